use chrono::{NaiveDate, Weekday};
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};

use super::{DayOfMonth, On, WeekdayOfMonth, Which};
use crate::dates::period::MonthDay;

const WEEK: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

fn vi(text: &str) -> String {
    On::parse(text).unwrap_or_else(|| panic!("{text} is not read")).vi()
}

#[test]
fn weekdays_are_read_in_every_form() {
    for (printed, texts) in [
        (
            "thứ Ba",
            &[
                "thứ Ba",
                "Thứ ba hằng tuần",
                "thứ 3",
                "T3",
                "vào thứ Ba hàng tuần.",
                "mỗi thứ ba",
                "sáng thứ Ba",
                "các ngày thứ Ba trong tuần",
                "Tuesday",
                "every Tuesday",
                "Tuesdays",
            ][..],
        ),
        ("Chủ nhật", &["Chủ nhật", "CN", "chủ  nhật hằng tuần", "sunday"]),
        ("thứ Ba và thứ Năm", &["thứ Ba và thứ Năm", "thứ Năm, thứ Ba", "thứ 3, 5", "T3 & T5", "Tue and Thu"]),
        ("thứ Hai, thứ Tư và thứ Sáu", &["thứ 2, 4, 6", "thứ 2-4-6", "T2-T4-T6", "thứ hai, tư, sáu", "Mon, Wed, Fri"]),
        ("thứ Hai, thứ Ba, thứ Tư, thứ Năm và thứ Sáu", &["T2 - T6", "từ thứ Hai đến thứ Sáu", "thứ 2 đến 6"]),
        ("thứ Hai, thứ Bảy và Chủ nhật", &["thứ Bảy đến thứ Hai", "thứ Hai, T7 - CN", "thứ 2, 7, CN"]),
        ("thứ Hai và Chủ nhật", &["Chủ nhật và thứ hai", "Chủ nhật, thứ hai"]),
    ] {
        for text in texts {
            assert_eq!(vi(text), printed, "{text}");
        }
    }
}

#[test]
fn days_of_the_month_are_read_in_every_form() {
    for (printed, texts) in [
        (
            "ngày 15",
            &["ngày 15", "Ngày 15 hằng tháng", "vào ngày 15 của mỗi tháng", "day 15", "the 15th of every month"][..],
        ),
        ("ngày 01 và 15", &["ngày 01 và 15 hằng tháng", "ngày 1, ngày 15", "các ngày 15 và 1", "days 1 and 15"]),
        ("ngày cuối tháng", &["ngày cuối tháng", "ngày cuối cùng của tháng", "last day of the month"]),
        ("ngày 01", &["ngày đầu tháng", "ngày đầu tiên của tháng", "the 1st"]),
        ("ngày 15 và ngày cuối tháng", &["ngày 15 và ngày cuối tháng", "day 15 and the last day of the month"]),
        ("ngày 05, 06 và 07", &["từ ngày 5 đến ngày 7 hằng tháng", "ngày 5-7"]),
    ] {
        for text in texts {
            assert_eq!(vi(text), printed, "{text}");
        }
    }
}

#[test]
fn counted_weekdays_are_read_in_every_form() {
    for (printed, texts) in [
        (
            "Chủ nhật đầu tiên của tháng",
            &[
                "Chủ nhật đầu tiên",
                "Chủ nhật đầu tiên của tháng",
                "chủ nhật đầu tiên hằng tháng",
                "CN tuần đầu",
                "Chủ nhật thứ nhất trong tháng",
                "the first Sunday of the month",
                "1st Sunday",
            ][..],
        ),
        ("thứ Bảy thứ hai của tháng", &["thứ Bảy tuần thứ hai", "thứ 7 tuần 2", "T7 tuần thứ 2 của tháng", "2nd Sat"]),
        ("thứ Bảy cuối cùng của tháng", &["thứ Bảy cuối tháng", "thứ Bảy cuối cùng của mỗi tháng", "last Saturday"]),
        ("Chủ nhật thứ hai của tháng", &["Chủ nhật thứ hai", "Chủ nhật thứ 2"]),
        (
            "Chủ nhật thứ hai và Chủ nhật thứ tư của tháng",
            &["Chủ nhật thứ hai và thứ tư", "CN tuần 2 và tuần 4", "second and fourth Sunday of the month"],
        ),
        (
            "Chủ nhật thứ hai và thứ Tư cuối cùng của tháng",
            &["Chủ nhật thứ hai và thứ tư cuối tháng", "second Sunday and last Wednesday"],
        ),
    ] {
        for text in texts {
            assert_eq!(vi(text), printed, "{text}");
        }
    }
}

#[test]
fn a_day_of_the_year_is_read() {
    for text in ["07/4", "ngày 07/4", "ngày 7 tháng 4", "07/4 hằng năm"] {
        assert_eq!(On::parse(text), MonthDay::new(4, 7).map(On::DayOfYear), "{text}");
    }
}

#[test]
fn what_leaves_a_doubt_is_not_read() {
    for text in [
        "",
        "15",
        "2, 4, 6",
        "thứ 8",
        "thứ 1",
        "ngày 0",
        "ngày 32",
        "ngày 15-10",
        "mùng 1",
        "ngày rằm",
        "thứ Ba hằng tháng",
        "ngày 15 hằng tuần",
        "ngày 15 và thứ Ba",
        "thứ Bảy và Chủ nhật đầu tiên",
        "Chủ nhật thứ sáu",
        "thứ Ba, trừ ngày lễ",
        "ngày 15/3/2025",
        "cuối tuần",
    ] {
        assert_eq!(On::parse(text), None, "{text}");
    }
}

#[test]
fn a_day_is_among_those_that_are_named() {
    let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
    for (text, inside, outside) in [
        ("thứ Ba", day(2025, 3, 4), day(2025, 3, 5)),
        ("ngày cuối tháng", day(2024, 2, 29), day(2024, 2, 28)),
        ("ngày 15", day(2025, 3, 15), day(2025, 3, 16)),
        ("Chủ nhật đầu tiên", day(2025, 6, 1), day(2025, 6, 8)),
        ("Chủ nhật thứ năm", day(2025, 6, 29), day(2025, 6, 22)),
        ("Chủ nhật cuối tháng", day(2025, 6, 29), day(2025, 6, 22)),
        ("Chủ nhật cuối tháng", day(2025, 7, 27), day(2025, 7, 20)),
        ("07/4", day(2025, 4, 7), day(2025, 4, 8)),
    ] {
        let on = On::parse(text).unwrap();
        assert!(on.contains(inside), "{text} {inside}");
        assert!(!on.contains(outside), "{text} {outside}");
    }
}

fn any_on() -> impl Strategy<Value = On> {
    let counted = (select(Which::ALL.to_vec()), select(WEEK.to_vec()));
    let day = prop_oneof![(1u8..=31).prop_map(DayOfMonth::Number), Just(DayOfMonth::Last)];
    prop_oneof![
        subsequence(WEEK.to_vec(), 1..=7).prop_map(|days| On::weekdays(days).unwrap()),
        proptest::collection::vec(day, 1..6).prop_map(|days| On::days_of_month(days).unwrap()),
        proptest::collection::vec(counted, 1..5).prop_map(|days| {
            let days = days.into_iter().map(|(which, weekday)| WeekdayOfMonth { which, weekday });
            On::weekdays_of_month(days.collect()).unwrap()
        }),
        any::<Index>().prop_map(|index| {
            let day = NaiveDate::from_yo_opt(2024, u32::try_from(index.index(366)).unwrap() + 1).unwrap();
            On::DayOfYear(MonthDay::of(day))
        }),
    ]
}

proptest! {
    #[test]
    fn printed_days_are_read_back(on in any_on()) {
        prop_assert_eq!(On::parse(&on.vi()), Some(on.clone()));
        if !matches!(on, On::DayOfYear(_)) {
            prop_assert_eq!(On::parse(&on.en()), Some(on));
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC*") {
        if let Some(on) = On::parse(&text) {
            prop_assert_eq!(On::parse(&on.vi()), Some(on));
        }
    }

    #[test]
    fn any_line_of_its_own_words_is_read_or_refused(
        words in proptest::collection::vec(
            select(vec![
                "thứ", "hai", "ba", "4", "15", "31", "chủ nhật", "ngày", "cuối", "đầu", "tiên", "tháng", "hằng", "tuần",
                "và", ",", "-", "đến", "của", "first", "last", "sunday", "day", "th", "of", "month", "/", "năm",
            ]),
            0..9,
        )
    ) {
        if let Some(on) = On::parse(&words.join(" ")) {
            prop_assert_eq!(On::parse(&on.vi()), Some(on));
        }
    }
}
