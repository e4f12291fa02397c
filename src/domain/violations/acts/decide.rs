//! `decide` 决定: heard, reviewed, discussed, under the article and no further (行政处罚法 44–46, 57–59, 63–65).

use jiff::civil::Date;
use serde_json::{Value, json};

use super::super::case::Violation;
use super::super::codes::{PaperKind, ResponseKind, ReviewVerdict, State};
use super::super::law::{Law, Measure};
use super::super::remedies::{hearing_until, statement_until};
use super::super::steps::{Decision, Order, Paper};
use super::numbered::Numbered;
use super::{ActKind, ActSpec, CaseAct, Change, Context, Reading, Wants, fault, grounds, notify, order};
use crate::domain::fields::{Fault, Fields, boolean, day, list, text};
use crate::domain::requirement::Requirement;
use crate::domain::rule::Basis;

pub(super) const SPEC: ActSpec = ActSpec { kind: ActKind::Decide, knows: Violation::in_preparation, needs, read };

fn needs(case: &Violation, ctx: &Context<'_>) -> Vec<Requirement> {
    let mut needs = grounds::power_of_case(case, ctx);
    needs.extend(grounds::head_of_case(case, ctx));
    let measured = case.investigations.iter().any(|it| it.measured.is_some());
    needs.push(Requirement::new("measured_evidence", measured, Basis::law("行政处罚法 40、46")));
    needs.push(grounds::served(case, PaperKind::Notice, "行政处罚法 44", ctx));
    needs.extend(heard(case, ctx));
    needs.push(reviewed(case));
    if let Some(filing) = &case.filing {
        needs.extend(grounds::fits_party(filing.law, filing.party.kind, &filing.conduct));
        needs.push(grounds::in_force(filing.law, &filing.conduct, ctx));
        needs.push(grounds::within_limitation(case, &filing.conduct));
    }
    needs
}

/// The party had its say: the periods are over or it said all that it wants, and who asked for a hearing had it.
fn heard(case: &Violation, ctx: &Context<'_>) -> Vec<Requirement> {
    let said = case.answered(ResponseKind::Statement) || case.answered(ResponseKind::Waiver);
    let mut statement =
        grounds::over("statement_period_over", statement_until(case, ctx.calendar()), "自然资源行政处罚办法 33", ctx);
    statement.met |= said && case.is_served(PaperKind::Notice, ctx.day());
    let mut hearing =
        grounds::over("hearing_period_over", hearing_until(case, ctx.calendar()), "行政处罚法 64(1)、85", ctx);
    hearing.met |= case.answered(ResponseKind::Waiver) || case.hearing.is_some();
    let offered = case.notice.as_ref().is_some_and(|notice| notice.hearing_offered);
    let order = case.notice.as_ref().map(|notice| &notice.order);
    let basis = case.law().zip(order).map(|(law, order)| notify::hearing_basis(law, &order.measures));
    let basis = basis.unwrap_or_else(|| Basis::law("行政处罚法 63"));
    let held = !case.hearing_wanted() || case.hearing.is_some();
    vec![
        statement,
        Requirement::new("hearing_offered", offered, basis),
        hearing,
        Requirement::new("hearing_held", held, Basis::law("行政处罚法 63–65")),
    ]
}

/// A review that passed the file as it now is: after the last investigation, and after the hearing (行政处罚法 58).
fn reviewed(case: &Violation) -> Requirement {
    let handlers = case.handlers();
    let last = case.reviews.last().filter(|review| {
        let stranger = !handlers.contains(review.by.as_str());
        let investigated = review.investigations == case.investigations.len();
        let heard = case.hearing.as_ref().is_none_or(|hearing| review.heard_at == Some(hearing.held_at));
        review.verdict == ReviewVerdict::Pass && stranger && investigated && heard
    });
    Requirement::new("legal_review_passed", last.is_some(), Basis::law("行政处罚法 58"))
}

#[derive(Debug)]
struct Decide {
    number: Numbered,
    order: Order,
    comply_by: Date,
    review_body: String,
    court: String,
    discussed_on: Date,
    discussed_by: Vec<String>,
    statement_considered: bool,
}

fn read(f: &mut Fields<'_>, reading: Reading) -> Option<Box<dyn CaseAct>> {
    let number = Numbered::read(f, PaperKind::Decision);
    let order = order::read(f, reading);
    let comply_by = f.required("comply_by", day());
    let review_body = f.required("review_body", text(1, 100));
    let court = f.required("court", text(1, 100));
    let discussed_on = f.required("discussed_on", day());
    let discussed_by = f.required("discussed_by", list(30, text(1, 60)));
    let statement_considered = f.required("statement_considered", boolean());
    Some(Box::new(Decide {
        number: number?,
        order: order?,
        comply_by: comply_by?,
        review_body: review_body?,
        court: court?,
        discussed_on: discussed_on?,
        discussed_by: discussed_by?,
        statement_considered: statement_considered?,
    }))
}

impl Decide {
    /// Nothing heavier than what was told, and what the party said weighed (行政处罚法 44, 45).
    fn as_told(&self, case: &Violation) -> Vec<Requirement> {
        let told = case.notice.as_ref().map(|notice| &notice.order);
        let no_more = told.is_some_and(|told| {
            let fine = |order: &Order| order.fine.map_or(0, |fine| fine.yuan);
            self.order.measures.iter().all(|measure| told.measures.contains(measure)) && fine(&self.order) <= fine(told)
        });
        let said = case.answered(ResponseKind::Statement) || case.hearing.is_some();
        vec![
            Requirement::new("no_heavier_than_told", no_more, Basis::law("行政处罚法 44、45")),
            Requirement::new(
                "statement_considered",
                !said || self.statement_considered,
                Basis::law("行政处罚法 45(2)"),
            ),
        ]
    }

    /// Under 城乡规划法 65 a house goes only where an order to correct ran out (逾期不改正的,可以拆除).
    fn correction_ran_out(&self, case: &Violation, ctx: &Context<'_>) -> Vec<Requirement> {
        if case.law() != Some(Law::Planning65) || !self.order.measures.contains(&Measure::Demolish) {
            return Vec::new();
        }
        // An order under another law is not the order to correct that this one means.
        let order = case.stop_order.as_ref().filter(|order| order.law == Law::Planning65);
        let by = order.and_then(|order| order.correct_by);
        vec![
            grounds::served(case, PaperKind::StopOrder, "城乡规划法 65", ctx),
            grounds::over("correction_period_over", by, "城乡规划法 65", ctx),
            grounds::uncorrected(case, by, "城乡规划法 65"),
        ]
    }
}

impl CaseAct for Decide {
    fn wants(&self, case: &Violation) -> Wants {
        let linked = case.filing.as_ref().and_then(|filing| filing.linked.clone());
        Wants { linked, series: self.number.series(), ..Wants::default() }
    }

    fn faults(&self, case: &Violation, ctx: &Context<'_>) -> Vec<Fault> {
        let mut faults = order::faults(&self.order, case.law());
        faults.extend(self.number.faults(case, ctx));
        if self.comply_by <= ctx.day() {
            faults.push(fault("comply_by", "before_act"));
        }
        if self.discussed_on > ctx.day() {
            faults.push(fault("discussed_on", "after_act"));
        }
        faults
    }

    fn needs(&self, case: &Violation, ctx: &Context<'_>) -> Vec<Requirement> {
        let mut needs = needs(case, ctx);
        needs.extend(self.as_told(case));
        needs.extend(self.correction_ran_out(case, ctx));
        let discussed = self.discussed_by.len() >= 2;
        needs.push(Requirement::new("discussed_together", discussed, Basis::law("行政处罚法 57(2)")));
        needs.extend(order::fine_in_range(&self.order, case.law()));
        if self.order.fine.is_some() {
            let single = !ctx.facts.fined_elsewhere;
            needs.push(Requirement::new("no_second_fine", single, Basis::law("行政处罚法 29")));
        }
        needs
    }

    fn change(&self, case: &mut Violation, ctx: &Context<'_>) -> Change {
        if let Some(filing) = &case.filing {
            let power = grounds::power_used(filing.law, &filing.unit, ctx);
            case.decision = Some(Decision {
                paper: Paper { number: self.number.write(case, ctx), on: ctx.day(), power, service: None },
                order: self.order.clone(),
                comply_by: self.comply_by,
                review_body: self.review_body.clone(),
                court: self.court.clone(),
                discussed_on: self.discussed_on,
                discussed_by: self.discussed_by.clone(),
            });
            case.state = State::Decided;
        }
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "number": self.number.given(), "order": self.order, "comply_by": self.comply_by, "review_body": self.review_body,
            "court": self.court, "discussed_on": self.discussed_on, "discussed_by": self.discussed_by,
            "statement_considered": self.statement_considered })
    }
}
