//! The address the preview is found at.

use std::io::{self, ErrorKind};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};

use super::ServeError;

/// The usual port: 07/4 is the national day of voluntary blood donation, 14/6 the world's.
pub const DEFAULT_PORT: u16 = 7414;

/// How many ports after the usual one are tried.
const MORE: u16 = 20;

/// A listener, and the usual port where it could not be had.
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

/// The first port of a range that can be had. Windows says "permission denied" of ports it keeps for itself.
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

/// What to type into the browser on this machine.
pub(super) fn url(listener: &TcpListener, base_path: &str) -> Result<String, ServeError> {
    let mut address = listener.local_addr().map_err(ServeError::System)?;
    match address.ip() {
        IpAddr::V4(Ipv4Addr::UNSPECIFIED) => address.set_ip(Ipv4Addr::LOCALHOST.into()),
        IpAddr::V6(Ipv6Addr::UNSPECIFIED) => address.set_ip(Ipv6Addr::LOCALHOST.into()),
        _ => {}
    }
    Ok(format!("http://{address}{}", folder(base_path)))
}

/// A base path with a `/` at both ends: `giot-hong` and `/giot-hong` are `/giot-hong/`.
pub(super) fn folder(base_path: &str) -> String {
    match base_path.trim_matches('/') {
        "" => "/".to_owned(),
        path => format!("/{path}/"),
    }
}

/// The same listener for the runtime.
pub(super) fn asynchronous(listener: TcpListener) -> io::Result<tokio::net::TcpListener> {
    listener.set_nonblocking(true)?;
    tokio::net::TcpListener::from_std(listener)
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
}
