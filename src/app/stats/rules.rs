//! Rules in use that nobody has confirmed, with the open files that rest on each.

use std::collections::BTreeMap;

use super::count::Tallies;
use super::lists::{Lists, When};
use super::view::StatRule;
use crate::app::district::District;
use crate::domain::ids::DivisionCode;
use crate::domain::pack::Rules;
use crate::domain::stats::{CaseFigure, FIVE, HouseFigure, Period, Resting, RestingRule, resting};
use crate::store::Territory;
use crate::words::Language;

/// Every unconfirmed rule of today that has to do with a territory.
pub(super) fn rules(
    district: &District,
    rules: Rules<'_>,
    within: &Territory,
    counted: &BTreeMap<DivisionCode, Tallies>,
    lists: &Lists,
    words: Language,
) -> Vec<StatRule> {
    let here = |rule: &RestingRule| {
        rule.unit.as_ref().is_none_or(|unit| unit.holds(&within.division) || within.division.holds(unit))
    };
    let shown = resting(rules).into_iter().filter(here).map(|rule| {
        let (open_files, list) = files(&rule, within, counted, lists);
        let (room, code) = &rule.name;
        let of = rule.of.as_ref().map(|of| format!("/{of}")).unwrap_or_default();
        StatRule {
            code: format!("{room}.{code}{of}"),
            label: label(district, &rule, words),
            basis: words.cite(&rule.basis),
            verified: false,
            valid_from: rule.valid.0.to_string(),
            open_files,
            list,
        }
    });
    shown.collect()
}

fn files(
    rule: &RestingRule,
    within: &Territory,
    counted: &BTreeMap<DivisionCode, Tallies>,
    lists: &Lists,
) -> (Option<u32>, Option<String>) {
    let unit = rule.unit.as_ref().filter(|unit| within.division.holds(unit));
    let lists = Lists { division: unit.or(lists.division.as_ref()).cloned(), ..lists.clone() };
    let those = counted.iter().filter(|(township, _)| unit.is_none_or(|unit| unit.holds(township)));
    let days = Period::new(Some(rule.valid.0), rule.valid.1);
    let valid = [("from", Some(rule.valid.0)), ("to", rule.valid.1)];
    let valid = valid.into_iter().filter_map(|(name, day)| Some((name, day?.to_string())));
    let houses = |stages: [bool; 5], stage: Option<&str>| {
        let n = those.clone().map(|(_, tallies)| tallies.houses.open_in(stages, days)).sum();
        let figure = [("figure", HouseFigure::Open.code())].into_iter();
        let own: Vec<_> = figure.chain(stage.map(|stage| ("stage", stage.to_owned()))).chain(valid.clone()).collect();
        (Some(n), Some(lists.with("/houses", &own, When::Today)))
    };
    match rule.resting {
        Resting::Stage(at) => {
            let mut stages = [false; 5];
            if let Some(wanted) = stages.get_mut(at) {
                *wanted = true;
            }
            let stage = FIVE.get(at).and_then(|stage| serde_json::to_value(stage).ok());
            houses(stages, stage.as_ref().and_then(|stage| stage.as_str()))
        }
        Resting::Houses => houses([true; 5], None),
        Resting::Cases => {
            let n = those.map(|(_, tallies)| tallies.cases.open.iter().sum::<u32>()).sum();
            (Some(n), Some(lists.cases(CaseFigure::Open, When::Today)))
        }
        Resting::Unknown => (None, None),
    }
}

fn label(district: &District, rule: &RestingRule, words: Language) -> String {
    let (room, code) = &rule.name;
    let name = words.label(room, code);
    let Some(of) = &rule.of else { return name };
    let of = match (*room, &rule.unit) {
        (_, Some(unit)) => district.name(unit),
        ("clock", None) => words.label("limit_kind", of),
        ("patrol_reason", None) => words.label("layer", of),
        ("layer", None) => words.label("zone_class", of),
        _ => of.clone(),
    };
    format!("{name} · {of}")
}
