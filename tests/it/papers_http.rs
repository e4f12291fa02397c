//! The papers of a case through HTTP: by those who may read it, complete or told what is missing, the same bytes again.

use std::io::{Cursor, Read};

use diesel::connection::SimpleConnection;
use homestead::domain::violations::law::Law;
use jiff::civil::date;
use lopdf::Document as Pdf;
use serde_json::Value;

use crate::support::case_life::CaseLife;
use crate::support::life::People;
use crate::support::papers::words_of;
use crate::support::server::{Client, Reply, TestServer};

fn list(client: &Client, case: &CaseLife) -> Vec<Value> {
    let reply = client.get(&format!("/violations/{}/documents", case.id()));
    assert_eq!(reply.status, 200, "{}", reply.text);
    reply.json().as_array().unwrap().clone()
}

fn print(client: &Client, case: &CaseLife, file: &str) -> Reply {
    client.get(&format!("/violations/{}/documents/{file}", case.id()))
}

fn named<'v>(papers: &'v [Value], form: &str) -> &'v Value {
    papers.iter().find(|paper| paper["form"] == form).unwrap_or_else(|| panic!("no {form} among {papers:?}"))
}

fn written(reply: &Reply) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(reply.bytes.clone())).expect("an archive");
    let mut text = String::new();
    archive.by_name("word/document.xml").expect("its body").read_to_string(&mut text).expect("text");
    words_of(&text)
}

#[test]
fn a_planning_case_is_printed_step_by_step_and_no_paper_of_another_track_exists() {
    let server = TestServer::start();
    let people = People::of(&server);
    let mut case = CaseLife::decided(&people, Law::Planning65, date(2025, 3, 3));
    let officer = people.who("officer");
    let papers = list(&officer, &case);
    let decision = named(&papers, "decision");
    assert_eq!(decision["label"], "决定书");
    assert_eq!((&decision["complete"], &decision["citizen"]), (&true.into(), &true.into()), "{decision}");
    assert_eq!(decision["on"], "2025-03-22");
    assert_eq!(decision["served"], "2025-03-22");
    assert_eq!(named(&papers, "service_return-decision")["label"], "送达回证（决定书）");
    let page = print(&officer, &case, "decision.html");
    assert_eq!(page.status, 200);
    assert!(page.header("content-type").starts_with("text/html"));
    assert!(page.header("content-security-policy").starts_with("default-src 'none'; style-src 'sha256-"));
    assert_eq!(page.header("cache-control"), "no-store");
    for words in ["曲靖市沾益区白水镇人民政府", "责令限期拆除决定书", "王大山", "白水镇白水村五组17号", "六个月内"]
    {
        assert!(page.text.contains(words), "{words}: {}", page.text);
    }
    // The names of officers, never their sign-in names.
    let stop = print(&officer, &case, "stop_order.html").text;
    assert!(stop.contains("执法证号") && !words_of(&stop).contains("officer"), "{stop}");
    print(&officer, &case, "court_application.html").problem(404, "not_found");
    print(&officer, &case, "decision.odt").problem(404, "not_found");

    case.enforce_by_own_force();
    let papers = list(&officer, &case);
    for form in ["demand", "enforcement_decision", "announcement", "demolition_record", "closing_approval"] {
        assert_eq!(named(&papers, form)["complete"], true, "{form}: {}", named(&papers, form));
        let pdf = print(&officer, &case, &format!("{form}.pdf"));
        assert_eq!(pdf.status, 200, "{}", pdf.text);
        assert!(Pdf::load_mem(&pdf.bytes).is_ok_and(|file| !file.get_pages().is_empty()), "{form}");
    }
    assert!(papers.iter().all(|paper| paper["form"] != "court_application"));
    assert_eq!(server.deviations(), Vec::<String>::new());
}

#[test]
fn an_application_to_the_court_is_written_before_it_is_handed_in() {
    let server = TestServer::start();
    let people = People::of(&server);
    let mut case = CaseLife::decided(&people, Law::Land78, date(2025, 2, 12));
    let officer = people.who("officer");
    case.enforce_by_the_court();
    let docx = print(&officer, &case, "court_application.docx");
    assert!(docx.header("content-disposition").contains("court_application.docx"));
    let text = written(&docx);
    for words in ["沾益区人民法院：", "曲靖市沾益区农业农村局", "王大山", "申请强制执行标的情况", "第五十五条"]
    {
        assert!(text.contains(words), "{words}: {text}");
    }
    // Twice the same: nothing of the clock is in it.
    for file in ["court_application.docx", "court_application.pdf", "decision.pdf", "closing_approval.html"] {
        let (one, two) = (print(&officer, &case, file), print(&officer, &case, file));
        assert!(one.status == 200 && one.bytes == two.bytes, "{file}");
    }
    let papers = list(&officer, &case);
    assert!(papers.iter().all(|paper| paper["form"] != "announcement" && paper["form"] != "enforcement_decision"));
}

#[test]
fn what_is_missing_is_told_with_its_article_and_shown_as_a_draft_alone() {
    let server = TestServer::start();
    let people = People::of(&server);
    let case = CaseLife::decided(&people, Law::Land78, date(2025, 2, 12));
    // A person's data may be erased; its papers then lack the party.
    server.raw().batch_execute("DELETE FROM case_persons").unwrap();
    let officer = people.who("officer");
    let papers = list(&officer, &case);
    let decision = named(&papers, "decision");
    assert_eq!(decision["complete"], false);
    assert_eq!(decision["missing"][0]["code"], "paper_party", "{decision}");
    assert_eq!(decision["missing"][0]["basis"], "行政处罚法 59(1)");
    for file in ["decision.docx", "decision.pdf"] {
        let problem = print(&officer, &case, file).problem(409, "requirements_unmet");
        assert_eq!(problem["requirements"][0]["code"], "paper_party", "{problem}");
    }
    let draft = print(&officer, &case, "decision.html");
    assert!(draft.status == 200 && draft.text.contains("草稿") && draft.text.contains("【缺】"));
}

#[test]
fn a_paper_is_for_those_who_may_read_its_case() {
    let server = TestServer::start();
    let people = People::of(&server);
    let case = CaseLife::walked(&people, Law::Planning65, date(2025, 3, 3), 4);
    for who in ["chief", "reviewer", "legal", "auditor"] {
        assert_eq!(print(&people.who(who), &case, "filing_approval.html").status, 200, "{who}");
    }
    for who in ["cadre", "clerk", "admin"] {
        print(&people.who(who), &case, "filing_approval.html").problem(403, "not_allowed");
    }
    // Outside one's territory it does not exist.
    print(&people.who("officer-pj"), &case, "filing_approval.html").problem(404, "not_found");
    let english = people.who("officer");
    let papers = list(&english, &case);
    assert!(papers.iter().all(|paper| !paper["contents"].as_array().unwrap().is_empty()));
}
