//! A lead or case as a feature: what was measured of it last, before that what its lead showed. What people wrote of it and
//! who they are stays in its file.

use serde_json::{Value, json};

use super::drawn::Drawn;
use super::feature::{Scene, cents};
use crate::app::refusal::Refusal;
use crate::app::violations::parse;
use crate::domain::certainty::Certainty;
use crate::domain::time::china_date;
use crate::domain::violations::geometry::{self, drawn};
use crate::domain::violations::law::Law;
use crate::store::violations::ViolationRow;

impl Scene {
    /// The feature of a case.
    pub(super) fn violation(&self, row: &ViolationRow) -> Result<Value, Refusal> {
        let case = parse(row)?;
        let law = case.law();
        let shown = drawn(&case);
        let area_m2 = match shown {
            geometry::Drawn::Outline(outline) => Some(cents(outline.area_m2)),
            geometry::Drawn::Point(_) => None,
        };
        let kinds: Vec<String> = case.kinds().iter().map(|kind| kind.code().to_owned()).collect();
        let labels: Vec<String> = case.kinds().iter().map(|kind| self.label("violation_kind", kind)).collect();
        let [village, village_name, township, township_name] = self.place(&case.village);
        let grade = Certainty::of_case(&case);
        let today = self.today.to_string();
        let properties = json!({
            "number": case.number,
            "village": village,
            "village_name": village_name,
            "township": township,
            "township_name": township_name,
            "state": case.state,
            "state_label": self.label("case_state", &case.state),
            "open": !case.state.is_end(),
            "kinds": kinds.join(" "),
            "kinds_label": labels.join(self.words.comma()),
            "grade": grade,
            "grade_label": self.label("finding_grade", &grade),
            "track": law.map(Law::track),
            "track_label": law.map(|law| self.label("track", &law.track())),
            "citation": law.map(|law| self.words.cite(law.row().citation)),
            "source": case.lead.source,
            "source_label": self.label("case_source", &case.lead.source),
            "found_on": case.lead.found_on,
            "registered_on": china_date(case.registered_at),
            "filed_on": case.filing.as_ref().map(|filing| filing.on),
            "decided_on": case.decision.as_ref().map(|decision| decision.paper.on),
            "last_act_on": case.last_act_on(),
            "due_on": row.due_on,
            "overdue": row.due_on.as_ref().is_some_and(|due| *due < today),
            "flagged": row.flagged,
            "house": case.house().map(ToString::to_string),
            "area_m2": area_m2,
        });
        let drawn = match shown {
            geometry::Drawn::Outline(outline) => Drawn::Outline(outline),
            geometry::Drawn::Point(fix) => Drawn::Point([fix.lon, fix.lat]),
        };
        self.feature(&case.id.to_string(), drawn, properties)
    }
}
