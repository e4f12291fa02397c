//! A file of shapes, judged as it stands: what somebody was sent, before any of it counts.

use serde_json::Value;

use super::judge::Judge;
use super::request::about;
use super::view::{ShapesView, SuspicionView};
use crate::app::refusal::Refusal;
use crate::app::{Homestead, packs};
use crate::domain::actor::Actor;
use crate::domain::fields::{Fault, Fields};
use crate::exchange::shapes::{self, Limits};
use crate::words::Language;

/// Largest file.
pub const MAX_FILE_BYTES: usize = 16 << 20;

/// Says of each shape in a file where it lies, how large it is and what is wrong with it. What is said of the file's system
/// goes before what the file says; where a map may be shifted and nobody says which it was, that is a suspicion.
///
/// # Errors
/// `Faulty` for a file that cannot be read as a whole, or a wrong `meta`; `Hidden` for a county without a pack.
pub fn file(
    home: &Homestead,
    actor: &Actor,
    meta: &Value,
    bytes: &[u8],
    words: Language,
) -> Result<ShapesView, Refusal> {
    let about = Fields::read(meta, about).map_err(Refusal::Faulty)?;
    // Read, a file may take fifteen times its size: a few at once, as with photos.
    let _turn = home.darkroom.take()?;
    let sheet = shapes::read(bytes, Limits::UPLOAD).map_err(|why| {
        Refusal::Faulty(vec![Fault { path: "file".to_owned(), code: why.code(), params: why.params() }])
    })?;
    let district = home.store.read(|conn| packs::in_force(home, conn, actor.county()))?;
    let judge = Judge { district: &district, words, corrections: &about.corrections };
    let declared = about.declared.or(sheet.declared_crs);
    let mut view = judge.shapes(sheet.format.code(), &sheet.shapes, &sheet.faults, declared);
    if sheet.ask_map && about.declared.is_none() {
        let code = "which_map";
        let detail = words.label("suspicion", code);
        view.suspicions.push(SuspicionView { code: code.to_owned(), detail, correction: None });
    }
    Ok(view)
}
