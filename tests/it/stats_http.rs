//! The board through HTTP: a told district whose every figure is known by hand, the list behind each figure, and what is not
//! one's own.

use homestead::domain::violations::law::Law;
use jiff::civil::date;
use serde_json::{Value, json};

use crate::support::case::seen;
use crate::support::case_life::CaseLife;
use crate::support::life::{Life, People, Until};
use crate::support::patrol::{hours_ago, in_days, patrolled};
use crate::support::server::{Client, TestServer};

/// Who looks at the board.
const READERS: [&str; 5] = ["officer", "chief", "reviewer", "legal", "auditor"];

fn overview(client: &Client, query: &str) -> Value {
    let reply = client.get(&format!("/stats/overview?{query}"));
    assert_eq!(reply.status, 200, "{}", reply.text);
    reply.json()
}

/// The figure of a code in a list of figures.
fn of<'v>(figures: &'v Value, code: &str) -> &'v Value {
    let all = figures.as_array().unwrap_or_else(|| panic!("no list: {figures}"));
    all.iter().find(|one| one["code"] == code).unwrap_or_else(|| panic!("no {code} in {figures}"))
}

fn ns(figures: &Value) -> Vec<i64> {
    figures.as_array().unwrap().iter().map(|one| one["n"].as_i64().unwrap()).collect()
}

/// Every file that a list names, page by page.
fn listed(client: &Client, list: &str) -> usize {
    let (mut found, mut cursor) = (0, String::new());
    loop {
        let page = client.get(&format!("{list}&limit=3{cursor}"));
        assert_eq!(page.status, 200, "{list}: {}", page.text);
        let page = page.json();
        found += page["items"].as_array().unwrap().len();
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return found,
        }
    }
}

/// Holds every figure of an answer that has a list against that list; gives how many there were.
fn holds(client: &Client, value: &Value) -> usize {
    let mut held = 0;
    match value {
        Value::Array(all) => held += all.iter().map(|one| holds(client, one)).sum::<usize>(),
        Value::Object(fields) => {
            let pairs = [
                ("n", "list"),
                ("leads", "list"),
                ("asked", "list"),
                ("made", "made_list"),
                ("waiting", "waiting_list"),
                ("in_time", "in_time_list"),
                ("late", "late_list"),
                ("open_files", "list"),
            ];
            for (number, list) in pairs {
                let (Some(n), Some(list)) = (fields.get(number).and_then(Value::as_u64), fields.get(list)) else {
                    continue;
                };
                let list = list.as_str().unwrap();
                let list = list.replace("/patrols?", "/patrols/plan?");
                if !list.contains("view=coverage") {
                    assert_eq!(listed(client, &list), usize::try_from(n).unwrap(), "{list}");
                    held += 1;
                }
            }
            held += fields.values().map(|one| holds(client, one)).sum::<usize>();
        }
        _ => {}
    }
    held
}

/// Five households of 白水镇, who applied 150 days ago, and one of 盘江镇 who cannot be served further there.
fn told(people: &std::sync::Arc<People>) -> Vec<Life> {
    [Until::Applied, Until::Accepted, Until::Permitted, Until::Commenced, Until::Registered]
        .into_iter()
        .zip(1..)
        .map(|(until, nth)| Life::new(people, nth).walked(until))
        .collect()
}

#[test]
fn a_told_district_has_the_figures_that_one_counts_by_hand() {
    let server = TestServer::start();
    let people = People::of(&server);
    let lives = told(&people);
    let reviewer = people.who("reviewer");
    let seen = overview(&reviewer, "");
    let houses = &seen["houses"];
    // Received five, decided and licensed three, accepted and registered one.
    assert_eq!(ns(&houses["flow"]), [5, 3, 3, 1, 1], "{houses}");
    // Accepted on day 14, licensed on the 18th, begun on the 23rd, completion reported on the 85th, title on the 100th.
    let stages: Vec<(i64, Value)> = houses["stages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["n"].as_i64().unwrap(), one["median_days"].clone()))
        .collect();
    assert_eq!(stages, [(4, json!(14.0)), (3, json!(4.0)), (2, json!(5.0)), (1, json!(62.0)), (1, json!(15.0)),]);
    assert_eq!((&houses["whole"]["n"], &houses["whole"]["median_days"]), (&json!(1), &json!(100.0)));
    assert_eq!(houses["stages"][0]["few"], true);
    // The decision kept both limits, three times each.
    let limits: Vec<&Value> = houses["limits"].as_array().unwrap().iter().filter(|it| it["code"] == "review").collect();
    for (limit, kind) in limits.iter().zip(["legal", "promised"]) {
        assert_eq!((&limit["limit"], &limit["n"], &limit["in_time"]), (&json!(kind), &json!(3), &json!(3)));
        assert_eq!((&limit["share"], &limit["few"]), (&json!(100.0), &json!(true)));
    }
    // Four came to their application visit and three have it; two were set out of three.
    let visits = &houses["visits"];
    let three = |code: &str| ["asked", "made", "waiting"].map(|it| of(visits, code)[it].as_i64().unwrap());
    assert_eq!(three("application_visit"), [4, 3, 1]);
    assert_eq!(three("set_out"), [3, 2, 1]);
    assert_eq!(three("completion_visit"), [1, 1, 0]);
    // Four are open, a hundred and fifty days old; of the one accepted and not decided the paper is late.
    assert_eq!(houses["open"]["n"], 4);
    assert_eq!(ns(&houses["ages"]), [0, 0, 4, 0]);
    assert_eq!(ns(&houses["papers"]), [1, 1]);
    assert_eq!(of(&houses["ran_out"], "ran_out.legal")["n"], 1, "the decision is over its forty-five days");
    // Another period: the day of application alone.
    let day = lives[0].date(0);
    let first = overview(&reviewer, &format!("from={day}&to={day}"));
    assert_eq!(ns(&first["houses"]["flow"]), [5, 0, 0, 0, 0]);
    assert_eq!(first["houses"]["open"]["n"], 4, "what is open is told as of today");
    // Every figure of both is as large as its list.
    assert!(holds(&reviewer, &seen) > 60);
    assert!(holds(&people.who("chief"), &first) > 40);
}

#[test]
fn cases_are_counted_by_source_and_by_what_became_of_them() {
    let server = TestServer::start();
    let people = People::of(&server);
    let start = date(2025, 3, 3);
    let decided = CaseLife::decided(&people, Law::Planning65, start);
    let mut nothing = CaseLife::walked(&people, Law::Planning65, start, 0);
    nothing.done("officer", "verify", date(2025, 3, 4), &seen(&json!({ "suspected": false, "findings": "旧房修缮" })));
    nothing.done("chief", "dismiss", date(2025, 3, 6), &json!({ "reason": "no_violation", "detail": "合法翻修" }));
    let told = CaseLife::lead(&json!({ "source": "satellite" }), &format!("{}T08:00:00+08:00", in_days(-40)));
    assert_eq!(people.who("officer").post("/violations", &told).status, 201);
    let whole = "from=2025-01-01";
    let legal = people.who("legal");
    let seen = overview(&legal, whole);
    let cases = &seen["cases"];
    assert_eq!(ns(&cases["flow"]), [3, 1, 1, 1], "{cases}");
    let patrol = of(&cases["sources"], "patrol");
    assert_eq!((&patrol["leads"], ns(&patrol["found"])), (&json!(2), vec![0, 1, 1, 0]));
    assert_eq!((&patrol["judged"], &patrol["share"], &patrol["few"]), (&json!(2), &json!(50.0), &json!(true)));
    let satellite = of(&cases["sources"], "satellite");
    assert_eq!((&satellite["leads"], &satellite["share"]), (&json!(1), &Value::Null), "no share of none");
    // Checked on its own day and on the next, filed a day later, decided eighteen days after.
    let steps: Vec<Value> = cases["steps"].as_array().unwrap().iter().map(|one| one["median_days"].clone()).collect();
    assert_eq!(steps, [json!(0.5), json!(1.0), json!(18.0), Value::Null]);
    assert_eq!((&cases["open"]["n"], ns(&cases["ages"])), (&json!(2), vec![0, 1, 0, 1]));
    assert_eq!(cases["put_right"]["n"], 0);
    assert_eq!(seen["patrols"], Value::Null, "legal reviewers see no patrols, and so no figure of them");
    assert!(holds(&legal, &seen) > 50);
    // It ends by force: the party did not put it right.
    let mut decided = decided;
    decided.enforce_by_own_force();
    let after = overview(&legal, whole);
    assert_eq!(after["cases"]["put_right"]["n"], 1);
    assert_eq!(ns(&after["cases"]["put_right"]["ways"]), [0, 1, 0, 0]);
    assert_eq!(after["cases"]["put_right"]["share"], json!(0.0));
    assert!(holds(&legal, &after["cases"]) > 20);
}

#[test]
fn everybody_sees_the_figures_of_their_own_ground() {
    let server = TestServer::start();
    let people = People::of(&server);
    let _lives = told(&people);
    patrolled(&people, &hours_ago(3), &json!({}));
    for name in READERS {
        let seen = overview(&people.who(name), "");
        assert_eq!(seen["houses"]["flow"][0]["n"], 5, "{name}");
        let division = if ["officer", "chief"].contains(&name) { "530303101" } else { "530303" };
        assert_eq!(seen["division"]["code"], division, "{name}");
        assert_eq!(seen["patrols"].is_null(), name == "legal", "{name}");
    }
    let chief = people.who("chief");
    let patrols = overview(&chief, "")["patrols"].clone();
    // Every visit of a house left its day, and the patrol its own.
    let coverage = chief.get(&format!("/patrols/coverage?from={}&to={}", in_days(-364), in_days(0))).json();
    let sum =
        |field: &str| -> i64 { coverage["items"].as_array().unwrap().iter().filter_map(|it| it[field].as_i64()).sum() };
    assert_eq!((&patrols["visits"], &patrols["unproven"]), (&json!(sum("visits")), &json!(sum("unproven"))));
    assert_eq!(
        (&patrols["villages"], &patrols["visited"]),
        (&json!(coverage["items"].as_array().unwrap().len()), &json!(1))
    );
    // The next township has none of it, whatever it asks for.
    let neighbour = people.who("officer-pj");
    assert_eq!(ns(&overview(&neighbour, "")["houses"]["flow"]), [0, 0, 0, 0, 0]);
    neighbour.get("/stats/overview?division=530303101").problem(404, "not_found");
    neighbour.get("/stats/townships.csv?division=530303101").problem(404, "not_found");
    assert_eq!(listed(&neighbour, "/houses?figure=received"), 0);
    for name in ["cadre", "clerk", "station-nr", "admin"] {
        people.who(name).get("/stats/overview").problem(403, "not_allowed");
    }
    // A wider division than one's own is one's own; one that nobody knows is not there.
    assert_eq!(overview(&chief, "division=530303")["division"]["code"], "530303101");
    people.who("reviewer").get("/stats/overview?division=530303999").problem(404, "not_found");
    // Townships in the order of their codes, those without a file too, and as the lists say.
    let reviewer = people.who("reviewer");
    let townships = reviewer.get("/stats/townships").json();
    let codes: Vec<&str> =
        townships["items"].as_array().unwrap().iter().map(|it| it["township"]["code"].as_str().unwrap()).collect();
    assert!(codes.len() > 5 && codes.is_sorted(), "{codes:?}");
    let here = townships["items"].as_array().unwrap().iter().find(|it| it["township"]["code"] == "530303101").unwrap();
    assert_eq!(here["houses"]["flow"], overview(&reviewer, "division=530303101")["houses"]["flow"]);
    assert_eq!(overview(&reviewer, "")["houses"]["stages"][0]["n"], here["houses"]["stages"][0]["n"]);
    assert!(holds(&reviewer, &townships["items"]) > 100);
    assert_eq!(chief.get("/stats/townships").json()["items"].as_array().unwrap().len(), 1);
}

#[test]
fn the_figures_go_out_as_text_with_the_same_numbers_and_no_person() {
    let server = TestServer::start();
    let people = People::of(&server);
    let _lives = told(&people);
    let reviewer = people.who("reviewer");
    let reply = reviewer.get("/stats/overview.csv");
    assert_eq!((reply.status, reply.header("content-type")), (200, "text/csv; charset=utf-8"));
    assert!(reply.header("content-disposition").contains("overview.csv"));
    let rows: Vec<Vec<String>> = csv::ReaderBuilder::new()
        .flexible(true)
        .has_headers(false)
        .from_reader(reply.text.trim_start_matches('\u{feff}').as_bytes())
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect();
    let row = |code: &str| rows.iter().find(|row| row.get(1).is_some_and(|it| it == code)).unwrap();
    let seen = overview(&reviewer, "");
    assert_eq!(row("received")[3], "5");
    assert_eq!(row("planning")[3..8], ["4", "", "", "14.0", "14"].map(str::to_owned));
    assert_eq!(row("review.legal")[3..6], ["3", "3", "100.0"].map(str::to_owned));
    assert_eq!(row("received")[8], seen["houses"]["flow"][0]["list"].as_str().unwrap());
    let rules = seen["rules"].as_array().unwrap();
    assert!(
        rules.iter().all(|rule| rule["verified"] == false && rule["basis"].as_str().is_some_and(|it| !it.is_empty()))
    );
    let promised = rules.iter().find(|rule| rule["code"] == "clock.review/promised").unwrap();
    assert_eq!(promised["open_files"], 1, "one file is under review: {promised}");
    assert_eq!(row("clock.review/promised")[3], "1");
    let by_township = reviewer.get("/stats/townships.csv");
    assert!(by_township.text.contains("530303101,白水镇"), "{}", by_township.text);
    for text in [&reply.text, &by_township.text, &seen.to_string()] {
        assert!(["王大山", "officer", "赵师傅", "滇D"].iter().all(|name| !text.contains(name)));
    }
    let english = people.who("auditor").get("/stats/overview.csv");
    assert_eq!(english.status, 200);
}

#[test]
fn what_is_wrong_with_a_question_is_named() {
    let server = TestServer::start();
    let reviewer = server.signed_in("reviewer");
    let table = [
        ("/stats/overview?from=2026-02-30&division=53&colour=red", vec!["colour", "division", "from"]),
        ("/stats/townships?from=2026-05-01&to=2026-04-01", vec!["to"]),
        ("/houses?figure=beauty&from=gestern", vec!["figure", "from"]),
        ("/houses?figure=received&from=2026-05-01&to=2026-04-01", vec!["to"]),
        ("/violations?figure=received", vec!["figure"]),
        ("/patrols/plan?reason=weather&overdue=perhaps", vec!["overdue", "reason"]),
    ];
    for (asked, wrong) in table {
        let problem = reviewer.get(asked).problem(422, "invalid_fields");
        let mut paths: Vec<&str> =
            problem["fields"].as_array().unwrap().iter().map(|field| field["path"].as_str().unwrap()).collect();
        paths.sort_unstable();
        assert_eq!(paths, wrong, "{asked}");
    }
}
