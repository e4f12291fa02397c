//! What an actor filtered on the map, as a file: exactly that, of one moment, with how many rows it has and its hash. What is
//! given out is noted with whom it was given to.

use std::fs::{DirEntry, File};
use std::io::{self, Read};
use std::path::Path;
use std::time::Duration;

use aws_lc_rs::digest::{Context, SHA256};

use super::chunks::{CHUNK, Chunks, Stop};
use super::frame::Frame;
use super::kind::FileKind;
use super::records::{Clerk, columns};
use super::{Draft, name};
use crate::app::map::{self, MapFilter, MapLayer};
use crate::app::refusal::Refusal;
use crate::app::{Homestead, packs};
use crate::domain::actor::Actor;
use crate::exchange::shapes::Format;
use crate::exchange::shapes::write::{self, Encoding, Layout, WriteFault};
use crate::words::Language;

/// Files that are made at once: each takes a processor and a moment of the database.
pub const AT_ONCE: usize = 2;
/// No file takes as long to make.
const LEFT: Duration = Duration::from_hours(24);
/// How often it is tried to read files and map at one moment.
const TRIES: usize = 5;

/// A file that was made: it has no name on the disk any more and is gone when it is closed.
#[derive(Debug)]
pub struct Parcel {
    /// Its bytes, from the beginning.
    pub file: File,
    /// How many they are.
    pub bytes: u64,
    /// Rows in it.
    pub rows: u64,
    /// Hash of the bytes.
    pub sha256: Vec<u8>,
    /// What it may be called, in the reader's language, without its ending.
    pub name: String,
}

/// Makes the file of what is filtered and visible to the actor.
///
/// # Errors
/// `NotAllowed` for a role without the layer; `ExportsFull` where as many are being made as may be; `DoesNotFit` for what
/// the format cannot hold; `MapNotReady`.
pub fn filtered(
    home: &Homestead,
    actor: &Actor,
    (layer, filter): (MapLayer, &MapFilter),
    kind: FileKind,
    words: Language,
    stop: Stop,
) -> Result<Parcel, Refusal> {
    let format = kind.format();
    let _turn = home.counter.take().map_err(|_full| Refusal::ExportsFull { most: AT_ONCE })?;
    let made = || made(home, actor, (layer, filter), format, words, stop.clone()).transpose();
    // Somebody may act between the moment that is read and the look at the map: then it is done anew.
    let (rows, draft, name) = (0..TRIES).find_map(|_try| made()).unwrap_or(Err(Refusal::Busy))?;
    let broken = |why: io::Error| Refusal::broken("an exported file could not be read", why);
    let (file, bytes, sha256) = hashed(&draft.0).map_err(broken)?;
    let noted = MapFilter { q: filter.q.as_ref().map(|_| "…".to_owned()), ..filter.clone() };
    let hash = data_encoding::HEXLOWER.encode(&sha256);
    tracing::info!(actor = %actor.id, layer = %layer, format = format.code(), filter = ?noted, rows, hash, "exported");
    Ok(Parcel { file, bytes, rows, sha256, name })
}

/// Writes the file, through a connection of its own: readers of pages do not wait for it. On SQLite it holds back no writer,
/// only the write-ahead log from becoming shorter.
fn made(
    home: &Homestead,
    actor: &Actor,
    (layer, filter): (MapLayer, &MapFilter),
    format: Format,
    words: Language,
    stop: Stop,
) -> Result<Option<(u64, Draft, String)>, Refusal> {
    home.store.read_apart(|conn| {
        let district = packs::in_force(home, conn, actor.county())?;
        let Some(ids) = map::picked(home, conn, actor, layer, filter)? else { return Ok(None) };
        let frame = Frame::of(&district, format);
        let clerk = Clerk { home, district: &district, frame, words, sees: &actor.division };
        let columns = columns(layer, words);
        let layout = Layout { title: layer.code(), columns: &columns, crs: frame.crs, encoding: Encoding::Utf8 };
        let mut chunks = ids.chunks(CHUNK);
        let mut next = |conn: &mut _| {
            let Some(chunk) = chunks.next() else { return Ok(None) };
            let ids: Vec<String> = chunk.iter().map(ToString::to_string).collect();
            clerk.with_ids(conn, layer, &ids).map(Some)
        };
        let mut records = Chunks::new(conn, &mut next, stop);
        let draft = Draft::beside(&home.scratch.join("export"));
        let written = write::to_file(&draft.0, format, &layout, &mut records);
        records.ended()?;
        let name = name::told(layer, filter, &district, home.clock.today(), words);
        Ok(Some((written.map_err(refused)?, draft, name)))
    })
}

/// Takes away files of a program that was killed while it made them; those of another that still runs are younger.
pub fn sweep(home: &Homestead) {
    let old = |entry: &DirEntry| {
        let age = entry.metadata().and_then(|it| it.modified()).map(|at| at.elapsed().unwrap_or_default());
        age.is_ok_and(|age| age > LEFT) && entry.path().extension().is_some_and(|end| end == "part")
    };
    for entry in std::fs::read_dir(&home.scratch).into_iter().flatten().flatten().filter(old) {
        // Another process may have done it meanwhile.
        let _gone = std::fs::remove_file(entry.path());
    }
}

fn refused(why: WriteFault) -> Refusal {
    match why {
        WriteFault::DoesNotFit { record, what } => Refusal::DoesNotFit { row: record, what },
        other => Refusal::broken("a file could not be exported", other),
    }
}

/// The file at its beginning, its length and its hash.
fn hashed(path: &Path) -> io::Result<(File, u64, Vec<u8>)> {
    let mut file = File::open(path)?;
    let mut hash = Context::new(&SHA256);
    let mut bytes = 0;
    let mut piece = vec![0; 1 << 16];
    loop {
        let read = file.read(&mut piece)?;
        if read == 0 {
            break;
        }
        bytes += u64::try_from(read).unwrap_or_default();
        hash.update(piece.get(..read).unwrap_or_default());
    }
    io::Seek::rewind(&mut file)?;
    Ok((file, bytes, hash.finish().as_ref().to_vec()))
}
