//! Known shapes moved, turned and scaled: the findings follow, and no error inside the method's turns a verdict round.

use std::sync::LazyLock;

use homestead::domain::houses::codes::State;
use homestead::domain::houses::findings::{Finding, Grade, Part};
use homestead::domain::kinds::Kind;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::file::{HouseFile, as_built, grid, visit};

/// A house at its acceptance, not yet measured.
static READY: LazyLock<HouseFile> = LazyLock::new(|| HouseFile::at(State::CompletionReported));
/// What a rover may be off, metres.
const ERROR_M: f64 = 0.05;

/// A rectangle about a middle, turned, in metres from the plot's south-west corner.
#[derive(Debug, Clone, Copy)]
struct Shape {
    middle: [f64; 2],
    size: [f64; 2],
    turned_deg: f64,
}

impl Shape {
    /// The approved house.
    const APPROVED: Self = Self { middle: [6.0, 6.0], size: [10.0, 10.0], turned_deg: 0.0 };

    fn moved(self, by: [f64; 2]) -> Self {
        Self { middle: [self.middle[0] + by[0], self.middle[1] + by[1]], ..self }
    }

    fn geojson(self) -> Value {
        let (sin, cos) = self.turned_deg.to_radians().sin_cos();
        let corner = |x: f64, y: f64| {
            let (x, y) = (x * self.size[0] / 2.0, y * self.size[1] / 2.0);
            let (e, n) = (self.middle[0] + x * cos - y * sin, self.middle[1] + x * sin + y * cos);
            let place = grid().lonlat_from_grid(35_381_659.535 + e, 2_833_046.295 + n).unwrap();
            json!([place.lon_deg(), place.lat_deg()])
        };
        let start = corner(-1.0, -1.0);
        json!({ "type": "Polygon",
            "coordinates": [[start, corner(1.0, -1.0), corner(1.0, 1.0), corner(-1.0, 1.0), start]] })
    }
}

/// What is found of a house of that shape.
fn found(shape: Shape) -> Vec<Finding> {
    let mut file = READY.clone();
    let measured = as_built(&json!({ "built_footprint": shape.geojson() }));
    file.done("officer", "inspect", "2026-06-22", &visit("completion_visit", &measured));
    file.findings("2026-06-22")
}

fn of(found: &[Finding], kind: Kind) -> Option<&Finding> {
    found.iter().find(|finding| finding.kind == kind)
}

/// The worst that is said of where the house stands and how large it is.
fn worst(found: &[Finding]) -> Grade {
    let place = [Kind::V04, Kind::V05, Kind::V06];
    found.iter().filter(|finding| place.contains(&finding.kind)).map(|finding| finding.grade).max().unwrap()
}

fn error() -> impl Strategy<Value = [f64; 2]> {
    (0.0..ERROR_M, 0.0..std::f64::consts::TAU).prop_map(|(far, way)| [far * way.cos(), far * way.sin()])
}

fn anywhere() -> impl Strategy<Value = Shape> {
    let middle = prop::array::uniform2(-8.0..20.0_f64);
    (middle, prop::array::uniform2(4.0..14.0_f64), 0.0..90.0_f64).prop_map(|(middle, size, turned_deg)| Shape {
        middle,
        size,
        turned_deg,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn a_house_moved_along_an_axis_is_out_by_its_width_times_the_way(way_m in 0.5..7.9_f64, north in any::<bool>()) {
        let by = if north { [0.0, way_m] } else { [way_m, 0.0] };
        let found = found(Shape::APPROVED.moved(by));
        let moved = of(&found, Kind::V05).unwrap();
        prop_assert!((moved.value - 10.0 * way_m).abs() < 0.02, "{} m²", moved.value);
        prop_assert_eq!(moved.grade, Grade::SuspectedPlain);
        let beyond = 10.0 * (way_m - 1.0);
        let expected = if beyond > 2.0 { Part::Beyond } else { Part::Moved };
        if (beyond - 2.0).abs() > 0.1 {
            prop_assert_eq!(moved.part, Some(expected));
        }
        prop_assert_eq!(of(&found, Kind::V04).unwrap().grade, Grade::Conforms);
        prop_assert_eq!(of(&found, Kind::V06).unwrap().grade, Grade::Conforms);
    }

    #[test]
    fn a_house_that_does_not_touch_its_plot_is_elsewhere_however_it_stands(
        way_deg in 0.0..360.0_f64, far_m in 17.0..200.0_f64, turned_deg in 0.0..90.0_f64,
    ) {
        let way = way_deg.to_radians();
        let shape = Shape { turned_deg, ..Shape::APPROVED }.moved([far_m * way.cos(), far_m * way.sin()]);
        let found = found(shape);
        prop_assert_eq!(of(&found, Kind::V04).unwrap().grade, Grade::SuspectedPlain);
        prop_assert!(of(&found, Kind::V05).is_none());
        prop_assert_eq!(of(&found, Kind::V01).unwrap().grade, Grade::SuspectedPlain);
    }

    #[test]
    fn a_house_grown_about_its_middle_is_out_by_what_it_grew(side_m in 10.5..16.0_f64) {
        let found = found(Shape { size: [side_m, side_m], ..Shape::APPROVED });
        let grew = side_m * side_m - 100.0;
        prop_assert!((of(&found, Kind::V05).unwrap().value - grew).abs() < 0.02);
        prop_assert!((of(&found, Kind::V06).unwrap().excess - grew).abs() < 0.02);
    }

    #[test]
    fn a_house_turned_about_its_middle_keeps_its_size(turned_deg in 10.0..80.0_f64) {
        let found = found(Shape { turned_deg, ..Shape::APPROVED });
        prop_assert_eq!(of(&found, Kind::V06).unwrap().grade, Grade::Conforms);
        // A square turned over itself leaves four equal right-angled corners out.
        let (sin, cos) = turned_deg.to_radians().sin_cos();
        let corner_m = 5.0 * (cos + sin - 1.0);
        let expected = 2.0 * corner_m * corner_m / (sin * cos);
        let out = of(&found, Kind::V05).unwrap();
        prop_assert!((out.value - expected).abs() < 0.02, "{} m², not {expected}", out.value);
    }

    #[test]
    fn no_conforming_house_is_suspected_for_an_error_inside_the_methods(
        size in prop::array::uniform2(3.0..10.0_f64), error in error(),
    ) {
        let shape = Shape { size, ..Shape::APPROVED };
        prop_assert_eq!(worst(&found(shape)), Grade::Conforms);
        prop_assert!(worst(&found(shape.moved(error))) <= Grade::WithinTolerance);
    }

    #[test]
    fn no_plain_house_is_cleared_by_an_error_inside_the_methods(shape in anywhere(), error in error()) {
        let before = worst(&found(shape));
        let after = worst(&found(shape.moved(error)));
        if before == Grade::SuspectedPlain {
            prop_assert!(after >= Grade::SuspectedRemeasure, "{before:?} became {after:?}");
        }
        if after == Grade::SuspectedPlain {
            prop_assert!(before >= Grade::SuspectedRemeasure, "{after:?} was {before:?}");
        }
    }
}
