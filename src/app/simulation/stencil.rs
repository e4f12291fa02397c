//! A text of a story with holes where another house has something else: its id, its village, its numbers, its days and its
//! corners.

use std::collections::HashMap;
use std::fmt::Write;

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::staff::Post;
use crate::spatial::{Grid, LonLat};

/// What stands in a story and is another's in every copy of it.
pub(super) struct Marks<'m> {
    pub(super) county: &'m str,
    /// The subject itself.
    pub(super) own: Uuid,
    pub(super) village: &'m str,
    pub(super) township: &'m str,
    pub(super) numbers: &'m [String],
    pub(super) grid: Grid,
    /// Sign-in names and certificates with whose they are.
    pub(super) staff: &'m HashMap<String, Post>,
    pub(super) certificates: &'m HashMap<String, Post>,
}

/// Everything that a story's texts have in common: places and ids, each once.
#[derive(Default)]
pub(super) struct Common {
    /// Metres in the grid.
    pub(super) points: Vec<[f64; 2]>,
    pub(super) ids: Vec<Uuid>,
}

impl Common {
    fn point(&mut self, point: [f64; 2]) -> usize {
        let known = self.points.iter().position(|it| it.map(f64::to_bits) == point.map(f64::to_bits));
        known.unwrap_or_else(|| {
            self.points.push(point);
            self.points.len() - 1
        })
    }

    /// A place in degrees.
    pub(super) fn place(&mut self, grid: Grid, place: [f64; 2]) -> Option<usize> {
        Some(self.point(metres(grid, place)?))
    }

    pub(super) fn id(&mut self, id: Uuid) -> usize {
        self.ids.iter().position(|it| *it == id).unwrap_or_else(|| {
            self.ids.push(id);
            self.ids.len() - 1
        })
    }
}

enum Piece {
    Text(String),
    Own,
    Id(usize),
    Village,
    Township,
    Number(usize),
    Day(Date),
    Moment(Timestamp),
    Lon(usize),
    Lat(usize),
    East(usize),
    North(usize),
    Username(Post),
    Certificate(Post),
    Kinds,
    Source,
    Title(String),
}

/// A text with holes.
pub(super) struct Stencil(Vec<Piece>);

/// What a copy puts into the holes.
pub(super) struct Filled<'f> {
    pub(super) own: Uuid,
    pub(super) ids: &'f [Uuid],
    pub(super) village: &'f str,
    pub(super) township: &'f str,
    pub(super) numbers: &'f [String],
    pub(super) shift_days: i64,
    /// For each point, metres in the grid and degrees.
    pub(super) points: &'f [([f64; 2], [f64; 2])],
    pub(super) username: &'f dyn Fn(&Post) -> String,
    pub(super) certificate: &'f dyn Fn(&Post) -> String,
    /// The kinds of a case and where its lead came from; none leaves them as they were told.
    pub(super) kinds: &'f str,
    pub(super) source: &'f str,
    pub(super) title: &'f str,
}

impl Stencil {
    /// Finds the holes of a JSON text.
    pub(super) fn cut(text: &str, marks: &Marks<'_>, common: &mut Common) -> Option<Self> {
        let value: Value = serde_json::from_str(text).ok()?;
        let mut cutter = Cutter { marks, common, pieces: Vec::new(), text: String::new() };
        cutter.value(&value);
        cutter.flush();
        Some(Self(cutter.pieces))
    }

    /// The text of a copy.
    pub(super) fn filled(&self, with: &Filled<'_>) -> String {
        let mut text = String::with_capacity(self.0.len() * 24);
        for piece in &self.0 {
            piece.write(with, &mut text);
        }
        text
    }
}

impl Piece {
    fn write(&self, with: &Filled<'_>, to: &mut String) {
        let metres = |nth: &usize| with.points.get(*nth).map(|(metres, _)| *metres).unwrap_or_default();
        let degrees = |nth: &usize| with.points.get(*nth).map(|(_, degrees)| *degrees).unwrap_or_default();
        let written = match self {
            Self::Text(text) => {
                to.push_str(text);
                return;
            }
            Self::Own => write!(to, "{}", with.own),
            Self::Id(nth) => write!(to, "{}", with.ids.get(*nth).copied().unwrap_or_default()),
            Self::Village => write!(to, "{}", with.village),
            Self::Township => write!(to, "{}", with.township),
            Self::Number(nth) => write!(to, "{}", with.numbers.get(*nth).map(String::as_str).unwrap_or_default()),
            Self::Day(day) => write!(to, "{}", day.checked_add(with.shift_days.days()).unwrap_or(*day)),
            Self::Moment(at) => write!(to, "{}", later(*at, with.shift_days)),
            Self::Lon(nth) => write!(to, "{}", degrees(nth)[0]),
            Self::Lat(nth) => write!(to, "{}", degrees(nth)[1]),
            Self::East(nth) => write!(to, "{}", metres(nth)[0]),
            Self::North(nth) => write!(to, "{}", metres(nth)[1]),
            Self::Username(post) => write!(to, "{}", (with.username)(post)),
            Self::Certificate(post) => write!(to, "{}", (with.certificate)(post)),
            Self::Kinds => write!(to, "{}", with.kinds),
            Self::Source => write!(to, "{}", with.source),
            Self::Title(year) => write!(to, "{year}{}", with.title),
        };
        // A `String` takes everything.
        debug_assert!(written.is_ok(), "a string is written to");
    }
}

/// So many days later, at the same time of day.
pub(super) fn later(at: Timestamp, days: i64) -> Timestamp {
    at.checked_add((days * 24).hours()).unwrap_or(at)
}

/// Two numbers that can be degrees hereabouts, in the grid.
fn metres(grid: Grid, [lon, lat]: [f64; 2]) -> Option<[f64; 2]> {
    if !(90.0..120.0).contains(&lon) || !(15.0..50.0).contains(&lat) {
        return None;
    }
    let place = grid.grid_from_lonlat(LonLat::new(lon, lat).ok()?).ok()?;
    Some([place.easting_m(), place.northing_m()])
}

struct Cutter<'c, 'm> {
    marks: &'c Marks<'m>,
    common: &'c mut Common,
    pieces: Vec<Piece>,
    text: String,
}

impl Cutter<'_, '_> {
    fn flush(&mut self) {
        if !self.text.is_empty() {
            self.pieces.push(Piece::Text(std::mem::take(&mut self.text)));
        }
    }

    fn hole(&mut self, piece: Piece) {
        self.flush();
        self.pieces.push(piece);
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Object(fields) => self.object(fields),
            Value::Array(items) => match self.point(items) {
                Some([x, y]) => {
                    self.text.push('[');
                    self.hole(x);
                    self.text.push(',');
                    self.hole(y);
                    self.text.push(']');
                }
                None => self.list(items),
            },
            Value::String(text) => self.string(text),
            other => self.text.push_str(&other.to_string()),
        }
    }

    fn list(&mut self, items: &[Value]) {
        self.text.push('[');
        for (nth, item) in items.iter().enumerate() {
            if nth > 0 {
                self.text.push(',');
            }
            self.value(item);
        }
        self.text.push(']');
    }

    fn object(&mut self, fields: &Map<String, Value>) {
        let number = |name: &str| fields.get(name).and_then(Value::as_f64);
        let place = number("lon").zip(number("lat")).and_then(|(lon, lat)| self.metres([lon, lat]));
        let place = place.map(|point| self.common.point(point));
        self.text.push('{');
        for (nth, (name, value)) in fields.iter().enumerate() {
            if nth > 0 {
                self.text.push(',');
            }
            self.text.push_str(&Value::from(name.as_str()).to_string());
            self.text.push(':');
            match (name.as_str(), place, value) {
                ("lon", Some(point), _) => self.hole(Piece::Lon(point)),
                ("lat", Some(point), _) => self.hole(Piece::Lat(point)),
                ("kinds", _, Value::Array(_)) => self.hole(Piece::Kinds),
                ("source", _, Value::String(_)) if fields.contains_key("source_ref") => {
                    self.text.push('"');
                    self.hole(Piece::Source);
                    self.text.push('"');
                }
                _ => self.value(value),
            }
        }
        self.text.push('}');
    }

    /// Two numbers that are a place in degrees or in the grid.
    fn point(&mut self, items: &[Value]) -> Option<[Piece; 2]> {
        let [x, y] = items else { return None };
        let (x, y) = (x.as_f64()?, y.as_f64()?);
        if x > 1e5 && y > 1e6 {
            let nth = self.common.point([x, y]);
            return Some([Piece::East(nth), Piece::North(nth)]);
        }
        let metres = self.metres([x, y])?;
        let nth = self.common.point(metres);
        Some([Piece::Lon(nth), Piece::Lat(nth)])
    }

    fn metres(&self, place: [f64; 2]) -> Option<[f64; 2]> {
        metres(self.marks.grid, place)
    }

    fn string(&mut self, text: &str) {
        self.text.push('"');
        self.inner(text);
        self.text.push('"');
    }

    fn inner(&mut self, text: &str) {
        let marks = self.marks;
        let uuid = text.strip_prefix(marks.county).and_then(|rest| rest.strip_prefix('-')).unwrap_or(text);
        if let Some(id) = Uuid::parse_str(uuid).ok().filter(|_| uuid.len() == 36) {
            if uuid.len() < text.len() {
                self.text.push_str(marks.county);
                self.text.push('-');
            }
            let piece = if id == marks.own { Piece::Own } else { Piece::Id(self.common.id(id)) };
            return self.hole(piece);
        }
        if let Some(nth) = marks.numbers.iter().position(|number| number == text) {
            return self.hole(Piece::Number(nth));
        }
        if let Some(post) = marks.staff.get(text) {
            return self.hole(Piece::Username(post.clone()));
        }
        if let Some(post) = marks.certificates.get(text) {
            return self.hole(Piece::Certificate(post.clone()));
        }
        if let Some(day) = text.parse::<Date>().ok().filter(|_| text.len() == 10) {
            return self.hole(Piece::Day(day));
        }
        if let Some(at) = text.parse::<Timestamp>().ok().filter(|_| text.ends_with('Z')) {
            return self.hole(Piece::Moment(at));
        }
        if let Some((before, _)) = text.split_once("不动产权第").filter(|(before, _)| before.starts_with("云(")) {
            return self.hole(Piece::Title(format!("{before}不动产权第")));
        }
        if text == marks.township {
            return self.hole(Piece::Township);
        }
        if let Some((before, after)) = text.split_once(marks.village) {
            self.plain(before);
            self.hole(Piece::Village);
            return self.plain(after);
        }
        self.plain(text);
    }

    /// As JSON writes it, without its marks.
    fn plain(&mut self, text: &str) {
        let written = Value::from(text).to_string();
        self.text.push_str(written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or_default());
    }
}
