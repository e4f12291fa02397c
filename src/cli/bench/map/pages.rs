//! What people open, with addresses that differ as those of people do.

use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::super::super::Failure;
use super::client::{Client, Question};

/// How often each page is asked for.
const ASKED: usize = 200;
/// A township and a village in which there are houses however small the county is.
const TOWNSHIP: &str = "530303101";

/// Filters that ask for more than place and class, of a layer.
pub(super) fn filters(today: Date) -> [(&'static str, String); 7] {
    let ago = |days: i64| today.checked_sub(days.days()).unwrap_or(today);
    let (year, quarter) = (ago(365), ago(91));
    [
        ("houses", "state=registered".to_owned()),
        ("houses", "open=true".to_owned()),
        ("houses", "from=2015-01-01&to=2015-12-31".to_owned()),
        ("houses", "grade=suspected_remeasure,suspected_plain,confirmed".to_owned()),
        ("violations", "open=true".to_owned()),
        ("violations", "state=lead,verified".to_owned()),
        ("violations", format!("from={year}&to={quarter}&grade=confirmed")),
    ]
}

/// Every page with its questions.
pub(super) fn pages(base: &str, token: &str) -> Result<Vec<(&'static str, Vec<Question>)>, Failure> {
    let mut reader = Reader { client: Client::connect(base, Some(token))? };
    let houses = reader.items("/api/v1/houses?limit=100")?;
    let (ids, numbers, heads) = (texts(&houses, "id"), texts(&houses, "number"), texts(&houses, "head_name"));
    let cases = texts(&reader.items("/api/v1/violations?limit=100")?, "id");
    let villages = reader.villages()?;
    let due = reader.second_page("/api/v1/map/houses?limit=50&sort=due")?;
    let due_cases = reader.second_page("/api/v1/map/violations?limit=50&sort=due")?;
    let latest = reader.second_page("/api/v1/map/houses?limit=50&sort=latest")?;
    let one = |path: &str| repeated(vec![Question::get(path)]);
    let each = |list: &[String], path: &dyn Fn(&str) -> Question| repeated(list.iter().map(|it| path(it)).collect());
    Ok(vec![
        ("house file", each(&ids, &|id| Question::get(format!("/api/v1/houses/{id}")))),
        ("case file", each(&cases, &|id| Question::get(format!("/api/v1/violations/{id}")))),
        ("houses, latest", one("/api/v1/houses?limit=50")),
        ("houses of a township", one(&format!("/api/v1/houses?limit=50&division={TOWNSHIP}"))),
        ("houses by number", each(&numbers, &|number| Question::get(format!("/api/v1/houses?limit=20&q={number}")))),
        (
            "houses by name of the head",
            each(&heads, &|name| Question::post("/api/v1/houses/search", &json!({ "q": name, "limit": 20 }))),
        ),
        ("violations, latest", one("/api/v1/violations?limit=50")),
        ("work list", one("/api/v1/worklist?limit=50")),
        ("map list of houses", one("/api/v1/map/houses?limit=50&sort=latest")),
        ("map list of houses, second page", one(&latest)),
        ("map list of houses, due first", one("/api/v1/map/houses?limit=50&sort=due")),
        ("map list of houses, due first, second page", one(&due)),
        (
            "map list of houses of a village by name",
            each(&villages, &|name| Question::get(format!("/api/v1/map/houses?limit=50&q={}", escaped(name)))),
        ),
        ("map list of violations", one("/api/v1/map/violations?limit=50&open=true&sort=due")),
        ("map list of violations, due, second page", one(&due_cases)),
        (
            "map list of violations of a village by name",
            each(&villages, &|name| Question::get(format!("/api/v1/map/violations?limit=50&q={}", escaped(name)))),
        ),
        ("map counts of houses", one("/api/v1/map/houses/counts")),
        ("map counts of houses, open=true", one("/api/v1/map/houses/counts?open=true")),
        ("map counts of violations", one("/api/v1/map/violations/counts")),
        ("board", one("/api/v1/stats/overview")),
        ("board by township", one("/api/v1/stats/townships")),
    ])
}

/// As often as it is asked for.
fn repeated(questions: Vec<Question>) -> Vec<Question> {
    let often = ASKED.min(questions.len() * ASKED);
    questions.into_iter().cycle().take(often).collect()
}

struct Reader {
    client: Client,
}

impl Reader {
    fn read(&mut self, path: &str) -> Result<Value, Failure> {
        self.client.get(path)?.json(path)
    }

    fn items(&mut self, path: &str) -> Result<Vec<Value>, Failure> {
        Ok(self.read(path)?.get("items").and_then(Value::as_array).cloned().unwrap_or_default())
    }

    /// The address of the page after one; of the page itself where there is no other.
    fn second_page(&mut self, path: &str) -> Result<String, Failure> {
        let first = self.read(path)?;
        let next = first.get("next_cursor").and_then(Value::as_str);
        Ok(next.map_or_else(|| path.to_owned(), |cursor| format!("{path}&cursor={}", escaped(cursor))))
    }

    fn villages(&mut self) -> Result<Vec<String>, Failure> {
        let places = self.read("/api/v1/map/places")?;
        let features = places.get("features").and_then(Value::as_array).cloned().unwrap_or_default();
        let mut names: Vec<Value> = features.iter().filter_map(|it| it.get("properties").cloned()).collect();
        names.retain(|it| it.get("level").and_then(Value::as_str) == Some("village"));
        Ok(texts(&names, "name").into_iter().take(ASKED).collect())
    }
}

/// A text of each item that has one.
fn texts(items: &[Value], field: &str) -> Vec<String> {
    let texts = items.iter().filter_map(|item| item.get(field)?.as_str().map(str::to_owned));
    texts.filter(|text| !text.is_empty()).collect()
}

/// As an address has it.
fn escaped(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}
