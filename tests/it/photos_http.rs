//! Photos over HTTP: every file of the corpus, where it was taken, and the bytes that come back.

use std::collections::HashMap;

use aws_lc_rs::digest::{SHA256, digest};
use data_encoding::HEXLOWER;
use homestead::imaging;
use homestead::spatial::{Datum, DatumPosition, LonLat};
use serde_json::{Value, json};

use crate::support::life::{Life, People, Until, photo_bytes, upload};
use crate::support::server::TestServer;

type Row = HashMap<String, String>;

fn fixture(name: &str) -> Vec<u8> {
    let path = format!("{}/fixtures/photos/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|why| panic!("{path}: {why}"))
}

fn corpus() -> Vec<Row> {
    let table = fixture("manifest.csv");
    csv::Reader::from_reader(table.as_slice()).deserialize().map(|row| row.unwrap()).collect()
}

fn sha256(bytes: &[u8]) -> String {
    HEXLOWER.encode(digest(&SHA256, bytes).as_ref())
}

/// A photo's flags by code.
fn flags(photo: &Value) -> Vec<&str> {
    photo["flags"].as_array().unwrap().iter().map(|flag| flag["code"].as_str().unwrap()).collect()
}

#[test]
fn every_photo_of_the_corpus_is_taken_in_or_refused_by_name() {
    let server = TestServer::start();
    let people = People::of(&server);
    let life = Life::new(&people, 1).walked(Until::Applied);
    let officer = people.who("officer");
    let (mut taken, mut refused) = (0, 0);
    for (row, day) in corpus().iter().zip(1..) {
        // On days of their own: two files of the corpus are one photo.
        let (name, bytes) = (&row["file"], fixture(&row["file"]));
        let reply = upload(&officer, &life.meta(&bytes, day, 6.0), &bytes);
        let readable = row["pillow_decode"] == "ok";
        match row["type"].as_str() {
            format @ ("HEIC" | "AVIF") => {
                let problem = reply.problem(415, "unsupported_format");
                assert!(problem["detail"].as_str().unwrap().contains(&format.to_lowercase()), "{name}: {problem}");
                refused += 1;
            }
            _ if !readable => {
                assert!([415, 422].contains(&reply.status), "{name}: {}", reply.text);
                let code = reply.json()["code"].as_str().unwrap().to_owned();
                assert!(["unreadable", "unsupported_format"].contains(&code.as_str()), "{name}: {code}");
                refused += 1;
            }
            _ => {
                assert_eq!(reply.status, 201, "{name}: {}", reply.text);
                as_in_the_manifest(name, row, &reply.json()["photo"]);
                taken += 1;
            }
        }
    }
    assert_eq!((taken + refused, refused > 10), (103, true), "{taken} taken, {refused} refused");
    let file = people.who("clerk").get(&format!("/houses/{}", life.id())).json();
    assert_eq!(file["photos"].as_array().unwrap().len(), taken);
}

fn as_in_the_manifest(name: &str, row: &Row, photo: &Value) {
    assert_eq!(photo["sha256"], row["sha256"], "{name}");
    assert_eq!(photo["bytes"].to_string(), row["bytes"], "{name}");
    let orientation = if row["orientation"].is_empty() { "1" } else { &row["orientation"] };
    assert_eq!(photo["exif"]["orientation"].to_string(), orientation, "{name}");
    let stated: Option<(f64, f64)> = row["lat"].parse().ok().zip(row["lon"].parse().ok());
    match (stated, photo["exif"]["location"].as_object()) {
        (Some((0.0, 0.0)) | None, None) => {}
        (Some((lat, lon)), Some(found)) => {
            let apart = |field: &str, stated: f64| (found[field].as_f64().unwrap() - stated).abs();
            assert!(apart("lat", lat) < 1e-6 && apart("lon", lon) < 1e-6, "{name}: {found:?}");
            // Every photo of the corpus was taken far from 沾益区; the phone says otherwise.
            let foreign = row["map_datum"].is_empty() || Datum::from_name(&row["map_datum"]).is_some();
            assert!(!foreign || flags(photo).contains(&"exif_mismatch"), "{name}: {}", photo["flags"]);
        }
        (stated, found) => panic!("{name}: {found:?} instead of {stated:?}"),
    }
    // Upright: the sides change places for a picture that lies on its side.
    let lies = ["5", "6", "7", "8"].contains(&orientation);
    let (width, height) = if lies { (&row["height"], &row["width"]) } else { (&row["width"], &row["height"]) };
    assert_eq!((&photo["width"].to_string(), &photo["height"].to_string()), (width, height), "{name}");
    assert_eq!(photo["verdict"], "inside", "{name}");
}

#[test]
fn where_a_photo_was_taken_is_judged_by_the_plot() {
    let server = TestServer::start();
    let people = People::of(&server);
    let life = Life::new(&people, 1).walked(Until::Applied);
    let officer = people.who("officer");
    let take = |day: i64, change: &dyn Fn(&mut Value)| {
        let bytes = photo_bytes();
        let mut meta = life.meta(&bytes, day, 6.0);
        change(&mut meta);
        let reply = upload(&officer, &meta, &bytes);
        assert_eq!(reply.status, 201, "{}", reply.text);
        reply.json()["photo"].clone()
    };
    let far = life.meta(&[], 1, 900.0)["location"].clone();
    let near = life.meta(&[], 1, 30.0)["location"].clone();
    let inside = take(1, &|_| {});
    assert_eq!((&inside["verdict"], inside["distance_m"].as_f64()), (&json!("inside"), Some(0.0)));
    let beside = take(2, &|meta| meta["location"] = near.clone());
    assert_eq!(beside["verdict"], "inside", "within the fence of 30 m");
    assert!((beside["distance_m"].as_f64().unwrap() - 18.0).abs() < 0.5, "{beside}");
    assert_eq!(beside["fence"], json!({ "target": "plot", "radius_m": 30.0 }));
    let outside = take(3, &|meta| {
        meta["location"] = far.clone();
        meta["outside_reason"] = json!("山洪断路");
    });
    assert_eq!((&outside["verdict"], &outside["outside_reason"]), (&json!("outside"), &json!("山洪断路")));
    assert!((850.0..950.0).contains(&outside["distance_m"].as_f64().unwrap()), "{outside}");
    let vague = take(4, &|meta| meta["location"]["accuracy_m"] = json!(150));
    assert_eq!(vague["verdict"], "undecided");
    let nowhere = take(5, &|meta| drop(meta.as_object_mut().unwrap().shift_remove("location")));
    assert_eq!((&nowhere["verdict"], &nowhere["distance_m"]), (&json!("unlocated"), &Value::Null));
    // A photo for no house is judged by no plot.
    let loose = take(6, &|meta| drop(meta.as_object_mut().unwrap().shift_remove("house_id")));
    assert_eq!((&loose["verdict"], &loose["fence"]), (&json!("undecided"), &Value::Null));
    let id = loose["id"].as_str().unwrap();
    people.who("officer2").get(&format!("/photos/{id}")).problem(404, "not_found");

    // The shift of the Chinese maps is about half a kilometre here: taken off once, where the fix comes in.
    let fix = &inside["location"];
    let (lon, lat) = (fix["lon"].as_f64().unwrap(), fix["lat"].as_f64().unwrap());
    for datum in [Datum::Gcj02, Datum::Bd09] {
        let [given_lon, given_lat] = DatumPosition::from_wgs84(LonLat::new(lon, lat).unwrap(), datum).given_deg();
        assert!((given_lon - lon).abs() > 0.001, "{datum:?} shifts");
        let shifted = take(7, &|meta| {
            meta["location"]["lon"] = json!(given_lon);
            meta["location"]["lat"] = json!(given_lat);
            meta["location"]["datum"] = json!(datum.code());
        });
        assert_eq!((&shifted["verdict"], &shifted["location"]["datum"]), (&json!("inside"), &json!(datum.code())));
        let apart = |field: &str, plain: f64| (shifted["location"][field].as_f64().unwrap() - plain).abs();
        assert!(apart("lon", lon) < 1e-6 && apart("lat", lat) < 1e-6, "{shifted}");
    }
    let stale = take(8, &|meta| {
        meta["location"]["fix_age_s"] = json!(600);
        meta["location"]["provider"] = json!("mock");
    });
    assert!(flags(&stale).contains(&"stale_fix") && flags(&stale).contains(&"mock_location"), "{}", stale["flags"]);
}

#[test]
fn the_bytes_come_back_as_they_were_and_the_copies_upright() {
    let server = TestServer::start();
    let people = People::of(&server);
    let life = Life::new(&people, 1).walked(Until::Applied);
    let (officer, clerk) = (people.who("officer"), people.who("clerk"));
    for (name, mime) in [
        ("files/ianare__canon_hdr_YES.jpg", "image/jpeg"),
        ("files/mei__HTC_Desire.webp", "image/webp"),
        ("files/mei__18f9baf3834980f4b80a3e82ad45be48.png", "image/png"),
    ] {
        let bytes = fixture(name);
        let reply = upload(&officer, &life.meta(&bytes, 1, 6.0), &bytes);
        assert_eq!(reply.status, 201, "{name}: {}", reply.text);
        let photo = reply.json()["photo"].clone();
        let id = photo["id"].as_str().unwrap();
        let original = clerk.get(&format!("/photos/{id}/original"));
        assert_eq!((original.bytes == bytes, original.header("content-type")), (true, mime), "{name}");
        assert_eq!(sha256(&original.bytes), photo["sha256"]);
        assert!(original.header("cache-control").starts_with("private"), "{:?}", original.headers);
        let (width, height) = (photo["width"].as_u64().unwrap(), photo["height"].as_u64().unwrap());
        for (copy, long) in [("display", 1600), ("thumbnail", 320)] {
            let shown = clerk.get(&format!("/photos/{id}/{copy}"));
            assert_eq!(shown.header("content-type"), "image/jpeg");
            let facts = imaging::examine(&shown.bytes).unwrap();
            assert_eq!(facts.exif, imaging::Exif::default(), "{name}: a copy carries EXIF");
            assert_eq!(u64::from(facts.width_px.max(facts.height_px)), width.max(height).min(long), "{name} {copy}");
            assert_eq!(facts.width_px > facts.height_px, width > height, "{name} {copy} lies on its side");
        }
        server.anyone().get(&format!("/photos/{id}/display")).problem(401, "not_signed_in");
    }
    // The first lies on its side in the file and stands in the copy.
    let sideways = imaging::examine(&fixture("files/ianare__canon_hdr_YES.jpg")).unwrap();
    assert!(sideways.width_px > sideways.height_px && sideways.upright_size_px().0 < sideways.upright_size_px().1);
}

#[test]
fn a_photo_shown_twice_is_flagged_and_one_sent_twice_is_one() {
    let server = TestServer::start();
    let people = People::of(&server);
    let (first, second) = (Life::new(&people, 1).walked(Until::Applied), Life::new(&people, 2).walked(Until::Applied));
    let (officer, bytes) = (people.who("officer"), photo_bytes());
    let send = |life: &Life, day: i64| upload(&officer, &life.meta(&bytes, day, 6.0), &bytes);
    let (made, again) = (send(&first, 1), send(&first, 1));
    assert_eq!((made.status, again.status), (201, 200), "{}", again.text);
    let photo = made.json()["photo"].clone();
    assert_eq!(again.json()["photo"]["id"], photo["id"]);
    assert!(!flags(&photo).contains(&"exact_duplicate"));
    let elsewhere = send(&second, 2).json()["photo"].clone();
    assert!(flags(&elsewhere).contains(&"exact_duplicate"), "{}", elsewhere["flags"]);
    assert_eq!(elsewhere["duplicates"], json!([{ "photo_id": photo["id"], "distance": 0, "same_house": false }]));
    let later = send(&first, 3).json()["photo"].clone();
    let same: Vec<bool> =
        later["duplicates"].as_array().unwrap().iter().map(|it| it["same_house"].as_bool().unwrap()).collect();
    assert_eq!(same.iter().filter(|same| **same).count(), 1, "{}", later["duplicates"]);
    // Photos for another house prove nothing of this one.
    let mut visit = first.visit("patrol", 4);
    visit["photos"] = json!([photo["id"], elsewhere["id"]]);
    let problem = first.attempt("officer", "inspect", 4, visit).problem(422, "invalid_fields");
    assert_eq!(problem["fields"].as_array().unwrap().len(), 1, "{problem}");
    assert_eq!(
        (&problem["fields"][0]["path"], &problem["fields"][0]["code"]),
        (&json!("photos[1]"), &json!("not_a_photo_of_this_house"))
    );
}
