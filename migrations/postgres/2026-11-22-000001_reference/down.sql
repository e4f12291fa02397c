DROP TABLE packs;
DROP TABLE divisions;
