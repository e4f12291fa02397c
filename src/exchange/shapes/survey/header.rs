//! The `[属性描述]` of a survey text: in which system its numbers are.

use crate::exchange::shapes::fault::FileFault;
use crate::spatial::{Crs, Datum, Grid};

#[derive(Debug, Default)]
pub(super) struct Header {
    system: String,
    zone_width: Option<u32>,
    zone: Option<u32>,
    unit: String,
}

impl Header {
    /// Takes a `key=value` line; false for a line that is none.
    pub(super) fn takes(&mut self, line: &str) -> bool {
        let Some((key, value)) = line.split_once('=') else { return false };
        let value = value.trim();
        match key.trim() {
            "坐标系" | "坐标系统" => value.clone_into(&mut self.system),
            "几度分带" | "分带" => self.zone_width = leading_number(value),
            "带号" => self.zone = leading_number(value),
            "计量单位" => value.clone_into(&mut self.unit),
            _ => {}
        }
        true
    }

    /// The system that the header declares. Whether the zone's number stands before the eastings the numbers show.
    pub(super) fn crs(&self, points: impl Iterator<Item = [f64; 2]>) -> Result<Option<Crs>, FileFault> {
        let system = self.system.to_uppercase();
        if system.is_empty() {
            return Ok(None);
        }
        for (name, marks) in [("西安80", ["80", "西安"]), ("北京54", ["54", "北京"])] {
            if marks.iter().any(|mark| system.contains(mark)) {
                return Err(FileFault::SecretDatum { name });
            }
        }
        if !(system.contains("2000") || system.contains("WGS")) {
            return Err(FileFault::UnknownCrs { name: self.system.clone() });
        }
        if self.unit.contains('度') {
            return Ok(Some(Crs::Degrees(Datum::Wgs84)));
        }
        let prefix = shared_prefix(points);
        let Some(zone) = self.zone.or(prefix) else { return Ok(None) };
        Ok(grid(self.zone_width, zone, prefix.is_some()).map(Crs::Plane))
    }
}

/// The digits at the beginning: `3`, `3度`, `35带`.
fn leading_number(text: &str) -> Option<u32> {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// The two digits before every easting, if they are the same for all: 35 of 35381659.535.
fn shared_prefix(points: impl Iterator<Item = [f64; 2]>) -> Option<u32> {
    let mut prefixes = points.map(|[east, _]| {
        (13_u32..=45).find(|zone| {
            let from = f64::from(*zone) * 1e6;
            (from..from + 1e6).contains(&east)
        })
    });
    let first = prefixes.next()??;
    prefixes.all(|prefix| prefix == Some(first)).then_some(first)
}

/// Zones of 3° are numbered 25–45 and those of 6° 13–23, so that a number alone tells its width.
fn grid(width: Option<u32>, zone: u32, prefixed: bool) -> Option<Grid> {
    let (with, without) = match (width, zone) {
        (Some(3) | None, 25..=45) => (4513 + zone - 25, 4534 + zone - 25),
        (Some(6) | None, 13..=23) => (4491 + zone - 13, 4502 + zone - 13),
        _ => return None,
    };
    Grid::from_epsg(if prefixed { with } else { without })
}
