//! The accounts of the demo. All have one known password, which `serve` refuses.

use super::creation::create_alike;
use super::{DEMO_PASSWORD, NewAccount};
use crate::app::Homestead;
use crate::app::refusal::Refusal;
use crate::domain::actor::{Role, Station};
use crate::domain::ids::{BadId, County, DivisionCode};
use crate::domain::private::Private;
use crate::store;

/// 沾益区.
pub const DEMO_COUNTY: &str = "530303";

/// One account of the demo.
#[derive(Debug, Clone, Copy)]
pub struct DemoAccount {
    /// Sign-in name.
    pub username: &'static str,
    /// An invented person.
    pub name: &'static str,
    /// What the person may do.
    pub role: Role,
    /// Which station.
    pub station: Option<Station>,
    /// Where: 沾益区, 白水镇 530303101, 盘江镇 530303102, or a village of one of them.
    pub division: &'static str,
    /// Enforcement certificate, for officers.
    pub certificate_no: Option<&'static str>,
}

const fn person(username: &'static str, name: &'static str, role: Role, division: &'static str) -> DemoAccount {
    DemoAccount { username, name, role, station: None, division, certificate_no: None }
}

const fn officer(username: &'static str, name: &'static str, division: &'static str, no: &'static str) -> DemoAccount {
    DemoAccount { certificate_no: Some(no), ..person(username, name, Role::Officer, division) }
}

const fn station(username: &'static str, name: &'static str, station: Station, division: &'static str) -> DemoAccount {
    DemoAccount { station: Some(station), ..person(username, name, Role::Station, division) }
}

/// Everyone in the demo.
pub const DEMO_ACCOUNTS: [DemoAccount; 26] = [
    person("cadre", "李村生", Role::Cadre, "530303101201"),
    person("cadre-zx", "段云松", Role::Cadre, "530303101202"),
    person("cadre-dd", "浦正明", Role::Cadre, "530303101204"),
    person("cadre-wg", "王家福", Role::Cadre, "530303101205"),
    person("clerk", "陈小窗", Role::Clerk, "530303101"),
    officer("officer", "周正", "530303101", "滇0303010001"),
    officer("officer2", "吴巡", "530303101", "滇0303010002"),
    station("station-nr", "何地", Station::NaturalResources, "530303101"),
    station("station-ag", "施禾", Station::Agriculture, "530303101"),
    person("chief", "杨镇", Role::Chief, "530303101"),
    person("cadre-pj", "解盘生", Role::Cadre, "530303102201"),
    person("cadre-xhs", "谭小满", Role::Cadre, "530303102203"),
    person("cadre-lf", "龙从高", Role::Cadre, "530303102209"),
    person("clerk-pj", "孙盘", Role::Clerk, "530303102"),
    officer("officer-pj", "郑江", "530303102", "滇0303020001"),
    officer("officer2-pj", "夏巡", "530303102", "滇0303020002"),
    station("station-nr-pj", "耿测", Station::NaturalResources, "530303102"),
    station("station-ag-pj", "苏田", Station::Agriculture, "530303102"),
    person("chief-pj", "丁镇", Role::Chief, "530303102"),
    // The authority of the county whose powers no township holds: homesteads, land, roads, rivers.
    officer("officer-bureau", "顾查", DEMO_COUNTY, "滇0303000001"),
    officer("officer2-bureau", "邵访", DEMO_COUNTY, "滇0303000002"),
    person("chief-bureau", "莫局", Role::Chief, DEMO_COUNTY),
    person("reviewer", "沈审", Role::Reviewer, DEMO_COUNTY),
    person("legal", "韩法", Role::Legal, DEMO_COUNTY),
    person("auditor", "秦鉴", Role::Auditor, DEMO_COUNTY),
    person("admin", "唐管", Role::Admin, DEMO_COUNTY),
];

/// Makes the demo accounts that are not there yet.
///
/// # Errors
/// The database's.
pub fn create_demo_accounts(home: &Homestead) -> Result<(), Refusal> {
    let unparsed = |why: BadId| Refusal::broken("a demo account names no division", why);
    let county: County = DEMO_COUNTY.parse().map_err(unparsed)?;
    let mut missing = Vec::new();
    for account in DEMO_ACCOUNTS {
        let there = home.store.read(|conn| store::accounts::by_username(conn, county.as_str(), account.username))?;
        if there.is_some() {
            continue;
        }
        let division: DivisionCode = account.division.parse().map_err(unparsed)?;
        missing.push(NewAccount {
            username: account.username.to_owned(),
            name: account.name.to_owned(),
            role: account.role,
            station: account.station,
            division,
            certificate_no: account.certificate_no.map(str::to_owned),
            password: Private::new(DEMO_PASSWORD.to_owned()),
        });
    }
    create_alike(home, &missing)
}
