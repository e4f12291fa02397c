//! Survey text 勘测定界坐标 TXT: X north, Y east, area in hectares, closing points repeated and counted.

use std::fmt::Write as _;
use std::io::Write;

use super::{Layout, Record, WriteFault, encoded, text};
use crate::exchange::shapes::rings::doubled_area;
use crate::spatial::{Crs, Grid};

pub(super) fn write(
    out: &mut impl Write,
    layout: &Layout<'_>,
    records: &mut dyn Iterator<Item = Record>,
) -> Result<u64, WriteFault> {
    let Crs::Plane(grid) = layout.crs else { return Err(WriteFault::NotWritten("a survey text in degrees")) };
    out.write_all(&letters(layout, 0, &header(grid))?)?;
    let mut count = 0_u64;
    for record in records {
        count += 1;
        if !record.lines.is_empty() || record.polygons.is_empty() {
            return Err(WriteFault::DoesNotFit { record: count, what: "a shape without an area".to_owned() });
        }
        out.write_all(&letters(layout, count, &plot(layout, count, &record))?)?;
    }
    Ok(count)
}

fn letters(layout: &Layout<'_>, record: u64, text: &str) -> Result<Vec<u8>, WriteFault> {
    let fault = || WriteFault::DoesNotFit { record, what: "a letter that GBK has not".to_owned() };
    encoded(text, layout.encoding).ok_or_else(fault)
}

fn header(grid: Grid) -> String {
    let width = if matches!(grid.epsg(), 4491..=4512) { 6 } else { 3 };
    let meridian = grid.central_meridian_deg();
    let zone = if width == 3 { meridian / 3.0 } else { (meridian + 3.0) / 6.0 };
    format!(
        "[属性描述]\r\n格式版本号=1.01版本\r\n坐标系=2000国家大地坐标系\r\n几度分带={width}\r\n投影类型=高斯克吕格\r\n\
         计量单位=米\r\n带号={zone:.0}\r\n精度=0.0001\r\n转换参数=,,,,,,\r\n[地块坐标]\r\n"
    )
}

/// The plot's line and its points. Its number is the first column, its name the record's.
fn plot(layout: &Layout<'_>, place: u64, record: &Record) -> String {
    let rings: Vec<_> = record.polygons.iter().flatten().collect();
    let points: usize = rings.iter().map(|ring| ring.len()).sum();
    let outer_less_holes = |polygon: &Vec<Vec<[f64; 2]>>| {
        let areas = polygon.iter().map(|ring| doubled_area(ring).abs() / 2.0);
        areas.enumerate().map(|(index, area)| if index == 0 { area } else { -area }).sum::<f64>()
    };
    let area_m2: f64 = record.polygons.iter().map(outer_less_holes).sum();
    let number = layout.columns.iter().position(|column| column.kind == super::Kind::Text);
    let number = number.and_then(|column| record.values.get(column)).map(text).filter(|text| !text.is_empty());
    let number = number.unwrap_or_else(|| format!("DK{place:02}"));
    let mut lines =
        format!("{points},{:.6},{},{},面,,农村宅基地,,@\r\n", area_m2 / 10_000.0, field(&number), field(&record.name));
    for (ring, points) in (1_u32..).zip(&rings) {
        let corners = points.len().saturating_sub(1);
        for (index, [east, north]) in points.iter().enumerate() {
            let label = if index == corners { 1 } else { index + 1 };
            let _never_fails = write!(lines, "J{label},{ring},{north:.4},{east:.4}\r\n");
        }
    }
    lines
}

/// A field without the signs that part fields and lines.
fn field(text: &str) -> String {
    text.chars().map(|c| if c.is_control() || matches!(c, ',' | '@') { ' ' } else { c }).collect()
}
