//! The list of a day: what is due, how late, and why, until somebody stood there.

use homestead::domain::time::china_date;
use homestead::domain::zones::Layer;
use jiff::ToSpan;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::land::{loaded, square};
use crate::support::life::{Life, People, Until, VILLAGE};
use crate::support::patrol::{
    assert_clean, fix, hours_ago, in_days, loose_photo, patrolled, plan, record, village_of, villages, visit,
};
use crate::support::server::TestServer;

/// Tasks of a reason in a list.
fn of<'t>(tasks: &'t [Value], reason: &str) -> Vec<&'t Value> {
    tasks.iter().filter(|task| task["reason"] == reason).collect()
}

#[test]
fn the_list_of_a_day_says_what_is_late_and_why() {
    let server = TestServer::start();
    let people = People::of(&server);
    let (officer, neighbour) = (people.who("officer"), people.who("officer-pj"));
    let building = Life::new(&people, 1).walked(Until::Commenced);
    let doubtful = {
        let mut life = Life::new(&people, 2).walked(Until::Commenced);
        life.inspect("patrol", 140, json!({ "conclusion": "doubtful", "findings": ["多挖一米"] }));
        life
    };
    let finished = Life::new(&people, 3).walked(Until::Registered);
    let planned = Life::new(&people, 4).walked(Until::Accepted);
    let tasks = plan(&officer, "", 200);
    let houses: Vec<&str> = of(&tasks, "house_under_construction").iter().filter_map(|it| it["id"].as_str()).collect();
    assert_eq!(houses, [building.id()], "begun on day 23; the other was visited ten days ago and is due in twenty");
    let late = of(&tasks, "house_under_construction")[0];
    // Set out on day 22, begun on day 23, thirty days each.
    assert_eq!((&late["due_on"], &late["counted_from"]), (&json!(building.date(53)), &json!(building.date(23))));
    assert_eq!((&late["days_left"], &late["rule"]["verified"]), (&json!(-97), &json!(false)), "{late}");
    assert!(late["why"].as_str().unwrap().contains(&building.date(23)), "{late}");
    assert!(!late["rule"]["basis"].as_str().unwrap().is_empty());
    let again = of(&tasks, "house_deviates");
    assert_eq!(again.iter().filter_map(|it| it["id"].as_str()).collect::<Vec<_>>(), [doubtful.id()]);
    assert_eq!(again[0]["due_on"], doubtful.date(147));
    for life in [&finished, &planned] {
        assert!(tasks.iter().all(|it| it["id"] != *life.id()), "nobody builds there");
    }
    // By due day, moved ahead by the rule's weight.
    assert_order(&tasks);
    assert_eq!(
        of(&tasks, "village").len() + of(&tasks, "zone_village").len(),
        villages(&people) - 1,
        "one was visited"
    );
    for limit in [1, 3, 7] {
        assert_eq!(plan(&officer, "", limit), tasks, "pages of {limit}");
    }
    // A day in two months has what falls due by then.
    let later = plan(&officer, &format!("&on={}", in_days(60)), 200);
    assert_eq!(of(&later, "house_under_construction").len(), 2);
    // Another township has its own, and of this one nothing.
    assert!(
        plan(&neighbour, "", 200).iter().all(|it| it["village"]["code"].as_str().unwrap().starts_with("530303102"))
    );
    assert_eq!(plan(&neighbour, "&division=530303101", 200), Vec::<Value>::new());
    let village = plan(&officer, &format!("&division={VILLAGE}"), 200);
    assert!(!village.is_empty() && village.iter().all(|it| it["village"]["code"] == VILLAGE));
    officer.get("/patrols/plan?cursor=x").problem(422, "invalid_fields");
    officer.get("/patrols/plan?on=heute").problem(422, "invalid_fields");
    // A house that was visited leaves the list.
    let mut building = building;
    building.inspect("foundation", 149, json!({}));
    assert_eq!(of(&plan(&officer, "", 200), "house_under_construction").len(), 0);
}

/// The order of the list, worked out anew from what it shows.
fn assert_order(tasks: &[Value]) {
    let reasons = [
        "lead_unverified",
        "patch_unverified",
        "house_deviates",
        "violation_recheck",
        "visit_recheck",
        "house_under_construction",
        "violation_place",
        "zone_village",
        "village",
    ];
    let key = |task: &Value| {
        // What nobody was seen to visit is due today.
        let due: jiff::civil::Date = task["due_on"].as_str().unwrap_or(&in_days(0)).parse().unwrap();
        let rank = due.checked_sub(jiff::Span::new().days(task["rule"]["weight"].as_i64().unwrap())).unwrap();
        (rank, reasons.iter().position(|it| task["reason"] == *it).unwrap())
    };
    assert!(tasks.is_sorted_by_key(key), "{tasks:#?}");
}

#[test]
fn a_day_that_a_visit_names_is_met_by_a_visit_that_is_shown() {
    let server = TestServer::start();
    let people = People::of(&server);
    let officer = people.who("officer");
    let first = patrolled(&people, &hours_ago(50), &json!({ "recheck_on": in_days(-1) }));
    let named = |tasks: &[Value]| {
        of(tasks, "visit_recheck").iter().filter_map(|it| it["id"].as_str()).map(str::to_owned).collect::<Vec<_>>()
    };
    let tasks = plan(&officer, "", 200);
    assert_eq!(named(&tasks), [first["id"].as_str().unwrap()]);
    let task = of(&tasks, "visit_recheck")[0];
    assert_eq!(
        (&task["due_on"], &task["label"], &task["kind"]),
        (&json!(in_days(-1)), &first["number"], &json!("patrol"))
    );
    // From the office nothing is met.
    let far = loose_photo(&officer, &hours_ago(1), &fix(9_000.0, 6.0), &json!({}));
    assert_eq!(record(&officer, &visit(&hours_ago(1), &[&far], &json!({}))).json()["visit"]["proof"], "unproven");
    assert_eq!(named(&plan(&officer, "", 200)).len(), 1);
    // On the spot it is, and names the next.
    let second = patrolled(&people, &hours_ago(1), &json!({ "recheck_on": in_days(5) }));
    assert_eq!(named(&plan(&officer, "", 200)), [second["id"].as_str().unwrap()]);
}

#[test]
fn a_village_with_plots_in_a_zone_of_risk_is_visited_more_often() {
    let server = TestServer::start();
    let people = People::of(&server);
    let officer = people.who("officer");
    let round = |query: &str| {
        let tasks = plan(&officer, &format!("&division={VILLAGE}{query}"), 200);
        tasks.into_iter().find(|it| it["kind"] == "village")
    };
    Life::new(&people, 1).walked(Until::Applied);
    let quiet = round("").unwrap();
    assert_eq!((&quiet["reason"], &quiet["rule"]["days"]), (&json!("village"), &json!(30)), "{quiet}");
    assert!(quiet["place"].is_object() && quiet["id"].is_null(), "{quiet}");
    // Somebody asks for a plot below a landslide: the village is one of risk from that act on.
    loaded(&server.home, Layer::Hazard, "2026-01-01", vec![square(2, 40.0, -10.0, -10.0)]);
    assert_eq!(round("").unwrap()["reason"], "village", "the plot that is there keeps clear of it");
    Life::new(&people, 2).walked(Until::Applied);
    let risky = round("").unwrap();
    assert_eq!((&risky["reason"], &risky["rule"]["layer"]), (&json!("zone_village"), &json!("hazard")), "{risky}");
    assert_eq!((&risky["rule"]["days"], &risky["due_on"]), (&json!(7), &Value::Null), "{risky}");
    assert!(risky["why"].as_str().unwrap().contains("地质灾害危险区"), "{risky}");
    // Seen today, it is due in a week, and in the list of that day.
    patrolled(&people, &hours_ago(1), &json!({}));
    let seen = village_of(&people.who("chief").get("/patrols/coverage").json(), VILLAGE);
    assert_eq!((&seen["status"], &seen["risks"]), (&json!("fresh"), &json!(["地质灾害危险区"])), "{seen}");
    let day = |task: &Value| task["due_on"].as_str().map(str::to_owned);
    assert_eq!(round("").as_ref().and_then(day), day(&seen));
    assert_eq!(round(&format!("&on={}", in_days(30))).as_ref().and_then(day), day(&seen));
}

#[test]
fn a_lead_of_a_patrol_is_in_the_list_until_somebody_stood_there() {
    let server = TestServer::start();
    let people = People::of(&server);
    let officer = people.who("officer");
    let seen = patrolled(&people, &hours_ago(2), &json!({ "conclusion": "deviates", "findings": ["新挖基槽"] }));
    let lead = json!({ "act_id": Uuid::now_v7(), "act": "register_lead", "at": hours_ago(1), "village": VILLAGE,
        "source": "patrol", "source_ref": seen["number"], "location": fix(0.0, 6.0), "description": "新挖基槽" });
    let made = officer.post("/violations", &lead);
    assert_eq!(made.status, 201, "{}", made.text);
    let made = made.json();
    let case = made["id"].as_str().unwrap();
    let leads = |tasks: &[Value]| {
        of(tasks, "lead_unverified").iter().filter_map(|it| it["id"].as_str()).map(str::to_owned).collect::<Vec<_>>()
    };
    let tasks = plan(&officer, "", 200);
    assert_eq!(leads(&tasks), [case]);
    let task = of(&tasks, "lead_unverified")[0];
    // The hour before may have been yesterday's.
    let heard = china_date(lead["at"].as_str().unwrap().parse().unwrap());
    let due = json!(heard.checked_add(2.days()).unwrap().to_string());
    assert_eq!((&task["due_on"], &task["kind"]), (&due, &json!("violation")), "{task}");
    assert_order(&tasks);
    let at = hours_ago(0);
    let photo = loose_photo(&officer, &at, &fix(4.0, 6.0), &json!({ "violation_id": case }));
    let verify = json!({ "act_id": Uuid::now_v7(), "act": "verify", "at": at, "officers": ["officer", "officer2"],
        "photos": [photo], "suspected": true, "findings": "基槽已挖" });
    let verified = officer.post(&format!("/violations/{case}/acts"), &verify);
    assert_eq!(verified.status, 201, "{}", verified.text);
    let tasks = plan(&officer, "", 200);
    assert_eq!(leads(&tasks), Vec::<String>::new());
    assert_eq!(of(&tasks, "violation_recheck").iter().filter_map(|it| it["id"].as_str()).collect::<Vec<_>>(), [case]);
    // Both visits count for the ground they were on.
    assert_eq!(village_of(&officer.get("/patrols/coverage").json(), VILLAGE)["visits"], json!(2));
    assert_clean(&server);
}
