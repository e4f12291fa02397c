//! A name and a password with every request, for programs that keep no token: as good as signing in, no better, and only where
//! maps are read.

use data_encoding::BASE64;
use homestead::app::Homestead;
use homestead::app::accounts::{NewAccount, create};
use homestead::app::clock::Clock;
use homestead::domain::actor::Role;
use homestead::domain::private::Private;
use homestead::http::{Maps, Site};
use homestead::store::accounts::{self, AccountRow};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::support::server::{Client, Reply, TestServer, serve};

const ITEMS: &str = "//ogc/collections/houses/items";
const OWN_PASSWORD: &str = "Kunming-2026-Spring";
const CHALLENGE: &str = "Basic realm=\"Homestead\", charset=\"UTF-8\"";

/// Somebody who sends a name and a password with every request.
fn with(server: &TestServer, name: &str, password: &str) -> Client {
    basic(server.anyone(), name, password)
}

fn basic(client: Client, name: &str, password: &str) -> Client {
    let both = BASE64.encode(format!("{name}:{password}").as_bytes());
    client.with("authorization", format!("Basic {both}"))
}

/// A reviewer of their own, beside those of the demo.
fn account(username: &str) -> NewAccount {
    NewAccount {
        username: username.to_owned(),
        name: "沈审".to_owned(),
        role: Role::Reviewer,
        station: None,
        division: "530303".parse().unwrap(),
        certificate_no: None,
        password: Private::new(OWN_PASSWORD.to_owned()),
    }
}

/// What an answer says of how to come in.
fn challenges(reply: &Reply) -> Vec<&str> {
    reply.headers.get_all("www-authenticate").iter().map(|value| value.to_str().unwrap()).collect()
}

/// Changes an account of the demo past the program.
fn changed(server: &TestServer, name: &str, change: impl FnOnce(&mut AccountRow) + Send + 'static) {
    let name = name.to_owned();
    let done = server.home.store.write(move |conn| {
        let mut row = accounts::by_username(conn, "530303", &name)?.unwrap();
        change(&mut row);
        accounts::update(conn, &row)
    });
    assert!(done.unwrap());
}

#[test]
fn a_name_and_a_password_open_what_their_role_may_read_and_no_other_route() {
    let server = TestServer::start();
    let reviewer = with(&server, "reviewer", "homestead-demo");
    assert_eq!(reviewer.get(ITEMS).status, 200);
    assert_eq!(with(&server, "reviewer@530303", "homestead-demo").get("//ogc").status, 200);
    // Another role is another role.
    let cadre = with(&server, "cadre", "homestead-demo");
    assert_eq!(cadre.get(ITEMS).status, 200);
    cadre.get("//ogc/collections/violations/items").problem(403, "not_allowed");
    with(&server, "admin", "homestead-demo").get(ITEMS).problem(403, "not_allowed");
    // Elsewhere a token is wanted, and nobody is asked for a password.
    for path in ["/houses", "/session", "/pack"] {
        let refused = reviewer.get(path);
        refused.problem(401, "not_signed_in");
        assert_eq!(challenges(&refused), ["Bearer"], "{path}");
    }
}

#[test]
fn only_where_a_password_will_do_is_it_asked_for() {
    let server = TestServer::start();
    let refused = server.anyone().get(ITEMS);
    refused.problem(401, "not_signed_in");
    assert_eq!(challenges(&refused), ["Bearer", CHALLENGE]);
    // A page that showed a token gets no dialogue of the browser.
    let mut page = server.anyone();
    page.token = Some("gone".to_owned());
    let refused = page.get(ITEMS);
    refused.problem(401, "not_signed_in");
    assert_eq!(challenges(&refused), ["Bearer"]);
    for broken in ["Basic", "Basic !", "Basic cmV2aWV3ZXI=", "Digest x"] {
        let refused = server.anyone().with("authorization", broken).get(ITEMS);
        refused.problem(401, "not_signed_in");
        assert_eq!(challenges(&refused), ["Bearer", CHALLENGE], "{broken}");
    }
}

#[test]
fn wrong_passwords_are_counted_as_at_signing_in() {
    let server = TestServer::start();
    for (name, password) in [("officer", "wrong"), ("nobody", "homestead-demo"), ("officer", ""), ("", "x")] {
        let refused = with(&server, name, password).get(ITEMS);
        refused.problem(401, "bad_credentials");
        assert_eq!(challenges(&refused), [CHALLENGE]);
    }
    for nth in 0..4 {
        with(&server, "officer", &format!("guess-{nth}")).get(ITEMS).problem(401, "bad_credentials");
    }
    // Five tries are free, over all ways of coming in; then even the right one waits.
    let late = with(&server, "officer", "homestead-demo").get(ITEMS);
    late.problem(429, "too_many_requests");
    assert!(late.header("retry-after").parse::<u64>().unwrap() >= 20);
    let body = serde_json::json!({ "username": "officer", "password": "homestead-demo" });
    server.anyone().post("/session", &body).problem(429, "too_many_requests");
    assert_eq!(with(&server, "officer2", "homestead-demo").get(ITEMS).status, 200, "others are not kept waiting");
}

#[test]
fn a_right_password_is_hashed_once_for_a_hundred_tiles() {
    let server = TestServer::start();
    // Many at once, as a map asks: without being remembered the fifth would have to wait.
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for _ in 0..20 {
                    assert_eq!(with(&server, "reviewer", "homestead-demo").get("//ogc/conformance").status, 200);
                }
            });
        }
    });
    // What is remembered is that very password.
    with(&server, "reviewer", "homestead-demo2").get(ITEMS).problem(401, "bad_credentials");
}

#[test]
fn a_closed_account_and_a_changed_password_fall_out_at_once() {
    let server = TestServer::start();
    let (clerk, officer) = (with(&server, "clerk", "homestead-demo"), with(&server, "officer", "homestead-demo"));
    assert_eq!((clerk.get(ITEMS).status, officer.get(ITEMS).status), (200, 200));
    changed(&server, "clerk", |row| row.disabled = true);
    clerk.get(ITEMS).problem(401, "bad_credentials");
    changed(&server, "officer", |row| row.password_hash.clear());
    assert_ne!(officer.get(ITEMS).status, 200);
    // Who chose another password comes in with that one only.
    assert_eq!(with(&server, "legal", "homestead-demo").get(ITEMS).status, 200);
    create(&server.home, None, Uuid::now_v7(), &account("shen")).unwrap();
    let chosen = server.home.store.read(|conn| accounts::by_username(conn, "530303", "shen")).unwrap().unwrap();
    changed(&server, "legal", |row| row.password_hash = chosen.password_hash);
    with(&server, "legal", "homestead-demo").get(ITEMS).problem(401, "bad_credentials");
    assert_eq!(with(&server, "legal", OWN_PASSWORD).get(ITEMS).status, 200);
    // Tokens that were called in call in what is remembered; the password itself still holds.
    let chief = with(&server, "chief", "homestead-demo");
    assert_eq!(chief.get(ITEMS).status, 200);
    changed(&server, "chief", |row| row.token_version += 1);
    assert_eq!(chief.get(ITEMS).status, 200);
    // Who is moved sees the new place at once.
    let before = with(&server, "station-nr", "homestead-demo").get("//ogc/collections/houses").status;
    changed(&server, "station-nr", |row| row.role = "admin".to_owned());
    let after = with(&server, "station-nr", "homestead-demo").get("//ogc/collections/houses").status;
    assert_eq!((before, after), (200, 403));
}

#[test]
fn a_right_password_is_asked_for_again_after_ten_minutes() {
    let began = Timestamp::now();
    let server = TestServer::with(Clock::fixed(began), Homestead::for_demo);
    // The same process at another time: what is remembered is one and the same.
    let at = |seconds: i64| {
        let mut home = server.home.clone();
        home.clock = Clock::fixed(began + SignedDuration::from_secs(seconds));
        serve(Site { home, behind_proxy: false, maps: Maps::default() }).0
    };
    let (just, late) = (at(599), at(600));
    let asked = |url: &str, password: &str| basic(Client::at(url), "officer", password).get(ITEMS);
    assert_eq!(asked(&server.url, "homestead-demo").status, 200);
    // Somebody guesses, so that whoever signs in anew has to wait; who is remembered does not sign in.
    for nth in 0..5 {
        asked(&late, &format!("guess-{nth}")).problem(401, "bad_credentials");
    }
    asked(&late, "guess-5").problem(429, "too_many_requests");
    assert_eq!(asked(&just, "homestead-demo").status, 200, "within ten minutes it is remembered");
    asked(&late, "homestead-demo").problem(429, "too_many_requests");
}

#[test]
fn outside_the_demonstration_its_password_opens_nothing() {
    let server = TestServer::with(Clock::system(), |home| home);
    with(&server, "reviewer", "homestead-demo").get(ITEMS).problem(401, "bad_credentials");
    create(&server.home, None, Uuid::now_v7(), &account("shen")).unwrap();
    assert_eq!(with(&server, "shen", OWN_PASSWORD).get(ITEMS).status, 200);
    // A colon belongs to the password, not to the name.
    with(&server, "shen", &format!("{OWN_PASSWORD}:")).get(ITEMS).problem(401, "bad_credentials");
}
