//! A paper as a PDF: A4 with the margins of GB/T 9704, its letters inside, in the archival form PDF/A-2b.

mod draw;
mod lines;
mod sheet;

use super::document::{BLANK, Document, Line, Part, SIGNED_ON, Table, plain};
use super::fonts::Fonts;
use lines::{Setting, broken};
use sheet::{LEFT, PITCH, Sheets, WIDTH};

/// Why a paper could not be set.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PdfFault {
    /// Letters that no font of this machine has: a name with a box in it names nobody.
    #[error("no font has the letters {0}")]
    NoLetter(String),
    /// The writer of PDFs refused it.
    #[error("{0}")]
    Writer(String),
}

/// 二号, for the head and the title.
const TITLE: f32 = 22.0;
/// 三号 as twenty-eight characters fill a line.
const BODY: f32 = WIDTH / 28.0;
/// 四号, for signatures and page numbers.
const SIGN: f32 = 14.0;
/// 小四, for tables and notes.
const SMALL: f32 = 12.0;
/// From line to line in a table.
const SMALL_PITCH: f32 = 20.0;
/// Between a cell's edge and its words.
const PADDING: f32 = 5.0;
/// Across the place of a seal: 40 mm.
const SEAL: f32 = 113.4;

/// The file's bytes; the same for the same paper and fonts.
///
/// # Errors
/// [`PdfFault`] when a letter is in no font, or the writer refuses.
pub fn pdf(paper: &Document, fonts: &Fonts) -> Result<Vec<u8>, PdfFault> {
    let mut typesetter = Typesetter { fonts, sheets: Sheets::new() };
    if let Some(head) = &paper.head {
        typesetter.centred(head, TITLE, 36.0)?;
    }
    typesetter.centred(&paper.title, TITLE, 36.0)?;
    if let Some(number) = &paper.number {
        typesetter.centred(number, BODY, PITCH)?;
    }
    typesetter.sheets.space(PITCH / 2.0);
    for part in &paper.parts {
        typesetter.part(part)?;
    }
    draw::write(paper, typesetter.sheets, fonts)
}

struct Typesetter<'f> {
    fonts: &'f Fonts,
    sheets: Sheets,
}

impl Typesetter<'_> {
    fn part(&mut self, part: &Part) -> Result<(), PdfFault> {
        match part {
            Part::To(line) => self.paragraph(line, BODY, PITCH, 0.0),
            Part::Heading(line) => {
                // Never the last line of a page.
                self.sheets.need(PITCH * 3.0);
                self.paragraph(line, BODY, PITCH, 2.0)
            }
            Part::Text(line) => self.paragraph(line, BODY, PITCH, 2.0),
            Part::Note(line) => {
                self.sheets.space(6.0);
                self.paragraph(line, SMALL, SMALL_PITCH, 0.0)
            }
            Part::Table(table) => self.table(table),
            Part::Sign(lines) => lines.iter().try_for_each(|line| self.sign(line)),
            Part::Seal(body, date) => self.seal(body, date),
            Part::Lines(count) => {
                for _ in 0..*count {
                    self.sheets.need(PITCH);
                    self.sheets.space(PITCH);
                    self.sheets.rule(LEFT, LEFT + WIDTH);
                }
                Ok(())
            }
        }
    }

    fn centred(&mut self, line: &Line, size: f32, pitch: f32) -> Result<(), PdfFault> {
        let setting = Setting { size, width: WIDTH, indent: 0.0, justified: false };
        for line in broken(&plain(line), setting, self.fonts)? {
            self.sheets.need(pitch);
            self.sheets.text(LEFT + (WIDTH - line.width) / 2.0, pitch, size, line);
        }
        Ok(())
    }

    /// `indent` in characters.
    fn paragraph(&mut self, line: &Line, size: f32, pitch: f32, indent: f32) -> Result<(), PdfFault> {
        let setting = Setting { size, width: WIDTH, indent: indent * size, justified: true };
        for (i, line) in broken(&plain(line), setting, self.fonts)?.into_iter().enumerate() {
            self.sheets.need(pitch);
            let from = if i == 0 { LEFT + setting.indent } else { LEFT };
            self.sheets.text(from, pitch, size, line);
        }
        Ok(())
    }

    /// The words, a line for the pen, and the day at the right.
    fn sign(&mut self, line: &Line) -> Result<(), PdfFault> {
        self.sheets.need(PITCH);
        let setting = Setting { size: SIGN, width: WIDTH, indent: 0.0, justified: false };
        let one = |text: &str| broken(text, setting, self.fonts);
        let (said, day) = (one(plain(line).trim_end_matches(BLANK))?, one(SIGNED_ON)?);
        let right = day.first().map_or(0.0, |day| day.width);
        let left = said.last().map_or(0.0, |said| said.width);
        let last = said.len();
        for (i, words) in said.into_iter().enumerate() {
            if i + 1 < last {
                self.sheets.need(PITCH * 2.0);
                self.sheets.text(LEFT, PITCH, SIGN, words);
            } else {
                self.sheets.text_at(LEFT, PITCH, SIGN, words);
            }
        }
        for words in day {
            self.sheets.text_at(LEFT + WIDTH - right, PITCH, SIGN, words);
        }
        self.sheets.space(PITCH);
        self.sheets.rule_above(4.0, LEFT + left, LEFT + WIDTH - right);
        Ok(())
    }

    /// Authority and day, centred on one another four characters from the right edge, with the seal's place over them.
    fn seal(&mut self, body: &Line, date: &Line) -> Result<(), PdfFault> {
        let setting = Setting { size: BODY, width: WIDTH, indent: 0.0, justified: false };
        let lines = [broken(&plain(body), setting, self.fonts)?, broken(&plain(date), setting, self.fonts)?].concat();
        let widest = lines.iter().map(|line| line.width).fold(SEAL, f32::max);
        let middle = LEFT + WIDTH - (4.0 * BODY).min(WIDTH - widest) - widest / 2.0;
        self.sheets.need(SEAL + PITCH);
        self.sheets.space(PITCH / 2.0 + SEAL / 2.0 - PITCH);
        for line in lines {
            self.sheets.text(middle - line.width / 2.0, PITCH, BODY, line);
        }
        self.sheets.seal(middle, PITCH, SEAL / 2.0);
        let label = Setting { size: 9.0, ..setting };
        for line in broken("（印章）", label, self.fonts)? {
            self.sheets.text_at(middle - line.width / 2.0, PITCH, 9.0, line);
        }
        self.sheets.space(SEAL / 2.0 - PITCH / 2.0);
        Ok(())
    }

    /// A row stands whole on a page, unless it is longer than one.
    fn table(&mut self, table: &Table) -> Result<(), PdfFault> {
        let widths: Vec<f32> = scaled(&table.widths);
        for (i, row) in table.rows.iter().enumerate() {
            let names = table.headed && i == 0;
            let mut cells = Vec::with_capacity(row.len());
            for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
                let setting = Setting { size: SMALL, width: width - 2.0 * PADDING, indent: 0.0, justified: false };
                let centred = names || (!table.headed && column % 2 == 0);
                cells.push(sheet::Cell { lines: broken(&plain(cell), setting, self.fonts)?, width: *width, centred });
            }
            self.sheets.row(cells, SMALL, SMALL_PITCH, PADDING);
        }
        Ok(())
    }
}

/// Shares of the text's width in points; what rounding left over goes to the last.
fn scaled(shares: &[u16]) -> Vec<f32> {
    let whole = f32::from(shares.iter().sum::<u16>().max(1));
    shares.iter().map(|share| f32::from(*share) / whole * WIDTH).collect()
}
