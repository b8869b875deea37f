//! Every list of names is in Vietnamese order. The ids have no accents and would give another order.

mod pictures;
mod rows;
mod sums;
pub mod testing;
mod year;

use super::context::ViewContext;
use super::pages::ListView;
use super::parts::Link;
use super::{donor, home, results, schedule, site};
use crate::model::kind::Kind;
use crate::schedule::Filter;
use testing::with_site;

const CONFIG: (&str, &str) = ("content/site.yaml", "id: thu\ntitle: Thử\nnotice: Trang thử, không có thật.\n");

/// Names in Vietnamese order; their ids are in another order.
const PLACES: &str = "
- {id: d-1, name: Dak, level: commune}
- {id: c-2, name: Đak, level: commune}
- {id: b-3, name: Ê A, level: commune}
- {id: a-4, name: Ƀ An, level: commune}
";
const PLACES_IN_ORDER: [&str; 4] = ["Ƀ An", "Dak", "Đak", "Ê A"];

fn titles(list: &ListView) -> Vec<&str> {
    list.groups.iter().flat_map(|group| group.cards.iter().map(|card| card.title.as_str())).collect()
}

fn look<T>(files: &[(&str, &str)], look: impl Fn(ViewContext<'_>) -> T) -> T {
    let files: Vec<(&str, &str)> = [CONFIG].into_iter().chain(files.iter().copied()).collect();
    with_site(&files, look)
}

#[test]
fn a_list_page_and_the_search_page_are_in_vietnamese_order() {
    look(&[("content/places/mau.yaml", PLACES)], |cx| {
        assert_eq!(titles(&home::list(cx, Kind::Place)), PLACES_IN_ORDER);
        let found: Vec<String> =
            home::search(cx).groups.into_iter().flat_map(|group| group.cards).map(|card| card.title).collect();
        assert_eq!(found, PLACES_IN_ORDER);
    });
}

#[test]
fn services_are_in_vietnamese_order_within_their_group() {
    let services = "
- {id: b, name: Đội lưu động, kind: club}
- {id: c, name: Ánh, kind: club}
- {id: a, name: Ê, kind: club}
";
    look(&[("content/services/mau.yaml", services)], |cx| {
        assert_eq!(titles(&home::list(cx, Kind::Service)), ["Ánh", "Đội lưu động", "Ê"]);
    });
}

#[test]
fn what_is_listed_latest_first_is_in_vietnamese_order_on_one_day() {
    let news = "
- {id: b, title: Đẹp, date: 01/3/2023}
- {id: a, title: Ém, date: 01/3/2023}
- {id: c, title: Cũ, date: 01/2/2023}
- {id: d, title: Dân, date: 01/3/2023}
";
    look(&[("content/news/mau.yaml", news)], |cx| {
        assert_eq!(titles(&home::list(cx, Kind::News)), ["Dân", "Đẹp", "Ém", "Cũ"]);
        let home: Vec<String> = home::home(cx).news.into_iter().map(|card| card.title).collect();
        assert_eq!(home, ["Dân", "Đẹp", "Ém", "Cũ"]);
    });
}

#[test]
fn parts_of_the_schedule_and_rows_of_one_hour_are_in_vietnamese_order() {
    let drives = "
- {id: b, title: Buổi Đ, when: 20/6/2023, area: d-1}
- {id: a, title: Buổi E, when: 20/6/2023, area: c-2}
- {id: c, title: Buổi D, when: 20/6/2023, area: b-3}
- {id: d, title: Buổi C, when: 20/6/2023, area: a-4}
";
    look(&[("content/places/mau.yaml", PLACES), ("content/drives/mau.yaml", drives)], |cx| {
        let areas: Vec<String> = schedule::areas(cx, &Filter::All).into_iter().map(|link| link.text).collect();
        assert_eq!(areas, PLACES_IN_ORDER);
        let rows: Vec<String> =
            cx.timetable.items.iter().filter_map(|item| Some(item.occasion()?.title.value.clone())).collect();
        assert_eq!(rows, ["Buổi C", "Buổi D", "Buổi Đ", "Buổi E"]);
    });
}

#[test]
fn honorees_are_in_the_order_of_given_names_and_collectives_of_whole_names() {
    let consent = "consent: {status: granted, scope: [name], given_on: 01/1/2023}";
    let donors = format!(
        "
- {{id: mh-1, name: Trần Văn Ước, kind: person, {consent}}}
- {{id: mh-2, name: Võ Thị Ánh, kind: person, {consent}}}
- {{id: mh-3, name: H'Bia Kđoh, kind: person, sort_as: Bia, {consent}}}
- {{id: mh-4, name: Công an xã Ư, kind: collective}}
"
    );
    look(&[("content/donors/mau.yaml", &donors)], |cx| {
        let order = ["Võ Thị Ánh", "H'Bia Kđoh", "Công an xã Ư", "Trần Văn Ước"];
        let honored: Vec<String> = donor::honors(cx).others.into_iter().map(|card| card.name).collect();
        assert_eq!(honored, order);
        let found: Vec<String> =
            home::search(cx).groups.into_iter().flat_map(|group| group.cards).map(|card| card.title).collect();
        assert_eq!(found, order);
    });
}

#[test]
fn results_of_a_year_and_pages_of_the_menu_are_in_vietnamese_order() {
    let quotas = "
- {id: a, title: Ê A, year: 2023, for: b-3}
- {id: b, title: Đak, year: 2023, for: c-2}
- {id: c, title: Dak, year: 2023, for: d-1}
";
    let pages = "
- {id: gioi-thieu, title: Đôi lời, menu: 1}
- {id: lien-he, title: Dẫn đường, menu: 1}
";
    let files =
        [("content/places/mau.yaml", PLACES), ("content/quotas/mau.yaml", quotas), ("content/pages/mau.yaml", pages)];
    look(&files, |cx| {
        let quotas: Vec<String> = results::results(cx).quotas.into_iter().map(|row| row.title.text).collect();
        assert_eq!(quotas, ["Dak", "Đak", "Ê A"]);
        let menu: Vec<String> = site::menu(cx).into_iter().map(|link| link.text).collect();
        let place = |name: &str| menu.iter().position(|text| text == name);
        assert!(place("Dẫn đường").is_some() && place("Dẫn đường") < place("Đôi lời"), "{menu:?}");
    });
}

#[test]
fn the_other_parts_of_the_site_are_neither_empty_nor_in_the_menu() {
    let news = ("content/news/mau.yaml", "- {id: a, title: Tin, date: 01/3/2023}\n");
    let result = "- {id: a, title: Buổi, when: 20/5/2023, result: {collected_units: 9}}\n";
    let others = |files: &[(&str, &str)]| {
        look(files, |cx| {
            let site = site::site(cx, site::ThemeAssets::default());
            let hrefs = |links: Vec<Link>| -> Vec<String> { links.into_iter().map(|link| link.href).collect() };
            let (menu, sections) = (hrefs(site.menu), hrefs(site.sections));
            assert!(sections.contains(&"tin-tuc/".to_owned()) && sections.contains(&"dia-ban/".to_owned()));
            assert_eq!(menu.contains(&"tin-tuc/".to_owned()), files.contains(&news));
            hrefs(site.others)
        })
    };
    assert_eq!(others(&[news]), ["hom-nay/"]);
    assert_eq!(others(&[("content/places/mau.yaml", PLACES)]), ["hom-nay/", "dia-ban/"]);
    assert_eq!(others(&[("content/drives/mau.yaml", result)]), ["hom-nay/", "ket-qua/"]);
}
