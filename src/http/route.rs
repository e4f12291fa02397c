//! A row of the route table: method, path, handler, and what the OpenAPI document says of it.

use actix_web::{FromRequest, Handler, Responder, Route, guard, web};
use utoipa::openapi::schema::Schema;
use utoipa::openapi::{Ref, RefOr};
use utoipa::{PartialSchema, ToSchema};

use crate::app::houses::view::Page;
use crate::app::map::MapPage;

/// Schemas by name, as the document collects them.
pub(super) type Schemas = Vec<(String, RefOr<Schema>)>;

/// One route.
pub(super) struct Row {
    pub(super) method: &'static str,
    pub(super) path: &'static str,
    pub(super) route: Route,
    pub(super) summary: &'static str,
    /// Query parameters with what they are.
    pub(super) query: Vec<(&'static str, &'static str)>,
    pub(super) body: Option<Carried>,
    pub(super) status: u16,
    pub(super) answer: Option<Carried>,
}

/// What a body is: its media type and, for JSON, its schema.
pub(super) struct Carried {
    pub(super) media: &'static str,
    pub(super) schema: Option<RefOr<Schema>>,
    pub(super) schemas: Schemas,
}

impl Carried {
    pub(super) fn json<T: ToSchema>() -> Self {
        let mut schemas = vec![(T::name().into_owned(), T::schema())];
        T::schemas(&mut schemas);
        Self { media: "application/json", schema: Some(Ref::from_schema_name(T::name()).into()), schemas }
    }

    /// A page of a list. Its schema stands where it is used: by its name, pages of different things would be one.
    fn page<T: ToSchema>() -> Self {
        Self { schema: Some(Page::<T>::schema()), ..Self::json::<T>() }
    }

    /// A page of what the map's filter finds, as [`Self::page`].
    fn found<T: ToSchema>() -> Self {
        Self { schema: Some(MapPage::<T>::schema()), ..Self::json::<T>() }
    }

    fn other(media: &'static str) -> Self {
        Self { media, schema: None, schemas: Vec::new() }
    }
}

fn row<F, A>(method: &'static str, path: &'static str, route: Route, handler: F) -> Row
where
    F: Handler<A>,
    A: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    let route = route.to(handler);
    Row { method, path, route, summary: "", query: Vec::new(), body: None, status: 200, answer: None }
}

/// A route that reads; it answers HEAD too.
pub(super) fn get<F, A>(path: &'static str, handler: F) -> Row
where
    F: Handler<A>,
    A: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    row("GET", path, web::route().guard(guard::Any(guard::Get()).or(guard::Head())), handler)
}

/// A route that does something.
pub(super) fn post<F, A>(path: &'static str, handler: F) -> Row
where
    F: Handler<A>,
    A: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    row("POST", path, web::post(), handler)
}

/// A route that ends something.
pub(super) fn delete<F, A>(path: &'static str, handler: F) -> Row
where
    F: Handler<A>,
    A: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    row("DELETE", path, web::delete(), handler)
}

impl Row {
    /// What the route is for, in a line.
    pub(super) fn says(self, summary: &'static str) -> Self {
        Self { summary, ..self }
    }

    /// Query parameters with what they are, beside those named before.
    pub(super) fn asks(mut self, query: &[(&'static str, &'static str)]) -> Self {
        self.query.extend_from_slice(query);
        self
    }

    /// The JSON body it takes.
    pub(super) fn takes<T: ToSchema>(self) -> Self {
        Self { body: Some(Carried::json::<T>()), ..self }
    }

    /// A body whose schema is made elsewhere.
    pub(super) fn takes_body(self, body: Carried) -> Self {
        Self { body: Some(body), ..self }
    }

    /// The JSON it answers with.
    pub(super) fn answers<T: ToSchema>(self, status: u16) -> Self {
        Self { status, answer: Some(Carried::json::<T>()), ..self }
    }

    /// It answers with a page of a list of these.
    pub(super) fn answers_page<T: ToSchema>(self) -> Self {
        Self { answer: Some(Carried::page::<T>()), ..self }
    }

    /// It answers with a page of what the map's filter finds.
    pub(super) fn answers_found<T: ToSchema>(self) -> Self {
        Self { answer: Some(Carried::found::<T>()), ..self }
    }

    /// It answers with something that has no schema of ours.
    pub(super) fn answers_text(self, media: &'static str) -> Self {
        Self { answer: Some(Carried::other(media)), ..self }
    }

    /// It answers 204.
    pub(super) fn answers_nothing(self) -> Self {
        Self { status: 204, answer: None, ..self }
    }
}
