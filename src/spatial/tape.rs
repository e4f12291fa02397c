//! A plot measured with a tape: a corner, the direction of the first side, the sides and enough diagonals.

use super::defect::Defect;
use super::grid::GridPoint;
use super::grid_polygon::GridPolygon;

/// What was measured. Lengths are taken as metres of the grid: at the edge of a 3° zone and 2,000 m up they differ from
/// those on the ground by less than a millimetre a metre.
#[derive(Debug, Clone, PartialEq)]
pub struct Tape {
    /// The corner at which the tape began.
    pub corner: GridPoint,
    /// Direction of the first side in degrees clockwise from true north.
    pub bearing_deg: f64,
    /// The sides in the order walked, metres; the last leads back to the first corner.
    pub sides_m: Vec<f64>,
    /// Distances from the first corner to the third, the fourth and so on, as many as there are corners less three.
    /// Four sides may have a second diagonal, from the second corner to the fourth, which then is a check; and they may
    /// have none: the first corner is then held to be a right angle, which is said.
    pub diagonals_m: Vec<f64>,
    /// To which side the second side turns off from the first.
    pub turn: Turn,
}

/// A direction to turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Clockwise round the plot.
    Right,
    /// Counterclockwise.
    Left,
}

/// The plot that a tape gives.
#[derive(Debug, Clone, PartialEq)]
pub struct Taped {
    /// The plot.
    pub polygon: GridPolygon,
    /// How much longer the second diagonal was measured than the other five lengths make it, metres; absent where
    /// nothing was measured twice. The lengths are adjusted to one another by least squares.
    pub misclosure_m: Option<f64>,
    /// Whether the first corner was only held to be a right angle.
    pub right_angle_assumed: bool,
}

/// Why measures give no plot.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum TapeError {
    /// Fewer than three sides or more than twenty.
    #[error("3 to 20 sides are wanted")]
    Sides,
    /// A length that no tape gives: not above zero, above 1,000 m or no number; or a direction that is none.
    #[error("not a length or a direction")]
    NotALength,
    /// Too few or too many diagonals.
    #[error("{wanted} diagonals are wanted")]
    Diagonals {
        /// How many.
        wanted: usize,
    },
    /// Two lengths that should meet in a corner do not reach one another.
    #[error("the lengths do not meet at corner {corner}: {gap_m} m are missing")]
    DoesNotMeet {
        /// The corner, from 1.
        corner: usize,
        /// How much is missing, metres.
        gap_m: f64,
    },
    /// They meet, but in no plot.
    #[error("the lengths make no plot")]
    NoPlot(Vec<Defect>),
}

/// Draws the plot.
///
/// # Errors
/// [`TapeError`]: what is missing, or where the lengths do not meet.
pub fn taped(tape: &Tape) -> Result<Taped, TapeError> {
    check(tape)?;
    let corners = tape.sides_m.len();
    let (lengths, misclosure_m, right_angle_assumed) = match (corners, tape.diagonals_m.as_slice()) {
        (4, []) => (squared(&tape.sides_m)?, None, true),
        (4, [ac, bd]) => {
            let (lengths, misclosure) = adjusted(&tape.sides_m, *ac, *bd)?;
            (lengths, Some(misclosure), false)
        }
        (_, diagonals) if diagonals.len() + 3 == corners => ((tape.sides_m.clone(), diagonals.to_vec()), None, false),
        _ => return Err(TapeError::Diagonals { wanted: corners - 3 }),
    };
    let local = fan(&lengths.0, &lengths.1)?;
    let polygon = placed(tape, &local)?;
    Ok(Taped { polygon, misclosure_m, right_angle_assumed })
}

fn check(tape: &Tape) -> Result<(), TapeError> {
    if !(3..=20).contains(&tape.sides_m.len()) {
        return Err(TapeError::Sides);
    }
    let is_length = |m: &f64| *m > 0.0 && *m <= 1_000.0;
    if tape.sides_m.iter().chain(&tape.diagonals_m).all(is_length) && tape.bearing_deg.abs() <= 360.0 {
        Ok(())
    } else {
        Err(TapeError::NotALength)
    }
}

/// Sides, and distances from the first corner to the third and further ones.
type Lengths = (Vec<f64>, Vec<f64>);

/// Four sides with a right angle at the first corner: it gives the diagonal from the second corner to the fourth, and
/// that one gives the other.
fn squared(sides: &[f64]) -> Result<Lengths, TapeError> {
    let &[ab, bc, cd, da] = sides else { return Err(TapeError::Sides) };
    // Seen with the fourth corner on the way up, the third lies beyond the line from the second to the fourth.
    let third = apex([ab, 0.0], [0.0, da], bc, cd, 3)?;
    Ok((sides.to_vec(), vec![third[0].hypot(third[1])]))
}

/// Spreads what six lengths of a quadrilateral disagree by over all of them, equally weighted, and says how much it was.
fn adjusted(sides: &[f64], ac: f64, bd: f64) -> Result<(Lengths, f64), TapeError> {
    const STEP_M: f64 = 1e-5;
    let &[ab, bc, cd, da] = sides else { return Err(TapeError::Sides) };
    let measured = [ab, bc, cd, da, ac, bd];
    let first = misfit(&measured)?;
    let mut lengths = measured;
    for _ in 0..8 {
        let off = misfit(&lengths)?;
        let mut slopes = [0.0; 6];
        for (i, slope) in slopes.iter_mut().enumerate() {
            let moved = |by: f64| {
                let mut moved = lengths;
                moved.iter_mut().skip(i).take(1).for_each(|length| *length += by);
                moved
            };
            // At a stretched-out triangle one of the two sides does not meet any more: nothing to adjust there.
            let (Ok(more), Ok(less)) = (misfit(&moved(STEP_M)), misfit(&moved(-STEP_M))) else { continue };
            *slope = (more - less) / (2.0 * STEP_M);
        }
        // The nearest lengths on the tangent: correct the misfit that is left without losing what was corrected.
        let drawn: f64 = slopes.iter().zip(lengths.iter().zip(&measured)).map(|(s, (l, m))| s * (m - l)).sum();
        let square: f64 = slopes.iter().map(|s| s * s).sum();
        let factor = (off + drawn) / square;
        if !factor.is_finite() {
            break;
        }
        for ((length, slope), as_measured) in lengths.iter_mut().zip(slopes).zip(measured) {
            *length = as_measured - factor * slope;
        }
    }
    let [ab, bc, cd, da, ac, _bd] = lengths;
    Ok(((vec![ab, bc, cd, da], vec![ac]), first))
}

/// How much longer the second diagonal is than the other five lengths make it.
fn misfit(lengths: &[f64; 6]) -> Result<f64, TapeError> {
    let [ab, bc, cd, da, ac, bd] = *lengths;
    let corners = fan(&[ab, bc, cd, da], &[ac])?;
    match corners.as_slice() {
        [_, b, _, d] => Ok(bd - (d[0] - b[0]).hypot(d[1] - b[1])),
        _ => Err(TapeError::Sides),
    }
}

/// The corners as a fan of triangles around the first: it at the origin, the second on the x axis, the others on its left.
fn fan(sides: &[f64], diagonals: &[f64]) -> Result<Vec<[f64; 2]>, TapeError> {
    let (Some(&first), Some(&last)) = (sides.first(), sides.last()) else { return Err(TapeError::Sides) };
    let mut corners = vec![[0.0, 0.0], [first, 0.0]];
    let mut before = [first, 0.0];
    let spokes = diagonals.iter().chain(std::iter::once(&last));
    for (corner, (side, spoke)) in sides.iter().skip(1).zip(spokes).enumerate() {
        before = apex(before, [0.0, 0.0], *side, *spoke, corner + 3)?;
        corners.push(before);
    }
    Ok(corners)
}

/// The corner `from_a` from `a` and `from_b` from `b` that lies right of the way from `a` to `b`.
fn apex(a: [f64; 2], b: [f64; 2], from_a: f64, from_b: f64, corner: usize) -> Result<[f64; 2], TapeError> {
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let base = dx.hypot(dy);
    let gap_m = (base - from_a - from_b).max((from_a - from_b).abs() - base);
    if gap_m > 0.0 || base <= 0.0 {
        return Err(TapeError::DoesNotMeet { corner, gap_m: gap_m.max(0.0) });
    }
    let along = (from_a * from_a - from_b * from_b + base * base) / (2.0 * base);
    let aside = (from_a * from_a - along * along).max(0.0).sqrt();
    let (ux, uy) = (dx / base, dy / base);
    Ok([a[0] + along * ux + aside * uy, a[1] + along * uy - aside * ux])
}

/// Turns the corners into the grid.
fn placed(tape: &Tape, local: &[[f64; 2]]) -> Result<GridPolygon, TapeError> {
    let no_plot = || TapeError::NoPlot(Vec::new());
    let corner = tape.corner;
    let (grid, e, n) = (corner.grid(), corner.easting_m(), corner.northing_m());
    let place = corner.to_lonlat().map_err(|_outside| no_plot())?;
    let bearing = (tape.bearing_deg - grid.convergence_deg(place)).to_radians();
    let (sin, cos) = bearing.sin_cos();
    let mirror = if tape.turn == Turn::Right { -1.0 } else { 1.0 };
    // x runs along the bearing, y to its left.
    let turned = |&[x, y]: &[f64; 2]| [e + x * sin - mirror * y * cos, n + x * cos + mirror * y * sin];
    let mut ring: Vec<[f64; 2]> = local.iter().map(turned).collect();
    let first = ring.first().copied();
    ring.extend(first);
    GridPolygon::from_rings(grid, &[ring]).map_err(TapeError::NoPlot)
}
