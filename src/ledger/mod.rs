//! The ledger of a county: one entry an act, each bound to the one before. Pure: it knows neither the database nor
//! the law, so that whoever holds the entries can check them without either.

pub mod canonical;
pub mod chain;
pub mod checkpoint;
pub mod digest;
pub mod entry;
pub mod merkle;
pub mod receipt;
