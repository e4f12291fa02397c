//! The rows of every subject that the ledger knows, held against its latest entry.

use diesel::dsl::max;
use diesel::prelude::*;

use crate::store::conn::Conn;
use crate::store::error::StoreError;
use crate::store::photos::{self, PhotoRow};
use crate::store::schema::ledger;
use crate::store::{ledger as entries, records};

use super::{Kind, PAGE, Report};

/// How much was looked at.
#[derive(Default)]
pub(super) struct Records {
    pub(super) subjects: u64,
    pub(super) photos: u64,
}

pub(super) fn audit<E: From<StoreError>>(
    conn: &mut Conn,
    county: &str,
    report: &mut Report<'_>,
    photo: &mut impl FnMut(&PhotoRow) -> Result<Option<Kind>, E>,
) -> Result<Records, E> {
    let mut counts = Records::default();
    let mut after = None;
    loop {
        let page = match subjects(conn, county, after.as_deref()) {
            // Nothing can be found behind a subject that is no text: what it hides comes to light once it is mended.
            Err(StoreError::Corrupt { .. }) => {
                report.tell(Kind::RecordUnreadable, format!("subjects after {}", after.as_deref().unwrap_or("none")));
                break;
            }
            page => page?,
        };
        let Some((last, _)) = page.last() else { break };
        after = Some(last.clone());
        for (subject, seq) in page {
            counts.subjects += 1;
            if check(conn, county, &subject, seq, report)? && check_photo(conn, county, &subject, report, photo)? {
                counts.photos += 1;
            }
        }
    }
    Ok(counts)
}

/// Subjects in order with the number of their latest entry.
fn subjects(conn: &mut Conn, county: &str, after: Option<&str>) -> Result<Vec<(String, i64)>, StoreError> {
    let mut query = ledger::table
        .filter(ledger::county.eq(county))
        .group_by(ledger::subject)
        .order(ledger::subject)
        .limit(PAGE)
        .select((ledger::subject, max(ledger::seq)))
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(ledger::subject.gt(after));
    }
    let page: Vec<(String, Option<i64>)> = query.load(conn)?;
    Ok(page.into_iter().filter_map(|(subject, seq)| Some((subject, seq?))).collect())
}

/// Whether the rows of the subject can be read.
fn check(conn: &mut Conn, county: &str, subject: &str, seq: i64, report: &mut Report<'_>) -> Result<bool, StoreError> {
    let now = match records::digest(conn, county, subject) {
        Err(StoreError::Corrupt { .. }) => {
            report.tell(Kind::RecordUnreadable, subject);
            return Ok(false);
        }
        now => now?,
    };
    if !now.present {
        report.tell(Kind::RecordMissing, subject);
        return Ok(true);
    }
    match entries::find(conn, county, seq) {
        Ok(Some(entry)) if entry.record_digest != now.digest => report.tell(Kind::RecordChanged, subject),
        // An entry that cannot be read was told of when the chain was walked.
        Ok(_) | Err(StoreError::Corrupt { .. }) => {}
        Err(other) => return Err(other),
    }
    Ok(true)
}

fn check_photo<E: From<StoreError>>(
    conn: &mut Conn,
    county: &str,
    subject: &str,
    report: &mut Report<'_>,
    photo: &mut impl FnMut(&PhotoRow) -> Result<Option<Kind>, E>,
) -> Result<bool, E> {
    let Some(id) = subject.strip_prefix("photo:") else { return Ok(false) };
    let Some(row) = photos::of(conn, county, id)? else { return Ok(false) };
    if let Some(kind) = photo(&row)? {
        report.tell(kind, subject);
    }
    Ok(true)
}
