//! Counting a territory, each township by itself.

use std::collections::BTreeMap;

use crate::app::district::District;
use crate::app::refusal::Refusal;
use crate::app::{houses, violations};
use crate::domain::ids::DivisionCode;
use crate::domain::stats::{CaseFacts, CaseTally, HouseFacts, HouseTally, Period, ShortDay};
use crate::store::houses::{HouseCursor, HouseFilter};
use crate::store::violations::{ViolationCursor, ViolationFilter};
use crate::store::{self, Conn, Territory};

/// The figures of a township.
#[derive(Debug, Clone, Default)]
pub(super) struct Tallies {
    pub(super) houses: HouseTally,
    pub(super) cases: CaseTally,
}

/// Rows are read so many at a time.
const PAGE: i64 = 1_000;

/// Counts the houses and cases of a territory by township.
///
/// # Errors
/// The database's, and `Corrupt` for a row that this program did not write.
pub(super) fn counted(
    conn: &mut Conn,
    district: &District,
    within: &Territory,
    period: Period,
    today: ShortDay,
) -> Result<BTreeMap<DivisionCode, Tallies>, Refusal> {
    let mut townships: BTreeMap<DivisionCode, Tallies> = BTreeMap::new();
    let of = |village: &DivisionCode| village.township().unwrap_or_else(|| village.clone());
    let mut after = None;
    loop {
        let filter = HouseFilter { after, ..HouseFilter::default() };
        let rows = store::houses::list(conn, within, &filter, PAGE)?;
        for row in &rows {
            let house = houses::parse(&row.house)?;
            let facts = HouseFacts::of(&house, district.pack.on(house.applied_on()));
            townships.entry(of(&house.village)).or_default().houses.add(&facts, period, today);
        }
        let Some(last) = rows.last() else { break };
        after = Some(HouseCursor { last_act_at: last.house.last_act_at, id: last.house.id.clone() });
    }
    let mut after = None;
    loop {
        let filter = ViolationFilter { after, ..ViolationFilter::default() };
        let rows = store::violations::list(conn, within, &filter, PAGE)?;
        for row in &rows {
            let case = violations::parse(row)?;
            let facts = CaseFacts::of(&case, &district.pack);
            townships.entry(of(&case.village)).or_default().cases.add(&facts, period, today);
        }
        let Some(last) = rows.last() else { break };
        after = Some(ViolationCursor { last_act_at: last.last_act_at, id: last.id.clone() });
    }
    Ok(townships)
}
