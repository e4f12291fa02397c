//! What a refused act says.

use serde_json::Value;

use super::server::Reply;

/// The codes that an act still waits for.
pub(crate) fn unmet(reply: &Reply) -> Vec<String> {
    let problem = reply.problem(409, "requirements_unmet");
    let mut codes: Vec<String> = Vec::new();
    for requirement in problem["requirements"].as_array().unwrap() {
        assert!(!requirement["label"].as_str().unwrap().contains('.'), "{requirement}");
        assert!(!requirement["basis"].as_str().unwrap().is_empty(), "{requirement}");
        if requirement["met"] == false {
            codes.push(requirement["code"].as_str().unwrap().to_owned());
        }
    }
    codes
}

/// What is wrong with a body: path and code.
pub(crate) fn wrong(reply: &Reply) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let problem = reply.problem(422, "invalid_fields");
    problem["fields"].as_array().unwrap().iter().map(|field| (text(&field["path"]), text(&field["code"]))).collect()
}

pub(crate) fn fault(path: &str, code: &str) -> Vec<(String, String)> {
    vec![(path.to_owned(), code.to_owned())]
}

pub(crate) fn not_open(reply: &Reply) {
    reply.problem(409, "act_not_open");
}
