//! The district pack: all that is local, as data. A house keeps the rules of its own date.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::actor::Station;
use super::calendar::Calendar;
use super::houses::findings::judging::{JudgingRule, ToleranceRule};
use super::houses::meetings::MeetingRule;
use super::ids::{County, DivisionCode};
use super::papers::template::PaperTemplate;
use super::patches::rule::PatchRule;
use super::patrols::rule::PatrolRule;
use super::rule::Rule;
use super::violations::standpoint::StandpointRule;
use super::zones::Layer;
use super::zones::area::{AreaLimit, LimitZone};
use super::zones::rule::{OverlapRule, ZoneRule};

/// Every local rule of one county with its basis, validity and badge. Read from the TOML files of the pack's folder.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// The county.
    pub county: County,
    /// Its name.
    pub name: String,
    /// EPSG code of the projected system in which every area and distance is computed.
    pub epsg: u32,
    /// Publicity of an application 公示.
    pub publicity: Vec<Rule<Publicity>>,
    /// Which meeting may decide, with what quorum (§1.3).
    pub meetings: Vec<Rule<MeetingRule>>,
    /// Papers of an application.
    pub materials: Vec<Rule<MaterialRule>>,
    /// Stations that must be heard.
    pub stations: Vec<Rule<StationRule>>,
    /// Visits to the plot 到场.
    pub visits: Vec<Rule<VisitRule>>,
    /// The fence around a plot within which a photo counts as taken there.
    pub fence: Vec<Rule<FenceRule>>,
    /// Whether a later photo of a violation shows the view of the first. Packs stored before there were cases have none.
    #[serde(default)]
    pub standpoint: Vec<Rule<StandpointRule>>,
    /// Area of a homestead.
    pub limits: Vec<Rule<AreaLimit>>,
    /// What the law says of building in each layer of zones. Packs stored before there were zones have none.
    #[serde(default)]
    pub zones: Vec<Rule<ZoneRule>>,
    /// Where plots of two households meet. Packs stored before there were zones have none.
    #[serde(default)]
    pub overlaps: Vec<Rule<OverlapRule>>,
    /// Time limits, by code; several may share a code (legal beside promised).
    pub clocks: Vec<Rule<ClockRule>>,
    /// Tolerances by measuring method.
    pub tolerances: Vec<Rule<ToleranceRule>>,
    /// How differences from the licence are weighed. Packs loaded before there were findings have none.
    #[serde(default)]
    pub judging: Vec<Rule<JudgingRule>>,
    /// How satellite patches are held against approvals. Packs loaded before there were patches have none.
    #[serde(default)]
    pub patches: Vec<Rule<PatchRule>>,
    /// How often what is looked at on the spot. Packs stored before there were patrols have none.
    #[serde(default)]
    pub patrols: Vec<Rule<PatrolRule>>,
    /// Number patterns by series (`house`, `planning_permit`, `homestead_approval`).
    pub numbers: Vec<Rule<NumberRule>>,
    /// Who may issue and decide, per unit and act (§3.4).
    pub powers: Vec<Rule<PowerRule>>,
    /// Whom a citizen may call, per township.
    pub offices: BTreeMap<DivisionCode, Office>,
    /// Working days of the years it covers.
    pub calendar: Calendar,
    /// The county's outline, a GeoJSON feature in lon/lat; without one no position is outside the county.
    #[serde(default)]
    pub boundary: Option<serde_json::Value>,
    /// How papers read, by form and day. Packs stored before there were papers have none.
    #[serde(default)]
    pub papers: Vec<Rule<PaperTemplate>>,
}

/// What days a period counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayKind {
    /// 工作日, with 调休.
    Working,
    /// Calendar days; whether the last rolls off a holiday is the clock's own rule.
    Calendar,
    /// Whole months.
    Months,
}

/// How long an application hangs on the notice board.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Publicity {
    /// Full days between publishing and closing.
    pub days: u32,
    /// Which days count.
    pub kind: DayKind,
}

/// Whether a paper may be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MaterialKind {
    /// 主件: needed at acceptance.
    Asked,
    /// 可容缺: may follow by a promised day, before the permit.
    Deferrable,
    /// Needed only where something of the house asks for it, such as a zone that it touches.
    Conditional,
    /// May not be asked of a citizen at all.
    Never,
}

/// A paper and whether it may be asked.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MaterialRule {
    /// Stable code; its name stands in the words under `material.<code>`.
    pub code: String,
    /// Asked, deferrable or never.
    pub kind: MaterialKind,
    /// Why it may not be asked and what serves instead, for the citizen to read (zh, en).
    #[serde(default)]
    pub why: Option<(String, String)>,
}

/// A station that must be heard.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StationRule {
    /// Which one.
    pub station: Station,
}

/// A visit to the plot.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VisitRule {
    /// Which visit.
    pub kind: String,
    /// Officers who must sign.
    pub officers: u32,
    /// Photos at the least.
    pub photos: u32,
    /// Whether the house cannot go on without it.
    pub required: bool,
}

/// How a photo's place is judged.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FenceRule {
    /// The plot is grown by this many metres (and the fix's accuracy).
    pub grow_m: f64,
    /// Above this accuracy, in metres, the verdict is undecided.
    pub max_accuracy_m: f64,
}

/// Legal or promised: two different limits, never mixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitKind {
    /// 法定.
    Legal,
    /// 承诺.
    Promised,
}

/// The clocks the program knows, and what each runs from.
///
/// The last four end on a day that the house's own paper names (the permit's validity, the commitment, the promise of a
/// missing paper): their [`ClockRule::count`] is what a form proposes, the paper rules.
pub const CLOCKS: [&str; 10] = [
    // Receipt of the application at the window: acceptance, or one notice of all that is missing.
    "correction_notice",
    // Acceptance: the decision.
    "review",
    // The decision: the licence in the household's hands.
    "delivery",
    // Commencement or the supervision visit before: the next one.
    "visit_interval",
    // The report of completion: the visit that measures the house.
    "acceptance_visit",
    // Acceptance of the house: the registered title.
    "registration",
    // Approval: works begin while it is valid.
    "start_building",
    // Approval: the house is built and used.
    "build",
    // Completion of the house: the old one is gone.
    "demolish_old",
    // Acceptance of the application: the deferred paper is there.
    "deferred_material",
];

/// The clocks of a violation whose length the law leaves to the district; the statutes' own are no data.
pub const ENFORCEMENT_CLOCKS: [&str; 2] = [
    // The check on site: the case is filed (行政处罚法 54 says only 及时).
    "filing",
    // The order to stop: the correction is done, where the order names no other day.
    "correction",
];

/// A time limit.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClockRule {
    /// Which of [`CLOCKS`] or [`ENFORCEMENT_CLOCKS`]; its name stands in the words under `clock.<code>`.
    pub code: String,
    /// Length.
    pub count: u32,
    /// Which days count.
    pub kind: DayKind,
    /// Legal or promised.
    pub limit: LimitKind,
    /// How long before its end it shows as due soon: days of its own kind, calendar days for months.
    pub warn_days: u32,
}

/// How a series of numbers is written.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberRule {
    /// The series.
    pub series: String,
    /// Text with `{county}` (6 digits), `{township}` (9), `{year}` (4) and `{serial}` (leading zeros).
    pub pattern: String,
    /// Digits of the serial; more than fit is an error, never a wrap.
    pub serial_digits: u32,
    /// Whether the serial starts anew in each township or runs through the county.
    pub per_township: bool,
}

/// Who holds a power.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PowerRule {
    /// The unit.
    pub unit: DivisionCode,
    /// The act's code: a licence (`planning_permit`, `homestead_approval`) or what may be enforced
    /// (`planning_enforcement`, …).
    pub act: String,
    /// `statute` 法定, `conferred` 赋权 or `entrusted` 委托.
    pub source: String,
    /// In whose name an entrusted act is done.
    #[serde(default)]
    pub principal: Option<String>,
    /// The authority that holds it, as its papers are headed. Packs stored before there were papers have none.
    #[serde(default)]
    pub body: Option<String>,
}

/// Whom a citizen may call.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// Name of the window.
    pub name: String,
    /// Telephone number.
    pub phone: String,
}

impl Pack {
    /// The rules of one day.
    pub fn on(&self, day: Date) -> Rules<'_> {
        Rules { pack: self, day }
    }
}

/// The pack as it stood on a day: a house keeps the rules of its own date.
#[derive(Debug, Clone, Copy)]
pub struct Rules<'p> {
    pack: &'p Pack,
    day: Date,
}

impl<'p> Rules<'p> {
    /// The pack itself.
    pub fn pack(&self) -> &'p Pack {
        self.pack
    }

    /// The day whose rules these are.
    pub fn day(&self) -> Date {
        self.day
    }

    /// Those of a list that hold on the day.
    pub fn all<T>(&self, rules: &'p [Rule<T>]) -> impl Iterator<Item = &'p Rule<T>> + use<'p, T> {
        let day = self.day;
        rules.iter().filter(move |rule| rule.holds_on(day))
    }

    /// The first of a list that holds on the day and fits.
    pub fn find<T>(&self, rules: &'p [Rule<T>], fits: impl Fn(&T) -> bool) -> Option<&'p Rule<T>> {
        self.all(rules).find(|rule| fits(&rule.value))
    }

    /// How long an application hangs out.
    pub fn publicity(&self) -> Option<&'p Rule<Publicity>> {
        self.all(&self.pack.publicity).next()
    }

    /// The rule for a meeting's body.
    pub fn meeting(&self, body: &str) -> Option<&'p Rule<MeetingRule>> {
        self.find(&self.pack.meetings, |rule| rule.body == body)
    }

    /// The rule for a paper.
    pub fn material(&self, code: &str) -> Option<&'p Rule<MaterialRule>> {
        self.find(&self.pack.materials, |rule| rule.code == code)
    }

    /// The rule for a visit.
    pub fn visit(&self, kind: &str) -> Option<&'p Rule<VisitRule>> {
        self.find(&self.pack.visits, |rule| rule.kind == kind)
    }

    /// Whether a house cannot go on without a visit. One without a rule of its day is held to be needed.
    pub fn requires_visit(&self, kind: &str) -> bool {
        self.visit(kind).is_none_or(|rule| rule.value.required)
    }

    /// The fence.
    pub fn fence(&self) -> Option<&'p Rule<FenceRule>> {
        self.all(&self.pack.fence).next()
    }

    /// How far apart two photos of one view may be taken.
    pub fn standpoint(&self) -> Option<&'p Rule<StandpointRule>> {
        self.all(&self.pack.standpoint).next()
    }

    /// The area limit where nobody has asked for the place: outside the urban planning area.
    pub fn limit(&self) -> Option<&'p Rule<AreaLimit>> {
        self.limit_at(false)
    }

    /// The area limit inside or outside the urban planning area.
    pub fn limit_at(&self, inside_urban_plan: bool) -> Option<&'p Rule<AreaLimit>> {
        let here = if inside_urban_plan { LimitZone::UrbanPlanInside } else { LimitZone::UrbanPlanOutside };
        let of = |zone| self.find(&self.pack.limits, move |limit: &AreaLimit| limit.zone == zone);
        of(here).or_else(|| of(LimitZone::Any))
    }

    /// The law of a zone: that of its class, or else that of its layer.
    pub fn zone(&self, layer: Layer, class: Option<&str>) -> impl Iterator<Item = &'p Rule<ZoneRule>> + use<'p> {
        let of = move |rules: Self, class: Option<String>| {
            let here = rules.all(&rules.pack.zones);
            here.filter(move |rule| rule.value.layer == layer && rule.value.class == class)
        };
        let own: Vec<_> = class.map(|class| of(*self, Some(class.to_owned())).collect()).unwrap_or_default();
        let chosen = if own.is_empty() { of(*self, None).collect() } else { own };
        chosen.into_iter()
    }

    /// When plots of two households lie on one another.
    pub fn overlap(&self) -> Option<&'p Rule<OverlapRule>> {
        self.all(&self.pack.overlaps).next()
    }

    /// The limits of a clock: legal, promised or both.
    pub fn clocks(&self, code: &'static str) -> impl Iterator<Item = &'p Rule<ClockRule>> + use<'p> {
        self.all(&self.pack.clocks).filter(move |rule| rule.value.code == code)
    }

    /// What a method may be off.
    pub fn tolerance(&self, method: &str) -> Option<&'p Rule<ToleranceRule>> {
        self.find(&self.pack.tolerances, |rule| rule.method == method)
    }

    /// How differences from the licence are weighed.
    pub fn judging(&self) -> Option<&'p Rule<JudgingRule>> {
        self.all(&self.pack.judging).next()
    }

    /// How often what is looked at on the spot.
    pub fn patrols(&self) -> impl Iterator<Item = &'p Rule<PatrolRule>> + use<'p> {
        self.all(&self.pack.patrols)
    }

    /// How a series is numbered.
    pub fn number(&self, series: &str) -> Option<&'p Rule<NumberRule>> {
        self.find(&self.pack.numbers, |rule| rule.series == series)
    }

    /// The row that gives a unit the power to do an act; without one it does not hold it.
    pub fn power(&self, unit: &DivisionCode, act: &str) -> Option<&'p Rule<PowerRule>> {
        self.find(&self.pack.powers, |rule| rule.unit == *unit && rule.act == act)
    }
}
