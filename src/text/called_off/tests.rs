//! Sentences that say that a drive is put off, called off or changed, and ordinary ones.

use proptest::prelude::*;

use super::*;

#[test]
fn what_is_put_off_called_off_or_changed_is_heard() {
    let cases = [
        (Said::PutOff, "HOÃN do mưa bão"),
        (Said::PutOff, "Buổi hiến máu tại Trường Mẫu (tạm hoãn)"),
        (Said::PutOff, "TẠM HOÃN: Ngày hội hiến máu"),
        (Said::PutOff, "Tạm hoãn hiến máu tại Trường Mẫu"),
        (Said::PutOff, "Hoãn đến khi có thông báo mới"),
        (Said::PutOff, "Sau khi họp, ban tổ chức quyết định hoãn"),
        (Said::PutOff, "Để bảo đảm an toàn, buổi hiến máu được hoãn"),
        (Said::PutOff, "Do không đủ người nên hoãn"),
        (Said::PutOff, "Xin thông báo hoãn buổi hiến máu"),
        (Said::PutOff, "TAM HOAN do mua bao"),
        (Said::PutOff, "HOAN - mua lon"),
        (Said::PutOff, "hoan buoi nay"),
        (Said::CalledOff, "Hủy"),
        (Said::CalledOff, "Huỷ vì không đủ người đăng ký"),
        (Said::CalledOff, "Nhà văn hóa (ĐÃ HỦY)"),
        (Said::CalledOff, "Da huy"),
        (Said::CalledOff, "Buổi hiến máu hủy theo thông báo của trường"),
        (Said::CalledOff, "huy buoi nay do mua"),
        (Said::Changed, "Chuyển sang 20/12"),
        (Said::Changed, "Chuyển 20/12"),
        (Said::Changed, "Đổi 8h30"),
        (Said::Changed, "Đã chuyển chủ nhật tuần sau"),
        (Said::CalledOff, "Sự kiện bị hủy bỏ"),
        (Said::Changed, "HOÀN THÀNH. Chuyển đến Nhà văn hóa xã"),
        (Said::Changed, "buổi tại Trường Mẫu chuyển sang tháng 1/2027"),
        (Said::Changed, "Dời lịch"),
        (Said::Changed, "Lùi 1 tuần"),
        (Said::Changed, "Buổi này lùi hai ngày"),
        (Said::Changed, "LUI 1 TUAN"),
        (Said::Changed, "Lùi lịch"),
        (Said::PutOff, "Tạm dừng"),
        (Said::PutOff, "Tạm dừng tổ chức do mưa bão"),
        (Said::PutOff, "Buổi hiến máu TẠM DỪNG"),
        (Said::CalledOff, "Không diễn ra"),
        (Said::CalledOff, "Buổi hiến máu này không diễn ra"),
        (Said::PutOff, "Chưa tổ chức được"),
        (Said::CalledOff, "Không tổ chức được vì thiếu người"),
        (Said::Changed, "Bắt đầu 8h thay vì 7h"),
        (Said::Changed, "Tổ chức 06/3 thay vì 05/3"),
        (Said::Changed, "Thay địa điểm: Nhà văn hóa Mẫu"),
        (Said::Changed, "Thay đổi giờ"),
        (Said::Changed, "dời sang chiều"),
        (Said::Changed, "Lùi đến chủ nhật"),
        (Said::Changed, "Đổi địa điểm"),
        (Said::Changed, "Thay đổi thời gian: 8h"),
        (Said::Changed, "ĐÃ CHUYỂN"),
        (Said::Changed, "Doi ngay: 20/12"),
        (Said::Changed, "chuyen sang 20/12"),
    ];
    for (what, text) in cases {
        assert_eq!(find_called_off(text).map(|(said, _)| said), Some(what), "{text}");
    }
}

proptest! {
    #[test]
    fn what_says_something_is_never_passed_over(
        before in "(tạm|đã|bị|DA|BI|[a-zA-Zđ]{0,3}) ?",
        word in 0..WORDS.len(),
        capitals in proptest::collection::vec(0..3_u8, 8),
        after in "( (buổi|buoi|lịch|do|sang|ngày|ngay|dia|İ|20/12))?",
        plain in any::<bool>()
    ) {
        let word = if plain { fold(WORDS[word].word) } else { WORDS[word].word.replace("ủy", "uỷ") };
        let written: String = word.chars().zip(capitals).map(|(c, capital)| match (c, capital) {
            ('i', 2) => "İ".to_owned(),
            (c, 1) => c.to_uppercase().to_string(),
            (c, _) => c.to_string(),
        }).collect();
        let sentence = format!("{before}{written}{after}");
        for is_plain in [true, false] {
            prop_assert!(said(&sentence, is_plain).is_none() || may_say(&sentence), "{sentence}");
        }
    }
}

#[test]
fn ordinary_words_raise_no_alarm() {
    let ordinary = [
        "Hội thi đổi mới sáng tạo",
        "Trao đổi kinh nghiệm vận động hiến máu",
        "Lịch có thể thay đổi, xem trang trước khi đi",
        "Thời gian không thay đổi",
        "Chuyển đổi số trong hiến máu",
        "Ngày hội chuyển giao công nghệ",
        "Máu được chuyển đến bệnh viện trong ngày",
        "Máu chuyển về Trung tâm Huyết học",
        "Vận chuyển đến ngân hàng máu",
        "Di chuyển vào cổng sau",
        "Quà tặng chuyển cho người hiến",
        "Chuyển khoản ủng hộ qua số tài khoản",
        "Chuyên đề hiến máu",
        "Đội hiến máu lưu động",
        "Đội ngũ tình nguyện viên",
        "Doi hien mau luu dong",
        "Anh Huy",
        "Lien he: Huy 0900000000",
        "Hoan nghênh mọi người",
        "Hoan nghenh moi nguoi",
        "Hoàn thành chỉ tiêu",
        "Phát huy tinh thần tương thân tương ái",
        "Huy hiệu hiến máu",
        "Không tiêu hủy kim tiêm tại chỗ",
        "Hủy đăng ký trước 24 giờ",
        "Dụng cụ lấy máu chỉ dùng một lần và được hủy theo đúng quy định",
        "Những đơn vị máu không đạt đều bị hủy",
        "Kim và dây lấy máu được hủy ngay sau khi dùng",
        "Muốn đổi giờ hẹn, gọi số ở trên",
        "Đổi giờ hẹn qua Zalo",
        "Đổi quà tại bàn đón tiếp",
        "Đừng trì hoãn việc tử tế",
        "Người đang uống kháng sinh phải hoãn hiến máu",
        "Tạm hoãn hiến máu 12 tháng sau khi xăm mình",
        "Hoãn hiến máu đối với người vừa tiêm vắc xin",
        "Nếu mưa, buổi hiến máu sẽ hoãn",
        "Buổi hiến máu dời vào hội trường nếu mưa",
        "Trong trường hợp mưa lớn sẽ chuyển vào hội trường",
        "Không hoãn dù trời mưa",
        "Buổi không bị hủy",
        "Khu di dời dân Mẫu",
        "Biến đổi khí hậu",
        "Đẩy lùi bệnh tật",
        "Đổi thành quà",
        "Đổi 1 quà cho 2 phiếu",
        "Chuyển 120 đơn vị máu trong ngày",
        "Chỉ hoãn khi mưa to",
        "Chương trình đổi rác lấy quà",
        "Chuyển động cùng giọt hồng",
        "Chuyển giao công nghệ, trao đổi học thuật",
        "Không tổ chức ăn trưa",
        "Nếu mưa, buổi không diễn ra",
        "Tạm dừng uống thuốc trước khi hiến",
        "Tạm dừng hiến máu 12 tháng sau khi xăm mình",
        "Ăn nhẹ thay vì nhịn đói",
        "Nhận quà thay vì 100 nghìn đồng",
        "Buổi diễn ra như dự kiến",
        "Lùi 2 bước khi chụp ảnh",
        "Thay băng sau 4 giờ",
        "Tưởng niệm 1010 năm dời đô",
        "Có xe đưa đón tại Chợ Mẫu",
        "Mang theo CCCD; ăn nhẹ trước khi đến",
    ];
    for text in ordinary {
        assert_eq!(find_called_off(text), None, "{text}");
    }
}
