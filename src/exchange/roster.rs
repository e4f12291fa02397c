//! The columns of a register of homesteads, as counties name them: the field codes of the survey's databases (宅基地调查,
//! 不动产登记), their Chinese names, and ours.

use serde_json::Value;

use super::shapes::Shape;

/// What a column of a register holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The village's code of twelve digits, alone or at the beginning of a longer one.
    Village,
    /// The holder of the right.
    Head,
    /// The holder's citizen number.
    IdNumber,
    /// 宅基地代码.
    Code,
    /// 不动产单元号.
    UnitNo,
    /// 不动产权证号.
    CertificateNo,
    /// Day of registration.
    RegisteredOn,
    /// Area of the plot in the register, m².
    Area,
    /// The house's outline as text.
    Footprint,
    /// 建筑面积, m².
    FloorArea,
    /// 层数.
    Storeys,
    /// 高度, m.
    Height,
    /// 东至.
    East,
    /// 南至.
    South,
    /// 西至.
    West,
    /// 北至.
    North,
}

impl Field {
    /// The names of its column, the most exact first. Case does not matter.
    pub fn names(self) -> &'static [&'static str] {
        match self {
            Self::Village => &["ZLDWDM", "坐落单位代码", "村代码", "行政村代码", "village", "division"],
            Self::Head => {
                &["SHYQRDBXM", "使用权人代表姓名", "户主姓名", "户主", "权利人", "使用权人", "QLRMC", "head_name"]
            }
            // The tables of shapefiles cut the name at ten letters.
            Self::IdNumber => {
                &["SHYQRDBZJHM", "SHYQRDBZJH", "证件号码", "身份证号", "身份证号码", "公民身份号码", "id_number"]
            }
            Self::Code => &["ZJDDM", "宅基地代码", "NUMBER", "number"],
            Self::UnitNo => &["BDCDYH", "不动产单元号", "unit_no"],
            Self::CertificateNo => {
                &["BDCQZH", "不动产权证号", "不动产权证书号", "证书号", "权证号", "CQZH", "certificate_no"]
            }
            Self::RegisteredOn => &["DJSJ", "登记日期", "登记时间", "发证日期", "ZJDQDSJ", "取得时间", "registered_on"],
            Self::Area => &["ZDMJ", "宗地面积", "宅基地面积", "面积(㎡)", "面积(平方米)", "plot_area_m2"],
            Self::Footprint => &["footprint", "房屋坐标", "房屋坐标串", "房屋图形"],
            Self::FloorArea => &["SCJZMJ", "实测建筑面积", "建筑面积", "floor_area_m2"],
            Self::Storeys => &["ZCS", "总层数", "层数", "storeys"],
            Self::Height => &["JZWGD", "建筑物高度", "高度", "height_m"],
            Self::East => &["ZDSZD", "东至"],
            Self::South => &["ZDSZN", "南至"],
            Self::West => &["ZDSZX", "西至"],
            Self::North => &["ZDSZB", "北至"],
        }
    }

    /// What stands in its column, with the column's name as the file writes it; none where there is no such column or
    /// nothing in it.
    pub fn of(self, shape: &Shape) -> Option<(&str, String)> {
        self.names().iter().find_map(|wanted| {
            let (name, value) = shape.properties.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted))?;
            let text = match value {
                Value::String(text) => text.trim().to_owned(),
                Value::Number(number) => number.to_string(),
                _ => String::new(),
            };
            (!text.is_empty()).then_some((name, text))
        })
    }
}
