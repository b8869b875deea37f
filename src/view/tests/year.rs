use super::testing::with_site;
use crate::view::pages::{Drawing, YearView};
use crate::view::year::{Scope, year};

const CONFIG: &str = "id: thu\ntitle: Thử\nnotice: Trang thử, không có thật.\n";
const ORGANIZATIONS: &str = "- {id: mot, name: Đơn vị Một}\n- {id: hai, name: Đơn vị Hai}\n";

/// The picture of a programme of 2023 with one peak, one event and one wave.
fn drawn(peak: &str, event: &str, wave: &str) -> Option<YearView> {
    let program = format!("---\ntitle: Chương trình\nyear: 2023\npeaks: [{{number: 1, when: {peak}}}]\n---\n");
    let event = format!("---\ntitle: Lễ phát động\nkinds: [launch]\nwhen: {event}\nprogram: p\n---\n");
    let wave = format!("- {{id: d, title: Đợt 01, number: 1, program: p, when: {wave}, hosts: [mot, hai]}}\n");
    let files = [
        ("content/site.yaml", CONFIG),
        ("content/organizations/a.yaml", ORGANIZATIONS),
        ("content/programs/p.md", program.as_str()),
        ("content/events/e.md", event.as_str()),
        ("content/waves/a.yaml", wave.as_str()),
    ];
    with_site(&files, |cx| year(cx, Scope::Site))
}

fn shape(drawing: &Drawing, name: &str) -> (i32, i32, i32, i32) {
    let found = drawing.shapes.iter().find(|shape| shape.name == name).unwrap_or_else(|| panic!("{name}: {drawing:?}"));
    (found.x, found.y, found.w, found.h)
}

#[test]
fn a_deadline_stands_before_the_day_it_names_and_moves_with_it() {
    let deadline = |wave: &str| {
        let view = drawn("từ 01/01 đến 01/3/2023", "tháng 4/2023", wave).expect("a picture");
        (shape(&view.wide, "deadline").0, shape(&view.tall, "deadline").1)
    };
    // 560 and 288 pixels are a year of 365 days, of which 90 are over before 1 April.
    assert_eq!(deadline("trước 01/4/2023"), (72 + 138 - 2, 8 + 71 - 2));
    assert_eq!(deadline("trước 01/7/2023"), (72 + 278 - 2, 8 + 143 - 2));
    assert_eq!(deadline("đến 31/3/2023"), deadline("trước 01/4/2023"), "the last day is still of it");
}

#[test]
fn a_band_has_the_length_of_its_time_and_a_day_is_a_circle() {
    let view = drawn("từ 01/01 đến 01/3/2023", "tháng 4/2023", "trước 01/4/2023").expect("a picture");
    // 1 January to 1 March are 60 days of 365.
    let (x, _, w, _) = shape(&view.wide, "peak");
    assert_eq!((x, w), (72, 92));
    let (_, y, _, h) = shape(&view.tall, "peak");
    assert_eq!((y, h), (8, 47));
    let day = drawn("từ 01/01 đến 01/3/2023", "07/4/2023", "trước 01/4/2023").expect("a picture");
    let circle = day.wide.circles.iter().find(|circle| circle.name == "happening").expect("a circle");
    assert!((72 + 147..=72 + 149).contains(&circle.x), "{circle:?}");
    let hosts = view.wide.circles.iter().filter(|circle| circle.name == "host").count();
    assert_eq!(hosts, 2, "a circle for each host without a day");
    assert!(view.wide.shapes.iter().any(|shape| shape.name == "open"), "a deadline has no beginning");
}

#[test]
fn everything_in_the_picture_is_in_the_list_and_on_the_sheet() {
    let view = drawn("từ 08/5 đến 02/9/2023", "tháng 4/2023", "quý II/2023").expect("a picture");
    let items: Vec<(&str, &str)> =
        view.items.iter().map(|item| (item.number.as_str(), item.name.text.as_str())).collect();
    assert_eq!(items, [("1", "Cao điểm tuyên truyền, đợt 1"), ("1", "Lễ phát động"), ("Đợt 1", "Đợt 01")]);
    for drawing in [&view.wide, &view.tall] {
        for shape in &drawing.shapes {
            assert!(shape.x >= 0 && shape.x + shape.w <= drawing.width, "{shape:?} of {}", drawing.width);
            assert!(shape.y >= -3 && shape.y + shape.h <= drawing.height, "{shape:?} of {}", drawing.height);
        }
        assert!(drawing.words.iter().all(|word| (0..=drawing.width).contains(&word.x) && word.y <= drawing.height));
    }
    assert_eq!(view.tall.width, 328, "the width of a phone of 360 pixels");
    assert!(view.wide.shapes.iter().any(|shape| shape.name == "wave"), "a quarter has a beginning");
}

#[test]
fn many_waves_and_hosts_stay_on_the_sheet() {
    let hosts: String = (1..=200).map(|number| format!("- {{id: h{number}, name: Đơn vị {number}}}\n")).collect();
    let names: Vec<String> = (1..=200).map(|number| format!("h{number}")).collect();
    let waves: String = (1..=9)
        .map(|number| {
            let hosts = names.join(", ");
            format!("- {{id: d{number}, title: Đợt {number}, number: {number}, program: p, when: trước 01/{}/2023, hosts: [{hosts}]}}\n", number + 2)
        })
        .collect();
    let files = [
        ("content/site.yaml", CONFIG),
        ("content/organizations/a.yaml", hosts.as_str()),
        ("content/programs/p.md", "---\ntitle: Chương trình\nyear: 2023\n---\n"),
        ("content/waves/a.yaml", waves.as_str()),
    ];
    let view = with_site(&files, |cx| year(cx, Scope::Site)).expect("a picture");
    assert!(view.wide.circles.is_empty(), "a number stands for two hundred hosts");
    assert_eq!(view.wide.words.iter().filter(|word| word.text == "200").count(), 9);
    assert!(view.tall.shapes.iter().all(|shape| shape.x + shape.w <= 328), "{:?}", view.tall.shapes);
}

#[test]
fn without_a_programme_of_the_year_there_is_no_picture_on_home() {
    let files = [("content/site.yaml", CONFIG), ("content/programs/p.md", "---\ntitle: Cũ\nyear: 2022\n---\n")];
    assert_eq!(with_site(&files, |cx| year(cx, Scope::Site)), None);
}
