//! What the law says of a house in or beside a zone, as the pack has it.

use serde::{Deserialize, Serialize};

use super::layer::Layer;
use crate::domain::houses::codes::BuildType;

/// What a zone does to a house.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// No house may stand there: no application on it can be approved.
    Block,
    /// Another licence than the village's is needed (城乡规划法 40 in place of 41).
    Regime,
    /// Whoever the law names must agree first.
    Consent,
    /// To be looked at; nothing is forbidden.
    Warn,
}

/// What of a house the rule speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// The land taken, with the yard.
    Plot,
    /// The building.
    Footprint,
}

/// The consent that farmland needs: recorded by an act of its own, not as a paper.
pub const CONVERSION: &str = "conversion";

/// The law of one layer, or of one class of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ZoneRule {
    /// Of which layer.
    pub layer: Layer,
    /// Of which class of it; without one, of every class that no other rule of the day names.
    #[serde(default)]
    pub class: Option<String>,
    /// How far the zone reaches from a reference, metres; without one only designated zones count.
    #[serde(default)]
    pub buffer_m: Option<f64>,
    /// A reference nearer than this, metres, is told although the law fixes no distance.
    #[serde(default)]
    pub notice_m: Option<f64>,
    /// What it does.
    pub effect: Effect,
    /// To what.
    pub subject: Subject,
    /// The kind of violation that a house there would be (`V16`).
    #[serde(default)]
    pub violation: Option<String>,
    /// An overlap up to this, square metres, lies within what the layer's line may be off.
    pub sliver_m2: f64,
    /// What shows that consent was given: `conversion`, or the code of a paper. Only for [`Effect::Consent`] and for
    /// what `consent_for` weakens to it.
    #[serde(default)]
    pub consent: Option<String>,
    /// Kinds of building for which a ban is none, but consent is needed.
    #[serde(default)]
    pub consent_for: Vec<BuildType>,
}

/// When plots of two households lie on one another.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OverlapRule {
    /// So many square metres are what two drawings of one border may differ by.
    pub sliver_m2: f64,
}

impl Effect {
    /// Its name in the contract and the words.
    pub fn code(self) -> &'static str {
        match self {
            Self::Block => "block",
            Self::Regime => "regime",
            Self::Consent => "consent",
            Self::Warn => "warn",
        }
    }
}

impl Subject {
    /// Its name in the contract and the words.
    pub fn code(self) -> &'static str {
        match self {
            Self::Plot => "plot",
            Self::Footprint => "footprint",
        }
    }
}
