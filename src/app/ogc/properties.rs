//! What features have and what may be asked of them, as the document of the interface says it.

use super::collection::Collection;

/// A property of features.
#[derive(Debug, Clone, Copy)]
pub struct Property {
    /// Its name.
    pub name: &'static str,
    /// `string`, `number`, `integer` or `boolean`.
    pub kind: &'static str,
    /// `date`, where it is a day.
    pub format: Option<&'static str>,
    /// What it says.
    pub says: &'static str,
}

/// A parameter that narrows a collection.
#[derive(Debug, Clone, Copy)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// Whether it is true or absent.
    pub flag: bool,
    /// What it asks.
    pub asks: &'static str,
}

const fn text(name: &'static str, says: &'static str) -> Property {
    Property { name, kind: "string", format: None, says }
}

const fn day(name: &'static str, says: &'static str) -> Property {
    Property { name, kind: "string", format: Some("date"), says }
}

const fn number(name: &'static str, says: &'static str) -> Property {
    Property { name, kind: "number", format: None, says }
}

const fn whole(name: &'static str, says: &'static str) -> Property {
    Property { name, kind: "integer", format: None, says }
}

const fn yes(name: &'static str, says: &'static str) -> Property {
    Property { name, kind: "boolean", format: None, says }
}

const HOUSES: &[Property] = &[
    text("number", "File number"),
    text("village", "Village, 12 digits"),
    text("village_name", "Its name"),
    text("township", "Township, 9 digits"),
    text("township_name", "Its name"),
    text("stage", "planning, approval, construction, supervision, acceptance or done"),
    text("stage_label", "The stage in words"),
    text("state", "The step inside the stage"),
    text("state_label", "The step in words"),
    text(
        "grade",
        "The worst found by its own file: conforms, within_tolerance, suspected_remeasure, suspected_plain; confirmed by people",
    ),
    text("grade_label", "The same in words"),
    text("build_type", "rebuild_in_place, extend or new_site"),
    text("build_type_label", "The same in words"),
    text("land_class", "Class of the land"),
    text("land_class_label", "The same in words"),
    day("applied_on", "Day of application: the day of the feature"),
    day("due_on", "The nearest day on which something runs out, as of the last act"),
    yes("overdue", "Whether that day is past"),
    day("commenced_on", "When works began"),
    day("completed_on", "When they ended, as reported"),
    day("registered_on", "When the title was registered"),
    number("plot_area_m2", "Plot applied for, m²"),
    number("footprint_area_m2", "Footprint applied for, m²"),
    number("approved_plot_area_m2", "Plot approved, m²"),
    number("approved_footprint_area_m2", "Footprint approved, m²"),
    number("approved_floor_area_m2", "Floor area approved, m²"),
    whole("approved_storeys", "Storeys approved"),
    number("approved_height_m", "Height approved, m"),
    number("measured_plot_area_m2", "Plot as used, m²"),
    number("measured_footprint_area_m2", "Footprint as built, m²"),
    number("measured_floor_area_m2", "Floor area as built, m²"),
    whole("measured_storeys", "Storeys as built"),
    number("measured_height_m", "Height as built, m"),
];

const VIOLATIONS: &[Property] = &[
    text("number", "File number"),
    text("village", "Village, 12 digits"),
    text("village_name", "Its name"),
    text("township", "Township, 9 digits"),
    text("township_name", "Its name"),
    text("state", "The furthest step"),
    text("state_label", "The step in words"),
    yes("open", "Whether it has not ended"),
    text("kinds", "What it is, suspected until it is decided: V01 V08"),
    text("kinds_label", "The same in words"),
    text("grade", "suspected_remeasure before anyone looked, then confirmed or conforms"),
    text("grade_label", "The same in words"),
    text("track", "planning, land or zone; none before it is filed"),
    text("track_label", "The same in words"),
    text("citation", "The article"),
    text("source", "How it came to be known"),
    text("source_label", "The same in words"),
    day("found_on", "When it was seen"),
    day("registered_on", "When its lead was registered: the day of the feature"),
    day("filed_on", "When the case was opened"),
    day("decided_on", "When it was decided"),
    day("last_act_on", "When the last act was done"),
    day("due_on", "The authority's nearest day, as of the last act"),
    yes("overdue", "Whether that day is past"),
    yes("flagged", "Whether it is legally risky on any day"),
    text("house", "The house that it concerns"),
    number("area_m2", "Area of its outline, m²"),
];

const PATCHES: &[Property] = &[
    text("number", "Number of the platform"),
    text("season", "Season, as in 2026Q3"),
    text("village", "Village, 12 digits"),
    text("village_name", "Its name"),
    text("township", "Township, 9 digits"),
    text("township_name", "Its name"),
    text("class", "no_approval, over_approved, open_violation, approved_house or no_building: a suspicion"),
    text("class_label", "The same in words"),
    text("state", "imported, verified, lead or closed"),
    text("state_label", "The same in words"),
    text("result", "What officers found on site"),
    text("result_label", "The same in words"),
    text("kind_text", "Type in the platform's words"),
    day("before", "Day of the earlier image"),
    day("after", "Day of the later image: the day of the feature"),
    day("imported_on", "When it was taken over; the day of the feature where no image has one"),
    number("area_m2", "Area, m²"),
    number("stated_area_m2", "Area as stated, m²"),
    yes("area_differs", "Whether the two differ by more than the district allows"),
    number("covered_share", "Share of it on approved plots"),
    number("outside_m2", "Outside approved plots, m²"),
    yes("assumed", "Whether the outline is a square around a centre"),
];

const ZONES: &[Property] = &[
    text("layer", "Its layer"),
    text("layer_label", "The same in words"),
    text("class", "What sort of the layer's things"),
    text("object", "What it belongs to"),
    text("name", "Its name; may be blank"),
    text("extent", "designated: the zone itself; reference: what it is measured from"),
    day("as_of", "The day whose state of things it shows: the day of the feature"),
    text("source", "Who made the layer"),
    number("area_m2", "Area, m²; none of a line"),
    number("buffer_m", "How far the zone reaches from a reference, m"),
    text("effect", "What the law makes of it: block, regime, consent or warn"),
    text("effect_label", "The same in words"),
    text("basis", "Statute and article"),
    yes("verified", "Whether anyone confirmed that"),
];

const fn list(name: &'static str, asks: &'static str) -> Parameter {
    Parameter { name, flag: false, asks }
}

const fn switch(name: &'static str, asks: &'static str) -> Parameter {
    Parameter { name, flag: true, asks }
}

const DIVISION: Parameter = list("division", "In this township or village");
const STATE: Parameter = list("state", "In one of these states, separated by commas");
const FROM: Parameter = list("from", "From this day on, YYYY-MM-DD");
const TO: Parameter = list("to", "Up to this day, YYYY-MM-DD");
const Q: Parameter = list("q", "A number from its beginning, or part of the name of a village or township");
const AREA: Parameter = list("area", "In this ring: lon,lat,lon,lat,… with 3 to 200 corners");
const OVERDUE: Parameter = switch("overdue", "Only those for which something ran out");
const KIND: Parameter = list("kind", "Of one of these kinds, V01 to V29, separated by commas");
const GRADE: Parameter =
    list("grade", "Graded so: conforms, within_tolerance, suspected_remeasure, suspected_plain, confirmed");

/// What the features of a collection have.
pub fn properties(collection: Collection) -> &'static [Property] {
    match collection {
        Collection::Houses => HOUSES,
        Collection::Violations => VIOLATIONS,
        Collection::Patches => PATCHES,
        Collection::Zones => ZONES,
    }
}

/// What narrows a collection beside the parameters of the standard.
pub fn parameters(collection: Collection) -> &'static [Parameter] {
    const HOUSES: &[Parameter] = &[
        DIVISION,
        list("stage", "In one of these stages, separated by commas"),
        STATE,
        GRADE,
        OVERDUE,
        FROM,
        TO,
        Q,
        AREA,
    ];
    const VIOLATIONS: &[Parameter] = &[
        DIVISION,
        STATE,
        KIND,
        GRADE,
        list("track", "On one of these tracks: planning, land, zone"),
        list("source", "From one of these sources, separated by commas"),
        switch("open", "Only those that have not ended"),
        switch("risk", "Only those that are legally risky"),
        OVERDUE,
        FROM,
        TO,
        Q,
        AREA,
    ];
    const PATCHES: &[Parameter] = &[
        DIVISION,
        list("class", "Of one of these classes, separated by commas"),
        STATE,
        list("season", "Of this season, as in 2026Q3"),
        switch("open", "Only those that have not ended"),
        FROM,
        TO,
        Q,
        AREA,
    ];
    const ZONES: &[Parameter] = &[list("layer", "Of one of these layers, separated by commas")];
    match collection {
        Collection::Houses => HOUSES,
        Collection::Violations => VIOLATIONS,
        Collection::Patches => PATCHES,
        Collection::Zones => ZONES,
    }
}
