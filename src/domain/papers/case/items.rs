//! What the articles demand of each form, as data (行政处罚法 42–46, 54–64; 行政强制法 35, 37, 42–44, 54, 55; 城乡规划法
//! 65; 土地管理法 68, 83).

use super::super::contents::Item;
use super::forms::Form;

const fn item(code: &'static str, article: &'static str, by: &'static [&'static str]) -> Item {
    Item::always(code, article, by)
}

const LEAD: &[Item] = &[
    item("paper_source", "行政处罚法 54", &["source"]),
    item("paper_place", "行政处罚法 54", &["village"]),
    item("paper_facts", "行政处罚法 54", &["lead_description", "found_on"]),
];

const VERIFICATION: &[Item] = &[
    item("paper_officers", "行政处罚法 42、55", &["officers"]),
    item("paper_date", "行政处罚法 55", &["on"]),
    item("paper_facts", "行政处罚法 40、54", &["verify_findings"]),
];

/// The party is not known to the file before a case is filed: its name is written on the spot.
const STOP: &[Item] = &[
    item("paper_authority", "行政处罚法 38", &["authority"]),
    item("paper_number", "行政处罚法 59", &["number"]),
    item("paper_party", "土地管理法 68(4)；城乡规划法 65", &["party_name"]).by_hand(),
    item("paper_facts", "土地管理法 68(4)；城乡规划法 65", &["stop_facts"]),
    item("paper_basis", "行政处罚法 38", &["stop_law"]),
    item("paper_officers", "行政处罚法 42、55", &["officers"]),
    item("paper_date", "行政处罚法 59(6)", &["paper_date"]),
];

const FILING: &[Item] = &[
    item("paper_party", "行政处罚法 54", &["party_name", "party_address"]),
    item("paper_cause", "行政处罚法 54", &["cause"]),
    item("paper_facts", "行政处罚法 54", &["verify_findings"]),
    item("paper_basis", "行政处罚法 54", &["law"]),
    item("paper_officers", "行政处罚法 42、54", &["officers"]),
    item("paper_authority", "行政处罚法 22、38", &["authority"]),
];

const INQUIRY: &[Item] = &[
    item("paper_officers", "行政处罚法 42、55", &["officers"]).by_hand(),
    item("paper_party", "行政处罚法 46、55", &["asked_person"]).by_hand(),
    item("paper_date", "行政处罚法 55", &["on"]).by_hand(),
];

const SITE: &[Item] = &[
    item("paper_officers", "行政处罚法 42、55", &["officers"]),
    item("paper_date", "行政处罚法 46(8)", &["on"]),
    item("paper_place", "行政处罚法 46(8)", &["village"]),
    item("paper_facts", "行政处罚法 46(8)", &["site_findings"]),
    item("paper_survey", "行政处罚法 40、46", &["survey"]).when("survey"),
];

const EVIDENCE: &[Item] = &[item("paper_evidence", "行政处罚法 46", &["exhibits"])];

const REVIEW: &[Item] = &[
    item("paper_reviewer", "行政处罚法 58", &["reviewer", "reviewer_no"]),
    item("paper_opinion", "行政处罚法 58", &["review_verdict", "review_opinion"]),
    item("paper_date", "行政处罚法 58", &["on"]),
];

const NOTICE: &[Item] = &[
    item("paper_authority", "行政处罚法 38", &["authority"]),
    item("paper_number", "行政处罚法 44", &["number"]),
    item("paper_party", "行政处罚法 44", &["party_name"]),
    item("paper_intended", "行政处罚法 44", &["notice_measures"]),
    item("paper_facts", "行政处罚法 44", &["notice_facts"]),
    item("paper_reasons", "行政处罚法 44", &["notice_reasons"]),
    item("paper_basis", "行政处罚法 44", &["law"]),
    item("paper_statement_right", "行政处罚法 44、45", &["statement_period"]),
    item("paper_hearing_right", "行政处罚法 63、64", &["hearing_period"]).when("hearing_offered"),
    item("paper_date", "行政处罚法 44", &["paper_date"]),
];

const HEARING_NOTICE: &[Item] = &[
    item("paper_authority", "行政处罚法 64", &["authority"]),
    item("paper_party", "行政处罚法 64(2)", &["party_name"]),
    item("paper_hearing_time", "行政处罚法 64(2)", &["hearing_time"]).by_hand(),
    item("paper_hearing_place", "行政处罚法 64(2)", &["hearing_place"]).by_hand(),
    item("paper_chair", "行政处罚法 64(4)", &["hearing_chair"]).by_hand(),
];

const HEARING_RECORD: &[Item] = &[
    item("paper_hearing_time", "行政处罚法 64(8)", &["hearing_time"]),
    item("paper_hearing_place", "行政处罚法 64(2)", &["hearing_place"]).by_hand(),
    item("paper_chair", "行政处罚法 64(4)", &["hearing_chair"]),
    item("paper_record", "行政处罚法 64(8)", &["hearing_record"]),
];

const DISCUSSION: &[Item] = &[
    item("paper_discussed_by", "行政处罚法 57(2)", &["discussed_by"]),
    item("paper_date", "行政处罚法 57(2)", &["discussed_on"]),
    item("paper_conclusion", "行政处罚法 57(2)", &["measures"]),
];

const DECISION: &[Item] = &[
    item("paper_party", "行政处罚法 59(1)", &["party_name", "party_address"]),
    item("paper_facts", "行政处罚法 59(2)", &["facts"]),
    item("paper_evidence", "行政处罚法 59(2)", &["evidence"]),
    item("paper_content", "行政处罚法 59(3)", &["measures"]),
    item("paper_basis", "行政处罚法 59(3)", &["law"]),
    item("paper_comply", "行政处罚法 59(4)", &["comply_by"]),
    item("paper_payment", "行政处罚法 59(4)、67", &["fine_sum", "payment_period"]).when("fine_sum"),
    item("paper_review_route", "行政处罚法 59(5)；行政复议法 20", &["review_body", "review_period"]),
    item("paper_suit_route", "行政处罚法 59(5)", &["court", "suit_period"]),
    item("paper_authority", "行政处罚法 59(6)", &["authority"]),
    item("paper_number", "行政处罚法 59", &["number"]),
    item("paper_date", "行政处罚法 59(6)", &["paper_date"]),
];

/// How and when it was served is written on the return itself, where it is signed.
const SERVICE: &[Item] = &[
    item("paper_paper", "行政处罚法 61；民事诉讼法 87", &["served_title", "number"]),
    item("paper_party", "民事诉讼法 87", &["party_name"]).by_hand(),
    item("paper_mode", "行政处罚法 61", &["service_mode"]).by_hand(),
    item("paper_date", "民事诉讼法 87", &["service_on"]).by_hand(),
    item("paper_officers", "行政处罚法 42", &["officers"]).by_hand(),
];

const RECHECK: &[Item] = &[
    item("paper_officers", "行政处罚法 42", &["officers"]),
    item("paper_date", "行政处罚法 66", &["on"]),
    item("paper_result", "行政处罚法 66", &["recheck_result"]),
];

const DEMAND: &[Item] = &[
    item("paper_authority", "行政强制法 34、54", &["authority"]),
    item("paper_number", "行政强制法 35", &["number"]),
    item("paper_party", "行政强制法 35", &["party_name"]),
    item("paper_period", "行政强制法 35(1)", &["demand_period"]),
    item("paper_manner", "行政强制法 35(2)", &["demand_manner"]),
    item("paper_sum", "行政强制法 35(3)", &["fine_sum"]).when("fine_sum"),
    item("paper_statement_right", "行政强制法 35(4)、36", &["statement_right"]),
    item("paper_date", "行政强制法 35", &["paper_date"]),
];

const ENFORCEMENT: &[Item] = &[
    item("paper_party", "行政强制法 37(1)", &["party_name", "party_address"]),
    item("paper_reasons", "行政强制法 37(2)", &["decision_number", "demand_number", "enforcement_basis"]),
    item("paper_manner", "行政强制法 37(3)", &["enforcement_manner", "enforcement_from"]),
    item("paper_review_route", "行政强制法 37(4)", &["review_body", "review_period"]),
    item("paper_suit_route", "行政强制法 37(4)", &["court", "enforcement_suit_period"]),
    item("paper_authority", "行政强制法 37(5)", &["authority"]),
    item("paper_number", "行政强制法 37", &["number"]),
    item("paper_date", "行政强制法 37(5)", &["paper_date"]),
];

const SETTLEMENT: &[Item] = &[
    item("paper_authority", "行政强制法 42", &["authority"]),
    item("paper_party", "行政强制法 42", &["party_name"]),
    item("paper_terms", "行政强制法 42", &["settle_terms", "settle_until"]),
];

const ANNOUNCEMENT: &[Item] = &[
    item("paper_authority", "行政强制法 44", &["authority"]),
    item("paper_party", "行政强制法 44", &["party_name"]),
    item("paper_basis", "行政强制法 44", &["decision_number", "enforcement_number"]),
    item("paper_period", "行政强制法 44", &["demolish_by"]),
    item("paper_date", "行政强制法 44", &["paper_date"]),
];

const DEMOLITION: &[Item] = &[
    item("paper_date", "行政强制法 43(1)", &["demolition_began", "demolition_ended"]),
    item("paper_officers", "行政强制法 17；行政处罚法 42", &["officers"]),
    item("paper_record", "行政强制法 43、44", &["demolition_record", "video_no"]),
];

const COURT: &[Item] = &[
    item("paper_authority", "行政强制法 53、55(2)", &["authority"]),
    item("paper_court", "行政强制法 54", &["court_applied"]).by_hand(),
    item("paper_party", "行政强制法 55(1)", &["party_name", "party_address"]),
    item("paper_decision", "行政强制法 55(1)", &["decision_number", "decision_date", "facts", "law"]),
    item("paper_opinion_and_demand", "行政强制法 55(1)", &["opinion", "demand_number", "demand_served_on"]),
    item("paper_subject", "行政强制法 55(1)", &["measures"]),
    item("paper_head_signs", "行政强制法 55(2)", &["head_of_authority"]).by_hand(),
    item("paper_date", "行政强制法 55(2)", &["paper_date"]).by_hand(),
];

const CLOSING: &[Item] = &[
    item("paper_ground", "行政处罚法 66；行政强制法 40", &["close_ground", "close_reason"]),
    item("paper_date", "行政处罚法 66", &["on"]),
];

const DISMISSAL: &[Item] = &[
    item("paper_ground", "行政处罚法 33、36、57", &["dismiss_ground", "dismiss_detail"]),
    item("paper_date", "行政处罚法 57", &["on"]),
];

const TRANSFER: &[Item] = &[
    item("paper_recipient", "行政处罚法 25、27", &["transfer_to"]),
    item("paper_reasons", "行政处罚法 25、27", &["transfer_reason"]),
    item("paper_facts", "行政处罚法 25、27", &["transfer_facts"]),
    item("paper_authority", "行政处罚法 25、27", &["authority"]).by_hand(),
    item("paper_date", "行政处罚法 25、27", &["paper_date"]),
];

impl Form {
    /// What the articles demand of it.
    pub fn items(self) -> &'static [Item] {
        match self {
            Self::LeadRegistration => LEAD,
            Self::VerificationRecord => VERIFICATION,
            Self::StopOrder => STOP,
            Self::FilingApproval => FILING,
            Self::InquiryRecord => INQUIRY,
            Self::SiteRecord => SITE,
            Self::EvidenceList => EVIDENCE,
            Self::LegalReviewOpinion => REVIEW,
            Self::Notice => NOTICE,
            Self::HearingNotice => HEARING_NOTICE,
            Self::HearingRecord => HEARING_RECORD,
            Self::DiscussionRecord => DISCUSSION,
            Self::Decision => DECISION,
            Self::ServiceReturn => SERVICE,
            Self::RecheckRecord => RECHECK,
            Self::Demand => DEMAND,
            Self::EnforcementDecision => ENFORCEMENT,
            Self::Settlement => SETTLEMENT,
            Self::Announcement => ANNOUNCEMENT,
            Self::DemolitionRecord => DEMOLITION,
            Self::CourtApplication => COURT,
            Self::ClosingApproval => CLOSING,
            Self::DismissalApproval => DISMISSAL,
            Self::TransferLetter => TRANSFER,
        }
    }
}
