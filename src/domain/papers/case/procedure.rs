//! What notice, hearing and decision put into papers.

use super::super::formal::{article, day, moment, sum};
use super::super::values::{Row, Values};
use super::phrases;
use super::sources::Sources;
use crate::domain::rule::Basis;
use crate::domain::violations::codes::{PaperKind, ResponseKind};
use crate::domain::violations::law::{Law, Measure, Track};
use crate::domain::violations::periods::{HEARING_REQUEST, PAYMENT, REVIEW, STATEMENT, SUIT_LAND};
use crate::domain::violations::remedies::suit_period;
use crate::domain::violations::steps::{Notice, Order, Response};

/// What a decision is called: under 城乡规划法 65 it orders, elsewhere it punishes.
pub(super) fn decision_title(law: Law, order: &Order) -> &'static str {
    match (law, order.measures.contains(&Measure::Demolish)) {
        (Law::Planning65, true) => "责令限期拆除决定书",
        (Law::Planning65, false) => "责令限期改正决定书",
        _ => "行政处罚决定书",
    }
}

pub(super) fn fill(values: &mut Values, from: &Sources<'_>) {
    let Some(law) = from.case.law() else { return };
    if let Some(notice) = &from.case.notice {
        told(values, from, law, notice);
    }
    if let Some(hearing) = &from.case.hearing {
        values.text("hearing_time", moment(hearing.held_at));
        values.maybe("hearing_place", hearing.place.as_deref());
        values.text("hearing_chair", from.name(&hearing.chair));
        values.day("hearing_told_on", Some(hearing.told_on));
        values.text("hearing_record", hearing.record.as_str());
    }
    let Some(decision) = &from.case.decision else { return };
    values.text("decision_title", decision_title(law, &decision.order));
    values.text("decision_number", decision.paper.number.as_str());
    values.day("decision_date", Some(decision.paper.on));
    values.day("decision_served_on", from.case.served_on(PaperKind::Decision));
    values.text("facts", decision.order.facts.as_str());
    values.text("reasons", decision.order.reasons.as_str());
    values.text("measures", phrases::order(law, &decision.order));
    values.day("comply_by", Some(decision.comply_by));
    // A fine only where the article has one; the act knows none elsewhere, nor does the paper.
    if let (Some(fine), Some(rule)) = (decision.order.fine, law.row().fine) {
        values.text("fine_sum", sum(fine.yuan));
        // The range of 土地管理法 74 is known from a secondary source alone.
        let read = law != Law::Land74;
        let text = if read { article(rule.article) } else { rule.article.to_owned() };
        // One article for both is cited once.
        if rule.article != law.row().citation {
            values.cite("fine_law", Basis { text, verified: read });
        }
        values.text("payment_period", phrases::period(PAYMENT));
    }
    values.text("review_body", decision.review_body.as_str());
    values.text("review_period", phrases::period(REVIEW));
    values.text("court", decision.court.as_str());
    let suit = suit_period(law, &decision.order.measures);
    values.text("suit_period", phrases::period(suit));
    let land = suit == SUIT_LAND;
    values.text(
        "suit_law",
        if land {
            "《中华人民共和国土地管理法》第八十三条"
        } else {
            "《中华人民共和国行政诉讼法》第四十六条"
        },
    );
    values.day("discussed_on", Some(decision.discussed_on));
    values.text("discussed_by", decision.discussed_by.join("、"));
}

fn told(values: &mut Values, from: &Sources<'_>, law: Law, notice: &Notice) {
    values.text("notice_number", notice.paper.number.as_str());
    values.day("notice_date", Some(notice.paper.on));
    values.day("notice_served_on", from.case.served_on(PaperKind::Notice));
    values.text("notice_measures", phrases::order(law, &notice.order));
    values.text("notice_facts", notice.order.facts.as_str());
    values.text("notice_reasons", notice.order.reasons.as_str());
    values.text("statement_period", phrases::period(STATEMENT));
    if notice.hearing_offered {
        values.text("hearing_offered", "是");
        values.text("hearing_period", phrases::period(HEARING_REQUEST));
        values.cite("hearing_basis", hearing_basis(law, &notice.order.measures));
    }
    let kind = |kind| match kind {
        ResponseKind::Statement => "陈述、申辩",
        ResponseKind::HearingRequest => "要求听证",
        ResponseKind::Waiver => "放弃陈述、申辩和听证",
        ResponseKind::HearingWithdrawn => "撤回听证要求",
    };
    let row = |response: &Response| {
        Row::from([
            ("kind", kind(response.kind).to_owned()),
            ("on", day(response.on)),
            ("in_time", if response.in_time { "是" } else { "否" }.to_owned()),
            ("content", response.content.clone()),
        ])
    };
    values.list("responses", notice.responses.iter().map(row).collect());
    // A waiver is often recorded in the very words that its kind has: they are said once.
    let said = |it: &Response| match it.content.trim().trim_end_matches('。') {
        words if words == kind(it.kind) => format!("{}，{words}", day(it.on)),
        words => format!("{}，{}：{words}", day(it.on), kind(it.kind)),
    };
    let said: Vec<String> = notice.responses.iter().map(said).collect();
    let nothing = "当事人在规定期限内未提出陈述、申辩意见，未要求听证".to_owned();
    // Before the notice has reached the party nobody can say that it kept silent.
    if !said.is_empty() {
        values.text("opinion", said.join("；"));
    } else if from.case.decision.is_some() {
        values.text("opinion", nothing);
    }
}

/// On what the right to a hearing rests. The rule names 限期拆除 in cases of land; elsewhere a demolition is read as one of
/// the other heavy penalties, which nobody has confirmed.
fn hearing_basis(law: Law, measures: &[Measure]) -> Basis {
    if law.track() == Track::Land && measures.contains(&Measure::Demolish) {
        Basis::law("《自然资源行政处罚办法》第三十四条")
    } else {
        Basis {
            text: "《中华人民共和国行政处罚法》第六十三条第一款第五项".to_owned(), verified: false
        }
    }
}
