//! What was told in a workshop: every act with the rows as they stood after it, to be told again of others.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::Timestamp;
use uuid::Uuid;

use super::staff::{Post, post_of};
use super::stencil::{Common, Marks, Stencil};
use crate::app::accounts::DEMO_ACCOUNTS;
use crate::app::district::District;
use crate::app::refusal::Refusal;
use crate::app::{Homestead, packs};
use crate::domain::houses::House;
use crate::domain::ids::{County, DivisionCode};
use crate::domain::violations::Violation;
use crate::spatial::LonLat;
use crate::store::acts::ActRow;
use crate::store::houses::HouseRow;
use crate::store::numbers::NumberRow;
use crate::store::photos::PhotoRow;
use crate::store::violations::ViolationRow;
use crate::store::{self, Conn};

/// How many entries are read at once.
const PAGE: i64 = 500;

/// Listens to a workshop.
pub struct Recorder {
    county: County,
    after: i64,
    taken: BTreeMap<String, Vec<Raw>>,
}

/// An act as it was found.
struct Raw {
    act: ActRow,
    received_at: i64,
    left: Left,
}

/// What an act left behind.
enum Left {
    House(Box<HouseRow>, Vec<Somebody>, Vec<NumberRow>),
    Case(Box<ViolationRow>, Vec<Somebody>, Vec<NumberRow>),
    Photo(Box<PhotoRow>),
}

/// A person, without who it is.
#[derive(Debug, Clone)]
pub(super) struct Somebody {
    pub(super) ordinal: i32,
    pub(super) kind: String,
    pub(super) numbered: bool,
}

/// Everything that was told.
#[derive(Default)]
pub struct Stories {
    pub(super) houses: Vec<Story>,
    pub(super) cases: Vec<Story>,
}

/// The life of one house, or of one case.
pub(super) struct Story {
    /// Metres in the grid, and how its plot is turned, radians.
    pub(super) anchor_m: [f64; 2],
    pub(super) turned: f64,
    pub(super) common: Common,
    /// Which of the common ids is that of the house that the case names.
    pub(super) house: Option<usize>,
    pub(super) people: Vec<Somebody>,
    pub(super) numbers: Vec<Numbered>,
    pub(super) acts: Vec<Told>,
}

/// A number that the file was given.
pub(super) struct Numbered {
    /// As the pack calls it.
    pub(super) rule: String,
    /// Digits of the division in which it counts.
    pub(super) scope: usize,
    /// When it was given.
    pub(super) at: Timestamp,
    row: NumberRow,
}

/// One act of a story.
pub(super) struct Told {
    pub(super) code: String,
    pub(super) actor: Option<Post>,
    /// Which of the common ids is the act's.
    pub(super) act_id: usize,
    pub(super) at: Timestamp,
    pub(super) received_at: Timestamp,
    pub(super) body: Stencil,
    pub(super) left: Snapshot,
}

/// The rows after an act.
pub(super) enum Snapshot {
    House {
        row: Box<HouseRow>,
        file: Stencil,
        people: usize,
        numbers: Vec<usize>,
    },
    Case {
        row: Box<ViolationRow>,
        file: Stencil,
        people: usize,
        numbers: Vec<usize>,
    },
    /// A photo of the subject: its row, which of the common ids is its own, and which place it was taken at.
    Photo {
        row: Box<PhotoRow>,
        id: usize,
        at: Option<usize>,
        facts: Stencil,
    },
}

impl Snapshot {
    /// Whether the subject itself was acted on.
    pub(super) fn is_own(&self) -> bool {
        !matches!(self, Self::Photo { .. })
    }
}

impl Recorder {
    /// Begins with what is there now.
    ///
    /// # Errors
    /// The database's.
    pub fn begin(home: &Homestead, county: &County) -> Result<Self, Refusal> {
        let head = home.store.read(|conn| store::ledger::head(conn, county.as_str()))?;
        Ok(Self { county: county.clone(), after: head.seq, taken: BTreeMap::new() })
    }

    /// Takes down what was done since it last listened. Of a subject that was acted on more than once since, only the last
    /// rows are seen: listen after every act.
    ///
    /// # Errors
    /// The database's.
    pub fn listen(&mut self, home: &Homestead) -> Result<(), Refusal> {
        home.store.read(|conn| {
            let county = self.county.as_str().to_owned();
            for entry in store::ledger::entries(conn, &county, self.after + 1, PAGE)? {
                self.after = entry.seq;
                let Some(recorded) = store::acts::find(conn, &county, &entry.act_id)? else { continue };
                if let Some((of, left)) = left(conn, &county, &entry.subject)? {
                    let raw = Raw { act: recorded.act, received_at: entry.received_at, left };
                    self.taken.entry(of).or_default().push(raw);
                }
            }
            Ok(())
        })
    }

    /// Everything that was told.
    ///
    /// # Errors
    /// `Broken` for what is no story.
    pub fn stories(self, home: &Homestead) -> Result<Stories, Refusal> {
        let county = self.county.clone();
        let district = home.store.read(|conn| packs::in_force(home, conn, &county))?;
        let accounts = posts(home, &county)?;
        let mut stories = Stories::default();
        for (subject, raws) in self.taken {
            let story = story(&district, &accounts, &subject, &raws)
                .ok_or_else(|| Refusal::broken("a story of the workshop", subject.clone()))?;
            if subject.starts_with("house:") { stories.houses.push(story) } else { stories.cases.push(story) }
        }
        Ok(stories)
    }
}

/// Whose rows are of which subject's story.
fn left(conn: &mut Conn, county: &str, subject: &str) -> Result<Option<(String, Left)>, Refusal> {
    let Some((room, id)) = subject.split_once(':') else { return Ok(None) };
    let Ok(id) = format!("{county}-{id}").parse() else { return Ok(None) };
    let numbers = |conn: &mut Conn| store::numbers::of_subject(conn, county, subject);
    let found = match room {
        "house" => match store::houses::find(conn, &id)? {
            Some(row) => {
                let people = store::persons::of_house(conn, &id)?;
                let people = people.into_iter().map(|it| somebody(it.ordinal, it.kind, it.id_index)).collect();
                Some((subject.to_owned(), Left::House(Box::new(row), people, numbers(conn)?)))
            }
            None => None,
        },
        "violation" => match store::violations::find(conn, &id)? {
            Some(row) => {
                let people = store::case_persons::of_violation(conn, &id)?;
                let people = people.into_iter().map(|it| somebody(it.ordinal, it.kind, it.id_index)).collect();
                Some((subject.to_owned(), Left::Case(Box::new(row), people, numbers(conn)?)))
            }
            None => None,
        },
        "photo" => store::photos::find(conn, &id)?.and_then(|row| {
            let of_house = row.house_id.as_ref().map(|it| format!("house:{it}"));
            let of = of_house.or_else(|| row.violation_id.as_ref().map(|it| format!("violation:{it}")))?;
            Some((of, Left::Photo(Box::new(row))))
        }),
        _ => None,
    };
    Ok(found)
}

fn somebody(ordinal: i32, kind: String, id_index: Option<Vec<u8>>) -> Somebody {
    Somebody { ordinal, kind, numbered: id_index.is_some() }
}

/// The post of every account of the workshop by its id.
fn posts(home: &Homestead, county: &County) -> Result<HashMap<String, Post>, Refusal> {
    let mut posts = HashMap::new();
    for account in &DEMO_ACCOUNTS {
        let row = home.store.read(|conn| store::accounts::by_username(conn, county.as_str(), account.username))?;
        posts.extend(row.map(|row| (row.id, post_of(account))));
    }
    Ok(posts)
}

fn story(district: &Arc<District>, accounts: &HashMap<String, Post>, subject: &str, raws: &[Raw]) -> Option<Story> {
    let own: Uuid = subject.split_once(':')?.1.parse().ok()?;
    let last = raws.iter().rev().find(|raw| !matches!(raw.left, Left::Photo(_)))?;
    let (place, people) = match &last.left {
        Left::House(row, people, _) => (of_house(row)?, people.clone()),
        Left::Case(row, people, _) => (of_case(row)?, people.clone()),
        Left::Photo(_) => return None,
    };
    let ([lon, lat], turned, village) = place;
    let anchor = district.grid.grid_from_lonlat(LonLat::new(lon, lat).ok()?).ok()?;
    let numbers = numbered(raws);
    let texts = numbers.iter().map(|number| written(district, number, &village)).collect::<Option<Vec<_>>>()?;
    let mut staff = HashMap::new();
    let mut certificates = HashMap::new();
    for account in DEMO_ACCOUNTS.iter().filter(|account| account.division.len() > 6) {
        staff.insert(account.username.to_owned(), post_of(account));
        certificates.extend(account.certificate_no.map(|no| (no.to_owned(), post_of(account))));
    }
    let township = village.township()?;
    let marks = Marks {
        county: village.as_str().get(..6)?,
        own,
        village: village.as_str(),
        township: township.as_str(),
        numbers: &texts,
        grid: district.grid,
        staff: &staff,
        certificates: &certificates,
    };
    let mut common = Common::default();
    let mut acts = Vec::with_capacity(raws.len());
    for raw in raws {
        acts.push(told(raw, accounts, &numbers, &marks, &mut common)?);
    }
    let house = match &last.left {
        Left::Case(row, ..) => {
            let case: Violation = serde_json::from_str(&row.file).ok()?;
            case.lead.house.map(|house| common.id(house.uuid()))
        }
        _ => None,
    };
    Some(Story { anchor_m: [anchor.easting_m(), anchor.northing_m()], turned, common, house, people, numbers, acts })
}

type Place = ([f64; 2], f64, DivisionCode);

/// The middle of a house's plot, and how its first side is turned.
fn of_house(row: &HouseRow) -> Option<Place> {
    let house: House = serde_json::from_str(&row.file).ok()?;
    let ring = house.application.plot.rings_m.first()?;
    let ([x, y], [to_x, to_y]) = (ring.first().copied()?, ring.get(1).copied()?);
    let [west, south, east, north] = house.application.plot.bounds_deg()?;
    let middle = [f64::midpoint(west, east), f64::midpoint(south, north)];
    Some((middle, (to_y - y).atan2(to_x - x), house.village))
}

fn of_case(row: &ViolationRow) -> Option<Place> {
    let case: Violation = serde_json::from_str(&row.file).ok()?;
    Some(([row.lon, row.lat], 0.0, case.village))
}

/// The numbers of a story in the order in which they were given.
fn numbered(raws: &[Raw]) -> Vec<Numbered> {
    let mut numbers: Vec<Numbered> = Vec::new();
    for raw in raws {
        let (Left::House(_, _, rows) | Left::Case(_, _, rows)) = &raw.left else { continue };
        for row in rows {
            if numbers.iter().any(|known| known.row == *row) {
                continue;
            }
            let mut parts = row.series.split('/');
            let (rule, scope) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
            let at = Timestamp::from_millisecond(raw.act.at).unwrap_or_default();
            numbers.push(Numbered { rule: rule.to_owned(), scope: scope.len(), at, row: row.clone() });
        }
    }
    numbers
}

/// A number as the files have it.
fn written(district: &District, number: &Numbered, village: &DivisionCode) -> Option<String> {
    let day = crate::domain::time::china_date(number.at);
    let serial = u32::try_from(number.row.serial).ok()?;
    let of = number.of(village)?;
    district.pack.on(day).number(&number.rule)?.value.write(&of, day.year(), serial).ok()
}

impl Numbered {
    /// The division in which it counts, of the village of a file.
    pub(super) fn of(&self, village: &DivisionCode) -> Option<DivisionCode> {
        if self.scope > 6 { village.township() } else { Some(DivisionCode::from(&village.county())) }
    }
}

fn told(
    raw: &Raw,
    accounts: &HashMap<String, Post>,
    numbers: &[Numbered],
    marks: &Marks<'_>,
    common: &mut Common,
) -> Option<Told> {
    let places = |rows: &[NumberRow]| -> Vec<usize> {
        rows.iter().filter_map(|row| numbers.iter().position(|number| number.row == *row)).collect()
    };
    let left = match &raw.left {
        Left::House(row, people, rows) => Snapshot::House {
            file: Stencil::cut(&row.file, marks, common)?,
            row: row.clone(),
            people: people.len(),
            numbers: places(rows),
        },
        Left::Case(row, people, rows) => Snapshot::Case {
            file: Stencil::cut(&row.file, marks, common)?,
            row: row.clone(),
            people: people.len(),
            numbers: places(rows),
        },
        Left::Photo(row) => Snapshot::Photo {
            id: common.id(row.id.parse().ok()?),
            at: row.lon.zip(row.lat).and_then(|(lon, lat)| common.place(marks.grid, [lon, lat])),
            facts: Stencil::cut(&row.facts, marks, common)?,
            row: row.clone(),
        },
    };
    Some(Told {
        code: raw.act.act.clone(),
        actor: raw.act.actor_id.as_ref().and_then(|id| accounts.get(id)).cloned(),
        act_id: common.id(raw.act.id.parse().ok()?),
        at: Timestamp::from_millisecond(raw.act.at).ok()?,
        received_at: Timestamp::from_millisecond(raw.received_at).ok()?,
        body: Stencil::cut(&raw.act.body, marks, common)?,
        left,
    })
}
