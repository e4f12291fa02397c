CREATE TABLE houses (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    number TEXT NOT NULL,
    township TEXT NOT NULL,
    division TEXT NOT NULL,
    stage TEXT NOT NULL,
    state TEXT NOT NULL,
    head_index BLOB,
    due_on TEXT,
    west REAL,
    south REAL,
    east REAL,
    north REAL,
    slip_hash BLOB NOT NULL,
    last_act_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    file TEXT NOT NULL,
    CONSTRAINT houses_id_key PRIMARY KEY (county, id),
    CONSTRAINT houses_number_key UNIQUE (county, number),
    CONSTRAINT houses_slip_hash_key UNIQUE (county, slip_hash)
) STRICT;
-- Lists come newest first, for a county, a township or a village: each has an index that is already in that order, and
-- that holds by what a list is narrowed, so that houses which do not fit are passed over without being read.
CREATE INDEX houses_recent ON houses (county, last_act_at, id, stage, state, due_on);
CREATE INDEX houses_township ON houses (county, township, last_act_at, id, stage, state, due_on);
CREATE INDEX houses_division ON houses (county, division, last_act_at, id, stage, state, due_on);
CREATE INDEX houses_head_index ON houses (county, head_index);
-- A view of the map is a strip of longitudes; the rest of the box is read from the index itself.
CREATE INDEX houses_box ON houses (county, west, south, east, north);

-- The people of a household, sealed: the columns tell nothing of them.
CREATE TABLE persons (
    county TEXT NOT NULL,
    house_id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    kind TEXT NOT NULL,
    sealed BLOB NOT NULL,
    id_index BLOB,
    CONSTRAINT persons_ordinal_key PRIMARY KEY (county, house_id, ordinal),
    CONSTRAINT persons_house_fkey FOREIGN KEY (county, house_id) REFERENCES houses (county, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX persons_id_index ON persons (county, id_index);

-- Who is waited for, worked out anew after each act. Without a date, due_on is 9999-12-31, which sorts last.
CREATE TABLE duties (
    county TEXT NOT NULL,
    house_id TEXT NOT NULL,
    party TEXT NOT NULL,
    act TEXT NOT NULL,
    due_on TEXT NOT NULL,
    township TEXT NOT NULL,
    division TEXT NOT NULL,
    CONSTRAINT duties_act_key PRIMARY KEY (county, house_id, party, act),
    CONSTRAINT duties_house_fkey FOREIGN KEY (county, house_id) REFERENCES houses (county, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX duties_county ON duties (county, party, due_on, house_id, act);
CREATE INDEX duties_township ON duties (county, party, township, due_on, house_id, act);
CREATE INDEX duties_division ON duties (county, party, division, due_on, house_id, act);

-- Numbers given out, of houses and of papers: a number is never given twice and shows whose it is.
CREATE TABLE numbers (
    county TEXT NOT NULL,
    series TEXT NOT NULL,
    serial INTEGER NOT NULL,
    subject TEXT NOT NULL,
    CONSTRAINT numbers_serial_key PRIMARY KEY (county, series, serial)
) STRICT, WITHOUT ROWID;
CREATE INDEX numbers_subject ON numbers (county, subject);
