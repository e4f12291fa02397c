//! Makes a country's files and writes them: as many threads as the machine has make villages, one writes them in their order.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;
use std::thread::{self, available_parallelism};

use jiff::{Timestamp, ToSpan};
use serde_json::json;

use super::copy::{self, Scene};
use super::country::{Country, Village};
use super::dice::Dice;
use super::hamlet;
use super::order::Order;
use super::plan::{Chapter, chapters};
use super::register::{self, Office};
use super::staff::Staff;
use super::told::Stories;
use crate::app::clock::Clock;
use crate::app::district::District;
use crate::app::keys::Keys;
use crate::app::personal;
use crate::app::refusal::Refusal;
use crate::domain::time::china;
use crate::store::Address;
use crate::store::accounts::AccountRow;
use crate::store::acts::ActRow;
use crate::store::filling::{Batch, Filling, Recorded, account_digest};

/// Villages that are made and not yet written, at most, beside those in the hands of a thread.
const WAITING: usize = 4;
/// The room of the dice that villages are drawn from.
const VILLAGES: u64 = 2;
/// And that of the staff.
const STAFF: u64 = 4;
/// The register was taken over so many days ago, and so many houses of it in a millisecond.
const TAKEN_OVER_DAYS: i64 = 400;

/// How far it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// So many villages of so many stand in the open transaction, with so many houses.
    Written {
        /// Villages.
        villages: usize,
        /// Of how many.
        of: usize,
        /// Houses.
        houses: usize,
    },
    /// This index is being made again, or what stands in its place.
    Index(String),
}

/// What was written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Filled {
    /// Houses.
    pub houses: usize,
    /// Of them, those with a history of their own.
    pub under_way: usize,
    /// Leads and cases.
    pub violations: usize,
}

/// What one village became.
struct Made {
    batch: Batch,
    houses: usize,
    under_way: usize,
    violations: usize,
}

/// Fills a county that has no house yet.
///
/// # Errors
/// The database's; nothing of it stays then.
pub fn fill(
    (keys, district, clock): (&Keys, &District, Clock),
    address: &Address,
    country: &Country,
    order: Order,
    (stories, here): (&Stories, &[AccountRow]),
    mut told: impl FnMut(Progress),
) -> Result<Filled, Refusal> {
    let villages: Vec<&Village> = country.townships.iter().flat_map(|it| &it.villages).collect();
    let broken = |why| Refusal::broken("a time of the simulation", why);
    // From the beginning of a day, so that a day's simulations are alike.
    let taken_over = clock.today().checked_sub(TAKEN_OVER_DAYS.days()).and_then(|day| day.to_zoned(china()));
    let taken_over = taken_over.map_err(broken)?.timestamp();
    let office = Office { keys, district, today: clock.today(), taken_over };
    let chapters = chapters(stories, district, country, order, office.today);
    let mut filling = Filling::begin(address, district.county().as_str())?;
    let mut dice = Dice::of(order.seed, STAFF, 0);
    let (staff, new) = Staff::of(country, here, &mut dice, |dice| register::uuid(taken_over, dice).to_string());
    filling.add(accounts(keys, &new, taken_over, &mut dice))?;
    let mut filled = Filled::default();
    let next = AtomicUsize::new(0);
    let makers = available_parallelism().map_or(2, usize::from);
    thread::scope(|scope| {
        let (sender, made) = sync_channel(WAITING);
        for _ in 0..makers {
            let (sender, villages, office, next) = (sender.clone(), &villages, &office, &next);
            let (staff, chapters) = (&staff, &chapters);
            scope.spawn(move || {
                loop {
                    let nth = next.fetch_add(1, Ordering::Relaxed);
                    let Some((village, chapter)) = villages.get(nth).zip(chapters.get(nth)) else { break };
                    let made = make((office, staff), (stories, chapter), order, (village, nth));
                    if sender.send((nth, made)).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let mut early = BTreeMap::new();
        let mut written = 0;
        for (nth, made) in made {
            early.insert(nth, made);
            while let Some(made) = early.remove(&written) {
                let Made { batch, houses, under_way, violations } = made?;
                filling.add(batch)?;
                filled.houses += houses;
                filled.under_way += under_way;
                filled.violations += violations;
                written += 1;
                told(Progress::Written { villages: written, of: villages.len(), houses: filled.houses });
            }
        }
        Ok::<_, Refusal>(())
    })?;
    filling.finish(|index| told(Progress::Index(index.to_owned())))?;
    Ok(filled)
}

fn make(
    (office, staff): (&Office<'_>, &Staff),
    (stories, chapter): (&Stories, &Chapter),
    order: Order,
    (village, nth): (&Village, usize),
) -> Result<Made, Refusal> {
    let mut dice = Dice::of(order.seed, VILLAGES, nth);
    let mut lots = hamlet::lots(village, &mut dice);
    dice.shuffle(&mut lots);
    let mut batch = Batch::default();
    // A village after the other came in with the register, a few seconds each.
    let began = moment(office.taken_over, nth, 4_000)?;
    let mut registered = Vec::with_capacity(lots.len());
    for (parcel, lot) in lots.iter().enumerate().skip(chapter.houses.len()) {
        let received_at = moment(began, parcel, 2)?;
        let house = register::add(office, &mut batch, &mut dice, (&village.code, lot, parcel + 1), received_at)?;
        registered.push((*lot, house));
    }
    for (parcel, (telling, lot)) in chapter.houses.iter().zip(&lots).enumerate() {
        let story = stories.houses.get(telling.story).ok_or_else(|| Refusal::broken("a plan", "no such story"))?;
        let scene = Scene { office, staff, village, parcel: parcel + 1 };
        copy::house(&scene, (story, telling), lot, &mut dice, &mut batch)?;
    }
    for (parcel, telling) in chapter.cases.iter().enumerate() {
        let story = stories.cases.get(telling.story).ok_or_else(|| Refusal::broken("a plan", "no such story"))?;
        // A house that is named was there before the lead: one of the register.
        let named = dice.one_of(&registered).filter(|_| story.house.is_some()).copied();
        let free = named.is_none().then(|| dice.one_of(&lots).copied()).flatten();
        let Some((lot, house)) = named.map(|(lot, house)| (lot, Some(house))).or(free.map(|lot| (lot, None))) else {
            break;
        };
        let scene = Scene { office, staff, village, parcel: parcel + 1 };
        copy::case(&scene, (story, telling), (&lot, house), &mut dice, &mut batch)?;
    }
    let (under_way, violations) = (chapter.houses.len(), chapter.cases.len());
    Ok(Made { batch, houses: lots.len(), under_way, violations })
}

/// New accounts with their entries.
fn accounts(keys: &Keys, new: &[AccountRow], at: Timestamp, dice: &mut Dice) -> Batch {
    let mut batch = Batch::default();
    for row in new {
        let body = json!({ "username": row.username, "role": row.role, "station": row.station, "division": row.division,
            "certificate_no": row.certificate_no });
        let act = ActRow {
            county: row.county.clone(),
            id: register::uuid(at, dice).to_string(),
            seq: 0,
            subject: format!("account:{}", row.id),
            act: "create_account".to_owned(),
            actor_id: None,
            at: at.as_millisecond(),
            body: body.to_string(),
            request_mac: personal::request_mac(keys, &body),
        };
        batch.record(Recorded { act, received_at: at.as_millisecond(), record: account_digest(row) });
        batch.account(row.clone());
    }
    batch
}

/// So many times so many milliseconds later.
fn moment(from: Timestamp, nth: usize, each_ms: i64) -> Result<Timestamp, Refusal> {
    let millis = i64::try_from(nth).unwrap_or_default().saturating_mul(each_ms);
    from.checked_add(millis.milliseconds()).map_err(|why| Refusal::broken("a time of the simulation", why))
}
