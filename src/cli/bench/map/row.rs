//! One kind of question, asked often enough to tell how long its answer takes.

use std::io;
use std::thread;
use std::time::{Duration, Instant};

use serde::Serialize;

use super::super::super::Failure;
use super::client::{Answer, Client, Question};

/// Connections that ask at once where it is counted how much is answered in a second.
const CONNECTIONS: usize = 4;

/// What one kind of question took.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    what: String,
    count: usize,
    p50_ms: f64,
    p99_ms: f64,
    max_ms: f64,
    per_second: f64,
    mean_bytes: usize,
    max_bytes: usize,
    /// Answers that were empty.
    empty: usize,
}

/// Asks each question once over one connection, then all of them again over several.
pub(super) fn measure(what: &str, base: &str, token: Option<&str>, questions: &[Question]) -> Result<Row, Failure> {
    let mut client = Client::connect(base, token)?;
    // What is asked for the first time after a start is not what is measured.
    if let Some(first) = questions.first() {
        client.put(first)?;
    }
    let mut answers = Vec::with_capacity(questions.len());
    for question in questions {
        let answer = client.put(question)?;
        if answer.status >= 400 {
            let said = String::from_utf8_lossy(&answer.body).into_owned();
            return Err(format!("{}: {} {said}", question.path, answer.status).into());
        }
        answers.push(answer);
    }
    let began = Instant::now();
    thread::scope(|scope| {
        let ask = |nth: usize| {
            let mut client = Client::connect(base, token)?;
            for question in questions.iter().skip(nth).step_by(CONNECTIONS) {
                client.put(question)?;
            }
            Ok::<_, io::Error>(())
        };
        let threads: Vec<_> = (0..CONNECTIONS).map(|nth| scope.spawn(move || ask(nth))).collect();
        threads
            .into_iter()
            .try_for_each(|thread| thread.join().unwrap_or_else(|_panic| Err(io::ErrorKind::Other.into())))
    })?;
    Ok(Row::of(what, &answers, questions.len(), began.elapsed()))
}

impl Row {
    /// Of answers that came one after the other; `asked` of their kind took `length` in all.
    pub(super) fn of(what: &str, answers: &[Answer], asked: usize, length: Duration) -> Self {
        let mut took: Vec<Duration> = answers.iter().map(|answer| answer.took).collect();
        took.sort_unstable();
        let at = |percent: usize| took.get(took.len() * percent / 100).or(took.last()).copied().unwrap_or_default();
        let ms = |time: Duration| time.as_secs_f64() * 1e3;
        let bytes: Vec<usize> = answers.iter().map(|answer| answer.body.len()).collect();
        Self {
            what: what.to_owned(),
            count: answers.len(),
            p50_ms: ms(at(50)),
            p99_ms: ms(at(99)),
            max_ms: ms(took.last().copied().unwrap_or_default()),
            per_second: u32::try_from(asked).map_or(0.0, f64::from) / length.as_secs_f64(),
            mean_bytes: bytes.iter().sum::<usize>() / bytes.len().max(1),
            max_bytes: bytes.iter().max().copied().unwrap_or_default(),
            empty: bytes.iter().filter(|size| **size == 0).count(),
        }
    }

    pub(super) fn heading() -> String {
        format!(
            "{:44} {:>6} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>6}",
            "what", "count", "p50 ms", "p99 ms", "max ms", "a second", "bytes", "most", "empty"
        )
    }

    pub(super) fn line(&self) -> String {
        let Self { what, count, p50_ms, p99_ms, max_ms, per_second, mean_bytes, max_bytes, empty } = self;
        format!(
            "{what:44} {count:>6} {p50_ms:>9.3} {p99_ms:>9.3} {max_ms:>9.3} {per_second:>9.0} {mean_bytes:>9} {max_bytes:>9} {empty:>6}"
        )
    }
}
