//! Whose turn it is: what a file waits for, and from whom. The work lists come from here.

use jiff::civil::Date;

use super::acts::{ActKind, converted, due_visit};
use super::codes::{Decision, PassVerdict, Stage, State, VillageVerdict, station_code};
use super::deadlines::{Deadline, DeadlineStatus, running};
use super::file::House;
use crate::domain::pack::Rules;

/// One thing that somebody has to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// A role's code, or `station:<code>`.
    pub party: String,
    /// What is to be done.
    pub act: ActKind,
    /// By when.
    pub due_on: Option<Date>,
}

/// What a house waits for, given its rules and clocks.
pub fn duties(house: &House, rules: Rules<'_>, deadlines: &[Deadline]) -> Vec<Duty> {
    let due = |codes: &[&str]| running(deadlines).into_iter().find(|it| codes.contains(&it.code)).and_then(|it| it.due);
    let duty = |party: &str, act: ActKind, codes: &[&str]| Duty { party: party.to_owned(), act, due_on: due(codes) };
    if house.state.is_end() {
        return Vec::new();
    }
    if house.paused().is_some() {
        return vec![duty("chief", ActKind::Resume, &[])];
    }
    match house.stage {
        Stage::Planning => vec![planning(house, &duty)],
        Stage::Approval => approval(house, rules, &duty),
        Stage::Construction => {
            let ran_out =
                deadlines.iter().any(|it| it.code == "start_building" && it.status == DeadlineStatus::Overdue);
            vec![construction(house, rules, ran_out, &duty)]
        }
        Stage::Supervision => vec![match due_visit(house, rules) {
            Some(_kind) => duty("officer", ActKind::Inspect, &["visit_interval"]),
            None => duty("cadre", ActKind::ReportCompletion, &["build"]),
        }],
        Stage::Acceptance => vec![acceptance(house, &duty)],
        Stage::Done => Vec::new(),
    }
}

fn planning(house: &House, duty: &impl Fn(&str, ActKind, &[&str]) -> Duty) -> Duty {
    // While the stage lasts, an answer of the window is a correction notice.
    let missing = house.acceptance.as_ref().map_or(&[][..], |answer| &answer.missing);
    let corrected = missing.iter().all(|code| house.has_material(code));
    let agreed = house.village_opinion.as_ref().is_some_and(|it| it.verdict == VillageVerdict::Agree);
    match &house.notice {
        _ if agreed && !corrected => duty("cadre", ActKind::SubmitMaterial, &[]),
        _ if agreed => duty("clerk", ActKind::AcceptApplication, &["correction_notice"]),
        _ if house.meeting.is_none() => duty("cadre", ActKind::HoldMeeting, &[]),
        None => duty("cadre", ActKind::PublishNotice, &[]),
        Some(notice) if notice.closed_on.is_some() && notice.objections.iter().any(|it| it.handled.is_none()) => {
            duty("cadre", ActKind::SettleObjection, &[])
        }
        Some(notice) if notice.closed_on.is_none() => duty("cadre", ActKind::CloseNotice, &["publicity"]),
        Some(_) => duty("cadre", ActKind::GiveVillageOpinion, &[]),
    }
}

fn approval(house: &House, rules: Rules<'_>, duty: &impl Fn(&str, ActKind, &[&str]) -> Duty) -> Vec<Duty> {
    let mut duties = Vec::new();
    if house.outstanding().next().is_some() {
        duties.push(duty("clerk", ActKind::SubmitMaterial, &["deferred_material"]));
    }
    let unconverted = converted(house, house.application.plot.area_m2).is_some_and(|conversion| !conversion.met);
    // Farmland may also be what the layers show where the application says otherwise.
    if (unconverted || house.state == State::Conversion) && house.permits.is_empty() {
        duties.push(duty("station:natural_resources", ActKind::RecordConversion, &["review"]));
    }
    if due_visit(house, rules).is_some() {
        duties.push(duty("officer", ActKind::Inspect, &["review"]));
        return duties;
    }
    for review in house.reviews.iter().filter(|review| review.opinion.is_none()) {
        let party = format!("station:{}", station_code(review.station));
        duties.push(duty(&party, ActKind::GiveOpinion, &["review"]));
    }
    let heard = house.reviews.iter().all(|review| review.opinion.is_some());
    match house.decision.as_ref().map(|it| it.verdict) {
        None if heard => duties.push(duty("chief", ActKind::DecideApplication, &["review"])),
        // The head waits for the papers and the conversion above; nobody is told to do what cannot be done yet.
        Some(Decision::Approve) if duties.is_empty() => {
            duties.push(duty("chief", ActKind::IssuePermit, &["delivery"]));
        }
        _ => {}
    }
    duties
}

fn construction(
    house: &House,
    rules: Rules<'_>,
    ran_out: bool,
    duty: &impl Fn(&str, ActKind, &[&str]) -> Duty,
) -> Duty {
    if ran_out {
        duty("chief", ActKind::Revoke, &["start_building"])
    } else if house.builder.is_none() {
        duty("clerk", ActKind::RegisterBuilder, &["start_building"])
    } else if due_visit(house, rules).is_some() {
        duty("officer", ActKind::Inspect, &["start_building"])
    } else {
        duty("officer", ActKind::Commence, &["start_building"])
    }
}

fn acceptance(house: &House, duty: &impl Fn(&str, ActKind, &[&str]) -> Duty) -> Duty {
    let passed = house.outcome.as_ref().is_some_and(|it| it.verdict == PassVerdict::Pass);
    if passed {
        duty("clerk", ActKind::RegisterTitle, &["registration"])
    } else if house.measured_visit().is_none() {
        duty("officer", ActKind::Inspect, &["acceptance_visit", "demolish_old"])
    } else if house.state == State::Rectify {
        duty("chief", ActKind::AcceptHouse, &["demolish_old"])
    } else {
        duty("chief", ActKind::AcceptHouse, &["acceptance_visit", "demolish_old"])
    }
}
