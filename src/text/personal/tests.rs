//! Every number, name and address here is made up.

use proptest::prelude::*;

use super::*;

/// What is found, with its kind.
fn found(text: &str) -> Vec<(Personal, &str)> {
    personal(text).into_iter().map(|found| (found.kind, &text[found.range])).collect()
}

fn only(kind: Personal, text: &str, expected: &str) {
    assert_eq!(found(text), [(kind, expected)], "{text}");
}

#[test]
fn a_citizen_id_is_found_in_any_usual_grouping() {
    for id in
        ["062090000001", "062 090 000 001", "062.090.000.001", "0620 9000 0001", "062090 000001", "062 0 90 000001"]
    {
        only(Personal::CitizenId, &format!("Người hiến máu, CCCD {id}, có mặt lúc 7h30"), id);
        only(Personal::CitizenId, &format!("({id})"), id);
    }
}

#[test]
fn an_old_card_counts_where_a_card_is_spoken_of() {
    only(Personal::CitizenId, "CMND số: 233000001 cấp năm 2010", "233000001");
    only(Personal::CitizenId, "số CMT của ông A là 233 000 001", "233 000 001");
    assert_eq!(found("Tổng kinh phí 233 000 001 đồng"), []);
    assert_eq!(found("mang CMND, chỉ tiêu năm 2023 là 233000001"), []);
}

#[test]
fn a_birth_date_is_found_beside_its_word() {
    for (text, date) in [
        ("Nguyễn Văn Mẫu, sinh ngày 12/3/1990", "12/3/1990"),
        ("Nguyễn Thị An sinh ngày 12-03-1990", "12-03-1990"),
        ("ngày sinh: 12.3.1990", "12.3.1990"),
        ("Sinh:12/3/1990", "12/3/1990"),
        ("(NS 12/3/1990)", "12/3/1990"),
        ("sinh năm 12/3/1990", "12/3/1990"),
        ("sinh ngày 12 tháng 3 năm 1990", "12 tháng 3 năm 1990"),
        ("date of birth 1990-03-12", "1990-03-12"),
    ] {
        only(Personal::BirthDate, text, date);
    }
}

#[test]
fn a_column_of_birth_dates_is_found() {
    let table = "| Tên | Ngày sinh | Ngày hiến |\n|---|---|---|\n| Mẫu | 12/3/1990 | 07/4/2023 |\n| Thử | 1985 | |";
    only(Personal::BirthDate, table, "12/3/1990");
}

#[test]
fn other_days_are_no_birth_dates() {
    for text in [
        "sinh năm 1990",
        "thành lập ngày 12/3/1990",
        "giao lưu học sinh ngày 12/3/2023",
        "Học sinh ngày 12/3/2023",
        "tổng vệ sinh ngày 12/3/2023",
        "học sinh, sinh viên ngày 12/3/2023",
        "sinh hoạt câu lạc bộ ngày 12/3/2023",
        "Karl Landsteiner, sinh ngày 14/6/1868",
        "kỷ niệm Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2023)",
        "Ngày 07/4/2023, Nhà văn hóa",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn a_telephone_number_is_found_as_people_write_it() {
    for phone in [
        "0900000001",
        "0900 000 001",
        "0900.000.001",
        "090-000-0001",
        "+84 900 000 001",
        "0084 900000001",
        "0260 3000 001",
        "0260.3.000.001",
        "02603000001",
    ] {
        only(Personal::Phone, &format!("gọi anh Mẫu: {phone}, trước 17 giờ"), phone);
    }
    assert_eq!(found("ĐT 0900000001/0900000002").len(), 2);
    assert_eq!(found("0900 000 001 0900 000 002").len(), 2);
    only(Personal::Phone, "Zalo https://zalo.me/0900000001", "0900000001");
    only(Personal::Phone, "[gọi](tel:0900000001)", "0900000001");
}

#[test]
fn public_numbers_are_no_telephone_numbers_or_ids() {
    for text in [
        "gọi 113, 115, 1900 1234 hoặc 1800 123 456",
        "Kế hoạch 123/KH-BCĐ, 07/2023, số 0123456789/QĐ-UBND",
        "tổng 1.250.000.000 đồng, 12 345 678 901 đồng",
        "ISBN 978-604-0-12345-6, ISBN 0-13-110362-8, ISBN 978-0131103628",
        "tọa độ 14.3497000, 108.0004567890; 0.1234567890",
        "01.01 - 01.03.2023; 07.2023 - 2024; 01-03-2023 07:30; 2023-01-01/2023-03-01",
        "các ngày 05 07 09 11 13, lúc 07h30-11h30",
        "https://mau.example/bai/0900000001?tu=a@mau.example",
        "MST 0100000001, số tài khoản: 0101 000 001",
        "tệp IMG_0900000001.jpg, mã a0900000001",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn an_e_mail_address_is_found() {
    only(Personal::Email, "thư về a.b-c@mau.example.", "a.b-c@mau.example");
    only(Personal::Email, "<mailto:a@mau.example>", "a@mau.example");
    assert_eq!(found("@giothong, 3 @ 5, a@b"), []);
}

#[test]
fn spellings_of_one_number_are_one() {
    for phone in ["0260 3000 001", "0260.3000.001", "+84 260 3000001", "(+84) 260 3000 001", "0084 (0)260 3000 001"] {
        assert_eq!(contact_key(phone), "02603000001", "{phone}");
    }
    assert_eq!(contact_key(" Van-Phong@Mau.example"), contact_key("van-phong@mau.example"));
}

proptest! {
    #[test]
    fn any_text_is_searched_and_what_is_found_is_a_part_of_it(text in "(\\PC|[0-9]{1,12}|[ .@/:+–-]|sinh ngày |CMND |https://|\u{301}){0,24}") {
        let mut end = 0;
        for found in personal(&text) {
            prop_assert!(end <= found.range.start && text.get(found.range.clone()).is_some());
            end = found.range.end;
        }
    }

    #[test]
    fn a_telephone_number_is_found_in_any_words(before in "[a-zà-ỹ ]{0,12} ", after in " [a-zà-ỹ ]{0,12}") {
        let text = format!("{before}0900 000 001{after}");
        prop_assume!(!["mst", "tai khoan"].iter().any(|word| crate::text::fold::fold(&before).contains(word)));
        prop_assert_eq!(found(&text), [(Personal::Phone, "0900 000 001")]);
    }
}
