//! Acts of a case: what may be done, and the form of each, told by the reader that will read it.

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::file::CaseView;
use crate::app::houses::view::{ReceiptView, RequirementView};

/// One word that a field may hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ChoiceView {
    /// The word.
    pub code: String,
    /// Its name.
    pub label: String,
}

/// A field of a form.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ToSchema)]
pub struct FormField {
    /// Its name in the body.
    pub name: String,
    /// Its name for people.
    pub label: String,
    /// Whether it must be there.
    pub required: bool,
    /// `text`, `long_text`, `date`, `date_time`, `number`, `whole`, `boolean`, `choice`, `list`, `object`, `polygon`,
    /// `division`, `officers`, `photo`, `photos`, `case` or `any`.
    pub kind: String,
    /// At least: characters, or the number itself.
    pub least: Option<f64>,
    /// At most: characters, members of a list, or the number itself.
    pub most: Option<f64>,
    /// The words of a choice.
    pub choices: Vec<ChoiceView>,
    /// What a list holds.
    #[schema(no_recursion, value_type = Option<Object>)]
    pub item: Option<Box<FormField>>,
    /// What an object holds.
    #[schema(no_recursion, value_type = Vec<Object>)]
    pub fields: Vec<FormField>,
}

/// An act that this actor may do.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CaseActView {
    /// Which.
    pub act: String,
    /// Its name.
    pub label: String,
    /// Whether nothing is missing.
    pub open: bool,
    /// Whether it is what the case waits for from this actor.
    pub primary: bool,
    /// Payload fields that the file suggests.
    #[schema(value_type = Object)]
    pub suggests: Value,
    /// What it waits for.
    pub requirements: Vec<RequirementView>,
    /// Its form.
    pub fields: Vec<FormField>,
}

/// What may be done now, by this actor.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CaseActsView {
    /// Where the case stands.
    #[schema(value_type = String)]
    pub state: Value,
    /// The acts.
    pub acts: Vec<CaseActView>,
}

/// The answer to an act.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CaseActAnswer {
    /// The case after it; none for somebody who registers leads and reads no cases.
    pub violation: Option<CaseView>,
    /// Its id.
    pub id: String,
    /// Its number.
    pub number: String,
    /// Its receipt.
    pub receipt: ReceiptView,
}
