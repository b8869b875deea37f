//! The 44 places in the waves, on the pages that gather them.

use std::collections::{BTreeMap, BTreeSet};

use super::page::Element;
use super::record::{Record, part, table, target};
use super::site::Site;

/// A test by its name.
pub type Test = (&'static str, fn(&Site) -> Vec<String>);

pub const TESTS: [Test; 4] = [
    ("schedule: the documents give 44 slots of 18 hosts", counts),
    ("schedule: every slot stands under its deadline and under no month, and none twice", slots),
    ("schedule: the only event at which blood is collected stands in its month", collecting_event),
    ("schedule: every host's page names all its waves and no other", waves_of_hosts),
];

/// Each wave's deadline as the heading of its slots.
const DEADLINES: [(&str, &str); 4] = [
    ("Đợt 01", "Trước 01/4/2023"),
    ("Đợt 02", "Trước 01/7/2023"),
    ("Đợt 03", "Trước 01/10/2023"),
    ("Đợt 04", "Trước 15/12/2023"),
];

fn counts(_: &Site) -> Vec<String> {
    let waves = table("waves");
    let slots: Vec<&String> = waves.iter().flat_map(|wave| wave.hosts.iter().map(|(_, page)| page)).collect();
    let hosts: BTreeSet<&String> = slots.iter().copied().collect();
    let counted = (slots.len(), hosts.len());
    (counted != (44, 18)).then(|| format!("the table has {counted:?}")).into_iter().collect()
}

fn slots(site: &Site) -> Vec<String> {
    let mut problems = Vec::new();
    let Some(main) = site.main("lich-hien-mau/") else { return vec!["there is no schedule".to_owned()] };
    let unscheduled = |elements: &[&Element]| {
        let items = elements.iter().filter(|element| element.name == "li" && element.named("li").len() == 1);
        items.filter(|item| item.text().contains("Chưa có lịch cụ thể")).count()
    };
    let total = unscheduled(&main.all());
    if total != 44 {
        problems.push(format!("the schedule has {total} slots without a day"));
    }
    for (wave, heading) in table("waves").iter().zip(DEADLINES) {
        let (name, deadline) = (title(wave), &wave.facts["Thời gian"][0]);
        let (expected_name, heading) = heading;
        assert_eq!(name, expected_name, "waves and their deadlines are in one order");
        let rows = part(&main.all(), heading);
        let effective_status = unscheduled(&rows);
        if effective_status != wave.hosts.len() {
            problems.push(format!("{heading}: {effective_status} slots, not {}", wave.hosts.len()));
        }
        for (host, page) in &wave.hosts {
            let found = rows.iter().filter(|row| row.name == "li" && row.named("li").len() == 1).filter(|row| {
                let text = row.text();
                let links = row.named("a");
                let leads = links.iter().any(|link| {
                    link.text() == *host && target("lich-hien-mau/", link).as_deref() == Some(page.as_str())
                });
                leads && ["Chưa có lịch cụ thể", deadline, name].iter().all(|words| text.contains(words))
            });
            let times = found.count();
            if times != 1 {
                problems.push(format!("{heading}: {host} in {name}, {deadline}, stands {times} times"));
            }
        }
    }
    problems
}

fn collecting_event(site: &Site) -> Vec<String> {
    let Some(main) = site.main("lich-hien-mau/") else { return vec!["there is no schedule".to_owned()] };
    let rows = part(&main.all(), "Tháng 02/2023");
    let rows: Vec<String> = rows.iter().filter(|row| row.name == "li").map(|row| row.text()).collect();
    match rows.as_slice() {
        [row]
            if ["Dự kiến", "tháng 02/2023", "Hiến máu dịp Tết và Lễ hội Xuân hồng"].iter().all(|w| row.contains(w)) =>
        {
            Vec::new()
        }
        rows => vec![format!("Tháng 02/2023 has {rows:?}")],
    }
}

fn waves_of_hosts(site: &Site) -> Vec<String> {
    let mut hosting: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for wave in table("waves") {
        for (_, host) in &wave.hosts {
            hosting.entry(host.clone()).or_default().insert(wave.page.clone());
        }
    }
    let mut problems = Vec::new();
    for (host, waves) in hosting {
        let Some(main) = site.main(&host) else {
            problems.push(format!("there is no page {host}"));
            continue;
        };
        let targets = main.named("a").into_iter().filter_map(|link| target(&host, link));
        let found: BTreeSet<String> = targets.filter(|address| address.starts_with("dot/kt-")).collect();
        if found != waves {
            problems.push(format!("{host} leads to {found:?}, not to {waves:?}"));
        }
    }
    problems
}

fn title(wave: &Record) -> &str {
    wave.title.as_deref().unwrap_or_default()
}
