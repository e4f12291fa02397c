//! Houses and duties in lists.

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

/// A code with its name.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Place {
    /// Statistical code.
    pub code: String,
    /// Name.
    pub name: String,
}

/// One clock.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DeadlineView {
    /// Which clock.
    pub code: String,
    /// Its name.
    pub label: String,
    /// The last day; none where the calendar does not reach.
    pub due: Option<String>,
    /// Statute and article, or the local rule.
    pub basis: String,
    /// False: an unconfirmed local rule.
    pub verified: bool,
    /// `legal` or `promised`.
    #[schema(value_type = String)]
    pub kind: Value,
    /// `running`, `due_soon`, `overdue`, `met`, `paused`, `undetermined`.
    #[schema(value_type = String)]
    pub status: Value,
    /// Days left, negative when over.
    pub days_left: Option<i32>,
    /// `working` or `calendar`: what `days_left` counts.
    pub day_kind: String,
    /// One sentence that says how the day came about.
    pub why: String,
}

/// A house in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HouseLine {
    /// The house.
    pub id: String,
    /// File number.
    pub number: String,
    /// Head of the household; blank after erasure.
    pub head_name: String,
    /// 建房类型.
    #[schema(value_type = String)]
    pub build_type: Value,
    /// Its name.
    pub build_type_label: String,
    /// The village.
    pub village: Place,
    /// The township.
    pub township: Place,
    /// `planning`, `approval`, `construction`, `supervision`, `acceptance`, `done`.
    #[schema(value_type = String)]
    pub stage: Value,
    /// Its name.
    pub stage_label: String,
    /// The step inside.
    #[schema(value_type = String)]
    pub state: Value,
    /// Its name.
    pub state_label: String,
    /// The nearest running clock.
    pub due: Option<DeadlineView>,
    /// Longitude of the plot, degrees.
    pub lon: Option<f64>,
    /// Latitude of the plot, degrees.
    pub lat: Option<f64>,
    /// When the last act was done.
    pub last_act_at: String,
}

/// A page of a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Page<T> {
    /// The items.
    pub items: Vec<T>,
    /// Cursor of the next page; none at the end.
    pub next_cursor: Option<String>,
}
