-- One load of one layer of zones. A layer is never changed: a new state of things is a new version, and a house judged by
-- its own day is held against the version of that day.
CREATE TABLE zone_layers (
    county TEXT NOT NULL,
    layer TEXT NOT NULL,
    version INTEGER NOT NULL,
    as_of TEXT NOT NULL,
    source TEXT NOT NULL,
    crs TEXT NOT NULL,
    zones INTEGER NOT NULL,
    content_sha256 BLOB NOT NULL,
    loaded_at INTEGER NOT NULL,
    CONSTRAINT zone_layers_version_key PRIMARY KEY (county, layer, version)
) STRICT, WITHOUT ROWID;

-- The zones of a load, in the order of its file: as given in the layer's system, and in the district's. The box is in
-- degrees, WGS-84.
CREATE TABLE zones (
    county TEXT NOT NULL,
    layer TEXT NOT NULL,
    version INTEGER NOT NULL,
    nr INTEGER NOT NULL,
    class TEXT,
    object TEXT,
    name TEXT NOT NULL,
    extent TEXT NOT NULL,
    west REAL NOT NULL,
    south REAL NOT NULL,
    east REAL NOT NULL,
    north REAL NOT NULL,
    geometry TEXT NOT NULL,
    plane TEXT NOT NULL,
    CONSTRAINT zones_nr_key PRIMARY KEY (county, layer, version, nr),
    CONSTRAINT zones_layer_fkey FOREIGN KEY (county, layer, version) REFERENCES zone_layers (county, layer, version)
) STRICT;
