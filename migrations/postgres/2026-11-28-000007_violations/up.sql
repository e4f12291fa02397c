-- The file of each violation, from its lead to its end. Before it is filed it has no track and no party.
CREATE TABLE violations (
    county TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    number TEXT COLLATE "C" NOT NULL,
    township TEXT COLLATE "C" NOT NULL,
    division TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    track TEXT COLLATE "C",
    kinds TEXT COLLATE "C" NOT NULL,
    source TEXT COLLATE "C" NOT NULL,
    house_id TEXT COLLATE "C",
    party_index BYTEA,
    due_on TEXT COLLATE "C",
    flagged BOOL NOT NULL,
    lon DOUBLE PRECISION NOT NULL,
    lat DOUBLE PRECISION NOT NULL,
    last_act_at INT8 NOT NULL,
    version INT4 NOT NULL,
    file TEXT COLLATE "C" NOT NULL,
    CONSTRAINT violations_id_key PRIMARY KEY (county, id),
    CONSTRAINT violations_number_key UNIQUE (county, number)
);
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
    county TEXT COLLATE "C" NOT NULL,
    violation_id TEXT COLLATE "C" NOT NULL,
    ordinal INT4 NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    sealed BYTEA NOT NULL,
    id_index BYTEA,
    CONSTRAINT case_persons_ordinal_key PRIMARY KEY (county, violation_id, ordinal),
    CONSTRAINT case_persons_violation_fkey FOREIGN KEY (county, violation_id) REFERENCES violations (county, id)
);
CREATE INDEX case_persons_id_index ON case_persons (county, id_index);

-- Who is waited for in a case, worked out anew after each act. Without a date, due_on is 9999-12-31, which sorts last.
CREATE TABLE case_duties (
    county TEXT COLLATE "C" NOT NULL,
    violation_id TEXT COLLATE "C" NOT NULL,
    party TEXT COLLATE "C" NOT NULL,
    act TEXT COLLATE "C" NOT NULL,
    due_on TEXT COLLATE "C" NOT NULL,
    township TEXT COLLATE "C" NOT NULL,
    division TEXT COLLATE "C" NOT NULL,
    CONSTRAINT case_duties_act_key PRIMARY KEY (county, violation_id, party, act),
    CONSTRAINT case_duties_violation_fkey FOREIGN KEY (county, violation_id) REFERENCES violations (county, id)
);
CREATE INDEX case_duties_county ON case_duties (county, party, due_on, violation_id, act);
CREATE INDEX case_duties_township ON case_duties (county, party, township, due_on, violation_id, act);
CREATE INDEX case_duties_division ON case_duties (county, party, division, due_on, violation_id, act);

CREATE INDEX photos_violation ON photos (county, violation_id, taken_at);
