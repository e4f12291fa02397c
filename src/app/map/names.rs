//! Texts by small numbers: divisions and seasons, which many files have.

use std::collections::HashMap;

/// Texts by small numbers.
#[derive(Debug, Default)]
pub(in crate::app) struct Names {
    texts: Vec<String>,
    numbers: HashMap<String, u16>,
}

impl Names {
    /// The number of a text, which is put in where it is new.
    pub(super) fn number(&mut self, text: &str) -> u16 {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = u16::try_from(self.texts.len()).unwrap_or(u16::MAX);
        self.texts.push(text.to_owned());
        self.numbers.insert(text.to_owned(), number);
        number
    }

    /// The text of a number.
    pub(in crate::app) fn text(&self, number: u16) -> &str {
        self.texts.get(usize::from(number)).map_or("", String::as_str)
    }

    /// All of them, in the order of their numbers.
    pub(in crate::app) fn texts(&self) -> &[String] {
        &self.texts
    }
}
