//! A season of satellite patches over the demo district: over its plots and beside them, at a case, and where nobody asked
//! for anything. Invented places; nothing of an image is in them.

use std::error::Error;

use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::cases::actor;
use super::scene::{DADE, HEXI, LONGFENG, Lot, SHAODA, Village, WANGGUAN, XIAOHOUSUO, ZHONGXIN};
use crate::app::clock::Clock;
use crate::app::refusal::Refusal;
use crate::app::{Homestead, patches};
use crate::domain::time::china_date;
use crate::words::Language;

/// The images were taken so many days ago, and the season came so many days ago.
const BEFORE_DAYS: i64 = 215;
const AFTER_DAYS: i64 = 38;
const CAME_DAYS: i64 = 4;

/// The season was not taken over as a whole.
#[derive(Debug, thiserror::Error)]
#[error("the season of the story: {0:?}")]
struct Broken(Refusal);

/// Where a patch lies: over the plot of a house of the story, its sides set out by so many metres, or at a place of its own.
enum Ground {
    Plot(&'static Village, u32, [f64; 4]),
    Open(&'static str, [f64; 2], [f64; 2]),
}

use Ground::{Open, Plot};

/// Each patch with what the platform took it for.
const PATCHES: [(Ground, &str); 38] = [
    (Plot(SHAODA, 0, [0.0; 4]), "建筑"),
    (Plot(SHAODA, 15, [-0.4, -0.5, 0.3, -0.2]), "建筑"),
    (Plot(SHAODA, 16, [0.5, 0.4, -0.6, 0.3]), "建筑"),
    (Plot(SHAODA, 17, [0.0, 0.0, 9.0, 4.0]), "建筑"),
    (Plot(SHAODA, 9, [1.0, 0.5, 0.0, 0.6]), "推填土"),
    (Plot(ZHONGXIN, 7, [-0.3, 0.0, -0.3, 0.4]), "建筑"),
    (Plot(ZHONGXIN, 8, [6.0, 5.0, 0.0, 0.0]), "建筑"),
    (Plot(DADE, 3, [0.2, 0.1, 0.0, 0.5]), "建筑"),
    (Plot(DADE, 2, [0.0, 8.0, 7.0, 0.0]), "建筑"),
    (Plot(WANGGUAN, 3, [0.0, -0.4, 0.6, 0.0]), "建筑"),
    (Plot(HEXI, 6, [0.4, 0.0, 0.2, -0.3]), "建筑"),
    (Plot(XIAOHOUSUO, 2, [0.0, 0.3, 0.0, 5.5]), "建筑"),
    (Plot(LONGFENG, 2, [-0.2, 0.4, 0.3, 0.0]), "建筑"),
    (Open("530303101201", [104.057_1, 25.684_9], [11.0, 12.0]), "建筑"),
    (Open("530303101204", [104.053_3, 25.710_1], [13.0, 10.0]), "建筑"),
    (Open("530303101205", [104.066_2, 25.671_9], [15.0, 9.0]), "建筑"),
    (Open("530303101201", [104.059_9, 25.687_6], [14.0, 11.0]), "建筑"),
    (Open("530303101202", [104.068_2, 25.695_8], [22.0, 16.0]), "建筑"),
    (Open("530303101205", [104.061_4, 25.668_3], [48.0, 36.0]), "推填土"),
    (Open("530303102203", [103.889_6, 25.799_2], [12.0, 12.0]), "建筑"),
    (Open("530303102201", [103.866_3, 25.773_8], [30.0, 18.0]), "推填土"),
    (Open("530303001005", [103.818_6, 25.607_4], [16.0, 13.0]), "建筑"),
    (Open("530303001005", [103.823_1, 25.611_9], [34.0, 21.0]), "推填土"),
    (Open("530303002011", [103.797_3, 25.628_4], [12.0, 10.0]), "建筑"),
    (Open("530303003006", [103.851_2, 25.583_7], [14.0, 14.0]), "建筑"),
    (Open("530303004007", [103.866_8, 25.704_9], [18.0, 12.0]), "建筑"),
    (Open("530303004007", [103.859_1, 25.712_6], [11.0, 9.0]), "建筑"),
    (Open("530303201201", [104.002_7, 25.932_8], [13.0, 11.0]), "建筑"),
    (Open("530303201206", [103.984_4, 25.947_1], [26.0, 14.0]), "建筑"),
    (Open("530303201211", [104.021_9, 25.919_6], [12.0, 16.0]), "建筑"),
    (Open("530303202201", [104.112_5, 25.833_3], [15.0, 12.0]), "建筑"),
    (Open("530303202204", [104.096_8, 25.846_2], [10.0, 10.0]), "建筑"),
    (Open("530303202208", [104.127_4, 25.821_7], [40.0, 25.0]), "推填土"),
    (Open("530303203201", [103.622_9, 25.704_5], [14.0, 9.0]), "建筑"),
    (Open("530303203205", [103.641_3, 25.688_8], [12.0, 12.0]), "建筑"),
    (Open("530303204201", [103.692_6, 25.853_7], [17.0, 13.0]), "建筑"),
    (Open("530303204206", [103.676_9, 25.838_2], [11.0, 13.0]), "建筑"),
    (Open("530303205201", [103.596_4, 25.988_1], [15.0, 10.0]), "建筑"),
];

/// Takes the season of the demo district over if there is none yet; how many patches were made.
///
/// # Errors
/// When a row is refused, or the database's.
pub fn tell_season(home: &Homestead) -> Result<Option<usize>, Box<dyn Error>> {
    let reviewer = actor(home, "reviewer").map_err(Broken)?;
    if !patches::seasons(home, &reviewer).map_err(Broken)?.seasons.is_empty() {
        return Ok(None);
    }
    let now = home.clock.now();
    let mut then = home.clone();
    then.clock = Clock::fixed(now.checked_sub((24 * CAME_DAYS).hours())?);
    let file = serde_json::to_vec(&season(china_date(now))?)?;
    let taken = patches::collection(&then, &reviewer, &file, Language::Chinese).map_err(Broken)?;
    Ok(Some(taken.made))
}

/// The platform's file, as it would come.
fn season(today: Date) -> Result<Value, jiff::Error> {
    let (before, after) = (today.checked_sub(BEFORE_DAYS.days())?, today.checked_sub(AFTER_DAYS.days())?);
    let name = format!("{}Q{}", after.year(), (after.month() + 2) / 3);
    let features: Vec<Value> = (1_u32..)
        .zip(&PATCHES)
        .map(|(nth, (ground, kind))| {
            let (division, outline) = ground.drawn(nth);
            json!({ "type": "Feature", "geometry": outline, "properties": {
                "JCBH": format!("530303{name}{nth:03}"), "ZLDWDM": division, "TBLX": kind, "传感器": "GF-2",
                "前时相": before, "后时相": after, "判定结果": null } })
        })
        .collect();
    Ok(json!({ "type": "FeatureCollection", "season": name, "source": "示例批次", "features": features }))
}

impl Ground {
    fn drawn(&self, nth: u32) -> (&'static str, Value) {
        match self {
            Plot(village, place, out_m) => (village.code, Lot::of(village, *place).plot_with(*out_m)),
            Open(division, middle, [width, depth]) => (*division, Lot::sized(*middle, nth, [*width, *depth]).plot()),
        }
    }
}
