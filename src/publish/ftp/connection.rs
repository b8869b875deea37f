//! A connection to an FTP server: made, secured, and let in.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::thread::sleep;
use std::time::Duration;

use suppaftp::rustls::crypto::ring;
use suppaftp::rustls::pki_types::CertificateDer;
use suppaftp::rustls::pki_types::pem::PemObject;
use suppaftp::rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};
use suppaftp::types::FileType;
use suppaftp::{
    DataStream, FtpError, FtpResult, Mode, RustlsConnector, RustlsFtpStream, Status, TlsStream, TransferStream,
};

use super::FtpAccess;
use super::fault::{answer, fault, is_refused, without};
use crate::publish::reached::{at, reached};
use crate::publish::remote::{RemoteError, RemoteFault};

/// How long the server may take to answer.
const ANSWERED: Duration = Duration::from_secs(60);
/// After how long without a word the connection may have been cut.
pub const IDLE: Duration = Duration::from_secs(20);
/// How long the end of a file's own connection is waited for.
const CLOSED: Duration = Duration::from_secs(3);
/// How often a server is asked that has too many guests, and how long the first wait is; each further one is twice as
/// long.
const TRIES: u32 = 4;
const WAIT: Duration = Duration::from_millis(250);

/// What TLS trusts: what browsers trust, and the target's own certificates.
///
/// # Errors
/// [`RemoteFault::Certificate`] where those are none.
pub fn tls(access: &FtpAccess) -> Result<Arc<ClientConfig>, RemoteError> {
    let untrusted = |error: &dyn std::fmt::Display| RemoteError::new(RemoteFault::Certificate, &access.host, error);
    let mut roots: RootCertStore = webpki_roots::TLS_SERVER_ROOTS.iter().cloned().collect();
    for certificate in CertificateDer::pem_slice_iter(access.certificates.as_deref().unwrap_or_default()) {
        let certificate = certificate.map_err(|error| untrusted(&error))?;
        roots.add(certificate).map_err(|error| untrusted(&error))?;
    }
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|error| untrusted(&error))?;
    Ok(Arc::new(config.with_root_certificates(roots).with_no_client_auth()))
}

/// A connection that stands in the target's folder.
///
/// # Errors
/// [`RemoteFault::Missing`] where there is no server or no folder, [`RemoteFault::Login`], [`RemoteFault::Certificate`],
/// [`RemoteFault::Passing`] where the server has no room for another guest.
pub fn connect(access: &FtpAccess, tls: Option<&Arc<ClientConfig>>) -> Result<RustlsFtpStream, RemoteError> {
    let mut wait = WAIT;
    for _ in 1..TRIES {
        match try_to_connect(access, tls) {
            Err(error) if error.fault == RemoteFault::Passing => sleep(wait),
            done => return done,
        }
        wait *= 2;
    }
    try_to_connect(access, tls)
}

fn try_to_connect(access: &FtpAccess, tls: Option<&Arc<ClientConfig>>) -> Result<RustlsFtpStream, RemoteError> {
    let FtpAccess { host, user, password, folder, .. } = access;
    let told = |error: &FtpError| without(password, fault(host, error));
    let control = patient(reached(host, access.port)?).map_err(FtpError::ConnectionError);
    let stream = control.and_then(RustlsFtpStream::connect_with_stream).map_err(|error| told(&error))?;
    let mut stream =
        stream.passive_stream_builder(|address| at(&address).and_then(patient).map_err(FtpError::ConnectionError));
    // Only the port of an answer is taken: behind a firewall servers name addresses that nobody reaches.
    stream.set_mode(Mode::ExtendedPassive);
    stream.set_passive_nat_workaround(true);
    if let Some(tls) = tls {
        stream = stream.into_secure(RustlsConnector::from(Arc::clone(tls)), host).map_err(|error| told(&error))?;
    }
    stream.login(user, password).map_err(|error| {
        let told = told(&error);
        let is_login = is_refused(&error) && told.fault == RemoteFault::Denied;
        RemoteError {
            fault: if is_login { RemoteFault::Login } else { told.fault },
            path: format!("{user}@{host}"),
            ..told
        }
    })?;
    if !matches!(&**folder, "" | ".") {
        stream.cwd(folder).map_err(|error| {
            let told = without(password, fault(folder, &error));
            let is_absent = answer(&error).is_some() && told.fault == RemoteFault::Denied;
            RemoteError { fault: if is_absent { RemoteFault::Missing } else { told.fault }, ..told }
        })?;
    }
    // Also for sizes, which count line ends otherwise.
    stream.transfer_type(FileType::Binary).map_err(|error| told(&error))?;
    Ok(stream)
}

/// A connection that does not wait for ever.
fn patient(stream: TcpStream) -> io::Result<TcpStream> {
    stream.set_read_timeout(Some(ANSWERED))?;
    stream.set_write_timeout(Some(ANSWERED))?;
    Ok(stream)
}

/// Begins to send or fetch a file over a connection of its own: by `EPSV`, and where the server does not know it, by
/// `PASV`.
pub fn transfer<T>(stream: &mut RustlsFtpStream, begin: impl Fn(&mut RustlsFtpStream) -> FtpResult<T>) -> FtpResult<T> {
    let begun = begin(stream);
    let is_unknown = matches!(
        begun.as_ref().err().and_then(answer),
        Some(Status::BadCommand | Status::BadArguments | Status::NotImplemented | Status::NotImplementedParameter)
    );
    if !is_unknown {
        return begun;
    }
    stream.set_mode(Mode::Passive);
    begin(stream)
}

/// Ends what is written to a file's own connection and reads what TLS still says there: sessions for the next files,
/// each of which is good for one.
pub fn finish_writing<T: TlsStream<InnerStream = StreamOwned<ClientConnection, TcpStream>>>(
    data: &mut TransferStream<T>,
) -> io::Result<()> {
    let DataStream::Ssl(stream) = data.get_mut() else { return Ok(()) };
    let stream = stream.mut_ref();
    stream.flush()?;
    stream.conn.send_close_notify();
    stream.flush()?;
    stream.sock.set_read_timeout(Some(CLOSED))?;
    // The server's answer tells whether the file arrived; how it closes is its own affair.
    let _ = stream.read_to_end(&mut Vec::new());
    Ok(())
}
