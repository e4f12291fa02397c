//! Two who ask: somebody with a drawing, and the reader of a file.

use super::survey::{Site, survey};
use super::view::{Asked, SitingView};
use crate::app::houses::visible;
use crate::app::refusal::Refusal;
use crate::app::{Homestead, packs, policy};
use crate::domain::actor::Actor;
use crate::domain::fields::{Fault, FieldShape, Fields, Wrong, choice, parsed, whole};
use crate::domain::houses::codes::{BuildType, LandClass};
use crate::domain::houses::outline::{Outline, outline};
use crate::domain::ids::{DivisionCode, Id};
use crate::domain::zones::limit;
use crate::spatial::{Grid, PlotPolygon};
use crate::words::Language;
use serde_json::Value;

/// A place drawn on the map, before anybody applies for it.
#[derive(Debug, Clone)]
pub struct Question {
    division: DivisionCode,
    plot: Outline,
    footprint: Option<Outline>,
    people: Option<u32>,
    build_type: Option<BuildType>,
    land_class: Option<LandClass>,
}

impl Question {
    /// Reads the question.
    fn read(f: &mut Fields<'_>, grid: Grid) -> Option<Self> {
        let division = f.required("division", parsed::<DivisionCode>("bad_division"));
        let plot = f.required("plot", outline(grid));
        let footprint = f.optional("footprint", outline(grid));
        let people = f.optional("people", whole(1, 60));
        let build_type = f.optional("build_type", choice());
        let land_class = f.optional("land_class", choice());
        Some(Self {
            division: division?,
            plot: plot?,
            footprint: footprint?,
            people: people?,
            build_type: build_type?,
            land_class: land_class?,
        })
    }
}

/// The fields of a question, told by its reader.
pub fn fields() -> Vec<FieldShape> {
    // Which grid the reader has changes what is wrong with an outline, never which fields there are.
    Grid::from_epsg(4523).map(|grid| Fields::describe(|f| Question::read(f, grid))).unwrap_or_default()
}

/// What a drawn place touches today. Stores nothing.
///
/// # Errors
/// `Faulty` with everything wrong in the question; `NotAllowed` for a role without case files.
pub fn ask(home: &Homestead, actor: &Actor, body: &Value, words: Language) -> Result<SitingView, Refusal> {
    let visible = policy::visibility(actor)?;
    let day = home.clock.today();
    home.store.read(|conn| {
        let district = packs::in_force(home, conn, actor.county())?;
        let question = Fields::read(body, |f| Question::read(f, district.grid)).map_err(Refusal::Faulty)?;
        let mut faults = Vec::new();
        if !district.knows(&question.division) {
            faults.push(fault("division", Wrong::new("unknown_division")));
        } else if !actor.division.holds(&question.division) {
            faults.push(fault("division", Wrong::new("outside_territory")));
        }
        let corners = PlotPolygon::parse(&question.plot.geometry).ok();
        if corners.is_some_and(|plot| plot.corners().any(|corner| !district.contains(corner))) {
            faults.push(fault("plot", Wrong::new("outside_county")));
        }
        if !faults.is_empty() {
            return Err(Refusal::Faulty(faults));
        }
        let (plot, house) = (plane(&question.plot)?, question.footprint.as_ref().map(plane).transpose()?);
        let site = Site { plot: &plot, footprint: house.as_ref(), day, house: None };
        let siting = survey(home, conn, &district, site)?;
        let inside = siting.inside_urban_plan.unwrap_or(false);
        let limit = question.people.and_then(|people| limit(district.pack.on(day), inside, people));
        let asked = Asked { limit, build_type: question.build_type, land_class: question.land_class };
        Ok(SitingView::of(&siting, site, asked, &visible, words))
    })
}

/// What the plot of a house touches, by the rules and layers of its day.
///
/// # Errors
/// `Hidden` outside the actor's territory.
pub fn of_house(home: &Homestead, actor: &Actor, id: &Id, words: Language) -> Result<SitingView, Refusal> {
    let seen = policy::visibility(actor)?;
    home.store.read(|conn| {
        let house = visible(conn, actor, id)?;
        let district = packs::in_force(home, conn, id.county())?;
        let application = &house.application;
        let plot = plane(&application.plot)?;
        let footprint = application.footprint.as_ref().map(plane).transpose()?;
        let site = Site::of(&house, &plot, footprint.as_ref());
        let siting = survey(home, conn, &district, site)?;
        let people = u32::try_from(application.people()).unwrap_or(u32::MAX);
        let limit = limit(district.pack.on(site.day), siting.inside_urban_plan.unwrap_or(false), people);
        let asked = Asked { limit, build_type: Some(application.build_type), land_class: Some(application.land_class) };
        Ok(SitingView::of(&siting, site, asked, &seen, words))
    })
}

fn plane(outline: &Outline) -> Result<crate::spatial::GridPolygon, Refusal> {
    outline.plane().ok_or_else(|| Refusal::Broken { what: "an outline that is none", why: None })
}

fn fault(path: &str, wrong: Wrong) -> Fault {
    Fault { path: path.to_owned(), code: wrong.code, params: wrong.params }
}
