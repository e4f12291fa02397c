-- One load of a season's satellite patches: the table's head as it came, for the feedback that goes back.
CREATE TABLE patch_loads (
    county TEXT NOT NULL,
    season TEXT NOT NULL,
    load INTEGER NOT NULL,
    source TEXT NOT NULL,
    format TEXT NOT NULL,
    crs TEXT NOT NULL,
    patches INTEGER NOT NULL,
    head TEXT NOT NULL,
    loaded_at INTEGER NOT NULL,
    CONSTRAINT patch_loads_load_key PRIMARY KEY (county, season, load)
) STRICT, WITHOUT ROWID;

-- A patch. What the platform's row says is sealed: among its columns may be whoever built.
CREATE TABLE patches (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    season TEXT NOT NULL,
    load INTEGER NOT NULL,
    nr INTEGER NOT NULL,
    number TEXT NOT NULL,
    township TEXT NOT NULL,
    division TEXT NOT NULL,
    class TEXT NOT NULL,
    state TEXT NOT NULL,
    west REAL NOT NULL,
    south REAL NOT NULL,
    east REAL NOT NULL,
    north REAL NOT NULL,
    given BLOB NOT NULL,
    last_act_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    file TEXT NOT NULL,
    CONSTRAINT patches_id_key PRIMARY KEY (county, id),
    CONSTRAINT patches_number_key UNIQUE (county, season, number),
    CONSTRAINT patches_load_fkey FOREIGN KEY (county, season, load) REFERENCES patch_loads (county, season, load)
) STRICT;
-- Lists come in the order of the load, for a county, a township or a village, and hold by what they are narrowed.
CREATE INDEX patches_season ON patches (county, season, id, class, state);
CREATE INDEX patches_township ON patches (county, township, id, season, class, state);
CREATE INDEX patches_division ON patches (county, division, id, season, class, state);
CREATE INDEX patches_box ON patches (county, west, south, east, north);

-- A season is held against every plot of the county at once: the box is read from the index alone, with whose it is.
DROP INDEX houses_box;
CREATE INDEX houses_box ON houses (county, west, south, east, north, id);
