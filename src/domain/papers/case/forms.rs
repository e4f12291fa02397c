//! The forms of a case, who reads them, and under which article they exist. What a track does not know has no form there:
//! no application to the court where the authority has force of its own, no announcement where it has none.

use serde::{Deserialize, Serialize};

use crate::domain::violations::law::{Law, Route};

/// A form of a case; its name stands in the words under `paper.<code>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// 线索登记表.
    LeadRegistration,
    /// 现场核查记录.
    VerificationRecord,
    /// 责令停止违法行为通知书.
    StopOrder,
    /// 立案审批表.
    FilingApproval,
    /// 询问笔录.
    InquiryRecord,
    /// 现场勘验笔录.
    SiteRecord,
    /// 证据清单.
    EvidenceList,
    /// 法制审核意见书.
    LegalReviewOpinion,
    /// 行政处罚（听证）告知书.
    Notice,
    /// 听证通知书.
    HearingNotice,
    /// 听证笔录.
    HearingRecord,
    /// 集体讨论记录.
    DiscussionRecord,
    /// 行政处罚决定书、责令限期改正（拆除）决定书.
    Decision,
    /// 送达回证.
    ServiceReturn,
    /// 复查记录.
    RecheckRecord,
    /// 催告书.
    Demand,
    /// 强制执行决定书.
    EnforcementDecision,
    /// 执行协议.
    Settlement,
    /// 公告.
    Announcement,
    /// 强制拆除现场笔录.
    DemolitionRecord,
    /// 强制执行申请书.
    CourtApplication,
    /// 结案审批表.
    ClosingApproval,
    /// 不予立案、撤销案件审批表.
    DismissalApproval,
    /// 移送函.
    TransferLetter,
}

/// Who reads a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// The authority itself: what nobody has confirmed wears its badge.
    House,
    /// The party or the public: nothing unconfirmed is cited.
    Citizen,
    /// A court or another authority: nothing unconfirmed is cited.
    Authority,
}

impl Audience {
    /// Whether it leaves the house.
    pub fn outward(self) -> bool {
        self != Self::House
    }
}

impl Form {
    /// Every form, in the order of a case.
    pub const ALL: [Self; 24] = [
        Self::LeadRegistration,
        Self::VerificationRecord,
        Self::StopOrder,
        Self::FilingApproval,
        Self::InquiryRecord,
        Self::SiteRecord,
        Self::EvidenceList,
        Self::LegalReviewOpinion,
        Self::Notice,
        Self::HearingNotice,
        Self::HearingRecord,
        Self::DiscussionRecord,
        Self::Decision,
        Self::ServiceReturn,
        Self::RecheckRecord,
        Self::Demand,
        Self::EnforcementDecision,
        Self::Settlement,
        Self::Announcement,
        Self::DemolitionRecord,
        Self::CourtApplication,
        Self::ClosingApproval,
        Self::DismissalApproval,
        Self::TransferLetter,
    ];

    /// Its name in the contract and in templates.
    pub fn code(self) -> &'static str {
        match self {
            Self::LeadRegistration => "lead_registration",
            Self::VerificationRecord => "verification_record",
            Self::StopOrder => "stop_order",
            Self::FilingApproval => "filing_approval",
            Self::InquiryRecord => "inquiry_record",
            Self::SiteRecord => "site_record",
            Self::EvidenceList => "evidence_list",
            Self::LegalReviewOpinion => "legal_review_opinion",
            Self::Notice => "notice",
            Self::HearingNotice => "hearing_notice",
            Self::HearingRecord => "hearing_record",
            Self::DiscussionRecord => "discussion_record",
            Self::Decision => "decision",
            Self::ServiceReturn => "service_return",
            Self::RecheckRecord => "recheck_record",
            Self::Demand => "demand",
            Self::EnforcementDecision => "enforcement_decision",
            Self::Settlement => "settlement",
            Self::Announcement => "announcement",
            Self::DemolitionRecord => "demolition_record",
            Self::CourtApplication => "court_application",
            Self::ClosingApproval => "closing_approval",
            Self::DismissalApproval => "dismissal_approval",
            Self::TransferLetter => "transfer_letter",
        }
    }

    /// The form of that name.
    pub fn named(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.code() == code)
    }

    /// Who reads it.
    pub fn audience(self) -> Audience {
        match self {
            Self::StopOrder
            | Self::Notice
            | Self::HearingNotice
            | Self::Decision
            | Self::ServiceReturn
            | Self::Demand
            | Self::EnforcementDecision
            | Self::Settlement
            | Self::Announcement => Audience::Citizen,
            Self::CourtApplication | Self::TransferLetter => Audience::Authority,
            _ => Audience::House,
        }
    }

    /// Whether cases under an article have it at all; none while no case is filed.
    pub fn exists_under(self, law: Option<Law>) -> bool {
        match self {
            Self::LeadRegistration
            | Self::VerificationRecord
            | Self::StopOrder
            | Self::ServiceReturn
            | Self::RecheckRecord
            | Self::DismissalApproval
            | Self::TransferLetter => true,
            Self::EnforcementDecision | Self::Settlement | Self::Announcement | Self::DemolitionRecord => {
                law.is_some_and(|law| law.route() == Route::OwnForce)
            }
            Self::CourtApplication => law.is_some_and(|law| law.route() == Route::Court),
            _ => law.is_some(),
        }
    }
}
