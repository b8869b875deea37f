use super::{assert_count, reported};
use crate::check::same_venue::SAME_VENUE;

const FIRST: &str = "when: 13/4/2025\nhours: 7h30 - 11h\nvenue: Nhà văn hóa xã\n";

fn both(first: &str, second: &str) -> Vec<String> {
    at("2025-04-01T08:00", first, second)
}

fn at(now: &str, first: &str, second: &str) -> Vec<String> {
    let drive = |lines: &str| format!("---\ntitle: Buổi mẫu\n{lines}\n---\n");
    reported(&SAME_VENUE, now, &[("drives/a.md", &drive(first)), ("drives/b.md", &drive(second))])
}

fn second(when: &str, hours: &str) -> Vec<String> {
    both(FIRST, &format!("when: {when}\nhours: {hours}\nvenue: Nhà Văn Hoá Xã"))
}

#[test]
fn one_begins_when_the_other_ends_and_not_a_minute_before() {
    for (hours, count) in [
        ("11h - 12h", 0),
        ("10h59 - 12h", 1),
        ("6h - 7h30", 0),
        ("6h - 7h31", 1),
        ("8h - 9h", 1),
        ("6h - 12h", 1),
        ("7h30 - 8h", 1),
        ("7h30", 1),
        ("10h59", 1),
        ("11h", 0),
        ("7h", 0),
        ("5h - 6h, 13h - 14h", 0),
        ("5h - 6h, 9h - 14h", 1),
    ] {
        assert_eq!(second("13/4/2025", hours).len(), count, "{hours}");
        let other_way = both(&format!("when: 13/4/2025\nhours: {hours}\nvenue: Nhà văn hóa xã"), FIRST);
        assert_eq!(other_way.len(), count, "{hours} first");
    }
}

#[test]
fn only_one_hall_on_one_day_is_too_small() {
    assert_count(&second("13/4/2025", "8h - 9h"), 1);
    assert_count(&second("14/4/2025", "8h - 9h"), 0);
    assert_count(&second("12–14/4/2025", "8h - 9h"), 1);
    assert_count(&second("10–12/4/2025", "8h - 9h"), 0);
    assert_count(&second("12, 13/4/2025", "8h - 9h"), 1);
    assert_count(&second("12, 14/4/2025", "8h - 9h"), 0);
    assert_count(&second("tháng 4/2025", "8h - 9h"), 0);
    assert_count(&both(FIRST, "when: 13/4/2025\nhours: 8h - 9h\nvenue: Sân vận động"), 0);
    assert_count(&both(FIRST, "when: 13/4/2025\nhours: 8h - 9h"), 0);
    assert_count(&both(FIRST, "when: 13/4/2025\nvenue: Nhà văn hóa xã"), 0);
}

#[test]
fn a_long_drive_is_remembered_after_a_short_one() {
    let drive =
        |when: &str, hours: &str| format!("---\ntitle: Buổi mẫu\nwhen: {when}\nhours: {hours}\nvenue: Sân\n---\n");
    let (long, short, last) =
        (drive("10–14/4/2025", "7h - 9h"), drive("11/4/2025", "10h - 11h"), drive("14/4/2025", "8h"));
    let files = [("drives/a.md", long.as_str()), ("drives/b.md", short.as_str()), ("drives/c.md", last.as_str())];
    let found = reported(&SAME_VENUE, "2025-04-01T08:00", &files);
    assert_count(&found, 1);
    assert!(found[0].starts_with("c.md"), "{found:?}");
}

#[test]
fn what_is_off_or_over_takes_no_hall() {
    assert_count(&both(FIRST, &format!("{FIRST}status: cancelled")), 0);
    assert_count(&both(FIRST, &format!("{FIRST}status: full")), 1);
    assert_count(&at("2025-04-13T10:59", FIRST, FIRST), 1);
    assert_count(&at("2025-04-13T11:00", FIRST, FIRST), 0);
}

#[test]
fn halls_of_one_name_in_two_communes_are_two() {
    let places = [("places/xa-a.md", "---\nname: Xã A\n---\n"), ("places/xa-b.md", "---\nname: Xã B\n---\n")];
    let drive = |area: &str| format!("---\ntitle: Buổi mẫu\n{FIRST}area: {area}\n---\n");
    let found = |first: &str, second: &str| {
        let (first, second) = (drive(first), drive(second));
        let files = [places[0], places[1], ("drives/a.md", first.as_str()), ("drives/b.md", second.as_str())];
        reported(&SAME_VENUE, "2025-04-01T08:00", &files)
    };
    assert_count(&found("xa-a", "xa-b"), 0);
    assert_count(&found("xa-a", "xa-a"), 1);
}
