//! Into which system a file's shapes go, and the four numbers that say where each of them is.

use serde_json::{Value, json};

use super::to_the_micrometre;
use crate::app::district::District;
use crate::app::refusal::Refusal;
use crate::domain::houses::outline::Outline;
use crate::exchange::shapes::write::{Column, Kind};
use crate::exchange::shapes::{Format, Rings, write};
use crate::spatial::{Crs, Datum, Grid, LonLat};
use crate::words::Language;

/// The district's grid and the system of the file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    grid: Grid,
    pub(super) crs: Crs,
}

impl Frame {
    /// The frame of a file of that format.
    pub(super) fn of(district: &District, format: Format) -> Self {
        Self { grid: district.grid, crs: write::system(format, Crs::Plane(district.grid)) }
    }

    /// The outline in the file's system: as it was computed, where that is the system, else as it was given.
    pub(super) fn rings(self, outline: &Outline) -> Result<Rings, Refusal> {
        if self.crs == Crs::Plane(self.grid) && outline.epsg == self.grid.epsg() {
            let ring = |ring: &Vec<[f64; 2]>| ring.iter().copied().map(to_the_micrometre).collect();
            return Ok(outline.rings_m.iter().map(ring).collect());
        }
        let broken = |why: serde_json::Error| Refusal::broken("an outline that is none", why);
        let given = outline.geometry.get("coordinates").cloned().unwrap_or_default();
        let given: Rings = serde_json::from_value(given).map_err(broken)?;
        let Crs::Plane(grid) = self.crs else { return Ok(given) };
        let placed = |[lon, lat]: [f64; 2]| {
            let place = Crs::Degrees(Datum::Wgs84).to_lonlat(lon, lat)?;
            Crs::Plane(grid).from_lonlat(place).map(to_the_micrometre)
        };
        let rings = given.into_iter().map(|ring| ring.into_iter().map(placed).collect());
        rings.collect::<Result<_, _>>().map_err(|why| Refusal::broken("an outline beyond the grid", why))
    }

    /// A place in the file's system; none where that does not reach there.
    pub(super) fn point(self, place: LonLat) -> Option<[f64; 2]> {
        match self.crs {
            Crs::Plane(_) => self.crs.from_lonlat(place).ok().map(to_the_micrometre),
            degrees @ Crs::Degrees(_) => degrees.from_lonlat(place).ok(),
        }
    }

    /// The values of [`places`]: degrees to a centimetre on the ground, metres to a millimetre.
    pub(super) fn place(self, place: Option<LonLat>) -> [Value; 4] {
        let rounded = |value: f64, by: f64| json!((value * by).round() / by);
        let plane = place.and_then(|place| Crs::Plane(self.grid).from_lonlat(place).ok());
        let degrees = |number: Option<f64>| number.map_or(Value::Null, |it| rounded(it, 1e7));
        let metres = |number: Option<f64>| number.map_or(Value::Null, |it| rounded(it, 1e3));
        [
            degrees(place.map(LonLat::lon_deg)),
            degrees(place.map(LonLat::lat_deg)),
            metres(plane.map(|[east, _]| east)),
            metres(plane.map(|[_, north]| north)),
        ]
    }
}

/// The columns of a place.
pub(super) fn places(words: Language) -> [Column; 4] {
    let column = |name, decimals| titled(name, Kind::Decimal(decimals), words);
    [column("LON", 7), column("LAT", 7), column("EAST", 3), column("NORTH", 3)]
}

/// A column with its title in the reader's language.
pub(super) fn titled(name: &str, kind: Kind, words: Language) -> Column {
    Column::new(name, kind).titled(words.label("export_column", &name.to_lowercase()))
}

/// Square metres and metres as they are shown.
pub(super) fn cents(value: f64) -> Value {
    json!((value * 100.0).round() / 100.0)
}
