//! The names of properties, each kept once for a whole file, and the one among them that names the shape.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::Value;

use super::sheet::Properties;

/// Names seen so far.
#[derive(Debug, Default)]
pub(super) struct Names(BTreeSet<Arc<str>>);

impl Names {
    /// The shared copy of a name.
    pub(super) fn shared(&mut self, name: &str) -> Arc<str> {
        if let Some(known) = self.0.get(name) {
            return Arc::clone(known);
        }
        let fresh: Arc<str> = Arc::from(name);
        self.0.insert(Arc::clone(&fresh));
        fresh
    }
}

/// Properties that name a shape, the best first.
const NAMING: [&str; 9] = ["name", "名称", "地块名称", "SHYQRDBXM", "权利人", "户主", "户主姓名", "姓名", "ZJDDM"];

/// What a shape's properties call it; empty where none does.
pub(super) fn name_in(properties: &Properties) -> String {
    let texts = NAMING.iter().filter_map(|key| properties.get(key)?.as_str());
    texts.map(str::trim).find(|text| !text.is_empty()).unwrap_or_default().to_owned()
}

/// A text as a value: blank is null.
pub(super) fn text_value(text: &str) -> Value {
    let text = text.trim();
    if text.is_empty() { Value::Null } else { Value::from(text) }
}
