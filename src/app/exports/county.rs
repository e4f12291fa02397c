//! A whole county, or a division of it, for whoever runs the program.

use super::chunks::{CHUNK, Chunks, Next, Stop};
use super::frame::Frame;
use super::records::{Clerk, columns};
use super::{ExportFault, Options, houses, written};
use crate::app::map::MapLayer;
use crate::app::{Homestead, packs};
use crate::domain::ids::{County, DivisionCode};
use crate::exchange::shapes::write::{Column, Layout};
use crate::store::houses::{HouseCursor, HouseFilter};
use crate::store::patches::PatchFilter;
use crate::store::violations::{ViolationCursor, ViolationFilter};
use crate::store::{self, Territory};
use crate::words::Language;

/// Writes a layer of a division to a file; answers how many there are. Columns are headed by their codes, houses have those
/// of a register alone.
///
/// # Errors
/// [`ExportFault`]; the file is not there then.
pub fn division(
    home: &Homestead,
    county: &County,
    division: Option<&DivisionCode>,
    layer: MapLayer,
    options: Options<'_>,
) -> Result<u64, ExportFault> {
    let words = Language::Chinese;
    let whole = DivisionCode::from(county);
    let sees = division.unwrap_or(&whole);
    let territory = Territory { county: county.clone(), division: sees.clone() };
    home.store.read(|conn| {
        let district = packs::in_force(home, conn, county)?;
        let frame = Frame::of(&district, options.format);
        let clerk = Clerk { home, district: &district, frame, words, sees };
        let columns = if layer == MapLayer::Houses { houses::register(words) } else { columns(layer, words) };
        let columns: Vec<Column> = columns.into_iter().map(|column| Column { title: None, ..column }).collect();
        let layout = Layout { title: layer.code(), columns: &columns, crs: frame.crs, encoding: options.encoding };
        let mut next = pages(clerk, layer, &territory);
        let mut records = Chunks::new(conn, next.as_mut(), Stop::default());
        let (count, draft) = written(options, &layout, &mut records)?;
        records.ended()?;
        draft.keep(options.path)?;
        Ok(count)
    })
}

/// The files of a territory, page by page.
fn pages<'p>(clerk: Clerk<'p>, layer: MapLayer, territory: &'p Territory) -> Box<Next<'p>> {
    let most = i64::try_from(CHUNK).unwrap_or(i64::MAX);
    match layer {
        MapLayer::Houses => {
            let mut filter = HouseFilter::default();
            Box::new(move |conn| {
                let rows = store::houses::list(conn, territory, &filter, most)?;
                let Some(last) = rows.last() else { return Ok(None) };
                filter.after = Some(HouseCursor { last_act_at: last.house.last_act_at, id: last.house.id.clone() });
                clerk.register(&rows).map(Some)
            })
        }
        MapLayer::Violations => {
            let mut filter = ViolationFilter::default();
            Box::new(move |conn| {
                let rows = store::violations::list(conn, territory, &filter, most)?;
                let Some(last) = rows.last() else { return Ok(None) };
                filter.after = Some(ViolationCursor { last_act_at: last.last_act_at, id: last.id.clone() });
                clerk.violations(conn, &rows).map(Some)
            })
        }
        MapLayer::Patches => {
            let mut filter = PatchFilter::default();
            Box::new(move |conn| {
                let rows = store::patches::list(conn, territory, &filter, most)?;
                let Some(last) = rows.last() else { return Ok(None) };
                filter.after = Some(last.id.clone());
                clerk.patches(&rows).map(Some)
            })
        }
    }
}
