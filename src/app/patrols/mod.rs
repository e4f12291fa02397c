//! The use cases of patrols: the list of a day, which ground has been seen, and visits to places that are in no file.

mod cells;
mod coverage;
mod ground;
mod places;
mod plan;
mod read;
mod record;
mod view;
mod villages;

pub use cells::cells;
pub use coverage::coverage;
pub use plan::{PlanQuery, plan};
pub use read::{VisitQuery, visit, visits};
pub use record::{RECORD, fields, record};
pub use view::{
    CoverageView, PatrolRuleView, PatrolTask, PatrolVisitAnswer, PatrolVisitLine, PatrolVisitView, PatrolledVillage,
};

pub(in crate::app) use ground::{case_visited, house_visited};
pub(in crate::app) use places::{add_patches, case_rows, house_rows, put_house, put_patch, put_violation};
pub(in crate::app) use villages::Sketches;
