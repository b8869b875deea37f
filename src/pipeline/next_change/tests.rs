//! Random small sites, built at random times.

#![allow(clippy::disallowed_methods, reason = "the sites are written into folders of their own")]

use std::collections::BTreeMap;
use std::fs;
use std::sync::Arc;

use chrono::{Days, NaiveDate, TimeDelta};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use tempfile::TempDir;

use super::*;
use crate::pipeline::InMemory;

const SITE: &str = "id: thu\ntitle: Trang thử\nnotice: Trang thử, không có thật.\nbase_url: https://hienmau.example/\n";

/// Half a year. Changes beyond the listed months only show when those months come near.
const MINUTES: i64 = 180 * 24 * 60;

fn start() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 3, 5).unwrap().and_hms_opt(7, 0, 0).unwrap()
}

/// An entry with days around the present: its folder and its text.
fn entry() -> impl Strategy<Value = (&'static str, String)> {
    let texts = select(vec![
        ("drives", "when: A\nhours: 7h30 - 11h30"),
        ("drives", "when: A\nvenue: Nơi thử"),
        ("drives", "when: tháng 3/2026\nstatus: full"),
        ("drives", "when: A\nhours: 13h\nstatus: cancelled\nhistory: [{on: 01/3/2026, was: {status: confirmed}}]"),
        ("drives", "when: khi có lịch\nstatus: postponed\nhistory: [{on: 02/3/2026, was: {when: A}}]"),
        ("drives", "when: A\nhistory: [{on: 03/3/2026, was: {when: B}}]\nannounced: 01/3/2026"),
        ("drives", "when: A\nhours: 7h - 9h\nregistration: {in_person: Trạm thử, opens: B, closes: A}"),
        ("drives", "when: A\nhours: 7h - 9h\nrepeats: {every: fortnight, except: [B]}"),
        ("drives", "when: từ A\nrepeats: {every: month, on: khi rảnh, until: tháng 6/2026}"),
        ("events", "kinds: [donation]\nwhen: A\nhours: 8h - 10h"),
        ("appeals", "issued_by: Trạm thử\nissued_at: 08:15 A"),
        ("appeals", "issued_by: Trạm thử\nissued_at: 08:15 A\nexpires_at: 09:45 B\nmet_at: 17:20 A"),
        ("events", "kinds: [launch]\nwhen: A"),
        ("observances", "month_day: 07/4"),
        ("observances", "month_day: 30/4"),
        ("programs", "year: 2026\npeaks: [{number: 1, when: A}, {number: 2, when: đến B}]"),
        ("documents", "kind: plan\nissued: tháng 4/2026"),
        ("campaigns", "when: đến A"),
        ("waves", "number: 1\nwhen: trước A"),
        ("news", "date: A"),
        ("donors", "kind: person\nconsent: {status: granted, scope: [name], given_on: A, expires_on: B}"),
        ("pages", "corrections: [{on: A, text: Sửa thử.}]"),
    ]);
    let day = |after: i64| {
        let date = start().date() + TimeDelta::days(after);
        date.format("%d/%m/%Y").to_string()
    };
    (texts, -20..60_i64, -20..60_i64).prop_map(move |((folder, text), a, b)| {
        let title = if folder == "donors" { "name" } else { "title" };
        let text = text.replace('A', &day(a)).replace('B', &day(b));
        (folder, format!("---\n{title}: Mục thử\n{text}\n---\n"))
    })
}

fn written(entries: &[(&str, String)]) -> (TempDir, Order) {
    let root = TempDir::new().unwrap();
    fs::create_dir(root.path().join("content")).unwrap();
    fs::write(root.path().join("content/site.yaml"), SITE).unwrap();
    for (number, (folder, text)) in entries.iter().enumerate() {
        let folder = root.path().join("content").join(folder);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(format!("muc-{number}.md")), text).unwrap();
    }
    let order = Order {
        root: root.path().to_owned(),
        now: Some(start()),
        clock: start(),
        drafts: false,
        unreviewed: false,
        base_url: None,
        links: None,
        published: None,
        each_unapproved: false,
        progress: std::sync::Arc::default(),
    };
    (root, order)
}

type Moment = (Built, Option<BTreeMap<String, Arc<[u8]>>>);

/// The site at a moment, without the day on which it was built.
fn at(order: &Order, moment: NaiveDateTime, memory: &mut Memory) -> Moment {
    let mut files = InMemory::default();
    let built = build_made_on(&Order { now: Some(moment), ..order.clone() }, Some(start().date()), memory, &mut files);
    let files = Some(files.into_files()).filter(|_| !built.problems.has_errors());
    (built, files)
}

fn reported(built: &Built) -> String {
    built.problems.0.iter().map(|problem| format!("{}: {:?}\n", problem.problem.code, problem.message)).collect()
}

fn changed(left: &Moment, right: &Moment) -> Vec<String> {
    let (Some(left), Some(right)) = (&left.1, &right.1) else { return vec![reported(&left.0), reported(&right.0)] };
    let paths = left.keys().chain(right.keys());
    paths.filter(|path| left.get(*path) != right.get(*path)).cloned().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, max_shrink_iters: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn between_two_moments_nothing_changes_and_the_answer_is_a_change(
        entries in vec(entry(), 1..6),
        minutes in vec((0..MINUTES, 0..=100_i64), 3),
    ) {
        let (_root, order) = written(&entries);
        let mut memory = Memory::default();
        let first = at(&order, start(), &mut memory);
        prop_assert!(first.1.is_some(), "{}", reported(&first.0));
        for (minute, part) in minutes {
            let moment = start() + TimeDelta::minutes(minute);
            let now = at(&order, moment, &mut memory);
            let last = now.0.next.map_or(MINUTES, |next| (next - moment).num_minutes() - 1);
            let later = moment + TimeDelta::minutes(last * part / 100);
            let then = at(&order, later, &mut memory);
            prop_assert_eq!(changed(&now, &then), Vec::<String>::new(), "from {} to {}", moment, later);
        }
        let (_, answer) = next_change(&order, &mut memory);
        let answer = match answer {
            Some(NextChange::At(answer)) => answer,
            Some(NextChange::Never) => {
                let far = at(&order, start() + TimeDelta::minutes(MINUTES), &mut memory);
                prop_assert_eq!(changed(&first, &far), Vec::<String>::new());
                return Ok(());
            }
            other => return Err(TestCaseError::fail(format!("{other:?}"))),
        };
        let last = at(&order, answer - TimeDelta::minutes(1), &mut memory);
        prop_assert_eq!(changed(&first, &last), Vec::<String>::new(), "up to {}", answer);
        prop_assert!(!changed(&first, &at(&order, answer, &mut memory)).is_empty(), "at {}", answer);
    }
}

#[test]
fn a_site_without_days_never_changes_and_a_pinned_one_neither() {
    let page = ("pages", "---\ntitle: Trang\n---\n".to_owned());
    let (root, order) = written(&[page]);
    assert_eq!(next_change(&order, &mut Memory::default()).1, Some(NextChange::Never));
    fs::write(root.path().join("content/site.yaml"), format!("{SITE}pinned_now: 01/4/2025\n")).unwrap();
    assert_eq!(next_change(&order, &mut Memory::default()).1, Some(NextChange::Pinned));
}

#[test]
fn a_rule_changes_the_site_on_its_first_day_and_after_its_last() {
    let page = ("pages", "---\ntitle: Trang\n---\n".to_owned());
    let (root, order) = written(&[page]);
    let rule = |days: &str| {
        let rule = "facts:\n  - {id: thu, topic: care, text: Câu thử., source: Nguồn thử, ";
        fs::write(root.path().join("content/facts.yaml"), format!("{rule}{days}}}\n")).unwrap();
        next_change(&order, &mut Memory::default()).1
    };
    let midnight = |day: u32| {
        let day = NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
        Some(NextChange::At(day.and_hms_opt(0, 0, 0).unwrap()))
    };
    assert_eq!(rule("valid_to: 09/3/2026"), midnight(10));
    assert_eq!(rule("valid_from: 08/3/2026, valid_to: 09/3/2026"), midnight(8));
    assert_eq!(rule("valid_from: 2013, valid_to: 04/3/2026"), Some(NextChange::Never));
}

#[test]
fn the_day_of_its_making_is_no_change() {
    let drive = ("drives", "---\ntitle: Buổi thử\nwhen: 09/3/2026\nhours: 7h30 - 11h30\n---\n".to_owned());
    let (_root, order) = written(&[drive]);
    let next = next_change(&order, &mut Memory::default()).1;
    let end = start().date().checked_add_days(Days::new(4)).and_then(|day| day.and_hms_opt(11, 30, 0));
    assert_eq!(next, end.map(NextChange::At));
}
