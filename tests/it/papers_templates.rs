//! The wording of papers is the district's: held to the names that a file gives, and set as offices write.

use homestead::domain::papers::case::Form;
use homestead::domain::papers::case::names::{LISTS, NAMES};
use homestead::domain::papers::formal::{article, number, sum};
use homestead::domain::papers::template::{PaperTemplate, TemplateFault, pieces};
use homestead::domain::papers::template_on;
use homestead::domain::violations::law::Law;
use homestead::exchange::embedded;
use homestead::exchange::pack::{self, PackWrong};
use homestead::exchange::papers::document::{Part, Span};
use homestead::words::Language;
use jiff::civil::date;
use serde_json::{Value, json};

use crate::support::case::{CaseFile, seen};
use crate::support::case_needs::{START, deciding, on, told};
use crate::support::papers::{of, printed};

#[test]
fn what_somebody_wrote_is_never_taken_for_a_mark_of_the_page() {
    let mut file = CaseFile::lead_on(START);
    let findings = "<script>alert(1)</script>\"&'";
    file.done("officer", "verify", START, &seen(&json!({ "suspected": true, "findings": findings })));
    let papers = printed(&file);
    let page = homestead::exchange::papers::html(&of(&papers, "verification_record").document);
    assert!(!page.contains("<script") && page.contains("&lt;script&gt;"), "{page}");
    assert!(!page.contains("style=\"") && !page.contains("http://") && !page.contains("https://"));
}

fn template(body: &Value) -> PaperTemplate {
    let whole = json!({ "form": "evidence_list", "version": "1", "title": "证据清单", "body": body });
    serde_json::from_value(whole).unwrap()
}

#[test]
fn a_template_is_held_to_its_names_and_to_what_the_articles_demand() {
    let faults = |body: &Value| template(body).faults(Form::EvidenceList.items(), NAMES, LISTS);
    let list = json!({ "list": { "of": "exhibits", "head": ["编号"], "row": ["{number}"] } });
    assert_eq!(faults(&json!([list])), []);
    assert_eq!(faults(&json!(["文字"])), [TemplateFault::Omits { name: "exhibits", article: "行政处罚法 46" }]);
    let unknown = TemplateFault::UnknownName { name: "party_nmae".to_owned() };
    assert_eq!(faults(&json!([list, "{party_nmae}"])), std::slice::from_ref(&unknown));
    assert_eq!(faults(&json!([list, { "when": "party_nmae", "text": "一" }])), [unknown]);
    assert_eq!(faults(&json!([list, "{party_name"])), [TemplateFault::Unbalanced { text: "{party_name".to_owned() }]);
    assert_eq!(faults(&json!([list, { "text": "一", "note": "二" }])), [TemplateFault::NotOnePart { block: 2 }]);
    assert_eq!(faults(&json!([list, { "rows": [["一"], ["二", "三"]] }])), [TemplateFault::Ragged { block: 2 }]);
    assert!(pieces("[{a}[{b}]]").is_none() && pieces("一]").is_none() && pieces("{A}").is_none());
}

#[test]
fn a_pack_with_a_wrong_template_is_told_where() {
    let after = |file: &str, from: &str, to: &str| {
        let mut files = embedded::demo_files();
        let text = String::from_utf8(files[file].clone()).unwrap();
        assert!(text.contains(from), "{file} has no {from}");
        files.insert(file.to_owned(), text.replacen(from, to, 1).into_bytes());
        let faults = pack::read(&files).expect_err("a wrong pack");
        faults.into_iter().map(|fault| (fault.file, fault.key, fault.why)).collect::<Vec<_>>()
    };
    let decision = "papers/decision.toml";
    let unsaid = after(decision, "住址（住所）：{party_address}", "住址");
    let omits = TemplateFault::Omits { name: "party_address", article: "行政处罚法 59(1)" };
    assert_eq!(unsaid, [(decision.to_owned(), "papers 2025-1".to_owned(), PackWrong::Template(omits))]);
    let strange = after(decision, "{suit_period}", "{suit_days}");
    assert!(strange.iter().any(|(_, _, why)| why.to_string() == "{suit_days} is no name of this form"), "{strange:?}");
    let other = after(decision, "form = \"decision\"", "form = \"decree\"");
    assert!(other.iter().any(|(_, key, _)| key == "papers[1]"), "{other:?}");
    let mut files = embedded::demo_files();
    files.remove(decision);
    let faults = pack::read(&files).expect_err("a pack without decisions");
    assert_eq!(faults.iter().map(|it| it.file.as_str()).collect::<Vec<_>>(), [decision]);
}

#[test]
fn a_paper_keeps_the_wording_of_its_day() {
    let mut pack = embedded::demo_district().unwrap().pack;
    let at = pack.papers.iter().position(|rule| rule.value.form == "decision").unwrap();
    let mut later = pack.papers[at].clone();
    pack.papers[at].valid_to = Some(date(2025, 12, 31));
    later.valid_from = date(2026, 1, 1);
    later.value.version = "2026-1".to_owned();
    pack.papers.push(later);
    let version = |on| template_on(&pack, "decision", on).unwrap().value.version.as_str();
    assert_eq!(version(date(2025, 12, 31)), "2025-1");
    assert_eq!(version(date(2026, 1, 1)), "2026-1");
    // Older than the first wording: the first.
    assert_eq!(version(date(2019, 5, 1)), "2025-1");
}

#[test]
fn every_form_and_content_has_its_words() {
    for language in [Language::Chinese, Language::English] {
        for form in Form::ALL {
            let label = format!("paper.{}", form.code());
            assert_ne!(language.say(&label, &[]), label);
            for item in form.items() {
                let label = format!("requirement.{}.label", item.code);
                assert_ne!(language.say(&label, &[]), label);
            }
        }
    }
}

#[test]
fn sums_and_articles_are_written_as_offices_write_them() {
    for (yuan, words) in [
        (20_000, "贰万"),
        (105_000, "壹拾万伍仟"),
        (100_500, "壹拾万零伍佰"),
        (1_010, "壹仟零壹拾"),
        (50, "伍拾"),
        (12_345_678, "壹仟贰佰叁拾肆万伍仟陆佰柒拾捌"),
        (100_000_001, "壹亿零壹"),
        (300_040_000, "叁亿零肆万"),
    ] {
        assert_eq!(sum(yuan), format!("人民币{yuan}元（大写：{words}元整）"));
    }
    assert_eq!([10, 12, 65, 78, 101, 110].map(number), ["十", "十二", "六十五", "七十八", "一百零一", "一百一十"]);
    assert_eq!(article("城乡规划法 65"), "《中华人民共和国城乡规划法》第六十五条");
    assert_eq!(article("地质灾害防治条例 43"), "《地质灾害防治条例》第四十三条");
}

#[test]
fn a_place_to_sign_is_one_line_for_one_pen() {
    let court = printed(&CaseFile::demanded(Law::Land78, START));
    let application = of(&court, "court_application");
    assert!(application.contents.iter().any(|it| it.code == "paper_head_signs"), "article 55 asks for it");
    let text = application.text();
    assert_eq!(text.matches("行政机关负责人（签名）").count(), 1, "{text}");
    let signed = application.document.parts.iter().find_map(|part| match part {
        Part::Sign(lines) => Some(lines),
        _ => None,
    });
    let blanks = signed.unwrap().iter().flatten().filter(|span| matches!(span, Span::Blank)).count();
    assert_eq!(blanks, 0, "the place itself is the room for the pen");
}

#[test]
fn a_waiver_in_the_words_of_its_kind_is_said_once() {
    let said = |content: &str| {
        let mut file = told(Law::Land78);
        file.done("officer", "respond", on(18), &json!({ "kind": "waiver", "content": content }));
        file.done("chief", "decide", on(30), &deciding(Law::Land78, on(30)));
        of(&printed(&file), "decision").text()
    };
    for words in ["放弃陈述、申辩和听证", "放弃陈述、申辩和听证。"] {
        assert_eq!(said(words).matches("放弃陈述、申辩和听证").count(), 1, "{words}");
    }
    assert!(said("家中无异议").contains("放弃陈述、申辩和听证：家中无异议。"));
}
