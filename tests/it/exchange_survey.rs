//! Survey texts as the programs of the trade write them: one plot of 12 × 12.5 m, said in every way seen in the wild.

use encoding_rs::GBK;
use homestead::exchange::shapes::{AreaUnit, FileFault, Geometry, Limits, Sheet, StatedFit, read};
use homestead::spatial::{Crs, Datum, Grid};

use crate::support::exchange::{fixture, polygons};

fn sheet(text: &str) -> Sheet {
    read(text.as_bytes(), Limits::UPLOAD).unwrap()
}

fn ring(sheet: &Sheet) -> &[[f64; 2]] {
    &polygons(sheet)[0][0]
}

fn zone_35() -> Crs {
    Crs::Plane(Grid::from_epsg(4523).unwrap())
}

const CORNERS: [[f64; 2]; 5] = [
    [35_381_659.535, 2_833_046.295],
    [35_381_659.535, 2_833_058.295],
    [35_381_672.035, 2_833_058.295],
    [35_381_672.035, 2_833_046.295],
    [35_381_659.535, 2_833_046.295],
];

#[test]
fn the_plot_by_the_book_reads_with_east_before_north() {
    let sheet = read(&fixture("survey.txt"), Limits::UPLOAD).unwrap();
    assert_eq!(sheet.declared_crs, Some(zone_35()));
    assert_eq!(sheet.faults, []);
    let shape = &sheet.shapes[0];
    assert_eq!((shape.row, shape.name.as_str()), (12, "某户宅基地"));
    assert_eq!(shape.properties.get("地块编号").unwrap(), "DK01");
    assert_eq!(ring(&sheet), CORNERS);
    assert_eq!(shape.doubts, []);
    assert_eq!(shape.stated_area.unwrap().against(150.0), StatedFit::Fits);
}

#[test]
fn one_plot_said_in_every_way_of_the_wild_is_the_same_plot() {
    let by_the_book = String::from_utf8(fixture("survey.txt")).unwrap();
    let without_last = by_the_book.trim_end().rsplit_once('\n').unwrap().0.to_owned();
    let ways = [
        ("as it is", by_the_book.clone()),
        ("with line feeds and returns", by_the_book.replace('\n', "\r\n")),
        ("with a mark", format!("\u{feff}{by_the_book}")),
        ("labels without a letter", by_the_book.replace("\nJ", "\n")),
        ("full-width commas", by_the_book.replace(',', "，")),
        ("blanks around the numbers", by_the_book.replace(',', " , ")),
        ("not closed, the count as closed", without_last.clone()),
        ("not closed, the count as open", without_last.replace("\n5,", "\n4,")),
        ("closed, the count as open", by_the_book.replace("\n5,", "\n4,")),
        ("a comma at the end of the lines", by_the_book.replace("295,", "295, ").replace(".535\n", ".535,\n")),
        ("the ring's number left out", by_the_book.replace(",1,2833", ",2833")),
        ("a height behind", by_the_book.replace(".535\n", ".535,1876.2\n")),
    ];
    for (way, text) in ways {
        let sheet = sheet(&text);
        assert_eq!(ring(&sheet), CORNERS, "{way}");
        assert_eq!(sheet.declared_crs, Some(zone_35()), "{way}");
        assert_eq!((sheet.faults, sheet.shapes[0].doubts.clone()), (vec![], vec![]), "{way}");
    }
    let (gbk, ..) = GBK.encode(&by_the_book);
    let sheet = read(&gbk, Limits::UPLOAD).unwrap();
    assert_eq!((ring(&sheet), sheet.shapes[0].name.as_str()), (&CORNERS[..], "某户宅基地"));
}

#[test]
fn a_text_without_its_description_declares_no_system() {
    let text = "4,150,1,宅基地,面,,,,@\nJ1,1,2833046.295,381659.535\nJ2,1,2833058.295,381659.535\nJ3,1,2833058.295,381672.035\nJ4,1,2833046.295,381672.035\n";
    let sheet = sheet(text);
    assert_eq!(sheet.declared_crs, None);
    let area = sheet.shapes[0].stated_area.unwrap();
    assert_eq!((area.unit, area.against(150.0)), (AreaUnit::HectaresByFormat, StatedFit::SquareMetresForHectares));
}

#[test]
fn the_eastings_show_whether_the_zone_stands_before_them() {
    let by_the_book = String::from_utf8(fixture("survey.txt")).unwrap();
    let bare = by_the_book.replace(",35381", ",381");
    assert_eq!(sheet(&bare).declared_crs, Some(Crs::Plane(Grid::from_epsg(4544).unwrap())));
    let no_zone = by_the_book.replace("带号=35\n", "");
    assert_eq!(sheet(&no_zone).declared_crs, Some(zone_35()));
    assert_eq!(sheet(&bare.replace("带号=35\n", "")).declared_crs, None, "34 or 35 must be asked");
    let degrees =
        "坐标系=2000国家大地坐标系\n计量单位=度\nJ1,1,25.6,103.822\nJ2,1,25.601,103.822\nJ3,1,25.601,103.823\n";
    assert_eq!(sheet(&format!("[属性描述]\n{degrees}")).declared_crs, Some(Crs::Degrees(Datum::Wgs84)));
}

#[test]
fn datums_with_secret_parameters_are_refused_by_name() {
    let by_the_book = String::from_utf8(fixture("survey.txt")).unwrap();
    for (system, name) in [("80国家大地坐标系", "西安80"), ("1954北京坐标系", "北京54")] {
        let text = by_the_book.replace("2000国家大地坐标系", system);
        assert_eq!(read(text.as_bytes(), Limits::UPLOAD), Err(FileFault::SecretDatum { name }));
    }
    let local = by_the_book.replace("2000国家大地坐标系", "曲靖独立坐标系");
    assert!(matches!(read(local.as_bytes(), Limits::UPLOAD), Err(FileFault::UnknownCrs { .. })));
}

#[test]
fn several_plots_begin_again_at_their_first_label() {
    let sheet = read(&fixture("survey_many.txt"), Limits::UPLOAD).unwrap();
    let names: Vec<&str> = sheet.shapes.iter().map(|shape| shape.name.as_str()).collect();
    assert_eq!(names, ["张三宅基地", "李四宅基地", "进村道路", "水准点"]);
    let Geometry::Polygons(with_hole) = &sheet.shapes[1].geometry else { panic!() };
    assert_eq!(with_hole.iter().map(Vec::len).collect::<Vec<_>>(), [2], "the second ring lies within the first");
    assert!(matches!(&sheet.shapes[2].geometry, Geometry::Lines(lines) if lines[0].len() == 3));
    assert!(matches!(&sheet.shapes[3].geometry, Geometry::Points(points) if points.len() == 1));
    assert_eq!(sheet.shapes[0].stated_area.unwrap().unit, AreaUnit::SquareMetres);
}

#[test]
fn without_plot_lines_a_label_seen_before_begins_a_plot() {
    let plot = |east: f64| {
        format!(
            "J1,1,2833000,{east}\nJ2,1,2833010,{east}\nJ3,1,2833010,{}\nJ4,1,2833000,{}\n",
            east + 10.0,
            east + 10.0
        )
    };
    let sheet = sheet(&format!("{}{}", plot(381_600.0), plot(381_700.0)));
    assert_eq!(sheet.shapes.len(), 2);
}

#[test]
fn a_second_ring_beside_the_first_is_another_part() {
    let ring = |number: u32, east: f64| {
        format!("J1,{number},2833000,{east}\nJ2,{number},2833010,{east}\nJ3,{number},2833010,{}\n", east + 10.0)
    };
    let sheet = sheet(&format!("6,0.01,1,x,面,,,,@\n{}{}", ring(1, 381_600.0), ring(2, 381_700.0)));
    let Geometry::Polygons(parts) = &sheet.shapes[0].geometry else { panic!() };
    assert_eq!(parts.len(), 2);
}

#[test]
fn a_broken_line_is_named_and_its_plot_is_not_taken() {
    let by_the_book = String::from_utf8(fixture("survey.txt")).unwrap();
    let sheet = sheet(&by_the_book.replace("J3,1,2833058.295", "J3,1,28330S8.295"));
    assert_eq!(sheet.shapes, []);
    let fault = &sheet.faults[0];
    assert_eq!((fault.row, fault.column.as_str(), fault.code), (15, "X", "not_a_number"));
    assert_eq!(fault.params, [("value", "28330S8.295".to_owned())]);
}

#[test]
fn a_count_that_fits_neither_way_is_a_doubt() {
    let by_the_book = String::from_utf8(fixture("survey.txt")).unwrap();
    let sheet = sheet(&by_the_book.replace("\n5,", "\n9,"));
    assert_eq!(sheet.shapes[0].doubts[0].code, "point_count_differs");
}

#[test]
fn exchanged_axes_are_left_as_they_stand() {
    let text = "4,0.015,1,x,面,,,,@\nJ1,1,35381659.535,2833046.295\nJ2,1,35381659.535,2833058.295\nJ3,1,35381672.035,2833058.295\n";
    assert_eq!(ring(&sheet(text))[0], [2_833_046.295, 35_381_659.535]);
}
