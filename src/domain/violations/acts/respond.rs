//! `respond` 当事人意见: what the party answers to the notice, and whether in time. What comes late is kept too.

use jiff::civil::Date;
use serde_json::{Value, json};

use super::super::case::Violation;
use super::super::codes::{PaperKind, ResponseKind};
use super::super::remedies::{hearing_until, statement_until};
use super::super::steps::Response;
use super::{ActKind, ActSpec, CaseAct, Change, Context, Reading, fault, grounds};
use crate::domain::fields::{Fault, Fields, choice, day, text};
use crate::domain::requirement::Requirement;

pub(super) const SPEC: ActSpec = ActSpec {
    kind: ActKind::Respond,
    knows: |case| case.in_preparation() && case.notice.is_some(),
    needs: |case, ctx| vec![told(case, ctx)],
    read,
};

fn told(case: &Violation, ctx: &Context<'_>) -> Requirement {
    grounds::served(case, PaperKind::Notice, "行政处罚法 44、45", ctx)
}

#[derive(Debug)]
struct Respond {
    kind: ResponseKind,
    on: Option<Date>,
    content: String,
}

fn read(f: &mut Fields<'_>, _reading: Reading) -> Option<Box<dyn CaseAct>> {
    let kind = f.required("kind", choice());
    let on = f.optional("on", day());
    let content = f.required("content", text(1, 4000));
    Some(Box::new(Respond { kind: kind?, on: on?, content: content? }))
}

impl Respond {
    fn came_on(&self, ctx: &Context<'_>) -> Date {
        self.on.unwrap_or_else(|| ctx.day())
    }
}

impl CaseAct for Respond {
    fn faults(&self, case: &Violation, ctx: &Context<'_>) -> Vec<Fault> {
        let (on, served) = (self.came_on(ctx), case.served_on(PaperKind::Notice));
        if on > ctx.day() {
            vec![fault("on", "after_act")]
        } else if served.is_some_and(|served| on < served) {
            vec![fault("on", "before_service")]
        } else {
            Vec::new()
        }
    }

    fn needs(&self, case: &Violation, ctx: &Context<'_>) -> Vec<Requirement> {
        vec![told(case, ctx)]
    }

    fn change(&self, case: &mut Violation, ctx: &Context<'_>) -> Change {
        let until = match self.kind {
            ResponseKind::HearingRequest => hearing_until(case, ctx.calendar()),
            _ => statement_until(case, ctx.calendar()),
        };
        let on = self.came_on(ctx);
        // Where the calendar does not say, the party has the benefit of the doubt.
        let in_time = until.is_none_or(|last| on <= last);
        if let Some(notice) = &mut case.notice {
            notice.responses.push(Response { kind: self.kind, on, in_time, content: self.content.clone() });
        }
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "kind": self.kind, "on": self.on, "content": self.content })
    }
}
