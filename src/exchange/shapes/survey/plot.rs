//! One plot of a survey text: its own line and its points.

use std::sync::Arc;

use serde_json::Value;

use crate::exchange::shapes::rings::{assembled, closed};
use crate::exchange::shapes::sheet::{AreaUnit, Geometry, Properties, Ring, RowFault, Shape, StatedArea};
use crate::exchange::shapes::text::number;

/// What stands in a plot's line behind the number of its points and its area.
const FIELDS: [&str; 6] = ["地块编号", "地块名称", "图形属性", "图幅号", "用途", "地类编码"];

#[derive(Debug)]
pub(super) struct Plot {
    pub(super) line: u64,
    /// Whether one of its lines could not be read.
    pub(super) broken: bool,
    stated_points: Option<usize>,
    stated_area: Option<StatedArea>,
    fields: Vec<String>,
    runs: Vec<Run>,
}

/// Points of one ring, in their order.
#[derive(Debug)]
struct Run {
    ring: String,
    first_label: String,
    points: Ring,
}

/// One line of a point.
#[derive(Debug)]
pub(super) struct PointLine {
    label: String,
    ring: String,
    /// East, north.
    point: [f64; 2],
}

impl PointLine {
    /// Whether a line is a point's: a label and two or three numbers.
    pub(super) fn fits(line: &str) -> bool {
        Self::read(0, line).is_ok_and(|read| {
            let digits = read.label.trim_start_matches(|c: char| c.is_ascii_alphabetic());
            !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) && line.split(',').count() <= 5
        })
    }

    /// Label, ring, X north, Y east; the ring may be left out, a height may follow.
    pub(super) fn read(line: u64, text: &str) -> Result<Self, RowFault> {
        let fields: Vec<&str> = text.trim_end_matches(',').split(',').map(str::trim).collect();
        let (label, ring, x, y) = match fields.as_slice() {
            [label, x, y] => (label, "1", x, y),
            [label, ring, x, y] | [label, ring, x, y, _] => (label, *ring, x, y),
            _ => return Err(RowFault::new(line, "", "not_a_point").with("text", text)),
        };
        let coordinate = |column: &str, text: &str| {
            number(text).ok_or_else(|| RowFault::new(line, column, "not_a_number").with("value", text))
        };
        let (north, east) = (coordinate("X", x)?, coordinate("Y", y)?);
        Ok(Self { label: (*label).to_owned(), ring: ring.to_owned(), point: [east, north] })
    }
}

impl Plot {
    /// Whether a line begins a plot: its last field is `@`, or what it is stands in its fifth.
    pub(super) fn opens(line: &str) -> bool {
        let line = line.trim_end_matches(',');
        line.ends_with('@') || matches!(line.split(',').nth(4).map(str::trim), Some("面" | "线" | "点"))
    }

    pub(super) fn begin(line: u64, text: &str) -> Self {
        let text = text.trim_end_matches(',').trim_end_matches('@');
        let mut fields = text.split(',').map(|field| field.trim().to_owned());
        let stated_points = fields.next().and_then(|count| count.parse().ok());
        let stated_area = fields.next().and_then(|area| stated(&area));
        Self { line, broken: false, stated_points, stated_area, fields: fields.collect(), runs: Vec::new() }
    }

    pub(super) fn nameless(line: u64) -> Self {
        Self { line, broken: false, stated_points: None, stated_area: None, fields: Vec::new(), runs: Vec::new() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// Whether a point has the label with which this plot began and lies elsewhere: then it begins another.
    pub(super) fn starts_again(&self, next: &PointLine) -> bool {
        self.runs.first().is_some_and(|run| run.first_label == next.label && run.ring == next.ring)
            && self.runs.last().is_some_and(|run| run.points.first() != Some(&next.point))
    }

    pub(super) fn add(&mut self, next: PointLine) {
        if let Some(run) = self.runs.last_mut()
            && run.ring == next.ring
            && !run.is_closed()
            && (run.first_label != next.label || run.points.first() == Some(&next.point))
        {
            run.points.push(next.point);
            return;
        }
        self.runs.push(Run { ring: next.ring, first_label: next.label, points: vec![next.point] });
    }

    pub(super) fn shape(self) -> Shape {
        let doubts = self.count_doubt().into_iter().collect();
        let field = |name: &str| {
            let place = FIELDS.iter().position(|field| *field == name);
            place.and_then(|place| self.fields.get(place)).cloned().unwrap_or_default()
        };
        let name = field("地块名称");
        let kind = field("图形属性");
        let named = FIELDS.into_iter().filter(|key| !matches!(*key, "地块名称" | "图形属性"));
        let properties =
            named.map(|key| (Arc::from(key), Value::String(field(key)))).filter(|(_, value)| value != "").collect();
        let name = if name.is_empty() { field("地块编号") } else { name };
        let runs = self.runs.into_iter().map(|run| run.points);
        let geometry = match kind.as_str() {
            "点" => Geometry::Points(runs.flatten().collect()),
            "线" => Geometry::Lines(runs.collect()),
            // The first point may be left out at the end: both ways of writing mean a closed ring.
            _ => Geometry::Polygons(assembled(runs.map(closed).collect())),
        };
        Shape {
            row: self.line,
            name,
            properties: Properties(properties),
            geometry,
            stated_area: self.stated_area,
            doubts,
        }
    }

    /// The number of points that the plot's line states, the closing ones counted or not.
    fn count_doubt(&self) -> Option<RowFault> {
        let stated = self.stated_points?;
        let found: usize = self.runs.iter().map(|run| run.points.len()).sum();
        let open: usize = self.runs.iter().map(|run| run.points.len() - usize::from(run.is_closed())).sum();
        let fits = stated == found || stated == open || stated == open + self.runs.len();
        (!fits).then(|| {
            RowFault::new(self.line, "点数", "point_count_differs")
                .with("stated", stated.to_string())
                .with("found", open.to_string())
        })
    }
}

impl Run {
    fn is_closed(&self) -> bool {
        self.points.len() > 2 && self.points.first() == self.points.last()
    }
}

/// The stated area: hectares by the format, unless a unit stands behind the number.
fn stated(text: &str) -> Option<StatedArea> {
    let units = [
        ("公顷", AreaUnit::Hectares),
        ("hm2", AreaUnit::Hectares),
        ("平方米", AreaUnit::SquareMetres),
        ("㎡", AreaUnit::SquareMetres),
        ("m2", AreaUnit::SquareMetres),
        ("亩", AreaUnit::Mu),
    ];
    let (digits, unit) = units
        .into_iter()
        .find_map(|(name, unit)| Some((text.strip_suffix(name)?, unit)))
        .unwrap_or((text, AreaUnit::HectaresByFormat));
    number(digits).filter(|value| *value > 0.0).map(|value| StatedArea { value, unit })
}
