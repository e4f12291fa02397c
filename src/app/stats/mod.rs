//! The board: what happened in a territory in a period, and how it stands today. Every figure has the list behind it, and every
//! share its number; of places and files, never of people, and townships stand in the order of their codes.

mod cases;
mod count;
mod houses;
mod lists;
mod overview;
mod patrols;
mod rules;
mod table;
pub mod view;

pub use overview::{StatsQuery, overview, townships};
pub use table::{overview_csv, townships_csv};
pub use view::{OverviewView, TownshipsView};
