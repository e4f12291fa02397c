//! Every route with who may use it.

use crate::domain::actor::Role;
use Role::{Auditor, Cadre, Chief, Clerk, Legal, Officer, Reviewer};

/// Who may use a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Anyone, without signing in.
    Public,
    /// Those signed in with one of these roles.
    Roles(&'static [Role]),
}

/// Everyone with an account.
const STAFF: Access = Access::Roles(&Role::ALL);
/// Those who may read case files: all but the administrator.
const READERS: Access = Access::Roles(&[Cadre, Clerk, Officer, Role::Station, Chief, Reviewer, Legal, Auditor]);

/// Those who work with satellite patches: who checks, decides, reviews or audits them.
const PATCHES: Access = Access::Roles(PATCH_READERS);
pub(super) const PATCH_READERS: &[Role] = &[Officer, Role::Station, Chief, Reviewer, Legal, Auditor];

/// Those who may read the cases of enforcement.
const ENFORCERS: Access = Access::Roles(CASE_READERS);
pub(super) const CASE_READERS: &[Role] = &[Officer, Chief, Reviewer, Legal, Auditor];

/// Those who go on patrol, and those who look at what was covered.
const PATROL: Access = Access::Roles(PATROL_READERS);

/// Those who look at the board: heads, reviewers and auditors, and who enforces, each of its own territory.
const BOARD: Access = Access::Roles(BOARD_READERS);
pub(super) const BOARD_READERS: &[Role] = &[Officer, Chief, Reviewer, Legal, Auditor];
pub(super) const PATROL_READERS: &[Role] = &[Officer, Chief, Reviewer, Auditor];

/// Every route with who may use it. A route that is not here is not served.
pub const ROUTES: &[(&str, &str, Access)] = &[
    ("GET", "/health", Access::Public),
    ("GET", "/ready", Access::Public),
    ("GET", "/metrics", Access::Public),
    ("GET", "/docs", Access::Public),
    ("GET", "/api/v1/openapi.json", Access::Public),
    ("POST", "/api/v1/session", Access::Public),
    ("POST", "/api/v1/session/refresh", Access::Public),
    ("GET", "/api/v1/session", STAFF),
    // Whoever can show a refresh cookie may end it, even when the access token has run out.
    ("DELETE", "/api/v1/session", Access::Public),
    ("GET", "/api/v1/divisions", STAFF),
    ("GET", "/api/v1/pack", STAFF),
    ("GET", "/api/v1/officers", READERS),
    ("GET", "/api/v1/boundary", STAFF),
    ("GET", "/api/v1/worklist", READERS),
    ("GET", "/api/v1/houses", READERS),
    ("POST", "/api/v1/houses/search", READERS),
    // Who may file an application the acts below say.
    ("POST", "/api/v1/houses", READERS),
    ("GET", "/api/v1/houses/plots", READERS),
    ("GET", "/api/v1/houses/{id}", READERS),
    ("GET", "/api/v1/houses/{id}/acts", READERS),
    ("POST", "/api/v1/houses/{id}/acts", READERS),
    ("GET", "/api/v1/houses/{id}/compliance", READERS),
    ("GET", "/api/v1/houses/{id}/timeline", READERS),
    ("GET", "/api/v1/houses/{id}/siting", READERS),
    ("POST", "/api/v1/siting", READERS),
    ("GET", "/api/v1/zones", READERS),
    ("POST", "/api/v1/sync", READERS),
    ("POST", "/api/v1/shapes", READERS),
    ("POST", "/api/v1/photos", Access::Roles(&[Cadre, Clerk, Officer, Role::Station, Chief])),
    ("GET", "/api/v1/photos/{id}", READERS),
    ("GET", "/api/v1/photos/{id}/original", READERS),
    ("GET", "/api/v1/photos/{id}/display", READERS),
    ("GET", "/api/v1/photos/{id}/thumbnail", READERS),
    ("GET", "/api/v1/patches", PATCHES),
    // A season is given to the district; a township may bring what it was sent of it.
    ("POST", "/api/v1/patches", Access::Roles(&[Officer, Chief, Reviewer])),
    ("GET", "/api/v1/patches/seasons", PATCHES),
    ("GET", "/api/v1/patches/feedback.xlsx", PATCHES),
    ("GET", "/api/v1/patches/feedback.csv", PATCHES),
    ("GET", "/api/v1/patches/{id}", PATCHES),
    ("GET", "/api/v1/reports/places", Access::Public),
    ("POST", "/api/v1/reports", Access::Public),
    ("GET", "/api/v1/violations", ENFORCERS),
    // Who may register a lead the acts below say.
    ("POST", "/api/v1/violations", READERS),
    ("POST", "/api/v1/violations/search", ENFORCERS),
    ("GET", "/api/v1/violations/form", READERS),
    ("GET", "/api/v1/violations/{id}", ENFORCERS),
    ("GET", "/api/v1/violations/{id}/acts", ENFORCERS),
    ("POST", "/api/v1/violations/{id}/acts", ENFORCERS),
    ("GET", "/api/v1/violations/{id}/timeline", ENFORCERS),
    ("GET", "/api/v1/patches/{id}/acts", PATCHES),
    ("POST", "/api/v1/patches/{id}/acts", PATCHES),
    ("GET", "/api/v1/patches/{id}/photos/{photo}", PATCHES),
    ("GET", "/api/v1/violations/{id}/documents", ENFORCERS),
    ("GET", "/api/v1/violations/{id}/documents/{form}.{format}", ENFORCERS),
    // Whose layer it is not, the layer itself refuses.
    ("GET", "/api/v1/exports/{layer}.{format}", READERS),
    ("GET", "/api/v1/patrols/plan", PATROL),
    ("GET", "/api/v1/patrols/coverage", PATROL),
    ("GET", "/api/v1/patrols/coverage.geojson", PATROL),
    ("GET", "/api/v1/patrols/visits", PATROL),
    ("POST", "/api/v1/patrols/visits", Access::Roles(&[Officer])),
    ("GET", "/api/v1/patrols/visits/{id}", PATROL),
    // Whose layer it is, and of which territory, is asked inside.
    ("GET", "/tiles/{layer}.json", READERS),
    ("GET", "/tiles/{layer}/{z}/{x}/{y}.mvt", READERS),
    ("GET", "/api/v1/map/houses", READERS),
    ("GET", "/api/v1/map/violations", ENFORCERS),
    ("GET", "/api/v1/map/patches", PATCHES),
    ("GET", "/api/v1/map/places", READERS),
    ("GET", "/api/v1/map/{layer}/counts", READERS),
    ("GET", "/api/v1/stats/overview", BOARD),
    ("GET", "/api/v1/stats/overview.csv", BOARD),
    ("GET", "/api/v1/stats/townships", BOARD),
    ("GET", "/api/v1/stats/townships.csv", BOARD),
    ("POST", "/api/v1/status", Access::Public),
    ("GET", "/api/v1/ledger/entries", Access::Roles(&[Auditor])),
    ("GET", "/api/v1/map/base", STAFF),
    ("GET", "/base.pmtiles", STAFF),
    // Which collections a role has, each collection says.
    ("GET", "/ogc", READERS),
    ("GET", "/ogc/conformance", READERS),
    ("GET", "/ogc/api", READERS),
    ("GET", "/ogc/collections", READERS),
    ("GET", "/ogc/collections/{collection}", READERS),
    ("GET", "/ogc/collections/{collection}/items", READERS),
    ("GET", "/ogc/collections/{collection}/items/{id}", READERS),
];
