//! The ledger as a tree, in the words of the world's transparency logs.

use homestead::ledger::checkpoint::{Checkpoint, NoteError, origin, verifier_key, verify_note};
use homestead::ledger::digest::Digest;
use homestead::ledger::merkle::{
    DoesNotHold, Tree, consistency_ranges, inclusion_ranges, leaf, verify_consistency, verify_inclusion,
};
use homestead::ledger::receipt::Signer;
use homestead::store::ledger;

use crate::support::db;
use crate::support::rows::{ZHANYI, given_account, new_id};

/// The leaves with which the reference implementation of RFC 6962 (certificate-transparency) tests itself, and the
/// root after each.
const REFERENCE: [(&str, &str); 8] = [
    ("", "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
    ("00", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
    ("10", "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"),
    ("2021", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
    ("3031", "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"),
    ("40414243", "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"),
    ("5051525354555657", "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"),
    ("606162636465666768696a6b6c6d6e6f", "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"),
];

fn reference_leaves() -> Vec<Digest> {
    REFERENCE.iter().map(|(data, _)| leaf(&data_encoding::HEXLOWER.decode(data.as_bytes()).unwrap())).collect()
}

fn root(leaves: &[Digest]) -> Digest {
    leaves.iter().copied().collect::<Tree>().root()
}

/// The proof that ranges ask for.
fn proof(leaves: &[Digest], ranges: Vec<std::ops::Range<u64>>) -> Vec<Digest> {
    let place = |at: u64| usize::try_from(at).unwrap();
    ranges.into_iter().map(|range| root(&leaves[place(range.start)..place(range.end)])).collect()
}

fn hex(proof: &[Digest]) -> Vec<String> {
    proof.iter().map(ToString::to_string).collect()
}

#[test]
fn roots_are_those_of_the_reference() {
    let mut tree = Tree::default();
    assert_eq!(tree.root().to_string(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    for (size, (leaf, (_, root))) in (1..).zip(reference_leaves().into_iter().zip(REFERENCE)) {
        tree.push(leaf);
        assert_eq!((tree.size(), tree.root().to_string().as_str()), (size, root));
    }
}

#[test]
fn proofs_are_those_of_the_reference() {
    let leaves = reference_leaves();
    let inclusion =
        |index, size: usize| hex(&proof(&leaves, inclusion_ranges(index, u64::try_from(size).unwrap()).unwrap()));
    let consistency = |earlier, size| hex(&proof(&leaves, consistency_ranges(earlier, size).unwrap()));
    assert_eq!(
        inclusion(5, 8),
        [
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ]
    );
    assert_eq!(inclusion(2, 3), ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]);
    assert_eq!(inclusion(0, 1), Vec::<String>::new());
    assert_eq!(
        consistency(6, 8),
        [
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ]
    );
    assert_eq!(
        consistency(2, 5),
        [
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        ]
    );
    assert_eq!(consistency(8, 8), Vec::<String>::new());
}

#[test]
fn there_is_no_proof_of_what_is_not_in_the_tree() {
    assert_eq!(inclusion_ranges(8, 8), None);
    assert_eq!(consistency_ranges(0, 8), None);
    assert_eq!(consistency_ranges(9, 8), None);
}

#[test]
fn every_leaf_is_proved_and_no_other_in_its_place() {
    let leaves: Vec<Digest> = (0..33_u8).map(|n| leaf(&[n])).collect();
    for size in 1..=33_usize {
        let (whole, tree) = (u64::try_from(size).unwrap(), &leaves[..size]);
        let root = root(tree);
        for (index, own) in (0..).zip(tree) {
            let path = proof(tree, inclusion_ranges(index, whole).unwrap());
            assert_eq!(verify_inclusion(own, index, (whole, &root), &path), Ok(()));
            let false_ones = [
                verify_inclusion(&leaf(b"another"), index, (whole, &root), &path),
                verify_inclusion(own, index + 1, (whole, &root), &path),
                verify_inclusion(own, index, (whole, &Digest::of(b"another")), &path),
                verify_inclusion(own, index, (whole, &root), &[&path[..], &[root]].concat()),
            ];
            assert_eq!(false_ones, [Err(DoesNotHold); 4], "leaf {index} of {size}");
            for cut in 0..path.len() {
                assert_eq!(verify_inclusion(own, index, (whole, &root), &path[..cut]), Err(DoesNotHold));
            }
        }
    }
}

#[test]
fn a_later_tree_is_proved_to_have_kept_the_earlier_one() {
    let leaves: Vec<Digest> = (0..33_u8).map(|n| leaf(&[n])).collect();
    let mut rewritten = leaves.clone();
    rewritten[0] = leaf(b"rewritten");
    for later in 1..=33_u64 {
        let tree = &leaves[..usize::try_from(later).unwrap()];
        let other = &rewritten[..tree.len()];
        for earlier in 1..=later {
            let before = root(&leaves[..usize::try_from(earlier).unwrap()]);
            let ranges = consistency_ranges(earlier, later).unwrap();
            let path = proof(tree, ranges.clone());
            assert_eq!(verify_consistency((earlier, &before), (later, &root(tree)), &path), Ok(()));
            let false_path = proof(other, ranges);
            assert_eq!(
                verify_consistency((earlier, &before), (later, &root(other)), &false_path),
                Err(DoesNotHold),
                "{earlier} of {later}"
            );
            let longer = [&path[..], &[before]].concat();
            assert_eq!(verify_consistency((earlier, &before), (later, &root(tree)), &longer), Err(DoesNotHold));
        }
    }
}

fn signer() -> Signer {
    Signer::from_seed(&(0..32).collect::<Vec<u8>>()).unwrap()
}

fn checkpoint() -> Checkpoint {
    Checkpoint { origin: origin(ZHANYI), size: 8, root: root(&reference_leaves()) }
}

/// Computed with Python's cryptography.
const NOTE: &str = "homestead/530303\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n\n\
    — homestead/530303 OG1Sfu49Y5O6X7lWBKiFYK2liwMMwtDUb+Jr90CWOrqGgtRwJ5dt8HpAB6AFaRVLISU0fDlbt0+FXkxpo3aSV4tq+AY=\n";

#[test]
fn a_checkpoint_is_a_signed_note_that_others_can_read() {
    let signer = signer();
    assert_eq!(checkpoint().signed(&signer), NOTE);
    assert_eq!(Checkpoint::read(NOTE, "homestead/530303", signer.public_key()), Ok(checkpoint()));
    assert_eq!(
        verifier_key("homestead/530303", signer.public_key()),
        "homestead/530303+386d527e+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"
    );
    let witnessed = format!("{NOTE}— a.witness AAAAAAAA\n");
    assert_eq!(Checkpoint::read(&witnessed, "homestead/530303", signer.public_key()), Ok(checkpoint()));
}

/// The example in the documentation of Go's `golang.org/x/mod/sumdb/note`.
#[test]
fn the_note_of_the_reference_is_read() {
    let note = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n\
        — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    let verifier = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    let (_, key) = verifier.rsplit_once('+').unwrap();
    let key = data_encoding::BASE64.decode(key.as_bytes()).unwrap();
    assert_eq!(verifier_key("PeterNeumann", &key[1..]), verifier);
    let text = verify_note(note, "PeterNeumann", &key[1..]).unwrap();
    assert!(text.ends_with("what your problem is.\n"));
    assert_eq!(Checkpoint::read(note, "PeterNeumann", &key[1..]), Err(NoteError::OtherText));
}

#[test]
fn a_note_that_does_not_hold_says_why() {
    let signer = signer();
    let other = Signer::from_seed(&[7; 32]).unwrap();
    let ours = |note: &str| Checkpoint::read(note, "homestead/530303", signer.public_key()).unwrap_err();
    assert_eq!(ours(&NOTE.replacen("\n8\n", "\n9\n", 1)), NoteError::False);
    assert_eq!(ours(&NOTE.replacen("OG1Sfu49", "OG1Sfu48", 1)), NoteError::False);
    assert_eq!(ours(&checkpoint().signed(&other)), NoteError::Unsigned);
    assert_eq!(ours(NOTE.trim_end()), NoteError::Malformed);
    assert_eq!(ours(&checkpoint().text()), NoteError::Malformed);
    assert_eq!(ours(&NOTE.replacen("OG1Sfu49", "OG1Sfu4!", 1)), NoteError::Malformed);
    let elsewhere = Checkpoint { origin: origin("530304"), ..checkpoint() }.signed(&signer);
    assert_eq!(ours(&elsewhere), NoteError::Unsigned);
    assert_eq!(
        Checkpoint::read(NOTE, "homestead/530303", other.public_key()),
        Err(NoteError::Unsigned),
        "another key has another id"
    );
}

#[test]
fn an_act_in_the_database_is_proved_to_be_in_a_checkpoint() {
    let db = db::fresh();
    let store = db.open();
    for n in 0..7 {
        store.write(move |conn| given_account(conn, &new_id(), &format!("clerk-{n}"))).unwrap();
    }
    let (third, hashes) = store
        .read(|conn| {
            let pages = [ledger::hashes(conn, ZHANYI, 1, 4)?, ledger::hashes(conn, ZHANYI, 5, 4)?];
            Ok::<_, homestead::store::StoreError>((ledger::find(conn, ZHANYI, 3)?.unwrap(), pages.concat()))
        })
        .unwrap();
    let leaves: Vec<Digest> = hashes.iter().map(|hash| leaf(hash.as_bytes())).collect();
    assert_eq!(leaves.len(), 7);
    let path = proof(&leaves, inclusion_ranges(2, 7).unwrap());
    assert_eq!(verify_inclusion(&leaf(third.hash.as_bytes()), 2, (7, &root(&leaves)), &path), Ok(()));
}
