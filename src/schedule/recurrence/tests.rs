use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;
use proptest::sample::select;

use super::{MOST, days};
use crate::dates::recurrence::On;
use crate::model::drive::Drive;
use crate::model::site::AnyEntry;
use crate::source::SourceFile;

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// A drive with a `when` and the lines of its recurrence.
fn drive(when: &str, repeats: &str) -> Drive {
    let text = format!("---\ntitle: Mẫu\nwhen: {when}\nrepeats: {{ {repeats} }}\n---\n");
    let file = SourceFile { path: "content/drives/mau.md".into(), text: text.as_str().into(), hash: [0; 32] };
    let parsed = crate::parse::parse(&file);
    assert_eq!(parsed.problems.0, [], "{text}");
    match parsed.value.entries.first() {
        Some(AnyEntry::Drive(entry)) => entry.own.clone(),
        _ => panic!("{text} is no drive"),
    }
}

/// Its days until the end of 2025, in the form `4/3`.
fn held(when: &str, repeats: &str) -> Option<Vec<String>> {
    let days = days(&drive(when, repeats), date(2025, 12, 31))?;
    Some(days.into_iter().map(|day| format!("{}/{}", day.day(), day.month())).collect())
}

#[track_caller]
fn assert_held(when: &str, repeats: &str, expected: &str) {
    let expected: Vec<String> = expected.split_whitespace().map(str::to_owned).collect();
    assert_eq!(held(when, repeats), Some(expected), "{when}: {repeats}");
}

#[test]
fn a_week_is_counted_to_its_last_day_without_the_excepted_ones() {
    let repeats = "every: week, on: thứ Hai, until: 07/7/2025, except: [16/6/2025, 27–30/6/2025]";
    assert_held("02/6/2025", repeats, "2/6 9/6 23/6 7/7");
    assert_held("02/6/2025", "every: week, until: trước 01/7/2025, except: [tháng 6/2025]", "");
    assert_held("22/12/2025", "every: week, on: \"thứ Hai và thứ Tư\"", "22/12 24/12 29/12 31/12");
    assert_held("02/6/2025", "every: week, until: 23/6/2025, except: [09/6 hằng năm]", "2/6 16/6 23/6");
}

#[test]
fn the_first_day_gives_what_is_not_written() {
    assert_held("04/11/2025", "every: week, until: 20/11/2025", "4/11 11/11 18/11");
    assert_held("04/11/2025", "every: fortnight", "4/11 18/11 2/12 16/12 30/12");
    assert_held("15/9/2025", "every: month", "15/9 15/10 15/11 15/12");
    assert_held("15/3/2025", "every: quarter", "15/3 15/6 15/9 15/12");
    assert_held("từ 15/10/2025", "every: month", "15/10 15/11 15/12");
    let yearly = days(&drive("07/4/2025", "every: year"), date(2027, 12, 31));
    assert_eq!(yearly, Some(vec![date(2025, 4, 7), date(2026, 4, 7), date(2027, 4, 7)]));
}

#[test]
fn a_month_that_is_too_short_is_passed_over() {
    assert_held("31/01/2025", "every: month, until: 31/8/2025", "31/1 31/3 31/5 31/7 31/8");
    assert_held("31/01/2025", "every: month, on: ngày cuối tháng, until: 30/4/2025", "31/1 28/2 31/3 30/4");
    let leap = days(&drive("29/02/2024", "every: year"), date(2032, 12, 31));
    assert_eq!(leap, Some(vec![date(2024, 2, 29), date(2028, 2, 29), date(2032, 2, 29)]));
    assert_held("29/3/2025", "every: month, on: thứ Bảy thứ năm", "29/3 31/5 30/8 29/11");
}

#[test]
fn days_of_the_month_are_counted_by_number_or_by_weekday() {
    assert_held("01/11/2025", "every: month, on: \"ngày 01 và 15\"", "1/11 15/11 1/12 15/12");
    assert_held("05/10/2025", "every: month, on: Chủ nhật đầu tiên", "5/10 2/11 7/12");
    assert_held("11/10/2025", "every: month, on: thứ Bảy tuần thứ hai", "11/10 8/11 13/12");
    assert_held("28/6/2025", "every: quarter, on: thứ Bảy cuối tháng", "28/6 27/9 27/12");
    let yearly = days(&drive("06/4/2025", "every: year, on: Chủ nhật đầu tiên"), date(2027, 12, 31));
    assert_eq!(yearly, Some(vec![date(2025, 4, 6), date(2026, 4, 5), date(2027, 4, 4)]));
}

#[test]
fn where_only_the_month_is_known_it_begins_with_the_first_such_day_in_it() {
    assert_held("tháng 12/2025", "every: week, on: thứ Ba", "2/12 9/12 16/12 23/12 30/12");
    assert_held("từ tháng 11/2025", "every: fortnight, on: thứ Ba", "4/11 18/11 2/12 16/12 30/12");
    assert_held("tháng 02/2025", "every: quarter, on: ngày 20", "20/2 20/5 20/8 20/11");
    assert_held("sau 04/11/2025", "every: week, on: thứ Ba, until: tháng 11/2025", "11/11 18/11 25/11");
    assert_held("từ 05/11 đến 25/11/2025", "every: week, on: thứ Ba", "11/11 18/11 25/11");
    let yearly = days(&drive("năm 2025", "every: year, on: 07/4"), date(2026, 12, 31));
    assert_eq!(yearly, Some(vec![date(2025, 4, 7), date(2026, 4, 7)]));
}

#[test]
fn an_ongoing_drive_begins_when_it_was_announced() {
    let mut ongoing = drive("thường xuyên", "every: week, on: thứ Ba");
    assert_eq!(days(&ongoing, date(2025, 3, 12)), None);
    ongoing.announced = drive("01/3/2025\nannounced: 01/3/2025", "every: week").announced;
    assert_eq!(days(&ongoing, date(2025, 3, 12)), Some(vec![date(2025, 3, 4), date(2025, 3, 11)]));
    let mut fortnightly = drive("thường xuyên", "every: fortnight, on: thứ Ba");
    fortnightly.announced = ongoing.announced;
    assert_eq!(days(&fortnightly, date(2025, 3, 12)), None, "nobody said which of two weeks");
}

#[test]
fn an_excepted_day_with_a_change_of_its_own_is_told() {
    let repeats = |day: &str| {
        format!("every: week, until: 23/6/2025, except: [09–16/6/2025], changes: [{{ day: {day}, status: cancelled }}]")
    };
    assert_held("02/6/2025", &repeats("09/6/2025"), "2/6 9/6 23/6");
    assert_held("02/6/2025", &repeats("16/6/2025"), "2/6 16/6 23/6");
    assert_held("02/6/2025", &repeats("23/6/2025"), "2/6 23/6");
}

#[test]
fn days_that_are_not_known_are_not_reported() {
    for (when, repeats) in [
        ("tháng 3/2025", "every: week"),
        ("từ 01/3 đến 31/5/2025", "every: week"),
        ("trước 01/4/2025", "every: week, on: thứ Ba"),
        ("thường xuyên", "every: fortnight, on: thứ Ba"),
        ("sau khi kết thúc đợt 1", "every: week, on: thứ Ba"),
        ("04/3/2025", "every: week, on: khi có xe"),
        ("04/3/2025", "every: week, on: ngày 15"),
        ("04/3/2025", "every: month, on: thứ Ba"),
        ("07/4/2025", "every: month, on: 07/4"),
        ("năm 2025", "every: year, on: ngày 15"),
        ("quý I/2025", "every: quarter, on: ngày 15"),
        ("tháng 02/2025", "every: year, on: ngày 30"),
    ] {
        assert_eq!(held(when, repeats), None, "{when}: {repeats}");
    }
    let mut once = drive("04/3/2025", "every: week");
    once.repeats = None;
    assert_eq!(days(&once, date(2025, 12, 31)), None);
}

#[test]
fn a_limit_before_the_first_day_leaves_none() {
    assert_held("04/3/2025", "every: week, until: 01/3/2025", "");
    assert_eq!(days(&drive("04/3/2025", "every: month"), date(2025, 3, 3)), Some(vec![]));
}

#[test]
fn no_more_days_are_listed_than_anybody_needs() {
    let weekly = drive("04/3/2025", "every: week");
    assert_eq!(days(&weekly, NaiveDate::MAX).map(|days| days.len()), Some(MOST));
    let yearly = days(&drive("29/02/2024", "every: year"), NaiveDate::MAX).unwrap();
    assert!(yearly.len() < MOST && yearly.last() == Some(&date(9996, 2, 29)), "{:?}", yearly.last());
    assert_eq!(days(&weekly, NaiveDate::MIN), Some(vec![]));
}

proptest! {
    /// Compares with counting day by day.
    #[test]
    fn the_days_are_those_of_the_calendar_that_the_words_name(
        offset in 0u64..1500,
        length in 0u64..800,
        (every, on) in prop_oneof![
            (select(vec!["week", "fortnight"]), select(vec!["thứ Ba", "thứ 2, 4, 6", "T6 - CN", "thứ Hai và Chủ nhật"])),
            (
                select(vec!["month", "quarter", "year"]),
                select(vec!["ngày 01 và 15", "ngày 31", "ngày cuối tháng", "Chủ nhật đầu tiên", "thứ Bảy cuối tháng",
                    "thứ Ba thứ năm", "thứ Hai thứ hai và thứ tư"]),
            ),
        ],
    ) {
        let start = date(2023, 1, 1) + chrono::Days::new(offset);
        let end = start + chrono::Days::new(length);
        let named = On::parse(on).unwrap();
        let found = days(&drive(&start.to_string(), &format!("every: {every}, on: \"{on}\"")), end);
        let from_start = || start.iter_days().take_while(|day| *day <= end).filter(|day| named.contains(*day));
        let months = |day: NaiveDate| day.year() * 12 + day.month0() as i32 - start.year() * 12 - start.month0() as i32;
        let monday = |day: NaiveDate| day.week(chrono::Weekday::Mon).first_day();
        let first_week = from_start().next().map(monday);
        let is_held = |day: &NaiveDate| match every {
            "fortnight" => first_week.is_some_and(|first| (monday(*day) - first).num_weeks() % 2 == 0),
            "quarter" => months(*day) % 3 == 0,
            "year" => months(*day) % 12 == 0,
            _ => true,
        };
        let expected: Vec<NaiveDate> = from_start().filter(is_held).collect();
        let never = every == "year" && on == "ngày 31" && ![1, 3, 5, 7, 8, 10, 12].contains(&start.month());
        prop_assert_eq!(found, (!never).then_some(expected));
    }
}
