//! What a file puts into its papers, by the names that templates use.

use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::Date;

use super::formal::day;
use crate::domain::rule::Basis;

/// One thing that a paper may say.
#[derive(Clone, PartialEq, Eq)]
pub enum Value {
    /// Words.
    Text(String),
    /// A citation of a local rule or of a reading: unconfirmed, it wears a badge inside the house and is never told to a
    /// citizen.
    Cite(Basis),
}

/// One row of a list.
pub type Row = BTreeMap<&'static str, String>;

/// All that a file can say on one of its papers. It holds personal data, opened: it is neither shown nor logged.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Values {
    texts: BTreeMap<&'static str, Value>,
    lists: BTreeMap<&'static str, Vec<Row>>,
}

impl fmt::Debug for Values {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Values(…)")
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Value(…)")
    }
}

impl Values {
    /// Puts words under a name; blank ones are none.
    pub fn text(&mut self, name: &'static str, text: impl Into<String>) {
        let text: String = text.into();
        if !text.trim().is_empty() {
            self.texts.insert(name, Value::Text(text));
        }
    }

    /// Puts words under a name where there are any.
    pub fn maybe(&mut self, name: &'static str, text: Option<impl Into<String>>) {
        if let Some(text) = text {
            self.text(name, text);
        }
    }

    /// Puts a day under a name, as papers write it.
    pub fn day(&mut self, name: &'static str, on: Option<Date>) {
        self.maybe(name, on.map(day));
    }

    /// Puts a citation under a name.
    pub fn cite(&mut self, name: &'static str, basis: Basis) {
        if !basis.text.trim().is_empty() {
            self.texts.insert(name, Value::Cite(basis));
        }
    }

    /// Puts a list under a name; an empty one is none.
    pub fn list(&mut self, name: &'static str, rows: Vec<Row>) {
        if !rows.is_empty() {
            self.lists.insert(name, rows);
        }
    }

    /// What stands under a name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.texts.get(name)
    }

    /// The rows under a name.
    pub fn rows(&self, name: &str) -> &[Row] {
        self.lists.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether anything stands under a name.
    pub fn has(&self, name: &str) -> bool {
        self.texts.contains_key(name) || self.lists.contains_key(name)
    }
}
