//! The tree of divisions, as published and as mistyped.

use std::collections::BTreeMap;

use homestead::domain::divisions::Level;
use homestead::exchange::divisions::{self, DivisionFault, DivisionWrong};

const QUJING: &[u8] = include_bytes!("../../fixtures/districts/530303/divisions.csv");

fn refused(table: &str) -> Vec<DivisionFault> {
    divisions::read(table.as_bytes()).expect_err("a wrong table")
}

#[test]
fn the_whole_prefecture_reads_down_to_its_villages() {
    let rows = divisions::read(QUJING).expect("the published table");
    let mut levels: BTreeMap<Level, usize> = BTreeMap::new();
    for row in &rows {
        *levels.entry(row.level).or_default() += 1;
    }
    let counts: Vec<usize> = Level::ALL.iter().map(|level| levels[level]).collect();
    assert_eq!(counts, [1, 9, 137, 1688]);
    let here = |level| rows.iter().filter(|row| row.level == level && row.code.starts_with("530303")).count();
    assert_eq!((here(Level::Township), here(Level::Village)), (11, 135));
    let village = rows.iter().find(|row| row.code == "530303101201").unwrap();
    assert_eq!((village.name.as_str(), village.parent.as_str()), ("勺达村民委员会", "530303101"));
    assert_eq!(village.territory().unwrap().township().unwrap().as_str(), "530303101");
    assert_eq!(rows[0].territory(), None, "the city lies above every territory");
}

#[test]
fn a_spreadsheets_byte_order_mark_and_spaces_do_no_harm() {
    let rows = divisions::read("\u{feff}code,name,parent,level\r\n5303, 曲靖市 ,53,city\r\n".as_bytes()).unwrap();
    assert_eq!((rows[0].code.as_str(), rows[0].name.as_str()), ("5303", "曲靖市"));
}

#[test]
fn every_mistake_is_named_at_its_line() {
    let faults = refused(
        "code,name,parent,level\n\
         5303,曲靖市,53,city\n\
         530303,沾益区,5303,county\n\
         53030310,白水镇,530303,township\n\
         530303102,盘江镇,530302,township\n\
         530303201201,某村,530303201,village\n\
         530303,沾益区,5303,county\n\
         530304,,5303,county\n\
         530305,某区,5303,province\n",
    );
    let expected = [
        (4, DivisionWrong::Code { code: "53030310".into(), level: Level::Township }),
        (5, DivisionWrong::NotInParent { code: "530303102".into(), parent: "530302".into() }),
        (5, DivisionWrong::NoParent { code: "530303102".into(), parent: "530302".into(), level: Level::County }),
        (
            6,
            DivisionWrong::NoParent { code: "530303201201".into(), parent: "530303201".into(), level: Level::Township },
        ),
        (7, DivisionWrong::Twice { code: "530303".into() }),
        (8, DivisionWrong::Name { code: "530304".into() }),
    ];
    for (line, why) in expected {
        let fault = DivisionFault { line, why };
        assert!(faults.contains(&fault), "{fault} is not among {faults:#?}");
    }
    assert!(matches!(faults.last(), Some(DivisionFault { line: 9, why: DivisionWrong::Unreadable(_) })));
    assert_eq!(faults.len(), 7, "{faults:#?}");
}

#[test]
fn a_table_without_its_columns_is_no_table() {
    let faults = refused("code,name\n5303,曲靖市\n");
    assert_eq!(faults.len(), 1, "{faults:#?}");
    assert!(faults[0].to_string().contains("parent"), "{}", faults[0]);
}
