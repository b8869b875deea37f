//! Addresses as written in pages (RFC 3986), and the files of the site to which they resolve.

use std::borrow::Cow;

use memchr::{memchr, memchr2};
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
/// root; `base_path` is removed from an address that begins with `/`. The file is written into `file`; it is `None`
/// where the address leaves the site.
pub fn resolve<'a, 'f>(
    page: &str,
    address: &'a str,
    base_path: &str,
    file: &'f mut String,
) -> (Option<&'f str>, Cow<'a, str>) {
    let (path, rest) = address.split_at(memchr2(b'?', b'#', address.as_bytes()).unwrap_or(address.len()));
    let fragment = rest.split_once('#').map_or("", |(_, fragment)| fragment);
    file.clear();
    let stays = if path.is_empty() {
        file.push_str(page);
        Some(())
    } else if path.starts_with('/') {
        path.strip_prefix(base_path).and_then(|path| join(&decoded(path), file))
    } else {
        file.push_str(page.rsplit_once('/').map_or("", |(folder, _)| folder));
        join(&decoded(path), file)
    };
    (stays.map(|()| file.as_str()), decoded(fragment))
}

/// Joins a relative path to a folder, without `.` and `..`; a path that ends as a folder gets `index.html`.
fn join(path: &str, folder: &mut String) -> Option<()> {
    let add = |folder: &mut String, part: &str| {
        if !folder.is_empty() {
            folder.push('/');
        }
        folder.push_str(part);
    };
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if folder.is_empty() => return None,
            ".." => folder.truncate(folder.rfind('/').unwrap_or(0)),
            part => add(folder, part),
        }
    }
    if path.ends_with('/') || matches!(path.rsplit('/').next(), Some("" | "." | "..")) {
        add(folder, "index.html");
    }
    Some(())
}

/// Undoes percent-encoding (RFC 3986, section 2.1); returns the text unchanged where the bytes are not UTF-8.
fn decoded(text: &str) -> Cow<'_, str> {
    match memchr(b'%', text.as_bytes()) {
        Some(_) => percent_decode_str(text).decode_utf8().unwrap_or(Cow::Borrowed(text)),
        None => Cow::Borrowed(text),
    }
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
        let file = |page: &str, address: &str| resolve(page, address, "/a/", &mut String::new()).0.map(str::to_owned);
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
        let mut file = "before".to_owned();
        let resolved = resolve("index.html", "dot/#%C4%91i", "/", &mut file);
        assert_eq!(resolved, (Some("dot/index.html"), "đi".into()));
    }
}
