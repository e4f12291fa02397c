//! The persons of a file: sealed rows on one side, names to show on the other.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::app::keys::Keys;
use crate::app::personal::{self, BadSeal, Place};
use crate::domain::houses::acts::NewPerson;
use crate::domain::houses::file::PersonRef;
use crate::domain::ids::Id;
use crate::store::persons::PersonRow;

/// The persons of one file, opened.
#[derive(Debug, Default)]
pub(in crate::app) struct People(BTreeMap<u16, Person>);

#[derive(Default)]
struct Person {
    name: String,
    id_number: String,
    phone: String,
}

impl std::fmt::Debug for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Person(…)")
    }
}

impl People {
    /// Opens the sealed persons of a house.
    ///
    /// # Errors
    /// [`BadSeal`] for a row that was altered or moved.
    pub(in crate::app) fn open(keys: &Keys, house: &Id, rows: &[PersonRow]) -> Result<Self, BadSeal> {
        let open = |row: &PersonRow| {
            let place = Place { county: house.county(), house: house.uuid(), ordinal: row.ordinal };
            let plain = personal::open(keys, place, &row.sealed)?;
            let text = |name: &str| plain.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
            let person = Person { name: text("name"), id_number: text("id_number"), phone: text("phone") };
            Ok((u16::try_from(row.ordinal).map_err(|_negative| BadSeal)?, person))
        };
        rows.iter().map(open).collect::<Result<_, _>>().map(Self)
    }

    /// Seals persons that an act brought in.
    ///
    /// # Errors
    /// [`BadSeal`] when the system gives no random nonce.
    pub(super) fn seal(keys: &Keys, house: &Id, persons: &[NewPerson]) -> Result<Vec<PersonRow>, BadSeal> {
        let seal = |new: &NewPerson| {
            let ordinal = i32::from(new.person.0);
            let plain = json!({
                "name": new.name.reveal(),
                "id_number": new.id_number.as_ref().map(crate::domain::private::Private::reveal),
                "phone": new.phone.as_ref().map(crate::domain::private::Private::reveal),
                "address": new.address.as_ref().map(crate::domain::private::Private::reveal),
            });
            let place = Place { county: house.county(), house: house.uuid(), ordinal };
            Ok(PersonRow {
                county: house.county().to_string(),
                house_id: house.uuid().to_string(),
                ordinal,
                kind: new.kind.to_owned(),
                sealed: personal::seal(keys, place, &plain)?,
                id_index: new.id_number.as_ref().map(|it| personal::id_index(keys, house.county(), it.reveal())),
            })
        };
        persons.iter().map(seal).collect()
    }

    /// A person's name; blank for one whose data was erased.
    pub(in crate::app) fn name(&self, person: PersonRef) -> String {
        self.0.get(&person.0).map(|it| it.name.clone()).unwrap_or_default()
    }

    /// A person's citizen number with its middle hidden.
    pub(super) fn masked_id(&self, person: PersonRef) -> String {
        self.0.get(&person.0).map(|it| personal::masked_id(&it.id_number)).unwrap_or_default()
    }

    /// A person's telephone with its middle hidden.
    pub(super) fn masked_phone(&self, person: PersonRef) -> String {
        self.0.get(&person.0).map(|it| personal::masked_phone(&it.phone)).unwrap_or_default()
    }

    /// Whether a person's citizen number ends so; in constant time, for the public look-up.
    pub(super) fn id_ends_with(&self, person: PersonRef, tail: &str) -> bool {
        let number = self.0.get(&person.0).map(|it| it.id_number.as_str()).unwrap_or_default();
        let last: String = number.chars().skip(number.chars().count().saturating_sub(4)).collect();
        aws_lc_rs::constant_time::verify_slices_are_equal(last.as_bytes(), tail.to_uppercase().as_bytes()).is_ok()
            && !last.is_empty()
    }
}
