#![doc = include_str!("README.md")]

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
