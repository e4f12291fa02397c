DROP TABLE numbers;
DROP TABLE duties;
DROP TABLE persons;
DROP TABLE houses;
