//! The query of an address as an object of texts, so that it is read like a body and all its faults are named at once.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use jiff::civil::Date;
use serde_json::{Map, Value};

use super::problem::{Code, Problem};
use crate::domain::fields::{Fault, Fields, Read, Wrong, day};

/// A query string; every value is a text, an empty one counts as absent.
#[derive(Debug)]
pub(super) struct Query(pub(super) Value);

impl FromRequest for Query {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        ready(read(request.query_string()).map(Self))
    }
}

pub(super) fn read(text: &str) -> Result<Value, Problem> {
    let pairs = web::Query::<Vec<(String, String)>>::from_query(text).map_err(|_why| Problem::new(Code::BadRequest))?;
    let mut object = Map::new();
    let mut twice = Vec::new();
    for (name, value) in pairs.into_inner() {
        if object.contains_key(&name) {
            let path = name.chars().take(60).collect();
            twice.push(Fault { path, code: "given_twice", params: Vec::new() });
        } else if !value.is_empty() {
            object.insert(name, Value::String(value));
        }
    }
    if twice.is_empty() { Ok(Value::Object(object)) } else { Err(Problem::faulty(twice)) }
}

/// A whole number between two bounds, both inclusive, written in a query.
pub(super) fn whole(least: i64, most: i64) -> impl Fn(&Value) -> Read<i64> {
    move |value| {
        let number = value.as_str().and_then(|text| text.parse().ok());
        let number = number.filter(|number| (least..=most).contains(number));
        number.ok_or_else(|| vec![Wrong::new("out_of_range").with("least", least).with("most", most)])
    }
}

/// `from` and `to`: days, both inclusive.
pub(super) fn period(f: &mut Fields<'_>) -> Option<(Option<Date>, Option<Date>)> {
    let (from, to) = (f.optional("from", day()), f.optional("to", day()));
    let (from, to) = (from?, to?);
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        f.fault("to", Wrong::new("last_before_first"));
    }
    Some((from, to))
}
