//! `homestead import accounts FILE`: a county's staff from a roster, all of them or none.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use csv::Writer;
use serde_json::{Value, json};

use super::{Failure, Settings, out};
use crate::app::accounts::{self, NewAccount};
use crate::app::clock::Clock;
use crate::app::refusal::Refusal;
use crate::domain::fields::Fault;
use crate::exchange::accounts::{Person, read};
use crate::words::Language;

/// Makes the accounts and writes each first password once, to standard output: nobody can read it again later.
pub(super) fn run(settings: &Settings, file: &Path, as_json: bool) -> Result<ExitCode, Failure> {
    let rows = match read(&fs::read(file)?) {
        Ok(rows) => rows,
        Err(faults) => {
            for fault in &faults {
                out::word(&fault.to_string());
            }
            return Err("no account was made".into());
        }
    };
    let home = settings.open(Clock::system())?;
    let roster = rows.iter().map(|(_line, person)| account(person)).collect::<Result<Vec<_>, _>>()?;
    match accounts::create_all(&home, &roster) {
        Ok(()) => {}
        Err(Refusal::Faulty(faults)) => {
            for fault in &faults {
                out::word(&said(fault, &rows));
            }
            return Err("no account was made".into());
        }
        Err(other) => return Err(other.into()),
    }
    if as_json {
        let made = |it: &NewAccount| json!({ "username": it.username, "password": it.password.reveal() });
        out::result(&roster.iter().map(made).collect::<Value>().to_string());
    } else {
        let mut csv = Writer::from_writer(Vec::new());
        csv.write_record(["username", "name", "password"])?;
        for account in &roster {
            csv.write_record([&account.username, &account.name, account.password.reveal()])?;
        }
        out::result(String::from_utf8(csv.into_inner()?)?.trim_end());
    }
    out::word(&format!("{} accounts made; the passwords are not kept anywhere else", roster.len()));
    Ok(ExitCode::SUCCESS)
}

fn account(person: &Person) -> Result<NewAccount, Refusal> {
    Ok(NewAccount {
        username: person.username.clone(),
        name: person.name.clone(),
        role: person.role,
        station: person.station,
        division: person.division.clone(),
        certificate_no: person.certificate_no.clone(),
        password: accounts::first_password()?,
    })
}

/// `line 3: username: …` for a fault at `[1].username`.
fn said(fault: &Fault, rows: &[(u64, Person)]) -> String {
    let (index, field) = fault.path.split_once("].").unwrap_or(("", &fault.path));
    let row = index.trim_start_matches('[').parse::<usize>().ok().and_then(|index| rows.get(index));
    let line = row.map_or(0, |(line, _)| *line);
    format!("line {line}: {field}: {}", Language::English.say(&format!("fault.{}", fault.code), &fault.params))
}
