//! `apply_to_court` 申请法院强制执行: the only way where the authority has no force of its own, inside its window and with
//! its papers (行政强制法 53–55; 土地管理法 83; 行诉解释 156).

use serde_json::{Value, json};

use super::super::case::Violation;
use super::super::codes::{CourtMaterial, PaperKind, RulingVerdict, State};
use super::super::execution::CourtApplication;
use super::super::periods::{COURT_WINDOW, DEMAND};
use super::super::remedies::{court_window, remedies_until};
use super::{ActKind, ActSpec, CaseAct, Change, Context, Reading, grounds};
use crate::domain::fields::{Fields, boolean, choice, list, text};
use crate::domain::requirement::Requirement;
use crate::domain::rule::Basis;

pub(super) const SPEC: ActSpec = ActSpec {
    kind: ActKind::ApplyToCourt,
    knows: |case| {
        let waiting = case.application.is_some() && case.ruling.is_none();
        let granted = case.ruling.as_ref().is_some_and(|ruling| ruling.verdict == RulingVerdict::Granted);
        case.is_open() && case.demand.is_some() && !waiting && !granted && !case.settled() && !case.annulled()
    },
    needs,
    read,
};

fn needs(case: &Violation, ctx: &Context<'_>) -> Vec<Requirement> {
    let demanded = case.served_on(PaperKind::Demand);
    let ten_days = demanded.and_then(|served| DEMAND.last_day(served, ctx.calendar()));
    let mut needs = grounds::power_of_case(case, ctx);
    needs.extend(grounds::head_of_case(case, ctx));
    needs.push(grounds::served(case, PaperKind::Demand, "行政强制法 54", ctx));
    needs.push(grounds::over("demand_ten_days_over", ten_days, DEMAND.article, ctx));
    needs.push(grounds::over("remedies_over", remedies_until(case, ctx.calendar()), "行政强制法 53", ctx));
    needs.push(grounds::unchallenged(case, "行政强制法 53"));
    needs.push(grounds::uncorrected(case, ten_days, "行政强制法 54"));
    needs
}

#[derive(Debug)]
struct ApplyToCourt {
    court: String,
    materials: Vec<CourtMaterial>,
    signed_by_head: bool,
    late_reason: Option<String>,
}

fn read(f: &mut Fields<'_>, _reading: Reading) -> Option<Box<dyn CaseAct>> {
    let court = f.required("court", text(1, 100));
    let materials = f.required("materials", list(10, choice()));
    let signed_by_head = f.required("signed_by_head", boolean());
    let late_reason = f.optional("late_reason", text(1, 500));
    Some(Box::new(ApplyToCourt {
        court: court?,
        materials: materials?,
        signed_by_head: signed_by_head?,
        late_reason: late_reason?,
    }))
}

impl ApplyToCourt {
    /// Before the last day of the later reading, or with a good reason (行诉解释 156). Between the two readings it is
    /// possible but wears the badge.
    fn in_window(&self, case: &Violation, ctx: &Context<'_>) -> Requirement {
        let window = court_window(case, ctx.calendar());
        let day = ctx.day();
        let verified = window.is_none_or(|window| window.surely_holds(day, ctx.calendar()));
        let met = self.late_reason.is_some() || window.is_some_and(|window| window.holds(day, ctx.calendar()));
        let shown = |day: Option<jiff::civil::Date>| day.map_or_else(|| "—".to_owned(), |day| day.to_string());
        Requirement::new("court_window_open", met, Basis { text: COURT_WINDOW.article.to_owned(), verified })
            .with("until", shown(window.and_then(|it| it.until)))
            .with("otherwise", shown(window.and_then(|it| it.until_otherwise)))
    }
}

impl CaseAct for ApplyToCourt {
    fn needs(&self, case: &Violation, ctx: &Context<'_>) -> Vec<Requirement> {
        let mut needs = needs(case, ctx);
        needs.push(self.in_window(case, ctx));
        let complete = CourtMaterial::ALL.iter().all(|material| self.materials.contains(material));
        needs.push(Requirement::new("court_materials", complete, Basis::law("行政强制法 55(1)")));
        needs.push(Requirement::new("signed_by_head", self.signed_by_head, Basis::law("行政强制法 55(2)")));
        needs
    }

    fn change(&self, case: &mut Violation, ctx: &Context<'_>) -> Change {
        let (court, late_reason) = (self.court.clone(), self.late_reason.clone());
        case.application = Some(CourtApplication { on: ctx.day(), court, late_reason });
        // Whoever was refused may ask again; what the court said before stands in the record of the acts.
        case.ruling = None;
        case.state = State::Applied;
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "court": self.court, "materials": self.materials, "signed_by_head": self.signed_by_head,
            "late_reason": self.late_reason })
    }
}
