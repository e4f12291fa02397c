//! Photos: taken in, judged by the fence of their house, shown. The original bytes are never altered.

mod facts;
mod meta;
mod take;
mod view;
mod witness;

pub use crate::imaging::Refusal as PhotoRefusal;
pub use crate::imaging::limits::MAX_BYTES;
pub(in crate::app) use take::take_in_of_report;
pub use take::{TakenIn, take_in};
pub(in crate::app) use view::standpoint;
pub use view::{PhotoView, view};

pub(in crate::app) use witness::seen_by;

use super::Homestead;
use super::houses::visible;
use super::refusal::Refusal;
use super::{policy, violations};
use crate::blob::{CopyKind, Digest};
use crate::domain::actor::Actor;
use crate::domain::fields::FieldShape;
use crate::domain::ids::Id;
use crate::spatial::LonLat;
use crate::store::photos::PhotoRow;
use crate::store::{self, Conn, StoreError};
use crate::words::Language;

/// What the `meta` part of an upload holds.
pub fn meta_fields() -> Vec<FieldShape> {
    meta::described()
}

/// Which bytes of a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rendition {
    /// As it came in.
    Original,
    /// Upright, at most 1600 px, without EXIF.
    Display,
    /// Upright, at most 320 px, without EXIF.
    Thumbnail,
}

/// A photo's bytes.
#[derive(Debug)]
pub struct Bytes {
    /// The bytes.
    pub body: Vec<u8>,
    /// Their media type.
    pub mime: String,
    /// Hash of the original: what the bytes never change with.
    pub sha256: String,
}

/// A photo's facts.
///
/// # Errors
/// `Hidden` where the actor may not see its house, or took no such photo.
pub fn photo(home: &Homestead, actor: &Actor, id: &Id, words: Language) -> Result<PhotoView, Refusal> {
    home.store.read(|conn| {
        let row = visible_photo(conn, actor, id)?;
        let same = store::photos::by_sha256(conn, &row.county, &row.sha256)?;
        view(&row, &shown(conn, actor, same)?, words)
    })
}

/// A photo's bytes. Copies that are missing are made again from the original.
///
/// # Errors
/// `Hidden` as for [`photo`]; `Broken` when the bytes are not those that came in.
pub fn bytes(home: &Homestead, actor: &Actor, id: &Id, which: Rendition) -> Result<Bytes, Refusal> {
    let row = home.store.read(|conn| visible_photo(conn, actor, id))?;
    rendered(home, row, which)
}

fn rendered(home: &Homestead, row: PhotoRow, which: Rendition) -> Result<Bytes, Refusal> {
    let digest: Digest = row.sha256.parse().map_err(|_why| StoreError::corrupt(format!("hash of photo {}", row.id)))?;
    let broken = |why| Refusal::broken("a photo's bytes cannot be read", why);
    let kind = match which {
        Rendition::Original => {
            let body = home.blobs.get(&digest).map_err(broken)?;
            return Ok(Bytes { body, mime: row.mime, sha256: row.sha256 });
        }
        Rendition::Display => CopyKind::Display,
        Rendition::Thumbnail => CopyKind::Thumbnail,
    };
    let mime = "image/jpeg".to_owned();
    if let Some(body) = home.blobs.derived().get(&digest, kind).map_err(broken)? {
        return Ok(Bytes { body, mime, sha256: row.sha256 });
    }
    let original = home.blobs.get(&digest).map_err(broken)?;
    let _turn = home.darkroom.take()?;
    let (_facts, copies) = crate::imaging::take_in(&original)
        .map_err(|why| Refusal::broken("a photo that was taken in cannot be read any more", why))?;
    take::keep_copies(home, &digest, &copies)?;
    let body = if kind == CopyKind::Display { copies.display } else { copies.thumbnail };
    Ok(Bytes { body, mime, sha256: row.sha256 })
}

/// Those of some photos that the actor may see: a duplicate elsewhere is flagged, but not named.
fn shown(conn: &mut Conn, actor: &Actor, photos: Vec<PhotoRow>) -> Result<Vec<PhotoRow>, Refusal> {
    let mut shown = Vec::new();
    for row in photos {
        match seen(conn, actor, &row) {
            Ok(()) => shown.push(row),
            Err(Refusal::Hidden) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(shown)
}

/// A photo is seen by those who see its house or its case, and one of a patrol by those who see that visit; one of neither, or
/// of a case by somebody who reads no cases, by who took it.
fn visible_photo(conn: &mut Conn, actor: &Actor, id: &Id) -> Result<PhotoRow, Refusal> {
    policy::visibility(actor)?;
    if id.county() != actor.county() {
        return Err(Refusal::Hidden);
    }
    let row = store::photos::find(conn, id)?.ok_or(Refusal::Hidden)?;
    seen(conn, actor, &row)?;
    Ok(row)
}

fn seen(conn: &mut Conn, actor: &Actor, row: &PhotoRow) -> Result<(), Refusal> {
    match row.house_id.as_ref().and_then(|uuid| uuid.parse().ok()) {
        Some(house) => visible(conn, actor, &Id::new(actor.county().clone(), house)).map(drop),
        None if row.violation_id.is_some() && policy::case_visibility(actor).is_ok() => {
            let case = row.violation_id.as_ref().and_then(|uuid| uuid.parse().ok()).ok_or(Refusal::Hidden)?;
            violations::visible(conn, actor, &Id::new(actor.county().clone(), case)).map(drop)
        }
        None if row.actor_id == actor.id.uuid().to_string() => Ok(()),
        None => patrolled(conn, actor, row),
    }
}

/// Where a photo says that it was taken, with the radius of uncertainty in metres; none where it does not say it.
pub(in crate::app) fn fix(row: &PhotoRow) -> Option<(LonLat, f64)> {
    let facts: facts::Facts = serde_json::from_str(&row.facts).ok()?;
    let location = facts.location?;
    Some((location.place()?, location.accuracy_m))
}

/// The bytes of a photo that belongs to something the actor sees, which the caller has asked.
///
/// # Errors
/// `Hidden` for no photo of the county; `Broken` when the bytes are not those that came in.
pub(in crate::app) fn bytes_of(home: &Homestead, id: &Id, which: Rendition) -> Result<Bytes, Refusal> {
    let row = home.store.read(|conn| store::photos::find(conn, id))?.ok_or(Refusal::Hidden)?;
    rendered(home, row, which)
}

fn patrolled(conn: &mut Conn, actor: &Actor, row: &PhotoRow) -> Result<(), Refusal> {
    let visit = store::patrols::visit_of_photo(conn, &row.county, &row.id)?.ok_or(Refusal::Hidden)?;
    let visit = visit.parse().map_err(|_why| StoreError::corrupt(format!("the visit of photo {}", row.id)))?;
    let visit = store::patrols::find(conn, &Id::new(actor.county().clone(), visit))?.ok_or(Refusal::Hidden)?;
    policy::visibility(actor)?.shows(actor.county(), &visit.village()?)
}
