//! The commands of a feature's geometry (MVT 2.1, 4.3).

use super::wire::{varint, zigzag};

const MOVE_TO: u32 = 1;
const LINE_TO: u32 = 2;
const CLOSE: u32 = 7;

/// What sort of geometry (MVT 2.1, 4.3.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Point,
    Lines,
    Polygons,
}

/// One feature's geometry as it is built up; used again for the next one, so that it asks for memory once.
#[derive(Debug, Default)]
pub struct Geometry {
    commands: Vec<u8>,
    cursor: [i32; 2],
    sort: Option<Sort>,
}

impl Geometry {
    /// Forgets what was built.
    pub fn clear(&mut self) {
        self.commands.clear();
        self.cursor = [0, 0];
        self.sort = None;
    }

    /// Whether there is nothing to draw.
    pub fn is_empty(&self) -> bool {
        self.commands.is_empty()
    }

    /// Its number in the format: 1 points, 2 lines, 3 polygons; 0 for none.
    pub(super) fn sort(&self) -> u64 {
        match self.sort {
            None => 0,
            Some(Sort::Point) => 1,
            Some(Sort::Lines) => 2,
            Some(Sort::Polygons) => 3,
        }
    }

    pub(super) fn commands(&self) -> &[u8] {
        &self.commands
    }

    /// One point; a feature has no other geometry beside it.
    pub fn point(&mut self, at: [i32; 2]) {
        if self.begin(Sort::Point) && self.is_empty() {
            self.command(MOVE_TO, 1);
            self.step(at);
        }
    }

    /// A line of at least two points; what is shorter is left out.
    pub fn line(&mut self, points: &[[i32; 2]]) {
        let Some((first, rest)) = points.split_first().filter(|(_, rest)| !rest.is_empty()) else { return };
        if self.begin(Sort::Lines) {
            self.command(MOVE_TO, 1);
            self.step(*first);
            self.command(LINE_TO, count(rest));
            for point in rest {
                self.step(*point);
            }
        }
    }

    /// A polygon: its outer ring and its holes, not closed, run either way round. Rings that have no area are left out, and
    /// all of it where the outer one is. Says whether anything was drawn.
    pub fn polygon(&mut self, rings: &[Vec<[i32; 2]>]) -> bool {
        let mut drawn = false;
        for ring in rings {
            let doubled = doubled_area(ring);
            if ring.len() < 3 || doubled == 0 {
                if drawn {
                    continue;
                }
                return false;
            }
            if !self.begin(Sort::Polygons) {
                return false;
            }
            // On the tile, whose y runs to the south, an outer ring has a positive area and a hole a negative one.
            if (doubled > 0) == drawn {
                self.ring(ring.iter().rev().copied());
            } else {
                self.ring(ring.iter().copied());
            }
            drawn = true;
        }
        drawn
    }

    fn ring(&mut self, mut points: impl ExactSizeIterator<Item = [i32; 2]>) {
        let rest = u32::try_from(points.len()).unwrap_or(u32::MAX).saturating_sub(1);
        let Some(first) = points.next() else { return };
        self.command(MOVE_TO, 1);
        self.step(first);
        self.command(LINE_TO, rest);
        for point in points {
            self.step(point);
        }
        self.command(CLOSE, 1);
    }

    /// Whether a part of this sort may be added.
    fn begin(&mut self, sort: Sort) -> bool {
        *self.sort.get_or_insert(sort) == sort
    }

    fn command(&mut self, which: u32, times: u32) {
        varint(&mut self.commands, u64::from(times << 3 | which));
    }

    fn step(&mut self, to: [i32; 2]) {
        let ([x, y], [was_x, was_y]) = (to, self.cursor);
        varint(&mut self.commands, u64::from(zigzag(x.wrapping_sub(was_x))));
        varint(&mut self.commands, u64::from(zigzag(y.wrapping_sub(was_y))));
        self.cursor = to;
    }
}

fn count(points: &[[i32; 2]]) -> u32 {
    u32::try_from(points.len()).unwrap_or(u32::MAX)
}

/// Twice the area by the surveyor's formula.
fn doubled_area(ring: &[[i32; 2]]) -> i64 {
    let Some(&[x0, y0]) = ring.first() else { return 0 };
    let away = |[x, y]: &[i32; 2]| [i64::from(*x) - i64::from(x0), i64::from(*y) - i64::from(y0)];
    let next = ring.iter().skip(1).chain(ring.first());
    ring.iter().zip(next).map(|(a, b)| (away(a), away(b))).map(|([ax, ay], [bx, by])| ax * by - bx * ay).sum()
}
