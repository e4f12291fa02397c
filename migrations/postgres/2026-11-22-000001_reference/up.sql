-- Divisions as the county's own pack names them (the city above, townships, villages): a county never changes
-- what another one reads.
CREATE TABLE divisions (
    county TEXT COLLATE "C" NOT NULL,
    code TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    parent TEXT COLLATE "C",
    level TEXT COLLATE "C" NOT NULL,
    CONSTRAINT divisions_code_key PRIMARY KEY (county, code)
);

-- Every version of the county's rules; the highest is in force.
CREATE TABLE packs (
    county TEXT COLLATE "C" NOT NULL,
    version INT4 NOT NULL,
    loaded_at INT8 NOT NULL,
    content TEXT COLLATE "C" NOT NULL,
    CONSTRAINT packs_version_key PRIMARY KEY (county, version)
);
