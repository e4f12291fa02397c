//! What a query of items asks for: the parameters of the standard here, those that narrow one collection beside them. What
//! it does not know is wrong, and everything that is wrong is named (17-069r4, requirements 8 and 9).

use serde_json::{Map, Value};

use super::datetime::{Days, days};
use super::system::System;
use super::window::{Window, numbers, window};
use crate::app::refusal::Refusal;
use crate::domain::fields::{self, Fault, Fields, Read, Wrong};
use crate::spatial::Grid;

/// Features on a page when nobody says how many.
pub const DEFAULT_LIMIT: u32 = 10;
/// The fewest that may be asked for.
pub const LEAST_LIMIT: u32 = 1;
/// The most that are given; who asks for more is given these.
pub const MOST_LIMIT: u32 = 10_000;

/// The parameters of the standard, and `cursor`, which `next` links carry.
const OF_THE_STANDARD: [&str; 7] = ["limit", "bbox", "bbox-crs", "datetime", "crs", "cursor", "f"];

/// What every collection can be asked for.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Asked {
    pub(super) limit: u32,
    pub(super) window: Option<Window>,
    pub(super) days: Days,
    pub(super) system: System,
    pub(super) cursor: Option<String>,
}

/// Reads a query; `rest` reads what belongs to one collection.
///
/// # Errors
/// Everything that is wrong with it.
pub(super) fn read<T>(
    query: &Value,
    grid: Grid,
    rest: impl FnOnce(&mut Fields<'_>) -> Option<T>,
) -> Result<(Asked, T), Refusal> {
    let Value::Object(all) = query else { return Err(Refusal::Faulty(Vec::new())) };
    let (own, others): (Map<String, Value>, Map<String, Value>) =
        all.clone().into_iter().partition(|(name, _value)| OF_THE_STANDARD.contains(&name.as_str()));
    let (own, others) = (Value::Object(own), Value::Object(others));
    let asked = Fields::read(&own, |f| asked(f, grid));
    let rest = Fields::read(&others, rest);
    match (asked, rest) {
        (Ok(asked), Ok(rest)) => Ok((asked, rest)),
        (asked, rest) => {
            let faults = asked.err().into_iter().chain(rest.err()).flatten();
            Err(Refusal::Faulty(faults.collect()))
        }
    }
}

fn asked(f: &mut Fields<'_>, grid: Grid) -> Option<Asked> {
    let limit = f.defaulted("limit", DEFAULT_LIMIT, limit);
    let of_the_box = f.defaulted("bbox-crs", System::Crs84, system(grid));
    let numbers = f.optional("bbox", numbers);
    let days = f.defaulted("datetime", Days::default(), days);
    let cursor = f.optional("cursor", fields::text(1, 200));
    let system = in_system(f, grid);
    let window = match (numbers?, of_the_box?) {
        (None, _) => None,
        (Some(numbers), system) => {
            let window = window(numbers, system);
            if window.is_none() {
                f.fault("bbox", Wrong::new("bad_bbox"));
            }
            window
        }
    };
    Some(Asked { limit: limit?, window, days: days?, system: system?, cursor: cursor? })
}

/// Reads what a query of one feature asks for: in which system.
pub(super) fn in_system(f: &mut Fields<'_>, grid: Grid) -> Option<System> {
    let form = f.defaulted("f", (), form);
    let system = f.defaulted("crs", System::Crs84, system(grid));
    form?;
    system
}

fn limit(value: &Value) -> Read<u32> {
    let wrong = || vec![Wrong::new("out_of_range").with("least", LEAST_LIMIT).with("most", MOST_LIMIT)];
    let text = value.as_str().unwrap_or_default();
    let number = text.parse::<u64>().ok().filter(|number| *number >= u64::from(LEAST_LIMIT)).ok_or_else(wrong)?;
    Ok(u32::try_from(number).unwrap_or(MOST_LIMIT).min(MOST_LIMIT))
}

fn system(grid: Grid) -> impl Fn(&Value) -> Read<System> {
    move |value| {
        let text = value.as_str().unwrap_or_default();
        System::named(text, grid).ok_or_else(|| vec![Wrong::new("unknown_crs")])
    }
}

/// There is one form only, by either of its names.
fn form(value: &Value) -> Read<()> {
    match value.as_str() {
        Some("json" | "geojson") => Ok(()),
        _ => Err(vec![Wrong::new("not_a_choice")]),
    }
}

/// For a cursor that no `next` link carried.
pub(super) fn bad_cursor() -> Refusal {
    Refusal::Faulty(vec![Fault { path: "cursor".to_owned(), code: "bad_id", params: Vec::new() }])
}
