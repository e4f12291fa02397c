//! One row of a register, judged: what it must say and whether it can be so.

use jiff::civil::Date;
use serde_json::{Value, json};

use crate::app::district::District;
use crate::domain::fields::{Read, Reader, Wrong, text};
use crate::domain::houses::existing::Existing;
use crate::domain::houses::file::Boundaries;
use crate::domain::houses::file::Register;
use crate::domain::houses::outline::Outline;
use crate::domain::identity::{CitizenNumber, IdentityError, UnitNumber};
use crate::domain::ids::DivisionCode;
use crate::domain::private::Private;
use crate::exchange::roster::Field;
use crate::exchange::shapes::{self, Geometry, Rings, RowFault, Shape};
use crate::spatial::{Crs, LonLat};

/// What is the same for every row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ground<'g> {
    pub(super) district: &'g District,
    pub(super) crs: Crs,
    pub(super) today: Date,
    pub(super) source: &'g str,
}

/// The row as an entry of the register.
///
/// # Errors
/// Everything that is wrong with it.
pub(super) fn entry(shape: &Shape, ground: Ground<'_>) -> Result<Existing, Vec<RowFault>> {
    let mut row = Row { shape, ground, faults: shape.doubts.clone() };
    let village = row.required(Field::Village, |text| row_village(text, ground));
    let head = row.required(Field::Head, |text| plain(text, 60));
    let id_number =
        row.optional(Field::IdNumber, |text| identity(text.parse::<CitizenNumber>()?.living_on(ground.today)));
    let unit_no = row.required(Field::UnitNo, |text| identity(text.parse::<UnitNumber>()));
    let code = row.optional(Field::Code, code);
    let certificate_no = row.required(Field::CertificateNo, |text| plain(text, 100));
    let registered_on = row.required(Field::RegisteredOn, |text| day(text, ground.today));
    let area_m2 = row.optional(Field::Area, |text| number(text, 1.0, 100_000.0));
    let floor_area_m2 = row.optional(Field::FloorArea, |text| number(text, 1.0, 100_000.0));
    let storeys = row.optional(Field::Storeys, whole);
    let height_m = row.optional(Field::Height, |text| number(text, 1.0, 200.0));
    let side = |row: &mut Row<'_>, field| row.optional(field, |text| plain(text, 60)).unwrap_or_default();
    let boundaries = Boundaries {
        east: side(&mut row, Field::East),
        south: side(&mut row, Field::South),
        west: side(&mut row, Field::West),
        north: side(&mut row, Field::North),
    };
    let plot = row.plot();
    let footprint = row.footprint();
    if let Some(unit) = unit_no.as_ref().filter(|unit| !unit.as_str().starts_with(ground.district.county().as_str())) {
        row.fault(Field::UnitNo, Wrong::new("other_county").with("value", unit.as_str()));
    }
    match (village, head, unit_no, certificate_no, registered_on, plot) {
        (Some(village), Some(head), Some(unit_no), Some(certificate_no), Some(registered_on), Some(plot))
            if row.faults.is_empty() =>
        {
            Ok(Existing {
                number: code.unwrap_or_else(|| unit_no.as_str().to_owned()),
                village,
                head: Private::new(head),
                id_number,
                plot,
                footprint,
                floor_area_m2,
                storeys,
                height_m,
                boundaries,
                certificate_no,
                unit_no,
                registered_on,
                register: Register { source: ground.source.to_owned(), area_m2 },
            })
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

    fn fault(&mut self, field: Field, wrong: Wrong) {
        let column = field.of(self.shape).map(|(name, _)| name.to_owned());
        let first = field.names().first().copied().unwrap_or_default();
        self.column_fault(column.unwrap_or_else(|| first.to_owned()), wrong);
    }

    fn column_fault(&mut self, column: String, wrong: Wrong) {
        let column = if wrong.at.is_empty() { column } else { format!("{column} {}", wrong.at) };
        self.faults.push(RowFault { row: self.shape.row, column, code: wrong.code, params: wrong.params });
    }

    fn plot(&mut self) -> Option<Outline> {
        let rings = self.degrees("geometry", &self.shape.geometry.clone())?;
        let outside = |[lon, lat]: &[f64; 2]| {
            LonLat::new(*lon, *lat).map_or(true, |corner| !self.ground.district.contains(corner))
        };
        if rings.first().is_some_and(|outer| outer.iter().any(outside)) {
            self.column_fault("geometry".to_owned(), Wrong::new("outside_county"));
            return None;
        }
        self.outline("geometry", &rings)
    }

    fn footprint(&mut self) -> Option<Outline> {
        let (name, text) = Field::Footprint.of(self.shape)?;
        let name = name.to_owned();
        if let Some(geometry) = shapes::outline(&text) {
            let rings = self.degrees(&name, &geometry)?;
            return self.outline(&name, &rings);
        }
        self.column_fault(name, Wrong::new("bad_geometry"));
        None
    }

    /// The rings of one polygon in longitude and latitude.
    fn degrees(&mut self, column: &str, geometry: &Geometry) -> Option<Rings> {
        let Geometry::Polygons(polygons) = geometry else {
            self.column_fault(column.to_owned(), Wrong::new("not_a_polygon"));
            return None;
        };
        let [rings] = polygons.as_slice() else {
            self.column_fault(column.to_owned(), Wrong::new("several_parts"));
            return None;
        };
        let placed =
            |[x, y]: &[f64; 2]| self.ground.crs.to_lonlat(*x, *y).map(|place| [place.lon_deg(), place.lat_deg()]);
        let rings: Result<Rings, _> = rings.iter().map(|ring| ring.iter().map(placed).collect()).collect();
        if rings.is_err() {
            self.column_fault(column.to_owned(), Wrong::new("outside_grid"));
        }
        rings.ok()
    }

    /// The polygon in the district's system.
    fn outline(&mut self, column: &str, rings: &Rings) -> Option<Outline> {
        let polygon = json!({ "type": "Polygon", "coordinates": rings });
        match Outline::read(&polygon, self.ground.district.grid) {
            Ok(outline) => Some(outline),
            Err(wrongs) => {
                for wrong in wrongs {
                    self.column_fault(column.to_owned(), wrong);
                }
                None
            }
        }
    }
}

fn wrong<T>(code: &'static str) -> Read<T> {
    Err(vec![Wrong::new(code)])
}

fn identity<T>(read: Result<T, IdentityError>) -> Read<T> {
    read.map_err(|why| vec![Wrong::new(why.code())])
}

impl From<IdentityError> for Vec<Wrong> {
    fn from(why: IdentityError) -> Self {
        vec![Wrong::new(why.code())]
    }
}

fn plain(value: &str, most: usize) -> Read<String> {
    text(1, most).read(&Value::from(value))
}

/// The village by the first twelve digits: codes of groups and of homesteads begin with it.
fn row_village(text: &str, ground: Ground<'_>) -> Read<DivisionCode> {
    let code = text.get(..12).and_then(|code| code.parse::<DivisionCode>().ok());
    match code.filter(|code| ground.district.knows(code)) {
        Some(code) => Ok(code),
        None => wrong("unknown_division"),
    }
}

/// A homestead code: the rule of its digits is not published, so only its signs are looked at.
fn code(text: &str) -> Read<String> {
    let formed =
        (5..=30).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if formed { Ok(text.to_owned()) } else { wrong("bad_number") }
}

fn number(text: &str, least: f64, most: f64) -> Read<f64> {
    match text.parse::<f64>() {
        Ok(number) if (least..=most).contains(&number) => Ok(number),
        Ok(_) => Err(vec![Wrong::new("out_of_range").with("least", least).with("most", most)]),
        Err(_no_number) => Err(vec![Wrong::new("not_a_number").with("value", text)]),
    }
}

/// A count of storeys; workbooks write 2 as 2.0.
fn whole(text: &str) -> Read<u32> {
    let digits = text.split_once('.').filter(|(_, rest)| rest.bytes().all(|it| it == b'0')).map_or(text, |(it, _)| it);
    match digits.parse() {
        Ok(count @ 1..=50) => Ok(count),
        _ => Err(vec![Wrong::new("out_of_range").with("least", 1).with("most", 50)]),
    }
}

/// `2019-05-06`, `2019/5/6`, `2019年5月6日`, `20190506`; not in the future.
fn day(text: &str, today: Date) -> Read<Date> {
    let date = text.split(['T', ' ']).next().unwrap_or_default();
    let pieces: Vec<&str> = date.split(|c: char| !c.is_ascii_digit()).filter(|piece| !piece.is_empty()).collect();
    let day = match pieces.as_slice() {
        [year, month, day] if year.len() == 4 => {
            let parts = (year.parse(), month.parse(), day.parse());
            if let (Ok(year), Ok(month), Ok(day)) = parts { Date::new(year, month, day).ok() } else { None }
        }
        [whole] if whole.len() == 8 => Date::strptime("%Y%m%d", whole).ok(),
        _ => None,
    };
    match day {
        Some(day) if day > today => wrong("in_future"),
        Some(day) if day.year() >= 1900 => Ok(day),
        _ => wrong("bad_date"),
    }
}
