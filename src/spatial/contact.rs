//! How two straight stretches of border meet, decided with exact predicates.
#![expect(clippy::float_cmp, reason = "the same point is the very same numbers")]

use geo::Coord;
use geo::kernels::{Kernel, Orientation, RobustKernel};

/// How two segments meet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Contact {
    /// Not at all.
    Apart,
    /// In one point that is an end of at least one of them.
    Touch([f64; 2]),
    /// In one point inside both, or along a stretch. The point named is near it, for display.
    Cross([f64; 2]),
}

/// A stretch of border between two different points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Segment {
    pub(super) from: [f64; 2],
    pub(super) to: [f64; 2],
}

impl Segment {
    pub(super) fn min_x(&self) -> f64 {
        self.from[0].min(self.to[0])
    }

    pub(super) fn max_x(&self) -> f64 {
        self.from[0].max(self.to[0])
    }

    fn overlaps_in_y(&self, other: &Self) -> bool {
        self.from[1].min(self.to[1]) <= other.from[1].max(other.to[1])
            && other.from[1].min(other.to[1]) <= self.from[1].max(self.to[1])
    }

    /// Whether `p` lies exactly on the segment, ends included.
    pub(super) fn holds(&self, p: [f64; 2]) -> bool {
        side(self.from, self.to, p) == Orientation::Collinear && self.spans(p)
    }

    /// Whether `p`, known to be collinear, lies within the box of the segment.
    fn spans(&self, p: [f64; 2]) -> bool {
        (self.min_x()..=self.max_x()).contains(&p[0])
            && (self.from[1].min(self.to[1])..=self.from[1].max(self.to[1])).contains(&p[1])
    }

    /// How this segment meets another.
    pub(super) fn contact(&self, other: &Self) -> Contact {
        if !self.overlaps_in_y(other) {
            return Contact::Apart;
        }
        let other_from = side(self.from, self.to, other.from);
        let other_to = side(self.from, self.to, other.to);
        if other_from == other_to && other_from != Orientation::Collinear {
            return Contact::Apart;
        }
        let self_from = side(other.from, other.to, self.from);
        let self_to = side(other.from, other.to, self.to);
        if self_from == self_to && self_from != Orientation::Collinear {
            return Contact::Apart;
        }
        let all = [other_from, other_to, self_from, self_to];
        if all.iter().all(|&o| o == Orientation::Collinear) {
            return self.along(other);
        }
        let ends = [
            (other_from, other.from, self),
            (other_to, other.to, self),
            (self_from, self.from, other),
            (self_to, self.to, other),
        ];
        let touching = ends.iter().find(|(o, p, on)| *o == Orientation::Collinear && on.spans(*p));
        match touching {
            Some(&(_, p, _)) => Contact::Touch(p),
            None if all.contains(&Orientation::Collinear) => Contact::Apart,
            None => Contact::Cross(self.meeting_point(other)),
        }
    }

    /// Distance to another segment that does not meet this one: it is that of an end of one of them.
    pub(super) fn distance_apart(&self, other: &Self) -> f64 {
        let ends = [other.distance_to(self.from), other.distance_to(self.to)];
        ends.into_iter().chain([self.distance_to(other.from), self.distance_to(other.to)]).fold(f64::INFINITY, f64::min)
    }

    fn distance_to(&self, p: [f64; 2]) -> f64 {
        let (dx, dy) = (self.to[0] - self.from[0], self.to[1] - self.from[1]);
        let (px, py) = (p[0] - self.from[0], p[1] - self.from[1]);
        let t = ((px * dx + py * dy) / (dx * dx + dy * dy)).clamp(0.0, 1.0);
        (px - t * dx).hypot(py - t * dy)
    }

    /// Contact of two segments on one line.
    fn along(&self, other: &Self) -> Contact {
        let mut shared: Vec<[f64; 2]> = [self.from, self.to]
            .into_iter()
            .filter(|p| other.spans(*p))
            .chain([other.from, other.to].into_iter().filter(|p| self.spans(*p)))
            .collect();
        shared.dedup();
        match shared.as_slice() {
            [] => Contact::Apart,
            [first, rest @ ..] if rest.iter().all(|p| p == first) => Contact::Touch(*first),
            [first, ..] => Contact::Cross(*first),
        }
    }

    fn meeting_point(&self, other: &Self) -> [f64; 2] {
        let (ux, uy) = (self.to[0] - self.from[0], self.to[1] - self.from[1]);
        let (vx, vy) = (other.to[0] - other.from[0], other.to[1] - other.from[1]);
        let denominator = ux * vy - uy * vx;
        let (wx, wy) = (other.from[0] - self.from[0], other.from[1] - self.from[1]);
        let t = ((wx * vy - wy * vx) / denominator).clamp(0.0, 1.0);
        if t.is_finite() { [self.from[0] + t * ux, self.from[1] + t * uy] } else { self.from }
    }
}

/// On which side of the line from `a` to `b` the point `c` lies, exactly (Shewchuk's adaptive predicate).
pub(super) fn side(a: [f64; 2], b: [f64; 2], c: [f64; 2]) -> Orientation {
    RobustKernel::orient2d(coord(a), coord(b), coord(c))
}

fn coord(p: [f64; 2]) -> Coord<f64> {
    Coord { x: p[0], y: p[1] }
}
