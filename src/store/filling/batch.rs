//! Files as they are to be written, table by table.

use crate::ledger::canonical::Canonical;
use crate::ledger::digest::Digest;
use crate::store::accounts::AccountRow;
use crate::store::acts::ActRow;
use crate::store::case_duties::{self, CaseDutyRow};
use crate::store::case_persons::CasePersonRow;
use crate::store::columns;
use crate::store::conn::Conn;
use crate::store::dialect::insert_many;
use crate::store::duties::{self, Duty, DutyRow};
use crate::store::error::StoreError;
use crate::store::houses::HouseRow;
use crate::store::numbers::NumberRow;
use crate::store::patrols::PlaceRow;
use crate::store::persons::PersonRow;
use crate::store::photos::PhotoRow;
use crate::store::schema;
use crate::store::violations::ViolationRow;

/// An act with what it left behind; its number in the ledger is given when it is written.
#[derive(Debug, Clone)]
pub struct Recorded {
    /// The act. Its `seq` does not count.
    pub act: ActRow,
    /// When it was received, unix milliseconds.
    pub received_at: i64,
    /// Of the subject's rows as they stood after it.
    pub record: Digest,
}

/// Files that are written together.
#[derive(Default)]
pub struct Batch {
    files: Files,
    recorded: Vec<Recorded>,
}

/// The rows of every table.
#[derive(Default)]
pub(super) struct Files {
    accounts: Vec<AccountRow>,
    houses: Vec<HouseRow>,
    persons: Vec<PersonRow>,
    violations: Vec<ViolationRow>,
    case_persons: Vec<CasePersonRow>,
    numbers: Vec<NumberRow>,
    photos: Vec<PhotoRow>,
    duties: Vec<DutyRow>,
    case_duties: Vec<CaseDutyRow>,
    places: Vec<PlaceRow>,
}

impl Batch {
    /// Adds an account.
    pub fn account(&mut self, row: AccountRow) {
        self.files.accounts.push(row);
    }

    /// Adds a house with its people and numbers, what it waits for, and why it is to be visited.
    pub fn house(
        &mut self,
        row: HouseRow,
        persons: Vec<PersonRow>,
        numbers: Vec<NumberRow>,
        waiting: &[Duty],
        places: Vec<PlaceRow>,
    ) {
        self.files.duties.extend(duties::rows(&row, waiting));
        self.files.houses.push(row);
        self.files.persons.extend(persons);
        self.files.numbers.extend(numbers);
        self.files.places.extend(places);
    }

    /// Adds a violation, likewise.
    pub fn violation(
        &mut self,
        row: ViolationRow,
        persons: Vec<CasePersonRow>,
        numbers: Vec<NumberRow>,
        waiting: &[Duty],
        places: Vec<PlaceRow>,
    ) {
        self.files.case_duties.extend(case_duties::rows(&row, waiting));
        self.files.violations.push(row);
        self.files.case_persons.extend(persons);
        self.files.numbers.extend(numbers);
        self.files.places.extend(places);
    }

    /// Adds a photo.
    pub fn photo(&mut self, row: PhotoRow) {
        self.files.photos.push(row);
    }

    /// Adds an act, after those that were added before.
    pub fn record(&mut self, recorded: Recorded) {
        self.recorded.push(recorded);
    }

    pub(super) fn into_parts(self) -> (Files, Vec<Recorded>) {
        (self.files, self.recorded)
    }
}

impl Files {
    /// What others refer to comes first.
    pub(super) fn write(self, conn: &mut Conn) -> Result<(), StoreError> {
        insert_many!(conn, schema::accounts::table, self.accounts);
        insert_many!(conn, schema::houses::table, self.houses);
        insert_many!(conn, schema::persons::table, self.persons);
        insert_many!(conn, schema::violations::table, self.violations);
        insert_many!(conn, schema::case_persons::table, self.case_persons);
        insert_many!(conn, schema::numbers::table, self.numbers);
        insert_many!(conn, schema::photos::table, self.photos);
        insert_many!(conn, schema::duties::table, self.duties);
        insert_many!(conn, schema::case_duties::table, self.case_duties);
        insert_many!(conn, schema::patrol_places::table, self.places);
        Ok(())
    }
}

/// Digest of a house as it stands in these rows, people and numbers in the order of their keys.
pub fn house_digest(row: &HouseRow, persons: &[PersonRow], numbers: &[NumberRow]) -> Digest {
    digest_of(|to| {
        columns::house(to, row);
        for row in persons {
            columns::person(to, row);
        }
        for row in numbers {
            columns::number(to, row);
        }
    })
}

/// Digest of a violation, likewise.
pub fn violation_digest(row: &ViolationRow, persons: &[CasePersonRow], numbers: &[NumberRow]) -> Digest {
    digest_of(|to| {
        columns::violation(to, row);
        for row in persons {
            columns::case_person(to, row);
        }
        for row in numbers {
            columns::number(to, row);
        }
    })
}

/// Digest of a photo.
pub fn photo_digest(row: &PhotoRow) -> Digest {
    digest_of(|to| columns::photo(to, row))
}

/// Digest of an account.
pub fn account_digest(row: &AccountRow) -> Digest {
    digest_of(|to| columns::account(to, row))
}

/// As the ledger digests a subject's rows.
fn digest_of(write: impl FnOnce(&mut Canonical)) -> Digest {
    let mut bytes = Canonical::new("homestead-record-v1");
    write(&mut bytes);
    bytes.digest()
}
