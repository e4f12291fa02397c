//! A template and what a file puts into it, made into a paper.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::document::{Document, Line, Part, Span, Table};
use crate::domain::papers::template::{self, Block, ListTable, PaperTemplate, Piece, pieces};
use crate::domain::papers::values::{Row, Value, Values};

/// What decides how gaps are printed.
#[derive(Debug, Clone, Default)]
pub struct Filling<'a> {
    /// Whether it leaves the house: then nothing unconfirmed is cited.
    pub outward: bool,
    /// Its day.
    pub on: Option<Date>,
    /// Names whose absence keeps the paper from going out. With any of them the paper is a draft.
    pub missing: BTreeSet<&'a str>,
}

/// Fills a template.
pub fn fill(template: &PaperTemplate, values: &Values, how: &Filling<'_>) -> Document {
    let filler = Filler { values, how };
    let parts = template.body.iter().filter(|block| filler.stands(block)).filter_map(|block| filler.part(block));
    Document {
        head: template.head.as_deref().map(|text| filler.line(text)),
        title: filler.line(&template.title),
        number: template.number.as_deref().map(|text| filler.line(text)),
        parts: parts.collect(),
        on: how.on,
        draft: !how.missing.is_empty(),
    }
}

struct Filler<'a> {
    values: &'a Values,
    how: &'a Filling<'a>,
}

impl Filler<'_> {
    fn stands(&self, block: &Block) -> bool {
        block.when.as_deref().is_none_or(|name| self.values.has(name))
            && block.unless.as_deref().is_none_or(|name| !self.values.has(name))
    }

    /// A block without a part was refused when the pack was loaded.
    fn part(&self, block: &Block) -> Option<Part> {
        Some(match block.part()? {
            template::Part::To(text) => Part::To(self.line(text)),
            template::Part::Heading(text) => Part::Heading(self.line(text)),
            template::Part::Text(text) => Part::Text(self.line(text)),
            template::Part::Note(text) => Part::Note(self.line(text)),
            template::Part::Rows(rows) => Part::Table(self.form(rows)),
            template::Part::List(list) => Part::Table(self.listed(list)),
            template::Part::Sign(lines) => Part::Sign(lines.iter().map(|text| self.place(text)).collect()),
            template::Part::Seal(body, date) => Part::Seal(self.line(body), self.line(date)),
            template::Part::Lines(count) => Part::Lines(count),
        })
    }

    fn form(&self, rows: &[Vec<String>]) -> Table {
        let columns = rows.first().map_or(0, Vec::len);
        let widths = match columns {
            2 => vec![18, 82],
            4 => vec![18, 37, 16, 29],
            many => even(many),
        };
        let rows = rows.iter().map(|row| row.iter().map(|text| self.cell(text)).collect()).collect();
        Table { widths, headed: false, rows }
    }

    fn listed(&self, list: &ListTable) -> Table {
        let head: Vec<Line> = list.head.iter().map(|text| self.line(text)).collect();
        let found = self.values.rows(&list.of);
        let cells = |row: &Row| list.row.iter().map(|text| vec![Span::Text(said(text, row))]).collect();
        let mut rows: Vec<Vec<Line>> = vec![head];
        rows.extend(found.iter().map(cells));
        Table { widths: by_content(&rows), headed: true, rows }
    }

    /// A cell with nothing to say is left empty: the cell itself is the room for the pen.
    fn cell(&self, text: &str) -> Line {
        let line = self.line(text);
        if line.iter().all(|span| matches!(span, Span::Blank)) { Vec::new() } else { line }
    }

    /// A place to sign is room for the pen: what the file does not say behind it needs no blank of its own.
    fn place(&self, text: &str) -> Line {
        let mut line = self.line(text);
        while line.last().is_some_and(|span| matches!(span, Span::Blank)) {
            line.pop();
        }
        line
    }

    fn line(&self, text: &str) -> Line {
        let Some(pieces) = pieces(text) else { return vec![Span::Text(text.to_owned())] };
        let mut line = Line::new();
        self.put(&pieces, &mut line);
        line
    }

    fn put(&self, pieces: &[Piece<'_>], line: &mut Line) {
        for piece in pieces {
            match piece {
                Piece::Plain(text) => text_onto(line, text),
                Piece::Name(name) => match self.value(name) {
                    Some(Value::Text(text)) => text_onto(line, text),
                    Some(Value::Cite(basis)) => {
                        text_onto(line, &basis.text);
                        if !basis.verified {
                            line.push(Span::Unverified);
                        }
                    }
                    None if self.how.missing.contains(name) => line.push(Span::Missing),
                    None => line.push(Span::Blank),
                },
                Piece::Optional(inner) if self.all_said(inner) => self.put(inner, line),
                Piece::Optional(_) => {}
            }
        }
    }

    fn all_said(&self, pieces: &[Piece<'_>]) -> bool {
        pieces.iter().all(|piece| match piece {
            Piece::Name(name) => self.value(name).is_some(),
            Piece::Plain(_) | Piece::Optional(_) => true,
        })
    }

    /// What may be printed under a name: outside the house an unconfirmed citation is none.
    fn value(&self, name: &str) -> Option<&Value> {
        self.values.get(name).filter(|value| match value {
            Value::Text(_) => true,
            Value::Cite(basis) => basis.verified || !self.how.outward,
        })
    }
}

/// A row's own words in a column.
fn said(text: &str, row: &Row) -> String {
    let piece = |piece: Piece<'_>| match piece {
        Piece::Plain(text) => text.to_owned(),
        Piece::Name(name) => row.get(name).cloned().unwrap_or_default(),
        Piece::Optional(_) => String::new(),
    };
    pieces(text).unwrap_or_default().into_iter().map(piece).collect()
}

/// Adds words; a stop that the file's own words end with is not set twice.
fn text_onto(line: &mut Line, text: &str) {
    let Some(Span::Text(before)) = line.last_mut() else {
        line.push(Span::Text(text.to_owned()));
        return;
    };
    if text.starts_with(['。', '；', '，']) && before.ends_with(['。', '；', '，']) {
        before.pop();
    }
    before.push_str(text);
}

fn even(columns: usize) -> Vec<u16> {
    let share = u16::try_from(100 / columns.max(1)).unwrap_or(100);
    vec![share; columns]
}

/// Columns as wide as what they hold, within bounds: a number's column stays narrow, a long text wraps.
fn by_content(rows: &[Vec<Line>]) -> Vec<u16> {
    let columns = rows.first().map_or(0, Vec::len);
    let longest = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        let length = cells.map(|line| super::document::plain(line).chars().count()).max().unwrap_or(1);
        u16::try_from(length.clamp(4, 16)).unwrap_or(4)
    };
    let weights: Vec<u16> = (0..columns).map(longest).collect();
    let whole: u16 = weights.iter().sum::<u16>().max(1);
    weights.iter().map(|weight| weight * 100 / whole).collect()
}
