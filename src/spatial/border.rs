//! The border of a polygon laid out for one question: how far is a point from it?

use super::grid_polygon::GridPolygon;

/// All edges of a polygon, metres relative to the polygon's origin.
#[derive(Debug, Clone)]
pub(super) struct Border {
    edges: Box<[Edge]>,
}

/// An edge with what its distance formula needs, worked out once.
#[derive(Debug, Clone, Copy)]
struct Edge {
    x: f64,
    y: f64,
    /// North end, kept beside `dy` so that two edges that share a corner agree about it to the last bit.
    end_y: f64,
    dx: f64,
    dy: f64,
    per_square_length: f64,
}

impl Border {
    pub(super) fn of(polygon: &GridPolygon) -> Self {
        let segments = polygon.rings().iter().flat_map(super::ring::CleanRing::segments);
        let edges = segments
            .map(|s| {
                let (dx, dy) = (s.to[0] - s.from[0], s.to[1] - s.from[1]);
                let per_square_length = 1.0 / (dx * dx + dy * dy);
                Edge { x: s.from[0], y: s.from[1], end_y: s.to[1], dx, dy, per_square_length }
            })
            .collect();
        Self { edges }
    }

    /// Metres from the point to the polygon, 0 within it. One pass, no allocation, no branch that depends on
    /// the shape.
    pub(super) fn distance_m(&self, x: f64, y: f64) -> f64 {
        let mut nearest = f64::INFINITY;
        let mut inside = false;
        for edge in &self.edges {
            let (px, py) = (x - edge.x, y - edge.y);
            let t = ((px * edge.dx + py * edge.dy) * edge.per_square_length).clamp(0.0, 1.0);
            let (off_x, off_y) = (px - t * edge.dx, py - t * edge.dy);
            nearest = nearest.min(off_x * off_x + off_y * off_y);
            let spans = (edge.y > y) != (edge.end_y > y);
            let left = edge.dx * py - edge.dy * px > 0.0;
            inside ^= spans && (left == (edge.end_y > edge.y));
        }
        if inside { 0.0 } else { nearest.sqrt() }
    }
}
