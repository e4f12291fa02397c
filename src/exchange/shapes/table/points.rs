//! The coordinates of a shape in one cell: well-known text, GeoJSON, or a list of points.

use crate::exchange::shapes::geojson::GeometryMember;
use crate::exchange::shapes::rings::closed;
use crate::exchange::shapes::sheet::{Geometry, Ring, Rings};
use crate::exchange::shapes::text::{half_width, number};

/// What is wrong with a cell.
#[derive(Debug)]
pub(in super::super) struct Bad {
    pub(super) code: &'static str,
    pub(super) piece: String,
}

fn bad(code: &'static str, piece: &str) -> Bad {
    Bad { code, piece: piece.to_owned() }
}

/// The coordinates in a cell; a blank one has none.
pub(in super::super) fn cell(text: &str) -> Result<Geometry, Bad> {
    let text = half_width(text.trim());
    if text.is_empty() {
        return Ok(Geometry::Missing);
    }
    if text.starts_with('{') {
        let member: Result<GeometryMember, _> = serde_json::from_str(&text);
        return member.ok().and_then(GeometryMember::geometry).ok_or_else(|| bad("bad_geometry", &text));
    }
    if text.starts_with(|c: char| c.is_ascii_alphabetic()) {
        // `SRID=4523;POLYGON(…)`: the number is the business of the column that says the system.
        let bare = text.split_once(';').filter(|(srid, _)| srid.starts_with("SRID=")).map_or(&*text, |(_, wkt)| wkt);
        return wkt(bare).ok_or_else(|| bad("bad_geometry", &text));
    }
    let points = list(&text)?;
    Ok(match points.as_slice() {
        [_] => Geometry::Points(points),
        _ => Geometry::Polygons(vec![vec![closed(points)]]),
    })
}

/// `x,y;x,y;…`, `x y, x y…`, `x,y x,y…` or one run of numbers; east or longitude first.
fn list(text: &str) -> Result<Ring, Bad> {
    let plain: String = text.chars().map(|c| if "[](){}".contains(c) { ' ' } else { c }).collect();
    let parts = |separators: &[char]| -> Vec<String> {
        plain
            .split(separators)
            .map(|part| part.trim().trim_matches(',').trim().to_owned())
            .filter(|part| !part.is_empty())
            .collect()
    };
    let by_sign = parts(&[';', '|', '\n', '\r']);
    let by_blank = parts(&[' ', '\t']);
    let by_comma = parts(&[',']);
    let pairs = if by_sign.len() > 1 {
        by_sign
    } else if by_blank.len() > 1 && by_blank.iter().all(|part| part.contains(',')) {
        by_blank
    } else if by_comma.len() > 1 && by_comma.iter().all(|part| part.contains(char::is_whitespace)) {
        by_comma
    } else {
        let numbers = parts(&[',', ' ', '\t']);
        if numbers.len() % 2 == 1 {
            return Err(bad("odd_numbers", text));
        }
        numbers.chunks_exact(2).map(|pair| pair.join(",")).collect()
    };
    pairs
        .iter()
        .map(|pair| {
            let mut numbers = pair.split([',', ' ', '\t']).filter(|part| !part.is_empty()).map(number);
            match (numbers.next().flatten(), numbers.next().flatten()) {
                (Some(x), Some(y)) => Ok([x, y]),
                _ => Err(bad("not_a_number", pair)),
            }
        })
        .collect()
}

/// Well-known text of a point, a line, a polygon or several of them (ISO 19125-1, 7); heights are passed over.
fn wkt(text: &str) -> Option<Geometry> {
    let open = text.find('(')?;
    let (head, body) = text.split_at_checked(open)?;
    let kind: String = head.split_whitespace().next()?.to_ascii_uppercase();
    let body = body.trim();
    let single = |run: &str| points(run);
    match kind.as_str() {
        "POINT" => points(inner(body)?).map(Geometry::Points),
        "MULTIPOINT" => {
            let flat: String = inner(body)?.chars().filter(|c| !matches!(c, '(' | ')')).collect();
            points(&flat).map(Geometry::Points)
        }
        "LINESTRING" => Some(Geometry::Lines(vec![points(inner(body)?)?])),
        "MULTILINESTRING" => {
            Some(Geometry::Lines(groups(inner(body)?)?.into_iter().map(single).collect::<Option<_>>()?))
        }
        "POLYGON" => Some(Geometry::Polygons(vec![rings(inner(body)?)?])),
        "MULTIPOLYGON" => {
            let polygons = groups(inner(body)?)?.into_iter().map(rings).collect::<Option<_>>()?;
            Some(Geometry::Polygons(polygons))
        }
        _ => None,
    }
}

fn rings(text: &str) -> Option<Rings> {
    groups(text)?.into_iter().map(points).collect()
}

/// What stands between the outermost brackets.
fn inner(text: &str) -> Option<&str> {
    text.strip_prefix('(')?.strip_suffix(')')
}

/// The bracketed groups at the top level: `(a), (b)`.
fn groups(text: &str) -> Option<Vec<&str>> {
    let (mut depth, mut start, mut found) = (0_u32, 0, Vec::new());
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' => {
                if depth == 0 {
                    start = at + 1;
                }
                depth += 1;
            }
            b')' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    found.push(text.get(start..at)?);
                }
            }
            b',' | b' ' | b'\n' | b'\r' | b'\t' => {}
            _ if depth == 0 => return None,
            _ => {}
        }
    }
    (depth == 0).then_some(found)
}

fn points(text: &str) -> Option<Ring> {
    text.split(',')
        .map(|pair| {
            let mut numbers = pair.split_whitespace().map(number);
            Some([numbers.next()??, numbers.next()??])
        })
        .collect()
}
