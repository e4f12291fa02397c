-- What SQLite needs to know to choose an index: how many rows share the first columns of each. It would otherwise take
-- `county = ?` for a choice of ten rows, and walk through a whole county where an exact key was given. The numbers are
-- those of a county with 300,000 houses, rounded; written down, and not measured, so that every query is answered the
-- same way in every county, and on its first day. PostgreSQL measures for itself.
--
-- Each line: rows in all, then rows with the same first column, with the same first two, and so on.
ANALYZE sqlite_schema;
DELETE FROM sqlite_stat1;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('divisions', 'divisions', '150 150 1'),
    ('packs', 'sqlite_autoindex_packs_1', '10 10 1'),
    ('accounts', 'sqlite_autoindex_accounts_1', '500 500 1'),
    ('accounts', 'sqlite_autoindex_accounts_2', '500 500 1'),
    ('sessions', 'sessions', '20000 20000 1'),
    ('sessions', 'sessions_family', '20000 20000 10'),
    ('sessions', 'sessions_account', '20000 20000 40'),
    ('sessions', 'sessions_expiry', '20000 20000 1'),
    ('ledger', 'ledger', '4000000 4000000 1'),
    ('ledger', 'ledger_subject', '4000000 4000000 15 1'),
    ('ledger_heads', 'ledger_heads', '1 1'),
    ('acts', 'sqlite_autoindex_acts_1', '4000000 4000000 1'),
    ('acts', 'sqlite_autoindex_acts_2', '4000000 4000000 1'),
    ('houses', 'sqlite_autoindex_houses_1', '300000 300000 1'),
    ('houses', 'sqlite_autoindex_houses_2', '300000 300000 1'),
    ('houses', 'sqlite_autoindex_houses_3', '300000 300000 1'),
    ('houses', 'houses_recent', '300000 300000 1 1 1 1 1'),
    ('houses', 'houses_township', '300000 300000 30000 1 1 1 1 1'),
    ('houses', 'houses_division', '300000 300000 2000 1 1 1 1 1'),
    ('houses', 'houses_head_index', '300000 300000 2'),
    ('houses', 'houses_box', '300000 300000 2 1 1 1 1'),
    ('persons', 'persons', '1000000 1000000 4 1'),
    ('persons', 'persons_id_index', '1000000 1000000 1'),
    ('duties', 'duties', '300000 300000 1 1 1'),
    ('duties', 'duties_county', '300000 300000 50000 100 1 1'),
    ('duties', 'duties_township', '300000 300000 50000 5000 10 1 1'),
    ('duties', 'duties_division', '300000 300000 50000 400 2 1 1'),
    ('numbers', 'numbers', '600000 600000 10000 1'),
    ('numbers', 'numbers_subject', '600000 600000 2'),
    ('photos', 'sqlite_autoindex_photos_1', '3000000 3000000 1'),
    ('photos', 'photos_sha256', '3000000 3000000 1'),
    ('photos', 'photos_house', '3000000 3000000 10 1'),
    ('photos', 'photos_actor', '3000000 3000000 30000 1'),
    ('patch_loads', 'patch_loads', '200 200 5 1'),
    ('patches', 'sqlite_autoindex_patches_1', '100000 100000 1'),
    ('patches', 'sqlite_autoindex_patches_2', '100000 100000 5000 1'),
    ('patches', 'patches_season', '100000 100000 5000 1 1 1'),
    ('patches', 'patches_township', '100000 100000 10000 1 1 1 1'),
    ('patches', 'patches_division', '100000 100000 1000 1 1 1 1'),
    ('patches', 'patches_box', '100000 100000 2 1 1 1'),
    ('zone_layers', 'zone_layers', '100 100 5 1'),
    ('zones', 'sqlite_autoindex_zones_1', '500000 500000 25000 5000 1');
