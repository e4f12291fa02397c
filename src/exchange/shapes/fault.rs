//! Why a file as a whole is not read.

/// A file that is refused. The sentence stands in the words under `fault.<code>`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileFault {
    /// More bytes than are taken.
    #[error("the file has more than {most} bytes")]
    TooLarge {
        /// The most that are taken.
        most: u64,
    },
    /// Packed bytes that would swell beyond all measure, or more parts than any format has.
    #[error("the packed file would swell beyond what is taken")]
    Swells,
    /// More shapes or points than are taken.
    #[error("the file has more than {most} {what}")]
    TooMany {
        /// Of what.
        what: &'static str,
        /// The most that are taken.
        most: usize,
    },
    /// None of the formats known here.
    #[error("the file is of no known format")]
    UnknownFormat,
    /// A format that is known and not read; how it can be had otherwise.
    #[error("{format} is not read")]
    NotRead {
        /// Its name.
        format: &'static str,
    },
    /// Not what the format's own rules want; a file that was cut off, or one made to do harm.
    #[error("not a readable {format}: {why}")]
    Unreadable {
        /// The format.
        format: &'static str,
        /// What is wrong, for the person at the terminal.
        why: String,
    },
    /// A shapefile without one of its parts.
    #[error("the zip has no {part}")]
    NoPart {
        /// The part.
        part: &'static str,
    },
    /// More than one layer in a zip: which one is meant cannot be guessed.
    #[error("the zip holds {count} layers")]
    ManyLayers {
        /// How many.
        count: usize,
    },
    /// XML that declares entities: no map needs them, and they are how small files blow up.
    #[error("the file declares a document type")]
    DocumentType,
    /// Coordinates of a datum that only a surveying office may convert (西安80, 北京54).
    #[error("coordinates in {name} must be converted by a surveying office first")]
    SecretDatum {
        /// Its name.
        name: &'static str,
    },
    /// The file declares a coordinate system that is none of ours.
    #[error("the declared coordinate system {name} is not known")]
    UnknownCrs {
        /// What it says.
        name: String,
    },
    /// A table without a column of coordinates.
    #[error("no column of coordinates")]
    NoCoordinates,
    /// No shape and no fault: nothing is there.
    #[error("there is nothing in the file")]
    Empty,
}

impl FileFault {
    /// Stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "file_too_large",
            Self::Swells => "file_swells",
            Self::TooMany { .. } => "file_too_many",
            Self::UnknownFormat => "file_unknown_format",
            Self::NotRead { .. } => "file_not_read",
            Self::Unreadable { .. } => "file_unreadable",
            Self::NoPart { .. } => "file_no_part",
            Self::ManyLayers { .. } => "file_many_layers",
            Self::DocumentType => "file_document_type",
            Self::SecretDatum { .. } => "file_secret_datum",
            Self::UnknownCrs { .. } => "file_unknown_crs",
            Self::NoCoordinates => "file_no_coordinates",
            Self::Empty => "file_nothing_there",
        }
    }

    /// What its sentence names.
    pub fn params(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLarge { most } => vec![("most", most.to_string())],
            Self::TooMany { what, most } => vec![("what", (*what).to_owned()), ("most", most.to_string())],
            Self::NotRead { format } => vec![("format", (*format).to_owned())],
            Self::Unreadable { format, why } => vec![("format", (*format).to_owned()), ("why", why.clone())],
            Self::NoPart { part } => vec![("part", (*part).to_owned())],
            Self::ManyLayers { count } => vec![("count", count.to_string())],
            Self::SecretDatum { name } => vec![("name", (*name).to_owned())],
            Self::UnknownCrs { name } => vec![("name", name.clone())],
            Self::Swells | Self::UnknownFormat | Self::DocumentType | Self::NoCoordinates | Self::Empty => Vec::new(),
        }
    }

    /// A file of that format which breaks its rules.
    pub(super) fn unreadable(format: &'static str, why: impl ToString) -> Self {
        // What a library says may quote the file at length.
        Self::Unreadable { format, why: why.to_string().chars().take(200).collect() }
    }
}
