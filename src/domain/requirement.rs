//! What an act still needs, with the article that asks for it.

use super::rule::Basis;

/// Values that the sentence in the reader's language is filled with; never personal data.
pub type Params = Vec<(&'static str, String)>;

/// One thing an act waits for. Its sentence stands in the words under `requirement.<code>`.
#[derive(Debug, Clone, PartialEq)]
pub struct Requirement {
    /// Stable `snake_case` code.
    pub code: &'static str,
    /// Whether it holds now.
    pub met: bool,
    /// What fills the sentence.
    pub params: Params,
    /// Who asks for it.
    pub basis: Basis,
    /// Whether the act waits for it; false: it is only to be known before the act is done.
    pub binding: bool,
}

impl Requirement {
    /// A requirement without values in its sentence.
    pub fn new(code: &'static str, met: bool, basis: Basis) -> Self {
        Self { code, met, params: Vec::new(), basis, binding: true }
    }

    /// The same, to be known and no more.
    #[must_use]
    pub fn told(self) -> Self {
        Self { binding: false, ..self }
    }

    /// Whether the act cannot be done for want of it.
    pub fn hinders(&self) -> bool {
        self.binding && !self.met
    }

    /// The same with one more value for its sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.params.push((name, value.to_string()));
        self
    }
}
