//! An address in the form in which it is requested.

use std::fmt;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde::{Deserialize, Serialize};

/// The characters that browsers percent-encode in a path or query besides those outside ASCII (WHATWG URL, "path
/// percent-encode set"). A `%` is kept, so that nothing is encoded twice.
const ENCODED: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'`').add(b'{').add(b'}').add(b'\\');

/// An `http(s)` address (RFC 3986): scheme and host in lower case, ASCII only, without fragment and user name. Two
/// spellings of the same request are equal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Address(String);

impl Address {
    /// Reads an address. `None` for other schemes, and for hosts that are not written in ASCII.
    pub fn parse(text: &str) -> Option<Self> {
        let (scheme, rest) = text.trim().split_once("://")?;
        let scheme = ["http", "https"].into_iter().find(|known| scheme.eq_ignore_ascii_case(known))?;
        let rest = rest.split('#').next().unwrap_or_default();
        let (authority, path) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
        let authority = authority.rsplit('@').next().unwrap_or_default().to_ascii_lowercase();
        let (host, port) = host_and_port(&authority);
        let is_host = !host.is_empty() && host.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._[]:".contains(&b));
        let is_port = port.is_empty() || port.parse::<u16>().is_ok();
        (is_host && is_port).then(|| Self::new(&format!("{scheme}://{authority}"), path))
    }

    fn new(origin: &str, path: &str) -> Self {
        let slash = if path.starts_with('/') { "" } else { "/" };
        Self(format!("{origin}{slash}{}", utf8_percent_encode(path, ENCODED)))
    }

    /// The target of a redirect from this address (RFC 3986 §5.2). `None` where the target is no web address.
    pub fn join(&self, location: &str) -> Option<Self> {
        let location = location.trim().split('#').next().unwrap_or_default();
        if location.split(['/', '?']).next().unwrap_or_default().contains(':') {
            return Self::parse(location);
        }
        let (origin, path) = self.0.split_at(self.origin().len());
        let path = path.split('?').next().unwrap_or_default();
        let path = match location.as_bytes() {
            [] => return Some(self.clone()),
            [b'/', b'/', ..] => return Self::parse(&format!("{}{location}", &origin[..=origin.find(':')?])),
            [b'/', ..] => location.to_owned(),
            [b'?', ..] => format!("{path}{location}"),
            _ => format!("{}/{location}", path.rsplit_once('/').map_or("", |(folder, _)| folder)),
        };
        Some(Self::new(origin, &without_dots(&path)))
    }

    /// The host without its port. The request policy counts requests by host.
    pub fn host(&self) -> &str {
        host_and_port(self.origin().rsplit('/').next().unwrap_or_default()).0
    }

    /// Scheme, host and port, which identify a connection.
    pub fn origin(&self) -> &str {
        self.0.match_indices('/').nth(2).map_or(&self.0, |(path, _)| &self.0[..path])
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Splits `example.org:8080` or `[::1]:8080` into host and port.
fn host_and_port(authority: &str) -> (&str, &str) {
    match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, port),
        _ => (authority, ""),
    }
}

fn without_dots(path: &str) -> String {
    let (path, query) = path.split_at(path.find('?').unwrap_or(path.len()));
    let mut kept: Vec<&str> = Vec::new();
    for part in path.split('/').skip(1) {
        match part {
            "." => {}
            ".." => drop(kept.pop()),
            part => kept.push(part),
        }
    }
    let last = if path.ends_with("/.") || path.ends_with("/..") { "/" } else { "" };
    format!("/{}{last}{query}", kept.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        Address::parse(text).map_or_else(|| "none".to_owned(), |address| address.to_string())
    }

    #[test]
    fn spellings_that_ask_the_same_are_one_address() {
        for text in
            ["https://Mau.Example", "HTTPS://mau.example/", "https://mau.example/#phan", "https://ai@mau.example"]
        {
            assert_eq!(read(text), "https://mau.example/", "{text}");
        }
        assert_eq!(read("http://mau.example:8080?q=1"), "http://mau.example:8080/?q=1");
    }

    #[test]
    fn letters_outside_ascii_are_encoded_once() {
        assert_eq!(read("https://mau.example/máu/a b"), "https://mau.example/m%C3%A1u/a%20b");
        assert_eq!(read("https://mau.example/m%C3%A1u"), "https://mau.example/m%C3%A1u");
    }

    #[test]
    fn what_cannot_be_asked_is_no_address() {
        for text in [
            "tel:0262000000",
            "mailto:a@mau.example",
            "https://",
            "https:///a",
            "https://máu.example/",
            "http://a:99999/",
        ] {
            assert_eq!(read(text), "none", "{text}");
        }
    }

    #[test]
    fn the_host_is_the_machine_whatever_the_port() {
        let host = |text| Address::parse(text).map(|address| address.host().to_owned());
        assert_eq!(host("http://mau.example:81/a").as_deref(), Some("mau.example"));
        assert_eq!(host("https://mau.example/a").as_deref(), Some("mau.example"));
        assert_eq!(host("http://[::1]:81/").as_deref(), Some("[::1]"));
    }

    #[test]
    fn a_redirect_leads_where_a_browser_would_go() {
        let base = Address::parse("https://mau.example/a/b/c?q=1").expect("an address");
        let to = |location: &str| base.join(location).map_or_else(|| "none".to_owned(), |address| address.to_string());
        assert_eq!(to("http://khac.example/x#y"), "http://khac.example/x");
        assert_eq!(to("//khac.example/x"), "https://khac.example/x");
        assert_eq!(to("/x/../y/"), "https://mau.example/y/");
        assert_eq!(to("x"), "https://mau.example/a/b/x");
        assert_eq!(to("../x/."), "https://mau.example/a/x/");
        assert_eq!(to("?q=2"), "https://mau.example/a/b/c?q=2");
        assert_eq!(to("zalo://x"), "none");
    }
}
