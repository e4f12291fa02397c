//! A photo comes in: its bytes first, under their hash and on the disk, then its row and its entry in the ledger.

use aws_lc_rs::digest::{SHA256, digest};
use data_encoding::HEXLOWER;
use jiff::Timestamp;
use serde_json::{Value, json};
use uuid::Uuid;

use super::facts::{Before, Facts, Fence as FenceFact, flags};
use super::meta::{self, Meta};
use super::shown;
use super::view::{PhotoView, view};
use crate::app::district::District;
use crate::app::houses::visible;
use crate::app::refusal::Refusal;
use crate::app::{Homestead, packs, personal, policy, violations};
use crate::blob::{CopyKind, Digest};
use crate::domain::actor::Actor;
use crate::domain::fields::Fault;
use crate::domain::houses::House;
use crate::domain::houses::file::Fix;
use crate::domain::ids::{County, Id};
use crate::domain::time::china_date;
use crate::imaging::{self, Copies};
use crate::spatial::{Fence, LonLat, Side};
use crate::store::ledger::NewAct;
use crate::store::photos::PhotoRow;
use crate::store::{self, Conn};
use crate::words::Language;

/// What became of an upload.
#[derive(Debug)]
pub struct TakenIn {
    /// The photo.
    pub photo: PhotoView,
    /// It was here already: sent again by the same device for the same thing.
    pub again: bool,
}

/// Takes a photo in.
///
/// # Errors
/// `Faulty` with everything wrong in `meta`, `Hidden` for a house outside the territory, `Photo` for bytes that are no
/// photo that can be kept.
pub fn take_in(
    home: &Homestead,
    actor: &Actor,
    meta: &Value,
    bytes: &[u8],
    words: Language,
) -> Result<TakenIn, Refusal> {
    policy::visibility(actor)?;
    let now = home.clock.now();
    let meta = meta::read(meta, &hash(bytes), now).map_err(Refusal::Faulty)?;
    let (target, district) = home.store.read(|conn| {
        let target = match (&meta.house, &meta.violation) {
            (Some(id), _) => {
                Some(Target::House(Box::new(visible(conn, actor, id).map_err(|why| unknown(why, "house_id"))?)))
            }
            (None, Some(id)) => {
                let case = violations::within_reach(conn, actor, id).map_err(|why| unknown(why, "violation_id"))?;
                Some(Target::Lead(case.lead.place))
            }
            (None, None) => None,
        };
        Ok::<_, Refusal>((target, packs::in_force(home, conn, actor.county())?))
    })?;
    let judged = target.map(|target| target.judge(&district, now, &meta));
    let shot = developed(home, meta, judged, bytes)?;
    let (home, actor) = (home.clone(), actor.clone());
    home.clone().store.write(move |conn| {
        let (row, again, same) = keep(&home, conn, actor.county(), Some(&actor.id), &shot)?;
        Ok(TakenIn { photo: view(&row, &shown(conn, &actor, same)?, words)?, again })
    })
}

/// Takes the photo of a citizen's report in, who has no account: it shows that lead and nothing else.
///
/// # Errors
/// As for [`take_in`].
pub(in crate::app) fn take_in_of_report(
    home: &Homestead,
    case: &Id,
    said: &Value,
    bytes: &[u8],
) -> Result<(), Refusal> {
    let now = home.clock.now();
    let hash = hash(bytes);
    let meta = json!({ "taken_at": said.get("at"), "device_id": "report", "purpose": "report", "sha256": hash,
        "violation_id": case, "location": said.get("location") });
    let meta = meta::read(&meta, &hash, now).map_err(Refusal::Faulty)?;
    let (place, district) = home.store.read(|conn| {
        let row = store::violations::find(conn, case)?.ok_or(Refusal::Hidden)?;
        Ok::<_, Refusal>((violations::parse(&row)?.lead.place, packs::in_force(home, conn, case.county())?))
    })?;
    let judged = Target::Lead(place).judge(&district, now, &meta);
    let shot = developed(home, meta, Some(judged), bytes)?;
    let (home, county) = (home.clone(), case.county().clone());
    home.clone().store.write(move |conn| keep(&home, conn, &county, None, &shot).map(drop))
}

fn hash(bytes: &[u8]) -> String {
    HEXLOWER.encode(digest(&SHA256, bytes).as_ref())
}

/// The bytes on the disk with their copies, and what they say.
fn developed(home: &Homestead, meta: Meta, judged: Option<Judged>, bytes: &[u8]) -> Result<Shot, Refusal> {
    let (facts, copies) = {
        let _turn = home.darkroom.take()?;
        imaging::take_in(bytes).map_err(Refusal::Photo)?
    };
    let blob = home.blobs.put(bytes).map_err(|why| Refusal::broken("a photo's bytes cannot be kept", why))?;
    keep_copies(home, &blob, &copies)?;
    let received_at = home.clock.now();
    Ok(Shot { meta, facts, fingerprint: copies.fingerprint.bits(), judged, bytes: bytes.len(), received_at })
}

/// A file that cannot be seen is, in a photo's meta, a field that is wrong.
fn unknown(why: Refusal, field: &str) -> Refusal {
    match why {
        Refusal::Hidden => {
            Refusal::Faulty(vec![Fault { path: field.to_owned(), code: "not_found", params: Vec::new() }])
        }
        other => other,
    }
}

/// What a photo is taken of, and so within which fence.
enum Target {
    House(Box<House>),
    /// Where a lead says that something stands.
    Lead(Fix),
}

/// Everything known of a photo before its row is written.
struct Shot {
    meta: Meta,
    facts: imaging::Facts,
    fingerprint: u64,
    judged: Option<Judged>,
    bytes: usize,
    received_at: Timestamp,
}

struct Judged {
    side: Side,
    distance_m: Option<f64>,
    fence: FenceFact,
}

impl Target {
    fn judge(&self, district: &District, now: Timestamp, meta: &Meta) -> Judged {
        match self {
            Self::House(house) => {
                let rule = district.pack.on(house.applied_on()).fence().map(|rule| &rule.value);
                let plane = rule.zip(house.application.plot.plane());
                let fence = plane.map(|(rule, plane)| Fence::around(&plane, rule.grow_m, rule.max_accuracy_m));
                judge(fence.as_ref(), "plot", rule.map_or(0.0, |rule| rule.grow_m), meta)
            }
            Self::Lead(place) => {
                let rule = district.pack.on(china_date(now)).fence().map(|rule| &rule.value);
                // Whoever told of it stood somewhere near: the fence grows by how near.
                let radius_m = rule.map_or(0.0, |rule| rule.grow_m) + place.accuracy_m;
                let fence = rule
                    .zip(place.place())
                    .and_then(|(rule, at)| Fence::around_point(at, district.grid, radius_m, rule.max_accuracy_m));
                judge(fence.as_ref(), "lead", radius_m, meta)
            }
        }
    }
}

fn judge(fence: Option<&Fence>, target: &str, radius_m: f64, meta: &Meta) -> Judged {
    let location = meta.location.as_ref();
    let fix = location.and_then(meta::Location::place);
    let seen = fence.map(|fence| fence.check(fix, location.map_or(f64::NAN, |location| location.accuracy_m)));
    Judged {
        side: seen.map_or(Side::Unlocated, |seen| seen.side),
        distance_m: seen.and_then(|seen| seen.distance_m),
        fence: FenceFact { target: target.to_owned(), radius_m },
    }
}

/// Writes the row and its entry, or finds the photo that was sent before; with the others of its bytes.
fn keep(
    home: &Homestead,
    conn: &mut Conn,
    county: &County,
    account: Option<&Id>,
    shot: &Shot,
) -> Result<(PhotoRow, bool, Vec<PhotoRow>), Refusal> {
    let same = store::photos::by_sha256(conn, county.as_str(), &shot.meta.sha256)?;
    let row = shot.row(conn, county, account, &same)?;
    let again = |other: &&PhotoRow| {
        (&other.actor_id, &other.house_id, &other.violation_id, other.taken_at)
            == (&row.actor_id, &row.house_id, &row.violation_id, row.taken_at)
    };
    if let Some(earlier) = same.iter().find(again) {
        let earlier = earlier.clone();
        return Ok((earlier, true, same));
    }
    store::photos::insert(conn, &row)?;
    let body = json!({ "sha256": row.sha256, "bytes": row.bytes, "house": shot.meta.house,
        "violation": shot.meta.violation, "purpose": row.purpose });
    let uuid = account.map(|account| account.uuid().to_string());
    store::ledger::record(
        conn,
        &NewAct {
            county: county.as_str(),
            act_id: &Uuid::now_v7().to_string(),
            actor_id: uuid.as_deref(),
            act: "take_photo",
            subject: &format!("photo:{}", row.id),
            at: row.taken_at,
            received_at: row.received_at,
            body: &body.to_string(),
            request_mac: &personal::request_mac(&home.keys, &body),
        },
    )?;
    Ok((row, false, same))
}

impl Shot {
    fn row(
        &self,
        conn: &mut Conn,
        county: &County,
        account: Option<&Id>,
        same: &[PhotoRow],
    ) -> Result<PhotoRow, Refusal> {
        let meta = &self.meta;
        // Somebody without an account took it: a blank is no account's.
        let actor_id = account.map(|account| account.uuid().to_string()).unwrap_or_default();
        let taken_at = meta.taken_at.as_millisecond();
        let before = match account {
            Some(_) => store::photos::last_before(conn, county.as_str(), &actor_id, taken_at)?,
            None => None,
        };
        let before = before.and_then(|row| {
            let place = LonLat::new(row.lon?, row.lat?).ok()?;
            Some(Before { place, taken_at: Timestamp::from_millisecond(row.taken_at).ok()? })
        });
        let judged = self.judged.as_ref();
        let facts = Facts {
            location: meta.location.clone(),
            heading: meta.heading,
            exif: (&self.facts.exif).into(),
            distance_m: judged.and_then(|it| it.distance_m),
            fence: judged.map(|it| it.fence.clone()),
            outside_reason: meta.outside_reason.clone(),
            flags: flags(meta, &self.facts.exif, before, !same.is_empty()),
        };
        let side = match (judged, &meta.location) {
            (Some(judged), _) => judged.side,
            (None, Some(_)) => Side::Undecided,
            (None, None) => Side::Unlocated,
        };
        let (width, height) = self.facts.upright_size_px();
        let broken = |why| Refusal::broken("a photo's figures do not fit", why);
        Ok(PhotoRow {
            county: county.to_string(),
            id: Uuid::now_v7().to_string(),
            sha256: meta.sha256.clone(),
            bytes: i64::try_from(self.bytes).map_err(broken)?,
            mime: self.facts.format.mime().to_owned(),
            width: i32::try_from(width).map_err(broken)?,
            height: i32::try_from(height).map_err(broken)?,
            taken_at,
            received_at: self.received_at.as_millisecond(),
            house_id: meta.house.as_ref().map(|id: &Id| id.uuid().to_string()),
            violation_id: meta.violation.as_ref().map(|id: &Id| id.uuid().to_string()),
            purpose: meta.purpose.clone(),
            device_id: meta.device_id.clone(),
            actor_id,
            lon: meta.location.as_ref().map(|it| it.lon),
            lat: meta.location.as_ref().map(|it| it.lat),
            verdict: json!(side).as_str().unwrap_or_default().to_owned(),
            // The same 64 bits in the database's signed integer.
            fingerprint: i64::from_ne_bytes(self.fingerprint.to_ne_bytes()),
            facts: json!(facts).to_string(),
        })
    }
}

/// Keeps the copies of a photo beside its original.
pub(super) fn keep_copies(home: &Homestead, original: &Digest, copies: &Copies) -> Result<(), Refusal> {
    let broken = |why| Refusal::broken("a photo's copies cannot be kept", why);
    home.blobs.derived().put(original, CopyKind::Display, &copies.display).map_err(broken)?;
    home.blobs.derived().put(original, CopyKind::Thumbnail, &copies.thumbnail).map_err(broken)
}
