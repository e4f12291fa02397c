DROP INDEX photos_violation;
DROP TABLE case_duties;
DROP TABLE case_persons;
DROP TABLE violations;
