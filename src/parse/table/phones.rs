//! Telephone numbers as spreadsheets leave them.

use super::problems::{LOST_DIGITS, LOST_ZERO};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Problems, Span};
use crate::text::fold::fold;

/// Digits that a number has at least: what stands beside a dash or stroke and has fewer belongs to the number before it.
const SHORTEST: usize = 7;
/// Words by which people say that there is no number, folded.
const NONE: [&str; 5] = ["khong", "khong co", "chua ro", "chua co", "chua biet"];

/// The numbers in a cell. `None` where digits are lost for good; the problem has been reported then.
pub fn phones(text: &str, span: &Span, problems: &mut Problems) -> Option<Vec<String>> {
    let pieces = text.split([';', ',', '\n']).flat_map(halves).map(str::trim);
    let numbers = pieces.filter(|piece| !piece.is_empty() && !NONE.contains(&fold(piece).as_str()));
    numbers.map(|number| phone(number, span, problems)).collect()
}

/// One number: with the 0 that a cell of numbers cannot keep, and with the `+` of a number that begins with 84.
pub fn phone(written: &str, span: &Span, problems: &mut Problems) -> Option<String> {
    if is_exponent(written) {
        let message = bilingual!(
            "`{written}` là số điện thoại đã bị bảng tính viết gọn, các chữ số cuối đã mất",
            "`{written}` is a telephone number that the spreadsheet shortened; its last digits are lost"
        );
        let help = Bilingual::literal(
            "định dạng cột là Văn bản (Text), gõ lại số điện thoại rồi lưu",
            "format the column as Text, type the number again and save",
        );
        problems.push(LOST_DIGITS.at(span).message(message).found(written).help(help));
        return None;
    }
    if !written.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(written.to_owned());
    }
    // 1800… and 1900… are dialled as they are.
    let is_service = ["1800", "1900"].iter().any(|prefix| written.starts_with(prefix));
    match written.len() {
        11 if written.starts_with("84") => Some(format!("+{written}")),
        9 | 10 if !written.starts_with('0') && !is_service => {
            let whole = format!("0{written}");
            let message = bilingual!(
                "số điện thoại `{written}` đã mất số 0 đứng đầu",
                "the number `{written}` lost its leading 0"
            );
            let help = bilingual!(
                "định dạng ô là Văn bản (Text) và gõ `{whole}`",
                "format the cell as Text and type `{whole}`"
            );
            problems.push(LOST_ZERO.at(span).message(message).found(written).help(help));
            Some(whole)
        }
        _ => Some(written.to_owned()),
    }
}

/// Two numbers parted by a dash between spaces or by a stroke; anything else as it is.
fn halves(text: &str) -> Vec<&str> {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
    let found = [" - ", " – ", "/"].into_iter().map(|between| text.split(between).collect::<Vec<_>>());
    let numbers = |parts: &Vec<&str>| parts.len() > 1 && parts.iter().all(|part| digits(part) >= SHORTEST);
    found.into_iter().find(numbers).unwrap_or_else(|| vec![text])
}

fn is_exponent(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['E', 'e']) else { return false };
    let is_number =
        |text: &str| text.starts_with(|c: char| c.is_ascii_digit()) && text.replace(',', ".").parse::<f64>().is_ok();
    is_number(mantissa) && is_number(exponent.trim_start_matches('+'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Option<Vec<String>>, Vec<&'static str>) {
        let mut problems = Problems::default();
        let phones = phones(text, &Span::whole("a.csv".into()), &mut problems);
        (phones, problems.0.iter().map(|problem| problem.problem.code).collect())
    }

    #[test]
    fn numbers_lose_neither_zero_nor_plus() {
        assert_eq!(read("900000002"), (Some(vec!["0900000002".into()]), vec!["lost-zero"]));
        assert_eq!(read("84900000009"), (Some(vec!["+84900000009".into()]), vec![]));
        assert_eq!(read("18000000"), (Some(vec!["18000000".into()]), vec![]));
        assert_eq!(read("0000 000 008 (anh Mẫu)").0, Some(vec!["0000 000 008 (anh Mẫu)".into()]));
    }

    #[test]
    fn two_numbers_are_two() {
        for text in ["0000000006 - 0000000007", "0000000006/0000000007", "0000000006; 0000000007"] {
            assert_eq!(read(text).0, Some(vec!["0000000006".into(), "0000000007".into()]), "{text}");
        }
        assert_eq!(read("0000 000 - 001").0, Some(vec!["0000 000 - 001".into()]));
    }

    #[test]
    fn words_for_nothing_are_nothing_and_lost_digits_an_error() {
        assert_eq!(read("Chưa rõ"), (Some(vec![]), vec![]));
        assert_eq!(read("9.00E+08"), (None, vec!["lost-digits"]));
        assert_eq!(read("9,00E+08"), (None, vec!["lost-digits"]));
    }
}
