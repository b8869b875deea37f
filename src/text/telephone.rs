//! Telephone numbers as people write them, among the words around them.

use std::ops::Range;

use super::personal::{Personal, personal};

/// The fewest digits of a number that is not a short one: a local number without its area code.
const FEWEST: usize = 7;
/// The most digits of a number (ITU-T E.164).
const MOST: usize = 15;
/// Characters that may stand between two groups of one number, at most.
const WIDEST_JOINT: usize = 3;
/// The beginnings of service numbers, which are dialled as they are.
const SERVICES: [&str; 2] = ["1800", "1900"];
/// What cuts a text with several numbers, the strongest first.
const CUTS: [&[&str]; 8] =
    [&["\n", "\r"], &[";"], &["|"], &["/"], &[" - ", " – ", " — "], &[","], &[" hoặc ", " và ", " hay "], &[")", " "]];
/// What is cut off beside a number with its words.
const AROUND: [char; 13] = [' ', '\u{A0}', '\t', '\n', '\r', ';', ',', '|', '/', '-', '–', '—', '•'];

/// The numbers in what somebody wrote as the way to reach them. Days, hours and extensions are none.
pub fn numbers(text: &str) -> Vec<Range<usize>> {
    let groups = digit_groups(text);
    let (mut found, mut next) = (Vec::new(), 0);
    while let Some(first) = groups.get(next) {
        match longest(text, &groups, next) {
            Some((range, count)) => {
                found.push(range);
                next += count;
            }
            // What begins inside a word or a day goes on to its end.
            None => next += 1 + glued(text, &groups[next..], first),
        }
    }
    found
}

/// The numbers in running text: only what cannot be a sum, a day or the number of a document.
pub fn numbers_in_prose(text: &str) -> Vec<Range<usize>> {
    let phones = personal(text).into_iter().filter(|found| found.kind == Personal::Phone).map(|found| found.range);
    let mut found: Vec<Range<usize>> = phones.map(|range| with_bracket(text, range)).collect();
    found.extend(numbers(text).into_iter().filter(|range| is_service(text, range)));
    found.sort_by_key(|range| range.start);
    found.dedup_by(|next, kept| next.start < kept.end);
    found
}

/// A text with several numbers, cut into one part for each, with the words that belong to it. A text that cannot be
/// cut, or has fewer than two numbers, is one part.
pub fn apart(text: &str) -> Vec<&str> {
    let found = numbers(text);
    // Names follow their numbers where the text begins with one.
    let is_before = found.first().is_some_and(|first| text[..first.start].chars().any(char::is_alphabetic));
    let (mut parts, mut from) = (Vec::new(), 0);
    for pair in found.windows(2) {
        let [before, after] = pair else { continue };
        let between = before.end..after.start;
        let cut = cut(&text[between.clone()], is_before).map_or(after.start, |cut| between.start + cut);
        parts.push(&text[from..cut]);
        from = cut;
    }
    parts.push(&text[from..]);
    let is_mark = |c: char| AROUND.contains(&c);
    parts.iter().map(|part| without_joining_word(part.trim_matches(is_mark)).trim_matches(is_mark)).collect()
}

/// What to dial: the digits of the one number in a text, with its leading `+` (RFC 3966). `None` where there is no
/// number or more than one, so that two numbers are never joined into a wrong one.
pub fn dialled(text: &str) -> Option<String> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let is_whole = (3..FEWEST).contains(&digits) && text.chars().all(|c| c.is_ascii_digit() || "+ .()-".contains(c));
    match (is_whole, numbers(text).as_slice()) {
        (true, _) => Some(text.chars().filter(char::is_ascii_digit).collect()),
        (_, [one]) => Some(digits_of(&text[one.clone()])),
        _ => None,
    }
}

/// The digits of a number. `(0)` is said inside the country only, and a Vietnamese number has no 0 after its `+84`.
fn digits_of(number: &str) -> String {
    let number = number.trim_start_matches('(');
    let number = match number.starts_with('+') {
        true => number.replace("(0)", ""),
        false => number.to_owned(),
    };
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let abroad = match number.starts_with('+') {
        true => Some(digits.as_str()),
        false => digits.strip_prefix("00").filter(|digits| digits.starts_with("84") && digits.len() > 9),
    };
    match abroad.map(|abroad| (abroad, abroad.strip_prefix("84"))) {
        Some((_, Some(national))) => format!("+84{}", national.trim_start_matches('0')),
        Some((abroad, None)) => format!("+{abroad}"),
        None => digits,
    }
}

fn digit_groups(text: &str) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()) {
        match groups.last_mut() {
            Some(last) if last.end == at => last.end += 1,
            _ => groups.push(at..at + 1),
        }
    }
    groups
}

/// The longest number that begins with a group, and how many groups it has.
fn longest(text: &str, groups: &[Range<usize>], first: usize) -> Option<(Range<usize>, usize)> {
    let start = groups.get(first)?.start;
    let before = text[..start].chars().next_back();
    if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
        return None;
    }
    let is_abroad = before == Some('+');
    let (mut digits, mut sizes, mut best) = (String::new(), Vec::new(), None);
    let mut end = start;
    for (count, group) in (1..).zip(groups.get(first..)?) {
        if !is_joint(&text[end..group.start]) {
            break;
        }
        end = group.end;
        digits.push_str(&text[group.clone()]);
        sizes.push(group.len());
        if digits.len() > MOST {
            break;
        }
        let after = text[group.end..].chars().next();
        if is_number(&digits, &sizes, is_abroad) && after.is_none_or(|c| !c.is_alphanumeric()) {
            best = Some((group.end, count));
        }
    }
    let (end, count) = best?;
    Some((with_bracket(text, start - usize::from(is_abroad)..end), count))
}

/// How many of the groups after the first are joined to it without a space.
fn glued(text: &str, groups: &[Range<usize>], first: &Range<usize>) -> usize {
    let mut end = first.end;
    let is_glued = |group: &&Range<usize>| {
        let is_so = matches!(&text[end..group.start], "/" | ":" | "." | "," | "-");
        end = group.end;
        is_so
    };
    groups.iter().skip(1).take_while(is_glued).count()
}

/// A number with the bracket that opens before it and closes in it.
fn with_bracket(text: &str, range: Range<usize>) -> Range<usize> {
    let inside = &text[range.clone()];
    let closes = inside.find(')').is_some_and(|close| inside.find('(').is_none_or(|open| close < open));
    match closes && text[..range.start].ends_with('(') {
        true => range.start - 1..range.end,
        false => range,
    }
}

/// What may stand between two groups of one number.
fn is_joint(between: &str) -> bool {
    let mut signs = between.chars().filter(|c| !matches!(c, ' ' | '\u{A0}' | '(' | ')'));
    let is_sign = signs.next().is_none_or(|c| matches!(c, '.' | '-' | '–' | '·')) && signs.next().is_none();
    between.chars().count() <= WIDEST_JOINT && is_sign
}

fn is_number(digits: &str, sizes: &[usize], is_abroad: bool) -> bool {
    let length = digits.len();
    match digits.strip_prefix("0084").or_else(|| digits.strip_prefix("84").filter(|_| is_abroad)) {
        Some(national) => is_national(national.trim_start_matches('0')),
        _ if is_abroad => (9..=MOST).contains(&length),
        _ if digits.starts_with('0') => is_national(&digits[1..]),
        _ if SERVICES.iter().any(|service| digits.starts_with(service)) => (8..=10).contains(&length),
        _ if digits.starts_with("84") && length == 11 => true,
        // A day such as 25.12.2026, or groups of thousands, is as long as a local number.
        _ => (FEWEST..=10).contains(&length) && !matches!(sizes, [1 | 2, 1 | 2, 4] | [1 | 2, 3, 3]) && !is_years(sizes),
    }
}

/// A number without its leading 0: nine digits of a mobile telephone, nine or ten of another.
fn is_national(digits: &str) -> bool {
    digits.len() == 9 || digits.len() == 10 && !digits.starts_with(['3', '5', '7', '8', '9'])
}

fn is_years(sizes: &[usize]) -> bool {
    sizes == [4, 4]
}

fn is_service(text: &str, range: &Range<usize>) -> bool {
    let number = &text[range.clone()];
    let mut groups = digit_groups(number).into_iter().map(|group| &number[group]);
    let first = groups.next().unwrap_or_default();
    let is_year = |group: &str| group.len() == 4 && (1500..2200).contains(&group.parse::<u32>().unwrap_or_default());
    let years = number.contains(['-', '–']) && groups.next().is_some_and(is_year);
    let after = text[range.end..].trim_start_matches('/');
    let is_document = after.len() < text.len() - range.end && after.starts_with(char::is_alphabetic);
    SERVICES.iter().any(|service| first.starts_with(service)) && !years && !is_document
}

/// Where to cut between two numbers: before or after the words there, at the strongest sign.
fn cut(between: &str, is_before: bool) -> Option<usize> {
    let open = |at: usize| between[..at].matches('(').count() > between[..at].matches(')').count();
    CUTS.iter().find_map(|signs| {
        let mut places = signs.iter().flat_map(|sign| between.match_indices(sign)).map(|(at, sign)| at + sign.len());
        let mut places: Vec<usize> = places.by_ref().filter(|at| !open(*at)).collect();
        places.sort_unstable();
        if is_before { places.first().copied() } else { places.last().copied() }
    })
}

/// A part without the "or" that joined it to its neighbour.
fn without_joining_word(part: &str) -> &str {
    let part = ["hoặc ", "và ", "hay "].iter().find_map(|word| part.strip_prefix(word)).unwrap_or(part);
    [" hoặc", " và", " hay"].iter().find_map(|word| part.strip_suffix(word)).unwrap_or(part)
}

#[cfg(test)]
mod tests {
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
        let found = |text: &'static str| -> Vec<&str> {
            numbers_in_prose(text).into_iter().map(|range| &text[range]).collect()
        };
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

    proptest! {
        #[test]
        fn nothing_is_lost_between_the_parts(text in "([0-9]{3,11}|[ ,;/()+.:–-]|hoặc | và |Chị Mẫu|ầ|\n){0,14}") {
            let parts = apart(&text);
            let digits = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
            let kept = parts.iter().map(|part| digits(part)).collect::<String>();
            prop_assert!(kept.len() + 24 * parts.len() > digits(&text).len());
            prop_assert_eq!(kept.chars().filter(char::is_ascii_digit).count(), text.chars().filter(char::is_ascii_digit).count());
            for range in numbers(&text).into_iter().chain(numbers_in_prose(&text)) {
                prop_assert!(text.get(range).is_some());
            }
        }
    }
}
