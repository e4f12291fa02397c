//! The tables as the program declares them to diesel, read from its own source.

/// One table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table {
    pub(crate) name: String,
    pub(crate) key: Vec<String>,
    pub(crate) columns: Vec<Column>,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Column {
    pub(crate) name: String,
    /// As diesel calls it, without `Nullable`.
    pub(crate) type_name: String,
    pub(crate) nullable: bool,
}

/// Every table, by name.
pub(crate) fn tables() -> Vec<Table> {
    let source = include_str!("../../../src/store/schema.rs");
    let mut tables: Vec<Table> = source.split("diesel::table! {").skip(1).map(table).collect();
    tables.sort_by(|a, b| a.name.cmp(&b.name));
    tables
}

fn table(source: &str) -> Table {
    let (head, rest) = source.split_once(") {").expect("a table has a key");
    let (name, key) = head.split_once('(').expect("a table has a key");
    let (body, _rest) = rest.split_once('}').expect("a table ends");
    Table {
        name: name.trim().to_owned(),
        key: key.split(',').map(|column| column.trim().to_owned()).collect(),
        columns: body.split(',').filter_map(column).collect(),
    }
}

fn column(source: &str) -> Option<Column> {
    let (name, whole) = source.split_once("->")?;
    let whole = whole.trim();
    let inner = whole.strip_prefix("Nullable<").and_then(|inner| inner.strip_suffix('>'));
    Some(Column {
        name: name.trim().to_owned(),
        type_name: inner.unwrap_or(whole).to_owned(),
        nullable: inner.is_some(),
    })
}
