//! A real server on a free port of this machine, on a fresh database with the demo district and its accounts.

use std::net::TcpListener;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use actix_web::dev::ServerHandle;
use homestead::app::accounts::{DEMO_COUNTY, DEMO_PASSWORD, create_demo_accounts};
use homestead::app::clock::Clock;
use homestead::app::keys::Keys;
use homestead::app::{Homestead, packs};
use homestead::blob::BlobStore;
use homestead::exchange::embedded::demo_district;
use homestead::http::{Maps, Site, listen};
use homestead::store::photos::PhotoRow;
use homestead::store::{Conn, StoreError, audit};
use serde_json::{Value, json};
use tempfile::TempDir;
use ureq::Agent;
use ureq::http::{Method, Request, Response};

use super::db::{self, TestDb};

/// No answer of ours is larger.
const MOST_BYTES: u64 = 64 << 20;

/// A running server; it stops when this is dropped.
pub(crate) struct TestServer {
    pub(crate) home: Homestead,
    pub(crate) url: String,
    handle: ServerHandle,
    files: TempDir,
    db: TestDb,
}

/// One person at the server, or anyone.
pub(crate) struct Client {
    url: String,
    agent: Agent,
    pub(crate) token: Option<String>,
    headers: Vec<(&'static str, String)>,
}

/// An answer, read.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: ureq::http::HeaderMap,
    /// The body as text; what is no text in it is replaced.
    pub(crate) text: String,
    /// The body as it came.
    pub(crate) bytes: Vec<u8>,
}

impl TestServer {
    /// The demo's server, at this moment.
    pub(crate) fn start() -> Self {
        Self::with(Clock::system(), Homestead::for_demo)
    }

    /// A server at a moment, prepared in its own way.
    pub(crate) fn with(clock: Clock, prepare: impl FnOnce(Homestead) -> Homestead) -> Self {
        let db = db::fresh();
        let files = TempDir::new().unwrap();
        let keys = Keys::open(&files.path().join("keys")).unwrap();
        let blobs = BlobStore::open(files.path().join("blobs")).unwrap();
        let home = Homestead::new(db.open(), blobs, keys, clock);
        packs::load(&home, &demo_district().unwrap()).unwrap();
        create_demo_accounts(&home.clone().for_demo()).unwrap();
        let home = prepare(home);
        let (url, handle) = serve(Site { home: home.clone(), behind_proxy: false, maps: Maps::default() });
        Self { home, url, handle, files, db }
    }

    /// The database behind it, past the program.
    pub(crate) fn raw(&self) -> Conn {
        self.db.raw()
    }

    /// Another process on the same database, files and keys; it stops when the test's process does.
    pub(crate) fn beside(&self) -> String {
        let keys = Keys::open(&self.files.path().join("keys")).unwrap();
        let blobs = BlobStore::open(self.files.path().join("blobs")).unwrap();
        let home = Homestead::new(self.db.open(), blobs, keys, self.home.clock).for_demo();
        serve(Site { home, behind_proxy: false, maps: Maps::default() }).0
    }

    /// What the audit finds in the database; nothing, when all went through the program.
    pub(crate) fn deviations(&self) -> Vec<String> {
        let mut found = Vec::new();
        let audited = self.home.store.read(|conn| {
            let blob = |_photo: &PhotoRow| Ok::<_, StoreError>(None);
            audit::audit(conn, DEMO_COUNTY, |one| found.push(one.to_string()), blob)
        });
        assert!(audited.unwrap().entries > 0);
        found
    }

    /// Someone who is not signed in.
    pub(crate) fn anyone(&self) -> Client {
        Client::at(&self.url)
    }

    /// Someone with a demo account, signed in.
    pub(crate) fn signed_in(&self, username: &str) -> Client {
        Client::signed_in(&self.url, username)
    }
}

impl Drop for TestServer {
    fn drop(&mut self) {
        // Told, not waited for: the thread ends with the process at the latest.
        drop(self.handle.stop(false));
    }
}

/// Serves on a thread of its own.
pub(crate) fn serve(site: Site) -> (String, ServerHandle) {
    let socket = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", socket.local_addr().unwrap());
    let (tell, told) = mpsc::channel();
    thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            let server = listen(site, socket).unwrap();
            tell.send(server.handle()).unwrap();
            server.await.unwrap();
        });
    });
    (url, told.recv().unwrap())
}

impl Client {
    /// Someone who is not signed in, at a server wherever it runs.
    pub(crate) fn at(url: &str) -> Self {
        let config = Agent::config_builder().http_status_as_error(false).timeout_global(Some(Duration::from_mins(1)));
        Self { url: url.to_owned(), agent: config.build().into(), token: None, headers: Vec::new() }
    }

    /// Someone with a demo account, signed in at a server wherever it runs.
    pub(crate) fn signed_in(url: &str, username: &str) -> Self {
        let mut client = Self::at(url);
        let reply = client.post("/session", &json!({ "username": username, "password": DEMO_PASSWORD }));
        assert_eq!(reply.status, 200, "{username} signs in: {}", reply.text);
        client.token = Some(reply.json()["access_token"].as_str().unwrap().to_owned());
        client
    }

    /// The same with one more header in every request.
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// Reads, under `/api/v1`; a path that begins with `//` is taken from the root.
    pub(crate) fn get(&self, path: &str) -> Reply {
        self.send("GET", path, None, Vec::new())
    }

    /// Sends JSON.
    pub(crate) fn post(&self, path: &str, body: &Value) -> Reply {
        self.send("POST", path, Some("application/json"), body.to_string().into_bytes())
    }

    /// Sends anything.
    pub(crate) fn send(&self, method: &str, path: &str, media: Option<&str>, body: Vec<u8>) -> Reply {
        self.try_send(method, path, media, body).unwrap()
    }

    /// Sends anything to a server that may die meanwhile.
    pub(crate) fn try_send(
        &self,
        method: &str,
        path: &str,
        media: Option<&str>,
        body: Vec<u8>,
    ) -> Result<Reply, ureq::Error> {
        let path = path
            .strip_prefix('/')
            .filter(|rest| rest.starts_with('/'))
            .map_or_else(|| format!("/api/v1{path}"), str::to_owned);
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        let mut request = Request::builder().method(method).uri(format!("{}{path}", self.url));
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        if let Some(media) = media {
            request = request.header("content-type", media);
        }
        if let Some(token) = &self.token {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        let config = self.agent.configure_request(request.body(body).unwrap()).allow_non_standard_methods(true);
        Reply::read(self.agent.run(config.build())?)
    }
}

impl Reply {
    fn read(mut response: Response<ureq::Body>) -> Result<Self, ureq::Error> {
        let bytes = response.body_mut().with_config().limit(MOST_BYTES).read_to_vec()?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Ok(Self { status: response.status().as_u16(), headers: response.headers().clone(), text, bytes })
    }

    /// The body as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|why| panic!("{why} in {}", self.text))
    }

    /// A header's text, empty where it is absent.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// Asserts a problem of this status and code, and gives its body.
    pub(crate) fn problem(&self, status: u16, code: &str) -> Value {
        assert_eq!(self.status, status, "{}", self.text);
        assert!(self.header("content-type").starts_with("application/problem+json"), "{:?}", self.headers);
        let body = self.json();
        assert_eq!(body["code"], code, "{}", self.text);
        assert_eq!(body["status"], status);
        assert!(body["request_id"].as_str().is_some_and(|id| id == self.header("x-request-id")));
        body
    }
}
