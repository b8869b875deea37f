//! Personal data in running text: citizen ids, birth dates, telephone numbers, e-mail addresses.
//!
//! What is meant to be public looks much the same: document numbers, sums of money, coordinates, ISBNs, the days of a
//! drive. A number therefore counts only where its grouping and its first digits are those of the real thing.

mod birth;
mod digits;
mod email;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::ops::Range;

/// A kind of personal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Personal {
    /// The number of a citizen: 12 digits (Decree 137/2015/NĐ-CP, Article 13), or the 9 of the identity cards before
    /// them where such a card is spoken of.
    CitizenId,
    /// The day, month and year somebody was born.
    BirthDate,
    /// A telephone number of Vietnam, without the short and service numbers (113, 1900…, 1800…).
    Phone,
    Email,
}

/// Personal data and where in the text it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonalMatch {
    pub kind: Personal,
    pub range: Range<usize>,
}

/// Everything personal in a text, in order, nothing twice.
pub fn personal(text: &str) -> Vec<PersonalMatch> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if digits < FEWEST_DIGITS && !text.contains('@') {
        return Vec::new();
    }
    let text = without_addresses(text);
    let mut found = email::emails(&text);
    if digits >= FEWEST_DIGITS {
        let groups = birth::digit_groups(&text);
        found.extend(birth::birth_dates(&text, &groups));
        found.extend(digits::numbers(&text, &groups));
    }
    found.sort_by_key(|found| (found.range.start, found.kind));
    found.dedup_by(|next, kept| next.range.start < kept.range.end);
    found
}

/// The same for two spellings of one telephone number or e-mail address: `+84 262…`, `0084262…` and `0262.…` are one
/// number; capitals do not count in an address.
pub fn contact_key(text: &str) -> String {
    if text.contains('@') {
        return text.trim().to_lowercase();
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let abroad = match text.trim_start_matches(['(', ' ']).starts_with('+') {
        true => digits.strip_prefix("84"),
        false => digits.strip_prefix("0084"),
    };
    match abroad {
        // `+84 (0)262`: the 0 is said inside the country only.
        Some(national) => format!("0{}", national.strip_prefix('0').unwrap_or(national)),
        None => digits,
    }
}

/// Digits of the shortest birth date, `1/1/1990`.
const FEWEST_DIGITS: usize = 6;

/// The text with the web addresses in it blanked, byte for byte: their digits are nobody's. Addresses whose path is a
/// telephone number stay.
fn without_addresses(text: &str) -> Cow<'_, str> {
    if !text.contains("://") {
        return text.into();
    }
    let mut blanked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("://") {
        let (before, address) = rest.split_at(start);
        let length = address.find(|c: char| c.is_whitespace() || "<>\"()[]".contains(c)).unwrap_or(address.len());
        let (address, after) = address.split_at(length);
        blanked.push_str(before);
        match ["://zalo.me/", "://wa.me/"].iter().any(|host| address.starts_with(host)) {
            true => blanked.push_str(address),
            false => blanked.extend(std::iter::repeat_n(' ', length)),
        }
        rest = after;
    }
    blanked.push_str(rest);
    blanked.into()
}
