use super::*;

/// The bounds of a text in words, in EDTF; empty where it has none.
fn bounds(text: &str) -> String {
    match read(text) {
        Period::InWords { text: kept, within } => {
            assert_eq!(kept, text);
            within.map_or_else(String::new, |within| within.edtf().unwrap())
        }
        period => panic!("{text} was read as {period:?}"),
    }
}

#[test]
fn parts_of_months_quarters_and_years_are_bounded() {
    for (text, within) in [
        ("6 tháng đầu năm 2026", "2026-01/2026-06"),
        ("Sáu tháng cuối năm 2026", "2026-07/2026-12"),
        ("9 tháng đầu năm 2026", "2026-01/2026-09"),
        ("nửa cuối năm 2026", "2026-07/2026-12"),
        ("giữa năm 2026", "2026-04/2026-09"),
        ("đầu tháng 4/2026", "2026-04-01/2026-04-15"),
        ("giữa tháng 4/2026", "2026-04-08/2026-04-23"),
        ("cuối tháng 3/2026", "2026-03-16/2026-03-31"),
        ("thượng tuần tháng 4/2026", "2026-04-01/2026-04-10"),
        ("trung tuần tháng 4/2026", "2026-04-11/2026-04-20"),
        ("hạ tuần tháng 02/2026", "2026-02-21/2026-02-28"),
        ("10 ngày đầu tháng 4/2026", "2026-04-01/2026-04-10"),
        ("đầu quý II/2026", "2026-04-01/2026-05-16"),
        ("2 tháng đầu quý II/2026", "2026-04/2026-05"),
        ("khoảng tháng 4/2026", "2026-04"),
        ("khoảng 28/4 - 02/5/2026", "2026-04/2026-05"),
        ("cuối tháng 3, đầu tháng 4/2026", "2026-03-16/2026-04-15"),
        ("cuối tháng 3 đầu tháng 4/2026", "2026-03-16/2026-04-15"),
        ("hai tuần đầu tháng 4/2026", "2026-04-01/2026-04-19"),
        ("Chủ nhật tuần 2 tháng 4/2026", "2026-04-06/2026-04-19"),
        ("Trước ngày khai giảng năm học 2026-2027", ""),
        ("Sau lễ 30/4/2026", ""),
        ("từ cuối tháng 12 đến đầu tháng 01/2027", "2026-12-16/2027-01-16"),
        ("từ đầu tháng 3/2026", "2026-03-01/.."),
        ("từ nay đến cuối năm 2026", "../2026-12-31"),
        ("trước cuối tháng 3/2026", "../2026-03-31"),
        ("trước 17h00 ngày 30/6/2026", "../2026-06-30"),
        ("15 hoặc 16/3/2025", "2025-03-15/2025-03-16"),
        ("Sáng 15/3 và chiều 16/3/2025", "2025-03-15/2025-03-16"),
        ("thường xuyên trong năm 2026", "2026"),
        ("Hè 2026", "2026"),
        ("Năm học 2025-2026", "2025/2026"),
        ("trước 01/4/2023 (đợt 1)", "../2023-03-31"),
    ] {
        assert_eq!(bounds(text), within, "{text}");
    }
}

#[test]
fn a_week_of_a_month_holds_every_way_to_count_it() {
    // April 2026 begins on a Wednesday: the second week is 6 to 12, 8 to 14, or 13 to 19.
    assert_eq!(bounds("tuần 2 tháng 4/2026"), "2026-04-06/2026-04-19");
    assert_eq!(bounds("tuần thứ nhất của tháng 4/2026"), "2026-04-01/2026-04-12");
    assert_eq!(bounds("Tuần 1-2 tháng 4/2026"), "2026-04-01/2026-04-19");
    assert_eq!(bounds("tuần cuối tháng 4/2026"), "2026-04-20/2026-04-30");
    // June 2026 begins on a Monday, where all ways but none agree.
    assert_eq!(bounds("tuần 2 tháng 6/2026"), "2026-06-08/2026-06-14");
}

#[test]
fn days_that_hang_on_tet_are_bounded_and_other_days_of_the_moon_are_not() {
    for (text, within) in [
        ("Trước Tết Nguyên đán 2026", "../2026-02-16"),
        ("trước Tết Bính Ngọ", "../2026-02-16"),
        ("Sau Tết Nguyên đán năm 2026", "2026-02-18/.."),
        ("Trước Tết Dương lịch 2026", "../2025-12-31"),
        ("rằm tháng Giêng 2026", "2026-03-03"),
        ("mùng 6 tháng Giêng năm 2026", "2026-02-22"),
        ("Trước Tết Nguyên đán 2100", ""),
        ("Trước Tết Nguyên đán", ""),
        ("Trước và sau Tết Nguyên đán Bính Ngọ", ""),
        ("rằm tháng Giêng", ""),
        ("rằm tháng 7 năm 2026", ""),
        ("16/02 năm Ất Tỵ", ""),
        ("23 tháng Chạp", ""),
    ] {
        assert_eq!(bounds(text), within, "{text}");
    }
}

#[test]
fn other_words_stand_without_a_day() {
    for text in [
        "theo kế hoạch của Bệnh viện",
        "Theo kế hoạch số 12/KH-BCĐ ngày 15/3/2026",
        "Hằng tháng",
        "sẽ thông báo sau",
        "Định kỳ, đột xuất",
        "Thứ 7 hằng tuần",
        "Ngày 10 và 25 hằng tháng",
        "04 đợt/năm",
        "Dịp 14/6",
        "đầu quý II",
        "tuần 2 tháng 4",
        "cuối năm",
    ] {
        assert_eq!(bounds(text), "", "{text}");
        assert!(!crate::dates::period::ParsedPeriod::parse(text).unwrap().is_doubtful(), "{text}");
    }
    assert!(crate::dates::period::ParsedPeriod::parse("Hội trường xã").unwrap().is_doubtful());
}

#[test]
fn a_time_in_words_is_sorted_and_filtered_by_its_bounds_and_is_never_a_day() {
    let late = read("cuối tháng 3/2026");
    assert!(read("15/3/2026").sort_key() < late.sort_key() && late.sort_key() < read("01/4/2026").sort_key());
    assert_eq!((late.months(), late.last_month()), (vec![(2026, 3)], Some((2026, 3))));
    assert!(late.contains(date(2026, 3, 20)) && !late.contains(date(2026, 4, 1)));
    let full_moon = read("rằm tháng Giêng 2026");
    assert!(!full_moon.is_exact_day() && full_moon.as_partial().is_none());
    assert_eq!((full_moon.html_datetime(), full_moon.edtf()), (None, None));
    assert!(!full_moon.same_meaning(&read("03/3/2026")));
    assert!(read("hằng tháng").sort_key() > read("thường xuyên").sort_key());
    assert!(read("hằng tháng").is_unknown() && !full_moon.is_unknown());
}
