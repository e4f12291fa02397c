//! From a lead to a filed case: somebody stood there, two officers, evidence, a party.

use homestead::domain::violations::acts::ActKind;
use homestead::domain::violations::codes::State;
use homestead::domain::violations::law::Law;
use serde_json::{Value, json};

use crate::support::case::{CaseFile, filing, photo, seen, two};
use crate::support::case_needs::{START, acts, on};
use crate::support::file::{morning, over};

#[test]
fn a_lead_is_no_violation_before_somebody_stood_there() {
    // 行政处罚法 40, 54.
    let mut file = CaseFile::lead_on(START);
    assert!(!acts(&file).contains(&ActKind::OpenCase));
    let nothing = seen(&json!({ "suspected": false, "findings": "未见施工" }));
    file.done("officer", "verify", START, &nothing);
    let filed = filing(Law::Planning65, &json!({}));
    assert_eq!(file.unmet("chief", "open_case", morning(START), &filed), ["verified_on_site"]);
    file.done("chief", "dismiss", START, &json!({ "reason": "no_violation", "detail": "原有房屋" }));
    assert_eq!((file.case.state, acts(&file)), (State::Dismissed, Vec::new()));
}

#[test]
fn nobody_dismisses_a_lead_from_a_desk() {
    let mut file = CaseFile::lead_on(START);
    for reason in ["no_violation", "limitation", "minor_corrected", "no_measure"] {
        let dismissed = json!({ "reason": reason, "detail": "核销" });
        assert_eq!(file.unmet("chief", "dismiss", morning(START), &dismissed), ["dismissal_ground_holds"], "{reason}");
    }
    file.done("chief", "dismiss", START, &json!({ "reason": "duplicate", "detail": "与在办案件同一地点" }));
}

#[test]
fn one_officer_is_none() {
    // 行政处罚法 42, 55.
    let verify =
        |officers: Value| json!({ "officers": officers, "photos": [photo()], "suspected": true, "findings": "加层" });
    let table: [(Value, &[&str]); 6] = [
        (json!(["officer"]), &["officers too_few"]),
        (json!([]), &["officers too_few", "officers recorder_not_named"]),
        (json!(["officer", "officer"]), &["officers[1] repeated"]),
        (json!(["officer", "chief"]), &["officers[1] not_an_officer_here"]),
        // An officer of the neighbouring town.
        (json!(["officer", "officer-pj"]), &["officers[1] not_an_officer_here"]),
        (json!(["officer2", "officer-pj"]), &["officers[1] not_an_officer_here", "officers recorder_not_named"]),
    ];
    for (officers, expected) in table {
        let mut file = CaseFile::lead_on(START);
        assert_eq!(file.faults("officer", "verify", START, &verify(officers.clone())), expected, "{officers}");
    }
    let mut file = CaseFile::lead_on(START);
    let nothing = json!({ "officers": ["officer", "officer2"], "photos": [], "suspected": true, "findings": "加层" });
    assert_eq!(file.faults("officer", "verify", START, &nothing), ["photos too_few"]);
}

#[test]
fn evidence_of_a_camera_counts_only_when_reviewed() {
    // 行政处罚法 41.
    let mut file = CaseFile::walked(Law::Land78, START, 4);
    let evidence = |more: Value| {
        let base = json!({ "kind": "electronic_data", "title": "铁塔监控截图", "monitored": true });
        over(two(), &json!({ "evidence": [over(base, &more)], "findings": "在建" }))
    };
    let unreviewed = evidence(json!({}));
    assert_eq!(file.faults("officer", "investigate", on(2), &unreviewed), ["evidence[0].reviewed camera_unreviewed"]);
    let strange = evidence(json!({ "reviewed": true, "file": "530303-00000000-0000-0000-0000-000000000009" }));
    assert_eq!(file.faults("officer", "investigate", on(2), &strange), ["evidence[0].file not_a_photo_of_this_case"]);
    file.done("officer", "investigate", on(2), &evidence(json!({ "reviewed": true })));
}

#[test]
fn a_party_is_filed_with_its_address_and_the_record_keeps_neither() {
    // 行政处罚法 59(1): the decision names the party with its address.
    let mut file = CaseFile::walked(Law::Planning65, START, 3);
    let nowhere = filing(Law::Planning65, &json!({ "party": { "name": "王大山", "kind": "villager" } }));
    assert_eq!(file.faults("chief", "open_case", on(1), &nowhere), ["party.address required"]);
    let filed = filing(Law::Planning65, &json!({}));
    let act = file.judged("chief", "open_case", morning(on(1)), &filed).unwrap();
    let kept = act.body().to_string();
    assert!(!kept.contains("五组17号") && !kept.contains("王大山"), "{kept}");
}
