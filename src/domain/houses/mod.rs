//! The life of a house: its file, the acts that change it, what each waits for, its clocks and who is next.

pub mod acts;
pub mod application;
pub mod cases;
pub mod codes;
pub mod deadlines;
pub mod duties;
pub mod existing;
pub mod file;
pub mod findings;
pub mod meetings;
pub mod outline;
pub mod person;
pub mod siting;
pub mod steps;
pub mod visit;

pub use acts::ActKind;
pub use file::House;
