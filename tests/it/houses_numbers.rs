//! Licences take the next number of their series, and none beyond its last.

use homestead::domain::houses::codes::{PermitKind, State};
use serde_json::json;

use crate::support::file::{HouseFile, grant};

#[test]
fn the_township_s_999th_approval_is_numbered_and_the_thousandth_is_refused_never_wrapped() {
    let mut file = HouseFile::at(State::PermitIssued);
    let grant = grant("homestead_approval", &json!({}));
    file.serial = 1000;
    let refused = file.faults("chief", "issue_permit", "2026-03-24", &grant);
    assert_eq!(refused, ["number series_exhausted"]);
    file.serial = 999;
    file.done("chief", "issue_permit", "2026-03-24", &grant);
    assert_eq!(file.house.permit(PermitKind::HomesteadApproval).unwrap().number, "5303031012026999");
}

#[test]
fn a_licence_is_numbered_in_the_year_of_its_issue() {
    let mut file = HouseFile::applied("2025-11-10", &crate::support::file::application()).walked(State::JointReview);
    for step in crate::support::file::life().iter().skip(6).take(3) {
        file.done(step.who, step.act, step.on, &step.payload);
    }
    file.serial = 7;
    file.done("chief", "issue_permit", "2026-03-24", &grant("planning_permit", &json!({})));
    assert_eq!(file.house.permit(PermitKind::PlanningPermit).unwrap().number, "530303202600007");
}

#[test]
fn a_number_given_by_hand_stands_as_it_is() {
    let mut file = HouseFile::at(State::PermitIssued);
    file.serial = 1000;
    let by_hand = grant("homestead_approval", &json!({ "number": "农宅字第88号" }));
    file.done("chief", "issue_permit", "2026-03-24", &by_hand);
    assert_eq!(file.house.permit(PermitKind::HomesteadApproval).unwrap().number, "农宅字第88号");
}
