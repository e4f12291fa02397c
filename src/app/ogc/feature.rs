//! A feature of any collection, and what making one needs to know.

use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Value, json};

use super::drawn::Drawn;
use super::system::System;
use crate::app::district::District;
use crate::app::refusal::Refusal;
use crate::domain::ids::DivisionCode;
use crate::words::Language;

/// What features are made with.
pub(super) struct Scene {
    pub(super) district: Arc<District>,
    pub(super) system: System,
    pub(super) today: Date,
    pub(super) words: Language,
}

impl Scene {
    /// A feature.
    pub(super) fn feature(&self, id: &str, drawn: Drawn<'_>, properties: Value) -> Result<Value, Refusal> {
        let geometry = drawn.geojson(self.system)?;
        Ok(json!({ "type": "Feature", "id": id, "geometry": geometry, "properties": properties }))
    }

    /// The word for a code of a table.
    pub(super) fn label(&self, table: &str, code: &impl Serialize) -> String {
        self.words.label(table, json!(code).as_str().unwrap_or_default())
    }

    /// A division with its township: code, name, township's code, its name.
    pub(super) fn place(&self, division: &DivisionCode) -> [Option<String>; 4] {
        let township = division.township();
        let name = |code: &DivisionCode| self.district.name(code);
        let village = Some(division).filter(|division| division.is_village());
        [
            village.map(ToString::to_string),
            village.map(name),
            township.as_ref().map(ToString::to_string),
            township.as_ref().map(name),
        ]
    }
}

/// Square metres with two decimals.
pub(super) fn cents(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
