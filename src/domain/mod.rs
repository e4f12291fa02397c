//! Pure law and life of a house: acts, stages, requirements, clocks, powers. No input or output, no clock, no SQL.

pub mod actor;
pub mod calendar;
pub mod certainty;
pub mod divisions;
pub mod fields;
pub mod houses;
pub mod identity;
pub mod ids;
pub mod kinds;
pub mod numbers;
pub mod pack;
pub mod papers;
pub mod patches;
pub mod patrols;
pub mod private;
pub mod requirement;
pub mod rule;
pub mod stats;
pub mod time;
pub mod violations;
pub mod zones;
