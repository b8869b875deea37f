use super::testing::with_site;
use crate::model::kind::Kind;
use crate::model::reference::Target;
use crate::schedule::Filter;
use crate::view::context::ViewContext;
use crate::view::pages::ScheduleRow;
use crate::view::{donor, home, schedule};

const CONFIG: &str = "id: thu\ntitle: Thử\nnotice: Trang thử, không có thật.\ncontact: {phone: '0000 000 001'}\n";
const ORGANIZATIONS: &str = "
- {id: mot, name: Đơn vị Một}
- {id: hai, name: Đơn vị Hai}
- {id: ba, name: Đơn vị Ba}
- {id: bon, name: Đơn vị Bốn}
";

fn look<T>(files: &[(&str, &str)], look: impl Fn(ViewContext<'_>) -> T) -> T {
    let always = [("content/site.yaml", CONFIG), ("content/organizations/mau.yaml", ORGANIZATIONS)];
    let files: Vec<(&str, &str)> = always.into_iter().chain(files.iter().copied()).collect();
    with_site(&files, look)
}

/// The rows of the months to come, each as its day, its further days and its title.
fn rows(cx: ViewContext<'_>) -> Vec<(String, Vec<String>, String)> {
    let months = schedule::schedule(cx, &Filter::All, 1).months;
    let rows = months.into_iter().flat_map(|month| [month.dated, month.undated].concat());
    rows.map(|row| (row.day.unwrap_or_default(), row.more.into_iter().map(|more| more.day).collect(), row.title))
        .collect()
}

fn drive(title: &str, rest: &str) -> String {
    format!("---\ntitle: {title}\n{rest}\n---\n")
}

#[test]
fn the_days_of_a_recurrence_share_a_row_in_their_month_and_a_changed_day_has_its_own() {
    let weekly = drive(
        "Điểm cố định",
        "when: 12/6/2023\nrepeats: {every: week, until: 11/7/2023}\nhours: 7h30 - 11h30\nhost: mot",
    );
    look(&[("content/drives/a.md", &weekly)], |cx| {
        let expected = [("12", vec!["19", "26"]), ("03", vec!["10"])];
        let expected = expected.map(|(day, more)| {
            (day.to_owned(), more.into_iter().map(str::to_owned).collect::<Vec<_>>(), "Điểm cố định".to_owned())
        });
        assert_eq!(rows(cx), expected);
    });
    let moved = weekly.replace(
        "until: 11/7/2023}",
        "until: 30/6/2023, changes: [{day: 19/6/2023, on: 10/6/2023, when: 20/6/2023, why: Thử}]}",
    );
    look(&[("content/drives/a.md", &moved)], |cx| {
        let shown: Vec<_> = rows(cx).into_iter().map(|(day, more, _)| (day, more)).collect();
        assert_eq!(shown, [("12".to_owned(), vec!["26".to_owned()]), ("20".to_owned(), vec![])]);
    });
}

fn wave(hosts: &str) -> String {
    format!("- {{id: d1, title: Đợt 01, number: 1, when: trước 01/7/2023, hosts: [{hosts}]}}\n")
}

fn in_july(cx: ViewContext<'_>) -> Vec<ScheduleRow> {
    schedule::schedule(cx, &Filter::All, 1).months.into_iter().flat_map(|month| month.dated).collect()
}

#[test]
fn four_hosts_of_a_wave_without_a_day_share_a_row_and_three_do_not() {
    look(&[("content/waves/a.yaml", &wave("mot, hai, ba, bon"))], |cx| {
        let rows = in_july(cx);
        let [row] = &rows[..] else { panic!("{rows:?}") };
        assert_eq!((row.kind.as_str(), row.title.as_str(), row.slots.len()), ("wave", "Đợt 01", 4));
        assert_eq!(row.host.as_ref().map(|host| host.text.as_str()), Some("4 đơn vị tổ chức"));
        assert_eq!(cx.entry_href(&Target { kind: Kind::Wave, id: "d1".into() }).as_ref(), Some(&row.href));
    });
    look(&[("content/waves/a.yaml", &wave("mot, hai, ba"))], |cx| {
        let kinds: Vec<_> = in_july(cx).into_iter().map(|row| row.kind).collect();
        assert_eq!(kinds, ["slot"; 3]);
    });
}

#[test]
fn the_next_drive_is_the_first_with_a_day_and_a_place_left_and_says_whom_to_call() {
    let files = [
        (
            "content/drives/a.md",
            drive("Đã đầy", "when: 11/6/2023\nstatus: full\nhistory: [{on: 01/6/2023, was: {status: planned}}]"),
        ),
        ("content/drives/b.md", drive("Trong tháng", "when: tháng 6/2023")),
        (
            "content/drives/c.md",
            drive("Bị hủy", "when: 12/6/2023\nstatus: cancelled\nhistory: [{on: 01/6/2023, was: {status: planned}}]"),
        ),
        ("content/drives/d.md", drive("Còn chỗ", "when: 13/6/2023")),
        ("content/drives/e.md", drive("Có số riêng", "when: 14/6/2023\ncontact: {phone: '0000 000 002'}")),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    look(&files, |cx| {
        let coming = schedule::coming(cx);
        let calls = coming.iter().map(|row| (row.title.as_str(), row.call.as_ref().map(|call| call.text.as_str())));
        let expected = [
            ("Còn chỗ", Some("0000 000 001")),
            ("Có số riêng", Some("0000 000 002")),
            ("Trong tháng", Some("0000 000 001")),
        ];
        assert_eq!(calls.collect::<Vec<_>>(), expected);
        assert_eq!(coming[0].calendar.as_deref(), Some("lich-hien-mau/buoi/d/lich.ics"));
        assert_eq!(coming[2].calendar, None);
    });
    look(&files[..1], |cx| {
        let titles: Vec<_> = schedule::coming(cx).into_iter().map(|row| row.title).collect();
        assert_eq!(titles, ["Đã đầy"], "where nothing is left, a full drive is better than none");
    });
}

#[test]
fn home_says_two_changes_in_a_few_letters_and_counts_the_others() {
    let moved = |was: &str, now: &str| {
        drive("Dời ngày", &format!("when: {now}\nhistory: [{{on: 01/6/2023, was: {{when: {was}}}}}]"))
    };
    let files = [
        ("content/drives/a.md", moved("13/6/2023", "14/6/2023")),
        (
            "content/drives/b.md",
            drive("Bị hủy", "when: 15/6/2023\nstatus: cancelled\nhistory: [{on: 01/6/2023, was: {status: planned}}]"),
        ),
        ("content/drives/c.md", moved("16/6/2023", "tháng 7/2023")),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    look(&files, |cx| {
        let view = home::home(cx);
        let said = view.changes.iter().map(|row| (row.change_from.as_deref(), row.change.as_deref()));
        assert_eq!(said.collect::<Vec<_>>(), [(Some("13/6"), Some("14/6")), (None, Some("15/6"))]);
        assert_eq!(view.changes_page.text, "và 1 nữa");
    });
    look(&files[..2], |cx| assert_eq!(home::home(cx).changes_page.href, ""));
}

#[test]
fn those_without_a_name_share_a_line() {
    let donors = "
- {id: a, name: Nguyễn Thị Mẫu, kind: person, consent: {status: granted, scope: [name], given_on: 01/6/2023}, honors: [{award: Mẫu}]}
- {id: b, name: Trần Văn Mẫu, kind: person, consent: {status: none}, honors: [{award: Mẫu}]}
- {id: c, name: Lê Văn Mẫu, kind: person, consent: {status: none}, honors: [{award: Mẫu}]}
";
    look(&[("content/donors/mau.yaml", donors)], |cx| {
        let names: Vec<String> = donor::honors(cx).others.into_iter().map(|honoree| honoree.name).collect();
        assert_eq!(names, ["Nguyễn Thị Mẫu", "Cùng 2 người, gia đình, tập thể không nêu tên"]);
    });
}
