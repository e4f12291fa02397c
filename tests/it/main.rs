//! The one test binary: stories of the field, told against the real parts.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test says what it found by panicking, in its helpers too"
)]
#![allow(
    clippy::disallowed_methods,
    clippy::float_cmp,
    clippy::format_collect,
    clippy::needless_question_mark,
    clippy::too_many_lines,
    clippy::type_complexity,
    reason = "a test says exactly what it expects, at any length, and may ask the system for the time"
)]

mod accounts_basic;
mod accounts_roster;
mod accounts_session;
mod bad_input;
mod base_map;
mod blob_store;
mod calendar;
mod demo_story;
mod divisions;
mod exchange_hostile;
mod exchange_memory;
mod exchange_read;
mod exchange_survey;
mod exchange_write;
mod exports;
mod exports_filtered;
mod exports_many;
mod geo_cli;
mod house_rules;
mod houses_acts;
mod houses_cases;
mod houses_clocks;
mod houses_compliance;
mod houses_detours;
mod houses_duties;
mod houses_findings;
mod houses_findings_household;
mod houses_findings_land;
mod houses_findings_moved;
mod houses_findings_placed;
mod houses_graph;
mod houses_in_cases;
mod houses_judged;
mod houses_life;
mod houses_numbers;
mod houses_protected;
mod houses_requirements;
mod identity;
mod imaging_corpus;
mod imaging_render;
mod imports_houses;
mod kill;
mod ledger_chain;
mod ledger_merkle;
mod many_at_once;
mod map_lists;
mod map_tiles;
mod numbers;
mod ogc_bbox;
mod ogc_conformance;
mod ogc_core;
mod ogc_crs;
mod ogc_features;
mod ogc_filters;
mod ogc_geojson_oas;
mod openapi_bodies;
mod pack;
mod pack_words;
mod papers_badges;
mod papers_contents;
mod papers_http;
mod papers_list;
mod papers_print;
mod papers_templates;
mod patches_acts;
mod patches_classify;
mod patches_http;
mod patches_import;
mod patches_truth;
mod patrols_ground;
mod patrols_law;
mod patrols_plan;
mod patrols_visits;
mod personal_data;
mod photos_http;
mod policy_matrix;
mod shapes_http;
mod simulate;
mod siting_http;
mod spatial_crs;
mod spatial_datum;
mod spatial_fence;
mod spatial_fixtures;
mod spatial_grid;
mod spatial_hostile;
mod spatial_measure;
mod spatial_plot_index;
mod spatial_polygon;
mod spatial_region;
mod spatial_repair;
mod spatial_shape;
mod spatial_shapes_of_the_world;
mod spatial_suspicion;
mod spatial_tape;
mod spatial_tiles;
mod stats_counting;
mod stats_facts;
mod stats_http;
mod store_audit;
mod store_audit_columns;
mod store_audit_command;
mod store_lists;
mod store_migrations;
mod store_statistics;
mod store_writes;
mod support;
mod violations_articles;
mod violations_clocks;
mod violations_decisions;
mod violations_duties;
mod violations_enforced;
mod violations_geometry;
mod violations_golden;
mod violations_graph;
mod violations_http;
mod violations_law;
mod violations_leads;
mod violations_powers;
mod violations_rectified;
mod zones_law;
mod zones_load;
