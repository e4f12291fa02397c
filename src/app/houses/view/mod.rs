//! The shapes in which a house is shown. Every code stands beside its words in the reader's language.

mod acts;
mod cases;
mod compliance;
mod file;
mod lists;

pub use acts::{ActAnswer, ActView, ActsView, ReceiptView, RequirementView, TimelineActor, TimelineItem};
pub use cases::HouseCaseView;
pub use compliance::{ComplianceView, FindingView, JudgedView, OtherFile, OutlinesView, UncheckedView};
pub use file::{
    ApprovedView, HouseView, HouseholdView, MaterialView, MeasuredView, MemberView, OfficerView, OutlineView,
    PermitView, ReviewView, RuleView, VisitView, WaitingView,
};
pub use lists::{DeadlineView, HouseLine, Page, Place};
