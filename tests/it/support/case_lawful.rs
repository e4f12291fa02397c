//! What the law asks of a case in whatever state it is, counted here anew.

use std::collections::BTreeSet;

use homestead::domain::houses::file::Officer;
use homestead::domain::time::{china, china_date};
use homestead::domain::violations::Violation;
use homestead::domain::violations::codes::{CloseGround, PaperKind, ResponseKind, ReviewVerdict, RulingVerdict};
use homestead::domain::violations::law::{Law, Measure, Route, Track};
use homestead::domain::violations::steps::Ending;
use jiff::ToSpan;
use jiff::civil::Date;

use super::case::CaseFile;
use super::case_graph::reviewed_now;

/// Everything that must hold of a file.
pub(crate) fn lawful(file: &CaseFile) {
    officers_are_two(&file.case);
    decided_lawfully(file);
    demanded_lawfully(file);
    carried_out_lawfully(file);
    closed_lawfully(&file.case);
    paused_lawfully(&file.case);
}

fn two(officers: &[Officer]) -> bool {
    officers.iter().map(|it| &it.username).collect::<BTreeSet<_>>().len() >= 2
}

fn officers_are_two(case: &Violation) {
    let mut signed: Vec<&[Officer]> = Vec::new();
    signed.extend(case.verification.iter().map(|it| &it.officers[..]));
    signed.extend(case.stop_order.iter().map(|it| &it.officers[..]));
    signed.extend(case.filing.iter().map(|it| &it.handlers[..]));
    signed.extend(case.investigations.iter().map(|it| &it.officers[..]));
    signed.extend(case.rechecks.iter().map(|it| &it.officers[..]));
    signed.extend(case.correction.iter().map(|it| &it.officers[..]));
    signed.extend(case.announcement.iter().map(|it| &it.officers[..]));
    signed.extend(case.demolition.iter().map(|it| &it.officers[..]));
    let papers = [
        PaperKind::StopOrder,
        PaperKind::Notice,
        PaperKind::Decision,
        PaperKind::Demand,
        PaperKind::EnforcementDecision,
    ];
    let services = papers.iter().filter_map(|kind| case.paper(*kind)?.service.as_ref());
    signed.extend(services.map(|it| &it.officers[..]));
    assert!(signed.into_iter().all(two), "one officer (行政处罚法 42)");
}

fn decided_lawfully(file: &CaseFile) {
    let case = &file.case;
    let (Some(filing), Some(decision)) = (&case.filing, &case.decision) else { return };
    let (law, day) = (filing.law, decision.paper.on);
    let notice = case.notice.as_ref().expect("a decision without notice (行政处罚法 44)");
    assert!(notice.hearing_offered, "a decision without hearing offered (行政处罚法 63)");
    assert!(case.is_served(PaperKind::Notice, day), "a decision before the notice was served");
    assert!(!case.hearing_wanted() || case.hearing.is_some(), "a hearing passed over (行政处罚法 63)");
    let told = case.served_on(PaperKind::Notice).unwrap();
    let waited = file.pack.calendar.add_working(told, 5).unwrap() < day;
    let heard = case.answered(ResponseKind::Waiver) || case.hearing.is_some();
    assert!(waited || heard, "a decision inside the party's five working days (行政处罚法 64)");
    let review = case.reviews.last().expect("a decision without legal review (行政处罚法 58)");
    assert!(review.verdict == ReviewVerdict::Pass && reviewed_now(case), "not what was reviewed");
    assert!(!case.handlers().contains(review.by.as_str()), "reviewed by who handled it (行政处罚法 58)");
    assert!(decision.discussed_by.len() >= 2, "decided by one alone (行政处罚法 57)");
    assert!(case.investigations.iter().any(|it| it.measured.is_some()), "nothing measured");
    assert!(decision.order.measures.iter().all(|it| law.row().measures.contains(it)), "a measure of no article");
    assert!(decision.order.fine.is_none() || law.row().fine.is_some(), "a fine of no article");
    assert!(file.pack.on(day).power(&filing.unit, law.row().power).is_some(), "no power (行政处罚法 38)");
    let housed = !matches!(law, Law::Planning65 | Law::Land78);
    assert!(housed || !decision.order.measures.contains(&Measure::Confiscate), "a farmer's own house confiscated");
    if law == Law::Planning65 && decision.order.measures.contains(&Measure::Demolish) {
        let by = case.stop_order.as_ref().and_then(|it| it.correct_by).expect("no order to correct (城乡规划法 65)");
        let seen = case.rechecks.iter().any(|it| it.on > by && it.on <= day);
        assert!(by < day && seen && case.is_served(PaperKind::StopOrder, day), "demolition before correction ran out");
    }
}

/// The last day to sue, counted here anew.
fn suit_until(file: &CaseFile) -> Date {
    let case = &file.case;
    let served = case.served_on(PaperKind::Decision).expect("the decision was not served");
    let short = case.law().unwrap().track() == Track::Land
        && case.decision.as_ref().unwrap().order.measures.contains(&Measure::Demolish);
    let suit = if short { served.checked_add(15.days()) } else { served.checked_add(6.months()) };
    file.pack.calendar.roll(suit.unwrap()).unwrap()
}

/// The last of the party's days, counted here anew.
fn party_until(file: &CaseFile) -> Date {
    let served = file.case.served_on(PaperKind::Decision).expect("the decision was not served");
    let review = file.pack.calendar.roll(served.checked_add(60.days()).unwrap()).unwrap();
    review.max(suit_until(file))
}

/// Whether a visit between two days found it not done.
fn found_undone(case: &Violation, after: Date, until: Date) -> bool {
    case.rechecks.iter().any(|recheck| recheck.on > after && recheck.on <= until)
}

/// The demand and, with force of one's own, the decision to use it and its public notice (行政强制法 34–38, 44, 53, 54).
fn demanded_lawfully(file: &CaseFile) {
    let case = &file.case;
    let Some(demand) = &case.demand else { return };
    let (decision, day) = (case.decision.as_ref().expect("a demand without decision"), demand.paper.on);
    assert!(case.is_served(PaperKind::Decision, day), "a demand before the decision was served");
    assert!(decision.comply_by < day, "a demand inside the party's time to comply (行政强制法 34)");
    assert!(found_undone(case, decision.comply_by, day), "a demand and nobody looked (行政强制法 34)");
    if case.goes(Route::Court) {
        assert!(suit_until(file) < day, "a demand while the party may still sue (行政强制法 53)");
        assert!(demand.comply_by.is_none(), "a day of its own beside the law's ten");
    }
    let Some(enforcement) = &case.enforcement else {
        assert!(case.announcement.is_none(), "announced without a decision to enforce (行政强制法 37)");
        return;
    };
    let (served, day) = (case.served_on(PaperKind::Demand).expect("the demand was not served"), enforcement.paper.on);
    let by = demand.comply_by.unwrap().max(served);
    assert!(by < day && found_undone(case, by, day), "force decided inside the demand's time (行政强制法 37)");
    if let Some(announcement) = &case.announcement {
        let told = case.is_served(PaperKind::EnforcementDecision, announcement.on);
        assert!(told, "announced before the decision to enforce was served (行政强制法 38)");
        assert!(announcement.on < announcement.demolish_by, "no day left to the party (行政强制法 44)");
    }
}

fn carried_out_lawfully(file: &CaseFile) {
    let case = &file.case;
    if let Some(demolition) = &case.demolition {
        let day = china_date(demolition.began_at);
        assert!(case.goes(Route::OwnForce), "demolition by who has no force (行政强制法 53)");
        assert!(party_until(file) < day, "demolition before its earliest day (行政强制法 44)");
        assert!(case.announcement.as_ref().unwrap().demolish_by < day, "before the announced day");
        assert!(case.is_served(PaperKind::Demand, day) && case.is_served(PaperKind::EnforcementDecision, day));
        let announced = case.announcement.as_ref().unwrap().demolish_by;
        assert!(found_undone(case, announced, day), "demolition and nobody looked (行政强制法 44)");
        assert!(case.settlement.as_ref().is_none_or(|it| it.until < day), "against an agreement (行政强制法 42)");
        assert!(file.pack.calendar.is_working(day).unwrap(), "on a day off (行政强制法 43)");
        let hours = [demolition.began_at, demolition.ended_at].map(|it| it.to_zoned(china()).hour());
        assert!(hours.iter().all(|hour| (6..22).contains(hour)), "by night (行政强制法 43)");
        assert!(case.correction.is_none(), "what the party had corrected");
    }
    if let Some(application) = &case.application {
        assert!(case.goes(Route::Court), "the court asked by who has force of its own (法释〔2013〕5号)");
        let served = case.served_on(PaperKind::Demand).expect("no demand (行政强制法 54)");
        let ten = file.pack.calendar.add_working(served, 10).unwrap();
        assert!(found_undone(case, ten, application.on), "the court asked and nobody looked (行政强制法 54)");
        assert!(ten < application.on && party_until(file) < application.on, "the court asked too early");
        let last = file.pack.calendar.roll(party_until(file).checked_add(4.months()).unwrap()).unwrap();
        assert!(application.on <= last || !case.challenges.is_empty(), "the court asked too late");
    }
    assert!(case.payment.is_none() || case.law().unwrap().row().fine.is_some(), "a fine paid under no article");
}

/// What is closed as done is shown done.
fn closed_lawfully(case: &Violation) {
    let Some(Ending::Closed { ground, land_restored, .. }) = &case.ending else { return };
    assert!(case.pending_challenge().is_none(), "closed while it is fought");
    let granted = case.ruling.as_ref().is_some_and(|it| it.verdict == RulingVerdict::Granted);
    let holds = match ground {
        CloseGround::Performed => case.correction.is_some(),
        CloseGround::Demolished => case.demolition.is_some(),
        CloseGround::CourtExecuted => granted,
        CloseGround::ExecutionEnded => case.decision.is_some(),
        CloseGround::Annulled => case.annulled(),
    };
    assert!(holds, "closed as {ground:?}, which it is not");
    if !matches!(ground, CloseGround::Performed | CloseGround::Demolished | CloseGround::CourtExecuted) {
        return;
    }
    assert!(case.rectified().any(|it| !it.retakes.is_empty()), "closed without a photo beside the first");
    let seen = case.correction.as_ref().is_some_and(|it| it.land_restored);
    assert!(!case.land_to_restore() || *land_restored || seen, "closed with the land as it was (土地管理法 77、78)");
    let fined = case.decision.as_ref().is_some_and(|it| it.order.fine.is_some());
    assert!(!fined || case.payment.is_some(), "closed with the fine unpaid (行政处罚法 67)");
    if case.ground().is_some() {
        let again = case.remeasured().expect("closed without measuring the ground again");
        let measures = case.decision.iter().flat_map(|it| &it.order.measures);
        let to_go = measures.into_iter().any(|it| matches!(it, Measure::Demolish | Measure::RestoreLand));
        assert!(!to_go || again.gone(), "closed with {:.2} m² still there", again.left_m2);
    }
}

/// Handling is paused while a land case is investigated and at no other time (土地管理法实施条例 48(4)).
fn paused_lawfully(case: &Violation) {
    let land = case.law().is_some_and(|law| law.track() == Track::Land);
    let investigated = case.decision.is_none() && !case.state.is_end();
    assert_eq!(case.frozen_since().is_some(), land && investigated, "{:?}", case.state);
}
