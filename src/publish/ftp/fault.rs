//! What a fault of FTP means.

use std::io;

use suppaftp::rustls;
use suppaftp::types::Response;
use suppaftp::{FtpError, Status};

use crate::publish::remote::{RemoteError, RemoteFault};

/// Words of servers that have too many guests and say so with the number of a wrong password.
const BUSY: [&str; 4] = ["too many", "maximum", "already connected", "try again later"];

/// The number that the server answered.
pub fn answer(error: &FtpError) -> Option<Status> {
    match error {
        FtpError::UnexpectedResponse(response) => Some(response.status),
        _ => None,
    }
}

/// Whether the server answered no, and the connection stands.
pub fn is_refused(error: &FtpError) -> bool {
    answer(error).is_some_and(|status| status != Status::NotAvailable)
}

/// What a fault means that came while something was done with a path.
pub fn fault(path: &str, error: &FtpError) -> RemoteError {
    match error {
        FtpError::UnexpectedResponse(response) => {
            let words = words(response);
            RemoteError::new(meaning(response.status, &words.to_lowercase()), path, words)
        }
        FtpError::ConnectionError(error) => match certificate(error) {
            Some(refused) => RemoteError::new(RemoteFault::Certificate, path, refused),
            None => RemoteError::new(RemoteFault::Passing, path, error),
        },
        FtpError::SecureError(_) | FtpError::InvalidAddress(_) => RemoteError::new(RemoteFault::Other, path, error),
        FtpError::BadResponse | FtpError::DataConnectionAlreadyOpen => {
            RemoteError::new(RemoteFault::Passing, path, error)
        }
    }
}

fn meaning(status: Status, words: &str) -> RemoteFault {
    match status {
        Status::NotLoggedIn if BUSY.iter().any(|busy| words.contains(busy)) => RemoteFault::Passing,
        Status::NotAvailable
        | Status::CannotOpenDataConnection
        | Status::TransferAborted
        | Status::HostUnavailable
        | Status::RequestFileActionIgnored
        | Status::ActionAborted => RemoteFault::Passing,
        Status::RequestedActionNotTaken | Status::ExceededStorage => RemoteFault::Full,
        Status::InvalidCredentials
        | Status::NotLoggedIn
        | Status::StoringNeedAccount
        | Status::FileUnavailable
        | Status::BadFilename => RemoteFault::Denied,
        _ => RemoteFault::Other,
    }
}

/// What the server said, with its number, on one line.
fn words(response: &Response) -> String {
    let text = String::from_utf8_lossy(&response.body);
    text.split(|letter: char| letter.is_control()).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Why a certificate is not trusted.
fn certificate(error: &io::Error) -> Option<&rustls::Error> {
    let refused = error.get_ref()?.downcast_ref::<rustls::Error>()?;
    matches!(refused, rustls::Error::InvalidCertificate(_)).then_some(refused)
}

/// The fault without the password, which a server may repeat.
pub fn without(password: &str, error: RemoteError) -> RemoteError {
    let detail = if password.is_empty() { error.detail } else { error.detail.replace(password, "…") };
    RemoteError { detail, ..error }
}
