//! The spatial index of a `GeoPackage`'s layer (OGC 12-128r17, annex F.3): an R-tree of the boxes around its shapes, with the
//! triggers by which whoever edits the layer keeps it true.

/// The name of a table or a column, as SQL has it.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// The index of one layer, whose shapes stand in `geom` and whose rows are known by `fid`.
pub(super) struct Tree<'t> {
    layer: &'t str,
}

/// What the triggers do to a row's box. The functions are those that every program with the extension brings.
const PUT: &str = "INSERT OR REPLACE INTO {index} VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), \
    ST_MinY(NEW.geom), ST_MaxY(NEW.geom));";
const SHAPE: &str = "NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom)";
const NO_SHAPE: &str = "NEW.geom ISNULL OR ST_IsEmpty(NEW.geom)";

impl<'t> Tree<'t> {
    /// The index of that layer.
    pub(super) fn of(layer: &'t str) -> Self {
        Self { layer }
    }

    fn name(&self, end: &str) -> String {
        quoted(&format!("rtree_{}_geom{end}", self.layer))
    }

    /// Makes the index.
    pub(super) fn made(&self) -> String {
        format!("CREATE VIRTUAL TABLE {} USING rtree(id, minx, maxx, miny, maxy);", self.name(""))
    }

    /// Adds a box: row, west, east, south, north.
    pub(super) fn entry(&self) -> String {
        format!("INSERT INTO {} VALUES (?1, ?2, ?3, ?4, ?5)", self.name(""))
    }

    /// Declares the index and sets its triggers, which would only slow down the rows that come with their boxes.
    pub(super) fn kept(&self) -> String {
        let forget = "DELETE FROM {index} WHERE id = OLD.fid;";
        let triggers = [
            ("_insert", "AFTER INSERT", SHAPE.to_owned(), PUT.to_owned()),
            ("_update1", "AFTER UPDATE OF geom", format!("OLD.fid = NEW.fid AND ({SHAPE})"), PUT.to_owned()),
            ("_update2", "AFTER UPDATE OF geom", format!("OLD.fid = NEW.fid AND ({NO_SHAPE})"), forget.to_owned()),
            ("_update3", "AFTER UPDATE", format!("OLD.fid != NEW.fid AND ({SHAPE})"), format!("{forget} {PUT}")),
            (
                "_update4",
                "AFTER UPDATE",
                format!("OLD.fid != NEW.fid AND ({NO_SHAPE})"),
                "DELETE FROM {index} WHERE id IN (OLD.fid, NEW.fid);".to_owned(),
            ),
            ("_delete", "AFTER DELETE", "OLD.geom NOTNULL".to_owned(), forget.to_owned()),
        ];
        let layer = quoted(self.layer);
        let set = triggers.map(|(end, event, when, act)| {
            let (name, act) = (self.name(end), act.replace("{index}", &self.name("")));
            format!("CREATE TRIGGER {name} {event} ON {layer} WHEN {when} BEGIN {act} END;")
        });
        let text = self.layer.replace('\'', "''");
        format!(
            "INSERT INTO gpkg_extensions VALUES ('{text}', 'geom', 'gpkg_rtree_index',
             'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
             {}",
            set.concat()
        )
    }
}
