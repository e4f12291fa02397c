//! The figures of cases in words.

use serde_json::json;

use super::houses::{days, kept};
use super::lists::{Lists, When};
use super::view::{FEW, StatCases, StatCount, StatLimit, StatPutRight, StatSource, share};
use crate::domain::pack::{LimitKind, Rules};
use crate::domain::stats::{
    AgeBand, Answer, CaseFigure, CaseLimit, CaseStep, CaseTally, Found, SOURCES, SourceTally, Way,
};
use crate::domain::violations::codes::Source;
use crate::words::Language;

/// Says what was counted.
pub(super) fn cases(tally: &CaseTally, rules: Rules<'_>, lists: &Lists, words: Language) -> StatCases {
    let count = |figure: CaseFigure, n, when| StatCount {
        code: figure.code(),
        label: words.label("board", &format!("case_{}", figure.code().replace('.', "_"))),
        n,
        list: lists.cases(figure, when),
    };
    let leads = tally.sources.iter().map(|source| source.leads).sum();
    let happened = [
        (CaseFigure::Leads, leads),
        (CaseFigure::Filed, tally.filed),
        (CaseFigure::Decided, tally.decided),
        (CaseFigure::Ended, tally.ended),
    ];
    let steps = tally.steps.iter().zip(CaseStep::ALL).map(|(spread, step)| {
        let label = words.label("board", &format!("step_{}", step.code()));
        days((step.code().to_owned(), label), spread, lists.cases(CaseFigure::Step(step), When::Period))
    });
    let ways = Way::ALL.into_iter().zip(tally.ways);
    let [by_party, ..] = tally.ways;
    let ended: u32 = tally.ways.iter().sum();
    let ages = AgeBand::ALL.into_iter().zip(tally.open);
    let sources = SOURCES.into_iter().zip(tally.sources).filter(|(_, counted)| counted.leads > 0);
    StatCases {
        flow: happened.into_iter().map(|(figure, n)| count(figure, n, When::Period)).collect(),
        steps: steps.collect(),
        whole: days(
            ("whole".to_owned(), words.label("board", "whole_case")),
            &tally.whole,
            lists.cases(CaseFigure::Ended, When::Period),
        ),
        limits: limits(tally, rules, lists, words),
        sources: sources.map(|(source, counted)| of_source(source, counted, lists, words)).collect(),
        put_right: StatPutRight {
            n: ended,
            ways: ways.map(|(way, n)| count(CaseFigure::PutRight(Some(way)), n, When::Period)).collect(),
            share: share(by_party, ended),
            few: ended < FEW,
            list: lists.cases(CaseFigure::PutRight(None), When::Period),
        },
        open: count(CaseFigure::Open, tally.open.iter().sum(), When::Today),
        ages: ages.map(|(age, n)| count(CaseFigure::OpenFor(age), n, When::Today)).collect(),
        ran_out: count(CaseFigure::RanOut, tally.ran_out, When::Today),
    }
}

/// The limits that something ended against; the law's own are legal, the district's what its rule says.
fn limits(tally: &CaseTally, rules: Rules<'_>, lists: &Lists, words: Language) -> Vec<StatLimit> {
    let all = CaseLimit::ALL.into_iter().zip(tally.limits).filter(|(_, counted)| counted.kept + counted.late > 0);
    all.map(|(limit, counted)| {
        let kind = match limit {
            CaseLimit::Filing => rules.clocks("filing").next().map_or(LimitKind::Promised, |rule| rule.value.limit),
            CaseLimit::Decision | CaseLimit::Service => LimitKind::Legal,
        };
        let list = |answer| lists.cases(CaseFigure::Limit(limit, answer), When::Period);
        let named = (limit.code(), words.label("case_clock", limit.code()));
        let three = [list(None), list(Some(Answer::InTime)), list(Some(Answer::Late))];
        kept(named, kind, counted, three, words)
    })
    .collect()
}

fn of_source(source: Source, counted: SourceTally, lists: &Lists, words: Language) -> StatSource {
    let code = json!(source).as_str().unwrap_or_default().to_owned();
    let list = |figure: CaseFigure| {
        lists.with("/violations", &[("figure", figure.code()), ("source", code.clone())], When::Period)
    };
    let [_pending, confirmed, false_alarms, _otherwise] = counted.found;
    let found = Found::ALL.into_iter().zip(counted.found).map(|(found, n)| StatCount {
        code: found.code().to_owned(),
        label: words.label("board", &format!("found_{}", found.code())),
        n,
        list: list(CaseFigure::Lead(found)),
    });
    let judged = confirmed + false_alarms;
    StatSource {
        label: words.label("case_source", &code),
        leads: counted.leads,
        found: found.collect(),
        judged,
        share: share(false_alarms, judged),
        few: judged < FEW,
        list: list(CaseFigure::Leads),
        code,
    }
}
