//! Days of birth: a full date after a word for being born.

use std::ops::Range;

use super::{Personal, PersonalMatch};
use crate::text::fold::fold;

/// What may stand between the word for being born and the date, folded.
const BETWEEN: [&str; 6] = ["", "ngay", "nam", "vao", "la", "on"];

/// Words that name a birth, folded: the last of "ngày sinh", "born on", "date of birth".
const BIRTHS: [&str; 4] = ["sinh", "born", "birth", "dob"];

/// First halves of words in -sinh that are about no birth: `học sinh ngày 12/3/2023` is about pupils. Capitalized, such
/// a word may be a person's name.
const COMPOUNDS: [&str; 28] = [
    "an",
    "cứu",
    "dân",
    "giáng",
    "hi",
    "hy",
    "hộ",
    "học",
    "kháng",
    "ký",
    "môi",
    "môn",
    "mưu",
    "nam",
    "nảy",
    "nữ",
    "phát",
    "phục",
    "quân",
    "tái",
    "thí",
    "thủy",
    "trường",
    "tuyển",
    "tự",
    "vệ",
    "võ",
    "y",
];

/// Those of [`COMPOUNDS`] that are no names.
const NO_NAMES: [&str; 8] = ["giáng", "học", "kháng", "phát", "phục", "thí", "tuyển", "vệ"];

/// Short forms of "born" that stand in lists of people.
const MARKS: [&str; 3] = ["NS", "SN", "N/S"];

/// Every full date after a word for being born. Nobody alive was born before 1900.
pub(super) fn birth_dates(text: &str, groups: &[Range<usize>]) -> Vec<PersonalMatch> {
    let dates = full_dates(text, groups).into_iter().filter(|date| {
        let before = &text[..date.start];
        follows_a_birth(before) || stands_in_a_birth_column(before)
    });
    dates.map(|range| PersonalMatch { kind: Personal::BirthDate, range }).collect()
}

fn follows_a_birth(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default();
    let mut words = line.split_whitespace().rev().skip_while(|word| BETWEEN.contains(&fold(word).as_str()));
    let Some(last) = words.next() else { return false };
    let bare = last.trim_matches(|c: char| !c.is_alphanumeric());
    if MARKS.contains(&bare) {
        return true;
    }
    // `Sinh:12/3/1990` and `(sinh` are one word with their signs.
    if !BIRTHS.contains(&fold(last).as_str()) {
        return false;
    }
    let ahead = words.next().unwrap_or_default().trim_start_matches(|c: char| !c.is_alphanumeric());
    let is_compound = match ahead.starts_with(char::is_uppercase) {
        true => NO_NAMES.contains(&ahead.to_lowercase().as_str()),
        false => COMPOUNDS.contains(&ahead),
    };
    !is_compound
}

/// Whether the head of the column of a Markdown table speaks of births.
fn stands_in_a_birth_column(before: &str) -> bool {
    let Some((above, row)) = before.rsplit_once('\n').filter(|(_, row)| row.contains('|')) else { return false };
    let head = above.lines().rev().take_while(|line| line.contains('|')).last().unwrap_or_default();
    let cell = head.split('|').nth(row.matches('|').count()).map(fold).unwrap_or_default();
    ["ngay sinh", "sinh ngay", "nam sinh", "ns"].iter().any(|words| cell.ends_with(words))
}

/// Dates with day, month and year: `12/3/1990`, `12.03.1990`, `12 tháng 3 năm 1990`, `1990-03-12`.
fn full_dates(text: &str, groups: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut dates: Vec<Range<usize>> = Vec::new();
    for three in groups.windows(3) {
        let [a, b, c] = three else { continue };
        if !matches!((a.len(), c.len()), (4, 1 | 2) | (1 | 2, 4)) {
            continue;
        }
        let (first, second) = (text[a.end..b.start].trim(), text[b.end..c.start].trim());
        let same_sign = first == second && matches!(first, "/" | "-" | "." | "–");
        let in_words = matches!(first, "tháng" | "Tháng") && matches!(second, "năm" | "Năm" | "/" | ",");
        let is_date = match a.len() {
            4 => same_sign && is_date(text, c, b, a),
            _ => (same_sign || in_words) && is_date(text, a, b, c),
        };
        if is_date && dates.last().is_none_or(|last| last.end <= a.start) {
            dates.push(a.start..c.end);
        }
    }
    dates
}

fn is_date(text: &str, day: &Range<usize>, month: &Range<usize>, year: &Range<usize>) -> bool {
    let number = |range: &Range<usize>| text[range.clone()].parse::<u32>().unwrap_or_default();
    day.len() <= 2
        && month.len() <= 2
        && year.len() == 4
        && (1..=31).contains(&number(day))
        && (1..=12).contains(&number(month))
        && (1900..=2100).contains(&number(year))
}

/// Runs of digits, in order.
pub(super) fn digit_groups(text: &str) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()) {
        match groups.last_mut() {
            Some(last) if last.end == at => last.end = at + 1,
            _ => groups.push(at..at + 1),
        }
    }
    groups
}
