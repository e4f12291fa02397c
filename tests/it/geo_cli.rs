//! `homestead geo` as a program uses it: lines into a process, lines out of it.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::spatial_fixtures::{lines, lonlat, number, rows};

struct Answered {
    lines: Vec<String>,
    words: String,
    all: bool,
}

fn geo(arguments: &[&str], input: &[u8]) -> Answered {
    let mut child = Command::new(env!("CARGO_BIN_EXE_homestead"))
        .arg("geo")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut stdin, input) = (child.stdin.take().unwrap(), input.to_vec());
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    let _refused_early = writer.join().unwrap();
    Answered {
        lines: String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect(),
        words: String::from_utf8(output.stderr).unwrap(),
        all: output.status.success(),
    }
}

fn convert(from: &str, to: &str, points: &[[f64; 2]]) -> Vec<[f64; 2]> {
    let input: String = points.iter().map(|[x, y]| format!("{x},{y}\n")).collect();
    let found = geo(&["convert", "--from", from, "--to", to], input.as_bytes());
    assert!(found.all, "{}", found.words);
    let pair = |line: &String| {
        let (x, y) = line.split_once(',').unwrap();
        [number(x), number(y)]
    };
    found.lines.iter().map(pair).collect()
}

#[test]
fn every_vector_of_proj_goes_through_the_command() {
    for epsg in ["4522", "4523", "4543", "4544"] {
        let rows: Vec<_> = rows("conversion/cgcs2000_gk.csv").into_iter().filter(|row| row[4] == epsg).collect();
        assert_eq!(rows.len(), 122);
        let degrees: Vec<[f64; 2]> = rows.iter().map(|r| [number(&r[2]), number(&r[3])]).collect();
        let metres: Vec<[f64; 2]> = rows.iter().map(|r| [number(&r[5]), number(&r[6])]).collect();
        let system = format!("EPSG:{epsg}");
        for (found, wanted) in convert("EPSG:4490", &system, &degrees).iter().zip(&metres) {
            assert!((found[0] - wanted[0]).hypot(found[1] - wanted[1]) < 0.001, "{found:?} {wanted:?}");
        }
        for (found, wanted) in convert(&system, "EPSG:4326", &metres).iter().zip(&degrees) {
            assert!((found[0] - wanted[0]).abs() < 1e-8 && (found[1] - wanted[1]).abs() < 1e-8);
        }
    }
}

#[test]
fn every_city_goes_through_the_command() {
    let rows = rows("conversion/gcj02_bd09_cities.csv");
    let column = |i: usize| -> Vec<[f64; 2]> { rows.iter().map(|r| [number(&r[i]), number(&r[i + 1])]).collect() };
    let (wgs84, gcj02, bd09) = (column(4), column(6), column(8));
    let near = |found: &[[f64; 2]], wanted: &[[f64; 2]]| {
        for (f, w) in found.iter().zip(wanted) {
            assert!(lonlat(f[0], f[1]).rough_distance_m(lonlat(w[0], w[1])) < 1.0, "{f:?} {w:?}");
        }
    };
    near(&convert("EPSG:4326", "gcj02", &wgs84), &gcj02);
    near(&convert("gcj02", "EPSG:4326", &gcj02), &wgs84);
    near(&convert("EPSG:4326", "bd09", &wgs84), &bd09);
    for (found, wanted) in convert("gcj02", "bd09", &gcj02).iter().zip(&bd09) {
        assert!((found[0] - wanted[0]).abs() < 1.1e-7 && (found[1] - wanted[1]).abs() < 1.1e-7);
    }
    for system in ["gcj02", "bd09"] {
        let back = convert(system, "EPSG:4490", &convert("EPSG:4490", system, &wgs84));
        for (found, wanted) in back.iter().zip(&wgs84) {
            assert!((found[0] - wanted[0]).abs() < 1e-8 && (found[1] - wanted[1]).abs() < 1e-8, "{system}");
        }
    }
}

#[test]
fn a_bad_line_is_answered_in_its_place() {
    let input = b"x,y,name\n103.822,25.6,J1\n\nabc,25.6\n25.6,103.822\n12.5,41.9\n\xff\xfe\n200,1\n103.822,25.6\r\n";
    let found = geo(&["convert", "--from", "EPSG:4490", "--to", "EPSG:4523"], input);
    let expected = [
        "x,y,name",
        "35381659.534990,2833046.294861",
        "NaN,NaN,not_two_numbers",
        "NaN,NaN,out_of_degrees",
        "NaN,NaN,too_far_from_meridian",
        "NaN,NaN,not_text",
        "NaN,NaN,out_of_degrees",
        "35381659.534990,2833046.294861",
    ];
    assert_eq!(found.lines.len(), expected.len(), "{:?}", found.lines);
    for (line, start) in found.lines.iter().zip(expected) {
        assert!(line.starts_with(start), "{line} {start}");
    }
    assert!(found.lines[1].ends_with(",J1"));
    assert!(!found.all);
    assert!(found.words.contains("line 4: not_two_numbers") && found.words.contains("line 8: out_of_degrees"));
}

#[test]
fn a_system_that_is_not_known_is_a_wrong_command() {
    for system in ["EPSG:2359", "EPSG:3857", "xian80"] {
        let found = geo(&["convert", "--from", system, "--to", "EPSG:4523"], b"");
        assert!(!found.all && found.lines.is_empty() && found.words.contains(system), "{}", found.words);
    }
}

fn ask(arguments: &[&str], questions: &[Value]) -> Vec<Value> {
    let input: String = questions.iter().map(|q| format!("{q}\n")).collect();
    let found = geo(arguments, input.as_bytes());
    assert_eq!(found.lines.len(), questions.len(), "{}", found.words);
    found.lines.iter().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn validity_is_what_jts_says_through_the_command_too() {
    let cases = lines("polygons/validity_cases.jsonl");
    assert_eq!(cases.len(), 310);
    let questions: Vec<Value> = cases.iter().map(|c| json!({"id": c["id"], "geometry": c["wkt"]})).collect();
    let mut wrong = Vec::new();
    for (case, answer) in cases.iter().zip(ask(&["check"], &questions)) {
        assert_eq!(answer["id"], case["id"]);
        assert_eq!(answer["valid"].as_bool().unwrap(), answer["problems"].as_array().unwrap().is_empty());
        let unread = answer["problems"][0]["code"] == "unreadable_geometry";
        if answer["valid"] != case["valid"] || unread {
            wrong.push(format!("{answer} {}", case["wkt"]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn overlaps_in_degrees_are_measured_in_the_grid_of_the_county() {
    let cases = lines("polygons/overlap_pairs_zhanyi.jsonl");
    let questions: Vec<Value> = cases.iter().map(|c| json!({"id": c["id"], "a": c["a"], "b": c["b"]})).collect();
    for (case, answer) in cases.iter().zip(ask(&["compare", "--crs", "lonlat"], &questions)) {
        for (ours, theirs) in [
            ("area_a", "area_a_m2"),
            ("area_b", "area_b_m2"),
            ("intersection", "intersection_m2"),
            ("distance", "distance_m"),
        ] {
            let (found, exact) = (answer[ours].as_f64().unwrap(), case[theirs].as_f64().unwrap());
            assert!((found - exact).abs() < 0.01, "{}: {ours} is {found}, not {exact}", case["id"]);
        }
        assert!(answer.get("problems").is_none());
    }
}

#[test]
fn awkward_overlaps_are_exact_through_the_command_too() {
    let cases = lines("polygons/boolean_cases.jsonl");
    let questions: Vec<Value> = cases.iter().map(|c| json!({"id": c["id"], "a": c["a"], "b": c["b"]})).collect();
    let answers = ask(&["compare"], &questions);
    let mut asked = 0;
    for (case, answer) in cases.iter().zip(&answers) {
        let (area_a, area_b) = (answer["area_a"].as_f64().unwrap(), answer["area_b"].as_f64().unwrap());
        let part = |name: &str| answer[name].as_f64().unwrap();
        let off = part("intersection") + part("a_minus_b") + part("b_minus_a") - part("union");
        assert!(off.abs() <= 1e-6 * (area_a + area_b), "{answer}");
        if let Some(exact) = case["exact_intersection_area"].as_f64() {
            asked += 1;
            assert!((part("intersection") - exact).abs() <= 1e-6 * area_a.max(area_b), "{answer} {exact}");
        }
        let invalid = case["a_valid"] == false || case["b_valid"] == false;
        assert_eq!(answer.get("problems").is_some(), invalid, "{} {answer}", case["source"]);
    }
    assert!(asked > 80, "{asked}");
}

#[test]
fn a_bow_tie_is_measured_by_what_it_covers_and_named() {
    let tie = "POLYGON ((0 0, 10 10, 10 0, 0 10, 0 0))";
    let answer = &ask(&["compare"], &[json!({"id": 7, "a": tie, "b": "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))"})])[0];
    assert_eq!(answer["id"], 7);
    assert!((answer["area_a"].as_f64().unwrap() - 50.0).abs() < 1e-6);
    assert!((answer["intersection"].as_f64().unwrap() - 50.0).abs() < 1e-6);
    assert_eq!(answer["problems"]["a"][0]["code"], "self_crossing");
    assert_eq!(answer["problems"]["b"], json!([]));
}

#[test]
fn geometries_of_every_spelling_are_read() {
    let square = json!({"type": "Polygon", "coordinates": [[[0, 0, 5], [1, 0, 5], [1, 1, 5], [0, 0, 5]]]});
    for geometry in [
        square.clone(),
        json!({"type": "Feature", "properties": null, "geometry": square}),
        json!(square.to_string()),
        json!("polygon z ((0 0 1, 1 0 1, 1 1 1, 0 0 1))"),
        json!("SRID=4523;POLYGON ZM((0 0 1 2,1 0 1 2,1 1 1 2,0 0 1 2))"),
        json!("MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), EMPTY)"),
        json!("POLYGON EMPTY"),
        json!({"type": "Polygon", "coordinates": []}),
    ] {
        let answer = &ask(&["check"], &[json!({"id": "a", "geometry": geometry})])[0];
        assert_eq!(answer["valid"], true, "{geometry} {answer}");
    }
    for (geometry, code) in [
        (json!("POINT (1 2)"), "not_a_polygon"),
        (json!({"type": "LineString", "coordinates": [[0, 0], [1, 1]]}), "not_a_polygon"),
        (json!("POLYGON ((0 0, 1 0, 1 1"), "unreadable_geometry"),
        (json!("POLYGON ((0 0, 1 0, 1 1, 0 0)) and more"), "unreadable_geometry"),
        (json!("POLYGON ((0, 1, 2, 0))"), "unreadable_geometry"),
        (json!("面"), "unreadable_geometry"),
        (json!(null), "unreadable_geometry"),
        (json!([]), "unreadable_geometry"),
        (json!("POLYGON ((0 0, 1 0, 1 NaN, 0 0))"), "not_finite"),
        (json!("POLYGON ((0 0, 1 0, 1 1e999, 0 0))"), "not_finite"),
        (json!("POLYGON ((0 0, 1 0, 1 1))"), "unclosed"),
    ] {
        let answer = &ask(&["check"], &[json!({"id": 1, "geometry": geometry})])[0];
        assert_eq!((&answer["valid"], &answer["problems"][0]["code"]), (&json!(false), &json!(code)), "{geometry}");
    }
}

#[test]
fn lines_that_are_no_question_do_not_stop_the_others() {
    let input =
        b"{\"id\":1,\"geometry\":\"POLYGON EMPTY\"}\nnonsense\n[1]\n\xff\n{\"id\":2,\"geometry\":\"POLYGON EMPTY\"}\n";
    let found = geo(&["check"], input);
    let answers: Vec<Value> = found.lines.iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    let valid: Vec<bool> = answers.iter().map(|a| a["valid"].as_bool().unwrap()).collect();
    assert_eq!(valid, [true, false, false, false, true]);
    assert_eq!(answers[1]["problems"][0]["code"], "not_a_json_object");
    assert_eq!(answers[3]["problems"][0]["code"], "not_text");
    assert!(!found.all && found.words.contains("line 2: not_a_json_object"), "{}", found.words);
    let found = geo(&["compare"], b"{\"id\":\"x\",\"a\":\"POLYGON EMPTY\",\"b\":\"POINT (1 1)\"}\n");
    assert_eq!(found.lines, [r#"{"id":"x","error":"not_a_polygon"}"#]);
    assert!(!found.all);
}

#[test]
fn an_answer_comes_before_the_next_question() {
    use std::io::{BufRead, BufReader};
    let mut child = Command::new(env!("CARGO_BIN_EXE_homestead"))
        .args(["geo", "convert", "--from", "gcj02", "--to", "EPSG:4490"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    for _ in 0..3 {
        stdin.write_all(b"103.823983,25.596913\n").unwrap();
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        assert!(line.starts_with("103.822000"), "{line}");
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn hostile_lines_are_answered_and_the_next_ones_too() {
    let mut input = Vec::new();
    let mut put = |line: String| {
        input.extend(line.into_bytes());
        input.push(b'\n');
    };
    let square = |size: &str| format!("POLYGON ((0 0, {size} 0, {size} {size}, 0 {size}, 0 0))");
    for size in ["1e308", "1e-300", "1e999", "1e120"] {
        put(json!({"id": size, "a": square(size), "b": square("1")}).to_string());
    }
    put(format!("{{\"id\":\"deep\",\"a\":{}{}}}", "[".repeat(5_000), "]".repeat(5_000)));
    put(format!("{{\"id\":\"long\",\"a\":\"{}\"}}", "x".repeat(17 << 20)));
    put(json!({"id": "last", "a": square("2"), "b": square("1")}).to_string());
    let found = geo(&["compare"], &input);
    let answers: Vec<Value> = found.lines.iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    let errors: Vec<&str> = answers.iter().map(|a| a["error"].as_str().unwrap_or("")).collect();
    assert_eq!(errors, ["out_of_range", "", "not_finite", "out_of_range", "not_a_json_object", "line_too_long", ""]);
    assert_eq!(answers[6]["intersection"], 1.0);
    assert!(!found.all);
}
