//! What of a file is counted: its days and clocks, told from lives whose every day is known; and that a figure of cases and
//! the list behind it cannot differ.

use homestead::domain::houses::codes::State;
use homestead::domain::houses::file::Register;
use homestead::domain::pack::LimitKind::{Legal, Promised};
use homestead::domain::stats::{
    AgeBand, Answer, CaseFacts, CaseFigure, CaseLimit, CaseStep, CaseTally, Found, HouseFacts, HouseFigure, HouseLimit,
    Period, ShortDay, Spread, Way,
};
use homestead::domain::violations::law::Law;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde_json::json;

use crate::support::case::{CaseFile, seen};
use crate::support::file::{HouseFile, application, day, life};

fn facts(file: &HouseFile) -> HouseFacts {
    HouseFacts::of(&file.house, file.pack.on(file.house.applied_on()))
}

fn of_case(file: &CaseFile) -> CaseFacts {
    CaseFacts::of(&file.case, &file.pack)
}

/// Days in each stage, none where it was not left.
fn stays(facts: &HouseFacts) -> Vec<Option<u16>> {
    (0..5).map(|stage| facts.stay(stage)).map(|(came, left)| left.since(came)).collect()
}

fn counts(facts: &HouseFacts, code: &str, today: &str) -> bool {
    code.parse::<HouseFigure>().unwrap().counts(facts, Period::ALWAYS, ShortDay::on(day(today)))
}

#[test]
fn the_course_of_a_house_is_the_days_between_its_acts() {
    // Applied on 2 March, accepted on the 18th, licensed on the 24th, begun on 1 April, completed on 15 June, title on 6 July.
    let whole = facts(&HouseFile::at(State::Registered));
    assert_eq!(stays(&whole), [Some(16), Some(6), Some(8), Some(75), Some(21)]);
    for limit in HouseLimit::ALL {
        let legal = matches!(limit, HouseLimit::CorrectionNotice | HouseLimit::Review | HouseLimit::Delivery);
        let promised = !matches!(limit, HouseLimit::CorrectionNotice | HouseLimit::Delivery);
        assert_eq!(whole.kept(limit, Legal), legal.then_some(Answer::InTime), "{limit:?}");
        assert_eq!(whole.kept(limit, Promised), promised.then_some(Answer::InTime), "{limit:?}");
    }
    assert!((0..6).all(|visit| whole.visit_made(visit) && whole.visit_asked(visit).is_known()));
    assert!(!whole.is_open() && whole.has_passed() && whole.stage().is_none());
    // Half way nothing is said of what is not done yet.
    let half = facts(&HouseFile::at(State::Accepted));
    assert_eq!(stays(&half), [Some(16), None, None, None, None]);
    assert_eq!((half.kept(HouseLimit::Review, Legal), half.stage(), half.is_open()), (None, Some(1), true));
    assert_eq!((half.visit_asked(0).date(), half.visit_made(0)), (Some(date(2026, 3, 18)), false));
    assert!(!half.visit_asked(1).is_known());
    assert!(counts(&half, "visit_waiting.application_visit", "2026-03-19"));
    // A house of the register has no course.
    let mut old = HouseFile::at(State::Registered);
    old.house.register = Some(Register { source: "register.xlsx".to_owned(), area_m2: None });
    let old = facts(&old);
    assert!(old.is_existing() && stays(&old).iter().all(Option::is_none));
    assert!(HouseFigure::all().all(|figure| !figure.counts(&old, Period::ALWAYS, ShortDay::on(date(2026, 7, 7)))));
    assert!(size_of::<HouseFacts>() <= 30, "{}", size_of::<HouseFacts>());
    assert!(size_of::<CaseFacts>() <= 16, "{}", size_of::<CaseFacts>());
}

#[test]
fn a_decision_may_keep_the_legal_limit_and_miss_the_promised_one() {
    // Accepted on 18 March 2026: twenty working days end on 16 April, forty-five on 25 May.
    for (decided, promised, legal) in [
        ("2026-04-16", Answer::InTime, Answer::InTime),
        ("2026-04-17", Answer::Late, Answer::InTime),
        ("2026-05-25", Answer::Late, Answer::InTime),
        ("2026-05-26", Answer::Late, Answer::Late),
    ] {
        let mut file = HouseFile::at(State::Registered);
        file.house.decision.as_mut().unwrap().on = day(decided);
        let kept = facts(&file);
        assert_eq!(kept.kept(HouseLimit::Review, Promised), Some(promised), "{decided}");
        assert_eq!(kept.kept(HouseLimit::Review, Legal), Some(legal), "{decided}");
    }
    let waiting = facts(&HouseFile::at(State::Accepted));
    let table = [("2026-04-16", false, false), ("2026-04-17", true, false), ("2026-05-26", true, true)];
    for (today, promised, legal) in table {
        assert_eq!(counts(&waiting, "ran_out.promised", today), promised, "{today}");
        assert_eq!(counts(&waiting, "ran_out.legal", today), legal, "{today}");
    }
}

#[test]
fn a_file_that_ended_early_has_kept_no_limit_and_a_suspended_one_misses_none() {
    let mut file = HouseFile::at(State::Accepted);
    file.done("clerk", "withdraw", "2026-09-19", &json!({ "reason": "另有打算" }));
    let ended = facts(&file);
    assert_eq!((ended.kept(HouseLimit::Review, Legal), ended.is_open()), (None, false));
    assert!(!counts(&ended, "ran_out.legal", "2026-12-01") && !counts(&ended, "open", "2026-12-01"));
    let mut file = HouseFile::at(State::Accepted);
    file.done("chief", "suspend", "2026-03-23", &json!({ "reason": "委托测绘", "basis": "行政许可法 45" }));
    let paused = facts(&file);
    assert!(counts(&paused, "open", "2026-12-01") && !counts(&paused, "ran_out.legal", "2026-12-01"));
}

#[test]
fn one_notice_of_all_that_is_missing_keeps_the_five_days_of_the_window() {
    // The village agreed on 17 March: five working days end on the 24th. The notice came on the 20th, the paper a month later.
    let mut file = HouseFile::usual().through(4);
    let notice = json!({ "verdict": "correction", "missing": ["identity"] });
    file.done("clerk", "accept_application", "2026-03-20", &notice);
    file.done("clerk", "submit_material", "2026-04-20", &json!({ "code": "identity" }));
    file.done("clerk", "accept_application", "2026-04-21", &json!({ "verdict": "accepted" }));
    let corrected = facts(&file);
    assert_eq!(corrected.kept(HouseLimit::CorrectionNotice, Legal), Some(Answer::InTime));
    assert_eq!(file.clock("correction_notice", "2026-04-21").met_on, Some(day("2026-03-20")));
    assert_eq!(stays(&corrected)[0], Some(50));
    let mut late = HouseFile::usual().through(4);
    late.done("clerk", "accept_application", "2026-03-25", &json!({ "verdict": "accepted" }));
    assert_eq!(facts(&late).kept(HouseLimit::CorrectionNotice, Legal), Some(Answer::Late));
}

#[test]
fn a_paper_owed_is_late_after_its_day_until_it_comes() {
    let mut body = application();
    body["materials"].as_array_mut().unwrap().retain(|material| material["code"] != "design_drawing");
    let mut file = HouseFile::applied("2026-03-02", &body);
    for step in life().iter().take(4) {
        file.done(step.who, step.act, step.on, &step.payload);
    }
    let deferred = json!({ "verdict": "accepted",
        "deferred": [{ "material": "design_drawing", "due": "2026-03-30", "promised_by": "王大山" }] });
    file.done("clerk", "accept_application", "2026-03-18", &deferred);
    let owed = facts(&file);
    for (today, late) in [("2026-03-30", false), ("2026-03-31", true)] {
        assert!(counts(&owed, "papers_owed", today));
        assert_eq!(counts(&owed, "papers_late", today), late, "{today}");
        assert!(!counts(&owed, "ran_out.promised", today), "a paper owed is a figure of its own");
    }
    file.done("clerk", "submit_material", "2026-04-02", &json!({ "code": "design_drawing" }));
    assert!(!counts(&facts(&file), "papers_owed", "2026-04-03"));
}

#[test]
fn the_course_of_a_case_is_told_from_lead_to_end() {
    // 行政处罚法 60, 61: ninety days to the decision, seven to its service.
    let start = date(2025, 3, 3);
    let file = CaseFile::decided(Law::Planning65, start);
    let decided = of_case(&file);
    let step = |step| {
        let (from, to) = decided.step(step);
        to.since(from)
    };
    assert_eq!(
        [CaseStep::Check, CaseStep::Filing, CaseStep::Decision, CaseStep::Close].map(step),
        [Some(0), Some(1), Some(18), None]
    );
    assert!(CaseLimit::ALL.into_iter().all(|limit| decided.kept(limit) == Some(Answer::InTime)));
    let code = |figure: &str, today: Date| {
        figure.parse::<CaseFigure>().unwrap().counts(&decided, Period::ALWAYS, ShortDay::on(today))
    };
    assert!(code("leads.confirmed", start) && code("open", start) && !code("put_right", start));
    // Filed a month after the check: late against the district's ten working days.
    let mut slow = CaseFile::decided(Law::Planning65, start);
    slow.case.filing.as_mut().unwrap().on = date(2025, 4, 3);
    slow.case.decision.as_mut().unwrap().paper.on = date(2025, 7, 3);
    let slow = of_case(&slow);
    assert_eq!(
        [CaseLimit::Filing, CaseLimit::Decision].map(|it| slow.kept(it)),
        [Some(Answer::Late), Some(Answer::Late)]
    );
}

#[test]
fn a_lead_that_was_nothing_is_a_false_alarm_and_one_known_already_is_not() {
    let start = date(2025, 3, 3);
    let dismissed = |reason: &str, suspected: bool| {
        let mut file = CaseFile::lead_on(start);
        let checked = seen(&json!({ "suspected": suspected, "findings": "看过现场" }));
        file.done("officer", "verify", date(2025, 3, 5), &checked);
        if reason == "first_corrected" {
            let corrected = seen(&json!({ "land_restored": true }));
            file.done("officer", "self_corrected", date(2025, 3, 6), &corrected);
        }
        file.done("chief", "dismiss", date(2025, 3, 7), &json!({ "reason": reason, "detail": "见核查记录" }));
        of_case(&file)
    };
    let table = [
        ("no_violation", false, "leads.false_alarm", None),
        ("duplicate", true, "leads.otherwise", None),
        ("first_corrected", true, "leads.confirmed", Some("put_right.by_party")),
    ];
    for (reason, suspected, found, way) in table {
        let case = dismissed(reason, suspected);
        let in_figure = |code: &str| {
            code.parse::<CaseFigure>().unwrap().counts(&case, Period::ALWAYS, ShortDay::on(date(2025, 4, 1)))
        };
        for one in Found::ALL {
            let code = format!("leads.{}", one.code());
            assert_eq!(in_figure(&code), code == found, "{reason}: {code}");
        }
        for one in Way::ALL {
            let code = format!("put_right.{}", one.code());
            assert_eq!(in_figure(&code), Some(code.as_str()) == way, "{reason}: {code}");
        }
    }
}

#[test]
fn a_median_and_nine_in_ten_come_from_counts() {
    let of = |days: &[u16]| {
        let mut spread = Spread::default();
        for days in days {
            spread.add(*days);
        }
        (spread.n(), spread.median(), spread.p90())
    };
    assert_eq!(of(&[]), (0, None, None));
    assert_eq!(of(&[7]), (1, Some(7.0), Some(7)));
    assert_eq!(of(&[3, 0, 8, 5]), (4, Some(4.0), Some(8)));
    assert_eq!(of(&[5, 1, 9]), (3, Some(5.0), Some(9)));
    assert_eq!(of(&(1..=10).collect::<Vec<u16>>()), (10, Some(5.5), Some(9)));
    assert_eq!(of(&(1..=100).collect::<Vec<u16>>()), (100, Some(50.5), Some(90)));
    assert_eq!(of(&[u16::MAX, 1]).0, 2);
    let (mut one, mut two) = (Spread::default(), Spread::default());
    for days in [1, 2, 30] {
        one.add(days);
    }
    for days in [2, 900] {
        two.add(days);
    }
    one.merge(&two);
    assert_eq!((one.n(), one.median(), one.p90()), (5, Some(2.0), Some(900)));
}

#[test]
fn an_age_belongs_to_one_band() {
    let today = ShortDay::on(date(2026, 11, 28));
    for (days, band) in [
        (0, AgeBand::Days30),
        (30, AgeBand::Days30),
        (31, AgeBand::Days90),
        (90, AgeBand::Days90),
        (91, AgeBand::Days180),
        (180, AgeBand::Days180),
        (181, AgeBand::Older),
        (9000, AgeBand::Older),
    ] {
        let begun = ShortDay::on(date(2026, 11, 28).checked_sub(i64::from(days).days()).unwrap());
        assert_eq!(AgeBand::of(begun, today), band, "{days}");
    }
}

#[test]
fn a_figure_of_cases_is_as_large_as_its_list() {
    let start = date(2025, 3, 3);
    let mut cases: Vec<CaseFacts> =
        (0..=12).map(|acts| of_case(&CaseFile::walked(Law::Planning65, start, acts))).collect();
    cases.push(of_case(&CaseFile::demanded(Law::Land78, start)));
    for days in [Period::ALWAYS, Period::new(Some(date(2025, 3, 4)), Some(date(2025, 3, 22)))] {
        for today in [date(2025, 3, 20), date(2026, 11, 28)].map(ShortDay::on) {
            let mut tally = CaseTally::default();
            for case in &cases {
                tally.add(case, days, today);
            }
            for figure in CaseFigure::all() {
                let standing = ["open", "ran_out"].iter().any(|it| figure.code().starts_with(it));
                let asked = if standing { Period::ALWAYS } else { days };
                let listed = cases.iter().filter(|case| figure.counts(case, asked, today)).count();
                assert_eq!(counted_cases(&tally, figure), listed, "{} {days:?} {today:?}", figure.code());
            }
        }
    }
}

fn counted_cases(tally: &CaseTally, figure: CaseFigure) -> usize {
    let place = |limit| CaseLimit::ALL.into_iter().position(|it| it == limit).unwrap();
    let n = match figure {
        CaseFigure::Leads => tally.sources.iter().map(|source| source.leads).sum(),
        CaseFigure::Lead(found) => tally.sources.iter().map(|source| source.found[found.index()]).sum(),
        CaseFigure::Step(step) => tally.steps[CaseStep::ALL.into_iter().position(|it| it == step).unwrap()].n(),
        CaseFigure::Filed => tally.filed,
        CaseFigure::Decided => tally.decided,
        CaseFigure::Ended => tally.ended,
        CaseFigure::PutRight(None) => tally.ways.iter().sum(),
        CaseFigure::PutRight(Some(way)) => tally.ways[way.index()],
        CaseFigure::Limit(limit, None) => tally.limits[place(limit)].kept + tally.limits[place(limit)].late,
        CaseFigure::Limit(limit, Some(Answer::InTime)) => tally.limits[place(limit)].kept,
        CaseFigure::Limit(limit, Some(Answer::Late)) => tally.limits[place(limit)].late,
        CaseFigure::Open => tally.open.iter().sum(),
        CaseFigure::OpenFor(age) => tally.open[age.index()],
        CaseFigure::RanOut => tally.ran_out,
    };
    usize::try_from(n).unwrap()
}

#[test]
fn every_figure_has_a_name_of_its_own() {
    let codes: Vec<String> = HouseFigure::all().map(HouseFigure::code).collect();
    for figure in HouseFigure::all() {
        assert_eq!(figure.code().parse(), Ok(figure));
    }
    for figure in CaseFigure::all() {
        assert_eq!(figure.code().parse(), Ok(figure));
    }
    let mut unique = codes.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(unique.len(), codes.len(), "{codes:?}");
    assert!("anything".parse::<HouseFigure>().is_err() && "".parse::<CaseFigure>().is_err());
}
