//! The use cases of enforcement: to register a lead, to act on a case, to read, to list.

mod act;
mod behind;
mod clocks;
pub(in crate::app) mod file;
mod forms;
mod lines;
mod list;
mod query;
mod read;
mod render;
mod report;
pub mod view;

pub(in crate::app) use act::open_from;
pub use act::{REGISTER, act, bodies, register};
pub use clocks::{ClockText, say};
pub(in crate::app) use file::people as case_people;
pub use file::{parse, visible, within_reach};
pub(in crate::app) use lines::{cases, lines_of};
pub use list::{CaseTurn, violations, waiting};
pub use query::CaseQuery;
pub(in crate::app) use read::names as staff_of;
pub use read::{acts, after, history, lead_form, violation};
pub(in crate::app) use render::Scene;
pub use report::{ReportView, places, report, report_fields};
