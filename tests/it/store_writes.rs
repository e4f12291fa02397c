//! Many people write at once, and what they were told stands.

use std::collections::BTreeSet;
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use homestead::ledger::chain;
use homestead::store::{StoreError, accounts, houses, ledger, numbers, persons};

use crate::support::db;
use crate::support::rows::{ZHANYI, account_row, applied, given_account, house_row, new_id, recorded_as};

#[test]
fn forty_clerks_at_once_never_meet_a_locked_database_and_leave_one_whole_chain() {
    let db = db::fresh();
    let store = db.open();
    let answered: Vec<_> = thread::scope(|scope| {
        let clerks: Vec<_> = (0..40)
            .map(|_clerk| {
                let store = store.clone();
                scope.spawn(move || {
                    (0..10)
                        .map(|_| {
                            let id = new_id();
                            let entry =
                                store.write(move |conn| applied(conn, &id, "530303101201")).expect("no clerk waits");
                            // What was answered can be read at once, by anybody.
                            let read = store.read(|conn| ledger::find(conn, ZHANYI, entry.seq)).unwrap();
                            assert_eq!(read.as_ref(), Some(&entry));
                            entry
                        })
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        clerks.into_iter().flat_map(|clerk| clerk.join().unwrap()).collect()
    });
    let numbers: BTreeSet<i64> = answered.iter().map(|entry| entry.seq).collect();
    assert_eq!(numbers, (1..=400).collect());
    let entries = store.read(|conn| ledger::entries(conn, ZHANYI, 1, 1000)).unwrap();
    assert_eq!(chain::verify(ZHANYI, &entries), []);
    let last = store.write(|conn| numbers::next(conn, ZHANYI, "house/530303101/2026")).unwrap();
    assert_eq!(last, 401);
}

#[test]
fn a_refused_act_leaves_its_neighbours_in_the_same_commit_alone() {
    let db = db::fresh();
    let store = Arc::new(db.open());
    let (plug, plugged) = mpsc::channel::<()>();
    let (held, holding) = mpsc::channel::<()>();
    // The first write holds the writer until the others are waiting: they then share one commit.
    let first = thread::spawn({
        let store = Arc::clone(&store);
        move || {
            store.write(move |conn| {
                held.send(()).unwrap();
                plugged.recv().unwrap();
                given_account(conn, &new_id(), "clerk")
            })
        }
    });
    holding.recv().unwrap();
    let others: Vec<_> = (0..12)
        .map(|turn| {
            let store = Arc::clone(&store);
            thread::spawn(move || {
                store.write(move |conn| match turn % 4 {
                    0 => given_account(conn, &new_id(), "clerk").map(|entry| entry.seq),
                    1 => {
                        given_account(conn, &new_id(), &format!("changes-mind-{turn}"))?;
                        Err(StoreError::corrupt("a refusal after the rows were written"))
                    }
                    2 => panic!("a fault in the program"),
                    _ => given_account(conn, &new_id(), &format!("officer-{turn}")).map(|entry| entry.seq),
                })
            })
        })
        .collect();
    thread::sleep(Duration::from_millis(200));
    plug.send(()).unwrap();
    first.join().unwrap().unwrap();
    for (turn, other) in others.into_iter().enumerate() {
        let answer = other.join().unwrap();
        match turn % 4 {
            0 => assert!(matches!(answer, Err(StoreError::Conflict { ref what }) if what == "accounts.username")),
            1 => assert!(matches!(answer, Err(StoreError::Corrupt { .. }))),
            2 => assert!(matches!(answer, Err(StoreError::BrokeOff))),
            _ => assert!(answer.is_ok(), "{answer:?}"),
        }
    }
    let entries = store.read(|conn| ledger::entries(conn, ZHANYI, 1, 1000)).unwrap();
    assert_eq!(entries.len(), 4);
    assert_eq!(chain::verify(ZHANYI, &entries), []);
    let changed_mind = store.read(|conn| accounts::by_username(conn, ZHANYI, "changes-mind-1")).unwrap();
    assert_eq!(changed_mind, None);
}

#[test]
fn an_act_id_is_recorded_once() {
    let db = db::fresh();
    let store = db.open();
    let id = new_id();
    let subject = format!("account:{}", id.uuid());
    store.write(move |conn| accounts::insert(conn, &account_row(&id, "chief"))).unwrap();
    let again = subject.clone();
    let act_id = "0192f0c1-1111-7000-8000-000000000000";
    store.write(move |conn| recorded_as(conn, act_id, "create_account", &subject)).unwrap();
    let second = store.write(move |conn| recorded_as(conn, act_id, "create_account", &again));
    assert!(matches!(second, Err(StoreError::Conflict { what }) if what == "acts.id"));
    let entries = store.read(|conn| ledger::entries(conn, ZHANYI, 1, 10)).unwrap();
    assert_eq!(entries.len(), 1);
}

#[test]
fn a_house_that_somebody_changed_meanwhile_is_not_written_over() {
    let db = db::fresh();
    let store = db.open();
    let id = new_id();
    let of = id.clone();
    store.write(move |conn| applied(conn, &of, "530303101201")).unwrap();
    let mut read = store.read(|conn| houses::find(conn, &id)).unwrap().unwrap();
    read.version = 2;
    read.due_on = None;
    let (first, second) = (read.clone(), read.clone());
    store.write(move |conn| houses::update(conn, &first, 1)).unwrap();
    let late = store.write(move |conn| houses::update(conn, &second, 1));
    assert!(matches!(late, Err(StoreError::Conflict { what }) if what == "houses.version"));
    assert_eq!(store.read(|conn| houses::find(conn, &id)).unwrap(), Some(read));
}

#[test]
fn what_is_read_comes_from_one_moment() {
    let db = db::fresh();
    let store = db.open();
    let id = new_id();
    let of = id.clone();
    store.write(move |conn| applied(conn, &of, "530303101201")).unwrap();
    let between = id.clone();
    let (people, after) = store
        .read(|conn| {
            houses::find(conn, &id)?;
            let gone = store.clone();
            thread::spawn(move || gone.write(move |conn| persons::put(conn, &between, &[]))).join().unwrap()?;
            let people = persons::of_house(conn, &id)?;
            Ok::<_, StoreError>((people, store.read(|conn| persons::of_house(conn, &id))?))
        })
        .unwrap();
    assert_eq!(people.len(), 2);
    assert_eq!(after, []);
}

#[test]
fn a_plot_that_no_view_of_the_map_would_find_is_refused() {
    let db = db::fresh();
    let store = db.open();
    let id = new_id();
    let mut wide = house_row(&id, "530303101201", 1);
    wide.east = Some(103.9);
    let refused = store.write(move |conn| houses::insert(conn, &wide));
    assert!(matches!(refused, Err(StoreError::Corrupt { .. })));
}
