//! How many files fit a filter, and how many would by each of its answers.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::facts::{Profile, day_of};
use super::filter::MapFilter;
use super::layer::{MapLayer, NONE, grades, kinds, sources, tracks};
use super::scope::asked;
use super::select::{each_candidate, unplaced};
use super::sheet::{Sheet, township_of};
use super::sieve::{Asked, CLASS, DIVISION, GRADE, KIND, REST, SEASON, SOURCE, STATE, Sieve, TIME, TRACK};
use crate::app::Homestead;
use crate::app::refusal::Refusal;
use crate::domain::actor::Actor;
use crate::domain::time::china_text;
use crate::store::Conn;

/// What fits a filter, in numbers.
#[derive(Debug, Serialize, ToSchema)]
pub struct Counts {
    /// How many fit it; those without a place among them, unless it says where.
    pub total: u64,
    /// How many fit all of it but where, and have no place.
    pub unplaced: u64,
    /// For each fact that the layer has, how many of each value fit the filter but for its own word on that fact:
    /// `state`, `township`, and of a house `stage`, `grade`, of a case `kind`, `track`, `source`, `grade`, of a patch
    /// `class`, `season`.
    pub facets: BTreeMap<&'static str, BTreeMap<String, u64>>,
    /// How many by the month of their day, as in `2026-04`, without the filter's `from` and `to`.
    pub months: BTreeMap<String, u64>,
    /// When it was counted.
    pub as_of: String,
    /// Up to which entry of the ledger.
    pub ledger_seq: i64,
}

/// Counts by small codes.
type Codes = [u64; 32];

/// Everything counted in one go.
#[derive(Debug)]
struct Tallies {
    total: u64,
    states: Codes,
    classes: Codes,
    kinds: Codes,
    tracks: Codes,
    sources: Codes,
    grades: Codes,
    divisions: Vec<u64>,
    seasons: Vec<u64>,
    days: Vec<u64>,
}

/// Counts what an actor sees of a layer.
///
/// # Errors
/// `NotAllowed` for a role without this layer, `MapNotReady` while the map is being built; the database's.
pub fn counts(
    home: &Homestead,
    conn: &mut Conn,
    actor: &Actor,
    layer: MapLayer,
    filter: &MapFilter,
) -> Result<Counts, Refusal> {
    asked(home, conn, actor, (layer, filter), |sheets, sheet, sieve| {
        let tallies = Tallies::of(sheet, sieve);
        Ok(Counts {
            total: tallies.total,
            unplaced: unplaced(sheet, sieve),
            facets: tallies.facets(sheet),
            months: months(&tallies.days),
            as_of: china_text(home.clock.now()),
            ledger_seq: sheets.seq,
        })
    })
}

impl Tallies {
    fn of(sheet: &Sheet, sieve: &Sieve) -> Self {
        let mut tallies = Self {
            total: 0,
            states: [0; 32],
            classes: [0; 32],
            kinds: [0; 32],
            tracks: [0; 32],
            sources: [0; 32],
            grades: [0; 32],
            divisions: vec![0; sheet.divisions.texts().len()],
            seasons: vec![0; sheet.seasons.texts().len()],
            days: vec![0; usize::from(u16::MAX) + 1],
        };
        // How many of each profile fail nothing of their own.
        let fails = sheet.profiles.each(|profile| sieve.profile_fails(*profile));
        let mut held = vec![0_u64; fails.len()];
        each_candidate(sheet, sieve, |slot, profile| {
            let Some(at) = usize::try_from(profile).ok() else { return };
            let (Some(failed), Some(held)) = (fails.get(at).copied(), held.get_mut(at)) else { return };
            // Where two questions hinder, none of their facets counts it.
            if failed & REST != 0 || failed.count_ones() > 1 {
                return;
            }
            let own = sieve.own_fails(sheet, slot);
            if own == 0 {
                *held += 1;
            }
            if (own | failed) & !TIME == 0
                && let Some(count) = tallies.days.get_mut(usize::from(sheet.times(slot).day))
            {
                *count += 1;
            }
        });
        for ((profile, failed), held) in sheet.profiles.all().iter().zip(fails).zip(held).filter(|(_, held)| *held > 0)
        {
            tallies.add(*profile, failed, held);
        }
        tallies
    }

    /// Counts files of a profile where nothing hinders but the fact's own question.
    fn add(&mut self, profile: Profile, failed: Asked, held: u64) {
        let by = |which: Asked| failed & !which == 0;
        self.total += if failed == 0 { held } else { 0 };
        let code = |codes: &mut Codes, code: u8, which: Asked| {
            if let Some(count) = codes.get_mut(usize::from(code)).filter(|_| by(which)) {
                *count += held;
            }
        };
        code(&mut self.states, profile.state, STATE);
        code(&mut self.classes, profile.class, CLASS);
        code(&mut self.tracks, profile.track, TRACK);
        code(&mut self.sources, profile.source, SOURCE);
        code(&mut self.grades, profile.grade, GRADE);
        if by(KIND) {
            let mut left = if profile.kinds == 0 { 1 << NONE } else { profile.kinds };
            while left != 0 {
                let kind = usize::try_from(left.trailing_zeros()).unwrap_or(0);
                left &= left - 1;
                if let Some(count) = self.kinds.get_mut(kind) {
                    *count += held;
                }
            }
        }
        let number = |counts: &mut [u64], number: u16, which: Asked| {
            if let Some(count) = counts.get_mut(usize::from(number)).filter(|_| by(which)) {
                *count += held;
            }
        };
        number(&mut self.divisions, profile.village, DIVISION);
        number(&mut self.seasons, profile.season, SEASON);
    }

    fn facets(&self, sheet: &Sheet) -> BTreeMap<&'static str, BTreeMap<String, u64>> {
        let layer = sheet.layer;
        let mut facets = BTreeMap::from([
            ("state", named(layer.states(), &self.states)),
            ("township", townships(sheet.divisions.texts(), &self.divisions)),
        ]);
        match layer {
            MapLayer::Houses => {
                facets.insert("stage", named(&layer.classes(), &self.classes));
                facets.insert("grade", named(grades(), &self.grades));
            }
            MapLayer::Violations => {
                facets.insert("kind", named(&kinds(), &self.kinds));
                facets.insert("track", named(tracks(), &self.tracks));
                facets.insert("source", named(sources(), &self.sources));
                facets.insert("grade", named(grades(), &self.grades));
            }
            MapLayer::Patches => {
                facets.insert("class", named(&layer.classes(), &self.classes));
                let seasons = sheet.seasons.texts().iter().cloned().zip(self.seasons.iter().copied());
                facets.insert("season", seasons.filter(|(_, count)| *count > 0).collect());
            }
        }
        facets
    }
}

fn named(words: &[&str], codes: &Codes) -> BTreeMap<String, u64> {
    let known = words.iter().zip(codes).filter(|(_, count)| **count > 0);
    let mut named: BTreeMap<String, u64> = known.map(|(word, count)| ((*word).to_owned(), *count)).collect();
    // What has no such fact is counted too, so that a facet sums to the whole.
    if let Some(none) = codes.get(usize::from(NONE)).filter(|none| **none > 0) {
        named.insert("none".to_owned(), *none);
    }
    named
}

/// By township; what is known no nearer than the county by the county.
fn townships(codes: &[String], counts: &[u64]) -> BTreeMap<String, u64> {
    let mut by = BTreeMap::new();
    for (code, count) in codes.iter().zip(counts).filter(|(_, count)| **count > 0) {
        *by.entry(township_of(code).to_owned()).or_default() += *count;
    }
    by
}

fn months(days: &[u64]) -> BTreeMap<String, u64> {
    let mut by = BTreeMap::new();
    for (day, count) in (0..=u16::MAX).zip(days).filter(|(_, count)| **count > 0) {
        let day = day_of(day);
        *by.entry(format!("{:04}-{:02}", day.year(), day.month())).or_default() += *count;
    }
    by
}
