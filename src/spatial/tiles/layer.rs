//! A layer of a tile (MVT 2.1, 4.1).

use super::dictionary::Dictionary;
use super::geometry::Geometry;
use super::tile::EXTENT;
use super::wire::{delimited, length, number, varint};

const VERSION: u64 = 2;

/// A key of a layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key(u32);

/// A key with a value: one property of a feature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tag(u32, u32);

/// The value of a property.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum TagValue<'v> {
    /// Text.
    Text(&'v str),
    /// A whole number, not below zero.
    Count(u64),
    /// Any number.
    Number(f64),
    /// True or false.
    Flag(bool),
}

/// Builds one layer.
#[derive(Debug)]
pub struct LayerWriter {
    name: String,
    keys: Dictionary,
    values: Dictionary,
    features: Vec<u8>,
    count: usize,
    scratch: Vec<u8>,
    tags: Vec<u8>,
}

impl LayerWriter {
    /// A layer without features.
    pub fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            keys: Dictionary::of(3),
            values: Dictionary::of(4),
            features: Vec::new(),
            count: 0,
            scratch: Vec::new(),
            tags: Vec::new(),
        }
    }

    /// A key of this layer.
    pub fn key(&mut self, name: &str) -> Key {
        Key(self.keys.number(name.as_bytes()))
    }

    /// A property; a value that came before stands in the tile once.
    pub fn tag(&mut self, key: Key, value: TagValue<'_>) -> Tag {
        self.written(value);
        Tag(key.0, self.values.number(&self.scratch))
    }

    /// A property whose value no other feature has, such as an id: it is not looked for.
    pub fn own_tag(&mut self, key: Key, value: TagValue<'_>) -> Tag {
        self.written(value);
        Tag(key.0, self.values.fresh(&self.scratch))
    }

    fn written(&mut self, value: TagValue<'_>) {
        self.scratch.clear();
        match value {
            TagValue::Text(text) => delimited(&mut self.scratch, 1, text.as_bytes()),
            TagValue::Number(value) => {
                varint(&mut self.scratch, 3 << 3 | 1);
                self.scratch.extend_from_slice(&value.to_le_bytes());
            }
            TagValue::Count(value) => number(&mut self.scratch, 5, value),
            TagValue::Flag(value) => number(&mut self.scratch, 7, u64::from(value)),
        }
    }

    /// Adds a feature; one without geometry is left out.
    pub fn feature(&mut self, id: Option<u64>, tags: &[Tag], geometry: &Geometry) {
        if geometry.is_empty() {
            return;
        }
        self.tags.clear();
        for tag in tags {
            varint(&mut self.tags, u64::from(tag.0));
            varint(&mut self.tags, u64::from(tag.1));
        }
        self.scratch.clear();
        if let Some(id) = id {
            number(&mut self.scratch, 1, id);
        }
        if !self.tags.is_empty() {
            delimited(&mut self.scratch, 2, &self.tags);
        }
        number(&mut self.scratch, 3, geometry.sort());
        delimited(&mut self.scratch, 4, geometry.commands());
        delimited(&mut self.features, 2, &self.scratch);
        self.count += 1;
    }

    /// How many features it has.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// About how many bytes it has so far.
    pub fn bytes(&self) -> usize {
        self.features.len() + self.values.framed().len()
    }

    /// Appends the layer to a tile; one without features is no layer (MVT 2.1, 4.1).
    pub fn finish(self, tile: &mut Vec<u8>) {
        if self.is_empty() {
            return;
        }
        let mut head = Vec::with_capacity(self.name.len() + 8);
        number(&mut head, 15, VERSION);
        delimited(&mut head, 1, self.name.as_bytes());
        let mut foot = Vec::with_capacity(4);
        number(&mut foot, 5, u64::try_from(EXTENT).unwrap_or(4096));
        let parts = [&head, &self.features, self.keys.framed(), self.values.framed(), &foot];
        let size: usize = parts.iter().map(|part| part.len()).sum();
        let size_field = u64::try_from(size).unwrap_or(u64::MAX);
        tile.reserve(size + length(size_field) + 1);
        varint(tile, 3 << 3 | 2);
        varint(tile, size_field);
        for part in parts {
            tile.extend_from_slice(part);
        }
    }
}
