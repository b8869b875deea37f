use super::testing::with_site;
use crate::view::pages::{ResultRow, ResultsView};
use crate::view::results::results;

const CONFIG: &str = "id: thu\ntitle: Thử\nnotice: Trang thử, không có thật.\n";
const PLACES: &str = "- {id: tinh, name: Tỉnh Mẫu, level: province}\n\
                      - {id: huyen, name: Huyện Mẫu, level: district, within: tinh}\n\
                      - {id: xa, name: Xã Mẫu, level: commune, within: huyen}\n\
                      - {id: khac, name: Huyện Khác, level: district}\n";

fn view(files: &[(&str, &str)]) -> ResultsView {
    let files: Vec<(&str, &str)> =
        [("content/site.yaml", CONFIG), ("content/places/a.yaml", PLACES)].into_iter().chain(files.to_vec()).collect();
    with_site(&files, results)
}

fn figures(row: &ResultRow) -> String {
    let shown = |text: &Option<String>| text.clone().unwrap_or_else(|| "–".to_owned());
    format!("{}/{} {} {}", shown(&row.collected), shown(&row.target), shown(&row.percent), shown(&row.counted))
}

fn of_wave(drives: &str) -> Vec<String> {
    let wave = "- {id: d, title: Đợt 1, number: 1, when: trước 01/4/2023, hosts: [xa, khac]}\n";
    let view = view(&[("content/waves/a.yaml", wave), ("content/drives/a.yaml", drives)]);
    view.waves.iter().map(figures).collect()
}

#[test]
fn drives_of_a_wave_are_added_and_those_called_off_are_not() {
    let one =
        "- {id: a, title: A, when: 02/3/2023, host: xa, wave: d, target_units: 100, result: {collected_units: 80}}\n";
    let two =
        "- {id: b, title: B, when: 03/3/2023, host: khac, wave: d, target_units: 50, result: {collected_units: 60}}\n";
    assert_eq!(of_wave(&format!("{one}{two}")), ["140/150 93 % 2 trên 2 buổi đã có kết quả"]);
    let off = "- {id: b, title: B, when: 03/3/2023, host: khac, wave: d, target_units: 50, status: cancelled}\n";
    assert_eq!(of_wave(&format!("{one}{off}")), ["80/100 80 % –"]);
    let open = "- {id: b, title: B, when: 03/3/2023, host: khac, wave: d, target_units: 50}\n";
    assert_eq!(of_wave(&format!("{one}{open}")), ["80/150 53 % 1 trên 2 buổi đã có kết quả"]);
}

#[test]
fn a_ceremony_at_which_nobody_gives_is_no_drive_without_a_result() {
    let campaign = "---\ntitle: Chiến dịch\nwhen: tháng 3/2023\n---\n";
    let drive = "- {id: a, title: A, when: 02/3/2023, campaign: c, target_units: 100, result: {collected_units: 80}}\n";
    let of = |kinds: &str| {
        let event = format!("---\ntitle: Lễ\nkinds: [{kinds}]\nwhen: 01/3/2023\ncampaign: c\n---\n");
        let files =
            [("content/campaigns/c.md", campaign), ("content/drives/a.yaml", drive), ("content/events/e.md", &event)];
        view(&files).campaigns.iter().map(figures).collect::<Vec<_>>()
    };
    assert_eq!(of("launch"), ["80/100 80 % –"]);
    assert_eq!(of("launch, donation"), ["80/– – 1 trên 2 buổi đã có kết quả"]);
}

#[test]
fn a_target_that_is_not_known_of_every_drive_is_not_added() {
    let one =
        "- {id: a, title: A, when: 02/3/2023, host: xa, wave: d, target_units: 100, result: {collected_units: 80}}\n";
    for two in ["target_units: khoảng 50, result: {collected_units: 60}", "result: {collected_units: 60}"] {
        let two = format!("- {{id: b, title: B, when: 03/3/2023, host: khac, wave: d, {two}}}\n");
        assert_eq!(of_wave(&format!("{one}{two}")), ["140/– – 2 trên 2 buổi đã có kết quả"]);
    }
    let none = "- {id: a, title: A, when: 02/3/2023, host: xa, wave: d, target_units: 100}\n";
    assert!(of_wave(none).is_empty(), "without a result there is nothing to show");
}

#[test]
fn a_unit_within_another_is_part_of_it() {
    let years = |quotas: &str| {
        let view = view(&[("content/quotas/a.yaml", quotas)]);
        view.years.iter().map(figures).collect::<Vec<_>>()
    };
    let quota = |id: &str, place: &str, year: i32, collected: i32| {
        format!(
            "- {{id: {id}, title: {id}, year: {year}, for: places/{place}, target_units: 100, collected_units: {collected}}}\n"
        )
    };
    let apart = quota("a", "huyen", 2023, 40) + &quota("b", "khac", 2023, 30);
    assert_eq!(years(&apart), ["70/200 35 % 2 trên 2 đơn vị đã có kết quả"]);
    let inside = quota("a", "huyen", 2023, 40) + &quota("b", "xa", 2023, 30);
    assert_eq!(years(&inside), ["40/100 40 % –"]);
    let province = quota("a", "tinh", 2023, 40) + &quota("b", "huyen", 2023, 30);
    assert_eq!(years(&province), ["40/100 40 % –"], "a province holds its districts");
    let two = quota("a", "huyen", 2022, 40) + &quota("b", "huyen", 2023, 30);
    assert_eq!(years(&two), ["30/100 30 % –", "40/100 40 % –"], "the last year first");
}
