//! Slugs: the ids of content and the segments of addresses.

use super::fold::fold;

/// The text as a slug, `Hành trình Đỏ 2023` as `hanh-trinh-do-2023`; empty only where there is no
/// letter or digit.
///
/// A letter outside `a` to `z` that is not a form of one is written as `u` and its code point in
/// hexadecimal (Khmer ក is `u1780`). A name that Windows keeps for a device gets the ending `-1`.
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in fold(text).chars() {
        match c {
            'a'..='z' | '0'..='9' => slug.push(c),
            ' ' => slug.push('-'),
            _ => slug.push_str(&format!("u{:x}", u32::from(c))),
        }
    }
    if is_device(&slug) {
        slug.push_str("-1");
    }
    slug
}

/// Whether the text can be an id: words of `a` to `z` and `0` to `9` with single hyphens between
/// them, and not a name that Windows keeps for a device.
pub fn is_slug(text: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    text.split('-').all(is_word) && !is_device(text)
}

/// The first free id for the text: its slug, else the slug with `-2`, `-3` and so on. `None` if the
/// text has no letter or digit to make one from.
pub fn suggest(text: &str, is_taken: impl Fn(&str) -> bool) -> Option<String> {
    let first = slug(text);
    if first.is_empty() {
        return None;
    }
    if !is_taken(&first) {
        return Some(first);
    }
    (2_u64..).map(|ordinal| format!("{first}-{ordinal}")).find(|id| !is_taken(id))
}

/// Whether Windows keeps the name for a device, whatever the extension ([Naming a file]).
///
/// [Naming a file]: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
pub fn is_device(text: &str) -> bool {
    match text.as_bytes() {
        b"con" | b"prn" | b"aux" | b"nul" => true,
        [b'c', b'o', b'm', port] | [b'l', b'p', b't', port] => matches!(port, b'1'..=b'9'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn vietnamese_and_highland_names_become_ascii() {
        assert_eq!(slug("Hành trình Đỏ – Kon Tum 2023"), "hanh-trinh-do-kon-tum-2023");
        assert_eq!(slug("Ia H’Drai"), "ia-hdrai");
        assert_eq!(slug("Čư\u{306} Mgar"), "cu-mgar");
        assert_eq!(slug("QĐ 626/QĐ-UBND"), "qd-626-qd-ubnd");
    }

    #[test]
    fn other_scripts_are_spelled_by_code_point() {
        assert_eq!(slug("កា"), "u1780u17b6");
    }

    #[test]
    fn names_of_windows_devices_are_never_ids() {
        for name in ["con", "nul", "com1", "lpt9"] {
            assert!(!is_slug(name), "{name}");
            assert!(is_slug(&slug(name)), "{name}");
        }
        assert!(is_slug("con-gai"));
    }

    #[test]
    fn what_is_not_an_id_is_refused() {
        for text in ["", "-", "a-", "-a", "a--b", "a.b", "a_b", "A", "đỏ", "a b", "a/b"] {
            assert!(!is_slug(text), "{text}");
        }
    }

    #[test]
    fn a_taken_id_gets_the_next_ordinal() {
        let taken = ["dot-1", "dot-1-2"];
        assert_eq!(suggest("Đợt 1", |id| taken.contains(&id)).as_deref(), Some("dot-1-3"));
        assert_eq!(suggest("Đợt 2", |id| taken.contains(&id)).as_deref(), Some("dot-2"));
        assert_eq!(suggest("…", |_| false), None);
    }

    proptest! {
        #[test]
        fn a_slug_is_empty_or_an_id_and_its_own_slug(text in "\\PC{0,16}|(con|nul|COM1)[ .-]{0,2}") {
            let made = slug(&text);
            prop_assert!(made.is_empty() || is_slug(&made), "{made}");
            prop_assert_eq!(slug(&made), made.as_str());
        }
    }
}
