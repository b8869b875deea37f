use super::*;

#[test]
fn bounds_are_the_first_and_last_possible_days() {
    let day = |y, m, d| Some(date(y, m, d));
    for (text, earliest, latest) in [
        ("07/4/2023", day(2023, 4, 7), day(2023, 4, 7)),
        ("5, 12, 19/3/2023", day(2023, 3, 5), day(2023, 3, 19)),
        ("tháng 02/2024", day(2024, 2, 1), day(2024, 2, 29)),
        ("quý III, IV/2023", day(2023, 7, 1), day(2023, 12, 31)),
        ("năm 2023", day(2023, 1, 1), day(2023, 12, 31)),
        ("tháng 12/2025 – tháng 3/2026", day(2025, 12, 1), day(2026, 3, 31)),
        ("trước 01/4/2023", None, day(2023, 3, 31)),
        ("trước quý II/2023", None, day(2023, 3, 31)),
        ("../2023-03-31", None, day(2023, 3, 31)),
        ("đến hết quý I/2023", None, day(2023, 3, 31)),
        ("từ 01/01/2023", day(2023, 1, 1), None),
        ("sau 31/12/2022", day(2023, 1, 1), None),
        ("sau năm 2022", day(2023, 1, 1), None),
        ("thường xuyên", None, None),
        ("--04-07", None, None),
        ("sau khi kết thúc", None, None),
    ] {
        let period = read(text);
        assert_eq!((period.earliest(), period.latest()), (earliest, latest), "{text}");
    }
}

#[test]
fn an_exclusive_bound_means_the_same_as_the_inclusive_one_beside_it() {
    assert!(read("trước 01/4/2023").same_meaning(&read("../2023-03-31")));
    assert!(read("trước 01/4/2023").same_meaning(&read("đến hết tháng 3/2023")));
    assert!(read("sau 31/3/2023").same_meaning(&read("từ tháng 4/2023")));
    assert!(read("quý III, IV/2023").same_meaning(&read("2023-07/2023-12")));
    assert!(!read("quý I, III/2023").same_meaning(&read("quý I – III/2023")));
    assert!(!read("trước 01/4/2023").same_meaning(&read("../2023-04-01")));
    assert!(!read("--04-07").same_meaning(&read("sau khi xong")));
    assert!(read("--04-07").same_meaning(&read("07/4 hằng năm")));
}

#[test]
fn only_possible_days_are_contained() {
    let sundays = read("5, 19/3/2023");
    assert!(sundays.contains(date(2023, 3, 19)));
    assert!(!sundays.contains(date(2023, 3, 12)));
    assert!(!read("quý I, III/2023").contains(date(2023, 5, 1)));
    assert!(read("trước 01/4/2023").contains(date(2023, 3, 31)));
    assert!(!read("trước 01/4/2023").contains(date(2023, 4, 1)));
    assert!(!read("sau 01/4/2023").contains(date(2023, 4, 1)));
    assert!(read("từ 01/4/2023").contains(date(2023, 4, 1)));
    assert!(read("thường xuyên").contains(date(1999, 1, 1)));
    assert!(!read("sau khi xong").contains(date(2023, 4, 1)));
    assert!(read("--04-07").contains(date(2031, 4, 7)));
    assert!(!read("--04-07").contains(date(2031, 4, 8)));
}

#[test]
fn a_yearly_day_overlaps_the_stretches_it_occurs_in() {
    let leap_day = read("29/02 hằng năm");
    assert!(!leap_day.overlaps(date(2025, 1, 1), date(2027, 12, 31)));
    assert!(leap_day.overlaps(date(2025, 1, 1), date(2028, 12, 31)));
    assert!(!leap_day.overlaps(date(1897, 1, 1), date(1903, 12, 31)));
    assert!(leap_day.overlaps(date(1897, 1, 1), date(1904, 2, 29)));
    let april = read("--04-07");
    assert!(april.overlaps(date(2025, 12, 1), date(2026, 4, 7)));
    assert!(!april.overlaps(date(2025, 12, 1), date(2026, 4, 6)));
    assert!(!april.overlaps(date(2026, 5, 1), date(2026, 4, 1)));
}

#[test]
fn months_are_those_it_may_fall_in() {
    assert_eq!(read("15/12 đến 15/02/2026").months(), [(2025, 12), (2026, 1), (2026, 2)]);
    assert_eq!(read("5, 12, 19/3/2023").months(), [(2023, 3)]);
    assert_eq!(read("26/3, 07/5/2023").months(), [(2023, 3), (2023, 5)]);
    assert_eq!(read("quý I, IV/2023").months().len(), 6);
    assert_eq!(read("trước 01/4/2023").months(), [(2023, 3)]);
    assert_eq!(read("từ 15/4/2023").months(), [(2023, 4)]);
    assert_eq!(read("thường xuyên").months(), []);
    assert_eq!(read("1000/9999").months().len(), 120);
    assert_eq!(read("trước 01/01/2023").last_month(), Some((2022, 12)));
    assert_eq!(read("từ 15/4/2023").last_month(), None);
}

#[test]
fn periods_are_listed_by_their_last_possible_day_and_unknown_times_last() {
    let ordered = [
        "trước 01/4/2023",
        "tháng 3/2023",
        "31/3/2023",
        "05/4/2023",
        "năm 2023",
        "từ 01/01/2023",
        "từ 01/02/2023",
        "--04-07",
        "--06-14",
        "thường xuyên",
        "sau khi kết thúc các chiến dịch",
    ];
    let keys: Vec<_> = ordered.iter().map(|text| read(text).sort_key()).collect();
    assert!(keys.is_sorted());
    assert!(keys.windows(2).all(|pair| pair[0] != pair[1]));
}

#[test]
fn only_a_single_day_is_exact() {
    assert!(read("07/4/2023").is_exact_day());
    assert!(!read("27–30/11/2025").is_exact_day());
    assert!(!read("tháng 4/2023").is_exact_day());
}

#[test]
fn partial_dates_are_ordered_by_their_first_day() {
    let mut dates = [month(2023, 2), day(2023, 1, 5), Partial::Year(2023), quarter(2023, Quarter::I)];
    dates.sort();
    assert_eq!(dates, [quarter(2023, Quarter::I), Partial::Year(2023), day(2023, 1, 5), month(2023, 2)]);
}
