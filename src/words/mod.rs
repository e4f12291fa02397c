//! Words in the reader's language. The program speaks in codes; the sentences stand in two files of one shape.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The languages of the interface and the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// 中文, the first language.
    #[default]
    Chinese,
    /// English, complete.
    English,
}

type Table = BTreeMap<String, String>;

static CHINESE: LazyLock<Table> = LazyLock::new(|| {
    table(&[
        include_str!("zh-CN/names.toml"),
        include_str!("zh-CN/acts.toml"),
        include_str!("zh-CN/problems.toml"),
        include_str!("zh-CN/violations.toml"),
        include_str!("zh-CN/cases.toml"),
        include_str!("zh-CN/shapes.toml"),
        include_str!("zh-CN/zones.toml"),
        include_str!("zh-CN/exchange.toml"),
        include_str!("zh-CN/exports.toml"),
        include_str!("zh-CN/patches.toml"),
        include_str!("zh-CN/papers.toml"),
        include_str!("zh-CN/patrols.toml"),
        include_str!("zh-CN/ogc.toml"),
        include_str!("zh-CN/stats.toml"),
    ])
});
static ENGLISH: LazyLock<Table> = LazyLock::new(|| {
    table(&[
        include_str!("en/names.toml"),
        include_str!("en/acts.toml"),
        include_str!("en/problems.toml"),
        include_str!("en/violations.toml"),
        include_str!("en/cases.toml"),
        include_str!("en/shapes.toml"),
        include_str!("en/zones.toml"),
        include_str!("en/exchange.toml"),
        include_str!("en/exports.toml"),
        include_str!("en/patches.toml"),
        include_str!("en/papers.toml"),
        include_str!("en/patrols.toml"),
        include_str!("en/ogc.toml"),
        include_str!("en/stats.toml"),
    ])
});

/// Flattens the files' tables to `room.code` keys. A file that does not parse gives no words, which the tests refuse.
fn table(sources: &[&str]) -> Table {
    fn walk(prefix: &str, value: &toml::Value, into: &mut Table) {
        match value {
            toml::Value::Table(inner) => {
                for (key, value) in inner {
                    let path = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
                    walk(&path, value, into);
                }
            }
            toml::Value::String(text) => {
                into.insert(prefix.to_owned(), text.clone());
            }
            _ => {}
        }
    }
    let mut words = Table::new();
    for parsed in sources.iter().filter_map(|source| source.parse::<toml::Table>().ok()) {
        walk("", &toml::Value::Table(parsed), &mut words);
    }
    words
}

impl Language {
    /// The language that an `Accept-Language` header asks for; Chinese when it names neither.
    pub fn negotiate(header: Option<&str>) -> Self {
        let first = header.unwrap_or_default().split(',').find_map(|part| {
            let tag = part.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
            if tag.starts_with("zh") {
                Some(Self::Chinese)
            } else if tag.starts_with("en") {
                Some(Self::English)
            } else {
                None
            }
        });
        first.unwrap_or_default()
    }

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }

    /// What stands between the members of a list.
    pub fn comma(self) -> &'static str {
        match self {
            Self::Chinese => "、",
            Self::English => ", ",
        }
    }

    /// Every key that this language has words for.
    pub fn keys(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.words().iter().map(|(key, text)| (key.as_str(), text.as_str()))
    }

    fn words(self) -> &'static Table {
        match self {
            Self::Chinese => &CHINESE,
            Self::English => &ENGLISH,
        }
    }

    /// The sentence for `room.code` with its `{names}` filled in. A key without words shows itself.
    pub fn say(self, key: &str, params: &[(&str, String)]) -> String {
        let Some(text) = self.words().get(key) else { return key.to_owned() };
        params.iter().fold(text.clone(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    }

    /// A citation with the names of statutes in this language; what has no translation stays as the source writes it.
    pub fn cite(self, basis: &str) -> String {
        let laws = self.words().range("law.".to_owned().."law/".to_owned());
        let mut names: Vec<(&str, &String)> =
            laws.filter_map(|(key, name)| Some((key.strip_prefix("law.")?, name))).collect();
        // The longest first: 土地管理法 is the beginning of 土地管理法实施条例.
        names.sort_by_key(|(law, _name)| std::cmp::Reverse(law.len()));
        let named = names.into_iter().fold(basis.to_owned(), |text, (law, name)| text.replace(law, name));
        let ideograph = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        if self == Self::Chinese || named.contains(ideograph) {
            return named;
        }
        // Wholly in this language now, so its marks are too.
        let marked = named.replace(['；', ';'], "; ").replace('、', ", ").replace('（', " (").replace('）', ")");
        marked.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The words for a key, where there are any.
    pub fn find(self, key: &str) -> Option<String> {
        self.words().get(key).cloned()
    }

    /// The words for `room.code` that need no filling.
    pub fn label(self, room: &str, code: &str) -> String {
        let key = format!("{room}.{code}");
        self.words().get(&key).cloned().unwrap_or(key)
    }
}
