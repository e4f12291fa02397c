//! Reads a request body and names everything wrong with it at once: unknown fields, wrong types, wrong values.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::requirement::Params;

/// One thing wrong with a value; its sentence stands in the words under `fault.<code>`.
#[derive(Debug, Clone, PartialEq)]
pub struct Wrong {
    /// Stable `snake_case` code.
    pub code: &'static str,
    /// Where inside the value, as a path without leading dot; empty for the value itself.
    pub at: String,
    /// What fills the sentence.
    pub params: Params,
}

/// One thing wrong with a body, at its path (`household.members[1].id_number`).
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// Where in the body.
    pub path: String,
    /// Stable `snake_case` code.
    pub code: &'static str,
    /// What fills the sentence.
    pub params: Params,
}

impl Wrong {
    /// A wrong value without more to say.
    pub fn new(code: &'static str) -> Self {
        Self { code, at: String::new(), params: Vec::new() }
    }

    /// The same with a value for its sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.params.push((name, value.to_string()));
        self
    }
}

/// What reading a value gives: the value, or all that is wrong with it.
pub type Read<T> = Result<T, Vec<Wrong>>;

/// An object being read. A field not asked for is unknown, and named as such in the end.
#[derive(Debug)]
pub struct Fields<'v> {
    object: &'v Map<String, Value>,
    prefix: String,
    asked: Vec<&'static str>,
    faults: Vec<Fault>,
    passed_over: bool,
}

impl<'v> Fields<'v> {
    /// Reads a whole body.
    ///
    /// # Errors
    /// Everything that is wrong with it, in the order of its fields.
    pub fn read<T>(body: &'v Value, read: impl FnOnce(&mut Self) -> Option<T>) -> Result<T, Vec<Fault>> {
        let Value::Object(object) = body else {
            return Err(vec![Fault { path: String::new(), code: "not_an_object", params: Vec::new() }]);
        };
        let mut fields =
            Self { object, prefix: String::new(), asked: Vec::new(), faults: Vec::new(), passed_over: false };
        let value = read(&mut fields);
        fields.finish();
        match value {
            Some(value) if fields.faults.is_empty() => Ok(value),
            _ => Err(fields.faults),
        }
    }

    /// A field that must be there.
    pub fn required<T>(&mut self, name: &'static str, reader: impl Fn(&Value) -> Read<T>) -> Option<T> {
        if let Some(value) = self.optional(name, reader)? {
            Some(value)
        } else {
            self.fault(name, Wrong::new("required"));
            None
        }
    }

    /// A field that may be absent or null: `Some(None)` then, and `None` when it is wrong.
    pub fn optional<T>(&mut self, name: &'static str, reader: impl Fn(&Value) -> Read<T>) -> Option<Option<T>> {
        self.asked.push(name);
        match self.object.get(name) {
            None | Some(Value::Null) => Some(None),
            Some(value) => match reader(value) {
                Ok(value) => Some(Some(value)),
                Err(wrongs) => {
                    for wrong in wrongs {
                        self.fault(name, wrong);
                    }
                    None
                }
            },
        }
    }

    /// A field that takes a default when absent.
    pub fn defaulted<T>(&mut self, name: &'static str, default: T, reader: impl Fn(&Value) -> Read<T>) -> Option<T> {
        self.optional(name, reader).map(|value| value.unwrap_or(default))
    }

    /// An object that must be there.
    pub fn object<T>(&mut self, name: &'static str, read: impl FnOnce(&mut Fields<'v>) -> Option<T>) -> Option<T> {
        if let Some(value) = self.optional_object(name, read)? {
            Some(value)
        } else {
            self.fault(name, Wrong::new("required"));
            None
        }
    }

    /// An object that may be absent or null.
    pub fn optional_object<T>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(&mut Fields<'v>) -> Option<T>,
    ) -> Option<Option<T>> {
        self.asked.push(name);
        match self.object.get(name) {
            None | Some(Value::Null) => Some(None),
            Some(value) => {
                let path = self.path(name);
                self.inside(value, path, read).map(Some)
            }
        }
    }

    /// A list of objects; absent counts as empty.
    pub fn objects<T>(
        &mut self,
        name: &'static str,
        most: usize,
        read: impl Fn(&mut Fields<'v>) -> Option<T>,
    ) -> Option<Vec<T>> {
        self.asked.push(name);
        let items = match self.object.get(name) {
            None | Some(Value::Null) => return Some(Vec::new()),
            Some(Value::Array(items)) => items,
            Some(_) => {
                self.fault(name, Wrong::new("wrong_type").with("expected", "array"));
                return None;
            }
        };
        if items.len() > most {
            self.fault(name, Wrong::new("too_many").with("most", most));
            return None;
        }
        let path = self.path(name);
        // Every item is read before any is given up: the reader of the problem wants all faults at once.
        let read: Vec<Option<T>> =
            items.iter().enumerate().map(|(i, item)| self.inside(item, format!("{path}[{i}]"), &read)).collect();
        read.into_iter().collect()
    }

    /// Names a fault that only several fields together have.
    pub fn fault(&mut self, name: &str, wrong: Wrong) {
        let mut path = self.path(name);
        if !wrong.at.is_empty() {
            if !wrong.at.starts_with('[') {
                path.push('.');
            }
            path.push_str(&wrong.at);
        }
        self.faults.push(Fault { path, code: wrong.code, params: wrong.params });
    }

    /// Leaves the other fields unread without calling them unknown.
    pub fn pass_over(&mut self) {
        self.passed_over = true;
    }

    fn path(&self, name: &str) -> String {
        if self.prefix.is_empty() { name.to_owned() } else { format!("{}.{name}", self.prefix) }
    }

    fn inside<T>(
        &mut self,
        value: &'v Value,
        prefix: String,
        read: impl FnOnce(&mut Fields<'v>) -> Option<T>,
    ) -> Option<T> {
        let Value::Object(object) = value else {
            self.faults.push(Fault {
                path: prefix,
                code: "wrong_type",
                params: vec![("expected", "object".to_owned())],
            });
            return None;
        };
        let mut inner = Fields { object, prefix, asked: Vec::new(), faults: Vec::new(), passed_over: false };
        let value = read(&mut inner);
        inner.finish();
        let sound = inner.faults.is_empty();
        self.faults.append(&mut inner.faults);
        value.filter(|_| sound)
    }

    fn finish(&mut self) {
        if self.passed_over {
            return;
        }
        let unknown: Vec<&String> = self.object.keys().filter(|key| !self.asked.contains(&key.as_str())).collect();
        for key in unknown {
            // The name of an unknown field is the sender's own text: shortened, so that a problem stays small.
            let shown: String = key.chars().take(60).collect();
            let path = self.path(&shown);
            self.faults.push(Fault { path, code: "unknown_field", params: Vec::new() });
        }
    }
}

fn wrong_type<T>(expected: &str) -> Read<T> {
    Err(vec![Wrong::new("wrong_type").with("expected", expected)])
}

/// Text of `least..=most` characters after trimming, without control or direction-changing characters.
pub fn text(least: usize, most: usize) -> impl Fn(&Value) -> Read<String> {
    move |value| {
        let Value::String(text) = value else { return wrong_type("string") };
        let text = text.trim();
        let length = text.chars().count();
        if length < least {
            return Err(vec![if length == 0 {
                Wrong::new("required")
            } else {
                Wrong::new("too_short").with("least", least)
            }]);
        }
        if length > most {
            return Err(vec![Wrong::new("too_long").with("most", most)]);
        }
        if text.chars().any(unwanted) {
            return Err(vec![Wrong::new("unwanted_characters")]);
        }
        Ok(text.to_owned())
    }
}

/// Control characters and the marks that reorder or hide text (a name shown is a name meant).
fn unwanted(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// A finite number between two bounds, both inclusive.
pub fn number(least: f64, most: f64) -> impl Fn(&Value) -> Read<f64> {
    move |value| match value.as_f64() {
        None => wrong_type("number"),
        Some(number) if (least..=most).contains(&number) => Ok(number),
        Some(_) => Err(vec![Wrong::new("out_of_range").with("least", least).with("most", most)]),
    }
}

/// A whole number between two bounds, both inclusive.
pub fn whole(least: u32, most: u32) -> impl Fn(&Value) -> Read<u32> {
    move |value| match value.as_u64().map(u32::try_from) {
        Some(Ok(number)) if (least..=most).contains(&number) => Ok(number),
        None if !value.is_number() => wrong_type("integer"),
        _ => Err(vec![Wrong::new("out_of_range").with("least", least).with("most", most)]),
    }
}

/// True or false.
pub fn boolean(value: &Value) -> Read<bool> {
    value.as_bool().map_or_else(|| wrong_type("boolean"), Ok)
}

/// One of the words of an enumeration (its serde names).
pub fn choice<T: DeserializeOwned>(value: &Value) -> Read<T> {
    if !value.is_string() {
        return wrong_type("string");
    }
    serde_json::from_value(value.clone()).map_err(|_why| vec![Wrong::new("not_a_choice")])
}

/// Text that parses into a type of ours; `code` names what is wrong otherwise.
pub fn parsed<T: std::str::FromStr>(code: &'static str) -> impl Fn(&Value) -> Read<T> {
    move |value| match value {
        Value::String(text) => text.trim().parse().map_err(|_why| vec![Wrong::new(code)]),
        _ => wrong_type("string"),
    }
}

/// A moment: RFC 3339 with its offset.
pub fn moment(value: &Value) -> Read<jiff::Timestamp> {
    parsed("bad_time")(value)
}

/// A day: `YYYY-MM-DD`.
pub fn day(value: &Value) -> Read<jiff::civil::Date> {
    let Value::String(text) = value else { return wrong_type("string") };
    if text.len() != 10 {
        return Err(vec![Wrong::new("bad_date")]);
    }
    text.parse().map_err(|_why| vec![Wrong::new("bad_date")])
}

/// A list of values of one kind; every wrong item is named.
pub fn list<T>(most: usize, reader: impl Fn(&Value) -> Read<T>) -> impl Fn(&Value) -> Read<Vec<T>> {
    move |value| {
        let Value::Array(items) = value else { return wrong_type("array") };
        if items.len() > most {
            return Err(vec![Wrong::new("too_many").with("most", most)]);
        }
        let mut read = Vec::with_capacity(items.len());
        let mut wrongs = Vec::new();
        for (i, item) in items.iter().enumerate() {
            match reader(item) {
                Ok(value) => read.push(value),
                Err(inner) => wrongs.extend(inner.into_iter().map(|wrong| Wrong { at: format!("[{i}]"), ..wrong })),
            }
        }
        if wrongs.is_empty() { Ok(read) } else { Err(wrongs) }
    }
}
