DROP TABLE patrol_days;
DROP TABLE patrol_places;
DROP TABLE patrol_photos;
DROP TABLE patrol_visits;
