//! `homestead geo`: coordinates and polygons for programs, a line in and a line out.
//!
//! Every line of the input is answered by one line of the output, in order, and the output is written out whenever
//! the input pauses, so that a program may ask line by line. A line that cannot be answered is answered in its place
//! with the name of what is wrong, told on standard error too, and the command ends with exit status 1 once all
//! lines are done. Nothing is kept of a line after its answer: inputs of any length take the same memory.

mod check;
mod compare;
mod convert;
mod geometry;
mod lines;
mod shape;
mod wkt;

use std::process::ExitCode;

use clap::{Subcommand, ValueEnum};

use super::Failure;
use crate::spatial::{Crs, Grid};

/// The three questions.
#[derive(Debug, Subcommand)]
pub(super) enum Question {
    /// Converts CSV lines `x,y` (x is east or longitude, always) from one system to another
    ///
    /// Further columns stay as they are, and so does a first line `x,y…` of names. Metres come with six decimals,
    /// degrees with twelve. A line that cannot be converted becomes `NaN,NaN,` and the name of what is wrong:
    /// `not_two_numbers`, `out_of_degrees`, `not_of_this_grid`, `too_far_from_meridian`, `not_text`, `line_too_long`.
    Convert {
        /// The system of the numbers: EPSG:4490, EPSG:4326, EPSG:4522, 4523, 4543, 4544 …, gcj02, bd09
        #[arg(long, value_parser = system)]
        from: Crs,
        /// The system wanted
        #[arg(long, value_parser = system)]
        to: Crs,
    },
    /// Names every defect of the polygons in JSON lines `{id, geometry}` (`GeoJSON` or WKT text; plane units)
    ///
    /// Answers `{id, valid, problems: [{code, at: {ring, point, xy}}]}`, rings and points counted from 0. A geometry
    /// that cannot be read is not valid, with the one problem `unreadable_geometry`.
    Check,
    /// Measures two polygons in JSON lines `{id, a, b}` against one another
    ///
    /// Answers `{id, area_a, area_b, intersection, union, a_minus_b, b_minus_a, distance}`, unrounded; distance is
    /// null when one is empty. A polygon that is not valid is measured by the even-odd rule and its defects are named in
    /// `problems: {a: […], b: […]}`.
    Compare {
        /// The unit of the numbers: of a plane, or longitude and latitude (then m² and m)
        #[arg(long, value_enum, default_value_t = Units::Planar)]
        crs: Units,
        /// The grid in which longitude and latitude are measured; the demonstration district's when not given
        #[arg(long, value_parser = grid, default_value = "EPSG:4523")]
        grid: Grid,
    },
}

/// What the numbers of two polygons are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Units {
    /// Units of a plane.
    Planar,
    /// Degrees of CGCS2000, held equal to WGS-84.
    Lonlat,
}

pub(super) fn run(question: &Question) -> Result<ExitCode, Failure> {
    let all_answered = match question {
        Question::Convert { from, to } => {
            let conversion = convert::Conversion::new(*from, *to);
            lines::answer_each(|number, line| conversion.answer(number, line))?
        }
        Question::Check => lines::answer_each(|_number, line| check::answer(line))?,
        Question::Compare { crs, grid } => lines::answer_each(|_number, line| compare::answer(line, *crs, *grid))?,
    };
    Ok(if all_answered { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn system(name: &str) -> Result<Crs, String> {
    Crs::from_name(name).ok_or_else(|| {
        "not a system known here: EPSG:4490, EPSG:4326, EPSG:4491 to 4554 (grids of CGCS2000), gcj02 or bd09".to_owned()
    })
}

fn grid(name: &str) -> Result<Grid, String> {
    match Crs::from_name(name) {
        Some(Crs::Plane(grid)) => Ok(grid),
        _ => Err("not a grid of CGCS2000: EPSG:4491 to 4554".to_owned()),
    }
}
