//! Who acts: a person with a role and a territory, or the program itself.

use serde::{Deserialize, Serialize};

use super::ids::{County, DivisionCode, Id};

/// What a person is in the township or the county.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Village cadre 村干部, who files for the household (代办).
    Cadre,
    /// Township window 窗口.
    Clerk,
    /// Integrated enforcement team 综合执法队, holding an enforcement certificate.
    Officer,
    /// A station 站所 that gives its opinion; which one stands in [`Actor::station`].
    Station,
    /// Township head 镇领导, who signs approvals.
    Chief,
    /// District reviewer 区级审核.
    Reviewer,
    /// Legal reviewer 法制审核.
    Legal,
    /// Reads everything and the ledger, changes nothing.
    Auditor,
    /// Accounts and the district pack; sees no case contents.
    Admin,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 9] = [
        Self::Cadre,
        Self::Clerk,
        Self::Officer,
        Self::Station,
        Self::Chief,
        Self::Reviewer,
        Self::Legal,
        Self::Auditor,
        Self::Admin,
    ];
}

/// A station that must be heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Station {
    /// Natural resources 自然资源所: planning and use control.
    NaturalResources,
    /// Agriculture 农业农村中心: eligibility and area standard.
    Agriculture,
}

/// A signed-in person, as the account stands at this request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// The account.
    pub id: Id,
    /// Sign-in name, unique in the county.
    pub username: String,
    /// The person's name as shown to colleagues.
    pub name: String,
    /// What the person may do.
    pub role: Role,
    /// Which station, for [`Role::Station`].
    pub station: Option<Station>,
    /// Territory: the actor sees this division and all below.
    pub division: DivisionCode,
    /// Enforcement certificate number, for officers.
    pub certificate_no: Option<String>,
}

impl Actor {
    /// The county whose ledger this person writes to.
    pub fn county(&self) -> &County {
        self.id.county()
    }
}
