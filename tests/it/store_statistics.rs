//! SQLite finds what it is asked for by the right index, on the first day as in the tenth year.

use diesel::sql_types::{BigInt, Text};
use diesel::{QueryableByName, RunQueryDsl};

use crate::support::db;

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    index: String,
    #[diesel(sql_type = Text)]
    stat: String,
    #[diesel(sql_type = BigInt)]
    columns: i64,
}

#[derive(QueryableByName)]
struct Step {
    #[diesel(sql_type = Text)]
    detail: String,
}

/// Every index beside what is written of it; the key of a table without row ids is written under the table's name.
const LINES: &str = "
    SELECT m.name || ': ' || i.name AS \"index\", COALESCE(s.stat, '') AS stat,
           (SELECT COUNT(*) FROM pragma_index_info(i.name)) AS columns
    FROM sqlite_schema m JOIN pragma_index_list(m.name) i JOIN pragma_table_list(m.name) t
    LEFT JOIN sqlite_stat1 s ON s.tbl = m.name
         AND s.idx = CASE WHEN t.wr AND i.origin = 'pk' THEN m.name ELSE i.name END
    WHERE m.type = 'table' AND m.name <> '__diesel_schema_migrations'";

#[test]
fn every_index_has_its_numbers_and_every_number_its_index() {
    let db = db::sqlite();
    let mut conn = db.raw();
    let lines: Vec<Line> = diesel::sql_query(LINES).load(&mut conn).unwrap();
    for Line { index, stat, columns } in &lines {
        let numbers: Vec<i64> = stat.split_whitespace().map(|number| number.parse().unwrap()).collect();
        assert_eq!(i64::try_from(numbers.len()), Ok(columns + 1), "{index}: {stat}");
        assert!(numbers.is_sorted_by(|more, fewer| more >= fewer), "{index}: {stat}");
    }
    let written: Vec<Step> =
        diesel::sql_query("SELECT tbl || ': ' || idx AS detail FROM sqlite_stat1").load(&mut conn).unwrap();
    assert_eq!(written.len(), lines.len());
}

#[test]
fn an_exact_key_is_not_looked_for_through_the_whole_county() {
    let db = db::sqlite();
    let mut conn = db.raw();
    let cases = [
        ("SELECT * FROM ledger WHERE county = 'c' AND subject = 's' ORDER BY seq DESC LIMIT 1", "ledger_subject"),
        (
            "SELECT * FROM ledger l JOIN acts a ON a.county = l.county AND a.seq = l.seq
             WHERE l.county = 'c' AND l.subject = 's' AND l.seq < 9 ORDER BY l.seq DESC LIMIT 20",
            "ledger_subject",
        ),
        (
            "SELECT * FROM persons WHERE county = 'c' AND id_index = X'00' ORDER BY house_id, ordinal",
            "persons_id_index",
        ),
        (
            "SELECT * FROM houses WHERE county = 'c' AND head_index = X'00' ORDER BY last_act_at DESC, id DESC LIMIT 50",
            "houses_head_index",
        ),
        (
            "SELECT * FROM houses WHERE county = 'c' AND township = 't' AND head_index = X'00'
             ORDER BY last_act_at DESC, id DESC LIMIT 50",
            "houses_head_index",
        ),
        (
            "SELECT * FROM houses WHERE county = 'c' AND state = 's' ORDER BY last_act_at DESC, id DESC LIMIT 50",
            "houses_recent",
        ),
        // The list of a day, the last visit to a village, the ground in a view and a township's visits: each of one index.
        (
            "SELECT * FROM patrol_places WHERE county = 'c' AND reason = 'r' AND counted_from >= 'a' AND counted_from <= 'b'
             AND township = 't' AND (counted_from > 'a' OR subject > 's') ORDER BY counted_from, subject LIMIT 50",
            "patrol_places_township",
        ),
        (
            "SELECT * FROM patrol_places WHERE county = 'c' AND lon >= 1 AND lon <= 2 AND lat >= 1 AND lat <= 2
             ORDER BY lon, lat, reason, subject LIMIT 50",
            "patrol_places_spot",
        ),
        (
            "SELECT * FROM patrol_visits WHERE county = 'c' AND at >= 1 AND at < 9 AND township = 't'
             ORDER BY at DESC, id DESC LIMIT 50",
            "patrol_visits_township",
        ),
        (
            "SELECT * FROM photos WHERE county = 'c' AND actor_id = 'a' AND taken_at < 5 ORDER BY taken_at DESC LIMIT 1",
            "photos_actor",
        ),
    ];
    // These read nothing but their index.
    let covered = [
        (
            "SELECT on_day FROM patrol_days WHERE county = 'c' AND division = 'd' AND proof = 'p' AND on_day <= 'z'
             ORDER BY on_day DESC LIMIT 1",
            "patrol_days_division",
        ),
        (
            "SELECT SUM(visits) FROM patrol_days WHERE county = 'c' AND division = 'd' AND proof = 'p' AND on_day <= 'z'
             AND on_day >= 'a'",
            "patrol_days_division",
        ),
        (
            "SELECT cell_x, cell_y, division, proof, MAX(on_day), SUM(visits) FROM patrol_days WHERE county = 'c'
             AND cell_x >= 1 AND cell_x <= 9 AND cell_y >= 1 AND cell_y <= 9 AND division >= 'd' AND division < 'd~'
             AND on_day >= 'a' AND on_day <= 'z' GROUP BY cell_x, cell_y, division, proof
             ORDER BY cell_x, cell_y, division, proof LIMIT 50",
            "patrol_days_cell",
        ),
    ];
    for (query, index) in covered {
        let steps: Vec<Step> = diesel::sql_query(format!("EXPLAIN QUERY PLAN {query}")).load(&mut conn).unwrap();
        assert!(steps[0].detail.contains(&format!("USING COVERING INDEX {index} (")), "{query}: {}", steps[0].detail);
        assert_eq!(steps.len(), 1, "{query} sorts");
    }
    for (query, index) in cases {
        let steps: Vec<Step> = diesel::sql_query(format!("EXPLAIN QUERY PLAN {query}")).load(&mut conn).unwrap();
        assert!(steps[0].detail.contains(&format!("USING INDEX {index} (")), "{query}: {}", steps[0].detail);
    }
}
