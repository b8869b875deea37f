//! Asks a target again where it failed for a passing reason.

use std::time::Duration;

use super::remote::{Remote, RemoteError, RemoteFault};

/// How often a thing is tried, and how long the first wait is; each further one is twice as long.
const TRIES: u32 = 4;
const WAIT: Duration = Duration::from_millis(250);

/// Does something at a target, several times where the connection broke. It has to be something that may be done twice.
///
/// # Errors
/// The last error.
pub fn again<T>(
    remote: &mut dyn Remote,
    work: impl Fn(&mut dyn Remote) -> Result<T, RemoteError>,
) -> Result<T, RemoteError> {
    let mut wait = WAIT;
    for _ in 1..TRIES {
        match work(remote) {
            Err(error) if error.fault == RemoteFault::Passing => std::thread::sleep(wait),
            done => return done,
        }
        wait *= 2;
    }
    work(remote)
}
