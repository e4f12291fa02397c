//! Lengths of a tape, drawn.

use serde_json::{Value, json};

use super::judge::{Judge, rounded};
use super::request::{Side, Taken};
use super::view::{ShapeProblemView, ShapeView, ShapesView};
use crate::spatial::{Crs, Datum, GridPolygon, PlotPolygon, Tape, TapeError, Turn, suspicions, taped};

/// Corner and system of a tape's beginning: as a phone or the map gives it.
const DEGREES: Crs = Crs::Degrees(Datum::Wgs84);

impl Judge<'_> {
    /// Draws and judges what a tape gave. `slack_m` is what a length taken with a tape may be off by.
    pub(super) fn tape(&self, taken: &Taken, slack_m: f64) -> ShapesView {
        let told = suspicions(&[taken.corner], Some(DEGREES), &self.district.grid, self.district.region());
        let suspicions = told.into_iter().map(|suspicion| self.suspicion(suspicion)).collect();
        let mut view = ShapeView {
            row: 1,
            name: String::new(),
            properties: json!({}),
            geometry: None,
            area_m2: None,
            stated_area_m2: None,
            sides_m: taken.sides_m.iter().copied().map(rounded).collect(),
            problems: Vec::new(),
            repair: None,
        };
        match self.draw(taken, slack_m, &mut view.problems) {
            Some(plot) => {
                view.geometry = self.on_map(&plot);
                view.area_m2 = Some(rounded(plot.area_m2()));
            }
            None if view.problems.is_empty() => view.problems.push(self.problem("outside_grid", json!({}))),
            None => {}
        }
        let crs = Some(DEGREES.name());
        ShapesView { format: "tape".to_owned(), crs, shapes: vec![view], suspicions, faults: Vec::new() }
    }

    fn draw(&self, taken: &Taken, slack_m: f64, problems: &mut Vec<ShapeProblemView>) -> Option<GridPolygon> {
        let grid = self.district.grid;
        let [lon, lat] = taken.corner;
        let corner = grid.grid_from_lonlat(DEGREES.to_lonlat(lon, lat).ok()?).ok()?;
        let measured = Tape {
            corner,
            bearing_deg: taken.bearing_deg,
            sides_m: taken.sides_m.clone(),
            diagonals_m: taken.diagonals_m.clone(),
            turn: if taken.side == Side::Right { Turn::Right } else { Turn::Left },
        };
        let drawn = match taped(&measured) {
            Ok(drawn) => drawn,
            Err(why) => {
                problems.extend(self.refused(&why));
                return None;
            }
        };
        if drawn.right_angle_assumed {
            problems.push(self.problem("right_angle_assumed", json!({})));
        }
        // Two lengths that are each off by what a tape may be off by are not yet a mistake.
        if let Some(gap_m) = drawn.misclosure_m.filter(|gap_m| gap_m.abs() > 2.0 * slack_m) {
            problems.push(self.said("does_not_close", &[("gap", format!("{:.2}", gap_m.abs()))]));
        }
        Some(drawn.polygon)
    }

    fn refused(&self, why: &TapeError) -> Vec<ShapeProblemView> {
        match why {
            TapeError::Sides => vec![self.problem("side_count", json!({}))],
            TapeError::NotALength => vec![self.problem("not_a_length", json!({}))],
            TapeError::Diagonals { wanted } => vec![self.said("diagonals_wanted", &[("wanted", wanted.to_string())])],
            TapeError::DoesNotMeet { corner, gap_m } => {
                let params = [("corner", corner.to_string()), ("gap", format!("{gap_m:.2}"))];
                vec![ShapeProblemView { at: json!({ "point": corner - 1 }), ..self.said("does_not_meet", &params) }]
            }
            TapeError::NoPlot(defects) if defects.is_empty() => vec![self.problem("outside_grid", json!({}))],
            TapeError::NoPlot(defects) => {
                let here = |point| json!({ "ring": 0, "point": point });
                defects.iter().map(|defect| self.problem(defect.code.code(), here(defect.at.point))).collect()
            }
        }
    }

    fn said(&self, code: &str, params: &[(&'static str, String)]) -> ShapeProblemView {
        let detail = self.words.say(&format!("fault.{code}"), params);
        ShapeProblemView { code: code.to_owned(), detail, at: json!({}) }
    }

    fn on_map(&self, plot: &GridPolygon) -> Option<Value> {
        let place = |&[e, n]: &[f64; 2]| {
            let place = self.district.grid.lonlat_from_grid(e, n).ok()?;
            Some([place.lon_deg(), place.lat_deg()])
        };
        let rings: Option<Vec<Vec<[f64; 2]>>> =
            plot.rings_m().iter().map(|ring| ring.iter().map(place).collect()).collect();
        let plot = PlotPolygon::from_rings(rings?, crate::spatial::Allowance::ZONE).ok()?;
        Some(plot.to_geojson())
    }
}
