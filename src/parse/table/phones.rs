//! The cells of telephone numbers, and of all the ways to reach somebody in one cell.

use super::fields::{Fields, field, text};
use super::problems::{LOST_DIGITS, LOST_ZERO};
use crate::bilingual;
use crate::diagnostics::{Diagnostic, Problems, Span};
use crate::model::written::{Value, Written};
use crate::text::fold::fold;
use crate::text::personal::{Personal, personal};
use crate::text::telephone::{apart, numbers, undialled};

/// Words that mean that there is no number, folded.
const NONE: [&str; 5] = ["khong", "khong co", "chua ro", "chua co", "chua biet"];
/// Words before an address that say what it is, folded.
const LABELS: [&str; 9] = ["", "email", "e mail", "mail", "thu dien tu", "hop thu", "web", "website", "trang web"];

/// The fields of a contact in one cell: "Chị Mẫu: 0900…; zalo 0900…; a@b.example". A cell with neither a number nor an
/// address is a note. `has` says whether the group has a field.
pub fn ways(
    written: &str,
    has: impl Fn(&str) -> bool,
    span: &Span,
    problems: &mut Problems,
) -> Result<Fields, Diagnostic> {
    let (mut rest, mut addresses, mut zalo) = (Vec::new(), Vec::new(), Vec::new());
    for piece in written.split([';', ',', '\n']).map(str::trim).filter(|piece| !piece.is_empty()) {
        match address(piece).filter(|(name, _)| has(name)) {
            Some(found) => addresses.push(found),
            None => rest.push(piece),
        }
    }
    let rest = if addresses.is_empty() { written.to_owned() } else { rest.join("; ") };
    let is_short = rest.chars().all(|c| c.is_ascii_digit() || " .+-()".contains(c))
        && rest.chars().filter(char::is_ascii_digit).count() >= 3;
    if !rest.is_empty() && numbers(&rest).is_empty() && undialled(&rest).is_none() && !is_short && !is_exponent(&rest) {
        return Ok(vec![field("note", text(written), span)]);
    }
    let mut called = phones(&rest, span, problems)?;
    if has("zalo") {
        called.retain(|one| zalo_of(one).map(|number| zalo.push(number.to_owned())).is_none());
    }
    let addressed = |name: &str| -> Vec<String> {
        addresses.iter().filter(|(kind, _)| *kind == name).map(|(_, address)| (*address).to_owned()).collect()
    };
    let all = [("phone", called), ("zalo", zalo), ("email", addressed("email")), ("url", addressed("url"))];
    // A contact has one number of Zalo and one page.
    if all.iter().any(|(name, values)| matches!(*name, "zalo" | "url") && values.len() > 1) {
        return Ok(vec![field("note", text(written), span)]);
    }
    let several = |values: Vec<String>| {
        Value::List(values.into_iter().map(|one| Written { value: text(one), span: span.clone() }).collect())
    };
    let value = |mut values: Vec<String>| match values.len() {
        1 => values.pop().map_or(Value::Empty, text),
        _ => several(values),
    };
    let filled = all.into_iter().filter(|(_, values)| !values.is_empty());
    Ok(filled.map(|(name, values)| field(name, value(values), span)).collect())
}

/// The address of mail or of the web that a piece is, perhaps after a word for it.
fn address(piece: &str) -> Option<(&'static str, &str)> {
    let last = piece.rsplit([' ', '\u{A0}']).next().unwrap_or_default();
    let last = last.rsplit_once(':').map_or(last, |(_, after)| if after.contains('@') { after } else { last });
    let is_labelled = LABELS.contains(&fold(piece[..piece.len() - last.len()].trim_end_matches([':', ' '])).as_str());
    let is_mail =
        matches!(personal(last).as_slice(), [one] if one.kind == Personal::Email && one.range == (0..last.len()));
    match is_labelled {
        true if is_mail => Some(("email", last)),
        true if last.starts_with("http://") || last.starts_with("https://") => Some(("url", last)),
        _ => None,
    }
}

/// The number in "zalo 0900…".
fn zalo_of(text: &str) -> Option<&str> {
    let is_named = text.get(..4).is_some_and(|word| word.eq_ignore_ascii_case("zalo"));
    let rest = text.get(4..).filter(|rest| is_named && rest.starts_with([' ', ':']))?;
    Some(rest.trim_start_matches([' ', ':']))
}

/// The telephone numbers in a cell, or the problem that digits are lost.
pub fn phones(text: &str, span: &Span, problems: &mut Problems) -> Result<Vec<String>, Diagnostic> {
    let pieces = text.split([';', '\n']).flat_map(apart).map(str::trim);
    let numbers = pieces.filter(|piece| !piece.is_empty() && !NONE.contains(&fold(piece).as_str()));
    numbers.map(|number| phone(number, span, problems)).collect()
}

/// One telephone number. It gets back the leading 0 that a number cell cannot keep, or the `+` where it begins with 84.
pub fn phone(written: &str, span: &Span, problems: &mut Problems) -> Result<String, Diagnostic> {
    if is_exponent(written) {
        let message = bilingual!(
            "`{written}` là số điện thoại đã bị bảng tính viết gọn, các chữ số cuối đã mất",
            "`{written}` is a telephone number that the spreadsheet shortened; its last digits are lost"
        );
        let help = bilingual!(
            "định dạng cột là Văn bản (Text), gõ lại số điện thoại rồi lưu",
            "format the column as Text, type the number again and save"
        );
        return Err(LOST_DIGITS.at(span).message(message).found(written).help(help));
    }
    // A sheet marks what it must not take for a number with an apostrophe.
    let written = written.strip_prefix('\'').unwrap_or(written);
    let found = numbers(written);
    let [range] = found.as_slice() else { return Ok(written.to_owned()) };
    let digits = &written[range.clone()];
    let with = |number: &str| format!("{}{number}{}", &written[..range.start], &written[range.end..]);
    // Numbers with 1800… and 1900… are dialled without a leading 0.
    let is_whole = ["0", "1800", "1900"].iter().any(|prefix| digits.starts_with(prefix));
    Ok(match digits.len() {
        _ if !digits.bytes().all(|byte| byte.is_ascii_digit()) => written.to_owned(),
        11 if digits.starts_with("84") => with(&format!("+{digits}")),
        9 | 10 if !is_whole => {
            let whole = with(&format!("0{digits}"));
            let message =
                bilingual!("số điện thoại `{digits}` đã mất số 0 đứng đầu", "the number `{digits}` lost its leading 0");
            let help = bilingual!(
                "định dạng ô là Văn bản (Text) và gõ `{whole}`",
                "format the cell as Text and type `{whole}`"
            );
            problems.push(LOST_ZERO.at(span).message(message).found(digits).help(help));
            whole
        }
        _ => written.to_owned(),
    })
}

/// Whether a text is a number with an exponent: `9.00E+08`.
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
        let phones = phones.map_err(|problem| problems.push(problem)).ok();
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

    /// The fields of a contact in a cell, as `name=value`.
    fn contact(text: &str) -> Vec<String> {
        let has = |name: &str| ["phone", "zalo", "email", "url", "note"].contains(&name);
        let found = ways(text, has, &Span::whole("a.csv".into()), &mut Problems::default()).unwrap_or_default();
        let shown = |value: &Value| match value {
            Value::Text { text, .. } => text.clone(),
            Value::List(values) => {
                values.iter().flat_map(|value| value.texts()).map(|(text, _)| text).collect::<Vec<_>>().join(" | ")
            }
            _ => String::new(),
        };
        found.iter().map(|(key, written)| format!("{}={}", key.text, shown(&written.value))).collect()
    }

    #[test]
    fn the_ways_to_reach_somebody_are_told_apart() {
        for (cell, fields) in [
            ("Chị Mẫu: 0900000002", &["phone=Chị Mẫu: 0900000002"][..]),
            ("0900000002 gặp chị Mẫu", &["phone=0900000002 gặp chị Mẫu"]),
            ("Chị Mẫu 0900000001; anh Thử 0900000002", &["phone=Chị Mẫu 0900000001 | anh Thử 0900000002"]),
            ("0900000001 - 0900000002", &["phone=0900000001 | 0900000002"]),
            ("0900000001\nZalo: 0900000002", &["phone=0900000001", "zalo=0900000002"]),
            ("0900000001, a@mau.example", &["phone=0900000001", "email=a@mau.example"]),
            ("ĐT: 0900000001; Email: a@mau.example", &["phone=ĐT: 0900000001", "email=a@mau.example"]),
            ("a@mau.example; b@mau.example", &["email=a@mau.example | b@mau.example"]),
            ("https://mau.example/dang-ky", &["url=https://mau.example/dang-ky"]),
            ("115", &["phone=115"]),
            ("Trạm y tế xã Mẫu, trong giờ hành chính", &["note=Trạm y tế xã Mẫu, trong giờ hành chính"]),
            ("chị Mẫu: 900000001", &["phone=chị Mẫu: 0900000001"]),
            ("'0900000001", &["phone=0900000001"]),
        ] {
            assert_eq!(contact(cell), fields, "{cell}");
        }
    }

    #[test]
    fn words_for_nothing_are_nothing_and_lost_digits_an_error() {
        assert_eq!(read("Chưa rõ"), (Some(vec![]), vec![]));
        assert_eq!(read("9.00E+08"), (None, vec!["lost-digits"]));
        assert_eq!(read("9,00E+08"), (None, vec!["lost-digits"]));
    }
}
