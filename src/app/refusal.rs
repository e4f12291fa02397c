//! Why a use case did not do what was asked.

use std::error::Error;
use std::time::Duration;

use crate::domain::fields::Fault;
use crate::domain::requirement::Requirement;
use crate::imaging;
use crate::store::StoreError;

/// A refusal, in the terms of the field; the answer's status and sentence are given to it at the edge.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// No one is signed in, or the token is not (or no longer) good.
    #[error("not signed in")]
    NotSignedIn,
    /// User name and password do not fit together.
    #[error("user name or password is wrong")]
    BadCredentials,
    /// The refresh token is unknown, spent or ended.
    #[error("the session has ended")]
    SessionEnded,
    /// The role may not do this at all.
    #[error("the role may not do this")]
    NotAllowed,
    /// It does not exist, or this actor may not know that it does.
    #[error("not found")]
    Hidden,
    /// The body is wrong; everything that is wrong with it.
    #[error("{} fields are wrong", .0.len())]
    Faulty(Vec<Fault>),
    /// The bytes are no photo that can be taken in.
    #[error("{0}")]
    Photo(imaging::Refusal),
    /// The act waits for something; everything it waits for.
    #[error("{} requirements are unmet", .0.iter().filter(|one| one.hinders()).count())]
    Unmet(Vec<Requirement>),
    /// The stage of the house does not know this act.
    #[error("the act is not open")]
    ActNotOpen,
    /// The act's id was used with another body.
    #[error("the act's id was used for something else")]
    ActIdReused,
    /// It was changed since it was read.
    #[error("it was changed meanwhile")]
    ChangedMeanwhile,
    /// Something of this name is already there.
    #[error("it exists already")]
    Exists,
    /// Asked too often.
    #[error("asked too often")]
    TooOften {
        /// When to come back.
        after: Duration,
    },
    /// More is being done than this machine can do at once.
    #[error("too busy")]
    Busy,
    /// The map's index is being built.
    #[error("the map is being built")]
    MapNotReady,
    /// As many files are being exported as this machine makes at once.
    #[error("other exports are being made")]
    ExportsFull {
        /// So many.
        most: usize,
    },
    /// A format cannot hold what was to be exported.
    #[error("row {row} does not fit in the format")]
    DoesNotFit {
        /// Which row, from 1.
        row: u64,
        /// Which column, or what else.
        what: String,
    },
    /// No font with Chinese letters was found: no PDF can be set.
    #[error("no font with Chinese letters")]
    NoFont,
    /// No font has letters that a paper needs.
    #[error("no font has the letters of a paper")]
    NoLetter(String),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Something that the program relies on does not hold; for the log only.
    #[error("{what}")]
    Broken {
        /// What does not hold, without personal data.
        what: &'static str,
        /// Why.
        #[source]
        why: Option<Box<dyn Error + Send + Sync>>,
    },
}

impl Refusal {
    /// Something does not hold that should.
    pub fn broken(what: &'static str, why: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::Broken { what, why: Some(why.into()) }
    }

    /// Whether the same may go through later: the database is down, busy or of another version.
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Busy | Self::Store(StoreError::Unavailable { .. } | StoreError::OutOfDate))
    }
}
