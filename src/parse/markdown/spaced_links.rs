//! Links and pictures whose address has spaces: `![](hinh (1).jpg)`, `[Tải](KH 12.pdf)`, `![](C:\anh chup\a.jpg)`.

use std::ops::Range;

use super::as_meant::Edit;

/// The most letters of the ending of a file's name.
const LONGEST_ENDING: usize = 5;

/// The addresses that CommonMark leaves in the text, each between the `< >` that it asks for.
pub fn spaced_links(markdown: &str, parts: &[Range<usize>]) -> Vec<Edit> {
    let mut edits = Vec::new();
    for part in parts {
        let text = &markdown[part.clone()];
        for (at, opening) in text.match_indices("](").filter(|(at, _)| text[..*at].contains('[')) {
            let start = at + opening.len();
            if let Some((length, meant)) = address(&text[start..]) {
                let range = part.start + start..part.start + start + length;
                edits.push(Edit { range, meant });
            }
        }
    }
    edits
}

/// The bytes of an address and how it is meant: up to the bracket after the ending of a file's name, or the one that
/// closes a web address.
fn address(rest: &str) -> Option<(usize, String)> {
    let line = rest.lines().next().unwrap_or_default();
    let is_web = line.starts_with("http://") || line.starts_with("https://");
    let mut depth = 0_usize;
    let closing = line.char_indices().find(|(at, c)| {
        let is_end = *c == ')' && depth == 0;
        depth = match c {
            '(' => depth + 1,
            ')' => depth.saturating_sub(1),
            _ => depth,
        };
        is_end && (is_web || is_file(without_title(&line[..*at])))
    });
    let (end, _) = closing?;
    let address = without_title(&line[..end]);
    if address.is_empty() || address.starts_with('<') {
        return None;
    }
    let is_of_a_machine = address.contains(":\\") || address.starts_with("\\\\");
    let meant = match () {
        _ if is_web => address.replace(' ', "%20"),
        _ if is_of_a_machine => address.replace('\\', "\\\\"),
        _ => address.to_owned(),
    };
    Some((address.len(), format!("<{}>", meant.replace('<', "%3C").replace('>', "%3E"))))
}

/// An address without the title in quotation marks after it.
fn without_title(text: &str) -> &str {
    let address = text.strip_suffix('"').and_then(|text| text.rsplit_once(" \"")).map_or(text, |(address, _)| address);
    address.trim_end()
}

fn is_file(address: &str) -> bool {
    address.rsplit_once('.').is_some_and(|(name, ending)| {
        let is_ending =
            ending.chars().all(|c| c.is_ascii_alphanumeric()) && ending.contains(|c: char| c.is_ascii_alphabetic());
        !name.is_empty() && is_ending && (2..=LONGEST_ENDING).contains(&ending.len())
    })
}
