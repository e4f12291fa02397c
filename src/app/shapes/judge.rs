//! Judges shapes: where they lie, how large they are, what is wrong with them, what would put it right.

use serde_json::{Map, Value, json};

use super::view::{MendView, RepairView, RowFaultView, ShapeProblemView, ShapeView, ShapesView, SuspicionView};
use crate::app::district::District;
use crate::exchange::shapes::{AreaUnit as StatedUnit, Geometry, RowFault, Shape};
use crate::spatial::{
    Allowance, AreaUnit, Correction, Crs, Defect, DefectCode, Place, PlotPolygon, Suspicion, area_suspicion, corrected,
    repaired, suspicions,
};
use crate::words::Language;

/// Rings of a polygon.
type Rings = Vec<Vec<[f64; 2]>>;

/// What shapes are judged by.
pub(super) struct Judge<'a> {
    pub(super) district: &'a District,
    pub(super) words: Language,
    /// The corrections that somebody chose.
    pub(super) corrections: &'a [Correction],
}

impl Judge<'_> {
    /// Judges shapes whose numbers are said to be of a system.
    pub(super) fn shapes(
        &self,
        format: &str,
        shapes: &[Shape],
        faults: &[RowFault],
        declared: Option<Crs>,
    ) -> ShapesView {
        let given: Vec<Vec<Rings>> = shapes.iter().map(|shape| self.as_corrected(&shape.geometry)).collect();
        let (_, crs) = corrected(&[], declared, self.corrections);
        let points: Vec<[f64; 2]> = given.iter().flatten().flatten().flatten().copied().collect();
        let mut told: Vec<SuspicionView> = suspicions(&points, crs, &self.district.grid, self.district.region())
            .into_iter()
            .map(|suspicion| self.suspicion(suspicion))
            .collect();
        let judged = shapes.iter().zip(&given).map(|(shape, polygons)| {
            let view = self.shape(shape, polygons, crs);
            let unit = self.area_suspicion(shape, view.area_m2);
            told.extend(unit.filter(|one| !told.contains(one)));
            view
        });
        let shapes: Vec<ShapeView> = judged.collect();
        let doubts = faults.iter().map(|fault| self.row_fault(fault)).collect();
        ShapesView { format: format.to_owned(), crs: crs.map(Crs::name), shapes, suspicions: told, faults: doubts }
    }

    /// The polygons of a shape, axes exchanged where that was chosen.
    fn as_corrected(&self, geometry: &Geometry) -> Vec<Rings> {
        match geometry {
            Geometry::Polygons(polygons) => {
                polygons.iter().map(|rings| corrected(rings, None, self.corrections).0).collect()
            }
            Geometry::Missing | Geometry::Points(_) | Geometry::Lines(_) => Vec::new(),
        }
    }

    fn shape(&self, shape: &Shape, polygons: &[Rings], crs: Option<Crs>) -> ShapeView {
        let mut view = ShapeView {
            row: shape.row,
            name: shape.name.clone(),
            properties: shape.properties.iter().map(|(k, v)| (k.to_owned(), v.clone())).collect::<Map<_, _>>().into(),
            geometry: None,
            area_m2: None,
            stated_area_m2: self.stated(shape).map(|(value, unit)| rounded(value * unit.in_m2())),
            sides_m: Vec::new(),
            problems: shape.doubts.iter().map(|doubt| self.doubt(doubt)).collect(),
            repair: None,
        };
        if polygons.is_empty() {
            view.problems.push(self.problem("not_a_polygon", json!({})));
            return view;
        }
        // Without a system there is no place; which one it may be stands among the suspicions.
        let Some(crs) = crs else { return view };
        let placed: Vec<Rings> = match polygons.iter().map(|rings| in_degrees(rings, crs)).collect() {
            Ok(placed) => placed,
            Err(defects) => {
                view.problems.extend(defects.iter().map(|defect| self.defect(defect)));
                return view;
            }
        };
        let area_m2 = self.plots(&placed, &mut view.problems);
        view.area_m2 = area_m2.map(rounded);
        view.sides_m = polygons.iter().flatten().next().map(|ring| self.sides_m(ring, crs)).unwrap_or_default();
        view.geometry = drawn(&placed);
        if area_m2.is_none()
            && let [only] = polygons
        {
            view.repair = self.repair(only, crs);
        }
        view
    }

    /// The area of all polygons together, when none has a defect; and everything wrong with them.
    fn plots(&self, polygons: &[Rings], problems: &mut Vec<ShapeProblemView>) -> Option<f64> {
        let mut sum = Some(0.0);
        for rings in polygons {
            let plot = PlotPolygon::from_rings(rings.clone(), Allowance::PLOT);
            let defects = match &plot {
                Ok(plot) => self.district.region().map(|region| plot.outside(region)).unwrap_or_default(),
                Err(defects) => defects.clone(),
            };
            problems.extend(defects.iter().map(|defect| self.defect(defect)));
            let on_grid = plot.ok().and_then(|plot| plot.to_grid(self.district.grid).ok());
            sum = sum.zip(on_grid).map(|(sum, plot)| sum + plot.area_m2());
        }
        sum
    }

    /// The lengths between points that follow one another, as given.
    fn sides_m(&self, ring: &[[f64; 2]], crs: Crs) -> Vec<f64> {
        let placed = |&[x, y]: &[f64; 2]| crs.to_grid(x, y, self.district.grid).ok();
        let Some(mut points) = ring.iter().map(placed).collect::<Option<Vec<_>>>() else { return Vec::new() };
        if points.first() != points.last() {
            let first = points.first().copied();
            points.extend(first);
        }
        let length = |(a, b): (&[f64; 2], &[f64; 2])| rounded((b[0] - a[0]).hypot(b[1] - a[1]));
        points.iter().zip(points.iter().skip(1)).map(length).collect()
    }

    fn repair(&self, rings: &Rings, crs: Crs) -> Option<RepairView> {
        let repair = repaired(rings)?;
        let plot = PlotPolygon::from_rings(in_degrees(&repair.rings, crs).ok()?, Allowance::PLOT).ok()?;
        let did = repair.did.iter().map(|mend| {
            let code = mend.code.code();
            MendView { code: code.to_owned(), detail: self.words.label("repair", code) }
        });
        Some(RepairView { did: did.collect(), geometry: plot.to_geojson() })
    }

    /// The stated area in its unit, corrected where that was chosen.
    fn stated(&self, shape: &Shape) -> Option<(f64, AreaUnit)> {
        let stated = shape.stated_area?;
        let chosen = self.corrections.iter().find_map(|one| match one {
            Correction::AreaIn(unit) => Some(*unit),
            Correction::SwapAxes | Correction::ReadAs(_) => None,
        });
        let unit = chosen.unwrap_or(match stated.unit {
            StatedUnit::HectaresByFormat | StatedUnit::Hectares => AreaUnit::Hectares,
            StatedUnit::SquareMetres => AreaUnit::SquareMetres,
            StatedUnit::Mu => AreaUnit::Mu,
        });
        Some((stated.value, unit))
    }

    fn area_suspicion(&self, shape: &Shape, area_m2: Option<f64>) -> Option<SuspicionView> {
        let (value, unit) = self.stated(shape)?;
        area_suspicion(value, unit, area_m2?).map(|suspicion| self.suspicion(suspicion))
    }

    pub(super) fn suspicion(&self, suspicion: Suspicion) -> SuspicionView {
        let (code, correction) = (suspicion.code.code(), suspicion.correction.map(Correction::code));
        let named = correction.as_deref().and_then(|code| code.split_once(':')).map_or("", |(_, name)| name);
        let params = [("system", named.to_owned()), ("unit", self.words.label("area_unit", named))];
        let detail = self.words.say(&format!("suspicion.{code}"), &params);
        SuspicionView { code: code.to_owned(), detail, correction }
    }

    fn row_fault(&self, fault: &RowFault) -> RowFaultView {
        let detail = self.words.say(&format!("row.{}", fault.code), &fault.params);
        RowFaultView { row: fault.row, column: fault.column.clone(), code: fault.code.to_owned(), detail }
    }

    fn doubt(&self, fault: &RowFault) -> ShapeProblemView {
        let detail = self.words.say(&format!("row.{}", fault.code), &fault.params);
        ShapeProblemView { code: fault.code.to_owned(), detail, at: json!({ "column": fault.column }) }
    }

    fn defect(&self, defect: &Defect) -> ShapeProblemView {
        self.problem(defect.code.code(), json!(defect.at))
    }

    pub(super) fn problem(&self, code: &str, at: Value) -> ShapeProblemView {
        // A place outside degrees is said as everywhere else.
        let said = if code == "out_of_range" { "out_of_degrees" } else { code };
        ShapeProblemView { code: code.to_owned(), detail: self.words.label("fault", said), at }
    }
}

/// Rings in longitude and latitude, or every point that has none.
fn in_degrees(rings: &Rings, crs: Crs) -> Result<Rings, Vec<Defect>> {
    let mut defects = Vec::new();
    let mut placed = Vec::with_capacity(rings.len());
    for (ring, points) in rings.iter().enumerate() {
        let mut line = Vec::with_capacity(points.len());
        for (point, &[x, y]) in points.iter().enumerate() {
            if let Ok(place) = crs.to_lonlat(x, y) {
                line.push([place.lon_deg(), place.lat_deg()]);
            } else {
                let finite = x.is_finite() && y.is_finite();
                let code = if finite { DefectCode::OutOfRange } else { DefectCode::NotFinite };
                let at = Place { ring: Some(ring), point: Some(point), xy: finite.then_some([x, y]) };
                defects.push(Defect { code, at });
            }
        }
        placed.push(line);
    }
    if defects.is_empty() { Ok(placed) } else { Err(defects) }
}

/// The polygons for the map; none when there is nothing to draw.
fn drawn(polygons: &[Rings]) -> Option<Value> {
    let drawable = polygons.iter().all(|rings| rings.first().is_some_and(|outer| outer.len() > 2));
    match polygons {
        _ if !drawable => None,
        [only] => Some(json!({ "type": "Polygon", "coordinates": only })),
        several => Some(json!({ "type": "MultiPolygon", "coordinates": several })),
    }
}

/// To the centimetre, as lengths and areas are shown.
pub(super) fn rounded(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
