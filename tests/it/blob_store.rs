use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use homestead::blob::{BlobError, BlobStore, CopyKind, Digest, Swept};
use tempfile::TempDir;

fn store() -> (TempDir, BlobStore) {
    let folder = TempDir::new().unwrap();
    let store = BlobStore::open(folder.path().join("blobs")).unwrap();
    (folder, store)
}

fn files(root: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

fn soon() -> SystemTime {
    #[expect(clippy::disallowed_methods, reason = "file times are of the system's clock")]
    let now = SystemTime::now();
    now + Duration::from_mins(1)
}

#[test]
fn bytes_come_back_under_their_name() {
    let (folder, store) = store();
    let digest = store.put(b"abc").unwrap();
    // FIPS 180-4, example of the one-block message.
    let name = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(digest.to_string(), name);
    assert_eq!(name.parse(), Ok(digest));
    assert_eq!(store.get(&digest).unwrap(), b"abc");
    assert!(store.exists(&digest));
    assert_eq!(files(folder.path()), [folder.path().join("blobs/ba/78").join(name)]);
}

#[test]
fn a_name_has_one_spelling() {
    let name = Digest::of(b"abc").to_string();
    for wrong in
        [name.to_uppercase(), name.chars().skip(1).collect(), format!("{name}0"), "../../etc/passwd".to_owned()]
    {
        assert!(wrong.parse::<Digest>().is_err(), "{wrong}");
    }
}

#[test]
fn putting_twice_keeps_one() {
    let (folder, store) = store();
    let (first, again) = (store.put(b"abc").unwrap(), store.put(b"abc").unwrap());
    assert_eq!(first, again);
    assert_eq!(files(folder.path()).len(), 1, "and no unfinished file is left");
}

#[test]
fn a_store_opened_again_has_what_was_put() {
    let (folder, store) = store();
    let digest = store.put(b"abc").unwrap();
    let again = BlobStore::open(folder.path().join("blobs")).unwrap();
    assert_eq!(again.get(&digest).unwrap(), b"abc");
    assert_eq!(again.list().unwrap(), [digest]);
}

#[test]
fn a_damaged_blob_is_never_given_out_and_is_mended_by_putting_it_again() {
    let (folder, store) = store();
    let digest = store.put(b"abc").unwrap();
    for damage in [&b"abd"[..], b"", b"abcd"] {
        fs::write(&files(folder.path())[0], damage).unwrap();
        assert!(matches!(store.get(&digest), Err(BlobError::Damaged(name)) if name == digest));
        store.put(b"abc").unwrap();
        assert_eq!(store.get(&digest).unwrap(), b"abc");
    }
}

#[test]
fn what_was_never_put_is_missing() {
    let (_folder, store) = store();
    let digest = Digest::of(b"abc");
    assert!(!store.exists(&digest));
    assert!(matches!(store.get(&digest), Err(BlobError::Missing(name)) if name == digest));
    assert_eq!(store.list().unwrap(), []);
}

#[test]
fn many_writers_of_one_photo_agree() {
    let (folder, store) = store();
    let photo = vec![7_u8; 300_000];
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| store.put(&photo).unwrap());
        }
    });
    assert_eq!(store.get(&Digest::of(&photo)).unwrap(), photo);
    assert_eq!(files(folder.path()).len(), 1);
}

#[test]
fn copies_are_kept_beside_and_can_be_lost() {
    let (_folder, store) = store();
    let digest = store.put(b"photo").unwrap();
    let derived = store.derived();
    assert_eq!(derived.get(&digest, CopyKind::Display).unwrap(), None);
    derived.put(&digest, CopyKind::Display, b"first").unwrap();
    derived.put(&digest, CopyKind::Display, b"second").unwrap();
    derived.put(&digest, CopyKind::Thumbnail, b"small").unwrap();
    assert_eq!(derived.get(&digest, CopyKind::Display).unwrap().unwrap(), b"second");
    assert_eq!(store.list().unwrap(), [digest], "a copy is no blob");
    derived.forget(&digest).unwrap();
    derived.forget(&digest).unwrap();
    assert_eq!(derived.get(&digest, CopyKind::Thumbnail).unwrap(), None);
    assert_eq!(store.get(&digest).unwrap(), b"photo");
}

#[test]
fn the_sweep_takes_old_orphans_and_keeps_the_rest() {
    let (folder, store) = store();
    let (known, orphan) = (store.put(b"known").unwrap(), store.put(b"orphan").unwrap());
    for digest in [known, orphan] {
        store.derived().put(&digest, CopyKind::Display, b"copy").unwrap();
    }
    let unfinished = folder.path().join("blobs/ab/cd/.writing-1-1");
    fs::create_dir_all(unfinished.parent().unwrap()).unwrap();
    fs::write(&unfinished, b"half").unwrap();
    let strange = folder.path().join("blobs/README");
    fs::write(&strange, b"not ours").unwrap();

    let long_ago = soon() - Duration::from_hours(1);
    assert_eq!(store.sweep(|digest| *digest == known, long_ago).unwrap(), Swept::default(), "all too young");
    let swept = store.sweep(|digest| *digest == known, soon()).unwrap();
    assert_eq!(swept, Swept { orphans: vec![orphan], unfinished: 1 });
    assert_eq!(store.list().unwrap(), [known]);
    assert_eq!(store.get(&known).unwrap(), b"known");
    assert!(store.derived().get(&known, CopyKind::Display).unwrap().is_some());
    assert!(store.derived().get(&orphan, CopyKind::Display).unwrap().is_none());
    assert!(strange.exists(), "what is not a blob is left alone");
    assert_eq!(store.sweep(|_| true, soon()).unwrap(), Swept::default());
}

#[test]
fn a_folder_that_cannot_be_used_is_said_so() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, b"").unwrap();
    assert!(matches!(BlobStore::open(file.join("blobs")), Err(BlobError::Io { .. })));
}
