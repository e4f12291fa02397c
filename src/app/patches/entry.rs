//! One row of a season, judged: what it must say and whether it can be so.

use jiff::civil::Date;
use serde_json::{Value, json};

use crate::app::district::District;
use crate::domain::fields::{Read, Reader, Wrong, text};
use crate::domain::houses::outline::Outline;
use crate::domain::ids::DivisionCode;
use crate::domain::patches::patch::Facts;
use crate::exchange::patches::{Field, day, kind, mu};
use crate::exchange::shapes::{Geometry, Rings, RowFault, Shape};
use crate::spatial::{Allowance, Crs, Datum, LonLat};

/// Earth moved for a road may be a thousand hectares.
const PATCH: Allowance = Allowance { min_area_m2: 1.0, max_area_m2: 1e7, max_vertices: 20_000 };
/// No image that anybody compares is older, and none is of tomorrow.
const LARGEST_MU: f64 = 15_000.0;
/// What a fault of the outline is said of.
const GEOMETRY: &str = "geometry";

/// What is the same for every row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ground<'g> {
    pub(super) district: &'g District,
    pub(super) crs: Crs,
    pub(super) today: Date,
    pub(super) area_differs_share: f64,
    /// Where whoever imports it may import.
    pub(super) within: &'g DivisionCode,
}

/// A row that can be taken over.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) facts: Facts,
    pub(super) division: DivisionCode,
    pub(super) outlines: Vec<Outline>,
    pub(super) bounds_deg: [f64; 4],
    pub(super) assumed: bool,
    pub(super) area_differs: bool,
}

/// Reads a row.
///
/// # Errors
/// Everything that is wrong with it.
pub(super) fn entry(shape: &Shape, ground: Ground<'_>) -> Result<Entry, Vec<RowFault>> {
    let mut row = Row { shape, ground, faults: shape.doubts.clone() };
    let number = row.required(Field::Number, |it| plain(it, 60));
    let unit_code = row.optional(Field::UnitCode, |it| plain(it, 30));
    let district_code = row.optional(Field::DistrictCode, |it| plain(it, 60));
    let project = row.optional(Field::Project, |it| plain(it, 200));
    let area_mu = row.area(Field::Area);
    let before = row.optional(Field::Before, |it| image_day(it, ground.today));
    let after = row.optional(Field::After, |it| image_day(it, ground.today));
    let sensor = row.optional(Field::Sensor, |it| plain(it, 60));
    let kind_text = row.optional(Field::Kind, |it| plain(it, 60));
    let conforms_to_plan = row.optional(Field::ConformsToPlan, |it| plain(it, 60));
    let cultivated_mu = row.area(Field::Cultivated);
    let basic_farmland_mu = row.area(Field::BasicFarmland);
    let farmland_mu = row.area(Field::Farmland);
    if before.zip(after).is_some_and(|(before, after)| before > after) {
        row.fault(Field::Before, Wrong::new("images_backwards"));
    }
    let division = row.division(unit_code.as_deref(), district_code.as_deref());
    let (outlines, assumed) = row.outlines(area_mu);
    let bounds_deg = row.bounds(&outlines);
    let kind = kind(kind_text.as_deref());
    let facts = |number| Facts {
        number,
        unit_code,
        district_code,
        project,
        area_mu,
        before,
        after,
        sensor,
        kind,
        kind_text,
        conforms_to_plan,
        cultivated_mu,
        basic_farmland_mu,
        farmland_mu,
    };
    match (number, division, bounds_deg) {
        (Some(number), Some(division), Some(bounds_deg)) if row.faults.is_empty() => {
            let facts = facts(number);
            let drawn_m2: f64 = outlines.iter().map(|outline| outline.area_m2).sum();
            let slack_m2 = ground.area_differs_share * drawn_m2;
            let area_differs = !assumed && facts.stated_m2().is_some_and(|stated| (stated - drawn_m2).abs() > slack_m2);
            Ok(Entry { facts, division, outlines, bounds_deg, assumed, area_differs })
        }
        _ => Err(row.faults),
    }
}

struct Row<'r> {
    shape: &'r Shape,
    ground: Ground<'r>,
    faults: Vec<RowFault>,
}

impl Row<'_> {
    fn required<T>(&mut self, field: Field, read: impl FnOnce(&str) -> Read<T>) -> Option<T> {
        if field.of(self.shape).is_none() {
            self.fault(field, Wrong::new("required"));
            return None;
        }
        self.optional(field, read)
    }

    fn optional<T>(&mut self, field: Field, read: impl FnOnce(&str) -> Read<T>) -> Option<T> {
        let (_, text) = field.of(self.shape)?;
        match read(&text) {
            Ok(value) => Some(value),
            Err(wrongs) => {
                for wrong in wrongs {
                    self.fault(field, wrong);
                }
                None
            }
        }
    }

    fn area(&mut self, field: Field) -> Option<f64> {
        let column = field.of(self.shape).map(|(column, _)| column.to_owned())?;
        self.optional(field, |text| match text.parse::<f64>() {
            Ok(value) if (0.0..=LARGEST_MU * 10_000.0).contains(&value) => Ok(mu(&column, value)),
            Ok(_) => Err(vec![Wrong::new("out_of_range").with("least", 0).with("most", LARGEST_MU)]),
            Err(_no_number) => Err(vec![Wrong::new("not_a_number").with("value", text)]),
        })
    }

    fn fault(&mut self, field: Field, wrong: Wrong) {
        let column = field.of(self.shape).map(|(name, _)| name.to_owned());
        let first = field.names().first().copied().unwrap_or_default();
        self.column_fault(column.unwrap_or_else(|| first.to_owned()), wrong);
    }

    fn column_fault(&mut self, column: String, wrong: Wrong) {
        let column = if wrong.at.is_empty() { column } else { format!("{column} {}", wrong.at) };
        self.faults.push(RowFault { row: self.shape.row, column, code: wrong.code, params: wrong.params });
    }

    /// The smallest division that the codes name and the district knows; the county where they name none.
    fn division(&mut self, unit: Option<&str>, district: Option<&str>) -> Option<DivisionCode> {
        let known = |code: &&str, digits: usize| {
            let code = code.get(..digits)?.parse::<DivisionCode>().ok()?;
            (self.ground.district.knows(&code) || digits == 6).then_some(code)
        };
        let codes = [unit, district];
        let named = codes.iter().flatten().find_map(|code| {
            let digits: &str = code.trim();
            [12, 9, 6].into_iter().find_map(|length| known(&digits, length))
        });
        let county = DivisionCode::from(self.ground.district.county());
        let division = match named {
            Some(division) if county.holds(&division) => division,
            Some(_elsewhere) => {
                let field = if unit.is_some() { Field::UnitCode } else { Field::DistrictCode };
                self.fault(field, Wrong::new("not_this_county"));
                return None;
            }
            None => county,
        };
        if !self.ground.within.holds(&division) {
            self.fault(Field::UnitCode, Wrong::new("outside_territory"));
            return None;
        }
        Some(division)
    }

    /// The parts as drawn, or a square of the stated area around the centre.
    fn outlines(&mut self, area_mu: Option<f64>) -> (Vec<Outline>, bool) {
        match &self.shape.geometry {
            Geometry::Polygons(polygons) if !polygons.is_empty() => {
                let outlines = polygons.clone().iter().filter_map(|rings| self.drawn(rings)).collect();
                (outlines, false)
            }
            Geometry::Points(points) if points.len() == 1 => {
                let centre = points.first().and_then(|[x, y]| self.placed([*x, *y]));
                (self.square(centre, area_mu), true)
            }
            Geometry::Missing => {
                let centre = self.centre_columns();
                (self.square(centre, area_mu), true)
            }
            _ => {
                self.column_fault(GEOMETRY.to_owned(), Wrong::new("not_a_polygon"));
                (Vec::new(), false)
            }
        }
    }

    fn placed(&mut self, [x, y]: [f64; 2]) -> Option<LonLat> {
        let place = self.ground.crs.to_lonlat(x, y).ok();
        if place.is_none() {
            self.column_fault(GEOMETRY.to_owned(), Wrong::new("outside_grid"));
        }
        place
    }

    /// The centre in columns of its own, which are degrees.
    fn centre_columns(&mut self) -> Option<LonLat> {
        let number =
            |text: &str| text.parse::<f64>().map_err(|_none| vec![Wrong::new("not_a_number").with("value", text)]);
        let lon = self.required(Field::Lon, number);
        let lat = self.required(Field::Lat, number);
        let place = Crs::Degrees(Datum::Wgs84).to_lonlat(lon?, lat?).ok();
        if place.is_none() {
            self.fault(Field::Lon, Wrong::new("out_of_degrees"));
        }
        place
    }

    fn square(&mut self, centre: Option<LonLat>, area_mu: Option<f64>) -> Vec<Outline> {
        let Some(area_m2) = area_mu.map(|mu| mu * crate::domain::patches::patch::MU_M2).filter(|area| *area >= 1.0)
        else {
            self.fault(Field::Area, Wrong::new("area_needed"));
            return Vec::new();
        };
        let Some(centre) = centre else { return Vec::new() };
        let grid = self.ground.district.grid;
        let half = area_m2.sqrt() / 2.0;
        let corners = || {
            let middle = grid.grid_from_lonlat(centre).ok()?;
            let corner = |east: f64, north: f64| {
                let place = grid.lonlat_from_grid(middle.easting_m() + east, middle.northing_m() + north).ok()?;
                Some([place.lon_deg(), place.lat_deg()])
            };
            let signs = [(-half, -half), (half, -half), (half, half), (-half, half), (-half, -half)];
            signs.into_iter().map(|(east, north)| corner(east, north)).collect::<Option<Vec<_>>>()
        };
        let Some(ring) = corners() else {
            self.column_fault(GEOMETRY.to_owned(), Wrong::new("outside_grid"));
            return Vec::new();
        };
        self.outline(&vec![ring]).into_iter().collect()
    }

    fn drawn(&mut self, rings: &Rings) -> Option<Outline> {
        let placed =
            |[x, y]: &[f64; 2]| self.ground.crs.to_lonlat(*x, *y).map(|place| [place.lon_deg(), place.lat_deg()]);
        let rings: Result<Rings, _> = rings.iter().map(|ring| ring.iter().map(placed).collect()).collect();
        match rings {
            Ok(rings) => self.outline(&rings),
            Err(_beyond) => {
                self.column_fault(GEOMETRY.to_owned(), Wrong::new("outside_grid"));
                None
            }
        }
    }

    fn outline(&mut self, rings: &Rings) -> Option<Outline> {
        let polygon = json!({ "type": "Polygon", "coordinates": rings });
        match Outline::read_within(&polygon, self.ground.district.grid, PATCH) {
            Ok(outline) => Some(outline),
            Err(wrongs) => {
                for wrong in wrongs {
                    self.column_fault(GEOMETRY.to_owned(), wrong);
                }
                None
            }
        }
    }

    /// The box around all parts, whose middle must lie in the county.
    fn bounds(&mut self, outlines: &[Outline]) -> Option<[f64; 4]> {
        let points = outlines.iter().filter_map(|outline| outline.geometry.get("coordinates")?.get(0)?.as_array());
        let points = points.flatten().filter_map(|point| Some([point.get(0)?.as_f64()?, point.get(1)?.as_f64()?]));
        let start = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
        let bounds = points.fold(start, |[west, south, east, north], [lon, lat]| {
            [west.min(lon), south.min(lat), east.max(lon), north.max(lat)]
        });
        let [west, south, east, north] = bounds;
        let middle = LonLat::new(f64::midpoint(west, east), f64::midpoint(south, north)).ok()?;
        if self.ground.district.contains(middle) {
            return Some(bounds);
        }
        self.column_fault(GEOMETRY.to_owned(), Wrong::new("outside_county"));
        None
    }
}

fn plain(value: &str, most: usize) -> Read<String> {
    text(1, most).read(&Value::from(value))
}

fn image_day(value: &str, today: Date) -> Read<Date> {
    match day(value) {
        Some(day) if day > today => Err(vec![Wrong::new("in_future")]),
        Some(day) => Ok(day),
        None => Err(vec![Wrong::new("bad_date")]),
    }
}
