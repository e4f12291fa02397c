//! The real program in a process of its own, on a folder of its own.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;

use homestead::app::Homestead;
use homestead::app::clock::Clock;
use homestead::cli::{Places, Settings};
use homestead::store::{Address, Store, StoreOptions};
use tempfile::TempDir;

use super::db::{self, Kind, TestDb};

/// Where the program's data are, however often it is started.
pub(crate) struct Place {
    pub(crate) data: TempDir,
    port: u16,
    db: Option<TestDb>,
}

/// The running program; killed when this is dropped.
pub(crate) struct Program {
    process: Child,
    said: Arc<Mutex<String>>,
}

impl Place {
    pub(crate) fn new() -> Self {
        // A port that is free now; nobody else here listens on ports that the system gives out.
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let db = (db::kind() == Kind::Postgres).then(db::empty);
        Self { data: TempDir::new().unwrap(), port, db }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Starts the demo, with so much in its log, and waits until it serves.
    pub(crate) fn start(&self, log: &str) -> Program {
        let mut command = self.command("demo");
        command.args(["--port", &self.port.to_string()]).env("HOMESTEAD_LOG", log);
        let mut process = command.stderr(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        let mut lines = BufReader::new(process.stderr.take().unwrap()).lines().map_while(Result::ok);
        let said = Arc::new(Mutex::new(String::new()));
        let note = |said: &Mutex<String>, line: &str| {
            let mut said = said.lock().unwrap();
            said.push_str(line);
            said.push('\n');
        };
        let ready = lines.by_ref().inspect(|line| note(&said, line)).find(|line| line.contains("serving on"));
        let program = Program { process, said: Arc::clone(&said) };
        assert!(ready.is_some(), "the program ended without serving: {}", program.said());
        // Read to the end, or a full pipe would stop the program.
        thread::spawn(move || lines.for_each(|line| note(&said, &line)));
        program
    }

    /// Another command of the program on the same data.
    pub(crate) fn command(&self, name: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_homestead"));
        command.arg(name).arg("--data").arg(self.data.path());
        match self.address() {
            Address::Postgres(url) => command.env("HOMESTEAD_DATABASE_URL", url),
            Address::Sqlite(_) => command.env_remove("HOMESTEAD_DATABASE_URL"),
        };
        command
    }

    fn address(&self) -> Address {
        let file = format!("sqlite:{}", self.data.path().join("homestead.db").display());
        self.db.as_ref().map_or_else(|| Address::parse(&file).unwrap(), |db| db.address.clone())
    }

    /// The use cases on the same data.
    pub(crate) fn home(&self) -> Homestead {
        let places = Places { data: Some(self.data.path().to_owned()), config: None };
        let url = match self.address() {
            Address::Postgres(url) => Some(url),
            Address::Sqlite(_) => None,
        };
        let settings = Settings::resolve(&places, |name| url.clone().filter(|_| name == "HOMESTEAD_DATABASE_URL"));
        settings.unwrap().open(Clock::system()).unwrap()
    }

    pub(crate) fn store(&self) -> Store {
        Store::open(&self.address(), &StoreOptions::default()).unwrap()
    }
}

impl Program {
    /// What it has written to standard error so far.
    pub(crate) fn said(&self) -> String {
        self.said.lock().unwrap().clone()
    }
}

impl Drop for Program {
    /// SIGKILL: nothing is flushed, nothing is closed.
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}
