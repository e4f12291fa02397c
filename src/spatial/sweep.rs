//! Which boxes of many meet? Within a bounded effort, so that no input can hold the program up.

/// Comparisons that may still be made.
#[derive(Debug)]
pub(super) struct Effort(u64);

impl Effort {
    /// About a second's worth. A border of a million points around anything takes a tenth of it; a hatching of parallel
    /// lines would take the square of its points.
    pub(super) const SECOND: Self = Self(200_000_000);

    /// Takes so many comparisons off; false when there are none left.
    pub(super) fn spend(&mut self, comparisons: usize) -> bool {
        let comparisons = u64::try_from(comparisons).unwrap_or(u64::MAX);
        self.0 = self.0.saturating_sub(comparisons);
        self.0 > 0
    }

    pub(super) fn is_spent(&self) -> bool {
        self.0 == 0
    }
}

/// What comparing two things whose boxes meet costs, beside the comparison of two boxes.
const MEETING: usize = 10;

/// Shows every pair of boxes `[min x, min y, max x, max y]` that meet, by their places in the list, until the visitor
/// says false or the effort is spent. Boxes are swept along the axis on which they overlap less.
pub(super) fn meeting(boxes: &[[f64; 4]], effort: &mut Effort, mut visit: impl FnMut(usize, usize) -> bool) {
    let (wide, high) = boxes.iter().fold((0.0, 0.0), |(wide, high), [min_x, min_y, max_x, max_y]| {
        (wide + (max_x - min_x).max(0.0), high + (max_y - min_y).max(0.0))
    });
    let along = |b: &[f64; 4]| if wide <= high { [b[0], b[2], b[1], b[3]] } else { [b[1], b[3], b[0], b[2]] };
    let mut swept: Vec<([f64; 4], usize)> = boxes.iter().enumerate().map(|(i, b)| (along(b), i)).collect();
    swept.sort_by(|(a, _), (b, _)| a[0].total_cmp(&b[0]));
    for (nth, (a, i)) in swept.iter().enumerate() {
        let mut spent = 1;
        for (b, j) in swept.iter().skip(nth + 1).take_while(|(b, _)| b[0] <= a[1]) {
            spent += 1;
            if a[2] <= b[3] && b[2] <= a[3] {
                spent += MEETING;
                if !visit(*i, *j) {
                    return;
                }
            }
        }
        if !effort.spend(spent) {
            return;
        }
    }
}
