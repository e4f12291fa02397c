//! The figures of houses in words.

use super::lists::{Lists, When};
use super::view::{FEW, StatCount, StatDays, StatHouses, StatLimit, StatVisit, share};
use crate::domain::pack::LimitKind;
use crate::domain::stats::{
    AgeBand, Answer, FIVE, Flow, HouseFigure, HouseLimit, HouseTally, InTime, Spread, VISITS, Visited,
};
use crate::words::Language;

/// Says what was counted.
pub(super) fn houses(tally: &HouseTally, lists: &Lists, words: Language) -> StatHouses {
    let count = |figure: HouseFigure, n, when| StatCount {
        code: figure.code(),
        label: words.label("board", &figure.code().replace('.', "_")),
        n,
        list: lists.houses(figure, when),
    };
    let flow = Flow::ALL.into_iter().zip(tally.flow);
    let stages = tally.stages.iter().zip(FIVE).enumerate();
    let ages = AgeBand::ALL.into_iter().zip(tally.open);
    let ran_out = [LimitKind::Legal, LimitKind::Promised].into_iter().zip(tally.ran_out);
    let whole_list = lists.houses(HouseFigure::Happened(Flow::Titled), When::Period);
    StatHouses {
        flow: flow.map(|(flow, n)| count(HouseFigure::Happened(flow), n, When::Period)).collect(),
        stages: stages
            .map(|(at, (spread, stage))| {
                let code = serde_json::json!(stage).as_str().unwrap_or_default().to_owned();
                let label = words.label("stage", &code);
                days((code, label), spread, lists.houses(HouseFigure::Left(at), When::Period))
            })
            .collect(),
        whole: days(("whole".to_owned(), words.label("board", "whole_house")), &tally.whole, whole_list),
        limits: limits(tally, lists, words),
        visits: VISITS
            .into_iter()
            .zip(tally.visits)
            .enumerate()
            .filter(|(_, (_, visited))| visited.asked > 0)
            .map(|(at, (kind, visited))| visit(at, kind.code(), visited, lists, words))
            .collect(),
        open: count(HouseFigure::Open, tally.open.iter().sum(), When::Today),
        ages: ages.map(|(age, n)| count(HouseFigure::OpenFor(age), n, When::Today)).collect(),
        ran_out: ran_out.map(|(kind, n)| count(HouseFigure::RanOut(kind), n, When::Today)).collect(),
        papers: vec![
            count(HouseFigure::PapersOwed, tally.papers_owed, When::Today),
            count(HouseFigure::PapersLate, tally.papers_late, When::Today),
        ],
    }
}

/// How many days something took.
pub(super) fn days((code, label): (String, String), spread: &Spread, list: String) -> StatDays {
    let n = spread.n();
    StatDays { code, label, n, median_days: spread.median(), p90_days: spread.p90(), few: n < FEW, list }
}

/// Every limit that something ended against, legal before promised.
fn limits(tally: &HouseTally, lists: &Lists, words: Language) -> Vec<StatLimit> {
    let kinds = [LimitKind::Legal, LimitKind::Promised];
    let all = HouseLimit::ALL
        .into_iter()
        .zip(tally.limits)
        .flat_map(|(limit, both)| kinds.into_iter().zip(both).map(move |(kind, counted)| (limit, kind, counted)));
    let some = all.filter(|(_, _, counted)| counted.kept + counted.late > 0);
    some.map(|(limit, kind, counted)| {
        let list = |answer| lists.houses(HouseFigure::Ended(limit, kind, answer), When::Period);
        let named = (limit.code(), words.label("clock", limit.code()));
        let three = [list(None), list(Some(Answer::InTime)), list(Some(Answer::Late))];
        kept(named, kind, counted, three, words)
    })
    .collect()
}

/// How often a limit was kept.
pub(super) fn kept(
    (code, label): (&str, String),
    kind: LimitKind,
    counted: InTime,
    [list, in_time_list, late_list]: [String; 3],
    words: Language,
) -> StatLimit {
    let n = counted.kept + counted.late;
    let limit = match kind {
        LimitKind::Legal => "legal",
        LimitKind::Promised => "promised",
    };
    StatLimit {
        code: code.to_owned(),
        label,
        limit: limit.to_owned(),
        limit_label: words.label("limit_kind", limit),
        n,
        in_time: counted.kept,
        late: counted.late,
        share: share(counted.kept, n),
        few: n < FEW,
        list,
        in_time_list,
        late_list,
    }
}

fn visit(at: usize, code: &str, visited: Visited, lists: &Lists, words: Language) -> StatVisit {
    StatVisit {
        code: code.to_owned(),
        label: words.label("visit", code),
        asked: visited.asked,
        made: visited.made,
        waiting: visited.waiting,
        share: share(visited.made, visited.asked),
        few: visited.asked < FEW,
        list: lists.houses(HouseFigure::VisitAsked(at), When::Period),
        made_list: lists.houses(HouseFigure::VisitMade(at), When::Period),
        waiting_list: lists.houses(HouseFigure::VisitWaiting(at), When::Period),
    }
}
