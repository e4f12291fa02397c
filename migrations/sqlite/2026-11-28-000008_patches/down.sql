DROP INDEX houses_box;
CREATE INDEX houses_box ON houses (county, west, south, east, north);
DROP TABLE patches;
DROP TABLE patch_loads;
