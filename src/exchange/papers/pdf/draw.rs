//! Sheets written as a PDF/A-2b file, each with its number below.

use krilla::Document;
use krilla::SerializeSettings;
use krilla::color::rgb;
use krilla::configure::{Archival, ConfigurationBuilder};
use krilla::geom::{PathBuilder, Point};
use krilla::metadata::{DateTime, Metadata};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::text::KrillaGlyph;

use super::lines::{Broken, Setting, broken};
use super::sheet::{LEFT, Mark, PAGE, Sheets, WIDTH};
use super::{PdfFault, SIGN};
use crate::exchange::papers::document::{Document as Paper, plain};
use crate::exchange::papers::fonts::Fonts;

/// The number stands seven millimetres below the text.
const NUMBER_Y: f32 = PAGE.1 - 99.213 + 19.843 + SIGN;
/// A circle of four Bézier curves.
const ROUND: f32 = 0.552_285;

pub(super) fn write(paper: &Paper, sheets: Sheets, fonts: &Fonts) -> Result<Vec<u8>, PdfFault> {
    let refused = |why: String| PdfFault::Writer(why);
    let archival = ConfigurationBuilder::new().with_archival_validator(Archival::A2_B);
    let configuration = archival.finish().map_err(|why| refused(format!("{why:?}")))?;
    let mut document = Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let metadata = Metadata::new().title(plain(&paper.title)).language("zh-CN".to_owned());
    document.set_metadata(metadata.creation_date(dated(paper)));
    for (i, marks) in sheets.pages.iter().enumerate() {
        let size = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or_else(|| refused("no page of that size".to_owned()))?;
        let mut page = document.start_page_with(size);
        let mut surface = page.surface();
        for mark in marks {
            draw(&mut surface, mark, fonts);
        }
        let setting = Setting { size: SIGN, width: WIDTH, indent: 0.0, justified: false };
        for line in broken(&format!("— {} —", i + 1), setting, fonts)? {
            let x = LEFT + (WIDTH - line.width) / 2.0;
            draw(&mut surface, &Mark::Text { x, y: NUMBER_Y, size: SIGN, line }, fonts);
        }
        surface.finish();
        page.finish();
    }
    document.finish().map_err(|why| refused(format!("{why:?}")))
}

/// An archival file has a date. It is the paper's own: no clock, so that the same paper gives the same bytes.
fn dated(paper: &Paper) -> DateTime {
    let part = |value: i8| u8::try_from(value).unwrap_or(1);
    let on = paper.on.unwrap_or(jiff::civil::date(2020, 1, 1));
    let day = DateTime::new(u16::try_from(on.year()).unwrap_or(2020)).month(part(on.month())).day(part(on.day()));
    day.hour(0).minute(0).second(0).utc_offset_hour(8).utc_offset_minute(0)
}

fn draw(surface: &mut Surface<'_>, mark: &Mark, fonts: &Fonts) {
    match mark {
        Mark::Text { x, y, size, line } => text(surface, (*x, *y), *size, line, fonts),
        Mark::Rule { from, to } => {
            let mut path = PathBuilder::new();
            path.move_to(from.0, from.1);
            path.line_to(to.0, to.1);
            stroke(surface, path, Stroke { width: 0.6, ..Stroke::default() });
        }
        Mark::Circle { x, y, radius } => {
            let (x, y, r, k) = (*x, *y, *radius, *radius * ROUND);
            let mut path = PathBuilder::new();
            path.move_to(x + r, y);
            path.cubic_to(x + r, y + k, x + k, y + r, x, y + r);
            path.cubic_to(x - k, y + r, x - r, y + k, x - r, y);
            path.cubic_to(x - r, y - k, x - k, y - r, x, y - r);
            path.cubic_to(x + k, y - r, x + r, y - k, x + r, y);
            path.close();
            let dash = Some(StrokeDash { array: vec![4.0, 3.0], offset: 0.0 });
            let paint = rgb::Color::new(216, 150, 146).into();
            stroke(surface, path, Stroke { width: 0.7, dash, paint, ..Stroke::default() });
        }
    }
}

fn stroke(surface: &mut Surface<'_>, path: PathBuilder, with: Stroke) {
    if let Some(path) = path.finish() {
        surface.set_fill(None);
        surface.set_stroke(Some(with));
        surface.draw_path(&path);
        surface.set_stroke(None);
    }
}

/// Draws a line, stretch by stretch of one font.
fn text(surface: &mut Surface<'_>, from: (f32, f32), size: f32, line: &Broken, fonts: &Fonts) {
    surface.set_fill(Some(Fill::default()));
    let mut x = from.0;
    for stretch in line.letters.chunk_by(|(_, a), (_, b)| a.face == b.face) {
        let Some(face) = stretch.first().and_then(|(_, letter)| fonts.face(letter.face)) else { continue };
        let mut said = String::new();
        let mut glyphs = Vec::with_capacity(stretch.len());
        let mut wide = 0.0;
        for (c, letter) in stretch {
            let start = said.len();
            said.push(*c);
            let advance = letter.advance + line.extra / size;
            glyphs.push(KrillaGlyph::new(letter.glyph, advance, 0.0, 0.0, 0.0, start..said.len(), None));
            wide += advance * size;
        }
        surface.draw_glyphs(Point::from_xy(x, from.1), &glyphs, face.font.clone(), &said, size, false);
        x += wide;
    }
}
