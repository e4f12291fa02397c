//! What an exported file is called: its layer, what was filtered, the day. Never what was searched for, which may be a name.

use jiff::civil::Date;

use crate::app::district::District;
use crate::app::map::{MapFilter, MapLayer};
use crate::words::Language;

/// Letters of a name, so that a folder of any system takes it with its ending.
const MOST: usize = 80;

/// The name, without its ending.
pub(super) fn told(layer: MapLayer, filter: &MapFilter, district: &District, today: Date, words: Language) -> String {
    let word = |code: &str| words.label("export_name", code);
    let (state, class) = match layer {
        MapLayer::Houses => ("state", "stage"),
        MapLayer::Violations => ("case_state", "track"),
        MapLayer::Patches => ("patch_state", "patch_class"),
    };
    let labels = |room: &str, codes: &[String]| codes.iter().map(|code| words.label(room, code)).collect::<Vec<_>>();
    let mut parts = vec![word(layer.code())];
    parts.extend(filter.division.iter().map(|division| district.name(division)));
    parts.extend(labels(class, &filter.stages));
    parts.extend(labels(class, &filter.tracks));
    parts.extend(labels(class, &filter.classes));
    parts.extend(labels(state, &filter.states));
    parts.extend(labels("finding_grade", &filter.grades));
    parts.extend(labels("case_source", &filter.sources));
    parts.extend(filter.kinds.iter().map(|kind| kind.code().to_owned()));
    parts.extend(filter.season.clone());
    let flags = [("open", filter.open), ("risk", filter.risk), ("overdue", filter.overdue)];
    let flags = flags.into_iter().chain([
        ("search", filter.q.is_some()),
        ("view", filter.bbox.is_some()),
        ("area", filter.area.is_some()),
    ]);
    parts.extend(flags.filter(|(_, given)| *given).map(|(code, _)| word(code)));
    let day = |code: &str, day: Date| words.say(&format!("export_name.{code}"), &[("day", day.to_string())]);
    parts.extend(filter.from.map(|from| day("from", from)));
    parts.extend(filter.to.map(|to| day("to", to)));
    let told: String = parts.join("_").chars().map(fit).take(MOST).collect();
    format!("{told}_{today}")
}

/// A letter that every system takes in a file's name.
fn fit(letter: char) -> char {
    if letter.is_control() || letter.is_whitespace() || "/\\:*?\"<>|,".contains(letter) { '-' } else { letter }
}
