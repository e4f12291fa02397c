//! The columns of a season of satellite patches, as platforms and counties name them: field codes, Chinese names, and ours.

use jiff::civil::Date;
use serde_json::Value;

use super::shapes::Shape;
use crate::domain::patches::codes::PatchType;
use crate::domain::patches::patch::MU_M2;

/// What a column of a season holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// 监测编号.
    Number,
    /// 坐落单位代码.
    UnitCode,
    /// 行政区代码.
    DistrictCode,
    /// 项目名称.
    Project,
    /// 监测面积, 亩.
    Area,
    /// 前时相.
    Before,
    /// 后时相.
    After,
    /// 传感器.
    Sensor,
    /// 图斑类型.
    Kind,
    /// 规划符合性.
    ConformsToPlan,
    /// 占耕地面积, 亩.
    Cultivated,
    /// 占永久基本农田面积, 亩.
    BasicFarmland,
    /// 占农用地面积, 亩.
    Farmland,
    /// 中心经度.
    Lon,
    /// 中心纬度.
    Lat,
}

impl Field {
    /// The names of its column, the most exact first; units in brackets and case do not matter.
    pub fn names(self) -> &'static [&'static str] {
        match self {
            Self::Number => &["JCBH", "监测编号", "图斑编号", "监测图斑编号", "图斑号", "TBBH", "number", "id"],
            Self::UnitCode => &["ZLDWDM", "坐落单位代码", "权属单位代码", "村代码", "village"],
            Self::DistrictCode => &["XZQDM", "行政区代码", "行政区划代码", "行政区", "县级代码", "division"],
            Self::Project => &["XMC", "XMMC", "项目名称", "project"],
            Self::Area => &["JCMJ", "监测面积", "图斑面积", "TBMJ", "area_mu"],
            Self::Before => &["QSX", "前时相", "前时相日期", "前时相影像日期", "before"],
            Self::After => &["HSX", "后时相", "后时相日期", "后时相影像日期", "影像日期", "YXRQ", "after"],
            Self::Sensor => &["CGQ", "传感器", "影像传感器", "后时相传感器", "影像源", "sensor"],
            Self::Kind => &["TBLX", "图斑类型", "类型", "kind", "type"],
            Self::ConformsToPlan => &["GHFHX", "规划符合性", "conforms_to_plan"],
            Self::Cultivated => &["ZGDMJ", "占耕地面积", "耕地面积", "cultivated_mu"],
            Self::BasicFarmland => &[
                "ZYJJBNTMJ",
                "ZJBNTMJ",
                "占永久基本农田面积",
                "占基本农田面积",
                "永久基本农田面积",
                "basic_farmland_mu",
            ],
            Self::Farmland => &["ZNYDMJ", "占农用地面积", "农用地面积", "farmland_mu"],
            Self::Lon => &["ZXJD", "中心经度", "中心点经度", "经度", "lon"],
            Self::Lat => &["ZXWD", "中心纬度", "中心点纬度", "纬度", "lat"],
        }
    }

    /// What stands in its column, with the column's name as the file writes it; none where there is no such column or
    /// nothing in it.
    pub fn of(self, shape: &Shape) -> Option<(&str, String)> {
        self.names().iter().find_map(|wanted| {
            let named = |(name, _): &(&str, &Value)| bare(name).eq_ignore_ascii_case(wanted);
            let (name, value) = shape.properties.iter().find(named)?;
            let text = match value {
                Value::String(text) => text.trim().to_owned(),
                Value::Number(number) => number.to_string(),
                _ => String::new(),
            };
            (!text.is_empty()).then_some((name, text))
        })
    }
}

/// A header without its unit: `监测面积(亩)`.
fn bare(name: &str) -> &str {
    name.split(['(', '（']).next().unwrap_or_default().trim()
}

/// An area in 亩, by the unit that its column's name gives; 亩 where it gives none, as the platform has it.
pub fn mu(column: &str, value: f64) -> f64 {
    if ["㎡", "m2", "m²", "平方米"].iter().any(|unit| column.contains(unit)) {
        value / MU_M2
    } else if column.contains("公顷") {
        value * 15.0
    } else {
        value
    }
}

/// What a type means. One that says nothing may be a building; one in words that are not known here is told as it is.
pub fn kind(text: Option<&str>) -> PatchType {
    let Some(text) = text.map(str::to_lowercase) else { return PatchType::Building };
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if says(&["未变化", "伪变化", "无变化", "unchanged"]) {
        PatchType::Unchanged
    } else if says(&["推填土", "推土", "填土", "推堆土", "动土", "earthwork"]) {
        PatchType::Earthwork
    } else if says(&["路", "road"]) {
        PatchType::Road
    } else if says(&["建", "房", "屋", "构筑", "building"]) {
        PatchType::Building
    } else {
        PatchType::Other
    }
}

/// `2026-07-01`, `2026/7/1`, `2026年7月1日`, `20260701`; a month alone is its first day.
pub fn day(text: &str) -> Option<Date> {
    let date = text.split(['T', ' ']).next().unwrap_or_default();
    let pieces: Vec<&str> = date.split(|c: char| !c.is_ascii_digit()).filter(|piece| !piece.is_empty()).collect();
    let day = match pieces.as_slice() {
        [year, month, day] if year.len() == 4 => Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?),
        [year, month] if year.len() == 4 => Date::new(year.parse().ok()?, month.parse().ok()?, 1),
        [whole] if whole.len() == 8 => Date::strptime("%Y%m%d", whole),
        [month] if month.len() == 6 => Date::strptime("%Y%m%d", format!("{month}01")),
        _ => return None,
    };
    day.ok().filter(|day| day.year() >= 1990)
}
