//! The one test binary: stories of the field, told against the real parts.

#![allow(
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::as_conversions,
    reason = "a test breaks off where something is wrong, and exports nothing"
)]

mod spatial_datum;
mod spatial_fence;
mod spatial_fixtures;
mod spatial_grid;
mod spatial_measure;
mod spatial_polygon;
mod spatial_region;
mod store_lists;
mod store_writes;
mod support;
