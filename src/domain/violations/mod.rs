//! Enforcement: a violation from its lead to the closed case, by the one track that its law has.

pub mod acts;
pub mod case;
pub mod clocks;
pub mod codes;
pub mod duties;
pub mod execution;
pub mod geometry;
pub mod kinds;
pub mod law;
pub mod leads;
pub mod of_house;
pub mod periods;
pub mod procedure;
pub mod rectified;
pub mod remedies;
pub mod risks;
pub mod standpoint;
pub mod steps;
pub mod survey;

pub use acts::ActKind;
pub use case::Violation;
