//! Siting: what a plot touches, asked before anybody applies and again by the acts of its house.

mod ask;
mod survey;
mod view;

pub use ask::{Question, ask, fields, of_house};
pub use survey::{Site, of_file, survey};
pub use view::SitingView;
