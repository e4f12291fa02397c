//! Which article a case falls under, and what that article lets be ordered and fined.

use homestead::domain::violations::law::Law;
use serde_json::{Value, json};

use crate::support::case::{CaseFile, filing, notice, retaken, seen, service};
use crate::support::case_needs::{START, deciding, need, on};
use crate::support::file::{morning, over};

#[test]
fn the_article_fits_the_kind_the_party_and_the_building_date() {
    let conduct = |from: &str, to: Option<&str>, used: &str| json!({ "conduct": { "used_as": used, "built_from": from, "built_to": to } });
    let villager = |used: &str| conduct("2021-01-01", None, used);
    let other = json!({ "party": { "name": "某公司", "address": "沾益区龙华街道", "kind": "other" } });
    let table: [(Law, Value, &[&str]); 10] = [
        (Law::Planning65, json!({}), &[]),
        // Too many storeys are no matter of the land law (§3.2).
        (Law::Land78, json!({ "kinds": ["V02", "V08"], "unit": "530303" }), &["kind_under_law"]),
        // No article gives a measure against a second homestead (§3.3).
        (Law::Land78, json!({ "kinds": ["V10"] }), &["kind_under_law"]),
        // 土地管理法 77, 78: the villager's house, and everybody and everything else.
        (Law::Land78, villager("other"), &["law_fits_party"]),
        (Law::Land78, other.clone(), &["law_fits_party"]),
        (Law::Land77, over(other, &villager("dwelling")), &[]),
        (
            Law::Land77,
            json!({ "party": { "name": "王大山", "address": "白水镇白水村", "kind": "villager" } }),
            &["law_fits_party"],
        ),
        // 云南省违法建筑处置规定 3: finished before 城乡规划法 was law.
        (Law::Planning65, conduct("2006-03-01", Some("2007-09-30"), "dwelling"), &["law_of_building_date"]),
        (Law::Planning65, conduct("2006-03-01", Some("2008-02-01"), "dwelling"), &[]),
        (Law::Planning65, conduct("2006-03-01", None, "dwelling"), &[]),
    ];
    for (law, changes, expected) in table {
        let mut file = CaseFile::walked(law, START, 1);
        let filed = filing(law, &changes);
        assert_eq!(file.unmet("chief", "open_case", morning(START), &filed), expected, "{law:?} {changes}");
    }
    let file = CaseFile::walked(Law::Planning65, START, 1);
    let old = filing(Law::Planning65, &conduct("2010-01-01", Some("2011-01-01"), "dwelling"));
    // The edition of 2011 was not read.
    assert!(!need(&file, "chief", "open_case", START, &old, "law_of_building_date").basis.verified);
}

#[test]
fn a_track_and_its_article_belong_together() {
    let mut file = CaseFile::walked(Law::Planning65, START, 1);
    let crossed = filing(Law::Planning65, &json!({ "basis": "land78" }));
    assert_eq!(file.faults("chief", "open_case", START, &crossed), ["basis not_of_this_track"]);
}

#[test]
fn two_years_run_from_the_end_of_the_state_not_from_the_building() {
    // 行政处罚法 36; 云南省违法建筑处置规定 3. The lead is of 2 June 2025.
    for (ended, expected) in [
        (None, &[][..]),
        (Some("2025-05-01"), &[]),
        (Some("2023-06-02"), &[]),
        (Some("2023-06-01"), &["within_limitation"]),
        (Some("2021-03-01"), &["within_limitation"]),
    ] {
        let mut file = CaseFile::walked(Law::Land78, START, 1);
        let conduct = json!({ "used_as": "dwelling", "built_from": "2020-02-01", "ended_on": ended });
        let filed = filing(Law::Land78, &json!({ "conduct": conduct }));
        assert_eq!(file.unmet("chief", "open_case", morning(START), &filed), expected, "ended {ended:?}");
    }
}

#[test]
fn a_farmers_house_is_neither_fined_nor_confiscated() {
    // 城乡规划法 65 and 土地管理法 78 have no fine and no confiscation.
    let fine = json!({ "fine": { "yuan": 10_000, "base": 100.0 } });
    for law in [Law::Planning65, Law::Land78, Law::Pipeline52, Law::Power69] {
        let mut file = CaseFile::walked(law, START, 10);
        let fined = over(deciding(law, on(18)), &fine);
        assert_eq!(file.faults("chief", "decide", on(18), &fined), ["fine unknown_field"], "{law:?}");
        let told = over(notice(law), &fine);
        assert_eq!(file.faults("officer", "notify", on(18), &told), ["fine unknown_field"], "{law:?}");
        let confiscated = over(deciding(law, on(18)), &json!({ "measures": ["confiscate"] }));
        assert_eq!(file.faults("chief", "decide", on(18), &confiscated), ["measures[0] not_in_this_law"], "{law:?}");
    }
}

#[test]
fn a_fine_lies_in_the_range_of_its_article() {
    // 土地管理法实施条例 55, 57; 公路法 81; 水法 65; 地质灾害防治条例 43; 森林法 73.
    let table: [(Law, u32, f64, bool); 13] = [
        (Law::Land77, 9_999, 100.0, false),
        (Law::Land77, 10_000, 100.0, true),
        (Law::Land77, 100_000, 100.0, true),
        (Law::Land77, 100_001, 100.0, false),
        (Law::Land75, 49_999, 10_000.0, false),
        (Law::Land75, 100_000, 10_000.0, true),
        (Law::Highway81, 50_000, 0.0, true),
        (Law::Highway81, 50_001, 0.0, false),
        (Law::River65, 9_999, 0.0, false),
        (Law::River65, 100_000, 0.0, true),
        (Law::Hazard43, 50_001, 0.0, false),
        (Law::Forest73, 3_000, 1_000.0, true),
        (Law::Forest73, 3_001, 1_000.0, false),
    ];
    for (law, yuan, base, met) in table {
        let fine = if base > 0.0 { json!({ "yuan": yuan, "base": base }) } else { json!({ "yuan": yuan }) };
        let file = CaseFile::walked(law, START, 7);
        let told = over(notice(law), &json!({ "fine": fine }));
        assert_eq!(need(&file, "officer", "notify", on(17), &told, "fine_in_range").met, met, "{law:?} {yuan}");
    }
}

#[test]
fn one_act_is_fined_once() {
    // 行政处罚法 29.
    let law = Law::Land77;
    let fine = json!({ "fine": { "yuan": 20_000, "base": 100.0 } });
    let mut file = CaseFile::walked(law, START, 7);
    file.done("officer", "notify", on(17), &over(notice(law), &fine));
    file.done("officer", "serve", on(17), &service("notice"));
    file.done("officer", "respond", on(18), &json!({ "kind": "waiver", "content": "放弃" }));
    file.fined_elsewhere = true;
    let fined = over(deciding(law, on(18)), &fine);
    assert_eq!(file.unmet("chief", "decide", morning(on(18)), &fined), ["no_second_fine"]);
    file.fined_elsewhere = false;
    file.done("chief", "decide", on(18), &fined);
    file.done("officer", "serve", on(18), &service("decision"));
    let paid = |yuan: u32| json!({ "yuan": yuan, "receipt_no": "5303-1" });
    assert_eq!(file.unmet("officer", "pay_fine", morning(on(20)), &paid(19_999)), ["fine_in_full"]);
    let corrected = seen(&json!({ "land_restored": true }));
    file.done("officer", "self_corrected", on(20), &corrected);
    let close = over(retaken(), &json!({ "ground": "performed", "reason": "已拆除", "land_restored": true }));
    assert_eq!(file.unmet("chief", "close", morning(on(20)), &close), ["fine_paid"]);
    file.done("officer", "pay_fine", on(20), &paid(20_000));
    file.done("chief", "close", on(20), &close);
}

#[test]
fn under_the_planning_law_a_house_goes_only_after_an_order_to_correct_ran_out() {
    // 城乡规划法 65: 责令停止建设、限期改正;逾期不改正的,可以拆除.
    let law = Law::Planning65;
    let mut file = CaseFile::walked(law, START, 10);
    file.case.rechecks.clear();
    let payload = deciding(law, on(18));
    assert_eq!(file.unmet("chief", "decide", morning(on(18)), &payload), ["found_uncorrected"]);
    file.case.stop_order.as_mut().unwrap().correct_by = Some(on(18));
    let unmet = file.unmet("chief", "decide", morning(on(18)), &payload);
    assert_eq!(unmet, ["correction_period_over", "found_uncorrected"]);
    file.case.stop_order.as_mut().unwrap().paper.service = None;
    assert_eq!(file.unmet("chief", "decide", morning(on(18)), &payload)[0], "paper_served");
    // An order that was given under the land law is none under the planning law.
    let mut file = CaseFile::walked(law, START, 10);
    file.case.stop_order.as_mut().unwrap().law = Law::Land78;
    let unmet = file.unmet("chief", "decide", morning(on(18)), &payload);
    assert_eq!(unmet, ["correction_period_over", "found_uncorrected"]);
}
