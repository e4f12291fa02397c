//! Who applies in the demo: invented households. Nobody alive has these names with these numbers.

use serde_json::{Value, json};

use crate::domain::identity::CitizenNumber;

const SURNAMES: [&str; 23] = [
    "王", "李", "张", "陈", "杨", "刘", "赵", "浦", "段", "孔", "尹", "缪", "解", "徐", "朱", "马", "施", "耿", "董",
    "沈", "戴", "顾", "晏",
];
const MEN: [&str; 19] = [
    "文贵", "兴顺", "国良", "正华", "家旺", "石柱", "光明", "云昌", "绍武", "开荣", "庆丰", "大宝", "永平", "建林",
    "自清", "启才", "春雷", "老五", "树德",
];
const WOMEN: [&str; 17] = [
    "桂芬", "小梅", "琼仙", "秀珍", "美兰", "玉莲", "翠英", "凤仙", "菊香", "丽萍", "云芝", "春燕", "金花", "竹芬",
    "红艳", "会仙", "石妹",
];
/// Zhanyi as it is and as it was: residents keep the numbers of counties that are gone.
const REGIONS: [&str; 5] = ["530303", "530328", "532222", "530328", "530303"];

/// The household of the `nth` house, as an application names it, with children enough to be so many people.
pub(super) fn household(nth: u32, people: u32) -> Value {
    let surname = pick(&SURNAMES, nth * 5);
    let head = Person { nth, born: 1955 + nth * 7 % 33, man: !nth.is_multiple_of(6) };
    let mut members = vec![json!({
        "name": format!("{}{}", pick(&SURNAMES, nth * 5 + 9), given(nth + 3, !head.man)),
        "id_number": Person { nth: nth + 100, born: head.born + 2, man: !head.man }.number(),
        "relation": "spouse",
    })];
    let children = (nth % 3 + 1).max(people.saturating_sub(2));
    for child in 0..children {
        let it = Person { nth: nth + 200 + child * 50, born: (head.born + 25 + child * 3).min(2019), man: child == 0 };
        members.push(json!({
            "name": format!("{surname}{}", given(nth * 3 + child, it.man)), "id_number": it.number(), "relation": "child",
        }));
    }
    if nth % 4 == 1 {
        let it = Person { nth: nth + 400, born: head.born - 24, man: false };
        let name = format!("{}{}", pick(&SURNAMES, nth + 2), given(nth + 7, false));
        members.push(json!({ "name": name, "id_number": it.number(), "relation": "parent" }));
    }
    json!({
        "head_name": head_name(nth),
        "id_number": head.number(),
        // No local number begins with 0: nobody's telephone rings.
        "phone": format!("0874-000{:04}", 2000 + nth),
        "members": members,
    })
}

/// The head of the `nth` household.
pub(super) fn head_name(nth: u32) -> String {
    format!("{}{}", pick(&SURNAMES, nth * 5), given(nth * 7, !nth.is_multiple_of(6)))
}

/// Somebody of the neighbourhood, or a builder.
pub(super) fn somebody(nth: u32) -> String {
    format!("{}{}", pick(&SURNAMES, nth * 11 + 4), given(nth * 5 + 8, true))
}

/// One of a list, round and round.
pub(super) fn pick(list: &[&'static str], nth: u32) -> &'static str {
    let nth = usize::try_from(nth).unwrap_or(0) % list.len().max(1);
    list.get(nth).copied().unwrap_or_default()
}

fn given(nth: u32, man: bool) -> &'static str {
    if man { pick(&MEN, nth) } else { pick(&WOMEN, nth) }
}

struct Person {
    nth: u32,
    born: u32,
    man: bool,
}

impl Person {
    /// A citizen number with its check character. 996 to 999 were kept for people of a hundred years and more.
    fn number(&self) -> String {
        let Self { nth, born, man } = self;
        let order = 996 + nth % 2 * 2 + u32::from(*man);
        let digits = format!("{}{born:04}{:02}{:02}{order}", pick(&REGIONS, *nth), 1 + nth * 5 % 12, 1 + nth * 11 % 28);
        let checked = |check: char| format!("{digits}{check}").parse::<CitizenNumber>().ok();
        "0123456789X".chars().find_map(checked).map_or_else(String::new, |number| number.reveal().to_owned())
    }
}
