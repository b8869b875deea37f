//! What a fault of SSH or of SFTP means.

use russh_sftp::client::error::Error;
use russh_sftp::protocol::{Status, StatusCode};

use super::host_key::HostKey;
use crate::publish::remote::{RemoteError, RemoteFault};

/// Words of servers that have no room, for which the protocol has no number.
const FULL: [&str; 4] = ["no space", "disk full", "quota", "storage full"];

/// Why there is no connection.
#[derive(Debug)]
pub enum Refused {
    /// The server shows this key, and nothing is remembered of it.
    Unknown(Box<HostKey>),
    Told(RemoteError),
}

impl From<RemoteError> for Refused {
    fn from(error: RemoteError) -> Self {
        Self::Told(error)
    }
}

impl From<Refused> for RemoteError {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Told(error) => error,
            Refused::Unknown(key) => {
                let shown = key.fingerprint();
                Self::new(RemoteFault::HostKeyUnknown, &shown.host, &shown)
            }
        }
    }
}

/// The server's answer, where it gave one and the connection stands.
pub fn answer(error: Error) -> Result<Status, Error> {
    match error {
        Error::Status(status)
            if !matches!(status.status_code, StatusCode::NoConnection | StatusCode::ConnectionLost) =>
        {
            Ok(status)
        }
        broken => Err(broken),
    }
}

/// Whether there is no such file.
pub fn is_absent(status: &Status) -> bool {
    status.status_code == StatusCode::NoSuchFile
}

/// What an answer means that came while something was done with a path.
pub fn fault(path: &str, status: &Status) -> RemoteError {
    let Status { status_code, error_message, .. } = status;
    let words = error_message.to_lowercase();
    let kind = match status_code {
        _ if FULL.iter().any(|full| words.contains(full)) => RemoteFault::Full,
        StatusCode::NoSuchFile => RemoteFault::Missing,
        StatusCode::PermissionDenied => RemoteFault::Denied,
        _ => RemoteFault::Other,
    };
    let words = if error_message.is_empty() { status_code.to_string() } else { error_message.clone() };
    RemoteError::new(kind, path, words)
}

/// What a fault of the connection means.
pub fn broken(path: &str, error: &russh::Error) -> RemoteError {
    use russh::Error as Of;
    let kind = match error {
        Of::IO(_)
        | Of::HUP
        | Of::Disconnect
        | Of::SendError
        | Of::RecvError
        | Of::Elapsed(_)
        | Of::ConnectionTimeout
        | Of::KeepaliveTimeout
        | Of::InactivityTimeout
        | Of::ChannelOpenFailure(_) => RemoteFault::Passing,
        _ => RemoteFault::Other,
    };
    RemoteError::new(kind, path, error)
}
