//! To read patches: the queue, one of them with everything, and the seasons.

use serde_json::{Value, json};

use super::compare::{Compared, compare};
use super::file::{parse, visible};
use super::view::{
    PatchCaseView, PatchCountView, PatchHouseView, PatchLine, PatchView, PatchZoneView, SeasonView, SeasonsView, cents,
    fine, line,
};
use crate::app::district::District;
use crate::app::houses::parse as parse_house;
use crate::app::houses::view::Page;
use crate::app::refusal::Refusal;
use crate::app::{Homestead, packs, policy};
use crate::domain::actor::Actor;
use crate::domain::fields::Fault;
use crate::domain::ids::{DivisionCode, Id};
use crate::domain::patches::classify::{Classification, HouseMatch};
use crate::domain::patches::codes::code;
use crate::domain::patches::{Patch, thresholds};
use crate::domain::time::china_text;
use crate::store::houses::Bbox;
use crate::store::patches::{PatchFilter, PatchRow};
use crate::store::{self, Conn, StoreError};
use crate::words::Language;

/// Most patches on a page.
const MOST: u32 = 500;

/// What the queue is asked for; what is none does not narrow.
#[derive(Debug, Clone, Default)]
pub struct PatchQuery {
    /// Of this season.
    pub season: Option<String>,
    /// Of this class.
    pub class: Option<String>,
    /// In this state.
    pub state: Option<String>,
    /// In this division.
    pub division: Option<DivisionCode>,
    /// West, south, east, north.
    pub bbox: Option<[f64; 4]>,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// Patches on a page.
    pub limit: u32,
}

/// The patches that an actor may see, in the order in which they came.
///
/// # Errors
/// `NotAllowed` for a role without patches; `Faulty` for a cursor that is none.
pub fn patches(
    home: &Homestead,
    actor: &Actor,
    query: &PatchQuery,
    words: Language,
) -> Result<Page<PatchLine>, Refusal> {
    let visible = policy::patch_visibility(actor)?;
    let limit = query.limit.clamp(1, MOST);
    let after = query.cursor.as_deref().map(cursor).transpose()?;
    home.store.read(|conn| {
        let district = packs::in_force(home, conn, actor.county())?;
        let filter = PatchFilter {
            division: query.division.clone(),
            season: query.season.clone(),
            class: query.class.clone(),
            state: query.state.clone(),
            bbox: query.bbox.map(|[west, south, east, north]| Bbox { west, south, east, north }),
            after,
        };
        let rows = store::patches::list(conn, visible.territory(), &filter, i64::from(limit))?;
        let full = u32::try_from(rows.len()).is_ok_and(|found| found == limit);
        let next_cursor = rows.last().filter(|_| full).map(|last| last.id.clone());
        let lines = lines(&district, &actor.division, words, &rows)?;
        Ok(Page { items: lines.into_iter().map(|(_, line)| line).collect(), next_cursor })
    })
}

/// Patches as lines, in the order of their ids as given; one that is no longer there is left out. Whether the actor may see
/// them has been asked before.
///
/// # Errors
/// `Corrupt` for a row that this program did not write.
pub(in crate::app) fn lines_of(
    home: &Homestead,
    conn: &mut Conn,
    actor: &Actor,
    ids: &[Id],
    words: Language,
) -> Result<Vec<PatchLine>, Refusal> {
    let district = packs::in_force(home, conn, actor.county())?;
    let keys: Vec<String> = ids.iter().map(|id| id.uuid().to_string()).collect();
    let mut rows = store::patches::of_ids(conn, actor.county().as_str(), &keys)?;
    rows.sort_by_key(|row| keys.iter().position(|key| *key == row.id));
    Ok(lines(&district, &actor.division, words, &rows)?.into_iter().map(|(_, line)| line).collect())
}

/// Patches, each with its line for somebody who sees that division.
pub(in crate::app) fn lines(
    district: &District,
    sees: &DivisionCode,
    words: Language,
    rows: &[PatchRow],
) -> Result<Vec<(Patch, PatchLine)>, StoreError> {
    let line = |row: &PatchRow| {
        let patch = parse(row)?;
        let line = line(&patch, district.name(&patch.division), sees, words);
        Ok((patch, line))
    };
    rows.iter().map(line).collect()
}

fn cursor(text: &str) -> Result<String, Refusal> {
    let bad = || Refusal::Faulty(vec![Fault { path: "cursor".to_owned(), code: "bad_id", params: Vec::new() }]);
    text.parse::<uuid::Uuid>().map(|uuid| uuid.to_string()).map_err(|_why| bad())
}

/// The seasons with how many patches the actor sees of each.
///
/// # Errors
/// `NotAllowed` for a role without patches.
pub fn seasons(home: &Homestead, actor: &Actor) -> Result<SeasonsView, Refusal> {
    let visible = policy::patch_visibility(actor)?;
    home.store.read(|conn| {
        let loads = store::patches::loads(conn, actor.county().as_str())?;
        let mut seasons: Vec<SeasonView> = Vec::new();
        for load in loads {
            let at = jiff::Timestamp::from_millisecond(load.loaded_at)
                .map_err(|why| StoreError::corrupt(format!("the moment of a load: {why}")))?;
            if let Some(season) = seasons.last_mut().filter(|season| season.season == load.season) {
                season.loads += 1;
                season.loaded_at = china_text(at);
                continue;
            }
            let counts = store::patches::counts(conn, visible.territory(), &load.season)?;
            let counts = counts.into_iter().map(|(class, state, count)| PatchCountView { class, state, count });
            seasons.push(SeasonView {
                season: load.season,
                loads: 1,
                loaded_at: china_text(at),
                counts: counts.collect(),
            });
        }
        Ok(SeasonsView { seasons })
    })
}

/// One patch with everything, and what the comparison would say of it now.
///
/// # Errors
/// `Hidden` outside the actor's territory.
pub fn patch(home: &Homestead, actor: &Actor, id: &Id, words: Language) -> Result<PatchView, Refusal> {
    home.store.read(|conn| {
        let patch = visible(conn, actor, id)?;
        let district = packs::in_force(home, conn, id.county())?;
        let seen = policy::visibility(actor)?;
        // Its own lead would be the open case.
        let now = if patch.lead.is_none() { now(home, conn, &district, &patch)? } else { None };
        let said = &patch.classification;
        let changed = now.filter(|now| now.class != said.class).map(|now| now.class);
        let rule = thresholds(district.pack.on(said.day)).or(district.pack.patches.last());
        let mut houses = Vec::new();
        for house in &said.houses {
            // A house elsewhere decides, and is not shown.
            if seen.shows(id.county(), &house.village).is_ok() {
                houses.push(under(conn, house, words)?);
            }
        }
        let check = patch.check.as_ref();
        Ok(PatchView {
            line: line(&patch, district.name(&patch.division), &actor.division, words),
            facts: json!(patch.facts),
            compared_on: said.day.to_string(),
            beyond_m2: cents(said.beyond_m2),
            basis: rule.map(|rule| words.cite(&rule.basis)).unwrap_or_default(),
            verified: rule.is_some_and(|rule| rule.verified),
            class_now: changed.map(|class| json!(class)),
            class_now_label: changed.map(|class| words.label("patch_class", &class.code())),
            houses,
            cases: said
                .cases
                .iter()
                .filter(|case| seen.shows(id.county(), &case.village).is_ok())
                .map(|case| PatchCaseView {
                    id: case.violation.to_string(),
                    number: case.number.clone(),
                    open: case.open,
                    distance_m: cents(case.distance_m),
                    found_on: case.found_on.to_string(),
                    lon: case.lon,
                    lat: case.lat,
                })
                .collect(),
            zones: zones(said, words),
            check: check.map(|check| json!(check)),
            result_label: check.map(|check| words.label("patch_result", &code(&check.result))),
            lead: patch.lead.as_ref().map(|lead| json!(lead)),
            correction: patch.correction.as_ref().map(|it| json!(it)),
            closure: patch.closure.as_ref().map(|it| json!(it)),
            version: patch.version,
        })
    })
}

/// What the comparison says with all that is known today.
fn now(
    home: &Homestead,
    conn: &mut Conn,
    district: &District,
    patch: &Patch,
) -> Result<Option<Classification>, Refusal> {
    let compared = Compared {
        parts: patch.parts(),
        bounds_deg: patch.bounds_deg,
        assumed: patch.assumed,
        kind: patch.facts.kind,
        before: patch.facts.before,
        after: patch.classification.day,
    };
    Ok(compare(home, conn, district, &[compared])?.pop())
}

fn under(conn: &mut Conn, house: &HouseMatch, words: Language) -> Result<PatchHouseView, Refusal> {
    let row = store::houses::find(conn, &house.house)?;
    let plot = row.map(|row| parse_house(&row)).transpose()?.map(|file| file.application.plot.geometry);
    Ok(PatchHouseView {
        id: house.house.to_string(),
        number: house.number.clone(),
        standing: json!(house.standing),
        standing_label: words.label("patch_standing", &code(&house.standing)),
        approved_on: house.approved_on.map(|day| day.to_string()),
        finished_on: house.finished_on.map(|day| day.to_string()),
        covered_m2: cents(house.covered_m2),
        share: fine(house.share),
        footprint_share: house.footprint_share.map(fine),
        measured_outside_m2: house.measured_outside_m2.map(cents),
        plot: plot.unwrap_or(Value::Null),
    })
}

fn zones(said: &Classification, words: Language) -> Vec<PatchZoneView> {
    let zone = |zone: &crate::domain::patches::classify::ZoneTouched| PatchZoneView {
        id: zone.zone.clone(),
        layer: code(&zone.layer),
        label: words.label("layer", zone.layer.code()),
        name: zone.name.clone(),
        effect_label: words.label("effect", zone.effect.code()),
        area_m2: cents(zone.area_m2),
        as_of: zone.as_of.to_string(),
        source: zone.source.clone(),
        basis: words.cite(&zone.basis),
        verified: zone.verified,
    };
    said.zones.iter().map(zone).collect()
}
