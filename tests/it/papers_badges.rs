//! What a paper says of what nobody has confirmed, and what a citizen's paper never says.

use std::sync::Arc;

use homestead::domain::violations::law::Law;
use serde_json::json;

use crate::support::case::{CaseFile, filing, lead, until_decision};
use crate::support::case_needs::{START, on};
use crate::support::file::over;
use crate::support::papers::{assert_says, of, printed, printed_for};

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
