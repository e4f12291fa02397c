//! Numbers of files and papers, by the demo district's patterns.

use homestead::domain::ids::DivisionCode;
use homestead::domain::numbers::NumberError;
use homestead::exchange::embedded;
use jiff::civil::date;

fn written(series: &str, division: &str, serial: u32) -> Result<(String, String), NumberError> {
    let district = embedded::demo_district().expect("the demo district reads");
    let division: DivisionCode = division.parse().unwrap();
    let rule = district.pack.on(date(2026, 5, 1)).number(series).expect("a rule of 2026");
    Ok((rule.value.run(&division, 2026)?, rule.value.write(&division, 2026, serial)?))
}

fn pair(run: &str, number: &str) -> (String, String) {
    (run.to_owned(), number.to_owned())
}

#[test]
fn a_house_is_numbered_in_its_township() {
    assert_eq!(written("house", "530303101201", 42), Ok(pair("house/530303101/2026", "530303101-2026-0042")));
    assert_eq!(written("house", "530303102", 1), Ok(pair("house/530303102/2026", "530303102-2026-0001")));
}

#[test]
fn a_planning_permit_has_fifteen_digits_through_the_county() {
    let here = written("planning_permit", "530303101201", 7);
    assert_eq!(here, Ok(pair("planning_permit/530303/2026", "530303202600007")));
    assert_eq!(written("planning_permit", "530303205", 7), here);
}

#[test]
fn a_homestead_approval_has_sixteen_digits_and_a_township_no_more_than_999_a_year() {
    let last = written("homestead_approval", "530303101201", 999);
    assert_eq!(last, Ok(pair("homestead_approval/530303101/2026", "5303031012026999")));
    assert_eq!(
        written("homestead_approval", "530303101201", 1000),
        Err(NumberError::Full { series: "homestead_approval/530303101/2026".to_owned(), serial: 1000, digits: 3 })
    );
}

#[test]
fn a_number_of_a_township_is_not_written_for_the_county() {
    assert_eq!(written("house", "530303", 1), Err(NumberError::NoTownship { division: "530303".parse().unwrap() }));
}
