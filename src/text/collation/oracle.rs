//! The order of [`collation_key`] against ICU's own `vi` collation with numeric ordering.

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;
use proptest::prelude::*;

use super::collation_key;

const FAMILY_NAMES: &str = "Bùi Cao Đặng Đinh Đỗ Hoàng Hồ Lê Lý Ngô Nguyễn Phạm Phan Trần Trương Võ Vũ Ksor Rơ Siu";

const GIVEN_NAMES: &str = "
    An Ân Anh Ánh Bảo Bình Cẩm Cường Dũng Dung Đạt Đức Giang Hà Hạ Hả Hạnh Hiền Hiển Hoà Hòa Hưng
    Hùng Khoa Lan Lân Loan Mai Nga Ngà Nghĩa Oanh Phúc Quý Sơn Tâm Tấm Thảo Tú Tư Tứ Uyên Ước Vân
    Xuân Yến Ý";

/// One name a line.
const PLACES_AND_EVENTS: &str = "Ia H'Drai\nIa H’Drai\nIa Hdrai
Kon Plông\nKon Rẫy\nKon Tum\nNgọc Hồi\nSa Thầy\nTu Mơ Rông
Đăk Glei\nĐăk Hà\nĐăk Tô\nĐắk Lắk\nĐak Đoa\nDaklak\nLắk\nM’Đrắk
Buôn Ma Thuột\nBuôn Đôn\nBuôn Hồ\nƀuôn Hồ
Cư M’gar\nČư\u{306} Mgar\nCư Kuin\nEa H'leo\nEa H’leo\nEa Kar\nÊa Kar\nÊ\u{306}a Kar
Krông Ana\nKrông Bông\nKrông Búk\nKrông Năng\nKrông Pắc
Thành phố Kon Tum\nthành phố Kon Tum
Đợt 1\nĐợt 2\nĐợt 10\nđợt 10\nĐợt 9 – Kon Tum\nĐợt 9, Kon Tum\nĐợt 9 (Kon Tum)
626/QĐ-UBND\n26/2013/TT-BYT\nKhoa Huyết học - Truyền máu
“Hành trình Đỏ”\nHành trình Đỏ\nHành trình đỏ";

/// Every letter of Vietnamese and of the highlands, parted by spaces.
const LETTERS: &str = "
    a à ả ã á ạ ă ằ ẳ ẵ ắ ặ â ầ ẩ ẫ ấ ậ e è ẻ ẽ é ẹ ê ề ể ễ ế ệ i ì ỉ ĩ í ị
    o ò ỏ õ ó ọ ô ồ ổ ỗ ố ộ ơ ờ ở ỡ ớ ợ u ù ủ ũ ú ụ ư ừ ử ữ ứ ự y ỳ ỷ ỹ ý ỵ
    b c d đ f g h j k l m n p q r s t v w x z
    ƀ č ĕ ĭ ñ ŏ ŭ â\u{306} ê\u{306} ô\u{306} ơ\u{306} ư\u{306} y\u{306} ꞌ ʼ";

const DIGITS_AND_SIGNS: &str = "0 1 2 9 - – , . ( ) ' ‘ ’ \" “ / & +";

fn vietnamese() -> CollatorBorrowed<'static> {
    let mut preferences = CollatorPreferences::from(locale!("vi"));
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    Collator::try_new(preferences, CollatorOptions::default()).expect("the collation is compiled in")
}

/// Asserts that wherever ICU tells two texts apart, their keys are in the same order.
fn assert_same_order(icu: &CollatorBorrowed<'_>, left: &str, right: &str) {
    let expected = icu.compare(left, right);
    if expected != Ordering::Equal {
        assert_eq!(collation_key(left).cmp(&collation_key(right)), expected, "{left:?} and {right:?}");
    }
}

#[test]
fn names_and_letters_are_in_the_order_of_icu() {
    let given_names = GIVEN_NAMES.split_whitespace();
    let people = (FAMILY_NAMES.split_whitespace().zip(given_names.clone().cycle().skip(7)))
        .map(|(family, given)| format!("{family} {given}"));
    let letters = LETTERS.split_whitespace();
    let texts = given_names.chain(letters.clone()).chain(PLACES_AND_EVENTS.lines());
    let names: Vec<String> = texts.map(str::to_owned).chain(people).chain(letters.map(str::to_uppercase)).collect();
    assert!(names.len() >= 200);

    let icu = vietnamese();
    for left in &names {
        for right in &names {
            assert_same_order(&icu, left, right);
        }
    }
}

proptest! {
    #[test]
    fn any_spelling_is_in_the_order_of_icu(
        stem in spelling(3), left in spelling(4), right in spelling(4), capital: bool
    ) {
        let (mut left, right) = (format!("{stem}{left}"), format!("{stem}{right}"));
        if capital {
            left = left.to_uppercase();
        }
        assert_same_order(&vietnamese(), &left, &right);
    }
}

fn spelling(most: usize) -> impl Strategy<Value = String> {
    let mut parts: Vec<&str> = LETTERS.split_whitespace().collect();
    parts.extend(DIGITS_AND_SIGNS.split_whitespace().chain([" "]));
    prop::collection::vec(prop::sample::select(parts), 0..=most).prop_map(|parts| parts.concat())
}
