//! The parts of a zip, unpacked under a limit.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::fault::FileFault;
use super::limits::{Limits, ZIP_PARTS};

/// One part of a zip.
pub(super) struct Part {
    /// Its path in lower case; a name in GBK is read as such.
    pub(super) name: String,
    index: usize,
}

/// An opened zip.
pub(super) struct Bundle<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Its parts in their order.
    pub(super) parts: Vec<Part>,
    left: u64,
}

/// How much a part may swell beyond the packed file: deflate reaches a thousandfold only on a file made for it.
const SWELL: u64 = 200;
/// So much may come out of however little: tables with wide blank columns pack very well.
const UNASKED: u64 = 16 << 20;

impl<'b> Bundle<'b> {
    /// Opens a zip and lists its parts.
    pub(super) fn open(bytes: &'b [u8], limits: Limits) -> Result<Self, FileFault> {
        let bad = |why: zip::result::ZipError| FileFault::unreadable("zip", why);
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(bad)?;
        if archive.len() > ZIP_PARTS {
            return Err(FileFault::Swells);
        }
        let mut parts = Vec::new();
        for index in 0..archive.len() {
            let entry = archive.by_index_raw(index).map_err(bad)?;
            let raw = entry.name_raw();
            let name = super::text::decoded(raw).unwrap_or_else(|| String::from_utf8_lossy(raw));
            // What Apple's packer adds is no part of the map.
            if entry.is_file() && !name.starts_with("__MACOSX/") {
                parts.push(Part { name: name.to_lowercase(), index });
            }
        }
        let packed = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let left = limits.inflated_bytes.min(packed.saturating_mul(SWELL).max(UNASKED));
        Ok(Self { archive, parts, left })
    }

    /// The parts whose name ends so.
    pub(super) fn ending(&self, end: &str) -> Vec<&Part> {
        self.parts.iter().filter(|part| part.name.ends_with(end)).collect()
    }

    /// Whether there is a part of that path.
    pub(super) fn has(&self, name: &str) -> bool {
        self.parts.iter().any(|part| part.name == name)
    }

    /// Unpacks the part of that path; none where there is none.
    pub(super) fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, FileFault> {
        let Some(index) = self.parts.iter().find(|part| part.name == name).map(|part| part.index) else {
            return Ok(None);
        };
        self.unpack(index).map(Some)
    }

    /// Unpacks everything once, keeping nothing: for a reader of somebody else's that has no limits of its own.
    pub(super) fn probe(&mut self) -> Result<(), FileFault> {
        let indexes: Vec<usize> = self.parts.iter().map(|part| part.index).collect();
        for index in indexes {
            let mut entry = self.entry(index)?;
            let mut limited = (&mut entry.0).take(entry.1.saturating_add(1));
            let size =
                std::io::copy(&mut limited, &mut std::io::sink()).map_err(|why| FileFault::unreadable("zip", why))?;
            drop(entry);
            self.left = self.left.checked_sub(size).ok_or(FileFault::Swells)?;
        }
        Ok(())
    }

    fn unpack(&mut self, index: usize) -> Result<Vec<u8>, FileFault> {
        let mut bytes = Vec::new();
        let mut entry = self.entry(index)?;
        let mut limited = (&mut entry.0).take(entry.1.saturating_add(1));
        limited.read_to_end(&mut bytes).map_err(|why| FileFault::unreadable("zip", why))?;
        drop(entry);
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.left = self.left.checked_sub(size).ok_or(FileFault::Swells)?;
        Ok(bytes)
    }

    /// A part and how much of it may be taken.
    fn entry(&mut self, index: usize) -> Result<(impl Read + '_, u64), FileFault> {
        let left = self.left;
        let entry = self.archive.by_index(index).map_err(|why| FileFault::unreadable("zip", why))?;
        Ok((entry, left))
    }
}
