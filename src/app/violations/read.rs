//! To read a case, what may be done with it now, and what happened to it.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::act::{REGISTER, ROOM, lead_fields};
use super::file::{people, visible, within_reach};
use super::forms::form;
use super::lines::lines;
use super::list::similar;
use super::render::{Beside, Scene, usernames};
use super::view::{CaseActView, CaseActsView, CaseView, FormField};
use crate::app::acting::subject;
use crate::app::houses::requirement;
use crate::app::houses::view::{Page, TimelineItem};
use crate::app::refusal::Refusal;
use crate::app::{Homestead, packs, photos, policy, timeline};
use crate::domain::actor::Actor;
use crate::domain::ids::{DivisionCode, Id};
use crate::domain::requirement::Requirement;
use crate::domain::time::china_date;
use crate::domain::violations::Violation;
use crate::domain::violations::acts::{ActKind, Context, Facts, Reading, known};
use crate::domain::violations::law::Law;
use crate::store::{self, Conn};
use crate::words::Language;

/// The file of a case.
///
/// # Errors
/// `Hidden` outside the actor's territory; `NotAllowed` for a role that reads no cases.
pub fn violation(home: &Homestead, actor: &Actor, id: &Id, words: Language) -> Result<CaseView, Refusal> {
    home.store.read(|conn| {
        let case = visible(conn, actor, id)?;
        let district = packs::in_force(home, conn, id.county())?;
        let rows = store::case_persons::of_violation(conn, id)?;
        let people = people(home, id, &rows.iter().collect::<Vec<_>>())?;
        let pictures = store::photos::of_violation(conn, id)?;
        let pictures = pictures.iter().map(|row| photos::view(row, &[], words)).collect::<Result<_, _>>()?;
        let house = case.house().map(|house| store::houses::find(conn, house)).transpose()?.flatten();
        let scene = Scene { district: &district, words, today: china_date(home.clock.now()) };
        let near = similar(conn, actor, &case)?;
        let beside = Beside {
            photos: pictures,
            similar: lines(home, conn, &scene, &near)?,
            names: names(conn, &case)?,
            house_number: house.map(|row| row.number),
        };
        Ok(scene.case(&case, &people, actor, beside))
    })
}

/// What there is to show after an act: its number, and the file for those who read cases.
///
/// # Errors
/// `Hidden` outside the actor's territory.
pub fn after(home: &Homestead, actor: &Actor, id: &Id, words: Language) -> Result<(String, Option<CaseView>), Refusal> {
    if policy::case_visibility(actor).is_ok() {
        let case = violation(home, actor, id, words)?;
        return Ok((case.line.number.clone(), Some(case)));
    }
    let case = home.store.read(|conn| within_reach(conn, actor, id))?;
    Ok((case.number, None))
}

/// The form of a lead.
///
/// # Errors
/// The database's.
pub fn lead_form(home: &Homestead, actor: &Actor, words: Language) -> Result<Vec<FormField>, Refusal> {
    let district = home.store.read(|conn| packs::in_force(home, conn, actor.county()))?;
    let scene = Scene { district: &district, words, today: china_date(home.clock.now()) };
    Ok(form(&scene, None, REGISTER, &lead_fields()))
}

/// The names of all who signed something in a case.
pub(in crate::app) fn names(conn: &mut Conn, case: &Violation) -> Result<BTreeMap<String, String>, Refusal> {
    let mut names = BTreeMap::new();
    usernames(&json!(case), &mut names);
    for (username, name) in &mut names {
        if let Some(account) = store::accounts::by_username(conn, case.id.county().as_str(), username)? {
            *name = account.name;
        }
    }
    Ok(names)
}

/// What this actor may do with a case now, what each act still waits for, and its form.
///
/// # Errors
/// `Hidden` outside the actor's territory.
pub fn acts(home: &Homestead, actor: &Actor, id: &Id, words: Language) -> Result<CaseActsView, Refusal> {
    home.store.read(|conn| {
        let case = visible(conn, actor, id)?;
        let district = packs::in_force(home, conn, id.county())?;
        let now = home.clock.now();
        let scene = Scene { district: &district, words, today: china_date(now) };
        let turns = scene.turns(&case, actor);
        let facts = Facts::default();
        let ctx = Context { act_id: uuid::Uuid::nil(), actor, at: now, pack: &district.pack, facts: &facts };
        let mine = known(&case).filter(|spec| policy::may_do_case(actor, &spec.kind.code()));
        let acts = mine.map(|spec| {
            let code = spec.kind.code();
            let needs = (spec.needs)(&case, &ctx);
            let reading = Reading { today: scene.today, law: case.law(), grid: district.grid };
            CaseActView {
                label: words.label("case_act", &code),
                open: !needs.iter().any(Requirement::hinders),
                primary: turns.contains(&code),
                suggests: suggests(&case, actor, spec.kind, &scene),
                requirements: needs.iter().map(|need| requirement(need, words)).collect(),
                fields: form(&scene, Some(&case), &code, &spec.kind.fields(reading)),
                act: code,
            }
        });
        Ok(CaseActsView { state: json!(case.state), acts: acts.collect() })
    })
}

/// What a form may be filled with from the file: two officers who went last, the article, the body, what was told.
fn suggests(case: &Violation, actor: &Actor, kind: ActKind, scene: &Scene<'_>) -> Value {
    let law = case.law();
    let filing = case.filing.as_ref();
    let township = case.village.township().unwrap_or_else(|| case.village.clone());
    let unit = filing.map_or(township, |filing| filing.unit.clone());
    let mut officers = vec![actor.username.clone()];
    let last = case.investigations.last().map(|it| &it.officers);
    let last = last.or(filing.map(|it| &it.handlers)).or(case.verification.as_ref().map(|it| &it.officers));
    officers.extend(last.into_iter().flatten().map(|officer| officer.username.clone()));
    let mut seen = std::collections::BTreeSet::new();
    officers.retain(|name| seen.insert(name.clone()));
    officers.truncate(2);
    let rules = scene.district.pack.on(scene.today);
    // The usual article of what it is suspected to be, and the body of the place that holds the power under it.
    let usual = || case.lead.kinds.iter().flat_map(|kind| kind.laws().iter().copied());
    let holds = |unit: &DivisionCode, law: Law| rules.power(unit, law.row().power).is_some();
    match kind {
        ActKind::OrderStop => {
            let law = law.or_else(|| usual().next()).unwrap_or(Law::Planning65);
            let county = case.village.county().as_str().parse::<DivisionCode>().ok();
            let unit = match county {
                Some(county) if !holds(&unit, law) && holds(&county, law) => county,
                _ => unit,
            };
            let days = rules.clocks("correction").next().map(|rule| i64::from(rule.value.count));
            let by = days.and_then(|days| scene.today.checked_add(jiff::Span::new().days(days)).ok());
            let facts = case.verification.as_ref().map_or(&case.lead.description, |it| &it.findings);
            json!({ "officers": officers, "law": law, "unit": unit, "facts": facts,
                "correct_by": by.map(|day| day.to_string()) })
        }
        ActKind::OpenCase => {
            let handlers = case.verification.iter().flat_map(|it| &it.officers).map(|it| it.username.clone());
            let basis = usual().find(|law| holds(&actor.division, *law)).unwrap_or(Law::Planning65);
            json!({ "track": basis.track(), "basis": basis, "kinds": case.lead.kinds, "unit": actor.division,
                "officers": handlers.collect::<Vec<_>>(), "house_id": case.lead.house })
        }
        ActKind::Decide => {
            let told = case.notice.as_ref().map(|notice| &notice.order);
            told.map_or_else(|| json!({}), |order| {
                json!({ "measures": order.measures, "fine": order.fine, "facts": order.facts, "reasons": order.reasons })
            })
        }
        ActKind::Notify => {
            let findings = case.investigations.last().map(|it| it.findings.clone());
            json!({ "facts": findings })
        }
        ActKind::Serve => {
            let unserved = crate::domain::violations::codes::PaperKind::ALL
                .into_iter()
                .find(|kind| case.paper(*kind).is_some_and(|paper| paper.service.is_none()));
            json!({ "officers": officers, "paper": unserved })
        }
        _ => json!({ "officers": officers }),
    }
}

/// The acts of a case, the latest first.
///
/// # Errors
/// `Hidden` outside the actor's territory.
pub fn history(home: &Homestead, actor: &Actor, id: &Id, words: Language) -> Result<Page<TimelineItem>, Refusal> {
    home.store.read(|conn| {
        visible(conn, actor, id)?;
        let tell = |act: &str, body: &Value| timeline::Said {
            label: if act == REGISTER { words.label("act", REGISTER) } else { words.label("case_act", act) },
            stage: "supervision".to_owned(),
            sentence: said(act, body, words),
        };
        timeline::of_subject(home, conn, id, &subject(ROOM, id), words, &tell)
    })
}

/// One sentence on an act: what is most to be known of its payload.
fn said(act: &str, body: &Value, words: Language) -> String {
    let text = |name: &str| body.get(name).and_then(Value::as_str).map(str::to_owned);
    let choice = |field: &str, table: &str| {
        text(field).map(|code| words.find(&format!("case_choice.{table}.{code}")).unwrap_or(code))
    };
    let sentence = match act {
        "serve" => {
            let paper = text("paper").map(|code| words.label("case_paper", &code));
            [paper, choice("mode", "mode")].into_iter().flatten().collect::<Vec<_>>().join(words.comma())
        }
        "legal_review" => [choice("verdict", "legal_review.verdict"), text("opinion")]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(words.comma()),
        "court_ruling" => choice("verdict", "court_ruling.verdict").unwrap_or_default(),
        "close" => {
            [choice("ground", "ground"), text("reason")].into_iter().flatten().collect::<Vec<_>>().join(words.comma())
        }
        "dismiss" => [choice("reason", "dismiss.reason"), text("detail")]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(words.comma()),
        REGISTER => text("description").unwrap_or_default(),
        _ => ["findings", "facts", "content", "manner", "reason", "record", "number", "terms"]
            .into_iter()
            .find_map(text)
            .unwrap_or_default(),
    };
    sentence.chars().take(200).collect()
}
