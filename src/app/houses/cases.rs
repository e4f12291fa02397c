//! The enforcement cases of a house: what its acts wait for, and what its file shows of them. A house and its cases are
//! looked up in one query.

use jiff::civil::Date;
use serde_json::{Value, json};

use super::view::HouseCaseView;
use crate::app::policy;
use crate::app::refusal::Refusal;
use crate::app::violations::parse;
use crate::app::violations::view::Named;
use crate::domain::actor::Actor;
use crate::domain::houses::cases::{CaseFact, Standing};
use crate::domain::ids::Id;
use crate::domain::time::china_date;
use crate::domain::violations::Violation;
use crate::domain::violations::of_house::of_house;
use crate::domain::violations::steps::Ending;
use crate::store::{self, Conn};
use crate::words::Language;

/// What the acts of a house wait for.
pub(super) fn facts(conn: &mut Conn, house: &Id) -> Result<Vec<CaseFact>, Refusal> {
    Ok(cases(conn, house)?.iter().map(of_house).collect())
}

/// What the file of a house shows: to who reads no cases, that there is none to see.
pub(super) fn shown(
    conn: &mut Conn,
    actor: &Actor,
    house: &Id,
    words: Language,
) -> Result<Vec<HouseCaseView>, Refusal> {
    let Ok(visibility) = policy::case_visibility(actor) else { return Ok(Vec::new()) };
    let mut cases = cases(conn, house)?;
    cases.retain(|case| visibility.shows(case.id.county(), &case.village).is_ok());
    Ok(cases.iter().map(|case| view(case, words)).collect())
}

fn cases(conn: &mut Conn, house: &Id) -> Result<Vec<Violation>, Refusal> {
    let rows = store::violations::of_house(conn, house)?;
    Ok(rows.iter().map(parse).collect::<Result<_, _>>()?)
}

fn view(case: &Violation, words: Language) -> HouseCaseView {
    let fact = of_house(case);
    let (ended_on, ending_label) = case.ending.as_ref().map(|ending| ended(ending, words)).unzip();
    HouseCaseView {
        id: case.id.to_string(),
        number: case.number.clone(),
        state: json!(case.state),
        state_label: words.label("case_state", &code(&json!(case.state))),
        hinders: fact.standing == Standing::Open,
        over: fact.standing == Standing::Over,
        kinds: fact
            .kinds
            .iter()
            .map(|kind| Named { code: kind.code().to_owned(), label: words.label("violation_kind", kind.code()) })
            .collect(),
        since: china_date(case.registered_at).to_string(),
        ended_on: ended_on.map(|day| day.to_string()),
        ending_label,
        frozen_since: fact.frozen_since.map(|day| day.to_string()),
    }
}

/// When a case ended, and how.
fn ended(ending: &Ending, words: Language) -> (Date, String) {
    let named = |table: &str, value: Value| words.label(&format!("case_choice.{table}"), &code(&value));
    match ending {
        Ending::Closed { on, ground, .. } => (*on, named("ground", json!(ground))),
        Ending::Dismissed { on, reason, .. } => (*on, named("dismiss.reason", json!(reason))),
        Ending::Transferred { on, kind, .. } => (*on, named("transfer.kind", json!(kind))),
    }
}

fn code(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
