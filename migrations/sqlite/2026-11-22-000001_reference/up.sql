-- Divisions as the county's own pack names them (the city above, townships, villages): a county never changes
-- what another one reads.
CREATE TABLE divisions (
    county TEXT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    parent TEXT,
    level TEXT NOT NULL,
    CONSTRAINT divisions_code_key PRIMARY KEY (county, code)
) STRICT, WITHOUT ROWID;

-- Every version of the county's rules; the highest is in force.
CREATE TABLE packs (
    county TEXT NOT NULL,
    version INTEGER NOT NULL,
    loaded_at INTEGER NOT NULL,
    content TEXT NOT NULL,
    CONSTRAINT packs_version_key PRIMARY KEY (county, version)
) STRICT;
