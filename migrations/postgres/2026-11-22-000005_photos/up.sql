CREATE TABLE photos (
    county TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    sha256 TEXT COLLATE "C" NOT NULL,
    bytes INT8 NOT NULL,
    mime TEXT COLLATE "C" NOT NULL,
    width INT4 NOT NULL,
    height INT4 NOT NULL,
    taken_at INT8 NOT NULL,
    received_at INT8 NOT NULL,
    house_id TEXT COLLATE "C",
    violation_id TEXT COLLATE "C",
    purpose TEXT COLLATE "C" NOT NULL,
    device_id TEXT COLLATE "C" NOT NULL,
    actor_id TEXT COLLATE "C" NOT NULL,
    lon DOUBLE PRECISION,
    lat DOUBLE PRECISION,
    verdict TEXT COLLATE "C" NOT NULL,
    fingerprint INT8 NOT NULL,
    facts TEXT COLLATE "C" NOT NULL,
    CONSTRAINT photos_id_key PRIMARY KEY (county, id),
    CONSTRAINT photos_house_fkey FOREIGN KEY (county, house_id) REFERENCES houses (county, id)
);
CREATE INDEX photos_sha256 ON photos (county, sha256);
CREATE INDEX photos_house ON photos (county, house_id, taken_at);
CREATE INDEX photos_actor ON photos (county, actor_id, taken_at);
