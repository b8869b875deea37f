use super::*;

#[test]
fn periods_are_printed_as_offices_write_them() {
    for (text, vi, en) in [
        ("5/3/2023", "05/3/2023", "5 March 2023"),
        ("1/2/2023", "01/02/2023", "1 February 2023"),
        ("2023-02", "tháng 02/2023", "February 2023"),
        ("2023-04", "tháng 4/2023", "April 2023"),
        ("2023-35", "quý III/2023", "the third quarter of 2023"),
        ("Quý III, IV/2023", "quý III, IV/2023", "the third and fourth quarters of 2023"),
        ("2023", "năm 2023", "2023"),
        ("2025-11-27/2025-11-30", "27–30/11/2025", "27–30 November 2025"),
        ("2023-01-01/2023-03-01", "từ 01/01 đến 01/3/2023", "1 January – 1 March 2023"),
        ("15/12 đến 15/3/2026", "từ 15/12/2025 đến 15/3/2026", "15 December 2025 – 15 March 2026"),
        ("2023-01/2023-03", "từ tháng 01 đến tháng 3/2023", "January – March 2023"),
        ("2023-01/2023", "từ tháng 01/2023 đến năm 2023", "January 2023 – 2023"),
        ("5,12,19/3/2023", "05, 12, 19/3/2023", "5, 12 and 19 March 2023"),
        ("26/3, 2/4/2023", "26/3, 02/4/2023", "26 March and 2 April 2023"),
        ("trước 1/4/2023", "trước 01/4/2023", "before 1 April 2023"),
        ("../2023-03-31", "đến hết 31/3/2023", "until 31 March 2023"),
        ("../2023-03", "đến hết tháng 3/2023", "until the end of March 2023"),
        ("2023-01-01/..", "từ 01/01/2023", "from 1 January 2023"),
        ("sau 1/4/2023", "sau 01/4/2023", "after 1 April 2023"),
        ("Thường xuyên", "thường xuyên", "ongoing"),
        ("--04-07", "07/4 hằng năm", "7 April every year"),
        ("Sau khi xong", "Sau khi xong", "Sau khi xong"),
    ] {
        assert_eq!(read(text).vi(), vi);
        assert_eq!(read(text).en(), en);
    }
}

#[test]
fn a_day_is_printed_at_length_with_its_weekday() {
    assert_eq!(read("5/3/2023").vi_long(), "Chủ nhật, 05/3/2023");
    assert_eq!(read("2023-04-06").vi_long(), "Thứ Năm, 06/4/2023");
    assert_eq!(read("tháng 4/2023").vi_long(), "tháng 4/2023");
    assert_eq!(read("5/3/2023").en_long(), "Sunday, 5 March 2023");
    assert_eq!(read("tháng 4/2023").en_long(), "April 2023");
}

#[test]
fn machine_forms_are_inclusive() {
    for (text, edtf) in [
        ("05/3/2023", Some("2023-03-05")),
        ("trước 01/4/2023", Some("../2023-03-31")),
        ("trước tháng 4/2023", Some("../2023-03")),
        ("sau năm 2022", Some("2023/..")),
        ("sau quý IV/2022", Some("2023-33/..")),
        ("5, 12/3/2023", Some("{2023-03-05,2023-03-12}")),
        ("quý III, IV/2023", Some("{2023-35,2023-36}")),
        ("07/4 hằng năm", Some("--04-07")),
        ("thường xuyên", None),
        ("sau khi xong", None),
    ] {
        assert_eq!(read(text).edtf().as_deref(), edtf, "{text}");
    }
}

#[test]
fn html_gets_days_months_and_years_alone() {
    for (text, expected) in [
        ("05/3/2023", Some("2023-03-05")),
        ("tháng 02/2023", Some("2023-02")),
        ("năm 2023", Some("2023")),
        ("quý III/2023", None),
        ("27–30/11/2025", None),
        ("--04-07", None),
    ] {
        assert_eq!(read(text).html_datetime().as_deref(), expected, "{text}");
    }
}
