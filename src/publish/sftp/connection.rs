//! A connection to an SFTP server: made with a server whose key is known, and let in.

use std::future::Future;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use russh::client::{self, Handle, Handler};
use russh::keys::PublicKeyOrCertificate;
use russh::{ChannelMsg, Disconnect, Preferred};
use russh_sftp::client::{Config, RawSftpSession};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::SftpAccess;
use super::fault::{Refused, answer, broken};
use super::host_key::{HostKey, Verdict, preferred};
use super::login::let_in;
use crate::publish::reached::reached;
use crate::publish::remote::{RemoteError, RemoteFault};

/// How long the server may take to answer, in seconds.
const ANSWERED: u64 = 60;
/// How long it may take to answer whether it is still there, in seconds.
const STILL_THERE: u64 = 10;
/// How long it may take until the user is in; somebody may have to touch a key.
const LOGIN: Duration = Duration::from_secs(120);
/// How long the end of the connection is waited for.
const CLOSED: Duration = Duration::from_secs(1);
/// What the server calls SFTP.
const SUBSYSTEM: &str = "sftp";
/// Renames over a file, in one step.
pub const POSIX_RENAME: &str = "posix-rename@openssh.com";
/// Tells how much room there is.
const STATVFS: &str = "statvfs@openssh.com";

/// A connection over which files are written.
pub struct Connection {
    session: Session,
    pub sftp: Arc<RawSftpSession>,
    /// The server has what [`POSIX_RENAME`] names.
    pub replaces: bool,
    /// It has what [`STATVFS`] names.
    pub tells_room: bool,
}

/// A connection of SSH.
pub type Session = Handle<KeyCheck>;

/// Takes the key that is remembered for a server and no other.
pub struct KeyCheck {
    host: String,
    port: u16,
    known_hosts: PathBuf,
    /// Why it was not taken.
    refusal: Arc<Mutex<Option<Verdict>>>,
}

impl Handler for KeyCheck {
    type Error = russh::Error;

    fn check_server_key(
        &mut self,
        key: &PublicKeyOrCertificate,
    ) -> impl Future<Output = Result<bool, Self::Error>> + Send {
        let verdict = HostKey::new(&self.host, self.port, key.public_key()).judge(&self.known_hosts);
        let is_known = matches!(verdict, Verdict::Known);
        *self.refusal.lock().unwrap_or_else(PoisonError::into_inner) = Some(verdict);
        std::future::ready(Ok(is_known))
    }
}

impl Connection {
    /// A connection whose user is in.
    ///
    /// # Errors
    /// [`Refused::Unknown`]; [`RemoteFault::Missing`] where there is no server, [`RemoteFault::HostKeyChanged`],
    /// [`RemoteFault::Login`], [`RemoteFault::Passing`].
    pub async fn open(access: &SftpAccess) -> Result<Self, Refused> {
        let host = &access.host;
        let told = |error: russh::Error| broken(host, &error);
        let late = |error| RemoteError::new(RemoteFault::Passing, host, error);
        let session = timeout(LOGIN, let_in(access)).await.map_err(late)??;
        let mut channel = session.channel_open_session().await.map_err(told)?;
        channel.request_subsystem(true, SUBSYSTEM).await.map_err(told)?;
        let answered = async {
            loop {
                match channel.wait().await {
                    Some(ChannelMsg::Success) => return Ok(()),
                    Some(ChannelMsg::Failure) => {
                        return Err(RemoteError::new(RemoteFault::Other, host, "the server has no SFTP"));
                    }
                    Some(_) => {}
                    None => return Err(told(russh::Error::Disconnect)),
                }
            }
        };
        timeout(Duration::from_secs(ANSWERED), answered).await.map_err(late)??;
        let config = Config { request_timeout_secs: ANSWERED, ..Config::default() };
        let sftp = RawSftpSession::new_with_config(channel.into_stream(), config);
        let unclear = |error| RemoteError::new(RemoteFault::Passing, host, error);
        let version = sftp.init().await.map_err(unclear)?;
        let has = |extension: &str| version.extensions.contains_key(extension);
        let (replaces, tells_room) = (has(POSIX_RENAME), has(STATVFS));
        Ok(Self { session, sftp: Arc::new(sftp), replaces, tells_room })
    }

    /// Whether the server still answers.
    pub async fn is_there(&self) -> bool {
        self.sftp.set_timeout(STILL_THERE);
        let asked = self.sftp.realpath(".").await;
        self.sftp.set_timeout(ANSWERED);
        asked.is_ok() || asked.is_err_and(|error| answer(error).is_ok())
    }

    /// Says good-bye, so that the server counts one connection less.
    pub async fn close(self) {
        let Self { session, .. } = self;
        let end = async {
            session.disconnect(Disconnect::ByApplication, "", "").await?;
            session.await
        };
        // It is over either way.
        let _ = timeout(CLOSED, end).await;
    }
}

/// A connection to a server whose key is known; nothing secret was sent over it.
///
/// # Errors
/// As [`Connection::open`], but for the login.
pub async fn meet(access: &SftpAccess) -> Result<Session, Refused> {
    let SftpAccess { host, port, .. } = access;
    let known_hosts = access.known_hosts();
    let told = |error| Refused::Told(broken(host, &russh::Error::IO(error)));
    let stream = reached(host, *port)?;
    stream.set_nonblocking(true).and_then(|()| stream.set_nodelay(true)).map_err(told)?;
    let stream = TcpStream::from_std(stream).map_err(told)?;
    let key = preferred(host, *port, &known_hosts);
    let preferred = Preferred { key: key.into(), ..Preferred::DEFAULT };
    let config = client::Config { preferred, ..client::Config::default() };
    let refusal = Arc::new(Mutex::new(None));
    let check = KeyCheck { host: host.clone(), port: *port, known_hosts, refusal: Arc::clone(&refusal) };
    let met = timeout(Duration::from_secs(ANSWERED), client::connect_stream(Arc::new(config), stream, check)).await;
    let error = match met {
        Ok(Ok(session)) => return Ok(session),
        Ok(Err(error)) => error,
        Err(error) => russh::Error::Elapsed(error),
    };
    let verdict = refusal.lock().unwrap_or_else(PoisonError::into_inner).take();
    Err(match verdict {
        Some(Verdict::Unknown(key)) => Refused::Unknown(Box::new(key)),
        Some(Verdict::Changed(error) | Verdict::Unreadable(error)) => Refused::Told(error),
        Some(Verdict::Known) | None => Refused::Told(broken(host, &error)),
    })
}
