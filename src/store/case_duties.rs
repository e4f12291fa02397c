//! Who is waited for in a case, worked out anew by the domain after each act.

use diesel::prelude::*;

use super::conn::Conn;
use super::duties::{Duty, DutyCursor, day, or_none};
use super::error::StoreError;
use super::schema::{case_duties, violations};
use super::territory::{Reach, Territory};
use super::violations::ViolationRow;

/// A line of a work list.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseWaiting {
    /// What is to be done.
    pub duty: Duty,
    /// Where.
    pub violation: ViolationRow,
}

#[derive(Queryable, Selectable, Insertable, PartialEq)]
#[diesel(table_name = case_duties, treat_none_as_default_value = false)]
pub(super) struct CaseDutyRow {
    county: String,
    violation_id: String,
    party: String,
    act: String,
    due_on: String,
    township: String,
    division: String,
}

/// What a case waits for, as its rows.
pub(super) fn rows(of: &ViolationRow, wanted: &[Duty]) -> Vec<CaseDutyRow> {
    wanted
        .iter()
        .map(|duty| CaseDutyRow {
            county: of.county.clone(),
            violation_id: of.id.clone(),
            party: duty.party.clone(),
            act: duty.act.clone(),
            due_on: day(duty.due_on.as_deref()),
            township: of.township.clone(),
            division: of.division.clone(),
        })
        .collect()
}

/// Puts these in the place of all that the case had. None may come twice.
pub fn put(conn: &mut Conn, of: &ViolationRow, wanted: &[Duty]) -> Result<(), StoreError> {
    let its =
        case_duties::table.filter(case_duties::county.eq(&of.county)).filter(case_duties::violation_id.eq(&of.id));
    diesel::delete(its).execute(conn)?;
    for row in rows(of, wanted) {
        diesel::insert_into(case_duties::table).values(row).execute(conn)?;
    }
    Ok(())
}

/// What a party is waited for in the cases of a territory, the earliest day first and those without a day last.
pub fn worklist(
    conn: &mut Conn,
    territory: &Territory,
    party: &str,
    after: Option<&DutyCursor>,
    limit: i64,
) -> Result<Vec<CaseWaiting>, StoreError> {
    let its_case = violations::county.eq(case_duties::county).and(violations::id.eq(case_duties::violation_id));
    let mut query = case_duties::table
        .inner_join(violations::table.on(its_case))
        .filter(case_duties::county.eq(territory.county.as_str()))
        .filter(case_duties::party.eq(party))
        .order((case_duties::due_on, case_duties::violation_id, case_duties::act))
        .limit(limit)
        .select((CaseDutyRow::as_select(), ViolationRow::as_select()))
        .into_boxed();
    query = match territory.reach() {
        Reach::County => query,
        Reach::Township(code) => query.filter(case_duties::township.eq(code)),
        Reach::Village(code) => query.filter(case_duties::division.eq(code)),
    };
    if let Some(DutyCursor { due_on, file_id, act }) = after {
        let due_on = day(due_on.as_deref());
        let later = case_duties::violation_id
            .gt(file_id)
            .or(case_duties::violation_id.eq(file_id).and(case_duties::act.gt(act)));
        query = query.filter(case_duties::due_on.ge(due_on.clone())).filter(case_duties::due_on.gt(due_on).or(later));
    }
    let rows: Vec<(CaseDutyRow, ViolationRow)> = query.load(conn)?;
    let waiting = rows.into_iter().map(|(row, violation)| CaseWaiting {
        duty: Duty { party: row.party, act: row.act, due_on: or_none(row.due_on) },
        violation,
    });
    Ok(waiting.collect())
}
