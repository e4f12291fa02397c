//! The pack as forms and lists need it: what may be asked, what may be chosen, what nobody has confirmed.

use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use crate::app::district::District;
use crate::domain::houses::codes::{State, VisitKind, station_code};
use crate::domain::pack::{MaterialKind, Rules};
use crate::domain::rule::{Basis, Rule};
use crate::words::Language;

/// The district pack in force today.
#[derive(Debug, Serialize, ToSchema)]
pub struct PackView {
    /// The county.
    county: String,
    /// Its name.
    name: String,
    /// The projected system, as `EPSG:4523`.
    crs: String,
    /// The fence around a plot.
    fence: Option<FenceView>,
    /// The area limit.
    limits: Option<LimitView>,
    /// The publicity.
    publicity: Option<PublicityView>,
    /// Papers.
    materials: Vec<PackMaterial>,
    /// Visits.
    inspections: Vec<PackVisit>,
    /// Stations that are heard.
    stations: Vec<Choice>,
    /// Rules that nobody has confirmed.
    unverified: Vec<UnverifiedView>,
    /// What forms offer.
    choices: Choices,
    /// Last year of the working-day calendar; beyond it no day is computed.
    calendar_to: i16,
}

/// A code with its name.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Choice {
    /// The code.
    code: String,
    /// Its name.
    label: String,
}

/// The fence.
#[derive(Debug, Serialize, ToSchema)]
struct FenceView {
    grow_m: f64,
    max_accuracy_m: f64,
    basis: String,
    verified: bool,
}

/// The area limit.
#[derive(Debug, Serialize, ToSchema)]
struct LimitView {
    plot_per_household_m2: f64,
    plot_per_person_m2: f64,
    basis: String,
    verified: bool,
}

/// The publicity.
#[derive(Debug, Serialize, ToSchema)]
struct PublicityView {
    days: u32,
    #[schema(value_type = String)]
    kind: serde_json::Value,
    basis: String,
    verified: bool,
}

/// A paper and whether it may be asked.
#[derive(Debug, Serialize, ToSchema)]
struct PackMaterial {
    code: String,
    label: String,
    /// `asked`, `deferrable` or `never`.
    #[schema(value_type = String)]
    kind: serde_json::Value,
    /// Why it may not be asked and what serves instead, to read to the citizen.
    why: Option<String>,
    basis: String,
    verified: bool,
}

/// A visit.
#[derive(Debug, Serialize, ToSchema)]
struct PackVisit {
    kind: String,
    label: String,
    required: bool,
    officers: u32,
    photos: u32,
    basis: String,
    verified: bool,
}

/// A rule that nobody has confirmed.
#[derive(Debug, Serialize, ToSchema)]
struct UnverifiedView {
    code: String,
    label: String,
    basis: String,
}

/// What forms offer, each list in the order of the form.
#[derive(Debug, Serialize, ToSchema)]
struct Choices {
    build_type: Vec<Choice>,
    land_class: Vec<Choice>,
    relation: Vec<Choice>,
    disposal: Vec<Choice>,
    meeting_body: Vec<Choice>,
    inspection_kind: Vec<Choice>,
    conclusion: Vec<Choice>,
    measure_method: Vec<Choice>,
    builder_kind: Vec<Choice>,
    old_house: Vec<Choice>,
    state: Vec<Choice>,
}

/// Shows the rules of a day.
pub(super) fn view(district: &District, rules: Rules<'_>, words: Language) -> PackView {
    let pack = rules.pack();
    let cite = |basis: Basis| (words.cite(&basis.text), basis.verified);
    PackView {
        county: pack.county.to_string(),
        name: pack.name.clone(),
        crs: format!("EPSG:{}", district.grid.epsg()),
        fence: rules.fence().map(|rule| {
            let (basis, verified) = cite(rule.basis());
            FenceView { grow_m: rule.value.grow_m, max_accuracy_m: rule.value.max_accuracy_m, basis, verified }
        }),
        limits: rules.limit().map(|rule| {
            let (basis, verified) = cite(rule.basis());
            LimitView {
                plot_per_household_m2: rule.value.per_household_m2,
                plot_per_person_m2: rule.value.per_person_m2,
                basis,
                verified,
            }
        }),
        publicity: rules.publicity().map(|rule| {
            let (basis, verified) = cite(rule.basis());
            PublicityView { days: rule.value.days, kind: json!(rule.value.kind), basis, verified }
        }),
        materials: materials(rules, words),
        inspections: visits(rules, words),
        stations: rules
            .all(&pack.stations)
            .map(|rule| choice("station", station_code(rule.value.station), words))
            .collect(),
        unverified: unverified(rules, words),
        choices: choices(rules, words),
        calendar_to: pack.calendar.years.1,
    }
}

fn choice(table: &str, code: &str, words: Language) -> Choice {
    Choice { code: code.to_owned(), label: words.label(table, code) }
}

fn materials(rules: Rules<'_>, words: Language) -> Vec<PackMaterial> {
    let shown = rules.all(&rules.pack().materials).map(|rule| PackMaterial {
        code: rule.value.code.clone(),
        label: words.label("material", &rule.value.code),
        kind: json!(rule.value.kind),
        why: rule.value.why.as_ref().map(|(chinese, english)| match words {
            Language::Chinese => chinese.clone(),
            Language::English => english.clone(),
        }),
        basis: words.cite(&rule.basis),
        verified: rule.verified,
    });
    let mut shown: Vec<PackMaterial> = shown.collect();
    shown.sort_by_key(|it| it.kind == json!(MaterialKind::Never));
    shown
}

fn visits(rules: Rules<'_>, words: Language) -> Vec<PackVisit> {
    let shown = rules.all(&rules.pack().visits).map(|rule| PackVisit {
        kind: rule.value.kind.clone(),
        label: words.label("visit", &rule.value.kind),
        required: rule.value.required,
        officers: rule.value.officers,
        photos: rule.value.photos,
        basis: words.cite(&rule.basis),
        verified: rule.verified,
    });
    shown.collect()
}

fn unverified(rules: Rules<'_>, words: Language) -> Vec<UnverifiedView> {
    fn of<'p, T>(
        rules: Rules<'p>,
        list: &'p [Rule<T>],
        words: Language,
        name: impl Fn(&T) -> (String, String),
    ) -> impl Iterator<Item = UnverifiedView> {
        rules.all(list).filter(|rule| !rule.verified).map(move |rule| {
            let (code, label) = name(&rule.value);
            UnverifiedView { code, label, basis: words.cite(&rule.basis) }
        })
    }
    let pack = rules.pack();
    let named = |table: &'static str, code: &str| (format!("{table}.{code}"), words.label(table, code));
    let plain = |code: &'static str| (code.to_owned(), words.label("rule", code));
    of(rules, &pack.publicity, words, |_| plain("publicity_days"))
        .chain(of(rules, &pack.fence, words, |_| plain("fence")))
        .chain(of(rules, &pack.limits, words, |_| plain("plot_limit")))
        .chain(of(rules, &pack.overlaps, words, |_| plain("overlaps")))
        .chain(of(rules, &pack.patches, words, |_| plain("patches")))
        .chain(of(rules, &pack.zones, words, |it| {
            let code = [Some(it.layer.code()), it.class.as_deref()].into_iter().flatten().collect::<Vec<_>>().join("/");
            (format!("zone.{code}"), words.label("layer", it.layer.code()))
        }))
        .chain(of(rules, &pack.meetings, words, |it| named("meeting_body", &it.body)))
        .chain(of(rules, &pack.materials, words, |it| named("material", &it.code)))
        .chain(of(rules, &pack.stations, words, |it| named("station", station_code(it.station))))
        .chain(of(rules, &pack.visits, words, |it| named("visit", &it.kind)))
        .chain(of(rules, &pack.clocks, words, |it| named("clock", &it.code)))
        .chain(of(rules, &pack.patrols, words, |it| {
            let layer = it.layer.map_or_else(String::new, |layer| format!("/{}", layer.code()));
            (format!("patrol_reason.{}{layer}", it.reason.code()), words.label("patrol_reason", it.reason.code()))
        }))
        .chain(of(rules, &pack.tolerances, words, |it| named("measure_method", &it.method)))
        .chain(of(rules, &pack.powers, words, |it| {
            let (code, label) = named("permit", &it.act);
            (format!("{code}/{}", it.unit), label)
        }))
        .collect()
}

fn choices(rules: Rules<'_>, words: Language) -> Choices {
    let list = |table: &str, codes: &[&str]| codes.iter().map(|code| choice(table, code, words)).collect();
    let visits: Vec<&str> = [
        VisitKind::ApplicationVisit,
        VisitKind::SetOut,
        VisitKind::Foundation,
        VisitKind::Storey,
        VisitKind::Roof,
        VisitKind::CompletionVisit,
        VisitKind::Patrol,
        VisitKind::Recheck,
    ]
    .into_iter()
    .map(VisitKind::code)
    .collect();
    Choices {
        build_type: list("build_type", &["rebuild_in_place", "extend", "new_site"]),
        land_class: list(
            "land_class",
            &["construction", "unused", "farmland_cultivated", "farmland_forest", "farmland_grass", "farmland_other"],
        ),
        relation: list(
            "relation",
            &[
                "spouse",
                "child",
                "parent",
                "grandparent",
                "grandchild",
                "sibling",
                "child_in_law",
                "parent_in_law",
                "other",
            ],
        ),
        disposal: list("disposal", &["none", "keep", "return_to_collective", "other"]),
        meeting_body: rules
            .all(&rules.pack().meetings)
            .map(|rule| choice("meeting_body", &rule.value.body, words))
            .collect(),
        inspection_kind: list("visit", &visits),
        conclusion: list("conclusion", &["conforms", "doubtful", "deviates"]),
        measure_method: list("measure_method", &["rtk", "total_station", "tape", "phone"]),
        builder_kind: list("builder_kind", &["craftsman", "company"]),
        old_house: list("old_house", &["not_due", "demolished", "pending"]),
        state: State::ALL
            .iter()
            .map(|state| choice("state", json!(state).as_str().unwrap_or_default(), words))
            .collect(),
    }
}
