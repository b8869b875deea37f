//! Asks a server, over a connection that is made again where it was cut.

use std::thread::sleep;
use std::time::{Duration, Instant};

use russh_sftp::client::rawsession::SftpResult;
use russh_sftp::protocol::{Status, StatusCode};

use super::SftpTarget;
use super::connection::Connection;
use super::fault::{Refused, answer};
use crate::publish::remote::{RemoteError, RemoteFault};

/// After how long without a word the connection may have been cut.
pub const IDLE: Duration = Duration::from_secs(20);
/// How often a server is asked for a connection, and something over connections that break; and how long the first wait
/// is, where each further one is twice as long.
const TRIES: u32 = 3;
const WAIT: Duration = Duration::from_millis(250);

impl SftpTarget {
    /// Makes the connection where there is none, or it was cut while nothing was asked.
    pub fn connect(&mut self) -> Result<(), Refused> {
        if self.used.elapsed() >= IDLE
            && self.connection.as_ref().is_some_and(|connection| !self.runtime.block_on(connection.is_there()))
        {
            self.connection = None;
        }
        let mut wait = WAIT;
        for left in (0..TRIES).rev() {
            if self.connection.is_some() {
                break;
            }
            match self.runtime.block_on(Connection::open(&self.access)) {
                Ok(connection) => self.connection = Some(connection),
                Err(Refused::Told(error)) if left > 0 && self.is_passing(&error) => {
                    sleep(wait);
                    wait *= 2;
                }
                Err(Refused::Told(error)) if self.is_passing(&error) => {
                    return Err(RemoteError { fault: RemoteFault::Passing, ..self.without_secrets(error) }.into());
                }
                Err(Refused::Told(error)) => return Err(self.without_secrets(error).into()),
                Err(unknown) => return Err(unknown),
            }
        }
        self.was_in = true;
        self.used = Instant::now();
        Ok(())
    }

    /// Whether another try may do. A server that was there may be on its way back.
    fn is_passing(&self, error: &RemoteError) -> bool {
        error.fault == RemoteFault::Passing || self.was_in && error.fault == RemoteFault::Missing
    }

    /// The error without the password, which a server may repeat.
    fn without_secrets(&self, error: RemoteError) -> RemoteError {
        match self.access.password.as_deref().filter(|password| !password.is_empty()) {
            Some(password) => RemoteError { detail: error.detail.replace(password, "…"), ..error },
            None => error,
        }
    }

    /// Does something over a connection, and again where it broke; the work is told whether it may have been done before.
    /// The inner error is the server's refusal.
    pub fn ask<T>(
        &mut self,
        path: &str,
        work: impl AsyncFn(&Connection, bool) -> SftpResult<T>,
    ) -> Result<Result<T, Status>, RemoteError> {
        let mut broken = RemoteError::new(RemoteFault::Passing, path, StatusCode::NoConnection);
        for again in 0..TRIES {
            self.connect()?;
            let Some(connection) = &self.connection else { break };
            let done = self.runtime.block_on(work(connection, again > 0));
            self.used = Instant::now();
            match done.map_err(answer) {
                Ok(done) => return Ok(Ok(done)),
                Err(Ok(refused)) => return Ok(Err(self.refusal_without_secrets(refused))),
                Err(Err(error)) => broken = RemoteError::new(RemoteFault::Passing, path, error),
            }
            self.connection = None;
        }
        Err(self.without_secrets(broken))
    }

    fn refusal_without_secrets(&self, mut refused: Status) -> Status {
        if let Some(password) = self.access.password.as_deref().filter(|password| !password.is_empty()) {
            refused.error_message = refused.error_message.replace(password, "…");
        }
        refused
    }
}
