//! What the papers of a case are made from, read in one moment.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::app::district::District;
use crate::app::refusal::Refusal;
use crate::app::violations::{case_people, staff_of, visible};
use crate::app::{Homestead, packs};
use crate::domain::actor::Actor;
use crate::domain::ids::Id;
use crate::domain::kinds::Kind;
use crate::domain::papers::case::{PartyData, Sources};
use crate::domain::violations::Violation;
use crate::store;
use crate::words::Language;

/// All of it.
pub(super) struct Gathered {
    pub(super) case: Violation,
    pub(super) district: Arc<District>,
    party: Option<PartyData>,
    staff: BTreeMap<String, String>,
}

pub(super) fn gather(home: &Homestead, actor: &Actor, id: &Id) -> Result<Gathered, Refusal> {
    home.store.read(|conn| {
        let case = visible(conn, actor, id)?;
        let district = packs::in_force(home, conn, id.county())?;
        let rows = store::case_persons::of_violation(conn, id)?;
        let people = case_people(home, id, &rows.iter().collect::<Vec<_>>())?;
        let party = case.filing.as_ref().and_then(|filing| people.in_full(filing.party.person));
        let staff = staff_of(conn, &case)?;
        Ok(Gathered { case, district, party, staff })
    })
}

impl Gathered {
    /// Hands it over as the domain wants it. Papers are Chinese whatever language the reader has.
    pub(super) fn with<T>(&self, use_it: impl FnOnce(&Sources<'_>) -> T) -> T {
        let kind = |kind: Kind| Language::Chinese.label("violation_kind", kind.code());
        let township = self.case.village.township().map(|code| self.district.name(&code)).unwrap_or_default();
        let place = format!("{}{township}{}", self.district.pack.name, self.district.name(&self.case.village));
        use_it(&Sources {
            case: &self.case,
            pack: &self.district.pack,
            party: self.party.as_ref(),
            place: &place,
            staff: &self.staff,
            kind: &kind,
        })
    }
}
