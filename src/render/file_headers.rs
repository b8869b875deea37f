//! What a reader's browser is told of a file: what its content is, and how long it may be kept. One policy, by the path
//! alone, for the preview, for the rules of web servers and for buckets.

/// Files whose names change with their content: a year, the longest that is understood (RFC 9111 §5.2.2.1, RFC 8246).
pub const FOR_A_YEAR: &str = "public, max-age=31536000, immutable";
/// Everything else: kept, and asked for again before it is shown.
pub const ASKED_AGAIN: &str = "no-cache";

/// What nobody knows: a browser saves it and runs nothing of it.
const UNKNOWN: &str = "application/octet-stream";

/// Types by ending (IANA media types). Texts are all UTF-8, and say so.
const TYPES: [(&str, &str); 35] = [
    ("html", "text/html; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json; charset=utf-8"),
    ("xml", "application/xml; charset=utf-8"),
    ("csv", "text/csv; charset=utf-8"),
    ("txt", "text/plain; charset=utf-8"),
    ("md", "text/markdown; charset=utf-8"),
    ("vtt", "text/vtt; charset=utf-8"),
    ("ics", "text/calendar; charset=utf-8"),
    ("webmanifest", "application/manifest+json"),
    ("geojson", "application/geo+json"),
    ("woff2", "font/woff2"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("gif", "image/gif"),
    ("webp", "image/webp"),
    ("avif", "image/avif"),
    ("svg", "image/svg+xml"),
    ("ico", "image/x-icon"),
    ("mp3", "audio/mpeg"),
    ("m4a", "audio/mp4"),
    ("ogg", "audio/ogg"),
    ("opus", "audio/ogg"),
    ("wav", "audio/wav"),
    ("mp4", "video/mp4"),
    ("pdf", "application/pdf"),
    ("zip", "application/zip"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ("odp", "application/vnd.oasis.opendocument.presentation"),
];

/// Endings whose type servers often do not know.
const OFTEN_UNKNOWN: [&str; 7] = ["ics", "webmanifest", "woff2", "webp", "avif", "svg", "m4a"];

/// The headers of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileHeaders {
    /// `Content-Type`.
    pub content_type: &'static str,
    /// `Cache-Control`.
    pub cache_control: &'static str,
}

/// The headers of a file of the site, by its path from the site's root.
pub fn headers_of(path: &str) -> FileHeaders {
    let cache_control = if path.starts_with("assets/") { FOR_A_YEAR } else { ASKED_AGAIN };
    FileHeaders { content_type: content_type(path), cache_control }
}

/// The type of a file with its charset, by the ending of its name in small or capital letters.
pub fn content_type(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or_default();
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    TYPES.iter().find(|(known, _)| ending.eq_ignore_ascii_case(known)).map_or(UNKNOWN, |(_, of)| of)
}

/// Endings whose type servers often do not know, with the type alone.
pub fn often_unknown() -> impl Iterator<Item = (&'static str, &'static str)> {
    OFTEN_UNKNOWN.into_iter().map(|ending| {
        let of = content_type(&format!(".{ending}"));
        (ending, of.split(';').next().unwrap_or(of))
    })
}

/// Endings of texts, which are all UTF-8.
pub fn texts() -> impl Iterator<Item = &'static str> {
    TYPES.iter().filter(|(_, of)| of.ends_with("charset=utf-8")).map(|(ending, _)| *ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_ending_says_and_is_kept_where_its_name_changes_with_it() {
        let html = FileHeaders { content_type: "text/html; charset=utf-8", cache_control: ASKED_AGAIN };
        assert_eq!(headers_of("a/assets/index.html"), html);
        assert_eq!(
            headers_of("assets/f.1.woff2"),
            FileHeaders { content_type: "font/woff2", cache_control: FOR_A_YEAR }
        );
        assert_eq!(content_type("tep/ANH.JPG"), "image/jpeg");
        for unknown in ["CNAME", ".htaccess", "tep.html/x", "a.exe", ""] {
            assert_eq!(content_type(unknown), UNKNOWN, "{unknown}");
        }
    }

    #[test]
    fn each_ending_has_one_type_and_what_is_often_unknown_has_one() {
        let endings: std::collections::BTreeSet<_> = TYPES.iter().map(|(ending, _)| ending).collect();
        assert_eq!(endings.len(), TYPES.len());
        assert!(often_unknown().all(|(_, of)| of != UNKNOWN && !of.contains(';')));
    }
}
