//! Walks a case through every state that it can reach, act by act.

use std::collections::{BTreeSet, HashMap, VecDeque};

use homestead::domain::time::china_date;
use homestead::domain::violations::Violation;
use homestead::domain::violations::acts::CaseAct;
use homestead::domain::violations::codes::{PaperKind, ResponseKind};
use homestead::domain::violations::law::Law;
use homestead::domain::violations::rectified::Remeasured;
use homestead::domain::violations::steps::Ending;
use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan};
use serde_json::Value;

use super::case::{CaseFile, read};
use super::case_moves::{Move, moves};

/// A Monday after which every article's power is held.
const START: Date = date(2020, 7, 6);

/// What the law can tell two files apart by: what is there, and on which side of each day it stands.
pub(crate) fn shape(file: &CaseFile) -> String {
    let case = &file.case;
    let today = china_date(case.last_act_at);
    let done = (case.correction.is_some(), case.demolition.is_some(), case.payment.is_some());
    let fined = case.decision.as_ref().map(|it| it.order.fine.is_some());
    let shown = (case.rectified().any(|it| !it.retakes.is_empty()), case.remeasured().map(Remeasured::gone));
    let fate = ((case.state, case.law(), done, shown), fined, case.annulled(), case.application.is_some());
    let settled = case.settled() && case.decision.is_some();
    if case.state.is_end() || case.annulled() || settled {
        // What is left is to close it: how it came there is told by what it did.
        let paused = case.paused().map(|it| it.state);
        let closed = match &case.ending {
            Some(Ending::Closed { ground, land_restored, .. }) => Some((*ground, *land_restored)),
            _ => None,
        };
        return format!("{fate:?} {paused:?} {closed:?} {:?}", case.pending_challenge().is_some());
    }
    let clocks = file.clocks(today);
    let over =
        |code: &str| clocks.iter().find(|clock| clock.code == code).map(|clock| clock.day.map(|day| day < today));
    let paper = |kind| case.paper(kind).map(|_| case.is_served(kind, today));
    let by = |day: Option<Date>| day.map(|day| (day < today, case.uncorrected_after(day)));
    // What prepared a decision is settled with it; only its own papers and days count from there.
    let prepared = case.decision.is_none().then(|| {
        (
            (case.investigations.is_empty(), case.investigations.iter().any(|it| it.measured.is_some())),
            case.reviews.last().map(|it| (it.verdict, reviewed_now(case))),
            case.notice.as_ref().map(|_| (case.hearing_wanted(), case.answered(ResponseKind::Waiver))),
            (over("statement"), over("hearing_request"), case.hearing.is_some()),
            (paper(PaperKind::StopOrder), by(case.stop_order.as_ref().and_then(|it| it.correct_by))),
            (paper(PaperKind::Notice), case.verification.as_ref().map(|it| it.suspected)),
        )
    });
    let ten_days = clocks.iter().find(|clock| clock.code == "demand").and_then(|clock| clock.day);
    // A demand served after its own day runs from its service.
    let named = case.demand.as_ref().and_then(|it| it.comply_by);
    let demand = named.map(|by| case.served_on(PaperKind::Demand).map_or(by, |served| by.max(served))).or(ten_days);
    let late = clocks.iter().find(|clock| clock.code == "court_until").and_then(|clock| clock.otherwise);
    let carried = (
        (paper(PaperKind::Decision), by(case.decision.as_ref().map(|it| it.comply_by))),
        (paper(PaperKind::Demand), by(demand)),
        (paper(PaperKind::EnforcementDecision), by(case.announcement.as_ref().map(|it| it.demolish_by))),
        (case.settlement.as_ref().map(|it| it.until < today), case.ruling.as_ref().map(|it| it.verdict)),
        (case.pending_challenge().is_some(), case.paused().map(|it| it.state)),
    );
    let days = ["suit", "earliest_demolition", "court_from", "court_until"].map(over);
    format!("{fate:?} {prepared:?} {carried:?} {days:?} {:?}", late.map(|day| day < today))
}

pub(crate) fn reviewed_now(case: &Violation) -> bool {
    case.reviews.last().is_some_and(|review| {
        let heard = case.hearing.as_ref().is_none_or(|hearing| review.heard_at == Some(hearing.held_at));
        review.investigations == case.investigations.len() && heard
    })
}

/// A file in a state that it can reach, and where each act leads from there.
pub(crate) struct Node {
    pub(crate) file: CaseFile,
    pub(crate) ways: Vec<(&'static str, usize)>,
}

fn moment(from: Timestamp, way: &Move) -> Timestamp {
    from.checked_add((way.days * 24 + way.hours).hours()).unwrap()
}

/// Every state that can be reached under an article, each with one file that came there.
pub(crate) fn explore(law: Law) -> Vec<Node> {
    let moves = moves();
    let start = CaseFile::lead_on(START);
    let mut found = HashMap::from([(shape(&start), 0)]);
    let mut nodes = vec![Node { file: start, ways: Vec::new() }];
    let mut waiting = VecDeque::from([0]);
    // The same act of the same day is read once.
    let mut acts: HashMap<(usize, Date, Option<Law>), Option<(Box<dyn CaseAct>, Value)>> = HashMap::new();
    while let Some(at) = waiting.pop_front() {
        for (nr, way) in moves.iter().enumerate() {
            let file = &nodes[at].file;
            if !file.knows(way.act) {
                continue;
            }
            let (moment, filed) = (moment(file.case.last_act_at, way), file.case.law());
            let day = china_date(moment);
            let read = || {
                let payload = (way.payload)(law, day);
                Some((read(way.act, filed, day, &payload).ok()?, payload))
            };
            let Some((act, payload)) = acts.entry((nr, day, filed)).or_insert_with(read) else { continue };
            if file.judge(way.who, moment, act.as_ref(), payload).is_err() {
                continue;
            }
            if ["demolish", "apply_to_court", "demand", "decide_enforcement", "announce"].contains(&way.act) {
                let quiet = nodes[at].file.case.pending_challenge().is_none() && !nodes[at].file.case.annulled();
                assert!(quiet, "{} while the decision is fought (行政强制法 44, 53)", way.act);
            }
            let mut file = nodes[at].file.clone();
            file.apply(way.who, moment, act.as_ref());
            let next = nodes.len();
            let to = *found.entry(shape(&file)).or_insert(next);
            if to == next {
                nodes.push(Node { file, ways: Vec::new() });
                waiting.push_back(next);
            }
            nodes[at].ways.push((way.act, to));
        }
    }
    nodes
}

/// The nodes from which one of these can be reached.
pub(crate) fn leading_to(nodes: &[Node], ends: impl Fn(&Violation) -> bool) -> BTreeSet<usize> {
    let mut before: Vec<Vec<usize>> = vec![Vec::new(); nodes.len()];
    for (at, node) in nodes.iter().enumerate() {
        for (_, to) in &node.ways {
            before[*to].push(at);
        }
    }
    let mut leading: BTreeSet<usize> = (0..nodes.len()).filter(|at| ends(&nodes[*at].file.case)).collect();
    let mut waiting: Vec<usize> = leading.iter().copied().collect();
    while let Some(at) = waiting.pop() {
        for earlier in &before[at] {
            if leading.insert(*earlier) {
                waiting.push(*earlier);
            }
        }
    }
    leading
}
