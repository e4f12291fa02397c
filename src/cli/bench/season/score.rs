//! How often the comparison was right: precision and recall of each class.

use serde::Serialize;

use crate::domain::patches::codes::Class;

/// One class.
#[derive(Debug, Serialize)]
pub(super) struct Score {
    /// Which.
    pub(super) class: String,
    /// Patches that are of it.
    pub(super) n: usize,
    /// Patches that were said to be.
    pub(super) said: usize,
    /// Both.
    pub(super) right: usize,
    /// Of those said, the share that is.
    pub(super) precision: f64,
    /// Of those that are, the share that was said.
    pub(super) recall: f64,
}

impl Score {
    /// The scores of pairs of truth and what was said.
    pub(super) fn of(pairs: &[(Class, Class)]) -> Vec<Self> {
        let count = |fits: &dyn Fn(&(Class, Class)) -> bool| pairs.iter().filter(|pair| fits(pair)).count();
        let one = |class: Class| {
            let (n, said) = (count(&|(truth, _)| *truth == class), count(&|(_, said)| *said == class));
            let right = count(&|pair| *pair == (class, class));
            Self { class: class.code(), n, said, right, precision: share(right, said), recall: share(right, n) }
        };
        Class::ALL.into_iter().map(one).collect()
    }

    pub(super) fn heading() -> String {
        format!("{:18} {:>7} {:>7} {:>7} {:>10} {:>8}", "class", "n", "said", "right", "precision", "recall")
    }

    pub(super) fn line(&self) -> String {
        let Self { class, n, said, right, precision, recall } = self;
        format!("{class:18} {n:>7} {said:>7} {right:>7} {precision:>10.3} {recall:>8.3}")
    }
}

fn share(part: usize, whole: usize) -> f64 {
    let number = |count: usize| u32::try_from(count).map_or(f64::NAN, f64::from);
    if whole == 0 { f64::NAN } else { number(part) / number(whole) }
}
