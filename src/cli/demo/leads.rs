//! Leads from the other townships of the district, as the reviewer handed them down: nobody has been there yet. Their places
//! are invented.

use super::plots::{Plot, STOREY};

const HANDED_DOWN: Plot = Plot { source: "assigned", seen_as: "上级督察交办，要求核实", ..STOREY };
const BY_SATELLITE: Plot =
    Plot { source: "satellite", seen_as: "影像上新增房屋，未查到批准", kinds: &["V01"], ..STOREY };
const PASSED_ON: Plot = Plot { source: "department", ..STOREY };

const fn at(
    plot: Plot,
    village: &'static str,
    [lon, lat]: [f64; 2],
    kinds: &'static [&'static str],
    days_ago: i64,
) -> Plot {
    Plot { village, lon, lat, kinds, days_ago, ..plot }
}

const fn saying(plot: Plot, seen_as: &'static str) -> Plot {
    Plot { seen_as, ..plot }
}

/// Every lead that the story has elsewhere.
pub(super) const ELSEWHERE: [Plot; 20] = [
    at(BY_SATELLITE, "530303001005", [103.8187, 25.6073], &["V01"], 5),
    saying(at(PASSED_ON, "530303001005", [103.8119, 25.6017], &["V08"], 9), "住建部门移送：临街房屋加建第四层"),
    saying(at(HANDED_DOWN, "530303002011", [103.7962, 25.6291], &["V04"], 16), "批在村内，实建在公路边"),
    saying(at(PASSED_ON, "530303002011", [103.8004, 25.6228], &["V16"], 23), "公路部门移送：省道控制区内砌房"),
    at(BY_SATELLITE, "530303003006", [103.8514, 25.5836], &["V01"], 12),
    saying(at(HANDED_DOWN, "530303003006", [103.8447, 25.5902], &["V02"], 31), "院墙外推，疑似多占"),
    saying(at(PASSED_ON, "530303004007", [103.8671, 25.7047], &["V17"], 27), "水务部门移送：河道管理范围内打基础"),
    saying(at(HANDED_DOWN, "530303004007", [103.8589, 25.6968], &["V09"], 44), "屋面高出两侧约一层"),
    at(BY_SATELLITE, "530303201201", [104.0026, 25.9327], &["V13", "V01"], 7),
    saying(at(HANDED_DOWN, "530303201206", [103.9838, 25.9463], &["V12"], 19), "耕地里新建砖房"),
    saying(at(PASSED_ON, "530303201211", [104.0209, 25.9188], &["V14"], 52), "林草部门移送：林缘开挖房基"),
    at(BY_SATELLITE, "530303202201", [104.1124, 25.8332], &["V01"], 3),
    saying(at(HANDED_DOWN, "530303202204", [104.0974, 25.8455], &["V05"], 21), "房屋压到邻户地界"),
    saying(at(HANDED_DOWN, "530303202208", [104.1262, 25.8226], &["V02"], 37), "附房占到宅基地以外"),
    at(BY_SATELLITE, "530303203201", [103.6227, 25.7044], &["V13"], 11),
    saying(at(HANDED_DOWN, "530303203205", [103.6406, 25.6897], &["V08"], 29), "批两层，正在砌第三层"),
    at(BY_SATELLITE, "530303204201", [103.6924, 25.8536], &["V01"], 6),
    saying(at(PASSED_ON, "530303204206", [103.6777, 25.8391], &["V10"], 48), "确权复核：同一户疑似两处宅基地"),
    at(BY_SATELLITE, "530303205201", [103.5962, 25.988], &["V01"], 14),
    saying(at(HANDED_DOWN, "530303205204", [103.6031, 25.9799], &["V19"], 33), "滑坡隐患点下方新建房屋"),
];
