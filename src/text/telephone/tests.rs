use proptest::prelude::*;

use super::*;

// Invented numbers: 0900 000 0xx and 0260 000 0000 belong to nobody.

#[test]
fn one_number_is_dialled_whatever_stands_beside_it() {
    for (written, number) in [
        ("0900 000 002", "0900000002"),
        ("0900.000.002", "0900000002"),
        ("0900-000-002 (Chị Mẫu)", "0900000002"),
        ("(0260) 000 0000", "02600000000"),
        ("0260.3000.000 (trong giờ hành chính, 7h30 - 17h)", "02603000000"),
        ("02603 000 000 - máy lẻ 102", "02603000000"),
        ("+84 900 000 002", "+84900000002"),
        ("+84(0)900000002", "+84900000002"),
        ("+84 (0) 900 000 002", "+84900000002"),
        ("+840900000002", "+84900000002"),
        ("0084 900 000 002", "+84900000002"),
        ("(+84) 900 000 002", "+84900000002"),
        ("+44 (0)20 0000 0000", "+442000000000"),
        ("Chị Mẫu: 0900000002", "0900000002"),
        ("Chị Mẫu:0900000002", "0900000002"),
        ("0900000002 gặp chị Mẫu", "0900000002"),
        ("ĐT 3000 000", "3000000"),
        ("1900 0000", "19000000"),
        ("Hotline: 1800.000.000 (24/7)", "1800000000"),
        ("115", "115"),
        ("'0900000002", "0900000002"),
        ("zalo 0900000002 trước 05/12/2026", "0900000002"),
        ("0900 000 002/003", "0900000002"),
    ] {
        assert_eq!(dialled(written).as_deref(), Some(number), "{written}");
    }
    for none in
        ["", "Chị Mẫu", "05/12/2026", "7h30 - 11h30", "24/7", "25.12.2026", "phòng 102", "0900000001 0900000002"]
    {
        assert_eq!(dialled(none), None, "{none}");
    }
}

#[test]
fn several_numbers_go_with_their_names() {
    for (written, parts) in [
        ("0900000001; 0900000002", &["0900000001", "0900000002"][..]),
        ("0900000001 - 0900000002", &["0900000001", "0900000002"]),
        ("0900 000 001/0900 000 002", &["0900 000 001", "0900 000 002"]),
        ("0900 000 001 0900 000 002", &["0900 000 001", "0900 000 002"]),
        ("0900.000.001, 0900.000.002 và 0260 3000 000", &["0900.000.001", "0900.000.002", "0260 3000 000"]),
        ("Chị Mẫu: 0900000001; anh Thử: 0900000002", &["Chị Mẫu: 0900000001", "anh Thử: 0900000002"]),
        ("Chị Mẫu - 0900000001 - anh Thử - 0900000002", &["Chị Mẫu - 0900000001", "anh Thử - 0900000002"]),
        ("0900000001 - chị Mẫu - 0900000002 - anh Thử", &["0900000001 - chị Mẫu", "0900000002 - anh Thử"]),
        ("0900000001 gặp chị Mẫu, 0900000002 gặp anh Thử", &["0900000001 gặp chị Mẫu", "0900000002 gặp anh Thử"]),
        (
            "0900000001 (chị Mẫu, trạm y tế), 0900000002 (anh Thử)",
            &["0900000001 (chị Mẫu, trạm y tế)", "0900000002 (anh Thử)"],
        ),
        ("0900000001 (chị Mẫu) 0900000002 (anh Thử)", &["0900000001 (chị Mẫu)", "0900000002 (anh Thử)"]),
        ("Chị Mẫu 0900000001 hoặc anh Thử 0900000002", &["Chị Mẫu 0900000001", "anh Thử 0900000002"]),
        ("Chị Mẫu: 0900000001\nAnh Thử: 0900000002", &["Chị Mẫu: 0900000001", "Anh Thử: 0900000002"]),
        ("ĐT: 0260.3000.000 / DĐ: 0900.000.001", &["ĐT: 0260.3000.000", "DĐ: 0900.000.001"]),
        ("+84 900 000 001 / +84 900 000 002", &["+84 900 000 001", "+84 900 000 002"]),
        ("0900 000 001 (anh Mẫu, trưởng ban)", &["0900 000 001 (anh Mẫu, trưởng ban)"]),
        ("Hội Chữ thập đỏ - xã Mẫu", &["Hội Chữ thập đỏ - xã Mẫu"]),
    ] {
        assert_eq!(apart(written), parts, "{written}");
    }
}

#[test]
fn in_prose_only_what_is_surely_a_number_counts() {
    let found =
        |text: &'static str| -> Vec<&str> { numbers_in_prose(text).into_iter().map(|range| &text[range]).collect() };
    assert_eq!(
        found("gọi 0900 000 001, (0260) 3000 000 hay +84 900 000 002."),
        ["0900 000 001", "(0260) 3000 000", "+84 900 000 002"]
    );
    assert_eq!(found("Hotline: 1900 0000 hoặc 18000000"), ["1900 0000", "18000000"]);
    for none in [
        "Nghị định 137/2015/NĐ-CP ngày 31/12/2015",
        "Kế hoạch số 0123456789/KH-BCĐ",
        "ngày 05.12.2026, từ 07.30 đến 11.30",
        "giai đoạn 1900-1975, 1900 – 1954",
        "1.900.000 đồng, 19.000.000 đồng, 3 000 000",
        "14.350123, 108.000456",
        "ISBN 978-604-000-000-0",
        "tài khoản số 0900000001",
        "3000 000 đơn vị máu",
    ] {
        assert!(found(none).is_empty(), "{none}");
    }
}

#[test]
fn what_cannot_be_dialled_is_told() {
    for (written, part) in [
        ("0900 000 00", "0900 000 00"),
        ("Chị Mẫu: 0900 000 0011", "0900 000 0011"),
        ("0900 000 OO1", "0900 000 OO1"),
        ("0900 xxx 001 (che bớt)", "0900 xxx 001"),
        ("0100 000 001", "0100 000 001"),
        ("0500 300 0001", "0500 300 0001"),
        ("01690 000 001", "01690 000 001"),
        ("0900 000 001/002", "0900 000 001/002"),
        ("0900 000 001; 0900 000 02", "0900 000 02"),
    ] {
        assert_eq!(undialled(written), Some(part), "{written}");
    }
    for good in [
        "0900 000 001",
        "0900 000 001 (7h30 - 16h30)",
        "0900 000 001, 07.30 - 11.30 ngày 15.03.2025",
        "0262.3000001 - máy lẻ 12",
        "115",
        "12/KH-BCĐ",
        "0900000001/0900000002",
        "gọi 0900 000 001 trước 16h ngày 15/3/2025",
    ] {
        assert_eq!(undialled(good), None, "{good}");
    }
}

proptest! {
    #[test]
    fn nothing_is_lost_between_the_parts(text in "([0-9]{3,11}|[ ,;/()+.:–-]|hoặc | và |Chị Mẫu|ầ|\n){0,14}") {
        let parts = apart(&text);
        let digits = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
        let kept = parts.iter().map(|part| digits(part)).collect::<String>();
        prop_assert!(kept.len() + 24 * parts.len() > digits(&text).len());
        prop_assert_eq!(kept.chars().filter(char::is_ascii_digit).count(), text.chars().filter(char::is_ascii_digit).count());
        prop_assert!(undialled(&text).is_none_or(|part| text.contains(part)));
        for range in numbers(&text).into_iter().chain(numbers_in_prose(&text)) {
            prop_assert!(text.get(range).is_some());
        }
    }
}
