//! The only place that knows actix-web. The route table below is the whole of it: what it does not name is not served,
//! and the OpenAPI document is made from it.

mod base;
mod bodies;
mod body;
mod context;
mod exports;
mod health;
mod houses;
mod json;
mod ledger;
mod map;
mod metrics;
mod observe;
mod ogc;
mod openapi;
mod pages;
mod papers;
mod parts;
mod patches;
mod patrols;
mod photos;
mod problem;
mod query;
mod reference;
mod report;
mod route;
mod server;
mod session;
mod shapes;
mod site;
mod stats;
mod status;
mod sync;
mod tiles;
mod violations;
mod zones;

pub use body::MAX_JSON_BYTES;
pub use json::{BadJson, MAX_DEPTH, parse as parse_json};
pub use openapi::document;
pub use problem::{Code, Problem};
pub use server::listen;
pub use site::{Maps, Pack, Site};

use crate::app::houses::StatusView;
use crate::app::houses::view::{ActAnswer, ActsView, ComplianceView, HouseLine, HouseView, TimelineItem};
use crate::app::map::Counts;
use crate::app::packs::PackView;
use crate::app::papers::view::DocumentsView;
use crate::app::patches::view::{PatchActAnswer, PatchActsView, PatchLine, PatchView, PatchesTaken, SeasonsView};
use crate::app::patrols::{CoverageView, PatrolTask, PatrolVisitAnswer, PatrolVisitLine, PatrolVisitView};
use crate::app::photos::PhotoView;
use crate::app::shapes::ShapesView;
use crate::app::siting::SitingView;
use crate::app::stats::{OverviewView, TownshipsView};
use crate::app::violations::ReportView;
use crate::app::violations::view::{CaseActAnswer, CaseActsView, CaseLine, CaseView, FormField};
use crate::app::worklist::WorkItem;
use route::{Row, delete, get, post};

/// Query of a list that only pages.
const PAGING: &[(&str, &str)] = &[("cursor", "Where the page before ended"), ("limit", "1 to 200, 50 when absent")];
/// Query of the list of houses.
const HOUSES: &[(&str, &str)] = &[
    ("division", "In this township or village"),
    ("stage", "In this stage"),
    ("state", "In this state"),
    ("q", "A number from its beginning, or the whole name of the head"),
    ("overdue", "true: only those for which something ran out"),
    ("figure", "Behind this figure of the board, as `/stats/…` names it in its lists"),
    ("from", "First day of the figure's period; without one, of the days of application"),
    ("to", "Last day of it"),
    ("bbox", "west,south,east,north in degrees"),
    ("cursor", "Where the page before ended"),
    ("limit", "1 to 200, 50 when absent"),
];

/// Query of the list of patches.
const PATCHES: &[(&str, &str)] = &[
    ("season", "Of this season"),
    ("class", "no_approval, over_approved, open_violation, approved_house or no_building"),
    ("state", "imported, verified, lead or closed"),
    ("division", "In this township or village"),
    ("bbox", "west,south,east,north in degrees"),
    ("cursor", "Where the page before ended"),
    ("limit", "1 to 500, 50 when absent"),
];
/// Query of a season's feedback.
const SEASON: &[(&str, &str)] = &[("season", "Of this season")];

/// Every route, in the order of the contract.
#[expect(clippy::too_many_lines, reason = "the whole route table on one screen")]
fn table() -> Vec<Row> {
    vec![
        get("/health", health::health).says("The process answers").answers::<health::Health>(200),
        get("/ready", health::ready).says("The database is there and up to date").answers::<health::Health>(200),
        get("/metrics", metrics::metrics).says("Counters for Prometheus").answers_text("text/plain"),
        get("/docs", openapi::docs).says("The routes as a page").answers_text("text/html"),
        get("/api/v1/openapi.json", openapi::openapi).says("This document").answers_text("application/json"),
        post("/api/v1/session", session::sign_in)
            .says("Signs in; sets the refresh cookie")
            .takes::<session::Credentials>()
            .answers::<session::SignedIn>(200),
        post("/api/v1/session/refresh", session::refresh)
            .says("Exchanges the refresh cookie for the next pair; a cookie shown twice ends the sign-in")
            .answers::<session::SignedIn>(200),
        get("/api/v1/session", session::show).says("Who is signed in").answers::<session::Session>(200),
        delete("/api/v1/session", session::sign_out).says("Ends the sign-in").answers_nothing(),
        get("/api/v1/divisions", reference::divisions)
            .says("A division with all below it")
            .asks(&[("under", "Division code; the actor's county when absent")])
            .answers::<reference::Divisions>(200),
        get("/api/v1/officers", reference::officers)
            .says("Officers of the actor's township, who may sign a visit")
            .answers::<reference::Officers>(200),
        get("/api/v1/pack", reference::pack)
            .says("The district pack in force, with what forms are made of")
            .answers::<PackView>(200),
        get("/api/v1/boundary", reference::boundary)
            .says("Outline of the county, GeoJSON, WGS-84; for development and tests")
            .answers_text("application/geo+json"),
        get("/api/v1/worklist", houses::worklist)
            .says("What the actor has to do, the earliest day first")
            .asks(PAGING)
            .answers_page::<WorkItem>(),
        get("/api/v1/houses", houses::list)
            .says("Houses that the actor may see, the latest act first")
            .asks(HOUSES)
            .answers_page::<HouseLine>(),
        post("/api/v1/houses/search", houses::search)
            .says("The same list for what must not stand in an address, such as a name")
            .takes_body(bodies::of(houses::searched))
            .answers_page::<HouseLine>(),
        post("/api/v1/houses", houses::apply)
            .says("A household applies: makes the file")
            .takes_body(bodies::application())
            .answers::<ActAnswer>(201),
        get("/api/v1/houses/plots", houses::plots)
            .says("Plots that touch a rectangle, GeoJSON")
            .asks(&[("bbox", "west,south,east,north in degrees")])
            .answers_text("application/geo+json"),
        get("/api/v1/houses/{id}", houses::file).says("The file of a house").answers::<HouseView>(200),
        get("/api/v1/houses/{id}/acts", houses::acts)
            .says("What this actor may do now, and what each act still waits for")
            .answers::<ActsView>(200),
        post("/api/v1/houses/{id}/acts", houses::act)
            .says("Somebody does an act; the same act_id again is answered with the same receipt")
            .takes_body(bodies::act())
            .answers::<ActAnswer>(201),
        get("/api/v1/houses/{id}/compliance", houses::compliance)
            .says("Measured against approved: what differs, by how much, and what people said of it")
            .answers::<ComplianceView>(200),
        get("/api/v1/houses/{id}/siting", zones::of_house)
            .says("What the plot of a house touches, by the rules and layers of its day")
            .answers::<SitingView>(200),
        get("/api/v1/houses/{id}/timeline", houses::timeline)
            .says("What happened to a house, each act with its receipt")
            .answers_page::<TimelineItem>(),
        get("/api/v1/reports/places", report::places)
            .says("Townships and villages, for a citizen to choose from")
            .answers::<report::ReportPlaces>(200),
        post("/api/v1/reports", report::report)
            .says("A citizen tells of a violation, without an account: multipart with `meta` (JSON) and, if there is one, `file`")
            .takes_body(bodies::report())
            .answers::<ReportView>(201),
        get("/api/v1/violations", violations::list)
            .says("Leads and cases that the actor may see, the latest act first")
            .asks(violations::QUERY)
            .answers_page::<CaseLine>(),
        post("/api/v1/violations/search", violations::search)
            .says("The same list for what must not stand in an address, such as a name")
            .takes_body(bodies::of(violations::searched))
            .answers_page::<CaseLine>(),
        get("/api/v1/violations/form", violations::form).says("The form of a lead").answers::<Vec<FormField>>(200),
        post("/api/v1/violations", violations::register)
            .says("Somebody registers a lead: makes the file")
            .takes_body(bodies::lead())
            .answers::<CaseActAnswer>(201),
        get("/api/v1/violations/{id}", violations::file).says("The file of a case").answers::<CaseView>(200),
        get("/api/v1/violations/{id}/acts", violations::acts)
            .says("What this actor may do now, what each act still waits for, and its form")
            .answers::<CaseActsView>(200),
        post("/api/v1/violations/{id}/acts", violations::act)
            .says("Somebody does an act of a case; the same act_id again is answered with the same receipt")
            .takes_body(bodies::case_act())
            .answers::<CaseActAnswer>(201),
        get("/api/v1/violations/{id}/timeline", violations::timeline)
            .says("What happened to a case, each act with its receipt")
            .answers_page::<TimelineItem>(),
        get("/api/v1/violations/{id}/documents", papers::of_case)
            .says("Papers of a case, with what each still lacks and the article that demands it")
            .answers::<DocumentsView>(200),
        get("/api/v1/violations/{id}/documents/{form}.{format}", papers::print_case)
            .says("A paper of a case as html, docx or pdf; what lacks something shows as html alone, as a draft")
            .answers_text("text/html"),
        post("/api/v1/siting", zones::ask)
            .says("What a drawn plot touches today: zones, neighbours, area limit; stores nothing")
            .takes_body(bodies::siting())
            .answers::<SitingView>(200),
        get("/api/v1/zones", zones::list)
            .says("Zones that touch a rectangle, GeoJSON; what is measured from a reference as features of its own")
            .asks(&[("bbox", "west,south,east,north in degrees"), ("layer", "Of this layer only")])
            .answers_text("application/geo+json"),
        get("/api/v1/patches", patches::list)
            .says("Satellite patches that the actor may see, in the order in which they came")
            .asks(PATCHES)
            .answers_page::<PatchLine>(),
        post("/api/v1/patches", patches::take)
            .says("Takes satellite patches over, each classified against approvals: GeoJSON, or multipart with `meta` and `file`")
            .takes_body(bodies::patches())
            .answers::<PatchesTaken>(201),
        get("/api/v1/patches/seasons", patches::seasons)
            .says("The seasons with how many patches the actor sees, by class and state")
            .answers::<SeasonsView>(200),
        get("/api/v1/patches/feedback.xlsx", patches::feedback_xlsx)
            .says("A season's table as it came, with what was found on the ground")
            .asks(SEASON)
            .answers_text("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        get("/api/v1/patches/feedback.csv", patches::feedback_csv)
            .says("The same as text")
            .asks(SEASON)
            .answers_text("text/csv"),
        get("/api/v1/patches/{id}", patches::one)
            .says("A patch with what lies under it")
            .answers::<PatchView>(200),
        get("/api/v1/patches/{id}/acts", patches::acts)
            .says("What this actor may do with a patch now, and what each act still waits for")
            .answers::<PatchActsView>(200),
        post("/api/v1/patches/{id}/acts", patches::act)
            .says("Somebody does an act of a patch; the same act_id again is answered with the same receipt")
            .takes_body(bodies::patch_act())
            .answers::<PatchActAnswer>(201),
        get("/api/v1/patches/{id}/photos/{photo}", patches::photo)
            .says("A photo of the check on site, upright, 1600 px")
            .answers_text("image/jpeg"),
        post("/api/v1/sync", sync::sync)
            .says("A phone's queue of acts; each stands or falls by itself")
            .takes_body(bodies::queue())
            .answers::<sync::SyncAnswer>(200),
        post("/api/v1/shapes", shapes::shapes)
            .says("Says of pegs, a tape's lengths, a geometry or a file where it lies, how large it is and what is wrong; keeps nothing")
            .takes_body(bodies::of(crate::app::shapes::question))
            .answers::<ShapesView>(200),
        post("/api/v1/photos", photos::upload)
            .says("Takes a photo in: multipart with `meta` (JSON) and `file`")
            .takes_body(bodies::photo())
            .answers::<photos::PhotoAnswer>(201),
        get("/api/v1/photos/{id}", photos::photo).says("A photo's facts").answers::<PhotoView>(200),
        get("/api/v1/photos/{id}/original", photos::original)
            .says("The original bytes")
            .answers_text("application/octet-stream"),
        get("/api/v1/photos/{id}/display", photos::display).says("Upright, 1600 px").answers_text("image/jpeg"),
        get("/api/v1/photos/{id}/thumbnail", photos::thumbnail).says("Upright, 320 px").answers_text("image/jpeg"),
        get("/api/v1/exports/{layer}.{format}", exports::filtered)
            .says("What is filtered, as geojson, csv, xlsx, shp (zip) or gpkg: houses, violations or patches")
            .asks(map::QUERY)
            .answers_text("application/octet-stream"),
        get("/api/v1/patrols/plan", patrols::plan)
            .says("What is to be looked at on a day and in the week after it, the most pressing first, and why")
            .asks(&[
                ("division", "In this township or village"),
                ("on", "The day, today when absent"),
                ("reason", "For this reason alone"),
                ("overdue", "true: only what is overdue on the day"),
                ("cursor", "Where the page before ended"),
                ("limit", "1 to 200, 50 when absent"),
            ])
            .answers_page::<PatrolTask>(),
        get("/api/v1/patrols/coverage", patrols::coverage)
            .says("Villages by their last visit that is shown to have taken place")
            .asks(&[
                ("division", "In this township or village"),
                ("from", "First day, 90 days before the last when absent"),
                ("to", "Last day, today when absent"),
            ])
            .answers::<CoverageView>(200),
        get("/api/v1/patrols/coverage.geojson", patrols::cells)
            .says("Squares of 500 m by the age of their last visit, and the villages' middles, GeoJSON")
            .asks(&[
                ("bbox", "west,south,east,north in degrees"),
                ("division", "In this township or village"),
                ("on", "The day on which ages are told, today when absent"),
            ])
            .answers_text("application/geo+json"),
        get("/api/v1/patrols/visits", patrols::visits)
            .says("Visits to places that are in no file, the latest first")
            .asks(&[
                ("division", "In this township or village"),
                ("from", "First day, 90 days before the last when absent"),
                ("to", "Last day, today when absent"),
                ("cursor", "Where the page before ended"),
                ("limit", "1 to 200, 50 when absent"),
            ])
            .answers_page::<PatrolVisitLine>(),
        post("/api/v1/patrols/visits", patrols::record)
            .says("Two officers record a visit; the same act_id again is answered with the same receipt")
            .takes_body(bodies::patrol_visit())
            .answers::<PatrolVisitAnswer>(201),
        get("/api/v1/patrols/visits/{id}", patrols::visit).says("A visit of a patrol").answers::<PatrolVisitView>(200),
        get("/tiles/{layer}.json", tiles::about)
            .says("TileJSON 3.0.0 of houses, violations, patches or zones, whose tiles keep the query")
            .asks(map::QUERY)
            .answers_text("application/json"),
        get("/tiles/{layer}/{z}/{x}/{y}.mvt", tiles::tile)
            .says("A vector tile of what the actor may see: clusters to zoom 12, every file from 13 on; empty where nothing is")
            .asks(map::QUERY)
            .answers_text("application/vnd.mapbox-vector-tile"),
        get("/api/v1/map/houses", map::houses)
            .says("Houses that fit the map's filter, with how many there are")
            .asks(map::QUERY)
            .asks(map::PAGING)
            .answers_found::<HouseLine>(),
        get("/api/v1/map/violations", map::violations)
            .says("Leads and cases that fit the map's filter, with how many there are")
            .asks(map::QUERY)
            .asks(map::PAGING)
            .answers_found::<CaseLine>(),
        get("/api/v1/map/patches", map::patches)
            .says("Satellite patches that fit the map's filter, with how many there are")
            .asks(map::QUERY)
            .asks(map::PAGING)
            .answers_found::<PatchLine>(),
        get("/api/v1/map/places", map::places)
            .says("Names of townships and villages, each in the middle of what the actor sees there, GeoJSON")
            .answers_text("application/geo+json"),
        get("/api/v1/map/{layer}/counts", map::counts)
            .says("How many houses, violations or patches fit the filter, by each of their facts and by month")
            .asks(map::QUERY)
            .answers::<Counts>(200),
        get("/api/v1/stats/overview", stats::overview)
            .says("Figures of a territory and a period, each with the list behind it")
            .asks(stats::QUERY)
            .answers::<OverviewView>(200),
        get("/api/v1/stats/overview.csv", stats::overview_csv)
            .says("The same as text, one line a figure")
            .asks(stats::QUERY)
            .answers_text("text/csv"),
        get("/api/v1/stats/townships", stats::townships)
            .says("The figures of every township of a territory, in the order of their codes")
            .asks(stats::QUERY)
            .answers::<TownshipsView>(200),
        get("/api/v1/stats/townships.csv", stats::townships_csv)
            .says("The same as text, one line a figure of a township")
            .asks(stats::QUERY)
            .answers_text("text/csv"),
        post("/api/v1/status", status::status)
            .says("The applicant's look-up, by number and the last four of the citizen number, or by the slip's code")
            .takes::<status::Question>()
            .answers::<StatusView>(200),
        get("/api/v1/ledger/entries", ledger::entries)
            .says("Entries of the county's ledger, in order")
            .asks(&[("from", "First number, 1 when absent"), ("limit", "At most so many, 1 to 1000, 100 when absent")])
            .answers::<ledger::Entries>(200),
        get("/api/v1/map/base", base::base)
            .says("What the map is drawn on: the county's outline, 天地图 and a pack of tiles where they are set")
            .answers::<base::BaseMap>(200),
        get("/base.pmtiles", base::pack)
            .says("The pack of map tiles, by ranges of bytes")
            .answers_text("application/vnd.pmtiles"),
        get("/ogc", ogc::landing)
            .says("OGC API – Features for programs of other people: where everything is")
            .asks(ogc::FORM)
            .answers_text("application/json"),
        get("/ogc/conformance", ogc::conformance)
            .says("The classes of the standard that this keeps to")
            .asks(ogc::FORM)
            .answers_text("application/json"),
        get("/ogc/api", ogc::api)
            .says("What may be asked of these routes, as OpenAPI 3.0")
            .asks(ogc::FORM)
            .answers_text("application/vnd.oai.openapi+json;version=3.0"),
        get("/ogc/collections", ogc::collections)
            .says("The collections that the actor may see")
            .asks(ogc::FORM)
            .answers_text("application/json"),
        get("/ogc/collections/{collection}", ogc::collection)
            .says("A collection: houses, violations, patches or zones")
            .asks(ogc::FORM)
            .answers_text("application/json"),
        get("/ogc/collections/{collection}/items", ogc::items)
            .says("Features of a collection, a page at a time, GeoJSON; /ogc/api has what narrows each collection")
            .asks(ogc::ITEMS)
            .answers_text("application/geo+json"),
        get("/ogc/collections/{collection}/items/{id}", ogc::item)
            .says("A feature, GeoJSON")
            .asks(ogc::ITEM)
            .answers_text("application/geo+json"),
    ]
}

/// Method and path of every route.
pub fn routes() -> Vec<(&'static str, &'static str)> {
    table().iter().map(|row| (row.method, row.path)).collect()
}
