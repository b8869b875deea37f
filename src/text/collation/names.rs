//! Names to be put in order: of people, places and offices of the central highlands.

use std::collections::BTreeSet;

use crate::text::orthography::{ORTHOGRAPHIES, Orthography};

const FAMILY_NAMES: &str = "Bùi Cao Đặng Đinh Đỗ Hoàng Hồ Lê Lý Ngô Nguyễn Phạm Phan Trần Trương Võ Vũ Ksor Rơ Siu A Y
    Niê Byă Êban Kđoh Rcom Rmah Nay Kpă";

const GIVEN_NAMES: &str = "
    An Ân Anh Ánh Bảo Bình Cẩm Cường Dũng Dung Đạt Đức Giang Hà Hạ Hả Hạnh Hiền Hiển Hoà Hòa Hưng
    Hùng Khoa Lan Lân Loan Mai Nga Ngà Nghĩa Oanh Phúc Quý Sơn Tâm Tấm Thảo Tú Tư Tứ Uyên Ước Vân
    Xuân Yến Ý H'Yim H’Yim H'Bia Y-Bhiŏ";

/// One name a line.
const PLACES_AND_EVENTS: &str = "Ia H'Drai\nIa H’Drai\nIa H' Drai\nIa Hdrai
Kon Plông\nKon Rẫy\nKon Tum\nNgọc Hồi\nSa Thầy\nTu Mơ Rông
Đăk Glei\nĐăk Hà\nĐăk Tô\nĐắk Lắk\nĐak Đoa\nDaklak\nLắk\nM’Đrắk
Buôn Ma Thuột\nBuôn Đôn\nBuôn Hồ\nƀuôn Hồ
Cư M’gar\nČư\u{306} Mgar\nCư Kuin\nEa H'leo\nEa H’leo\nEa Kar\nÊa Kar\nÊ\u{306}a Kar
Krông Ana\nKrông Bông\nKrông Búk\nKrông Năng\nKrông Pắc
Măng Đen\nMăng Bút\nMăng Ri\nNgọk Bay\nNgọk Réo\nNgọk Tụ\nNgok Wang\nRờ Kơi\nMô Rai\nYa Ly\nYa Xiêr\nYa Tăng
Đăk Rơ Wa\nĐăk Bla\nĐăk Cấm\nĐăk Blà\nĐắk Blà\nĐăk Kôi\nĐăk Tờ Re\nĐăk Pxi\nĐăk Mar\nĐăk Ui\nĐăk Sao\nĐăk Tờ Kan
Đăk Pék\nĐăk Plô\nĐăk Môn\nĐăk Long\nXốp\nIa Chim\nIa Đal\nIa Tơi\nIa Dom\nIa Pa\nIa Grai\nKbang\nK’Bang\nKông Chro\nAyun Pa
Chư Păh\nChư Prông\nChư Pưh\nChư Sê\nĐức Cơ\nMang Yang\nPhú Thiện\nPleiku\nPlei Ku
Bảo Lâm\nBảo Lộc\nCát Tiên\nDi Linh\nD'Ran\nĐạ Huoai\nĐạ Tẻh\nĐam Rông\nĐà Lạt\nĐơn Dương\nLạc Dương\nLâm Hà
Cư Jút\nĐắk Glong\nĐắk Mil\nĐắk R'lấp\nĐắk Song\nGia Nghĩa\nKrông Nô\nTuy Đức\nM'Nông\nM’Nông\nMnông
Thành phố Kon Tum\nthành phố Kon Tum\nTỉnh Kon Tum\nTỉnh ủy\nTỉnh Ủy\nUBND tỉnh\nỦy ban nhân dân tỉnh\nUỷ ban nhân dân tỉnh
Hội Chữ thập đỏ tỉnh\nHội Chữ thập đỏ huyện Đăk Hà\nHội chữ thập đỏ\nBệnh viện Đa khoa tỉnh\nBệnh viện Đa khoa Vùng
Công an tỉnh\nCông đoàn viên chức tỉnh\nCông ty Điện lực Kon Tum\nChi nhánh 76 Binh đoàn 15\nChi nhánh Xăng dầu Kon Tum
Đoàn khối các cơ quan và doanh nghiệp tỉnh\nLiên đoàn Lao động tỉnh\nLiên Đoàn Lao động tỉnh\nTrường Cao đẳng Cộng đồng Kon Tum
Phân hiệu Đại học Đà Nẵng tại Kon Tum\nBan Chỉ đạo huyện Kon Rẫy\nBan chỉ đạo huyện Kon Rẫy\nBCĐ Quốc gia\nVăn phòng BCĐ
Ê Đê\nÊđê\nGia Rai\nJơrai\nJrai\nBa Na\nBahnar\nXơ Đăng\nRơtéang\nRơteăng\nGiẻ\nTriêng\nBrâu\nRơ Măm\nCơ Ho\nKơho\nK'ho\nHrê\nCo\nCơ Tu
ꞌTáy Đăm\nTãy Đón\nThái Đen\nThái Trắng\nHmông\nHmoob\nTày\nNùng\nKhmer\nChăm
Đợt 1\nĐợt 2\nĐợt 02\nĐợt 10\nđợt 10\nĐợt 9 – Kon Tum\nĐợt 9, Kon Tum\nĐợt 9 (Kon Tum)
626/QĐ-UBND\n26/2013/TT-BYT\nKhoa Huyết học - Truyền máu
“Hành trình Đỏ”\nHành trình Đỏ\nHành trình đỏ\nChủ nhật Đỏ\nLễ hội Xuân hồng\nGiọt hồng\nGiọt Hồng";

/// The letters of every language, small and capital, with what is typed for the apostrophe.
pub fn letters() -> Vec<String> {
    let letters: BTreeSet<String> = ORTHOGRAPHIES.iter().flat_map(Orthography::letters).collect();
    letters.into_iter().chain(["ʼ".to_owned()]).collect()
}

/// People (every given name with ten family names), places, offices, events and languages.
pub fn names() -> Vec<String> {
    let given = GIVEN_NAMES.split_whitespace();
    let families: Vec<&str> = FAMILY_NAMES.split_whitespace().collect();
    let people = given.clone().enumerate().flat_map(|(at, given)| {
        let families = families.iter().cycle().skip(at * 7).take(10);
        families.map(move |family| format!("{family} {given}")).collect::<Vec<_>>()
    });
    let names = given.chain(PLACES_AND_EVENTS.lines()).map(str::to_owned);
    names.chain(people).collect()
}
