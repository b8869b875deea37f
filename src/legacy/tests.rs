use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::spelling::spelled;
use super::*;

/// Real sentences of officials, for evidence in every length.
const PROSE: &str = "Hội chữ thập đỏ tỉnh phối hợp với các đơn vị tổ chức hiến máu tình nguyện. \
                     Người dân vùng sâu, vùng xa được tuyên truyền, vận động.";

fn readings(text: &str) -> Vec<(Encoding, String)> {
    detect(text).into_iter().map(|found| (found.encoding, found.reading)).collect()
}

fn one(encoding: Encoding, reading: &str) -> Vec<(Encoding, String)> {
    vec![(encoding, reading.to_owned())]
}

#[test]
fn vni_is_found_in_a_language_of_the_highlands() {
    assert_eq!(readings("Sô Noâng nghieâp"), one(Encoding::Vni, "Sơ Nông nghiêp"));
}

#[test]
fn tcvn3_is_found() {
    assert_eq!(readings("Héi ch÷ thËp ®á"), one(Encoding::Tcvn3, "Hội chữ thập đỏ"));
    assert_eq!(readings("title: \"HiÕn m¸u t×nh nguyÖn\""), one(Encoding::Tcvn3, "Hiến máu tình nguyện"));
}

#[test]
fn capitals_of_tcvn3_are_a_font_of_capitals() {
    assert_eq!(readings("HéI CH÷ THËP §á"), one(Encoding::Tcvn3, "HỘI CHỮ THẬP ĐỎ"));
}

#[test]
fn names_of_places_are_found() {
    for (written, encoding, reading) in [
        ("x· §¨k T«", Encoding::Tcvn3, "xã Đăk Tô"),
        ("X· §¨K T¤", Encoding::Tcvn3, "XÃ ĐĂK TÔ"),
        ("§¾k L¾k", Encoding::Tcvn3, "Đắk Lắk"),
        ("Sa ThÇy", Encoding::Tcvn3, "Thầy"),
        ("Kr«ng N¨ng", Encoding::Tcvn3, "Krông Năng"),
        ("M¸u nãng", Encoding::Tcvn3, "Máu nóng"),
        ("B¸o c¸o tµi chÝnh quý II n¨m", Encoding::Tcvn3, "Báo cáo tài chính quý II năm"),
        ("Hiến máu tại xã §¨k T«, tỉnh Mẫu", Encoding::Tcvn3, "Đăk Tô"),
        ("venue: Nhà văn hóa xã §¨k T«", Encoding::Tcvn3, "Đăk Tô"),
        ("xaõ Ñaêk Toâ", Encoding::Vni, "xã Đăk Tô"),
        ("XAÕ ÑAÊK TOÂ", Encoding::Vni, "XÃ ĐĂK TÔ"),
        ("Ñaék Laék", Encoding::Vni, "Đắk Lắk"),
        ("Kroâng Naêng", Encoding::Vni, "Krông Năng"),
        ("Hội xã: Ñaêk Haø", Encoding::Vni, "Đăk Hà"),
    ] {
        assert_eq!(readings(written), one(encoding, reading), "{written}");
    }
}

#[test]
fn the_font_of_the_highlands_is_found_by_words_that_are_known_in_both_spellings() {
    for (written, reading) in [
        ("[on", "ƀon"),
        ("{uôn R^t", "Ƀuôn Rĭt"),
        ("le\\", "lĕ"),
        ("c\\ar", "čar"),
        ("]ar", "čar"),
        ("[a` ", "ƀañ"),
        ("pơ[ut hơdôm [ing c\\ơđai", "pơƀut hơdôm ƀing čơđai"),
        ("C|ư\\ Mgar, {uôn", "Čư\u{306} Mgar, Ƀuôn"),
        ("đê| nkô|", "đê\u{306} nkô\u{306}"),
        ("Thuo#t {uôn", "Thuô\u{306}t Ƀuôn"),
        ("`u pơđ^ tu\\ c\\ô", "ñu pơđĭ tŭ čô"),
        ("~u le\\ a`răng", "Ñu lĕ añrăng"),
    ] {
        assert_eq!(readings(written), one(Encoding::TayNguyen, reading), "{written}");
    }
}

#[test]
fn one_sign_alone_is_no_evidence() {
    for text in ["^", "`", "|", "R^t", "c\\", "n`u", "Noâng", "Héi", "Loïc", "m×n"] {
        assert_eq!(readings(text), [], "{text}");
    }
}

#[test]
fn every_encoding_is_distinguished_from_the_others() {
    for encoding in [Encoding::Tcvn3, Encoding::Vni, Encoding::Viscii] {
        let found = readings(&spelled(PROSE, encoding));
        assert_eq!(found, one(encoding, PROSE.trim_end_matches('.')), "{encoding:?}");
    }
}

#[test]
fn a_stretch_ends_where_unicode_begins() {
    let text = format!("Tên cũ: {} (nay là Hội cấp xã)", spelled("Hội chữ thập đỏ", Encoding::Vni));
    assert_eq!(readings(&text), one(Encoding::Vni, "Hội chữ thập đỏ"));
    let found = detect(&text);
    assert_eq!(converted(&text, &found), "Tên cũ: Hội chữ thập đỏ (nay là Hội cấp xã)");
}

#[test]
fn a_word_beside_certain_text_needs_less_evidence() {
    let text = format!("{}\nBu«n\nHång\n", spelled(PROSE, Encoding::Tcvn3));
    let read: Vec<String> = readings(&text).into_iter().map(|(_, reading)| reading).collect();
    assert_eq!(read[1..], ["Buôn", "Hồng"]);
    assert_eq!(detect("Hång\n").len(), 0);
    assert_eq!(detect_as("Bu«n\n", Encoding::Tcvn3).len(), 1);
}

#[test]
fn ordinary_text_is_no_alarm() {
    for text in [
        "xem [trang này](https://a.vn/x) và [on](x), [on][x], [x]: https://a.vn/on",
        "gõ `le\\` hay `[on`, rồi `giothong check`",
        "```\n{uôn [on le\\ c\\\n```\n",
        "$R^t + x^n$ và $$e^{x} \\le c\\ $$",
        "mở C:\\Users\\le\\Hồ sơ\\ và \\\\may-chu\\chung\\",
        "dòng một le\\\ndòng hai",
        "gửi thư cho {tên}@benhvien.vn, lien-he@a.vn",
        "ma trận m×n, n×m, n×n, m×p, 5 µm, 3·4, ±5%, «trích», Intel® và Microsoft©",
        "café Noël, Citroën, naïve, Raphaël, São Paulo, Zoë, Müller, Israël, façade, déjà vu, Loïc, coût, où",
        "Giaó viên baó cáo, gửi caí cặp, tôí nay",
        "đường §a, x·y, m²n, «mot»la«i» L´été, 1½ giờ, x¹y, eBay, iPhone, tháng¹ năm²",
        "Đăk Tô, Đắk Hà, Krông Năng, Ngọk Bay, Kon Plông, Sa Thầy, Ia H’Drai",
        "für Ärzte in Köln, Señor Muñoz, ação, Besançon, Fête à Liège",
        "hoà bình, thuý, khoẻ, uỷ ban, quý, oà, già, loá",
        "| Tên | Số |\n|---|---|\n| A | [on] |\n",
        "[ ] việc\n- [x] xong\n[^1]: chú thích\n",
        "[a, b) là nửa khoảng, a[i] là phần tử, {x | x > 0}, [0; 1)",
        "{{< glossary_tooltip term_id=\"pod\" >}} và {% raw %} {: .note }",
        "Gửi chứ? ([y]có|[n]không|[e]sửa), {--[no-]color|--[no-]pager}, --[section-]headers",
        "a_1^2, O(n^2), 10^6, x^n, ~5 phút, ~/bin, C#, F#, a|b",
    ] {
        assert_eq!(readings(text), [], "{text}");
    }
}

#[test]
fn bytes_are_distinguished() {
    for encoding in [Encoding::Tcvn3, Encoding::Vni, Encoding::Viscii] {
        let bytes: Vec<u8> = spelled(PROSE, encoding).chars().map(|c| u8::try_from(c).unwrap()).collect();
        assert_eq!(guess(&bytes), Some(encoding));
        assert_eq!(decode(&bytes, encoding), PROSE);
    }
    assert_eq!(guess(b"Hi\xEA\xECn m\xE1u th\xE1ng 4"), Some(Encoding::Windows1258));
    assert_eq!(decode(b"Hi\xEA\xECn m\xE1u th\xE1ng 4", Encoding::Windows1258), "Hiến máu tháng 4");
    assert_eq!(guess(b"\xFF\xFE\x00\x01\x80\x81"), None);
}

/// The text as it looks when its bytes were read as a code page and saved; bytes without a character as `instead`.
fn misread(text: &str, page: &'static encoding_rs::Encoding, instead: Option<char>) -> String {
    let shown = |byte: u8| match page.decode_without_bom_handling(&[byte]).0.chars().next() {
        Some(c) if c.is_control() => instead.unwrap_or(c),
        c => c.unwrap_or('\u{FFFD}'),
    };
    text.bytes().map(|byte| if byte.is_ascii() { char::from(byte) } else { shown(byte) }).collect()
}

const PAGES: [&encoding_rs::Encoding; 3] =
    [encoding_rs::WINDOWS_1252, encoding_rs::WINDOWS_1258, encoding_rs::MACINTOSH];

#[test]
fn utf_8_that_was_read_wrongly_is_found_and_read_back() {
    for page in PAGES {
        let once = misread(PROSE, page, None);
        let twice = misread(&once, page, None);
        let third = misread(&twice, page, None);
        for text in [once, twice, third] {
            let found = detect(&text);
            assert_eq!(converted(&text, &found), PROSE, "{text}");
            assert!(found.iter().all(|found| found.encoding == Encoding::Utf8), "{found:?}");
        }
    }
}

#[test]
fn one_word_that_was_read_wrongly_is_enough() {
    for word in [
        "Hiến",
        "máu",
        "đỏ",
        "Đắk",
        "Tô",
        "ủa",
        "“trích”",
        "ƀuôn",
        "Ngọc Hồi",
        "NGƯỜI",
        "dê\u{323}",
        "cafe\u{301}",
        "Čư",
        "📍 ở đây",
    ] {
        for page in PAGES {
            let written = misread(word, page, None);
            assert_eq!(converted(&written, &detect(&written)), word.nfc().collect::<String>(), "{written}");
        }
    }
}

#[test]
fn a_file_that_is_right_in_part_keeps_that_part() {
    let text = format!(
        "Hiến máu ở XÃ “LÔ” là {} của MÃ” và\n{}\n",
        misread("đợt đầu", PAGES[0], None),
        misread("và là", PAGES[0], None)
    );
    assert_eq!(converted(&text, &detect(&text)), "Hiến máu ở XÃ “LÔ” là đợt đầu của MÃ” và\nvà là\n");
    assert_eq!(detect("Hiến máu\nchá»\u{A3} Máº«u").len(), 1);
}

#[test]
fn a_lost_byte_is_read_only_where_one_letter_fits() {
    let written = misread("Trường ở Địa phương: Giờ", PAGES[0], Some('\u{FFFD}'));
    assert_eq!(converted(&written, &detect(&written)), "Trường ở Địa phương: Gi\u{FFFD}");
    let gone = written.replace('\u{FFFD}', "");
    assert_eq!(converted(&gone, &detect(&gone)), "Trường ở Địa phương: Gi\u{FFFD}");
}

#[test]
fn a_letter_whose_space_became_a_plain_one_is_whole_again() {
    let text = "Ngày hiến máu và làm thành viên, nhà văn hóa là đẹp";
    let written = misread(text, PAGES[0], None).replace('\u{A0}', " ");
    assert_eq!(converted(&written, &detect(&written)), text);
}

#[test]
fn no_ordinary_text_is_taken_for_utf_8_read_wrongly() {
    for text in [
        "“THÔNG BÁO XÔ” và «MÃ», “XÃ…” — ‘À’",
        "Cáº và á», giá 20 €, ≈ 5 %, √2, A∆B, 5° C, m²",
        "L’été à Évry : « où ? » — « là »",
        "SÃO PAULO, Ângela, NÃO™, Åsa, Ærø, Ðà Nẵng",
        "gõ `Hiáº¿n mÃ¡u` là sai, xem https://a.example/Hiáº¿n",
        "„Äpfel“, ‚Ä‘, Österreich, ÜBER…, GRÖßE",
        "Čư\u{306} Mgar, ƀuôn, Êđê, Mơ\u{306} nông, Xơ\u{306}i",
    ] {
        assert_eq!(detect(text), [], "{text}");
    }
}

/// Syllables: a beginning, and a rhyme with its tone that no other has.
fn syllables(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<String>> {
    let onset = || proptest::sample::select("b ch d đ h kh l m n nh ph r s t th tr v x".split(' ').collect::<Vec<_>>());
    let rhymes = "à ạ ăm ắng ần ậu áy oàn oắt ươi ường ữ ựa ỹ ìn ĩ ị ỉ ể ệnh ấy ở ổi ộc ốc ùng ủa ũ uyển uẩn ỏ õng ẳng ẵn ẻ ẹp ẫn ẽ ỳ ỷ ề ỗ ỡ ợ";
    proptest::sample::subsequence(rhymes.split(' ').collect::<Vec<_>>(), count).prop_shuffle().prop_flat_map(
        move |rhymes| {
            rhymes.into_iter().map(|rhyme| onset().prop_map(move |onset| format!("{onset}{rhyme}"))).collect::<Vec<_>>()
        },
    )
}

proptest! {
    #[test]
    fn what_was_spelled_in_an_encoding_is_read_back(words in syllables(20..32)) {
        let text = words.join(" ");
        for encoding in [Encoding::Tcvn3, Encoding::Vni, Encoding::Viscii] {
            let written = spelled(&text, encoding);
            let bytes: Vec<u8> = written.chars().map(|c| u8::try_from(c).unwrap_or(b'?')).collect();
            prop_assert_eq!(decode(&bytes, encoding), text.as_str());
            let found = detect_as(&written, encoding);
            prop_assert_eq!(converted(&written, &found), text.as_str());
            // Some words read equally well in another encoding; that they are no Unicode is reported in any case.
            prop_assert!(!detect(&written).is_empty(), "{written}");
        }
        for page in PAGES {
            let written = misread(&text, page, None);
            prop_assert_eq!(converted(&written, &detect(&written)), text.as_str());
        }
    }

    #[test]
    fn unicode_vietnamese_is_no_alarm(words in syllables(1..20)) {
        prop_assert_eq!(detect(&words.join(" ")), []);
    }

    #[test]
    fn stretches_lie_within_the_text_and_in_order(text in "(\\PC|\\[|\\{|\\\\|`|\\^|\\||\n|[eéËïø]){0,60}") {
        let mut at = 0;
        for encoding in Encoding::ALL {
            for found in detect(&text).into_iter().chain(detect_as(&text, encoding)) {
                prop_assert!(text.get(found.range.clone()).is_some());
                prop_assert!(!found.range.is_empty());
            }
        }
        for found in detect(&text) {
            prop_assert!(found.range.start >= at);
            at = found.range.end;
        }
    }
}
