//! What a photo says for a visit: where its phone was, and whether it can be believed.

use super::facts::Facts;
use crate::spatial::LonLat;
use crate::store::StoreError;
use crate::store::photos::PhotoRow;

/// Flags with which a photo shows nothing of a visit, however well it lies.
const DOUBTFUL: [&str; 2] = ["exact_duplicate", "mock_location"];

/// A photo as a witness.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::app) struct Seen {
    /// Where the phone was, and how well it knew, metres.
    pub(in crate::app) place: Option<(LonLat, f64)>,
    /// Whether its bytes were here before, or its phone said that its position is made up.
    pub(in crate::app) doubtful: bool,
}

/// What a photo's row says.
///
/// # Errors
/// `Corrupt` for a row that this program did not write.
pub(in crate::app) fn seen_by(row: &PhotoRow) -> Result<Seen, StoreError> {
    let facts: Facts = serde_json::from_str(&row.facts)
        .map_err(|why| StoreError::corrupt(format!("facts of photo {}: {why}", row.id)))?;
    let place = facts.location.as_ref().and_then(|it| Some((it.place()?, it.accuracy_m)));
    Ok(Seen { place, doubtful: facts.flags.iter().any(|flag| DOUBTFUL.contains(&flag.code.as_str())) })
}
