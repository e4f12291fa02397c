//! Breaking a text into lines as Chinese is set: anywhere between two characters, but no stop begins a line, no opening
//! mark ends one, and figures and Latin words stay whole.

use super::PdfFault;
use crate::exchange::papers::fonts::{Fonts, Letter};

/// How a text is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting {
    /// Size of its letters, points.
    pub(super) size: f32,
    /// Room for a line, points.
    pub(super) width: f32,
    /// What the first line leaves free, points.
    pub(super) indent: f32,
    /// Whether full lines reach the right edge.
    pub(super) justified: bool,
}

/// A line, ready to be drawn.
#[derive(Debug, Clone, Default)]
pub(super) struct Broken {
    /// Its letters.
    pub(super) letters: Vec<(char, Letter)>,
    /// What each letter stands wider apart, points.
    pub(super) extra: f32,
    /// How wide it is, points.
    pub(super) width: f32,
}

/// What may not begin a line.
const CLOSING: &str = "，。、；：？！）》」』】〕〉”’…—,.;:?!)]}%％";
/// What may not end one.
const OPENING: &str = "（《「『【〔〈“‘([{";

/// The lines of a text; at least one.
pub(super) fn broken(text: &str, setting: Setting, fonts: &Fonts) -> Result<Vec<Broken>, PdfFault> {
    let mut lines = Vec::new();
    for (i, paragraph) in text.split('\n').enumerate() {
        let indent = if i == 0 { setting.indent } else { 0.0 };
        lines.extend(paragraph_lines(&letters(paragraph, fonts)?, Setting { indent, ..setting }));
    }
    Ok(lines)
}

fn letters(text: &str, fonts: &Fonts) -> Result<Vec<(char, Letter)>, PdfFault> {
    let mut found = Vec::new();
    let mut lacking = String::new();
    for c in text.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(|c| !c.is_control()) {
        match fonts.letter(c).or_else(|| fonts.letter(likeness(c))) {
            Some(letter) => found.push((c, letter)),
            None if !lacking.contains(c) => lacking.push(c),
            None => {}
        }
    }
    if lacking.is_empty() { Ok(found) } else { Err(PdfFault::NoLetter(lacking)) }
}

/// A mark of the same meaning that every font has.
fn likeness(c: char) -> char {
    match c {
        '〔' => '[',
        '〕' => ']',
        '．' => '.',
        '＿' => '_',
        '\u{a0}' => ' ',
        other => other,
    }
}

fn paragraph_lines(letters: &[(char, Letter)], setting: Setting) -> Vec<Broken> {
    let mut lines = Vec::new();
    let mut line: Vec<(char, Letter)> = Vec::new();
    let mut room = setting.width - setting.indent;
    let mut used = 0.0;
    for (c, letter) in letters {
        let wide = letter.advance * setting.size;
        if used + wide > room + 0.05 && !line.is_empty() {
            let keep = cut(&line, *c);
            let carried = line.split_off(keep);
            lines.push(set(line, setting, room, true));
            line = carried;
            used = line.iter().map(|(_, letter)| letter.advance * setting.size).sum();
            room = setting.width;
        }
        line.push((*c, *letter));
        used += wide;
    }
    lines.push(set(line, setting, room, false));
    lines
}

/// How many letters of a full line stay on it when `next` does not fit.
fn cut(line: &[(char, Letter)], next: char) -> usize {
    let whole = line.len();
    let at = |i: usize| line.get(i).map_or(next, |(c, _)| *c);
    let mut keep = whole;
    // At most half a line is carried over: a longer word is cut.
    while keep > whole / 2 {
        let (before, after) = (at(keep.saturating_sub(1)), at(keep));
        let in_word = of_word(before) && of_word(after);
        if !in_word && !CLOSING.contains(after) && !OPENING.contains(before) {
            return keep;
        }
        keep -= 1;
    }
    whole
}

fn of_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '/' | '_' | '@' | '+')
}

fn set(letters: Vec<(char, Letter)>, setting: Setting, room: f32, full: bool) -> Broken {
    let width: f32 = letters.iter().map(|(_, letter)| letter.advance * setting.size).sum();
    let gaps = u16::try_from(letters.len().saturating_sub(1)).unwrap_or(0);
    let slack = room - width;
    let spread = setting.justified && full && gaps > 0 && slack > 0.0 && slack < 4.0 * setting.size;
    let extra = if spread { slack / f32::from(gaps) } else { 0.0 };
    Broken { letters, extra, width: if spread { room } else { width } }
}
