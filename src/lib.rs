//! Homestead follows every rural house of a Chinese county through 规、审、建、管、验: planning, approval,
//! construction, supervision and acceptance. The shape of the house stands in `src/README.md`.

pub mod app;
pub mod blob;
pub mod cli;
pub mod domain;
pub mod exchange;
pub mod http;
pub mod imaging;
pub mod ledger;
pub mod spatial;
pub mod store;
pub mod words;
