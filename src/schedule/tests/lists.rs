use super::at;
use crate::dates::period::YearMonth;
use crate::model::kind::Kind;
use crate::model::reference::{Id, Target};
use crate::schedule::{Filter, Item, Timetable, month_of};

fn drive(lines: &str) -> String {
    format!("---\ntitle: Buổi mẫu\n{lines}\n---\n")
}

fn name(item: &Item) -> String {
    let day = item.instance.map_or_else(String::new, |day| day.format(".%d%m").to_string());
    format!("{}{day}", item.target().id)
}

fn names(timetable: &Timetable, indices: &[usize]) -> String {
    indices.iter().map(|index| name(&timetable.items[*index])).collect::<Vec<_>>().join(" ")
}

/// The coming drives, in their order.
fn ahead(now: &str, drives: &[(&str, &str)]) -> String {
    let files: Vec<(String, String)> =
        drives.iter().map(|(id, lines)| (format!("drives/{id}.md"), drive(lines))).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    at(now, &files, |_, timetable| timetable.ahead().map(name).collect::<Vec<_>>().join(" "))
}

#[test]
fn several_days_stand_at_the_next_one_and_leave_after_the_last() {
    let drives = [("a", "when: 5, 12, 19/6/2025\nhours: 8h - 15h"), ("b", "when: 16/6/2025"), ("c", "when: 06/6/2025")];
    assert_eq!(ahead("2025-06-05T14:59", &drives), "a c b");
    assert_eq!(ahead("2025-06-05T15:00", &drives), "c a b");
    assert_eq!(ahead("2025-06-12T15:00", &drives), "b a");
    assert_eq!(ahead("2025-06-19T14:59", &drives), "a");
    assert_eq!(ahead("2025-06-19T15:00", &drives), "");
}

#[test]
fn a_range_stands_at_the_present_day_while_it_lasts() {
    let drives = [("a", "when: 2025-06-02/2025-06-20\nhours: 8h - 11h"), ("b", "when: 10/6/2025\nhours: 7h - 9h")];
    assert_eq!(ahead("2025-06-01T08:00", &drives), "a b");
    assert_eq!(ahead("2025-06-10T08:00", &drives), "b a");
    assert_eq!(ahead("2025-06-20T10:59", &drives), "a");
    assert_eq!(ahead("2025-06-20T11:00", &drives), "");
}

#[test]
fn on_one_day_the_earlier_hour_comes_first_and_what_has_no_hour_before_it() {
    let drives = [("a", "when: 10/6/2025\nhours: 9h"), ("b", "when: 10/6/2025\nhours: 7h"), ("c", "when: 10/6/2025")];
    assert_eq!(ahead("2025-06-01T08:00", &drives), "c b a");
}

#[test]
fn a_month_stands_at_its_first_day_after_what_is_known_to_the_day_and_once_over_at_its_last() {
    let drives =
        [("a", "when: tháng 6/2025"), ("b", "when: 01/6/2025"), ("c", "when: 15/6/2025"), ("d", "when: 02/6/2025")];
    assert_eq!(ahead("2025-05-01T08:00", &drives), "b a d c");
    assert_eq!(ahead("2025-06-10T08:00", &drives), "a c");
    let texts: Vec<String> = drives.iter().map(|(_, lines)| drive(&format!("{lines}\narea: xa-mau"))).collect();
    let files = [
        ("places/xa-mau.md", "---\nname: Xã Mẫu\n---\n"),
        ("drives/a.md", &texts[0]),
        ("drives/b.md", &texts[1]),
        ("drives/c.md", &texts[2]),
        ("drives/d.md", &texts[3]),
    ];
    let past = listed("2025-07-01T08:00", &files, &Filter::Area(id("xa-mau")));
    assert_eq!(past.as_deref(), Some(" / a c d b"));
}

/// The items of a filter: first those ahead, then the past ones.
fn listed(now: &str, files: &[(&str, &str)], filter: &Filter) -> Option<String> {
    at(now, files, |_, timetable| {
        let listed = timetable.listed(filter)?;
        assert_eq!(listed.len(), listed.ahead.len() + listed.past.len());
        assert_eq!(listed.is_empty(), listed.ahead.is_empty() && listed.past.is_empty());
        Some(format!("{} / {}", names(timetable, &listed.ahead), names(timetable, &listed.past)))
    })
}

fn id(id: &str) -> Id {
    let drive = drive("when: 01/01/2025");
    at("2025-01-01T08:00", &[(&format!("drives/{id}.md"), &drive)], |_, timetable| timetable.items[0].target().id)
}

#[test]
fn each_filter_lists_its_own_soonest_first_and_the_past_latest_first() {
    let place = ("places/xa-mau.md", "---\nname: Xã Mẫu\n---\n");
    let host = ("organizations/hoi-mau.md", "---\nname: Hội Mẫu\n---\n");
    let campaign = ("campaigns/he.md", "---\ntitle: Hè mẫu\nwhen: 2025\n---\n");
    let wave = ("waves/dot-1.md", "---\ntitle: Đợt mẫu\nnumber: 1\nwhen: 2025\nhosts: [Hội Mẫu]\n---\n");
    let all = "area: xa-mau\nhost: hoi-mau\ncampaign: he\nwave: dot-1\n";
    let texts: Vec<String> =
        ["10/5/2025", "20/5/2025", "10/6/2025", "20/6/2025"].map(|when| drive(&format!("when: {when}\n{all}"))).into();
    let other = drive("when: 15/6/2025");
    let files = [
        place,
        host,
        campaign,
        wave,
        ("drives/a.md", &texts[0]),
        ("drives/b.md", &texts[1]),
        ("drives/c.md", &texts[2]),
        ("drives/d.md", &texts[3]),
        ("drives/e.md", &other),
    ];
    let now = "2025-06-01T08:00";
    for filter in
        [Filter::Area(id("xa-mau")), Filter::Host(id("hoi-mau")), Filter::Campaign(id("he")), Filter::Wave(id("dot-1"))]
    {
        assert_eq!(listed(now, &files, &filter).as_deref(), Some("c d / b a"), "{filter:?}");
    }
    assert_eq!(listed(now, &files, &Filter::All).as_deref(), Some("c e d / "));
    let month = |month| Filter::Month(YearMonth::new(2025, month).unwrap());
    assert_eq!(listed(now, &files, &month(5)).as_deref(), Some("a b / "));
    assert_eq!(listed(now, &files, &month(6)).as_deref(), Some("c e d / "));
    assert_eq!(listed(now, &files, &month(7)), None);
    let empty =
        at(now, &[], |_, timetable| timetable.filters().map(|(_, listed)| listed.is_empty()).collect::<Vec<_>>());
    assert_eq!(empty, [true]);
}

#[test]
fn each_month_of_its_days_lists_something_and_the_last_it_could_be_what_is_past() {
    let months = |when: &str| {
        let drive = drive(&format!("when: {when}"));
        at("2025-01-01T08:00", &[("drives/a.md", &drive)], |_, timetable| {
            let month = |filter: &Filter| {
                if let Filter::Month(month) = filter { Some(month.first().to_string()) } else { None }
            };
            timetable.filters().filter_map(|(filter, _)| Some(month(filter)?[..7].to_owned())).collect::<Vec<_>>()
        })
    };
    assert_eq!(months("30/5, 05/6/2025"), ["2025-05", "2025-06"]);
    assert_eq!(months("2025-05-30/2025-07-02"), ["2025-05", "2025-06", "2025-07"]);
    assert_eq!(months("quý III/2025"), [""; 0]);
    assert_eq!(months("trước 01/7/2025"), [""; 0]);
    assert_eq!(months("quý III/2024"), ["2024-09"]);
    assert_eq!(months("trước 01/7/2024"), ["2024-06"]);
    assert_eq!(months("2025-01-01/2028-01-01").len(), 24);
    assert_eq!(months("sau khi có kế hoạch"), [""; 0]);
}

#[test]
fn the_month_of_something_is_that_of_its_next_day_else_that_of_its_last() {
    let month = |now: &str, when: &str| {
        let drive = drive(&format!("when: {when}"));
        at(now, &[("drives/a.md", &drive)], |_, timetable| month_of(&timetable.items[0]))
    };
    let of = |year, month| YearMonth::new(year, month);
    assert_eq!(month("2025-05-01T08:00", "30/5, 05/6/2025"), of(2025, 5));
    assert_eq!(month("2025-05-31T08:00", "30/5, 05/6/2025"), of(2025, 6));
    assert_eq!(month("2025-07-31T08:00", "30/5, 05/6/2025"), of(2025, 6));
    assert_eq!(month("2025-05-01T08:00", "đầu tháng 6/2025"), of(2025, 6));
    assert_eq!(month("2025-05-01T08:00", "quý III/2025"), None);
    assert_eq!(month("2025-05-01T08:00", "trước 01/7/2025"), None);
    assert_eq!(month("2025-05-01T08:00", "sau khi có kế hoạch"), None);
}

#[test]
fn the_days_of_a_recurrence_are_listed_for_a_year_of_months() {
    let lines = drive("when: 02/6/2025\nrepeats: {every: month, on: ngày 15}");
    let days = |now: &str| {
        at(now, &[("drives/a.md", &lines)], |_, timetable| {
            let days: Vec<String> = timetable.items.iter().filter_map(|it| Some(it.instance?.to_string())).collect();
            (days.first().cloned(), days.last().cloned())
        })
    };
    let (first, last) = days("2025-06-30T23:59");
    assert_eq!((first.as_deref(), last.as_deref()), (Some("2025-06-15"), Some("2026-06-15")));
    assert_eq!(days("2025-07-01T00:00").1.as_deref(), Some("2026-07-15"));
}

#[test]
fn a_recurrence_that_cannot_be_given_in_days_stands_in_the_present_month_while_it_lasts() {
    let lines = drive("when: tháng 5/2025\nrepeats: {every: week, on: khi có xe, until: 31/7/2025}");
    let when = |now: &str| at(now, &[("drives/a.md", &lines)], |_, timetable| timetable.items[0].when().vi());
    assert_eq!(when("2025-04-30T23:59"), "tháng 5/2025");
    assert_eq!(when("2025-06-10T08:00"), "tháng 6/2025");
    assert_eq!(when("2025-07-31T23:59"), "tháng 7/2025");
    assert_eq!(when("2025-08-01T00:00"), "tháng 5/2025");
}

fn of(kind: Kind, id: &str) -> Target {
    Target { kind, id: self::id(id) }
}

#[test]
fn the_page_of_a_recurrence_speaks_of_the_next_day_that_goes_ahead_and_a_feed_of_the_last_one_changed() {
    let lines = drive(
        "when: 02/6/2025\nrepeats:\n  every: week\n  until: 30/6/2025\n  changes:\n\
         \x20   - {day: 09/6/2025, on: 05/6/2025, status: cancelled}\n\
         \x20   - {day: 23/6/2025, on: 01/6/2025, status: cancelled}\n",
    );
    let target = of(Kind::Drive, "a");
    let reported = |now: &str| {
        at(now, &[("drives/a.md", &lines)], |_, timetable| {
            let names = [timetable.shown(&target), timetable.last_reported(&target)].map(|item| item.map(name));
            assert_eq!(timetable.days_of(&target).count(), 5);
            names.into_iter().flatten().collect::<Vec<_>>().join(" ")
        })
    };
    assert_eq!(reported("2025-06-02T08:00"), "a.0206 a.0906");
    assert_eq!(reported("2025-06-08T08:00"), "a.1606 a.0906");
    assert_eq!(reported("2025-06-10T08:00"), "a.1606 a.2306");
    assert_eq!(reported("2025-06-24T08:00"), "a.3006 a.3006");
    assert_eq!(reported("2025-07-01T08:00"), "a.3006 a.3006");
}

#[test]
fn campaigns_and_waves_are_over_after_their_last_day() {
    let files = [
        ("campaigns/he.md", "---\ntitle: Hè mẫu\nwhen: từ 01/6 đến 30/6/2025\n---\n"),
        ("waves/dot-1.md", "---\ntitle: Đợt mẫu\nnumber: 1\nwhen: trước 02/7/2025\nhosts: [Hội Mẫu]\n---\n"),
        ("organizations/hoi-mau.md", "---\nname: Hội Mẫu\n---\n"),
    ];
    let over = |now: &str| {
        at(now, &files, |_, timetable| timetable.over.iter().map(|it| it.id.to_string()).collect::<Vec<_>>().join(" "))
    };
    assert_eq!(over("2025-06-30T23:59"), "");
    assert_eq!(over("2025-07-01T00:00"), "he");
    assert_eq!(over("2025-07-02T00:00"), "he dot-1");
}

#[test]
fn a_slot_is_filled_by_a_drive_of_its_wave_and_host() {
    let files = |host: &str, wave: &str| {
        let lines = format!("when: 20/6/2025\nhost: {host}\n{wave}");
        let drive = drive(&lines);
        at(
            "2025-06-01T08:00",
            &[
                ("waves/dot-1.md", "---\ntitle: Đợt mẫu\nnumber: 1\nwhen: quý II/2025\nhosts: [hoi-a, hoi-b]\n---\n"),
                ("organizations/hoi-a.md", "---\nname: Hội A\n---\n"),
                ("organizations/hoi-b.md", "---\nname: Hội B\n---\n"),
                ("drives/a.md", &drive),
            ],
            |site, timetable| {
                let wave = site.entries.waves.values().next().unwrap();
                let slots = timetable.slots.of_wave(wave, &site.entries);
                let slots: Vec<String> = slots.map(|(host, drives)| format!("{}:{}", host.id, drives.len())).collect();
                format!("{}; {}", slots.join(" "), timetable.ahead().map(name).collect::<Vec<_>>().join(" "))
            },
        )
    };
    assert_eq!(files("hoi-a", "wave: dot-1"), "hoi-a:1 hoi-b:0; a hoi-b");
    assert_eq!(files("hoi-a", ""), "hoi-a:0 hoi-b:0; a hoi-a hoi-b");
}

#[test]
fn exceptions_are_reported_until_they_are_over() {
    let lines = drive("when: 02/6/2025\nrepeats: {every: week, except: [09/6/2025, 16/6/2025]}");
    let target = of(Kind::Drive, "a");
    let left = |now: &str| {
        at(now, &[("drives/a.md", &lines)], |_, timetable| timetable.exceptions.get(&target).map_or(0, Vec::len))
    };
    assert_eq!(left("2025-06-09T23:59"), 2);
    assert_eq!(left("2025-06-10T00:00"), 1);
    assert_eq!(left("2025-06-17T00:00"), 0);
}

#[test]
fn every_drive_is_found_with_its_days_and_with_its_registration_where_something_is_known_of_it() {
    let (once, again) = (
        drive("when: 20/6/2025\nregistration: {opens: 01/6/2025}"),
        drive("when: 02/6/2025\nrepeats: {every: week, until: 16/6/2025}"),
    );
    at("2025-05-01T08:00", &[("drives/a.md", &once), ("drives/b.md", &again)], |_, timetable| {
        let found: Vec<String> =
            timetable.occasions().map(|(target, days)| format!("{} {}", target.id, names(timetable, days))).collect();
        assert_eq!(found, ["a a", "b b.0206 b.0906 b.1606"]);
        let registering: Vec<String> =
            timetable.registering.iter().map(|(target, phases)| format!("{} {}", target.id, phases.len())).collect();
        assert_eq!(registering, ["a 2"]);
    });
}
