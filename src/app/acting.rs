//! What every act goes through, whatever it is done to: how its body begins, that it happens once, and its entry.

use jiff::{Timestamp, ToSpan};
use serde::de::DeserializeOwned;
use serde_json::Value;
use uuid::Uuid;

use super::refusal::Refusal;
use super::{Homestead, personal};
use crate::domain::actor::{Actor, Role};
use crate::domain::fields::{Fields, Wrong, choice, moment, parsed};
use crate::domain::houses::acts::OfficerFact;
use crate::domain::houses::file::Officer;
use crate::domain::ids::{County, DivisionCode, Id};
use crate::ledger::receipt::Receipt;
use crate::store::ledger::NewAct;
use crate::store::{self, Conn};

/// A device's clock may run ahead of the server's by so much before an act counts as done in the future.
const CLOCK_SLACK_S: i64 = 120;

/// What an act did.
#[derive(Debug)]
pub struct Acted {
    /// What files of its kind are called in the ledger: `house`, `violation`.
    pub room: &'static str,
    /// The file it was done to.
    pub id: Id,
    /// Proof.
    pub receipt: Receipt,
    /// Recorded before: the same answer again, and nothing done.
    pub again: bool,
}

/// An act as it came in, before it is judged.
#[derive(Debug)]
pub(in crate::app) struct Request {
    /// Made by the client.
    pub(in crate::app) act_id: Uuid,
    /// What files of this kind are called in the ledger: `house`, `violation`.
    pub(in crate::app) room: &'static str,
    /// The file it is sent to; none for an act that makes one.
    pub(in crate::app) file: Option<Id>,
    /// When it was done.
    pub(in crate::app) at: Timestamp,
    /// When it came in.
    pub(in crate::app) received_at: Timestamp,
    /// The ledger it goes to.
    pub(in crate::app) county: County,
    /// Whose account; none for somebody without one.
    pub(in crate::app) actor: Option<Id>,
    /// Whether the same act is sent again, or another under its id.
    pub(in crate::app) mac: Vec<u8>,
}

/// Reads what every body of an act begins with.
pub(in crate::app) fn envelope<K: DeserializeOwned>(
    f: &mut Fields<'_>,
    now: Timestamp,
) -> (Option<K>, Option<(Uuid, Timestamp)>) {
    let act_id = f.required("act_id", parsed::<Uuid>("bad_id"));
    let act = f.required("act", choice::<K>());
    let at = f.required("at", moment());
    let latest = now.checked_add(CLOCK_SLACK_S.seconds()).unwrap_or(now);
    if at.is_some_and(|at| at > latest) {
        f.fault("at", Wrong::new("in_future"));
    }
    (act, act_id.zip(at))
}

impl Request {
    /// An act of somebody with an account, as its body begins.
    pub(in crate::app) fn by(
        home: &Homestead,
        actor: &Actor,
        (room, file): (&'static str, Option<&Id>),
        (act_id, at): (Uuid, Timestamp),
        received_at: Timestamp,
        body: &Value,
    ) -> Self {
        Self {
            act_id,
            room,
            file: file.cloned(),
            at,
            received_at,
            county: actor.county().clone(),
            actor: Some(actor.id.clone()),
            mac: personal::request_mac(&home.keys, body),
        }
    }

    /// How the ledger names a file of this act's kind.
    pub(in crate::app) fn subject(&self, id: &Id) -> String {
        subject(self.room, id)
    }

    fn actor_id(&self) -> Option<String> {
        self.actor.as_ref().map(|account| account.uuid().to_string())
    }

    /// The answer to an act that is here already.
    ///
    /// # Errors
    /// `ActIdReused` where its id was used for another act.
    pub(in crate::app) fn repeated(&self, home: &Homestead, conn: &mut Conn) -> Result<Option<Acted>, Refusal> {
        let Some(found) = store::acts::find(conn, self.county.as_str(), &self.act_id.to_string())? else {
            return Ok(None);
        };
        let same = aws_lc_rs::constant_time::verify_slices_are_equal(&found.act.request_mac, &self.mac).is_ok();
        let mine = found.act.actor_id == self.actor_id();
        let named = found.entry.subject.split_once(':').filter(|(room, _uuid)| *room == self.room);
        let id = named.and_then(|(_room, uuid)| uuid.parse().ok()).map(|uuid| Id::new(self.county.clone(), uuid));
        // The same body sent to another file is another act.
        let id = id.filter(|id| self.file.as_ref().is_none_or(|meant| meant == id));
        match id {
            Some(id) if same && mine => {
                Ok(Some(Acted { room: self.room, id, receipt: home.keys.receipt().receipt(&found.entry), again: true }))
            }
            _ => Err(Refusal::ActIdReused),
        }
    }

    /// Appends the entry of an act whose rows are written.
    ///
    /// # Errors
    /// The database's.
    pub(in crate::app) fn record(
        &self,
        home: &Homestead,
        conn: &mut Conn,
        id: &Id,
        act: &str,
        body: &Value,
    ) -> Result<Acted, Refusal> {
        let entry = store::ledger::record(
            conn,
            &NewAct {
                county: self.county.as_str(),
                act_id: &self.act_id.to_string(),
                actor_id: self.actor_id().as_deref(),
                act,
                subject: &self.subject(id),
                at: self.at.as_millisecond(),
                received_at: self.received_at.as_millisecond(),
                body: &body.to_string(),
                request_mac: &self.mac,
            },
        )?;
        Ok(Acted { room: self.room, id: id.clone(), receipt: home.keys.receipt().receipt(&entry), again: false })
    }
}

/// How the ledger names a file.
pub(in crate::app) fn subject(room: &str, id: &Id) -> String {
    format!("{room}:{}", id.uuid())
}

/// The officers that exist among those named, and whether each serves where the file lies.
///
/// # Errors
/// The database's.
pub(in crate::app) fn officers(
    conn: &mut Conn,
    county: &County,
    village: &DivisionCode,
    names: &[String],
) -> Result<Vec<OfficerFact>, Refusal> {
    let mut officers = Vec::new();
    for name in names {
        let Some(row) = store::accounts::by_username(conn, county.as_str(), name)? else { continue };
        let division: Option<DivisionCode> = row.division.parse().ok();
        let officer = serde_json::from_value::<Role>(row.role.into()).is_ok_and(|role| role == Role::Officer);
        if let (true, false, Some(certificate_no)) = (officer, row.disabled, row.certificate_no) {
            officers.push(OfficerFact {
                officer: Officer { username: row.username, certificate_no },
                here: division.is_some_and(|division| division.holds(village)),
            });
        }
    }
    Ok(officers)
}

/// The next serial of a series; 0 where none is wanted.
///
/// # Errors
/// The database's.
pub(in crate::app) fn next_serial(conn: &mut Conn, county: &County, series: Option<&str>) -> Result<u32, Refusal> {
    let Some(series) = series else { return Ok(0) };
    let next = store::numbers::next(conn, county.as_str(), series)?;
    u32::try_from(next).map_err(|why| Refusal::broken("a serial below zero", why))
}
