//! The rules of patrols that a pack must hold: one for each reason, and none twice on one day.

use super::checks::{each, overlaps};
use super::fault::{PackFault, PackWrong};
use crate::domain::pack::Pack;
use crate::domain::patrols::rule::Reason;

const FILE: &str = "patrols.toml";
const KEY: &str = "patrols";

/// What the rules of patrols may still have wrong.
pub(super) fn faults(pack: &Pack) -> Vec<PackFault> {
    let mut faults = overlaps(FILE, KEY, &pack.patrols, |rule| format!("{} {:?}", rule.reason.code(), rule.layer));
    faults.extend(each(FILE, KEY, &pack.patrols, |rule| {
        ((rule.reason == Reason::ZoneVillage) != rule.layer.is_some()).then_some(PackWrong::PatrolLayer)
    }));
    // A visit names its own next day; everything else would be looked at all the time.
    faults.extend(each(FILE, KEY, &pack.patrols, |rule| {
        (rule.days == 0 && rule.reason != Reason::VisitRecheck).then_some(PackWrong::NotPositive("days"))
    }));
    // A reason without a rule would never be gone to. Which layers make a village one of risk is the district's choice.
    let needed = Reason::ALL.into_iter().filter(|reason| *reason != Reason::ZoneVillage);
    let missing = needed.filter(|reason| pack.patrols.iter().all(|rule| rule.value.reason != *reason));
    faults.extend(missing.map(|it| PackFault::new(FILE, KEY, PackWrong::NoRule { code: it.code().to_owned() })));
    faults
}
