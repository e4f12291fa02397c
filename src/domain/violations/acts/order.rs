//! What a notice announces and a decision orders: measures that the article has, and a fine only where it has one.

use super::super::law::{FineBase, FineRule, Law, Measure};
use super::super::steps::{Fine, Order};
use super::{Reading, fault};
use crate::domain::fields::{Fault, Fields, Wrong, choice, list, number, text, whole};
use crate::domain::requirement::Requirement;
use crate::domain::rule::Basis;

/// Reads `measures`, `facts`, `reasons`, and `fine` where the case's article has one: elsewhere the field does not exist.
pub(super) fn read(f: &mut Fields<'_>, reading: Reading) -> Option<Order> {
    let measures = f.required("measures", list(5, choice::<Measure>()));
    let fine = match reading.law.and_then(|law| law.row().fine) {
        Some(rule) => f.optional_object("fine", |f| fine(f, rule)),
        None => Some(None),
    };
    let facts = f.required("facts", text(1, 4000));
    let reasons = f.required("reasons", text(1, 4000));
    let measures = measures?;
    if measures.is_empty() {
        f.fault("measures", Wrong::new("required"));
    }
    Some(Order { measures, fine: fine?, facts: facts?, reasons: reasons? })
}

fn fine(f: &mut Fields<'_>, rule: FineRule) -> Option<Fine> {
    let yuan = f.required("yuan", whole(1, 100_000_000));
    let base = match rule.base {
        FineBase::Flat => Some(1.0),
        _ => f.required("base", number(0.01, 1_000_000_000.0)),
    };
    Some(Fine { yuan: yuan?, base: base? })
}

/// Measures that the article does not have, or has twice.
pub(super) fn faults(order: &Order, law: Option<Law>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (i, measure) in order.measures.iter().enumerate() {
        if law.is_none_or(|law| !law.row().measures.contains(measure)) {
            faults.push(fault(format!("measures[{i}]"), "not_in_this_law"));
        }
        if order.measures.iter().take(i).any(|earlier| earlier == measure) {
            faults.push(fault(format!("measures[{i}]"), "repeated"));
        }
    }
    faults
}

/// That a fine lies in the range of its article.
pub(super) fn fine_in_range(order: &Order, law: Option<Law>) -> Option<Requirement> {
    let (fine, rule) = (order.fine?, law?.row().fine?);
    let (least, most) = (rule.least * fine.base, rule.most * fine.base);
    let met = (least..=most).contains(&f64::from(fine.yuan));
    Some(
        Requirement::new("fine_in_range", met, Basis::law(rule.article))
            .with("least", format!("{least:.2}"))
            .with("most", format!("{most:.2}")),
    )
}
