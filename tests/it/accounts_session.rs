//! Signing in, staying signed in, signing out.

use serde_json::json;

use crate::support::server::{Reply, TestServer};

fn cookie(reply: &Reply) -> String {
    let set = reply.header("set-cookie");
    set.split(';').next().unwrap().to_owned()
}

#[test]
fn a_clerk_signs_in_and_is_known_by_role_and_place() {
    let server = TestServer::start();
    let reply = server.anyone().post("/session", &json!({ "username": "clerk", "password": "homestead-demo" }));
    assert_eq!(reply.status, 200, "{}", reply.text);
    let body = reply.json();
    assert_eq!(body["expires_in"], 600);
    assert_eq!(body["actor"]["role"], "clerk");
    assert_eq!(body["actor"]["division"], "530303101");
    assert_eq!(body["actor"]["division_name"], "白水镇");
    assert_eq!(body["actor"]["role_label"], "乡镇窗口");
    let set = reply.header("set-cookie");
    assert!(set.contains("HttpOnly") && set.contains("SameSite=Strict") && set.contains("Path=/api/v1/session"));
    let shown = server.signed_in("station-nr").with("accept-language", "en").get("/session").json();
    assert_eq!(shown["actor"]["station"], "natural_resources");
}

#[test]
fn a_refresh_token_works_once_and_its_copy_ends_the_sign_in() {
    let server = TestServer::start();
    let first = server.anyone().post("/session", &json!({ "username": "officer", "password": "homestead-demo" }));
    let second = server.anyone().with("cookie", cookie(&first)).post("/session/refresh", &json!({}));
    assert_eq!(second.status, 200, "{}", second.text);
    let mut renewed = server.anyone();
    renewed.token = Some(second.json()["access_token"].as_str().unwrap().to_owned());
    assert_eq!(renewed.get("/session").status, 200);
    // Whoever comes with the old one holds a copy: both are out.
    server.anyone().with("cookie", cookie(&first)).post("/session/refresh", &json!({})).problem(401, "session_ended");
    server.anyone().with("cookie", cookie(&second)).post("/session/refresh", &json!({})).problem(401, "session_ended");
    renewed.get("/session").problem(401, "not_signed_in");
}

#[test]
fn signing_out_ends_both_tokens() {
    let server = TestServer::start();
    let clerk = server.signed_in("clerk");
    assert_eq!(clerk.send("DELETE", "/session", None, Vec::new()).status, 204);
    clerk.get("/session").problem(401, "not_signed_in");
    server.anyone().send("DELETE", "/session", None, Vec::new()).problem(401, "not_signed_in");
}
