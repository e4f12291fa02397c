//! Cases in which one clock begins on a given day.

use homestead::domain::violations::law::Law;
use jiff::civil::{Date, date};
use serde_json::json;

use super::case::CaseFile;

/// A case in which this clock began on a day, and the codes of the clocks to look at.
pub(crate) fn begun(code: &str, from: Date) -> (CaseFile, &'static [&'static str]) {
    let (law, codes): (Law, &[&str]) = match code {
        "filing" => (Law::Planning65, &["filing"]),
        "statement" => (Law::Land78, &["statement"]),
        "hearing_request" => (Law::Land78, &["hearing_request"]),
        "decision" => (Law::Planning65, &["decision"]),
        "service" => (Law::Planning65, &["service"]),
        "payment" => (Law::Highway81, &["payment"]),
        "review" => (Law::Planning65, &["review"]),
        "suit_planning" => (Law::Planning65, &["suit"]),
        "suit_land" => (Law::Land78, &["suit"]),
        "demand" => (Law::Land78, &["demand"]),
        "earliest_demolition" => (Law::Planning65, &["earliest_demolition"]),
        "court" => (Law::Land78, &["court_from", "court_until"]),
        "court_acceptance" => (Law::Land78, &["court_acceptance"]),
        "court_ruling" => (Law::Land78, &["court_ruling"]),
        "reconsideration" => (Law::Land78, &["reconsideration"]),
        other => panic!("no clock {other}"),
    };
    let mut file = CaseFile::decided(law, date(2023, 2, 6));
    let case = &mut file.case;
    match code {
        "filing" => case.verification.as_mut().unwrap().on = from,
        "statement" | "hearing_request" => {
            let notice = case.notice.as_mut().unwrap();
            notice.responses.clear();
            notice.paper.service.as_mut().unwrap().served_on = from;
        }
        "decision" => case.filing.as_mut().unwrap().on = from,
        "service" => {
            let paper = &mut case.decision.as_mut().unwrap().paper;
            (paper.on, paper.service) = (from, None);
        }
        "payment" => {
            let fine = json!({ "yuan": 20_000, "base": 1.0 });
            let decision = case.decision.as_mut().unwrap();
            decision.order.fine = Some(serde_json::from_value(fine).unwrap());
            decision.paper.service.as_mut().unwrap().served_on = from;
        }
        "demand" | "court_acceptance" | "court_ruling" | "reconsideration" => after_the_demand(&mut file, code, from),
        _ => case.decision.as_mut().unwrap().paper.service.as_mut().unwrap().served_on = from,
    }
    (file, codes)
}

/// A case that went on to the court, with one of its days moved.
fn after_the_demand(file: &mut CaseFile, code: &str, from: Date) {
    *file = CaseFile::demanded(Law::Land78, date(2023, 2, 6));
    if code == "demand" {
        file.case.demand.as_mut().unwrap().paper.service.as_mut().unwrap().served_on = from;
        return;
    }
    file.case.application =
        Some(serde_json::from_value(json!({ "on": from, "court": "沾益区人民法院", "late_reason": null })).unwrap());
    if code == "reconsideration" {
        let refused = json!({ "on": from, "verdict": "refused", "number": "（2025）云0303行审1号" });
        file.case.ruling = Some(serde_json::from_value(refused).unwrap());
    }
}
