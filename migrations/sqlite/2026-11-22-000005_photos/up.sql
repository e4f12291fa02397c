CREATE TABLE photos (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    mime TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    taken_at INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    house_id TEXT,
    violation_id TEXT,
    purpose TEXT NOT NULL,
    device_id TEXT NOT NULL,
    actor_id TEXT NOT NULL,
    lon REAL,
    lat REAL,
    verdict TEXT NOT NULL,
    fingerprint INTEGER NOT NULL,
    facts TEXT NOT NULL,
    CONSTRAINT photos_id_key PRIMARY KEY (county, id),
    CONSTRAINT photos_house_fkey FOREIGN KEY (county, house_id) REFERENCES houses (county, id)
) STRICT;
CREATE INDEX photos_sha256 ON photos (county, sha256);
CREATE INDEX photos_house ON photos (county, house_id, taken_at);
CREATE INDEX photos_actor ON photos (county, actor_id, taken_at);
