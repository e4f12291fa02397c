//! What people make of the machine's suspicions, and what acceptance makes of that.

use homestead::domain::houses::codes::State;
use homestead::domain::houses::findings::{Judged, judgement};
use homestead::domain::kinds::Kind;
use serde_json::{Value, json};

use crate::support::file::{HouseFile, Refused, as_built, outline, visit};

/// A house at its acceptance, measured so.
fn built(changes: &Value) -> HouseFile {
    let mut file = HouseFile::at(State::CompletionReported);
    file.done("officer", "inspect", "2026-06-22", &visit("completion_visit", &as_built(changes)));
    file
}

fn pass() -> Value {
    json!({ "verdict": "pass", "old_house": "not_due" })
}

fn judge(kind: &str, verdict: &str) -> Value {
    json!({ "kind": kind, "verdict": verdict, "reason": "实地复核" })
}

#[test]
fn a_plain_suspicion_waits_for_a_person_and_once_dismissed_for_nobody() {
    let mut file = built(&json!({ "height_m": 8.0, "storeys": 3 }));
    assert_eq!(file.unmet("chief", "accept_house", "2026-06-24", &pass()), ["no_plain_suspicion"; 2]);
    file.done("officer", "judge_finding", "2026-06-24", &judge("V09", "dismissed"));
    assert_eq!(file.unmet("chief", "accept_house", "2026-06-24", &pass()), ["no_plain_suspicion"]);
    file.done("chief", "judge_finding", "2026-06-24", &judge("V08", "dismissed"));
    file.done("chief", "accept_house", "2026-06-24", &pass());
    assert_eq!(file.house.state, State::AcceptedFinal);
    let by: Vec<&str> = file.house.judgements.iter().map(|it| it.by.as_str()).collect();
    assert_eq!(by, ["officer", "chief"], "who said it stays with the file");
}

#[test]
fn what_a_person_confirmed_must_be_put_right_and_measured_again() {
    let mut file = built(&json!({ "storeys": 3 }));
    file.done("officer", "judge_finding", "2026-06-24", &judge("V08", "confirmed"));
    assert_eq!(file.unmet("chief", "accept_house", "2026-06-24", &pass()), ["no_confirmed_finding"]);
    let rectify = json!({ "verdict": "rectify", "items": ["拆除加层"], "old_house": "not_due" });
    file.done("chief", "accept_house", "2026-06-24", &rectify);
    // The visit of that morning shows the house before it was put right, even on the same day.
    assert_eq!(file.unmet("chief", "accept_house", "2026-06-24", &pass()), ["measured_completion_visit"]);
    file.done("officer", "inspect", "2026-06-24", &visit("completion_visit", &as_built(&json!({}))));
    file.done("chief", "accept_house", "2026-06-24", &pass());
}

#[test]
fn a_new_measurement_opens_the_question_again() {
    let mut file = built(&json!({ "storeys": 3 }));
    file.done("officer", "judge_finding", "2026-06-24", &judge("V08", "dismissed"));
    let verdict = |file: &HouseFile| {
        let found = file.findings("2026-06-25");
        let storeys = found.iter().find(|finding| finding.kind == Kind::V08).unwrap();
        judgement(&file.house.judgements, storeys).map(|it| it.verdict)
    };
    assert_eq!(verdict(&file), Some(Judged::Dismissed));
    file.done("officer", "inspect", "2026-06-25", &visit("completion_visit", &as_built(&json!({ "storeys": 3 }))));
    assert_eq!(verdict(&file), None);
    assert_eq!(file.unmet("chief", "accept_house", "2026-06-25", &pass()), ["no_plain_suspicion"]);
}

#[test]
fn the_last_word_counts() {
    let mut file = built(&json!({ "storeys": 3 }));
    file.done("officer", "judge_finding", "2026-06-24", &judge("V08", "confirmed"));
    file.done("chief", "judge_finding", "2026-06-25", &judge("V08", "dismissed"));
    file.done("chief", "accept_house", "2026-06-25", &pass());
}

#[test]
fn what_is_to_be_measured_again_hinders_only_once_it_is_confirmed() {
    // Of an RTK rover 0.1 m of height is tolerated: 0.15 m is to be measured again.
    let mut file = built(&json!({ "height_m": 7.35 }));
    file.done("officer", "judge_finding", "2026-06-23", &judge("V09", "confirmed"));
    assert_eq!(file.unmet("chief", "accept_house", "2026-06-24", &pass()), ["no_confirmed_finding"]);
    let mut unjudged = built(&json!({ "height_m": 7.35 }));
    unjudged.done("chief", "accept_house", "2026-06-24", &pass());
}

#[test]
fn only_what_is_suspected_can_be_judged_and_never_without_a_reason() {
    let mut file = built(&json!({ "storeys": 3 }));
    assert_eq!(file.unmet("officer", "judge_finding", "2026-06-24", &judge("V09", "dismissed")), ["finding_suspected"]);
    let silent = json!({ "kind": "V08", "verdict": "dismissed" });
    assert_eq!(file.faults("officer", "judge_finding", "2026-06-24", &silent), ["reason required"]);
    let unknown = json!({ "kind": "V99", "verdict": "maybe", "reason": "实地复核" });
    let faults = file.faults("officer", "judge_finding", "2026-06-24", &unknown);
    assert_eq!(faults, ["kind not_a_choice", "verdict not_a_choice"]);
    let mut unmeasured = HouseFile::at(State::CompletionReported);
    let at = unmeasured.house.last_act_at;
    let tried = unmeasured.try_act("officer", "judge_finding", at, &judge("V08", "dismissed"));
    assert!(matches!(tried, Err(Refused::Unknown)), "{tried:?}");
}

#[test]
fn one_case_of_a_kind_may_be_judged_apart_from_the_others() {
    let mut file = built(&json!({ "occupied_plot": outline(0.0, 0.0, 12.0, 14.0) }));
    let used = json!({ "kind": "V03", "part": "V03-P", "verdict": "dismissed", "reason": "含历史院坝" });
    file.done("officer", "judge_finding", "2026-06-24", &used);
    assert_eq!(file.house.judgements.len(), 1, "the approval over the standard is not judged with it");
    assert_eq!(file.unmet("chief", "accept_house", "2026-06-24", &pass()), ["no_plain_suspicion"; 2]);
    file.done("officer", "judge_finding", "2026-06-24", &judge("V02", "dismissed"));
    file.done("officer", "judge_finding", "2026-06-24", &judge("V28", "dismissed"));
    file.done("chief", "accept_house", "2026-06-24", &pass());
}
