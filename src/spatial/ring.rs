//! A ring as a cycle of different points, without the closing and repeated ones.
#![expect(clippy::float_cmp, reason = "the same point is the very same numbers")]

use geo::kernels::Orientation;

use super::contact::{Segment, side};

/// At least three points, no two that follow one another equal, the first not repeated at the end.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct CleanRing {
    points: Vec<[f64; 2]>,
}

/// Where a point lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Location {
    Inside,
    OnBorder,
    Outside,
}

impl CleanRing {
    /// `None` when there are not three different points or a number is not finite.
    pub(super) fn of(given: &[[f64; 2]]) -> Option<Self> {
        let mut points: Vec<[f64; 2]> = given.to_vec();
        points.dedup();
        if points.len() > 1 && points.first() == points.last() {
            points.pop();
        }
        let finite = points.iter().flatten().all(|v| v.is_finite());
        let first = points.first()?;
        let second = points.iter().find(|p| *p != first)?;
        let third = points.iter().any(|p| p != first && p != second);
        (finite && third).then_some(Self { points })
    }

    pub(super) fn points(&self) -> &[[f64; 2]] {
        &self.points
    }

    /// `[min x, min y, max x, max y]`.
    pub(super) fn bounds(&self) -> [f64; 4] {
        let start = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
        self.points
            .iter()
            .fold(start, |so_far, [x, y]| [so_far[0].min(*x), so_far[1].min(*y), so_far[2].max(*x), so_far[3].max(*y)])
    }

    /// The same ring elsewhere.
    pub(super) fn moved(&self, dx: f64, dy: f64) -> Self {
        Self { points: self.points.iter().map(|[x, y]| [x + dx, y + dy]).collect() }
    }

    /// The edges; the last leads back to the first point.
    pub(super) fn segments(&self) -> impl Iterator<Item = Segment> + '_ {
        let next = self.points.iter().cycle().skip(1);
        self.points.iter().zip(next).map(|(from, to)| Segment { from: *from, to: *to })
    }

    /// Where `p` lies, exactly; right for rings that cross themselves too, by the even-odd rule.
    pub(super) fn locate(&self, p: [f64; 2]) -> Location {
        let mut inside = false;
        for edge in self.segments() {
            // Most edges pass above or below: they need no exact arithmetic.
            if (edge.from[1] < p[1] && edge.to[1] < p[1]) || (edge.from[1] > p[1] && edge.to[1] > p[1]) {
                continue;
            }
            if edge.holds(p) {
                return Location::OnBorder;
            }
            let (upward, downward) =
                (edge.from[1] <= p[1] && edge.to[1] > p[1], edge.to[1] <= p[1] && edge.from[1] > p[1]);
            let turn = side(edge.from, edge.to, p);
            if (upward && turn == Orientation::CounterClockwise) || (downward && turn == Orientation::Clockwise) {
                inside = !inside;
            }
        }
        if inside { Location::Inside } else { Location::Outside }
    }

    /// Twice the signed area, positive when the points run counterclockwise; taken from the first point so that
    /// eight-digit eastings lose nothing.
    pub(super) fn doubled_area(&self) -> f64 {
        let Some(&[x0, y0]) = self.points.first() else { return 0.0 };
        self.segments().map(|s| (s.from[0] - x0) * (s.to[1] - y0) - (s.to[0] - x0) * (s.from[1] - y0)).sum()
    }

    /// The same ring run counterclockwise (`true`) or clockwise.
    pub(super) fn wound(mut self, counterclockwise: bool) -> Self {
        if (self.doubled_area() > 0.0) != counterclockwise {
            self.points.reverse();
        }
        self
    }
}
