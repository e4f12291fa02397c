//! Where the demo's houses stand: real villages of two towns of 沾益区, invented plots. The villages' middles are roughly
//! theirs, good enough to look at.

use serde_json::{Value, json};

/// Who works in a town, by sign-in name.
#[derive(Debug)]
pub(super) struct Town {
    pub(super) clerk: &'static str,
    pub(super) officers: [&'static str; 2],
    pub(super) natural_resources: &'static str,
    pub(super) agriculture: &'static str,
    pub(super) chief: &'static str,
}

/// A village with its cadre.
#[derive(Debug)]
pub(super) struct Village {
    pub(super) code: &'static str,
    pub(super) cadre: &'static str,
    pub(super) town: &'static Town,
    middle: [f64; 2],
    /// Which way its lanes run, degrees against the clock from east.
    lanes_deg: f64,
}

const BAISHUI: Town = Town {
    clerk: "clerk",
    officers: ["officer", "officer2"],
    natural_resources: "station-nr",
    agriculture: "station-ag",
    chief: "chief",
};
const PANJIANG: Town = Town {
    clerk: "clerk-pj",
    officers: ["officer-pj", "officer2-pj"],
    natural_resources: "station-nr-pj",
    agriculture: "station-ag-pj",
    chief: "chief-pj",
};

const fn village(
    code: &'static str,
    cadre: &'static str,
    town: &'static Town,
    middle: [f64; 2],
    lanes_deg: f64,
) -> Village {
    Village { code, cadre, town, middle, lanes_deg }
}

/// 勺达村.
pub(super) const SHAODA: &Village = &village("530303101201", "cadre", &BAISHUI, [104.0562, 25.6841], 12.0);
/// 中心村.
pub(super) const ZHONGXIN: &Village = &village("530303101202", "cadre-zx", &BAISHUI, [104.0641, 25.6993], -21.0);
/// 大德村.
pub(super) const DADE: &Village = &village("530303101204", "cadre-dd", &BAISHUI, [104.0538, 25.7092], 38.0);
/// 王官村.
pub(super) const WANGGUAN: &Village = &village("530303101205", "cadre-wg", &BAISHUI, [104.0655, 25.6712], 3.0);
/// 河西村.
pub(super) const HEXI: &Village = &village("530303102201", "cadre-pj", &PANJIANG, [103.8704, 25.7702], 27.0);
/// 小后所村.
pub(super) const XIAOHOUSUO: &Village = &village("530303102203", "cadre-xhs", &PANJIANG, [103.8853, 25.7951], -9.0);
/// 龙凤村.
pub(super) const LONGFENG: &Village = &village("530303102209", "cadre-lf", &PANJIANG, [103.9082, 25.8083], 54.0);

/// Metres of the district's projected system in a degree near 25.7° N, 104° E: a plot of 115 m² is right to 0.02 m².
const M_PER_DEG: [f64; 2] = [100_382.0, 110_795.0];
/// The house keeps so far from the edge of its plot, metres.
const SETBACK_M: f64 = 1.0;

/// A plot: a rectangle that stands as the lane does, or nearly.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lot {
    middle: [f64; 2],
    turned_deg: f64,
    size_m: [f64; 2],
}

impl Lot {
    /// The `nth` plot of a village: three to a row, each a little out of line and of its own size.
    pub(super) fn of(village: &Village, nth: u32) -> Self {
        let wobble = |step: u32, span: u32| f64::from(nth * step % span);
        let along_m = f64::from(nth % 3) * 23.0 + wobble(7, 5);
        let across_m = f64::from(nth / 3) * 31.0 + wobble(5, 7);
        let turned_deg = village.lanes_deg + wobble(11, 17) - 8.0;
        let size_m = [10.0 + wobble(3, 9) * 0.5, 10.0 + wobble(2, 3) * 0.2];
        Self { middle: moved(village.middle, turn([along_m, across_m], village.lanes_deg)), turned_deg, size_m }
    }

    /// The same plot, drawn so that it takes a strip of the other.
    pub(super) fn onto(self, other: &Self, village: &Village) -> Self {
        const STRIP_M: f64 = 1.5;
        let apart_m = f64::midpoint(self.size_m[0], other.size_m[0]) - STRIP_M;
        Self { middle: moved(other.middle, turn([apart_m, 0.0], village.lanes_deg)), ..self }
    }

    pub(super) fn plot(&self) -> Value {
        self.rectangle(0.0, [0.0; 4])
    }

    pub(super) fn footprint(&self) -> Value {
        self.rectangle(SETBACK_M, [0.0; 4])
    }

    /// The plot with its west, south, east and north sides set out by so many metres.
    pub(super) fn plot_with(&self, out_m: [f64; 4]) -> Value {
        self.rectangle(0.0, out_m)
    }

    /// The house with its west, south, east and north walls set out by so many metres.
    pub(super) fn footprint_with(&self, out_m: [f64; 4]) -> Value {
        self.rectangle(SETBACK_M, out_m)
    }

    /// A rectangle of a size somewhere, turned as chance has it.
    pub(super) fn sized(middle: [f64; 2], nth: u32, size_m: [f64; 2]) -> Self {
        Self { middle, turned_deg: f64::from(nth * 37 % 90), size_m }
    }

    /// A plot of the same size elsewhere.
    pub(super) fn at(self, middle: [f64; 2]) -> Self {
        Self { middle, ..self }
    }

    pub(super) fn plot_area_m2(&self) -> f64 {
        self.area_m2(0.0)
    }

    pub(super) fn footprint_area_m2(&self) -> f64 {
        self.area_m2(SETBACK_M)
    }

    /// A place so far from the middle, metres east and north.
    pub(super) fn beside(&self, metres: [f64; 2]) -> [f64; 2] {
        moved(self.middle, metres)
    }

    fn area_m2(&self, inset_m: f64) -> f64 {
        let [width, depth] = self.size_m;
        (width - 2.0 * inset_m) * (depth - 2.0 * inset_m)
    }

    fn rectangle(&self, inset_m: f64, [west, south, east, north]: [f64; 4]) -> Value {
        let [x, y] = self.size_m.map(|side| side / 2.0 - inset_m);
        let (west, south, east, north) = (-x - west, -y - south, x + east, y + north);
        let ring = [[west, south], [east, south], [east, north], [west, north], [west, south]];
        json!({ "type": "Polygon", "coordinates": [ring.map(|corner| self.beside(turn(corner, self.turned_deg)))] })
    }
}

fn turn([x, y]: [f64; 2], deg: f64) -> [f64; 2] {
    let (sin, cos) = deg.to_radians().sin_cos();
    [x * cos - y * sin, x * sin + y * cos]
}

/// A place moved by metres, to the ninth decimal: a tenth of a millimetre.
fn moved([lon, lat]: [f64; 2], [east_m, north_m]: [f64; 2]) -> [f64; 2] {
    [lon + east_m / M_PER_DEG[0], lat + north_m / M_PER_DEG[1]].map(|deg| (deg * 1e9).round() / 1e9)
}
