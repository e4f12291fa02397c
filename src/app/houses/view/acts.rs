//! Acts: what may be done, what was done, and the proof.

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::file::HouseView;

/// A requirement of an act.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RequirementView {
    /// Its code.
    pub code: String,
    /// What is asked.
    pub label: String,
    /// Whether it holds.
    pub met: bool,
    /// False: to be known before the act, which does not wait for it.
    pub binding: bool,
    /// More about it; may be blank.
    pub detail: String,
    /// Who asks for it.
    pub basis: String,
    /// False: an unconfirmed local rule.
    pub verified: bool,
}

/// An act that this actor may do.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ActView {
    /// Which.
    #[schema(value_type = String)]
    pub act: Value,
    /// Its name.
    pub label: String,
    /// Whether nothing is missing.
    pub open: bool,
    /// Whether it is what the file waits for from this actor.
    pub primary: bool,
    /// Payload fields that the state suggests.
    #[schema(value_type = Object)]
    pub suggests: Value,
    /// What it waits for.
    pub requirements: Vec<RequirementView>,
}

/// What may be done now, by this actor.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ActsView {
    /// Where the house stands.
    #[schema(value_type = String)]
    pub stage: Value,
    /// The step inside.
    #[schema(value_type = String)]
    pub state: Value,
    /// The acts.
    pub acts: Vec<ActView>,
}

/// Proof that an act was recorded.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ReceiptView {
    /// The ledger's county.
    pub county: String,
    /// Place in the ledger.
    pub seq: i64,
    /// Hash of the entry.
    pub hash: String,
    /// Hash of the entry before.
    pub prev_hash: String,
    /// When the server had it.
    pub received_at: String,
    /// Ed25519 signature, base64.
    pub signature: String,
}

/// The answer to an act.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ActAnswer {
    /// The house after it.
    pub house: HouseView,
    /// Its receipt.
    pub receipt: ReceiptView,
}

/// An act in the timeline.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TimelineItem {
    /// Place in the ledger.
    pub seq: i64,
    /// The act.
    pub act_id: String,
    /// Which.
    pub act: String,
    /// Its name.
    pub label: String,
    /// The stage it belongs to.
    pub stage: String,
    /// Who did it.
    pub actor: TimelineActor,
    /// When it was done.
    pub at: String,
    /// When the server had it.
    pub received_at: String,
    /// Recorded on a later day than it was done.
    pub late: bool,
    /// One sentence.
    pub said: String,
    /// Its receipt.
    pub receipt: ReceiptView,
}

/// Who did an act, as the account stands now.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TimelineActor {
    /// Name.
    pub name: String,
    /// Role.
    pub role: String,
    /// Its name.
    pub role_label: String,
}
