//! A citizen tells of a violation: no account, the place, a few words, a photo if there is one. A lead like any other,
//! from the source `report`: a clue that two officers go and look at.

use std::net::IpAddr;

use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Map, Value, json};
use utoipa::ToSchema;

use super::act::{Beginning, REGISTER, lead_fields, registered};
use crate::app::acting::envelope;
use crate::app::houses::view::ReceiptView;
use crate::app::refusal::Refusal;
use crate::app::{Homestead, packs, photos, timeline};
use crate::domain::fields::{Fault, FieldShape, Fields};
use crate::domain::ids::DivisionCode;
use crate::store;
use crate::store::divisions::DivisionRow;
use crate::words::Language;

/// What a lead has that a citizen does not say: where it comes from is this form, and which house or kind it is the
/// officers find out.
const NOT_ASKED: [&str; 6] = ["act", "source", "source_ref", "house_id", "kinds", "outline"];

/// What a citizen is told: a number to ask after, and the proof that it was told.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ReportView {
    /// The number of the lead.
    pub number: String,
    /// Proof.
    pub receipt: ReceiptView,
    /// One plain sentence: what happens next.
    pub said: String,
    /// Whom to call.
    pub office_name: Option<String>,
    /// The number to call.
    pub office_phone: Option<String>,
    /// Whether the photo was kept with it.
    pub photo: bool,
}

/// The fields of a report: those of a lead that a citizen can say.
pub fn report_fields() -> Vec<FieldShape> {
    let envelope = Fields::describe(|f| Some(envelope::<Beginning>(f, Timestamp::MIN)));
    envelope.into_iter().chain(lead_fields()).filter(|field| !NOT_ASKED.contains(&field.name)).collect()
}

/// The townships and villages of every county here, by name: what a citizen chooses from.
///
/// # Errors
/// The database's.
pub fn places(home: &Homestead) -> Result<Vec<DivisionRow>, Refusal> {
    home.store.read(|conn| {
        let mut places = Vec::new();
        for county in store::packs::counties(conn)? {
            let rows = store::divisions::all(conn, &county)?;
            places.extend(rows.into_iter().filter(|row| matches!(row.level.as_str(), "township" | "village")));
        }
        Ok(places)
    })
}

/// Takes a report.
///
/// # Errors
/// `TooOften` from one address, `Faulty` with everything wrong in it, `Photo` for bytes that are no photo. What is refused
/// with its faults, or was here already, does not count for its address.
pub fn report(
    home: &Homestead,
    address: IpAddr,
    said: &Value,
    photo: Option<&[u8]>,
    words: Language,
) -> Result<(ReportView, bool), Refusal> {
    let admitted = home.enquiries.admit_report(address)?;
    let Value::Object(said) = said else {
        return Err(Refusal::Faulty(vec![fault("", "not_an_object")]));
    };
    let asked: Vec<Fault> =
        NOT_ASKED.iter().filter(|name| said.contains_key(**name)).map(|name| fault(name, "unknown_field")).collect();
    let village = said.get("village").and_then(Value::as_str).and_then(|code| code.parse::<DivisionCode>().ok());
    let village = village.filter(DivisionCode::is_village);
    let known = match &village {
        Some(village) => {
            home.store.read(|conn| store::divisions::find(conn, village.county().as_str(), village.as_str()))?
        }
        None => None,
    };
    let here = village.filter(|_| known.is_some());
    let Some(village) = here.filter(|_| asked.is_empty()) else {
        let mut faults = asked;
        if faults.is_empty() {
            faults.push(fault("village", "unknown_division"));
        }
        return Err(Refusal::Faulty(faults));
    };
    let mut body: Map<String, Value> = said.clone();
    body.insert("act".to_owned(), json!(REGISTER));
    body.insert("source".to_owned(), json!("report"));
    let acted = registered(home, &village.county(), None, &Value::Object(body))?;
    if !acted.again {
        admitted.keep();
    }
    let kept = match photo {
        Some(bytes) => {
            photos::take_in_of_report(home, &acted.id, &Value::Object(said.clone()), bytes).map(|()| true)?
        }
        None => false,
    };
    let (row, district) = home.store.read(|conn| {
        let row = store::violations::find(conn, &acted.id)?.ok_or(Refusal::Hidden)?;
        Ok::<_, Refusal>((row, packs::in_force(home, conn, acted.id.county())?))
    })?;
    let office = district.office(&village);
    let view = ReportView {
        number: row.number,
        receipt: timeline::receipt(&acted.receipt),
        said: words.label("report", "said"),
        office_name: office.map(|office| office.name.clone()),
        office_phone: office.map(|office| office.phone.clone()),
        photo: kept,
    };
    Ok((view, acted.again))
}

fn fault(path: &str, code: &'static str) -> Fault {
    Fault { path: path.to_owned(), code, params: Vec::new() }
}
