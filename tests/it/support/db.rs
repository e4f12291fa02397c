//! A fresh database for every test, copied from one that was migrated once.
//!
//! `HOMESTEAD_TEST_DATABASE=postgres` runs the whole suite on PostgreSQL; `HOMESTEAD_TEST_POSTGRES_URL` then names a
//! server on which databases may be made (`tests/with-postgres.sh` starts one).

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection, RunQueryDsl};
use homestead::ledger::digest::Digest;
use homestead::store::{Address, Conn, Purpose, Store, StoreOptions, migrate};
use tempfile::TempDir;
use uuid::Uuid;

/// A migrated database of its own, gone when this is dropped.
pub(crate) struct TestDb {
    pub(crate) address: Address,
    _folder: Option<TempDir>,
    server: Option<OnServer>,
}

/// Which database the suite runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Sqlite,
    Postgres,
}

/// A database on the server, dropped with this.
struct OnServer {
    name: String,
}

/// The database that the suite was started for.
pub(crate) fn kind() -> Kind {
    match env::var("HOMESTEAD_TEST_DATABASE").as_deref() {
        Err(_) | Ok("" | "sqlite") => Kind::Sqlite,
        Ok("postgres") => Kind::Postgres,
        Ok(other) => panic!("HOMESTEAD_TEST_DATABASE is sqlite or postgres, not {other}"),
    }
}

/// A fresh database of the kind that the suite was started for.
pub(crate) fn fresh() -> TestDb {
    match kind() {
        Kind::Sqlite => sqlite(),
        Kind::Postgres => postgres(),
    }
}

/// A fresh, empty SQLite file without tables.
fn empty_sqlite() -> TestDb {
    let folder = TempDir::new().unwrap();
    let address = sqlite_address(&folder.path().join("homestead.db"));
    TestDb { address, _folder: Some(folder), server: None }
}

/// A fresh, empty database of the suite's kind without tables.
pub(crate) fn empty() -> TestDb {
    match kind() {
        Kind::Sqlite => empty_sqlite(),
        Kind::Postgres => create("template1"),
    }
}

/// A fresh SQLite file whatever the suite was started for.
pub(crate) fn sqlite() -> TestDb {
    let folder = TempDir::new().unwrap();
    TestDb { address: sqlite_in(folder.path()).address, _folder: Some(folder), server: None }
}

/// A fresh SQLite file in a folder of data as the command line takes it; whoever made the folder removes it.
pub(crate) fn sqlite_in(data: &Path) -> TestDb {
    let file = data.join("homestead.db");
    fs::copy(sqlite_template(), &file).unwrap();
    TestDb { address: sqlite_address(&file), _folder: None, server: None }
}

fn sqlite_address(file: &Path) -> Address {
    Address::parse(&format!("sqlite:{}", file.display())).unwrap()
}

/// The migrated file that tests copy. Tests run in processes of their own, so it is shared through the target folder:
/// named after the migrations that it came from, and put there whole by a rename.
fn sqlite_template() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let template = folder.join(format!("template-{}.db", migrations_digest(Kind::Sqlite)));
    if !template.exists() {
        let own = folder.join(format!("template-{}.db", Uuid::now_v7()));
        migrate(&sqlite_address(&own)).unwrap();
        fs::rename(own, &template).unwrap();
    }
    template
}

fn postgres() -> TestDb {
    let template = format!("homestead_template_{}", migrations_digest(Kind::Postgres));
    let mut server = PgConnection::establish(&server_url()).unwrap();
    // One process makes the template, the others wait for it.
    server.batch_execute("SELECT pg_advisory_lock(530303)").unwrap();
    if !exists(&mut server, &template) {
        let making = create("template1");
        migrate(&making.address).unwrap();
        let made = making.server.as_ref().unwrap();
        server.batch_execute(&format!("ALTER DATABASE {} RENAME TO {template}", made.name)).unwrap();
    }
    server.batch_execute("SELECT pg_advisory_unlock(530303)").unwrap();
    create(&template)
}

fn create(template: &str) -> TestDb {
    let name = format!("homestead_test_{}", Uuid::now_v7().simple());
    let mut server = PgConnection::establish(&server_url()).unwrap();
    server.batch_execute(&format!("CREATE DATABASE {name} TEMPLATE {template} ENCODING 'UTF8'")).unwrap();
    let address = Address::parse(&on_server(&name)).unwrap();
    TestDb { address, _folder: None, server: Some(OnServer { name }) }
}

fn exists(server: &mut PgConnection, name: &str) -> bool {
    let found = diesel::sql_query(format!("SELECT FROM pg_database WHERE datname = '{name}'")).execute(server);
    found.unwrap() == 1
}

fn server_url() -> String {
    env::var("HOMESTEAD_TEST_POSTGRES_URL")
        .expect("HOMESTEAD_TEST_DATABASE=postgres needs HOMESTEAD_TEST_POSTGRES_URL: use tests/with-postgres.sh")
}

/// The server's URL with another database.
fn on_server(name: &str) -> String {
    let url = server_url();
    let (address, options) = url.split_once('?').map_or((url.as_str(), ""), |(address, options)| (address, options));
    let (server, _database) = address.rsplit_once('/').expect("the URL names a database");
    format!("{server}/{name}?{options}")
}

/// Of every migration of a kind, short.
fn migrations_digest(kind: Kind) -> String {
    let side = match kind {
        Kind::Sqlite => "sqlite",
        Kind::Postgres => "postgres",
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(side);
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|one| one.unwrap().path().join("up.sql")).collect();
    files.sort();
    let all: Vec<u8> = files.iter().flat_map(|file| fs::read(file).unwrap()).collect();
    Digest::of(&all).to_string().chars().take(16).collect()
}

impl TestDb {
    /// The store on this database.
    pub(crate) fn open(&self) -> Store {
        Store::open(&self.address, &StoreOptions { readers: 4, ..StoreOptions::default() }).unwrap()
    }

    /// A connection past the program, of somebody with the database's password who asks for no foreign keys.
    pub(crate) fn raw(&self) -> Conn {
        let mut conn = self.address.connect(Purpose::Write, Duration::from_secs(5)).unwrap();
        let unbound = match conn {
            Conn::Pg(_) => "SET session_replication_role = replica",
            Conn::Sqlite(_) => "PRAGMA foreign_keys = OFF",
        };
        conn.batch_execute(unbound).unwrap();
        conn
    }
}

impl Drop for OnServer {
    fn drop(&mut self) {
        let mut server = PgConnection::establish(&server_url()).unwrap();
        let dropped = server.batch_execute(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name));
        drop(dropped);
    }
}
