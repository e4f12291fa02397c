//! `.shp`: records of shapes. Heights and measures are passed over.

use super::NAME;
use super::bytes::{f64_le, size, u32_be, u32_le};
use crate::exchange::shapes::fault::FileFault;
use crate::exchange::shapes::limits::{SHAPE_POINTS, SHAPE_RINGS};
use crate::exchange::shapes::rings::assembled;
use crate::exchange::shapes::sheet::{Geometry, Ring, RowFault};

const FILE_CODE: u32 = 9994;
const HEADER: usize = 100;

/// A record's contents.
pub(super) struct Record<'s>(&'s [u8]);

/// What is wrong with a record.
#[derive(Debug, Clone, Copy)]
pub(super) enum Bad {
    /// It claims more than it has.
    CutOff,
    /// A kind of shape that has no outline.
    Kind(u32),
    /// More points or rings than are taken.
    TooLarge,
    /// A coordinate that is no number.
    NotFinite,
}

impl Bad {
    pub(super) fn at(self, row: u64) -> RowFault {
        let code = match self {
            Self::CutOff => "record_cut_off",
            Self::Kind(kind) => return RowFault::new(row, "", "shape_kind").with("kind", kind.to_string()),
            Self::TooLarge => "shape_too_large",
            Self::NotFinite => "not_finite",
        };
        RowFault::new(row, "", code)
    }
}

/// The records, one after another. A length that leads beyond the end is the last thing told.
pub(super) fn records(shp: &[u8]) -> Result<impl Iterator<Item = Result<Record<'_>, Bad>>, FileFault> {
    if u32_be(shp, 0) != Some(FILE_CODE) || shp.len() < HEADER {
        return Err(FileFault::unreadable(NAME, "it does not begin as one"));
    }
    let mut rest = shp.get(HEADER..).unwrap_or_default();
    Ok(std::iter::from_fn(move || {
        if rest.len() < 8 {
            return None;
        }
        // In words of two bytes, the record's own header not counted.
        let length = u32_be(rest, 4).map(size)?.saturating_mul(2);
        let contents = rest.get(8..).and_then(|rest| rest.get(..length));
        rest = rest.get(length.saturating_add(8)..).unwrap_or_default();
        Some(contents.map(Record).ok_or(Bad::CutOff))
    }))
}

impl Record<'_> {
    pub(super) fn geometry(&self, _row: u64) -> Result<Geometry, Bad> {
        let kind = u32_le(self.0, 0).ok_or(Bad::CutOff)?;
        // Each kind comes plain, with heights (+10) and with measures (+20); the plane numbers stand in the same place.
        match kind {
            0 => Ok(Geometry::Missing),
            1 | 11 | 21 => Ok(Geometry::Points(self.run(4, 1)?)),
            8 | 18 | 28 => {
                let count = u32_le(self.0, 36).map(size).ok_or(Bad::CutOff)?;
                Ok(Geometry::Points(self.run(40, count)?))
            }
            3 | 13 | 23 => Ok(Geometry::Lines(self.parts()?)),
            5 | 15 | 25 => Ok(Geometry::Polygons(assembled(self.parts()?))),
            other => Err(Bad::Kind(other)),
        }
    }

    /// The runs of a line or a polygon.
    fn parts(&self) -> Result<Vec<Ring>, Bad> {
        let count = u32_le(self.0, 36).map(size).ok_or(Bad::CutOff)?;
        let points = u32_le(self.0, 40).map(size).ok_or(Bad::CutOff)?;
        if count > SHAPE_RINGS || points > SHAPE_POINTS {
            return Err(Bad::TooLarge);
        }
        let all = self.run(44 + 4 * count, points)?;
        let starts: Option<Vec<usize>> = (0..count).map(|part| u32_le(self.0, 44 + 4 * part).map(size)).collect();
        let starts = starts.ok_or(Bad::CutOff)?;
        let ends = starts.iter().skip(1).copied().chain([points]);
        starts.iter().zip(ends).map(|(start, end)| all.get(*start..end).map(<[_]>::to_vec).ok_or(Bad::CutOff)).collect()
    }

    fn run(&self, offset: usize, count: usize) -> Result<Ring, Bad> {
        if count > SHAPE_POINTS {
            return Err(Bad::TooLarge);
        }
        let end = offset + 16 * count;
        if self.0.len() < end {
            return Err(Bad::CutOff);
        }
        (0..count)
            .map(|index| {
                let at = offset + 16 * index;
                let pair = f64_le(self.0, at).zip(f64_le(self.0, at + 8)).ok_or(Bad::CutOff)?;
                let finite = pair.0.is_finite() && pair.1.is_finite();
                if finite { Ok([pair.0, pair.1]) } else { Err(Bad::NotFinite) }
            })
            .collect()
    }
}
