//! Numbers that name persons, organisations and homesteads, parsed where they enter. A personal one never shows itself.

use std::str::FromStr;

use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::Value;

use super::fields::{Reader, Shape, Wrong, shaped};
use super::private::Private;

/// What is wrong with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IdentityError {
    /// Not 17 digits and a digit or X.
    #[error("not 17 digits and a check character")]
    IdFormat,
    /// The birth date does not exist, lies in the future or more than 150 years back.
    #[error("the birth date is not possible")]
    IdDate,
    /// The check character does not fit the others.
    #[error("the check character does not fit")]
    CheckDigit,
    /// Neither a mobile number nor a landline with its area code.
    #[error("not a telephone number")]
    Phone,
    /// Not 18 characters of the standard's alphabet.
    #[error("not a unified social credit code")]
    CreditCode,
    /// Not 28 characters, or a part that the coding rule does not know.
    #[error("not a real-estate unit number")]
    UnitNumber,
    /// A unit number of another right than the homestead's.
    #[error("not the unit number of a homestead")]
    NotHomestead,
}

impl IdentityError {
    /// Stable code; its sentence stands in the words under `fault.<code>`.
    pub fn code(self) -> &'static str {
        match self {
            Self::IdFormat => "bad_id_format",
            Self::IdDate => "bad_id_date",
            Self::CheckDigit => "bad_check_digit",
            Self::Phone => "bad_phone",
            Self::CreditCode => "bad_credit_code",
            Self::UnitNumber => "bad_unit_number",
            Self::NotHomestead => "not_homestead_unit",
        }
    }
}

/// A citizen's identity number 公民身份号码 (GB 11643-1999), upper case.
///
/// The area code is never judged: residents keep the numbers of counties that are gone (530328, 532222, 532201).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitizenNumber {
    number: Private<String>,
    born: Private<Date>,
}

impl CitizenNumber {
    const WEIGHTS: [usize; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: &'static str = "10X98765432";
    const OLDEST: i16 = 150;

    /// The number itself: for sealing and indexing it.
    pub fn reveal(&self) -> &str {
        self.number.reveal()
    }

    /// The birth date, for the age on a day.
    pub fn born(&self) -> Date {
        *self.born.reveal()
    }

    /// The last four characters, which the citizen gives to see the status.
    pub fn tail(&self) -> Private<String> {
        Private::new(self.reveal().chars().skip(14).collect())
    }

    /// `5303**********1234`, as colleagues see it.
    pub fn masked(&self) -> String {
        masked(self.reveal(), 4)
    }

    /// The number when its holder can be alive on that day.
    ///
    /// # Errors
    /// [`IdentityError::IdDate`] for one born after the day or more than 150 years before.
    pub fn living_on(self, day: Date) -> Result<Self, IdentityError> {
        let born = self.born();
        let too_old = born.checked_add((Self::OLDEST + 1).years()).is_ok_and(|end| end <= day);
        if born > day || too_old { Err(IdentityError::IdDate) } else { Ok(self) }
    }
}

impl FromStr for CitizenNumber {
    type Err = IdentityError;

    /// Form, check character and birth date, in this order: a mistyped digit is named as such, not as a wrong date.
    fn from_str(text: &str) -> Result<Self, IdentityError> {
        let number = text.to_ascii_uppercase();
        let (Some(digits), Some(check)) = (number.get(..17), number.chars().nth(17)) else {
            return Err(IdentityError::IdFormat);
        };
        let formed = number.len() == 18 && all_digits(digits) && (check.is_ascii_digit() || check == 'X');
        if !formed {
            return Err(IdentityError::IdFormat);
        }
        let sum: usize =
            digits.bytes().zip(Self::WEIGHTS).map(|(digit, weight)| usize::from(digit - b'0') * weight).sum();
        if Self::CHECKS.chars().nth(sum % 11) != Some(check) {
            return Err(IdentityError::CheckDigit);
        }
        let date = digits.get(6..14).ok_or(IdentityError::IdFormat)?;
        let born = Date::strptime("%Y%m%d", date).map_err(|_no_such_day| IdentityError::IdDate)?;
        Ok(Self { number: Private::new(number), born: Private::new(born) })
    }
}

/// A telephone number: a mobile one, or a landline with its area code, as older households may only have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone(Private<String>);

impl Phone {
    /// The number itself.
    pub fn reveal(&self) -> &str {
        self.0.reveal()
    }

    /// `138****0000`, as colleagues see it.
    pub fn masked(&self) -> String {
        masked(self.reveal(), 3)
    }
}

impl FromStr for Phone {
    type Err = IdentityError;

    /// `^1[3-9]\d{9}$`, or `0874-1234567` with or without the hyphen; kept without it.
    fn from_str(text: &str) -> Result<Self, IdentityError> {
        let number = match text.split_once('-') {
            None => text.to_owned(),
            Some((area, local)) if matches!(area.len(), 3 | 4) && area.starts_with('0') => format!("{area}{local}"),
            Some(_) => return Err(IdentityError::Phone),
        };
        let mut bytes = number.bytes();
        let formed = match (bytes.next(), bytes.next()) {
            (Some(b'1'), Some(b'3'..=b'9')) => number.len() == 11,
            // Area codes have three digits (010, 02x) or four; local numbers seven or eight.
            (Some(b'0'), Some(b'1'..=b'9')) => matches!(number.len(), 10..=12),
            _ => false,
        };
        if formed && all_digits(&number) { Ok(Self(Private::new(number))) } else { Err(IdentityError::Phone) }
    }
}

/// An organisation's unified social credit code 统一社会信用代码 (GB 32100-2015).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreditCode(String);

impl CreditCode {
    /// 31 characters without I, O, S, V, Z; a character's value is its place.
    const ALPHABET: &'static str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    /// Powers of 3 modulo 31.
    const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for CreditCode {
    type Err = IdentityError;

    fn from_str(text: &str) -> Result<Self, IdentityError> {
        let code = text.to_ascii_uppercase();
        let values: Option<Vec<usize>> = code.chars().map(|c| Self::ALPHABET.find(c)).collect();
        let values = values.filter(|values| values.len() == 18).ok_or(IdentityError::CreditCode)?;
        let sum: usize = values.iter().zip(Self::WEIGHTS).map(|(value, weight)| value * weight).sum();
        let check = (31 - sum % 31) % 31;
        if values.last() == Some(&check) { Ok(Self(code)) } else { Err(IdentityError::CheckDigit) }
    }
}

/// The real-estate unit number 不动产单元号 of a homestead (GB/T 37346-2019): 28 characters without a check digit.
///
/// 6 county, 3 cadastral district, 3 sub-district, 2 parcel feature (`JC`: collective land, homestead use right), 5 parcel,
/// 1 fixture feature (F house, L trees, Q other, W none), 8 fixture unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitNumber(String);

impl UnitNumber {
    /// The number.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for UnitNumber {
    type Err = IdentityError;

    fn from_str(text: &str) -> Result<Self, IdentityError> {
        let parts = (text.get(..12), text.get(12..14), text.get(14..19), text.get(19..20), text.get(20..));
        let (Some(area), Some(parcel_kind), Some(parcel), Some(fixture_kind), Some(fixture)) = parts else {
            return Err(IdentityError::UnitNumber);
        };
        let mut kind = parcel_kind.chars();
        let formed = all_digits(area)
            && kind.next().is_some_and(|owner| "GJZ".contains(owner))
            && kind.next().is_some_and(|right| right.is_ascii_uppercase())
            && all_digits(parcel)
            && "FLQW".contains(fixture_kind)
            && fixture.len() == 8
            && all_digits(fixture)
            // Nothing stands on the parcel: there is no unit to number.
            && (fixture_kind != "W" || fixture == "00000000");
        if !formed {
            return Err(IdentityError::UnitNumber);
        }
        if parcel_kind == "JC" { Ok(Self(text.to_owned())) } else { Err(IdentityError::NotHomestead) }
    }
}

/// Reads a field of one of these types and names what is wrong with it.
pub fn number<T: FromStr<Err = IdentityError>>(form: &'static str) -> impl Reader<T> {
    shaped(Shape::Written(form), |value| {
        let Value::String(text) = value else {
            return Err(vec![Wrong::new("wrong_type").with("expected", "string")]);
        };
        text.trim().parse().map_err(|why: IdentityError| vec![Wrong::new(why.code())])
    })
}

/// Reads a citizen's number whose holder can be alive on that day.
pub fn citizen_number(day: Date) -> impl Reader<CitizenNumber> {
    let number = number::<CitizenNumber>("citizen_number");
    shaped(number.shape(), move |value| number.read(value)?.living_on(day).map_err(|why| vec![Wrong::new(why.code())]))
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The first `shown` characters and the last four; stars between.
fn masked(number: &str, shown: usize) -> String {
    let last = number.chars().count().saturating_sub(4);
    number.chars().enumerate().map(|(i, c)| if i < shown || i >= last { c } else { '*' }).collect()
}
