//! What a pack must hold beyond its form: codes the program knows, no two rules for one thing on one day, no holes.

use std::collections::BTreeSet;
use std::fmt::Display;

use super::fault::{PackFault, PackWrong};
use super::rows::place;
use crate::domain::divisions::{Division, Level};
use crate::domain::houses::meetings::MeetingRule;
use crate::domain::pack::{CLOCKS, ENFORCEMENT_CLOCKS, MaterialKind, NumberRule, Pack, PowerRule};
use crate::domain::rule::Rule;
use crate::domain::violations::law::Law;

const BODIES: [&str; 4] =
    ["village_group", "villager_representatives", "collective_members", "collective_representatives"];
const VISITS: [&str; 8] =
    ["application_visit", "set_out", "foundation", "storey", "roof", "completion_visit", "patrol", "recheck"];
const METHODS: [&str; 4] = ["rtk", "total_station", "tape", "phone"];
/// The papers of enforcement that are numbered.
const PAPERS: [&str; 5] = ["stop_order", "notice", "decision", "demand", "enforcement_decision"];
const SERIES: [&str; 10] = [
    "house",
    "planning_permit",
    "homestead_approval",
    "violation",
    "stop_order",
    "notice",
    "decision",
    "demand",
    "enforcement_decision",
    "patrol_visit",
];
const PERMITS: [&str; 2] = ["planning_permit", "homestead_approval"];
const SOURCES: [&str; 3] = ["statute", "conferred", "entrusted"];

/// Everything a pack that reads may still have wrong.
pub(super) fn faults(pack: &Pack, divisions: &[Division]) -> Vec<PackFault> {
    let mut faults = lists(pack);
    faults.extend(known(pack));
    faults.extend(each("village.toml", "meetings", &pack.meetings, meeting));
    faults.extend(each("materials.toml", "materials", &pack.materials, |rule| {
        ((rule.kind == MaterialKind::Never) != rule.why.is_some()).then_some(PackWrong::Why)
    }));
    faults.extend(each("numbers.toml", "numbers", &pack.numbers, pattern));
    faults.extend(each("powers.toml", "powers", &pack.powers, power));
    faults.extend(measures(pack));
    faults.extend(places(pack, divisions));
    faults
}

/// Rules that share a key may not share a day.
fn lists(pack: &Pack) -> Vec<PackFault> {
    let mut faults = overlaps("village.toml", "publicity", &pack.publicity, |_| String::new());
    faults.extend(overlaps("village.toml", "meetings", &pack.meetings, |rule| rule.body.clone()));
    faults.extend(overlaps("materials.toml", "materials", &pack.materials, |rule| rule.code.clone()));
    faults.extend(overlaps("visits.toml", "stations", &pack.stations, |rule| format!("{:?}", rule.station)));
    faults.extend(overlaps("visits.toml", "visits", &pack.visits, |rule| rule.kind.clone()));
    faults.extend(overlaps("visits.toml", "fence", &pack.fence, |_| String::new()));
    faults.extend(overlaps("visits.toml", "standpoint", &pack.standpoint, |_| String::new()));
    faults.extend(overlaps("limits.toml", "limits", &pack.limits, |rule| format!("{:?}", rule.zone)));
    faults.extend(overlaps("zones.toml", "overlaps", &pack.overlaps, |_| String::new()));
    faults.extend(overlaps("zones.toml", "zones", &pack.zones, |rule| {
        format!("{} {:?} {:?}", rule.layer, rule.class, rule.subject)
    }));
    faults.extend(overlaps("limits.toml", "tolerances", &pack.tolerances, |rule| rule.method.clone()));
    faults.extend(overlaps("limits.toml", "judging", &pack.judging, |_| String::new()));
    faults.extend(overlaps("patches.toml", "patches", &pack.patches, |_| String::new()));
    faults.extend(overlaps("clocks.toml", "clocks", &pack.clocks, |rule| format!("{} {:?}", rule.code, rule.limit)));
    faults.extend(overlaps("numbers.toml", "numbers", &pack.numbers, |rule| rule.series.clone()));
    faults.extend(overlaps("powers.toml", "powers", &pack.powers, |rule| format!("{} {}", rule.unit, rule.act)));
    faults
}

/// Codes the program asks for must be there, and no others: a mistyped code would silently switch a rule off.
fn known(pack: &Pack) -> Vec<PackFault> {
    let mut faults = codes("village.toml", "meetings", &pack.meetings, &BODIES, |rule| &rule.body);
    faults.extend(codes("visits.toml", "visits", &pack.visits, &VISITS, |rule| &rule.kind));
    faults.extend(codes("limits.toml", "tolerances", &pack.tolerances, &METHODS, |rule| &rule.method));
    let clocks = [&CLOCKS[..], &ENFORCEMENT_CLOCKS[..]].concat();
    faults.extend(codes("clocks.toml", "clocks", &pack.clocks, &clocks, |rule| &rule.code));
    faults.extend(codes("numbers.toml", "numbers", &pack.numbers, &SERIES, |rule| &rule.series));
    let enforced: BTreeSet<&str> = Law::ALL.into_iter().map(|law| law.row().power).collect();
    let powers: Vec<&str> = PERMITS.into_iter().chain(enforced).collect();
    faults.extend(codes("powers.toml", "powers", &pack.powers, &powers, |rule| &rule.act));
    let needed = [
        ("village.toml", "publicity", pack.publicity.is_empty()),
        ("visits.toml", "fence", pack.fence.is_empty()),
        ("limits.toml", "limits", pack.limits.is_empty()),
        ("limits.toml", "judging", pack.judging.is_empty()),
        ("zones.toml", "overlaps", pack.overlaps.is_empty()),
        ("patches.toml", "patches", pack.patches.is_empty()),
    ];
    faults.extend(
        needed
            .into_iter()
            .filter(|(_, _, empty)| *empty)
            .map(|(file, key, _)| PackFault::new(file, key, PackWrong::NoRule { code: key.to_owned() })),
    );
    faults
}

/// Lengths and areas that would make a rule meaningless.
fn measures(pack: &Pack) -> Vec<PackFault> {
    let mut faults = each("visits.toml", "fence", &pack.fence, |rule| {
        above_zero(&[("grow_m", rule.grow_m), ("max_accuracy_m", rule.max_accuracy_m)])
    });
    faults.extend(each("visits.toml", "standpoint", &pack.standpoint, |rule| {
        above_zero(&[("apart_m", rule.apart_m), ("turned_deg", rule.turned_deg)])
    }));
    faults.extend(each("limits.toml", "limits", &pack.limits, |rule| {
        above_zero(&[("per_household_m2", rule.per_household_m2), ("per_person_m2", rule.per_person_m2)])
    }));
    faults.extend(each("limits.toml", "tolerances", &pack.tolerances, |rule| {
        above_zero(&[("length_m", rule.length_m), ("height_m", rule.height_m), ("floor_area_m2", rule.floor_area_m2)])
    }));
    faults.extend(each("patches.toml", "patches", &pack.patches, |rule| {
        let shares = [
            ("touched_share", rule.touched_share),
            ("explained_share", rule.explained_share),
            ("area_differs_share", rule.area_differs_share),
        ];
        let most = shares.into_iter().find(|(_, share)| *share > 1.0).map(|(name, _)| PackWrong::MoreThanAll(name));
        let lengths = [("edge_m", rule.edge_m), ("over_m2", rule.over_m2), ("case_m", rule.case_m)];
        above_zero(&shares).or_else(|| above_zero(&lengths)).or(most)
    }));
    faults.extend(each("limits.toml", "judging", &pack.judging, |rule| {
        let shares = [("away_share", rule.away_share), ("covered_share", rule.covered_share)];
        let most = shares.into_iter().find(|(_, share)| *share > 1.0).map(|(name, _)| PackWrong::MoreThanAll(name));
        let lengths = [("plain_factor", rule.plain_factor), ("least_area_m2", rule.least_area_m2)];
        above_zero(&shares).or_else(|| above_zero(&lengths)).or(most)
    }));
    faults
}

/// Units and offices lie in the county, and every township has an office.
fn places(pack: &Pack, divisions: &[Division]) -> Vec<PackFault> {
    let county = pack.county.as_str();
    let known: BTreeSet<(&str, Level)> = divisions.iter().map(|row| (row.code.as_str(), row.level)).collect();
    let missing =
        |level: Level, code: &dyn Display| PackWrong::NoDivision { level: level.code(), code: code.to_string() };
    let mut faults = Vec::new();
    if !known.contains(&(county, Level::County)) {
        faults.push(PackFault::new("district.toml", "county", missing(Level::County, &county)));
    }
    faults.extend(each("powers.toml", "powers", &pack.powers, |rule| {
        let level = if rule.unit.township().is_some() { Level::Township } else { Level::County };
        let here = rule.unit.county() == pack.county && known.contains(&(rule.unit.as_str(), level));
        (!here).then(|| missing(level, &rule.unit))
    }));
    for code in pack.offices.keys() {
        if code.county() != pack.county || !known.contains(&(code.as_str(), Level::Township)) {
            let key = format!("offices.{code}");
            faults.push(PackFault::new("offices.toml", key, missing(Level::Township, code)));
        }
    }
    let townships = divisions.iter().filter(|row| row.level == Level::Township && row.parent == county);
    let unheard = townships.filter(|row| row.territory().is_none_or(|code| !pack.offices.contains_key(&code)));
    faults.extend(
        unheard.map(|row| PackFault::new("offices.toml", "offices", PackWrong::NoOffice { code: row.code.clone() })),
    );
    faults
}

fn meeting(rule: &MeetingRule) -> Option<PackWrong> {
    let shares = [rule.quorum, rule.pass];
    let wrong = shares.into_iter().find(|(part, whole)| *part == 0 || part > whole);
    wrong.map(|(part, whole)| PackWrong::Share(part, whole))
}

fn pattern(rule: &NumberRule) -> Option<PackWrong> {
    let mut rest = rule.pattern.clone();
    for name in ["{county}", "{township}", "{year}", "{serial}"] {
        rest = rest.replace(name, "");
    }
    if !rule.pattern.contains("{serial}") || !rule.pattern.contains("{year}") {
        // Serials start anew each year: without it two years would have the same numbers.
        Some(PackWrong::Pattern("needs {year} and {serial}"))
    } else if rule.per_township && !rule.pattern.contains("{township}") {
        Some(PackWrong::Pattern("a serial per township needs {township}"))
    } else if PAPERS.contains(&rule.series.as_str()) {
        // A paper bears the word of its authority, as in 沾综执决〔2026〕1号.
        let odd = rest.chars().any(|c| !(c.is_alphanumeric() || matches!(c, '-' | '〔' | '〕')));
        odd.then_some(PackWrong::Pattern("only letters, digits, hyphens, 〔〕 and the four placeholders"))
    } else if rest.chars().any(|c| !(c.is_ascii_alphanumeric() || c == '-')) {
        Some(PackWrong::Pattern("only letters, digits, hyphens and the four placeholders"))
    } else if !(1..=9).contains(&rule.serial_digits) {
        Some(PackWrong::Pattern("serial_digits lies between 1 and 9"))
    } else {
        None
    }
}

fn power(rule: &PowerRule) -> Option<PackWrong> {
    if !SOURCES.contains(&rule.source.as_str()) {
        return Some(PackWrong::UnknownCode { code: rule.source.clone() });
    }
    if (rule.source == "entrusted") != rule.principal.is_some() {
        return Some(PackWrong::Principal);
    }
    let headed = PERMITS.contains(&rule.act.as_str()) || rule.principal.is_some() || rule.body.is_some();
    (!headed).then_some(PackWrong::Body)
}

fn above_zero(numbers: &[(&'static str, f64)]) -> Option<PackWrong> {
    let wrong = numbers.iter().find(|(_, number)| !(number.is_finite() && *number > 0.0));
    wrong.map(|(name, _)| PackWrong::NotPositive(name))
}

pub(super) fn each<T>(
    file: &str,
    key: &str,
    rules: &[Rule<T>],
    wrong: impl Fn(&T) -> Option<PackWrong>,
) -> Vec<PackFault> {
    let found = rules.iter().enumerate().filter_map(|(i, rule)| wrong(&rule.value).map(|why| (i, why)));
    found.map(|(i, why)| PackFault::new(file, place(key, i), why)).collect()
}

pub(super) fn overlaps<T>(file: &str, key: &str, rules: &[Rule<T>], name: impl Fn(&T) -> String) -> Vec<PackFault> {
    let mut faults = Vec::new();
    for (i, later) in rules.iter().enumerate() {
        let same = rules.iter().enumerate().take(i).find(|(_, earlier)| {
            name(&earlier.value) == name(&later.value)
                && (later.holds_on(earlier.valid_from) || earlier.holds_on(later.valid_from))
        });
        if let Some((j, _)) = same {
            faults.push(PackFault::new(file, place(key, i), PackWrong::Overlap { other: place(key, j) }));
        }
    }
    faults
}

fn codes<T>(file: &str, key: &str, rules: &[Rule<T>], known: &[&str], code: impl Fn(&T) -> &String) -> Vec<PackFault> {
    let mut faults = each(file, key, rules, |rule| {
        let code = code(rule);
        (!known.contains(&code.as_str())).then(|| PackWrong::UnknownCode { code: code.clone() })
    });
    let missing = known.iter().filter(|known| rules.iter().all(|rule| code(&rule.value) != *known));
    faults.extend(missing.map(|code| PackFault::new(file, key, PackWrong::NoRule { code: (*code).to_owned() })));
    faults
}
