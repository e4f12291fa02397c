//! The land that law sets apart: layers of zones, what the law says of building in them, and what a plot touches.
//!
//! A zone is either *designated*, its outline drawn by whoever may draw it, or a *reference* (the edge of a road's land,
//! an outer conductor, a pipeline's middle) from which the pack's rule measures a buffer. The buffer is the fallback:
//! where the designated outline of the same thing exists, that outline counts.

pub mod area;
mod given;
mod hits;
mod layer;
mod limit;
pub mod rule;
mod zone;

pub use given::GivenZone;
pub use hits::{Hit, hits};
pub use layer::{Extent, Layer};
pub use limit::{Limit, limit};
pub use zone::Zone;
