//! People who never lived. Their citizen numbers begin with a division that does not exist, so that they are nobody's.

use super::dice::Dice;
use crate::domain::identity::CitizenNumber;

const SURNAMES: [&str; 40] = [
    "王", "李", "张", "陈", "杨", "刘", "赵", "浦", "段", "孔", "尹", "缪", "解", "徐", "朱", "马", "施", "耿", "董",
    "沈", "戴", "顾", "晏", "黄", "周", "吴", "孙", "胡", "高", "林", "何", "郭", "罗", "梁", "宋", "郑", "谢", "韩",
    "唐", "冯",
];
const MIDDLE: [&str; 40] = [
    "文", "兴", "国", "正", "家", "石", "光", "云", "绍", "开", "庆", "大", "永", "建", "自", "启", "春", "老", "树",
    "桂", "小", "琼", "秀", "美", "玉", "翠", "凤", "菊", "丽", "金", "竹", "红", "会", "学", "朝", "发", "德", "明",
    "应", "天",
];
const LAST: [&str; 50] = [
    "贵", "顺", "良", "华", "旺", "柱", "明", "昌", "武", "荣", "丰", "宝", "平", "林", "清", "才", "雷", "五", "德",
    "芬", "梅", "仙", "珍", "兰", "莲", "英", "香", "萍", "芝", "燕", "花", "艳", "妹", "富", "寿", "福", "成", "义",
    "忠", "祥", "安", "生", "有", "余", "强", "勇", "军", "龙", "芳", "琴",
];
const SIDES: [&str; 10] = ["村道", "空地", "排水沟", "菜地", "机耕路", "院墙", "河沟", "林地", "承包地", "巷道"];
/// No province has such a district.
const REGIONS: u32 = 99;

/// A name.
pub(super) fn name(dice: &mut Dice) -> String {
    let part = |dice: &mut Dice, list: &[&'static str]| dice.one_of(list).copied().unwrap_or_default();
    format!("{}{}{}", part(dice, &SURNAMES), part(dice, &MIDDLE), part(dice, &LAST))
}

/// What lies on a side of a plot: a neighbour's, as a rule.
pub(super) fn side(dice: &mut Dice) -> String {
    if dice.happens(0.5) {
        return dice.one_of(&SURNAMES).map(|it| format!("{it}家")).unwrap_or_default();
    }
    dice.one_of(&SIDES).copied().unwrap_or_default().to_owned()
}

/// A citizen number of somebody of age.
pub(super) fn citizen(dice: &mut Dice) -> Option<CitizenNumber> {
    let (region, born, month) = (1 + dice.below(REGIONS), 1940 + dice.below(60), 1 + dice.below(12));
    let (day, order) = (1 + dice.below(28), dice.below(1_000));
    let digits = format!("5399{region:02}{born:04}{month:02}{day:02}{order:03}");
    "0123456789X".chars().find_map(|check| format!("{digits}{check}").parse().ok())
}
