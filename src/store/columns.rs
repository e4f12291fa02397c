//! Every audited row as the ledger digests it. A column stands here under the name that it had when it was first
//! written, whatever the table calls it later; a new column must be one that may be NULL.

use crate::ledger::canonical::Canonical;
use crate::ledger::digest::Digest;

use super::accounts::AccountRow;
use super::acts::ActRow;
use super::case_persons::CasePersonRow;
use super::divisions::DivisionRow;
use super::houses::HouseRow;
use super::numbers::NumberRow;
use super::packs::PackRow;
use super::patches::{LoadRow, PatchRow};
use super::patrols::{VisitPhotoRow, VisitRow};
use super::persons::PersonRow;
use super::photos::PhotoRow;
use super::violations::ViolationRow;
use super::zones::{LayerRow, ZoneRow};

/// The body digest of an act: over its one row.
pub(super) fn act_digest(row: &ActRow) -> Digest {
    Canonical::new("homestead-act-v1")
        .row("acts")
        .text("county", &row.county)
        .text("id", &row.id)
        .integer("seq", row.seq)
        .text("subject", &row.subject)
        .text("act", &row.act)
        .text_or_null("actor_id", row.actor_id.as_deref())
        .integer("at", row.at)
        .text("body", &row.body)
        .bytes("request_mac", &row.request_mac)
        .digest()
}

pub(super) fn house(to: &mut Canonical, row: &HouseRow) {
    to.row("houses")
        .text("county", &row.county)
        .text("id", &row.id)
        .text("number", &row.number)
        .text("township", &row.township)
        .text("division", &row.division)
        .text("stage", &row.stage)
        .text("state", &row.state)
        .bytes_or_null("head_index", row.head_index.as_deref())
        .text_or_null("due_on", row.due_on.as_deref())
        .real_or_null("west", row.west)
        .real_or_null("south", row.south)
        .real_or_null("east", row.east)
        .real_or_null("north", row.north)
        .bytes("slip_hash", &row.slip_hash)
        .integer("last_act_at", row.last_act_at)
        .integer("version", row.version)
        .text("file", &row.file);
}

pub(super) fn person(to: &mut Canonical, row: &PersonRow) {
    to.row("persons")
        .text("county", &row.county)
        .text("house_id", &row.house_id)
        .integer("ordinal", row.ordinal)
        .text("kind", &row.kind)
        .bytes("sealed", &row.sealed)
        .bytes_or_null("id_index", row.id_index.as_deref());
}

pub(super) fn violation(to: &mut Canonical, row: &ViolationRow) {
    to.row("violations")
        .text("county", &row.county)
        .text("id", &row.id)
        .text("number", &row.number)
        .text("township", &row.township)
        .text("division", &row.division)
        .text("state", &row.state)
        .text_or_null("track", row.track.as_deref())
        .text("kinds", &row.kinds)
        .text("source", &row.source)
        .text_or_null("house_id", row.house_id.as_deref())
        .bytes_or_null("party_index", row.party_index.as_deref())
        .text_or_null("due_on", row.due_on.as_deref())
        .truth("flagged", row.flagged)
        .real_or_null("lon", Some(row.lon))
        .real_or_null("lat", Some(row.lat))
        .integer("last_act_at", row.last_act_at)
        .integer("version", row.version)
        .text("file", &row.file);
}

pub(super) fn case_person(to: &mut Canonical, row: &CasePersonRow) {
    to.row("case_persons")
        .text("county", &row.county)
        .text("violation_id", &row.violation_id)
        .integer("ordinal", row.ordinal)
        .text("kind", &row.kind)
        .bytes("sealed", &row.sealed)
        .bytes_or_null("id_index", row.id_index.as_deref());
}

pub(super) fn number(to: &mut Canonical, row: &NumberRow) {
    to.row("numbers")
        .text("county", &row.county)
        .text("series", &row.series)
        .integer("serial", row.serial)
        .text("subject", &row.subject);
}

pub(super) fn photo(to: &mut Canonical, row: &PhotoRow) {
    to.row("photos")
        .text("county", &row.county)
        .text("id", &row.id)
        .text("sha256", &row.sha256)
        .integer("bytes", row.bytes)
        .text("mime", &row.mime)
        .integer("width", row.width)
        .integer("height", row.height)
        .integer("taken_at", row.taken_at)
        .integer("received_at", row.received_at)
        .text_or_null("house_id", row.house_id.as_deref())
        .text_or_null("violation_id", row.violation_id.as_deref())
        .text("purpose", &row.purpose)
        .text("device_id", &row.device_id)
        .text("actor_id", &row.actor_id)
        .real_or_null("lon", row.lon)
        .real_or_null("lat", row.lat)
        .text("verdict", &row.verdict)
        .integer("fingerprint", row.fingerprint)
        .text("facts", &row.facts);
}

pub(super) fn account(to: &mut Canonical, row: &AccountRow) {
    to.row("accounts")
        .text("county", &row.county)
        .text("id", &row.id)
        .text("username", &row.username)
        .text("name", &row.name)
        .text("role", &row.role)
        .text_or_null("station", row.station.as_deref())
        .text("division", &row.division)
        .text_or_null("certificate_no", row.certificate_no.as_deref())
        .text("password_hash", &row.password_hash)
        .integer("token_version", row.token_version)
        .truth("demo", row.demo)
        .truth("disabled", row.disabled);
}

pub(super) fn pack(to: &mut Canonical, row: &PackRow) {
    to.row("packs")
        .text("county", &row.county)
        .integer("version", row.version)
        .integer("loaded_at", row.loaded_at)
        .text("content", &row.content);
}

pub(super) fn division(to: &mut Canonical, row: &DivisionRow) {
    to.row("divisions")
        .text("county", &row.county)
        .text("code", &row.code)
        .text("name", &row.name)
        .text_or_null("parent", row.parent.as_deref())
        .text("level", &row.level);
}

pub(super) fn patrol_visit(to: &mut Canonical, row: &VisitRow) {
    to.row("patrol_visits")
        .text("county", &row.county)
        .text("id", &row.id)
        .text("number", &row.number)
        .text("township", &row.township)
        .text("division", &row.division)
        .integer("at", row.at)
        .text("conclusion", &row.conclusion)
        .text("proof", &row.proof)
        .text_or_null("recheck_on", row.recheck_on.as_deref())
        .real_or_null("lon", Some(row.lon))
        .real_or_null("lat", Some(row.lat))
        .text("file", &row.file);
}

pub(super) fn patrol_photo(to: &mut Canonical, row: &VisitPhotoRow) {
    to.row("patrol_photos")
        .text("county", &row.county)
        .text("visit_id", &row.visit_id)
        .integer("ordinal", row.ordinal)
        .text("photo_id", &row.photo_id);
}

pub(super) fn zone_layer(to: &mut Canonical, row: &LayerRow) {
    to.row("zone_layers")
        .text("county", &row.county)
        .text("layer", &row.layer)
        .integer("version", row.version)
        .text("as_of", &row.as_of)
        .text("source", &row.source)
        .text("crs", &row.crs)
        .integer("zones", row.zones)
        .bytes("content_sha256", &row.content_sha256)
        .integer("loaded_at", row.loaded_at);
}

pub(super) fn zone(to: &mut Canonical, row: &ZoneRow) {
    to.row("zones")
        .text("county", &row.county)
        .text("layer", &row.layer)
        .integer("version", row.version)
        .integer("nr", row.nr)
        .text_or_null("class", row.class.as_deref())
        .text_or_null("object", row.object.as_deref())
        .text("name", &row.name)
        .text("extent", &row.extent)
        .real_or_null("west", Some(row.west))
        .real_or_null("south", Some(row.south))
        .real_or_null("east", Some(row.east))
        .real_or_null("north", Some(row.north))
        .text("geometry", &row.geometry)
        .text("plane", &row.plane);
}

pub(super) fn patch_load(to: &mut Canonical, row: &LoadRow) {
    to.row("patch_loads")
        .text("county", &row.county)
        .text("season", &row.season)
        .integer("load", row.load)
        .text("source", &row.source)
        .text("format", &row.format)
        .text("crs", &row.crs)
        .integer("patches", row.patches)
        .text("head", &row.head)
        .integer("loaded_at", row.loaded_at);
}

pub(super) fn patch(to: &mut Canonical, row: &PatchRow) {
    to.row("patches")
        .text("county", &row.county)
        .text("id", &row.id)
        .text("season", &row.season)
        .integer("load", row.load)
        .integer("nr", row.nr)
        .text("number", &row.number)
        .text("township", &row.township)
        .text("division", &row.division)
        .text("class", &row.class)
        .text("state", &row.state)
        .real_or_null("west", Some(row.west))
        .real_or_null("south", Some(row.south))
        .real_or_null("east", Some(row.east))
        .real_or_null("north", Some(row.north))
        .bytes("given", &row.given)
        .integer("last_act_at", row.last_act_at)
        .integer("version", row.version)
        .text("file", &row.file);
}
