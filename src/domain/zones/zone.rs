//! One zone of a layer.

use std::sync::Arc;

use jiff::civil::Date;

use super::layer::{Extent, Layer};
use crate::spatial::GridShape;

/// A zone as a layer of a certain date had it, in the district's projected system.
#[derive(Debug, Clone)]
pub struct Zone {
    /// Names it in the county: layer, version of the layer and place in it (`road-2-17`).
    pub id: String,
    /// Its layer.
    pub layer: Layer,
    /// What sort of the layer's things: a road's rank, a line's voltage. The pack's rules name those that matter.
    pub class: Option<String>,
    /// What the zone belongs to (`G320`), so that a designated outline is known to be that of a reference.
    pub object: Option<String>,
    /// What people call it; may be blank.
    pub name: String,
    /// Whether it is the zone or what the zone is measured from.
    pub extent: Extent,
    /// The day whose state of things the layer shows.
    pub as_of: Date,
    /// Who made the layer.
    pub source: String,
    /// Where it is. Shared: a zone may have a hundred thousand points.
    pub shape: Arc<GridShape>,
}
