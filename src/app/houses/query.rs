//! What a list of houses is asked for.

use jiff::civil::Date;

use crate::app::refusal::Refusal;
use crate::app::{Homestead, personal};
use crate::domain::actor::Actor;
use crate::domain::fields::Fault;
use crate::domain::ids::DivisionCode;
use crate::domain::stats::HouseFigure;
use crate::store::houses::{Bbox, HouseCursor, HouseFilter};

/// Most houses on a page.
pub(super) const MOST: u32 = 200;

/// What a list is asked for; what is none does not narrow.
#[derive(Debug, Clone, Default)]
pub struct HouseQuery {
    /// In this division.
    pub division: Option<DivisionCode>,
    /// In this stage.
    pub stage: Option<String>,
    /// In this state.
    pub state: Option<String>,
    /// A number from its beginning, or the whole name of the head.
    pub q: Option<String>,
    /// Only those for which something ran out.
    pub overdue: bool,
    /// Behind this figure of the board.
    pub figure: Option<HouseFigure>,
    /// The figure's period; without one, the days of application.
    pub from: Option<Date>,
    /// Its last day.
    pub to: Option<Date>,
    /// West, south, east, north.
    pub bbox: Option<[f64; 4]>,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// Houses on a page.
    pub limit: u32,
}

impl HouseQuery {
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

    pub(super) fn filter(&self, home: &Homestead, actor: &Actor, today: Date) -> Result<HouseFilter, Refusal> {
        let (number, name) = self.sought();
        Ok(HouseFilter {
            division: self.division.clone(),
            stage: self.stage.clone(),
            state: self.state.clone(),
            number_prefix: number.map(str::to_owned),
            head_index: name.map(|name| personal::name_index(&home.keys, actor.county(), name)),
            overdue_on: self.overdue.then(|| today.to_string()),
            bbox: self.bbox.map(|[west, south, east, north]| Bbox { west, south, east, north }),
            after: self.cursor.as_deref().map(house_cursor).transpose()?,
        })
    }
}

pub(super) fn bad_cursor() -> Refusal {
    Refusal::Faulty(vec![Fault { path: "cursor".to_owned(), code: "bad_id", params: Vec::new() }])
}

fn house_cursor(text: &str) -> Result<HouseCursor, Refusal> {
    let (at, id) = text.split_once('.').ok_or_else(bad_cursor)?;
    let last_act_at = at.parse().map_err(|_why| bad_cursor())?;
    Ok(HouseCursor { last_act_at, id: id.to_owned() })
}
