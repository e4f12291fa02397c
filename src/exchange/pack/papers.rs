//! The templates of a pack's papers: one file a form, every name and every demanded content checked when it is loaded.

use toml::Value;

use super::checks::overlaps;
use super::fault::{PackFault, PackWrong};
use super::rows::{Files, PAPERS, Tables, place, rule, table};
use crate::domain::pack::Pack;
use crate::domain::papers::case::Form;
use crate::domain::papers::case::names::{LISTS, NAMES};
use crate::domain::papers::template::PaperTemplate;
use crate::domain::rule::Rule;

const KEY: &str = "papers";

/// The templates of every file, each file named after its form.
pub(super) fn read(files: &Files, tables: &mut Tables) -> Vec<Rule<PaperTemplate>> {
    let mut found = Vec::new();
    for (name, bytes) in files.iter().filter(|(name, _)| name.starts_with(PAPERS)) {
        let mut fault = |key: String, why| tables.faults.push(PackFault::new(name, key, why));
        let mut rows = match table(bytes) {
            Ok(rows) => rows,
            Err(why) => {
                fault(String::new(), PackWrong::Syntax(why));
                continue;
            }
        };
        let Some(Value::Array(templates)) = rows.remove(KEY) else {
            fault(KEY.to_owned(), PackWrong::Missing);
            continue;
        };
        for key in rows.keys() {
            fault(key.clone(), PackWrong::UnknownKey);
        }
        for (i, row) in templates.into_iter().enumerate() {
            match rule::<PaperTemplate>(row) {
                Ok(template) if *name == file(&template.value.form) => found.push(template),
                Ok(template) => fault(place(KEY, i), PackWrong::UnknownCode { code: template.value.form }),
                Err(why) => fault(place(KEY, i), why),
            }
        }
    }
    found
}

/// What templates that read may still have wrong: forms nobody knows or has, names no file gives, contents left out.
pub(super) fn faults(pack: &Pack) -> Vec<PackFault> {
    let mut faults = Vec::new();
    for rule in &pack.papers {
        let template = &rule.value;
        let name = file(&template.form);
        let Some(form) = Form::named(&template.form) else {
            faults.push(PackFault::new(&name, KEY, PackWrong::UnknownCode { code: template.form.clone() }));
            continue;
        };
        let wrong = template.faults(form.items(), NAMES, LISTS);
        let key = format!("{KEY} {}", template.version);
        faults.extend(wrong.into_iter().map(|why| PackFault::new(&name, &key, PackWrong::Template(why))));
    }
    for form in Form::ALL {
        let name = file(form.code());
        let own: Vec<Rule<PaperTemplate>> =
            pack.papers.iter().filter(|rule| rule.value.form == form.code()).cloned().collect();
        if own.is_empty() {
            faults.push(PackFault::new(&name, KEY, PackWrong::NoRule { code: form.code().to_owned() }));
        }
        faults.extend(overlaps(&name, KEY, &own, |template| template.form.clone()));
    }
    faults
}

fn file(form: &str) -> String {
    format!("{PAPERS}{form}.toml")
}
