//! The applicant's look-up: one plain sentence, by number and the last four of the citizen number, or by the slip.

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::act::ROOM;
use super::lines::opened;
use super::render::Scene;
use crate::app::acting::subject;
use crate::app::refusal::Refusal;
use crate::app::{Homestead, packs, personal};
use crate::domain::fields::{Fields, Wrong, text};
use crate::domain::houses::House;
use crate::domain::houses::acts::ActKind;
use crate::domain::houses::codes::{State, VillageVerdict};
use crate::domain::houses::deadlines::running;
use crate::domain::houses::duties::duties;
use crate::domain::ids::{County, Id};
use crate::domain::pack::LimitKind;
use crate::domain::private::Private;
use crate::domain::time::{china_date, china_text};
use crate::store::houses::ListedHouse;
use crate::store::{self, Conn, StoreError};
use crate::words::Language;

/// What an applicant asks with.
#[derive(Debug)]
pub enum Asked {
    /// File number, and the last four characters of the head's citizen number.
    Number {
        /// The number.
        number: String,
        /// The tail.
        tail: Private<String>,
    },
    /// The code on the slip.
    Code(Private<String>),
}

/// What an applicant is told. No name, no citizen number, no geometry.
#[derive(Debug, Serialize, ToSchema)]
pub struct StatusView {
    /// File number.
    pub number: String,
    /// Where it stands among the five.
    #[schema(value_type = String)]
    pub stage: Value,
    /// Its name.
    pub stage_label: String,
    /// The step inside.
    pub state_label: String,
    /// One plain sentence.
    pub said: String,
    /// What comes next, and by whom.
    pub next: String,
    /// By when.
    pub due: Option<String>,
    /// Whom to call.
    pub office: StatusOffice,
    /// What happened, the latest first.
    pub history: Vec<StatusStep>,
}

/// Whom to call.
#[derive(Debug, Default, Serialize, ToSchema)]
pub struct StatusOffice {
    /// The window.
    pub name: String,
    /// Its telephone.
    pub phone: String,
}

/// A step that was taken.
#[derive(Debug, Serialize, ToSchema)]
pub struct StatusStep {
    /// The day.
    pub date: String,
    /// What.
    pub said: String,
}

impl Asked {
    /// Reads the question.
    ///
    /// # Errors
    /// `Faulty` with everything wrong in it.
    pub fn read(body: &Value) -> Result<Self, Refusal> {
        Fields::read(body, |f| {
            let code = f.optional("code", text(1, 40))?;
            let number = f.optional("number", text(1, 60))?;
            let tail = f.optional("id_tail", text(4, 4))?;
            match (code, number, tail) {
                (Some(code), None, None) => Some(Self::Code(Private::new(code))),
                (None, Some(number), Some(tail)) => Some(Self::Number { number, tail: Private::new(tail) }),
                (code, number, tail) => {
                    if code.is_none() && number.is_none() {
                        f.fault("number", Wrong::new("required"));
                    }
                    if code.is_none() && tail.is_none() {
                        f.fault("id_tail", Wrong::new("required"));
                    }
                    if code.is_some() {
                        f.fault("code", Wrong::new("one_way_only"));
                    }
                    None
                }
            }
        })
        .map_err(Refusal::Faulty)
    }
}

/// Answers an applicant. A wrong tail and an unknown number are answered alike.
///
/// # Errors
/// `Hidden` for whatever does not fit together.
pub fn status(home: &Homestead, asked: &Asked, words: Language) -> Result<StatusView, Refusal> {
    home.store.read(|conn| {
        let (house, listed) = found(home, conn, asked)?.ok_or(Refusal::Hidden)?;
        drop(listed);
        let district = packs::in_force(home, conn, house.id.county())?;
        let scene = Scene { district: &district, words, today: china_date(home.clock.now()) };
        told(conn, &house, &scene)
    })
}

fn found(home: &Homestead, conn: &mut Conn, asked: &Asked) -> Result<Option<(House, ListedHouse)>, Refusal> {
    for county in store::packs::counties(conn)? {
        let row = match asked {
            Asked::Number { number, .. } => store::houses::by_number(conn, &county, number)?,
            Asked::Code(code) => store::houses::by_slip(conn, &county, &personal::slip_hash(code.reveal()))?,
        };
        let Some(row) = row else { continue };
        let county: County = row.county.parse().map_err(|_why| StoreError::corrupt("a county of houses"))?;
        let uuid = row.id.parse().map_err(|_why| StoreError::corrupt("an id of houses"))?;
        let head = store::persons::of_house(conn, &Id::new(county, uuid))?.into_iter().next();
        let listed = ListedHouse { house: row, head };
        let (house, people) = opened(home, &listed)?;
        let fits = match asked {
            Asked::Number { tail, .. } => people.id_ends_with(house.application.head, tail.reveal()),
            Asked::Code(_) => true,
        };
        return Ok(fits.then_some((house, listed)));
    }
    Ok(None)
}

fn told(conn: &mut Conn, house: &House, scene: &Scene<'_>) -> Result<StatusView, Refusal> {
    let words = scene.words;
    let clocks = scene.clocks(house);
    // A promise that nobody has confirmed is not cited to a citizen.
    let due = running(&clocks).into_iter().find(|it| it.basis.verified || it.limit == LimitKind::Legal);
    let next = duties(house, scene.district.pack.on(house.applied_on()), &clocks).first().map_or_else(
        || words.label("progress_next", "none"),
        |duty| {
            let party = match duty.party.strip_prefix("station:") {
                Some(station) => words.label("station", station),
                None => words.label("role_public", &duty.party),
            };
            let act = words.label("act", &duty.act.code());
            words.say("progress_next.step", &[("party", party), ("act", act)])
        },
    );
    let agreed = house.village_opinion.as_ref().is_some_and(|it| it.verdict == VillageVerdict::Agree);
    let state = serde_json::json!(house.state);
    let state = state.as_str().unwrap_or_default();
    let progress = match house.state {
        State::VillageReview if house.acceptance.is_some() => "correction",
        State::VillageReview if agreed => "village_agreed",
        State::JointReview if house.decision.is_some() => "decided",
        _ => state,
    };
    let stage = serde_json::json!(house.stage);
    Ok(StatusView {
        number: house.number.clone(),
        stage_label: words.label("stage", stage.as_str().unwrap_or_default()),
        stage,
        state_label: words.label("state", state),
        said: words.label("progress", progress),
        next,
        due: due.and_then(|it| it.due).map(|day| day.to_string()),
        office: scene.district.office(&house.village).map_or_else(StatusOffice::default, |office| StatusOffice {
            name: office.name.clone(),
            phone: office.phone.clone(),
        }),
        history: history(conn, house, words)?,
    })
}

/// The steps by name only: what was said in them may name people.
fn history(conn: &mut Conn, house: &House, words: Language) -> Result<Vec<StatusStep>, Refusal> {
    let acts = store::acts::of_subject(conn, house.id.county().as_str(), &subject(ROOM, &house.id), i64::MAX, 200)?;
    let step = |recorded: &store::acts::RecordedAct| {
        let at = jiff::Timestamp::from_millisecond(recorded.act.at).map(china_text).unwrap_or_default();
        StatusStep { date: at.chars().take(10).collect(), said: words.label("act", &recorded.act.act) }
    };
    // A suspicion, and what was made of it, is no step of the household's: it hears of a violation by a notice of law.
    let steps = acts.iter().filter(|recorded| recorded.act.act != ActKind::JudgeFinding.code());
    Ok(steps.map(step).collect())
}
