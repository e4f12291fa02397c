//! The feedback table of a season 反馈表: as it came, with what was found on the ground written into its columns.

use rust_xlsxwriter::{Workbook, XlsxError};
use serde_json::Value;

use super::shapes::write::{WriteFault, guarded};

/// A column that the feedback fills.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Filled {
    /// 实地用途.
    SiteUse,
    /// 建设主体.
    BuiltBy,
    /// 开工时间.
    StartedOn,
    /// 是否新增建设用地.
    NewConstructionLand,
    /// 判定.
    Result,
    /// 批文号、宅基地批准书号.
    ApprovalNo,
    /// 举证照片: how many.
    Photos,
    /// 核查人.
    Officers,
    /// 核查时间.
    CheckedOn,
    /// 立案号.
    CaseNo,
    /// 决定书号.
    DecisionNo,
    /// 拆除面积, 亩.
    Demolished,
    /// 复耕面积, 亩.
    Restored,
    /// 整改状态.
    Rectification,
    /// 销号时间.
    ClosedOn,
}

impl Filled {
    /// Every column, in the order in which missing ones are added.
    pub const ALL: [Self; 15] = [
        Self::SiteUse,
        Self::BuiltBy,
        Self::StartedOn,
        Self::NewConstructionLand,
        Self::Result,
        Self::ApprovalNo,
        Self::Photos,
        Self::Officers,
        Self::CheckedOn,
        Self::CaseNo,
        Self::DecisionNo,
        Self::Demolished,
        Self::Restored,
        Self::Rectification,
        Self::ClosedOn,
    ];

    /// The names under which platforms have it; the first is written where the table has none.
    pub fn names(self) -> &'static [&'static str] {
        match self {
            Self::SiteUse => &["实地用途", "SDYT", "实际用途"],
            Self::BuiltBy => &["建设主体", "JSZT", "用地主体"],
            Self::StartedOn => &["开工时间", "KGSJ", "动工时间", "用地时间"],
            Self::NewConstructionLand => &["是否新增建设用地", "SFXZJSYD", "是否新增"],
            Self::Result => &["判定结果", "PDJG", "判定", "核查结果", "合法性判定"],
            Self::ApprovalNo => &["批文号", "PWH", "批准文号", "宅基地批准书号", "批文号或宅基地批准书号"],
            Self::Photos => &["举证照片", "JZZP", "举证照片数"],
            Self::Officers => &["核查人", "HCR", "核查人员"],
            Self::CheckedOn => &["核查时间", "HCSJ", "核查日期"],
            Self::CaseNo => &["立案号", "LAH", "立案编号"],
            Self::DecisionNo => &["决定书号", "JDSH", "处罚决定书号"],
            Self::Demolished => &["拆除面积", "CCMJ"],
            Self::Restored => &["复耕面积", "FGMJ"],
            Self::Rectification => &["整改状态", "ZGZT", "整改情况"],
            Self::ClosedOn => &["销号时间", "XHSJ", "销号日期"],
        }
    }

    /// Where a table has it.
    pub fn place(self, columns: &[String]) -> Option<usize> {
        let bare = |name: &String| name.split(['(', '（']).next().unwrap_or_default().trim().to_owned();
        self.names().iter().find_map(|wanted| columns.iter().position(|it| bare(it).eq_ignore_ascii_case(wanted)))
    }
}

/// A table to be written.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheet {
    /// Rows above the header.
    pub titles: Vec<Vec<Value>>,
    /// The header.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Value>>,
}

impl Sheet {
    /// CSV (RFC 4180) in UTF-8 with a mark; what a spreadsheet would take for a formula gets a quote before it.
    ///
    /// # Errors
    /// What the writer says.
    pub fn csv(&self) -> Result<Vec<u8>, WriteFault> {
        let library = |why: csv::Error| WriteFault::Library(why.to_string());
        let mut writer = csv::WriterBuilder::new()
            .flexible(true)
            .terminator(csv::Terminator::CRLF)
            .from_writer(b"\xef\xbb\xbf".to_vec());
        let header: Vec<Value> = self.columns.iter().map(|name| Value::from(name.as_str())).collect();
        for row in self.titles.iter().chain([&header]).chain(&self.rows) {
            writer.write_record(row.iter().map(|cell| guarded(&text(cell)).into_owned())).map_err(library)?;
        }
        writer.into_inner().map_err(|why| WriteFault::Library(why.to_string()))
    }

    /// A workbook. A text cell of a workbook is never a formula, so nothing is put before it.
    ///
    /// # Errors
    /// `DoesNotFit` for a cell that is too long, else what the library says.
    pub fn xlsx(&self, name: &str) -> Result<Vec<u8>, WriteFault> {
        let library = |why: XlsxError| WriteFault::Library(why.to_string());
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.set_name(name.chars().take(31).collect::<String>()).map_err(library)?;
        let header: Vec<Value> = self.columns.iter().map(|name| Value::from(name.as_str())).collect();
        for (row, cells) in (0_u32..).zip(self.titles.iter().chain([&header]).chain(&self.rows)) {
            for (column, cell) in (0_u16..).zip(cells) {
                let written = match cell {
                    Value::Null => continue,
                    Value::Bool(truth) => sheet.write_boolean(row, column, *truth),
                    Value::Number(number) => sheet.write_number(row, column, number.as_f64().unwrap_or(f64::NAN)),
                    other => sheet.write_string(row, column, text(other)),
                };
                written.map_err(library)?;
            }
        }
        book.save_to_buffer().map_err(library)
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
