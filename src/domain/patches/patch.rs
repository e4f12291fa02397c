//! The file of one patch: the row as it came, what the comparison said, and what people did about it.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::classify::{Classification, Seen};
use super::codes::{PatchType, SiteResult, State};
use super::steps::{Closure, Correction, LeadRef, SiteCheck};
use crate::domain::houses::outline::Outline;
use crate::domain::ids::{DivisionCode, Id};
use crate::spatial::{GridPolygon, LonLat};

/// One 亩 in square metres: a fifteenth of a hectare.
pub const MU_M2: f64 = 2000.0 / 3.0;

/// What the platform says of a patch (field names as they are issued, in brackets).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    /// 监测编号、图斑编号 (JCBH).
    pub number: String,
    /// 坐落单位代码 (ZLDWDM), as it came.
    pub unit_code: Option<String>,
    /// 行政区代码 (XZQDM), as it came.
    pub district_code: Option<String>,
    /// 项目名称 (XMC).
    pub project: Option<String>,
    /// 监测面积 (JCMJ), 亩.
    pub area_mu: Option<f64>,
    /// 前时相.
    pub before: Option<Date>,
    /// 后时相.
    pub after: Option<Date>,
    /// 传感器 of the later image.
    pub sensor: Option<String>,
    /// 图斑类型 (TBLX).
    pub kind: PatchType,
    /// The type in the platform's own words.
    pub kind_text: Option<String>,
    /// 规划符合性.
    pub conforms_to_plan: Option<String>,
    /// 占耕地面积, 亩.
    pub cultivated_mu: Option<f64>,
    /// 占永久基本农田面积, 亩.
    pub basic_farmland_mu: Option<f64>,
    /// 占农用地面积, 亩.
    pub farmland_mu: Option<f64>,
}

impl Facts {
    /// The stated area in m².
    pub fn stated_m2(&self) -> Option<f64> {
        self.area_mu.map(|mu| mu * MU_M2)
    }
}

/// The file of a patch.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Patch {
    /// The patch.
    pub id: Id,
    /// 批次、季度, as in `2026Q3`.
    pub season: String,
    /// Which load of the season brought it.
    pub load: u32,
    /// Its place in that load.
    pub nr: u32,
    /// Village or township where that is known, else the county.
    pub division: DivisionCode,
    /// Where it stands.
    pub state: State,
    /// When it was taken over.
    pub imported_at: Timestamp,
    /// When its last act was done.
    pub last_act_at: Timestamp,
    /// Grows by one with each act.
    pub version: u32,
    /// What the platform says.
    pub facts: Facts,
    /// Its parts.
    pub outlines: Vec<Outline>,
    /// West, south, east, north of all of them, degrees.
    pub bounds_deg: [f64; 4],
    /// Whether the outline is a square of the stated area around the centre.
    pub assumed: bool,
    /// Whether the stated area differs from the outline's.
    pub area_differs: bool,
    /// What the comparison said when it came.
    pub classification: Classification,
    /// Who stood there.
    pub check: Option<SiteCheck>,
    /// What it became.
    pub lead: Option<LeadRef>,
    /// What became of that.
    pub correction: Option<Correction>,
    /// Its end.
    pub closure: Option<Closure>,
}

impl Patch {
    /// Its parts in the district's grid.
    pub fn parts(&self) -> Vec<GridPolygon> {
        self.outlines.iter().filter_map(Outline::plane).collect()
    }

    /// As the comparison wants it; `today` where the platform does not say when the later image was taken.
    pub fn seen<'s>(&self, parts: &'s [GridPolygon], today: Date) -> Seen<'s> {
        let facts = &self.facts;
        let after = facts.after.unwrap_or(today);
        Seen { parts, assumed: self.assumed, kind: facts.kind, before: facts.before, after }
    }

    /// The middle of the box around it.
    pub fn centre(&self) -> Option<LonLat> {
        let [west, south, east, north] = self.bounds_deg;
        LonLat::new(f64::midpoint(west, east), f64::midpoint(south, north)).ok()
    }

    /// Whether officers found it unlawful.
    pub fn is_violation(&self) -> bool {
        self.check.as_ref().is_some_and(|check| check.result == SiteResult::Violation)
    }
}
