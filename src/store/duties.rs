//! Who is waited for: the work list, worked out anew by the domain after each act.

use diesel::prelude::*;

use crate::domain::ids::Id;

use super::conn::Conn;
use super::error::StoreError;
use super::houses::{HouseRow, ListedHouse};
use super::persons::PersonRow;
use super::schema::{duties, houses, persons};
use super::territory::{Reach, Territory};

/// How the table writes that there is no date, so that it sorts last in an index of both databases.
const NO_DAY: &str = "9999-12-31";

/// One act that somebody is waited for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// Who, as the domain names the party.
    pub party: String,
    /// What.
    pub act: String,
    /// By when, `YYYY-MM-DD`.
    pub due_on: Option<String>,
}

/// A line of a work list.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiting {
    /// What is to be done.
    pub duty: Duty,
    /// Where.
    pub listed: ListedHouse,
}

/// The last line of the page before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutyCursor {
    /// Its day.
    pub due_on: Option<String>,
    /// Its house or case, hyphenated UUID.
    pub file_id: String,
    /// Its act.
    pub act: String,
}

#[derive(Queryable, Selectable, Insertable, PartialEq)]
#[diesel(table_name = duties, treat_none_as_default_value = false)]
pub(super) struct DutyRow {
    county: String,
    house_id: String,
    party: String,
    act: String,
    due_on: String,
    township: String,
    division: String,
}

/// A day as the tables write it.
pub(super) fn day(due_on: Option<&str>) -> String {
    due_on.unwrap_or(NO_DAY).to_owned()
}

/// A day as the tables wrote it.
pub(super) fn or_none(due_on: String) -> Option<String> {
    (due_on != NO_DAY).then_some(due_on)
}

impl From<DutyRow> for Duty {
    fn from(row: DutyRow) -> Self {
        Self { party: row.party, act: row.act, due_on: or_none(row.due_on) }
    }
}

/// What a house waits for, as its rows.
pub(super) fn rows(house: &HouseRow, wanted: &[Duty]) -> Vec<DutyRow> {
    wanted
        .iter()
        .map(|duty| DutyRow {
            county: house.county.clone(),
            house_id: house.id.clone(),
            party: duty.party.clone(),
            act: duty.act.clone(),
            due_on: day(duty.due_on.as_deref()),
            township: house.township.clone(),
            division: house.division.clone(),
        })
        .collect()
}

/// Puts these in the place of all that the house had. Their order does not matter; none may come twice.
pub fn put(conn: &mut Conn, house: &HouseRow, wanted: &[Duty]) -> Result<(), StoreError> {
    let mut rows = rows(house, wanted);
    rows.sort_by(|a, b| (&a.party, &a.act).cmp(&(&b.party, &b.act)));
    let of_house = duties::table.filter(duties::county.eq(&house.county)).filter(duties::house_id.eq(&house.id));
    let present: Vec<DutyRow> = of_house.order((duties::party, duties::act)).select(DutyRow::as_select()).load(conn)?;
    // Most acts leave most duties alone: only what differs is written.
    for gone in present.iter().filter(|row| !rows.contains(row)) {
        diesel::delete(duties::table.find((&gone.county, &gone.house_id, &gone.party, &gone.act))).execute(conn)?;
    }
    for new in rows.iter().filter(|row| !present.contains(row)) {
        diesel::insert_into(duties::table).values(new).execute(conn)?;
    }
    Ok(())
}

/// What a house waits for.
pub fn of_house(conn: &mut Conn, house: &Id) -> Result<Vec<Duty>, StoreError> {
    let rows: Vec<DutyRow> = duties::table
        .filter(duties::county.eq(house.county().as_str()))
        .filter(duties::house_id.eq(house.uuid().to_string()))
        .order((duties::due_on, duties::party, duties::act))
        .select(DutyRow::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(Duty::from).collect())
}

/// What a party is waited for in a territory, the earliest day first and those without a day last.
pub fn worklist(
    conn: &mut Conn,
    territory: &Territory,
    party: &str,
    after: Option<&DutyCursor>,
    limit: i64,
) -> Result<Vec<Waiting>, StoreError> {
    let its_house = houses::county.eq(duties::county).and(houses::id.eq(duties::house_id));
    let head =
        persons::county.eq(duties::county).and(persons::house_id.eq(duties::house_id)).and(persons::ordinal.eq(0));
    let mut query = duties::table
        .inner_join(houses::table.on(its_house))
        .left_join(persons::table.on(head))
        .filter(duties::county.eq(territory.county.as_str()))
        .filter(duties::party.eq(party))
        .order((duties::due_on, duties::house_id, duties::act))
        .limit(limit)
        .select((DutyRow::as_select(), HouseRow::as_select(), Option::<PersonRow>::as_select()))
        .into_boxed();
    query = match territory.reach() {
        Reach::County => query,
        Reach::Township(code) => query.filter(duties::township.eq(code)),
        Reach::Village(code) => query.filter(duties::division.eq(code)),
    };
    if let Some(DutyCursor { due_on, file_id, act }) = after {
        let due_on = day(due_on.as_deref());
        let later_house = duties::house_id.gt(file_id).or(duties::house_id.eq(file_id).and(duties::act.gt(act)));
        query = query.filter(duties::due_on.ge(due_on.clone())).filter(duties::due_on.gt(due_on).or(later_house));
    }
    let rows: Vec<(DutyRow, HouseRow, Option<PersonRow>)> = query.load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(duty, house, head)| Waiting { duty: duty.into(), listed: ListedHouse { house, head } })
        .collect())
}
