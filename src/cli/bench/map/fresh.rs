//! An act, and the tile after it: a real lead over HTTP, and the map asked at once.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use uuid::Uuid;

use super::super::super::Failure;
use super::client::{Answer, Client};
use super::drawn::{Drawn, drawn};
use super::row::Row;
use super::sign_in;
use super::tiles::address;
use crate::app::clock::Clock;

/// Who registers the leads, and where.
const OFFICER: &str = "officer";
const VILLAGE: &str = "530303101201";
/// How many there are.
const ACTS: usize = 50;
/// A tile in which every file is drawn with its id, and one in which they are counted.
const NEAR: u32 = 16;
const FAR: u32 = 9;

/// Does the acts; how long each took, how long the tile after it, and both together.
///
/// # Errors
/// An act that was refused; a tile that does not show what was done.
pub(super) fn measure(base: &str) -> Result<[Row; 3], Failure> {
    let token = sign_in(base, OFFICER)?;
    let mut client = Client::connect(base, Some(&token))?;
    let places = places(&mut client)?;
    let (mut acts, mut tiles, mut both) = (Vec::new(), Vec::new(), Vec::new());
    let mut length = Duration::ZERO;
    for place in places.iter().cycle().take(ACTS) {
        let far = tile(&mut client, *place, FAR)?.1.files;
        let began = Instant::now();
        let act = client.post("/api/v1/violations", &lead(*place).to_string())?;
        let (near, shown) = tile(&mut client, *place, NEAR)?;
        let took = began.elapsed();
        let acted = act.json("a lead")?;
        let id = acted.pointer("/violation/id").and_then(Value::as_str).ok_or("a lead has no id")?;
        if !shown.texts.iter().any(|text| text == id) {
            return Err(format!("the tile after the act does not show {id}").into());
        }
        let after = tile(&mut client, *place, FAR)?.1.files;
        if after != far + 1 {
            return Err(format!("a tile counted {far} before the act and {after} after it").into());
        }
        length += took;
        both.push(Answer { took, body: near.body.clone(), ..near });
        tiles.push(near);
        acts.push(act);
    }
    Ok([
        Row::of("act: a lead", &acts, ACTS, acts.iter().map(|it| it.took).sum()),
        Row::of("the tile after an act", &tiles, ACTS, tiles.iter().map(|it| it.took).sum()),
        Row::of("act and tile seen", &both, ACTS, length),
    ])
}

/// Where there are houses in the village.
fn places(client: &mut Client) -> Result<Vec<[f64; 2]>, Failure> {
    let path = format!("/api/v1/houses?limit=100&division={VILLAGE}");
    let page = client.get(&path)?.json(&path)?;
    let items = page.get("items").and_then(Value::as_array).cloned().unwrap_or_default();
    let number = |item: &Value, field: &str| item.get(field).and_then(Value::as_f64);
    let places: Vec<_> = items.iter().filter_map(|item| Some([number(item, "lon")?, number(item, "lat")?])).collect();
    if places.is_empty() { Err(format!("no house of {VILLAGE} has a place").into()) } else { Ok(places) }
}

fn lead([lon, lat]: [f64; 2]) -> Value {
    json!({ "act_id": Uuid::now_v7(), "act": "register_lead", "at": Clock::system().now().to_string(), "village": VILLAGE,
        "source": "patrol", "description": "测速登记：正在加层",
        "location": { "lon": lon, "lat": lat, "accuracy_m": 5.0, "datum": "wgs84" } })
}

/// The tile of a place, and what it shows.
fn tile(client: &mut Client, place: [f64; 2], z: u32) -> Result<(Answer, Drawn), Failure> {
    let path = address(place, z).put_into("/tiles/violations/{z}/{x}/{y}.mvt");
    let answer = client.get(&path)?;
    if answer.status >= 400 {
        return Err(format!("{path}: {}", answer.status).into());
    }
    let shown = drawn(&answer.body).ok_or_else(|| format!("{path} is no tile"))?;
    Ok((answer, shown))
}
