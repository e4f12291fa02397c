//! Templates of papers: the wording, as data of the district. The language is small on purpose: `{name}` is what the file
//! gives under that name, and `[…]` is left out where a name inside it has nothing. No reckoning, no choice of law: those
//! are the domain's. Every name is checked when a pack is loaded.

use serde::de::{MapAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, Deserializer, Serialize};

use super::contents::Item;

/// How one form reads from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperTemplate {
    /// Which form.
    pub form: String,
    /// Edition of the wording.
    pub version: String,
    /// The head of a paper that leaves the house: the authority.
    #[serde(default)]
    pub head: Option<String>,
    /// Its title.
    pub title: String,
    /// Its number's line.
    #[serde(default)]
    pub number: Option<String>,
    /// What stands below, in order.
    pub body: Vec<Block>,
}

/// One piece of a paper: exactly one of its parts, and where it stands at all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Block {
    /// Only where the file has something under this name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// Only where the file has nothing under this name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unless: Option<String>,
    /// Whom it is addressed to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// A heading inside.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heading: Option<String>,
    /// A paragraph.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// A line in small letters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// A table of a form: name, value, name, value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rows: Option<Vec<Vec<String>>>,
    /// A table with a row for each of a list's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list: Option<ListTable>,
    /// Places to sign.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sign: Option<Vec<String>>,
    /// The place of the seal: the authority over the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seal: Option<[String; 2]>,
    /// Empty ruled lines for the pen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lines: Option<u8>,
}

/// A table over a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListTable {
    /// The list.
    pub of: String,
    /// Its columns' names.
    pub head: Vec<String>,
    /// Its columns, with the names of the list's rows.
    pub row: Vec<String>,
}

/// A block's one part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'t> {
    /// Whom it is addressed to.
    To(&'t str),
    /// A heading inside.
    Heading(&'t str),
    /// A paragraph.
    Text(&'t str),
    /// A line in small letters.
    Note(&'t str),
    /// A table of a form.
    Rows(&'t [Vec<String>]),
    /// A table over a list.
    List(&'t ListTable),
    /// Places to sign.
    Sign(&'t [String]),
    /// The place of the seal.
    Seal(&'t str, &'t str),
    /// Ruled lines.
    Lines(u8),
}

/// A piece of a line of wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece<'t> {
    /// As it stands.
    Plain(&'t str),
    /// What the file gives under a name.
    Name(&'t str),
    /// Left out where a name in it has nothing.
    Optional(Vec<Piece<'t>>),
}

/// What is wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TemplateFault {
    /// A name that no file of this kind gives.
    #[error("{{{name}}} is no name of this form")]
    UnknownName {
        /// The name.
        name: String,
    },
    /// A brace or bracket that is not closed, or not opened.
    #[error("a brace or bracket without its other half: {text}")]
    Unbalanced {
        /// The line of wording.
        text: String,
    },
    /// A block without a part, or with two.
    #[error("body[{block}] needs one part: to, heading, text, note, rows, list, sign, seal or lines")]
    NotOnePart {
        /// Which, counted from 1.
        block: usize,
    },
    /// A table whose rows differ in length.
    #[error("body[{block}] has rows of different lengths")]
    Ragged {
        /// Which, counted from 1.
        block: usize,
    },
    /// What an article demands and the wording does not print.
    #[error("does not print {{{name}}}, which {article} demands")]
    Omits {
        /// The name.
        name: &'static str,
        /// Who demands it.
        article: &'static str,
    },
}

impl Block {
    /// Its part; none where it has none, or more than one.
    pub fn part(&self) -> Option<Part<'_>> {
        let parts = [
            self.to.as_deref().map(Part::To),
            self.heading.as_deref().map(Part::Heading),
            self.text.as_deref().map(Part::Text),
            self.note.as_deref().map(Part::Note),
            self.rows.as_deref().map(Part::Rows),
            self.list.as_ref().map(Part::List),
            self.sign.as_deref().map(Part::Sign),
            self.seal.as_ref().map(|[body, date]| Part::Seal(body, date)),
            self.lines.map(Part::Lines),
        ];
        let mut found = parts.into_iter().flatten();
        let part = found.next();
        if found.next().is_some() { None } else { part }
    }

    /// Every line of wording in it, those of a list's rows apart.
    fn wordings(&self) -> Vec<&str> {
        match self.part() {
            Some(Part::To(text) | Part::Heading(text) | Part::Text(text) | Part::Note(text)) => vec![text],
            Some(Part::Rows(rows)) => rows.iter().flatten().map(String::as_str).collect(),
            Some(Part::List(list)) => list.head.iter().map(String::as_str).collect(),
            Some(Part::Sign(lines)) => lines.iter().map(String::as_str).collect(),
            Some(Part::Seal(body, date)) => vec![body, date],
            Some(Part::Lines(_)) | None => Vec::new(),
        }
    }
}

impl PaperTemplate {
    /// Everything wrong with it, given what its form demands and the names and lists (with their columns) that a file
    /// gives.
    pub fn faults(&self, items: &[Item], names: &[&str], lists: &[(&str, &[&str])]) -> Vec<TemplateFault> {
        let mut faults = Vec::new();
        let mut printed: Vec<&str> = Vec::new();
        let above = [self.head.as_deref(), Some(self.title.as_str()), self.number.as_deref()];
        let wordings = above.into_iter().flatten().chain(self.body.iter().flat_map(Block::wordings));
        for text in wordings {
            let Some(pieces) = pieces(text) else {
                faults.push(TemplateFault::Unbalanced { text: text.to_owned() });
                continue;
            };
            let used = names_in(&pieces);
            faults.extend(unknown(&used, names));
            printed.extend(used);
        }
        for (i, block) in self.body.iter().enumerate() {
            let asked: Vec<&str> = [block.when.as_deref(), block.unless.as_deref()].into_iter().flatten().collect();
            let known = |name: &&str| names.contains(name) || lists.iter().any(|(list, _)| list == name);
            let strange = asked.into_iter().filter(|name| !known(name));
            faults.extend(strange.map(|name| TemplateFault::UnknownName { name: name.to_owned() }));
            match block.part() {
                None => faults.push(TemplateFault::NotOnePart { block: i + 1 }),
                Some(Part::Rows(rows))
                    if rows.windows(2).any(|two| two.first().map(Vec::len) != two.last().map(Vec::len)) =>
                {
                    faults.push(TemplateFault::Ragged { block: i + 1 });
                }
                Some(Part::List(list)) => {
                    if list.head.len() != list.row.len() {
                        faults.push(TemplateFault::Ragged { block: i + 1 });
                    }
                    faults.extend(columns(list, lists));
                    printed.push(&list.of);
                }
                Some(_) => {}
            }
        }
        for item in items {
            let unsaid = item.by.iter().filter(|name| !printed.contains(name));
            faults.extend(unsaid.map(|name| TemplateFault::Omits { name, article: item.article }));
        }
        faults
    }
}

/// What is wrong with the columns of a table over a list.
fn columns(list: &ListTable, lists: &[(&str, &[&str])]) -> Vec<TemplateFault> {
    let Some((_, names)) = lists.iter().find(|(name, _)| *name == list.of) else {
        return vec![TemplateFault::UnknownName { name: list.of.clone() }];
    };
    let mut faults = Vec::new();
    for text in &list.row {
        match pieces(text) {
            None => faults.push(TemplateFault::Unbalanced { text: text.clone() }),
            Some(pieces) => faults.extend(unknown(&names_in(&pieces), names)),
        }
    }
    faults
}

fn unknown(used: &[&str], names: &[&str]) -> Vec<TemplateFault> {
    let strange = used.iter().filter(|name| !names.contains(name));
    strange.map(|name| TemplateFault::UnknownName { name: (*name).to_owned() }).collect()
}

fn names_in<'t>(pieces: &[Piece<'t>]) -> Vec<&'t str> {
    let mut names = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Plain(_) => {}
            Piece::Name(name) => names.push(*name),
            Piece::Optional(inner) => names.extend(names_in(inner)),
        }
    }
    names
}

/// Takes a line of wording apart; none where a brace or bracket lacks its other half.
pub fn pieces(text: &str) -> Option<Vec<Piece<'_>>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '[', '}', ']']) {
        let (before, from) = rest.split_at_checked(at)?;
        if !before.is_empty() {
            found.push(Piece::Plain(before));
        }
        if let Some(inside) = from.strip_prefix('{') {
            let (name, after) = inside.split_once('}')?;
            if name.is_empty() || !name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_') {
                return None;
            }
            found.push(Piece::Name(name));
            rest = after;
        } else {
            let (inside, after) = from.strip_prefix('[')?.split_once(']')?;
            if inside.contains('[') {
                return None;
            }
            found.push(Piece::Optional(pieces(inside)?));
            rest = after;
        }
    }
    if !rest.is_empty() {
        found.push(Piece::Plain(rest));
    }
    Some(found)
}

/// A block is written as a table, or a paragraph as its bare wording.
impl<'de> Deserialize<'de> for Block {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Table {
            when: Option<String>,
            unless: Option<String>,
            to: Option<String>,
            heading: Option<String>,
            text: Option<String>,
            note: Option<String>,
            rows: Option<Vec<Vec<String>>>,
            list: Option<ListTable>,
            sign: Option<Vec<String>>,
            seal: Option<[String; 2]>,
            lines: Option<u8>,
        }
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Block;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a paragraph or a table with one part")
            }

            fn visit_str<E>(self, text: &str) -> Result<Block, E> {
                Ok(Block { text: Some(text.to_owned()), ..Block::default() })
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Block, A::Error> {
                let Table { when, unless, to, heading, text, note, rows, list, sign, seal, lines } =
                    Table::deserialize(MapAccessDeserializer::new(map))?;
                Ok(Block { when, unless, to, heading, text, note, rows, list, sign, seal, lines })
            }
        }
        deserializer.deserialize_any(Either)
    }
}
