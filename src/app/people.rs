//! The persons of a file: sealed rows on one side, names to show on the other.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::app::keys::Keys;
use crate::app::personal::{self, BadSeal, Place};
use crate::domain::houses::acts::NewPerson;
use crate::domain::houses::file::PersonRef;
use crate::domain::ids::Id;
use crate::domain::papers::case::PartyData;
use crate::domain::private::Private;

/// A person as a row keeps it.
pub(in crate::app) struct Sealed {
    /// Which person of the file.
    pub(in crate::app) ordinal: i32,
    /// What the person is in it.
    pub(in crate::app) kind: &'static str,
    /// Algorithm byte, nonce, ciphertext.
    pub(in crate::app) bytes: Vec<u8>,
    /// Keyed hash of the identity number.
    pub(in crate::app) id_index: Option<Vec<u8>>,
}

fn place(file: &Id, ordinal: i32) -> Place<'_> {
    Place { county: file.county(), file: file.uuid(), ordinal }
}

/// The persons of one file, opened.
#[derive(Debug, Default)]
pub(in crate::app) struct People(BTreeMap<u16, Person>);

#[derive(Default)]
struct Person {
    name: String,
    id_number: String,
    phone: String,
    address: String,
}

impl std::fmt::Debug for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Person(…)")
    }
}

impl People {
    /// Opens the sealed persons of a file, each with its ordinal.
    ///
    /// # Errors
    /// [`BadSeal`] for one that was altered or moved.
    pub(in crate::app) fn open(
        keys: &Keys,
        file: &Id,
        rows: impl IntoIterator<Item = (i32, impl AsRef<[u8]>)>,
    ) -> Result<Self, BadSeal> {
        let mut persons = BTreeMap::new();
        for (ordinal, sealed) in rows {
            let plain = personal::open(keys, place(file, ordinal), sealed.as_ref())?;
            let text = |name: &str| plain.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
            let person = Person {
                name: text("name"),
                id_number: text("id_number"),
                phone: text("phone"),
                address: text("address"),
            };
            persons.insert(u16::try_from(ordinal).map_err(|_negative| BadSeal)?, person);
        }
        Ok(Self(persons))
    }

    /// Seals persons that an act brought in.
    ///
    /// # Errors
    /// [`BadSeal`] when the system gives no random nonce.
    pub(in crate::app) fn seal(keys: &Keys, file: &Id, persons: &[NewPerson]) -> Result<Vec<Sealed>, BadSeal> {
        let seal = |new: &NewPerson| {
            let ordinal = i32::from(new.person.0);
            let plain = json!({
                "name": new.name.reveal(),
                "id_number": new.id_number.as_ref().map(Private::reveal),
                "phone": new.phone.as_ref().map(Private::reveal),
                "address": new.address.as_ref().map(Private::reveal),
            });
            Ok(Sealed {
                ordinal,
                kind: new.kind,
                bytes: personal::seal(keys, place(file, ordinal), &plain)?,
                id_index: new.id_number.as_ref().map(|it| personal::id_index(keys, file.county(), it.reveal())),
            })
        };
        persons.iter().map(seal).collect()
    }

    /// A person's name; blank for one whose data was erased.
    pub(in crate::app) fn name(&self, person: PersonRef) -> String {
        self.0.get(&person.0).map(|it| it.name.clone()).unwrap_or_default()
    }

    /// A person as its papers name it, in full; none for one whose data was erased.
    pub(in crate::app) fn in_full(&self, person: PersonRef) -> Option<PartyData> {
        let it = self.0.get(&person.0)?;
        Some(PartyData { name: it.name.clone(), id_number: it.id_number.clone(), address: it.address.clone() })
    }

    /// A person's citizen number with its middle hidden.
    pub(in crate::app) fn masked_id(&self, person: PersonRef) -> String {
        self.0.get(&person.0).map(|it| personal::masked_id(&it.id_number)).unwrap_or_default()
    }

    /// A person's telephone with its middle hidden.
    pub(in crate::app) fn masked_phone(&self, person: PersonRef) -> String {
        self.0.get(&person.0).map(|it| personal::masked_phone(&it.phone)).unwrap_or_default()
    }

    /// Whether a person's citizen number ends so; in constant time, for the public look-up.
    pub(in crate::app) fn id_ends_with(&self, person: PersonRef, tail: &str) -> bool {
        let number = self.0.get(&person.0).map(|it| it.id_number.as_str()).unwrap_or_default();
        let last: String = number.chars().skip(number.chars().count().saturating_sub(4)).collect();
        aws_lc_rs::constant_time::verify_slices_are_equal(last.as_bytes(), tail.to_uppercase().as_bytes()).is_ok()
            && !last.is_empty()
    }
}
