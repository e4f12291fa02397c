//! Survey coordinates as text 勘测定界坐标 TXT, in the shapes that the programs of the trade write it.
//!
//! A `[属性描述]` of `key=value` lines, then `[地块坐标]`: for each plot one line ending in `@` (number of points, area in
//! hectares, number and name of the plot, what it is, map sheet, use, land class) and one line a point (label, ring,
//! X = **north**, Y = **east**). What varies: the encoding, the mark, the line ends, full-width commas, the letter before
//! a label, whether the first point is repeated at the end and whether it is counted, the ring's number left out, the
//! description or the plot's own line left out, the unit of the area, the zone's number before the easting. Axes that
//! stand the wrong way round are not put right here: they are a suspicion to be shown.

mod header;
mod plot;

use super::fault::FileFault;
use super::limits::{Basket, Limits};
use super::sheet::{Format, RowFault, Sheet};
use super::text::half_width;

use header::Header;
use plot::{Plot, PointLine};

/// Whether a text reads like one: by its sections, or by a first line that is a plot's or a point's.
pub(super) fn is_survey(text: &str) -> bool {
    let head: Vec<_> = text.lines().take(40).map(half_width).collect();
    if head.iter().any(|line| matches!(line.trim(), "[地块坐标]" | "[属性描述]")) {
        return true;
    }
    let first = head.iter().map(|line| line.trim()).find(|line| !line.is_empty());
    first.is_some_and(|line| Plot::opens(line) || PointLine::fits(line))
}

pub(super) fn read(text: &str, limits: Limits) -> Result<Sheet, FileFault> {
    let mut header = Header::default();
    let mut basket = Basket::new(limits);
    let mut open: Option<Plot> = None;
    // Files without plot lines start a new plot where the labels start again.
    let mut has_plot_lines = false;
    for (line, raw) in (1_u64..).zip(text.lines()) {
        let plain = half_width(raw);
        let plain = plain.trim();
        if plain.is_empty() || plain.starts_with('[') {
            continue;
        }
        if header.takes(plain) {
            continue;
        }
        if Plot::opens(plain) {
            has_plot_lines = true;
            finish(open.take(), &mut basket)?;
            open = Some(Plot::begin(line, plain));
            continue;
        }
        let point = match PointLine::read(line, plain) {
            Ok(point) => point,
            Err(fault) => {
                if let Some(plot) = &mut open {
                    plot.broken = true;
                }
                basket.fault(fault)?;
                continue;
            }
        };
        if !has_plot_lines && open.as_ref().is_some_and(|plot| plot.starts_again(&point)) {
            finish(open.take(), &mut basket)?;
        }
        open.get_or_insert_with(|| Plot::nameless(line)).add(point);
    }
    finish(open, &mut basket)?;
    let declared_crs = header.crs(basket.shapes.iter().flat_map(|shape| shape.geometry.points()))?;
    Ok(Sheet { format: Format::SurveyText, declared_crs, ask_map: false, shapes: basket.shapes, faults: basket.faults })
}

fn finish(plot: Option<Plot>, basket: &mut Basket) -> Result<(), FileFault> {
    let Some(plot) = plot else { return Ok(()) };
    // A corner that could not be read leaves another plot than the one that was surveyed.
    if plot.broken {
        return Ok(());
    }
    if plot.is_empty() {
        return basket.fault(RowFault::new(plot.line, "", "no_points"));
    }
    basket.shape(plot.shape())
}
