//! The papers of a case in memory: filled, listed and set without server or database.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use homestead::domain::kinds::Kind;
use homestead::domain::papers::case::{CasePaper, PartyData, Sources, papers, values};
use homestead::domain::papers::contents::{Content, contents};
use homestead::domain::papers::template_on;
use homestead::domain::papers::values::Values;
use homestead::exchange::papers::document::Document;
use homestead::exchange::papers::fonts::{Fonts, PLACES};
use homestead::exchange::papers::{Filling, fill, html};
use homestead::words::Language;

use super::case::CaseFile;

/// The fonts of this machine: `.ci/install.sh` sees to one.
pub(crate) static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let files = PLACES.iter().filter_map(|place| std::fs::read(place).ok()).collect();
    Fonts::read(files).expect("a font with Chinese letters; .ci/install.sh installs one")
});

/// A paper of a case, with what the articles ask of it.
pub(crate) struct Printed {
    pub(crate) key: String,
    pub(crate) outward: bool,
    pub(crate) contents: Vec<Content>,
    pub(crate) document: Document,
}

impl Printed {
    /// All its words.
    pub(crate) fn text(&self) -> String {
        words_of(&html(&self.document))
    }

    pub(crate) fn missing(&self) -> Vec<&'static str> {
        self.contents.iter().filter(|content| content.missing()).map(|content| content.code).collect()
    }
}

/// What a page says, without its marks.
pub(crate) fn words_of(page: &str) -> String {
    let body = page.split_once("<body").map_or(page, |(_, body)| body);
    let mut text = String::new();
    let mut inside = false;
    for c in body.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    text
}

pub(crate) fn party() -> PartyData {
    PartyData {
        name: "王大山".to_owned(),
        id_number: "530328196502031234".to_owned(),
        address: "白水镇白水村五组17号".to_owned(),
    }
}

/// What a case puts into one of its papers.
pub(crate) fn said(file: &CaseFile, party: Option<&PartyData>, paper: &CasePaper<'_>) -> Values {
    let staff: BTreeMap<String, String> =
        [("officer", "李卫东"), ("officer2", "张晓明"), ("legal", "陈静"), ("chief", "赵国强")]
            .into_iter()
            .map(|(username, name)| (username.to_owned(), name.to_owned()))
            .collect();
    let kind = |kind: Kind| Language::Chinese.say(&format!("violation_kind.{kind:?}"), &[]);
    let place = "曲靖市沾益区白水镇白水村民委员会";
    let from = Sources { case: &file.case, pack: &file.pack, party, place, staff: &staff, kind: &kind };
    values(&from, paper)
}

/// Every paper of a case.
pub(crate) fn printed(file: &CaseFile) -> Vec<Printed> {
    let party = party();
    printed_for(file, file.case.filing.as_ref().map(|_| &party))
}

pub(crate) fn printed_for(file: &CaseFile, party: Option<&PartyData>) -> Vec<Printed> {
    let today = file.case.last_act_on();
    let print = |paper: CasePaper<'_>| {
        let values = said(file, party, &paper);
        let contents = contents(paper.form.items(), &values);
        let lacking: BTreeSet<&str> = contents.iter().filter(|it| it.missing()).map(|it| it.code).collect();
        let items = paper.form.items().iter().filter(|item| lacking.contains(item.code));
        let missing = items.flat_map(|item| item.by.iter().copied()).filter(|name| !values.has(name)).collect();
        let template = template_on(&file.pack, paper.form.code(), paper.on.unwrap_or(today)).expect("a template");
        let outward = paper.form.audience().outward();
        let document =
            fill(&template.value, &values, &Filling { outward, on: Some(paper.on.unwrap_or(today)), missing });
        Printed { key: paper.key(), outward, contents, document }
    };
    papers(&file.case).into_iter().map(print).collect()
}

pub(crate) fn of<'p>(papers: &'p [Printed], key: &str) -> &'p Printed {
    let keys = || papers.iter().map(|paper| paper.key.as_str()).collect::<Vec<_>>();
    papers.iter().find(|paper| paper.key == key).unwrap_or_else(|| panic!("no {key} among {:?}", keys()))
}
