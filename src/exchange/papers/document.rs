//! A paper as all three formats print it: what stands in it, in order, and nothing of how it looks.

use jiff::civil::Date;

/// A paper.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// The authority above the title, on a paper that leaves the house.
    pub head: Option<Line>,
    /// The title.
    pub title: Line,
    /// The line of its number.
    pub number: Option<Line>,
    /// What stands below.
    pub parts: Vec<Part>,
    /// Its day, for the archive's sake.
    pub on: Option<Date>,
    /// A paper that may not go out yet: printed across with 草稿.
    pub draft: bool,
}

/// A piece of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Whom it is addressed to: a line without indent.
    To(Line),
    /// A heading inside.
    Heading(Line),
    /// A paragraph.
    Text(Line),
    /// A line in small letters.
    Note(Line),
    /// A table; tables that follow one another touch.
    Table(Table),
    /// Places to sign, each with room for the day.
    Sign(Vec<Line>),
    /// The place of the seal: the authority over the day.
    Seal(Line, Line),
    /// So many ruled lines for the pen.
    Lines(u8),
}

/// A table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// Widths of its columns, in hundredths of the whole.
    pub widths: Vec<u16>,
    /// Whether its first row names the columns and is repeated on each page.
    pub headed: bool,
    /// Its rows, each with as many cells as there are widths.
    pub rows: Vec<Vec<Line>>,
}

/// A line of wording.
pub type Line = Vec<Span>;

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// Words; a line feed breaks the line.
    Text(String),
    /// Room for the pen.
    Blank,
    /// What an article demands and the file does not have, marked on a draft.
    Missing,
    /// What nobody has confirmed, marked inside the house.
    Unverified,
}

/// How a place for the pen is printed.
pub const BLANK: &str = "＿＿＿＿＿＿";
/// How a missing thing is marked on a draft.
pub const MISSING: &str = "【缺】";
/// How an unconfirmed basis is marked.
pub const UNVERIFIED: &str = "〔未核实〕";
/// Printed across a draft.
pub const DRAFT: &str = "草稿";
/// The day beside a signature.
pub const SIGNED_ON: &str = "　　年　　月　　日";

/// A line as plain words.
pub fn plain(line: &[Span]) -> String {
    line.iter()
        .map(|span| match span {
            Span::Text(text) => text.as_str(),
            Span::Blank => BLANK,
            Span::Missing => MISSING,
            Span::Unverified => UNVERIFIED,
        })
        .collect()
}
