//! A house taken over from the register of a county that was simulated: an [`Existing`] like any other.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use uuid::{Builder, Uuid};

use super::dice::Dice;
use super::hamlet::Lot;
use super::names;
use crate::app::district::District;
use crate::app::houses::file;
use crate::app::keys::Keys;
use crate::app::patrols::house_rows;
use crate::app::personal;
use crate::app::refusal::Refusal;
use crate::domain::houses::existing::{Existing, RECORD_EXISTING};
use crate::domain::houses::file::{Boundaries, Register};
use crate::domain::identity::UnitNumber;
use crate::domain::ids::{DivisionCode, Id};
use crate::domain::private::Private;
use crate::domain::time::china;
use crate::store::acts::ActRow;
use crate::store::filling::{Batch, Recorded, house_digest};

/// What the register is called in the files.
const SOURCE: &str = "模拟确权登记台账";
/// The first day of registration, and how many days they are spread over.
const FIRST: Date = Date::constant(2010, 3, 1);
const DAYS: u32 = 5_000;

/// What is the same for every house.
pub(super) struct Office<'o> {
    pub(super) keys: &'o Keys,
    pub(super) district: &'o District,
    pub(super) today: Date,
    /// When the register was taken over.
    pub(super) taken_over: Timestamp,
}

/// Adds the house on a plot, the `parcel`th of its village; its id.
pub(super) fn add(
    office: &Office<'_>,
    batch: &mut Batch,
    dice: &mut Dice,
    (village, lot, parcel): (&DivisionCode, &Lot, usize),
    received_at: Timestamp,
) -> Result<Uuid, Refusal> {
    let existing = existing(office, dice, village, lot, parcel)?;
    let own = uuid(received_at, dice);
    let id = Id::new(office.district.county().clone(), own);
    let (mac, body) = (personal::request_mac(office.keys, &existing.whole()), existing.body().to_string());
    let head = existing.head.clone();
    let broken = |why| Refusal::broken("a day without a moment", why);
    let at = existing.registered_on.to_zoned(china()).map_err(broken)?.timestamp();
    let (house, change) = existing.house(id, at);
    let clocks = file::clocks(&house, office.district, office.today);
    let mut row = file::row(office.keys, &house, &clocks)?;
    row.head_index = Some(personal::name_index(office.keys, house.id.county(), head.reveal()));
    let persons = file::sealed(office.keys, &house.id, &change.persons)?;
    let record = house_digest(&row, &persons, &[]);
    let act = ActRow {
        county: row.county.clone(),
        id: uuid(received_at, dice).to_string(),
        seq: 0,
        subject: format!("house:{}", row.id),
        act: RECORD_EXISTING.to_owned(),
        actor_id: None,
        at: at.as_millisecond(),
        body,
        request_mac: mac,
    };
    let waiting = file::waiting(&house, office.district, &clocks);
    batch.house(row, persons, Vec::new(), &waiting, house_rows(&house));
    batch.record(Recorded { act, received_at: received_at.as_millisecond(), record });
    Ok(own)
}

fn existing(
    office: &Office<'_>,
    dice: &mut Dice,
    village: &DivisionCode,
    lot: &Lot,
    parcel: usize,
) -> Result<Existing, Refusal> {
    let grid = office.district.grid;
    let lost = || Refusal::broken("a simulated plot", "it is no outline");
    let plot = lot.plot(grid).ok_or_else(lost)?;
    // Older registers have the plot alone.
    let footprint = if dice.happens(0.7) { Some(lot.house(grid).ok_or_else(lost)?) } else { None };
    let unit = format!("{village}JC{parcel:05}F00010001");
    let unit_no: UnitNumber = unit.parse().map_err(|why| Refusal::broken("a simulated unit number", why))?;
    let storeys = 1 + dice.below(3);
    let registered_on = FIRST.checked_add(i64::from(dice.below(DAYS)).days()).unwrap_or(FIRST).min(office.today);
    let floor_area_m2 = footprint.as_ref().map(|it| hundredths(it.area_m2 * f64::from(storeys)));
    let measured = footprint.is_some();
    Ok(Existing {
        number: unit,
        village: village.clone(),
        head: Private::new(names::name(dice)),
        id_number: names::citizen(dice).filter(|_| measured),
        footprint,
        floor_area_m2,
        storeys: measured.then_some(storeys),
        height_m: measured.then(|| hundredths(f64::from(storeys) * 3.2 + 0.5)),
        boundaries: Boundaries {
            east: names::side(dice),
            south: names::side(dice),
            west: names::side(dice),
            north: names::side(dice),
        },
        certificate_no: format!("云({})沾益区不动产权第{village}{parcel:05}号", registered_on.year()),
        unit_no,
        registered_on,
        register: Register { source: SOURCE.to_owned(), area_m2: Some(hundredths(plot.area_m2)) },
        plot,
    })
}

fn hundredths(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

/// An id that sorts by its moment, as the program makes them.
pub(super) fn uuid(at: Timestamp, dice: &mut Dice) -> Uuid {
    let millis = u64::try_from(at.as_millisecond()).unwrap_or_default();
    let mut random = [0; 10];
    for (byte, drawn) in random.iter_mut().zip(dice.draw().to_be_bytes().into_iter().chain(dice.draw().to_be_bytes())) {
        *byte = drawn;
    }
    Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
}
