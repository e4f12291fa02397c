//! The bodies of acts as the OpenAPI document shows them, made from the readers that take them in.

use utoipa::openapi::schema::{
    AllOfBuilder, ArrayBuilder, Discriminator, KnownFormat, ObjectBuilder, OneOfBuilder, Schema, SchemaFormat,
    SchemaType, Type,
};
use utoipa::openapi::{Ref, RefOr};

use super::route::{Carried, Schemas};
use crate::app::{houses, patches, patrols, photos, siting, violations};
use crate::domain::fields::{FieldShape, Fields, Shape};
use crate::domain::houses::acts::ActKind;

const MEDIA: &str = "application/json";
const ACT: &str = "ActBody";
const CASE_ACT: &str = "CaseActBody";
const PATCH_ACT: &str = "PatchActBody";
const QUEUED: &str = "QueuedAct";

/// The body of an act of a house that exists: `act` says which.
pub(super) fn act() -> Carried {
    Carried { media: MEDIA, schema: Some(Ref::from_schema_name(ACT).into()), schemas: schemas() }
}

/// The body of an application.
pub(super) fn application() -> Carried {
    Carried { media: MEDIA, schema: Some(Ref::from_schema_name(name(ActKind::Apply)).into()), schemas: schemas() }
}

/// The body of an act of a case: `act` says which.
pub(super) fn case_act() -> Carried {
    Carried { media: MEDIA, schema: Some(Ref::from_schema_name(CASE_ACT).into()), schemas: case_schemas() }
}

/// The body of a lead.
pub(super) fn lead() -> Carried {
    let lead = Ref::from_schema_name(case_name(violations::REGISTER));
    Carried { media: MEDIA, schema: Some(lead.into()), schemas: case_schemas() }
}

/// A phone's queue: bodies of acts, each with its `house_id` or `violation_id` beside.
pub(super) fn queue() -> Carried {
    let of = ObjectBuilder::new()
        .property("house_id", text().description(Some("Absent from an application and from what is no act of a house")))
        .property("violation_id", text().description(Some("Of an act of a case; absent from a lead")));
    let any = OneOfBuilder::new()
        .item(Ref::from_schema_name(ACT))
        .item(Ref::from_schema_name(name(ActKind::Apply)))
        .item(Ref::from_schema_name(CASE_ACT))
        .item(Ref::from_schema_name(case_name(violations::REGISTER)));
    let queued = AllOfBuilder::new().item(of).item(any);
    let mut schemas = schemas();
    schemas.extend(case_schemas());
    schemas.push((QUEUED.to_owned(), Schema::from(queued.build()).into()));
    let acts = ArrayBuilder::new().items(Ref::from_schema_name(QUEUED));
    let queue = ObjectBuilder::new().property("acts", acts).required("acts");
    Carried { media: MEDIA, schema: Some(Schema::from(queue.build()).into()), schemas }
}

/// A body that this reader takes.
pub(super) fn of<T>(read: impl FnOnce(&mut Fields<'_>) -> Option<T>) -> Carried {
    let body = object(&Fields::describe(read), |field| schema(&field.shape));
    Carried { media: MEDIA, schema: Some(body), schemas: Vec::new() }
}

/// A place that is asked about.
pub(super) fn siting() -> Carried {
    let body = object(&siting::fields(), |field| schema(&field.shape));
    Carried { media: MEDIA, schema: Some(body), schemas: Vec::new() }
}

/// The body of an act of a patch: `act` says which.
pub(super) fn patch_act() -> Carried {
    let mut any = OneOfBuilder::new();
    let mut mapping = Vec::new();
    let mut schemas = Vec::new();
    for (kind, fields) in patches::bodies() {
        let name = camel(&kind.code());
        any = any.item(Ref::from_schema_name(name.clone()));
        mapping.push((kind.code(), format!("#/components/schemas/{name}")));
        schemas.push((name, body(&kind.code(), &fields)));
    }
    let any = any.discriminator(Some(Discriminator::with_mapping("act", mapping)));
    schemas.push((PATCH_ACT.to_owned(), Schema::from(any.build()).into()));
    Carried { media: MEDIA, schema: Some(Ref::from_schema_name(PATCH_ACT).into()), schemas }
}

/// A season of patches: a GeoJSON collection with what is said of it beside its features.
pub(super) fn patches() -> Carried {
    let feature = || ObjectBuilder::new().schema_type(Type::Object);
    let RefOr::T(Schema::Object(mut body)) = object(&patches::about_fields(), |field| schema(&field.shape)) else {
        return Carried { media: MEDIA, schema: None, schemas: Vec::new() };
    };
    let features = ObjectBuilder::new()
        .property("type", ObjectBuilder::new().schema_type(Type::String).enum_values(Some(["FeatureCollection"])))
        .property("features", ArrayBuilder::new().items(feature()))
        .required("type")
        .required("features")
        .build();
    body.properties.extend(features.properties);
    body.required.extend(features.required);
    Carried { media: MEDIA, schema: Some(Schema::Object(body).into()), schemas: Vec::new() }
}

/// A visit of a patrol.
pub(super) fn patrol_visit() -> Carried {
    let body = object(&patrols::fields(), |field| schema(&field.shape));
    Carried { media: MEDIA, schema: Some(body), schemas: Vec::new() }
}

/// The two parts of a photo's upload.
pub(super) fn photo() -> Carried {
    let file = text().content_media_type("application/octet-stream");
    let meta = object(&photos::meta_fields(), |field| schema(&field.shape));
    let parts = ObjectBuilder::new().property("meta", meta).property("file", file).required("meta").required("file");
    Carried { media: "multipart/form-data", schema: Some(Schema::from(parts.build()).into()), schemas: Vec::new() }
}

/// The two parts of a citizen's report; the photo may be left out.
pub(super) fn report() -> Carried {
    let fields = violations::report_fields();
    let file = text().content_media_type("application/octet-stream");
    let meta = object(&fields, |field| schema(&field.shape));
    let parts = ObjectBuilder::new().property("meta", meta).property("file", file).required("meta");
    Carried { media: "multipart/form-data", schema: Some(Schema::from(parts.build()).into()), schemas: Vec::new() }
}

/// A schema for every act, and one for any of them.
fn schemas() -> Schemas {
    let mut any = OneOfBuilder::new();
    let mut mapping = Vec::new();
    let mut schemas = Vec::new();
    for (kind, fields) in houses::bodies() {
        if kind != ActKind::Apply {
            any = any.item(Ref::from_schema_name(name(kind)));
            mapping.push((kind.code(), format!("#/components/schemas/{}", name(kind))));
        }
        schemas.push((name(kind), body(&kind.code(), &fields)));
    }
    let any = any.discriminator(Some(Discriminator::with_mapping("act", mapping)));
    schemas.push((ACT.to_owned(), Schema::from(any.build()).into()));
    schemas
}

/// The same for the acts of a case.
fn case_schemas() -> Schemas {
    let mut any = OneOfBuilder::new();
    let mut mapping = Vec::new();
    let mut schemas = Vec::new();
    for (code, fields) in violations::bodies() {
        let name = case_name(&code);
        if code != violations::REGISTER {
            any = any.item(Ref::from_schema_name(name.clone()));
            mapping.push((code.clone(), format!("#/components/schemas/{name}")));
        }
        schemas.push((name, body(&code, &fields)));
    }
    let any = any.discriminator(Some(Discriminator::with_mapping("act", mapping)));
    schemas.push((CASE_ACT.to_owned(), Schema::from(any.build()).into()));
    schemas
}

/// `CaseVerifyAct`: some acts of a case are called as acts of a house are.
fn case_name(code: &str) -> String {
    format!("Case{}", camel(code))
}

/// `InspectAct`
fn name(kind: ActKind) -> String {
    camel(&kind.code())
}

fn camel(code: &str) -> String {
    let words = code.split('_').map(|word| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect::<String>()
    });
    format!("{}Act", words.collect::<String>())
}

fn body(code: &str, fields: &[FieldShape]) -> RefOr<Schema> {
    let said = |field: &FieldShape| match field.name {
        "act_id" => text().description(Some("Made by the client: sent twice, the act happens once")).into(),
        "act" => ObjectBuilder::new().schema_type(Type::String).enum_values(Some([code])).into(),
        _ => schema(&field.shape),
    };
    object(fields, said)
}

fn object(fields: &[FieldShape], said: impl Fn(&FieldShape) -> RefOr<Schema>) -> RefOr<Schema> {
    let mut object = ObjectBuilder::new();
    for field in fields {
        object = object.property(field.name, said(field));
        if field.required {
            object = object.required(field.name);
        }
    }
    object.into()
}

fn schema(shape: &Shape) -> RefOr<Schema> {
    let of = |kind: Type| ObjectBuilder::new().schema_type(kind);
    match shape {
        Shape::Text { least, most } => text().min_length(Some(*least)).max_length(Some(*most)).into(),
        Shape::Written("date") => text().format(Some(SchemaFormat::KnownFormat(KnownFormat::Date))).into(),
        Shape::Written("date-time") => text().format(Some(SchemaFormat::KnownFormat(KnownFormat::DateTime))).into(),
        Shape::Written(form) => text().format(Some(SchemaFormat::Custom((*form).to_owned()))).into(),
        Shape::Number { least, most } => of(Type::Number).minimum(Some(*least)).maximum(Some(*most)).into(),
        Shape::Whole { least, most } => {
            of(Type::Integer).minimum(Some(f64::from(*least))).maximum(Some(f64::from(*most))).into()
        }
        Shape::Boolean => of(Type::Boolean).into(),
        Shape::Choice(words) => text().enum_values(Some(words().iter().copied())).into(),
        Shape::Polygon => polygon(),
        Shape::List(item, most) => ArrayBuilder::new().items(schema(item)).max_items(Some(*most)).into(),
        Shape::Object(fields) => object(fields, |field| schema(&field.shape)),
        Shape::Any => ObjectBuilder::new().schema_type(SchemaType::AnyValue).into(),
    }
}

fn text() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String)
}

/// A `GeoJSON` Polygon (RFC 7946), longitude before latitude.
fn polygon() -> RefOr<Schema> {
    let position = ArrayBuilder::new().items(ObjectBuilder::new().schema_type(Type::Number)).min_items(Some(2));
    let rings = ArrayBuilder::new().items(ArrayBuilder::new().items(position));
    ObjectBuilder::new()
        .property("type", ObjectBuilder::new().schema_type(Type::String).enum_values(Some(["Polygon"])))
        .property("coordinates", rings)
        .required("type")
        .required("coordinates")
        .into()
}
