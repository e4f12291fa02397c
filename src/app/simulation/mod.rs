//! A county that nobody lives in: as many houses as a prefecture has, in villages of hamlets, as this program would have
//! them after years. Everything is drawn from a seed; what is drawn is written by the same types, keys and digests as what
//! people do.

mod copy;
mod country;
mod dice;
mod fill;
mod hamlet;
mod names;
mod order;
mod plan;
mod register;
mod staff;
mod stencil;
mod told;

pub use country::{Country, Township, Village};
pub use dice::Dice;
pub use fill::{Filled, Progress, fill};
pub use order::{Ground, Order, SIMULATED};
pub use told::{Recorder, Stories};
