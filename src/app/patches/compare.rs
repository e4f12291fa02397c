//! Many patches held against what lies around them, at one moment.

use jiff::civil::Date;

use super::ground::{Asked, Grounds, around};
use crate::app::Homestead;
use crate::app::district::District;
use crate::app::refusal::Refusal;
use crate::domain::patches::classify::{Classification, Seen, classify};
use crate::domain::patches::codes::PatchType;
use crate::domain::patches::thresholds;
use crate::domain::requirement::Requirement;
use crate::domain::rule::Basis;
use crate::spatial::GridPolygon;
use crate::store::Conn;

/// A patch as the comparison wants it.
#[derive(Debug, Clone)]
pub struct Compared {
    /// Its parts in the district's grid.
    pub parts: Vec<GridPolygon>,
    /// West, south, east, north of all of them, degrees.
    pub bounds_deg: [f64; 4],
    /// Whether they are assumed.
    pub assumed: bool,
    /// What the image shows.
    pub kind: PatchType,
    /// Day of the earlier image.
    pub before: Option<Date>,
    /// Day of the later image.
    pub after: Date,
}

/// Compares each.
///
/// # Errors
/// `Unmet` where the district's pack has no rule for patches; the database's.
pub fn compare(
    home: &Homestead,
    conn: &mut Conn,
    district: &District,
    patches: &[Compared],
) -> Result<Vec<Classification>, Refusal> {
    let asked: Vec<Asked> = patches
        .iter()
        .map(|patch| {
            let around = around(patch.bounds_deg);
            let around = around.ok_or_else(|| Refusal::Broken { what: "a patch without a place", why: None })?;
            Ok(Asked { around, day: patch.after })
        })
        .collect::<Result<_, Refusal>>()?;
    let grounds = Grounds::of(home, conn, district, &asked)?;
    let each = patches.iter().enumerate().map(|(nth, patch)| {
        let rules = district.pack.on(patch.after);
        // An old image is weighed as a new one where no rule is that old.
        let rule = thresholds(rules).or(district.pack.patches.last()).ok_or_else(no_rule)?;
        let seen = Seen {
            parts: &patch.parts,
            assumed: patch.assumed,
            kind: patch.kind,
            before: patch.before,
            after: patch.after,
        };
        Ok(grounds.around(nth, |around| classify(seen, around, rule, rules)))
    });
    each.collect()
}

fn no_rule() -> Refusal {
    let basis = Basis { text: "patches.toml".to_owned(), verified: false };
    Refusal::Unmet(vec![Requirement::new("patch_rule_known", false, basis)])
}
