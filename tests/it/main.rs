mod spatial_datum;
mod spatial_fence;
mod spatial_fixtures;
mod spatial_grid;
mod spatial_measure;
mod spatial_polygon;
mod spatial_region;
