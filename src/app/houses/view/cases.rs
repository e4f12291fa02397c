//! The enforcement cases of a house.

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::app::violations::view::Named;

/// A case of a house, in its file.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HouseCaseView {
    /// The violation.
    pub id: String,
    /// Its number.
    pub number: String,
    /// The furthest step.
    #[schema(value_type = String)]
    pub state: Value,
    /// Its name.
    pub state_label: String,
    /// Whether the house's acceptance waits for it: seen on site and thought a violation, or filed, and not over.
    pub hinders: bool,
    /// Whether it is over.
    pub over: bool,
    /// What it is, or looks to be.
    pub kinds: Vec<Named>,
    /// When it was registered.
    pub since: String,
    /// When it ended.
    pub ended_on: Option<String>,
    /// How it ended.
    pub ending_label: Option<String>,
    /// Since when approvals and registration of the house are paused by it.
    pub frozen_since: Option<String>,
}
