//! The shapes in which figures are shown: each with its number, its list, and the words for it.

use serde::Serialize;
use utoipa::ToSchema;

use crate::app::houses::view::Place;

/// Fewer than so many are few: a share or a median of them says little.
pub const FEW: u32 = 10;

/// How many.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct StatCount {
    /// Which figure.
    pub code: String,
    /// Its name.
    pub label: String,
    /// How many.
    pub n: u32,
    /// The page with the list behind it; the same under `/api/v1` is the list itself.
    pub list: String,
}

/// How many days something took.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct StatDays {
    /// What.
    pub code: String,
    /// Its name.
    pub label: String,
    /// How many ended in the period.
    pub n: u32,
    /// Half of them took no longer.
    pub median_days: Option<f64>,
    /// Nine in ten took no longer.
    pub p90_days: Option<u16>,
    /// Too few for the two to say much.
    pub few: bool,
    /// The list behind it.
    pub list: String,
}

/// How often a limit was kept.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct StatLimit {
    /// Which clock.
    pub code: String,
    /// Its name.
    pub label: String,
    /// `legal` or `promised`.
    pub limit: String,
    /// Its name.
    pub limit_label: String,
    /// How many ended in the period.
    pub n: u32,
    /// Done by the last day.
    pub in_time: u32,
    /// Done after it.
    pub late: u32,
    /// In time, of all, in per cent.
    pub share: Option<f64>,
    /// Too few for a share to say much.
    pub few: bool,
    /// The list behind it.
    pub list: String,
    /// The list of those in time.
    pub in_time_list: String,
    /// The list of those late.
    pub late_list: String,
}

/// A visit that houses must have.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct StatVisit {
    /// Which visit.
    pub code: String,
    /// Its name.
    pub label: String,
    /// Houses that came to where it belongs in the period.
    pub asked: u32,
    /// Of them, those that have it.
    pub made: u32,
    /// Of them, those that wait for it.
    pub waiting: u32,
    /// Made, of asked, in per cent.
    pub share: Option<f64>,
    /// Too few for a share to say much.
    pub few: bool,
    /// The list of those that must have it.
    pub list: String,
    /// The list of those that have it.
    pub made_list: String,
    /// The list of those that wait.
    pub waiting_list: String,
}

/// Figures of houses.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct StatHouses {
    /// Received, decided, licensed, accepted, titled in the period.
    pub flow: Vec<StatCount>,
    /// Days in each of the five stages, of those that left it in the period.
    pub stages: Vec<StatDays>,
    /// Days from the application to the title.
    pub whole: StatDays,
    /// Limits, legal and promised, of what ended in the period.
    pub limits: Vec<StatLimit>,
    /// Visits of the stages reached in the period.
    pub visits: Vec<StatVisit>,
    /// Open today.
    pub open: StatCount,
    /// The same by age.
    pub ages: Vec<StatCount>,
    /// Open today with a clock that has run out: legal, promised.
    pub ran_out: Vec<StatCount>,
    /// Open today with a deferred paper owed, and with one that is late.
    pub papers: Vec<StatCount>,
}

/// The leads of one source.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct StatSource {
    /// Which source.
    pub code: String,
    /// Its name.
    pub label: String,
    /// Registered in the period.
    pub leads: u32,
    /// Pending, confirmed, false alarm, otherwise.
    pub found: Vec<StatCount>,
    /// Those that are known to be one or the other.
    pub judged: u32,
    /// False alarms, of those judged, in per cent.
    pub share: Option<f64>,
    /// Too few for a share to say much.
    pub few: bool,
    /// The list behind it.
    pub list: String,
}

/// Confirmed violations that ended.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct StatPutRight {
    /// Ended in the period.
    pub n: u32,
    /// By the party, by force, by the court, otherwise.
    pub ways: Vec<StatCount>,
    /// By the party itself, of all, in per cent.
    pub share: Option<f64>,
    /// Too few for a share to say much.
    pub few: bool,
    /// The list behind it.
    pub list: String,
}

/// Figures of cases.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct StatCases {
    /// Leads, filed, decided, ended in the period.
    pub flow: Vec<StatCount>,
    /// Days of each step, of those that took it in the period.
    pub steps: Vec<StatDays>,
    /// Days from the lead to the end.
    pub whole: StatDays,
    /// Limits of the authority.
    pub limits: Vec<StatLimit>,
    /// Leads of the period by source; only sources that have some.
    pub sources: Vec<StatSource>,
    /// How confirmed violations ended.
    pub put_right: StatPutRight,
    /// Open today.
    pub open: StatCount,
    /// The same by age.
    pub ages: Vec<StatCount>,
    /// Open today with a clock of the authority that has run out.
    pub ran_out: StatCount,
}

/// Figures of patrols, for those who may see patrols.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct StatPatrols {
    /// Villages of the territory.
    pub villages: u32,
    /// Villages that were visited in the period, by visits shown to have taken place.
    pub visited: u32,
    /// Visits of any kind in the period that are shown to have taken place.
    pub visits: u32,
    /// Visits that are not.
    pub unproven: u32,
    /// The villages with their visits.
    pub list: String,
    /// Places whose visit is overdue today, by reason.
    pub overdue: Vec<StatCount>,
}

/// A rule in use that nobody has confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct StatRule {
    /// Which rule.
    pub code: String,
    /// Its name, with what tells it from others.
    pub label: String,
    /// Where it is said to rest; never cited to a citizen.
    pub basis: String,
    /// Always false: it wears the badge.
    pub verified: bool,
    /// First day on which it holds.
    pub valid_from: String,
    /// Open files that rest on it; none where no file tells.
    pub open_files: Option<u32>,
    /// The list behind it.
    pub list: Option<String>,
}

/// The figures of a territory.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OverviewView {
    /// The territory.
    pub division: Place,
    /// First day of the period.
    pub from: String,
    /// Last day of the period.
    pub to: String,
    /// The day as of which what is open is told.
    pub today: String,
    /// Fewer than so many are few.
    pub few_below: u32,
    /// Houses.
    pub houses: StatHouses,
    /// Cases.
    pub cases: StatCases,
    /// Patrols; none for a role that does not see them.
    pub patrols: Option<StatPatrols>,
    /// Rules that nobody has confirmed.
    pub rules: Vec<StatRule>,
}

/// The figures of a township.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TownshipStats {
    /// The township.
    pub township: Place,
    /// Houses.
    pub houses: StatHouses,
    /// Cases.
    pub cases: StatCases,
}

/// The figures of every township of a territory, in the order of their codes.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TownshipsView {
    /// First day of the period.
    pub from: String,
    /// Last day of the period.
    pub to: String,
    /// The day as of which what is open is told.
    pub today: String,
    /// Fewer than so many are few.
    pub few_below: u32,
    /// Townships by code.
    pub items: Vec<TownshipStats>,
}

/// So many of so many in per cent, to one place.
pub(super) fn share(part: u32, all: u32) -> Option<f64> {
    (all > 0).then(|| (f64::from(part) / f64::from(all) * 1000.0).round() / 10.0)
}
