//! What a geometry is to this command.

/// A geometry as far as it matters here.
pub(super) enum Shape {
    /// Polygons, each an outer ring and its holes.
    Areas(Vec<Vec<Vec<[f64; 2]>>>),
    /// A point, a line or a collection.
    NoArea,
    /// Not a geometry.
    Unreadable,
}
