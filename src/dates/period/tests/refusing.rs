use super::*;
use crate::dates::period::{MonthDay, PeriodError};

fn refused(text: &str) -> PeriodError {
    match Period::parse(text) {
        Ok(period) => panic!("{text} was read as {period:?}"),
        Err(error) => error,
    }
}

#[test]
fn a_month_first_date_is_refused_with_both_readings() {
    for text in ["03/25/2023", "3-25-2023", "2023-25-03", "03.25.2023"] {
        let error = refused(text);
        let march = Some(Period::Day(date(2023, 3, 25)));
        assert_eq!(error.month_first_reading(), march, "{text}");
        assert_eq!(error.suggestion().as_deref(), Some("25/3/2023"), "{text}");
        let (vi, en) = error.sentences();
        assert!(vi.contains("không có tháng 25") && vi.contains("25/3/2023"), "{vi}");
        assert!(en.contains("no month 25") && en.contains("25 March 2023"), "{en}");
    }
}

#[test]
fn an_impossible_day_is_refused_without_a_guess() {
    for text in ["31/02/2023", "2023-02-31", "từ 31/02 đến 01/3/2023", "trước 31/02/2023"] {
        let error = refused(text);
        let (day, month, year) = (31, 2, Some(2023));
        assert_eq!(error, PeriodError::Impossible { day, month, year }, "{text}");
        assert_eq!(error.suggestion(), None, "{text}");
        let (vi, en) = error.sentences();
        assert!(vi.contains("tháng 02/2023 có 28 ngày") && vi.contains("không có tháng 31"), "{vi}");
        assert!(en.contains("February 2023 has 28 days") && en.contains("no month 31"), "{en}");
    }
    for text in ["2023-02-30", "29/02/2023", "0/4/2023", "31/4/2023", "--02-30", "30/02 hằng năm"] {
        assert!(matches!(refused(text), PeriodError::Impossible { .. }), "{text}");
    }
}

#[test]
fn an_impossible_month_or_quarter_is_refused() {
    assert_eq!(refused("tháng 13/2023"), PeriodError::ImpossibleMonth { month: 13 });
    assert_eq!(refused("2023-00"), PeriodError::ImpossibleMonth { month: 0 });
    assert_eq!(refused("2023-21"), PeriodError::ImpossibleMonth { month: 21 });
    assert_eq!(refused("quý V/2023"), PeriodError::ImpossibleQuarter { number: 5 });
    assert_eq!(refused("2023-Q5"), PeriodError::ImpossibleMonth { month: 37 });
}

#[test]
fn a_missing_or_short_year_is_refused() {
    for text in [
        "07/4",
        "tháng 4",
        "tháng Tư",
        "từ 01/01 đến 01/3",
        "trước 01/4",
        "quý II",
        "5, 12/3",
        "15-3",
        "26/4, 02/3/2023",
    ] {
        assert_eq!(refused(text), PeriodError::MissingYear { likely: None }, "{text}");
    }
    let winter = refused("từ 15/12/2025 đến 15/3");
    assert_eq!(winter.suggestion().as_deref(), Some("từ 15/12/2025 đến 15/3/2026"));
    for text in ["07/4/23", "7-4-23", "7.4.23", "ngày 07/4/23"] {
        let error = refused(text);
        let (written, meant) = (23, Some(day(2023, 4, 7)));
        assert_eq!(error, PeriodError::ShortYear { written, meant }, "{text}");
        assert_eq!(error.suggestion().as_deref(), Some("07/4/2023"));
    }
    assert!(matches!(refused("0203-04-07"), PeriodError::ShortYear { .. }));
}

#[test]
fn a_day_that_no_year_has_is_refused_before_its_year_is_asked_for() {
    for (text, day, month) in [("31/4", 31, 4), ("30/02", 30, 2), ("15/13", 15, 13), ("từ 01/3 đến 31/4", 31, 4)] {
        assert_eq!(refused(text), PeriodError::Impossible { day, month, year: None }, "{text}");
    }
    assert_eq!(refused("tháng 13"), PeriodError::ImpossibleMonth { month: 13 });
    assert_eq!(refused("quý V"), PeriodError::ImpossibleQuarter { number: 5 });
}

#[test]
fn vague_words_do_not_excuse_a_wrong_day() {
    for text in
        ["dự kiến 31/4/2026", "Sáng 31/4/2026", "trước 31/6/2026", "khoảng 30/02/2026", "theo lịch ngày 31/4/2026"]
    {
        assert!(matches!(refused(text), PeriodError::Impossible { .. }), "{text}");
    }
    assert_eq!(refused("cuối tháng 13/2026"), PeriodError::ImpossibleMonth { month: 13 });
    assert_eq!(refused("rằm tháng 13"), PeriodError::ImpossibleMonth { month: 13 });
    assert_eq!(refused("Tuần 6 tháng 4/2026"), PeriodError::ImpossibleWeek { number: 6 });
    assert!(matches!(refused("mùng 31 Tết"), PeriodError::Impossible { .. }));
}

#[test]
fn a_status_or_a_sign_for_the_same_is_no_time() {
    for text in ["Hoãn", "Đã hủy", "15/3/2025 (hoãn)", "15/3/2025 chuyển sang 22/3/2025", "nt", "Như trên"] {
        assert!(matches!(refused(text), PeriodError::NoTime { .. }), "{text}: {:?}", refused(text));
    }
    for text in
        ["15/3/2025 (nếu mưa chuyển sang 16/3/2025)", "Đợt 1: 15/3/2025; đợt 2: 20/9/2025", "I5/3/2025", "15/3/2O25"]
    {
        assert!(matches!(refused(text), PeriodError::NotUnderstood { .. }), "{text}: {:?}", refused(text));
    }
}

#[test]
fn an_end_before_its_start_is_refused_with_both() {
    for text in ["05/4/2023 - 01/4/2023", "5-1/4/2023", "05/4 - 01/4/2023", "2023-04-05/2023-04-01"] {
        let error = refused(text);
        let (start, end) = (day(2023, 4, 5), day(2023, 4, 1));
        assert_eq!(error, PeriodError::Reversed { start, end }, "{text}");
        assert_eq!(error.suggestion().as_deref(), Some("01–05/4/2023"));
    }
}

#[test]
fn hours_beside_a_date_are_refused() {
    for text in ["7h30 ngày 07/4/2023", "07/4/2023 07:30", "07 giờ 00, thứ Sáu, ngày 07/7/2023", "2023-04-07T07:30"]
    {
        assert!(matches!(refused(text), PeriodError::HoursInside { .. }), "{text}");
    }
}

#[test]
fn what_is_not_a_date_is_refused() {
    assert_eq!(refused(""), PeriodError::Empty);
    assert_eq!(refused(" \u{a0}\n"), PeriodError::Empty);
    for text in [
        "T8, 5/6/2023",
        "tháng 3, 05/6/2023",
        "7-4/2023",
        "5-7",
        "2023-4",
        "sau",
        "trước",
        "../..",
        "/",
        "..",
        "45023",
        "2023?",
        "2023-04-XX",
        "7",
        "1.000",
        "0905 123 456",
        "quý IV/2022, quý II/2023",
        "mùng 7/4/2023",
        "07/4/2023/1",
        "{}",
        "--",
        "99999999999999999999/1/2023",
    ] {
        assert!(matches!(refused(text), PeriodError::NotUnderstood { .. }), "{text}: {:?}", refused(text));
    }
}

#[test]
fn a_period_that_is_not_one_date_is_no_partial_date() {
    for text in ["27–30/11/2025", "thường xuyên", "trước 01/4/2023", "quý III, IV/2023"] {
        assert!(matches!(Partial::parse(text), Err(PeriodError::NotOneDate { .. })), "{text}");
    }
}

#[test]
fn a_date_with_a_year_is_no_day_of_every_year() {
    let error = MonthDay::parse("07/4/2023").unwrap_err();
    assert_eq!(error.suggestion().as_deref(), Some("07/4"));
    let month_first = MonthDay::parse("03/25").unwrap_err();
    assert_eq!(month_first.suggestion().as_deref(), Some("25/3 hằng năm"));
    assert!(month_first.sentences().1.contains("25 March every year"));
    assert!(matches!(MonthDay::parse("25/13"), Err(PeriodError::Impossible { .. })));
    assert!(matches!(MonthDay::parse("30/02"), Err(PeriodError::Impossible { .. })));
    assert!(matches!(MonthDay::parse("tháng 4"), Err(PeriodError::MissingYear { .. })));
}
