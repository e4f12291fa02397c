//! The rules of patrols without server or database: due days, the order of a list, what shows a visit, what covers ground.

use std::collections::BTreeSet;

use homestead::domain::pack::FenceRule;
use homestead::domain::patrols::rule::{PatrolRule, Reason};
use homestead::domain::patrols::{
    Bound, Cell, Freshness, Proof, Task, Witness, bound, freshness, next_due, of_violation, proof, side, watch,
};
use homestead::domain::rule::Rule;
use homestead::domain::violations::law::Law;
use homestead::domain::zones::Layer;
use homestead::exchange::embedded::demo_district;
use homestead::exchange::pack::PackWrong;
use homestead::spatial::{Grid, LonLat, Side};
use jiff::civil::{Date, date};
use serde_json::json;

use crate::support::case::{CaseFile, seen};

fn rule(reason: Reason, days: u32, weight: u32) -> Rule<PatrolRule> {
    Rule {
        value: PatrolRule { reason, layer: None, days, weight },
        basis: "示例".to_owned(),
        valid_from: date(2020, 1, 1),
        valid_to: None,
        verified: false,
    }
}

#[test]
fn an_interval_counts_calendar_days_across_the_festival() {
    // 巡查 has no working days: the seventh day is due whether or not it is a holiday.
    let cases = [
        (date(2026, 2, 13), 7, date(2026, 2, 20)),
        (date(2025, 9, 28), 7, date(2025, 10, 5)),
        (date(2024, 2, 27), 2, date(2024, 2, 29)),
        (date(2026, 11, 30), 30, date(2026, 12, 30)),
        (date(2026, 11, 28), 0, date(2026, 11, 28)),
    ];
    for (from, days, due) in cases {
        assert_eq!(next_due(from, &rule(Reason::Village, days, 0).value), due);
    }
}

#[test]
fn ground_grows_old_day_by_day() {
    let rule = rule(Reason::Village, 30, 0);
    let on = date(2026, 11, 28);
    let cases = [
        (None, Freshness::Never),
        (Some(date(2026, 11, 28)), Freshness::Fresh),
        (Some(date(2026, 11, 2)), Freshness::Fresh),
        (Some(date(2026, 11, 1)), Freshness::DueSoon),
        (Some(date(2026, 10, 29)), Freshness::DueSoon),
        (Some(date(2026, 10, 28)), Freshness::Overdue),
        (Some(date(2024, 2, 29)), Freshness::Overdue),
    ];
    for (last, expected) in cases {
        assert_eq!(freshness(last, &rule.value, on), expected, "{last:?}");
    }
}

#[test]
fn a_visit_is_shown_by_two_officers_and_a_photo_of_then_and_there() {
    let photo = Witness { side: Side::Inside, doubtful: false, apart_s: 60.0 };
    let cases = [
        (2, vec![photo], Proof::Honest),
        (3, vec![Witness { side: Side::Outside, ..photo }, photo], Proof::Honest),
        (1, vec![photo], Proof::Unproven),
        (2, vec![], Proof::Unproven),
        (2, vec![Witness { side: Side::Outside, ..photo }], Proof::Unproven),
        (2, vec![Witness { side: Side::Undecided, ..photo }], Proof::Unproven),
        (2, vec![Witness { side: Side::Unlocated, ..photo }], Proof::Unproven),
        (2, vec![Witness { doubtful: true, ..photo }], Proof::Unproven),
        (2, vec![Witness { apart_s: -13.0 * 3600.0, ..photo }], Proof::Unproven),
        (2, vec![Witness { apart_s: 11.9 * 3600.0, ..photo }], Proof::Honest),
    ];
    for (officers, photos, expected) in cases {
        assert_eq!(proof(officers, photos.clone()), expected, "{officers} {photos:?}");
    }
}

#[test]
fn a_photo_is_held_against_the_place_that_the_visit_states() {
    let fence = FenceRule { grow_m: 30.0, max_accuracy_m: 100.0 };
    let fix = |accuracy_m: f64| {
        serde_json::from_value(json!({ "lon": 104.0, "lat": 25.6, "accuracy_m": accuracy_m, "given_datum": "wgs84" }))
            .unwrap()
    };
    let east =
        |metres: f64, accuracy_m: f64| Some((LonLat::new(104.0 + metres / 100_390.0, 25.6).unwrap(), accuracy_m));
    let cases = [
        (6.0, east(0.0, 6.0), Side::Inside),
        (6.0, east(41.0, 6.0), Side::Inside),
        (6.0, east(44.0, 6.0), Side::Outside),
        (6.0, east(44.0, 30.0), Side::Inside),
        (6.0, east(5_000.0, 120.0), Side::Undecided),
        (120.0, east(0.0, 6.0), Side::Undecided),
        (6.0, east(0.0, f64::NAN), Side::Unlocated),
        (6.0, None, Side::Unlocated),
    ];
    for (own_m, photo, expected) in cases {
        assert_eq!(side(&fix(own_m), photo, &fence).0, expected, "{own_m} {photo:?}");
    }
}

#[test]
fn pages_of_the_merged_lists_leave_nothing_out_and_repeat_nothing() {
    let rules = [
        rule(Reason::LeadUnverified, 2, 30),
        rule(Reason::HouseUnderConstruction, 30, 5),
        rule(Reason::HouseDeviates, 7, 20),
        rule(Reason::VisitRecheck, 0, 15),
    ];
    let on = date(2026, 11, 28);
    // Many on the same days, so that ties are met in every way.
    let tasks: Vec<Task<'_>> = (0_i16..120)
        .map(|n| {
            let day = i8::try_from(n % 9 + 1).unwrap();
            let counted_from = Some(date(2026, 10 + i8::try_from(n % 2).unwrap(), day * 3));
            Task {
                subject: format!("house:{:03}", (n * 37) % 120),
                counted_from,
                rule: &rules[usize::try_from(n % 4).unwrap()],
            }
        })
        .collect();
    let mut whole: Vec<_> = tasks.iter().map(|task| task.key(on)).collect();
    whole.sort();
    for limit in [1, 4, 50] {
        let mut seen = Vec::new();
        let mut after = None;
        loop {
            // What the database does: each reason's own list from its bound on, and then the merge.
            let mut page = Vec::new();
            for rule in &rules {
                let mut own: Vec<_> = tasks.iter().filter(|task| std::ptr::eq(task.rule, rule)).collect();
                own.sort_by_key(|task| (task.counted_from, task.subject.clone()));
                let begin = after.as_ref().map(|after| bound(after, &rule.value));
                let behind = |task: &&&Task<'_>| match &begin {
                    None => true,
                    Some(Bound { from, behind }) => {
                        let day = task.counted_from.unwrap();
                        day > *from || (day == *from && behind.as_ref().is_none_or(|subject| task.subject > *subject))
                    }
                };
                page.extend(own.iter().filter(behind).take(limit).map(|task| task.key(on)));
            }
            page.sort();
            page.truncate(limit);
            let Some(last) = page.last().cloned() else { break };
            after = Some(last);
            seen.extend(page);
        }
        assert_eq!(seen, whole, "pages of {limit}");
    }
}

#[test]
fn a_village_is_watched_by_the_shortest_interval_that_fits_it() {
    let pack = demo_district().unwrap().pack;
    let rules = pack.on(date(2026, 11, 28));
    let of = |layers: &[Layer]| {
        let layers: BTreeSet<Layer> = layers.iter().copied().collect();
        let rule = watch(rules, &layers).unwrap().rule;
        (rule.value.reason, rule.value.layer, rule.value.days)
    };
    assert_eq!(of(&[]), (Reason::Village, None, 30));
    assert_eq!(of(&[Layer::Forest]), (Reason::Village, None, 30));
    assert_eq!(of(&[Layer::Road]), (Reason::ZoneVillage, Some(Layer::Road), 14));
    assert_eq!(of(&[Layer::Road, Layer::Hazard]), (Reason::ZoneVillage, Some(Layer::Hazard), 7));
    assert!(rules.patrols().all(|rule| !rule.verified), "nobody has confirmed any of them");
    assert!(watch(pack.on(date(2019, 12, 31)), &BTreeSet::new()).is_none(), "before the rules there were none");
}

#[test]
fn a_square_holds_the_place_that_it_was_asked_for() {
    let grid = Grid::from_epsg(4523).unwrap();
    for (lon, lat) in [(103.82, 25.6), (104.05, 25.68), (103.3, 26.05), (105.0, 25.0)] {
        let place = LonLat::new(lon, lat).unwrap();
        let cell = Cell::of(place, grid).unwrap();
        let ring = cell.ring(grid).unwrap();
        let sides = ring.windows(2).map(|side| side[0].rough_distance_m(side[1]));
        assert!(sides.clone().all(|side| (side - 500.0).abs() < 3.0), "{:?}", sides.collect::<Vec<_>>());
        let middle = LonLat::new(
            ring[..4].iter().map(|it| it.lon_deg()).sum::<f64>() / 4.0,
            ring[..4].iter().map(|it| it.lat_deg()).sum::<f64>() / 4.0,
        );
        assert!(middle.unwrap().rough_distance_m(place) < 360.0);
        assert_eq!(Cell::of(middle.unwrap(), grid), Some(cell));
    }
    assert_eq!(Cell::of(LonLat::new(20.0, 50.0).unwrap(), grid), None);
}

#[test]
fn a_case_is_looked_at_until_it_is_over_and_its_place_after_that() {
    let reasons = |file: &CaseFile| {
        let due: Vec<(Reason, Date)> =
            of_violation(&file.case).into_iter().map(|it| (it.reason, it.counted_from)).collect();
        due
    };
    let start = date(2026, 3, 2);
    // So many acts of the usual case: the lead, its check on site, the investigation of day 2, the recheck of day 16.
    let cases = [
        (0, Reason::LeadUnverified, start),
        (1, Reason::ViolationRecheck, start),
        (5, Reason::ViolationRecheck, date(2026, 3, 4)),
        (6, Reason::ViolationRecheck, date(2026, 3, 18)),
    ];
    for (acts, reason, from) in cases {
        assert_eq!(reasons(&CaseFile::walked(Law::Planning65, start, acts)), [(reason, from)], "{acts} acts");
    }
    let decided = CaseFile::decided(Law::Planning65, start);
    assert_eq!(reasons(&decided), [(Reason::ViolationRecheck, date(2026, 3, 18))]);
    let mut corrected = decided;
    corrected.done("officer", "self_corrected", date(2026, 3, 30), &seen(&json!({ "land_restored": false })));
    assert_eq!(reasons(&corrected), [(Reason::ViolationPlace, date(2026, 3, 30))]);
    // What looked like a violation and was none is nobody's to watch.
    let mut none = CaseFile::lead_on(start);
    none.done("officer", "verify", start, &seen(&json!({ "suspected": false, "findings": "系旧房" })));
    assert_eq!(reasons(&none), []);
}

#[test]
fn a_pack_names_what_is_wrong_with_its_patrols() {
    let cases: [(&str, &str, PackWrong); 4] = [
        ("reason = \"village\"", "reason = \"lead_unverified\"", PackWrong::Overlap { other: "patrols[1]".to_owned() }),
        ("reason = \"zone_village\"\nlayer = \"hazard\"", "reason = \"zone_village\"", PackWrong::PatrolLayer),
        ("days = 2\n", "days = 0\n", PackWrong::NotPositive("days")),
        (
            "reason = \"violation_place\"",
            "reason = \"village\"",
            PackWrong::NoRule { code: "violation_place".to_owned() },
        ),
    ];
    for (from, to, why) in cases {
        let mut files = homestead::exchange::embedded::demo_files();
        let text = String::from_utf8(files["patrols.toml"].clone()).unwrap();
        assert!(text.contains(from), "{from}");
        files.insert("patrols.toml".to_owned(), text.replacen(from, to, 1).into_bytes());
        let faults = homestead::exchange::pack::read(&files).expect_err("a wrong pack");
        assert!(faults.iter().any(|fault| fault.file == "patrols.toml" && fault.why == why), "{to}: {faults:?}");
    }
}
