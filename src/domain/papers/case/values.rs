//! What a case puts into one of its papers.

use super::super::formal::{area, article, day};
use super::super::values::{Row, Values};
use super::forms::Form;
use super::list::{CasePaper, Of, exhibits, served_form};
use super::phrases;
use super::sources::Sources;
use super::{execution, procedure};
use crate::domain::rule::Basis;
use crate::domain::violations::codes::{PaperKind, PartyKind};
use crate::domain::violations::law::Law;
use crate::domain::violations::steps::{Filing, Investigation};

/// What a case puts into one of its papers.
pub fn values(from: &Sources<'_>, paper: &CasePaper<'_>) -> Values {
    let mut values = Values::default();
    head(&mut values, from, paper);
    lead(&mut values, from);
    if let Some(filing) = &from.case.filing {
        filed(&mut values, from, filing);
    }
    stop(&mut values, from);
    evidence(&mut values, from);
    procedure::fill(&mut values, from);
    execution::fill(&mut values, from);
    own(&mut values, from, paper);
    values
}

/// Number, day, authority: the row of powers says who, never who is signed in.
fn head(values: &mut Values, from: &Sources<'_>, paper: &CasePaper<'_>) {
    values.maybe("number", paper.number);
    values.day("paper_date", paper.on);
    values.day("on", paper.on);
    let looked_up = paper.on.and_then(|on| from.power_on(on));
    if let Some(power) = paper.power.or(looked_up.as_ref()) {
        values.maybe("authority", power.authority());
        values.cite("power_basis", power.basis.clone());
        // What the article itself gives needs no mandate beside it.
        let law = from.case.law().or(from.case.stop_order.as_ref().map(|order| order.law));
        if law.is_none_or(|law| !power.basis.text.starts_with(law.row().citation)) {
            values.cite("mandate", power.basis.clone());
        }
    }
}

fn lead(values: &mut Values, from: &Sources<'_>) {
    let (case, lead) = (from.case, &from.case.lead);
    values.text("case_number", case.number.as_str());
    values.text("registered_on", day(crate::domain::time::china_date(case.registered_at)));
    values.text("village", from.place);
    values.text("position", format!("东经{:.6}度，北纬{:.6}度", lead.place.lon, lead.place.lat));
    values.text("source", phrases::source(lead.source));
    values.maybe("source_ref", lead.source_ref.as_deref());
    values.day("found_on", Some(lead.found_on));
    values.text("lead_description", lead.description.as_str());
    if let Some(verification) = &case.verification {
        values.day("verify_on", Some(verification.on));
        values.text("verify_findings", verification.findings.as_str());
        values.text("verify_result", if verification.suspected { "涉嫌违法" } else { "未发现违法" });
    }
}

fn filed(values: &mut Values, from: &Sources<'_>, filing: &Filing) {
    if let Some(party) = from.party {
        values.text("party_name", party.name.as_str());
        values.text("party_id", party.id_number.as_str());
        values.text("party_address", party.address.as_str());
    }
    let villager = filing.party.kind == PartyKind::Villager;
    values.text("party_kind", if villager { "农村村民" } else { "其他" });
    values.text("you", if villager { "你" } else { "你（单位）" });
    let kinds = filing.kinds.iter().map(|kind| (from.kind)(*kind)).collect::<Vec<_>>().join("、");
    values.text("cause", format!("{}（{kinds}）", phrases::breach(filing.law)));
    values.text("kinds", kinds);
    let bases: Vec<Basis> = filing.kinds.iter().map(|kind| kind.basis()).collect();
    let mut texts: Vec<&str> = bases.iter().map(|basis| basis.text.as_str()).collect();
    texts.dedup();
    values.cite("kinds_basis", Basis { text: texts.join("；"), verified: bases.iter().all(|basis| basis.verified) });
    let row = filing.law.row();
    values.text("law", article(row.citation));
    values.text("law_short", row.citation);
    // The article judges the building by the law of its day; an older edition than the one read is to be looked up.
    let judged = filing.conduct.judged_on(filing.on);
    values.cite("law_read", Basis { text: row.citation.to_owned(), verified: row.read_since <= judged });
    values.day("filed_on", Some(filing.on));
    values.text("used_as", phrases::usage(filing.conduct.used_as));
    values.day("built_from", Some(filing.conduct.built_from));
    values.text("built_to", filing.conduct.built_to.map_or_else(|| "尚在建设".to_owned(), day));
}

fn stop(values: &mut Values, from: &Sources<'_>) {
    let Some(order) = &from.case.stop_order else { return };
    let corrects = order.correct_by.is_some();
    values.text("stop_title", if corrects { "责令停止违法行为、限期改正通知书" } else { "责令停止违法行为通知书" });
    values.text("stop_law", article(order.law.row().citation));
    values.text("stop_facts", order.facts.as_str());
    values.text("stop_works", if order.law == Law::Planning65 { "停止建设" } else { "停止违法行为" });
    values.day("correct_by", order.correct_by);
}

fn evidence(values: &mut Values, from: &Sources<'_>) {
    let mut rows = Vec::new();
    let mut said = Vec::new();
    for (investigation, exhibit) in exhibits(from.case) {
        let kind = phrases::evidence(exhibit.kind);
        said.push(format!("证据{}：{}（{kind}）", exhibit.number, exhibit.title));
        rows.push(Row::from([
            ("number", exhibit.number.to_string()),
            ("kind", kind.to_owned()),
            ("title", exhibit.title.clone()),
            ("on", day(investigation.on)),
            ("officers", from.officers(&investigation.officers)),
        ]));
    }
    values.list("exhibits", rows);
    values.text("evidence", said.join("；"));
}

/// What belongs to this paper alone where a case has several of its form.
fn own(values: &mut Values, from: &Sources<'_>, paper: &CasePaper<'_>) {
    let case = from.case;
    let visited = match (paper.form, paper.of) {
        (Form::VerificationRecord, _) => case.verification.as_ref().map(|it| (it.officers.as_slice(), it.photos.len())),
        (Form::StopOrder, _) => case.stop_order.as_ref().map(|it| (it.officers.as_slice(), 0)),
        (Form::FilingApproval, _) => case.filing.as_ref().map(|it| (it.handlers.as_slice(), 0)),
        (Form::InquiryRecord | Form::SiteRecord, of) => {
            investigation(values, from, of).map(|it| (it.officers.as_slice(), 0))
        }
        (Form::ServiceReturn, Of::Paper(kind)) => {
            served(values, from, kind);
            let service = case.paper(kind).and_then(|it| it.service.as_ref());
            service.map(|it| (it.officers.as_slice(), it.photos.len()))
        }
        (Form::RecheckRecord, Of::Nth(at)) => case.rechecks.get(at).map(|it| {
            values.text("recheck_result", phrases::recheck(it.result));
            (it.officers.as_slice(), it.photos.len())
        }),
        (Form::RecheckRecord, _) => case.correction.as_ref().map(|it| {
            let land = if it.land_restored { "，土地已退还或者恢复原状" } else { "" };
            values.text("recheck_result", format!("已自行改正{land}"));
            (it.officers.as_slice(), it.photos.len())
        }),
        (Form::Announcement, _) => case.announcement.as_ref().map(|it| (it.officers.as_slice(), it.photos.len())),
        (Form::DemolitionRecord, _) => case.demolition.as_ref().map(|it| (it.officers.as_slice(), 0)),
        (Form::LegalReviewOpinion, Of::Nth(at)) => {
            if let Some(review) = case.reviews.get(at) {
                values.text("reviewer", from.name(&review.by));
                values.text("reviewer_no", review.qualification_no.as_str());
                values.text("review_verdict", phrases::verdict(review.verdict));
                values.text("review_opinion", review.opinion.as_str());
            }
            None
        }
        _ => None,
    };
    if let Some((officers, photos)) = visited {
        values.text("officers", from.officers(officers));
        values.maybe("photos", (photos > 0).then(|| format!("{photos}张")));
    }
}

/// The investigation of a site record, or that of an exhibit.
fn investigation<'a>(values: &mut Values, from: &Sources<'a>, of: Of) -> Option<&'a Investigation> {
    let found = match of {
        Of::Nth(at) => from.case.investigations.get(at),
        Of::Exhibit(number) => {
            let (investigation, exhibit) = exhibits(from.case).find(|(_, exhibit)| exhibit.number == number)?;
            values.text("exhibit_number", number.to_string());
            values.text("exhibit_title", exhibit.title.as_str());
            values.text("exhibit_kind", phrases::evidence(exhibit.kind));
            Some(investigation)
        }
        _ => None,
    }?;
    values.text("site_findings", found.findings.as_str());
    if let Some(survey) = &found.measured {
        let (method, excess) = (phrases::method(survey.method), area(survey.excess_m2));
        values.text("survey", format!("{method}，实测图号{}，超出批准或者规定{excess}", survey.drawing_no));
        values.text("survey_method", method);
        values.text("drawing_no", survey.drawing_no.as_str());
        values.text("excess", excess);
    }
    Some(found)
}

fn served(values: &mut Values, from: &Sources<'_>, kind: PaperKind) {
    let law = from.case.law();
    let title = match served_form(kind) {
        Form::StopOrder if from.case.stop_order.as_ref().is_some_and(|it| it.correct_by.is_some()) => {
            "责令停止违法行为、限期改正通知书"
        }
        Form::StopOrder => "责令停止违法行为通知书",
        Form::Notice => "行政处罚（听证）告知书",
        Form::Demand => "履行行政决定催告书",
        Form::EnforcementDecision => "行政强制执行决定书",
        _ => law
            .zip(from.case.decision.as_ref())
            .map_or("", |(law, decision)| procedure::decision_title(law, &decision.order)),
    };
    values.text("served_title", title);
    if let Some(service) = from.case.paper(kind).and_then(|paper| paper.service.as_ref()) {
        values.text("service_mode", phrases::service(service.mode));
        values.day("service_on", Some(service.on));
        values.day("service_counts_from", Some(service.served_on));
    }
}
