//! A reason to go to a place, as its table has it.

use diesel::prelude::*;

use crate::store::schema::patrol_places;

/// One reason to go to one place.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = patrol_places, treat_none_as_default_value = false)]
pub struct PlaceRow {
    /// The county.
    pub county: String,
    /// `house:…`, `violation:…`, `patrol:…` or `patch:…`.
    pub subject: String,
    /// Why, as the domain names it.
    pub reason: String,
    /// From which day the rule's interval counts, `YYYY-MM-DD`.
    pub counted_from: String,
    /// 9 digits.
    pub township: String,
    /// 12 digits.
    pub division: String,
    /// The number under which people know it.
    pub label: String,
    /// Where, WGS-84 degrees.
    pub lon: Option<f64>,
    /// Where, WGS-84 degrees.
    pub lat: Option<f64>,
}
