CREATE TABLE accounts (
    county TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    username TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    role TEXT COLLATE "C" NOT NULL,
    station TEXT COLLATE "C",
    division TEXT COLLATE "C" NOT NULL,
    certificate_no TEXT COLLATE "C",
    password_hash TEXT COLLATE "C" NOT NULL,
    token_version INT4 NOT NULL,
    demo BOOLEAN NOT NULL,
    disabled BOOLEAN NOT NULL,
    CONSTRAINT accounts_id_key PRIMARY KEY (county, id),
    CONSTRAINT accounts_username_key UNIQUE (county, username)
);

-- Refresh tokens by their hash; a family is one sign-in with all that it was renewed to.
CREATE TABLE sessions (
    county TEXT COLLATE "C" NOT NULL,
    token_hash BYTEA NOT NULL,
    family TEXT COLLATE "C" NOT NULL,
    account_id TEXT COLLATE "C" NOT NULL,
    issued_at INT8 NOT NULL,
    expires_at INT8 NOT NULL,
    used_at INT8,
    ended_at INT8,
    CONSTRAINT sessions_token_hash_key PRIMARY KEY (county, token_hash),
    CONSTRAINT sessions_account_fkey FOREIGN KEY (county, account_id) REFERENCES accounts (county, id)
);
CREATE INDEX sessions_family ON sessions (county, family);
CREATE INDEX sessions_account ON sessions (county, account_id);
CREATE INDEX sessions_expiry ON sessions (county, expires_at);
