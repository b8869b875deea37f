//! Addresses as written in pages (RFC 3986), and the files of the site to which they resolve.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

/// The form of an address, which follows from its beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressKind {
    /// Another host: `https://…`, `http://…`, `//host/…`.
    Web,
    Code,
    /// Another scheme: `tel:`, `mailto:`, `geo:`, `data:`.
    Other,
    /// Relative to the root of the server: `/x`.
    Rooted,
    /// A fragment of the same page: `#x`, or an empty address.
    Same,
    /// Relative to the folder of the page: `x`, `../x`.
    Relative,
}

/// What an address is, by its first letters.
pub fn address_kind(address: &str) -> AddressKind {
    match scheme(address) {
        Some(scheme) if scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https") => AddressKind::Web,
        Some(scheme) if scheme.eq_ignore_ascii_case("javascript") => AddressKind::Code,
        Some(_) => AddressKind::Other,
        None if address.starts_with("//") => AddressKind::Web,
        None if address.starts_with('/') => AddressKind::Rooted,
        None if address.is_empty() || address.starts_with('#') => AddressKind::Same,
        None => AddressKind::Relative,
    }
}

/// The part before the first colon, where it is a scheme (RFC 3986, section 3.1).
fn scheme(address: &str) -> Option<&str> {
    let end = address.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.')))?;
    let letter_first = address.starts_with(|c: char| c.is_ascii_alphabetic());
    (letter_first && address[end..].starts_with(':')).then(|| &address[..end])
}

/// The file to which an address on a page resolves, and its decoded fragment. Page and file are paths below the site's
/// root; `base_path` is removed from an address that begins with `/`. The file is `None` where the address leaves the
/// site.
pub fn resolve(page: &str, address: &str, base_path: &str) -> (Option<String>, String) {
    let (address, fragment) = address.split_once('#').unwrap_or((address, ""));
    let path = address.split_once('?').map_or(address, |(path, _)| path);
    let fragment = decoded(fragment);
    if path.is_empty() {
        return (Some(page.to_owned()), fragment);
    }
    let (folder, path) = match path.starts_with('/') {
        true => ("", path.strip_prefix(base_path)),
        false => (page.rsplit_once('/').map_or("", |(folder, _)| folder), Some(path)),
    };
    (path.and_then(|path| joined(folder, &decoded(path))), fragment)
}

/// A relative path joined to a folder, without `.` and `..`; a path that ends as a folder gets `index.html`.
fn joined(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    if matches!(path.rsplit('/').next(), Some("" | "." | "..")) {
        parts.push("index.html");
    }
    Some(parts.join("/"))
}

/// Undoes percent-encoding (RFC 3986, section 2.1); returns the text unchanged where the bytes are not UTF-8.
fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8().map_or_else(|_| text.to_owned(), Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_known_by_how_they_begin() {
        let forms = [
            ("https://a.example/", AddressKind::Web),
            ("HTTP://a.example/", AddressKind::Web),
            ("//a.example/x.js", AddressKind::Web),
            ("javascript:alert(1)", AddressKind::Code),
            ("tel:0000", AddressKind::Other),
            ("geo:14,108", AddressKind::Other),
            ("/x", AddressKind::Rooted),
            ("#x", AddressKind::Same),
            ("", AddressKind::Same),
            ("../x", AddressKind::Relative),
            ("7:30.html", AddressKind::Relative),
            ("x/a:b", AddressKind::Relative),
        ];
        for (address, expected) in forms {
            assert_eq!(address_kind(address), expected, "{address}");
        }
    }

    #[test]
    fn addresses_lead_to_files() {
        let file = |page: &str, address: &str| resolve(page, address, "/a/").0;
        assert_eq!(file("dot/x/index.html", "../../").as_deref(), Some("index.html"));
        assert_eq!(file("dot/x/index.html", "../..").as_deref(), Some("index.html"));
        assert_eq!(file("dot/x/index.html", "./").as_deref(), Some("dot/x/index.html"));
        assert_eq!(file("dot/x/index.html", "?trang=2").as_deref(), Some("dot/x/index.html"));
        assert_eq!(file("dot/x/index.html", "y.pdf?x#y").as_deref(), Some("dot/x/y.pdf"));
        assert_eq!(file("index.html", "tep/gi%E1%BB%8Dt.pdf").as_deref(), Some("tep/giọt.pdf"));
        assert_eq!(file("index.html", "tep/100%.pdf").as_deref(), Some("tep/100%.pdf"));
        assert_eq!(file("404.html", "/a/dot/").as_deref(), Some("dot/index.html"));
        assert_eq!(file("404.html", "/b/dot/"), None);
        assert_eq!(file("dot/index.html", "../../x"), None);
    }

    #[test]
    fn fragments_are_decoded() {
        assert_eq!(resolve("index.html", "dot/#%C4%91i", "/"), (Some("dot/index.html".to_owned()), "đi".to_owned()));
    }
}
