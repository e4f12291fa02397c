//! The list of a day: few ordered lists, one a reason, merged page by page.

use jiff::ToSpan;
use jiff::civil::Date;

use super::read::{fault, place};
use super::view::{PatrolRuleView, PatrolTask, Spot};
use super::villages::{Sketch, sketch};
use crate::app::district::District;
use crate::app::houses::view::Page;
use crate::app::refusal::Refusal;
use crate::app::{Homestead, packs, policy};
use crate::domain::actor::Actor;
use crate::domain::ids::DivisionCode;
use crate::domain::pack::Rules;
use crate::domain::patrols::rule::{PatrolRule, Reason};
use crate::domain::patrols::{Key, LOOK_AHEAD_DAYS, Proof, Task, bound, watch};
use crate::domain::rule::Rule;
use crate::domain::zones::Layer;
use crate::store::patrols::PlaceRow;
use crate::store::{self, Conn, StoreError, Territory};
use crate::words::Language;

/// Most tasks on a page.
const MOST: u32 = 200;

/// What a list is asked for.
#[derive(Debug, Clone, Default)]
pub struct PlanQuery {
    /// In this township or village; the actor's own where none.
    pub division: Option<DivisionCode>,
    /// The day; today where none.
    pub on: Option<Date>,
    /// For this reason alone.
    pub reason: Option<Reason>,
    /// Only what is overdue on the day.
    pub overdue: bool,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// Tasks on a page.
    pub limit: u32,
}

/// A line of the list before it has words.
struct Line<'r> {
    task: Task<'r>,
    village: DivisionCode,
    label: String,
    place: Option<Spot>,
}

/// What is to be looked at on a day and the week after it, in order.
///
/// # Errors
/// `NotAllowed` for a role without case files; `Faulty` for a cursor that is none.
pub fn plan(home: &Homestead, actor: &Actor, query: &PlanQuery, words: Language) -> Result<Page<PatrolTask>, Refusal> {
    let visible = policy::visibility(actor)?;
    let limit = query.limit.clamp(1, MOST);
    let after = query.cursor.as_deref().map(cursor).transpose()?;
    let on = query.on.unwrap_or_else(|| home.clock.today());
    let within = match &query.division {
        Some(division) => visible.within(division),
        None => Some(visible.territory().clone()),
    };
    let Some(within) = within else { return Ok(Page { items: Vec::new(), next_cursor: None }) };
    home.store.read(|conn| {
        let district = packs::in_force(home, conn, actor.county())?;
        let rules = district.pack.on(on);
        let until = on.saturating_add(if query.overdue { -1 } else { LOOK_AHEAD_DAYS }.days());
        let wanted = |reason: Reason| query.reason.is_none_or(|only| only == reason);
        let mut lines = if query.reason.is_none_or(Reason::is_of_villages) {
            villages(home, conn, &district, rules, &within, until)?
        } else {
            Vec::new()
        };
        lines.retain(|line| wanted(line.task.rule.value.reason));
        if let Some(after) = &after {
            lines.retain(|line| line.task.key(on) > *after);
        }
        let of_places = |reason: Reason| !reason.is_of_villages() && wanted(reason);
        for rule in rules.patrols().filter(|rule| of_places(rule.value.reason)) {
            lines.extend(part(conn, rule, &within, after.as_ref(), until, i64::from(limit))?);
        }
        lines.sort_by_key(|line| line.task.key(on));
        let most = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = lines.len() >= most;
        lines.truncate(most);
        let next_cursor = lines.last().filter(|_| more).map(|line| {
            let key = line.task.key(on);
            format!("{}.{}.{}", key.rank, key.reason.code(), key.subject)
        });
        let items = lines.iter().map(|line| show(&district, line, on, words)).collect();
        Ok(Page { items, next_cursor })
    })
}

/// The next of one reason's list: as many as the page may need.
fn part<'r>(
    conn: &mut Conn,
    rule: &'r Rule<PatrolRule>,
    within: &Territory,
    after: Option<&Key>,
    until: Date,
    limit: i64,
) -> Result<Vec<Line<'r>>, Refusal> {
    let begin = after.map(|after| bound(after, &rule.value));
    let from = begin.as_ref().map_or_else(String::new, |begin| begin.from.to_string());
    let behind = begin.as_ref().and_then(|begin| begin.behind.as_deref());
    let last = until.saturating_sub(i64::from(rule.value.days).days()).to_string();
    let rows = store::patrols::part(conn, within, rule.value.reason.code(), (&from, behind), &last, limit)?;
    rows.into_iter().map(|row| line(row, rule)).collect()
}

fn line(row: PlaceRow, rule: &Rule<PatrolRule>) -> Result<Line<'_>, Refusal> {
    let corrupt = |what: &str| StoreError::corrupt(format!("{what} of the place {}", row.subject));
    let counted_from = row.counted_from.parse().map_err(|_why| corrupt("the day"))?;
    let village = row.division.parse().map_err(|_why| corrupt("the village"))?;
    let place = row.lon.zip(row.lat).map(|(lon, lat)| Spot { lon, lat });
    Ok(Line {
        task: Task { subject: row.subject, counted_from: Some(counted_from), rule },
        village,
        label: row.label,
        place,
    })
}

/// The villages of a territory whose round falls due, each by its shortest interval.
fn villages<'r>(
    home: &Homestead,
    conn: &mut Conn,
    district: &District,
    rules: Rules<'r>,
    within: &Territory,
    until: Date,
) -> Result<Vec<Line<'r>>, Refusal> {
    let mut lines = Vec::new();
    for village in villages_of(conn, within)? {
        let sketch = sketch(home, conn, rules, &village)?;
        let Some(watch) = watch(rules, &sketch.layers) else { continue };
        let day = rules.day().to_string();
        let seen = store::patrols::village(
            conn,
            within.county.as_str(),
            village.as_str(),
            Proof::Honest.code(),
            (&day, &day),
        )?;
        let counted_from = seen.last_on.map(|day| day.parse()).transpose();
        let counted_from =
            counted_from.map_err(|_why| StoreError::corrupt(format!("a day of the ground of {village}")))?;
        let task = Task { subject: format!("village:{village}"), counted_from, rule: watch.rule };
        if task.due_on().is_none_or(|due| due <= until) {
            lines.push(Line { task, label: district.name(&village), place: middle(&sketch), village });
        }
    }
    Ok(lines)
}

/// The villages of a territory, by code.
pub(super) fn villages_of(conn: &mut Conn, within: &Territory) -> Result<Vec<DivisionCode>, StoreError> {
    let rows = store::divisions::under(conn, within.county.as_str(), within.division.as_str())?;
    let codes = rows.into_iter().filter_map(|row| row.code.parse::<DivisionCode>().ok());
    Ok(codes.filter(DivisionCode::is_village).collect())
}

pub(super) fn middle(sketch: &Sketch) -> Option<Spot> {
    sketch.middle.map(|place| Spot { lon: place.lon_deg(), lat: place.lat_deg() })
}

fn show(district: &District, line: &Line<'_>, on: Date, words: Language) -> PatrolTask {
    let rule = rule_view(line.task.rule, words);
    let reason = line.task.rule.value.reason;
    let (kind, uuid) = line.task.subject.split_once(':').unwrap_or_default();
    let due = line.task.due_on();
    let never = if line.task.counted_from.is_none() { "_never" } else { "" };
    let said = [
        ("from", line.task.counted_from.map_or_else(String::new, |day| day.to_string())),
        ("days", rule.days.to_string()),
        ("layer", rule.layer_label.clone().unwrap_or_default()),
    ];
    PatrolTask {
        kind: kind.to_owned(),
        id: (!reason.is_of_villages()).then(|| format!("{}-{uuid}", district.county())),
        label: line.label.clone(),
        village: place(district, &line.village),
        place: line.place,
        reason: reason.code().to_owned(),
        reason_label: words.label("patrol_reason", reason.code()),
        why: words.say(&format!("patrol_why.{}{never}", reason.code()), &said),
        due_on: due.map(|day| day.to_string()),
        days_left: due.and_then(|due| on.until(due).ok()).map(|span| span.get_days()),
        counted_from: line.task.counted_from.map(|day| day.to_string()),
        rule,
    }
}

pub(super) fn rule_view(rule: &Rule<PatrolRule>, words: Language) -> PatrolRuleView {
    let layer = rule.value.layer.map(Layer::code);
    PatrolRuleView {
        reason: rule.value.reason.code().to_owned(),
        layer: layer.map(str::to_owned),
        layer_label: layer.map(|layer| words.label("layer", layer)),
        days: rule.value.days,
        weight: rule.value.weight,
        basis: words.cite(&rule.basis),
        verified: rule.verified,
    }
}

fn cursor(text: &str) -> Result<Key, Refusal> {
    let bad = || fault("cursor", "bad_id");
    let mut parts = text.splitn(3, '.');
    let (rank, reason, subject) =
        parts.next().zip(parts.next()).zip(parts.next()).map(|((a, b), c)| (a, b, c)).ok_or_else(bad)?;
    let rank = rank.parse().map_err(|_why| bad())?;
    Ok(Key { rank, reason: Reason::of(reason).ok_or_else(bad)?, subject: subject.to_owned() })
}
