//! The figures as a table: one line a figure, with its number and its list.

use serde_json::{Value, json};

use super::overview::{StatsQuery, overview, townships};
use super::view::{OverviewView, StatCases, StatCount, StatDays, StatHouses, StatLimit};
use crate::app::Homestead;
use crate::app::refusal::Refusal;
use crate::domain::actor::Actor;
use crate::exchange::feedback::Sheet;
use crate::words::Language;

/// Columns of a line, as their words are called.
const COLUMNS: [&str; 9] = ["part", "code", "name", "n", "of_them", "share", "median", "p90", "list"];

/// A line: the part of the board, then code, name, number, how many of them, their share, median, p90, list.
type Line = Vec<Value>;

/// The figures of a territory as CSV.
///
/// # Errors
/// As [`overview`].
pub fn overview_csv(home: &Homestead, actor: &Actor, query: &StatsQuery, words: Language) -> Result<Vec<u8>, Refusal> {
    let view = overview(home, actor, query, words)?;
    let rows = [of_houses(&view.houses, words), of_cases(&view.cases, words), rest(&view, words)].concat();
    let title = format!("{} {}—{}", view.division.name, view.from, view.to);
    written(&[], rows, title, words)
}

/// The figures of every township as CSV: the same lines, each with its township.
///
/// # Errors
/// As [`townships`].
pub fn townships_csv(home: &Homestead, actor: &Actor, query: &StatsQuery, words: Language) -> Result<Vec<u8>, Refusal> {
    let view = townships(home, actor, query, words)?;
    let rows = view.items.iter().flat_map(|item| {
        let place = [json!(item.township.code), json!(item.township.name)];
        let lines = [of_houses(&item.houses, words), of_cases(&item.cases, words)].concat();
        lines.into_iter().map(move |line| place.iter().cloned().chain(line).collect())
    });
    let title = format!("{}—{}", view.from, view.to);
    written(&["township_code", "township"], rows.collect(), title, words)
}

fn written(before: &[&str], rows: Vec<Line>, title: String, words: Language) -> Result<Vec<u8>, Refusal> {
    let columns: Vec<String> =
        before.iter().chain(&COLUMNS).map(|column| words.label("board_column", column)).collect();
    let mut titles: Line = vec![Value::Null; columns.len()];
    if let Some(first) = titles.first_mut() {
        *first = json!(title);
    }
    let sheet = Sheet { titles: vec![titles], columns, rows };
    sheet.csv().map_err(|why| Refusal::broken("a table could not be written", why))
}

fn count(part: &str, it: &StatCount) -> Line {
    vec![
        json!(part),
        json!(it.code),
        json!(it.label),
        json!(it.n),
        Value::Null,
        Value::Null,
        Value::Null,
        Value::Null,
        json!(it.list),
    ]
}

fn days(part: &str, it: &StatDays) -> Line {
    let (median, p90) = (json!(it.median_days), json!(it.p90_days));
    vec![
        json!(part),
        json!(it.code),
        json!(it.label),
        json!(it.n),
        Value::Null,
        Value::Null,
        median,
        p90,
        json!(it.list),
    ]
}

fn limit(part: &str, it: &StatLimit) -> Line {
    let name = format!("{} · {}", it.label, it.limit_label);
    shared(part, (&format!("{}.{}", it.code, it.limit), &name), (it.n, it.in_time), it.share, &it.list)
}

/// So many, and how many of them.
fn shared(part: &str, (code, name): (&str, &str), (n, of_them): (u32, u32), share: Option<f64>, list: &str) -> Line {
    vec![
        json!(part),
        json!(code),
        json!(name),
        json!(n),
        json!(of_them),
        json!(share),
        Value::Null,
        Value::Null,
        json!(list),
    ]
}

fn of_houses(it: &StatHouses, words: Language) -> Vec<Line> {
    let part = |code: &str| words.label("board_part", code);
    let (flow, stages, limits) = (part("houses"), part("house_days"), part("house_limits"));
    let (visits, open) = (part("visits"), part("houses_open"));
    let mut lines: Vec<Line> = it.flow.iter().map(|one| count(&flow, one)).collect();
    lines.extend(it.stages.iter().chain([&it.whole]).map(|one| days(&stages, one)));
    lines.extend(it.limits.iter().map(|one| limit(&limits, one)));
    lines.extend(
        it.visits
            .iter()
            .map(|one| shared(&visits, (&one.code, &one.label), (one.asked, one.made), one.share, &one.list)),
    );
    let standing = [&it.open].into_iter().chain(&it.ages).chain(&it.ran_out).chain(&it.papers);
    lines.extend(standing.map(|one| count(&open, one)));
    lines
}

fn of_cases(it: &StatCases, words: Language) -> Vec<Line> {
    let part = |code: &str| words.label("board_part", code);
    let (flow, steps, limits) = (part("cases"), part("case_days"), part("case_limits"));
    let (sources, ended, open) = (part("sources"), part("put_right"), part("cases_open"));
    let mut lines: Vec<Line> = it.flow.iter().map(|one| count(&flow, one)).collect();
    lines.extend(it.steps.iter().chain([&it.whole]).map(|one| days(&steps, one)));
    lines.extend(it.limits.iter().map(|one| limit(&limits, one)));
    for source in &it.sources {
        let all = (source.code.as_str(), source.label.as_str());
        lines.push(shared(&sources, all, (source.leads, source.judged), None, &source.list));
        for found in &source.found {
            let false_share = source.share.filter(|_| found.code == "false_alarm");
            let name = format!("{} · {}", source.label, found.label);
            let code = format!("{}.{}", source.code, found.code);
            let line = count(&sources, &StatCount { code, label: name, ..found.clone() });
            lines.push(with_share(line, false_share));
        }
    }
    for way in &it.put_right.ways {
        lines.push(with_share(count(&ended, way), it.put_right.share.filter(|_| way.code.ends_with("by_party"))));
    }
    let standing = [&it.open].into_iter().chain(&it.ages).chain([&it.ran_out]);
    lines.extend(standing.map(|one| count(&open, one)));
    lines
}

fn with_share(mut line: Line, share: Option<f64>) -> Line {
    if let Some(cell) = line.get_mut(5) {
        *cell = json!(share);
    }
    line
}

/// Patrols and the rules that nobody has confirmed.
fn rest(view: &OverviewView, words: Language) -> Vec<Line> {
    let part = |code: &str| words.label("board_part", code);
    let (patrols, rules) = (part("patrols"), part("rules"));
    let mut lines = Vec::new();
    if let Some(it) = &view.patrols {
        let named = |code: &str| words.label("board", code);
        let (villages, visits) = (named("villages"), named("patrol_visits"));
        let share = super::view::share(it.visited, it.villages);
        lines.push(shared(&patrols, ("villages", &villages), (it.villages, it.visited), share, &it.list));
        let all = it.visits + it.unproven;
        lines.push(shared(
            &patrols,
            ("visits", &visits),
            (all, it.visits),
            super::view::share(it.visits, all),
            &it.list,
        ));
        lines.extend(it.overdue.iter().map(|one| count(&patrols, one)));
    }
    lines.extend(view.rules.iter().map(|rule| {
        let name = format!("{}（{}）", rule.label, rule.basis);
        vec![
            json!(rules),
            json!(rule.code),
            json!(name),
            json!(rule.open_files),
            Value::Null,
            Value::Null,
            Value::Null,
            Value::Null,
            json!(rule.list),
        ]
    }));
    lines
}
