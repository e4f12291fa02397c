CREATE TABLE accounts (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    username TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    station TEXT,
    division TEXT NOT NULL,
    certificate_no TEXT,
    password_hash TEXT NOT NULL,
    token_version INTEGER NOT NULL,
    demo INTEGER NOT NULL,
    disabled INTEGER NOT NULL,
    CONSTRAINT accounts_id_key PRIMARY KEY (county, id),
    CONSTRAINT accounts_username_key UNIQUE (county, username)
) STRICT;

-- Refresh tokens by their hash; a family is one sign-in with all that it was renewed to.
CREATE TABLE sessions (
    county TEXT NOT NULL,
    token_hash BLOB NOT NULL,
    family TEXT NOT NULL,
    account_id TEXT NOT NULL,
    issued_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER,
    ended_at INTEGER,
    CONSTRAINT sessions_token_hash_key PRIMARY KEY (county, token_hash),
    CONSTRAINT sessions_account_fkey FOREIGN KEY (county, account_id) REFERENCES accounts (county, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_family ON sessions (county, family);
CREATE INDEX sessions_account ON sessions (county, account_id);
CREATE INDEX sessions_expiry ON sessions (county, expires_at);
