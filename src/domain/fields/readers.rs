//! Readers of single values. Each knows what it takes, so that the document of the interface is made from them.

use std::str::FromStr;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::shape::{Shaped, variants};
use super::{Read, Reader, Shape, Wrong};

/// A reader of values that have this shape.
pub fn shaped<T, F: Fn(&Value) -> Read<T>>(shape: Shape, read: F) -> Shaped<F> {
    Shaped { read, shape }
}

fn wrong_type<T>(expected: &str) -> Read<T> {
    Err(vec![Wrong::new("wrong_type").with("expected", expected)])
}

/// Text of `least..=most` characters after trimming, without control or direction-changing characters.
pub fn text(least: usize, most: usize) -> impl Reader<String> {
    shaped(Shape::Text { least, most }, move |value| {
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
    })
}

/// Control characters and the marks that reorder or hide text (a name shown is a name meant).
fn unwanted(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// A finite number between two bounds, both inclusive.
pub fn number(least: f64, most: f64) -> impl Reader<f64> {
    shaped(Shape::Number { least, most }, move |value| match value.as_f64() {
        None => wrong_type("number"),
        Some(number) if (least..=most).contains(&number) => Ok(number),
        Some(_) => Err(vec![Wrong::new("out_of_range").with("least", least).with("most", most)]),
    })
}

/// A whole number between two bounds, both inclusive.
pub fn whole(least: u32, most: u32) -> impl Reader<u32> {
    shaped(Shape::Whole { least, most }, move |value| match value.as_u64().map(u32::try_from) {
        Some(Ok(number)) if (least..=most).contains(&number) => Ok(number),
        None if !value.is_number() => wrong_type("integer"),
        _ => Err(vec![Wrong::new("out_of_range").with("least", least).with("most", most)]),
    })
}

/// True or false.
pub fn boolean() -> impl Reader<bool> {
    shaped(Shape::Boolean, |value| value.as_bool().map_or_else(|| wrong_type("boolean"), Ok))
}

/// One of the words of an enumeration (its serde names).
pub fn choice<T: DeserializeOwned>() -> impl Reader<T> {
    shaped(Shape::Choice(variants::<T>), |value| {
        if !value.is_string() {
            return wrong_type("string");
        }
        serde_json::from_value(value.clone()).map_err(|_why| vec![Wrong::new("not_a_choice")])
    })
}

/// Text that parses into a type of ours; `code` names what is wrong otherwise.
pub fn parsed<T: FromStr>(code: &'static str) -> impl Reader<T> {
    shaped(Shape::Written(code.trim_start_matches("bad_")), move |value| match value {
        Value::String(text) => text.trim().parse().map_err(|_why| vec![Wrong::new(code)]),
        _ => wrong_type("string"),
    })
}

/// A moment: RFC 3339 with its offset.
pub fn moment() -> impl Reader<jiff::Timestamp> {
    let read = parsed("bad_time");
    shaped(Shape::Written("date-time"), move |value| read.read(value))
}

/// A day: `YYYY-MM-DD`.
pub fn day() -> impl Reader<jiff::civil::Date> {
    shaped(Shape::Written("date"), |value| {
        let Value::String(text) = value else { return wrong_type("string") };
        if text.len() != 10 {
            return Err(vec![Wrong::new("bad_date")]);
        }
        text.parse().map_err(|_why| vec![Wrong::new("bad_date")])
    })
}

/// A list of values of one kind; every wrong item is named.
pub fn list<T>(most: usize, reader: impl Reader<T>) -> impl Reader<Vec<T>> {
    let shape = Shape::List(Box::new(reader.shape()), most);
    shaped(shape, move |value| {
        let Value::Array(items) = value else { return wrong_type("array") };
        if items.len() > most {
            return Err(vec![Wrong::new("too_many").with("most", most)]);
        }
        let mut read = Vec::with_capacity(items.len());
        let mut wrongs = Vec::new();
        for (i, item) in items.iter().enumerate() {
            match reader.read(item) {
                Ok(value) => read.push(value),
                Err(inner) => wrongs.extend(inner.into_iter().map(|wrong| Wrong { at: format!("[{i}]"), ..wrong })),
            }
        }
        if wrongs.is_empty() { Ok(read) } else { Err(wrongs) }
    })
}
