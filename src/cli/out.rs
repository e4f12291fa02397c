//! The two streams. A reader that went away is no failure of the command.

use std::error::Error;
use std::io::{self, Write};

/// A result.
pub(super) fn result(text: &str) {
    let _gone = writeln!(io::stdout().lock(), "{text}");
}

/// A word to the person at the terminal.
pub(super) fn word(text: &str) {
    let _gone = writeln!(io::stderr().lock(), "{text}");
}

/// Why it did not work, with every cause.
pub(super) fn failure(failure: &dyn Error) {
    word(&format!("homestead: {failure}"));
    let mut cause = failure.source();
    while let Some(error) = cause {
        word(&format!("  because: {error}"));
        cause = error.source();
    }
}
