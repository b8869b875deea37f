//! `**` that CommonMark does not read as bold, since a space or a colon lies on its wrong side: `** chữ **`,
//! `**chữ:**nội dung`.

use std::ops::Range;

use super::as_meant::{Edit, PlainText};

/// A pair of asterisks.
const BOLD: &str = "**";

/// Whether a text may have such bold, at a glance.
pub fn has_stray_bold(markdown: &str) -> bool {
    markdown.match_indices(BOLD).any(|(at, bold)| {
        let before = markdown[..at].chars().next_back().unwrap_or(' ');
        let after = markdown[at + bold.len()..].chars().next().unwrap_or(' ');
        let is_between = |c: char| c.is_whitespace();
        is_between(before) && is_between(after)
            || is_word(before) != is_word(after) && !is_between(before) && !is_between(after)
            || is_word(before) && is_between(after) != is_word(after)
            || is_word(after) && is_between(before) != is_word(before)
    })
}

/// Each pair of `**` that remained in the words of a block, with the spaces and the sign that were in its way put
/// outside: `**chữ**:nội dung`.
pub fn bold(markdown: &str, plain: &PlainText) -> Vec<Edit> {
    let is_plain = |at: usize| {
        let before = plain.parts.partition_point(|part| part.start <= at);
        before.checked_sub(1).is_some_and(|index| plain.parts[index].end > at)
    };
    let mut edits = Vec::new();
    for runs in &plain.asterisks {
        let runs: Vec<&Range<usize>> = runs.iter().filter(|run| run.len() == BOLD.len()).collect();
        for pair in runs.chunks_exact(2).filter(|_| runs.len().is_multiple_of(2)) {
            let [open, close] = pair else { continue };
            let inside = open.end..close.start;
            if !markdown[inside.clone()].contains('*')
                && [inside.start, inside.end.saturating_sub(1)].into_iter().all(is_plain)
            {
                let range = open.start..close.end;
                edits.extend(meant(markdown, &range).map(|meant| Edit { range, meant }));
            }
        }
    }
    edits
}

/// Bold with the words alone inside; `None` where nothing would be left.
fn meant(markdown: &str, range: &Range<usize>) -> Option<String> {
    let inside = &markdown[range.start + BOLD.len()..range.end - BOLD.len()];
    let (before, after) = (markdown[..range.start].chars().next_back(), markdown[range.end..].chars().next());
    let words = inside.trim();
    let (mut start, mut end) = (inside.len() - inside.trim_start().len(), inside.trim_end().len());
    // A sign inside stands in the way where a word follows outside at once.
    let first = words.chars().next()?;
    if start == 0 && !is_word(first) && before.is_some_and(is_word) {
        start += first.len_utf8();
    }
    let last = words.chars().next_back()?;
    if end == inside.len() && !is_word(last) && after.is_some_and(is_word) {
        end -= last.len_utf8();
    }
    let words = inside.get(start..end).filter(|words| !words.trim().is_empty() && words.trim() == *words)?;
    Some(format!("{}{BOLD}{words}{BOLD}{}", &inside[..start], &inside[end..]))
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36F}')
}
