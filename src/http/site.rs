//! What every request is answered from.

use crate::app::Homestead;

/// What is served, and how the world reaches it.
#[derive(Clone)]
pub struct Site {
    /// The use cases' house.
    pub home: Homestead,
    /// A proxy of ours stands in front and speaks TLS: its word on the caller's address is believed, and the refresh
    /// cookie is for secure connections only.
    pub behind_proxy: bool,
}
