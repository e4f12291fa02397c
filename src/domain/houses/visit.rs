//! A visit to the plot: who was there, where their phone was, what they saw and measured.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::codes::{Conclusion, Method, VisitKind};
use super::outline::Outline;
use crate::domain::ids::Id;
use crate::spatial::{Datum, LonLat, Side};

/// A visit to the plot.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Visit {
    /// The act that recorded it.
    pub act_id: uuid::Uuid,
    /// Which visit.
    pub kind: VisitKind,
    /// When.
    pub at: Timestamp,
    /// Where the phone was.
    pub fix: Fix,
    /// The officers, as they stood then.
    pub officers: Vec<Officer>,
    /// Whether the position lies at the plot.
    pub verdict: Side,
    /// Distance from the plot; none where there is no position.
    pub distance_m: Option<f64>,
    /// Why it was recorded from outside.
    pub outside_reason: Option<String>,
    /// Photos.
    pub photos: Vec<Id>,
    /// What was seen.
    pub findings: Vec<String>,
    /// The conclusion.
    pub conclusion: Conclusion,
    /// What was measured.
    pub measurement: Option<Measurement>,
    /// Pegs set.
    pub pegs: Vec<Peg>,
}

/// A position of a phone, converted from its datum where it entered.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Fix {
    /// Longitude, degrees, WGS-84.
    pub lon: f64,
    /// Latitude, degrees, WGS-84.
    pub lat: f64,
    /// Radius of uncertainty as the phone gave it, metres.
    pub accuracy_m: f64,
    /// The datum in which the phone gave it.
    pub given_datum: Datum,
}

impl Fix {
    /// The position itself; none when it is no place on earth.
    pub fn place(&self) -> Option<LonLat> {
        LonLat::new(self.lon, self.lat).ok()
    }
}

/// An officer who signed a visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Officer {
    /// Sign-in name.
    pub username: String,
    /// Enforcement certificate.
    pub certificate_no: String,
}

/// What was measured at a visit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Measurement {
    /// How.
    pub method: Method,
    /// Outline staked at set-out (S).
    pub staked: Option<Outline>,
    /// Footprint as built (M).
    pub built_footprint: Option<Outline>,
    /// Plot as used (P).
    pub occupied_plot: Option<Outline>,
    /// Floor area as built.
    pub floor_area_m2: Option<f64>,
    /// Storeys as built.
    pub storeys: Option<u32>,
    /// Height as built.
    pub height_m: Option<f64>,
}

/// A peg.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Peg {
    /// 点号.
    pub name: String,
    /// Longitude, degrees.
    pub lon: f64,
    /// Latitude, degrees.
    pub lat: f64,
}
