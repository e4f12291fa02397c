-- A visit of a patrol to a place that is in no file.
CREATE TABLE patrol_visits (
    county TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    number TEXT COLLATE "C" NOT NULL,
    township TEXT COLLATE "C" NOT NULL,
    division TEXT COLLATE "C" NOT NULL,
    at INT8 NOT NULL,
    conclusion TEXT COLLATE "C" NOT NULL,
    proof TEXT COLLATE "C" NOT NULL,
    recheck_on TEXT COLLATE "C",
    lon DOUBLE PRECISION NOT NULL,
    lat DOUBLE PRECISION NOT NULL,
    file TEXT COLLATE "C" NOT NULL,
    CONSTRAINT patrol_visits_id_key PRIMARY KEY (county, id),
    CONSTRAINT patrol_visits_number_key UNIQUE (county, number)
);
-- Visits come newest first, for a county, a township or a village; none by who made them.
CREATE INDEX patrol_visits_county ON patrol_visits (county, at, id);
CREATE INDEX patrol_visits_township ON patrol_visits (county, township, at, id);
CREATE INDEX patrol_visits_division ON patrol_visits (county, division, at, id);

-- Which photos a visit rests on. The photo's own row stays as it came in; one photo shows one visit.
CREATE TABLE patrol_photos (
    county TEXT COLLATE "C" NOT NULL,
    visit_id TEXT COLLATE "C" NOT NULL,
    ordinal INT4 NOT NULL,
    photo_id TEXT COLLATE "C" NOT NULL,
    CONSTRAINT patrol_photos_ordinal_key PRIMARY KEY (county, visit_id, ordinal),
    CONSTRAINT patrol_photos_photo_id_key UNIQUE (county, photo_id),
    CONSTRAINT patrol_photos_visit_fkey FOREIGN KEY (county, visit_id) REFERENCES patrol_visits (county, id),
    CONSTRAINT patrol_photos_photo_fkey FOREIGN KEY (county, photo_id) REFERENCES photos (county, id)
);

-- What is to be looked at, worked out anew after each act of a file. The day is the one from which a rule's interval
-- counts, so that a changed rule changes no row; under one rule its order is that of the due days.
CREATE TABLE patrol_places (
    county TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    counted_from TEXT COLLATE "C" NOT NULL,
    township TEXT COLLATE "C" NOT NULL,
    division TEXT COLLATE "C" NOT NULL,
    label TEXT COLLATE "C" NOT NULL,
    lon DOUBLE PRECISION,
    lat DOUBLE PRECISION,
    CONSTRAINT patrol_places_reason_key PRIMARY KEY (county, subject, reason)
);
CREATE INDEX patrol_places_county ON patrol_places (county, reason, counted_from, subject);
CREATE INDEX patrol_places_township ON patrol_places (county, township, reason, counted_from, subject);
CREATE INDEX patrol_places_division ON patrol_places (county, division, reason, counted_from, subject);
CREATE INDEX patrol_places_spot ON patrol_places (county, lon, lat, reason);

-- How often a square of ground was visited on a day, by visits of any kind. Who went is in no column: coverage is of
-- places, and no trail of a person can be made of it.
CREATE TABLE patrol_days (
    county TEXT COLLATE "C" NOT NULL,
    division TEXT COLLATE "C" NOT NULL,
    cell_x INT4 NOT NULL,
    cell_y INT4 NOT NULL,
    on_day TEXT COLLATE "C" NOT NULL,
    proof TEXT COLLATE "C" NOT NULL,
    visits INT4 NOT NULL,
    CONSTRAINT patrol_days_proof_key PRIMARY KEY (county, division, cell_x, cell_y, on_day, proof)
);
CREATE INDEX patrol_days_division ON patrol_days (county, division, proof, on_day, visits);
CREATE INDEX patrol_days_cell ON patrol_days (county, cell_x, cell_y, division, proof, on_day, visits);
