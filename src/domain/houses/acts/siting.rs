//! What an act waits for where the house would stand: what hinders it, with the article, and what is only to be known.

use super::super::codes::PermitKind;
use super::super::file::House;
use super::super::siting::{Neighbour, Siting};
use super::Context;
use crate::domain::requirement::Requirement;
use crate::domain::rule::{Basis, Rule};
use crate::domain::zones::rule::{CONVERSION, Effect};
use crate::domain::zones::{Hit, limit};

/// What everybody who speaks of the application is to know: nothing of it hinders.
pub(super) fn told(house: &House, ctx: &Context<'_>) -> Vec<Requirement> {
    let mut needs = approval(house, ctx);
    needs.extend(ctx.facts.siting.iter().flat_map(|siting| to_know(house, siting, ctx)));
    needs.into_iter().map(Requirement::told).collect()
}

/// What an approval of the application waits for. Conversion of farmland comes after it and before the licence.
pub(super) fn approval(house: &House, ctx: &Context<'_>) -> Vec<Requirement> {
    let Some(siting) = &ctx.facts.siting else { return Vec::new() };
    let mut needs = zones(house, siting);
    needs.extend(siting.neighbours.iter().map(|neighbour| overlap(neighbour, ctx)));
    needs
}

/// What a licence waits for.
pub(super) fn licence(permit: PermitKind, house: &House, ctx: &Context<'_>) -> Vec<Requirement> {
    let Some(siting) = &ctx.facts.siting else { return Vec::new() };
    let mut needs = approval(house, ctx);
    needs.extend(conversion(house, siting));
    if permit == PermitKind::HomesteadApproval {
        // The regime is that of the planning licence; land is granted by one law in both (土地管理法 62).
        needs.retain(|need| need.code != "siting_village_regime");
    }
    needs
}

/// Whether a plot touches farmland that must be converted, whatever the application calls it.
pub(super) fn on_farmland(house: &House, ctx: &Context<'_>) -> bool {
    let touched = ctx.facts.siting.as_ref().is_some_and(|siting| farmland(house, siting).next().is_some());
    house.application.land_class.is_farmland() || touched
}

fn zones(house: &House, siting: &Siting) -> Vec<Requirement> {
    let kind = Some(house.application.build_type);
    let mut needs = Vec::new();
    for hit in &siting.hits {
        match hit.effect_on(kind) {
            Effect::Block => needs.push(of_hit("siting_block", false, hit)),
            Effect::Regime => needs.push(of_hit("siting_village_regime", false, hit)),
            Effect::Consent => {
                let paper = hit.consent.as_deref().filter(|code| *code != CONVERSION);
                needs.extend(
                    paper.map(|code| of_hit("siting_consent", house.has_material(code), hit).with("material", code)),
                );
            }
            Effect::Warn => {}
        }
    }
    let known = siting.layers.iter().any(|layer| layer.loaded.is_some());
    if known && needs.iter().all(|need| need.code != "siting_block") {
        needs.push(Requirement::new("siting_clear", true, Basis::law("土地管理法 62")));
    }
    needs
}

fn farmland<'s>(house: &House, siting: &'s Siting) -> impl Iterator<Item = &'s Hit> + use<'s> {
    let kind = Some(house.application.build_type);
    let asks = move |hit: &&Hit| hit.effect_on(kind) == Effect::Consent && hit.consent.as_deref() == Some(CONVERSION);
    siting.hits.iter().filter(asks)
}

/// Conversion of the farmland that the map shows, beside what the application itself calls farmland.
fn conversion(house: &House, siting: &Siting) -> Option<Requirement> {
    let first = farmland(house, siting).next()?;
    let area_m2: f64 = farmland(house, siting).map(|hit| hit.area_m2).sum();
    let met = house.conversion.as_ref().is_some_and(|it| it.area_m2 + 0.005 >= area_m2);
    Some(of_hit("siting_conversion", met, first).with("farmland", format!("{area_m2:.2}")))
}

/// What is to be seen before an opinion or a decision.
fn to_know(house: &House, siting: &Siting, ctx: &Context<'_>) -> Vec<Requirement> {
    let kind = Some(house.application.build_type);
    let mut needs: Vec<Requirement> = conversion(house, siting).into_iter().collect();
    let warned = siting.hits.iter().filter(|hit| hit.effect_on(kind) == Effect::Warn);
    needs.extend(warned.map(|hit| of_hit("siting_warning", false, hit)));
    let unknown: Vec<&str> = siting.layers.iter().filter(|it| it.loaded.is_none()).map(|it| it.layer.code()).collect();
    if !unknown.is_empty() {
        let basis = Basis { text: "土地管理法 62；城乡规划法 41".to_owned(), verified: true };
        needs.push(Requirement::new("siting_layers", false, basis).with("layers", unknown.join(",")));
    }
    needs.extend(area(house, siting, ctx));
    needs
}

/// The area limit: above it the approval would be at fault, not the household.
fn area(house: &House, siting: &Siting, ctx: &Context<'_>) -> Option<Requirement> {
    let people = u32::try_from(house.application.people()).unwrap_or(u32::MAX);
    let limit = limit(ctx.rules, siting.inside_urban_plan.unwrap_or(false), people)?;
    let area_m2 = house.application.plot.area_m2;
    let need = Requirement::new("area_within_limit", limit.allows(area_m2), limit.rule.basis());
    Some(
        need.with("area", format!("{area_m2:.2}"))
            .with("limit", format!("{:.2}", limit.limit_m2))
            .with("people", people),
    )
}

fn overlap(neighbour: &Neighbour, ctx: &Context<'_>) -> Requirement {
    let rule = ctx.rules.overlap();
    let basis = rule.map_or_else(|| Basis::law("行政许可法 36"), Rule::basis);
    // Another township's house is nobody's business here but that it is there.
    let mine = ctx.actor.division.holds(&neighbour.village);
    let code = if mine { "siting_neighbour" } else { "siting_neighbour_elsewhere" };
    let need = Requirement::new(code, false, basis).with("area", format!("{:.2}", neighbour.area_m2));
    let need = if mine { need.with("number", &neighbour.number) } else { need };
    if neighbour.first { need } else { need.told() }
}

fn of_hit(code: &'static str, met: bool, hit: &Hit) -> Requirement {
    Requirement::new(code, met, hit.basis.clone())
        .with("layer", hit.layer.code())
        .with("subject", hit.subject.code())
        .with("name", if hit.name.is_empty() { "—" } else { &hit.name })
        .with("area", format!("{:.2}", hit.area_m2))
        .with("distance", format!("{:.1}", hit.distance_m))
        .with("as_of", hit.as_of)
}
