//! What can be wrong with a drawn polygon.

use serde::Serialize;

/// One fault of a polygon and where it lies.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Defect {
    /// What is wrong.
    pub code: DefectCode,
    /// Where.
    pub at: Place,
}

/// Where a fault lies: as much of it as makes sense for the fault.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Place {
    /// Index of the ring as given: 0 is the outer ring; rings of several polygons are counted through.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ring: Option<usize>,
    /// Index of the point in the ring as given, from 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub point: Option<usize>,
    /// The coordinates, in the units in which the polygon was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub xy: Option<[f64; 2]>,
}

impl Place {
    /// The polygon as a whole.
    pub(super) const WHOLE: Self = Self { ring: None, point: None, xy: None };

    /// A ring as a whole.
    pub(super) fn ring(ring: usize) -> Self {
        Self { ring: Some(ring), ..Self::WHOLE }
    }

    /// One point of a ring.
    pub(super) fn point(ring: usize, point: usize, xy: [f64; 2]) -> Self {
        Self { ring: Some(ring), point: Some(point), xy: Some(xy) }
    }

    /// A spot on a ring that need not be one of its points.
    pub(super) fn spot(ring: usize, xy: [f64; 2]) -> Self {
        Self { ring: Some(ring), point: None, xy: Some(xy) }
    }
}

/// The kinds of fault. The wire name is the name in `snake_case`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DefectCode {
    /// Not a GeoJSON Polygon (or a Feature of one) with arrays of rings of positions.
    NotAPolygon,
    /// A coordinate that is not a finite number.
    NotFinite,
    /// Outside longitude −180…180 or latitude −90…90: metres given for degrees, or the axes exchanged.
    OutOfRange,
    /// A ring with fewer than three different points.
    TooFewPoints,
    /// A ring whose last point is not its first.
    Unclosed,
    /// The same point twice running.
    RepeatedPoint,
    /// The border crosses, touches or runs back over itself, or two rings cross or share a stretch of border.
    SelfCrossing,
    /// A hole that does not lie within the outer ring.
    HoleOutside,
    /// A hole within another hole.
    NestedHoles,
    /// Holes that touch so that the inside falls into parts.
    InsideCut,
    /// Polygons of one multipolygon that lie within one another.
    NestedPolygons,
    /// Smaller or larger than anything it can mean.
    AbsurdSize,
    /// More points than are accepted.
    TooManyVertices,
    /// So many edges pass one another that it cannot be judged in reasonable time: a hatching, not a border.
    TooIntricate,
    /// Not in the county.
    OutsideRegion,
}

impl DefectCode {
    /// The wire name.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotAPolygon => "not_a_polygon",
            Self::NotFinite => "not_finite",
            Self::OutOfRange => "out_of_range",
            Self::TooFewPoints => "too_few_points",
            Self::Unclosed => "unclosed",
            Self::RepeatedPoint => "repeated_point",
            Self::SelfCrossing => "self_crossing",
            Self::HoleOutside => "hole_outside",
            Self::NestedHoles => "nested_holes",
            Self::InsideCut => "inside_cut",
            Self::NestedPolygons => "nested_polygons",
            Self::AbsurdSize => "absurd_size",
            Self::TooManyVertices => "too_many_vertices",
            Self::TooIntricate => "too_intricate",
            Self::OutsideRegion => "outside_region",
        }
    }
}
