//! Fonts for PDFs: which letters they have and how wide these are. A paper carries its letters, so that it looks the same on
//! every machine; a letter that the first font lacks is taken from the next.

use krilla::text::{Font, GlyphId};
use skrifa::instance::{LocationRef, Size};
use skrifa::raw::FileRef;
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};

/// Where systems keep fonts with Chinese letters, those closest to 仿宋 first: an office has 仿宋, a server often 宋体 or 黑体.
pub const PLACES: [&str; 14] = [
    "/usr/share/fonts/truetype/simfang.ttf",
    "/usr/share/fonts/fangsong/simfang.ttf",
    "/usr/share/fonts/chinese/simfang.ttf",
    "/usr/share/fonts/opentype/fandol/FandolFang-Regular.otf",
    "/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/FandolFang-Regular.otf",
    "/System/Library/Fonts/Supplemental/Songti.ttc",
    "C:\\Windows\\Fonts\\simfang.ttf",
    "C:\\Windows\\Fonts\\simsun.ttc",
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
    "/usr/share/fonts/google-noto-serif-cjk-vf-fonts/NotoSerifCJK-VF.ttc",
    "/usr/share/fonts/truetype/arphic/uming.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
];

/// The fonts of one installation, first choice first.
#[derive(Debug, Clone)]
pub struct Fonts {
    faces: Vec<Face>,
}

/// No file gave a font with Chinese letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no font with Chinese letters was found")]
pub struct NoFont;

/// A font and its bytes.
#[derive(Debug, Clone)]
pub(super) struct Face {
    pub(super) font: Font,
    bytes: &'static [u8],
    index: u32,
}

/// A letter of a face.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letter {
    /// Which face.
    pub(super) face: usize,
    /// Its glyph.
    pub(super) glyph: GlyphId,
    /// Its width over the size.
    pub(super) advance: f32,
}

impl Fonts {
    /// Takes font files in the order of choice; those without Chinese letters are passed over. They are read once and kept
    /// for as long as the program runs.
    ///
    /// # Errors
    /// [`NoFont`] when none is left.
    pub fn read(files: Vec<Vec<u8>>) -> Result<Self, NoFont> {
        let faces: Vec<Face> = files.into_iter().filter_map(|bytes| face(bytes.leak())).collect();
        if faces.is_empty() { Err(NoFont) } else { Ok(Self { faces }) }
    }

    pub(super) fn face(&self, at: usize) -> Option<&Face> {
        self.faces.get(at)
    }

    /// The letter for a character, from the first font that has it.
    pub(super) fn letter(&self, c: char) -> Option<Letter> {
        self.faces.iter().enumerate().find_map(|(face, it)| {
            let (glyph, advance) = it.letter(c)?;
            Some(Letter { face, glyph, advance })
        })
    }
}

impl Face {
    fn letter(&self, c: char) -> Option<(GlyphId, f32)> {
        let font = FontRef::from_index(self.bytes, self.index).ok()?;
        let glyph = font.charmap().map(c).filter(|glyph| glyph.to_u32() != 0)?;
        let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
        Some((GlyphId::new(glyph.to_u32()), metrics.advance_width(glyph).unwrap_or(1.0)))
    }
}

/// The face of a file that is for simplified Chinese, or its first.
fn face(bytes: &'static [u8]) -> Option<Face> {
    let count = match FileRef::new(bytes).ok()? {
        FileRef::Font(_) => 1,
        FileRef::Collection(collection) => collection.len(),
    };
    let named = |index: &u32| {
        FontRef::from_index(bytes, *index).is_ok_and(|font| {
            let names = font.localized_strings(StringId::FAMILY_NAME);
            names.into_iter().any(|name| {
                let name = name.to_string();
                name.ends_with(" SC") || name.ends_with(" CN")
            })
        })
    };
    let index = (0..count).find(named).unwrap_or(0);
    let font = Font::new(bytes.into(), index)?;
    let face = Face { font, bytes, index };
    // 县, in its simplified form, tells a font for the mainland from one for elsewhere.
    face.letter('县').is_some().then_some(face)
}
