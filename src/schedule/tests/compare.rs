use std::collections::BTreeMap;

use super::at;
use crate::diagnostics::Diagnostic;
use crate::schedule::{compare, published};

/// The problems reported on 1 April 2025 when one drive replaced another: code and help.
fn between(before: &str, after: &str) -> Vec<String> {
    sites(&[("drives/a.md", before)], &[("drives/a.md", after)])
}

fn sites(before: &[(&str, &str)], after: &[(&str, &str)]) -> Vec<String> {
    reported(before, after, |found| {
        format!("{}: {}", found.problem.code, found.help.as_ref().map_or("", |help| &help.vi))
    })
}

fn reported(before: &[(&str, &str)], after: &[(&str, &str)], line: fn(&Diagnostic) -> String) -> Vec<String> {
    let places = [("places/xa-mau.md", "name: Xã Mẫu\n"), ("places/xa-hai.md", "name: Xã Hai\n")];
    let files = |files: &[(&str, &str)]| -> Vec<(String, String)> {
        let files = places.into_iter().chain(files.iter().copied());
        let titled = |path: &str, text: &str| match path.split_once('/') {
            _ if path.ends_with(".csv") => text.to_owned(),
            Some(("drives", _)) => format!("---\ntitle: Buổi mẫu\n{text}---\n"),
            _ => format!("---\n{text}---\n"),
        };
        files.map(|(path, text)| (path.to_owned(), titled(path, text))).collect()
    };
    let (before, after) = (files(before), files(after));
    fn look(files: &[(String, String)]) -> Vec<(&str, &str)> {
        files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect()
    }
    let shown = at("2025-04-01T08:00", &look(&before), |site, _| published(site));
    at("2025-04-01T08:00", &look(&after), |site, _| {
        let shown = serde_json::from_str(&serde_json::to_string(&shown).unwrap()).unwrap();
        compare(&shown, site, &BTreeMap::new()).0.iter().map(line).collect()
    })
}

const BEFORE: &str = "when: 20/5/2025\nhours: 8h - 11h\nvenue: Sân Một\narea: xa-mau\nstatus: confirmed\n";

fn after(day: &str, hours: &str, venue: &str, status: &str, more: &str) -> Vec<String> {
    let after = format!("when: {day}\nhours: {hours}\nvenue: {venue}\narea: xa-mau\nstatus: {status}\n{more}");
    between(BEFORE, &after)
}

#[test]
fn what_changed_without_a_line_is_reported_with_the_line() {
    let none: [&str; 0] = [];
    assert_eq!(after("20/5/2025", "8h - 11h", "Sân Một", "confirmed", ""), none);
    assert_eq!(after("2025-05-20", "08:00 - 11:00", "sân một", "confirmed", ""), none);
    let line = |was: &str| {
        format!("unexplained-change: thêm vào mục này: `Lịch sử: [{{Ngày: 01/4/2025, Trước đó: {{{was}}}, Lý do: …}}]`")
    };
    assert_eq!(after("21/5/2025", "8h - 11h", "Sân Một", "confirmed", ""), [line("Ngày: 20/5/2025")]);
    let hours = line("Giờ: 8 giờ – 11 giờ");
    assert_eq!(after("20/5/2025", "9h - 11h", "Sân Một", "confirmed", ""), [hours.as_str()]);
    assert_eq!(between(BEFORE, &BEFORE.replace("hours: 8h - 11h\n", "")), [hours], "hours that are no longer said");
    assert_eq!(between(&BEFORE.replace("hours: 8h - 11h\n", ""), BEFORE), none, "hours that were not said before");
    assert_eq!(after("20/5/2025", "8h - 11h", "Sân Hai", "confirmed", ""), [line("Địa điểm: Sân Một")]);
    assert_eq!(after("20/5/2025", "8h - 11h", "Sân Một", "cancelled", ""), [line("Tình trạng: Đã xác nhận")]);
    let all = line("Ngày: 20/5/2025, Giờ: 8 giờ – 11 giờ, Địa điểm: Sân Một, Tình trạng: Đã xác nhận");
    assert_eq!(after("21/5/2025", "9h - 11h", "Sân Hai", "planned", ""), [all]);
}

#[test]
fn a_line_of_history_explains_what_it_names_alone() {
    let explained = |was: &str| {
        let history = format!("history: [{{on: 01/3/2025, was: {{{was}}}}}]\n");
        after("21/5/2025", "8h - 11h", "Sân Hai", "confirmed", &history)
    };
    assert_eq!(explained("when: 20/5/2025, venue: Sân Một"), [""; 0]);
    let left = explained("when: 20/5/2025");
    assert!(
        left.len() == 1 && left[0].contains("`- {Ngày: 01/4/2025, Trước đó: {Địa điểm: Sân Một}, Lý do: …}`"),
        "{left:?}"
    );
    let wrong = explained("when: 19/5/2025, venue: Sân Một");
    assert!(wrong.len() == 1 && wrong[0].contains("Trước đó: {Ngày: 20/5/2025}"), "{wrong:?}");
}

#[test]
fn another_place_is_reported_by_its_id_and_words_that_yaml_would_misread_stand_in_quotes() {
    let moved = between(BEFORE, &BEFORE.replace("xa-mau", "xa-hai"));
    assert!(moved.len() == 1 && moved[0].contains("Trước đó: {Địa bàn: xa-mau}"), "{moved:?}");
    let quoted = between("when: 20/5/2025\nvenue: \"Sân: Một\"\n", "when: 20/5/2025\nvenue: Sân Hai\n");
    assert!(quoted.len() == 1 && quoted[0].contains("Trước đó: {Địa điểm: \"Sân: Một\"}"), "{quoted:?}");
}

#[test]
fn a_new_line_with_its_reason_explains_the_status_and_an_old_one_does_not() {
    let cancelled = BEFORE.replace("confirmed", "cancelled");
    let line = "history: [{on: 01/3/2025, was: {}, why: Mưa lớn}]\n";
    assert_eq!(between(BEFORE, &format!("{cancelled}{line}")), [""; 0]);
    let old = between(&format!("{BEFORE}{line}"), &format!("{cancelled}{line}"));
    assert!(old.len() == 1 && old[0].contains("Trước đó: {Tình trạng: Đã xác nhận}"), "{old:?}");
}

#[test]
fn what_is_said_more_exactly_is_no_change() {
    let exact = |before: &str, after: &str| between(&format!("when: {before}\n"), &format!("when: {after}\n")).len();
    assert_eq!(exact("tháng 5/2025", "20/5/2025"), 0);
    assert_eq!(exact("tháng 5/2025", "31/5/2025"), 0);
    assert_eq!(exact("tháng 5/2025", "01/6/2025"), 1);
    assert_eq!(exact("tháng 5/2025", "31/5, 01/6/2025"), 1);
    assert_eq!(exact("sau khi có kế hoạch", "20/5/2025"), 0);
    assert_eq!(exact("20/5/2025", "tháng 5/2025"), 1);
    assert_eq!(exact("18–20/5/2025", "19/5/2025"), 1);
}

#[test]
fn lines_that_readers_saw_cannot_be_taken_back() {
    let with = |count: usize| {
        let lines: Vec<String> =
            (1..=count).map(|day| format!("- {{on: 0{day}/3/2025, was: {{status: planned}}}}\n")).collect();
        if count == 0 { BEFORE.to_owned() } else { format!("{BEFORE}history:\n{}", lines.concat()) }
    };
    let codes = |before: usize, after: usize| {
        let found = between(&with(before), &with(after));
        found.iter().map(|line| line.split(':').next().unwrap_or_default().to_owned()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(codes(2, 2), "");
    assert_eq!(codes(1, 2), "");
    assert_eq!(codes(2, 1), "lost-history");
    assert_eq!(codes(1, 0), "lost-history");
}

#[test]
fn lost_lines_are_counted_with_the_changed_days_of_a_recurrence() {
    let weekly = |days: &[&str], lines: usize| {
        let days: Vec<String> =
            days.iter().map(|day| format!("  - {{day: {day}/6/2025, status: cancelled}}\n")).collect();
        let line = "- {on: 01/3/2025, was: {status: planned}}\n";
        format!(
            "when: 02/6/2025\nrepeats:\n  every: week\n  until: 30/6/2025\n  changes:\n{}history:\n{}",
            days.concat(),
            line.repeat(lines)
        )
    };
    let lost = |before: String, after: String| {
        reported(&[("drives/a.md", &before)], &[("drives/a.md", &after)], |found| {
            format!("{}: {}", found.problem.code, found.message.vi)
        })
    };
    let counted =
        |before, now| [format!("lost-history: “Buổi mẫu” có {before} lần thay đổi trên trang đã dựng, nay còn {now}")];
    assert_eq!(lost(weekly(&["09", "16"], 3), weekly(&["09", "16"], 3)), [""; 0]);
    assert_eq!(lost(weekly(&["09"], 3), weekly(&["09", "16"], 3)), [""; 0], "one day more");
    assert_eq!(lost(weekly(&["09", "16"], 3), weekly(&["09"], 3)), counted(5, 4));
    assert_eq!(lost(weekly(&["09", "16"], 3), weekly(&["09", "16"], 2)), counted(5, 4));
}

#[test]
fn a_recurrence_that_is_held_less_often_or_ends_earlier_is_reported() {
    let codes = |before: &str, after: &str| {
        let drive = |repeats: &str| format!("when: 02/6/2025\nrepeats: {{ {repeats} }}\n");
        sites(&[("drives/a.md", &drive(before))], &[("drives/a.md", &drive(after))])
    };
    let (weekly, fortnightly) = ("every: week, until: 30/6/2025", "every: fortnight, until: 30/6/2025");
    let told = codes(weekly, fortnightly);
    assert!(told.len() == 1 && told[0].starts_with("unexplained-change: từng ngày bị hủy"), "{told:?}");
    assert_eq!(codes(weekly, weekly), [""; 0]);
    assert_eq!(codes(weekly, "every: week, on: thứ Hai, until: 30/6/2025").len(), 1);
    assert_eq!(codes(weekly, "every: week, until: 29/6/2025").len(), 1);
    assert_eq!(codes(weekly, "every: week, until: 01/7/2025"), [""; 0]);
    assert_eq!(codes(weekly, "every: week"), [""; 0], "it goes on");
    assert_eq!(codes("every: week", weekly).len(), 1, "it had no end");
    let explained = format!(
        "when: 02/6/2025\nrepeats: {{ {fortnightly} }}\nhistory: [{{on: 01/4/2025, was: {{}}, why: Thiếu người}}]\n"
    );
    let before = format!("when: 02/6/2025\nrepeats: {{ {weekly} }}\n");
    assert_eq!(between(&before, &explained), [""; 0]);
    assert_eq!(between(&before, "when: 02/6/2025\n").len(), 1, "it is held once");
}

#[test]
fn a_drive_that_is_gone_is_reported() {
    let gone = sites(&[("drives/a.md", BEFORE)], &[("drives/b.md", "when: 01/8/2026\n")]);
    assert_eq!(gone.len(), 1, "{gone:?}");
    assert!(gone[0].starts_with("vanished: "), "{gone:?}");
    assert_eq!(sites(&[], &[("drives/a.md", BEFORE)]), [""; 0]);
}

#[test]
fn a_day_that_readers_knew_is_not_left_out_without_a_word() {
    let weekly = |except: &str, more: &str| {
        format!("when: 02/6/2025\nrepeats:\n  every: week\n  until: 30/6/2025\n  except: [{except}]\n{more}")
    };
    let before = weekly("", "");
    assert_eq!(
        between(&before, &weekly("16/6/2025", "")),
        ["unexplained-exception: chuyển ngày ấy từ `Trừ` sang `Thay đổi` của `Lặp lại`: \
             `- {Ngày: 16/6/2025, Tình trạng: Đã hủy, Lý do: …}`"]
    );
    assert_eq!(between(&before, &weekly("17/6/2025", "")), [""; 0], "no day of the rhythm");
    assert_eq!(between(&weekly("16/6/2025", ""), &weekly("16/6/2025", "")), [""; 0]);
    assert_eq!(between(&weekly("16/6/2025", ""), &weekly("16/6/2025, 23/6/2025", "")).len(), 1);
    assert_eq!(between("when: 02/6/2025\n", &weekly("16/6/2025", "")), [""; 0], "it was no rhythm yet");
    let cancelled = |day: &str| format!("  changes: [{{day: {day}/6/2025, status: cancelled, why: Mưa}}]\n");
    assert_eq!(between(&before, &weekly("16/6/2025", &cancelled("16"))), [""; 0]);
    assert_eq!(between(&before, &weekly("16/6/2025", &cancelled("23"))).len(), 1, "another day is called off");
}

#[test]
fn a_row_that_crossed_a_month_is_reported_with_both_mends() {
    let table = |days: &[&str]| {
        let rows: Vec<String> = days.iter().map(|day| format!("Buổi mẫu,{day},Hội trường Mẫu\n")).collect();
        format!("Tên,Ngày,Địa điểm\n{}", rows.concat())
    };
    let codes = |before: &[&str], after: &[&str]| {
        let (before, after) = (table(before), table(after));
        let found = sites(&[("drives/t.csv", &before)], &[("drives/t.csv", &after)]);
        found.iter().map(|line| line.split(':').next().unwrap_or_default().to_owned()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(codes(&["20/5/2025"], &["20/5/2025"]), "");
    assert_eq!(codes(&["20/5/2025"], &["03/6/2025"]), "moved-row");
    assert_eq!(codes(&["20/5/2025"], &["21/5/2025"]), "unexplained-change");
    assert_eq!(codes(&["20/5/2025", "10/7/2025"], &["10/7/2025"]), "vanished", "readers have seen that row");
    assert_eq!(codes(&["20/5/2025"], &["03/6/2025", "03/7/2025"]), "vanished", "nobody can tell which");
    let other = "Tên,Ngày,Địa điểm\nBuổi khác,03/6/2025,Sân vận động\n";
    let found = sites(&[("drives/t.csv", &table(&["20/5/2025"]))], &[("drives/t.csv", other)]);
    assert!(found.len() == 1 && found[0].starts_with("vanished"), "{found:?}");
}
