//! Lists show a territory, in order, page by page.

use homestead::domain::ids::Id;
use homestead::store::duties::{self, Duty, DutyCursor};
use homestead::store::houses::{self, Bbox, HouseCursor, HouseFilter, HouseRow};
use homestead::store::{Store, StoreError, Territory};

use crate::support::db;
use crate::support::rows::{ZHANYI, county, house_row, new_id, person_row};

/// Whether a house belongs in the list.
type Fits<'a> = &'a dyn Fn(&HouseRow) -> bool;

fn territory(division: &str) -> Territory {
    Territory { county: county(), division: division.parse().unwrap() }
}

/// Ten houses in two townships, one act a second apart, two at the same moment.
fn settled(store: &Store) -> Vec<(Id, HouseRow)> {
    let rows: Vec<_> = (0..10_i32)
        .map(|n| {
            let id = new_id();
            let village = ["530303101201", "530303101202", "530303102200"][usize::try_from(n % 3).unwrap()];
            let mut row = house_row(&id, village, n);
            row.last_act_at += i64::from(n / 2);
            row.state = String::from(if n % 2 == 0 { "applied" } else { "registered" });
            row.west = Some(103.8 + f64::from(n) * 0.001);
            row.east = Some(103.8005 + f64::from(n) * 0.001);
            row.due_on = (n % 4 != 0).then(|| format!("2026-12-{:02}", n + 1));
            row.head_index = Some(vec![u8::try_from(n % 5).unwrap()]);
            (id, row)
        })
        .collect();
    let copy = rows.clone();
    store
        .write(move |conn| {
            for (id, row) in &copy {
                houses::insert(conn, row)?;
                homestead::store::persons::put(conn, id, &[person_row(id, 0), person_row(id, 1)])?;
                let duty = |party: &str, act: &str| Duty {
                    party: party.to_owned(),
                    act: act.to_owned(),
                    due_on: row.due_on.clone(),
                };
                duties::put(conn, row, &[duty("clerk", "accept_application"), duty("officer", "inspect")])?;
            }
            Ok::<_, StoreError>(())
        })
        .unwrap();
    rows
}

fn numbers(store: &Store, division: &str, filter: &HouseFilter) -> Vec<String> {
    let found = store.read(|conn| houses::list(conn, &territory(division), filter, 100)).unwrap();
    found.into_iter().map(|listed| listed.house.number).collect()
}

fn expected(rows: &[(Id, HouseRow)], fits: impl Fn(&HouseRow) -> bool) -> Vec<String> {
    let mut rows: Vec<_> = rows.iter().map(|(_, row)| row).filter(|row| fits(row)).collect();
    rows.sort_by(|a, b| (b.last_act_at, &b.id).cmp(&(a.last_act_at, &a.id)));
    rows.iter().map(|row| row.number.clone()).collect()
}

#[test]
fn a_territory_shows_its_houses_and_no_others() {
    let db = db::fresh();
    let store = db.open();
    let rows = settled(&store);
    let all = HouseFilter::default();
    assert_eq!(numbers(&store, "530303", &all), expected(&rows, |_| true));
    assert_eq!(numbers(&store, "530303101", &all), expected(&rows, |row| row.township == "530303101"));
    assert_eq!(numbers(&store, "530303101202", &all), expected(&rows, |row| row.division == "530303101202"));
    let elsewhere = HouseFilter { division: Some("530303102".parse().unwrap()), ..all.clone() };
    assert_eq!(numbers(&store, "530303101", &elsewhere), Vec::<String>::new());
    let wider = HouseFilter { division: Some(ZHANYI.parse().unwrap()), ..all };
    assert_eq!(numbers(&store, "530303101202", &wider), expected(&rows, |row| row.division == "530303101202"));
}

#[test]
fn each_filter_narrows() {
    let db = db::fresh();
    let store = db.open();
    let rows = settled(&store);
    let all = HouseFilter::default;
    let cases: [(HouseFilter, Fits<'_>); 6] = [
        (HouseFilter { state: Some("applied".into()), ..all() }, &|row| row.state == "applied"),
        (HouseFilter { stage: Some("done".into()), ..all() }, &|_| false),
        (HouseFilter { number_prefix: Some("530303102".into()), ..all() }, &|row| row.township == "530303102"),
        (HouseFilter { head_index: Some(vec![3]), ..all() }, &|row| row.head_index == Some(vec![3])),
        (HouseFilter { overdue_on: Some("2026-12-04".into()), ..all() }, &|row| {
            row.due_on.as_deref().is_some_and(|day| day < "2026-12-04")
        }),
        (
            HouseFilter { bbox: Some(Bbox { west: 103.8022, south: 25.0, east: 103.8041, north: 26.0 }), ..all() },
            &|row| row.east >= Some(103.8022) && row.west <= Some(103.8041),
        ),
    ];
    for (filter, fits) in cases {
        assert_eq!(numbers(&store, ZHANYI, &filter), expected(&rows, fits), "{filter:?}");
    }
}

#[test]
fn pages_follow_each_other_without_gap_or_repetition() {
    let db = db::fresh();
    let store = db.open();
    let rows = settled(&store);
    let mut filter = HouseFilter::default();
    let mut seen = Vec::new();
    loop {
        let page = store.read(|conn| houses::list(conn, &territory(ZHANYI), &filter, 3)).unwrap();
        let Some(last) = page.last() else { break };
        assert!(page.iter().all(|listed| listed.head.as_ref().is_some_and(|head| head.ordinal == 0)));
        filter.after = Some(HouseCursor { last_act_at: last.house.last_act_at, id: last.house.id.clone() });
        seen.extend(page.into_iter().map(|listed| listed.house.number));
    }
    assert_eq!(seen, expected(&rows, |_| true));
}

#[test]
fn a_work_list_begins_with_the_earliest_day_and_ends_without_one() {
    let db = db::fresh();
    let store = db.open();
    let rows = settled(&store);
    let mut after = None;
    let mut seen = Vec::new();
    loop {
        let page =
            store.read(|conn| duties::worklist(conn, &territory("530303101"), "clerk", after.as_ref(), 2)).unwrap();
        let Some(last) = page.last() else { break };
        after = Some(DutyCursor {
            due_on: last.duty.due_on.clone(),
            file_id: last.listed.house.id.clone(),
            act: last.duty.act.clone(),
        });
        seen.extend(page.into_iter().map(|line| (line.duty.due_on, line.listed.house.id)));
    }
    let mut wanted: Vec<_> = rows
        .iter()
        .filter(|(_, row)| row.township == "530303101")
        .map(|(_, row)| (row.due_on.clone(), row.id.clone()))
        .collect();
    wanted.sort_by_key(|(day, id)| (day.is_none(), day.clone(), id.clone()));
    assert_eq!(seen, wanted);
}

#[test]
fn a_duty_that_was_done_leaves_the_work_list() {
    let db = db::fresh();
    let store = db.open();
    let (id, row) = settled(&store).swap_remove(1);
    let left = Duty { party: "officer".into(), act: "inspect".into(), due_on: None };
    let wanted = left.clone();
    store.write(move |conn| duties::put(conn, &row, &[wanted])).unwrap();
    assert_eq!(store.read(|conn| duties::of_house(conn, &id)).unwrap(), [left]);
}
