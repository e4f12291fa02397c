//! A client that asks one thing after the other over one connection, as plainly as the protocol allows: what is measured is the
//! server.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::super::super::Failure;

/// How long an answer is waited for.
const PATIENCE: Duration = Duration::from_mins(2);

/// One connection to a server.
pub(super) struct Client {
    host: String,
    reader: BufReader<TcpStream>,
    token: Option<String>,
}

/// What is asked: an address, with a body where it is sent by `POST`.
#[derive(Debug, Clone)]
pub(super) struct Question {
    pub(super) path: String,
    pub(super) body: Option<String>,
}

/// An answer, and how long it took from the first byte sent to the last received.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) body: Vec<u8>,
    pub(super) took: Duration,
}

impl Question {
    pub(super) fn get(path: impl Into<String>) -> Self {
        Self { path: path.into(), body: None }
    }

    pub(super) fn post(path: impl Into<String>, body: &Value) -> Self {
        Self { path: path.into(), body: Some(body.to_string()) }
    }
}

impl Answer {
    /// The body of an answer that is none of a problem.
    pub(super) fn json(&self, asked: &str) -> Result<Value, Failure> {
        if self.status >= 400 {
            return Err(format!("{asked}: {} {}", self.status, String::from_utf8_lossy(&self.body)).into());
        }
        Ok(serde_json::from_slice(&self.body)?)
    }
}

impl Client {
    /// Connects to `http://HOST:PORT`.
    pub(super) fn connect(base: &str, token: Option<&str>) -> io::Result<Self> {
        let host = base.strip_prefix("http://").unwrap_or(base).trim_end_matches('/').to_owned();
        let stream = TcpStream::connect(&host)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        Ok(Self { host, reader: BufReader::with_capacity(1 << 16, stream), token: token.map(str::to_owned) })
    }

    pub(super) fn get(&mut self, path: &str) -> io::Result<Answer> {
        self.ask("GET", path, None)
    }

    /// Asks for an address, with a body by `POST`, else by `GET`.
    pub(super) fn put(&mut self, question: &Question) -> io::Result<Answer> {
        let method = if question.body.is_some() { "POST" } else { "GET" };
        self.ask(method, &question.path, question.body.as_deref())
    }

    pub(super) fn post(&mut self, path: &str, body: &str) -> io::Result<Answer> {
        self.ask("POST", path, Some(body))
    }

    fn ask(&mut self, method: &str, path: &str, body: Option<&str>) -> io::Result<Answer> {
        let token = self.token.as_ref().map(|token| format!("Authorization: Bearer {token}\r\n")).unwrap_or_default();
        let length = body.map(|body| format!("Content-Type: application/json\r\nContent-Length: {}\r\n", body.len()));
        let mut request = format!("{method} {path} HTTP/1.1\r\nHost: {}\r\nAccept-Encoding: identity\r\n", self.host);
        request.push_str(&token);
        request.push_str(&length.unwrap_or_default());
        request.push_str("\r\n");
        request.push_str(body.unwrap_or_default());
        let began = Instant::now();
        self.reader.get_mut().write_all(request.as_bytes())?;
        let (status, body) = self.answer()?;
        Ok(Answer { status, body, took: began.elapsed() })
    }

    fn answer(&mut self) -> io::Result<(u16, Vec<u8>)> {
        let strange = || io::Error::from(io::ErrorKind::InvalidData);
        let first = self.line()?;
        let status: u16 = first.split(' ').nth(1).and_then(|code| code.parse().ok()).ok_or_else(strange)?;
        let (mut length, mut chunked) = (0, false);
        loop {
            let line = self.line()?.to_ascii_lowercase();
            if line.is_empty() {
                break;
            }
            if let Some(value) = line.strip_prefix("content-length:") {
                length = value.trim().parse().map_err(|_none| strange())?;
            }
            chunked |= line.strip_prefix("transfer-encoding:").is_some_and(|value| value.trim() == "chunked");
        }
        let mut body = Vec::new();
        if chunked {
            loop {
                let size = usize::from_str_radix(self.line()?.trim(), 16).map_err(|_none| strange())?;
                self.take(size, &mut body)?;
                self.line()?;
                if size == 0 {
                    break;
                }
            }
        } else {
            self.take(length, &mut body)?;
        }
        Ok((status, body))
    }

    fn line(&mut self) -> io::Result<String> {
        let mut line = String::new();
        if self.reader.read_line(&mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(line.trim_end().to_owned())
    }

    fn take(&mut self, size: usize, to: &mut Vec<u8>) -> io::Result<()> {
        let before = to.len();
        to.resize(before + size, 0);
        self.reader.read_exact(to.get_mut(before..).unwrap_or_default())
    }
}
