//! Well-known text of polygons (OGC 06-103r4, 7.2), as geometry suites and databases write it.

use super::shape::Shape;

/// Reads POLYGON and MULTIPOLYGON, EMPTY parts, Z, M and ZM and an `SRID=…;` before it; heights and measures are
/// passed over. `NaN`, `Inf` and numbers too large to hold are read and told as not finite.
pub(super) fn read(text: &str) -> Shape {
    let text = text.trim();
    let text = match text.split_once(';') {
        Some((srid, rest)) if srid.to_ascii_uppercase().starts_with("SRID=") => rest.trim_start(),
        _ => text,
    };
    let split = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
    let (kind, rest) = text.split_at_checked(split).unwrap_or((text, ""));
    let mut reader = Reader { rest: without_dimension(rest) };
    let areas = match kind.to_ascii_uppercase().as_str() {
        "POLYGON" => reader.list(Reader::ring).map(|rings| if rings.is_empty() { Vec::new() } else { vec![rings] }),
        "MULTIPOLYGON" => reader.list(|reader| reader.list(Reader::ring)),
        "POINT" | "MULTIPOINT" | "LINESTRING" | "MULTILINESTRING" | "LINEARRING" | "GEOMETRYCOLLECTION" => {
            return Shape::NoArea;
        }
        _ => None,
    };
    match areas {
        Some(areas) if reader.rest.trim().is_empty() => Shape::Areas(without_empty(areas)),
        _ => Shape::Unreadable,
    }
}

/// An empty member of a multipolygon is no polygon, and an empty hole no hole.
fn without_empty(mut areas: Vec<Vec<Vec<[f64; 2]>>>) -> Vec<Vec<Vec<[f64; 2]>>> {
    areas.retain(|rings| rings.iter().any(|ring| !ring.is_empty()));
    for rings in &mut areas {
        let outer_is_empty = rings.first().is_some_and(Vec::is_empty);
        rings.retain(|ring| outer_is_empty || !ring.is_empty());
    }
    areas
}

fn without_dimension(rest: &str) -> &str {
    let trimmed = rest.trim_start();
    for tag in ["ZM", "Z", "M"] {
        let head = trimmed.get(..tag.len()).unwrap_or_default();
        let after = trimmed.get(tag.len()..).unwrap_or_default();
        if head.eq_ignore_ascii_case(tag) && after.starts_with([' ', '(', '\t']) {
            return after;
        }
    }
    trimmed
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    /// `(item, item, …)` or `EMPTY`.
    fn list<T>(&mut self, item: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        if self.takes_empty() {
            return Some(Vec::new());
        }
        self.takes('(')?;
        let mut items = Vec::new();
        loop {
            items.push(item(self)?);
            if self.takes(',').is_none() {
                break;
            }
        }
        self.takes(')')?;
        Some(items)
    }

    fn ring(&mut self) -> Option<Vec<[f64; 2]>> {
        self.list(Self::position)
    }

    fn position(&mut self) -> Option<[f64; 2]> {
        let end = self.rest.find([',', ')', '('])?;
        let (numbers, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest;
        let mut numbers = numbers.split_ascii_whitespace().map(str::parse::<f64>);
        let position = [numbers.next()?.ok()?, numbers.next()?.ok()?];
        let others = numbers.try_fold(0, |count, number| number.ok().map(|_| count + 1))?;
        (others <= 2).then_some(position)
    }

    fn takes(&mut self, wanted: char) -> Option<()> {
        self.rest = self.rest.trim_start().strip_prefix(wanted)?;
        Some(())
    }

    fn takes_empty(&mut self) -> bool {
        let rest = self.rest.trim_start();
        let found = rest.get(..5).is_some_and(|word| word.eq_ignore_ascii_case("EMPTY"));
        if found {
            self.rest = rest.get(5..).unwrap_or_default();
        }
        found
    }
}
