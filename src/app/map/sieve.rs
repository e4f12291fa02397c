//! A filter made ready for a sheet: every question becomes a mask or a bound. What a profile answers is asked of the profile,
//! once for all that have it; what is a file's own is asked of the file, in some nanoseconds.

use jiff::civil::Date;

use super::facts::{GONE, OF_TOWNSHIP, OPEN, PLACED, Profile, Times, day_number};
use super::filter::{MapFigure, MapFilter};
use super::layer::{MapLayer, NONE, code_of, grades, kinds, sources, tracks};
use super::sheet::{Sheet, township_of};
use super::window::{Window, encloses};
use crate::app::district::District;
use crate::domain::ids::DivisionCode;
use crate::domain::kinds::Kind;
use crate::domain::stats::{Period, ShortDay};
use crate::spatial::LonLat;
use crate::spatial::LonLatBox;
use crate::spatial::tiles::{World, WorldBox};

/// A question of the filter that has a facet of its own, as a bit.
pub(super) type Asked = u16;
pub(super) const DIVISION: Asked = 1;
pub(super) const STATE: Asked = 2;
pub(super) const CLASS: Asked = 4;
pub(super) const KIND: Asked = 8;
pub(super) const TRACK: Asked = 16;
pub(super) const SOURCE: Asked = 32;
pub(super) const GRADE: Asked = 64;
pub(super) const SEASON: Asked = 128;
pub(super) const TIME: Asked = 256;
/// Where it lies: bbox and area.
pub(super) const GROUND: Asked = 512;
/// Whatever else is asked, and whether the actor may see it at all.
pub(super) const REST: Asked = 1024;

const ANY: u32 = u32::MAX;

/// A filter for one sheet and one actor.
#[derive(Debug)]
pub(super) struct Sieve {
    /// Of the sheet's divisions, those that the actor may see.
    visible: Vec<bool>,
    /// Those asked for; none for all.
    divisions: Option<Vec<bool>>,
    states: u32,
    classes: u32,
    kinds: u32,
    tracks: u32,
    sources: u32,
    grades: u32,
    seasons: Option<Vec<bool>>,
    open: bool,
    risky_on: Option<u16>,
    overdue_on: Option<u16>,
    from: u16,
    to: u16,
    named: Option<Named>,
    figure: Option<(MapFigure, Period, ShortDay)>,
    around: Option<WorldBox>,
    area: Option<Vec<World>>,
    windows: Option<Vec<Window>>,
    /// Nothing is asked for that a profile does not answer.
    by_profile: bool,
    asks_times: bool,
}

/// What a search text finds.
#[derive(Debug)]
struct Named {
    prefix: Vec<u8>,
    /// Of the sheet's divisions, those whose name it is part of.
    divisions: Vec<bool>,
    /// For each of them, whether numbers that begin with the code of its township begin with the text; none where what comes
    /// behind the code decides.
    numbers: Vec<Option<bool>>,
}

impl Sieve {
    /// For an actor that sees `territory`; `district` says the names of divisions.
    pub(super) fn of(
        sheet: &Sheet,
        filter: &MapFilter,
        territory: &DivisionCode,
        district: &District,
        today: Date,
    ) -> Self {
        let layer = sheet.layer;
        let within = |outer: &DivisionCode| -> Vec<bool> {
            sheet.divisions.texts().iter().map(|code| code.starts_with(outer.as_str())).collect()
        };
        let classes = match layer {
            MapLayer::Houses => mask(&layer.classes(), &filter.stages),
            MapLayer::Violations => ANY,
            MapLayer::Patches => mask(&layer.classes(), &filter.classes),
        };
        let kinds_asked: Vec<&str> = filter.kinds.iter().copied().map(Kind::code).collect();
        let figure = filter.figure.map(|it| (it, Period::new(filter.from, filter.to), ShortDay::on(today)));
        // Days of a figure are those of what it counts.
        let (from, to) = if figure.is_some() { (None, None) } else { (filter.from, filter.to) };
        let today = day_number(today);
        let windows: Option<Vec<Window>> =
            filter.windows.as_ref().map(|rings| rings.iter().filter_map(|ring| Window::of(ring)).collect());
        let around = around(filter, windows.as_deref());
        let asks_times = from.is_some() || to.is_some() || filter.risk || filter.overdue;
        let by_profile = !asks_times && filter.q.is_none() && figure.is_none() && around.is_none() && windows.is_none();
        Self {
            by_profile,
            asks_times,
            visible: within(territory),
            divisions: filter.division.as_ref().map(within),
            states: mask(layer.states(), &filter.states),
            classes,
            kinds: if kinds_asked.is_empty() { 0 } else { mask(&kinds(), &kinds_asked) },
            tracks: mask(tracks(), &filter.tracks),
            sources: mask(sources(), &filter.sources),
            grades: mask(grades(), &filter.grades),
            seasons: filter.season.as_ref().map(|season| sheet.seasons.texts().iter().map(|it| it == season).collect()),
            open: filter.open || filter.risk,
            risky_on: filter.risk.then_some(today),
            overdue_on: filter.overdue.then_some(today),
            from: from.map_or(0, day_number),
            to: to.map_or(u16::MAX, day_number),
            named: filter.q.as_deref().map(|q| Named::of(sheet, q, district)),
            figure,
            around,
            area: filter.area.as_ref().map(|corners| {
                corners.iter().filter_map(|[lon, lat]| LonLat::new(*lon, *lat).ok()).map(World::of).collect()
            }),
            windows,
        }
    }

    /// Whether nothing is asked for that a profile does not answer, so that the counts of squares do.
    pub(super) fn is_by_profile(&self) -> bool {
        self.by_profile
    }

    /// Whether files of this profile may be among what is asked for.
    pub(super) fn admits(&self, profile: Profile) -> bool {
        let division = usize::from(profile.village);
        !profile.is(GONE)
            && self.visible.get(division) == Some(&true)
            && self.divisions.as_ref().is_none_or(|asked| asked.get(division) == Some(&true))
            && has(self.classes, profile.class)
            && has(self.states, profile.state)
            && (self.kinds == 0 || self.kinds & profile.kinds != 0)
            && has(self.tracks, profile.track)
            && has(self.sources, profile.source)
            && has(self.grades, profile.grade)
            && self.seasons.as_ref().is_none_or(|asked| asked.get(usize::from(profile.season)) == Some(&true))
            && (!self.open || profile.is(OPEN))
            && self.named.as_ref().is_none_or(|named| named.among(profile) != Some(false))
    }

    /// Where the filter looks, if it says where.
    pub(super) fn around(&self) -> Option<WorldBox> {
        self.around
    }

    /// Whether a place whose profile is admitted is among what is asked for.
    #[inline]
    pub(super) fn passes_own(&self, sheet: &Sheet, slot: u32) -> bool {
        self.by_profile || (!self.asks_times || self.passes_times(sheet.times(slot))) && self.passes_rest(sheet, slot)
    }

    #[inline]
    fn passes_times(&self, times: Times) -> bool {
        self.is_of_the_time(times) && self.is_pressing(times)
    }

    fn passes_rest(&self, sheet: &Sheet, slot: u32) -> bool {
        self.counts(sheet, slot)
            && self.named.as_ref().is_none_or(|named| named.finds(sheet, slot))
            && self.lies(sheet, slot)
    }

    /// Which of the questions that a profile answers it fails.
    pub(super) fn profile_fails(&self, profile: Profile) -> Asked {
        let division = usize::from(profile.village);
        if profile.is(GONE) || self.visible.get(division) != Some(&true) {
            return REST;
        }
        let season = usize::from(profile.season);
        let mut failed = 0;
        let mut ask = |passed: bool, which: Asked| {
            if !passed {
                failed |= which;
            }
        };
        ask(self.divisions.as_ref().is_none_or(|asked| asked.get(division) == Some(&true)), DIVISION);
        ask(has(self.states, profile.state), STATE);
        ask(has(self.classes, profile.class), CLASS);
        ask(self.kinds == 0 || self.kinds & profile.kinds != 0, KIND);
        ask(has(self.tracks, profile.track), TRACK);
        ask(has(self.sources, profile.source), SOURCE);
        ask(has(self.grades, profile.grade), GRADE);
        ask(self.seasons.as_ref().is_none_or(|asked| asked.get(season) == Some(&true)), SEASON);
        ask(!self.open || profile.is(OPEN), REST);
        ask(self.named.as_ref().is_none_or(|named| named.among(profile) != Some(false)), REST);
        failed
    }

    /// Which of the questions that are its own a place fails.
    pub(super) fn own_fails(&self, sheet: &Sheet, slot: u32) -> Asked {
        if self.by_profile {
            return 0;
        }
        let times = sheet.times(slot);
        let mut failed = if self.is_of_the_time(times) { 0 } else { TIME };
        if !self.is_pressing(times)
            || !self.counts(sheet, slot)
            || self.named.as_ref().is_some_and(|named| !named.finds(sheet, slot))
        {
            failed |= REST;
        } else if !self.lies(sheet, slot) {
            failed |= GROUND;
        }
        failed
    }

    #[inline]
    fn is_of_the_time(&self, times: Times) -> bool {
        (self.from..=self.to).contains(&times.day)
    }

    #[inline]
    fn is_pressing(&self, times: Times) -> bool {
        self.risky_on.is_none_or(|today| times.risky_from != 0 && times.risky_from <= today)
            && self.overdue_on.is_none_or(|today| times.due != 0 && times.due < today)
    }

    /// Whether it counts in the figure that is asked for.
    fn counts(&self, sheet: &Sheet, slot: u32) -> bool {
        let Some((figure, period, today)) = self.figure else { return true };
        match figure {
            MapFigure::House(figure) => sheet.houses.get(slot).is_some_and(|it| figure.counts(it, period, today)),
            MapFigure::Case(figure) => sheet.cases.get(slot).is_some_and(|it| figure.counts(it, period, today)),
        }
    }

    /// Whether a place lies where it is asked for; what has no place lies nowhere.
    fn lies(&self, sheet: &Sheet, slot: u32) -> bool {
        if self.around.is_none() && self.windows.is_none() {
            return true;
        }
        if !sheet.profile(slot).is(PLACED) {
            return false;
        }
        let (roughly, point) = (sheet.roughly(slot), sheet.point(slot));
        let seen = |window: &Window| roughly.touches(window.around()) && window.touches(sheet.record(slot), point);
        if self.windows.as_ref().is_some_and(|windows| !windows.iter().any(seen)) {
            return false;
        }
        let Some(around) = self.around else { return true };
        if !roughly.touches(around) {
            return false;
        }
        match &self.area {
            Some(ring) => around.holds(point) && encloses(ring, point),
            None => around.encloses(roughly) || sheet.bounds(slot).touches(around),
        }
    }
}

impl Named {
    fn of(sheet: &Sheet, q: &str, district: &District) -> Self {
        let named = |code: &String| {
            let Ok(code) = code.parse::<DivisionCode>() else { return false };
            let township = code.township().filter(|township| *township != code);
            std::iter::once(&code).chain(&township).any(|code| district.name(code).contains(q))
        };
        // A code is no name: what is only digits is a number.
        let digits = q.bytes().all(|byte| byte.is_ascii_digit());
        let divisions = sheet.divisions.texts().iter().map(|code| !digits && named(code)).collect();
        let begins = |code: &String| {
            let township = township_of(code);
            if q.len() > township.len() && q.starts_with(township) { None } else { Some(township.starts_with(q)) }
        };
        let numbers = sheet.divisions.texts().iter().map(begins).collect();
        Self { prefix: q.as_bytes().to_vec(), divisions, numbers }
    }

    /// Whether files of a profile are found; none where each has to be looked at.
    fn among(&self, profile: Profile) -> Option<bool> {
        let division = usize::from(profile.village);
        if self.divisions.get(division) == Some(&true) {
            return Some(true);
        }
        if profile.is(OF_TOWNSHIP) { self.numbers.get(division).copied().flatten() } else { None }
    }

    fn finds(&self, sheet: &Sheet, slot: u32) -> bool {
        self.among(sheet.profile(slot)).unwrap_or_else(|| sheet.number_begins(slot, &self.prefix))
    }
}

fn has(mask: u32, code: u8) -> bool {
    mask & 1_u32.checked_shl(u32::from(code)).unwrap_or(0) != 0
}

/// The bits of some words; all bits where none is asked for.
fn mask<T: AsRef<str>>(known: &[&str], asked: &[T]) -> u32 {
    if asked.is_empty() {
        return ANY;
    }
    let bits = asked.iter().map(|word| code_of(known, word.as_ref())).filter(|code| *code != NONE);
    bits.fold(0, |all, code| all | 1 << code)
}

/// The box in which all lies that a filter asks for by its place: its rectangle, its area, or where both are; else the box
/// around its windows.
fn around(filter: &MapFilter, windows: Option<&[Window]>) -> Option<WorldBox> {
    let bbox = filter.bbox.map(|[west_deg, south_deg, east_deg, north_deg]| {
        WorldBox::of(LonLatBox { west_deg, south_deg, east_deg, north_deg })
    });
    let corners = filter.area.iter().flatten().filter_map(|[lon, lat]| LonLat::new(*lon, *lat).ok());
    let area = WorldBox::around(corners.map(World::of));
    match (bbox, area) {
        (Some(a), Some(b)) => Some(WorldBox {
            west: a.west.max(b.west),
            north: a.north.max(b.north),
            east: a.east.min(b.east),
            south: a.south.min(b.south),
        }),
        (None, None) => windows.into_iter().flatten().map(Window::around).reduce(WorldBox::with),
        (one, other) => one.or(other),
    }
}
