//! Papers: what a file's steps print, from templates of the district's pack. The template says how a paper reads, the file
//! says what stands in it, and a list for each form says what an article demands of it: a paper that lacks any of it is
//! not handed out.
//!
//! Nothing of a paper is stored and printing is no act: a paper follows from the recorded file and the template of its own
//! day, so the ledger's digest of that file covers all that a paper says, and its service is an act of its own. What binds
//! is the sealed original, of which the service keeps the picture; a hash of a print would prove only that somebody
//! printed.

pub mod case;
pub mod contents;
pub mod formal;
pub mod template;
pub mod values;

use jiff::civil::Date;

use crate::domain::pack::Pack;
use crate::domain::rule::Rule;

use template::PaperTemplate;

/// How a form reads on a day: a paper keeps the wording of its own. One from before the first wording has the first.
pub fn template_on<'p>(pack: &'p Pack, form: &str, on: Date) -> Option<&'p Rule<PaperTemplate>> {
    let own = || pack.papers.iter().filter(|rule| rule.value.form == form);
    own().find(|rule| rule.holds_on(on)).or_else(|| own().min_by_key(|rule| rule.valid_from))
}
