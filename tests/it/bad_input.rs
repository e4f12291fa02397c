//! What comes in wrong: everything wrong is named at once, in both languages, nothing of it is kept, and nothing breaks.

use std::collections::BTreeSet;
use std::io::Cursor;

use homestead::http::Code;
use homestead::words::Language;
use image::{GrayImage, ImageFormat};
use jiff::{Timestamp, ToSpan};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::life::{Life, People, Until, form, meeting, merge, photo_bytes, rectangle, upload};
use crate::support::server::{Client, Reply, TestServer};
use crate::support::source::Source;

const JSON: Option<&str> = Some("application/json");

/// How many entries the ledger has.
fn entries(people: &People) -> usize {
    let entries = people.who("auditor").get("/ledger/entries?limit=1000").json();
    entries["items"].as_array().unwrap().len()
}

/// An application in which everything is wrong that can be.
fn all_wrong(life: &Life) -> Value {
    let mut body = life.application();
    let (west, south) = (104.06, 25.69);
    let crossing = json!({ "type": "Polygon", "coordinates": [[[west, south], [west + 1e-4, south + 1e-4],
        [west + 1e-4, south], [west, south + 1e-4], [west, south]]] });
    let later = Timestamp::now().checked_add(1.hours()).unwrap().to_string();
    merge(
        &mut body,
        &json!({ "shoe_size": 43, "storeys": "two", "height_m": 900, "neighbours_consulted": "yes",
        "build_type": "castle", "plot": crossing, "footprint": rectangle(103.8, 25.4, 10.0, 0.0), "at": later,
        "village": "530303101999", "reason": "", "materials": [{ "code": 7 }, { "code": "identity", "colour": "red" }],
        "promise": { "build_within_months": 0, "demolish_old_within_days": 0.5 } }),
    );
    body["household"]["id_number"] = json!("530303197001010001");
    body["household"]["members"][1]["id_number"] = json!("53030319980909007X");
    body["household"]["members"][2]["relation"] = json!("butler");
    body["household"].as_object_mut().unwrap().shift_remove("phone");
    body["boundaries"]["east"] = json!("a\u{202e}b");
    body
}

#[test]
fn everything_wrong_is_named_at_once_in_both_languages_and_nothing_is_kept() {
    let server = TestServer::start();
    let people = People::of(&server);
    let before = entries(&people);
    let body = all_wrong(&Life::new(&people, 1));
    let mut told = Vec::new();
    for language in ["zh-CN", "en"] {
        let clerk = server.signed_in("clerk").with("accept-language", language);
        let reply = clerk.post("/houses", &body);
        let problem = reply.problem(422, "invalid_fields");
        assert_eq!(reply.header("content-language"), language);
        told.push(problem["fields"].as_array().unwrap().clone());
        for number in ["530303197001010001", "53030319980909007X", "王大山"] {
            assert!(!reply.text.contains(number), "a problem repeats what was sent");
        }
    }
    let found: BTreeSet<(&str, &str)> =
        told[0].iter().map(|field| (field["path"].as_str().unwrap(), field["code"].as_str().unwrap())).collect();
    let expected: BTreeSet<(&str, &str)> = [
        ("at", "in_future"),
        ("village", "unknown_division"),
        ("household.id_number", "bad_check_digit"),
        ("household.phone", "required"),
        ("household.members[1].id_number", "bad_check_digit"),
        ("household.members[2].relation", "not_a_choice"),
        ("build_type", "not_a_choice"),
        ("plot.coordinates[0]", "self_crossing"),
        ("footprint", "outside_county"),
        ("storeys", "wrong_type"),
        ("height_m", "out_of_range"),
        ("boundaries.east", "unwanted_characters"),
        ("neighbours_consulted", "wrong_type"),
        ("reason", "required"),
        ("promise.build_within_months", "out_of_range"),
        ("promise.demolish_old_within_days", "out_of_range"),
        ("materials[0].code", "wrong_type"),
        ("materials[1].colour", "unknown_field"),
        ("shoe_size", "unknown_field"),
    ]
    .into_iter()
    .collect();
    let without_point =
        |path: &str| if path.starts_with("plot.") { "plot.coordinates[0]".to_owned() } else { path.to_owned() };
    let found: BTreeSet<(String, &str)> = found.into_iter().map(|(path, code)| (without_point(path), code)).collect();
    let expected: BTreeSet<(String, &str)> = expected.into_iter().map(|(path, code)| (path.to_owned(), code)).collect();
    assert_eq!(found, expected);
    for (chinese, english) in told[0].iter().zip(&told[1]) {
        let (chinese, english) = (chinese["detail"].as_str().unwrap(), english["detail"].as_str().unwrap());
        assert!(!chinese.is_ascii() && english.is_ascii(), "{chinese} / {english}");
        assert!(![chinese, english].iter().any(|said| said.contains('{') || said.contains("fault.")), "{english}");
    }
    assert_eq!(entries(&people), before);
    assert_eq!(people.who("clerk").get("/houses").json()["items"], json!([]));
}

/// The text from an opening bracket to the one that closes it.
fn bracketed(text: &str) -> &str {
    let mut depth = 0_i32;
    let end = text.find(|c| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        depth < 0
    });
    &text[..end.unwrap_or(text.len())]
}

/// Every literal in a piece of code that looks like a code.
fn codes(code: &str) -> impl Iterator<Item = &str> {
    let literals = code.split('"').skip(1).step_by(2);
    literals.filter(|text| text.len() > 2 && text.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
}

/// The codes that the source gives away behind a word: the first literal, or the last.
fn named(source: &Source, word: &str, last: bool) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    // A district pack's faults are told to whoever wrote the pack, in its own words.
    for file in source.files.iter().filter(|file| file.layer() != Some("exchange")) {
        for (at, _) in file.code.match_indices(word) {
            let inside = bracketed(&file.code[at + word.len()..]);
            if last && inside.contains("Wrong") {
                continue;
            }
            found.extend(if last { codes(inside).last() } else { codes(inside).next() }.map(str::to_owned));
        }
    }
    found
}

#[test]
fn every_code_has_words_in_both_languages() {
    let source = Source::read();
    let mut faults = named(&source, "Wrong::new(", false);
    faults.extend(named(&source, "fault(", true));
    faults.extend(named(&source, "parsed(", false));
    let told = |file: &&crate::support::source::SourceFile| {
        ["spatial/defect.rs", "domain/identity.rs"].contains(&file.path.as_str())
    };
    for file in source.files.iter().filter(told) {
        faults.extend(file.code.lines().filter_map(|line| codes(line.split_once("=> ")?.1).next()).map(str::to_owned));
    }
    for file in &source.files {
        let written = file.code.match_indices("Fault {").map(|(at, _)| &file.code[at..]);
        let literal = written.filter_map(|text| codes(text.split_once('}')?.0.split_once("code:")?.1).next());
        faults.extend(literal.map(str::to_owned));
    }
    let requirements = named(&source, "Requirement::new(", false);
    let flags = named(&source, "flag(", false);
    assert!(faults.len() > 40, "the faults are not read: {faults:?}");
    assert!(requirements.len() > 20, "the requirements are not read: {requirements:?}");
    assert!(flags.len() > 6, "the flags are not read: {flags:?}");
    let mut missing = Vec::new();
    for language in [Language::Chinese, Language::English] {
        let known: BTreeSet<&str> = language.keys().map(|(key, _)| key).collect();
        let wanted = faults.iter().map(|code| format!("fault.{code}"));
        let wanted = wanted.chain(requirements.iter().map(|code| format!("requirement.{code}.label")));
        let wanted = wanted.chain(flags.iter().map(|code| format!("flag.{code}")));
        let problems = Code::CATALOGUE.iter().flat_map(|(_, name, _)| ["title", "detail"].map(|part| (name, part)));
        let wanted = wanted.chain(problems.map(|(name, part)| format!("problem.{name}.{part}")));
        missing
            .extend(wanted.filter(|key| !known.contains(key.as_str())).map(|key| format!("{}: {key}", language.tag())));
    }
    assert!(missing.is_empty(), "without words:\n{}", missing.join("\n"));
}

#[test]
fn a_body_that_is_none_is_refused_before_anybody_reads_it() {
    let server = TestServer::start();
    let people = People::of(&server);
    let cadre = people.who("cadre");
    let before = entries(&people);
    let post = |media: Option<&str>, body: &[u8]| cadre.send("POST", "/houses", media, body.to_vec());
    let long = format!("{{\"reason\":\"{}\"}}", "长".repeat(100_000));
    post(JSON, long.as_bytes()).problem(413, "too_large");
    let bomb = [vec![b'['; 20_000], vec![b']'; 20_000]].concat();
    post(JSON, &bomb).problem(400, "bad_request");
    post(JSON, br#"{"act":"apply","act":"apply"}"#).problem(400, "bad_json");
    post(JSON, br#"{"household":{"phone":"1","phone":"2"}}"#).problem(400, "bad_json");
    for broken in ["", "{", "{}{}", "{\"a\":NaN}", "{'a':1}", "\u{feff}{}", "{\"a\":1e999}", "{\"a\":\"\\ud800\"}"] {
        post(JSON, broken.as_bytes()).problem(400, "bad_json");
    }
    post(JSON, b"{\"a\":\"\xff\xfe\"}").problem(400, "bad_json");
    for media in [None, Some("text/plain"), Some("application/xml"), Some("multipart/form-data; boundary=x")] {
        post(media, b"{}").problem(415, "unsupported_media_type");
    }
    let packed = server.signed_in("cadre").with("content-encoding", "gzip");
    packed.send("POST", "/houses", JSON, vec![0x1f, 0x8b]).problem(415, "unsupported_media_type");
    for value in ["[]", "null", "7", "\"apply\""] {
        let problem = post(JSON, value.as_bytes()).problem(422, "invalid_fields");
        assert_eq!(problem["fields"][0]["code"], "not_an_object", "{value}");
    }
    for query in [
        "limit=0",
        "limit=201",
        "limit=x",
        "bbox=1,2,3",
        "stage=x",
        "overdue=maybe",
        "division=5",
        "nobody=1",
        "limit=5&limit=6",
        "cursor=%00",
        "cursor=abc",
        "bbox=nan,0,1,1",
    ] {
        let reply = cadre.get(&format!("/houses?{query}"));
        assert_eq!(reply.status, 422, "{query}: {}", reply.text);
    }
    cadre.send("PUT", "/houses", JSON, b"{}".to_vec()).problem(405, "method_not_allowed");
    cadre.get("/nothing").problem(404, "not_found");
    assert_eq!(entries(&people), before);
}

#[test]
fn a_file_that_is_no_photo_is_refused_by_name() {
    let server = TestServer::start();
    let people = People::of(&server);
    let life = Life::new(&people, 1).walked(Until::Applied);
    let (before, officer) = (entries(&people), people.who("officer"));
    let send = |bytes: &[u8]| upload(&officer, &life.meta(bytes, 1, 6.0), bytes);
    let heic = include_bytes!("../../fixtures/photos/files/mei__exif-at-eof.heic");
    let problem = send(heic).problem(415, "unsupported_format");
    assert!(problem["detail"].as_str().unwrap().to_lowercase().contains("heic"), "{problem}");
    send(b"").problem(422, "empty");
    send(b"%PDF-1.7 not a photo at all").problem(415, "unsupported_format");
    send(&photo_bytes()[..2000]).problem(422, "unreadable");
    let mut bomb = Cursor::new(Vec::new());
    GrayImage::new(7_000, 6_000).write_to(&mut bomb, ImageFormat::Png).unwrap();
    send(bomb.get_ref()).problem(413, "too_many_pixels");
    send(&vec![0_u8; 41 << 20]).problem(413, "too_large");
    // Damaged on the way: the hash is of other bytes, and it is named with whatever else is wrong.
    let bytes = photo_bytes();
    let mut meta = life.meta(&photo_bytes(), 1, 6.0);
    meta["taken_at"] = json!("yesterday");
    meta["location"]["lat"] = json!(91);
    meta["mood"] = json!("good");
    let problem = upload(&officer, &meta, &bytes).problem(422, "invalid_fields");
    let named: BTreeSet<&str> =
        problem["fields"].as_array().unwrap().iter().map(|field| field["path"].as_str().unwrap()).collect();
    assert_eq!(named, BTreeSet::from(["sha256", "taken_at", "location.lat", "mood"]));
    let meta = life.meta(&bytes, 1, 6.0).to_string();
    let (media, whole) = form(&meta, &bytes);
    let raw = |media: &str, body: &[u8]| officer.send("POST", "/photos", Some(media), body.to_vec());
    raw(&media, &whole[..whole.len() / 2]).problem(400, "bad_request");
    raw(&media, b"").problem(400, "bad_request");
    raw("multipart/form-data", &whole).problem(400, "bad_request");
    raw("multipart/form-data; boundary=other", &whole).problem(400, "bad_request");
    answered(&raw(&media, &whole.repeat(2)[..whole.len() + 200]), "a form and the beginning of another");
    let (media, twice) = form("{\"a\":1,\"a\":2}", &bytes);
    raw(&media, &twice).problem(400, "bad_json");
    assert_eq!(raw("application/json", b"{}").status / 100, 4);
    // Only a copy sent whole beside a broken one may have been taken in.
    assert!(entries(&people) <= before + 1);
}

/// What may stand anywhere instead of what belongs there.
fn odd(which: usize) -> Value {
    let values = [
        json!(null),
        json!(true),
        json!(-1),
        json!(0),
        json!(1e308),
        json!(-1e-308),
        json!(18_446_744_073_709_551_615_u64),
        json!(""),
        json!("\u{0}"),
        json!("\u{202e}王"),
        json!("x".repeat(5_000)),
        json!("😀".repeat(60)),
        json!([]),
        json!({}),
        json!([[[]]]),
        json!([[[[0]]]]),
        json!({ "type": "Polygon", "coordinates": [[[0, 0], [0, 0], [0, 0], [0, 0]]] }),
        json!({ "type": "Polygon", "coordinates": [[[104, 25], [181, 91], [1e300, -1e300], [104, 25]]] }),
        json!("9999-12-31T23:59:59+08:00"),
        json!("-009999-01-01T00:00:00Z"),
        json!("0000-00-00"),
        json!("9999-12-31"),
        json!("0001-01-01"),
        json!("530303-00000000-0000-0000-0000-000000000000"),
        json!("' OR 1=1 --"),
        json!("{station}"),
        json!("../../etc/passwd"),
        json!("530303000000"),
        json!("apply"),
        json!("pass"),
        json!("EPSG:99999"),
    ];
    values[which % values.len()].clone()
}

/// Every place inside a value, as JSON pointers.
fn places(value: &Value, at: &str, into: &mut Vec<String>) {
    into.push(at.to_owned());
    match value {
        Value::Object(inner) => inner.iter().for_each(|(key, value)| places(value, &format!("{at}/{key}"), into)),
        Value::Array(inner) => {
            inner.iter().enumerate().for_each(|(i, value)| places(value, &format!("{at}/{i}"), into));
        }
        _ => {}
    }
}

fn mutated(mut body: Value, changes: &[(usize, usize)]) -> Value {
    for (place, which) in changes {
        let mut all = Vec::new();
        places(&body, "", &mut all);
        let chosen = all.swap_remove(place % all.len());
        if let Some(spot) = body.pointer_mut(&chosen) {
            *spot = odd(*which);
        }
    }
    body
}

/// Acts with their actors, on houses where they are open.
fn acts(early: &Life, decided: &Life, measured: &Life) -> Vec<(&'static str, String, Value)> {
    let to = |life: &Life| format!("/houses/{}/acts", life.id());
    let objections = json!({ "objections": [{ "who": "李四", "what": "占了路", "handled": "退让" }], "photos": [] });
    let old = json!({ "verdict": "rectify", "items": ["一"], "old_house": "pending" });
    let conversion = json!({ "document_no": "一", "date": "2026-01-01", "area_m2": 150.0 });
    let mut visit = measured.visit("completion_visit", 88);
    merge(&mut visit, &measured.as_built());
    merge(&mut visit, &json!({ "pegs": [{ "name": "J1", "lon": 104.0, "lat": 25.0 }], "outside_reason": "一" }));
    vec![
        ("cadre", "/houses".to_owned(), early.application()),
        ("cadre", to(early), early.body("hold_meeting", 3, meeting())),
        ("cadre", to(early), early.body("close_notice", 3, objections)),
        ("clerk", to(early), early.body("accept_application", 14, early.acceptance())),
        ("chief", to(decided), decided.body("issue_permit", 18, decided.grant("planning_permit"))),
        ("station-nr", to(decided), decided.body("record_conversion", 18, conversion)),
        ("officer", to(measured), measured.body("inspect", 88, visit)),
        ("chief", to(measured), measured.body("accept_house", 90, old)),
        ("clerk", to(measured), measured.body("register_title", 100, Life::title())),
        ("cadre", "/sync".to_owned(), json!({ "acts": [early.application(), early.application()] })),
        ("cadre", "/status".to_owned(), json!({ "number": "530303101-2026-0001", "id_tail": "0018" })),
        ("cadre", "/session".to_owned(), json!({ "username": "nobody", "password": "nothing" })),
    ]
}

fn answered(reply: &Reply, sent: &str) {
    assert!(reply.status < 500, "{} to {sent}: {}", reply.status, reply.text);
    if reply.status >= 400 {
        assert!(reply.header("content-type").starts_with("application/problem+json"), "{sent}: {:?}", reply.headers);
        assert!(reply.text.len() < 200_000, "a problem of {} bytes to {sent}", reply.text.len());
    }
}

#[test]
fn nothing_that_is_sent_breaks_the_server() {
    let server = TestServer::start();
    let people = People::of(&server);
    let early = Life::new(&people, 1).walked(Until::Applied);
    let decided = Life::new(&people, 2).walked(Until::Decided);
    let measured = Life::new(&people, 3).walked(Until::Measured);
    let acts = acts(&early, &decided, &measured);
    let change = (0..1_000_usize, 0..1_000_usize);
    let case = (0..acts.len(), prop::collection::vec(change, 1..4), any::<(bool, u16, u8)>());
    let mut runner = TestRunner::new(Config { cases: 200, failure_persistence: None, ..Config::default() });
    let ran = runner.run(&case, |(which, changes, (cut, at, byte))| {
        let (who, path, body) = &acts[which];
        let mut body = body.clone();
        if body.get("act_id").is_some() {
            body["act_id"] = json!(Uuid::now_v7());
        }
        let mut sent = mutated(body, &changes).to_string().into_bytes();
        if cut {
            let at = usize::from(at) % sent.len();
            sent[at] = byte;
        }
        let client: &Client = &people.who(who);
        answered(&client.send("POST", path, JSON, sent.clone()), &String::from_utf8_lossy(&sent));
        Ok(())
    });
    ran.unwrap();
    let bytes = photo_bytes();
    let mut runner = TestRunner::new(Config { cases: 60, failure_persistence: None, ..Config::default() });
    let ran = runner.run(&any::<(usize, usize, u16, u8)>(), |(place, which, at, byte)| {
        let meta = mutated(early.meta(&bytes, 1, 6.0), &[(place, which)]).to_string();
        let (media, mut sent) = form(&meta, &bytes);
        let at = usize::from(at) % sent.len();
        sent[at] = byte;
        answered(&people.who("officer").send("POST", "/photos", Some(&media), sent), &meta);
        Ok(())
    });
    ran.unwrap();
    assert_eq!(people.who("officer").get("/houses").status, 200, "the houses can still be read");
    for life in [&early, &decided, &measured] {
        assert_eq!(people.who("clerk").get(&format!("/houses/{}", life.id())).status, 200);
    }
}
