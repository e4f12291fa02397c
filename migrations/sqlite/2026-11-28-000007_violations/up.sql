-- The file of each violation, from its lead to its end. Before it is filed it has no track and no party.
CREATE TABLE violations (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    number TEXT NOT NULL,
    township TEXT NOT NULL,
    division TEXT NOT NULL,
    state TEXT NOT NULL,
    track TEXT,
    kinds TEXT NOT NULL,
    source TEXT NOT NULL,
    house_id TEXT,
    party_index BLOB,
    due_on TEXT,
    flagged INTEGER NOT NULL,
    lon REAL NOT NULL,
    lat REAL NOT NULL,
    last_act_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    file TEXT NOT NULL,
    CONSTRAINT violations_id_key PRIMARY KEY (county, id),
    CONSTRAINT violations_number_key UNIQUE (county, number)
) STRICT;
CREATE INDEX violations_recent ON violations (county, last_act_at, id, state, track);
CREATE INDEX violations_township ON violations (county, township, last_act_at, id, state, track);
CREATE INDEX violations_division ON violations (county, division, last_act_at, id, state, track);
CREATE INDEX violations_house ON violations (county, house_id);
CREATE INDEX violations_party_index ON violations (county, party_index);
CREATE INDEX violations_place ON violations (county, lon, lat);
-- Cases whose clock runs out, the earliest first, for the list of what is legally risky.
CREATE INDEX violations_due ON violations (county, due_on, id);

-- Whoever told of it and who is held to account, sealed: the columns tell nothing of them.
CREATE TABLE case_persons (
    county TEXT NOT NULL,
    violation_id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    kind TEXT NOT NULL,
    sealed BLOB NOT NULL,
    id_index BLOB,
    CONSTRAINT case_persons_ordinal_key PRIMARY KEY (county, violation_id, ordinal),
    CONSTRAINT case_persons_violation_fkey FOREIGN KEY (county, violation_id) REFERENCES violations (county, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_persons_id_index ON case_persons (county, id_index);

-- Who is waited for in a case, worked out anew after each act. Without a date, due_on is 9999-12-31, which sorts last.
CREATE TABLE case_duties (
    county TEXT NOT NULL,
    violation_id TEXT NOT NULL,
    party TEXT NOT NULL,
    act TEXT NOT NULL,
    due_on TEXT NOT NULL,
    township TEXT NOT NULL,
    division TEXT NOT NULL,
    CONSTRAINT case_duties_act_key PRIMARY KEY (county, violation_id, party, act),
    CONSTRAINT case_duties_violation_fkey FOREIGN KEY (county, violation_id) REFERENCES violations (county, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_duties_county ON case_duties (county, party, due_on, violation_id, act);
CREATE INDEX case_duties_township ON case_duties (county, party, township, due_on, violation_id, act);
CREATE INDEX case_duties_division ON case_duties (county, party, division, due_on, violation_id, act);

CREATE INDEX photos_violation ON photos (county, violation_id, taken_at);
