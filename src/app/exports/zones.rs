//! Layers of zones, each in its version of today, in one file.

use serde_json::json;

use super::{ExportFault, Options, to_the_micrometre, written};
use crate::app::{Homestead, packs, zones};
use crate::domain::ids::County;
use crate::domain::zones::{Layer, Zone};
use crate::exchange::shapes::write::{self, Column, Kind, Layout, Record};
use crate::spatial::{Crs, GridPolygon};

/// Writes the zones of a layer, or of all of them; answers how many.
///
/// # Errors
/// [`ExportFault`]; the file is not there then.
pub fn zones(
    home: &Homestead,
    county: &County,
    layer: Option<Layer>,
    options: Options<'_>,
) -> Result<u64, ExportFault> {
    let (grid, found) = home.store.read(|conn| -> Result<_, ExportFault> {
        let district = packs::in_force(home, conn, county)?;
        Ok((district.grid, zones::today(conn, county, home.clock.today(), layer)?))
    })?;
    let crs = write::system(options.format, Crs::Plane(grid));
    let names = ["layer", "class", "object", "name", "extent", "as_of", "source"];
    let columns: Vec<Column> = names.into_iter().map(|name| Column::new(name, Kind::Text)).collect();
    let layout = Layout { title: "zones", columns: &columns, crs, encoding: options.encoding };
    let placed = |[east, north]: [f64; 2]| match crs {
        Crs::Plane(_) => to_the_micrometre([east, north]),
        // What was computed in the grid lies within its reach.
        degrees @ Crs::Degrees(_) => Crs::Plane(grid)
            .to_lonlat(east, north)
            .ok()
            .and_then(|place| degrees.from_lonlat(place).ok())
            .unwrap_or([east, north]),
    };
    let mut records = found.into_iter().map(|zone| record(&zone, placed));
    let (count, draft) = written(options, &layout, &mut records)?;
    draft.keep(options.path)?;
    Ok(count)
}

fn record(zone: &Zone, placed: impl Fn([f64; 2]) -> [f64; 2]) -> Record {
    let run = |points: Vec<[f64; 2]>| -> Vec<[f64; 2]> { points.into_iter().map(&placed).collect() };
    let rings = |polygon: &GridPolygon| polygon.rings_m().into_iter().map(run).collect();
    Record {
        name: zone.name.clone(),
        values: vec![
            json!(zone.layer),
            json!(zone.class),
            json!(zone.object),
            json!(zone.name),
            json!(zone.extent),
            json!(zone.as_of),
            json!(zone.source),
        ],
        polygons: zone.shape.polygons().iter().map(rings).collect(),
        lines: zone.shape.lines_m().into_iter().map(run).collect(),
        point: None,
    }
}
