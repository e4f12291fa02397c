//! Many stretches of border, laid out so that the ones near a question are found without looking at all.

use super::contact::Segment;

/// Segments in blocks of neighbours, each block with the box around it.
///
/// Borders run on, so neighbours in a list are neighbours on the ground and a box per block is an index that
/// costs nothing to build.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct SegmentBlocks {
    segments: Vec<Segment>,
    boxes: Vec<[f64; 4]>,
}

/// Large enough that boxes are few, small enough that a house near one looks at little more than it needs.
const PER_BLOCK: usize = 32;

const EMPTY: [f64; 4] = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];

impl SegmentBlocks {
    pub(super) fn of(segments: impl Iterator<Item = Segment>) -> Self {
        let segments: Vec<Segment> = segments.collect();
        let around = |block: &[Segment]| block.iter().map(box_of).fold(EMPTY, joined);
        let boxes = segments.chunks(PER_BLOCK).map(around).collect();
        Self { segments, boxes }
    }

    /// `[min x, min y, max x, max y]` of all.
    pub(super) fn bounds(&self) -> [f64; 4] {
        self.boxes.iter().copied().fold(EMPTY, joined)
    }

    pub(super) fn all(&self) -> &[Segment] {
        &self.segments
    }

    /// Every segment whose box comes within `reach` of a box.
    pub(super) fn reaching(&self, window: [f64; 4], reach: f64) -> impl Iterator<Item = &Segment> {
        let blocks = self.boxes.iter().zip(self.segments.chunks(PER_BLOCK));
        blocks
            .filter(move |(around, _)| box_distance(**around, window) <= reach)
            .flat_map(|(_, block)| block)
            .filter(move |segment| box_distance(box_of(segment), window) <= reach)
    }

    /// Shows every segment that may be nearer to `edge` than `nearest`, which the visitor lowers as it finds.
    pub(super) fn near(&self, edge: &Segment, nearest: &mut f64, mut visit: impl FnMut(&Segment, &mut f64)) {
        let own = box_of(edge);
        for (around, block) in self.boxes.iter().zip(self.segments.chunks(PER_BLOCK)) {
            if box_distance(*around, own) > *nearest {
                continue;
            }
            for segment in block {
                if box_distance(box_of(segment), own) <= *nearest {
                    visit(segment, nearest);
                }
            }
        }
    }
}

/// The segments along a line.
pub(super) fn along(line: &[[f64; 2]]) -> impl Iterator<Item = Segment> {
    line.iter().zip(line.iter().skip(1)).map(|(from, to)| Segment { from: *from, to: *to })
}

pub(super) fn box_of(segment: &Segment) -> [f64; 4] {
    let (a, b) = (segment.from, segment.to);
    [a[0].min(b[0]), a[1].min(b[1]), a[0].max(b[0]), a[1].max(b[1])]
}

fn joined(a: [f64; 4], b: [f64; 4]) -> [f64; 4] {
    [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]
}

/// Distance of two boxes, 0 when they overlap.
pub(super) fn box_distance(a: [f64; 4], b: [f64; 4]) -> f64 {
    let dx = (a[0] - b[2]).max(b[0] - a[2]).max(0.0);
    let dy = (a[1] - b[3]).max(b[1] - a[3]).max(0.0);
    dx.hypot(dy)
}

/// Whether a point lies within rings, given as all their edges, or at most so many metres from them: without a division
/// or a root.
#[inline]
#[expect(clippy::needless_bitwise_bool, reason = "a branch that is taken at random costs more than both sides")]
pub(super) fn is_near(edges: impl Iterator<Item = ([f64; 2], [f64; 2])>, [x, y]: [f64; 2], limit_m: f64) -> bool {
    let limit = limit_m * limit_m;
    let (mut near, mut inside) = (false, false);
    for ([from_x, from_y], [to_x, to_y]) in edges {
        let (dx, dy, px, py) = (to_x - from_x, to_y - from_y, x - from_x, y - from_y);
        let (along, across, length) = (px * dx + py * dy, dx * py - dy * px, dx * dx + dy * dy);
        near |= px * px + py * py <= limit;
        near |= (along > 0.0) & (along < length) & (across * across <= limit * length);
        inside ^= ((from_y > y) != (to_y > y)) & ((across > 0.0) == (to_y > from_y));
    }
    inside || (near && limit_m >= 0.0)
}
