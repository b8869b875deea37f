//! One request to one server.

use std::io::ErrorKind;
use std::time::Duration;

use ureq::config::Config;
use ureq::http::{HeaderMap, Uri, header};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Error, Timeout};

use super::Manners;
use super::outcome::Failure;
use super::visit::{Answer, Method, Reply, Visit};

/// What servers see in their logs.
const NAME: &str = concat!("giothong/", env!("CARGO_PKG_VERSION"), " (link check)");

/// Makes ready to ask. Nothing is sent yet.
pub fn agent(manners: &Manners) -> Agent {
    let config = Agent::config_builder()
        .user_agent(NAME)
        .proxy(manners.proxy.clone())
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        // A connection that is kept open is one more connection to that host, and may be closed by it at any time.
        .max_idle_connections(0)
        .timeout_resolve(Some(manners.connect))
        .timeout_connect(Some(manners.connect))
        .timeout_global(Some(manners.whole))
        .build();
    Agent::with_parts(config, DefaultConnector::default(), Names(DefaultResolver::default()))
}

/// Asks once. The content of an answer is not read: the connection is closed after its headers.
pub fn ask(agent: &Agent, visit: &Visit) -> Reply {
    let address = visit.at.to_string();
    let response = match visit.method {
        Method::Head => agent.head(address).call(),
        Method::Get => agent.get(address).call(),
    };
    match response {
        Ok(response) => {
            let header = |name| text_of(response.headers(), name);
            let seconds = header(header::RETRY_AFTER).and_then(|text| text.trim().parse().ok());
            Reply::Answer(Answer {
                status: response.status().as_u16(),
                location: header(header::LOCATION),
                retry_after: seconds.map(Duration::from_secs),
            })
        }
        Err(error) => Reply::Failed(failure(&error)),
    }
}

/// A header's text. Some servers write addresses in raw UTF-8.
fn text_of(headers: &HeaderMap, name: header::HeaderName) -> Option<String> {
    headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
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

/// Looks names up as ever, and tells a name that leads nowhere from all else that can go wrong.
#[derive(Debug)]
struct Names(DefaultResolver);

impl Resolver for Names {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        self.0.resolve(uri, config, timeout).map_err(|error| match error {
            Error::Io(_) => Error::HostNotFound,
            error => error,
        })
    }
}
