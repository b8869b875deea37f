//! Citizen ids and telephone numbers: groups of digits with single signs between them.

use std::ops::Range;

use super::{Personal, PersonalMatch};
use crate::text::fold::fold;

/// Words for an identity card, folded.
const CARDS: [&str; 7] = ["cmnd", "cmt", "cmtnd", "cccd", "can cuoc", "chung minh nhan dan", "chung minh thu"];

/// Words for numbers that are long and nobody's: books, taxes, accounts of an office.
const OTHER_NUMBERS: [&str; 7] = ["isbn", "issn", "mst", "ma so thue", "ma so doanh nghiep", "stk", "tai khoan"];

/// How the twelve digits of a citizen id are grouped.
const ID_GROUPS: [&[usize]; 9] =
    [&[12], &[3, 3, 3, 3], &[4, 4, 4], &[6, 6], &[3, 9], &[3, 3, 6], &[3, 1, 2, 6], &[3, 3, 3, 2, 1], &[2, 2, 2, 6]];

/// How the nine digits of an old identity card are grouped.
const OLD_ID_GROUPS: [&[usize]; 4] = [&[9], &[3, 3, 3], &[3, 6], &[2, 3, 4]];

/// Digits of the shortest number, an old identity card or a telephone number without the 0.
const FEWEST: usize = 9;

/// Digits of the longest number, and so its groups at most.
const MOST: usize = 14;

/// Bytes of the longest joint: three characters of up to three bytes.
const WIDEST_JOINT: usize = 9;

/// Characters before a number that may hold the words for what it is.
const REACH: usize = 40;

/// Folded characters that may stand between the word for a card and its number, as in "CMND của ông A".
const NEAR: usize = 24;

/// Every citizen id and telephone number.
pub(super) fn numbers(text: &str, groups: &[Range<usize>]) -> Vec<PersonalMatch> {
    let mut found = Vec::new();
    let mut next = 0;
    while next < groups.len() {
        match number_at(text, groups, next) {
            Some((kind, count)) => {
                let last = next + count - 1;
                let start = phone_start(text, groups[next].start, kind);
                found.push(PersonalMatch { kind, range: start..groups[last].end });
                next = last + 1;
            }
            None => next += 1,
        }
    }
    found
}

/// The kind of the number that begins with a group, and how many groups it has.
fn number_at(text: &str, groups: &[Range<usize>], first: usize) -> Option<(Personal, usize)> {
    if !begins_a_number(text, groups, first) {
        return None;
    }
    if reach(&groups[first..]) < FEWEST {
        return None;
    }
    let mut joined = String::new();
    let mut sizes: Vec<usize> = Vec::new();
    let mut matched = None;
    for (count, group) in (1..).zip(&groups[first..]) {
        if count > 1 && !is_joint(&text[groups[first + count - 2].end..group.start]) {
            break;
        }
        joined.push_str(&text[group.clone()]);
        sizes.push(group.len());
        if joined.len() > MOST {
            break;
        }
        if let Some(kind) = kind_of(text, groups[first].start, &joined, &sizes)
            && ends_a_number(text, group.end)
            && !holds_a_date(text, &groups[first..first + count])
        {
            matched = Some((kind, count));
        }
    }
    matched.filter(|_| !is_other_number(text, groups[first].start))
}

/// The digits of the groups that stand close enough to the first to be of one number with it.
fn reach(groups: &[Range<usize>]) -> usize {
    let close = groups.windows(2).take(MOST).take_while(|pair| pair[1].start - pair[0].end <= WIDEST_JOINT).count();
    groups[..=close].iter().map(Range::len).sum()
}

/// A number does not begin inside a word, a longer number, a date or a document number.
fn begins_a_number(text: &str, groups: &[Range<usize>], first: usize) -> bool {
    let mut before = text[..groups[first].start].chars().rev();
    match (before.next(), before.next().is_some_and(|c| c.is_ascii_digit())) {
        (Some(c), _) if c.is_alphanumeric() || c == '_' => false,
        (Some('.' | ','), true) => false,
        // Two whole numbers may stand side by side: `0000000001/0000000002`.
        (Some('-' | '–' | '/' | ':'), true) => groups[first].len() >= 9,
        _ => true,
    }
}

/// Nor does it end inside one.
fn ends_a_number(text: &str, end: usize) -> bool {
    let mut after = text[end..].chars();
    match (after.next(), after.next()) {
        (Some(c), _) if c.is_alphanumeric() || c == '_' => false,
        (Some('/'), Some(c)) => !c.is_alphabetic(),
        (Some(':' | ','), Some(c)) => !c.is_ascii_digit(),
        _ => true,
    }
}

/// What may stand between two groups of one number: a space, a dot or a hyphen, perhaps with spaces or brackets.
fn is_joint(between: &str) -> bool {
    let mut bare = between.trim_matches([' ', '\u{A0}', '(', ')']).chars();
    let sign = bare.next();
    between.chars().count() <= 3 && matches!(sign, None | Some('.' | '-' | '–' | '·')) && bare.next().is_none()
}

fn kind_of(text: &str, start: usize, digits: &str, sizes: &[usize]) -> Option<Personal> {
    let card = || is_of_a_card(text, start);
    let is_id = digits.len() == 12 && ID_GROUPS.contains(&sizes) && (is_citizen_id(digits) || card());
    let is_old_id = digits.len() == 9 && OLD_ID_GROUPS.contains(&sizes) && card();
    if is_id || is_old_id {
        return Some(Personal::CitizenId);
    }
    is_phone(text, start, digits, sizes).then_some(Personal::Phone)
}

/// Province 001 to 096, then sex and century: 0 to 3 for those born between 1900 and 2099 (Circular
/// 59/2021/TT-BCA).
fn is_citizen_id(digits: &str) -> bool {
    let province = digits[..3].parse::<u32>().unwrap_or_default();
    (1..=96).contains(&province) && matches!(digits.as_bytes()[3], b'0'..=b'3')
}

/// A number with the leading 0 of the country, or after `+84` or `0084`.
fn is_phone(text: &str, start: usize, digits: &str, sizes: &[usize]) -> bool {
    let from_abroad = text[..start].ends_with('+') || digits.starts_with("0084");
    let abroad = digits.strip_prefix("0084").or_else(|| digits.strip_prefix("84")).filter(|_| from_abroad);
    let length = match abroad {
        Some(national) => national.trim_start_matches('0').len() + 1,
        None if digits.starts_with('0') && sizes[0] > 1 => digits.len(),
        None => return false,
    };
    let national = abroad.unwrap_or(digits).trim_start_matches('0');
    let is_mobile = national.starts_with(['3', '5', '7', '8', '9']);
    let single = sizes.iter().skip(1).filter(|size| **size == 1).count();
    single <= 1 && if is_mobile { length == 10 } else { (10..=11).contains(&length) }
}

/// Whether the groups are days, or neighbouring ones a month and a year.
fn holds_a_date(text: &str, groups: &[Range<usize>]) -> bool {
    let number = |range: &Range<usize>| text[range.clone()].parse::<u32>().unwrap_or_default();
    let in_month = groups.windows(2).any(|pair| {
        matches!(pair, [month, year] if month.len() <= 2 && year.len() == 4
            && (1..=12).contains(&number(month))
            && (1900..=2100).contains(&number(year)))
    });
    in_month || groups.iter().all(|group| group.len() <= 2 && number(group) <= 31)
}

/// A `+` in front belongs to the number.
fn phone_start(text: &str, start: usize, kind: Personal) -> usize {
    match kind == Personal::Phone && text[..start].ends_with('+') {
        true => start - 1,
        false => start,
    }
}

/// Whether a word for an identity card stands shortly before, without another number in between.
fn is_of_a_card(text: &str, start: usize) -> bool {
    let folded = format!(" {} ", words_before(text, start));
    CARDS.iter().any(|card| {
        let after = folded.rsplit_once(&format!(" {card} ")).map(|(_, after)| after);
        after.is_some_and(|after| after.len() <= NEAR && !after.contains(|c: char| c.is_ascii_digit()))
    })
}

/// Whether the words before say that the number is another one. An ISBN may have begun with `978-`.
fn is_other_number(text: &str, start: usize) -> bool {
    let words = words_before(text, start);
    let words = words.strip_suffix(" so").unwrap_or(&words);
    let book = words.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    OTHER_NUMBERS.iter().any(|word| ends_with_word(words, word)) || ends_with_word(book, "isbn")
}

fn ends_with_word(folded: &str, word: &str) -> bool {
    folded.strip_suffix(word).is_some_and(|before| before.is_empty() || before.ends_with(' '))
}

/// The words right before a number, folded.
fn words_before(text: &str, start: usize) -> String {
    let before = &text[..start];
    let from = before.char_indices().rev().take(REACH).last().map_or(start, |(at, _)| at);
    fold(before[from..].rsplit('\n').next().unwrap_or_default())
}
