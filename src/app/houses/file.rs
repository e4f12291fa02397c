//! A file between its rows and the domain.

use jiff::civil::Date;

use crate::app::district::District;
use crate::app::keys::Keys;
use crate::app::people::{People, Sealed};
use crate::app::policy;
use crate::app::refusal::Refusal;
use crate::app::{Homestead, patrols, personal};
use crate::domain::actor::Actor;
use crate::domain::houses::House;
use crate::domain::houses::acts::{Change, NewPerson};
use crate::domain::houses::deadlines::{Deadline, deadlines, running};
use crate::domain::houses::duties::duties;
use crate::domain::ids::Id;
use crate::domain::private::Private;
use crate::store::duties::Duty;
use crate::store::houses::HouseRow;
use crate::store::persons::PersonRow;
use crate::store::{self, Conn, StoreError};

/// The house, if the actor may see it.
///
/// # Errors
/// `Hidden` where there is none or it lies outside the actor's territory; `NotAllowed` for a role without case files.
pub fn visible(conn: &mut Conn, actor: &Actor, id: &Id) -> Result<House, Refusal> {
    let visibility = policy::visibility(actor)?;
    let row = store::houses::find(conn, id)?.ok_or(Refusal::Hidden)?;
    let house = parse(&row)?;
    visibility.shows(id.county(), &house.village)?;
    Ok(house)
}

/// The people of some rows of one house, opened.
///
/// # Errors
/// `Broken` where a row was altered or moved.
pub(in crate::app) fn people(home: &Homestead, house: &Id, rows: &[PersonRow]) -> Result<People, Refusal> {
    People::open(&home.keys, house, rows.iter().map(|row| (row.ordinal, &row.sealed)))
        .map_err(|why| Refusal::broken("a person could not be opened", why))
}

/// The file in a row.
///
/// # Errors
/// `Corrupt` for a row that this program did not write.
pub fn parse(row: &HouseRow) -> Result<House, StoreError> {
    serde_json::from_str(&row.file).map_err(|why| StoreError::corrupt(format!("file of house {}: {why}", row.id)))
}

/// Writes a new file with its persons and duties.
pub(in crate::app) fn insert(
    home: &Homestead,
    conn: &mut Conn,
    house: &House,
    change: &Change,
    district: &District,
    head_name: &Private<String>,
) -> Result<(), Refusal> {
    let clocks = clocks(house, district, home.clock.today());
    let mut row = row(&home.keys, house, &clocks)?;
    row.head_index = Some(personal::name_index(&home.keys, house.id.county(), head_name.reveal()));
    store::houses::insert(conn, &row)?;
    finish(home, conn, house, change, district, (&clocks, &row))
}

/// Writes a changed file with its persons and duties, unless somebody changed it meanwhile.
pub(super) fn update(
    home: &Homestead,
    conn: &mut Conn,
    house: &House,
    change: &Change,
    district: &District,
    read_version: u32,
) -> Result<(), Refusal> {
    let clocks = clocks(house, district, home.clock.today());
    let mut row = row(&home.keys, house, &clocks)?;
    row.head_index = store::houses::find(conn, &house.id)?.and_then(|stored| stored.head_index);
    let read_version = i32::try_from(read_version).map_err(|why| Refusal::broken("a version too large", why))?;
    store::houses::update(conn, &row, read_version)?;
    finish(home, conn, house, change, district, (&clocks, &row))
}

fn finish(
    home: &Homestead,
    conn: &mut Conn,
    house: &House,
    change: &Change,
    district: &District,
    (clocks, row): (&[Deadline], &HouseRow),
) -> Result<(), Refusal> {
    if !change.persons.is_empty() {
        let mut persons = store::persons::of_house(conn, &house.id)?;
        persons.extend(sealed(&home.keys, &house.id, &change.persons)?);
        store::persons::put(conn, &house.id, &persons)?;
    }
    patrols::put_house(conn, house)?;
    Ok(store::duties::put(conn, row, &waiting(house, district, clocks))?)
}

/// Persons that an act brought in, as their rows.
///
/// # Errors
/// `Broken` when the system gives no random nonce.
pub(in crate::app) fn sealed(keys: &Keys, house: &Id, persons: &[NewPerson]) -> Result<Vec<PersonRow>, Refusal> {
    let sealed =
        People::seal(keys, house, persons).map_err(|why| Refusal::broken("a person could not be sealed", why))?;
    let row = |person: Sealed| PersonRow {
        county: house.county().to_string(),
        house_id: house.uuid().to_string(),
        ordinal: person.ordinal,
        kind: person.kind.to_owned(),
        sealed: person.bytes,
        id_index: person.id_index,
    };
    Ok(sealed.into_iter().map(row).collect())
}

/// Who is waited for.
pub(in crate::app) fn waiting(house: &House, district: &District, clocks: &[Deadline]) -> Vec<Duty> {
    duties(house, district.pack.on(house.applied_on()), clocks)
        .into_iter()
        .map(|duty| Duty { party: duty.party, act: duty.act.code(), due_on: duty.due_on.map(|day| day.to_string()) })
        .collect()
}

/// The clocks of a house as they stand after the act: its row and its duties both show them.
pub(in crate::app) fn clocks(house: &House, district: &District, today: Date) -> Vec<Deadline> {
    deadlines(house, district.pack.on(house.applied_on()), today)
}

/// The row of a file, without the index of its head's name.
///
/// # Errors
/// `Broken` for a file that cannot be written.
pub(in crate::app) fn row(keys: &Keys, house: &House, clocks: &[Deadline]) -> Result<HouseRow, Refusal> {
    let bounds = house.application.plot.bounds_deg();
    let code = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let township = house.village.township().unwrap_or_else(|| house.village.clone());
    Ok(HouseRow {
        county: house.id.county().to_string(),
        id: house.id.uuid().to_string(),
        number: house.number.clone(),
        township: township.to_string(),
        division: house.village.to_string(),
        stage: code(serde_json::json!(house.stage)),
        state: code(serde_json::json!(house.state)),
        head_index: None,
        due_on: running(clocks).first().and_then(|clock| clock.due).map(|day| day.to_string()),
        west: bounds.map(|[west, ..]| west),
        south: bounds.map(|[_, south, ..]| south),
        east: bounds.map(|[_, _, east, _]| east),
        north: bounds.map(|[.., north]| north),
        slip_hash: personal::slip_hash(&personal::slip_code(keys, &house.id)),
        last_act_at: house.last_act_at.as_millisecond(),
        version: i32::try_from(house.version).map_err(|why| Refusal::broken("a version too large", why))?,
        file: serde_json::to_string(house).map_err(|why| Refusal::broken("a file could not be written", why))?,
    })
}
