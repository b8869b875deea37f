//! Whether a request was meant for this preview.
//!
//! A page anywhere on the web can have its own name answered with 127.0.0.1 and then read a preview as if it were its
//! own server (DNS rebinding). Its requests still carry that name as their `Host`. An address in digits cannot be
//! rebound, so those of this machine are let through.

use std::net::{IpAddr, Ipv6Addr};

use axum::http::header::HOST;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, Uri};

/// True when the request names this machine: `localhost`, a loopback address, or the address listened on. A preview
/// that listens on every address (`0.0.0.0`) takes any address in digits, and still no name.
pub(super) fn is_ours(headers: &HeaderMap, uri: &Uri, bound: IpAddr) -> bool {
    let mut hosts = headers.get_all(HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else { return false };
    let named = host.to_str().ok().and_then(|host| host.parse::<Authority>().ok());
    named.is_some_and(|named| names_us(named.host(), bound))
        && uri.authority().is_none_or(|named| names_us(named.host(), bound))
}

fn names_us(host: &str, bound: IpAddr) -> bool {
    match address(host) {
        Some(address) => address.is_loopback() || address == bound || bound.is_unspecified(),
        None => host.eq_ignore_ascii_case("localhost"),
    }
}

fn address(host: &str) -> Option<IpAddr> {
    match host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
        Some(inner) => inner.parse::<Ipv6Addr>().ok().map(IpAddr::V6),
        None => host.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOPBACK: &str = "127.0.0.1";

    fn is_let_in(host: &str, bound: &str) -> bool {
        let headers = HeaderMap::from_iter([(HOST, host.parse().unwrap())]);
        is_ours(&headers, &Uri::from_static("/"), bound.parse().unwrap())
    }

    #[test]
    fn this_machine_is_let_in_under_each_of_its_names_with_or_without_a_port() {
        for host in ["localhost", "LocalHost:7414", "127.0.0.1", "127.0.0.1:80", "[::1]", "[::1]:7414"] {
            assert!(is_let_in(host, LOOPBACK), "{host}");
        }
    }

    #[test]
    fn other_names_and_addresses_are_refused() {
        for host in ["evil.example", "localhost.evil.example:7414", "127.0.0.1.nip.io", "192.168.1.5", "user@evil", ""]
        {
            assert!(!is_let_in(host, LOOPBACK), "{host}");
        }
    }

    #[test]
    fn an_open_preview_takes_addresses_in_digits_but_no_names() {
        assert!(is_let_in("192.168.1.5:7414", "0.0.0.0"));
        assert!(is_let_in("192.168.1.5", "192.168.1.5"));
        assert!(!is_let_in("evil.example", "0.0.0.0"));
    }

    #[test]
    fn a_request_without_a_host_or_with_two_is_refused() {
        let one = HeaderMap::from_iter([(HOST, "localhost".parse().unwrap())]);
        let mut two_hosts = one.clone();
        two_hosts.append(HOST, "localhost".parse().unwrap());
        let (root, bound) = (Uri::from_static("/"), LOOPBACK.parse().unwrap());
        assert!(is_ours(&one, &root, bound));
        assert!(!is_ours(&two_hosts, &root, bound));
        assert!(!is_ours(&HeaderMap::new(), &root, bound));
        assert!(!is_ours(&one, &Uri::from_static("http://evil.example/"), bound));
    }
}
