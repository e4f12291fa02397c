//! A zone as a file gives it.

use serde::Serialize;
use serde_json::Value;

use super::layer::Extent;

/// One zone of a file, its coordinates still in the file's system.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GivenZone {
    /// Its place in the file, from 1, by which a fault is found again.
    pub row: usize,
    /// What sort of the layer's things.
    pub class: Option<String>,
    /// What it belongs to.
    pub object: Option<String>,
    /// Its name; may be blank.
    pub name: String,
    /// Whether it is the zone or what the zone is measured from.
    pub extent: Extent,
    /// GeoJSON geometry, x before y.
    pub geometry: Value,
}
