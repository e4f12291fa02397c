CREATE TABLE ledger (
    county TEXT COLLATE "C" NOT NULL,
    seq INT8 NOT NULL,
    received_at INT8 NOT NULL,
    act_id TEXT COLLATE "C" NOT NULL,
    actor TEXT COLLATE "C" NOT NULL,
    act TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    body_digest BYTEA NOT NULL,
    record_digest BYTEA NOT NULL,
    prev_hash BYTEA NOT NULL,
    hash BYTEA NOT NULL,
    CONSTRAINT ledger_seq_key PRIMARY KEY (county, seq)
);
-- The life of one subject in order, and its latest entry.
CREATE INDEX ledger_subject ON ledger (county, subject, seq);

-- The end of each county's chain: what the next entry builds on, and on PostgreSQL the lock that puts writers in a row.
CREATE TABLE ledger_heads (
    county TEXT COLLATE "C" NOT NULL,
    seq INT8 NOT NULL,
    hash BYTEA NOT NULL,
    CONSTRAINT ledger_heads_county_key PRIMARY KEY (county)
);

-- What each act said, beside the entry that says it was received.
CREATE TABLE acts (
    county TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    seq INT8 NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    act TEXT COLLATE "C" NOT NULL,
    actor_id TEXT COLLATE "C",
    at INT8 NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    request_mac BYTEA NOT NULL,
    CONSTRAINT acts_id_key PRIMARY KEY (county, id),
    CONSTRAINT acts_seq_key UNIQUE (county, seq),
    CONSTRAINT acts_entry_fkey FOREIGN KEY (county, seq) REFERENCES ledger (county, seq)
);
