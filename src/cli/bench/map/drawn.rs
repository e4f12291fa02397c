//! What a vector tile shows, as far as it must be known to find one file in it (MVT 2.1): how many features there are, and
//! whose ids they have.

/// The layer of a tile that has one.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    /// Files that the tile stands for: of a cluster its `count`, else one a feature.
    pub(super) files: u64,
    /// Every text among the values of its properties.
    pub(super) texts: Vec<String>,
}

/// One field of a message.
enum Field<'b> {
    Number(u64),
    Bytes(&'b [u8]),
    Other,
}

/// Reads a tile; `None` where it is none.
pub(super) fn drawn(tile: &[u8]) -> Option<Drawn> {
    let mut drawn = Drawn::default();
    for (number, field) in fields(tile)? {
        if let (3, Field::Bytes(layer)) = (number, field) {
            read_layer(layer, &mut drawn)?;
        }
    }
    Some(drawn)
}

fn read_layer(layer: &[u8], drawn: &mut Drawn) -> Option<()> {
    let (mut features, mut counted_by, mut counts) = (Vec::new(), None, Vec::new());
    let mut keys = 0_u64;
    for (number, field) in fields(layer)? {
        match (number, field) {
            (2, Field::Bytes(feature)) => features.push(feature),
            (3, Field::Bytes(key)) => {
                counted_by = counted_by.or((key == b"count").then_some(keys));
                keys += 1;
            }
            (4, Field::Bytes(value)) => {
                let mut count = None;
                for (number, field) in fields(value)? {
                    match (number, field) {
                        (1, Field::Bytes(text)) => drawn.texts.push(String::from_utf8_lossy(text).into_owned()),
                        (5, Field::Number(value)) => count = Some(value),
                        _ => {}
                    }
                }
                counts.push(count);
            }
            _ => {}
        }
    }
    for feature in features {
        drawn.files += count_of(feature, counted_by, &counts)?;
    }
    Some(())
}

/// How many files a feature stands for.
fn count_of(feature: &[u8], counted_by: Option<u64>, counts: &[Option<u64>]) -> Option<u64> {
    let Some(key) = counted_by else { return Some(1) };
    for (number, field) in fields(feature)? {
        let (2, Field::Bytes(mut tags)) = (number, field) else { continue };
        while !tags.is_empty() {
            let (of, value) = (varint(&mut tags)?, varint(&mut tags)?);
            if of == key {
                return usize::try_from(value).ok().and_then(|at| counts.get(at).copied().flatten());
            }
        }
    }
    Some(1)
}

/// The fields of a message with their numbers.
fn fields(mut bytes: &[u8]) -> Option<Vec<(u64, Field<'_>)>> {
    let mut fields = Vec::new();
    while !bytes.is_empty() {
        let tag = varint(&mut bytes)?;
        let field = match tag & 7 {
            0 => Field::Number(varint(&mut bytes)?),
            1 => skipped(&mut bytes, 8)?,
            2 => {
                let length = usize::try_from(varint(&mut bytes)?).ok()?;
                let (field, rest) = bytes.split_at_checked(length)?;
                bytes = rest;
                Field::Bytes(field)
            }
            5 => skipped(&mut bytes, 4)?,
            _ => return None,
        };
        fields.push((tag >> 3, field));
    }
    Some(fields)
}

fn skipped<'b>(bytes: &mut &'b [u8], length: usize) -> Option<Field<'b>> {
    *bytes = bytes.split_at_checked(length)?.1;
    Some(Field::Other)
}

fn varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut value = 0;
    for shift in (0..64).step_by(7) {
        let (first, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u64::from(first & 0x7f) << shift;
        if first & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}
