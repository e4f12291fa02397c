//! Which column is which, by its header.

use serde_json::Value;

use super::{Name, Row};
use crate::exchange::shapes::limits::COLUMNS;
use crate::exchange::shapes::sheet::AreaUnit;
use crate::exchange::shapes::text::half_width;

/// Where the coordinates are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// All in one cell.
    Cell(usize),
    /// Each peg in its own row.
    Pegs { east: usize, north: usize, ring: Option<usize>, label: Option<usize>, key: Option<usize> },
}

pub(super) struct Columns {
    names: Vec<Name>,
    pub(super) place: Place,
    /// Whether the headers say longitude and latitude.
    pub(super) in_degrees: bool,
    pub(super) area: Option<(usize, AreaUnit)>,
    pub(super) crs: Option<usize>,
}

const WHOLE: [&str; 14] = [
    "wkt",
    "geometry",
    "geom",
    "the_geom",
    "geojson",
    "points",
    "几何",
    "图形",
    "坐标",
    "坐标串",
    "坐标点",
    "界址点坐标",
    "界址点坐标串",
    "拐点坐标",
];
/// The survey's X is north; so in the tables of 不动产 (`XZBZ`).
const NORTH: [&str; 9] = ["北坐标", "纵坐标", "x坐标", "x坐标值", "xzbz", "northing", "north", "n", "北"];
const EAST: [&str; 9] = ["东坐标", "横坐标", "y坐标", "y坐标值", "yzbz", "easting", "east", "e", "东"];
const LON: [&str; 7] = ["经度", "lon", "lng", "longitude", "long", "中心经度", "中心点经度"];
const LAT: [&str; 5] = ["纬度", "lat", "latitude", "中心纬度", "中心点纬度"];
const RING: [&str; 3] = ["圈号", "环号", "ring"];
const LABEL: [&str; 7] = ["点号", "界址点号", "jzdh", "点名", "peg", "point", "label"];
const CRS: [&str; 4] = ["crs", "srid", "坐标系", "坐标系统"];
const KEY: [&str; 19] = [
    "jcbh",
    "监测编号",
    "图斑编号",
    "zjddm",
    "宅基地代码",
    "zddm",
    "宗地代码",
    "bdcdyh",
    "不动产单元号",
    "地块编号",
    "宗地编号",
    "编号",
    "id",
    "number",
    "序号",
    "地块名称",
    "name",
    "名称",
    "户主姓名",
];
const AREA: [(&str, AreaUnit); 10] = [
    ("jcmj", AreaUnit::Mu),
    ("监测面积(亩)", AreaUnit::Mu),
    ("zdmj", AreaUnit::SquareMetres),
    ("宗地面积", AreaUnit::SquareMetres),
    ("面积(㎡)", AreaUnit::SquareMetres),
    ("面积(平方米)", AreaUnit::SquareMetres),
    ("plot_area_m2", AreaUnit::SquareMetres),
    ("面积(公顷)", AreaUnit::Hectares),
    ("面积(亩)", AreaUnit::Mu),
    ("宅基地面积", AreaUnit::SquareMetres),
];

impl Columns {
    /// The columns, if this row is a header that says where the coordinates are.
    pub(super) fn find(row: &Row) -> Option<Self> {
        if row.cells.len() > COLUMNS {
            return None;
        }
        let given: Vec<String> = row.cells.iter().map(heading).collect();
        let plain: Vec<String> = given.iter().map(|name| name.to_lowercase()).collect();
        let find = |names: &[&str]| plain.iter().position(|name| names.contains(&bare(name)));
        let exact = |name: &str| given.iter().position(|it| it == name);
        let degrees = find(&LON).zip(find(&LAT));
        // A capital X is the survey's, a small one that of geographic programs.
        let metres =
            find(&EAST).zip(find(&NORTH)).or_else(|| exact("Y").zip(exact("X"))).or_else(|| exact("x").zip(exact("y")));
        let pegs = |(east, north)| Place::Pegs {
            east,
            north,
            ring: find(&RING),
            label: find(&LABEL),
            key: KEY.iter().find_map(|key| find(&[*key])),
        };
        let place = find(&WHOLE).map(Place::Cell).or(degrees.or(metres).map(pegs))?;
        let area = AREA.iter().find_map(|(name, unit)| {
            let column = plain.iter().position(|it| it == name || bare(it) == *name)?;
            Some((column, *unit))
        });
        Some(Self {
            in_degrees: degrees.is_some() && matches!(place, Place::Pegs { .. }),
            area,
            crs: find(&CRS),
            names: given.iter().map(|name| Name::from(name.as_str())).collect(),
            place,
        })
    }

    pub(super) fn name(&self, column: usize) -> &str {
        self.names.get(column).map(AsRef::as_ref).unwrap_or_default()
    }

    /// The columns that are properties of the shape.
    pub(super) fn properties(&self) -> impl Iterator<Item = (usize, &str)> {
        let taken = match self.place {
            Place::Cell(column) => [Some(column), None, None, None],
            Place::Pegs { east, north, ring, label, .. } => [Some(east), Some(north), ring, label],
        };
        let names = self.names.iter().map(AsRef::as_ref).enumerate();
        names.filter(move |(column, name): &(usize, &str)| {
            !name.is_empty() && !taken.contains(&Some(*column)) && self.crs != Some(*column)
        })
    }
}

/// A header as it is written, without line breaks.
fn heading(cell: &Value) -> String {
    let text = cell.as_str().unwrap_or_default();
    half_width(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A header without its unit: `X坐标(m)`.
fn bare(name: &str) -> &str {
    name.split('(').next().unwrap_or_default().trim()
}
