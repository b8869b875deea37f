//! Addresses of the web and of mail, and telephone numbers, that stand bare in a text.

use std::ops::Range;

use aho_corasick::AhoCorasick;
use linkify::{LinkFinder, LinkKind};
use std::sync::LazyLock;

use super::as_meant::Edit;
use crate::text::telephone::{dialled, numbers_in_prose};

/// The last parts of names of hosts that an address may have without `https://` and `www.`.
const HOSTS: [&str; 8] = ["com", "edu", "gov", "info", "net", "org", "vn", "example"];
/// Hosts of short addresses and forms, which always have a path.
const SHORT_HOSTS: [&str; 10] =
    ["forms.gle", "goo.gl", "bit.ly", "zalo.me", "m.me", "fb.me", "fb.com", "youtu.be", "t.me", "tinyurl.com"];
/// The fewest digits of a telephone number in a text.
const FEWEST_DIGITS: usize = 8;

/// What an address has in it.
static SIGNS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let hosts = HOSTS.iter().map(|host| format!(".{host}"));
    let signs = ["://", "www.", "@"].map(str::to_owned).into_iter();
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .build(signs.chain(hosts).chain(SHORT_HOSTS.map(str::to_owned)))
        .ok()
});

/// Whether a text may have an address or a number, at a glance.
pub fn has_addresses(markdown: &str) -> bool {
    let digits = markdown.bytes().filter(u8::is_ascii_digit).count();
    digits >= FEWEST_DIGITS && !numbers_in_prose(markdown).is_empty()
        || SIGNS.as_ref().is_some_and(|signs| signs.is_match(markdown))
}

/// The links that bare addresses and numbers in the plain parts of a text are meant as.
pub fn addresses(markdown: &str, parts: &[Range<usize>]) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    let mut finder = LinkFinder::new();
    finder.url_must_have_scheme(false);
    for part in parts {
        let text = &markdown[part.clone()];
        if !SIGNS.as_ref().is_some_and(|signs| signs.is_match(text)) {
            continue;
        }
        for link in finder.links(text) {
            let found = link.as_str();
            let written =
                found.split("**").next().unwrap_or_default().trim_end_matches(['*', '_', '~', '\\', ',', '…']);
            let meant = match link.kind() {
                LinkKind::Email => Some(format!("<{}>", unescaped(written))).filter(|_| written.is_ascii()),
                _ => web(written),
            };
            let start = part.start + link.start();
            edits.extend(meant.map(|meant| Edit { range: start..start + written.len(), meant }));
        }
    }
    let called = numbers_in_prose(markdown).into_iter().filter(|range| {
        let before = parts.partition_point(|part| part.start <= range.start);
        before.checked_sub(1).is_some_and(|index| parts[index].end >= range.end)
    });
    edits.extend(called.filter_map(|range| {
        let number = &markdown[range.clone()];
        Some(Edit { meant: format!("[{number}](tel:{})", dialled(number)?), range })
    }));
    edits
}

/// A web address as a link, with `https://` where it has no scheme.
fn web(written: &str) -> Option<String> {
    let address = unescaped(written);
    if address.contains(['<', '>']) {
        return None;
    }
    let lower = address.to_ascii_lowercase();
    if lower.starts_with("http://") || lower.starts_with("https://") {
        return Some(format!("<{address}>"));
    }
    let host = lower.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let has_path = host.len() + 1 < lower.len() && lower[host.len()..].starts_with('/');
    let is_host =
        host.split('.').all(|label| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'));
    let last = host.rsplit('.').next().unwrap_or_default();
    let is_meant = host.starts_with("www.") || HOSTS.contains(&last) || SHORT_HOSTS.contains(&host) && has_path;
    if lower.contains("://") || !is_host || !host.contains('.') || !is_meant {
        return None;
    }
    let escape =
        |c: char| if c.is_ascii_punctuation() && !"./:-".contains(c) { format!("\\{c}") } else { c.to_string() };
    let words: String = address.chars().map(escape).collect();
    Some(format!("[{words}](<https://{address}>)"))
}

/// An address as it is, where Markdown or HTML had to be told that its signs are none.
fn unescaped(written: &str) -> String {
    let mut address = String::with_capacity(written.len());
    let mut letters = written.chars().peekable();
    while let Some(c) = letters.next() {
        if c != '\\' || !letters.peek().is_some_and(char::is_ascii_punctuation) {
            address.push(c);
        }
    }
    address.replace("&amp;", "&")
}
