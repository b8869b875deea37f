//! A part of a file, as players of audio ask for it (RFC 9110 §14).

use std::ops::Range;

/// What a `Range` header asks for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// The whole file: no range, or one of a form that may be ignored.
    Whole,
    Part(Range<usize>),
    /// Bytes the file does not have.
    Beyond,
}

/// Reads one range of bytes; several at once are answered with the whole file.
pub(super) fn wanted(header: Option<&str>, length: usize) -> Wanted {
    let bounds = header.and_then(|header| header.strip_prefix("bytes=")).and_then(|range| range.split_once('-'));
    let Some((first, last)) = bounds else { return Wanted::Whole };
    let range = match (first.parse::<usize>(), last.parse::<usize>()) {
        (Ok(first), Ok(last)) if first <= last => first..last.saturating_add(1).min(length),
        (Ok(first), Err(_)) if last.is_empty() => first..length,
        (Err(_), Ok(last)) if first.is_empty() => length.saturating_sub(last)..length,
        _ => return Wanted::Whole,
    };
    if range.is_empty() { Wanted::Beyond } else { Wanted::Part(range) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_range_of_each_form_is_read() {
        assert_eq!(wanted(Some("bytes=0-1"), 10), Wanted::Part(0..2));
        assert_eq!(wanted(Some("bytes=4-"), 10), Wanted::Part(4..10));
        assert_eq!(wanted(Some("bytes=-3"), 10), Wanted::Part(7..10));
        assert_eq!(wanted(Some("bytes=8-99"), 10), Wanted::Part(8..10));
        assert_eq!(wanted(Some("bytes=10-"), 10), Wanted::Beyond);
    }

    #[test]
    fn everything_else_gets_the_whole_file() {
        for header in [None, Some("bytes=0-1,3-4"), Some("bytes=5-2"), Some("bytes=-"), Some("lines=1-2")] {
            assert_eq!(wanted(header, 10), Wanted::Whole, "{header:?}");
        }
    }
}
