//! A filter made ready for a sheet: every question becomes a mask or a bound, so that a place is asked in some
//! nanoseconds.

use jiff::civil::Date;

use super::facts::{Facts, GONE, OPEN, PLACED, day_number};
use super::filter::{MapFigure, MapFilter};
use super::layer::{GRADES, MapLayer, NONE, code_of, kinds, sources, tracks};
use super::sheet::Sheet;
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
}

/// What a search text finds.
#[derive(Debug)]
struct Named {
    prefix: Vec<u8>,
    divisions: Vec<bool>,
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
        Self {
            visible: within(territory),
            divisions: filter.division.as_ref().map(within),
            states: mask(layer.states(), &filter.states),
            classes,
            kinds: if kinds_asked.is_empty() { 0 } else { mask(&kinds(), &kinds_asked) },
            tracks: mask(tracks(), &filter.tracks),
            sources: mask(sources(), &filter.sources),
            grades: mask(&GRADES, &filter.grades),
            seasons: filter.season.as_ref().map(|season| sheet.seasons.texts().iter().map(|it| it == season).collect()),
            open: filter.open || filter.risk,
            risky_on: filter.risk.then_some(today),
            overdue_on: filter.overdue.then_some(today),
            from: from.map_or(0, day_number),
            to: to.map_or(u16::MAX, day_number),
            named: filter.q.as_deref().map(|q| Named::of(sheet, q, district)),
            figure,
            around: around(filter, windows.as_deref()),
            area: filter.area.as_ref().map(|corners| {
                corners.iter().filter_map(|[lon, lat]| LonLat::new(*lon, *lat).ok()).map(World::of).collect()
            }),
            windows,
        }
    }

    /// Whether only divisions and classes are asked for, so that the counts of squares answer.
    pub(super) fn is_coarse(&self) -> bool {
        self.states == ANY
            && self.kinds == 0
            && self.tracks == ANY
            && self.sources == ANY
            && self.grades == ANY
            && self.seasons.is_none()
            && !self.open
            && self.overdue_on.is_none()
            && self.from == 0
            && self.to == u16::MAX
            && self.named.is_none()
            && self.figure.is_none()
            && self.around.is_none()
            && self.windows.is_none()
    }

    /// Whether places of this division and class pass, where nothing else is asked for.
    pub(super) fn passes_coarsely(&self, village: u16, class: u8) -> bool {
        let division = usize::from(village);
        self.visible.get(division) == Some(&true)
            && self.divisions.as_ref().is_none_or(|asked| asked.get(division) == Some(&true))
            && has(self.classes, class)
    }

    /// The same place and actor, with nothing else asked for.
    pub(super) fn only_ground(&self) -> Self {
        Self {
            visible: self.visible.clone(),
            divisions: None,
            states: ANY,
            classes: ANY,
            kinds: 0,
            tracks: ANY,
            sources: ANY,
            grades: ANY,
            seasons: None,
            open: false,
            risky_on: None,
            overdue_on: None,
            from: 0,
            to: u16::MAX,
            named: None,
            figure: None,
            around: self.around,
            area: self.area.clone(),
            windows: self.windows.clone(),
        }
    }

    /// Where the filter looks, if it says where.
    pub(super) fn around(&self) -> Option<WorldBox> {
        self.around
    }

    /// Whether a place is among what is asked for.
    pub(super) fn passes(&self, sheet: &Sheet, slot: u32, facts: Facts) -> bool {
        !facts.is(GONE)
            && self.passes_coarsely(facts.village, facts.class)
            && self.passes_facts(facts)
            && self.counts(sheet, slot)
            && self.named.as_ref().is_none_or(|named| named.finds(sheet, slot, facts))
            && self.lies(sheet, slot, facts)
    }

    /// Which of the questions a place fails.
    pub(super) fn fails(&self, sheet: &Sheet, slot: u32, facts: Facts) -> Asked {
        if facts.is(GONE) || self.visible.get(usize::from(facts.village)) != Some(&true) {
            return REST;
        }
        let division = usize::from(facts.village);
        let season = usize::from(facts.season);
        let mut failed = 0;
        let mut ask = |passed: bool, which: Asked| {
            if !passed {
                failed |= which;
            }
        };
        ask(self.divisions.as_ref().is_none_or(|asked| asked.get(division) == Some(&true)), DIVISION);
        ask(has(self.states, facts.state), STATE);
        ask(has(self.classes, facts.class), CLASS);
        ask(self.kinds == 0 || self.kinds & facts.kinds != 0, KIND);
        ask(has(self.tracks, facts.track), TRACK);
        ask(has(self.sources, facts.source), SOURCE);
        ask(has(self.grades, facts.grade), GRADE);
        ask(self.seasons.as_ref().is_none_or(|asked| asked.get(season) == Some(&true)), SEASON);
        ask((self.from..=self.to).contains(&facts.day), TIME);
        ask(self.passes_rest(facts), REST);
        if failed & REST == 0 && !self.counts(sheet, slot) {
            return REST;
        }
        if failed & REST == 0 && self.named.as_ref().is_some_and(|named| !named.finds(sheet, slot, facts)) {
            return REST;
        }
        if self.lies(sheet, slot, facts) { failed } else { failed | GROUND }
    }

    fn passes_facts(&self, facts: Facts) -> bool {
        has(self.states, facts.state)
            && (self.kinds == 0 || self.kinds & facts.kinds != 0)
            && has(self.tracks, facts.track)
            && has(self.sources, facts.source)
            && has(self.grades, facts.grade)
            && self.seasons.as_ref().is_none_or(|asked| asked.get(usize::from(facts.season)) == Some(&true))
            && (self.from..=self.to).contains(&facts.day)
            && self.passes_rest(facts)
    }

    fn passes_rest(&self, facts: Facts) -> bool {
        (!self.open || facts.is(OPEN))
            && self.risky_on.is_none_or(|today| facts.risky_from != 0 && facts.risky_from <= today)
            && self.overdue_on.is_none_or(|today| facts.due != 0 && facts.due < today)
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
    fn lies(&self, sheet: &Sheet, slot: u32, facts: Facts) -> bool {
        let seen = |window: &Window| {
            facts.is(PLACED)
                && sheet.roughly(slot).touches(window.around())
                && window.touches(sheet.record(slot), sheet.point(slot))
        };
        if self.windows.as_ref().is_some_and(|windows| !windows.iter().any(seen)) {
            return false;
        }
        let Some(around) = self.around else { return true };
        if !facts.is(PLACED) || !sheet.roughly(slot).touches(around) {
            return false;
        }
        match &self.area {
            Some(ring) => around.holds(sheet.point(slot)) && encloses(ring, sheet.point(slot)),
            None => sheet.bounds(slot).touches(around),
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
        Self { prefix: q.as_bytes().to_vec(), divisions }
    }

    fn finds(&self, sheet: &Sheet, slot: u32, facts: Facts) -> bool {
        self.divisions.get(usize::from(facts.village)) == Some(&true) || sheet.number_begins(slot, &self.prefix)
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
