//! What a person made of a suspicion. It holds for the measurement that was judged: a new one opens the question again.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::finding::{Finding, Unit};
use super::kind::Part;
use crate::domain::kinds::Kind;

/// What a person says of a suspicion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Judged {
    /// 属实.
    Confirmed,
    /// 不属实, or no violation.
    Dismissed,
}

/// A person's judgement of one finding.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Judgement {
    /// Of which kind.
    pub kind: Kind,
    /// Of which case of it.
    pub part: Option<Part>,
    /// What was said.
    pub verdict: Judged,
    /// Why.
    pub reason: String,
    /// Sign-in name of who said it.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// The visit whose measurement was judged; none where papers were.
    pub visit: Option<Uuid>,
    /// As of which day the map layer was.
    pub as_of: Option<Date>,
    /// The value that was judged.
    pub value: f64,
}

impl Judgement {
    /// A judgement of a finding as it stands.
    pub fn of(finding: &Finding, verdict: Judged, reason: &str, by: &str, at: Timestamp) -> Self {
        Self {
            kind: finding.kind,
            part: finding.part,
            verdict,
            reason: reason.to_owned(),
            by: by.to_owned(),
            at,
            visit: finding.evidence.visit(),
            as_of: finding.as_of,
            value: finding.value,
        }
    }

    /// Whether it is this finding that was judged: the same measurement, map and value. Days run on by themselves.
    pub fn is_of(&self, finding: &Finding) -> bool {
        let same_value = finding.unit == Unit::Days || (self.value - finding.value).abs() < 0.005;
        (self.kind, self.part) == (finding.kind, finding.part)
            && (self.visit, self.as_of) == (finding.evidence.visit(), finding.as_of)
            && same_value
    }
}

/// The last word of a person on a finding; none while nobody has judged it.
pub fn judgement<'j>(judgements: &'j [Judgement], finding: &Finding) -> Option<&'j Judgement> {
    judgements.iter().rev().find(|judgement| judgement.is_of(finding))
}
