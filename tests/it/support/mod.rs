//! What the stories stand on.

pub mod db;
pub mod rows;
pub mod server;
pub(crate) mod source;
