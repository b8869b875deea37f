use super::testing::with_site;
use crate::dates::period::YearMonth;
use crate::model::outline::Outline;
use crate::schedule::Filter;
use crate::view::map::{of_places, of_schedule};
use crate::view::pages::{MapView, MonthGrid};
use crate::view::schedule::schedule;

const CONFIG: &str = "id: thu\ntitle: Thử\nnotice: Trang thử, không có thật.\n";
const PLACES: &str = "- {id: bac, name: Xã Bắc, lat: 15.0, lon: 107.5}\n\
                      - {id: nam, name: Xã Nam, lat: 14.0, lon: 108.0}\n\
                      - {id: gan, name: Xã Gần, lat: 14.01, lon: 108.01}\n\
                      - {id: khong, name: Xã Không}\n";

fn grid(drives: &str) -> Option<MonthGrid> {
    let files = [("content/site.yaml", CONFIG), ("content/places/a.yaml", PLACES), ("content/drives/a.yaml", drives)];
    with_site(&files, |cx| schedule(cx, &Filter::Month(YearMonth::new(2023, 6)?), 1).grid)
}

#[test]
fn a_day_of_the_grid_stands_in_the_column_of_its_weekday() {
    // 15 June 2023 was a Thursday, 1 June too, so that the month begins in the fourth column.
    let grid = grid("- {id: a, title: A, when: 15/6/2023}\n").expect("a grid");
    assert_eq!(grid.weekdays.first().map(String::as_str), Some("Thứ Hai"));
    assert!(grid.weeks.iter().all(|week| week.len() == 7));
    assert_eq!(grid.weeks.len(), 5);
    let first: Vec<&str> = grid.weeks[0].iter().map(|day| &*day.day).collect();
    assert_eq!(first, ["", "", "", "01", "02", "03", "04"]);
    let held: Vec<_> = grid.weeks.iter().flatten().filter(|day| !day.items.is_empty()).map(|day| &*day.day).collect();
    assert_eq!(held, ["15"]);
    assert_eq!(grid.weeks[2][3].items[0].title, "A");
}

#[test]
fn a_range_stands_on_each_of_its_days_and_a_month_on_none() {
    let days = |drives: &str| {
        let grid = grid(drives)?;
        Some(
            grid.weeks
                .iter()
                .flatten()
                .filter(|day| !day.items.is_empty())
                .map(|day| day.day.clone())
                .collect::<Vec<_>>(),
        )
    };
    assert_eq!(days("- {id: a, title: A, when: từ 29/6 đến 02/7/2023}\n"), Some(vec!["29".into(), "30".into()]));
    assert_eq!(days("- {id: a, title: A, when: tháng 6/2023}\n"), None);
}

#[test]
fn a_full_day_says_how_many_more_there_are() {
    let drives: String = (0..6).map(|n| format!("- {{id: d{n}, title: D{n}, when: 15/6/2023}}\n")).collect();
    let grid = grid(&drives).expect("a grid");
    let day = &grid.weeks[2][3];
    assert_eq!((day.items.len(), day.more.as_deref()), (4, Some("và 2 nữa")));
}

fn map(drives: &str, is_outlined: bool) -> Option<MapView> {
    let files = [("content/site.yaml", CONFIG), ("content/places/a.yaml", PLACES), ("content/drives/a.yaml", drives)];
    with_site(&files, |cx| {
        let mut site = cx.site.clone();
        if is_outlined {
            let ring = vec![(13.5, 107.0), (13.5, 108.5), (15.5, 108.5), (15.5, 107.0), (13.5, 107.0)];
            site.outline = Outline { rings: vec![ring] };
        }
        let cx = crate::view::context::ViewContext { site: &site, ..cx };
        of_schedule(cx, &Filter::All)
    })
}

#[test]
fn a_drive_stands_where_its_place_is_and_leads_to_its_page() {
    let drives = "- {id: a, title: A, when: 15/6/2023, area: bac}\n- {id: b, title: B, when: 16/6/2023, area: nam}\n\
                  - {id: c, title: C, when: 17/6/2023, area: khong}\n";
    let map = map(drives, true).expect("a map");
    let [a, b] = &*map.points else { panic!("two points: {map:?}") };
    assert!(a.y < b.y && a.x < b.x, "north is up, west is left");
    assert_eq!((&*a.number, &*a.spots[0].name.text), ("1", "A"));
    assert!(a.href.ends_with("/a/"), "{}", a.href);
    assert!(!map.outline.is_empty());
}

#[test]
fn drives_that_would_lie_on_each_other_are_one_point_and_lead_to_the_schedule_of_the_place() {
    let drives = "- {id: a, title: A, when: 15/6/2023, area: nam}\n- {id: b, title: B, when: 16/6/2023, area: gan}\n\
                  - {id: c, title: C, when: 17/6/2023, area: bac}\n";
    let map = map(drives, true).expect("a map");
    let counts: Vec<usize> = map.points.iter().map(|point| point.spots.len()).collect();
    assert_eq!(counts, [2, 1]);
    assert!(map.points[0].href.contains("khu-vuc/"), "{}", map.points[0].href);
}

#[test]
fn two_points_without_an_outline_are_no_map() {
    let drives = "- {id: a, title: A, when: 15/6/2023, area: bac}\n- {id: b, title: B, when: 16/6/2023, area: nam}\n";
    assert_eq!(map(drives, false), None);
    assert!(map(drives, true).is_some());
}

#[test]
fn places_with_positions_are_on_a_map_of_their_own() {
    let files = [("content/site.yaml", CONFIG), ("content/places/a.yaml", PLACES)];
    let names = with_site(&files, |cx| {
        let map = of_places(cx).expect("three places have positions");
        map.points.iter().flat_map(|point| &point.spots).map(|spot| spot.name.text.clone()).collect::<Vec<_>>()
    });
    assert_eq!(names, ["Xã Bắc", "Xã Gần", "Xã Nam"]);
}
