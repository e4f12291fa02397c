DROP TABLE zones;
DROP TABLE zone_layers;
