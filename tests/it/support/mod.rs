//! What the stories stand on.

pub(crate) mod case;
pub(crate) mod case_days;
pub(crate) mod case_graph;
pub(crate) mod case_lawful;
pub(crate) mod case_life;
pub(crate) mod case_moves;
pub(crate) mod case_needs;
pub(crate) mod db;
pub(crate) mod exchange;
pub(crate) mod file;
pub(crate) mod files;
pub(crate) mod findings;
pub(crate) mod land;
pub(crate) mod life;
pub(crate) mod papers;
pub(crate) mod patrol;
pub(crate) mod program;
pub(crate) mod refused;
pub(crate) mod rows;
pub(crate) mod schema;
pub(crate) mod server;
pub(crate) mod source;
pub(crate) mod tiles;
pub(crate) mod town;
