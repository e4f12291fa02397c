//! Cases in lists.

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

/// A code with its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Named {
    /// The code.
    pub code: String,
    /// Its name.
    pub label: String,
}

/// A clock of a case.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ClockView {
    /// Which clock.
    pub code: String,
    /// What is to be done, or may be done.
    pub label: String,
    /// The day to keep; none where the calendar does not reach.
    pub day: Option<String>,
    /// The day of the other reading, where the law is read in two ways.
    pub otherwise: Option<String>,
    /// The day from which it counts.
    pub from: String,
    /// `must_by`, `court_by`, `party_until` or `not_before`.
    #[schema(value_type = String)]
    pub sense: Value,
    /// What that means.
    pub sense_label: String,
    /// `running`, `due_soon`, `over`, `met` or `undetermined`.
    #[schema(value_type = String)]
    pub status: Value,
    /// Calendar days left, negative when over.
    pub days_left: Option<i32>,
    /// When what it waits for was done.
    pub met_on: Option<String>,
    /// Statute and article.
    pub basis: String,
    /// False: an unconfirmed rule or reading.
    pub verified: bool,
    /// One sentence that says how the day came about.
    pub why: String,
}

/// One reason to look at a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RiskView {
    /// Its code.
    pub code: String,
    /// What it is.
    pub label: String,
    /// Which clock or paper; may be blank.
    pub detail: String,
}

/// Whom a case waits for.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CaseWaiting {
    /// The role.
    #[schema(value_type = String)]
    pub party: Value,
    /// Its name, with the body where the head of one is meant.
    pub party_label: String,
    /// What is to be done.
    pub act: String,
    /// Its name.
    pub act_label: String,
    /// Not before this day.
    pub from: Option<String>,
    /// By when.
    pub due: Option<String>,
}

/// A case in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CaseLine {
    /// The violation.
    pub id: String,
    /// File number.
    pub number: String,
    /// The furthest step.
    #[schema(value_type = String)]
    pub state: Value,
    /// Its name.
    pub state_label: String,
    /// The village.
    pub division: String,
    /// Its name.
    pub village_name: String,
    /// The township's name.
    pub township_name: String,
    /// `planning`, `land` or `zone`; none before it is filed.
    #[schema(value_type = Option<String>)]
    pub track: Value,
    /// Its name.
    pub track_label: Option<String>,
    /// The article, as a code.
    #[schema(value_type = Option<String>)]
    pub law: Value,
    /// The article, as it is cited.
    pub citation: Option<String>,
    /// What it is: suspected until it is decided.
    pub kinds: Vec<Named>,
    /// How it came to be known.
    #[schema(value_type = String)]
    pub source: Value,
    /// Its name.
    pub source_label: String,
    /// Who is held to account; none before it is filed, blank after erasure.
    pub party_name: Option<String>,
    /// What it looked like.
    pub description: String,
    /// When it was seen.
    pub found_on: String,
    /// When it was registered.
    pub registered_at: String,
    /// When the last act was done.
    pub last_act_at: String,
    /// Longitude, WGS-84 degrees.
    pub lon: f64,
    /// Latitude, WGS-84 degrees.
    pub lat: f64,
    /// The authority's earliest clock that still runs.
    pub clock: Option<ClockView>,
    /// What makes it legally risky.
    pub risks: Vec<RiskView>,
    /// Whom it waits for.
    pub waiting_for: Option<CaseWaiting>,
}
