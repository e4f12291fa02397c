//! The pack's TOML files, taken apart key by key.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::{Table, Value};

use super::fault::{PackFault, PackWrong};
use crate::domain::rule::Rule;

/// The folder of the templates of papers.
pub(super) const PAPERS: &str = "papers/";

/// Files of a folder by name.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The tables of a pack's files and what is wrong with them so far.
pub(super) struct Tables {
    tables: BTreeMap<&'static str, Table>,
    pub(super) faults: Vec<PackFault>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Validity {
    basis: String,
    valid_from: Date,
    valid_to: Option<Date>,
    verified: bool,
}

impl Tables {
    /// Parses the named files; any other TOML file in the folder is a fault.
    pub(super) fn parse(files: &Files, names: &[&'static str]) -> Self {
        let mut tables = BTreeMap::new();
        let mut faults = Vec::new();
        for &name in names {
            match files.get(name).map(|bytes| table(bytes)) {
                None => faults.push(PackFault::new(name, "", PackWrong::NoFile)),
                Some(Err(why)) => faults.push(PackFault::new(name, "", PackWrong::Syntax(why))),
                Some(Ok(table)) => {
                    tables.insert(name, table);
                }
            }
        }
        let known = |name: &str| names.contains(&name) || name.starts_with(PAPERS);
        let stray = files.keys().filter(|name| is_toml(name) && !known(name));
        faults.extend(stray.map(|name| PackFault::new(name, "", PackWrong::UnknownFile)));
        Self { tables, faults }
    }

    /// Takes one value out of a file.
    pub(super) fn value<T: DeserializeOwned>(&mut self, file: &'static str, key: &str) -> Option<T> {
        let value = self.take(file, key)?;
        match value.try_into() {
            Ok(value) => Some(value),
            Err(why) => {
                self.fault(file, key, PackWrong::Value(said(&why)));
                None
            }
        }
    }

    /// Takes a list of rules out of a file. A wrong one is named and left out.
    pub(super) fn rules<T: DeserializeOwned>(&mut self, file: &'static str, key: &str) -> Vec<Rule<T>> {
        let rows = match self.take(file, key) {
            Some(Value::Array(rows)) => rows,
            Some(_) => {
                self.fault(file, key, PackWrong::Value("must be a list of rules".to_owned()));
                return Vec::new();
            }
            None => return Vec::new(),
        };
        let mut rules = Vec::with_capacity(rows.len());
        for (i, row) in rows.into_iter().enumerate() {
            match rule(row) {
                Ok(rule) => rules.push(rule),
                Err(why) => self.fault(file, place(key, i), why),
            }
        }
        rules
    }

    /// Names every key that nothing took.
    pub(super) fn finish(mut self) -> Vec<PackFault> {
        for (file, table) in &self.tables {
            self.faults.extend(table.keys().map(|key| PackFault::new(file, key.as_str(), PackWrong::UnknownKey)));
        }
        self.faults
    }

    fn take(&mut self, file: &'static str, key: &str) -> Option<Value> {
        // A file that is missing or does not parse has been named already.
        let value = self.tables.get_mut(file)?.remove(key);
        if value.is_none() {
            self.fault(file, key, PackWrong::Missing);
        }
        value
    }

    fn fault(&mut self, file: &str, key: impl Into<String>, why: PackWrong) {
        self.faults.push(PackFault::new(file, key, why));
    }
}

/// How a fault names the item of a list: counted from 1, as a reader counts the `[[rows]]` of the file.
pub(super) fn place(key: &str, index: usize) -> String {
    format!("{key}[{}]", index + 1)
}

fn is_toml(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"))
}

pub(super) fn table(bytes: &[u8]) -> Result<Table, String> {
    let text = std::str::from_utf8(bytes).map_err(|why| why.to_string())?;
    text.parse().map_err(|why: toml::de::Error| why.to_string().trim_end().to_owned())
}

/// The rule's own keys and those of its validity are read apart, so that a key that is neither is an error.
pub(super) fn rule<T: DeserializeOwned>(row: Value) -> Result<Rule<T>, PackWrong> {
    let Value::Table(mut own) = row else {
        return Err(PackWrong::Value("must be a table".to_owned()));
    };
    let mut validity = Table::new();
    for name in ["basis", "valid_from", "valid_to", "verified"] {
        if let Some(value) = own.remove(name) {
            validity.insert(name.to_owned(), day_as_text(value));
        }
    }
    let value: T = own.try_into().map_err(|why| PackWrong::Value(said(&why)))?;
    let Validity { basis, valid_from, valid_to, verified } =
        validity.try_into().map_err(|why| PackWrong::Value(said(&why)))?;
    if basis.trim().is_empty() {
        return Err(PackWrong::NoBasis);
    }
    if valid_to.is_some_and(|last| last < valid_from) {
        return Err(PackWrong::Backwards);
    }
    Ok(Rule { value, basis, valid_from, valid_to, verified })
}

/// A TOML date as the text that [`Date`] reads.
fn day_as_text(value: Value) -> Value {
    match value {
        Value::Datetime(day) => Value::String(day.to_string()),
        other => other,
    }
}

/// One line of what the reader of TOML says.
fn said(why: &toml::de::Error) -> String {
    why.message().to_owned()
}
