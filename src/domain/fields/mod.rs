//! Reads a request body and names everything wrong with it at once: unknown fields, wrong types, wrong values. The same
//! reader, run over nothing, describes the body that it takes.

mod readers;
mod shape;

use std::sync::LazyLock;

use serde_json::{Map, Value};

use super::requirement::Params;

pub use readers::{boolean, choice, day, list, moment, number, parsed, shaped, text, whole};
pub use shape::{FieldShape, Reader, Shape};

/// What is read when a body is only described.
static NOTHING: LazyLock<Map<String, Value>> = LazyLock::new(Map::new);

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

/// What is wrong has been named.
struct Named;

/// An object being read. A field not asked for is unknown, and named as such in the end.
#[derive(Debug)]
pub struct Fields<'v> {
    object: &'v Map<String, Value>,
    prefix: String,
    asked: Vec<&'static str>,
    faults: Vec<Fault>,
    passed_over: bool,
    /// What was asked for, when the body is only described.
    described: Option<Vec<FieldShape>>,
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
        let mut fields = Self::of(object, String::new());
        let value = read(&mut fields);
        fields.finish();
        match value {
            Some(value) if fields.faults.is_empty() => Ok(value),
            _ => Err(fields.faults),
        }
    }

    /// The fields that a reader asks for. A reader asks for all its fields before it gives up on one, so that every
    /// fault is named at once; that is why reading nothing tells them all.
    pub fn describe<T>(read: impl FnOnce(&mut Self) -> Option<T>) -> Vec<FieldShape> {
        let mut fields = Self::of(&NOTHING, String::new());
        fields.described = Some(Vec::new());
        let _nothing = read(&mut fields);
        fields.described.unwrap_or_default()
    }

    fn of(object: &'v Map<String, Value>, prefix: String) -> Self {
        Self { object, prefix, asked: Vec::new(), faults: Vec::new(), passed_over: false, described: None }
    }

    /// Notes what is asked for; whether the body is only described.
    fn note(&mut self, name: &'static str, required: bool, shape: impl FnOnce() -> Shape) -> bool {
        if let Some(described) = &mut self.described {
            described.push(FieldShape { name, required, shape: shape() });
            return true;
        }
        self.asked.push(name);
        false
    }

    /// A field that must be there.
    pub fn required<T>(&mut self, name: &'static str, reader: impl Reader<T>) -> Option<T> {
        if self.note(name, true, || reader.shape()) {
            return None;
        }
        if let Some(value) = self.value(name, &reader).ok()? {
            Some(value)
        } else {
            self.fault(name, Wrong::new("required"));
            None
        }
    }

    /// A field that may be absent or null: `Some(None)` then, and `None` when it is wrong.
    pub fn optional<T>(&mut self, name: &'static str, reader: impl Reader<T>) -> Option<Option<T>> {
        if self.note(name, false, || reader.shape()) {
            return None;
        }
        self.value(name, &reader).ok()
    }

    /// The value of a field, none where it is absent; the error is named already.
    fn value<T>(&mut self, name: &'static str, reader: &impl Reader<T>) -> Result<Option<T>, Named> {
        let value = match self.object.get(name) {
            None | Some(Value::Null) => return Ok(None),
            Some(value) => value,
        };
        reader.read(value).map(Some).map_err(|wrongs| {
            for wrong in wrongs {
                self.fault(name, wrong);
            }
            Named
        })
    }

    /// A field that takes a default when absent.
    pub fn defaulted<T>(&mut self, name: &'static str, default: T, reader: impl Reader<T>) -> Option<T> {
        self.optional(name, reader).map(|value| value.unwrap_or(default))
    }

    /// An object that must be there.
    pub fn object<T>(&mut self, name: &'static str, read: impl FnOnce(&mut Fields<'v>) -> Option<T>) -> Option<T> {
        if self.described.is_some() {
            self.note(name, true, || Shape::Object(Self::describe(read)));
            return None;
        }
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
        if self.described.is_some() {
            self.note(name, false, || Shape::Object(Self::describe(read)));
            return None;
        }
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
        if self.note(name, false, || Shape::List(Box::new(Shape::Object(Self::describe(&read))), most)) {
            return None;
        }
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
        let mut inner = Fields::of(object, prefix);
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
