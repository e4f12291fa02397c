//! Zones that are smaller than a pixel of their tile: their pixels are filled, those of one layer together, so that a
//! hundred thousand fields are seen from afar and weigh no more than the ground they lie on.

use std::collections::{BTreeMap, BTreeSet};

use crate::spatial::tiles::{EXTENT, Geometry, LayerWriter, TagValue};

/// A pixel of a tile of 512, in its units, as a power of two.
const PIXEL_BITS: u32 = 3;
/// Pixels become larger until there are no more rectangles than this.
const MOST_RECTANGLES: usize = 4_000;
/// Pixels of this size are taken whatever comes.
const LARGEST_BITS: u32 = 8;

/// Pixels by row and column, of each layer and effect.
type Pixels = BTreeSet<(i32, i32)>;

/// The pixels that hold something.
#[derive(Debug, Default)]
pub(super) struct Dots(BTreeMap<(&'static str, Option<&'static str>), Pixels>);

/// A row of pixels beside one another: row, first and last column.
type Run = (i32, i32, i32);

impl Dots {
    /// Notes a zone at a unit of the tile.
    pub(super) fn add(&mut self, layer: &'static str, effect: Option<&'static str>, [x, y]: [i32; 2]) {
        if (0..EXTENT).contains(&x) && (0..EXTENT).contains(&y) {
            self.0.entry((layer, effect)).or_default().insert((y >> PIXEL_BITS, x >> PIXEL_BITS));
        }
    }

    /// Draws all of them, a feature each layer.
    pub(super) fn draw(self, layer: &mut LayerWriter) {
        let mut geometry = Geometry::default();
        for ((name, effect), mut pixels) in self.0 {
            let mut bits = PIXEL_BITS;
            let mut rows = runs(&pixels);
            while rows.len() > MOST_RECTANGLES && bits < LARGEST_BITS {
                pixels = pixels.into_iter().map(|(row, column)| (row >> 1, column >> 1)).collect();
                bits += 1;
                rows = runs(&pixels);
            }
            geometry.clear();
            for (row, first, last) in rows {
                let [west, east, north, south] = [first, last + 1, row, row + 1].map(|at| at << bits);
                geometry.polygon(&[vec![[west, north], [east, north], [east, south], [west, south]]]);
            }
            let mut tags = Vec::new();
            for (key, text) in [("part", Some("zone")), ("layer", Some(name)), ("effect", effect)] {
                if let Some(text) = text {
                    let key = layer.key(key);
                    tags.push(layer.tag(key, TagValue::Text(text)));
                }
            }
            layer.feature(None, &tags, &geometry);
        }
    }
}

/// Pixels beside one another as one.
fn runs(pixels: &Pixels) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (row, column) in pixels {
        match runs.last_mut().filter(|(held, _, last)| held == row && *last + 1 == *column) {
            Some((_, _, last)) => *last = *column,
            None => runs.push((*row, *column, *column)),
        }
    }
    runs
}
