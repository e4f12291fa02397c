//! Two officers of 白水镇 on patrol, through HTTP: loose photos, visits, the list of a day.

use std::sync::Arc;

use aws_lc_rs::digest::{SHA256, digest};
use data_encoding::HEXLOWER;
use homestead::store::{StoreError, audit};
use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};
use uuid::Uuid;

use super::life::{People, VILLAGE, merge, photo_bytes, upload};
use super::server::{Client, Reply, TestServer};

/// A place beside the road, far from every plot of these stories.
pub(crate) const LON: f64 = 104.02;
pub(crate) const LAT: f64 = 25.66;
/// A degree of longitude near 白水镇, in metres.
const M_PER_DEG_LON: f64 = 100_420.0;

/// A moment so many hours back, as a phone writes it.
pub(crate) fn hours_ago(hours: i64) -> String {
    Timestamp::now().checked_sub(hours.hours()).unwrap().to_string()
}

/// A day so many days from today.
pub(crate) fn in_days(days: i64) -> String {
    let now = Timestamp::now().to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(8)));
    now.checked_add(days.days()).unwrap().date().to_string()
}

/// A position so many metres east of the place.
pub(crate) fn fix(east_m: f64, accuracy_m: f64) -> Value {
    json!({ "lon": LON + east_m / M_PER_DEG_LON, "lat": LAT, "accuracy_m": accuracy_m, "datum": "wgs84" })
}

/// An officer's photo of no house; `more` goes over what the phone says of it.
pub(crate) fn loose_photo(client: &Client, at: &str, location: &Value, more: &Value) -> String {
    let bytes = photo_bytes();
    let mut meta = json!({ "taken_at": at, "device_id": "phone-1", "purpose": "patrol",
        "sha256": HEXLOWER.encode(digest(&SHA256, &bytes).as_ref()), "location": location });
    merge(&mut meta, more);
    let reply = upload(client, &meta, &bytes);
    assert_eq!(reply.status, 201, "{}", reply.text);
    reply.json()["photo"]["id"].as_str().unwrap().to_owned()
}

/// The body of a visit to the place, with these photos.
pub(crate) fn visit(at: &str, photos: &[&str], more: &Value) -> Value {
    let mut body = json!({ "act_id": Uuid::now_v7(), "act": "patrol_visit", "at": at, "village": VILLAGE, "location": fix(0.0, 6.0),
        "officers": ["officer", "officer2"], "photos": photos, "conclusion": "conforms" });
    merge(&mut body, more);
    body
}

/// Two officers photograph the place and record that they were there.
pub(crate) fn patrolled(people: &Arc<People>, at: &str, more: &Value) -> Value {
    let officer = people.who("officer");
    let photo = loose_photo(&officer, at, &fix(4.0, 6.0), &json!({}));
    let reply = record(&officer, &visit(at, &[&photo], more));
    assert_eq!(reply.status, 201, "{}", reply.text);
    reply.json()["visit"].clone()
}

pub(crate) fn record(client: &Client, body: &Value) -> Reply {
    client.post("/patrols/visits", body)
}

/// The whole list of a day as this person sees it, page by page.
pub(crate) fn plan(client: &Client, query: &str, limit: usize) -> Vec<Value> {
    let mut tasks = Vec::new();
    let mut cursor = String::new();
    loop {
        let page = client.get(&format!("/patrols/plan?limit={limit}{query}{cursor}"));
        assert_eq!(page.status, 200, "{}", page.text);
        let page = page.json();
        tasks.extend(page["items"].as_array().unwrap().clone());
        assert!(page["items"].as_array().unwrap().len() <= limit);
        let Some(next) = page["next_cursor"].as_str() else { return tasks };
        cursor = format!("&cursor={next}");
        assert!(tasks.len() < 5_000, "a list without an end");
    }
}

/// Everything is as the ledger says.
pub(crate) fn assert_clean(server: &TestServer) {
    let audited = server
        .home
        .store
        .read(|conn| audit::audit(conn, "530303", |one| panic!("{one}"), |_photo| Ok::<_, StoreError>(None)));
    assert!(audited.unwrap().entries > 0);
}

pub(crate) fn village_of(seen: &Value, code: &str) -> Value {
    let items = seen["items"].as_array().unwrap();
    items.iter().find(|item| item["village"]["code"] == code).unwrap_or_else(|| panic!("{code} in {seen}")).clone()
}

/// How many villages 白水镇 has.
pub(crate) fn villages(people: &People) -> usize {
    let divisions = people.who("clerk").get("/divisions?under=530303101").json();
    divisions["items"].as_array().unwrap().iter().filter(|item| item["level"] == "village").count()
}
