//! Measured against approved: what differs, by how much, and how sure that is. The machine only suspects; a person
//! confirms or dismisses, and a decision cites the measured drawing, never this.

mod approval;
mod built;
mod case;
mod finding;
mod grade;
mod household;
mod judgement;
pub mod judging;
mod kind;
mod land;
mod place;
mod protected;
mod size;
mod staked;
mod surroundings;

use jiff::civil::Date;

pub use case::building_since;
pub use finding::{Evidence, Finding, LimitSource, Unit};
pub use grade::{Grade, Scale};
pub use household::{gone, homestead_of, promised};
pub use judgement::{Judged, Judgement, judgement};
pub use kind::{EXAMINED, Part, examined};
pub use staked::staked;
pub use surroundings::{OtherHomestead, Surroundings};

use built::Built;
use case::Case;

use super::file::House;
use crate::domain::kinds::Kind;
use crate::domain::pack::Rules;

/// Everything that is found of a house on a day, those that conform among them, in the order of the taxonomy. What was
/// not measured is not there. `rules` are those of the house's own day.
pub fn findings(house: &House, rules: Rules<'_>, around: &Surroundings, today: Date) -> Vec<Finding> {
    let surveyed = Case::of(house, rules, around, today, Built::surveyed(house, rules.pack()));
    let sighted = Case::of(house, rules, around, today, Built::sighted(house, rules.pack()));
    let mut found = standing(&surveyed);
    // What a phone saw conforms to nothing; only what it makes suspicious is told.
    found.extend(standing(&sighted).into_iter().filter(|finding| finding.grade.is_suspected()));
    found.extend(approval::on_paper(&surveyed));
    found.extend(household::findings(&surveyed));
    found.sort_by_key(|finding| (finding.kind, finding.part));
    found
}

/// What stands there, against what was approved.
fn standing(case: &Case<'_>) -> Vec<Finding> {
    let mut found = approval::standing(case);
    found.extend(place::findings(case));
    found.extend(land::findings(case));
    found.extend(size::findings(case));
    found.extend(protected::findings(case));
    // Where the house plainly stands elsewhere, its yard does too: that is one thing to judge, not two.
    let elsewhere = found.iter().any(|finding| finding.kind == Kind::V04 && finding.grade == Grade::SuspectedPlain);
    found.retain(|finding| !(elsewhere && finding.part == Some(Part::PlotMoved)));
    // What the real site of a house built elsewhere lacks outweighs what its own file has.
    let unapproved = found.iter().any(|finding| finding.kind == Kind::V01 && finding.grade.is_suspected());
    found.retain(|finding| !(unapproved && finding.kind == Kind::V01 && finding.grade == Grade::Conforms));
    found
}
