//! `homestead audit`

use std::process::ExitCode;

use serde_json::json;

use super::{Failure, Settings, out};
use crate::blob::{BlobError, BlobStore, Digest};
use crate::store::audit::{self, Audited, Deviation, Kind};
use crate::store::photos::PhotoRow;
use crate::store::{Store, StoreError, StoreOptions};

pub(super) fn run(settings: &Settings, as_json: bool) -> Result<ExitCode, Failure> {
    let store = Store::open(&settings.database()?, &StoreOptions { readers: 1, ..StoreOptions::default() })?;
    if !store.is_current()? {
        return Err(StoreError::OutOfDate.into());
    }
    let blobs = BlobStore::open(&settings.blobs)?;
    let mut deviations = Vec::new();
    let mut found = |deviation: Deviation| {
        if as_json {
            deviations.push(deviation);
        } else {
            out::result(&deviation.to_string());
        }
    };
    let counties = store.read(|conn| -> Result<Vec<Audited>, Failure> {
        let mut counties = Vec::new();
        for county in audit::counties(conn)? {
            counties.push(audit::audit(conn, &county, &mut found, |photo| check_blob(&blobs, photo))?);
        }
        Ok(counties)
    })?;
    if as_json {
        out::result(&json!({"counties": counties, "deviations": deviations}).to_string());
    } else {
        counties.iter().for_each(tell);
    }
    let clean = counties.iter().all(|county| county.deviations == 0);
    Ok(if clean { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn tell(county: &Audited) {
    let Audited { county, seq, hash, entries, subjects, photos, deviations } = county;
    out::result(&format!(
        "county {county}: {entries} entries up to {seq} {hash}, {subjects} subjects, {photos} photos, \
         {deviations} deviations"
    ));
}

fn check_blob(blobs: &BlobStore, photo: &PhotoRow) -> Result<Option<Kind>, Failure> {
    let Ok(digest) = photo.sha256.parse::<Digest>() else { return Ok(Some(Kind::BlobMissing)) };
    match blobs.get(&digest) {
        Ok(_bytes) => Ok(None),
        Err(BlobError::Missing(_)) => Ok(Some(Kind::BlobMissing)),
        Err(BlobError::Damaged(_)) => Ok(Some(Kind::BlobChanged)),
        Err(failed) => Err(failed.into()),
    }
}
