//! Which tiles are asked for: where houses are, drawn from a seed, near ones and far ones.

use crate::app::Homestead;
use crate::app::refusal::Refusal;
use crate::app::simulation::Dice;
use crate::domain::ids::County;
use crate::store;
use crate::store::houses::Bbox;

/// Tiles of each kind.
const TILES: usize = 500;
/// The zooms of those that are far, and of those that are near.
pub(super) const FAR: [u32; 8] = [5, 6, 7, 8, 9, 10, 11, 12];
pub(super) const NEAR: [u32; 4] = [13, 14, 15, 16];
/// A strip of longitudes this wide has houses, as a rule; degrees.
const STRIP_DEG: f64 = 0.001;

/// A tile's address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Address {
    pub(super) z: u32,
    pub(super) x: u32,
    pub(super) y: u32,
}

impl Address {
    /// A path with `{z}`, `{x}` and `{y}` put in.
    pub(super) fn put_into(self, pattern: &str) -> String {
        let Self { z, x, y } = self;
        pattern.replace("{z}", &z.to_string()).replace("{x}", &x.to_string()).replace("{y}", &y.to_string())
    }
}

/// Places of houses, drawn from a seed.
pub(super) fn places(home: &Homestead, county: &County, seed: u64) -> Result<Vec<[f64; 2]>, Refusal> {
    let mut dice = Dice::of(seed, 9, 0);
    home.store.read(|conn| {
        let whole = Bbox { west: -180.0, south: -90.0, east: 180.0, north: 90.0 };
        let Some(bounds) = store::houses::bounds(conn, county.as_str())? else { return Ok(Vec::new()) };
        let mut places = Vec::with_capacity(TILES);
        for _ in 0..TILES * 20 {
            if places.len() == TILES {
                break;
            }
            let west = dice.between(bounds.west, bounds.east);
            let strip = Bbox { west, east: west + STRIP_DEG, ..whole };
            let mut here = store::houses::boxes(conn, county.as_str(), strip)?;
            here.sort_by(|a, b| a.0.cmp(&b.0));
            places.extend(dice.one_of(&here).map(|(_, house)| [house.west, house.south]));
        }
        Ok(places)
    })
}

/// A tile for each place, its zoom drawn from some.
pub(super) fn addresses(places: &[[f64; 2]], zooms: &[u32], seed: u64) -> Vec<Address> {
    let mut dice = Dice::of(seed, 10, zooms.len());
    let addressed = places.iter().filter_map(|place| Some(address(*place, *dice.one_of(zooms)?)));
    addressed.collect()
}

/// The tile of a zoom in which a place lies.
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the number of a tile: not below 0, and below two to the zoom"
)]
pub(super) fn address([lon, lat]: [f64; 2], z: u32) -> Address {
    let side = f64::from(1_u32 << z);
    let lat = lat.to_radians();
    let x = (lon + 180.0) / 360.0 * side;
    let y = (1.0 - (lat.tan() + 1.0 / lat.cos()).ln() / std::f64::consts::PI) / 2.0 * side;
    Address { z, x: x as u32, y: y as u32 }
}
