//! The figures of patrols: which villages were visited in a period, and which places are overdue today.

use jiff::ToSpan;
use jiff::civil::Date;

use super::lists::{Lists, When};
use super::view::{StatCount, StatPatrols};
use crate::app::refusal::Refusal;
use crate::domain::pack::Rules;
use crate::domain::patrols::Proof;
use crate::store::{self, Conn, Territory};
use crate::words::Language;

/// Counts the visits of a territory and what is overdue in it.
///
/// # Errors
/// The database's.
pub(super) fn patrols(
    conn: &mut Conn,
    within: &Territory,
    rules: Rules<'_>,
    (from, to): (Date, Date),
    lists: &Lists,
    words: Language,
) -> Result<StatPatrols, Refusal> {
    let days = (from.to_string(), to.to_string());
    let sums = store::patrols::sums(conn, within, (&days.0, &days.1))?;
    let visits = |proof: Proof| sums.iter().filter(move |sum| sum.proof == proof.code());
    let whole = |visits: i64| u32::try_from(visits).unwrap_or(u32::MAX);
    let villages = store::divisions::count_villages(conn, within)?;
    let today = rules.day();
    let mut overdue = Vec::new();
    for rule in rules.patrols().filter(|rule| !rule.value.reason.is_of_villages()) {
        // What was counted from this day on is still within its interval today.
        let still = today.saturating_sub(i64::from(rule.value.days).days()).to_string();
        let code = rule.value.reason.code();
        let own = [("reason", code.to_owned()), ("overdue", "true".to_owned())];
        overdue.push(StatCount {
            code: code.to_owned(),
            label: words.label("patrol_reason", code),
            n: whole(store::patrols::overdue(conn, within, code, &still)?),
            list: lists.with("/patrols", &own, When::Today),
        });
    }
    Ok(StatPatrols {
        villages: whole(villages),
        visited: u32::try_from(visits(Proof::Honest).count()).unwrap_or(u32::MAX),
        visits: whole(visits(Proof::Honest).map(|sum| sum.visits).sum()),
        unproven: whole(visits(Proof::Unproven).map(|sum| sum.visits).sum()),
        list: lists.with("/patrols", &[("view", "coverage".to_owned())], When::Period),
        overdue,
    })
}
