//! GeoJSON (RFC 7946), and the projected kind that Chinese offices exchange, which must declare its system.
//!
//! Features are taken one by one as the file is read, so that no tree of the whole stands in the memory.

use std::fmt;

use serde::Deserialize;
use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::crs;
use super::fault::FileFault;
use super::limits::{Basket, Limits};
use super::names::{Names, name_in};
use super::sheet::{Format, Geometry, Properties, RowFault, Shape, Sheet};
use crate::spatial::{Crs, Datum};

const NAME: &str = "GeoJSON";

/// Positions at any depth; a pair of numbers is one place in memory.
#[derive(Debug, Clone)]
pub(super) enum Nested {
    Point([f64; 2]),
    List(Vec<Nested>),
    /// Something that is neither.
    Other,
}

#[derive(Debug, Deserialize)]
pub(super) struct GeometryMember {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    coordinates: Option<Nested>,
}

#[derive(Debug, Deserialize)]
struct FeatureMember {
    #[serde(default)]
    geometry: Option<GeometryMember>,
    #[serde(default)]
    properties: Option<Map<String, Value>>,
    #[serde(default)]
    id: Option<Value>,
}

pub(super) fn read(bytes: &[u8], limits: Limits) -> Result<Sheet, FileFault> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reading = Reading { basket: Basket::new(limits), names: Names::default(), count: 0, full: None };
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let document = Document(&mut reading).deserialize(&mut json).and_then(|it| json.end().map(|()| it));
    if let Some(full) = reading.full {
        return Err(full);
    }
    let declared = document.map_err(|why| FileFault::unreadable(NAME, why))?;
    let declared_crs = match crs::member(declared.as_ref())? {
        Some(crs) => Some(crs),
        None if in_degrees(&reading.basket.shapes) => Some(Crs::Degrees(Datum::Wgs84)),
        None => None,
    };
    Ok(Sheet {
        format: Format::GeoJson,
        declared_crs,
        ask_map: false,
        shapes: reading.basket.shapes,
        faults: reading.basket.faults,
    })
}

/// Without a `crs` member the numbers are degrees by the standard. Where they cannot be, the file is silent.
fn in_degrees(shapes: &[Shape]) -> bool {
    shapes.iter().flat_map(|shape| shape.geometry.points()).all(|[x, y]| x.abs() <= 180.0 && y.abs() <= 90.0)
}

/// What is carried through the document.
struct Reading {
    basket: Basket,
    names: Names,
    count: u64,
    /// A limit that was reached: the reason behind the error by which reading stopped.
    full: Option<FileFault>,
}

impl Reading {
    fn take(&mut self, feature: FeatureMember) -> Result<(), FileFault> {
        self.count += 1;
        let row = self.count;
        let mut properties = Properties::default();
        for (name, value) in feature.properties.unwrap_or_default() {
            properties.0.push((self.names.shared(&name), value));
        }
        if let Some(id) = feature.id.filter(|_| properties.get("id").is_none()) {
            properties.0.push((self.names.shared("id"), id));
        }
        let geometry = match feature.geometry.map(GeometryMember::geometry) {
            None => Geometry::Missing,
            Some(Some(geometry)) => geometry,
            Some(None) => return self.basket.fault(RowFault::new(row, "geometry", "bad_geometry")),
        };
        self.basket.shape(Shape { name: name_in(&properties), properties, geometry, ..Shape::at(row) })
    }
}

impl GeometryMember {
    /// The coordinates; none for a kind that is not known or numbers that are not where it wants them.
    pub(super) fn geometry(self) -> Option<Geometry> {
        let given = self.coordinates?;
        Some(match self.kind.as_str() {
            "Point" => Geometry::Points(vec![given.point()?]),
            "MultiPoint" => Geometry::Points(given.run()?),
            "LineString" => Geometry::Lines(vec![given.run()?]),
            "MultiLineString" => Geometry::Lines(given.list(Nested::run)?),
            "Polygon" => Geometry::Polygons(vec![given.list(Nested::run)?]),
            "MultiPolygon" => Geometry::Polygons(given.list(|polygon| polygon.list(Nested::run))?),
            _ => return None,
        })
    }
}

impl Nested {
    fn point(self) -> Option<[f64; 2]> {
        if let Self::Point(point) = self { Some(point) } else { None }
    }

    fn run(self) -> Option<Vec<[f64; 2]>> {
        self.list(Self::point)
    }

    fn list<T>(self, each: impl Fn(Self) -> Option<T>) -> Option<Vec<T>> {
        let Self::List(items) = self else { return None };
        items.into_iter().map(each).collect()
    }
}

impl<'de> Deserialize<'de> for Nested {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NestedVisitor)
    }
}

struct NestedVisitor;

/// The first item of a list tells what the list is: a number begins a position.
enum Item {
    Number(f64),
    Nested(Nested),
}

impl<'de> Visitor<'de> for NestedVisitor {
    type Value = Nested;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("positions")
    }

    fn visit_unit<E>(self) -> Result<Nested, E> {
        Ok(Nested::Other)
    }

    fn visit_bool<E>(self, _truth: bool) -> Result<Nested, E> {
        Ok(Nested::Other)
    }

    fn visit_i64<E>(self, _number: i64) -> Result<Nested, E> {
        Ok(Nested::Other)
    }

    fn visit_u64<E>(self, _number: u64) -> Result<Nested, E> {
        Ok(Nested::Other)
    }

    fn visit_f64<E>(self, _number: f64) -> Result<Nested, E> {
        Ok(Nested::Other)
    }

    fn visit_str<E>(self, _text: &str) -> Result<Nested, E> {
        Ok(Nested::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Nested, A::Error> {
        while members.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Nested::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Nested, A::Error> {
        let Some(first) = items.next_element::<Item>()? else { return Ok(Nested::List(Vec::new())) };
        let x = match first {
            Item::Nested(first) => {
                let mut list = vec![first];
                while let Some(next) = items.next_element()? {
                    list.push(next);
                }
                return Ok(Nested::List(list));
            }
            Item::Number(x) => x,
        };
        let second = items.next_element::<Item>()?;
        // Heights are passed over.
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(if let Some(Item::Number(y)) = second { Nested::Point([x, y]) } else { Nested::Other })
    }
}

impl<'de> Deserialize<'de> for Item {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ItemVisitor;
        impl<'de> Visitor<'de> for ItemVisitor {
            type Value = Item;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number or positions")
            }

            fn visit_f64<E>(self, x: f64) -> Result<Item, E> {
                Ok(Item::Number(x))
            }

            fn visit_i64<E: de::Error>(self, x: i64) -> Result<Item, E> {
                number(&x.to_string())
            }

            fn visit_u64<E: de::Error>(self, x: u64) -> Result<Item, E> {
                number(&x.to_string())
            }

            fn visit_unit<E>(self) -> Result<Item, E> {
                Ok(Item::Nested(Nested::Other))
            }

            fn visit_bool<E>(self, _truth: bool) -> Result<Item, E> {
                Ok(Item::Nested(Nested::Other))
            }

            fn visit_str<E>(self, _text: &str) -> Result<Item, E> {
                Ok(Item::Nested(Nested::Other))
            }

            fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<Item, A::Error> {
                NestedVisitor.visit_map(members).map(Item::Nested)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Item, A::Error> {
                NestedVisitor.visit_seq(items).map(Item::Nested)
            }
        }
        fn number<E: de::Error>(digits: &str) -> Result<Item, E> {
            digits.parse().map(Item::Number).map_err(E::custom)
        }
        deserializer.deserialize_any(ItemVisitor)
    }
}

/// The whole document; answers its `crs` member.
struct Document<'r>(&'r mut Reading);

impl<'de> DeserializeSeed<'de> for Document<'_> {
    type Value = Option<Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Document<'_> {
    type Value = Option<Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a GeoJSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let mut crs = None;
        let mut kind = String::new();
        let mut single = FeatureMember { geometry: None, properties: None, id: None };
        let mut bare = None;
        while let Some(key) = members.next_key::<String>()? {
            match key.as_str() {
                "type" => kind = members.next_value()?,
                "crs" => crs = Some(members.next_value()?),
                "features" => members.next_value_seed(Features(&mut *self.0))?,
                "geometry" => single.geometry = members.next_value()?,
                "properties" => single.properties = members.next_value()?,
                "id" => single.id = members.next_value()?,
                "coordinates" => bare = members.next_value()?,
                _ => drop(members.next_value::<IgnoredAny>()?),
            }
        }
        match kind.as_str() {
            "FeatureCollection" => {}
            "Feature" => keep(self.0, single)?,
            "" => return Err(de::Error::custom("no type")),
            _ => {
                let geometry = Some(GeometryMember { kind, coordinates: bare });
                keep(self.0, FeatureMember { geometry, properties: None, id: None })?;
            }
        }
        Ok(crs)
    }
}

/// The list of features.
struct Features<'r>(&'r mut Reading);

impl<'de> DeserializeSeed<'de> for Features<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Features<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of features")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut features: A) -> Result<(), A::Error> {
        while let Some(feature) = features.next_element()? {
            keep(self.0, feature)?;
        }
        Ok(())
    }
}

fn keep<E: de::Error>(reading: &mut Reading, feature: FeatureMember) -> Result<(), E> {
    reading.take(feature).map_err(|full| {
        let said = E::custom(&full);
        reading.full = Some(full);
        said
    })
}
