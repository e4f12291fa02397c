-- One load of one layer of zones. A layer is never changed: a new state of things is a new version, and a house judged by
-- its own day is held against the version of that day.
CREATE TABLE zone_layers (
    county TEXT COLLATE "C" NOT NULL,
    layer TEXT COLLATE "C" NOT NULL,
    version INT4 NOT NULL,
    as_of TEXT COLLATE "C" NOT NULL,
    source TEXT COLLATE "C" NOT NULL,
    crs TEXT COLLATE "C" NOT NULL,
    zones INT4 NOT NULL,
    content_sha256 BYTEA NOT NULL,
    loaded_at INT8 NOT NULL,
    CONSTRAINT zone_layers_version_key PRIMARY KEY (county, layer, version)
);

-- The zones of a load, in the order of its file: as given in the layer's system, and in the district's. The box is in
-- degrees, WGS-84.
CREATE TABLE zones (
    county TEXT COLLATE "C" NOT NULL,
    layer TEXT COLLATE "C" NOT NULL,
    version INT4 NOT NULL,
    nr INT4 NOT NULL,
    class TEXT COLLATE "C",
    object TEXT COLLATE "C",
    name TEXT COLLATE "C" NOT NULL,
    extent TEXT COLLATE "C" NOT NULL,
    west DOUBLE PRECISION NOT NULL,
    south DOUBLE PRECISION NOT NULL,
    east DOUBLE PRECISION NOT NULL,
    north DOUBLE PRECISION NOT NULL,
    geometry TEXT COLLATE "C" NOT NULL,
    plane TEXT COLLATE "C" NOT NULL,
    CONSTRAINT zones_nr_key PRIMARY KEY (county, layer, version, nr),
    CONSTRAINT zones_layer_fkey FOREIGN KEY (county, layer, version) REFERENCES zone_layers (county, layer, version)
);
