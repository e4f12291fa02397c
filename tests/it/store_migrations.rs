//! Both databases have the tables that the program thinks they have, and can be taken back.

use diesel::sql_types::{Bool, Text};
use diesel::{QueryableByName, RunQueryDsl};
use homestead::store::{Conn, Store, StoreError, StoreOptions, migrate, revert_all};

use crate::support::db::{self, Kind};
use crate::support::schema::{Column, Table, tables};

#[derive(QueryableByName)]
struct Place {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    column_name: String,
    #[diesel(sql_type = Text)]
    type_name: String,
    #[diesel(sql_type = Bool)]
    nullable: bool,
}

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    name: String,
}

const SQLITE_COLUMNS: &str = "
    SELECT m.name AS table_name, c.name AS column_name, c.type AS type_name, c.\"notnull\" = 0 AS nullable
    FROM sqlite_schema m JOIN pragma_table_info(m.name) c
    WHERE m.type = 'table' AND m.name <> '__diesel_schema_migrations' AND m.name NOT LIKE 'sqlite!_%' ESCAPE '!'
    ORDER BY m.name, c.cid";

const POSTGRES_COLUMNS: &str = "
    SELECT table_name::text, column_name::text, udt_name::text AS type_name, is_nullable = 'YES' AS nullable
    FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name <> '__diesel_schema_migrations'
    ORDER BY table_name COLLATE \"C\", ordinal_position";

fn columns(conn: &mut Conn) -> Vec<Place> {
    let query = match conn {
        Conn::Sqlite(_) => SQLITE_COLUMNS,
        Conn::Pg(_) => POSTGRES_COLUMNS,
    };
    diesel::sql_query(query).load(conn).unwrap()
}

fn names(conn: &mut Conn, query: &str) -> Vec<String> {
    let found: Vec<Name> = diesel::sql_query(query).load(conn).unwrap();
    found.into_iter().map(|one| one.name).collect()
}

/// How a database writes the type of a column.
fn written(column: &Column) -> &'static str {
    match (db::kind(), column.type_name.as_str()) {
        (Kind::Sqlite, "Text") => "TEXT",
        (Kind::Sqlite, "Integer" | "BigInt" | "Bool") => "INTEGER",
        (Kind::Sqlite, "Double") => "REAL",
        (Kind::Sqlite, "Binary") => "BLOB",
        (Kind::Postgres, "Text") => "text",
        (Kind::Postgres, "Integer") => "int4",
        (Kind::Postgres, "BigInt") => "int8",
        (Kind::Postgres, "Bool") => "bool",
        (Kind::Postgres, "Double") => "float8",
        (Kind::Postgres, "Binary") => "bytea",
        (_, new) => panic!("no database knows {new}"),
    }
}

fn place(table: &Table, column: &Column) -> (String, String, String, bool) {
    (table.name.clone(), column.name.clone(), written(column).to_owned(), column.nullable)
}

#[test]
fn the_database_has_exactly_the_declared_columns() {
    let db = db::fresh();
    let found: Vec<_> = columns(&mut db.raw())
        .into_iter()
        .map(|one| (one.table_name, one.column_name, one.type_name, one.nullable))
        .collect();
    let declared: Vec<_> =
        tables().iter().flat_map(|table| table.columns.iter().map(|column| place(table, column))).collect();
    assert_eq!(found, declared);
}

#[test]
fn migrations_go_up_and_down_and_up_again() {
    let db = db::empty();
    let before = Store::open(&db.address, &StoreOptions::default()).unwrap();
    assert!(!before.is_current().unwrap());
    migrate(&db.address).unwrap();
    assert!(before.is_current().unwrap());
    let first = columns(&mut db.raw()).len();
    migrate(&db.address).expect("nothing is left to do");

    revert_all(&db.address).unwrap();
    assert_eq!(columns(&mut db.raw()).len(), 0);
    assert!(!before.is_current().unwrap());

    migrate(&db.address).unwrap();
    assert_eq!(columns(&mut db.raw()).len(), first);
    assert!(before.is_current().unwrap());
}

#[test]
fn a_database_of_a_later_program_is_left_alone() {
    let db = db::fresh();
    diesel::sql_query("INSERT INTO __diesel_schema_migrations (version) VALUES ('20991231000001')")
        .execute(&mut db.raw())
        .unwrap();
    assert!(!db.open().is_current().unwrap());
    let refused = migrate(&db.address);
    assert!(matches!(refused, Err(StoreError::OutOfDate)), "{refused:?}");
}

#[test]
fn both_databases_have_the_same_steps() {
    let steps = |side: &str| {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(side);
        let mut names: Vec<_> = std::fs::read_dir(folder).unwrap().map(|step| step.unwrap().file_name()).collect();
        names.sort();
        names
    };
    assert_eq!(steps("sqlite"), steps("postgres"));
}

/// A county can be moved to a database of its own only if no key reaches across counties.
#[test]
fn every_key_begins_with_the_county() {
    let db = db::fresh();
    let mut conn = db.raw();
    let without_county = match conn {
        Conn::Sqlite(_) => {
            "SELECT m.name || ': ' || i.name AS name FROM sqlite_schema m JOIN pragma_index_list(m.name) i
             WHERE m.type = 'table' AND m.name <> '__diesel_schema_migrations'
             AND (SELECT c.name FROM pragma_index_info(i.name) c WHERE c.seqno = 0) <> 'county'
             UNION ALL
             SELECT m.name || ': foreign key' FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f
             WHERE f.seq = 0 AND (f.\"from\" <> 'county' OR f.\"to\" <> 'county')
             UNION ALL
             SELECT m.name || ': primary key' FROM sqlite_schema m JOIN pragma_table_info(m.name) c
             WHERE m.type = 'table' AND m.name <> '__diesel_schema_migrations' AND c.pk = 1 AND c.name <> 'county'"
        }
        Conn::Pg(_) => {
            "SELECT t.relname || ': ' || i.relname AS name FROM pg_index x
             JOIN pg_class t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
             JOIN pg_namespace n ON n.oid = t.relnamespace
             JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = x.indkey[0]
             WHERE n.nspname = 'public' AND t.relname <> '__diesel_schema_migrations' AND a.attname <> 'county'
             UNION ALL
             SELECT c.conrelid::regclass || ': ' || c.conname FROM pg_constraint c
             JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
             JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = c.confkey[1]
             WHERE c.contype = 'f' AND (a.attname <> 'county' OR b.attname <> 'county')"
        }
    };
    assert_eq!(names(&mut conn, without_county), Vec::<String>::new());
    let unkeyed: Vec<_> = tables().into_iter().filter(|table| table.key[0] != "county").collect();
    assert_eq!(unkeyed, []);
}

/// What the database does by itself, no reader of the program sees.
#[test]
fn the_database_does_nothing_by_itself() {
    let db = db::fresh();
    let mut conn = db.raw();
    let hidden = match conn {
        Conn::Sqlite(_) => {
            "SELECT type || ' ' || name AS name FROM sqlite_schema
             WHERE type IN ('trigger', 'view') OR name = 'sqlite_sequence' OR sql LIKE '%DEFAULT%(%'
             OR sql LIKE '%GENERATED%'"
        }
        Conn::Pg(_) => {
            "SELECT 'trigger ' || tgname AS name FROM pg_trigger WHERE NOT tgisinternal
             UNION ALL SELECT 'rule ' || rulename FROM pg_rules WHERE schemaname = 'public'
             UNION ALL SELECT 'view ' || viewname FROM pg_views WHERE schemaname = 'public'
             UNION ALL SELECT 'sequence ' || sequencename FROM pg_sequences
             UNION ALL SELECT 'default ' || a.attname FROM pg_attrdef d
             JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
             JOIN pg_class t ON t.oid = d.adrelid WHERE t.relname <> '__diesel_schema_migrations'
             UNION ALL SELECT 'function ' || p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
             WHERE n.nspname = 'public' AND p.proname NOT IN ('diesel_manage_updated_at', 'diesel_set_updated_at')"
        }
    };
    assert_eq!(names(&mut conn, hidden), Vec::<String>::new());
}

/// Text is ordered byte by byte on both, so that pages follow each other the same way.
#[test]
fn text_has_one_order_on_both_databases() {
    let db = db::fresh();
    let mut conn = db.raw();
    let other = match conn {
        Conn::Sqlite(_) => {
            "SELECT m.name || '.' || c.name AS name FROM sqlite_schema m JOIN pragma_index_list(m.name) i
             JOIN pragma_index_xinfo(i.name) c WHERE c.coll <> 'BINARY'"
        }
        Conn::Pg(_) => {
            "SELECT table_name || '.' || column_name AS name FROM information_schema.columns
             WHERE table_schema = 'public' AND table_name <> '__diesel_schema_migrations' AND data_type = 'text'
             AND collation_name IS DISTINCT FROM 'C'"
        }
    };
    assert_eq!(names(&mut conn, other), Vec::<String>::new());
}
