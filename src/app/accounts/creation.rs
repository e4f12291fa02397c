//! A new account is an act like any other: it stands in the ledger who made it, when, and as what.

use serde_json::{Value, json};
use uuid::Uuid;

use super::{DEMO_PASSWORD, actor_of, passwords, text_of};
use crate::app::refusal::Refusal;
use crate::app::{Homestead, packs, personal, policy};
use crate::domain::actor::{Actor, Role, Station};
use crate::domain::fields::{Fault, Wrong};
use crate::domain::ids::{DivisionCode, Id};
use crate::domain::private::Private;
use crate::store::accounts::AccountRow;
use crate::store::ledger::NewAct;
use crate::store::{self, Conn, StoreError};

/// The act's code.
const ACT: &str = "create_account";

/// An account to be made.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// Sign-in name, unique in the county: small letters, digits, `.`, `-` and `_`.
    pub username: String,
    /// The person's name as colleagues see it.
    pub name: String,
    /// What the person may do.
    pub role: Role,
    /// Which station, for [`Role::Station`] and only for it.
    pub station: Option<Station>,
    /// Where the person works; its county is the account's.
    pub division: DivisionCode,
    /// Enforcement certificate number: every officer has one.
    pub certificate_no: Option<String>,
    /// The first password.
    pub password: Private<String>,
}

/// Makes an account, by an administrator of its county, or by the program itself (`by` is none).
///
/// # Errors
/// `NotAllowed`; `Faulty` with everything that is wrong with the account; `Exists` for a name that is taken. Under a
/// used `act_id` the same account is answered again, another one is `ActIdReused`.
pub fn create(home: &Homestead, by: Option<&Actor>, act_id: Uuid, new: &NewAccount) -> Result<Actor, Refusal> {
    if let Some(actor) = by {
        policy::account_act(actor, ACT, &new.division)?;
    }
    let faults = faults(home, new);
    if !faults.is_empty() {
        return Err(Refusal::Faulty(faults));
    }
    let made = prepare(home, new, hashed(home, new)?);
    let now = home.clock.now().as_millisecond();
    let actor_id = by.map(|actor| actor.id.uuid().to_string());
    home.store.write(move |conn| {
        if let Some(before) = store::acts::find(conn, &made.row.county, &act_id.to_string())? {
            return if before.act.request_mac == made.mac { again(conn, &made.row) } else { Err(Refusal::ActIdReused) };
        }
        made.insert(conn, act_id, actor_id.as_deref(), now)?;
        Ok(actor_of(&made.row)?)
    })
}

/// Makes all the accounts of a roster, or none: by the program itself, for a county that begins.
///
/// # Errors
/// `Faulty` with everything wrong in any of them, each at `[index].field`: names that are taken or repeated, divisions
/// that the county does not have.
pub fn create_all(home: &Homestead, roster: &[NewAccount]) -> Result<(), Refusal> {
    let mut wrong = Vec::new();
    for (i, new) in roster.iter().enumerate() {
        let place = |fault: Fault| Fault { path: format!("[{i}].{}", fault.path), ..fault };
        let known = home.store.read(|conn| packs::in_force(home, conn, &new.division.county()));
        let unknown = !known.is_ok_and(|district| district.knows(&new.division));
        let earlier = roster.iter().take(i).any(|it| it.username == new.username);
        let more = [(unknown, "division", "unknown_division"), (earlier, "username", "repeated")];
        let more = more.into_iter().filter(|(is, ..)| *is);
        wrong.extend(faults(home, new).into_iter().map(place));
        wrong.extend(more.map(|(_, path, code)| place(Fault { path: path.to_owned(), code, params: Vec::new() })));
    }
    if !wrong.is_empty() {
        return Err(Refusal::Faulty(wrong));
    }
    let made = roster.iter().map(|new| Ok(prepare(home, new, hashed(home, new)?)));
    insert_all(home, made.collect::<Result<_, Refusal>>()?)
}

/// Makes accounts that have one password known to all, or none of them: it is hashed once.
///
/// # Errors
/// `Faulty` with what is wrong with the first that cannot be made, or names that are taken.
pub(super) fn create_alike(home: &Homestead, roster: &[NewAccount]) -> Result<(), Refusal> {
    let Some(first) = roster.first() else { return Ok(()) };
    for new in roster {
        let faults = faults(home, new);
        if !faults.is_empty() {
            return Err(Refusal::Faulty(faults));
        }
    }
    let hash = hashed(home, first)?;
    insert_all(home, roster.iter().map(|new| prepare(home, new, hash.clone())).collect())
}

fn insert_all(home: &Homestead, made: Vec<Made>) -> Result<(), Refusal> {
    let now = home.clock.now().as_millisecond();
    home.store.write(move |conn| {
        let mut taken = Vec::new();
        for (i, account) in made.iter().enumerate() {
            if store::accounts::by_username(conn, &account.row.county, &account.row.username)?.is_some() {
                taken.push(Fault { path: format!("[{i}].username"), code: "taken", params: Vec::new() });
            }
        }
        if !taken.is_empty() {
            return Err(Refusal::Faulty(taken));
        }
        made.iter().try_for_each(|account| account.insert(conn, Uuid::now_v7(), None, now))
    })
}

/// An account that can be written.
struct Made {
    row: AccountRow,
    body: Value,
    mac: Vec<u8>,
}

fn prepare(home: &Homestead, new: &NewAccount, password_hash: String) -> Made {
    let id = Id::new(new.division.county(), Uuid::now_v7());
    let body = json!({
        "username": new.username, "role": new.role, "station": new.station, "division": new.division,
        "certificate_no": new.certificate_no,
    });
    let mac = personal::request_mac(&home.keys, &body);
    Made { row: row(new, &id, password_hash), body, mac }
}

impl Made {
    fn insert(&self, conn: &mut Conn, act_id: Uuid, actor_id: Option<&str>, now: i64) -> Result<(), Refusal> {
        store::accounts::insert(conn, &self.row).map_err(taken)?;
        store::ledger::record(
            conn,
            &NewAct {
                county: &self.row.county,
                act_id: &act_id.to_string(),
                act: ACT,
                subject: &format!("account:{}", self.row.id),
                actor_id,
                at: now,
                received_at: now,
                body: &self.body.to_string(),
                request_mac: &self.mac,
            },
        )?;
        Ok(())
    }
}

/// The account that this act made when it came first.
fn again(conn: &mut Conn, row: &AccountRow) -> Result<Actor, Refusal> {
    let made = store::accounts::by_username(conn, &row.county, &row.username)?;
    Ok(actor_of(&made.ok_or(Refusal::ActIdReused)?)?)
}

fn hashed(home: &Homestead, new: &NewAccount) -> Result<String, Refusal> {
    home.doorman.hasher.hash(new.password.reveal())
}

fn row(new: &NewAccount, id: &Id, password_hash: String) -> AccountRow {
    AccountRow {
        county: id.county().to_string(),
        id: id.uuid().to_string(),
        username: new.username.clone(),
        name: new.name.clone(),
        role: text_of(&new.role),
        station: new.station.as_ref().map(text_of),
        division: new.division.to_string(),
        certificate_no: new.certificate_no.clone(),
        password_hash,
        token_version: 1,
        demo: new.password.reveal() == DEMO_PASSWORD,
        disabled: false,
    }
}

fn taken(error: StoreError) -> Refusal {
    match error {
        StoreError::Conflict { ref what } if what == "accounts.username" => Refusal::Exists,
        other => other.into(),
    }
}

fn faults(home: &Homestead, new: &NewAccount) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut name = |path: &str, wrong: Wrong| {
        faults.push(Fault { path: path.to_owned(), code: wrong.code, params: wrong.params });
    };
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '_');
    if !(2..=40).contains(&new.username.len()) || !new.username.chars().all(plain) {
        name("username", Wrong::new("bad_username"));
    }
    if new.name.trim().is_empty() {
        name("name", Wrong::new("required"));
    }
    if (new.role == Role::Station) != new.station.is_some() {
        name("station", Wrong::new(if new.station.is_some() { "not_a_choice" } else { "required" }));
    }
    if new.role == Role::Officer && new.certificate_no.is_none() {
        name("certificate_no", Wrong::new("required"));
    }
    let for_demo = home.demo && new.password.reveal() == DEMO_PASSWORD;
    if let Some(weak) = passwords::weakness(new.password.reveal(), &new.username).filter(|_| !for_demo) {
        name("password", weak);
    }
    faults
}
