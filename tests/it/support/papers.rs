//! The papers of a case in memory: filled, listed and set without server or database.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use homestead::domain::kinds::Kind;
use homestead::domain::papers::case::{CasePaper, PartyData, Sources, papers, values};
use homestead::domain::papers::contents::{Content, contents};
use homestead::domain::papers::template_on;
use homestead::domain::papers::values::Values;
use homestead::domain::violations::law::Law;
use homestead::exchange::papers::document::Document;
use homestead::exchange::papers::fonts::{Fonts, PLACES};
use homestead::exchange::papers::{Filling, fill, html};
use homestead::words::Language;
use jiff::civil::date;
use serde_json::json;

use super::case::{CaseFile, at, decision, notice, seen, service, two, uncorrected};
use super::case_needs::{START, on};
use super::file::over;

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

pub(crate) fn assert_says(paper: &Printed, all: &[&str]) {
    let text = paper.text();
    for words in all {
        assert!(text.contains(words), "{} does not say {words}:\n{text}", paper.key);
    }
}

/// A case with a fine of 20 000 yuan under the highway law, up to its served decision.
pub(crate) fn fined() -> CaseFile {
    let law = Law::Highway81;
    let mut file = CaseFile::walked(law, START, 7);
    let fine = json!({ "fine": { "yuan": 20_000 } });
    file.done("officer", "notify", on(17), &over(notice(law), &fine));
    file.done("officer", "serve", on(17), &service("notice"));
    file.done("officer", "respond", on(18), &json!({ "kind": "statement", "content": "愿意自行拆除，请求减轻罚款。" }));
    file.done("chief", "decide", on(25), &over(decision(law, on(25), on(40)), &fine));
    file.done("officer", "serve", on(25), &service("decision"));
    file
}

/// A planning case that went all its way to the demolition and its end.
pub(crate) fn demolished() -> CaseFile {
    let mut file = CaseFile::demanded(Law::Planning65, START);
    file.done("officer", "recheck", on(52), &uncorrected());
    let enforce = json!({ "number": "白强执〔2025〕1号", "manner": "由本机关组织人员、机械拆除第三层", "statement_considered": true });
    file.done("chief", "decide_enforcement", on(52), &enforce);
    file.done("officer", "serve", on(52), &service("enforcement_decision"));
    let announce = over(two(), &json!({ "place": "白水村公告栏", "demolish_by": on(70) }));
    file.done("officer", "announce", on(53), &announce);
    let day = date(2026, 1, 12);
    file.done("officer", "recheck", date(2026, 1, 9), &uncorrected());
    let over_at = at(day, 16).to_string();
    let demolish = seen(&json!({ "ended_at": over_at, "video_no": "ZFJ-2026-001", "record": "全程录像，拆除第三层。",
        "supplies_untouched": true }));
    file.done("officer", "demolish", day, &demolish);
    file
}
