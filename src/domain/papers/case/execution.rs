//! What carrying a decision out, and a case's end, put into papers.

use super::super::formal::{day, moment, sum};
use super::super::values::{Row, Values};
use super::phrases;
use super::sources::Sources;
use crate::domain::violations::Violation;
use crate::domain::violations::codes::{CourtMaterial, PaperKind, RulingVerdict};
use crate::domain::violations::law::Route;
use crate::domain::violations::periods::{DEMAND, SUIT};
use crate::domain::violations::remedies::{court_window, earliest_demolition};
use crate::domain::violations::steps::Ending;

pub(super) fn fill(values: &mut Values, from: &Sources<'_>) {
    demand(values, from.case);
    own_force(values, from);
    court(values, from);
    done(values, from.case);
    ending(values, from.case);
}

fn demand(values: &mut Values, case: &Violation) {
    let Some(demand) = &case.demand else { return };
    let court = case.goes(Route::Court);
    values.text("demand_number", demand.paper.number.as_str());
    values.day("demand_date", Some(demand.paper.on));
    values.day("demand_served_on", case.served_on(PaperKind::Demand));
    values.text("demand_manner", demand.manner.as_str());
    values.day("demand_by", demand.comply_by);
    let till = demand.comply_by.map(|by| format!("{}前", day(by)));
    // 行政强制法 54: the ten days are working days (69).
    values.maybe(
        "demand_period",
        till.or_else(|| court.then(|| format!("收到本催告书之日起{}内", phrases::period(DEMAND)))),
    );
    values.text(
        "demand_basis",
        if court {
            "《中华人民共和国行政强制法》第五十四条"
        } else {
            "《中华人民共和国行政强制法》第三十五条"
        },
    );
    values.text("statement_right", "陈述和申辩");
}

fn own_force(values: &mut Values, from: &Sources<'_>) {
    let case = from.case;
    if let Some(enforcement) = &case.enforcement {
        values.text("enforcement_number", enforcement.paper.number.as_str());
        values.day("enforcement_date", Some(enforcement.paper.on));
        values.day("enforcement_served_on", case.served_on(PaperKind::EnforcementDecision));
        values.text("enforcement_basis", "《中华人民共和国行政强制法》第三十七条、第四十四条");
        values.text("enforcement_manner", enforcement.manner.as_str());
        // The paper keeps the day that could be told when it was written: what came later does not change it.
        let then = Violation { challenges: Vec::new(), announcement: None, settlement: None, ..case.clone() };
        values.day("enforcement_from", earliest_demolition(&then, &from.pack.calendar));
        values.text("enforcement_suit_period", phrases::period(SUIT));
    }
    if let Some(settlement) = &case.settlement {
        values.text("settle_terms", settlement.terms.as_str());
        values.day("settle_until", Some(settlement.until));
    }
    if let Some(announcement) = &case.announcement {
        values.day("demolish_by", Some(announcement.demolish_by));
        values.text("announce_place", announcement.place.as_str());
    }
    if let Some(demolition) = &case.demolition {
        values.text("demolition_began", moment(demolition.began_at));
        values.text("demolition_ended", moment(demolition.ended_at));
        values.text("demolition_record", demolition.record.as_str());
        values.text("video_no", demolition.video_no.as_str());
    }
}

fn court(values: &mut Values, from: &Sources<'_>) {
    if !from.case.goes(Route::Court) {
        return;
    }
    if let Some(window) = court_window(from.case, &from.pack.calendar) {
        values.day("court_from", Some(window.from));
        values.day("court_until", window.until);
    }
    let material = |material| match material {
        CourtMaterial::Application => "强制执行申请书",
        CourtMaterial::Decision => "行政决定书及作出决定的事实、理由和依据",
        CourtMaterial::PartyOpinion => "当事人的意见及行政机关催告情况",
        CourtMaterial::Subject => "申请强制执行标的情况",
    };
    let rows = CourtMaterial::ALL
        .into_iter()
        .enumerate()
        .map(|(i, it)| Row::from([("number", (i + 1).to_string()), ("title", material(it).to_owned())]));
    values.list("court_materials", rows.collect());
    if let Some(application) = &from.case.application {
        values.text("court_applied", application.court.as_str());
        values.maybe("late_reason", application.late_reason.as_deref());
    }
}

/// What was ordered, done or paid.
fn done(values: &mut Values, case: &Violation) {
    if let Some(correction) = &case.correction {
        let land = if correction.land_restored { "，土地已退还或者恢复原状" } else { "" };
        values.text("performance", format!("{}经复查，当事人已自行改正{land}", day(correction.on)));
    } else if let Some(demolition) = &case.demolition {
        values.text("performance", format!("{}依法强制拆除完毕", moment(demolition.ended_at)));
    }
    if let Some(payment) = &case.payment {
        let paid = format!("{}缴纳{}，票据号{}", day(payment.on), sum(payment.yuan), payment.receipt_no);
        values.text("payment", paid);
    }
    if let Some(ruling) = &case.ruling {
        let verdict = match ruling.verdict {
            RulingVerdict::Granted => "准予执行",
            RulingVerdict::Refused => "不准予执行",
            RulingVerdict::NotAccepted => "不予受理",
        };
        values.text("ruling", format!("{}，{}：{verdict}", day(ruling.on), ruling.number));
    }
}

fn ending(values: &mut Values, case: &Violation) {
    match &case.ending {
        Some(Ending::Closed { ground, reason, .. }) => {
            values.text("close_ground", phrases::closing(*ground));
            values.text("close_reason", reason.as_str());
        }
        Some(Ending::Dismissed { reason, detail, .. }) => {
            let (ground, law) = phrases::dismissal(*reason);
            let filed = case.filing.is_some();
            values.text("dismiss_title", if filed { "撤销案件审批表" } else { "不予立案审批表" });
            values.text("dismiss_ground", ground);
            values.text("dismiss_law", law);
            values.text("dismiss_detail", detail.as_str());
        }
        Some(Ending::Transferred { kind, to, reason, .. }) => {
            let (ground, law) = phrases::transfer(*kind);
            values.text("transfer_to", to.as_str());
            values.text("transfer_ground", ground);
            values.text("transfer_law", law);
            values.text("transfer_reason", reason.as_str());
            let seen = case.verification.as_ref().map_or(case.lead.description.as_str(), |it| it.findings.as_str());
            values.text("transfer_facts", seen);
        }
        None => {}
    }
}
