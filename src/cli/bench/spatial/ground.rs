//! A prefecture made up from a seed: villages with rows of plots, points near them, outlines a little off.

/// Corners of a ring, counterclockwise, the first not repeated: `[easting, northing]` in metres of zone 35.
pub(super) type Ring = Vec<[f64; 2]>;

/// Villages of the prefecture, and the ground they lie on, metres.
const VILLAGES: usize = 1_688;
const CORNER_M: [f64; 2] = [35_290_000.0, 2_700_000.0];
const EXTENT_M: [f64; 2] = [170_000.0, 200_000.0];
/// A plot and the room it takes, metres.
const PLOT_M: [f64; 2] = [12.0, 10.0];
const PITCH_M: [f64; 2] = [16.0, 15.0];

/// A source of numbers that gives the same ones for the same seed (Steele, Lea and Flood 2014, `SplitMix64`).
pub(in crate::cli::bench) struct Ground {
    state: u64,
}

impl Ground {
    pub(in crate::cli::bench) fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// A number from 0 up to 1.
    pub(in crate::cli::bench) fn unit(&mut self) -> f64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let high = u32::try_from((z ^ (z >> 31)) >> 32).unwrap_or_default();
        f64::from(high) / (f64::from(u32::MAX) + 1.0)
    }

    pub(in crate::cli::bench) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// A number between minus and plus a limit, near 0 as a rule: the mean of four.
    pub(in crate::cli::bench) fn bell(&mut self, limit: f64) -> f64 {
        (0..4).map(|_| self.between(-limit, limit)).sum::<f64>() / 4.0
    }

    /// One of a list; `None` only of an empty one.
    pub(in crate::cli::bench) fn one_of<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        #[expect(
            clippy::as_conversions,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a number below the length of the list"
        )]
        let place = (self.unit() * list.len() as f64) as usize;
        list.get(place)
    }

    /// So many plots, village by village, in rows that are nowhere quite straight.
    pub(super) fn plots(&mut self, count: usize) -> Vec<Ring> {
        let per_village = count.div_ceil(VILLAGES);
        let mut plots = Vec::with_capacity(count);
        while plots.len() < count {
            let centre = [0, 1].map(|axis: usize| {
                let (corner, extent) = if axis == 0 { (CORNER_M[0], EXTENT_M[0]) } else { (CORNER_M[1], EXTENT_M[1]) };
                corner + extent * self.unit()
            });
            let turn = self.between(0.0, std::f64::consts::FRAC_PI_2);
            let (mut row, mut column) = (0_u32, 0_u32);
            for _ in 0..per_village.min(count - plots.len()) {
                let at = [f64::from(column) * PITCH_M[0], f64::from(row) * PITCH_M[1]];
                let ring = self.rectangle(at, PLOT_M).into_iter().map(|p| placed(p, turn, centre)).collect();
                plots.push(ring);
                column += 1;
                if column == 28 {
                    (row, column) = (row + 1, 0);
                }
            }
        }
        plots
    }

    /// A rectangle whose corners are each up to half a metre off.
    fn rectangle(&mut self, [x, y]: [f64; 2], [width, depth]: [f64; 2]) -> Ring {
        let corners = [[x, y], [x + width, y], [x + width, y + depth], [x, y + depth]];
        corners.map(|[x, y]| [x + self.between(-0.5, 0.5), y + self.between(-0.5, 0.5)]).to_vec()
    }

    /// Points around plots, about half of them within one.
    pub(super) fn points(&mut self, plots: &[Ring], count: usize) -> Vec<[f64; 2]> {
        let mut points = Vec::with_capacity(count);
        while points.len() < count {
            let Some(&[x, y]) = self.one_of(plots).and_then(|ring| ring.first()) else { break };
            points.push([x + self.between(-20.0, 20.0), y + self.between(-20.0, 20.0)]);
        }
        points
    }

    /// A fix for each of the first plots, with the accuracy that it claims: easting, northing, metres.
    pub(super) fn fixes(&mut self, plots: &[Ring], count: usize) -> Vec<[f64; 3]> {
        let corners = plots.iter().take(count).filter_map(|ring| ring.first());
        corners
            .map(|[x, y]| {
                let off = [self.between(-30.0, 30.0), self.between(-30.0, 30.0)];
                [x + off[0], y + off[1], self.between(3.0, 20.0)]
            })
            .collect()
    }

    /// Approved outlines and what was built: up to 2 m away, turned by up to 3°, up to a tenth larger or smaller. Houses
    /// with corners are an L each.
    pub(super) fn outlines(&mut self, plots: &[Ring], count: usize, is_convex: bool) -> Vec<(Ring, Ring)> {
        let mut pairs = Vec::with_capacity(count);
        while pairs.len() < count {
            let Some(&corner) = self.one_of(plots).and_then(|ring| ring.first()) else { break };
            let turn = self.between(0.0, std::f64::consts::TAU);
            let house: Ring = if is_convex { self.rectangle([0.0; 2], PLOT_M) } else { self.angled() };
            let (by, grown) = (self.between(-0.05, 0.05), self.between(0.9, 1.1));
            let away = [self.between(-2.0, 2.0), self.between(-2.0, 2.0)];
            let built = |p: &[f64; 2]| {
                placed([p[0] * grown, p[1] * grown], turn + by, [corner[0] + away[0], corner[1] + away[1]])
            };
            let approved = house.iter().map(|p| placed(*p, turn, corner)).collect();
            pairs.push((approved, house.iter().map(built).collect()));
        }
        pairs
    }

    /// A house with a wing.
    fn angled(&mut self) -> Ring {
        let (width, depth) = (PLOT_M[0], PLOT_M[1]);
        let (wing, side) = (self.between(3.0, 6.0), self.between(3.0, 5.0));
        vec![[0.0, 0.0], [width, 0.0], [width, side], [wing, side], [wing, depth], [0.0, depth]]
    }
}

/// Turned about the origin, then moved.
fn placed([x, y]: [f64; 2], turn: f64, [east, north]: [f64; 2]) -> [f64; 2] {
    let (sin, cos) = turn.sin_cos();
    [east + x * cos - y * sin, north + x * sin + y * cos]
}
