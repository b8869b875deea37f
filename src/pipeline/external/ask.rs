//! One request to one server.

use std::io::ErrorKind;
use std::time::Duration;

use ureq::config::Config;
use ureq::http::{HeaderName, Method, Request, Uri, header};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Error, Timeout};

use super::RequestPolicy;
use super::address::Address;
use super::remembered::Failure;

/// What servers see in their logs.
const USER_AGENT: &str = concat!("giothong/", env!("CARGO_PKG_VERSION"), " (link check)");

/// How long a name may be looked up, and how long a connection may take.
const CONNECT: Duration = Duration::from_secs(5);

/// What counts of an HTTP response.
#[derive(Clone, Debug, Default)]
pub struct Reply {
    pub status: u16,
    /// `Location` (RFC 9110 §10.2.2).
    pub location: Option<String>,
    /// `Retry-After` in seconds (RFC 9110 §10.2.3).
    pub retry_after: Option<Duration>,
}

/// Makes ready to ask. Nothing is sent yet.
pub fn agent(policy: &RequestPolicy) -> Agent {
    let config = Agent::config_builder()
        .user_agent(USER_AGENT)
        .proxy(policy.proxy.clone())
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        // A connection that is kept open is one more connection to that host, and may be closed by it at any time.
        .max_idle_connections(0)
        .timeout_resolve(Some(CONNECT))
        .timeout_connect(Some(CONNECT))
        .timeout_global(Some(policy.whole))
        .build();
    Agent::with_parts(config, DefaultConnector::default(), NameResolver(DefaultResolver::default()))
}

/// Asks once. The content of an answer is not read: the connection is closed after its headers.
pub fn ask(agent: &Agent, address: &Address, method: &Method) -> Result<Reply, Failure> {
    let request = Request::builder().method(method).uri(address.to_string()).body(());
    let response =
        request.map_err(Error::from).and_then(|request| agent.run(request)).map_err(|error| failure(&error))?;
    // Some servers write addresses in raw UTF-8.
    let text = |name: HeaderName| Some(String::from_utf8_lossy(response.headers().get(name)?.as_bytes()).into_owned());
    Ok(Reply {
        status: response.status().as_u16(),
        location: text(header::LOCATION),
        retry_after: text(header::RETRY_AFTER).and_then(|text| text.trim().parse().ok()).map(Duration::from_secs),
    })
}

fn failure(error: &Error) -> Failure {
    match error {
        Error::HostNotFound => Failure::UnknownName,
        Error::Timeout(Timeout::Resolve | Timeout::Connect) => Failure::NoConnection,
        Error::Tls(_) | Error::Rustls(_) | Error::Pem(_) => Failure::Insecure,
        Error::Io(error) => match error.kind() {
            ErrorKind::ConnectionRefused => Failure::Refused,
            ErrorKind::TimedOut => Failure::NoConnection,
            ErrorKind::NetworkUnreachable
            | ErrorKind::HostUnreachable
            | ErrorKind::NetworkDown
            | ErrorKind::AddrNotAvailable
            | ErrorKind::PermissionDenied => Failure::NoRoute,
            // What is wrong with a certificate; an answer that is not HTTP is another error.
            ErrorKind::InvalidData => Failure::Insecure,
            _ => Failure::NoAnswer,
        },
        _ => Failure::NoAnswer,
    }
}

/// Distinguishes a name that leads nowhere from all else that can go wrong.
#[derive(Debug)]
struct NameResolver(DefaultResolver);

impl Resolver for NameResolver {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        self.0.resolve(uri, config, timeout).map_err(|error| match error {
            Error::Io(_) => Error::HostNotFound,
            error => error,
        })
    }
}
