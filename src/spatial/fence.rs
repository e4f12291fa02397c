//! The fence around a plot, or around a place of which only a point is known: was a photo taken there?

use serde::{Deserialize, Serialize};

use super::border::Border;
use super::grid::{Grid, GridPoint};
use super::grid_polygon::GridPolygon;
use super::lonlat::LonLat;

/// A polygon grown by some metres, ready to be asked many times.
///
/// - *inside*: the distance to the polygon is at most `grow_m` and the accuracy of the fix together: the phone
///   may well have stood there.
/// - *undecided*: the fix is less accurate than `max_accuracy_m`, **however far away it says it is**. A phone
///   that knows only its radio mast puts itself kilometres off; to call that *outside* would accuse an
///   officer of having stayed at home on the word of a device that says itself it does not know.
/// - *outside*: accurate enough, and farther than that.
/// - *unlocated*: there is no position, or it is one that no receiver means: exactly 0, 0, or an accuracy that
///   is negative (so do phones say "invalid") or not a number.
#[derive(Debug, Clone)]
pub struct Fence {
    grid: Grid,
    origin_m: [f64; 2],
    /// `None` when the origin has no longitude and latitude, which a projected polygon always has.
    origin: Option<LonLat>,
    /// `None` for a fence around a point, which is the origin.
    border: Option<Border>,
    grow_m: f64,
    max_accuracy_m: f64,
}

/// On which side of a fence a fix lies. The wire name is the name in `snake_case`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// At the place, as far as the fix can tell.
    Inside,
    /// Not at the place.
    Outside,
    /// The fix is too inaccurate to say.
    Undecided,
    /// There is no usable fix.
    Unlocated,
}

/// What a fence says of a fix.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Verdict {
    /// The side.
    pub side: Side,
    /// Metres from the fix to the polygon itself (not to the grown fence), 0 within it; unrounded. Absent
    /// when unlocated. Beyond the reach of the grid it is a rough great-circle distance.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub distance_m: Option<f64>,
}

/// Rounding in the projection must not decide at the edge: a micrometre is given to *inside*.
const HAIR_M: f64 = 1e-6;

impl Fence {
    /// A fence around `polygon`, grown by `grow_m`, that decides nothing for fixes worse than
    /// `max_accuracy_m`, both in metres.
    pub fn around(polygon: &GridPolygon, grow_m: f64, max_accuracy_m: f64) -> Self {
        let origin_m = polygon.origin_m();
        let grid = polygon.grid();
        Self {
            grid,
            origin_m,
            origin: grid.lonlat_from_grid(origin_m[0], origin_m[1]).ok(),
            border: Some(Border::of(polygon)),
            grow_m,
            max_accuracy_m,
        }
    }

    /// The same around a point. None where the grid does not reach.
    pub fn around_point(point: LonLat, grid: Grid, grow_m: f64, max_accuracy_m: f64) -> Option<Self> {
        let at = grid.grid_from_lonlat(point).ok()?;
        let origin_m = [at.easting_m(), at.northing_m()];
        Some(Self { grid, origin_m, origin: Some(point), border: None, grow_m, max_accuracy_m })
    }

    /// Judges a fix; `accuracy_m` is the radius in metres that the device gives with it. Pass `None` for a fix
    /// that could not be read as a position.
    pub fn check(&self, fix: Option<LonLat>, accuracy_m: f64) -> Verdict {
        match fix {
            Some(place) if !is_null_island(place) => match self.grid.grid_from_lonlat(place) {
                Ok(point) => self.judge(self.distance_in_grid(point), accuracy_m),
                Err(_too_far) => {
                    let far = self.origin.map_or(f64::INFINITY, |origin| origin.rough_distance_m(place));
                    self.judge(far, accuracy_m)
                }
            },
            _ => UNLOCATED,
        }
    }

    /// Judges a fix that is projected already. A point of another grid is brought into this one first.
    pub fn check_point(&self, fix: GridPoint, accuracy_m: f64) -> Verdict {
        if fix.grid() == self.grid {
            self.judge(self.distance_in_grid(fix), accuracy_m)
        } else {
            self.check(fix.to_lonlat().ok(), accuracy_m)
        }
    }

    fn distance_in_grid(&self, point: GridPoint) -> f64 {
        let (x, y) = (point.easting_m() - self.origin_m[0], point.northing_m() - self.origin_m[1]);
        self.border.as_ref().map_or_else(|| x.hypot(y), |border| border.distance_m(x, y))
    }

    fn judge(&self, distance_m: f64, accuracy_m: f64) -> Verdict {
        if !(accuracy_m.is_finite() && accuracy_m >= 0.0 && distance_m.is_finite()) {
            return UNLOCATED;
        }
        let side = if accuracy_m > self.max_accuracy_m {
            Side::Undecided
        } else if distance_m <= self.grow_m + accuracy_m + HAIR_M {
            Side::Inside
        } else {
            Side::Outside
        };
        Verdict { side, distance_m: Some(distance_m) }
    }
}

const UNLOCATED: Verdict = Verdict { side: Side::Unlocated, distance_m: None };

/// 0, 0 is what a phone writes when it knows nothing.
fn is_null_island(place: LonLat) -> bool {
    place.lon_deg() == 0.0 && place.lat_deg() == 0.0
}
