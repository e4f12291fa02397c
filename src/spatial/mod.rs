//! Pure geometry: positions, datums, grids, plots, measures and fences.
//!
//! Three kinds of coordinate exist, and none of them can stand in for another:
//!
//! - [`DatumPosition`]: what a device or a map gave, in whatever datum it says. It can only be converted.
//! - [`LonLat`]: longitude and latitude in WGS-84, which is held to be CGCS2000 (they differ by less than a
//!   metre, and no phone is better than that).
//! - [`GridPoint`], [`GridPolygon`]: metres in a Gauss–Krüger grid of CGCS2000, where every area and distance
//!   is computed. Each carries its [`Grid`], because 4523 and 4543 are two meridians and easily confused.
//!
//! Nothing here reads a file, a clock or a database, and nothing of the program is known here.

mod border;
mod box_index;
mod contact;
mod convex;
mod correction;
mod crs;
mod datum;
mod defect;
mod fence;
mod grid;
mod grid_polygon;
mod grown;
mod kruger;
mod lonlat;
mod measure;
mod plot_index;
mod polygon;
mod region;
mod repair;
mod ring;
mod segments;
mod shape;
mod shape_geojson;
mod suspicion;
mod sweep;
mod tape;
pub mod tiles;
mod validity;

pub use box_index::BoxIndex;
pub use correction::{AreaUnit, Correction, corrected};
pub use crs::{Crs, CrsError};
pub use datum::{Datum, DatumPosition, suspected_shift};
pub use defect::{Defect, DefectCode, Place};
pub use fence::{Fence, Side, Verdict};
pub use grid::{Grid, GridError, GridPoint, MixedGrids};
pub use grid_polygon::{GridBox, GridPolygon};
pub use lonlat::{LonLat, LonLatBox, OutOfRange};
pub use measure::{
    Overlap, difference, difference_area_m2, distance_m, greatest_distance_outside_m, intersection,
    intersection_area_m2, overlap, plane_cleaned, plane_overlap,
};
pub use plot_index::PlotIndex;
pub use polygon::{Allowance, PlotPolygon};
pub use region::{Region, RegionError};
pub use repair::{Mend, MendCode, Repair, repaired};
pub use shape::GridShape;
pub use suspicion::{Suspicion, SuspicionCode, area_suspicion, shift_beside, suspicions};
pub use tape::{Tape, TapeError, Taped, Turn, taped};
pub use validity::{cross_too_often, plane_defects};
