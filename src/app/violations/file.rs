//! A case between its rows and the domain.

use jiff::civil::Date;
use serde_json::json;

use crate::app::district::District;
use crate::app::keys::Keys;
use crate::app::people::{People, Sealed};
use crate::app::policy;
use crate::app::refusal::Refusal;
use crate::app::{Homestead, patrols, personal};
use crate::domain::actor::{Actor, Role};
use crate::domain::houses::acts::NewPerson;
use crate::domain::ids::Id;
use crate::domain::violations::Violation;
use crate::domain::violations::acts::Change;
use crate::domain::violations::clocks::{Clock, Sense, Status, clocks};
use crate::domain::violations::duties::duties;
use crate::domain::violations::risks::{Risk, risks};
use crate::store::case_persons::CasePersonRow;
use crate::store::duties::Duty;
use crate::store::violations::ViolationRow;
use crate::store::{self, Conn, StoreError};

/// The case, if the actor may read cases and this one lies in its territory.
///
/// # Errors
/// `NotAllowed` for a role that reads no cases; `Hidden` where there is none or it lies elsewhere.
pub fn visible(conn: &mut Conn, actor: &Actor, id: &Id) -> Result<Violation, Refusal> {
    let visibility = policy::case_visibility(actor)?;
    let case = found(conn, id)?;
    visibility.shows(id.county(), &case.village)?;
    Ok(case)
}

/// The case, if it lies in the territory of an actor that has something to add to it, such as a photo of its lead.
///
/// # Errors
/// `Hidden` where there is none or it lies elsewhere.
pub fn within_reach(conn: &mut Conn, actor: &Actor, id: &Id) -> Result<Violation, Refusal> {
    let visibility = policy::visibility(actor)?;
    let case = found(conn, id)?;
    visibility.shows(id.county(), &case.village)?;
    Ok(case)
}

fn found(conn: &mut Conn, id: &Id) -> Result<Violation, Refusal> {
    let row = store::violations::find(conn, id)?.ok_or(Refusal::Hidden)?;
    Ok(parse(&row)?)
}

/// The file in a row.
///
/// # Errors
/// `Corrupt` for a row that this program did not write.
pub fn parse(row: &ViolationRow) -> Result<Violation, StoreError> {
    serde_json::from_str(&row.file).map_err(|why| StoreError::corrupt(format!("file of violation {}: {why}", row.id)))
}

/// The people of some rows of one case, opened.
///
/// # Errors
/// `Broken` where a row was altered or moved.
pub(in crate::app) fn people(home: &Homestead, case: &Id, rows: &[&CasePersonRow]) -> Result<People, Refusal> {
    People::open(&home.keys, case, rows.iter().map(|row| (row.ordinal, &row.sealed)))
        .map_err(|why| Refusal::broken("a person could not be opened", why))
}

/// Writes a new file with its persons and duties.
pub(super) fn insert(
    home: &Homestead,
    conn: &mut Conn,
    case: &Violation,
    change: &Change,
    district: &District,
) -> Result<(), Refusal> {
    let clocks = clocks(case, &district.pack, home.clock.today());
    let row = row(case, &clocks, None)?;
    store::violations::insert(conn, &row)?;
    finish(home, conn, case, change, (&clocks, &row))
}

/// Writes a changed file with its persons and duties, unless somebody changed it meanwhile.
pub(super) fn update(
    home: &Homestead,
    conn: &mut Conn,
    case: &Violation,
    change: &Change,
    district: &District,
    read_version: u32,
) -> Result<(), Refusal> {
    let clocks = clocks(case, &district.pack, home.clock.today());
    let party = change.persons.iter().rev().find(|person| person.kind == "party");
    let index = match party {
        Some(NewPerson { name, .. }) => Some(personal::name_index(&home.keys, case.id.county(), name.reveal())),
        None => store::violations::find(conn, &case.id)?.and_then(|stored| stored.party_index),
    };
    let row = row(case, &clocks, index)?;
    let read_version = i32::try_from(read_version).map_err(|why| Refusal::broken("a version too large", why))?;
    store::violations::update(conn, &row, read_version)?;
    finish(home, conn, case, change, (&clocks, &row))
}

fn finish(
    home: &Homestead,
    conn: &mut Conn,
    case: &Violation,
    change: &Change,
    (clocks, row): (&[Clock], &ViolationRow),
) -> Result<(), Refusal> {
    store::case_persons::add(conn, &sealed(&home.keys, &case.id, &change.persons)?)?;
    patrols::put_violation(conn, case)?;
    Ok(store::case_duties::put(conn, row, &waiting(case, clocks, home.clock.today()))?)
}

/// Persons that an act brought in, as their rows.
///
/// # Errors
/// `Broken` when the system gives no random nonce.
pub(in crate::app) fn sealed(keys: &Keys, case: &Id, persons: &[NewPerson]) -> Result<Vec<CasePersonRow>, Refusal> {
    let sealed =
        People::seal(keys, case, persons).map_err(|why| Refusal::broken("a person could not be sealed", why))?;
    let row = |person: Sealed| CasePersonRow {
        county: case.county().to_string(),
        violation_id: case.uuid().to_string(),
        ordinal: person.ordinal,
        kind: person.kind.to_owned(),
        sealed: person.bytes,
        id_index: person.id_index,
    };
    Ok(sealed.into_iter().map(row).collect())
}

/// Who is waited for.
pub(in crate::app) fn waiting(case: &Violation, clocks: &[Clock], today: Date) -> Vec<Duty> {
    duties(case, clocks, today)
        .into_iter()
        .map(|duty| Duty {
            party: party(case, duty.party),
            act: duty.act.code(),
            due_on: duty.due_on.map(|day| day.to_string()),
        })
        .collect()
}

/// Whom a case waits for, as the work lists name it: the head of the body that handles it, or whoever of a role serves
/// where it lies.
pub(super) fn party(case: &Violation, role: Role) -> String {
    let township = || case.village.township().unwrap_or_else(|| case.village.clone());
    match role {
        Role::Chief => {
            let unit = case.filing.as_ref().map_or_else(township, |filing| filing.unit.clone());
            policy::head_of(&unit)
        }
        role => json!(role).as_str().unwrap_or_default().to_owned(),
    }
}

/// The row of a file.
///
/// # Errors
/// `Broken` for a file that cannot be written.
pub(in crate::app) fn row(
    case: &Violation,
    clocks: &[Clock],
    party_index: Option<Vec<u8>>,
) -> Result<ViolationRow, Refusal> {
    let code = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let township = case.village.township().unwrap_or_else(|| case.village.clone());
    let kinds: Vec<String> = case.kinds().iter().map(|kind| format!("{kind:?}")).collect();
    let own = clocks.iter().filter(|clock| clock.sense == Sense::MustBy && clock.status != Status::Met);
    let lasting = |risk: &Risk| !matches!(risk, Risk::ClockDueSoon(_) | Risk::ClockOver(_));
    Ok(ViolationRow {
        county: case.id.county().to_string(),
        id: case.id.uuid().to_string(),
        number: case.number.clone(),
        township: township.to_string(),
        division: case.village.to_string(),
        state: code(json!(case.state)),
        track: case.law().map(|law| code(json!(law.track()))),
        kinds: if kinds.is_empty() { String::new() } else { format!(" {} ", kinds.join(" ")) },
        source: code(json!(case.lead.source)),
        house_id: case.house().map(|house| house.uuid().to_string()),
        party_index,
        due_on: own.filter_map(|clock| clock.day).min().map(|day| day.to_string()),
        flagged: risks(case, clocks).iter().any(lasting),
        lon: case.lead.place.lon,
        lat: case.lead.place.lat,
        last_act_at: case.last_act_at.as_millisecond(),
        version: i32::try_from(case.version).map_err(|why| Refusal::broken("a version too large", why))?,
        file: serde_json::to_string(case).map_err(|why| Refusal::broken("a file could not be written", why))?,
    })
}
