//! How official Chinese writes days, moments, sums and articles. Papers are Chinese in every language of the interface.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::domain::time::china;

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const SUM_DIGITS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];

/// `2025年6月2日` (GB/T 9704: Arabic figures, no leading zeros).
pub fn day(on: Date) -> String {
    format!("{}年{}月{}日", on.year(), on.month(), on.day())
}

/// `2025年6月2日10时05分`, in China.
pub fn moment(at: Timestamp) -> String {
    let at = at.to_zoned(china());
    format!("{}{}时{:02}分", day(at.date()), at.hour(), at.minute())
}

/// Square metres with two decimals.
pub fn area(m2: f64) -> String {
    format!("{m2:.2}平方米")
}

/// `人民币20000元（大写：贰万元整）`.
pub fn sum(yuan: u32) -> String {
    format!("人民币{yuan}元（大写：{}元整）", figures(yuan, SUM_DIGITS, ['拾', '佰', '仟'], false))
}

/// A number as articles are counted: `六十五`, `十`, `一百零三`.
pub fn number(count: u32) -> String {
    figures(count, DIGITS, ['十', '百', '千'], true)
}

/// A number in Chinese figures: groups of four with 万 and 亿, one zero for each gap.
fn figures(count: u32, digits: [char; 10], units: [char; 3], short_ten: bool) -> String {
    let digit = |value: u32| usize::try_from(value).ok().and_then(|at| digits.get(at)).copied().unwrap_or('零');
    let zero = digit(0);
    if count == 0 {
        return zero.to_string();
    }
    let groups = [(count / 100_000_000, "亿"), (count / 10_000 % 10_000, "万"), (count % 10_000, "")];
    let mut text = String::new();
    let mut gap = false;
    for (group, name) in groups {
        if group == 0 {
            gap = !text.is_empty();
            continue;
        }
        let mut part = String::new();
        let places = [(group / 1000, units.get(2)), (group / 100 % 10, units.get(1)), (group / 10 % 10, units.first())];
        // A group that does not fill its four places has a zero before it, if anything stands before.
        let mut zeros = gap || (!text.is_empty() && group < 1000);
        for (value, unit) in places.into_iter().chain([(group % 10, None)]) {
            if value == 0 {
                zeros = zeros || !part.is_empty();
                continue;
            }
            if zeros && !(part.is_empty() && text.is_empty()) {
                part.push(zero);
            }
            zeros = false;
            part.push(digit(value));
            part.extend(unit);
        }
        text.push_str(&part);
        text.push_str(name);
        gap = false;
    }
    let ten: String = [digit(1)].into_iter().chain(units.first().copied()).collect();
    match text.strip_prefix(&ten) {
        Some(rest) if short_ten && count < 20 => units.first().map_or_else(String::new, |unit| format!("{unit}{rest}")),
        _ => text,
    }
}

/// Statutes by the short names under which the program cites them, and whether 中华人民共和国 belongs to the title.
const STATUTES: [(&str, bool); 18] = [
    ("土地管理法实施条例", true),
    ("土地管理法", true),
    ("城乡规划法", true),
    ("公路法", true),
    ("水法", true),
    ("石油天然气管道保护法", true),
    ("电力法", true),
    ("森林法", true),
    ("行政处罚法", true),
    ("行政强制法", true),
    ("行政复议法", true),
    ("行政诉讼法", true),
    ("民事诉讼法", true),
    ("行政许可法", true),
    ("刑法", true),
    ("地质灾害防治条例", false),
    ("自然资源行政处罚办法", false),
    ("噪声污染防治法", true),
];

/// A citation of one article as papers write it: `土地管理法 78` → `《中华人民共和国土地管理法》第七十八条`. One of another
/// shape stays as it is.
pub fn article(citation: &str) -> String {
    let Some((name, count)) = citation.split_once(' ') else { return citation.to_owned() };
    let Some((_, national)) = STATUTES.iter().find(|(short, _)| *short == name) else { return citation.to_owned() };
    let Ok(count) = count.parse::<u32>() else { return citation.to_owned() };
    let whole = if *national { "中华人民共和国" } else { "" };
    format!("《{whole}{name}》第{}条", number(count))
}
