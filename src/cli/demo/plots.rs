//! What is told of each violation of the demo: where it stands, under which article, and how far it has come. Nobody
//! alive has these names.

use crate::domain::violations::law::Law;

/// How far a case has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    Lead,
    Verified,
    Dismissed,
    Stopped,
    Filed,
    Investigated,
    Suspended,
    /// Told, and the party asked for a hearing.
    Notified,
    Decided,
    Demanded,
    Announced,
    Applied,
    /// Closed: the party did it itself.
    Corrected,
    /// Closed: the authority or the court did it.
    Enforced,
}

/// One violation of the story.
#[derive(Debug)]
pub(super) struct Plot {
    pub(super) village: &'static str,
    pub(super) lon: f64,
    pub(super) lat: f64,
    pub(super) source: &'static str,
    pub(super) source_ref: Option<&'static str>,
    /// As whoever told of it saw it.
    pub(super) seen_as: &'static str,
    /// As the officers found it.
    pub(super) facts: &'static str,
    pub(super) law: Law,
    pub(super) kinds: &'static [&'static str],
    pub(super) measures: &'static [&'static str],
    pub(super) fine_yuan: Option<u32>,
    pub(super) excess_m2: f64,
    pub(super) party: &'static str,
    pub(super) address: &'static str,
    /// When the lead was registered.
    pub(super) days_ago: i64,
    pub(super) stop: Stop,
}

/// Whether the county's own authority handles cases under an article in the demo district.
fn of_county(law: Law) -> bool {
    law != Law::Planning65
}

impl Plot {
    fn town(&self) -> &'static str {
        if self.village.starts_with("530303102") { "530303102" } else { "530303101" }
    }

    /// The body that handles it.
    pub(super) fn unit(&self) -> &'static str {
        if of_county(self.law) { "530303" } else { self.town() }
    }

    /// The head of that body.
    pub(super) fn head(&self) -> &'static str {
        if of_county(self.law) { "chief-bureau" } else { self.town_head() }
    }

    pub(super) fn town_head(&self) -> &'static str {
        if self.town() == "530303102" { "chief-pj" } else { "chief" }
    }

    pub(super) fn officers(&self) -> (&'static str, &'static str) {
        match (of_county(self.law) && self.stop != Stop::Verified, self.town()) {
            (true, _) => ("officer-bureau", "officer2-bureau"),
            (false, "530303102") => ("officer-pj", "officer2-pj"),
            (false, _) => ("officer", "officer2"),
        }
    }

    /// Who registered the lead.
    pub(super) fn teller(&self) -> &'static str {
        match (self.source, self.town()) {
            ("report" | "hotline", "530303102") => "clerk-pj",
            ("report" | "hotline", _) => "clerk",
            ("satellite" | "assigned" | "department", _) => "reviewer",
            (_, "530303102") => "officer-pj",
            _ => "officer",
        }
    }

    /// Article 77 is for whoever is no villager.
    pub(super) fn party_kind(&self) -> &'static str {
        if self.law == Law::Land77 { "other" } else { "villager" }
    }
}

pub(super) const STOREY: Plot = Plot {
    village: "530303101201",
    lon: 104.0571,
    lat: 25.6849,
    source: "patrol",
    source_ref: None,
    seen_as: "在批准的两层之上砌第三层墙体",
    facts: "经批准建两层，现第三层墙体已砌至窗台，超出批准层数一层",
    law: Law::Planning65,
    kinds: &["V08"],
    measures: &["demolish"],
    fine_yuan: None,
    excess_m2: 96.4,
    party: "缪大柱",
    address: "白水镇勺达村四组12号",
    days_ago: 1,
    stop: Stop::Lead,
};
const LAND: Plot = Plot {
    law: Law::Land78,
    kinds: &["V02"],
    measures: &["return_land", "demolish"],
    seen_as: "围墙明显超出宅基地边线",
    facts: "实际占地超出批准面积，多占部分建有围墙和偏房",
    ..STOREY
};
const ROAD: Plot = Plot {
    law: Law::Highway81,
    kinds: &["V16"],
    measures: &["demolish"],
    fine_yuan: Some(3_000),
    seen_as: "省道边新建门面房",
    facts: "省道公路用地外缘起十五米内新建砖房一间",
    excess_m2: 38.2,
    ..STOREY
};

/// Every violation of the story.
pub(super) const PLOTS: [Plot; 22] = [
    Plot { source: "report", seen_as: "邻居夜里还在往上加层", days_ago: 2, ..STOREY },
    Plot {
        village: "530303101202",
        lon: 104.0655,
        lat: 25.7001,
        source: "drone",
        seen_as: "新浇筑的地基，附近没有公示牌",
        kinds: &["V01"],
        days_ago: 1,
        ..STOREY
    },
    Plot {
        village: "530303101205",
        lon: 104.0662,
        lat: 25.6719,
        source: "hotline",
        source_ref: Some("12345-20261120-0317"),
        seen_as: "有人在承包地里打地基",
        kinds: &["V13"],
        days_ago: 3,
        ..STOREY
    },
    Plot { village: "530303101204", lon: 104.0547, lat: 25.7098, days_ago: 6, stop: Stop::Verified, ..STOREY },
    Plot {
        village: "530303101202",
        lon: 104.0629,
        lat: 25.6986,
        source: "satellite",
        source_ref: Some("530303202603017"),
        seen_as: "图斑范围内新增建筑",
        kinds: &["V01"],
        days_ago: 14,
        stop: Stop::Dismissed,
        ..STOREY
    },
    Plot {
        village: "530303101201",
        lon: 104.0558,
        lat: 25.6836,
        days_ago: 8,
        stop: Stop::Stopped,
        party: "解老三",
        ..STOREY
    },
    Plot {
        village: "530303101205",
        lon: 104.0649,
        lat: 25.6703,
        days_ago: 12,
        stop: Stop::Filed,
        kinds: &["V05"],
        facts: "房屋向东移位压占公共通道",
        party: "董平安",
        address: "白水镇王官村二组8号",
        ..STOREY
    },
    Plot {
        village: "530303101204",
        lon: 104.0529,
        lat: 25.7085,
        days_ago: 88,
        stop: Stop::Investigated,
        excess_m2: 41.6,
        kinds: &["V06"],
        facts: "房基超出批准占地",
        party: "施有余",
        address: "白水镇大德村一组3号",
        ..STOREY
    },
    Plot {
        village: "530303101202",
        lon: 104.0648,
        lat: 25.6979,
        days_ago: 24,
        stop: Stop::Notified,
        party: "沈保成",
        address: "白水镇中心村六组21号",
        ..STOREY
    },
    Plot {
        village: "530303101201",
        lon: 104.0583,
        lat: 25.6857,
        days_ago: 30,
        stop: Stop::Decided,
        party: "戴永寿",
        address: "白水镇勺达村二组5号",
        ..STOREY
    },
    Plot {
        village: "530303101205",
        lon: 104.0671,
        lat: 25.6728,
        days_ago: 95,
        stop: Stop::Announced,
        party: "晏顺才",
        address: "白水镇王官村五组16号",
        ..STOREY
    },
    Plot {
        village: "530303101204",
        lon: 104.0552,
        lat: 25.7106,
        days_ago: 330,
        stop: Stop::Enforced,
        party: "顾兴隆",
        address: "白水镇大德村四组11号",
        ..STOREY
    },
    Plot {
        village: "530303101202",
        lon: 104.0619,
        lat: 25.7009,
        days_ago: 60,
        stop: Stop::Corrected,
        kinds: &["V09"],
        facts: "檐口高度超出批准一米二",
        party: "徐知过",
        address: "白水镇中心村一组2号",
        ..STOREY
    },
    Plot {
        village: "530303101201",
        lon: 104.0549,
        lat: 25.6862,
        days_ago: 10,
        stop: Stop::Filed,
        party: "朱广田",
        address: "白水镇勺达村七组9号",
        excess_m2: 63.0,
        ..LAND
    },
    Plot {
        village: "530303101202",
        lon: 104.0661,
        lat: 25.7018,
        days_ago: 26,
        stop: Stop::Suspended,
        party: "马福来",
        address: "白水镇中心村三组14号",
        ..LAND
    },
    Plot {
        village: "530303101205",
        lon: 104.0642,
        lat: 25.6722,
        days_ago: 62,
        stop: Stop::Demanded,
        party: "耿学农",
        address: "白水镇王官村一组30号",
        ..LAND
    },
    Plot {
        village: "530303101204",
        lon: 104.0533,
        lat: 25.7101,
        days_ago: 150,
        stop: Stop::Applied,
        party: "孔得地",
        address: "白水镇大德村六组7号",
        ..LAND
    },
    Plot {
        village: "530303101202",
        lon: 104.0637,
        lat: 25.6968,
        days_ago: 260,
        stop: Stop::Enforced,
        party: "尹长富",
        address: "白水镇中心村八组4号",
        ..LAND
    },
    Plot {
        village: "530303101201",
        lon: 104.0592,
        lat: 25.6828,
        days_ago: 21,
        stop: Stop::Notified,
        party: "浦路生",
        address: "白水镇勺达村一组1号",
        ..ROAD
    },
    Plot {
        village: "530303101205",
        lon: 104.0687,
        lat: 25.6707,
        days_ago: 70,
        stop: Stop::Corrected,
        party: "段向公",
        address: "白水镇王官村四组2号",
        ..ROAD
    },
    Plot {
        village: "530303102201",
        lon: 103.8713,
        lat: 25.7709,
        source: "patrol",
        seen_as: "院墙往路边推出两米",
        days_ago: 4,
        stop: Stop::Verified,
        ..STOREY
    },
    Plot {
        village: "530303102203",
        lon: 103.8861,
        lat: 25.7944,
        days_ago: 18,
        stop: Stop::Filed,
        party: "龙在田",
        address: "盘江镇小后所村三组6号",
        ..STOREY
    },
];
