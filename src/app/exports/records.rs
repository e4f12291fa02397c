//! Rows of a layer as the records of a file.

use super::frame::Frame;
use super::{houses, patches, violations};
use crate::app::district::District;
use crate::app::houses::view::HouseLine;
use crate::app::map::MapLayer;
use crate::app::refusal::Refusal;
use crate::app::{Homestead, houses as house_files, patches as patch_files, violations as case_files};
use crate::domain::houses::House;
use crate::domain::ids::DivisionCode;
use crate::exchange::shapes::write::{Column, Record};
use crate::store::houses::ListedHouse;
use crate::store::patches::PatchRow;
use crate::store::violations::ViolationRow;
use crate::store::{self, Conn};
use crate::words::Language;

/// What records are made with.
#[derive(Clone, Copy)]
pub(super) struct Clerk<'c> {
    pub(super) home: &'c Homestead,
    pub(super) district: &'c District,
    pub(super) frame: Frame,
    pub(super) words: Language,
    /// What whoever gets the file may see.
    pub(super) sees: &'c DivisionCode,
}

/// The columns of a layer.
pub(super) fn columns(layer: MapLayer, words: Language) -> Vec<Column> {
    match layer {
        MapLayer::Houses => houses::columns(words),
        MapLayer::Violations => violations::columns(words),
        MapLayer::Patches => patches::columns(words),
    }
}

impl Clerk<'_> {
    /// The files with these ids that are there and that whoever gets them may see.
    pub(super) fn with_ids(&self, conn: &mut Conn, layer: MapLayer, ids: &[String]) -> Result<Vec<Record>, Refusal> {
        let county = self.district.county().as_str();
        let seen = |division: &str| division.starts_with(self.sees.as_str());
        match layer {
            MapLayer::Houses => {
                let mut rows = store::houses::listed(conn, county, ids)?;
                rows.retain(|row| seen(&row.house.division));
                rows.sort_by(|a, b| a.house.id.cmp(&b.house.id));
                let files = self.houses(&rows)?;
                files.iter().map(|(house, line)| houses::record(self.frame, house, line)).collect()
            }
            MapLayer::Violations => {
                let mut rows = store::violations::of_ids(conn, county, ids)?;
                rows.retain(|row| seen(&row.division));
                rows.sort_by(|a, b| a.id.cmp(&b.id));
                self.violations(conn, &rows)
            }
            MapLayer::Patches => {
                let mut rows = store::patches::of_ids(conn, county, ids)?;
                rows.retain(|row| seen(&row.division));
                rows.sort_by(|a, b| a.id.cmp(&b.id));
                self.patches(&rows)
            }
        }
    }

    /// Houses as a register has them.
    pub(super) fn register(&self, rows: &[ListedHouse]) -> Result<Vec<Record>, Refusal> {
        let files = self.houses(rows)?;
        files.iter().map(|(house, line)| houses::registered(self.frame, house, line)).collect()
    }

    pub(super) fn violations(&self, conn: &mut Conn, rows: &[ViolationRow]) -> Result<Vec<Record>, Refusal> {
        let Self { home, district, words, .. } = *self;
        let scene = case_files::Scene { district, words, today: home.clock.today() };
        let files = case_files::cases(home, conn, &scene, rows)?;
        files.iter().map(|(case, line)| violations::record(self.frame, case, line, words)).collect()
    }

    pub(super) fn patches(&self, rows: &[PatchRow]) -> Result<Vec<Record>, Refusal> {
        let Self { district, words, sees, .. } = *self;
        let files = patch_files::lines(district, sees, words, rows)?;
        files.iter().map(|(patch, line)| patches::record(self.frame, district, patch, line, words)).collect()
    }

    fn houses(&self, rows: &[ListedHouse]) -> Result<Vec<(House, HouseLine)>, Refusal> {
        let Self { home, district, words, .. } = *self;
        let scene = house_files::Scene { district, words, today: home.clock.today() };
        house_files::lines(home, &scene, rows)
    }
}
