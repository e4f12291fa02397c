//! A window that is looked through exactly: what merely has a box that reaches into it is not in it. In shares of the world,
//! so that no rounding comes in between.

use super::record::Record;
use crate::spatial::LonLat;
use crate::spatial::tiles::{World, WorldBox};

/// A ring on the ground.
#[derive(Debug, Clone)]
pub(super) struct Window {
    around: WorldBox,
    ring: Vec<World>,
}

impl Window {
    /// Of longitudes and latitudes, not closed; none for no corners.
    pub(super) fn of(corners: &[[f64; 2]]) -> Option<Self> {
        let places = corners.iter().filter_map(|[lon, lat]| LonLat::new(*lon, *lat).ok());
        let ring: Vec<World> = places.map(World::of).collect();
        Some(Self { around: WorldBox::around(ring.iter().copied())?, ring })
    }

    /// The box around it.
    pub(super) fn around(&self) -> WorldBox {
        self.around
    }

    /// Whether it has a position in common with an outline, or with a point where there is none; borders count.
    pub(super) fn touches(&self, record: Record<'_>, point: World) -> bool {
        let mut met = false;
        // The window may lie wholly within a polygon, and not in a hole of it.
        let corner = self.ring.first().copied().unwrap_or(point);
        let mut within = false;
        let seen = record.each_ring(|first, ring| {
            if met {
                return;
            }
            if first {
                met = within;
                within = false;
            }
            within ^= encloses(ring, corner);
            let inside = first && ring.first().is_some_and(|at| self.holds(*at));
            let box_of = WorldBox::around(ring.iter().copied());
            let near = box_of.is_some_and(|it| it.touches(self.around));
            met |= inside || (near && edges(ring).any(|edge| edges(&self.ring).any(|own| meet(edge, own))));
        });
        if seen == 0 { self.holds(point) } else { met || within }
    }

    fn holds(&self, at: World) -> bool {
        self.around.holds(at) && (encloses(&self.ring, at) || edges(&self.ring).any(|edge| meet(edge, (at, at))))
    }
}

type Edge = (World, World);

fn edges(ring: &[World]) -> impl Iterator<Item = Edge> {
    ring.iter().copied().zip(ring.iter().skip(1).chain(ring.first()).copied())
}

/// Whether a position lies in a ring, by the even-odd rule; on its border either.
pub(super) fn encloses(ring: &[World], at: World) -> bool {
    let crossed = edges(ring).filter(|(a, b)| {
        if (a.y > at.y) == (b.y > at.y) {
            return false;
        }
        let [ax, ay, bx, by, x, y] = [a.x, a.y, b.x, b.y, at.x, at.y].map(i128::from);
        // x < ax + (y - ay) * (bx - ax) / (by - ay), without the division.
        let (left, right) = ((x - ax) * (by - ay), (y - ay) * (bx - ax));
        if by > ay { left < right } else { left > right }
    });
    crossed.count() % 2 == 1
}

/// Whether two edges have a position in common; an edge may be a point.
fn meet((a, b): Edge, (c, d): Edge) -> bool {
    let together = |p: (u32, u32), q: (u32, u32)| p.0.max(p.1) >= q.0.min(q.1) && q.0.max(q.1) >= p.0.min(p.1);
    together((a.x, b.x), (c.x, d.x))
        && together((a.y, b.y), (c.y, d.y))
        && side(a, b, c) * side(a, b, d) <= 0
        && side(c, d, a) * side(c, d, b) <= 0
}

/// On which side of a line a position lies: -1, 1, or 0 on it.
fn side(a: World, b: World, at: World) -> i128 {
    let [ax, ay, bx, by, x, y] = [a.x, a.y, b.x, b.y, at.x, at.y].map(i128::from);
    ((bx - ax) * (y - ay) - (by - ay) * (x - ax)).signum()
}
