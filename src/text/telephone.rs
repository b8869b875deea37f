//! Telephone numbers as people write them, among the words around them.

#[cfg(test)]
mod tests;

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
        match longest(text, &groups, next).filter(|(range, _)| is_whole(text, &groups, next, &found, range)) {
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

/// What looks like a number and cannot be dialled as it stands: a digit too few or too many, a letter among the digits,
/// an area code that there is not, or `0900 000 001/002` for two numbers.
pub fn undialled(text: &str) -> Option<&str> {
    let found = numbers(text);
    let shortened = found.iter().find_map(|range| {
        let rest = text[range.end..].strip_prefix('/')?;
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let is_end = !rest[digits..].starts_with(['/', '.', 'h', 'g']);
        ((1..5).contains(&digits) && is_end).then(|| &text[range.start..range.end + 1 + digits])
    });
    let mut ends: Vec<usize> = found.iter().map(|range| range.end).collect();
    ends.push(text.len());
    let mut from = 0;
    let mut between = ends.iter().zip(found.iter().map(|range| range.start).chain([text.len()])).map(|(end, start)| {
        let part = &text[from..start];
        from = *end;
        part
    });
    shortened.or_else(|| {
        between.find_map(|part| {
            part.split(|c: char| !is_of_number(c))
                .map(|part| part.trim_matches(is_outer))
                .find(|part| is_doubtful(part))
        })
    })
}

fn is_of_number(c: char) -> bool {
    c.is_ascii_digit() || " \u{A0}.-–()+xXoO*".contains(c)
}

fn is_outer(c: char) -> bool {
    !c.is_ascii_digit() && c != '+'
}

/// Whether digits and signs are a number with something wrong, and no day or hours.
fn is_doubtful(part: &str) -> bool {
    let groups = digit_groups(part);
    let sizes: Vec<usize> = groups.iter().map(Range::len).collect();
    let digits: usize = sizes.iter().sum();
    let all = digits + part.chars().filter(|c| "xXoO*".contains(*c)).count();
    let is_day = sizes.windows(3).any(|sizes| matches!(sizes, [1 | 2, 1 | 2, 4])) || is_years(&sizes);
    let begins = part.starts_with(['0', '+']) || digits > 8;
    digits > 5 && (FEWEST..=MOST).contains(&all) && begins && !is_day && sizes.iter().any(|size| *size > 2)
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
    let within = digits.strip_prefix("84").filter(|_| digits.len() == 11);
    match abroad.map(|abroad| (abroad, abroad.strip_prefix("84"))) {
        Some((_, Some(national))) => format!("+84{}", without_zero(national)),
        Some((abroad, None)) => format!("+{abroad}"),
        None if within.is_some() => format!("+{digits}"),
        // A number cell cannot keep the 0.
        None if digits.len() == 9 && is_national(&digits) => format!("0{digits}"),
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

/// Whether a number has its beginning with it: a local number may be the end of one that is none.
fn is_whole(text: &str, groups: &[Range<usize>], first: usize, found: &[Range<usize>], range: &Range<usize>) -> bool {
    let before = first.checked_sub(1).and_then(|index| groups.get(index)).map(|group| group.end);
    let before = before.filter(|end| found.last().is_none_or(|found| found.end < *end));
    let is_joined = before.is_some_and(|end| text.get(end..range.start).is_some_and(is_joint));
    let number = &text[range.clone()];
    !is_joined || number.starts_with(['0', '+', '(']) || SERVICES.iter().any(|service| number.starts_with(service))
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
        Some(national) => is_national(without_zero(national)),
        _ if is_abroad => (9..=MOST).contains(&length),
        _ if digits.starts_with('0') => is_national(&digits[1..]),
        _ if SERVICES.iter().any(|service| digits.starts_with(service)) => (8..=10).contains(&length),
        _ if digits.starts_with("84") && length == 11 => true,
        // A day such as 25.12.2026, or groups of thousands, is as long as a local number.
        _ => (FEWEST..=10).contains(&length) && !matches!(sizes, [1 | 2, 1 | 2, 4] | [1 | 2, 3, 3]) && !is_years(sizes),
    }
}

/// A number without its leading 0: nine digits of a mobile telephone, ten of another with its area code. None begins
/// with 1, 4 or 6 since the codes of 2017 and 2018. What begins with 0 is nobody's, and stands for a number.
fn is_national(digits: &str) -> bool {
    let second = digits.as_bytes().get(1).copied().unwrap_or_default();
    match digits.as_bytes().first() {
        Some(b'0' | b'2') => matches!(digits.len(), 9 | 10),
        Some(b'5') => digits.len() == 9 && matches!(second, b'2' | b'5' | b'6' | b'8' | b'9'),
        Some(b'3' | b'7' | b'8' | b'9') => digits.len() == 9,
        _ => false,
    }
}

/// A number after `+84` without the 0 that is dialled inside the country only.
fn without_zero(national: &str) -> &str {
    national.strip_prefix('0').filter(|rest| rest.len() > 8).unwrap_or(national)
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
