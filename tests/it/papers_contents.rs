//! What the articles demand of each paper of a case stands in it.

use homestead::domain::violations::law::Law;
use serde_json::json;

use crate::support::case::CaseFile;
use crate::support::case_needs::{START, on};
use crate::support::papers::{assert_says, demolished, fined, of, printed};

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
