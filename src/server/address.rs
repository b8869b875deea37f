//! The address of the preview, and the check that a request is meant for it.

use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};

use axum::http::header::HOST;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, Uri};

use super::ServeError;

/// The usual port: 07/4 is the national day of voluntary blood donation, 14/6 the world's.
pub const DEFAULT_PORT: u16 = 7414;

/// The number of further ports that are tried after the usual one.
const MORE: u16 = 20;

/// Opens a listener. Also returns the usual port if it was not available.
pub(super) fn bind(host: IpAddr, port: Option<u16>) -> Result<(TcpListener, Option<u16>), ServeError> {
    match port {
        Some(port) => match TcpListener::bind((host, port)) {
            Ok(listener) => Ok((listener, None)),
            Err(source) if source.kind() == ErrorKind::AddrInUse => Err(ServeError::PortTaken { port }),
            Err(source) => Err(ServeError::Address { address: SocketAddr::new(host, port), source }),
        },
        None => first_free(host, DEFAULT_PORT, DEFAULT_PORT + MORE),
    }
}

/// Listens on the first available port of a range. For ports that it reserves, Windows reports "permission denied".
fn first_free(host: IpAddr, first: u16, last: u16) -> Result<(TcpListener, Option<u16>), ServeError> {
    for port in first..=last {
        match TcpListener::bind((host, port)) {
            Ok(listener) => return Ok((listener, (port != first).then_some(first))),
            Err(error) if matches!(error.kind(), ErrorKind::AddrInUse | ErrorKind::PermissionDenied) => {}
            Err(source) => return Err(ServeError::Address { address: SocketAddr::new(host, port), source }),
        }
    }
    Err(ServeError::NoFreePort { first, last })
}

/// The address to open in the browser on this machine.
pub(super) fn url(listener: &TcpListener, base_path: &str) -> Result<String, ServeError> {
    let mut address = listener.local_addr().map_err(ServeError::System)?;
    match address.ip() {
        IpAddr::V4(Ipv4Addr::UNSPECIFIED) => address.set_ip(Ipv4Addr::LOCALHOST.into()),
        IpAddr::V6(Ipv6Addr::UNSPECIFIED) => address.set_ip(Ipv6Addr::LOCALHOST.into()),
        _ => {}
    }
    Ok(format!("http://{address}{}", folder(base_path)))
}

/// A base path with a `/` at both ends: `giot-hong` and `/giot-hong` become `/giot-hong/`.
pub(super) fn folder(base_path: &str) -> String {
    match base_path.trim_matches('/') {
        "" => "/".to_owned(),
        path => format!("/{path}/"),
    }
}

/// Whether a request is meant for this preview: its host is `localhost`, a loopback address, or the address on which
/// the preview listens. A preview that listens on every address (`0.0.0.0`) accepts any IP address, but still no host
/// name.
///
/// A web page can make its own host name resolve to 127.0.0.1 and then read a preview as if it were its own server (DNS
/// rebinding). Its requests still have that name as their `Host`. An IP address cannot be rebound, so requests to the
/// addresses of this machine are accepted.
pub(super) fn is_ours(headers: &HeaderMap, uri: &Uri, bound: IpAddr) -> bool {
    let mut hosts = headers.get_all(HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else { return false };
    let named = host.to_str().ok().and_then(|host| host.parse::<Authority>().ok());
    named.is_some_and(|named| names_us(named.host(), bound))
        && uri.authority().is_none_or(|named| names_us(named.host(), bound))
}

fn names_us(host: &str, bound: IpAddr) -> bool {
    match digits(host) {
        Some(address) => address.is_loopback() || address == bound || bound.is_unspecified(),
        None => host.eq_ignore_ascii_case("localhost"),
    }
}

fn digits(host: &str) -> Option<IpAddr> {
    match host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
        Some(inner) => inner.parse::<Ipv6Addr>().ok().map(IpAddr::V6),
        None => host.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

    #[test]
    fn the_next_free_port_is_taken_and_the_one_that_was_busy_is_named() {
        let busy = TcpListener::bind((HERE, 0)).unwrap();
        let port = busy.local_addr().unwrap().port().min(u16::MAX - MORE);
        let (listener, taken) = first_free(HERE, port, port + MORE).unwrap();
        assert!(listener.local_addr().unwrap().port() > port);
        assert_eq!(taken, Some(port));
    }

    #[test]
    fn a_range_without_a_free_port_is_said_as_such() {
        let busy = TcpListener::bind((HERE, 0)).unwrap();
        let port = busy.local_addr().unwrap().port();
        assert!(matches!(first_free(HERE, port, port), Err(ServeError::NoFreePort { first, last }) if first == last));
    }

    #[test]
    fn a_base_path_gets_its_slashes() {
        assert_eq!(["", "/", "giot-hong", "/a/b"].map(folder), ["/", "/", "/giot-hong/", "/a/b/"]);
    }

    #[test]
    fn the_address_of_every_interface_is_shown_as_this_machine() {
        let listener = TcpListener::bind((Ipv4Addr::UNSPECIFIED, 0)).unwrap();
        assert!(url(&listener, "/").unwrap().starts_with("http://127.0.0.1:"));
    }

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
