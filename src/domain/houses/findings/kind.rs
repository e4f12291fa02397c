//! Which kinds of the taxonomy the machine examines, and the cases into which some of them fall.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::domain::fields::{Reader, Shape, Wrong, choice, shaped};
use crate::domain::kinds::Kind;
use crate::domain::rule::Basis;

/// The kinds that the machine examines, in the order of the taxonomy. The others no measurement shows: only people see
/// them.
pub const EXAMINED: [Kind; 23] = [
    Kind::V01,
    Kind::V02,
    Kind::V03,
    Kind::V04,
    Kind::V05,
    Kind::V06,
    Kind::V07,
    Kind::V08,
    Kind::V09,
    Kind::V10,
    Kind::V11,
    Kind::V12,
    Kind::V13,
    Kind::V14,
    Kind::V15,
    Kind::V16,
    Kind::V17,
    Kind::V18,
    Kind::V19,
    Kind::V20,
    Kind::V26,
    Kind::V28,
    Kind::V29,
];

static CODES: LazyLock<[&str; 23]> = LazyLock::new(|| EXAMINED.map(Kind::code));

/// Reads one of the kinds that the machine examines.
pub fn examined() -> impl Reader<Kind> {
    let read = choice::<Kind>();
    shaped(Shape::Choice(|| CODES.as_slice()), move |value| {
        let kind = read.read(value)?;
        if EXAMINED.contains(&kind) { Ok(kind) } else { Err(vec![Wrong::new("not_a_choice")]) }
    })
}

/// Which of several cases of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Part {
    /// 无乡村建设规划许可证.
    #[serde(rename = "V01a")]
    NoPlanningPermit,
    /// 无宅基地批准书.
    #[serde(rename = "V01b")]
    NoHomesteadApproval,
    /// 已申请未批.
    #[serde(rename = "V01c")]
    NotYetApproved,
    /// 批准书过期.
    #[serde(rename = "V01d")]
    ApprovalRanOut,
    /// 批后未放线擅自开工.
    #[serde(rename = "V01e")]
    NotSetOut,
    /// The approval itself is over the standard: its giver's fault, never the farmer's.
    #[serde(rename = "V03-A")]
    Approval,
    /// The plot as used is over the standard.
    #[serde(rename = "V03-P")]
    PlotUsed,
    /// 移位: outside the approved footprint, inside the plot.
    #[serde(rename = "V05-moved")]
    Moved,
    /// 越界: outside the plot.
    #[serde(rename = "V05-beyond")]
    Beyond,
    /// The plot as used lies elsewhere, being no larger.
    #[serde(rename = "V05-plot")]
    PlotMoved,
}

impl Kind {
    /// Whether a suspicion of this kind stands in the way of the house's acceptance. Not those that are no fault of the
    /// house or the household's building of it: an approval over the standard (its giver's), a deadline, a second
    /// homestead; the old house has a requirement of its own.
    pub fn stops_acceptance(self, part: Option<Part>) -> bool {
        part != Some(Part::Approval) && !matches!(self, Self::V10 | Self::V11 | Self::V26)
    }
}

impl Part {
    /// Its code, as in the contract and the words.
    pub fn code(self) -> &'static str {
        match self {
            Self::NoPlanningPermit => "V01a",
            Self::NoHomesteadApproval => "V01b",
            Self::NotYetApproved => "V01c",
            Self::ApprovalRanOut => "V01d",
            Self::NotSetOut => "V01e",
            Self::Approval => "V03-A",
            Self::PlotUsed => "V03-P",
            Self::Moved => "V05-moved",
            Self::Beyond => "V05-beyond",
            Self::PlotMoved => "V05-plot",
        }
    }

    /// The article that this case would break, where it is not that of the whole kind.
    pub fn basis(self) -> Option<Basis> {
        match self {
            Self::NoPlanningPermit | Self::Moved => Some(Basis::law("城乡规划法 65")),
            Self::NoHomesteadApproval | Self::PlotMoved => Some(Basis::law("土地管理法 78")),
            Self::NotSetOut => Some(Basis { text: "农经发〔2019〕6号 三到场".to_owned(), verified: false }),
            Self::Approval => Some(Basis::law("土地管理法 62")),
            Self::Beyond => Some(Basis::law("城乡规划法 65；土地管理法 78")),
            Self::NotYetApproved | Self::ApprovalRanOut | Self::PlotUsed => None,
        }
    }
}
