//! Which papers a case has, what the articles demand of each, and what a citizen's paper never says.

use std::collections::BTreeSet;
use std::sync::Arc;

use homestead::domain::papers::case::names::{LISTS, NAMES};
use homestead::domain::papers::case::{Form, papers};
use homestead::domain::papers::formal::{article, number, sum};
use homestead::domain::papers::template::{PaperTemplate, TemplateFault, pieces};
use homestead::domain::papers::template_on;
use homestead::domain::violations::law::{Law, Route};
use homestead::exchange::embedded;
use homestead::exchange::pack::{self, PackWrong};
use homestead::words::Language;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde_json::{Value, json};

use crate::support::case::{
    CaseFile, at, decision, filing, lead, notice, seen, service, two, uncorrected, until_decision,
};
use crate::support::file::over;
use crate::support::papers::{Printed, of, printed, printed_for};

/// A Monday.
const START: Date = date(2025, 6, 2);

fn on(days: i64) -> Date {
    START.checked_add(days.days()).unwrap()
}

fn keys(file: &CaseFile) -> Vec<String> {
    papers(&file.case).iter().map(homestead::domain::papers::case::CasePaper::key).collect()
}

fn assert_says(paper: &Printed, all: &[&str]) {
    let text = paper.text();
    for words in all {
        assert!(text.contains(words), "{} does not say {words}:\n{text}", paper.key);
    }
}

/// A case with a fine of 20 000 yuan under the highway law, up to its served decision.
fn fined() -> CaseFile {
    let law = Law::Highway81;
    let mut file = CaseFile::walked(law, START, 7);
    let fine = json!({ "fine": { "yuan": 20_000 } });
    file.done("officer", "notify", on(17), &over(notice(law), &fine));
    file.done("officer", "serve", on(17), &service("notice"));
    file.done("officer", "respond", on(18), &json!({ "kind": "statement", "content": "愿意自行拆除，请求减轻罚款。" }));
    file.done("chief", "decide", on(25), &over(decision(law, on(25), on(40)), &fine));
    file.done("officer", "serve", on(25), &service("decision"));
    file
}

/// A planning case that went all its way to the demolition and its end.
fn demolished() -> CaseFile {
    let mut file = CaseFile::demanded(Law::Planning65, START);
    file.done("officer", "recheck", on(52), &uncorrected());
    let enforce = json!({ "number": "白强执〔2025〕1号", "manner": "由本机关组织人员、机械拆除第三层", "statement_considered": true });
    file.done("chief", "decide_enforcement", on(52), &enforce);
    file.done("officer", "serve", on(52), &service("enforcement_decision"));
    let announce = over(two(), &json!({ "place": "白水村公告栏", "demolish_by": on(70) }));
    file.done("officer", "announce", on(53), &announce);
    let day = date(2026, 1, 12);
    file.done("officer", "recheck", date(2026, 1, 9), &uncorrected());
    let over_at = at(day, 16).to_string();
    let demolish = seen(&json!({ "ended_at": over_at, "video_no": "ZFJ-2026-001", "record": "全程录像，拆除第三层。",
        "supplies_untouched": true }));
    file.done("officer", "demolish", day, &demolish);
    file
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
fn nothing_that_an_article_demands_is_left_out_of_a_worked_case() {
    for law in Law::ALL {
        for paper in printed(&CaseFile::decided(law, START)) {
            assert_eq!(paper.missing(), [""; 0], "{law:?} {}", paper.key);
            assert!(!paper.document.draft, "{law:?} {}", paper.key);
        }
    }
    let demanded =
        [Law::Planning65, Law::Land78, Law::Land75, Law::Highway81].map(|law| CaseFile::demanded(law, START));
    for file in demanded.into_iter().chain([fined(), demolished()]) {
        for paper in printed(&file) {
            assert_eq!(paper.missing(), [""; 0], "{}", paper.key);
        }
    }
}

#[test]
fn a_decision_on_unlawful_land_says_all_that_article_59_asks_and_fifteen_days() {
    // 行政处罚法 59; 土地管理法 78, 83: no fine, fifteen days to sue, and the court executes.
    let papers = printed(&CaseFile::decided(Law::Land78, START));
    let decision = of(&papers, "decision");
    assert_says(
        decision,
        &[
            "曲靖市沾益区农业农村局",
            "行政处罚决定书",
            "白规罚〔2025〕1号",
            "王大山",
            "白水镇白水村五组17号",
            "超出批准层数一层",
            "证据1：现场勘验笔录（勘验笔录、现场笔录）",
            "《中华人民共和国土地管理法》第七十八条",
            "责令限期拆除在非法占用的土地上新建的房屋",
            "2025年7月6日前",
            "六十日内向沾益区人民政府申请行政复议",
            "《中华人民共和国土地管理法》第八十三条",
            "十五日内向沾益区人民法院提起行政诉讼",
            "2025年6月21日",
        ],
    );
    assert!(!decision.text().contains("罚款"), "{}", decision.text());
    let asked: Vec<&str> = decision.contents.iter().map(|content| content.article).collect();
    for article in ["行政处罚法 59(1)", "行政处罚法 59(2)", "行政处罚法 59(3)", "行政处罚法 59(4)", "行政处罚法 59(6)"]
    {
        assert!(asked.contains(&article), "{article} in {asked:?}");
    }
}

#[test]
fn a_decision_under_the_planning_law_orders_and_gives_six_months() {
    let papers = printed(&CaseFile::decided(Law::Planning65, START));
    let decision = of(&papers, "decision");
    let say =
        ["曲靖市沾益区白水镇人民政府", "责令限期拆除决定书", "《中华人民共和国城乡规划法》第六十五条", "六个月内"];
    assert_says(decision, &say);
    let text = decision.text();
    assert!(!text.contains("罚款") && !text.contains("没收") && !text.contains("十五日"), "{text}");
}

#[test]
fn a_fine_is_printed_in_figures_and_words_with_its_fifteen_days() {
    // 公路法 81; 行政处罚法 67, 72.
    let file = fined();
    let papers = printed(&file);
    let decision = of(&papers, "decision");
    assert_says(
        decision,
        &[
            "人民币20000元（大写：贰万元整）",
            "《中华人民共和国公路法》第八十一条",
            "十五日内",
            "百分之三",
            "愿意自行拆除，请求减轻罚款。",
        ],
    );
    assert!(decision.contents.iter().any(|it| it.code == "paper_payment" && it.present));
    assert_says(of(&papers, "notice"), &["处以罚款人民币20000元（大写：贰万元整）", "五个工作日内"]);
}

#[test]
fn the_demand_tells_a_day_before_force_and_ten_working_days_before_the_court() {
    // 行政强制法 35, 54, 69.
    let force = printed(&CaseFile::demanded(Law::Planning65, START));
    assert_says(of(&force, "demand"), &["2025年7月22日前", "自行拆除", "陈述和申辩", "作出强制执行决定", "第三十五条"]);
    let court = printed(&CaseFile::demanded(Law::Land78, START));
    let demand = of(&court, "demand");
    assert_says(demand, &["收到本催告书之日起十个工作日", "申请人民法院强制执行", "第五十四条"]);
    assert!(!demand.text().contains("作出强制执行决定"));
    let application = of(&court, "court_application");
    assert_says(
        application,
        &[
            "申请人：曲靖市沾益区农业农村局",
            "强制执行申请书",
            "申请强制执行标的情况",
            "当事人的意见及行政机关催告情况",
            "行政机关负责人（签名）",
        ],
    );
}

#[test]
fn force_of_ones_own_is_decided_announced_and_recorded_with_its_earliest_day() {
    let file = demolished();
    let papers = printed(&file);
    // Served on 21 June 2025: six months end on Sunday, 21 December, so on the 22nd.
    assert_says(
        of(&papers, "enforcement_decision"),
        &[
            "自2025年12月23日起",
            "不在夜间或者法定节假日实施",
            "由本机关组织人员、机械拆除第三层",
            "六个月内",
            "六十日内",
        ],
    );
    assert_says(of(&papers, "announcement"), &["2025年8月11日前自行拆除", "白水村公告栏", "第四十四条"]);
    assert!(!of(&papers, "announcement").text().contains("530328196502031234"), "a public paper names no number");
    assert_says(of(&papers, "demolition_record"), &["ZFJ-2026-001", "10时00分", "16时00分", "李卫东"]);
}

#[test]
fn the_papers_paper_keeps_its_own_day_when_more_happens_later() {
    let mut file = demolished();
    let before = of(&printed(&file), "enforcement_decision").text();
    let challenged = json!({ "kind": "review", "on": on(60), "body": "沾益区人民政府" });
    file.done("officer", "challenge", date(2026, 1, 12), &challenged);
    assert_eq!(of(&printed(&file), "enforcement_decision").text(), before);
}

#[test]
fn a_paper_without_the_party_is_a_draft_and_says_what_it_lacks() {
    // Data erased: the paper can be looked at, not handed out.
    let file = CaseFile::decided(Law::Land78, START);
    let papers = printed_for(&file, None);
    let decision = of(&papers, "decision");
    assert_eq!(decision.missing(), ["paper_party"]);
    assert!(decision.document.draft);
    assert_says(decision, &["草稿", "当事人：【缺】", "住址（住所）：【缺】"]);
    // The order to stop is written before the file knows the party: its name is left to the pen.
    let stop = of(&papers, "stop_order");
    assert!(stop.missing().is_empty() && stop.text().contains("＿＿＿＿"));
}

#[test]
fn an_unconfirmed_power_wears_its_badge_inside_and_is_never_cited_to_a_citizen() {
    let row = |verified: bool| {
        json!({ "unit": "530303001", "act": "planning_enforcement", "source": "entrusted",
            "principal": "曲靖市沾益区自然资源局", "basis": "委托书（沾自然资委〔2025〕1号）",
            "valid_from": "2025-01-01", "verified": verified })
    };
    for verified in [false, true] {
        let mut file = CaseFile::registered(START, &over(lead(), &json!({ "village": "530303001001" })));
        Arc::make_mut(&mut file.pack).powers.push(serde_json::from_value(row(verified)).unwrap());
        for step in until_decision(Law::Planning65, START) {
            let payload = if matches!(step.act, "order_stop" | "open_case") {
                over(step.payload, &json!({ "unit": "530303001" }))
            } else {
                step.payload
            };
            file.done(step.who, step.act, on(step.after_days), &payload);
        }
        let papers = printed(&file);
        for paper in papers.iter().filter(|paper| paper.outward) {
            let text = paper.text();
            assert!(text.contains("曲靖市沾益区自然资源局"), "the principal heads {}", paper.key);
            assert!(!text.contains("未核实"), "{}", paper.key);
            let cites = matches!(paper.key.as_str(), "stop_order" | "notice" | "decision");
            assert_eq!(text.contains("委托书"), verified && cites, "{} {verified}", paper.key);
        }
        let filing = of(&papers, "filing_approval").text();
        assert_eq!(filing.contains("委托书（沾自然资委〔2025〕1号）〔未核实〕"), !verified);
    }
}

#[test]
fn the_right_to_a_hearing_is_told_but_its_doubtful_ground_is_not() {
    // 行政处罚法 63(5) is a reading where the case is none of land; 自然资源行政处罚办法 34 names land.
    let planning = printed(&CaseFile::decided(Law::Planning65, START));
    let told = of(&planning, "notice").text();
    assert!(
        told.contains("要求举行听证的权利") && told.contains("第六十四条") && !told.contains("第六十三条"),
        "{told}"
    );
    let land = printed(&CaseFile::decided(Law::Land78, START));
    assert_says(of(&land, "notice"), &["依据《自然资源行政处罚办法》第三十四条的规定，对上述"]);
}

#[test]
fn an_old_building_wears_a_badge_on_the_approval_of_its_filing() {
    // 云南省违法建筑处置规定 3: the edition of 2011 was not read.
    let mut file = CaseFile::walked(Law::Planning65, START, 3);
    let old = json!({ "conduct": { "used_as": "dwelling", "built_from": "2010-03-01", "built_to": "2011-01-01" } });
    file.done("chief", "open_case", on(1), &filing(Law::Planning65, &old));
    assert_says(of(&printed(&file), "filing_approval"), &["城乡规划法 65〔未核实〕"]);
}

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

#[test]
fn how_a_case_ends_is_put_before_its_head() {
    let mut closed = CaseFile::decided(Law::Planning65, START);
    let close = json!({ "ground": "execution_ended", "reason": "据以执行的房屋已灭失", "photos": [] });
    closed.done("chief", "close", on(60), &close);
    assert_says(of(&printed(&closed), "closing_approval"), &["终结执行", "据以执行的房屋已灭失", "白规罚〔2025〕1号"]);
    let mut dismissed = CaseFile::walked(Law::Planning65, START, 1);
    dismissed.done("chief", "dismiss", START, &json!({ "reason": "no_violation", "detail": "原有房屋" }));
    assert_says(of(&printed(&dismissed), "dismissal_approval"), &["不予立案审批表", "违法事实不能成立"]);
    let mut transferred = CaseFile::walked(Law::Planning65, START, 4);
    let transfer = json!({ "to": "曲靖市公安局沾益分局", "kind": "criminal", "reason": "涉嫌非法占用农用地罪" });
    transferred.done("chief", "transfer", on(2), &transfer);
    let papers = printed(&transferred);
    assert_says(of(&papers, "transfer_letter"), &["曲靖市公安局沾益分局：", "第二十七条", "第三层在建"]);
    assert!(of(&papers, "transfer_letter").missing().is_empty());
}

#[test]
fn a_hearing_is_called_with_blanks_for_the_pen_and_recorded_whole() {
    let mut file = CaseFile::walked(Law::Land78, START, 9);
    file.done("officer", "respond", on(18), &json!({ "kind": "hearing_request", "content": "要求听证" }));
    let called = printed(&file);
    let notice = of(&called, "hearing_notice");
    assert!(notice.missing().is_empty() && notice.text().contains("听证时间：＿＿＿＿"), "{}", notice.text());
    let hearing = json!({ "told_on": on(21), "place": "区农业农村局会议室", "chair": "legal", "record": "当事人申辩：已申请补办。",
        "record_signed": true });
    file.done("legal", "hold_hearing", on(35), &hearing);
    let held = printed(&file);
    assert_says(of(&held, "hearing_notice"), &["区农业农村局会议室", "陈静"]);
    assert_says(of(&held, "hearing_record"), &["当事人申辩：已申请补办。", "陈静"]);
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
