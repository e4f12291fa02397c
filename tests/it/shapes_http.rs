//! What somebody measured is seen on the map, with everything wrong about it, before it counts.

use serde_json::{Value, json};

use crate::support::server::{Client, TestServer};

/// A plot of 12 m by 10 m in 白水镇, in the district's grid: easting, northing.
const PEGS: [[f64; 2]; 4] = [
    [35_398_600.0, 2_838_000.0],
    [35_398_612.0, 2_838_000.0],
    [35_398_612.0, 2_838_010.0],
    [35_398_600.0, 2_838_010.0],
];

fn asked(client: &Client, body: &Value) -> Value {
    let reply = client.post("/shapes", body);
    assert_eq!(reply.status, 200, "{}", reply.json());
    reply.json()
}

fn codes(of: &Value) -> Vec<&str> {
    of.as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect()
}

fn apply_all(answer: &Value) -> Vec<&str> {
    answer["suspicions"].as_array().unwrap().iter().filter_map(|one| one["correction"].as_str()).collect()
}

#[test]
fn pegs_of_a_rover_become_a_plot() {
    let server = TestServer::start();
    let officer = server.signed_in("officer");
    let answer = asked(&officer, &json!({"points": PEGS, "crs": "EPSG:4523"}));
    assert_eq!((&answer["format"], &answer["crs"]), (&json!("pegs"), &json!("EPSG:4523")));
    assert_eq!((&answer["suspicions"], &answer["faults"]), (&json!([]), &json!([])));
    let shape = &answer["shapes"][0];
    assert_eq!(shape["area_m2"], 120.0);
    assert_eq!(shape["sides_m"], json!([12.0, 10.0, 12.0, 10.0]));
    assert_eq!((&shape["problems"], &shape["repair"]), (&json!([]), &json!(null)));
    let ring = shape["geometry"]["coordinates"][0].as_array().unwrap();
    assert_eq!(ring.len(), 5);
    assert!((ring[0][0].as_f64().unwrap() - 103.99).abs() < 0.05, "{ring:?}");
}

#[test]
fn what_is_probably_meant_is_offered_and_applied_only_when_chosen() {
    let server = TestServer::start();
    let officer = server.signed_in("officer").with("accept-language", "en");
    let survey: Vec<[f64; 2]> = PEGS.iter().map(|[e, n]| [*n, e - 35_000_000.0]).collect();
    let mut body = json!({"points": survey, "crs": "EPSG:4523"});
    let answer = asked(&officer, &body);
    assert_eq!(codes(&answer["suspicions"]), ["swapped_axes", "missing_zone"]);
    assert!(answer["suspicions"][1]["detail"].as_str().unwrap().contains("EPSG:4544"));
    assert_eq!(answer["shapes"][0]["geometry"], json!(null), "nothing is corrected unasked");
    assert_eq!(codes(&answer["shapes"][0]["problems"]), ["out_of_range"; 5]);
    body["corrections"] = json!(apply_all(&answer));
    let answer = asked(&officer, &body);
    assert_eq!((&answer["crs"], &answer["suspicions"]), (&json!("EPSG:4544"), &json!([])));
    assert_eq!(answer["shapes"][0]["area_m2"], 120.0);
}

#[test]
fn a_system_nobody_named_is_asked_for() {
    let server = TestServer::start();
    let answer = asked(&server.signed_in("cadre"), &json!({"points": PEGS}));
    assert_eq!((&answer["crs"], codes(&answer["suspicions"])), (&json!(null), vec!["system_not_declared"]));
    assert_eq!(answer["suspicions"][0]["correction"], "read_as:EPSG:4523");
    assert!(answer["suspicions"][0]["detail"].as_str().unwrap().contains("坐标系"));
}

#[test]
fn everything_wrong_is_told_at_once_and_the_one_repair_is_offered() {
    let server = TestServer::start();
    let officer = server.signed_in("officer");
    let at = |x: f64, y: f64| json!([103.99 + x * 1e-5, 25.65 + y * 1e-5]);
    let ring = json!([at(0., 0.), at(10., 0.), at(10., 0.), at(10., 10.), at(10., 15.), at(10., 10.), at(0., 10.)]);
    let answer = asked(&officer, &json!({"geometry": {"type": "Polygon", "coordinates": [ring]}}));
    let shape = &answer["shapes"][0];
    let mut problems = codes(&shape["problems"]);
    problems.sort_unstable();
    problems.dedup();
    assert_eq!(problems, ["repeated_point", "self_crossing", "unclosed"]);
    let said = shape["problems"].as_array().unwrap().iter().map(|one| one["detail"].as_str().unwrap());
    assert!(said.into_iter().any(|detail| detail == "有重复的点。"));
    assert_eq!(shape["area_m2"], json!(null));
    assert_eq!(codes(&shape["repair"]["did"]), ["closed_ring", "dropped_repeated_point", "dropped_spike"]);
    let mended = asked(&officer, &json!({"geometry": shape["repair"]["geometry"]}));
    assert_eq!(mended["shapes"][0]["problems"], json!([]));
    assert!(mended["shapes"][0]["area_m2"].as_f64().unwrap() > 100.0);
    let tie = json!([at(0., 0.), at(10., 10.), at(10., 0.), at(0., 10.), at(0., 0.)]);
    let answer = asked(&officer, &json!({"geometry": {"type": "Polygon", "coordinates": [tie]}}));
    assert_eq!(
        (codes(&answer["shapes"][0]["problems"]), &answer["shapes"][0]["repair"]),
        (vec!["self_crossing"], &json!(null))
    );
    assert!(answer["shapes"][0]["geometry"].is_object(), "it can still be seen on the map");
}

#[test]
fn a_plot_outside_the_county_or_of_absurd_size_is_named() {
    let server = TestServer::start();
    let officer = server.signed_in("officer");
    let square = |lon: f64, lat: f64, side: f64| json!({"geometry": {"type": "Polygon", "coordinates": [[[lon, lat], [lon + side, lat], [lon + side, lat + side], [lon, lat + side], [lon, lat]]]}});
    let away = asked(&officer, &square(116.39, 39.9, 1e-4));
    assert_eq!(codes(&away["suspicions"]), ["outside_region"]);
    assert_eq!(codes(&away["shapes"][0]["problems"]), ["outside_region"; 4]);
    let huge = asked(&officer, &square(103.95, 25.6, 0.05));
    assert_eq!(codes(&huge["shapes"][0]["problems"]), ["absurd_size"]);
}

#[test]
fn a_plot_drawn_on_a_shifted_map_is_brought_back() {
    let server = TestServer::start();
    let officer = server.signed_in("officer");
    let ring: Vec<[f64; 2]> = [(0.0, 0.0), (1e-4, 0.0), (1e-4, 1e-4), (0.0, 1e-4), (0.0, 0.0)]
        .iter()
        .map(|(x, y)| [103.992 + x, 25.647 + y])
        .collect();
    let geometry = json!({"type": "Polygon", "coordinates": [ring]});
    let plain = asked(&officer, &json!({"geometry": geometry}));
    let shifted = asked(&officer, &json!({"geometry": geometry, "corrections": ["read_as:gcj02"]}));
    let west = |answer: &Value| answer["shapes"][0]["geometry"]["coordinates"][0][0][0].as_f64().unwrap();
    assert!((west(&plain) - west(&shifted) - 0.002).abs() < 2e-4, "200 m to the west");
    assert_eq!(shifted["crs"], "gcj02");
}

#[test]
fn a_tape_gives_a_plot_or_says_where_it_does_not_close() {
    let server = TestServer::start();
    let officer = server.signed_in("officer").with("accept-language", "en");
    let tape = |sides: &[f64], diagonals: &[f64]| json!({"tape": {"corner": [103.99, 25.65], "bearing_deg": 12.5, "sides_m": sides, "diagonals_m": diagonals, "turn": "left"}});
    let diagonal = 244.0_f64.sqrt();
    let good = asked(&officer, &tape(&[12.0, 10.0, 12.0, 10.0], &[diagonal, diagonal + 0.05]));
    let shape = &good["shapes"][0];
    assert!((shape["area_m2"].as_f64().unwrap() - 120.0).abs() < 0.5);
    assert_eq!((&good["format"], &shape["problems"]), (&json!("tape"), &json!([])));
    assert_eq!(shape["geometry"]["coordinates"][0].as_array().unwrap().len(), 5);
    let guessed = asked(&officer, &tape(&[12.0, 10.0, 12.0, 10.0], &[]));
    assert_eq!(codes(&guessed["shapes"][0]["problems"]), ["right_angle_assumed"]);
    let off = asked(&officer, &tape(&[12.0, 10.0, 12.0, 10.0], &[diagonal, diagonal + 0.8]));
    assert_eq!(codes(&off["shapes"][0]["problems"]), ["does_not_close"]);
    assert!(off["shapes"][0]["problems"][0]["detail"].as_str().unwrap().contains("0.80 m"));
    let apart = asked(&officer, &tape(&[3.0, 4.0, 8.0], &[]));
    assert_eq!(codes(&apart["shapes"][0]["problems"]), ["does_not_meet"]);
    assert_eq!(
        (&apart["shapes"][0]["problems"][0]["at"]["point"], &apart["shapes"][0]["geometry"]),
        (&json!(2), &json!(null))
    );
    let lacking = asked(&officer, &tape(&[9.0, 9.0, 9.0, 9.0, 9.0], &[9.0]));
    assert_eq!(codes(&lacking["shapes"][0]["problems"]), ["diagonals_wanted"]);
}

#[test]
fn a_body_that_is_no_question_is_refused_with_its_faults() {
    let server = TestServer::start();
    let officer = server.signed_in("officer");
    for (body, path, code) in [
        (json!({}), "points", "required"),
        (json!({"points": [[1, 2]], "geometry": {}}), "points", "one_shape_only"),
        (json!({"points": [[1]]}), "points[0]", "too_few"),
        (json!({"points": [[1, "2"]]}), "points[0]", "wrong_type"),
        (json!({"points": [[1, 2]], "crs": "EPSG:2359"}), "crs", "unknown_system"),
        (json!({"points": [[1, 2]], "corrections": ["guess"]}), "corrections[0]", "unknown_correction"),
        (json!({"geometry": "round"}), "geometry", "not_a_polygon"),
        (json!({"tape": {"corner": [1, 2], "bearing_deg": 900, "sides_m": []}}), "tape.bearing_deg", "out_of_range"),
    ] {
        let problem = officer.post("/shapes", &body).problem(422, "invalid_fields");
        let field = &problem["fields"][0];
        assert_eq!((field["path"].as_str(), field["code"].as_str()), (Some(path), Some(code)), "{body} {problem}");
    }
}

fn sent(client: &Client, meta: &Value, file: &[u8]) -> crate::support::server::Reply {
    let (media, body) = crate::support::life::form(&meta.to_string(), file);
    client.send("POST", "/shapes", Some(&media), body)
}

#[test]
fn a_survey_text_is_seen_on_the_map_before_it_counts() {
    let server = TestServer::start();
    let officer = server.signed_in("officer");
    let file = crate::support::exchange::fixture("survey_many.txt");
    let reply = sent(&officer, &json!({}), &file);
    assert_eq!(reply.status, 200, "{}", reply.json());
    let answer = reply.json();
    assert_eq!((&answer["format"], &answer["crs"]), (&json!("txt"), &json!("EPSG:4523")));
    let shapes = answer["shapes"].as_array().unwrap();
    assert_eq!(shapes.len(), 4);
    assert_eq!((&shapes[0]["row"], &shapes[0]["name"]), (&json!(7), &json!("张三宅基地")));
    assert_eq!((&shapes[0]["area_m2"], &shapes[0]["stated_area_m2"]), (&json!(150.0), &json!(150.0)));
    assert_eq!(shapes[0]["properties"]["地块编号"], "DK01");
    assert_eq!(shapes[1]["area_m2"], 384.0);
    assert_eq!(codes(&shapes[2]["problems"]), ["not_a_polygon"]);
}

#[test]
fn a_map_that_may_be_shifted_is_asked_about() {
    let server = TestServer::start();
    let officer = server.signed_in("officer");
    let file = crate::support::exchange::fixture("drawn.kml");
    let silent = sent(&officer, &json!({}), &file).json();
    assert!(codes(&silent["suspicions"]).contains(&"which_map"), "{silent}");
    let said = sent(&officer, &json!({"drawn_on": "gcj02"}), &file).json();
    assert!(!codes(&said["suspicions"]).contains(&"which_map"));
    assert_ne!(said["shapes"][0]["geometry"], silent["shapes"][0]["geometry"]);
}

#[test]
fn a_file_that_cannot_be_read_says_why_in_words() {
    let server = TestServer::start();
    let officer = server.signed_in("officer");
    let problem =
        sent(&officer, &json!({}), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old workbook").problem(422, "invalid_fields");
    assert_eq!(
        (&problem["fields"][0]["path"], &problem["fields"][0]["code"]),
        (&json!("file"), &json!("file_not_read"))
    );
    assert!(problem["fields"][0]["detail"].as_str().unwrap().contains("XLS"), "{problem}");
    let wrong = sent(&officer, &json!({"crs": "EPSG:1"}), &crate::support::exchange::fixture("survey.txt"));
    wrong.problem(422, "invalid_fields");
    let faults = sent(&officer, &json!({}), &crate::support::exchange::fixture("pegs.csv")).json();
    assert_eq!((&faults["faults"][0]["row"], &faults["faults"][0]["code"]), (&json!(8), &json!("not_a_number")));
    sent(&officer, &json!({}), &vec![b' '; 17 << 20]).problem(413, "too_large");
}
