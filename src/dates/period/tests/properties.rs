use chrono::Datelike;
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::*;
use crate::dates::period::{MonthDay, ParsedPeriod};

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (-40_000i32..60_000)
        .prop_map(|offset| NaiveDate::from_num_days_from_ce_opt(date(2000, 1, 1).num_days_from_ce() + offset).unwrap())
}

fn any_partial() -> impl Strategy<Value = Partial> {
    (any_day(), 0..4).prop_map(|(date, precision)| match precision {
        0 => Partial::Day(date),
        1 => Partial::Month(YearMonth::of(date)),
        2 => quarter(date.year(), Quarter::ALL[date.month0() as usize / 3]),
        _ => Partial::Year(date.year()),
    })
}

fn any_range() -> impl Strategy<Value = Period> {
    let near = (any_partial(), -60i64..60).prop_map(|(start, days)| {
        let end = Partial::Day(start.last() + chrono::TimeDelta::days(days));
        (start, end)
    });
    prop_oneof![(any_partial(), any_partial()), near]
        .prop_filter_map("start ≤ end", |(start, end)| Period::range(start, end).ok())
}

fn any_period() -> impl Strategy<Value = Period> {
    let close_days = (any_day(), btree_set(0i64..90, 1..8)).prop_map(|(start, offsets)| {
        let days = offsets.into_iter().map(|n| start + chrono::TimeDelta::days(n));
        Period::days(days.collect()).unwrap()
    });
    let quarters = (1900i32..2100, subsequence(Quarter::ALL.to_vec(), 1..=4))
        .prop_map(|(year, quarters)| Period::quarters(year, quarters).unwrap());
    prop_oneof![
        any_partial().prop_map(Period::from),
        any_range(),
        close_days,
        btree_set(any_day(), 2..5).prop_map(|days| Period::days(days.into_iter().collect()).unwrap()),
        quarters,
        any_partial().prop_map(Period::Before),
        any_partial().prop_map(Period::Until),
        any_partial().prop_map(Period::Since),
        any_partial().prop_map(Period::After),
        any_day().prop_map(|day| Period::Yearly(MonthDay::of(day))),
        Just(Period::Ongoing),
        "[a-zđêư ]{0,20}[a-z]".prop_map(|words| Period::InWords { text: format!("sau khi {words}"), within: None }),
    ]
}

proptest! {
    #[test]
    fn what_is_printed_is_read_back(period in any_period()) {
        prop_assert_eq!(Period::parse(&period.vi()), Ok(period.clone()));
        prop_assert_eq!(Period::parse(&period.vi_long()), Ok(period.clone()));
        let shouted = Period::parse(&period.vi().to_uppercase()).unwrap();
        prop_assert_eq!(shouted.vi().to_lowercase(), period.vi().to_lowercase());
    }

    #[test]
    fn the_machine_form_is_read_back(period in any_period()) {
        if let Some(edtf) = period.edtf() {
            let read = Period::parse(&edtf).unwrap();
            // EDTF has no exclusive bound, so those come back as the inclusive one beside them.
            let exclusive = matches!(period, Period::Before(_) | Period::After(_));
            prop_assert_eq!(read == period, !exclusive, "{}", edtf);
            prop_assert!(read.same_meaning(&period));
            prop_assert_eq!(read.edtf(), Some(edtf));
        }
    }

    #[test]
    fn a_day_is_never_read_as_its_month(
        date in any_day(),
        mark in select(vec!["/", ".", "-"]),
        padded: bool,
    ) {
        let (d, m, y) = (date.day(), date.month(), date.year());
        let text = if padded {
            format!("{d:02}{mark}{m:02}{mark}{y}")
        } else {
            format!("{d}{mark}{m}{mark}{y}")
        };
        prop_assert_eq!(Period::parse(&text), Ok(Period::Day(date)));
    }

    #[test]
    fn a_month_first_day_over_twelve_is_refused(
        date in (1900i32..2100, 1u32..=12, 13u32..=28).prop_map(|(y, m, d)| self::date(y, m, d)),
        mark in select(vec!["/", ".", "-"]),
    ) {
        let text = format!("{:02}{mark}{:02}{mark}{}", date.month(), date.day(), date.year());
        let error = Period::parse(&text).unwrap_err();
        prop_assert_eq!(error.month_first_reading(), Some(Period::Day(date)));
    }

    #[test]
    fn a_day_with_its_weekday_is_never_wrong(date in any_day()) {
        let parsed = ParsedPeriod::parse(&Period::Day(date).vi_long()).unwrap();
        prop_assert_eq!(&parsed.weekdays, &[(date.weekday(), date)]);
        prop_assert_eq!(parsed.wrong_weekday(), None);
    }

    #[test]
    fn bounds_agree_with_containment(period in any_period(), day in any_day()) {
        if period.contains(day) {
            prop_assert!(period.earliest().is_none_or(|earliest| earliest <= day));
            prop_assert!(period.latest().is_none_or(|latest| day <= latest));
        }
        for bound in [period.earliest(), period.latest()].into_iter().flatten() {
            prop_assert!(period.contains(bound));
        }
        if let Some(month) = period.last_month() {
            prop_assert!(period.months().contains(&month) || period.months().len() == 120);
        }
    }

    #[test]
    fn a_lent_year_is_written_or_refused(
        words in vec(
            select(vec!["ngày", "tháng", "đầu", "cuối", "tuần", "quý", "II", "từ", "đến", "và", "/", "5", "12", "31", "trước"]),
            0..6,
        ),
    ) {
        let text = words.join(" ");
        if let Some(completed) = ParsedPeriod::completed(&text, 2026) {
            let read = ParsedPeriod::parse_with_hours(&completed, None).unwrap().period;
            for day in [read.earliest(), read.latest()].into_iter().flatten() {
                prop_assert!((2025..=2027).contains(&day.year()), "{} → {}", text, completed);
            }
            prop_assert_eq!(ParsedPeriod::completed(&completed, 1999), None, "{}", completed);
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC*") {
        if let Err(error) = Period::parse(&text) {
            prop_assert!(!error.sentences().0.is_empty());
        }
        let _ = MonthDay::parse(&text);
        let _ = Partial::parse(&text);
    }

    #[test]
    fn any_line_of_date_words_is_read_or_refused(
        words in vec(
            select(vec![
                "ngày", "tháng", "năm", "quý", "IV", "từ", "đến", "trước", "sau", "hằng năm",
                "thứ", "t", "và", "/", "-", "–", ".", ",", "..", "--", "{", "}", "(", ")",
                "đầu", "cuối", "tuần", "tết", "dự kiến", "sáng", "hoặc", "khoảng", "giêng", "rằm", "âm lịch",
                "0", "5", "12", "31", "99", "2023", "2024", "0000",
            ]),
            0..9,
        ),
        between in select(vec!["", " "]),
    ) {
        let text = words.join(between);
        match Period::parse(&text) {
            Ok(period) => prop_assert_eq!(Period::parse(&period.vi()), Ok(period)),
            Err(error) => {
                prop_assert!(!error.sentences().1.is_empty());
                if let Some(suggestion) = error.suggestion() {
                    prop_assert!(Period::parse(&suggestion).is_ok(), "{} → {}", text, suggestion);
                }
            }
        }
    }
}
