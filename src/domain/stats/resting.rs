//! The rules of a pack that nobody has confirmed, and which open files rest on each, as far as a file tells that.

use jiff::civil::Date;

use crate::domain::houses::codes::{VisitKind, station_code};
use crate::domain::ids::DivisionCode;
use crate::domain::pack::Rules;
use crate::domain::rule::Rule;

/// Which open files rest on a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resting {
    /// Houses of one of the five stages, by its place, under the rules of whose day it holds.
    Stage(usize),
    /// Every open house under the rules of whose day it holds.
    Houses,
    /// Open cases.
    Cases,
    /// It is asked of places and not of files, or no file says whether it was used.
    Unknown,
}

/// A rule that nobody has confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestingRule {
    /// The room of its words, and its code there.
    pub name: (&'static str, String),
    /// What tells it from others of the name: a unit, a layer, a kind of limit.
    pub of: Option<String>,
    /// Where it is said to rest.
    pub basis: String,
    /// First and last day on which it holds.
    pub valid: (Date, Option<Date>),
    /// Which files rest on it.
    pub resting: Resting,
    /// In which division alone; the whole county where none.
    pub unit: Option<DivisionCode>,
}

/// What a rule is called and what rests on it.
type Named = ((&'static str, String), Option<String>, Resting);

/// Every unconfirmed rule that holds on the day, in the order of the pack.
pub fn resting(rules: Rules<'_>) -> Vec<RestingRule> {
    let pack = rules.pack();
    let plain = |code: &str| ("rule", code.to_owned());
    let mut all = of(rules, &pack.publicity, |_| (plain("publicity_days"), None, Resting::Stage(0)));
    all.extend(of(rules, &pack.meetings, |it| (("meeting_body", it.body.clone()), None, Resting::Stage(0))));
    all.extend(of(rules, &pack.materials, |it| (("material", it.code.clone()), None, Resting::Stage(0))));
    all.extend(of(rules, &pack.stations, |it| {
        (("station", station_code(it.station).to_owned()), None, Resting::Stage(1))
    }));
    all.extend(of(rules, &pack.visits, |it| (("visit", it.kind.clone()), None, visit(&it.kind))));
    all.extend(of(rules, &pack.clocks, |it| {
        let limit = serde_json::to_value(it.limit).ok().and_then(|limit| limit.as_str().map(str::to_owned));
        (("clock", it.code.clone()), limit, clock(&it.code))
    }));
    all.extend(of(rules, &pack.fence, |_| (plain("fence"), None, Resting::Houses)));
    all.extend(of(rules, &pack.limits, |_| (plain("plot_limit"), None, Resting::Houses)));
    all.extend(of(rules, &pack.overlaps, |_| (plain("overlaps"), None, Resting::Houses)));
    all.extend(of(rules, &pack.zones, |it| (("layer", it.layer.code().to_owned()), it.class.clone(), Resting::Houses)));
    all.extend(of(rules, &pack.tolerances, |it| (("measure_method", it.method.clone()), None, Resting::Stage(4))));
    all.extend(of(rules, &pack.patches, |_| (plain("patches"), None, Resting::Unknown)));
    all.extend(of(rules, &pack.patrols, |it| {
        let layer = it.layer.map(|layer| layer.code().to_owned());
        (("patrol_reason", it.reason.code().to_owned()), layer, Resting::Unknown)
    }));
    let powers = rules.all(&pack.powers).filter(|rule| !rule.verified).map(|rule| {
        let licence = matches!(rule.value.act.as_str(), "planning_permit" | "homestead_approval");
        let resting = if licence { Resting::Stage(1) } else { Resting::Cases };
        let named = (("permit", rule.value.act.clone()), Some(rule.value.unit.to_string()), resting);
        RestingRule { unit: Some(rule.value.unit.clone()), ..made(rule, named) }
    });
    all.extend(powers);
    all
}

fn of<T>(rules: Rules<'_>, list: &[Rule<T>], named: impl Fn(&T) -> Named) -> Vec<RestingRule> {
    let unread = list.iter().filter(|rule| rule.holds_on(rules.day()) && !rule.verified);
    unread.map(|rule| made(rule, named(&rule.value))).collect()
}

fn made<T>(rule: &Rule<T>, (name, of, resting): Named) -> RestingRule {
    let valid = (rule.valid_from, rule.valid_to);
    RestingRule { name, of, basis: rule.basis.clone(), valid, resting, unit: None }
}

fn visit(kind: &str) -> Resting {
    let of = [
        VisitKind::ApplicationVisit,
        VisitKind::SetOut,
        VisitKind::Foundation,
        VisitKind::Storey,
        VisitKind::Roof,
        VisitKind::CompletionVisit,
    ];
    match of.into_iter().position(|it| it.code() == kind) {
        Some(0) => Resting::Stage(1),
        Some(1) => Resting::Stage(2),
        Some(2..=4) => Resting::Stage(3),
        Some(_) => Resting::Stage(4),
        None => Resting::Unknown,
    }
}

fn clock(code: &str) -> Resting {
    match code {
        "correction_notice" => Resting::Stage(0),
        "review" | "delivery" | "deferred_material" => Resting::Stage(1),
        "start_building" => Resting::Stage(2),
        "visit_interval" | "build" => Resting::Stage(3),
        "acceptance_visit" | "demolish_old" | "registration" => Resting::Stage(4),
        "filing" | "correction" => Resting::Cases,
        _ => Resting::Unknown,
    }
}
