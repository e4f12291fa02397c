//! What an actor has to do, in houses and in cases, the earliest day first.

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::houses::view::{DeadlineView, HouseLine, Page};
use super::houses::{self, HouseTurn};
use super::refusal::Refusal;
use super::violations::view::{CaseLine, ClockView};
use super::violations::{self, CaseTurn};
use super::{Homestead, policy};
use crate::domain::actor::Actor;
use crate::domain::fields::Fault;
use crate::store::duties::DutyCursor;
use crate::words::Language;

/// Most items on a page.
const MOST: u32 = 200;

/// An item of a work list: of a house or of a case.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WorkItem {
    /// `house` or `violation`.
    pub subject: &'static str,
    /// The house.
    pub house: Option<HouseLine>,
    /// The case.
    pub violation: Option<CaseLine>,
    /// What is to be done.
    #[schema(value_type = String)]
    pub act: Value,
    /// Its name.
    pub label: String,
    /// By when, in a house.
    pub due: Option<DeadlineView>,
    /// By when, in a case.
    pub clock: Option<ClockView>,
    /// How many requirements are still unmet.
    pub missing: usize,
}

/// By what a list is ordered: the day, none last, then the file and the act.
type Key = (Option<String>, String, String);

/// What an actor has to do, the earliest day first and what has none last.
///
/// # Errors
/// `NotAllowed` for a role without case files; `Faulty` for a cursor that is none.
pub fn worklist(
    home: &Homestead,
    actor: &Actor,
    cursor: Option<&str>,
    limit: u32,
    words: Language,
) -> Result<Page<WorkItem>, Refusal> {
    policy::visibility(actor)?;
    let limit = limit.clamp(1, MOST);
    let after = cursor.map(duty_cursor).transpose()?;
    home.store.read(|conn| {
        let houses = houses::waiting(home, conn, actor, after.as_ref(), limit, words)?;
        let cases = violations::waiting(home, conn, actor, after.as_ref(), limit, words)?;
        let mut items: Vec<(Key, WorkItem)> =
            houses.into_iter().map(of_house).chain(cases.into_iter().map(of_case)).collect();
        items.sort_by(|(a, _), (b, _)| order(a).cmp(&order(b)));
        items.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        let full = u32::try_from(items.len()).is_ok_and(|found| found == limit);
        let next_cursor = items
            .last()
            .filter(|_| full)
            .map(|((day, id, act), _)| format!("{}.{id}.{act}", day.as_deref().unwrap_or("-")));
        Ok(Page { items: items.into_iter().map(|(_key, item)| item).collect(), next_cursor })
    })
}

/// As the tables are read: what has no day comes last.
fn order((day, id, act): &Key) -> (bool, &Option<String>, &String, &String) {
    (day.is_none(), day, id, act)
}

fn of_house(turn: HouseTurn) -> (Key, WorkItem) {
    let item = WorkItem {
        subject: "house",
        house: Some(turn.line),
        violation: None,
        act: Value::String(turn.act),
        label: turn.label,
        due: turn.due,
        clock: None,
        missing: turn.missing,
    };
    (turn.key, item)
}

fn of_case(turn: CaseTurn) -> (Key, WorkItem) {
    let item = WorkItem {
        subject: "violation",
        house: None,
        violation: Some(turn.line),
        act: Value::String(turn.act),
        label: turn.label,
        due: None,
        clock: turn.clock,
        missing: 0,
    };
    (turn.key, item)
}

fn duty_cursor(text: &str) -> Result<DutyCursor, Refusal> {
    let bad = || Refusal::Faulty(vec![Fault { path: "cursor".to_owned(), code: "bad_id", params: Vec::new() }]);
    let mut parts = text.splitn(3, '.');
    let (day, file_id, act) =
        parts.next().zip(parts.next()).zip(parts.next()).map(|((a, b), c)| (a, b, c)).ok_or_else(bad)?;
    let due_on = (day != "-").then(|| day.to_owned());
    Ok(DutyCursor { due_on, file_id: file_id.to_owned(), act: act.to_owned() })
}
