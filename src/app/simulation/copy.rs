//! A story told again: the same acts by the people of another township, on other days, of a house that stands elsewhere.

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::{Value, json};
use uuid::Uuid;

use super::country::Village;
use super::dice::Dice;
use super::hamlet::{Lot, placed};
use super::names;
use super::plan::Telling;
use super::register::{Office, uuid};
use super::staff::{Post, Staff};
use super::stencil::{Filled, later};
use super::told::{Snapshot, Somebody, Story, Told};
use crate::app::patrols::{case_rows, house_rows};
use crate::app::refusal::Refusal;
use crate::app::{houses, personal, violations};
use crate::domain::houses::House;
use crate::domain::houses::acts::NewPerson;
use crate::domain::houses::file::PersonRef;
use crate::domain::ids::Id;
use crate::domain::kinds::Kind;
use crate::domain::private::Private;
use crate::domain::violations::Violation;
use crate::domain::violations::clocks::clocks;
use crate::ledger::digest::Digest;
use crate::store::acts::ActRow;
use crate::store::case_persons::CasePersonRow;
use crate::store::filling::{Batch, Recorded, house_digest, photo_digest, violation_digest};
use crate::store::houses::HouseRow;
use crate::store::numbers::NumberRow;
use crate::store::persons::PersonRow;
use crate::store::photos::PhotoRow;
use crate::store::violations::ViolationRow;

/// Where a story is told again, and by whom.
pub(super) struct Scene<'s> {
    pub(super) office: &'s Office<'s>,
    pub(super) staff: &'s Staff,
    pub(super) village: &'s Village,
    pub(super) parcel: usize,
}

/// Everything that is this copy's own.
struct Copy<'c> {
    scene: &'c Scene<'c>,
    story: &'c Story,
    telling: &'c Telling,
    id: Id,
    ids: Vec<Uuid>,
    points: Vec<([f64; 2], [f64; 2])>,
    numbers: Vec<NumberRow>,
    texts: Vec<String>,
    people: Vec<NewPerson>,
    kinds: Vec<&'static str>,
    source: String,
}

impl<'c> Copy<'c> {
    fn begun(
        scene: &'c Scene<'c>,
        (story, telling): (&'c Story, &'c Telling),
        (middle_m, turned): ([f64; 2], f64),
        dice: &mut Dice,
    ) -> Option<Self> {
        let first = story.acts.first()?;
        let began = later(first.received_at, telling.shift_days);
        let id = Id::new(scene.office.district.county().clone(), uuid(began, dice));
        let ids = story.common.ids.iter().map(|_| uuid(began, dice)).collect();
        let grid = scene.office.district.grid;
        let turn = turned - story.turned;
        let mut points = Vec::with_capacity(story.common.points.len());
        for [x, y] in &story.common.points {
            let metres = placed([x - story.anchor_m[0], y - story.anchor_m[1]], turn, middle_m);
            let place = grid.lonlat_from_grid(metres[0], metres[1]).ok()?;
            points.push((metres.map(fine), [place.lon_deg(), place.lat_deg()].map(degrees)));
        }
        let subject = String::new();
        let numbers =
            telling.numbers.iter().map(|(row, _)| NumberRow { subject: subject.clone(), ..row.clone() }).collect();
        let texts = telling.numbers.iter().map(|(_, text)| text.clone()).collect();
        let people = story.people.iter().map(|it| person(it, dice)).collect();
        let (kinds, source) = (Vec::new(), String::new());
        Some(Self { scene, story, telling, id, ids, points, numbers, texts, people, kinds, source })
    }

    /// The acts that are told.
    fn acts(&self) -> &'c [Told] {
        self.story.acts.get(..self.telling.acts).unwrap_or_default()
    }

    fn moment(&self, at: Timestamp) -> Timestamp {
        later(at, self.telling.shift_days)
    }

    fn text(&self, stencil: &super::stencil::Stencil) -> String {
        let village = self.scene.village.code.as_str();
        let who = |post: &Post| self.scene.staff.who(post, &self.scene.village.code);
        let username = |post: &Post| who(post).map(|row| row.username.clone()).unwrap_or_default();
        let certificate = |post: &Post| who(post).and_then(|row| row.certificate_no.clone()).unwrap_or_default();
        let kinds = json!(self.kinds).to_string();
        let title = format!("{village}{:05}号", self.scene.parcel);
        stencil.filled(&Filled {
            own: self.id.uuid(),
            ids: &self.ids,
            village,
            township: village.get(..9).unwrap_or_default(),
            numbers: &self.texts,
            shift_days: self.telling.shift_days,
            points: &self.points,
            username: &username,
            certificate: &certificate,
            kinds: &kinds,
            source: &self.source,
            title: &title,
        })
    }

    fn id_text(&self, nth: usize) -> String {
        self.ids.get(nth).map(Uuid::to_string).unwrap_or_default()
    }

    fn shifted(&self, day: Option<&str>) -> Option<String> {
        let day: Date = day?.parse().ok()?;
        Some(day.checked_add(jiff::Span::new().days(self.telling.shift_days)).ok()?.to_string())
    }

    /// Of some numbers, in the order of their keys.
    fn numbers_of(&self, which: &[usize]) -> Vec<NumberRow> {
        let mut numbers: Vec<NumberRow> = which.iter().filter_map(|nth| self.numbers.get(*nth)).cloned().collect();
        numbers.sort_by(|a, b| (&a.series, a.serial).cmp(&(&b.series, b.serial)));
        numbers
    }

    fn recorded(&self, told: &Told, subject: String, record: Digest) -> Recorded {
        let actor = told.actor.as_ref().and_then(|post| self.scene.staff.who(post, &self.scene.village.code));
        let body = self.text(&told.body);
        let act = ActRow {
            county: self.id.county().to_string(),
            id: self.id_text(told.act_id),
            seq: 0,
            subject,
            act: told.code.clone(),
            actor_id: actor.map(|row| row.id.clone()),
            at: self.moment(told.at).as_millisecond(),
            request_mac: personal::request_mac(self.scene.office.keys, &Value::from(body.as_str())),
            body,
        };
        Recorded { act, received_at: self.moment(told.received_at).as_millisecond(), record }
    }

    fn photo(&self, told: &Told, batch: &mut Batch) {
        let Snapshot::Photo { row, id, at, facts } = &told.left else { return };
        let own = Some(self.id.uuid().to_string());
        let place = at.and_then(|nth| self.points.get(nth)).map(|(_, degrees)| *degrees);
        let moment = |ms: i64| ms.saturating_add(self.telling.shift_days.saturating_mul(86_400_000));
        let actor = told.actor.as_ref().and_then(|post| self.scene.staff.who(post, &self.scene.village.code));
        let photo = PhotoRow {
            id: self.id_text(*id),
            taken_at: moment(row.taken_at),
            received_at: moment(row.received_at),
            house_id: row.house_id.as_ref().and(own.clone()),
            violation_id: row.violation_id.as_ref().and(own),
            actor_id: actor.map_or_else(|| row.actor_id.clone(), |actor| actor.id.clone()),
            lon: place.map(|[lon, _]| lon),
            lat: place.map(|[_, lat]| lat),
            facts: self.text(facts),
            ..PhotoRow::clone(row)
        };
        let recorded = self.recorded(told, format!("photo:{}", photo.id), photo_digest(&photo));
        batch.photo(photo);
        batch.record(recorded);
    }
}

fn lost() -> Refusal {
    Refusal::broken("a story told again", "it is no file")
}

/// Tells the story of a house again, on a plot.
pub(super) fn house(
    scene: &Scene<'_>,
    of: (&Story, &Telling),
    lot: &Lot,
    dice: &mut Dice,
    batch: &mut Batch,
) -> Result<(), Refusal> {
    let mut copy = Copy::begun(scene, of, (lot.middle_m, lot.turned), dice).ok_or_else(lost)?;
    let subject = format!("house:{}", copy.id.uuid());
    for number in &mut copy.numbers {
        number.subject.clone_from(&subject);
    }
    let office = scene.office;
    let people = houses::file::sealed(office.keys, &copy.id, &copy.people)?;
    let told = copy.acts();
    let Some(Snapshot::House { file, people: count, .. }) = told.last().map(|it| &it.left) else { return Err(lost()) };
    let whole: House =
        serde_json::from_str(&copy.text(file)).map_err(|why| Refusal::broken("a story told again", why))?;
    let clocks = houses::file::clocks(&whole, office.district, office.today);
    let mut last = houses::file::row(office.keys, &whole, &clocks)?;
    let head = copy.people.first().map(|head| personal::name_index(office.keys, copy.id.county(), head.name.reveal()));
    last.head_index = head;
    for (nth, act) in told.iter().enumerate() {
        let Snapshot::House { row, file, people: upto, numbers } = &act.left else {
            copy.photo(act, batch);
            continue;
        };
        let numbers = copy.numbers_of(numbers);
        let some = people.get(..*upto).unwrap_or_default();
        let record = if nth + 1 == told.len() {
            house_digest(&last, some, &numbers)
        } else {
            let then = HouseRow {
                stage: row.stage.clone(),
                state: row.state.clone(),
                due_on: copy.shifted(row.due_on.as_deref()),
                last_act_at: copy.moment(act.at).as_millisecond(),
                version: row.version,
                file: copy.text(file),
                ..last.clone()
            };
            house_digest(&then, some, &numbers)
        };
        batch.record(copy.recorded(act, subject.clone(), record));
    }
    let waiting = houses::file::waiting(&whole, office.district, &clocks);
    let people: Vec<PersonRow> = people.into_iter().take(*count).collect();
    batch.house(last, people, copy.numbers, &waiting, house_rows(&whole));
    Ok(())
}

/// Tells the story of a case again, on or beside a plot; of the house there where it names one.
pub(super) fn case(
    scene: &Scene<'_>,
    of: (&Story, &Telling),
    (lot, house): (&Lot, Option<Uuid>),
    dice: &mut Dice,
    batch: &mut Batch,
) -> Result<(), Refusal> {
    let beside = lot.beside([dice.between(-9.0, 9.0), dice.between(-8.0, 8.0)]);
    let mut copy = Copy::begun(scene, of, (beside, lot.turned), dice).ok_or_else(lost)?;
    if let Some((of, house)) = copy.story.house.and_then(|nth| copy.ids.get_mut(nth)).zip(house) {
        *of = house;
    }
    let subject = format!("violation:{}", copy.id.uuid());
    for number in &mut copy.numbers {
        number.subject.clone_from(&subject);
    }
    let told = copy.acts();
    let Some(Snapshot::Case { row: ended, file, people: count, .. }) = told.last().map(|it| &it.left) else {
        return Err(lost());
    };
    let before: Violation =
        serde_json::from_str(&ended.file).map_err(|why| Refusal::broken("a story of the workshop", why))?;
    copy.kinds = kinds(&before, dice);
    copy.source = source(&ended.source, dice);
    let office = scene.office;
    let people = violations::file::sealed(office.keys, &copy.id, &copy.people)?;
    let whole: Violation =
        serde_json::from_str(&copy.text(file)).map_err(|why| Refusal::broken("a story told again", why))?;
    let party = copy.people.iter().rev().find(|person| person.kind == "party").filter(|_| whole.filing.is_some());
    let party = party.map(|it| personal::name_index(office.keys, copy.id.county(), it.name.reveal()));
    let clocks = clocks(&whole, &office.district.pack, office.today);
    let last = violations::file::row(&whole, &clocks, party)?;
    for (nth, act) in told.iter().enumerate() {
        let Snapshot::Case { row, file, people: upto, numbers } = &act.left else {
            copy.photo(act, batch);
            continue;
        };
        let numbers = copy.numbers_of(numbers);
        let some = people.get(..*upto).unwrap_or_default();
        let record = if nth + 1 == told.len() {
            violation_digest(&last, some, &numbers)
        } else {
            let then = ViolationRow {
                state: row.state.clone(),
                track: row.track.clone(),
                party_index: row.party_index.as_ref().and(last.party_index.clone()),
                due_on: copy.shifted(row.due_on.as_deref()),
                flagged: row.flagged,
                last_act_at: copy.moment(act.at).as_millisecond(),
                version: row.version,
                file: copy.text(file),
                ..last.clone()
            };
            violation_digest(&then, some, &numbers)
        };
        batch.record(copy.recorded(act, subject.clone(), record));
    }
    let waiting = violations::file::waiting(&whole, &clocks, office.today);
    let people: Vec<CasePersonRow> = people.into_iter().take(*count).collect();
    batch.violation(last, people, copy.numbers, &waiting, case_rows(&whole));
    Ok(())
}

/// One kind or two: whatever its article has; a lead may look like anything.
fn kinds(case: &Violation, dice: &mut Dice) -> Vec<&'static str> {
    let fits = |kind: &&Kind| case.law().is_none_or(|law| kind.laws().contains(&law));
    let fitting: Vec<Kind> = Kind::ALL.iter().filter(fits).copied().collect();
    let mut kinds: Vec<Kind> =
        (0..if dice.happens(0.25) { 2 } else { 1 }).filter_map(|_| dice.one_of(&fitting).copied()).collect();
    kinds.sort_by_key(|kind| kind.code());
    kinds.dedup();
    kinds.into_iter().map(Kind::code).collect()
}

/// A source of the same desk.
fn source(told: &str, dice: &mut Dice) -> String {
    let of = match told {
        "patrol" | "drone" | "camera" => ["patrol", "patrol", "drone", "camera"],
        "satellite" | "assigned" | "department" => ["satellite", "satellite", "assigned", "department"],
        other => [other; 4],
    };
    dice.one_of(&of).copied().unwrap_or(told).to_owned()
}

fn person(like: &Somebody, dice: &mut Dice) -> NewPerson {
    let number = names::citizen(dice).filter(|_| like.numbered);
    let kind = match like.kind.as_str() {
        "head" => "head",
        "member" => "member",
        "reporter" => "reporter",
        "party" => "party",
        "builder" => "builder",
        "objector" => "objector",
        _ => "promiser",
    };
    NewPerson {
        person: PersonRef(u16::try_from(like.ordinal).unwrap_or_default()),
        kind,
        name: Private::new(names::name(dice)),
        id_number: number.map(|number| Private::new(number.reveal().to_owned())),
        phone: None,
        address: None,
    }
}

fn fine(metres: f64) -> f64 {
    (metres * 1e6).round() / 1e6
}

fn degrees(value: f64) -> f64 {
    (value * 1e9).round() / 1e9
}
