//! What happened to a file, each act with its receipt.

use serde_json::Value;

use super::Homestead;
use super::houses::view::{Page, ReceiptView, TimelineActor, TimelineItem};
use super::refusal::Refusal;
use crate::domain::ids::Id;
use crate::domain::time::{china_date, china_text};
use crate::ledger::receipt::Receipt;
use crate::store::acts::RecordedAct;
use crate::store::{self, Conn, StoreError};
use crate::words::Language;

/// More acts than any file has.
const MOST: i64 = 500;

/// What a room says of one of its acts.
#[derive(Debug)]
pub(in crate::app) struct Said {
    /// The act's name.
    pub(in crate::app) label: String,
    /// The stage it belongs to, for its colour.
    pub(in crate::app) stage: String,
    /// One sentence.
    pub(in crate::app) sentence: String,
}

/// The acts of a file, the latest first; `tell` says each from its code and body.
///
/// # Errors
/// `Corrupt` for an act that this program did not write.
pub(in crate::app) fn of_subject(
    home: &Homestead,
    conn: &mut Conn,
    id: &Id,
    subject: &str,
    words: Language,
    tell: &dyn Fn(&str, &Value) -> Said,
) -> Result<Page<TimelineItem>, Refusal> {
    let acts = store::acts::of_subject(conn, id.county().as_str(), subject, i64::MAX, MOST)?;
    let items = acts.iter().map(|recorded| item(home, conn, recorded, words, tell));
    Ok(Page { items: items.collect::<Result<_, Refusal>>()?, next_cursor: None })
}

fn item(
    home: &Homestead,
    conn: &mut Conn,
    recorded: &RecordedAct,
    words: Language,
    tell: &dyn Fn(&str, &Value) -> Said,
) -> Result<TimelineItem, Refusal> {
    let RecordedAct { entry, act } = recorded;
    let time = |milliseconds: i64| {
        jiff::Timestamp::from_millisecond(milliseconds)
            .map_err(|why| StoreError::corrupt(format!("a time of act {}: {why}", act.id)))
    };
    let (at, received_at) = (time(act.at)?, time(entry.received_at)?);
    let body: Value =
        serde_json::from_str(&act.body).map_err(|why| StoreError::corrupt(format!("body of act {}: {why}", act.id)))?;
    let said = tell(&act.act, &body);
    Ok(TimelineItem {
        seq: entry.seq,
        act_id: act.id.clone(),
        act: act.act.clone(),
        label: said.label,
        stage: said.stage,
        actor: who(conn, act.actor_id.as_deref(), &entry.county, words)?,
        at: china_text(at),
        received_at: china_text(received_at),
        late: china_date(received_at) > china_date(at),
        said: said.sentence,
        receipt: receipt(&home.keys.receipt().receipt(entry)),
    })
}

fn who(conn: &mut Conn, id: Option<&str>, county: &str, words: Language) -> Result<TimelineActor, Refusal> {
    let id = id.and_then(|uuid| format!("{county}-{uuid}").parse::<Id>().ok());
    let account = match id {
        Some(id) => store::accounts::find(conn, &id)?,
        None => None,
    };
    let (name, role) = account.map_or((String::new(), "program".to_owned()), |row| (row.name, row.role));
    Ok(TimelineActor { name, role_label: words.label("role", &role), role })
}

/// Shows a receipt.
pub fn receipt(receipt: &Receipt) -> ReceiptView {
    ReceiptView {
        county: receipt.county.clone(),
        seq: receipt.seq,
        hash: receipt.hash.to_string(),
        prev_hash: receipt.prev_hash.to_string(),
        received_at: jiff::Timestamp::from_millisecond(receipt.received_at).map(china_text).unwrap_or_default(),
        signature: receipt.signature.clone(),
    }
}
