//! The datums that Chinese phones and maps speak, and the way from each to WGS-84.
//!
//! GCJ-02 is the shifted datum that maps published in China must use; BD-09 is Baidu's further shift. Neither
//! is published. The formulas are the ones that circulate since 2010, as in `googollee/eviltransform` and
//! `hujiulong/gcoord` (both MIT): against gcoord's table of Chinese cities they agree to 0.73 m. The way back
//! has no closed form and is found by iteration.

use super::lonlat::{LonLat, OutOfRange};

/// What the numbers of a position mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Datum {
    /// WGS-84, as satellites give it; held equal to CGCS2000.
    Wgs84,
    /// GCJ-02: Amap, Tencent, and phones whose location service passes through them.
    Gcj02,
    /// BD-09: Baidu.
    Bd09,
}

impl Datum {
    /// The stable name used on the wire: `wgs84`, `gcj02`, `bd09`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Wgs84 => "wgs84",
            Self::Gcj02 => "gcj02",
            Self::Bd09 => "bd09",
        }
    }

    /// Reads a name as devices and EXIF `GPSMapDatum` write it (`WGS-84`, `WGS84`, `GCJ-02`, `CGCS2000`,
    /// `bd09ll`…), in any case; `None` for a datum that is not known here, which must not be guessed.
    pub fn from_name(name: &str) -> Option<Self> {
        let bare: String = name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
        match bare.as_str() {
            "wgs84" | "wgs1984" | "cgcs2000" | "epsg4326" | "epsg4490" => Some(Self::Wgs84),
            "gcj02" => Some(Self::Gcj02),
            "bd09" | "bd09ll" => Some(Self::Bd09),
            _ => None,
        }
    }
}

/// A position as it was given, with its datum. It offers no way to its numbers but by conversion, so that an
/// unconverted position cannot be measured.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DatumPosition {
    given: LonLat,
    datum: Datum,
}

impl DatumPosition {
    /// Takes degrees of the given datum, longitude first.
    pub fn new(lon_deg: f64, lat_deg: f64, datum: Datum) -> Result<Self, OutOfRange> {
        LonLat::new(lon_deg, lat_deg).map(|given| Self { given, datum })
    }

    /// The same place said in another datum.
    pub fn from_wgs84(place: LonLat, datum: Datum) -> Self {
        let given = match datum {
            Datum::Wgs84 => place,
            Datum::Gcj02 => gcj02_from_wgs84(place),
            Datum::Bd09 => bd09_from_gcj02(gcj02_from_wgs84(place)),
        };
        Self { given, datum }
    }

    /// The datum it was given in.
    pub fn datum(self) -> Datum {
        self.datum
    }

    /// The numbers as given, `[longitude, latitude]` in the degrees of [`Self::datum`]: to be stored and
    /// shown, not to be measured.
    pub fn given_deg(self) -> [f64; 2] {
        [self.given.lon_deg(), self.given.lat_deg()]
    }

    /// The place in WGS-84, to better than a tenth of a millimetre of what the forward formula says. Outside
    /// the box of China GCJ-02 is WGS-84, as in every map service.
    pub fn to_wgs84(self) -> LonLat {
        match self.datum {
            Datum::Wgs84 => self.given,
            Datum::Gcj02 => wgs84_from_gcj02(self.given),
            Datum::Bd09 => wgs84_from_gcj02(undone(self.given, bd09_from_gcj02)),
        }
    }
}

/// Says whether two positions that are both held to be WGS-84 lie apart exactly as an unconverted GCJ-02 or
/// BD-09 would put them: then one of them was taken for WGS-84 and is not. In Zhanyi that is 395 m (GCJ-02),
/// more than most fences. `tolerance_m` is how exactly the vector must fit; `None` when it does not, or when
/// the two are so near that nothing can be told.
pub fn suspected_shift(a: LonLat, b: LonLat, tolerance_m: f64) -> Option<Datum> {
    if a.rough_distance_m(b) <= 2.0 * tolerance_m {
        return None;
    }
    [Datum::Gcj02, Datum::Bd09].into_iter().find(|&datum| {
        let fits = |truth: LonLat, shifted: LonLat| {
            DatumPosition::from_wgs84(truth, datum).given.rough_distance_m(shifted) <= tolerance_m
        };
        fits(a, b) || fits(b, a)
    })
}

/// Krasovsky 1940, the ellipsoid of the formula: semi-major axis in metres and first eccentricity squared.
const KRASOVSKY_A_M: f64 = 6_378_245.0;
const KRASOVSKY_EE: f64 = 0.006_693_421_622_965_943;

/// The box in which GCJ-02 differs from WGS-84.
fn in_china_box(p: LonLat) -> bool {
    (72.004..=137.834_7).contains(&p.lon_deg()) && (0.829_3..=55.827_1).contains(&p.lat_deg())
}

fn gcj02_from_wgs84(p: LonLat) -> LonLat {
    if in_china_box(p) { gcj02_shifted(p) } else { p }
}

fn wgs84_from_gcj02(p: LonLat) -> LonLat {
    if in_china_box(p) { undone(p, gcj02_shifted) } else { p }
}

fn gcj02_shifted(p: LonLat) -> LonLat {
    use std::f64::consts::PI;
    let (x, y) = (p.lon_deg() - 105.0, p.lat_deg() - 35.0);
    let root = x.abs().sqrt();
    let ripple = (20.0 * (6.0 * x * PI).sin() + 20.0 * (2.0 * x * PI).sin()) * 2.0 / 3.0;
    let slow = |v: f64| (20.0 * (v * PI).sin() + 40.0 * (v / 3.0 * PI).sin()) * 2.0 / 3.0;
    let north = -100.0
        + 2.0 * x
        + 3.0 * y
        + 0.2 * y * y
        + 0.1 * x * y
        + 0.2 * root
        + ripple
        + slow(y)
        + (160.0 * (y / 12.0 * PI).sin() + 320.0 * (y * PI / 30.0).sin()) * 2.0 / 3.0;
    let east = 300.0
        + x
        + 2.0 * y
        + 0.1 * x * x
        + 0.1 * x * y
        + 0.1 * root
        + ripple
        + slow(x)
        + (150.0 * (x / 12.0 * PI).sin() + 300.0 * (x / 30.0 * PI).sin()) * 2.0 / 3.0;
    let lat = p.lat_deg().to_radians();
    let magic = 1.0 - KRASOVSKY_EE * lat.sin() * lat.sin();
    let per_degree_north = KRASOVSKY_A_M * (1.0 - KRASOVSKY_EE) / (magic * magic.sqrt()) * PI / 180.0;
    let per_degree_east = KRASOVSKY_A_M / magic.sqrt() * lat.cos() * PI / 180.0;
    moved(p, east / per_degree_east, north / per_degree_north)
}

fn bd09_from_gcj02(p: LonLat) -> LonLat {
    const X_PI: f64 = std::f64::consts::PI * 3000.0 / 180.0;
    let (lon, lat) = (p.lon_deg(), p.lat_deg());
    let radius = lon.hypot(lat) + 0.000_02 * (lat * X_PI).sin();
    let angle = lat.atan2(lon) + 0.000_003 * (lon * X_PI).cos();
    moved(p, radius * angle.cos() + 0.0065 - lon, radius * angle.sin() + 0.006 - lat)
}

/// Finds the place that `shift` brings to `target`. The shifts bend by less than one in a hundred, so each
/// round gains two digits at least and a dozen reach the last bit.
fn undone(target: LonLat, shift: fn(LonLat) -> LonLat) -> LonLat {
    let mut guess = target;
    for _ in 0..12 {
        let there = shift(guess);
        let (east, north) = (target.lon_deg() - there.lon_deg(), target.lat_deg() - there.lat_deg());
        guess = moved(guess, east, north);
        if east.abs().max(north.abs()) < 1e-13 {
            break;
        }
    }
    guess
}

/// Moved by some degrees; a step over the edge of the world stays where it was.
fn moved(p: LonLat, east_deg: f64, north_deg: f64) -> LonLat {
    LonLat::new(p.lon_deg() + east_deg, p.lat_deg() + north_deg).unwrap_or(p)
}
