//! What a body looks like, told by what reads it.

use std::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{DeserializeOwned, Error};
use serde_json::Value;

use super::Read;

/// What a value may be.
#[derive(Debug, Clone)]
pub enum Shape {
    /// Text of so many characters.
    Text {
        /// At least.
        least: usize,
        /// At most.
        most: usize,
    },
    /// Text in a form of its own: `id`, `date`, `date-time`, `division` …
    Written(&'static str),
    /// A finite number, bounds inclusive.
    Number {
        /// At least.
        least: f64,
        /// At most.
        most: f64,
    },
    /// A whole number, bounds inclusive.
    Whole {
        /// At least.
        least: u32,
        /// At most.
        most: u32,
    },
    /// True or false.
    Boolean,
    /// One of these words.
    Choice(fn() -> &'static [&'static str]),
    /// `GeoJSON` Polygon, lon/lat.
    Polygon,
    /// At most so many of one shape.
    List(Box<Shape>, usize),
    /// An object of these fields and no others.
    Object(Vec<FieldShape>),
    /// Whatever its reader says.
    Any,
}

/// A field of an object.
#[derive(Debug, Clone)]
pub struct FieldShape {
    /// Its name.
    pub name: &'static str,
    /// Whether it must be there; what need not be there may be null.
    pub required: bool,
    /// What it holds.
    pub shape: Shape,
}

/// Reads a value, and says what values it takes.
pub trait Reader<T> {
    /// The value, or all that is wrong with it.
    ///
    /// # Errors
    /// Everything wrong with the value.
    fn read(&self, value: &Value) -> Read<T>;

    /// What it takes.
    fn shape(&self) -> Shape;
}

/// A plain function reads whatever it reads: good enough for a query, whose parameters are texts.
impl<T, F: Fn(&Value) -> Read<T>> Reader<T> for F {
    fn read(&self, value: &Value) -> Read<T> {
        self(value)
    }

    fn shape(&self) -> Shape {
        Shape::Any
    }
}

/// A function with the shape of what it reads.
#[derive(Debug)]
pub struct Shaped<F> {
    pub(super) read: F,
    pub(super) shape: Shape,
}

impl<T, F: Fn(&Value) -> Read<T>> Reader<T> for Shaped<F> {
    fn read(&self, value: &Value) -> Read<T> {
        (self.read)(value)
    }

    fn shape(&self) -> Shape {
        self.shape.clone()
    }
}

/// The words of an enumeration, as serde knows them: it names them to whoever offers a wrong one.
pub(super) fn variants<T: DeserializeOwned>() -> &'static [&'static str] {
    let told = T::deserialize(StrDeserializer::<Told>::new(""));
    told.err().and_then(|told| told.0).unwrap_or_default()
}

/// The words that serde expected.
#[derive(Debug)]
struct Told(Option<&'static [&'static str]>);

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not one of the words")
    }
}

impl std::error::Error for Told {}

impl Error for Told {
    fn custom<M: fmt::Display>(_message: M) -> Self {
        Self(None)
    }

    fn unknown_variant(_variant: &str, expected: &'static [&'static str]) -> Self {
        Self(Some(expected))
    }
}
