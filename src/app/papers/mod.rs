//! The papers of a file for those who may read it: which there are, what each still lacks, and each in three formats. They
//! are made when they are asked for and kept nowhere; why that needs no entry in the ledger, [`crate::domain::papers`] says.

mod fonts;
mod gather;
mod sheet;
pub mod view;

use aws_lc_rs::digest::{SHA256, digest};
use data_encoding::BASE64;

use self::sheet::Sheet;
use self::view::DocumentsView;
use super::Homestead;
use super::refusal::Refusal;
use crate::domain::actor::Actor;
use crate::domain::ids::Id;
use crate::domain::papers::case::papers;
use crate::exchange::papers::{Document, PdfFault, STYLE, docx, html, pdf};
use crate::words::Language;

pub use fonts::TypeCase;

/// In what form a paper is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A page that prints; a paper that lacks something shows as a draft.
    Html,
    /// A document to write on.
    Docx,
    /// With its letters inside.
    Pdf,
}

/// A paper, printed.
#[derive(Debug)]
pub struct Printed {
    /// What the bytes are.
    pub mime: &'static str,
    /// The bytes.
    pub body: Vec<u8>,
}

impl Format {
    /// The format of that ending.
    pub fn named(ending: &str) -> Option<Self> {
        match ending {
            "html" => Some(Self::Html),
            "docx" => Some(Self::Docx),
            "pdf" => Some(Self::Pdf),
            _ => None,
        }
    }
}

/// `sha256-…` of the style in a paper's page: the one style beside our own files that a browser is let use.
pub fn style_hash() -> String {
    format!("sha256-{}", BASE64.encode(digest(&SHA256, STYLE.as_bytes()).as_ref()))
}

/// Every paper that a case has as it stands.
///
/// # Errors
/// `Hidden` outside the actor's territory; `NotAllowed` for a role that reads no cases.
pub fn documents(home: &Homestead, actor: &Actor, id: &Id, words: Language) -> Result<DocumentsView, Refusal> {
    let gathered = gather::gather(home, actor, id)?;
    let all = papers(&gathered.case);
    let show = |paper| view::show(&Sheet::of(&gathered, paper), &all, words);
    Ok(DocumentsView(all.iter().map(show).collect()))
}

/// One paper of a case, named as in the list.
///
/// # Errors
/// `Hidden` outside the actor's territory or where the case has no such paper; `Unmet` with what an article demands and the
/// paper lacks, but for a page, which shows it as a draft; `NoFont` where no PDF can be set.
pub fn document(home: &Homestead, actor: &Actor, id: &Id, key: &str, format: Format) -> Result<Printed, Refusal> {
    let gathered = gather::gather(home, actor, id)?;
    let all = papers(&gathered.case);
    let paper = all.iter().find(|paper| paper.key() == key).ok_or(Refusal::Hidden)?;
    let sheet = Sheet::of(&gathered, paper);
    let missing = sheet.missing();
    if format != Format::Html && !missing.is_empty() {
        return Err(Refusal::Unmet(missing));
    }
    let document = sheet.document().ok_or(Refusal::Hidden)?;
    print(home, &document, format)
}

fn print(home: &Homestead, document: &Document, format: Format) -> Result<Printed, Refusal> {
    let (mime, body) = match format {
        Format::Html => ("text/html; charset=utf-8", html(document).into_bytes()),
        Format::Docx => {
            let bytes = docx(document).map_err(|why| Refusal::broken("a DOCX could not be written", why))?;
            ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", bytes)
        }
        Format::Pdf => {
            let bytes = pdf(document, home.typecase.fonts()?).map_err(|why| match why {
                PdfFault::NoLetter(letters) => Refusal::NoLetter(letters),
                PdfFault::Writer(_) => Refusal::broken("a PDF could not be written", why),
            })?;
            ("application/pdf", bytes)
        }
    };
    Ok(Printed { mime, body })
}
