//! Fields and houses as they are really drawn, in nine countries.

use homestead::spatial::{Allowance, Grid, PlotPolygon, plane_defects};
use serde_json::Value;

use crate::spatial_fixtures::fixture;

fn polygons(geometry: &Value) -> Vec<Vec<Vec<[f64; 2]>>> {
    let coordinates = &geometry["coordinates"];
    let read = |polygon: &Value| serde_json::from_value(polygon.clone()).unwrap();
    match geometry["type"].as_str().unwrap() {
        "Polygon" => vec![read(coordinates)],
        _ => coordinates.as_array().unwrap().iter().map(read).collect(),
    }
}

#[test]
fn they_are_as_valid_and_as_large_as_is_said() {
    let all: Value = serde_json::from_str(&fixture("polygons/rural_parcels_buildings.geojson")).unwrap();
    let features = all["features"].as_array().unwrap();
    assert_eq!(features.len(), 609);
    let mut measured = 0;
    for feature in features {
        let (id, shapes) = (&feature["properties"]["id"], polygons(&feature["geometry"]));
        let defects = plane_defects(&shapes);
        assert_eq!(defects.is_empty(), feature["properties"]["valid"].as_bool().unwrap(), "{id} {defects:?}");
        let limits = Allowance { min_area_m2: 0.0, ..Allowance::ZONE };
        let plots: Result<Vec<_>, _> = shapes.into_iter().map(|rings| PlotPolygon::from_rings(rings, limits)).collect();
        let Ok(plots) = plots else { continue };
        // The grids are those of China: its neighbours' fields lie in them too.
        let Some(grid) = plots[0].corners().next().and_then(Grid::three_degree_at) else { continue };
        let area: f64 = plots.iter().map(|plot| plot.to_grid(grid).unwrap().area_m2()).sum();
        let geodesic = feature["properties"]["geodesic_area_m2"].as_f64().unwrap();
        // At the edge of a zone the plane is larger than the ground by 0.07 %.
        assert!((area - geodesic).abs() < 1e-3 * geodesic + 0.01, "{id}: {area} m² in the plane, {geodesic} m²");
        measured += 1;
    }
    assert!(measured > 150, "{measured}");
}
