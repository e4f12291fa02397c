//! What is answered of shapes.

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

/// Everything that can be said of some shapes before they count.
#[derive(Debug, Serialize, ToSchema)]
pub struct ShapesView {
    /// What it was read as: `pegs`, `tape`, `geojson`, or a file's format.
    pub format: String,
    /// The system in which the numbers were read, corrections included; absent where nobody said it.
    pub crs: Option<String>,
    /// The shapes in the order given.
    pub shapes: Vec<ShapeView>,
    /// What is probably wrong with how the numbers are declared, and what would put it right.
    pub suspicions: Vec<SuspicionView>,
    /// Rows that could not be read.
    pub faults: Vec<RowFaultView>,
}

/// One shape.
#[derive(Debug, Serialize, ToSchema)]
pub struct ShapeView {
    /// Line, row or place in what was given, from 1.
    pub row: u64,
    /// What it is called there.
    pub name: String,
    /// Its other properties.
    #[schema(value_type = Object)]
    pub properties: Value,
    /// GeoJSON Polygon (or `MultiPolygon`), lon/lat, for the map: also of a shape with problems; null where it has no
    /// place.
    #[schema(value_type = Option<Object>)]
    pub geometry: Option<Value>,
    /// In the district's projected system, m²; null when there are problems that leave it no area.
    pub area_m2: Option<f64>,
    /// What was stated beside the coordinates, m².
    pub stated_area_m2: Option<f64>,
    /// The sides of the outer ring in the order given, metres; the last leads back to the first point.
    pub sides_m: Vec<f64>,
    /// Everything that is wrong with it, or to be looked at.
    pub problems: Vec<ShapeProblemView>,
    /// The one way to put it right, where there is only one.
    pub repair: Option<RepairView>,
}

/// Something wrong.
#[derive(Debug, Serialize, ToSchema)]
pub struct ShapeProblemView {
    /// Stable code.
    pub code: String,
    /// A sentence.
    pub detail: String,
    /// Ring and point as given, from 0, and where it is.
    #[schema(value_type = Object)]
    pub at: Value,
}

/// A shape put right; it counts only when somebody takes it.
#[derive(Debug, Serialize, ToSchema)]
pub struct RepairView {
    /// What was done.
    pub did: Vec<MendView>,
    /// The shape as it would be.
    #[schema(value_type = Object)]
    pub geometry: Value,
}

/// One thing that was done.
#[derive(Debug, Serialize, ToSchema)]
pub struct MendView {
    /// Stable code.
    pub code: String,
    /// A sentence.
    pub detail: String,
}

/// Something probably wrong with how numbers are declared.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct SuspicionView {
    /// Stable code.
    pub code: String,
    /// A sentence.
    pub detail: String,
    /// What to send in `corrections` to have it put right; several of one code are alternatives.
    pub correction: Option<String>,
}

/// A row that could not be read, or in which something does not fit.
#[derive(Debug, Serialize, ToSchema)]
pub struct RowFaultView {
    /// Line, row or place, from 1.
    pub row: u64,
    /// The column; empty for the whole row.
    pub column: String,
    /// Stable code.
    pub code: String,
    /// A sentence.
    pub detail: String,
}
