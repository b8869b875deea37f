//! Maps a request to a file of the site and the requested range. Files are only looked up by the names
//! that the site has, so no path can leave it.

use std::ops::Range;

use percent_encoding::percent_decode_str;

use crate::render::file_headers::content_type;

/// The result of looking up a path.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Lookup {
    /// A file of the site, by its path in it.
    File(String),
    /// Another path, to which the request is redirected.
    Moved(String),
    Nothing,
}

/// Looks up the path of a request, which is still percent-encoded. `base` begins and ends with `/`; paths that do not
/// begin with it are looked up from the root. `has` says whether the site has a file.
pub(super) fn look_up(has: impl Fn(&str) -> bool, base: &str, path: &str) -> Lookup {
    if base != "/" && (path == "/" || Some(path) == base.strip_suffix('/')) {
        return Lookup::Moved(base.to_owned());
    }
    let Some(mut name) = path.strip_prefix(base).or_else(|| path.strip_prefix('/')).and_then(decode) else {
        return Lookup::Nothing;
    };
    if name.is_empty() || name.ends_with('/') {
        name.push_str("index.html");
    }
    if has(&name) {
        return Lookup::File(name);
    }
    match has(&format!("{name}/index.html")) {
        true => Lookup::Moved(format!("{path}/")),
        false => Lookup::Nothing,
    }
}

/// Undoes percent-encoding; `None` where the result is not UTF-8, or contains an encoded `/`.
fn decode(path: &str) -> Option<String> {
    let decoded = percent_decode_str(path).decode_utf8().ok()?;
    (decoded.matches('/').count() == path.matches('/').count()).then(|| decoded.into_owned())
}

/// Whether a file is a page. The preview adds its script only to pages.
pub(super) fn is_page(path: &str) -> bool {
    content_type(path).starts_with("text/html")
}

/// The part requested by a `Range` header (RFC 9110 §14), which audio players send.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum AskedPart {
    /// The whole file: no range, or a form of range that may be ignored.
    Whole,
    Part(Range<usize>),
    /// Bytes beyond the end of the file.
    Beyond,
}

/// Reads a single byte range; several ranges are answered with the whole file.
pub(super) fn asked_part(header: Option<&str>, length: usize) -> AskedPart {
    let bounds = header.and_then(|header| header.strip_prefix("bytes=")).and_then(|range| range.split_once('-'));
    let Some((first, last)) = bounds else { return AskedPart::Whole };
    let range = match (first.parse::<usize>(), last.parse::<usize>()) {
        (Ok(first), Ok(last)) if first <= last => first..last.saturating_add(1).min(length),
        (Ok(first), Err(_)) if last.is_empty() => first..length,
        (Err(_), Ok(last)) if first.is_empty() => length.saturating_sub(last)..length,
        _ => return AskedPart::Whole,
    };
    if range.is_empty() { AskedPart::Beyond } else { AskedPart::Part(range) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SITE: [&str; 4] = ["index.html", "dot/dot-1/index.html", "a b.css", "giot-hong.txt"];

    fn found(base: &str, path: &str) -> String {
        match look_up(|path| SITE.contains(&path), base, path) {
            Lookup::File(name) => name,
            Lookup::Moved(to) => format!("-> {to}"),
            Lookup::Nothing => "nothing".to_owned(),
        }
    }

    #[test]
    fn a_folder_is_its_index_and_without_its_slash_moves_to_it() {
        assert_eq!(found("/", "/"), "index.html");
        assert_eq!(found("/", "/dot/dot-1/"), "dot/dot-1/index.html");
        assert_eq!(found("/", "/dot/dot-1"), "-> /dot/dot-1/");
        assert_eq!(found("/", "/dot/"), "nothing");
    }

    #[test]
    fn percent_encoding_is_undone_and_hides_no_slash() {
        assert_eq!(found("/", "/a%20b.css"), "a b.css");
        for path in ["/dot%2Fdot-1/", "/%", "/%f", "/%zz", "/%ff"] {
            assert_eq!(found("/", path), "nothing", "{path}");
        }
    }

    #[test]
    fn no_path_leads_out_of_the_site_or_to_another_host() {
        for path in ["/../Cargo.toml", "/%2e%2e/index.html", "//index.html", "//evil.example/dot", "*", ""] {
            assert_eq!(found("/", path), "nothing", "{path}");
        }
    }

    #[test]
    fn under_a_folder_the_site_is_found_there_and_at_the_root() {
        let base = "/giot-hong/";
        assert_eq!(found(base, "/"), "-> /giot-hong/");
        assert_eq!(found(base, "/giot-hong"), "-> /giot-hong/");
        assert_eq!(found(base, "/giot-hong/dot/dot-1"), "-> /giot-hong/dot/dot-1/");
        assert_eq!(found(base, "/giot-hong/"), "index.html");
        assert_eq!(found(base, "/dot/dot-1/"), "dot/dot-1/index.html");
    }

    #[test]
    fn one_range_of_each_form_is_read() {
        assert_eq!(asked_part(Some("bytes=0-1"), 10), AskedPart::Part(0..2));
        assert_eq!(asked_part(Some("bytes=4-"), 10), AskedPart::Part(4..10));
        assert_eq!(asked_part(Some("bytes=-3"), 10), AskedPart::Part(7..10));
        assert_eq!(asked_part(Some("bytes=8-99"), 10), AskedPart::Part(8..10));
        assert_eq!(asked_part(Some("bytes=10-"), 10), AskedPart::Beyond);
    }

    #[test]
    fn everything_else_gets_the_whole_file() {
        for header in [None, Some("bytes=0-1,3-4"), Some("bytes=5-2"), Some("bytes=-"), Some("lines=1-2")] {
            assert_eq!(asked_part(header, 10), AskedPart::Whole, "{header:?}");
        }
    }
}
