//! A shapefile in a zip: `.shp` with `.dbf`, and `.prj` and `.cpg` where they are there (ESRI Shapefile Technical
//! Description, 1998).
//!
//! Read by hand: every length in these files is a promise that a hostile file does not keep, and here each is held
//! against the bytes that are there before anything is made for it.

mod bytes;
mod dbf;
mod shp;

use super::bundle::Bundle;
use super::crs;
use super::fault::FileFault;
use super::limits::{Basket, Limits};
use super::names::{Names, name_in};
use super::sheet::{Format, Properties, Shape, Sheet};
use super::text::decoded;

const NAME: &str = "shapefile";

pub(super) fn read(mut bundle: Bundle<'_>, limits: Limits) -> Result<Sheet, FileFault> {
    let layers: Vec<String> = bundle.ending(".shp").iter().map(|part| part.name.clone()).collect();
    let [layer] = layers.as_slice() else { return Err(FileFault::ManyLayers { count: layers.len() }) };
    let stem = layer.trim_end_matches(".shp").to_owned();
    let no_part = |part: &'static str| FileFault::NoPart { part };
    let prj = bundle.read(&format!("{stem}.prj"))?;
    let declared_crs = match prj.as_deref().and_then(decoded) {
        Some(text) => Some(crs::well_known(&text)?),
        None => None,
    };
    let cpg = bundle.read(&format!("{stem}.cpg"))?;
    let cpg = cpg.as_deref().and_then(decoded).map(|text| text.trim().to_owned());
    let dbf = bundle.read(&format!("{stem}.dbf"))?.ok_or_else(|| no_part(".dbf"))?;
    let table = dbf::Table::open(&dbf, cpg.as_deref())?;
    let shp = bundle.read(&format!("{stem}.shp"))?.ok_or_else(|| no_part(".shp"))?;

    let mut basket = Basket::new(limits);
    let mut names = Names::default();
    let columns: Vec<_> = table.columns().map(|name| names.shared(name)).collect();
    let mut rows = table.rows();
    for (row, record) in (1_u64..).zip(shp::records(&shp)?) {
        let values = rows.next();
        // A row that was struck out in the table is gone from the map.
        let Some(values) = values.unwrap_or_else(|| Some(Vec::new())) else { continue };
        let properties = Properties(columns.iter().cloned().zip(values).collect());
        match record.and_then(|record| record.geometry(row)) {
            Ok(geometry) => {
                basket.shape(Shape { name: name_in(&properties), properties, geometry, ..Shape::at(row) })?;
            }
            Err(fault) => basket.fault(fault.at(row))?,
        }
    }
    Ok(Sheet { format: Format::Shapefile, declared_crs, ask_map: false, shapes: basket.shapes, faults: basket.faults })
}
