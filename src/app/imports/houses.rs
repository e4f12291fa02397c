//! `homestead import houses`: a county's register of homesteads, taken over.
//!
//! The file is read twice: once to judge every row, once to write it, so that no second copy of a county stands in the
//! memory. A row that is here already, word for word, is passed over; so a file may be given again.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use super::register::{Ground, entry};
use super::{ImportFault, system};
use crate::app::houses::file;
use crate::app::refusal::Refusal;
use crate::app::{Homestead, packs, personal};
use crate::domain::houses::existing::{Existing, RECORD_EXISTING};
use crate::domain::ids::{County, Id};
use crate::domain::time::china;
use crate::exchange::shapes::{RowFault, Shape, Sheet};
use crate::spatial::Crs;
use crate::store::ledger::NewAct;
use crate::store::{self, Conn};

/// How a file is to be taken over.
#[derive(Debug, Clone)]
pub struct Options {
    /// The system of its numbers, where it does not say it.
    pub crs: Option<Crs>,
    /// What the register is called in the houses' files.
    pub source: String,
    /// Only look.
    pub dry_run: bool,
    /// Take over the good rows although others are refused. Without it a refused row keeps all of them out.
    pub skip_refused: bool,
}

/// How far it is, told now and then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// So many rows of so many were judged.
    Judged(usize, usize),
    /// So many houses of so many stand in the open transaction.
    Written(usize, usize),
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// Rows of the file.
    pub rows: usize,
    /// Houses that were made, or would be in a dry run.
    pub made: usize,
    /// Rows that are here already.
    pub already: usize,
    /// Everything that is wrong, in the order of the rows.
    pub refused: Vec<RowFault>,
    /// Whether the houses stand in the database now.
    pub written: bool,
}

/// So many rows between two words of progress.
const STRIDE: usize = 1_000;

/// What a row turned out to be.
enum Row {
    New,
    Already,
    Refused(Vec<RowFault>),
}

/// Takes over a register.
///
/// # Errors
/// [`ImportFault`] for a file without a known system, or the database's; refused rows are no error but stand in the answer.
pub fn houses(
    home: &Homestead,
    county: &County,
    sheet: Sheet,
    options: &Options,
    mut progress: impl FnMut(Progress) + Send + 'static,
) -> Result<Imported, ImportFault> {
    let crs = system(&sheet, options.crs)?;
    let today = home.clock.today();
    let judged = home.store.read(|conn| judge(home, conn, county, (&sheet, crs), options, &mut progress))?;
    let mut answer = judged.answer;
    let held = !answer.refused.is_empty() && !options.skip_refused;
    if options.dry_run || held || answer.made == 0 {
        if held && !options.dry_run {
            answer.made = 0;
        }
        return Ok(answer);
    }
    let writing = Writing { home: home.clone(), county: county.clone(), crs, today, source: options.source.clone() };
    let shapes: Vec<Shape> =
        sheet.shapes.into_iter().zip(judged.new).filter(|(_, new)| *new).map(|(shape, _)| shape).collect();
    home.store.write(move |conn| writing.all(conn, &shapes, progress))?;
    answer.written = true;
    Ok(answer)
}

struct Judged {
    answer: Imported,
    /// For each shape, whether it becomes a house.
    new: Vec<bool>,
}

fn judge(
    home: &Homestead,
    conn: &mut Conn,
    county: &County,
    (sheet, crs): (&Sheet, Crs),
    options: &Options,
    progress: &mut impl FnMut(Progress),
) -> Result<Judged, Refusal> {
    let district = packs::in_force(home, conn, county)?;
    let ground = Ground { district: &district, crs, today: home.clock.today(), source: &options.source };
    let total = sheet.shapes.len();
    let mut refused = sheet.faults.clone();
    let (mut made, mut already) = (0, 0);
    let mut seen: HashMap<String, u64> = HashMap::new();
    let mut new = Vec::with_capacity(total);
    for (index, shape) in sheet.shapes.iter().enumerate() {
        let row = match entry(shape, ground) {
            Ok(existing) => known(home, conn, county, shape, &existing, &mut seen)?,
            Err(faults) => Row::Refused(faults),
        };
        new.push(matches!(row, Row::New));
        match row {
            Row::New => made += 1,
            Row::Already => already += 1,
            Row::Refused(faults) => refused.extend(faults),
        }
        if (index + 1) % STRIDE == 0 || index + 1 == total {
            progress(Progress::Judged(index + 1, total));
        }
    }
    refused.sort_by_key(|fault| fault.row);
    let rows = total + sheet.faults.len();
    Ok(Judged { answer: Imported { rows, made, already, refused, written: false }, new })
}

/// Whether the house is new, here already, or somebody else's number.
fn known(
    home: &Homestead,
    conn: &mut Conn,
    county: &County,
    shape: &Shape,
    existing: &Existing,
    seen: &mut HashMap<String, u64>,
) -> Result<Row, Refusal> {
    let refused =
        |code, name, value: String| Row::Refused(vec![RowFault::new(shape.row, "ZJDDM", code).with(name, value)]);
    for number in [existing.number.as_str(), existing.unit_no.as_str()] {
        match seen.insert(number.to_owned(), shape.row) {
            Some(first) if first != shape.row => return Ok(refused("repeated_row", "first", first.to_string())),
            _ => {}
        }
    }
    let Some(row) = store::houses::by_number(conn, county.as_str(), &existing.number)? else { return Ok(Row::New) };
    let subject = format!("house:{}", row.id);
    let acts = store::acts::of_subject(conn, county.as_str(), &subject, i64::MAX, i64::MAX)?;
    let mac = personal::request_mac(&home.keys, &existing.whole());
    let same = acts.iter().any(|it| it.act.act == RECORD_EXISTING && it.act.request_mac == mac);
    Ok(if same { Row::Already } else { refused("number_taken", "number", existing.number.clone()) })
}

/// The writing half, with everything it needs on the writer's thread.
struct Writing {
    home: Homestead,
    county: County,
    crs: Crs,
    today: Date,
    source: String,
}

impl Writing {
    fn all(&self, conn: &mut Conn, shapes: &[Shape], mut progress: impl FnMut(Progress)) -> Result<(), Refusal> {
        let district = packs::in_force(&self.home, conn, &self.county)?;
        let ground = Ground { district: &district, crs: self.crs, today: self.today, source: &self.source };
        for (index, shape) in shapes.iter().enumerate() {
            let existing = entry(shape, ground).map_err(|_faults| Refusal::ChangedMeanwhile)?;
            self.one(conn, &district, existing)?;
            if (index + 1) % STRIDE == 0 || index + 1 == shapes.len() {
                progress(Progress::Written(index + 1, shapes.len()));
            }
        }
        Ok(())
    }

    /// Makes one house and its entry: an act of the program, done on the day of the registration and received now.
    fn one(
        &self,
        conn: &mut Conn,
        district: &crate::app::district::District,
        existing: Existing,
    ) -> Result<(), Refusal> {
        let body = existing.body().to_string();
        let mac = personal::request_mac(&self.home.keys, &existing.whole());
        let head = existing.head.clone();
        let at = registered_at(existing.registered_on)?;
        let id = Id::new(self.county.clone(), Uuid::now_v7());
        let (house, change) = existing.house(id, at);
        file::insert(&self.home, conn, &house, &change, district, &head)?;
        store::ledger::record(
            conn,
            &NewAct {
                county: self.county.as_str(),
                act_id: &Uuid::now_v7().to_string(),
                actor_id: None,
                act: RECORD_EXISTING,
                subject: &format!("house:{}", house.id.uuid()),
                at: at.as_millisecond(),
                received_at: self.home.clock.now().as_millisecond(),
                body: &body,
                request_mac: &mac,
            },
        )?;
        Ok(())
    }
}

/// The beginning of a day in China.
fn registered_at(day: Date) -> Result<Timestamp, Refusal> {
    let midnight = day.to_zoned(china()).map_err(|why| Refusal::broken("a day without a moment", why))?;
    Ok(midnight.timestamp())
}
