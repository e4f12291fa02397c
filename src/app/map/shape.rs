//! Outlines of files between `GeoJSON` and the map.

use serde::Deserialize;
use serde_json::Value;

use crate::spatial::LonLat;
use crate::spatial::tiles::{World, WorldBox};

/// A polygon as a file holds it, without what the map does not need of it.
#[derive(Debug, Deserialize)]
pub(super) struct Drawn {
    geometry: Rings,
}

#[derive(Debug, Deserialize)]
struct Rings {
    coordinates: Vec<Vec<[f64; 2]>>,
}

impl Drawn {
    /// Its rings, not closed; empty where it is no polygon.
    pub(super) fn rings(&self) -> Vec<Vec<World>> {
        rings(&self.geometry.coordinates)
    }
}

/// The rings of a `GeoJSON` polygon.
pub(super) fn polygon(geometry: &Value) -> Vec<Vec<World>> {
    Rings::deserialize(geometry).map(|drawn| rings(&drawn.coordinates)).unwrap_or_default()
}

fn rings(coordinates: &[Vec<[f64; 2]>]) -> Vec<Vec<World>> {
    let ring = |ring: &Vec<[f64; 2]>| {
        let mut points: Vec<World> =
            ring.iter().filter_map(|[lon, lat]| LonLat::new(*lon, *lat).ok()).map(World::of).collect();
        points.dedup();
        if points.len() > 1 && points.first() == points.last() {
            points.pop();
        }
        points
    };
    let rings: Vec<Vec<World>> = coordinates.iter().map(ring).collect();
    if rings.first().is_some_and(|outer| outer.len() >= 3) { rings } else { Vec::new() }
}

/// The middle of the box around an outline.
pub(super) fn middle(outline: &[Vec<Vec<World>>]) -> Option<World> {
    let around = WorldBox::around(outline.iter().filter_map(|rings| rings.first()).flatten().copied())?;
    Some(World { x: around.west.midpoint(around.east), y: around.north.midpoint(around.south) })
}
