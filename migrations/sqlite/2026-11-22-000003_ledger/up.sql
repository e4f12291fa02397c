CREATE TABLE ledger (
    county TEXT NOT NULL,
    seq INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    act_id TEXT NOT NULL,
    actor TEXT NOT NULL,
    act TEXT NOT NULL,
    subject TEXT NOT NULL,
    body_digest BLOB NOT NULL,
    record_digest BLOB NOT NULL,
    prev_hash BLOB NOT NULL,
    hash BLOB NOT NULL,
    CONSTRAINT ledger_seq_key PRIMARY KEY (county, seq)
) STRICT, WITHOUT ROWID;
-- The life of one subject in order, and its latest entry.
CREATE INDEX ledger_subject ON ledger (county, subject, seq);

-- The end of each county's chain: what the next entry builds on, and on PostgreSQL the lock that puts writers in a row.
CREATE TABLE ledger_heads (
    county TEXT NOT NULL,
    seq INTEGER NOT NULL,
    hash BLOB NOT NULL,
    CONSTRAINT ledger_heads_county_key PRIMARY KEY (county)
) STRICT, WITHOUT ROWID;

-- What each act said, beside the entry that says it was received.
CREATE TABLE acts (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    subject TEXT NOT NULL,
    act TEXT NOT NULL,
    actor_id TEXT,
    at INTEGER NOT NULL,
    body TEXT NOT NULL,
    request_mac BLOB NOT NULL,
    CONSTRAINT acts_id_key PRIMARY KEY (county, id),
    CONSTRAINT acts_seq_key UNIQUE (county, seq),
    CONSTRAINT acts_entry_fkey FOREIGN KEY (county, seq) REFERENCES ledger (county, seq)
) STRICT;
