//! Loads a layer of zones: an act of the program, so that the ledger says which zones held from when.

use jiff::civil::Date;
use serde_json::{Value, json};
use uuid::Uuid;

use super::plane;
use crate::app::district::District;
use crate::app::refusal::Refusal;
use crate::app::{Homestead, packs, personal};
use crate::domain::ids::County;
use crate::domain::zones::{GivenZone, Layer};
use crate::exchange::zones::LayerFile;
use crate::ledger::digest::Digest;
use crate::spatial::{Crs, DefectCode, GridShape, LonLat, LonLatBox, Place};
use crate::store::ledger::NewAct;
use crate::store::zones::{LayerRow, ZoneRow};
use crate::store::{self, StoreError};

/// A layer to be loaded.
#[derive(Debug, Clone)]
pub struct NewLayer {
    /// Which.
    pub layer: Layer,
    /// The day whose state of things it shows.
    pub as_of: Date,
    /// Who made it.
    pub source: String,
    /// The system of its coordinates.
    pub crs: Crs,
    /// Its zones, x east or longitude.
    pub zones: Vec<GivenZone>,
}

/// What loading did, or would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LayerLoaded {
    /// The layer's version now; with a dry run, the one it would get.
    pub version: i32,
    /// Whether it is new: the same layer of the same day again changes nothing.
    pub changed: bool,
    /// Zones in it.
    pub zones: usize,
}

/// A zone that cannot be taken in.
#[derive(Debug, Clone, PartialEq)]
pub struct RowFault {
    /// Its place in the file, from 1.
    pub row: usize,
    /// What is wrong, as of a drawn polygon, or `outside_county`.
    pub code: &'static str,
    /// Where.
    pub at: Place,
}

/// Why a layer was not loaded. Nothing of it was kept.
#[derive(Debug, thiserror::Error)]
pub enum LoadFault {
    /// Zones that cannot be taken in; all of them.
    #[error("{} zones cannot be taken in", .0.len())]
    Rows(Vec<RowFault>),
    /// It shows a day that has not come.
    #[error("as_of lies in the future")]
    InFuture,
    /// A system of coordinates that is not known here.
    #[error("the coordinate system {0} is not known")]
    Crs(String),
    /// The county has no pack, or the database does not answer.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl From<StoreError> for LoadFault {
    fn from(why: StoreError) -> Self {
        Self::Refused(why.into())
    }
}

/// Loads the layers that came with a pack, in their order.
///
/// # Errors
/// The first that cannot be loaded; those before it stay.
pub fn load_all(home: &Homestead, county: &County, files: &[LayerFile]) -> Result<Vec<LayerLoaded>, LoadFault> {
    let each = files.iter().map(|file| {
        let crs = Crs::from_name(&file.crs).ok_or_else(|| LoadFault::Crs(file.crs.clone()))?;
        let layer = NewLayer {
            layer: file.layer,
            as_of: file.as_of,
            source: file.source.clone(),
            crs,
            zones: file.zones.clone(),
        };
        load(home, county, &layer, false)
    });
    each.collect()
}

/// Loads one layer of a county as its next version: earlier ones stay, for houses of their days. A dry run only looks.
///
/// # Errors
/// Everything that is wrong with its zones, at once; the database's.
pub fn load(home: &Homestead, county: &County, layer: &NewLayer, dry_run: bool) -> Result<LayerLoaded, LoadFault> {
    if layer.as_of > home.clock.today() {
        return Err(LoadFault::InFuture);
    }
    let district = home.store.read(|conn| packs::in_force(home, conn, county))?;
    let rows = rows(&district, layer)?;
    let content = content(layer)?;
    let known = home.store.read(|conn| store::zones::layers(conn, county.as_str()))?;
    let of_layer = || known.iter().filter(|load| load.layer == layer.layer.code());
    let last = of_layer().filter(|load| load.as_of == layer.as_of.to_string()).max_by_key(|load| load.version);
    let zones = layer.zones.len();
    if let Some(same) = last.filter(|load| load.content_sha256 == content.as_bytes()) {
        return Ok(LayerLoaded { version: same.version, changed: false, zones });
    }
    if dry_run {
        let version = of_layer().map(|load| load.version).max().unwrap_or(0).saturating_add(1);
        return Ok(LayerLoaded { version, changed: true, zones });
    }
    let version = write(home, county, layer, rows, content)?;
    Ok(LayerLoaded { version, changed: true, zones })
}

fn write(
    home: &Homestead,
    county: &County,
    layer: &NewLayer,
    mut rows: Vec<ZoneRow>,
    content: Digest,
) -> Result<i32, Refusal> {
    let now = home.clock.now().as_millisecond();
    let body = json!({ "layer": layer.layer, "as_of": layer.as_of, "source": layer.source, "crs": layer.crs.name(),
        "zones": rows.len(), "content_sha256": content });
    let count = i32::try_from(rows.len()).map_err(|why| Refusal::broken("more zones than can be counted", why))?;
    let mut head = LayerRow {
        county: county.to_string(),
        layer: layer.layer.to_string(),
        version: 0,
        as_of: layer.as_of.to_string(),
        source: layer.source.clone(),
        crs: layer.crs.name(),
        zones: count,
        content_sha256: content.as_bytes().to_vec(),
        loaded_at: now,
    };
    let home = home.clone();
    home.clone().store.write(move |conn| {
        let before = store::zones::newest_version(conn, &head.county, &head.layer)?;
        head.version = before.unwrap_or(0).saturating_add(1);
        for row in &mut rows {
            row.version = head.version;
        }
        store::zones::insert(conn, &head, &rows)?;
        store::ledger::record(
            conn,
            &NewAct {
                county: &head.county,
                act_id: &Uuid::now_v7().to_string(),
                actor_id: None,
                act: "load_zones",
                subject: &format!("zones:{}-{}", head.layer, head.version),
                at: now,
                received_at: now,
                body: &body.to_string(),
                request_mac: &personal::request_mac(&home.keys, &body),
            },
        )?;
        Ok::<_, Refusal>(head.version)
    })
}

/// What tells two loads apart.
fn content(layer: &NewLayer) -> Result<Digest, Refusal> {
    let whole = json!({ "source": layer.source, "crs": layer.crs.name(), "zones": layer.zones });
    let bytes = serde_json::to_vec(&whole).map_err(|why| Refusal::broken("a layer cannot be written", why))?;
    Ok(Digest::of(&bytes))
}

fn rows(district: &District, layer: &NewLayer) -> Result<Vec<ZoneRow>, LoadFault> {
    let mut rows = Vec::with_capacity(layer.zones.len());
    let mut faults = Vec::new();
    for (given, nr) in layer.zones.iter().zip(1_i32..) {
        match row(district, layer, given, nr) {
            Ok(row) => rows.push(row),
            Err(wrong) => faults.extend(wrong),
        }
    }
    if faults.is_empty() { Ok(rows) } else { Err(LoadFault::Rows(faults)) }
}

fn row(district: &District, layer: &NewLayer, given: &GivenZone, nr: i32) -> Result<ZoneRow, Vec<RowFault>> {
    let fault = |code: &'static str, at: Place| RowFault { row: given.row, code, at };
    let shape = GridShape::from_geojson(&given.geometry, layer.crs, district.grid)
        .map_err(|defects| defects.iter().map(|it| fault(it.code.code(), it.at)).collect::<Vec<_>>())?;
    let box_deg = box_of(&shape).ok_or_else(|| vec![fault(DefectCode::OutOfRange.code(), Place::default())])?;
    if !district.touches(box_deg) {
        return Err(vec![fault("outside_county", Place::default())]);
    }
    let plane = plane::written(&shape).map_err(|_why| vec![fault(DefectCode::NotFinite.code(), Place::default())])?;
    Ok(ZoneRow {
        county: district.county().to_string(),
        layer: layer.layer.to_string(),
        version: 0,
        nr,
        class: given.class.clone(),
        object: given.object.clone(),
        name: given.name.clone(),
        extent: given.extent.code().to_owned(),
        west: box_deg.west_deg,
        south: box_deg.south_deg,
        east: box_deg.east_deg,
        north: box_deg.north_deg,
        geometry: given.geometry.to_string(),
        plane,
    })
}

/// The box around a shape, and ten metres more: a border that is straight in the grid bends between its corners on the
/// map, by one metre in ten kilometres.
fn box_of(shape: &GridShape) -> Option<LonLatBox> {
    fn places(value: &Value, into: &mut Vec<LonLat>) {
        match value.as_array().map(Vec::as_slice) {
            Some([Value::Number(lon), Value::Number(lat), ..]) => {
                let place = lon.as_f64().zip(lat.as_f64()).and_then(|(lon, lat)| LonLat::new(lon, lat).ok());
                into.extend(place);
            }
            Some(inner) => inner.iter().for_each(|one| places(one, into)),
            None => {}
        }
    }
    let drawn = shape.to_geojson()?;
    let parts = drawn.get("geometries").and_then(Value::as_array).cloned().unwrap_or_else(|| vec![drawn]);
    let mut corners = Vec::new();
    parts.iter().filter_map(|part| part.get("coordinates")).for_each(|part| places(part, &mut corners));
    Some(LonLatBox::around(corners)?.grown(10.0))
}
