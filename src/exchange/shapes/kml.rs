//! KML, and ovkml as 奥维 writes it: placemarks with their names, data and polygons.
//!
//! By the standard the numbers are WGS-84. Programs that show a shifted map write that map's numbers all the same, and
//! nothing in the file tells: whoever brings it is asked on which map it was drawn.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::fault::FileFault;
use super::limits::{Basket, DEPTH, Limits, SHAPE_POINTS};
use super::names::{Names, text_value};
use super::sheet::{Format, Geometry, Ring, Rings, RowFault, Shape, Sheet};
use super::text::number;
use crate::spatial::{Crs, Datum};

const NAME: &str = "KML";

/// Longest text of one element that is kept.
const LONGEST: usize = 4 << 20;

pub(super) fn read(text: &str, format: Format, limits: Limits) -> Result<Sheet, FileFault> {
    let mut reader = Reader::from_str(text);
    let mut walk = Walk::new(limits);
    loop {
        match reader.read_event().map_err(|why| FileFault::unreadable(NAME, why))? {
            Event::DocType(_) => return Err(FileFault::DocumentType),
            Event::Start(tag) => walk.enter(&tag)?,
            Event::Empty(tag) => {
                walk.enter(&tag)?;
                walk.leave()?;
            }
            Event::End(_) => walk.leave()?,
            Event::Text(piece) => walk.hear(&piece)?,
            Event::CData(piece) => walk.hear(&piece)?,
            Event::GeneralRef(reference) => walk.hear(&character(&reference))?,
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
    if !walk.path.is_empty() {
        return Err(FileFault::unreadable(NAME, "it ends inside an element"));
    }
    Ok(Sheet {
        format,
        declared_crs: Some(Crs::Degrees(Datum::Wgs84)),
        ask_map: true,
        shapes: walk.basket.shapes,
        faults: walk.basket.faults,
    })
}

/// One of the five letters of XML, or a letter by its number; any other name stands for nothing.
fn character(reference: &quick_xml::events::BytesRef<'_>) -> String {
    if let Ok(Some(letter)) = reference.resolve_char_ref() {
        return letter.to_string();
    }
    quick_xml::escape::resolve_xml_entity(reference).unwrap_or_default().to_owned()
}

/// The walk through the elements.
struct Walk {
    basket: Basket,
    names: Names,
    path: Vec<String>,
    /// Text of the innermost element.
    heard: String,
    count: u64,
    placemark: Option<Placemark>,
}

struct Placemark {
    shape: Shape,
    polygons: Vec<Rings>,
    lines: Vec<Ring>,
    points: Ring,
    size: usize,
    /// The `name` of the piece of data that is being read.
    key: String,
    fault: Option<RowFault>,
}

impl Walk {
    fn new(limits: Limits) -> Self {
        Self {
            basket: Basket::new(limits),
            names: Names::default(),
            path: Vec::new(),
            heard: String::new(),
            count: 0,
            placemark: None,
        }
    }

    fn enter(&mut self, tag: &BytesStart<'_>) -> Result<(), FileFault> {
        if self.path.len() >= DEPTH {
            return Err(FileFault::unreadable(NAME, "elements lie too deep within one another"));
        }
        let name = local(tag);
        self.heard.clear();
        if name == "Placemark" {
            self.count += 1;
            self.placemark = Some(Placemark::new(self.count));
        }
        if let Some(placemark) = &mut self.placemark {
            match name.as_str() {
                "Polygon" => placemark.polygons.push(Vec::new()),
                "Data" | "SimpleData" => placemark.key = attribute(tag, "name"),
                _ => {}
            }
        }
        self.path.push(name);
        Ok(())
    }

    fn hear(&mut self, text: &str) -> Result<(), FileFault> {
        if self.heard.len().saturating_add(text.len()) > LONGEST {
            return Err(FileFault::unreadable(NAME, "an element is too long"));
        }
        self.heard.push_str(text);
        Ok(())
    }

    fn leave(&mut self) -> Result<(), FileFault> {
        let Some(name) = self.path.pop() else { return Ok(()) };
        let text = std::mem::take(&mut self.heard);
        let Some(placemark) = &mut self.placemark else { return Ok(()) };
        let parent = self.path.last().map(String::as_str).unwrap_or_default();
        match (name.as_str(), parent) {
            ("name", "Placemark") => text.trim().clone_into(&mut placemark.shape.name),
            ("description", "Placemark") => placemark.property(&mut self.names, "description", &text),
            ("value", "Data") | ("SimpleData", _) => {
                let key = placemark.key.clone();
                placemark.property(&mut self.names, &key, &text);
            }
            ("coordinates", within) => placemark.coordinates(within, &self.path, &text),
            ("Placemark", _) => {
                if let Some(done) = self.placemark.take() {
                    return done.finish(&mut self.basket);
                }
            }
            _ => {}
        }
        Ok(())
    }
}

impl Placemark {
    fn new(row: u64) -> Self {
        Self {
            shape: Shape::at(row),
            polygons: Vec::new(),
            lines: Vec::new(),
            points: Vec::new(),
            size: 0,
            key: String::new(),
            fault: None,
        }
    }

    fn property(&mut self, names: &mut Names, key: &str, text: &str) {
        let value = text_value(text);
        if !value.is_null() && !key.is_empty() {
            self.shape.properties.0.push((names.shared(key), value));
        }
    }

    fn coordinates(&mut self, within: &str, path: &[String], text: &str) {
        let ring = match tuples(text) {
            Ok(ring) => ring,
            Err(tuple) => {
                let fault = RowFault::new(self.shape.row, "coordinates", "not_a_number").with("value", tuple);
                self.fault.get_or_insert(fault);
                return;
            }
        };
        self.size = self.size.saturating_add(ring.len());
        if self.size > SHAPE_POINTS {
            self.fault.get_or_insert(RowFault::new(self.shape.row, "", "shape_too_large"));
            return;
        }
        let is_hole = path.iter().any(|name| name == "innerBoundaryIs");
        match (within, self.polygons.last_mut()) {
            ("LinearRing", Some(polygon)) if is_hole => polygon.push(ring),
            // The outer ring goes first wherever it stands in the file.
            ("LinearRing", Some(polygon)) => polygon.insert(0, ring),
            ("Point", _) => self.points.extend(ring),
            _ => self.lines.push(ring),
        }
    }

    fn finish(self, basket: &mut Basket) -> Result<(), FileFault> {
        if let Some(fault) = self.fault {
            return basket.fault(fault);
        }
        let Self { mut shape, polygons, lines, points, .. } = self;
        shape.geometry = match (polygons.is_empty(), lines.is_empty(), points.is_empty()) {
            (false, ..) => Geometry::Polygons(polygons),
            (_, false, _) => Geometry::Lines(lines),
            (.., false) => Geometry::Points(points),
            _ => Geometry::Missing,
        };
        basket.shape(shape)
    }
}

/// `lon,lat[,height]`, parted by blanks.
fn tuples(text: &str) -> Result<Ring, String> {
    text.split_whitespace()
        .map(|tuple| {
            let mut parts = tuple.split(',');
            let pair = parts.next().and_then(number).zip(parts.next().and_then(number));
            pair.map(|(lon, lat)| [lon, lat]).ok_or_else(|| tuple.to_owned())
        })
        .collect()
}

fn local(tag: &BytesStart<'_>) -> String {
    tag.local_name().as_ref().to_owned()
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> String {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == name);
    let value = found.map(|attribute| attribute.value.into_owned()).unwrap_or_default();
    quick_xml::escape::unescape(&value).map(std::borrow::Cow::into_owned).unwrap_or(value)
}
