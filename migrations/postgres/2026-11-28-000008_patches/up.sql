-- One load of a season's satellite patches: the table's head as it came, for the feedback that goes back.
CREATE TABLE patch_loads (
    county TEXT COLLATE "C" NOT NULL,
    season TEXT COLLATE "C" NOT NULL,
    load INT4 NOT NULL,
    source TEXT COLLATE "C" NOT NULL,
    format TEXT COLLATE "C" NOT NULL,
    crs TEXT COLLATE "C" NOT NULL,
    patches INT4 NOT NULL,
    head TEXT COLLATE "C" NOT NULL,
    loaded_at INT8 NOT NULL,
    CONSTRAINT patch_loads_load_key PRIMARY KEY (county, season, load)
);

-- A patch. What the platform's row says is sealed: among its columns may be whoever built.
CREATE TABLE patches (
    county TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    season TEXT COLLATE "C" NOT NULL,
    load INT4 NOT NULL,
    nr INT4 NOT NULL,
    number TEXT COLLATE "C" NOT NULL,
    township TEXT COLLATE "C" NOT NULL,
    division TEXT COLLATE "C" NOT NULL,
    class TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    west DOUBLE PRECISION NOT NULL,
    south DOUBLE PRECISION NOT NULL,
    east DOUBLE PRECISION NOT NULL,
    north DOUBLE PRECISION NOT NULL,
    given BYTEA NOT NULL,
    last_act_at INT8 NOT NULL,
    version INT4 NOT NULL,
    file TEXT COLLATE "C" NOT NULL,
    CONSTRAINT patches_id_key PRIMARY KEY (county, id),
    CONSTRAINT patches_number_key UNIQUE (county, season, number),
    CONSTRAINT patches_load_fkey FOREIGN KEY (county, season, load) REFERENCES patch_loads (county, season, load)
);
-- Lists come in the order of the load, for a county, a township or a village, and hold by what they are narrowed.
CREATE INDEX patches_season ON patches (county, season, id, class, state);
CREATE INDEX patches_township ON patches (county, township, id, season, class, state);
CREATE INDEX patches_division ON patches (county, division, id, season, class, state);
CREATE INDEX patches_box ON patches (county, west, south, east, north);

-- A season is held against every plot of the county at once: the box is read from the index alone, with whose it is.
DROP INDEX houses_box;
CREATE INDEX houses_box ON houses (county, west, south, east, north, id);
