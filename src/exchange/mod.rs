//! Foreign formats in and out. Pure: bytes in, values out.

pub mod accounts;
pub mod calendar;
pub mod divisions;
pub mod embedded;
pub mod feedback;
pub mod pack;
pub mod papers;
pub mod patches;
pub mod pmtiles;
pub mod roster;
pub mod shapes;
mod table;
pub mod zones;
