//! What the papers of a case are made from: its file, the rules of its days, and what is opened or looked up for them.

use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::Date;

use crate::domain::houses::file::Officer;
use crate::domain::kinds::Kind;
use crate::domain::pack::Pack;
use crate::domain::rule::Rule;
use crate::domain::violations::Violation;
use crate::domain::violations::steps::Power;

/// The party, opened.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct PartyData {
    /// Name.
    pub name: String,
    /// Citizen number or that of a company; blank where the file has none.
    pub id_number: String,
    /// Address.
    pub address: String,
}

impl fmt::Debug for PartyData {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PartyData(…)")
    }
}

/// All of it.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    /// The file.
    pub case: &'a Violation,
    /// The district's rules of all days.
    pub pack: &'a Pack,
    /// The party; none before a case is filed, or when its data was erased.
    pub party: Option<&'a PartyData>,
    /// The place by its names, from the county down to the village.
    pub place: &'a str,
    /// Names of staff by their sign-in names.
    pub staff: &'a BTreeMap<String, String>,
    /// What a kind of violation is called, in Chinese.
    pub kind: &'a dyn Fn(Kind) -> String,
}

impl fmt::Debug for Sources<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sources(…)")
    }
}

impl Sources<'_> {
    /// A colleague's name; the sign-in name of one who is not known any more.
    pub(super) fn name(&self, username: &str) -> String {
        self.staff.get(username).cloned().unwrap_or_else(|| username.to_owned())
    }

    /// `张三（执法证号：滇D-530303-017）、李四（…）`.
    pub(super) fn officers(&self, officers: &[Officer]) -> String {
        let one =
            |officer: &Officer| format!("{}（执法证号：{}）", self.name(&officer.username), officer.certificate_no);
        officers.iter().map(one).collect::<Vec<_>>().join("、")
    }

    /// The power of the case's own unit on a day, for papers that carry no row of their own.
    pub(super) fn power_on(&self, on: Date) -> Option<Power> {
        let filing = self.case.filing.as_ref()?;
        let row = self.pack.on(on).power(&filing.unit, filing.law.row().power)?;
        Some(Power {
            unit: filing.unit.clone(),
            in_name_of: row.value.principal.clone(),
            body: row.value.body.clone(),
            basis: Rule::basis(row),
        })
    }
}
