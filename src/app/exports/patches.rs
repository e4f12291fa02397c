//! Satellite patches with what the comparison says of them and what was found on the ground.

use serde_json::{Value, json};

use super::frame::{Frame, places, titled};
use crate::app::district::District;
use crate::app::patches::view::PatchLine;
use crate::app::refusal::Refusal;
use crate::domain::patches::Patch;
use crate::domain::patches::codes::code;
use crate::domain::time::china_date;
use crate::exchange::shapes::write::{Column, Kind, Record};
use crate::words::Language;

/// What a patch is given out with; what the platform says has its own field codes.
pub(super) fn columns(words: Language) -> Vec<Column> {
    let text = |name| titled(name, Kind::Text, words);
    let area = |name| titled(name, Kind::Decimal(2), words);
    let own = [
        text("ID"),
        text("JCBH"),
        text("SEASON"),
        text("DIVISION"),
        text("VILL_NAME"),
        text("TOWN_NAME"),
        text("CLASS"),
        text("CLASS_NAME"),
        text("STATE"),
        text("STATE_NAME"),
        text("TBLX"),
        titled("JCMJ", Kind::Decimal(4), words),
        area("AREA_M2"),
        titled("COVERED", Kind::Decimal(4), words),
        area("OUTSIDE_M2"),
        text("HOUSE_NO"),
        text("BEFORE"),
        text("AFTER"),
        text("IMPORTED"),
        text("CHECKED_ON"),
        text("RESULT"),
        text("RES_NAME"),
        text("CASE_NO"),
        text("CLOSED_ON"),
        titled("SAID", Kind::Prose, words),
    ];
    own.into_iter().chain(places(words)).collect()
}

/// A patch with all columns.
pub(super) fn record(
    frame: Frame,
    district: &District,
    patch: &Patch,
    line: &PatchLine,
    words: Language,
) -> Result<Record, Refusal> {
    let check = patch.check.as_ref();
    let township = patch.division.township();
    let mut values = vec![
        json!(line.id),
        json!(line.number),
        json!(line.season),
        json!(line.division),
        json!(line.division_name),
        json!(township.map(|code| district.name(&code))),
        line.class.clone(),
        json!(line.class_label),
        line.state.clone(),
        json!(line.state_label),
        json!(line.kind_text),
        json!(patch.facts.area_mu),
        json!(line.area_m2),
        json!(line.covered_share),
        json!(line.outside_m2),
        json!(line.house_number),
        json!(line.before),
        json!(line.after),
        json!(china_date(patch.imported_at)),
        json!(check.map(|it| it.on)),
        json!(check.map(|it| it.result)),
        json!(check.map(|it| words.label("patch_result", &code(&it.result)))),
        json!(patch.lead.as_ref().map(|lead| &lead.number)),
        json!(patch.closure.as_ref().map(|it| it.on)),
        Value::from(line.said.as_str()),
    ];
    values.extend(frame.place(patch.centre()));
    let polygons: Result<_, _> = patch.outlines.iter().map(|outline| frame.rings(outline)).collect();
    Ok(Record { name: line.number.clone(), values, polygons: polygons?, ..Record::default() })
}
