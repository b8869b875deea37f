//! What readers were shown is compared with what is built next: a change that nothing explains is told, with the mend.

use crate::support::{self, Site};

const CONFIG: &str = "id: thu\ntitle: Trang thử\nnotice: Trang này chỉ để thử.\nbase_url: https://hienmau.example/\n\
                      pinned_now: 10/3/2026\n";

fn site(files: &[(&str, &str)]) -> Site {
    let site = Site::new().file("content/site.yaml", CONFIG);
    files.iter().for_each(|(path, text)| site.write(path, text));
    site
}

fn drive(fields: &str) -> String {
    format!("---\ntitle: Hiến máu thử\nvenue: Nhà rông thử\nannounced: 01/3/2026\n{fields}\n---\n")
}

const PATH: &str = "content/drives/thu.md";

/// What a build says once the drive has other fields than in the build before it.
fn after(before: &str, then: &str) -> String {
    let site = site(&[(PATH, &drive(before))]);
    site.run(["build"]).ends_with(0);
    site.write(PATH, drive(then));
    let checked = site.run(["check"]).transcript();
    let built = site.run(["build"]).ends_with(0).transcript();
    assert_eq!(checked.contains("cảnh báo["), built.contains("cảnh báo["), "{checked}\n{built}");
    built
}

#[test]
fn a_day_that_moved_without_a_line_of_history_is_told_with_the_line_to_paste() {
    let (before, then) =
        ("when: 20/3/2026\nhours: 7h30 - 11h\nstatus: confirmed", "when: 27/3/2026\nhours: 7h30 - 11h");
    let then = format!("{then}\nstatus: confirmed");
    let reported = after(before, &then);
    assert!(reported.contains("unexplained-change"), "{reported}");
    let line = "Lịch sử: [{Ngày: 10/3/2026, Trước đó: {Ngày: 20/3/2026}, Lý do: …}]";
    assert!(reported.contains(line), "{reported}");
    let explained = after(before, &format!("{then}\n{}", line.replace('…', "Trùng lịch")));
    assert!(!explained.contains("cảnh báo["), "{explained}");
}

#[test]
fn hours_a_place_and_a_status_are_held_against_the_history_too() {
    let before = "when: 20/3/2026\nhours: 7h30 - 11h\nstatus: confirmed";
    let reported = after(before, "when: 20/3/2026\nhours: 8h30 - 11h\nstatus: confirmed");
    assert!(reported.contains("Trước đó: {Giờ: 7 giờ 30 – 11 giờ}"), "{reported}");
    let reported = after(before, "when: 20/3/2026\nhours: 7h30 - 11h\nstatus: cancelled");
    assert!(
        reported.contains("unexplained-change") && reported.contains("Trước đó: {Tình trạng: Đã xác nhận}"),
        "{reported}"
    );
    let reported = after(before, &format!("{before}\nvenue: Sân khác").replace("venue", "address"));
    assert!(!reported.contains("cảnh báo["), "an address that is added is no change: {reported}");
}

#[test]
fn what_was_planned_and_is_certain_takes_nothing_back() {
    let fields = |status: &str| format!("when: 20/3/2026\nhours: 7h30 - 11h\nstatus: {status}");
    let reported = after(&fields("planned"), &fields("confirmed"));
    assert!(!reported.contains("cảnh báo["), "{reported}");
    let reported = after(&fields("confirmed"), &fields("planned"));
    assert!(reported.contains("unexplained-change"), "what was certain and is not takes something back: {reported}");
}

#[test]
fn what_is_said_more_exactly_is_no_change() {
    let roughly = "when: tháng 3/2026\nstatus: planned";
    assert!(!after(roughly, "when: 20/3/2026\nhours: 7h - 9h\nstatus: planned").contains("cảnh báo["));
    assert!(after(roughly, "when: 20/4/2026\nstatus: planned").contains("unexplained-change"));
    assert!(after("when: 20/3/2026", "when: tháng 3/2026").contains("unexplained-change"));
}

#[test]
fn a_line_of_history_that_is_taken_out_is_told() {
    let line = "history: [{on: 05/3/2026, was: {when: 13/3/2026}, why: Mưa}]";
    let reported = after(&format!("when: 20/3/2026\nstatus: planned\n{line}"), "when: 20/3/2026\nstatus: planned");
    assert!(reported.contains("lost-history"), "{reported}");
}

#[test]
fn a_drive_that_vanished_is_told_unless_its_address_leads_on() {
    let site = site(&[(PATH, &drive("when: 20/3/2026")), ("content/pages/a.md", "---\ntitle: Trang\n---\n")]);
    site.run(["build"]).ends_with(0);
    site.remove(PATH);
    let reported = site.run(["check"]).ends_with(0).transcript();
    assert!(reported.contains("vanished") && reported.contains("lich-hien-mau/buoi/thu/"), "{reported}");
    site.run(["check", "--deny", "vanished"]).ends_with(1);
    site.write("content/drives/moi.md", drive("when: 20/3/2026\nformer_ids: [thu]"));
    let reported = site.run(["check"]).ends_with(0).transcript();
    assert!(!reported.contains("cảnh báo["), "{reported}");
}

#[test]
fn a_file_that_cannot_be_read_is_not_taken_for_one_that_is_gone() {
    let site = site(&[(PATH, &drive("when: 20/3/2026"))]);
    site.run(["build"]).ends_with(0);
    for broken in [drive("when: 31/2/2026"), "---\ntitle: [\n---\n".to_owned()] {
        site.write(PATH, broken);
        let reported = site.run(["check"]).ends_with(1).transcript();
        assert!(!reported.contains("cảnh báo["), "{reported}");
    }
}

#[test]
fn a_row_that_crosses_a_month_is_told_once_with_both_mends() {
    let table = |day: &str| format!("Tiêu đề,Ngày,Địa điểm\nHiến máu thử,{day},Hội trường thử\n");
    let site = site(&[("content/drives/lich.csv", &table("26/3/2026"))]);
    site.run(["build"]).ends_with(0);
    site.write("content/drives/lich.csv", table("03/4/2026"));
    let reported = site.run(["check"]).ends_with(0).transcript();
    assert_eq!(reported.matches("cảnh báo[").count(), 1, "{reported}");
    assert!(reported.contains("moved-row") && reported.contains("hoi-truong-thu-2026-03"), "{reported}");
    assert!(
        reported.contains("`Ngày cũ`") && reported.contains("`Mã`") && reported.contains("26/3/2026"),
        "{reported}"
    );
    let mended = "Tiêu đề,Ngày,Ngày cũ,Lý do,Địa điểm\nHiến máu thử,03/4/2026,26/3/2026,Mưa,Hội trường thử\n";
    site.write("content/drives/lich.csv", mended);
    let reported = site.run(["check"]).ends_with(0).transcript();
    assert!(!reported.contains("cảnh báo["), "{reported}");
    let named =
        "Mã,Tiêu đề,Ngày,Địa điểm,Ngày cũ\nhoi-truong-thu-2026-03,Hiến máu thử,03/4/2026,Hội trường thử,26/3/2026\n";
    site.write("content/drives/lich.csv", named);
    assert!(!site.run(["check"]).ends_with(0).transcript().contains("cảnh báo["));
}

#[test]
fn a_row_whose_id_grew_beside_another_is_told_its_old_id() {
    let one = "Tiêu đề,Ngày,Địa điểm\nHiến máu thử,26/3/2026,Hội trường thử\n";
    let site = site(&[("content/drives/lich.csv", one)]);
    site.run(["build"]).ends_with(0);
    site.write("content/drives/lich.csv", format!("{one}Hiến máu thử,28/3/2026,Hội trường thử\n"));
    let reported = site.run(["check"]).ends_with(0).transcript();
    assert_eq!(reported.matches("cảnh báo[").count(), 1, "{reported}");
    assert!(reported.contains("`hoi-truong-thu-2026-03` vào cột `Mã`") && !reported.contains("Ngày cũ`"), "{reported}");
}

#[test]
fn in_a_table_the_mend_names_the_columns() {
    let table = |status: &str| format!("Tiêu đề,Ngày,Địa điểm,Tình trạng\nHiến máu thử,26/3/2026,Nhà thử,{status}\n");
    let site = site(&[("content/drives/lich.csv", &table("Đã xác nhận"))]);
    site.run(["build"]).ends_with(0);
    site.write("content/drives/lich.csv", table("Đã hủy"));
    let reported = site.run(["check"]).ends_with(0).transcript();
    assert!(
        reported.contains("unexplained-change") && reported.contains("`Lý do`") && !reported.contains("Lịch sử: ["),
        "{reported}"
    );
    let mended = "Tiêu đề,Ngày,Địa điểm,Tình trạng,Lý do,Ngày báo đổi\n\
                  Hiến máu thử,26/3/2026,Nhà thử,Đã hủy,Mất điện,09/3/2026\n";
    site.write("content/drives/lich.csv", mended);
    assert!(!site.run(["check"]).ends_with(0).transcript().contains("unexplained"));
}

const WEEKLY: &str = "when: 02/3/2026\nhours: 7h30 - 11h\nstatus: confirmed\n";

#[test]
fn a_day_that_readers_saw_is_called_off_and_not_left_out() {
    let recurrence = |more: &str| format!("{WEEKLY}repeats: {{every: week, until: 27/4/2026{more}}}");
    let reported = after(&recurrence(", except: [30/3/2026]"), &recurrence(", except: [30/3/2026, 16/3/2026]"));
    assert!(reported.contains("unexplained-exception"), "{reported}");
    let line = "{Ngày: 16/3/2026, Tình trạng: Đã hủy, Lý do: …}";
    assert!(reported.contains(line) && !reported.contains("Ngày: 30/3/2026"), "{reported}");
    let line = line.replace('…', "Mất điện");
    let reported =
        after(&recurrence(", except: [30/3/2026]"), &recurrence(&format!(", except: [30/3/2026], changes: [{line}]")));
    assert!(!reported.contains("cảnh báo["), "{reported}");
}

#[test]
fn a_changed_day_that_is_taken_out_is_told_and_hides_nothing_else() {
    let day = |day: &str| format!("{{day: {day}, status: cancelled, why: Mất điện}}");
    let recurrence = |until: &str, days: &[&str]| {
        let days: Vec<String> = days.iter().map(|it| day(it)).collect();
        format!("{WEEKLY}repeats: {{every: week, until: {until}, changes: [{}]}}", days.join(", "))
    };
    let two = recurrence("27/4/2026", &["16/3/2026", "23/3/2026"]);
    assert!(after(&two, &recurrence("27/4/2026", &["16/3/2026"])).contains("lost-history"));
    let cut = after(&recurrence("27/4/2026", &["16/3/2026"]), &recurrence("13/4/2026", &["16/3/2026", "23/3/2026"]));
    assert!(cut.contains("unexplained-change"), "{cut}");
}

#[test]
fn a_rhythm_that_is_cut_short_or_changed_is_told_and_one_that_goes_on_is_not() {
    let recurrence = |text: &str, more: &str| format!("{WEEKLY}repeats: {{{text}}}{more}");
    let whole = recurrence("every: week, until: 27/4/2026", "");
    for changed in ["every: week, until: 13/4/2026", "every: fortnight, until: 27/4/2026", "every: week, on: thứ Ba"]
    {
        let reported = after(&whole, &recurrence(changed, ""));
        assert!(reported.contains("unexplained-change") && reported.contains("27/4/2026"), "{changed}: {reported}");
        let explained = "\nhistory: [{on: 09/3/2026, was: {}, why: Hết đợt}]";
        assert!(!after(&whole, &recurrence(changed, explained)).contains("unexplained"), "{changed}");
    }
    for longer in ["every: week, until: 04/5/2026", "every: week"] {
        assert!(!after(&whole, &recurrence(longer, "")).contains("cảnh báo["), "{longer}");
    }
    assert!(after(&recurrence("every: week", ""), &whole).contains("unexplained-change"));
    assert!(after(&whole, WEEKLY.trim_end()).contains("unexplained-change"));
}

#[test]
fn trees_that_readers_do_not_see_are_not_compared() {
    for option in [vec!["build", "--drafts"], vec!["build", "--now", "2026-03-12"]] {
        let site = site(&[(PATH, &drive("when: 20/3/2026"))]);
        site.run(option.clone()).ends_with(0);
        site.write(PATH, drive("when: 27/3/2026"));
        let reported = site.run(["check"]).ends_with(0).transcript();
        assert!(!reported.contains("unexplained"), "{option:?}: {reported}");
    }
    let site = site(&[(PATH, &drive("when: 20/3/2026"))]);
    site.run(["build"]).ends_with(0);
    site.write(PATH, drive("when: 27/3/2026"));
    site.write("content/site.yaml", CONFIG.replace("id: thu", "id: khac"));
    assert!(!site.run(["check"]).ends_with(0).transcript().contains("unexplained"));
}

#[test]
fn the_comparison_changes_no_byte() {
    let first = site(&[(PATH, &drive("when: 27/3/2026"))]);
    let second = site(&[(PATH, &drive("when: 20/3/2026"))]);
    second.run(["build"]).ends_with(0);
    second.write(PATH, drive("when: 27/3/2026"));
    let (clean, compared) = (first.build(), second.build());
    support::assert_same("a clean build and one that was compared", &clean, &compared);
}

#[test]
fn a_list_that_says_no_schedule_is_damaged_and_told() {
    let site = site(&[(PATH, &drive("when: 20/3/2026"))]);
    site.run(["build"]).ends_with(0);
    let before = site.tree("output");
    let list = String::from_utf8(before[".giothong-manifest.json"].clone()).expect("text");
    site.write("output/.giothong-manifest.json", list.replace("\"things\":{", "\"things\":{\"drives/x\":7,"));
    site.write(PATH, drive("when: 27/3/2026"));
    site.run(["check"]).ends_with(0).says(".giothong-manifest.json");
    site.run(["build"]).ends_with(2).says(".giothong-manifest.json");
    assert_eq!(site.tree("output")["index.html"], before["index.html"]);
}

#[test]
fn a_list_of_the_version_before_is_read_and_compares_nothing() {
    let site = site(&[(PATH, &drive("when: 20/3/2026"))]);
    site.run(["build"]).ends_with(0);
    let list = String::from_utf8(site.tree("output")[".giothong-manifest.json"].clone()).expect("text");
    let at = list.find(",\"schedule\":").expect("the list says what readers were shown");
    assert!(list.contains("\"version\":2"), "{list}");
    site.write(
        "output/.giothong-manifest.json",
        format!("{}}}\n", &list[..at]).replace("\"version\":2", "\"version\":1"),
    );
    site.write(PATH, drive("when: 27/3/2026"));
    assert!(!site.run(["build"]).ends_with(0).transcript().contains("unexplained"));
    site.write(PATH, drive("when: 28/3/2026"));
    assert!(site.run(["build"]).ends_with(0).transcript().contains("unexplained"));
}
