//! Whole numbers as Vietnamese offices write them: `1.234`, where `1,5` is one and a half.

/// Why a text is not a whole number. Each variant holds the text that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NumberError {
    /// Something besides digits and separators, or nothing at all.
    NotANumber(String),
    /// A decimal fraction: `1,5`, `1.5`, `1.234,5`.
    Fraction(String),
    /// `1,234`: more than a thousand in English, less than two in Vietnamese.
    Ambiguous(String),
    /// Separators that are not all alike, or do not part groups of three digits: `1.00.000`, `1.000
    /// 000`.
    Grouping(String),
    /// A zero in front, as telephone numbers and codes have.
    LeadingZero(String),
    /// Beyond what 64 bits hold.
    TooLarge(String),
    /// People, volumes or parts of a hundred where units of blood are counted.
    NotUnits(String),
    /// A range whose end is not greater than its beginning.
    Backwards(String),
}

/// Reads a whole number from its source text, as an officer or a spreadsheet writes it.
///
/// Thousands may be parted by dots or by spaces (no-break and thin ones too), in groups of three; a
/// minus may stand in front. A comma, the decimal sign of Vietnamese, is always refused.
pub fn parse_integer(text: &str) -> Result<i64, NumberError> {
    let found = text.trim();
    let refuse = |why: fn(String) -> NumberError| Err(why(found.to_owned()));

    let unsigned = found.strip_prefix(['-', '−']).unwrap_or(found);
    let groups: Vec<&str> = unsigned.split(|c| separator(c).is_some()).collect();
    let separators: Vec<char> = unsigned.chars().filter_map(separator).collect();
    if groups.iter().any(|group| !is_digits(group)) {
        return refuse(NumberError::NotANumber);
    }
    if groups[0].len() > 1 && groups[0].starts_with('0') {
        return refuse(NumberError::LeadingZero);
    }
    match (separators.as_slice(), is_in_threes(&groups)) {
        ([], _) => {}
        ([','], true) => return refuse(NumberError::Ambiguous),
        (['.'], false) | ([.., ','], false) => return refuse(NumberError::Fraction),
        ([first @ ('.' | ' '), rest @ ..], true) if rest.iter().all(|next| next == first) => {}
        ([.., ','], true) if !separators.starts_with(&[',']) => {
            return refuse(NumberError::Fraction);
        }
        _ => return refuse(NumberError::Grouping),
    }
    let sign = if unsigned.len() < found.len() { "-" } else { "" };
    format!("{sign}{}", groups.concat()).parse().or_else(|_| refuse(NumberError::TooLarge))
}

/// Prints a whole number with a dot between thousands: `1.234`.
pub fn print_integer(number: i64) -> String {
    grouped(number, '.')
}

/// Prints a whole number as English does, with a comma between thousands: `1,234`.
pub fn print_integer_en(number: i64) -> String {
    grouped(number, ',')
}

fn grouped(number: i64, separator: char) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut printed = String::from(if number < 0 { "-" } else { "" });
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            printed.push(separator);
        }
        printed.push(digit);
    }
    printed
}

impl NumberError {
    /// What is wrong and what to write instead, in Vietnamese and in English.
    pub fn sentences(&self) -> (String, String) {
        match self {
            Self::NotANumber(found) => (
                format!("`{found}` không phải là số nguyên; chỉ viết chữ số, như `350` hoặc `1.200`"),
                format!("`{found}` is not a whole number; write digits only, like `350` or `1.200`"),
            ),
            Self::Fraction(found) => (
                format!(
                    "`{found}` là số thập phân, ở đây cần số nguyên; dấu chấm chỉ dùng để tách hàng nghìn, như `1.200`"
                ),
                format!(
                    "`{found}` is a fraction where a whole number is needed; dots only part thousands, like `1.200`"
                ),
            ),
            Self::Ambiguous(found) => {
                let (thousands, fraction) = (found.replace(',', "."), found.replace(',', " phẩy "));
                (
                    format!("`{found}` có hai cách đọc: `{thousands}` hoặc {fraction}; hàng nghìn viết `{thousands}`"),
                    format!("`{found}` can be read as thousands or as a decimal; for thousands write `{thousands}`"),
                )
            }
            Self::Grouping(found) => (
                format!("`{found}` tách nhóm chữ số không đúng; mỗi nhóm ba chữ số, cùng một dấu, như `1.200.000`"),
                format!("`{found}` parts its digits wrongly; use groups of three and one sign, like `1.200.000`"),
            ),
            Self::LeadingZero(found) => (
                format!("`{found}` bắt đầu bằng số 0, giống số điện thoại hoặc mã; số nguyên không có số 0 ở đầu"),
                format!(
                    "`{found}` starts with 0, as a telephone number or a code does; a whole number has no 0 in front"
                ),
            ),
            Self::NotUnits(found) => (
                format!("`{found}` không phải số đơn vị máu; ở đây ghi số đơn vị, như `300` hoặc `khoảng 300`"),
                format!("`{found}` does not count units of blood; give the units, like `300` or `khoảng 300`"),
            ),
            Self::Backwards(found) => (
                format!("`{found}` có số sau không lớn hơn số trước; viết số nhỏ trước, như `350-400`"),
                format!("`{found}` does not end above its beginning; write the smaller number first, like `350-400`"),
            ),
            Self::TooLarge(found) => (format!("`{found}` là số quá lớn"), format!("`{found}` is too large a number")),
        }
    }
}

/// The separator of thousands or decimals that a character is; every kind of space is one.
fn separator(c: char) -> Option<char> {
    match c {
        '.' | ',' | ' ' => Some(c),
        '\u{A0}' | '\u{2009}' | '\u{202F}' => Some(' '),
        _ => None,
    }
}

fn is_digits(group: &str) -> bool {
    !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit())
}

/// Whether one to three digits, not a mere 0, are followed by groups of exactly three.
fn is_in_threes(groups: &[&str]) -> bool {
    match groups {
        [first, rest @ ..] => first.len() <= 3 && *first != "0" && rest.iter().all(|group| group.len() == 3),
        [] => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn thousands_are_read_with_dots_spaces_or_nothing() {
        for text in ["1234567", "1.234.567", "1 234 567", "1\u{a0}234\u{202f}567", " 1.234.567 "] {
            assert_eq!(parse_integer(text), Ok(1_234_567), "{text}");
        }
        assert_eq!(parse_integer("1.000"), Ok(1000));
        assert_eq!(parse_integer("0"), Ok(0));
        assert_eq!(parse_integer("−5"), Ok(-5));
    }

    #[test]
    fn what_is_not_a_whole_number_is_refused_with_its_reason() {
        type Why = fn(String) -> NumberError;
        let cases: [(Why, &[&str]); 6] = [
            (NumberError::NotANumber, &["", "-", "khoảng 350", "350 đv", "1e3", "--5", "1..000", ".5", "१२"]),
            (NumberError::Fraction, &["1,5", "1.5", "0.500", "0,500", "1234.567", "1.234,5", "1.234,567"]),
            (NumberError::Ambiguous, &["1,234", "350,000"]),
            (NumberError::Grouping, &["1.00.000", "1.000 000", "1,234,567", "1,234.5", "1 23", "1234 567"]),
            (NumberError::LeadingZero, &["007", "0260123456", "0260 123 456", "0260.123.456", "-05"]),
            (NumberError::TooLarge, &["9223372036854775808", "9.223.372.036.854.775.808"]),
        ];
        for (why, texts) in cases {
            for text in texts {
                assert_eq!(parse_integer(text), Err(why((*text).to_owned())), "{text}");
            }
        }
    }

    #[test]
    fn a_refusal_names_what_was_found_in_both_languages() {
        let (vi, en) = NumberError::Ambiguous("1,234".to_owned()).sentences();
        assert!(vi.contains("`1,234`") && vi.contains("`1.234`"), "{vi}");
        assert!(en.contains("`1,234`") && en.contains("`1.234`"), "{en}");
    }

    #[test]
    fn thousands_are_printed_with_dots() {
        for (number, printed) in [(0, "0"), (999, "999"), (1000, "1.000"), (-1_234_567, "-1.234.567")] {
            assert_eq!(print_integer(number), printed);
        }
    }

    #[test]
    fn in_english_thousands_are_printed_with_commas() {
        for (number, printed) in [(0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "-1,234,567")] {
            assert_eq!(print_integer_en(number), printed);
        }
    }

    proptest! {
        #[test]
        fn a_printed_number_is_read_back(number: i64) {
            prop_assert_eq!(parse_integer(&print_integer(number)), Ok(number));
            prop_assert_eq!(parse_integer(&number.to_string()), Ok(number));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,8}|[0-9., -]{0,12}") {
            if let Ok(number) = parse_integer(&text) {
                let digits: String = text.chars().filter(char::is_ascii_digit).collect();
                prop_assert_eq!(number.unsigned_abs().to_string(), digits);
            }
        }
    }
}
