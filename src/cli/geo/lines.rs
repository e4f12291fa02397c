//! Lines in, answers out.

use std::io::{self, BufRead, BufReader, BufWriter, ErrorKind, Read, Write};

use super::super::out;

/// Longer lines are passed over: a polygon of 400,000 points fits, a file without line ends does not.
const LONGEST: usize = 16 << 20;

/// What was in a line.
pub(super) enum Line<'a> {
    Text(&'a str),
    /// Not UTF-8.
    NotText,
    TooLong,
}

/// The answer to a line, and what is wrong where there is none.
pub(super) struct Answer {
    pub(super) text: String,
    pub(super) fault: Option<&'static str>,
}

/// Answers every line of standard input that is not empty; whether all could be. The answerer is given the number of
/// the line, from 1.
pub(super) fn answer_each(mut answer: impl FnMut(u64, Line<'_>) -> Answer) -> io::Result<bool> {
    let mut input = BufReader::with_capacity(1 << 16, io::stdin().lock());
    let mut output = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let (mut number, mut all_answered, mut bytes) = (0_u64, true, Vec::new());
    loop {
        if input.buffer().is_empty() && gone(output.flush())? {
            break;
        }
        bytes.clear();
        if !next_line(&mut input, &mut bytes)? {
            break;
        }
        number += 1;
        let line = read(&bytes);
        if matches!(line, Line::Text("")) {
            continue;
        }
        let Answer { text, fault } = answer(number, line);
        if let Some(fault) = fault {
            all_answered = false;
            out::word(&format!("line {number}: {fault}"));
        }
        if gone(writeln!(output, "{text}"))? {
            break;
        }
    }
    gone(output.flush())?;
    Ok(all_answered)
}

/// The next line with its end, as far as it is kept; none at the end of the input.
fn next_line(input: &mut impl BufRead, bytes: &mut Vec<u8>) -> io::Result<bool> {
    let kept = u64::try_from(LONGEST).unwrap_or(u64::MAX).saturating_add(1);
    let read = input.by_ref().take(kept).read_until(b'\n', bytes)?;
    if bytes.len() > LONGEST && bytes.last() != Some(&b'\n') {
        input.skip_until(b'\n')?;
    }
    Ok(read > 0)
}

fn read(bytes: &[u8]) -> Line<'_> {
    if bytes.len() > LONGEST {
        return Line::TooLong;
    }
    // A byte order mark may stand before the first line.
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_or(Line::NotText, |text| Line::Text(text.trim()))
}

/// Whether the reader of the answers went away, which ends the work and is no failure.
fn gone(written: io::Result<()>) -> io::Result<bool> {
    match written {
        Ok(()) => Ok(false),
        Err(why) if why.kind() == ErrorKind::BrokenPipe => Ok(true),
        Err(why) => Err(why),
    }
}
