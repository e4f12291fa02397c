//! What an article demands of a paper, as data, and whether a file gives it.

use super::values::Values;

/// One thing that an article demands of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// Stable code; its name stands in the words under `requirement.<code>`.
    pub code: &'static str,
    /// Who demands it.
    pub article: &'static str,
    /// The names under which the file gives it; the form's template must print each of them.
    pub by: &'static [&'static str],
    /// Only where the file has something under this name.
    pub when: Option<&'static str>,
    /// Whether what the file does not know yet is written on the print by hand, such as the hour of a hearing.
    pub by_hand: bool,
}

impl Item {
    /// A thing that is always demanded.
    pub const fn always(code: &'static str, article: &'static str, by: &'static [&'static str]) -> Self {
        Self { code, article, by, when: None, by_hand: false }
    }

    /// A thing that is demanded where the file has something else.
    #[must_use]
    pub const fn when(self, name: &'static str) -> Self {
        Self { when: Some(name), ..self }
    }

    /// A thing that may be left to the pen.
    #[must_use]
    pub const fn by_hand(self) -> Self {
        Self { by_hand: true, ..self }
    }
}

/// Whether a paper has what an article demands of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Content {
    /// What.
    pub code: &'static str,
    /// Who demands it.
    pub article: &'static str,
    /// Whether the file gives it.
    pub present: bool,
    /// Whether a blank line is left for it.
    pub by_hand: bool,
}

impl Content {
    /// Whether the paper may not go out for want of it.
    pub fn missing(&self) -> bool {
        !self.present && !self.by_hand
    }
}

/// All that is demanded of a paper, in the order of the articles.
pub fn contents(items: &[Item], values: &Values) -> Vec<Content> {
    let asked = items.iter().filter(|item| item.when.is_none_or(|name| values.has(name)));
    asked
        .map(|item| Content {
            code: item.code,
            article: item.article,
            present: item.by.iter().all(|name| values.has(name)),
            by_hand: item.by_hand,
        })
        .collect()
}
