//! The story that `homestead demo` tells: every stage and state of a house, some late, all of it through the use cases.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use homestead::app::Homestead;
use homestead::app::accounts::{DEMO_ACCOUNTS, actor_of};
use homestead::app::clock::Clock;
use homestead::app::houses::{HouseQuery, compliance, house, houses};
use homestead::app::patches::{PatchQuery, patches};
use homestead::app::siting::of_house;
use homestead::app::violations::{CaseQuery, violations};
use homestead::app::zones::load_all;
use homestead::cli::demo::{Told, tell, tell_cases, tell_season};
use homestead::domain::actor::Actor;
use homestead::domain::houses::codes::State;
use homestead::domain::zones::Layer;
use homestead::exchange::embedded::demo_district;
use homestead::store::{StoreError, accounts, audit, ledger};
use homestead::words::Language;
use serde_json::json;

use super::support::rows::ZHANYI;
use super::support::server::TestServer;

fn server_on(moment: &str) -> TestServer {
    TestServer::with(Clock::fixed(moment.parse().unwrap()), Homestead::for_demo)
}

fn told(home: &Homestead) -> Option<Told> {
    let district = demo_district().unwrap();
    tell(home, &district.pack.calendar, &mut |_done, _all| {}).unwrap()
}

/// The story on the district's zones, for those who only look at it.
static ON_ITS_ZONES: LazyLock<TestServer> = LazyLock::new(|| {
    let server = server_on("2026-11-22T04:00:00Z");
    let district = demo_district().unwrap();
    load_all(&server.home, &district.pack.county, &district.layers).unwrap();
    told(&server.home).unwrap();
    server
});

fn actor(home: &Homestead, username: &str) -> Actor {
    actor_of(&home.store.read(|conn| accounts::by_username(conn, ZHANYI, username)).unwrap().unwrap()).unwrap()
}

fn all() -> HouseQuery {
    HouseQuery { limit: 200, ..HouseQuery::default() }
}

#[test]
fn the_story_shows_every_state_the_late_and_the_doubtful() {
    let server = server_on("2026-11-22T04:00:00Z");
    let home = &server.home;
    let before = home.store.read(|conn| ledger::head(conn, ZHANYI)).unwrap().seq;
    let Told { houses: made, acts, photos } = told(home).unwrap();
    assert!(made >= 40, "about forty houses, not {made}");

    let auditor = actor(home, "auditor");
    let lines = houses(home, &auditor, &all(), Language::Chinese).unwrap().items;
    assert_eq!(lines.len(), made);
    for state in State::ALL {
        // Nothing makes a file expire yet.
        let there = lines.iter().any(|line| line.state == json!(state));
        assert_eq!(there, state != State::Expired, "{state:?}");
    }
    for line in &lines {
        assert!(line.last_act_at.as_str() < "2026-11-22", "{} acts in the future", line.number);
    }
    let late = houses(home, &auditor, &HouseQuery { overdue: true, ..all() }, Language::Chinese).unwrap().items;
    assert!(late.len() >= 6, "{} late houses", late.len());

    let mut verdicts: BTreeMap<String, usize> = BTreeMap::new();
    for line in &lines {
        let file = house(home, &auditor, &line.id.parse().unwrap(), Language::Chinese).unwrap();
        for photo in &file.photos {
            *verdicts.entry(photo.verdict.as_str().unwrap().to_owned()).or_default() += 1;
            assert!(photo.flags.is_empty(), "{}: {:?}", line.number, photo.flags);
            assert!(photo.exif.location.is_some() && photo.exif.taken_at.is_some(), "the camera is a witness");
            assert_eq!(photo.verdict == json!("outside"), photo.outside_reason.is_some());
        }
    }
    assert_eq!(verdicts.values().sum::<usize>(), photos);
    assert_eq!((verdicts["outside"], verdicts["undecided"]), (2, 1));

    let after = home.store.read(|conn| ledger::head(conn, ZHANYI)).unwrap().seq;
    assert_eq!(usize::try_from(after - before).unwrap(), acts + photos, "every act and every photo is recorded");
    let mut deviations = Vec::new();
    let found = &mut |deviation: audit::Deviation| deviations.push(deviation.to_string());
    let audited: Result<_, StoreError> = home.store.read(|conn| audit::audit(conn, ZHANYI, found, |_photo| Ok(None)));
    assert!(audited.is_ok() && deviations.is_empty(), "{deviations:?}");

    assert_eq!(told(home), None, "a story is told once");
    assert_eq!(houses(home, &auditor, &all(), Language::Chinese).unwrap().items.len(), made);
}

#[test]
fn every_township_sees_its_own_part_and_every_worker_has_something_to_do() {
    let server = server_on("2027-03-01T01:00:00Z");
    let home = &server.home;
    told(home).unwrap();
    let seen = |username: &str| houses(home, &actor(home, username), &all(), Language::Chinese).unwrap().items.len();
    assert_eq!(seen("clerk") + seen("clerk-pj"), seen("auditor"), "two townships");
    assert!(seen("clerk-pj") > 8 && seen("cadre") > 8);
    for account in DEMO_ACCOUNTS {
        let who = actor(home, account.username);
        let list = homestead::app::worklist::worklist(home, &who, None, 50, Language::Chinese);
        let party = homestead::app::policy::party(&who);
        if party.is_some() && who.role != homestead::domain::actor::Role::Cadre {
            assert!(!list.unwrap().items.is_empty(), "{} has nothing to do", account.username);
        }
    }
}

#[test]
fn the_storys_land_is_set_apart_in_every_way_and_hinders_nobody_who_went_on() {
    let home = &ON_ITS_ZONES.home;
    let auditor = actor(home, "auditor");
    let mut touched: BTreeSet<String> = BTreeSet::new();
    let mut effects: BTreeSet<String> = BTreeSet::new();
    let mut overlapping = 0;
    for line in houses(home, &auditor, &all(), Language::Chinese).unwrap().items {
        let siting = json!(of_house(home, &auditor, &line.id.parse().unwrap(), Language::Chinese).unwrap());
        for hit in siting["hits"].as_array().unwrap() {
            touched.insert(hit["layer"].as_str().unwrap().to_owned());
            effects.insert(hit["effect"].as_str().unwrap().to_owned());
            assert!(hit["name"].as_str().unwrap().starts_with("示例"), "{hit}");
        }
        overlapping += siting["neighbours"].as_array().unwrap().len();
        assert!(siting["layers"].as_array().unwrap().iter().all(|layer| layer["loaded"] == true));
    }
    let all_layers: BTreeSet<String> =
        Layer::ALL.into_iter().filter(|layer| *layer != Layer::UrbanPlan).map(|layer| layer.to_string()).collect();
    assert_eq!(touched, all_layers, "a house for every layer");
    assert_eq!(effects.into_iter().collect::<Vec<_>>(), ["block", "consent", "regime", "warn"]);
    assert_eq!(overlapping, 2, "two neighbours see each other");
}

#[test]
fn the_story_shows_each_kind_of_finding_on_some_house() {
    let home = &ON_ITS_ZONES.home;
    let auditor = actor(home, "auditor");
    let mut shown: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in houses(home, &auditor, &all(), Language::Chinese).unwrap().items {
        let seen = compliance(home, &auditor, &line.id.parse().unwrap(), Language::Chinese).unwrap();
        for finding in seen.findings {
            assert!(!finding.detail.contains('{') && !finding.detail.starts_with("finding_said"), "{}", finding.detail);
            if finding.grade == json!("suspected_plain") || finding.grade == json!("suspected_remeasure") {
                shown.entry(finding.part.unwrap_or(finding.kind)).or_default().push(line.number.clone());
            }
        }
    }
    let kinds = [
        "V01",
        "V01c",
        "V02",
        "V03-A",
        "V03-P",
        "V04",
        "V05-beyond",
        "V06",
        "V07",
        "V08",
        "V09",
        "V10",
        "V11",
        "V12",
        "V13",
        "V16",
        "V17",
        "V18",
        "V19",
        "V20",
        "V26",
        "V28",
        "V29",
    ];
    let missing: Vec<&str> = kinds.into_iter().filter(|kind| !shown.contains_key(*kind)).collect();
    assert!(missing.is_empty(), "not shown: {missing:?}; shown: {shown:#?}");
    assert_eq!(shown["V03-A"].len(), 1, "one approval over the standard, and that one knowingly: {:?}", shown["V03-A"]);
}

#[test]
fn the_violations_of_the_story_stand_at_every_step_of_every_track() {
    let server = server_on("2026-11-28T04:00:00Z");
    let home = &server.home;
    let cases = tell_cases(home).unwrap().unwrap();
    assert_eq!(tell_cases(home).unwrap(), None, "they are told once");
    let query = CaseQuery { limit: 200, ..CaseQuery::default() };
    let lines = violations(home, &actor(home, "auditor"), &query, Language::Chinese).unwrap().items;
    assert_eq!(lines.len(), cases);
    let states: BTreeSet<String> = lines.iter().map(|line| line.state.as_str().unwrap().to_owned()).collect();
    for state in [
        "lead",
        "verified",
        "filed",
        "investigated",
        "notified",
        "decided",
        "demanded",
        "announced",
        "applied",
        "closed",
        "dismissed",
        "suspended",
    ] {
        assert!(states.contains(state), "no case is {state}: {states:?}");
    }
    let tracks: BTreeSet<&str> = lines.iter().filter_map(|line| line.track.as_str()).collect();
    assert_eq!(tracks, BTreeSet::from(["land", "planning", "zone"]));
    // Something is legally risky, and somebody has something to do.
    assert!(lines.iter().any(|line| !line.risks.is_empty()));
    for who in ["officer", "chief", "chief-bureau", "legal"] {
        let list = homestead::app::worklist::worklist(home, &actor(home, who), None, 50, Language::Chinese).unwrap();
        assert!(list.items.iter().any(|item| item.violation.is_some()), "{who} has no case to do");
    }
    assert_eq!(server.deviations(), Vec::<String>::new());
}

#[test]
fn the_season_of_the_story_has_every_class_in_every_township() {
    let server = server_on("2026-11-28T04:00:00Z");
    let home = &server.home;
    let district = demo_district().unwrap();
    load_all(home, &district.pack.county, &district.layers).unwrap();
    told(home).unwrap();
    tell_cases(home).unwrap().unwrap();
    let made = tell_season(home).unwrap().unwrap();
    assert!((20..=40).contains(&made), "{made} patches");
    assert_eq!(tell_season(home).unwrap(), None, "it comes once");
    let query = PatchQuery { limit: 200, ..PatchQuery::default() };
    let lines = patches(home, &actor(home, "reviewer"), &query, Language::Chinese).unwrap().items;
    assert_eq!(lines.len(), made);
    let classes: BTreeSet<&str> = lines.iter().map(|line| line.class.as_str().unwrap()).collect();
    let all = ["approved_house", "no_approval", "no_building", "open_violation", "over_approved"];
    assert_eq!(classes, BTreeSet::from(all));
    let townships: BTreeSet<&str> = lines.iter().map(|line| &line.division[..9]).collect();
    assert_eq!(townships.len(), 11, "{townships:?}");
    assert_eq!(server.deviations(), Vec::<String>::new());
}
