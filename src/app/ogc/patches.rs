//! A satellite patch as a feature: its parts, and what the comparison said of it, which is a suspicion.

use serde_json::{Value, json};

use super::drawn::Drawn;
use super::feature::{Scene, cents};
use crate::app::patches::parse;
use crate::app::refusal::Refusal;
use crate::domain::patches::codes::code;
use crate::domain::time::china_date;
use crate::store::patches::PatchRow;

impl Scene {
    /// The feature of a patch.
    pub(super) fn patch(&self, row: &PatchRow) -> Result<Value, Refusal> {
        let patch = parse(row)?;
        let said = &patch.classification;
        let check = patch.check.as_ref();
        let [village, village_name, township, township_name] = self.place(&patch.division);
        let properties = json!({
            "number": patch.facts.number,
            "season": patch.season,
            "village": village,
            "village_name": village_name,
            "township": township,
            "township_name": township_name,
            "class": said.class,
            "class_label": self.words.label("patch_class", &said.class.code()),
            "state": patch.state,
            "state_label": self.words.label("patch_state", &patch.state.code()),
            "result": check.map(|check| code(&check.result)),
            "result_label": check.map(|check| self.words.label("patch_result", &code(&check.result))),
            "kind_text": patch.facts.kind_text,
            "before": patch.facts.before,
            "after": patch.facts.after,
            "imported_on": china_date(patch.imported_at),
            "area_m2": cents(said.area_m2),
            "stated_area_m2": patch.facts.stated_m2().map(cents),
            "area_differs": patch.area_differs,
            "covered_share": (said.covered_share * 10_000.0).round() / 10_000.0,
            "outside_m2": cents(said.outside_m2),
            "assumed": patch.assumed,
        });
        self.feature(&patch.id.to_string(), Drawn::Outlines(&patch.outlines), properties)
    }
}
