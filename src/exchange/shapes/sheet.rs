//! What a file of shapes says, before anybody judges it: coordinates as they stand there, properties as they are named.

use std::sync::Arc;

use serde_json::Value;

use crate::spatial::Crs;

/// A closed or open run of points, `[east or longitude, north or latitude]` as given.
pub type Ring = Vec<[f64; 2]>;

/// A polygon's rings: the outer one, then its holes.
pub type Rings = Vec<Ring>;

/// The formats that are read and written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// GeoJSON, with or without a `crs` member.
    GeoJson,
    /// A shapefile's parts in one zip.
    Shapefile,
    /// Survey coordinates 勘测定界坐标 as text.
    SurveyText,
    /// KML, and what 奥维 calls ovkml.
    Kml,
    /// KML in a zip.
    Kmz,
    /// `AutoCAD`'s exchange file, as text.
    Dxf,
    /// A workbook.
    Xlsx,
    /// A table as text.
    Csv,
    /// `GeoPackage`: written only.
    GeoPackage,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 9] = [
        Self::GeoJson,
        Self::Shapefile,
        Self::SurveyText,
        Self::Kml,
        Self::Kmz,
        Self::Dxf,
        Self::Xlsx,
        Self::Csv,
        Self::GeoPackage,
    ];

    /// The name on the wire and on the command line.
    pub fn code(self) -> &'static str {
        match self {
            Self::GeoJson => "geojson",
            Self::Shapefile => "shapefile",
            Self::SurveyText => "txt",
            Self::Kml => "kml",
            Self::Kmz => "kmz",
            Self::Dxf => "dxf",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::GeoPackage => "geopackage",
        }
    }

    /// The format of a name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.code() == code)
    }
}

/// What was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// What the file was found to be.
    pub format: Format,
    /// The system that the file itself declares; none where it is silent and somebody must be asked.
    pub declared_crs: Option<Crs>,
    /// Whether the format may have been drawn on a shifted map (KML by its standard is WGS-84, yet 奥维 and others write
    /// the numbers of the map that was shown): ask which map it was.
    pub ask_map: bool,
    /// The shapes that could be read, in the file's order.
    pub shapes: Vec<Shape>,
    /// The rows that could not, in the file's order.
    pub faults: Vec<RowFault>,
}

/// One shape of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// Where it stands: the line of a text, the row of a table, else its place in the file from 1.
    pub row: u64,
    /// What the file calls it; empty where it has no name.
    pub name: String,
    /// Its other properties.
    pub properties: Properties,
    /// Its coordinates.
    pub geometry: Geometry,
    /// The area that the file states beside the coordinates.
    pub stated_area: Option<StatedArea>,
    /// What does not fit together in it, though it can be read.
    pub doubts: Vec<RowFault>,
}

impl Shape {
    /// A shape with a place and nothing else.
    pub(super) fn at(row: u64) -> Self {
        Self {
            row,
            name: String::new(),
            properties: Properties::default(),
            geometry: Geometry::Missing,
            stated_area: None,
            doubts: Vec::new(),
        }
    }
}

/// The coordinates of a shape.
#[derive(Debug, Clone, PartialEq)]
pub enum Geometry {
    /// None.
    Missing,
    /// Points, not joined.
    Points(Ring),
    /// Lines.
    Lines(Vec<Ring>),
    /// Polygons, each closed or not as the file has it.
    Polygons(Vec<Rings>),
}

impl Geometry {
    /// Every point, in the order of the file.
    pub fn points(&self) -> Vec<[f64; 2]> {
        match self {
            Self::Missing => Vec::new(),
            Self::Points(points) => points.clone(),
            Self::Lines(lines) => lines.iter().flatten().copied().collect(),
            Self::Polygons(polygons) => polygons.iter().flatten().flatten().copied().collect(),
        }
    }
}

/// Named values in the file's order. The names are shared among all shapes of a file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Properties(pub Vec<(Arc<str>, Value)>);

impl Properties {
    /// The value of that name, whatever its case.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// Names and values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (name.as_ref(), value))
    }
}

/// An area as a file states it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StatedArea {
    /// The number.
    pub value: f64,
    /// Its unit, as far as the file says it.
    pub unit: AreaUnit,
}

/// The unit of a stated area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AreaUnit {
    /// Hectares by the rule of the survey text, which not every program keeps: hold it against the coordinates.
    HectaresByFormat,
    /// Hectares, and the file says so.
    Hectares,
    /// Square metres.
    SquareMetres,
    /// 亩, a fifteenth of a hectare.
    Mu,
}

impl StatedArea {
    /// The area in m², the unit being as stated.
    pub fn square_metres(self) -> f64 {
        match self.unit {
            AreaUnit::HectaresByFormat | AreaUnit::Hectares => self.value * 10_000.0,
            AreaUnit::SquareMetres => self.value,
            AreaUnit::Mu => self.value * 10_000.0 / 15.0,
        }
    }

    /// Holds it against the area of the coordinates. A number that fits only when read as square metres was written
    /// so, against the format.
    pub fn against(self, area_m2: f64) -> StatedFit {
        let near = |stated: f64| (stated - area_m2).abs() <= 0.05 * area_m2.max(1.0);
        if near(self.square_metres()) {
            StatedFit::Fits
        } else if self.unit == AreaUnit::HectaresByFormat && near(self.value) {
            StatedFit::SquareMetresForHectares
        } else {
            StatedFit::Differs
        }
    }
}

/// How a stated area stands to the coordinates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatedFit {
    /// Within five per cent.
    Fits,
    /// Square metres were written where the format has hectares.
    SquareMetresForHectares,
    /// Neither.
    Differs,
}

/// Something wrong with one row, at its place. The sentence stands in the words under `row.<code>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowFault {
    /// Line, row or place, as [`Shape::row`].
    pub row: u64,
    /// The column; empty for the row as a whole.
    pub column: String,
    /// What is wrong.
    pub code: &'static str,
    /// What its sentence names.
    pub params: Vec<(&'static str, String)>,
}

impl RowFault {
    /// A fault of a row.
    pub fn new(row: u64, column: impl Into<String>, code: &'static str) -> Self {
        Self { row, column: column.into(), code, params: Vec::new() }
    }

    /// The same with a value for its sentence, cut to what a reader can take in.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        const LONGEST: usize = 60;
        let value: String = value.into();
        let cut = value.char_indices().nth(LONGEST).and_then(|(at, _)| value.get(..at)).map(str::to_owned);
        self.params.push((name, cut.map_or(value, |cut| format!("{cut}…"))));
        self
    }
}
