//! Whether a server shows the key that is remembered for it, in the file where `ssh` remembers keys.

use std::fmt;
use std::fs;
use std::path::Path;

use russh::Preferred;
use russh::keys::known_hosts::{known_host_keys_path, learn_known_hosts_path};
use russh::keys::{Algorithm, HashAlg, PublicKey, PublicKeyBase64};

use crate::publish::remote::{RemoteError, RemoteFault};

/// The key of a server as people compare it, with the words of `ssh`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    /// The server: its name, or `[name]:port` where the port is not the usual one.
    pub host: String,
    /// `ED25519`, `ECDSA` or `RSA`.
    pub kind: String,
    /// `SHA256:` and 43 letters.
    pub hash: String,
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind, self.hash)
    }
}

/// A key that a server showed and proved to have.
#[derive(Clone, Debug)]
pub struct HostKey {
    pub host: String,
    pub port: u16,
    pub key: PublicKey,
}

/// What the remembered keys say about one.
#[derive(Debug)]
pub enum Verdict {
    /// It is the server's.
    Known,
    /// Nothing is remembered of the server.
    Unknown(HostKey),
    /// Another key is remembered, or this one was called off.
    Changed(RemoteError),
    /// The remembered keys cannot be read.
    Unreadable(RemoteError),
}

impl HostKey {
    pub fn new(host: &str, port: u16, key: PublicKey) -> Self {
        Self { host: host.to_lowercase(), port, key }
    }

    pub fn fingerprint(&self) -> Fingerprint {
        let Self { host, port, key } = self;
        let kind = match key.algorithm() {
            Algorithm::Ed25519 => "ED25519".to_owned(),
            Algorithm::Ecdsa { .. } => "ECDSA".to_owned(),
            Algorithm::Rsa { .. } => "RSA".to_owned(),
            other => other.to_string(),
        };
        let host = if *port == super::PORT { host.clone() } else { format!("[{host}]:{port}") };
        Fingerprint { host, kind, hash: key.fingerprint(HashAlg::Sha256).to_string() }
    }

    /// Whether it is the key that is remembered for its server. A server of which only other keys are remembered has
    /// changed, also where they are of another kind: whoever stands between chooses the kind.
    pub fn judge(self, known_hosts: &Path) -> Verdict {
        let name = known_hosts.display();
        let remembered = match known_host_keys_path(&self.host, self.port, known_hosts) {
            Ok(remembered) => remembered,
            Err(error) => {
                return Verdict::Unreadable(RemoteError::new(RemoteFault::Other, &name.to_string(), error));
            }
        };
        let text = fs::read_to_string(known_hosts).unwrap_or_default();
        let shown = self.fingerprint();
        let changed = |line: usize| {
            let detail = format!("{shown}; {name}:{line}");
            Verdict::Changed(RemoteError::new(RemoteFault::HostKeyChanged, &shown.host, detail))
        };
        let base64 = self.key.public_key_base64();
        let is_revoked =
            |line: &str| line.starts_with("@revoked") && line.split_whitespace().any(|word| word == base64);
        if let Some(index) = text.lines().position(is_revoked) {
            return changed(index + 1);
        }
        if remembered.iter().any(|(_, key)| key.key_data() == self.key.key_data()) {
            return Verdict::Known;
        }
        let is_same_kind = |key: &PublicKey| key.algorithm() == self.key.algorithm();
        match remembered.iter().find(|(_, key)| is_same_kind(key)).or(remembered.first()) {
            Some((line, _)) => changed(line_in_file(&text, *line)),
            None => Verdict::Unknown(self),
        }
    }

    /// Remembers the key of a server of which none is known.
    ///
    /// # Errors
    /// Why the file cannot be written.
    pub fn remember(&self, known_hosts: &Path) -> Result<(), RemoteError> {
        learn_known_hosts_path(&self.host, self.port, &self.key, known_hosts)
            .map_err(|error| RemoteError::new(RemoteFault::Other, &known_hosts.display().to_string(), error))
    }
}

/// The number of a line, from that among the lines that are no comments.
fn line_in_file(text: &str, line: usize) -> usize {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#'));
    lines.map(|(index, _)| index + 1).nth(line.saturating_sub(1)).unwrap_or(line)
}

/// The kinds of keys that a server is asked for, those first that are remembered of it: it may have one of each kind.
pub fn preferred(host: &str, port: u16, known_hosts: &Path) -> Vec<Algorithm> {
    let remembered = known_host_keys_path(&host.to_lowercase(), port, known_hosts).unwrap_or_default();
    let is_kind = |one: &Algorithm, other: &Algorithm| one == other || is_rsa(one) && is_rsa(other);
    let is_remembered = |kind: &Algorithm| remembered.iter().any(|(_, key)| is_kind(&key.algorithm(), kind));
    let mut kinds: Vec<Algorithm> =
        Preferred::DEFAULT.key.iter().filter(|kind| **kind != Algorithm::Rsa { hash: None }).cloned().collect();
    kinds.sort_by_key(|kind| !is_remembered(kind));
    kinds
}

fn is_rsa(kind: &Algorithm) -> bool {
    matches!(kind, Algorithm::Rsa { .. })
}
