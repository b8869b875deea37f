//! Asking a target by HTTP: how long it is waited, what is read of an answer, and what a broken connection is called.

use std::io::Read;
use std::time::Duration;

use ureq::http::{HeaderMap, HeaderName, Method, Request, StatusCode, header};
use ureq::{Agent, AsSendBody, Error, Proxy};

use super::remote::{RemoteError, RemoteFault};

/// How long a connection may take, and how long nothing may arrive or leave.
const CONNECT: Duration = Duration::from_secs(15);
const SILENCE: Duration = Duration::from_secs(60);
/// How long a connection is kept that nothing is asked on. Servers close theirs after 5 seconds and more.
const IDLE: Duration = Duration::from_secs(3);
/// The largest file that is read, and how much of an answer that nobody reads.
const MOST: u64 = 64 * 1024 * 1024;
const UNREAD: u64 = 64 * 1024;

/// What a server answered.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    /// The text of a header.
    pub fn text(&self, name: impl AsRef<str>) -> Option<&str> {
        self.headers.get(name.as_ref())?.to_str().ok()
    }

    /// `Content-Length`.
    pub fn length(&self) -> Option<u64> {
        self.text(header::CONTENT_LENGTH)?.trim().parse().ok()
    }

    /// Whether there is no such file.
    pub fn is_absent(&self) -> bool {
        matches!(self.status, StatusCode::NOT_FOUND | StatusCode::GONE)
    }
}

/// What asks. It follows no redirect, so that nothing secret goes to another address.
pub fn agent(proxy: Option<Proxy>) -> Agent {
    let config = Agent::config_builder()
        .user_agent(concat!("giothong/", env!("CARGO_PKG_VERSION")))
        .proxy(proxy)
        .allow_non_standard_methods(true)
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .max_idle_age(IDLE)
        .timeout_connect(Some(CONNECT))
        .timeout_per_read(Some(SILENCE))
        .timeout_per_write(Some(SILENCE))
        .build();
    config.into()
}

/// Asks once. Of a file that was asked for and is there, all is read; of other answers a part.
///
/// # Errors
/// That there was no answer, or not a whole one.
pub fn send(
    agent: &Agent,
    path: &str,
    (method, address): (&str, &str),
    headers: &[(HeaderName, &str)],
    body: impl AsSendBody,
) -> Result<Answer, RemoteError> {
    let mut request = Request::builder().method(method).uri(address);
    for (name, value) in headers {
        request = request.header(name, *value);
    }
    let answer = request.body(body).map_err(Error::from).and_then(|mut request| {
        if let Some(login) = request.headers_mut().get_mut(header::AUTHORIZATION) {
            login.set_sensitive(true);
        }
        agent.run(request)
    });
    let mut answer = answer.map_err(|error| broken(path, &error))?;
    let status = answer.status();
    let is_wanted = method == Method::GET && status == StatusCode::OK;
    let mut bytes = Vec::new();
    let read = answer.body_mut().as_reader().take(if is_wanted { MOST } else { UNREAD }).read_to_end(&mut bytes);
    if let (true, Err(error)) = (is_wanted, read) {
        return Err(RemoteError::new(RemoteFault::Passing, path, error));
    }
    Ok(Answer { status, headers: std::mem::take(answer.headers_mut()), bytes })
}

/// Asks; what changes nothing is asked a second time where the connection broke.
pub fn twice(
    changes_nothing: bool,
    mut ask: impl FnMut() -> Result<Answer, RemoteError>,
) -> Result<Answer, RemoteError> {
    match ask() {
        Err(error) if error.fault == RemoteFault::Passing && changes_nothing => ask(),
        asked => asked,
    }
}

/// Why there was no answer. The words of the error name neither the headers that were sent nor the password; what stands
/// behind the `?` of an address may be secret too.
fn broken(path: &str, error: &Error) -> RemoteError {
    let fault = match error {
        Error::Timeout(_) | Error::HostNotFound | Error::ConnectionFailed | Error::Protocol(_) => RemoteFault::Passing,
        // A certificate of another name, or of nobody that is known, stays what it is.
        Error::Io(error) if error.kind() == std::io::ErrorKind::InvalidData => RemoteFault::Other,
        Error::Io(_) => RemoteFault::Passing,
        _ => RemoteFault::Other,
    };
    let words = error.to_string();
    RemoteError::new(fault, path, words.split('?').next().unwrap_or_default())
}
