//! Files of many records: how fast each format is written, and how much memory that takes. One format a process, since a
//! process only tells the most memory that it ever had.

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;
use std::{env, fs, io};

use serde_json::json;
use uuid::Uuid;

use super::super::{Failure, out};
use crate::exchange::shapes::Format;
use crate::exchange::shapes::write::{Column, Encoding, Kind, Layout, Record, system, to_file};
use crate::spatial::{Crs, Grid};

/// Corners of each outline: a building with bays, or a field.
const CORNERS: u32 = 40;
/// Columns of letters.
const TEXTS: u32 = 24;

/// Writes records of that format into a folder of its own, which it takes away again.
pub(in crate::cli) fn run(data: Option<&Path>, format: &str, records: u32, as_json: bool) -> Result<ExitCode, Failure> {
    let format = Format::from_code(format).ok_or_else(|| format!("{format} is no format"))?;
    let folder = Folder(data.map_or_else(env::temp_dir, Path::to_path_buf).join(format!("bench-{}", Uuid::now_v7())));
    fs::create_dir_all(&folder.0)?;
    let path = folder.0.join("records");
    let grid = Grid::from_epsg(4523).ok_or("no grid")?;
    let crs = system(format, Crs::Plane(grid));
    let mut columns: Vec<Column> = (0..TEXTS).map(|nr| Column::new(format!("TEXT_{nr}"), Kind::Text)).collect();
    columns.push(Column::new("AREA", Kind::Decimal(2)));
    let layout = Layout { title: "records", columns: &columns, crs, encoding: Encoding::Utf8 };
    let before = most_memory_kb()?;
    let begun = Instant::now();
    let count = to_file(&path, format, &layout, &mut (0..records).map(|nr| record(nr, crs)))?;
    let seconds = begun.elapsed().as_secs_f64();
    let (most, bytes) = (most_memory_kb()?, fs::metadata(&path)?.len());
    if as_json {
        let told = json!({ "format": format.code(), "records": count, "seconds": seconds, "bytes": bytes,
            "memory_kb": most, "grown_kb": most - before });
        out::result(&told.to_string());
    } else {
        let (size, most, grown) = (bytes >> 20, most >> 10, (most - before) >> 10);
        out::result(&format!(
            "{:10} {count:>9} records {seconds:>7.1} s {size:>6} MB, memory {most} MB, {grown} MB of it for this",
            format.code()
        ));
    }
    Ok(ExitCode::SUCCESS)
}

/// A record with an outline of some corners.
fn record(nr: u32, crs: Crs) -> Record {
    let (scale, x, y) = match crs {
        Crs::Plane(_) => (1.0, 35_380_000.0, 2_830_000.0),
        Crs::Degrees(_) => (1e-5, 103.8, 25.6),
    };
    let (east, north) = (f64::from(nr % 1000) * 30.0, f64::from(nr / 1000) * 30.0);
    let corner = |corner: u32| {
        let angle = std::f64::consts::TAU * f64::from(corner % CORNERS) / f64::from(CORNERS);
        [x + scale * (east + 10.0 * angle.cos()), y + scale * (north + 10.0 * angle.sin())]
    };
    let mut values: Vec<_> = (0..TEXTS).map(|column| json!(format!("第{nr}号第{column}栏"))).collect();
    values.push(json!(312.87));
    Record {
        name: nr.to_string(),
        values,
        polygons: vec![vec![(0..=CORNERS).map(corner).collect()]],
        ..Record::default()
    }
}

/// The most memory that this process ever had, kB.
fn most_memory_kb() -> io::Result<u64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|line| line.trim().split(' ').next()?.parse().ok());
    number.ok_or_else(|| io::Error::other("the system does not tell a process its memory"))
}

struct Folder(std::path::PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _gone = fs::remove_dir_all(&self.0);
    }
}
