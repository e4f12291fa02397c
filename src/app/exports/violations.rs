//! Leads and cases: the outline measured last, before that what the lead showed, before that its point.

use serde_json::{Value, json};

use super::frame::{Frame, cents, places, titled};
use crate::app::refusal::Refusal;
use crate::app::violations::view::{CaseLine, Named};
use crate::domain::time::china_date;
use crate::domain::violations::Violation;
use crate::domain::violations::geometry::{Drawn, drawn};
use crate::exchange::shapes::write::{Column, Kind, Record};
use crate::spatial::LonLat;
use crate::words::Language;

/// What a case is given out with.
pub(super) fn columns(words: Language) -> Vec<Column> {
    let text = |name| titled(name, Kind::Text, words);
    let prose = |name| titled(name, Kind::Prose, words);
    let area = |name| titled(name, Kind::Decimal(2), words);
    let own = [
        text("ID"),
        text("NUMBER"),
        text("STATE"),
        text("STATE_NAME"),
        text("DIVISION"),
        text("VILL_NAME"),
        text("TOWN_NAME"),
        text("TRACK"),
        text("TRACK_NAME"),
        text("LAW"),
        text("KINDS"),
        prose("KIND_NAMES"),
        text("SOURCE"),
        text("SOURCENAME"),
        text("PARTY"),
        prose("DESCR"),
        text("FOUND_ON"),
        text("REGISTERED"),
        text("FILED_ON"),
        text("DECISION"),
        text("DECIDED_ON"),
        text("LAST_ACT"),
        text("DUE"),
        prose("DUE_NAME"),
        prose("RISKS"),
        prose("WAITS_FOR"),
        area("AREA_M2"),
        area("EXCESS_M2"),
    ];
    own.into_iter().chain(places(words)).collect()
}

/// A case with all columns.
pub(super) fn record(frame: Frame, case: &Violation, line: &CaseLine, words: Language) -> Result<Record, Refusal> {
    let place = LonLat::new(line.lon, line.lat).ok();
    let outline = match drawn(case) {
        Drawn::Outline(outline) => Some(outline),
        Drawn::Point(_) => None,
    };
    let joined = |names: Vec<&str>| json!(names.join(words.comma()));
    let label = |named: &Named| named.code.clone();
    let kinds: Vec<String> = line.kinds.iter().map(label).collect();
    let measured = case.filing.iter().filter_map(|it| it.measured.as_ref());
    let measured = measured.chain(case.investigations.iter().filter_map(|it| it.measured.as_ref())).next_back();
    let decision = case.decision.as_ref().map(|decision| &decision.paper);
    let clock = line.clock.as_ref();
    let mut values = vec![
        json!(line.id),
        json!(line.number),
        line.state.clone(),
        json!(line.state_label),
        json!(line.division),
        json!(line.village_name),
        json!(line.township_name),
        line.track.clone(),
        json!(line.track_label),
        json!(line.citation),
        json!(kinds.join(" ")),
        joined(line.kinds.iter().map(|kind| kind.label.as_str()).collect()),
        line.source.clone(),
        json!(line.source_label),
        json!(line.party_name),
        json!(line.description),
        json!(line.found_on),
        json!(china_date(case.registered_at)),
        json!(case.filing.as_ref().map(|filing| filing.on)),
        json!(decision.map(|paper| &paper.number)),
        json!(decision.map(|paper| paper.on)),
        json!(case.last_act_on()),
        json!(clock.and_then(|clock| clock.day.as_ref())),
        json!(clock.map(|clock| &clock.label)),
        joined(line.risks.iter().map(|risk| risk.label.as_str()).collect()),
        json!(line.waiting_for.as_ref().map(|it| format!("{} · {}", it.party_label, it.act_label))),
        outline.map_or(Value::Null, |outline| cents(outline.area_m2)),
        measured.map_or(Value::Null, |survey| cents(survey.excess_m2)),
    ];
    values.extend(frame.place(place));
    let polygons = outline.map(|outline| frame.rings(outline)).transpose()?;
    Ok(Record {
        name: line.number.clone(),
        values,
        polygons: polygons.into_iter().collect(),
        point: place.and_then(|place| frame.point(place)),
        ..Record::default()
    })
}
