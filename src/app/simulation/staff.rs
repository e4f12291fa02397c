//! Who works where: in every township the people that the demo has in one, in every village a cadre.

use std::collections::HashMap;

use super::country::Country;
use super::dice::Dice;
use super::names;
use crate::app::accounts::{DEMO_ACCOUNTS, DemoAccount};
use crate::domain::actor::{Role, Station};
use crate::domain::ids::DivisionCode;
use crate::store::accounts::AccountRow;

/// Whose work it is, wherever it is done.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Post {
    /// One of a township's.
    Town(Desk),
    /// The village's cadre.
    Cadre,
    /// Somebody of the county, by sign-in name.
    County(String),
}

/// The desks of a township.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Desk {
    Clerk,
    Officer,
    SecondOfficer,
    NaturalResources,
    Agriculture,
    Chief,
}

const DESKS: [(Desk, &str, Role, Option<Station>); 6] = [
    (Desk::Clerk, "clerk", Role::Clerk, None),
    (Desk::Officer, "officer", Role::Officer, None),
    (Desk::SecondOfficer, "officer2", Role::Officer, None),
    (Desk::NaturalResources, "station-nr", Role::Station, Some(Station::NaturalResources)),
    (Desk::Agriculture, "station-ag", Role::Station, Some(Station::Agriculture)),
    (Desk::Chief, "chief", Role::Chief, None),
];

/// Everybody.
pub(super) struct Staff(HashMap<(String, Post), AccountRow>);

/// The post of an account of the demo.
pub(super) fn post_of(account: &DemoAccount) -> Post {
    match account.division.len() {
        6 => Post::County(account.username.to_owned()),
        12 => Post::Cadre,
        _ => {
            let desk = DESKS.iter().find(|(_, name, ..)| account.username.trim_end_matches("-pj") == *name);
            desk.map_or(Post::Cadre, |(desk, ..)| Post::Town(*desk))
        }
    }
}

impl Staff {
    /// Those of the demo as the database has them, and whoever else it takes, as new rows with the same password.
    pub(super) fn of(
        country: &Country,
        here: &[AccountRow],
        dice: &mut Dice,
        id: impl Fn(&mut Dice) -> String,
    ) -> (Self, Vec<AccountRow>) {
        let mut all = HashMap::new();
        for row in here {
            if let Some(account) = DEMO_ACCOUNTS.iter().find(|account| account.username == row.username) {
                all.insert((row.division.clone(), post_of(account)), row.clone());
            }
        }
        let mut new = Vec::new();
        let Some(like) = here.first() else { return (Self(all), new) };
        let mut add = |division: &str,
                       post: Post,
                       (username, role, station): (String, Role, Option<Station>),
                       dice: &mut Dice| {
            if all.contains_key(&(division.to_owned(), post.clone())) {
                return;
            }
            let officer = role == Role::Officer;
            let nr = new.len() + 1;
            let row = AccountRow {
                county: like.county.clone(),
                id: id(dice),
                username,
                name: names::name(dice),
                role: code(&role),
                station: station.as_ref().map(code),
                division: division.to_owned(),
                certificate_no: officer.then(|| format!("滇模{nr:06}")),
                password_hash: like.password_hash.clone(),
                token_version: 1,
                demo: true,
                disabled: false,
            };
            all.insert((division.to_owned(), post), row.clone());
            new.push(row);
        };
        for township in &country.townships {
            let town = township.code.as_str();
            for (desk, name, role, station) in DESKS {
                add(town, Post::Town(desk), (format!("{name}-{town}"), role, station), dice);
            }
            for village in &township.villages {
                let code = village.code.as_str();
                add(code, Post::Cadre, (format!("cadre-{code}"), Role::Cadre, None), dice);
            }
        }
        (Self(all), new)
    }

    /// Who holds a post where a village lies.
    pub(super) fn who(&self, post: &Post, village: &DivisionCode) -> Option<&AccountRow> {
        let division = match post {
            Post::Cadre => village.to_string(),
            Post::Town(_) => village.township()?.to_string(),
            Post::County(_) => village.county().to_string(),
        };
        self.0.get(&(division, post.clone()))
    }
}

fn code(value: &impl serde::Serialize) -> String {
    serde_json::json!(value).as_str().unwrap_or_default().to_owned()
}
