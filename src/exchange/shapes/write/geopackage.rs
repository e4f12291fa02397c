//! `GeoPackage` 1.3 (OGC 12-128r17): an SQLite database with the tables that the standard names.

use std::path::Path;

use rusqlite::types::Value as Cell;
use rusqlite::{Connection, OpenFlags, params};
use serde_json::Value;

use super::rtree::{Tree, quoted};
use super::{Kind, Layout, Record, WriteFault};
use crate::exchange::shapes::crs;
use crate::spatial::Crs;

impl From<rusqlite::Error> for WriteFault {
    fn from(why: rusqlite::Error) -> Self {
        Self::library(why)
    }
}

/// `application_id` is `GPKG`, `user_version` the version of the standard.
const TABLES: &str = "
    PRAGMA journal_mode = OFF;
    PRAGMA cache_size = -16384;
    PRAGMA application_id = 1196444487;
    PRAGMA user_version = 10300;
    BEGIN;
    CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY,
        organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL,
        description TEXT);
    INSERT INTO gpkg_spatial_ref_sys VALUES
        ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined cartesian coordinate reference system'),
        ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
        ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433],AUTHORITY[\"EPSG\",\"4326\"]]',
        'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid');
    CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL,
        identifier TEXT UNIQUE, description TEXT DEFAULT '',
        last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
        min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
        CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
    CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,
        geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
        CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
        CONSTRAINT uk_gc_table_name UNIQUE (table_name),
        CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
        CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
    CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL,
        definition TEXT NOT NULL, scope TEXT NOT NULL,
        CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
";

pub(super) fn write(
    path: &Path,
    layout: &Layout<'_>,
    records: &mut dyn Iterator<Item = Record>,
) -> Result<u64, WriteFault> {
    // A file that is there already is never written over, as with the other formats.
    drop(std::fs::File::create_new(path)?);
    let base = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    base.execute_batch(TABLES)?;
    let srs = srs(&base, layout.crs)?;
    let table = quoted(layout.title);
    let columns = layout.columns.iter();
    let described = columns.clone().map(|column| format!("{} {}", quoted(&column.name), kind(column.kind)));
    let described: Vec<String> = ["geom GEOMETRY".to_owned()].into_iter().chain(described).collect();
    base.execute_batch(&format!(
        "CREATE TABLE {table} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, {});",
        described.join(", ")
    ))?;
    let names: Vec<String> = ["geom".to_owned()].into_iter().chain(columns.map(|it| quoted(&it.name))).collect();
    let places = vec!["?"; names.len()].join(", ");
    let mut insert = base.prepare(&format!("INSERT INTO {table} ({}) VALUES ({places})", names.join(", ")))?;
    let tree = Tree::of(layout.title);
    base.execute_batch(&tree.made())?;
    let mut index = base.prepare(&tree.entry())?;
    let mut count = 0_u64;
    let mut whole = Extent::EMPTY;
    for record in records {
        count += 1;
        let extent = Extent::of(&record);
        whole = whole.with(extent);
        let shape = if extent.is_empty() { Cell::Null } else { Cell::Blob(blob(&record, extent, srs)) };
        let cells = record.values.iter().map(cell);
        insert.execute(rusqlite::params_from_iter([shape].into_iter().chain(cells)))?;
        if let [Some(west), Some(south), Some(east), Some(north)] = extent.sides() {
            index.execute(params![base.last_insert_rowid(), west, east, south, north])?;
        }
    }
    drop((insert, index));
    base.execute_batch(&tree.kept())?;
    let [west, south, east, north] = whole.sides();
    base.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, min_x, min_y, max_x, max_y, srs_id)
         VALUES (?1, 'features', ?1, ?2, ?3, ?4, ?5, ?6)",
        params![layout.title, west, south, east, north, srs],
    )?;
    base.execute(
        "INSERT INTO gpkg_geometry_columns VALUES (?1, 'geom', 'GEOMETRY', ?2, 0, 0)",
        params![layout.title, srs],
    )?;
    base.execute_batch("COMMIT;")?;
    base.close().map_err(|(_, why)| why)?;
    std::fs::File::open(path)?.sync_all()?;
    Ok(count)
}

/// Writes the system's row; answers its number.
fn srs(base: &Connection, crs: Crs) -> Result<i32, WriteFault> {
    let (name, code) = match crs {
        Crs::Degrees(crate::spatial::Datum::Wgs84) => ("China Geodetic Coordinate System 2000".to_owned(), 4490),
        Crs::Degrees(_) => return Err(WriteFault::NotWritten("a GeoPackage on a shifted map")),
        Crs::Plane(grid) => (crs.name(), i32::try_from(grid.epsg()).map_err(WriteFault::library)?),
    };
    base.execute(
        "INSERT INTO gpkg_spatial_ref_sys VALUES (?1, ?2, 'EPSG', ?2, ?3, NULL)",
        params![name, code, crs::written(crs)],
    )?;
    Ok(code)
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Text | Kind::Prose => "TEXT",
        Kind::Whole => "INTEGER",
        Kind::Decimal(_) => "DOUBLE",
    }
}

fn cell(value: &Value) -> Cell {
    match value {
        Value::Null => Cell::Null,
        Value::Bool(truth) => Cell::Integer(i64::from(*truth)),
        Value::Number(number) => {
            number.as_i64().map(Cell::Integer).or(number.as_f64().map(Cell::Real)).unwrap_or(Cell::Null)
        }
        other => Cell::Text(super::text(other)),
    }
}

/// West, south, east, north.
#[derive(Clone, Copy)]
struct Extent([f64; 4]);

impl Extent {
    const EMPTY: Self = Self([f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY]);

    fn of(record: &Record) -> Self {
        let points = record.polygons.iter().flatten().chain(&record.lines).flatten();
        let points =
            points.chain(record.point.iter().filter(|_| record.polygons.is_empty() && record.lines.is_empty()));
        points.fold(Self::EMPTY, |it, [x, y]| it.with(Self([*x, *y, *x, *y])))
    }

    fn with(self, Self([w, s, e, n]): Self) -> Self {
        let [west, south, east, north] = self.0;
        Self([west.min(w), south.min(s), east.max(e), north.max(n)])
    }

    fn is_empty(self) -> bool {
        self.0.iter().any(|side| !side.is_finite())
    }

    /// None of them where there is nothing.
    fn sides(self) -> [Option<f64>; 4] {
        self.0.map(|side| side.is_finite().then_some(side))
    }
}

/// A geometry as the standard packs it (2.1.3): header with the envelope, then WKB of a multipolygon, of a multilinestring or
/// of a point, little-endian.
fn blob(record: &Record, Extent([west, south, east, north]): Extent, srs: i32) -> Vec<u8> {
    const LITTLE_ENDIAN_WITH_ENVELOPE: u8 = 0b11;
    let mut bytes = vec![b'G', b'P', 0, LITTLE_ENDIAN_WITH_ENVELOPE];
    bytes.extend(srs.to_le_bytes());
    for side in [west, east, south, north] {
        bytes.extend(side.to_le_bytes());
    }
    let head = |bytes: &mut Vec<u8>, kind: u32, count: usize| {
        bytes.push(1);
        bytes.extend(kind.to_le_bytes());
        bytes.extend(length(count));
    };
    if let (true, true, Some(point)) = (record.polygons.is_empty(), record.lines.is_empty(), record.point) {
        bytes.push(1);
        bytes.extend(1_u32.to_le_bytes());
        bytes.extend(point.iter().flat_map(|number| number.to_le_bytes()));
        return bytes;
    }
    if record.polygons.is_empty() {
        head(&mut bytes, 5, record.lines.len());
        for line in &record.lines {
            head(&mut bytes, 2, line.len());
            bytes.extend(line.iter().flatten().flat_map(|number| number.to_le_bytes()));
        }
        return bytes;
    }
    head(&mut bytes, 6, record.polygons.len());
    for polygon in &record.polygons {
        head(&mut bytes, 3, polygon.len());
        for ring in polygon {
            bytes.extend(length(ring.len()));
            bytes.extend(ring.iter().flatten().flat_map(|number| number.to_le_bytes()));
        }
    }
    bytes
}

fn length(count: usize) -> [u8; 4] {
    u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes()
}
