//! Every code of the demo district and of its forms has its words in both languages.

use std::collections::BTreeSet;

use homestead::domain::divisions::Level;
use homestead::domain::identity::IdentityError;
use homestead::domain::pack::CLOCKS;
use homestead::exchange::embedded;
use homestead::words::Language;

const BOTH: [Language; 2] = [Language::Chinese, Language::English];

fn assert_words(room: &str, codes: impl IntoIterator<Item = impl AsRef<str>>) {
    for code in codes {
        let code = code.as_ref();
        for language in BOTH {
            let missing = format!("{room}.{code}");
            assert_ne!(language.label(room, code), missing, "no {} words", language.tag());
        }
    }
}

/// The `{names}` that a sentence is filled with.
fn names(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

#[test]
fn both_languages_say_the_same_things_with_the_same_values() {
    let chinese: Vec<_> = Language::Chinese.keys().map(|(key, text)| (key, names(text))).collect();
    // The names of statutes are translated from what the pack and the program cite, which is Chinese already.
    let english = Language::English.keys().filter(|(key, _)| !key.starts_with("law."));
    let english: Vec<_> = english.map(|(key, text)| (key, names(text))).collect();
    assert!(chinese.len() > 150, "the words do not parse");
    assert_eq!(chinese, english);
}

#[test]
fn the_demo_pack_speaks_both_languages() {
    let pack = embedded::demo_district().expect("the demo district reads").pack;
    assert_words("material", pack.materials.iter().map(|rule| &rule.value.code));
    assert_words("visit", pack.visits.iter().map(|rule| &rule.value.kind));
    assert_words("meeting_body", pack.meetings.iter().map(|rule| &rule.value.body));
    assert_words("measure_method", pack.tolerances.iter().map(|rule| &rule.value.method));
    assert_words("clock", CLOCKS);
    assert_words("clock_start", CLOCKS);
    assert_words("clock_why", ["working", "calendar", "months"]);
    assert_words("station", ["natural_resources", "agriculture"]);
    assert_words("permit", pack.powers.iter().map(|rule| &rule.value.act));
    assert_words("zone_class", pack.zones.iter().filter_map(|rule| rule.value.class.as_ref()));
    assert_words("level", Level::ALL.map(Level::code));
    let why = pack.materials.iter().filter_map(|rule| rule.value.why.as_ref());
    for (chinese, english) in why {
        assert!(chinese.contains('凭') || chinese.contains("也可"), "what serves instead: {chinese}");
        assert!(english.is_ascii(), "{english}");
    }
}

#[test]
fn every_wrong_number_has_its_sentence() {
    let errors = [
        IdentityError::IdFormat,
        IdentityError::IdDate,
        IdentityError::CheckDigit,
        IdentityError::Phone,
        IdentityError::CreditCode,
        IdentityError::UnitNumber,
        IdentityError::NotHomestead,
    ];
    assert_words("fault", errors.map(IdentityError::code));
}

#[test]
fn a_citation_has_the_marks_of_its_language() {
    let cited = "城乡规划法 65;土地管理法 37、44、75、78";
    assert_eq!(Language::Chinese.cite(cited), cited);
    let english = "Urban and Rural Planning Law 65; Land Administration Law 37, 44, 75, 78";
    assert_eq!(Language::English.cite(cited), english);
    // What nobody translated stays as its source writes it.
    let local = "土地管理法 62；云南省土地管理条例";
    assert!(Language::English.cite(local).ends_with("；云南省土地管理条例"));
}
