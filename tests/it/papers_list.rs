//! Which papers a case has at each of its steps, and each on its own day.

use std::collections::BTreeSet;

use homestead::domain::papers::case::{Form, papers};
use homestead::domain::violations::law::{Law, Route};
use jiff::civil::date;
use serde_json::json;

use crate::support::case::CaseFile;
use crate::support::case_needs::{START, on};
use crate::support::papers::{demolished, of, printed};

fn keys(file: &CaseFile) -> Vec<String> {
    papers(&file.case).iter().map(homestead::domain::papers::case::CasePaper::key).collect()
}

#[test]
fn a_track_prints_only_what_it_knows() {
    let own = ["enforcement_decision", "settlement", "announcement", "demolition_record"];
    for law in Law::ALL {
        let forms: BTreeSet<&str> =
            Form::ALL.into_iter().filter(|form| form.exists_under(Some(law))).map(Form::code).collect();
        let force = law.route() == Route::OwnForce;
        assert_eq!(forms.contains("court_application"), !force, "{law:?}");
        for form in own {
            assert_eq!(forms.contains(form), force, "{law:?} {form}");
        }
        assert!(forms.contains("decision") && forms.contains("service_return"), "{law:?}");
    }
    let before: Vec<&str> = Form::ALL.into_iter().filter(|form| form.exists_under(None)).map(Form::code).collect();
    assert_eq!(
        before,
        [
            "lead_registration",
            "verification_record",
            "stop_order",
            "service_return",
            "recheck_record",
            "dismissal_approval",
            "transfer_letter"
        ]
    );
}

#[test]
fn the_papers_of_a_case_grow_with_its_steps() {
    assert_eq!(keys(&CaseFile::lead_on(START)), ["lead_registration"]);
    let stopped = CaseFile::walked(Law::Planning65, START, 2);
    assert_eq!(keys(&stopped), ["lead_registration", "verification_record", "stop_order", "service_return-stop_order"]);
    let filed = CaseFile::walked(Law::Planning65, START, 4);
    assert!(keys(&filed).ends_with(&["filing_approval".to_owned(), "inquiry_record-blank".to_owned()]));
    let investigated = keys(&CaseFile::walked(Law::Land78, START, 7));
    for key in ["inquiry_record-2", "site_record-1", "evidence_list", "legal_review_opinion-1", "recheck_record-1"] {
        assert!(investigated.iter().any(|it| it == key), "{key} among {investigated:?}");
    }
    let court = keys(&CaseFile::demanded(Law::Land78, START));
    assert!(court.ends_with(&["service_return-demand".to_owned(), "court_application".to_owned()]), "{court:?}");
    let force = keys(&demolished());
    for key in ["enforcement_decision", "service_return-enforcement_decision", "announcement", "demolition_record"] {
        assert!(force.iter().any(|it| it == key), "{key} among {force:?}");
    }
    assert!(!force.iter().any(|it| it == "court_application"));
}

#[test]
fn the_papers_paper_keeps_its_own_day_when_more_happens_later() {
    let mut file = demolished();
    let before = of(&printed(&file), "enforcement_decision").text();
    let challenged = json!({ "kind": "review", "on": on(60), "body": "沾益区人民政府" });
    file.done("officer", "challenge", date(2026, 1, 12), &challenged);
    assert_eq!(of(&printed(&file), "enforcement_decision").text(), before);
}
