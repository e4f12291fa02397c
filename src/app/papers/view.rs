//! A paper of a file as the list shows it.

use serde::Serialize;
use utoipa::ToSchema;

use super::sheet::Sheet;
use crate::domain::papers::case::list::served_form;
use crate::domain::papers::case::{Audience, CasePaper, Of};
use crate::domain::papers::contents::Content;
use crate::words::Language;

/// The papers of a file, in the order of its life.
#[derive(Debug, Serialize, ToSchema)]
pub struct DocumentsView(pub Vec<DocumentView>);

/// A paper of a file.
#[derive(Debug, Serialize, ToSchema)]
pub struct DocumentView {
    /// What names it in an address: `decision`, `service_return-decision`, `recheck_record-2`.
    pub form: String,
    /// Its name.
    pub label: String,
    /// Its number.
    pub number: Option<String>,
    /// Its day; none for one still to be filled in.
    pub on: Option<String>,
    /// Whether it has all that the articles demand of it.
    pub complete: bool,
    /// What it lacks.
    pub missing: Vec<DemandView>,
    /// All that the articles demand of it.
    pub contents: Vec<ContentView>,
    /// From when it counts as served.
    pub served: Option<String>,
    /// Whether the party or the public gets it: nothing unconfirmed is cited in it.
    pub citizen: bool,
    /// The wording it is printed in.
    pub wording: Option<WordingView>,
}

/// What an article demands.
#[derive(Debug, Serialize, ToSchema)]
pub struct DemandView {
    /// Stable code.
    pub code: &'static str,
    /// What.
    pub label: String,
    /// Who demands it.
    pub basis: String,
}

/// What an article demands, and whether it is there.
#[derive(Debug, Serialize, ToSchema)]
pub struct ContentView {
    /// Stable code.
    pub code: &'static str,
    /// What.
    pub label: String,
    /// Who demands it.
    pub basis: String,
    /// Whether the file gives it.
    pub present: bool,
    /// Whether a blank is left for it where the file does not.
    pub by_hand: bool,
}

/// The wording of a form.
#[derive(Debug, Serialize, ToSchema)]
pub struct WordingView {
    /// Edition.
    pub version: String,
    /// On what it rests.
    pub basis: String,
    /// Whether the district confirmed it.
    pub verified: bool,
}

pub(super) fn show(sheet: &Sheet<'_>, all: &[CasePaper<'_>], words: Language) -> DocumentView {
    let paper = sheet.paper;
    let said = |content: &Content| words.label("requirement", &format!("{}.label", content.code));
    let demand =
        |content: &Content| DemandView { code: content.code, label: said(content), basis: words.cite(content.article) };
    let missing: Vec<DemandView> = sheet.contents.iter().filter(|it| it.missing()).map(demand).collect();
    let contents = sheet.contents.iter().map(|content| ContentView {
        code: content.code,
        label: said(content),
        basis: words.cite(content.article),
        present: content.present,
        by_hand: content.by_hand,
    });
    DocumentView {
        form: paper.key(),
        label: label(paper, all, words),
        number: paper.number.map(str::to_owned),
        on: paper.on.map(|on| on.to_string()),
        complete: missing.is_empty() && sheet.wording().is_some(),
        missing,
        contents: contents.collect(),
        served: paper.served.map(|on| on.to_string()),
        citizen: paper.form.audience() == Audience::Citizen,
        wording: sheet.wording().map(|rule| WordingView {
            version: rule.value.version.clone(),
            basis: words.cite(&rule.basis),
            verified: rule.verified,
        }),
    }
}

/// Its name, with which one it is where a case has several.
fn label(paper: &CasePaper<'_>, all: &[CasePaper<'_>], words: Language) -> String {
    let name = words.label("paper", paper.form.code());
    let several = all.iter().filter(|other| other.form == paper.form).count() > 1;
    let which = match paper.of {
        Of::Case => None,
        Of::Paper(kind) => Some(words.label("paper", served_form(kind).code())),
        Of::Nth(at) => several.then(|| (at + 1).to_string()),
        Of::Exhibit(number) => Some(words.say("paper_of.exhibit", &[("number", number.to_string())])),
        Of::Blank => Some(words.label("paper_of", "blank")),
        Of::Corrected => Some(words.label("paper_of", "corrected")),
    };
    match which {
        Some(which) => words.say("paper_of.one", &[("name", name), ("which", which)]),
        None => name,
    }
}
