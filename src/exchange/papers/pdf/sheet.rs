//! Sheets of A4 with a place from which the next thing is set, and what has been set on them. Points, from the top left.

use super::lines::Broken;

/// A4.
pub(super) const PAGE: (f32, f32) = (595.276, 841.890);
/// 37 mm.
const TOP: f32 = 104.882;
/// 35 mm.
const BOTTOM: f32 = 99.213;
/// 28 mm.
pub(super) const LEFT: f32 = 79.370;
/// 156 mm.
pub(super) const WIDTH: f32 = 442.205;
/// From line to line: 225 mm for twenty-two lines.
pub(super) const PITCH: f32 = (PAGE.1 - TOP - BOTTOM) / 22.0;

/// Something on a sheet.
#[derive(Debug, Clone)]
pub(super) enum Mark {
    /// A line of letters on its base line.
    Text { x: f32, y: f32, size: f32, line: Broken },
    /// A straight line.
    Rule { from: (f32, f32), to: (f32, f32) },
    /// A dashed circle where the seal comes.
    Circle { x: f32, y: f32, radius: f32 },
}

/// A cell of a row.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    pub(super) lines: Vec<Broken>,
    pub(super) width: f32,
    pub(super) centred: bool,
}

/// The sheets of a paper.
#[derive(Debug)]
pub(super) struct Sheets {
    pub(super) pages: Vec<Vec<Mark>>,
    y: f32,
}

impl Sheets {
    pub(super) fn new() -> Self {
        Self { pages: vec![Vec::new()], y: TOP }
    }

    fn left(&self) -> f32 {
        PAGE.1 - BOTTOM - self.y
    }

    fn mark(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.push(mark);
        }
    }

    /// Turns to the next sheet unless so much room is left on this one.
    pub(super) fn need(&mut self, height: f32) {
        if self.left() + 0.1 < height && self.y > TOP {
            self.pages.push(Vec::new());
            self.y = TOP;
        }
    }

    pub(super) fn space(&mut self, height: f32) {
        self.y += height;
    }

    /// Sets a line in a strip of that height, and goes on below it.
    pub(super) fn text(&mut self, x: f32, height: f32, size: f32, line: Broken) {
        self.text_at(x, height, size, line);
        self.y += height;
    }

    /// Sets a line in a strip of that height and stays.
    pub(super) fn text_at(&mut self, x: f32, height: f32, size: f32, line: Broken) {
        let y = self.y + baseline(height, size);
        self.mark(Mark::Text { x, y, size, line });
    }

    /// A line across, where the sheet stands.
    pub(super) fn rule(&mut self, from: f32, to: f32) {
        self.rule_above(0.0, from, to);
    }

    /// A line across, so far above where the sheet stands.
    pub(super) fn rule_above(&mut self, above: f32, from: f32, to: f32) {
        let y = self.y - above;
        self.mark(Mark::Rule { from: (from, y), to: (to, y) });
    }

    /// The place of a seal, its middle so far above where the sheet stands.
    pub(super) fn seal(&mut self, x: f32, above: f32, radius: f32) {
        let y = self.y - above;
        self.mark(Mark::Circle { x, y, radius });
    }

    /// A row of a table, whole where a sheet can hold it.
    pub(super) fn row(&mut self, mut cells: Vec<Cell>, size: f32, pitch: f32, padding: f32) {
        let lines = |cells: &[Cell]| cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(0).max(1);
        let height = |lines: usize| f32::from(u16::try_from(lines).unwrap_or(u16::MAX)) * pitch + 2.0 * padding;
        let longest = height(lines(&cells));
        if longest <= PAGE.1 - TOP - BOTTOM {
            self.need(longest);
            return self.strip(&cells, longest, size, pitch);
        }
        loop {
            self.need(height(3));
            let mut fit = 1;
            while fit < lines(&cells) && height(fit + 1) <= self.left() {
                fit += 1;
            }
            let part: Vec<Cell> = cells
                .iter_mut()
                .map(|cell| {
                    let rest = cell.lines.split_off(fit.min(cell.lines.len()));
                    Cell { lines: std::mem::replace(&mut cell.lines, rest), ..*cell }
                })
                .collect();
            self.strip(&part, height(fit), size, pitch);
            if cells.iter().all(|cell| cell.lines.is_empty()) {
                break;
            }
        }
    }

    fn strip(&mut self, cells: &[Cell], height: f32, size: f32, pitch: f32) {
        let (top, bottom) = (self.y, self.y + height);
        let mut x = LEFT;
        for cell in cells {
            let said = f32::from(u16::try_from(cell.lines.len()).unwrap_or(u16::MAX)) * pitch;
            let mut y = top + (height - said) / 2.0;
            for line in &cell.lines {
                let from = if cell.centred { x + (cell.width - line.width) / 2.0 } else { x + 5.0 };
                self.mark(Mark::Text { x: from, y: y + baseline(pitch, size), size, line: line.clone() });
                y += pitch;
            }
            self.mark(Mark::Rule { from: (x, top), to: (x, bottom) });
            x += cell.width;
        }
        self.mark(Mark::Rule { from: (x, top), to: (x, bottom) });
        self.mark(Mark::Rule { from: (LEFT, top), to: (x, top) });
        self.mark(Mark::Rule { from: (LEFT, bottom), to: (x, bottom) });
        self.y = bottom;
    }
}

/// Where letters stand in a strip: their square in its middle, the base line at 0.88 of the square.
fn baseline(height: f32, size: f32) -> f32 {
    (height - size) / 2.0 + size * 0.88
}
