use chrono::Weekday;

use super::*;
use crate::dates::period::{Beside, MonthDay, ParsedPeriod};

#[test]
fn a_day_is_read_in_every_form() {
    for text in [
        "07/4/2023",
        "7/4/2023",
        "07/04/2023",
        "7-4-2023",
        "07.4.2023",
        "07.4.2023.",
        "2023-04-07",
        "2023/4/7",
        "2023-04-07 00:00:00",
        "2023-04-07T00:00:00",
        "ngày 07/4/2023",
        "Ngày 07 tháng 4 năm 2023",
        "NGÀY 7 THÁNG 4 NĂM 2023",
        "ngày 7, tháng 4, năm 2023",
        "07 tháng 4/2023",
        "  07 / 4 / 2023\u{a0}",
        "07–4–2023",
        "nga\u{300}y 07 tha\u{301}ng 4 na\u{306}m 2023",
        "０７/４/２０２３",
        "vào ngày 07/4/2023",
        "ngày 07 tháng Tư năm 2023",
        "07 tháng 4, 2023",
        "Thứ Sáu (07/4/2023)",
        "07/4/2023 - Thứ Sáu",
    ] {
        assert_eq!(read(text), Period::Day(date(2023, 4, 7)), "{text}");
    }
}

#[test]
fn a_day_stands_before_its_month() {
    for text in ["05/03/2023", "5/3/2023", "05-03-2023", "5.3.2023"] {
        assert_eq!(read(text), Period::Day(date(2023, 3, 5)), "{text}");
    }
}

#[test]
fn a_stated_weekday_is_kept_right_or_wrong() {
    for text in [
        "Chủ nhật, 19/03/2023",
        "chủ nhật 19/3/2023",
        "CN, ngày 19/3/2023",
        "19/3/2023 (Chủ nhật)",
        "19/3/2023, Chủ Nhật",
    ] {
        let parsed = ParsedPeriod::parse(text).unwrap();
        assert_eq!(parsed.period, Period::Day(date(2023, 3, 19)), "{text}");
        assert_eq!(parsed.weekdays, [(Weekday::Sun, date(2023, 3, 19))], "{text}");
        assert_eq!(parsed.wrong_weekday(), None, "{text}");
    }
    for text in ["Thứ Bảy, 19/3/2023", "thứ 7 ngày 19/3/2023", "T7, 19/3/2023"] {
        let parsed = ParsedPeriod::parse(text).unwrap();
        let wrong = Some((Weekday::Sat, Weekday::Sun));
        assert_eq!(parsed.wrong_weekday(), wrong, "{text}");
    }
    let monday = ParsedPeriod::parse("T2 - 05/6/2023").unwrap();
    assert_eq!(monday.period, Period::Day(date(2023, 6, 5)));
    let months = between(month(2023, 2), month(2023, 5));
    assert_eq!(read("T2-5/2023"), months);
    assert!(Period::parse("thứ 8, 05/6/2023").is_err());
    let thursday = ParsedPeriod::parse("Thứ năm, ngày 06 tháng 4 năm 2023").unwrap();
    assert_eq!(thursday.weekdays, [(Weekday::Thu, date(2023, 4, 6))]);
    assert_eq!(ParsedPeriod::parse("06/4/2023").unwrap().weekdays, []);
    assert!(ParsedPeriod::parse("thứ năm, tháng 4/2023").is_err());
}

#[test]
fn months_quarters_and_years_are_read() {
    for text in [
        "tháng 02/2023",
        "Tháng 2 năm 2023",
        "02/2023",
        "2023-02",
        "T2/2023",
        "trong tháng 2-2023",
        "tháng 2, năm 2023",
        "tháng Hai/2023",
        "T.2/2023",
    ] {
        assert_eq!(Partial::parse(text), Ok(month(2023, 2)), "{text}");
    }
    for text in ["quý III/2023", "Quý 3 năm 2023", "quí iii 2023", "2023-35", "2023-Q3", "Q3/2023"] {
        let third = quarter(2023, Quarter::III);
        assert_eq!(Partial::parse(text), Ok(third), "{text}");
    }
    for text in ["năm 2023", "2023", "trong năm 2023", "Cả năm 2023"] {
        assert_eq!(Partial::parse(text), Ok(Partial::Year(2023)), "{text}");
    }
}

#[test]
fn several_quarters_of_a_year_are_one_period() {
    let expected = Period::quarters(2023, vec![Quarter::III, Quarter::IV]).unwrap();
    for text in [
        "quý III, IV/2023",
        "Quý III, IV năm 2023",
        "quý III và IV/2023",
        "quý III, quý IV/2023",
        "quý 3, 4/2023",
        "{2023-35,2023-36}",
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn consecutive_months_quarters_and_years_are_a_range() {
    let months = between(month(2023, 3), month(2023, 5));
    for text in ["tháng 3, 4, 5/2023", "tháng 3, tháng 4 và tháng 5 năm 2023", "tháng 3 - 5/2023"] {
        assert_eq!(read(text), months, "{text}");
    }
    let quarters = between(quarter(2022, Quarter::IV), quarter(2023, Quarter::I));
    assert_eq!(read("quý IV/2022, quý I/2023"), quarters);
    assert_eq!(read("quý 4 - 1/2023"), quarters);
    let years = between(Partial::Year(2022), Partial::Year(2023));
    assert_eq!(read("năm 2022 và 2023"), years);
}

#[test]
fn several_days_are_one_period() {
    let sundays = Period::Days(vec![date(2023, 3, 5), date(2023, 3, 12), date(2023, 3, 19)]);
    for text in [
        "5, 12, 19/3/2023",
        "05,12,19/03/2023",
        "các ngày 5, 12 và 19/3/2023",
        "ngày 5, ngày 12, ngày 19 tháng 3 năm 2023",
        "19, 5, 12, 5/3/2023",
        "{2023-03-05,2023-03-12,2023-03-19}",
    ] {
        assert_eq!(read(text), sundays, "{text}");
    }
    let across_months = Period::Days(vec![date(2023, 3, 26), date(2023, 4, 2)]);
    assert_eq!(read("26/3, 02/4/2023"), across_months);
    let across_years = Period::Days(vec![date(2025, 12, 30), date(2026, 1, 11)]);
    assert_eq!(read("30/12, 11/01/2026"), across_years);
}

#[test]
fn ranges_are_read_in_every_form() {
    let november = between(day(2025, 11, 27), day(2025, 11, 30));
    for text in [
        "27–30/11/2025",
        "27-30/11/2025",
        "27 — 30/11/2025",
        "27-30-11-2025",
        "từ 27 đến 30/11/2025",
        "từ ngày 27 đến hết ngày 30 tháng 11 năm 2025",
        "27/11-30/11/2025",
        "27/11/2025 - 30/11/2025",
        "27-11-2025 - 30-11-2025",
        "2025-11-27/2025-11-30",
    ] {
        assert_eq!(read(text), november, "{text}");
    }
    let peak = between(day(2023, 1, 1), day(2023, 3, 1));
    assert_eq!(read("từ 01/01 đến 01/03/2023"), peak);
    assert_eq!(read("từ ngày 01/01 đến 01/03/2023"), peak);
    let april = between(day(2023, 4, 1), day(2023, 4, 5));
    assert_eq!(read("01/4/2023 - 05/4/2023"), april);
    assert_eq!(read("01/4-05/4/2023"), april);
}

#[test]
fn a_missing_year_is_the_latest_that_keeps_the_order() {
    let winter = between(day(2025, 12, 15), day(2026, 3, 15));
    assert_eq!(read("15/12 đến 15/3/2026"), winter);
    let months = between(month(2025, 12), month(2026, 3));
    assert_eq!(read("từ tháng 12 đến tháng 3/2026"), months);
    let quarters = between(quarter(2025, Quarter::IV), quarter(2026, Quarter::I));
    assert_eq!(read("quý IV – quý I/2026"), quarters);
    let same_day = Period::Day(date(2026, 3, 15));
    assert_eq!(read("15/3 đến 15/3/2026"), same_day);
}

#[test]
fn the_ends_of_a_range_keep_their_own_precision() {
    for (text, expected) in [
        ("2023-02/2023-04", between(month(2023, 2), month(2023, 4))),
        ("tháng 2-4/2023", between(month(2023, 2), month(2023, 4))),
        ("từ tháng 02 đến tháng 4 năm 2023", between(month(2023, 2), month(2023, 4))),
        ("2023/2024", between(Partial::Year(2023), Partial::Year(2024))),
        ("2023-2024", between(Partial::Year(2023), Partial::Year(2024))),
        ("từ năm 2023 đến năm 2024", between(Partial::Year(2023), Partial::Year(2024))),
        ("2023-04-07/2024", between(day(2023, 4, 7), Partial::Year(2024))),
        ("quý I - III/2023", between(quarter(2023, Quarter::I), quarter(2023, Quarter::III))),
        ("từ tháng 01 đến 01/3/2023", between(month(2023, 1), day(2023, 3, 1))),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn open_ends_say_whether_the_date_belongs() {
    for (text, expected) in [
        ("trước 01/4/2023", Period::Before(day(2023, 4, 1))),
        ("Trước ngày 01 tháng 4 năm 2023", Period::Before(day(2023, 4, 1))),
        ("trước tháng 4/2023", Period::Before(month(2023, 4))),
        ("/2023-03-31", Period::Until(day(2023, 3, 31))),
        ("../2023-03-31", Period::Until(day(2023, 3, 31))),
        ("đến hết tháng 3/2023", Period::Until(month(2023, 3))),
        ("chậm nhất 31/3/2023", Period::Until(day(2023, 3, 31))),
        ("2023-01-01/..", Period::Since(day(2023, 1, 1))),
        ("2023-01-01/", Period::Since(day(2023, 1, 1))),
        ("từ 01/01/2023", Period::Since(day(2023, 1, 1))),
        ("kể từ ngày 01/01/2023 trở đi", Period::Since(day(2023, 1, 1))),
        ("sau 01/4/2023", Period::After(day(2023, 4, 1))),
        ("sau quý I/2023", Period::After(quarter(2023, Quarter::I))),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn months_apart_are_one_period() {
    let months = Period::months_of([3, 6, 9].map(|number| YearMonth::new(2026, number).unwrap()).to_vec()).unwrap();
    for text in ["Tháng 3, 6, 9/2026", "các tháng 3, 6 và tháng 9/2026", "{2026-03,2026-06,2026-09}"] {
        assert_eq!(read(text), months, "{text}");
    }
    assert_eq!(
        (months.vi(), months.en()),
        ("tháng 3, 6, 9/2026".to_owned(), "March, June and September 2026".to_owned())
    );
    assert_eq!(read("tháng 11/2025, tháng 02/2026").vi(), "tháng 11/2025, tháng 02/2026");
}

#[test]
fn what_stands_beside_a_day_is_kept_apart() {
    let day = Period::Day(date(2025, 3, 15));
    let beside = |hours: &str, is_planned, lunar: &str| {
        let [hours, lunar] = [hours, lunar].map(|text| Some(text.to_owned()).filter(|text| !text.is_empty()));
        Beside { is_planned, hours, lunar }
    };
    for (text, expected) in [
        ("Sáng 15/3/2025", beside("sáng", false, "")),
        ("Buổi sáng ngày 15/3/2025", beside("buổi sáng", false, "")),
        ("15/3/2025 (cả ngày)", beside("cả ngày", false, "")),
        ("Sáng thứ Bảy, 15/3/2025", beside("sáng", false, "")),
        ("dự kiến 15/3/2025", beside("", true, "")),
        ("15/3/2025 (dự kiến)", beside("", true, "")),
        ("Dự kiến chiều 15/3/2025", beside("chiều", true, "")),
        ("15/3/2025 (16/02 âm lịch)", beside("", false, "16/02 âm lịch")),
        ("15/3/2025 (16/2 Ất Tỵ), thứ Bảy", beside("", false, "16/2 Ất Tỵ")),
        ("15/3/2025 tức 16/2 ÂL", beside("", false, "16/2 ÂL")),
    ] {
        let parsed = ParsedPeriod::parse(text).unwrap();
        assert_eq!((&parsed.period, &parsed.beside), (&day, &expected), "{text}");
        // Where there are no fields for it, it is a time in words within its day.
        assert_eq!(read(text), Period::InWords { text: text.to_owned(), within: Some(Box::new(day.clone())) });
    }
    assert_eq!(read("15/02/2025 âm lịch"), Period::InWords { text: "15/02/2025 âm lịch".to_owned(), within: None });
}

#[test]
fn weekdays_of_several_days_are_held_against_each() {
    for text in [
        "Thứ 7, CN (15,16/3/2025)",
        "Thứ Bảy và Chủ nhật, 15 và 16/3/2025",
        "từ thứ Bảy 15/3/2025 đến Chủ nhật 16/3/2025",
        "T7, CN, 15-16/3/2025",
        "Thứ Bảy 15/3 và Chủ nhật 16/3/2025",
        "Thứ 7, 15/3/2025; CN, 16/3/2025",
    ] {
        let parsed = ParsedPeriod::parse(text).unwrap();
        let expected = [(Weekday::Sat, date(2025, 3, 15)), (Weekday::Sun, date(2025, 3, 16))];
        assert_eq!((parsed.weekdays.as_slice(), parsed.wrong_weekday()), (&expected[..], None), "{text}");
    }
    for text in ["Thứ 7, CN (15,17/3/2025)", "từ thứ Bảy 15/3/2025 đến thứ Hai 16/3/2025", "Chủ nhật, 16, 24/3/2025"]
    {
        assert!(ParsedPeriod::parse(text).unwrap().wrong_weekday().is_some(), "{text}");
    }
    assert!(ParsedPeriod::parse("Thứ 7, CN (15, 16, 17/3/2025)").is_err());
}

#[test]
fn hyphens_part_day_and_month_or_two_days() {
    for (text, days) in [
        ("ngày 01-3 và 02-3-2025", &[1, 2][..]),
        ("01-3, 02-3-2025", &[1, 2]),
        ("15-17, 20/3/2025", &[15, 16, 17, 20]),
        ("15-17/3 và 20/3/2025", &[15, 16, 17, 20]),
        ("15-17, 20-3-2025", &[15, 16, 17, 20]),
    ] {
        assert_eq!(read(text), Period::Days(days.iter().map(|day| date(2025, 3, *day)).collect()), "{text}");
    }
}

#[test]
fn ongoing_and_times_in_words_are_read() {
    for text in ["thường xuyên", "Thường  xuyên", "THƯỜNG XUYÊN.", "thươ\u{300}ng\u{a0}xuyên"] {
        assert_eq!(read(text), Period::Ongoing, "{text}");
    }
    let words = "Sau khi kết thúc các chiến dịch, các sự kiện và báo cáo định kỳ theo Quy chế hoạt động";
    let text = words.to_owned();
    assert_eq!(read(&format!(" {words} ")), Period::InWords { text, within: None });
}

#[test]
fn a_day_of_every_year_is_read() {
    let april = MonthDay::new(4, 7).unwrap();
    for text in ["--04-07", "07/4 hằng năm", "ngày 7/4 hàng năm", "07 tháng 4 hằng năm"] {
        assert_eq!(read(text), Period::Yearly(april), "{text}");
        assert_eq!(MonthDay::parse(text), Ok(april), "{text}");
    }
    for text in ["07/4", "7/4", "ngày 07/4", "07 tháng 4", "Ngày 07 tháng 04"] {
        assert_eq!(MonthDay::parse(text), Ok(april), "{text}");
    }
    assert!(MonthDay::parse("29/02").is_ok());
}
