//! The shapes in which cases are shown.

mod acts;
mod file;
mod lists;

pub use acts::{CaseActAnswer, CaseActView, CaseActsView, ChoiceView, FormField};
pub use file::{CasePerson, CaseView, ExhibitView, FilingView, LeadView, PaperView, StepView};
pub use lists::{CaseLine, CaseWaiting, ClockView, Named, RiskView};
