//! What several acts wait for, each with its article.

use jiff::ToSpan;
use jiff::civil::Date;

use super::super::case::Violation;
use super::super::codes::{PaperKind, PartyKind, Use};
use super::super::law::Law;
use super::super::steps::{Conduct, Power};
use super::Context;
use crate::domain::ids::DivisionCode;
use crate::domain::requirement::Requirement;
use crate::domain::rule::{Basis, Rule};

/// That the unit holds the power on the act's day, and that the place lies in its territory. Sub-districts hold none by
/// the letter of the law; an entrusted power is used in its principal's name (行政处罚法 17, 20, 22, 24, 38).
pub(super) fn power(law: Law, unit: &DivisionCode, case: &Violation, ctx: &Context<'_>) -> Vec<Requirement> {
    let row = ctx.rules().power(unit, law.row().power);
    let basis = row.map_or_else(|| Basis::law("行政处罚法 17、24、38"), Rule::basis);
    vec![
        Requirement::new("unit_may_enforce", row.is_some(), basis).with("law", law.row().citation),
        Requirement::new("unit_holds_place", unit.holds(&case.village), Basis::law("行政处罚法 22")),
    ]
}

/// The row as a paper keeps it.
pub(super) fn power_used(law: Law, unit: &DivisionCode, ctx: &Context<'_>) -> Power {
    let row = ctx.rules().power(unit, law.row().power);
    Power {
        unit: unit.clone(),
        in_name_of: row.and_then(|row| row.value.principal.clone()),
        body: row.and_then(|row| row.value.body.clone()),
        basis: row.map_or_else(|| Basis { text: String::new(), verified: false }, Rule::basis),
    }
}

/// That the case's own unit still holds its power.
pub(super) fn power_of_case(case: &Violation, ctx: &Context<'_>) -> Vec<Requirement> {
    case.filing.as_ref().map(|filing| power(filing.law, &filing.unit, case, ctx)).unwrap_or_default()
}

/// That whoever decides is the head of the body in whose name it is decided, and no other's (行政处罚法 38, 57).
pub(super) fn head_of_unit(unit: &DivisionCode, ctx: &Context<'_>) -> Requirement {
    let met = ctx.actor.division == *unit;
    Requirement::new("head_of_unit", met, Basis::law("行政处罚法 38、57"))
}

/// The same for the unit that the case is filed with.
pub(super) fn head_of_case(case: &Violation, ctx: &Context<'_>) -> Option<Requirement> {
    case.filing.as_ref().map(|filing| head_of_unit(&filing.unit, ctx))
}

/// That a paper has been served and counts as served.
pub(super) fn served(case: &Violation, kind: PaperKind, article: &str, ctx: &Context<'_>) -> Requirement {
    let need = Requirement::new("paper_served", case.is_served(kind, ctx.day()), Basis::law(article));
    match case.served_on(kind) {
        Some(on) => need.with("on", on),
        None => need.with("on", "—"),
    }
}

/// That a period of the party is over.
pub(super) fn over(code: &'static str, until: Option<Date>, article: &str, ctx: &Context<'_>) -> Requirement {
    let met = until.is_some_and(|last| last < ctx.day());
    let shown = until.map_or_else(|| "—".to_owned(), |last| last.to_string());
    Requirement::new(code, met, Basis::law(article)).with("until", shown)
}

/// That a visit after a day found the order not obeyed (逾期不履行).
pub(super) fn uncorrected(case: &Violation, since: Option<Date>, article: &str) -> Requirement {
    let met = since.is_some_and(|since| case.uncorrected_after(since));
    let shown = since.map_or_else(|| "—".to_owned(), |since| since.to_string());
    Requirement::new("found_uncorrected", met, Basis::law(article)).with("since", shown)
}

/// That no review or suit is going on and none has set the decision aside.
pub(super) fn unchallenged(case: &Violation, article: &str) -> Requirement {
    let met = case.pending_challenge().is_none() && !case.annulled();
    Requirement::new("no_challenge_pending", met, Basis::law(article))
}

/// That no agreement on the execution is still running (行政强制法 42).
pub(super) fn settlement_over(case: &Violation, ctx: &Context<'_>) -> Option<Requirement> {
    let settlement = case.settlement.as_ref()?;
    Some(over("settlement_over", Some(settlement.until), "行政强制法 42", ctx))
}

/// That the article is for such a party and such a use: 78 for a villager's house, 77 for anybody and anything else.
pub(super) fn fits_party(law: Law, party: PartyKind, conduct: &Conduct) -> Option<Requirement> {
    let villagers_house = party == PartyKind::Villager && conduct.used_as == Use::Dwelling;
    let fits = match law {
        Law::Land78 => villagers_house,
        Law::Land77 => !villagers_house,
        _ => return None,
    };
    Some(Requirement::new("law_fits_party", fits, Basis::law("土地管理法 77、78")).with("law", law.row().citation))
}

/// That the article was law when the house was built (云南省违法建筑处置规定 3: a finished building is judged by the law
/// of its time). For a building older than the edition that was read, the requirement wears the badge.
pub(super) fn in_force(law: Law, conduct: &Conduct, ctx: &Context<'_>) -> Requirement {
    let built = conduct.judged_on(ctx.day());
    let basis =
        Basis { text: "云南省违法建筑处置规定 3".to_owned(), verified: law.row().read_since <= built };
    Requirement::new("law_of_building_date", law.row().since <= built, basis)
        .with("law", law.row().citation)
        .with("built", built)
}

/// That it was discovered within two years of its end; while the building stands it goes on (行政处罚法 36;
/// 云南省违法建筑处置规定 3).
pub(super) fn within_limitation(case: &Violation, conduct: &Conduct) -> Requirement {
    let last = conduct.ended_on.and_then(|ended| ended.checked_add(2.years()).ok());
    let met = conduct.ended_on.is_none() || last.is_some_and(|last| case.lead.found_on <= last);
    let shown = last.map_or_else(|| "—".to_owned(), |last| last.to_string());
    Requirement::new("within_limitation", met, Basis::law("行政处罚法 36")).with("until", shown)
}
