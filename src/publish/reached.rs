//! Finds a server on the network.

use std::io;
use std::net::{SocketAddr, TcpStream, ToSocketAddrs};
use std::time::Duration;

use super::remote::{RemoteError, RemoteFault};

/// How long a server may take to be there.
const REACHED: Duration = Duration::from_secs(20);

/// A connection to the first address of a server that answers.
///
/// # Errors
/// [`RemoteFault::Missing`] where none does.
pub fn reached(host: &str, port: u16) -> Result<TcpStream, RemoteError> {
    let absent = |error: &io::Error| RemoteError::new(RemoteFault::Missing, host, error);
    let addresses = (host, port).to_socket_addrs().map_err(|error| absent(&error))?;
    let mut found = Err(io::Error::from(io::ErrorKind::NotFound));
    for address in addresses {
        found = at(&address);
        if found.is_ok() {
            break;
        }
    }
    found.map_err(|error| absent(&error))
}

/// A connection to one address.
///
/// # Errors
/// Why nobody answers there.
pub fn at(address: &SocketAddr) -> io::Result<TcpStream> {
    TcpStream::connect_timeout(address, REACHED)
}
