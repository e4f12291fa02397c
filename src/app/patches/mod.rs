//! Satellite patches: a season taken over and held against what was approved, read, acted on, given back.

mod act;
mod compare;
mod entry;
mod feedback;
mod file;
mod ground;
mod import;
mod list;
mod take;
pub mod view;

pub use act::{act, acts, bodies, photo};
pub use compare::{Compared, compare};
pub use feedback::{FeedbackFormat, feedback, feedback_of};
pub use file::{parse, visible};
pub use import::{Given, Imported, Options, Progress, import};
pub use list::{PatchQuery, patch, patches, seasons};
pub(in crate::app) use list::{lines, lines_of};
pub use take::{MAX_BYTES, about_fields, collection, file, is_season};
