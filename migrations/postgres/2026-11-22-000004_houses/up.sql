CREATE TABLE houses (
    county TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    number TEXT COLLATE "C" NOT NULL,
    township TEXT COLLATE "C" NOT NULL,
    division TEXT COLLATE "C" NOT NULL,
    stage TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    head_index BYTEA,
    due_on TEXT COLLATE "C",
    west DOUBLE PRECISION,
    south DOUBLE PRECISION,
    east DOUBLE PRECISION,
    north DOUBLE PRECISION,
    slip_hash BYTEA NOT NULL,
    last_act_at INT8 NOT NULL,
    version INT4 NOT NULL,
    file TEXT COLLATE "C" NOT NULL,
    CONSTRAINT houses_id_key PRIMARY KEY (county, id),
    CONSTRAINT houses_number_key UNIQUE (county, number),
    CONSTRAINT houses_slip_hash_key UNIQUE (county, slip_hash)
);
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
    county TEXT COLLATE "C" NOT NULL,
    house_id TEXT COLLATE "C" NOT NULL,
    ordinal INT4 NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    sealed BYTEA NOT NULL,
    id_index BYTEA,
    CONSTRAINT persons_ordinal_key PRIMARY KEY (county, house_id, ordinal),
    CONSTRAINT persons_house_fkey FOREIGN KEY (county, house_id) REFERENCES houses (county, id)
);
CREATE INDEX persons_id_index ON persons (county, id_index);

-- Who is waited for, worked out anew after each act. Without a date, due_on is 9999-12-31, which sorts last.
CREATE TABLE duties (
    county TEXT COLLATE "C" NOT NULL,
    house_id TEXT COLLATE "C" NOT NULL,
    party TEXT COLLATE "C" NOT NULL,
    act TEXT COLLATE "C" NOT NULL,
    due_on TEXT COLLATE "C" NOT NULL,
    township TEXT COLLATE "C" NOT NULL,
    division TEXT COLLATE "C" NOT NULL,
    CONSTRAINT duties_act_key PRIMARY KEY (county, house_id, party, act),
    CONSTRAINT duties_house_fkey FOREIGN KEY (county, house_id) REFERENCES houses (county, id)
);
CREATE INDEX duties_county ON duties (county, party, due_on, house_id, act);
CREATE INDEX duties_township ON duties (county, party, township, due_on, house_id, act);
CREATE INDEX duties_division ON duties (county, party, division, due_on, house_id, act);

-- Numbers given out, of houses and of papers: a number is never given twice and shows whose it is.
CREATE TABLE numbers (
    county TEXT COLLATE "C" NOT NULL,
    series TEXT COLLATE "C" NOT NULL,
    serial INT4 NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    CONSTRAINT numbers_serial_key PRIMARY KEY (county, series, serial)
);
CREATE INDEX numbers_subject ON numbers (county, subject);
