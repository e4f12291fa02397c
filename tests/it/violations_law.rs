//! The articles, the kinds and the words: what each law lets an authority do, which kinds it covers, and that everything is
//! said in both languages.

use std::collections::BTreeSet;

use homestead::app::violations::say;
use homestead::domain::kinds::Kind;
use homestead::domain::violations::acts::{ActKind, specs};
use homestead::domain::violations::codes::State;
use homestead::domain::violations::law::{Law, Measure, Route, Track};
use homestead::domain::violations::leads::may_be_same;
use homestead::domain::violations::periods::Period;
use homestead::words::Language;
use jiff::civil::date;
use serde_json::{Value, json};

use crate::support::case::{CaseFile, lead, unit};
use crate::support::file::{PACK, day, over};

fn kinds(law: Option<Law>) -> BTreeSet<ActKind> {
    specs(law).map(|spec| spec.kind).collect()
}

#[test]
fn the_article_tells_the_track_the_force_and_the_fine() {
    use Law::{
        Forest73, Hazard43, Highway81, Land74, Land75, Land77, Land78, Pipeline52, Planning65, Power69, River65,
    };
    let table = [
        (Planning65, Track::Planning, Route::OwnForce, false),
        (Land78, Track::Land, Route::Court, false),
        (Land77, Track::Land, Route::Court, true),
        (Land75, Track::Land, Route::Court, true),
        (Land74, Track::Land, Route::Court, true),
        (Highway81, Track::Zone, Route::OwnForce, true),
        (River65, Track::Zone, Route::OwnForce, true),
        (Pipeline52, Track::Zone, Route::OwnForce, false),
        (Power69, Track::Zone, Route::Court, false),
        (Hazard43, Track::Zone, Route::Court, true),
        (Forest73, Track::Zone, Route::Court, true),
    ];
    assert_eq!(table.map(|row| row.0), Law::ALL);
    for (law, track, route, fined) in table {
        assert_eq!((law.track(), law.route(), law.row().fine.is_some()), (track, route, fined), "{law:?}");
        let acts = kinds(Some(law));
        let own = [ActKind::DecideEnforcement, ActKind::Announce, ActKind::Settle, ActKind::Demolish];
        let court = [ActKind::ApplyToCourt, ActKind::CourtRuling];
        assert!(own.iter().all(|act| acts.contains(act) == (route == Route::OwnForce)), "{law:?}");
        assert!(court.iter().all(|act| acts.contains(act) == (route == Route::Court)), "{law:?}");
        assert_eq!(acts.contains(&ActKind::PayFine), fined, "{law:?}");
        assert!(law.row().since <= law.row().read_since, "{law:?}");
        // Without the act's place in a table nobody can do it, however the request is written.
        assert!(kinds(None).iter().all(|act| !own.contains(act) && !court.contains(act)));
    }
    let confiscating: Vec<Law> =
        Law::ALL.into_iter().filter(|law| law.row().measures.contains(&Measure::Confiscate)).collect();
    assert_eq!(confiscating, [Land77, Land74]);
}

#[test]
fn every_kind_has_its_basis_and_its_articles() {
    let none: Vec<Kind> = Kind::ALL.into_iter().filter(|kind| kind.laws().is_empty()).collect();
    // Handled outside a case, or by others (§3.3).
    assert_eq!(none, [Kind::V10, Kind::V15, Kind::V23, Kind::V26, Kind::V27]);
    assert!(Kind::ALL.into_iter().all(|kind| !kind.basis().text.is_empty()));
    for kind in [Kind::V06, Kind::V07, Kind::V08, Kind::V09, Kind::V22] {
        assert_eq!(kind.laws(), [Law::Planning65], "{kind:?}");
    }
    for law in Law::ALL {
        assert!(Kind::ALL.into_iter().any(|kind| kind.laws().contains(&law)), "{law:?} covers nothing");
    }
}

#[test]
fn each_power_of_the_demonstration_district_lies_where_the_law_puts_it() {
    let rules = PACK.on(date(2025, 6, 2));
    for law in Law::ALL {
        let holder = unit(law).parse().unwrap();
        let row = rules.power(&holder, law.row().power).unwrap_or_else(|| panic!("nobody holds {law:?}"));
        assert!(row.verified && row.value.source == "statute", "{law:?}");
        for street in ["530303001", "530303002", "530303003", "530303004"] {
            assert!(rules.power(&street.parse().unwrap(), law.row().power).is_none(), "{street} {law:?}");
        }
    }
    // Whether 土地管理法 78 was delegated is unknown: no township has it.
    assert!(rules.power(&"530303101".parse().unwrap(), Law::Land78.row().power).is_none());
}

#[test]
fn leads_near_in_place_and_time_are_suggested_as_one() {
    let base = CaseFile::registered(date(2025, 6, 2), &lead()).case.lead;
    let table: [(Value, bool); 5] = [
        (json!({}), true),
        (json!({ "source": "satellite", "found_on": "2025-05-01" }), true),
        // Some forty metres east with the fixes' own five metres each.
        (json!({ "location": { "lon": 103.82035, "lat": 25.6, "accuracy_m": 5.0 } }), true),
        (json!({ "location": { "lon": 103.8206, "lat": 25.6, "accuracy_m": 5.0 } }), false),
        (json!({ "found_on": "2025-03-01" }), false),
    ];
    for (changes, same) in table {
        let other = CaseFile::registered(date(2025, 6, 2), &over(lead(), &changes)).case.lead;
        assert_eq!(may_be_same(&base, &other), same, "{changes}");
        assert_eq!(may_be_same(&other, &base), same, "{changes}");
    }
}

#[test]
fn every_code_of_a_case_has_words_in_both_languages() {
    let code = |value: Value| value.as_str().unwrap().to_owned();
    let mut wanted: BTreeSet<String> = BTreeSet::new();
    wanted.extend(Kind::ALL.iter().map(|kind| format!("violation_kind.{kind:?}")));
    wanted.extend(Law::ALL.iter().map(|law| format!("track.{}", code(json!(law.track())))));
    wanted.extend(Law::ALL.iter().map(|law| format!("permit.{}", law.row().power)));
    let acts = std::iter::once(None).chain(Law::ALL.map(Some)).flat_map(specs);
    wanted.extend(acts.map(|spec| format!("case_act.{}", spec.kind.code())));
    let states = [State::Lead, State::Filed, State::Decided, State::Demolished, State::Ruled, State::Closed];
    wanted.extend(states.map(|state| format!("case_state.{}", code(json!(state)))));
    for law in [Law::Planning65, Law::Land78] {
        let clocks = CaseFile::demanded(law, date(2025, 6, 2)).clocks(date(2025, 8, 1));
        wanted.extend(
            clocks.iter().flat_map(|it| [format!("case_clock.{}", it.code), format!("case_clock_start.{}", it.code)]),
        );
    }
    for language in [Language::Chinese, Language::English] {
        let known: BTreeSet<&str> = language.keys().map(|(key, _)| key).collect();
        let missing: Vec<&String> = wanted.iter().filter(|key| !known.contains(key.as_str())).collect();
        assert!(missing.is_empty(), "{}: {missing:?}", language.tag());
    }
    assert!(Period::ALL.iter().all(|period| !period.article.is_empty()));
}

#[test]
fn every_clock_says_in_both_languages_why_this_day() {
    let mut file = CaseFile::demanded(Law::Land78, date(2025, 6, 2));
    file.case.decision.as_mut().unwrap().paper.service.as_mut().unwrap().served_on = day("2025-03-03");
    let today = day("2025-03-03");
    let table = [
        (
            "review",
            "决定书送达（2025-03-03）的次日起算，60 日，节假日计入。末日逢节假日，顺延至其后第一个工作日。",
            "Calendar days after service of the decision (2025-03-03), that day not counted: 60. Its last day fell on a day off and rolls to the next working day.",
        ),
        (
            "court_until",
            "自起诉期限届满（2025-03-18）起 3 个月。另一种理解为 2025-08-06，提醒以较早者为准。",
            "Months from the end of the period to sue (2025-03-18): 3. By the other reading 2025-08-06; the warning goes by the earlier.",
        ),
        (
            "demand",
            "催告书送达（2025-07-12）的次日起算，10 个工作日；节假日和周末不计，调休上班日计入。",
            "Working days after service of the demand (2025-07-12), that day not counted: 10. Public holidays and weekends do not count, make-up workdays do.",
        ),
    ];
    for (code, chinese, english) in table {
        let clock = file.clock(code, today);
        assert_eq!(say(&clock, Language::Chinese).why, chinese, "{code}");
        assert_eq!(say(&clock, Language::English).why, english, "{code}");
    }
    let court = say(&file.clock("court_until", today), Language::English);
    assert_eq!(court.label, "Last day to apply to the court");
    assert_eq!(court.basis, "Administrative Enforcement Law 53; Interpretation on Administrative Litigation 156");
    for law in [Law::Planning65, Law::Land78] {
        for clock in CaseFile::demanded(law, date(2025, 6, 2)).clocks(day("2025-08-01")) {
            for language in [Language::Chinese, Language::English] {
                let said = say(&clock, language);
                assert!(!said.why.contains('{') && !said.why.contains("case_clock"), "{}: {}", clock.code, said.why);
            }
        }
    }
}
