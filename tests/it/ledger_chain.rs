//! A county's chain can be checked by whoever holds its entries, and an act's receipt by whoever holds that.
//! The known answers were computed with Python's hashlib and cryptography.

use homestead::ledger::canonical::Canonical;
use homestead::ledger::chain::{Break, Walk, verify};
use homestead::ledger::digest::Digest;
use homestead::ledger::entry::{Entry, genesis};
use homestead::ledger::receipt::{Receipt, SignatureError, Signer};

const COUNTY: &str = "530303";

fn hex(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(bytes)
}

fn first() -> Entry {
    Entry {
        county: COUNTY.to_owned(),
        seq: 1,
        received_at: 1_795_000_001_000,
        act_id: "0192f0c1-1111-7000-8000-000000000000".to_owned(),
        actor: "account:0192f0c1-0000-7000-8000-000000000001".to_owned(),
        act: "apply".to_owned(),
        subject: "house:0192f0c1-2222-7000-8000-000000000000".to_owned(),
        body_digest: Digest::of(b"body"),
        record_digest: Digest::of(b"record"),
        prev_hash: genesis(COUNTY),
        hash: genesis(COUNTY),
    }
    .sealed()
}

/// Five entries, each on the one before.
fn chain() -> Vec<Entry> {
    let mut entries = vec![first()];
    for seq in 2..=5 {
        let before = entries.last().unwrap();
        entries.push(Entry { seq, prev_hash: before.hash, ..before.clone() }.sealed());
    }
    entries
}

fn signer() -> Signer {
    Signer::from_seed(&(0..32).collect::<Vec<u8>>()).unwrap()
}

#[test]
fn canonical_bytes_are_written_as_their_table_says() {
    let mut bytes = Canonical::new("homestead-record-v1");
    bytes
        .row("houses")
        .text("name", "王")
        .text_or_null("due_on", None)
        .bytes("sealed", &[1, 2])
        .bytes_or_null("head_index", None)
        .integer("version", -2)
        .real_or_null("west", Some(103.5))
        .real_or_null("east", None)
        .truth("demo", true);
    let known = [
        "686f6d6573746561642d7265636f72642d76310a",
        "520000000000000006686f75736573",
        "7400000000000000046e616d650000000000000003e78e8b",
        "6200000000000000067365616c656400000000000000020102",
        "69000000000000000776657273696f6efffffffffffffffe",
        "660000000000000004776573744059e00000000000",
        "3f000000000000000464656d6f01",
    ];
    assert_eq!(hex(bytes.as_bytes()), known.concat());
    assert_eq!(bytes.digest().to_string(), "2a84c20f9eb6182b778e0f68f6c8696edd2c2782d8abb71a564623673e41554f");
}

#[test]
fn no_two_rows_are_written_alike() {
    let written = |fill: &dyn Fn(&mut Canonical)| {
        let mut bytes = Canonical::new("homestead-record-v1");
        fill(bytes.row("houses"));
        hex(bytes.as_bytes())
    };
    let rows = [
        written(&|row| {
            row.text("a", "bc").text("d", "");
        }),
        written(&|row| {
            row.text("a", "b").text("d", "c");
        }),
        written(&|row| {
            row.text("a", "bc").text_or_null("d", None);
        }),
        written(&|row| {
            row.bytes("a", b"bc").text("d", "");
        }),
        written(&|row| {
            row.text("a", "bc").row("").text("d", "");
        }),
        written(&|row| {
            row.integer("a", 0);
        }),
        written(&|row| {
            row.real_or_null("a", Some(0.0));
        }),
        written(&|row| {
            row.truth("a", false);
        }),
    ];
    for (n, one) in rows.iter().enumerate() {
        assert!(!rows[..n].contains(one), "row {n} is written as one before");
    }
    let zeros = [0.0, -0.0].map(|zero| {
        written(&|row| {
            row.real_or_null("lat", Some(zero));
        })
    });
    assert_eq!(zeros[0], zeros[1], "SQLite keeps no negative zero");
}

#[test]
fn an_entry_has_the_hash_that_others_compute() {
    assert_eq!(genesis(COUNTY).to_string(), "ff5efb3cc17fed2e653696e8e11e1d7709430f7d991964707534839dee138763");
    assert_eq!(first().hash.to_string(), "0d1f8efc9e60f3f0a17a2745d4c4c3c194ab9fd459365760f2a0df7d6d48f1f1");
}

#[test]
fn a_whole_chain_holds_in_one_piece_and_in_several() {
    let entries = chain();
    assert_eq!(verify(COUNTY, &entries), []);
    let mut walk = Walk::from_after(COUNTY, 3, entries[2].hash);
    assert!(entries[3..].iter().all(|entry| walk.step(entry).is_empty()));
    assert_eq!((walk.seq(), walk.hash()), (5, entries[4].hash));
}

/// Changes a chain.
type Meddling = fn(&mut Vec<Entry>);

#[test]
fn every_break_is_named_where_it_is() {
    let cases: [(&str, Meddling, Vec<Break>); 8] = [
        ("changed", |chain| chain[2].act = "expire".to_owned(), vec![Break::Changed { seq: 3 }]),
        (
            "changed with a right hash",
            |chain| {
                chain[2].act = "expire".to_owned();
                chain[2].hash = chain[2].computed_hash();
            },
            vec![Break::Unlinked { seq: 4 }],
        ),
        ("removed", |chain| drop(chain.remove(1)), vec![Break::Missing { from: 2, to: 2 }, Break::Unlinked { seq: 3 }]),
        (
            "the first two removed",
            |chain| drop(chain.drain(..2)),
            vec![Break::Missing { from: 1, to: 2 }, Break::Unlinked { seq: 3 }],
        ),
        ("twice", |chain| chain.insert(2, chain[1].clone()), vec![Break::OutOfOrder { seq: 2, due: 3 }]),
        (
            "reordered",
            |chain| chain.swap(1, 2),
            vec![Break::Missing { from: 2, to: 2 }, Break::Unlinked { seq: 3 }, Break::OutOfOrder { seq: 2, due: 4 }],
        ),
        (
            "another county's",
            |chain| {
                chain[4].county = "530304".to_owned();
                chain[4].hash = chain[4].computed_hash();
            },
            vec![Break::OtherCounty { seq: 5 }],
        ),
        (
            "of another beginning",
            |chain| {
                chain[0].prev_hash = genesis("530304");
                chain[0].hash = chain[0].computed_hash();
            },
            vec![Break::Unlinked { seq: 1 }, Break::Unlinked { seq: 2 }],
        ),
    ];
    for (name, meddle, breaks) in cases {
        let mut entries = chain();
        meddle(&mut entries);
        assert_eq!(verify(COUNTY, &entries), breaks, "{name}");
    }
}

#[test]
fn a_receipt_is_the_same_each_time_and_holds_without_the_server() {
    let signer = signer();
    assert_eq!(hex(signer.public_key()), "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8");
    let receipt = signer.receipt(&first());
    assert_eq!(
        receipt.signature,
        "vCLY4ela2BfkrcnuoMGQYYf0HOWhA2oQseNG4om+swvl99YTdumH+YjX2mapG1KDx3vs+sw06/91jiVEHWwUAA=="
    );
    assert_eq!(signer.receipt(&first()), receipt);
    assert_eq!(receipt.verify(signer.public_key()), Ok(()));
    assert!(receipt.is_of(&first()));
}

#[test]
fn a_false_receipt_does_not_hold() {
    let signer = signer();
    let other = Signer::from_seed(&[7; 32]).unwrap();
    let genuine = signer.receipt(&first());
    assert_eq!(genuine.verify(other.public_key()), Err(SignatureError::DoesNotHold));
    assert_eq!(genuine.verify(b"not a key"), Err(SignatureError::DoesNotHold));
    let changes: [fn(&mut Receipt); 6] = [
        |receipt| receipt.hash = Digest::of(b"another act"),
        |receipt| receipt.seq = 2,
        |receipt| receipt.county = "530304".to_owned(),
        |receipt| receipt.signature.clear(),
        |receipt| receipt.signature.insert(0, 'A'),
        |receipt| receipt.signature = "no base64 at all".to_owned(),
    ];
    for change in changes {
        let mut receipt = genuine.clone();
        change(&mut receipt);
        assert_eq!(receipt.verify(signer.public_key()), Err(SignatureError::DoesNotHold), "{receipt:?}");
    }
    let late = Receipt { received_at: 0, ..genuine };
    assert!(!late.is_of(&first()));
    assert!(matches!(Signer::from_seed(&[7; 31]), Err(SignatureError::BadKey)));
}
