//! Under which articles a kind of violation may be handled.

use crate::domain::kinds::Kind;

use super::law::Law;

impl Kind {
    /// The articles under which it may be handled, the usual one first. Empty: no article read gives an authority of
    /// this program a measure against it (§3.3); it is corrected outside a case, or transferred.
    pub fn laws(self) -> &'static [Law] {
        use Law::{
            Forest73, Hazard43, Highway81, Land74, Land75, Land77, Land78, Pipeline52, Planning65, Power69, River65,
        };
        match self {
            Self::V01 => &[Planning65, Land78, Land77],
            Self::V02 | Self::V28 => &[Land78, Land77],
            Self::V03 | Self::V11 => &[Land78],
            Self::V04 | Self::V05 | Self::V24 => &[Planning65, Land78],
            Self::V06 | Self::V07 | Self::V08 | Self::V09 | Self::V21 | Self::V22 => &[Planning65],
            Self::V12 | Self::V13 | Self::V29 => &[Land78, Land77, Land75],
            Self::V14 => &[Forest73],
            Self::V16 => &[Highway81],
            Self::V17 => &[River65],
            Self::V18 => &[Power69],
            Self::V19 => &[Hazard43],
            Self::V20 => &[Pipeline52],
            Self::V25 => &[Land74],
            Self::V10 | Self::V15 | Self::V23 | Self::V26 | Self::V27 => &[],
        }
    }
}
