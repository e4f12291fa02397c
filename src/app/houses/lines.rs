//! Houses as the lines of a list.

use std::collections::HashMap;

use super::file::{parse, people};
use super::render::Scene;
use super::view::HouseLine;
use crate::app::people::People;
use crate::app::refusal::Refusal;
use crate::app::{Homestead, packs};
use crate::domain::houses::House;
use crate::domain::ids::{County, Id};
use crate::domain::time::china_date;
use crate::store::houses::ListedHouse;
use crate::store::{self, Conn};
use crate::words::Language;

/// Houses as lines, in the order of their ids as given; one that is no longer there is left out. Whether the actor may
/// see them has been asked before.
///
/// # Errors
/// `Broken` where a person was altered.
pub(in crate::app) fn lines_of(
    home: &Homestead,
    conn: &mut Conn,
    county: &County,
    ids: &[Id],
    words: Language,
) -> Result<Vec<HouseLine>, Refusal> {
    let district = packs::in_force(home, conn, county)?;
    let scene = Scene { district: &district, words, today: china_date(home.clock.now()) };
    let keys: Vec<String> = ids.iter().map(|id| id.uuid().to_string()).collect();
    let mut listed = store::houses::listed(conn, county.as_str(), &keys)?;
    let places: HashMap<&str, usize> = keys.iter().enumerate().map(|(place, key)| (key.as_str(), place)).collect();
    listed.sort_by_key(|it| places.get(it.house.id.as_str()).copied());
    Ok(lines(home, &scene, &listed)?.into_iter().map(|(_, line)| line).collect())
}

/// Houses, each with its line.
pub(in crate::app) fn lines(
    home: &Homestead,
    scene: &Scene<'_>,
    listed: &[ListedHouse],
) -> Result<Vec<(House, HouseLine)>, Refusal> {
    let line = |listed: &ListedHouse| {
        let (house, people) = opened(home, listed)?;
        let line = scene.line(&house, &people, &scene.clocks(&house));
        Ok((house, line))
    };
    listed.iter().map(line).collect()
}

pub(super) fn opened(home: &Homestead, listed: &ListedHouse) -> Result<(House, People), Refusal> {
    let house = parse(&listed.house)?;
    let rows: Vec<_> = listed.head.iter().cloned().collect();
    let people = people(home, &house.id, &rows)?;
    Ok((house, people))
}
