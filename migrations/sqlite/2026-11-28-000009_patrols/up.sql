-- A visit of a patrol to a place that is in no file.
CREATE TABLE patrol_visits (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    number TEXT NOT NULL,
    township TEXT NOT NULL,
    division TEXT NOT NULL,
    at INTEGER NOT NULL,
    conclusion TEXT NOT NULL,
    proof TEXT NOT NULL,
    recheck_on TEXT,
    lon REAL NOT NULL,
    lat REAL NOT NULL,
    file TEXT NOT NULL,
    CONSTRAINT patrol_visits_id_key PRIMARY KEY (county, id),
    CONSTRAINT patrol_visits_number_key UNIQUE (county, number)
) STRICT;
-- Visits come newest first, for a county, a township or a village; none by who made them.
CREATE INDEX patrol_visits_county ON patrol_visits (county, at, id);
CREATE INDEX patrol_visits_township ON patrol_visits (county, township, at, id);
CREATE INDEX patrol_visits_division ON patrol_visits (county, division, at, id);

-- Which photos a visit rests on. The photo's own row stays as it came in; one photo shows one visit.
CREATE TABLE patrol_photos (
    county TEXT NOT NULL,
    visit_id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    photo_id TEXT NOT NULL,
    CONSTRAINT patrol_photos_ordinal_key PRIMARY KEY (county, visit_id, ordinal),
    CONSTRAINT patrol_photos_photo_id_key UNIQUE (county, photo_id),
    CONSTRAINT patrol_photos_visit_fkey FOREIGN KEY (county, visit_id) REFERENCES patrol_visits (county, id),
    CONSTRAINT patrol_photos_photo_fkey FOREIGN KEY (county, photo_id) REFERENCES photos (county, id)
) STRICT, WITHOUT ROWID;

-- What is to be looked at, worked out anew after each act of a file. The day is the one from which a rule's interval
-- counts, so that a changed rule changes no row; under one rule its order is that of the due days.
CREATE TABLE patrol_places (
    county TEXT NOT NULL,
    subject TEXT NOT NULL,
    reason TEXT NOT NULL,
    counted_from TEXT NOT NULL,
    township TEXT NOT NULL,
    division TEXT NOT NULL,
    label TEXT NOT NULL,
    lon REAL,
    lat REAL,
    CONSTRAINT patrol_places_reason_key PRIMARY KEY (county, subject, reason)
) STRICT, WITHOUT ROWID;
CREATE INDEX patrol_places_county ON patrol_places (county, reason, counted_from, subject);
CREATE INDEX patrol_places_township ON patrol_places (county, township, reason, counted_from, subject);
CREATE INDEX patrol_places_division ON patrol_places (county, division, reason, counted_from, subject);
CREATE INDEX patrol_places_spot ON patrol_places (county, lon, lat, reason);

-- How often a square of ground was visited on a day, by visits of any kind. Who went is in no column: coverage is of
-- places, and no trail of a person can be made of it.
CREATE TABLE patrol_days (
    county TEXT NOT NULL,
    division TEXT NOT NULL,
    cell_x INTEGER NOT NULL,
    cell_y INTEGER NOT NULL,
    on_day TEXT NOT NULL,
    proof TEXT NOT NULL,
    visits INTEGER NOT NULL,
    CONSTRAINT patrol_days_proof_key PRIMARY KEY (county, division, cell_x, cell_y, on_day, proof)
) STRICT, WITHOUT ROWID;
CREATE INDEX patrol_days_division ON patrol_days (county, division, proof, on_day, visits);
CREATE INDEX patrol_days_cell ON patrol_days (county, cell_x, cell_y, division, proof, on_day, visits);
