//! The papers of an enforcement case: which there are, what an article demands of each, and what the file puts into them.

pub mod execution;
pub mod forms;
pub mod items;
pub mod list;
pub mod names;
pub mod phrases;
pub mod procedure;
pub mod sources;
pub mod values;

pub use forms::{Audience, Form};
pub use list::{CasePaper, Of, papers};
pub use sources::{PartyData, Sources};
pub use values::values;
