//! One paper of a case between its file and its print.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::gather::Gathered;
use crate::domain::papers::case::{CasePaper, values};
use crate::domain::papers::contents::{Content, contents};
use crate::domain::papers::template::PaperTemplate;
use crate::domain::papers::template_on;
use crate::domain::papers::values::Values;
use crate::domain::requirement::Requirement;
use crate::domain::rule::{Basis, Rule};
use crate::exchange::papers::{Document, Filling, fill};

/// One paper with what the file puts into it.
pub(super) struct Sheet<'g> {
    gathered: &'g Gathered,
    pub(super) paper: &'g CasePaper<'g>,
    values: Values,
    pub(super) contents: Vec<Content>,
}

impl<'g> Sheet<'g> {
    pub(super) fn of(gathered: &'g Gathered, paper: &'g CasePaper<'g>) -> Self {
        let values = gathered.with(|sources| values(sources, paper));
        let contents = contents(paper.form.items(), &values);
        Self { gathered, paper, values, contents }
    }

    /// The day whose wording it has.
    fn day(&self) -> Date {
        self.paper.on.unwrap_or_else(|| self.gathered.case.last_act_on())
    }

    pub(super) fn wording(&self) -> Option<&'g Rule<PaperTemplate>> {
        template_on(&self.gathered.district.pack, self.paper.form.code(), self.day())
    }

    /// What keeps it from going out.
    pub(super) fn missing(&self) -> Vec<Requirement> {
        let lacking = self.contents.iter().filter(|content| content.missing());
        lacking.map(|content| Requirement::new(content.code, false, Basis::law(content.article))).collect()
    }

    /// Filled in; none where the district has no wording for it.
    pub(super) fn document(&self) -> Option<Document> {
        let lacking: BTreeSet<&str> = self.contents.iter().filter(|it| it.missing()).map(|it| it.code).collect();
        let items = self.paper.form.items().iter().filter(|item| lacking.contains(item.code));
        let missing = items.flat_map(|item| item.by.iter().copied()).filter(|name| !self.values.has(name)).collect();
        let outward = self.paper.form.audience().outward();
        let how = Filling { outward, on: Some(self.day()), missing };
        Some(fill(&self.wording()?.value, &self.values, &how))
    }
}
