//! Numbers of persons, organisations and homesteads.

use homestead::domain::fields::Fields;
use homestead::domain::identity::{self, CitizenNumber, CreditCode, IdentityError, Phone, UnitNumber};
use jiff::civil::date;
use serde_json::json;

const VECTORS: &[u8] = include_bytes!("../../fixtures/identity/gb11643_vectors.csv");

fn citizen(text: &str) -> Result<CitizenNumber, IdentityError> {
    text.parse()
}

#[test]
fn every_vector_of_the_standard_is_judged_as_written() {
    let mut rows = csv::Reader::from_reader(VECTORS);
    let mut count = 0;
    for row in rows.records() {
        let row = row.unwrap();
        let (number, checksum_ok, date_ok) = (&row[0], &row[1] == "1", &row[2] == "1");
        let judged = citizen(number);
        if checksum_ok && date_ok {
            assert_eq!(judged.map(|it| it.reveal().to_owned()), Ok(number.to_owned()), "{}", &row[4]);
        } else if checksum_ok {
            assert_eq!(judged, Err(IdentityError::IdDate), "{}", &row[4]);
        } else if number.len() == 18 {
            assert_eq!(judged, Err(IdentityError::CheckDigit), "{}", &row[4]);
        } else {
            assert_eq!(judged, Err(IdentityError::IdFormat), "{}", &row[4]);
        }
        count += 1;
    }
    assert_eq!(count, 68);
}

#[test]
fn the_numbers_of_counties_that_are_gone_are_as_good_as_any() {
    // 沾益县 until 1982 and until 2015, 曲靖市 (county level) until 1996, and a code that no table knows.
    for (number, born) in [
        ("532222185707104806", date(1857, 7, 10)),
        ("530328188001010002", date(1880, 1, 1)),
        ("532201189312293469", date(1893, 12, 29)),
        ("34052419800101001X", date(1980, 1, 1)),
    ] {
        assert_eq!(citizen(number).unwrap().born(), born);
    }
}

#[test]
fn a_lower_case_x_is_the_same_number() {
    let number = citizen("11010519491231002x").unwrap();
    assert_eq!(number, citizen("11010519491231002X").unwrap());
    assert_eq!(number.reveal(), "11010519491231002X");
    assert_eq!(number.tail().reveal(), "002X");
}

#[test]
fn nobody_is_born_tomorrow_or_older_than_a_hundred_and_fifty() {
    let number = citizen("11010519491231002X").unwrap();
    let alive = |day| number.clone().living_on(day);
    assert_eq!(alive(date(1949, 12, 30)), Err(IdentityError::IdDate));
    assert_eq!(alive(date(1949, 12, 31)), Ok(number.clone()));
    assert_eq!(alive(date(2026, 11, 22)), Ok(number.clone()));
    assert_eq!(alive(date(2100, 12, 30)), Ok(number.clone()));
    assert_eq!(alive(date(2100, 12, 31)), Err(IdentityError::IdDate));
}

#[test]
fn a_number_in_other_digits_or_with_spaces_is_not_read() {
    for text in [
        "１１０１０５１９４９１２３１００２Ｘ",
        "1101051949 1231002X",
        "11010519491231002XX",
        "X1010519491231002X",
        "身份证",
    ] {
        assert_eq!(citizen(text), Err(IdentityError::IdFormat), "{text}");
    }
}

#[test]
fn personal_numbers_never_show_themselves() {
    let number = citizen("11010519491231002X").unwrap();
    let phone: Phone = "13800000000".parse().unwrap();
    let shown = format!("{number:?} {phone:?} {:?}", number.tail());
    assert!(!shown.contains("1949") && !shown.contains("1380") && !shown.contains("002X"), "{shown}");
    assert_eq!(number.masked(), "1101**********002X");
    assert_eq!(phone.masked(), "138****0000");
}

#[test]
fn a_telephone_is_a_mobile_or_a_landline_with_its_area() {
    for (text, kept) in [
        ("13800000000", "13800000000"),
        ("19912345678", "19912345678"),
        ("0874-0000101", "08740000101"),
        ("01012345678", "01012345678"),
    ] {
        assert_eq!(text.parse::<Phone>().unwrap().reveal(), kept);
    }
    for text in [
        "",
        "12800000000",
        "1380000000",
        "138000000000",
        "3123456",
        "0874-",
        "138-00000000",
        "0874-12-34567",
        "+8613800000000",
    ] {
        assert_eq!(text.parse::<Phone>(), Err(IdentityError::Phone), "{text}");
    }
}

#[test]
fn an_organisation_is_known_by_its_credit_code() {
    for text in ["91350100M000100Y43", "91440300708461136T", "91350100m000100y43"] {
        assert_eq!(text.parse::<CreditCode>().unwrap().as_str(), text.to_ascii_uppercase());
    }
    assert_eq!("91350100M000100Y44".parse::<CreditCode>(), Err(IdentityError::CheckDigit));
    assert_eq!("91440300708461136I".parse::<CreditCode>(), Err(IdentityError::CreditCode));
    assert_eq!("91350100M000100Y4".parse::<CreditCode>(), Err(IdentityError::CreditCode));
}

#[test]
fn a_homestead_has_a_unit_number_of_twenty_eight() {
    for text in ["530303101201JC00123F00010001", "530303001002JC00123W00000000"] {
        assert_eq!(text.parse::<UnitNumber>().unwrap().as_str(), text);
    }
    // Collective building land, and state-owned land: real units, but no homestead.
    for text in ["530303101201JB00123F00010001", "530303101201GB00123F00010001"] {
        assert_eq!(text.parse::<UnitNumber>(), Err(IdentityError::NotHomestead), "{text}");
    }
    for text in [
        "530303101201JC0012F00010001",
        "530303101201JC00123F000100011",
        "530303101201JC00123X00010001",
        "530303101201JC00123W00010001",
        "530303101201AC00123F00010001",
        "530303101201J100123F00010001",
        "53030310120aJC00123F00010001",
        "五三〇三〇三一〇一",
        "",
    ] {
        assert_eq!(text.parse::<UnitNumber>(), Err(IdentityError::UnitNumber), "{text}");
    }
}

#[test]
fn a_body_is_told_what_exactly_is_wrong_with_each_number() {
    let body = json!({"head": "530303197001010001", "child": "11010519491231002X", "phone": "123", "unit": 7});
    let faults = Fields::read(&body, |fields| {
        let head = fields.required("head", identity::citizen_number(date(2026, 1, 1)));
        let child = fields.required("child", identity::citizen_number(date(1940, 1, 1)));
        let phone = fields.required("phone", identity::number::<Phone>("telephone"));
        let unit = fields.required("unit", identity::number::<UnitNumber>("unit_number"));
        Some((head?, child?, phone?, unit?))
    })
    .expect_err("four faults");
    let found: Vec<(&str, &str)> = faults.iter().map(|fault| (fault.path.as_str(), fault.code)).collect();
    assert_eq!(
        found,
        [("head", "bad_check_digit"), ("child", "bad_id_date"), ("phone", "bad_phone"), ("unit", "wrong_type")]
    );
}
