//! From the path of a request to a file of the site. Files are only ever looked up by name in the map, so no path leads
//! out of the site.

use std::collections::BTreeMap;
use std::sync::Arc;

use percent_encoding::percent_decode_str;

/// What a path leads to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found<'a> {
    /// A file: its path in the site and its bytes.
    File(&'a str, &'a Arc<[u8]>),
    /// Another path, to be asked for instead.
    Moved(String),
    Nothing,
}

/// Looks a request's path up, still percent-encoded. `base` begins and ends with `/`; paths that do not begin with it
/// are looked up from the root.
pub(super) fn look_up<'a>(files: &'a BTreeMap<String, Arc<[u8]>>, base: &str, path: &str) -> Found<'a> {
    if base != "/" && (path == "/" || Some(path) == base.strip_suffix('/')) {
        return Found::Moved(base.to_owned());
    }
    let Some(mut name) = path.strip_prefix(base).or_else(|| path.strip_prefix('/')).and_then(decode) else {
        return Found::Nothing;
    };
    if name.is_empty() || name.ends_with('/') {
        name.push_str("index.html");
    }
    if let Some((name, bytes)) = files.get_key_value(&name) {
        return Found::File(name, bytes);
    }
    match files.contains_key(&format!("{name}/index.html")) {
        true => Found::Moved(format!("{path}/")),
        false => Found::Nothing,
    }
}

/// Undoes percent-encoding; `None` where it is not UTF-8, or hides a `/`.
fn decode(path: &str) -> Option<String> {
    let decoded = percent_decode_str(path).decode_utf8().ok()?;
    (decoded.matches('/').count() == path.matches('/').count()).then(|| decoded.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> BTreeMap<String, Arc<[u8]>> {
        ["index.html", "dot/dot-1/index.html", "a b.css", "giot-hong.txt"]
            .map(|path| (path.to_owned(), Arc::from(path.as_bytes())))
            .into()
    }

    fn found(base: &str, path: &str) -> String {
        match look_up(&site(), base, path) {
            Found::File(name, _) => name.to_owned(),
            Found::Moved(to) => format!("-> {to}"),
            Found::Nothing => "nothing".to_owned(),
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
}
