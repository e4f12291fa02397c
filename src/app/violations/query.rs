//! What a list of cases is asked for.

use jiff::civil::Date;

use crate::app::refusal::Refusal;
use crate::app::{Homestead, personal};
use crate::domain::actor::Actor;
use crate::domain::fields::Fault;
use crate::domain::ids::{DivisionCode, Id};
use crate::domain::stats::CaseFigure;
use crate::store::houses::Bbox;
use crate::store::violations::{ViolationCursor, ViolationFilter};

/// Most cases on a page.
pub(super) const MOST: u32 = 200;
/// A clock that runs out within so many days makes a case one to look at.
const RISKY_WITHIN_DAYS: i64 = 15;

/// What a list is asked for; what is none does not narrow.
#[derive(Debug, Clone, Default)]
pub struct CaseQuery {
    /// In this division.
    pub division: Option<DivisionCode>,
    /// In this state.
    pub state: Option<String>,
    /// On this track.
    pub track: Option<String>,
    /// Of this kind.
    pub kind: Option<String>,
    /// From this source.
    pub source: Option<String>,
    /// Of this house.
    pub house: Option<Id>,
    /// A number from its beginning, or the whole name of the party.
    pub q: Option<String>,
    /// Only those that have not ended.
    pub open: bool,
    /// Only those that are legally risky.
    pub risk: bool,
    /// Behind this figure of the board.
    pub figure: Option<CaseFigure>,
    /// The figure's period; without one, the days of registration.
    pub from: Option<Date>,
    /// Its last day.
    pub to: Option<Date>,
    /// West, south, east, north.
    pub bbox: Option<[f64; 4]>,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// Cases on a page.
    pub limit: u32,
}

impl CaseQuery {
    /// Whether it asks for what only the map in memory knows.
    pub(super) fn is_counted(&self) -> bool {
        self.figure.is_some() || self.from.is_some() || self.to.is_some()
    }

    /// The number and the name that are looked for. A number is ASCII; whatever else is looked for is a name, which only its
    /// blind index knows.
    pub(super) fn sought(&self) -> (Option<&str>, Option<&str>) {
        let q = self.q.as_deref().map(str::trim).filter(|text| !text.is_empty());
        let number = q.filter(|text| text.starts_with(|c: char| c.is_ascii_digit()));
        (number, q.filter(|_| number.is_none()))
    }

    pub(super) fn filter(&self, home: &Homestead, actor: &Actor) -> Result<ViolationFilter, Refusal> {
        let (number, name) = self.sought();
        let today = home.clock.today();
        let soon = today.checked_add(jiff::Span::new().days(RISKY_WITHIN_DAYS)).unwrap_or(today);
        Ok(ViolationFilter {
            division: self.division.clone(),
            state: self.state.clone(),
            track: self.track.clone(),
            kind: self.kind.clone(),
            source: self.source.clone(),
            house_id: self.house.as_ref().map(|house| house.uuid().to_string()),
            open: self.open || self.risk,
            risky_before: self.risk.then(|| soon.to_string()),
            number_prefix: number.map(str::to_owned),
            party_index: name.map(|name| personal::name_index(&home.keys, actor.county(), name)),
            bbox: self.bbox.map(|[west, south, east, north]| Bbox { west, south, east, north }),
            after: self.cursor.as_deref().map(cursor).transpose()?,
        })
    }
}

fn cursor(text: &str) -> Result<ViolationCursor, Refusal> {
    let (at, id) = text.split_once('.').ok_or_else(bad_cursor)?;
    Ok(ViolationCursor { last_act_at: at.parse().map_err(|_why| bad_cursor())?, id: id.to_owned() })
}

pub(super) fn bad_cursor() -> Refusal {
    Refusal::Faulty(vec![Fault { path: "cursor".to_owned(), code: "bad_id", params: Vec::new() }])
}
