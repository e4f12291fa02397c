//! The one place of authorisation: which role may use which route, which role may do which act, and whose houses an
//! actor sees. What an actor may not see is hidden (not found); what it may see but not do is refused.

mod routes;

pub use routes::{Access, ROUTES};
use routes::{BOARD_READERS, CASE_READERS, PATCH_READERS, PATROL_READERS};

use crate::domain::actor::{Actor, Role, Station};
use crate::domain::ids::{County, DivisionCode};
use crate::store::Territory;

use super::refusal::Refusal;
use Role::{Cadre, Chief, Clerk, Legal, Officer, Reviewer};

/// Who may do an act of a house.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ActRow {
    /// The act's code.
    pub act: &'static str,
    /// Roles that may do it.
    pub roles: &'static [Role],
    /// The one station that may, where [`Role::Station`] alone does not say it.
    pub station: Option<Station>,
}

const fn by(act: &'static str, roles: &'static [Role]) -> ActRow {
    ActRow { act, roles, station: None }
}

/// Every act of a house with who may do it.
pub const HOUSE_ACTS: &[ActRow] = &[
    by("apply", &[Cadre, Clerk]),
    by("hold_meeting", &[Cadre]),
    by("publish_notice", &[Cadre]),
    by("close_notice", &[Cadre]),
    by("settle_objection", &[Cadre]),
    by("give_village_opinion", &[Cadre]),
    by("accept_application", &[Clerk]),
    by("submit_material", &[Clerk, Cadre]),
    by("inspect", &[Officer]),
    by("give_opinion", &[Role::Station]),
    ActRow { act: "record_conversion", roles: &[Role::Station], station: Some(Station::NaturalResources) },
    by("decide_application", &[Chief]),
    by("issue_permit", &[Chief]),
    by("register_builder", &[Clerk]),
    by("commence", &[Officer]),
    by("report_completion", &[Cadre, Clerk]),
    // Officers measured it; the head answers for the acceptance that it may stand in the way of.
    by("judge_finding", &[Officer, Chief]),
    by("record_demolition", &[Officer]),
    by("accept_house", &[Chief]),
    by("register_title", &[Clerk]),
    by("suspend", &[Chief]),
    by("resume", &[Chief]),
    by("revoke", &[Chief]),
    by("withdraw", &[Cadre, Clerk]),
    // 不予受理 is the window's, 不予许可 the head's (行政许可法 art. 32, 38).
    by("reject", &[Clerk, Chief]),
];

/// Every act of a patch with who may do it.
pub const PATCH_ACTS: &[ActRow] = &[
    by("verify_patch", &[Officer]),
    by("open_lead", &[Officer, Chief, Reviewer]),
    by("report_correction", &[Officer, Reviewer]),
    by("close_patch", &[Reviewer]),
];

/// Whether this actor's role may do this act of a patch at all.
pub fn may_do_patch(actor: &Actor, act: &str) -> bool {
    PATCH_ACTS.iter().any(|row| row.act == act && row.roles.contains(&actor.role))
}

/// Lets an actor do an act of a patch.
///
/// # Errors
/// `NotAllowed` for a role that the act's row does not name.
pub fn patch_act(actor: &Actor, act: &str) -> Result<(), Refusal> {
    if may_do_patch(actor, act) { Ok(()) } else { Err(Refusal::NotAllowed) }
}

/// The patches that an actor may read: those of its division and below.
///
/// # Errors
/// `NotAllowed` for a role without patches.
pub fn patch_visibility(actor: &Actor) -> Result<Visibility, Refusal> {
    if PATCH_READERS.contains(&actor.role) { visibility(actor) } else { Err(Refusal::NotAllowed) }
}

/// Every act of a case with who may do it. What is decided in the name of a body is decided by its head; whether the
/// actor is the head of the body that handles the case is asked by the act itself (行政处罚法 38, 57).
pub const CASE_ACTS: &[ActRow] = &[
    by("register_lead", &[Cadre, Clerk, Officer, Role::Station, Chief, Reviewer]),
    by("verify", &[Officer]),
    by("order_stop", &[Officer]),
    by("open_case", &[Chief]),
    by("investigate", &[Officer]),
    by("legal_review", &[Legal]),
    by("notify", &[Officer]),
    by("respond", &[Officer]),
    by("hold_hearing", &[Legal]),
    by("decide", &[Chief]),
    by("serve", &[Officer]),
    by("challenge", &[Officer, Legal]),
    by("end_challenge", &[Officer, Legal]),
    by("recheck", &[Officer]),
    by("self_corrected", &[Officer]),
    by("pay_fine", &[Officer]),
    by("demand", &[Officer]),
    by("decide_enforcement", &[Chief]),
    by("announce", &[Officer]),
    by("settle", &[Chief]),
    by("demolish", &[Officer]),
    by("apply_to_court", &[Chief]),
    by("court_ruling", &[Officer]),
    by("close", &[Chief]),
    by("dismiss", &[Chief]),
    by("transfer", &[Chief]),
    by("suspend", &[Chief]),
    by("resume", &[Chief]),
];

/// How the duties of cases name the head of a body.
pub fn head_of(unit: &DivisionCode) -> String {
    format!("chief:{unit}")
}

/// Whose work list of cases is this actor's; none for a role that no case waits for.
pub fn case_party(actor: &Actor) -> Option<String> {
    match actor.role {
        Officer => Some("officer".to_owned()),
        Legal => Some("legal".to_owned()),
        Chief => Some(head_of(&actor.division)),
        _ => None,
    }
}

/// Whether an actor may know who told of a violation: those who must be able to ask back.
pub fn sees_reporters(actor: &Actor) -> bool {
    matches!(actor.role, Officer | Chief)
}

/// Whose work list is this actor's, as the duties of a house name their party; none for a role that nothing waits for.
pub fn party(actor: &Actor) -> Option<String> {
    match (actor.role, actor.station) {
        (Cadre, _) => Some("cadre".to_owned()),
        (Clerk, _) => Some("clerk".to_owned()),
        (Officer, _) => Some("officer".to_owned()),
        (Chief, _) => Some("chief".to_owned()),
        (Role::Station, Some(Station::NaturalResources)) => Some("station:natural_resources".to_owned()),
        (Role::Station, Some(Station::Agriculture)) => Some("station:agriculture".to_owned()),
        _ => None,
    }
}

/// Every act of a patrol with who may do it.
pub const PATROL_ACTS: &[ActRow] = &[by("patrol_visit", &[Officer])];

/// Every act on an account with who may do it.
pub const ACCOUNT_ACTS: &[ActRow] = &[by("create_account", &[Role::Admin])];

/// Who may use this route; none when the table does not know it.
pub fn access(method: &str, path: &str) -> Option<Access> {
    ROUTES.iter().find(|(m, p, _)| *m == method && *p == path).map(|(_, _, access)| *access)
}

/// Lets an actor use a route.
///
/// # Errors
/// `NotAllowed` for a role that the route's row does not name.
pub fn enter(actor: &Actor, access: Access) -> Result<(), Refusal> {
    match access {
        Access::Public => Ok(()),
        Access::Roles(roles) if roles.contains(&actor.role) => Ok(()),
        Access::Roles(_) => Err(Refusal::NotAllowed),
    }
}

/// Whether this actor's role may do this act of a house at all, in some house and at some time.
pub fn may_do(actor: &Actor, act: &str) -> bool {
    HOUSE_ACTS.iter().any(|row| {
        row.act == act
            && row.roles.contains(&actor.role)
            && row.station.is_none_or(|station| actor.station == Some(station))
            // A station account that does not say which station speaks for none.
            && (actor.role != Role::Station || actor.station.is_some())
    })
}

/// Lets an actor do an act of a house that it sees.
///
/// # Errors
/// `NotAllowed` for a role or station that the act's row does not name.
pub fn act(actor: &Actor, act: &str) -> Result<(), Refusal> {
    if may_do(actor, act) { Ok(()) } else { Err(Refusal::NotAllowed) }
}

/// Whether this actor's role may do this act of a case at all, in some case and at some time.
pub fn may_do_case(actor: &Actor, act: &str) -> bool {
    CASE_ACTS.iter().any(|row| row.act == act && row.roles.contains(&actor.role))
}

/// Lets an actor do an act of a case.
///
/// # Errors
/// `NotAllowed` for a role that the act's row does not name.
pub fn case_act(actor: &Actor, act: &str) -> Result<(), Refusal> {
    if may_do_case(actor, act) { Ok(()) } else { Err(Refusal::NotAllowed) }
}

/// The cases that an actor may read: those of its division and below, and none for a role that only registers leads.
///
/// # Errors
/// `NotAllowed` for a role that reads no cases.
pub fn case_visibility(actor: &Actor) -> Result<Visibility, Refusal> {
    if CASE_READERS.contains(&actor.role) { visibility(actor) } else { Err(Refusal::NotAllowed) }
}

/// The territory whose figures an actor may see: its division and below.
///
/// # Errors
/// `NotAllowed` for a role without the board.
pub fn board_visibility(actor: &Actor) -> Result<Visibility, Refusal> {
    if BOARD_READERS.contains(&actor.role) { visibility(actor) } else { Err(Refusal::NotAllowed) }
}

/// Whether an actor may see patrols: a figure without its list is not given.
pub fn sees_patrols(actor: &Actor) -> bool {
    PATROL_READERS.contains(&actor.role)
}

/// Lets an actor do an act of a patrol.
///
/// # Errors
/// `NotAllowed` for a role that the act's row does not name.
pub fn patrol_act(actor: &Actor, act: &str) -> Result<(), Refusal> {
    let may = PATROL_ACTS.iter().any(|row| row.act == act && row.roles.contains(&actor.role));
    if may { Ok(()) } else { Err(Refusal::NotAllowed) }
}

/// Lets an actor do an act on an account of that division.
///
/// # Errors
/// `NotAllowed` for another role, or outside its territory.
pub fn account_act(actor: &Actor, act: &str, division: &DivisionCode) -> Result<(), Refusal> {
    let may = ACCOUNT_ACTS.iter().any(|row| row.act == act && row.roles.contains(&actor.role));
    if may && actor.division.holds(division) { Ok(()) } else { Err(Refusal::NotAllowed) }
}

/// What an actor may read, as the lists of the store want it. Made only here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visibility(Territory);

/// The houses and photos that an actor may read: those of its division and below, and none for the administrator.
///
/// # Errors
/// `NotAllowed` for a role that sees no case contents.
pub fn visibility(actor: &Actor) -> Result<Visibility, Refusal> {
    if actor.role == Role::Admin {
        return Err(Refusal::NotAllowed);
    }
    Ok(Visibility(Territory { county: actor.county().clone(), division: actor.division.clone() }))
}

/// A whole county, for what the law asks of the ground around a house: decided on, never shown.
///
/// # Errors
/// `Store` for a county whose code is no division, which no stored house has.
pub(super) fn for_facts(county: &County) -> Result<Territory, Refusal> {
    let division = county.as_str().parse().map_err(|why| Refusal::broken("a county is no division", why))?;
    Ok(Territory { county: county.clone(), division })
}

impl Visibility {
    /// For a list of the store.
    pub fn territory(&self) -> &Territory {
        &self.0
    }

    /// For a list of one division only; none when the actor sees nothing of it.
    pub fn within(&self, division: &DivisionCode) -> Option<Territory> {
        self.0.narrowed_to(division)
    }

    /// For the colleagues of the actor: the part of its county that lies around it.
    pub(super) fn around(&self, division: &DivisionCode) -> Territory {
        Territory { county: self.0.county.clone(), division: division.clone() }
    }

    /// Lets the actor see a thing of that place.
    ///
    /// # Errors
    /// `Hidden` outside the territory, as if the thing did not exist.
    pub fn shows(&self, county: &County, division: &DivisionCode) -> Result<(), Refusal> {
        if self.0.county == *county && self.0.division.holds(division) { Ok(()) } else { Err(Refusal::Hidden) }
    }
}
