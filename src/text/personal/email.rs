//! E-mail addresses in running text.

use super::{Personal, PersonalMatch};

/// Every e-mail address: a local part, `@`, and a host name whose last label has letters only.
pub(super) fn emails(text: &str) -> Vec<PersonalMatch> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('@') {
        let local = run_back(&text[..at], |c| c.is_alphanumeric() || "._%+-".contains(c));
        let host = &text[at + 1..];
        let host = &host[..host.find(|c: char| !(c.is_alphanumeric() || ".-".contains(c))).unwrap_or(host.len())];
        let host = host.trim_end_matches(['.', '-']);
        let is_host = host.rsplit_once('.').is_some_and(|(name, last)| {
            !name.is_empty() && last.chars().count() >= 2 && last.chars().all(char::is_alphabetic)
        });
        let local = local.trim_start_matches(['.', '-']);
        if !local.is_empty() && is_host {
            found.push(PersonalMatch { kind: Personal::Email, range: at - local.len()..at + 1 + host.len() });
        }
    }
    found
}

/// The end of a text that holds only such characters.
fn run_back(text: &str, is_part: impl Fn(char) -> bool) -> &str {
    let start = text.char_indices().rev().take_while(|(_, c)| is_part(*c)).last().map_or(text.len(), |(at, _)| at);
    &text[start..]
}
