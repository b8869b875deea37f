//! Lets the user in: by a key that the agent keeps, by a key in a file, by the password.

use std::path::Path;

use russh::client::{AuthResult, KeyboardInteractiveAuthResponse as Asked};
use russh::keys::agent::AgentIdentity;
use russh::keys::agent::client::{AgentClient, AgentStream};
use russh::keys::ssh_key::public::KeyData;
use russh::keys::{Error as KeyError, HashAlg, PrivateKeyWithHashAlg, PublicKey, load_secret_key};
use russh::{MethodKind, MethodSet};

use super::SftpAccess;
use super::connection::{Session, meet};
use super::fault::Refused;
use crate::publish::remote::{RemoteError, RemoteFault};

/// The files in which `ssh` looks for a key.
const KEY_FILES: [&str; 3] = ["id_ed25519", "id_ecdsa", "id_rsa"];
/// How often a server may ask before it is given up.
const QUESTIONS: usize = 5;

type Agent = AgentClient<Box<dyn AgentStream + Send + Unpin>>;

/// A connection whose user is in.
///
/// # Errors
/// [`RemoteFault::Login`] with what was tried; why there is no connection.
pub async fn let_in(access: &SftpAccess) -> Result<Session, Refused> {
    let session = meet(access).await?;
    let mut door =
        Door { access, session, is_gone: false, has_refused: false, takes: None, tried: Vec::new(), shown: Vec::new() };
    let is_in = door.by_nothing().await
        || door.by_agent().await?
        || door.by_files().await?
        || door.by_password().await?
        || door.by_questions().await?;
    if is_in { Ok(door.session) } else { Err(door.refusal().into()) }
}

/// A server that asks who comes.
struct Door<'a> {
    access: &'a SftpAccess,
    session: Session,
    /// The server ended the connection.
    is_gone: bool,
    /// It refused a proof, in so many words.
    has_refused: bool,
    /// What the server takes now, where it said so.
    takes: Option<MethodSet>,
    /// What was tried, in words without secrets.
    tried: Vec<String>,
    /// Keys that it did not take.
    shown: Vec<KeyData>,
}

impl Door<'_> {
    /// Asks what the server takes.
    async fn by_nothing(&mut self) -> bool {
        let result = self.session.authenticate_none(&*self.access.user).await;
        self.is_in(result)
    }

    /// Every key of the agent, in its order.
    async fn by_agent(&mut self) -> Result<bool, Refused> {
        let Some(socket) = self.access.agent.as_deref().filter(|_| self.is_asked(MethodKind::PublicKey)) else {
            return Ok(false);
        };
        let Some((mut agent, identities)) = keys_of(socket).await else {
            self.tried.push("agent (no answer)".to_owned());
            return Ok(false);
        };
        let (user, count) = (&*self.access.user, identities.len());
        self.tried.push(format!("agent ({count} keys)"));
        for identity in identities {
            if !self.is_asked(MethodKind::PublicKey) {
                break;
            }
            self.stand().await?;
            let key = identity.public_key().into_owned();
            self.shown.push(key.key_data().clone());
            let hash = self.hash(&key).await;
            let result = match identity {
                AgentIdentity::PublicKey { key, .. } => {
                    self.session.authenticate_publickey_with(user, key, hash, &mut agent).await
                }
                AgentIdentity::Certificate { certificate, .. } => {
                    self.session.authenticate_certificate_with(user, certificate, hash, &mut agent).await
                }
            };
            // An agent that does not sign is no end: the next key may do.
            if result.is_ok_and(|result| self.is_in(Ok(result))) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The usual files, where a key is not locked by a passphrase.
    async fn by_files(&mut self) -> Result<bool, Refused> {
        for name in KEY_FILES {
            let file = self.access.folder_of_keys.join(name);
            if !self.is_asked(MethodKind::PublicKey) || !file.is_file() {
                continue;
            }
            let key = match load_secret_key(&file, None) {
                Ok(key) if self.shown.contains(key.public_key().key_data()) => continue,
                Ok(key) => key,
                Err(error) => {
                    let why = if matches!(error, KeyError::KeyIsEncrypted) { "locked" } else { "unreadable" };
                    self.tried.push(format!("{name} ({why})"));
                    continue;
                }
            };
            self.tried.push(name.to_owned());
            self.stand().await?;
            let hash = self.hash(key.public_key()).await;
            let key = PrivateKeyWithHashAlg::new(key.into(), hash);
            let result = self.session.authenticate_publickey(&*self.access.user, key).await;
            if self.is_in(result) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    async fn by_password(&mut self) -> Result<bool, Refused> {
        let Some(password) = self.access.password.as_deref().filter(|_| self.is_asked(MethodKind::Password)) else {
            return Ok(false);
        };
        self.tried.push("password".to_owned());
        self.stand().await?;
        let result = self.session.authenticate_password(&*self.access.user, password).await;
        Ok(self.is_in(result))
    }

    /// Answers what the server asks for: what must not be seen is the password, which is told once.
    async fn by_questions(&mut self) -> Result<bool, Refused> {
        let kind = MethodKind::KeyboardInteractive;
        let Some(password) = self.access.password.as_deref().filter(|_| self.is_asked(kind)) else {
            return Ok(false);
        };
        self.tried.push("keyboard-interactive".to_owned());
        self.stand().await?;
        let mut asked = self.session.authenticate_keyboard_interactive_start(&*self.access.user, None).await;
        let mut is_told = false;
        for _ in 0..QUESTIONS {
            let prompts = match asked {
                Ok(Asked::InfoRequest { prompts, .. }) => prompts,
                Ok(Asked::Success) => return Ok(true),
                Ok(Asked::Failure { remaining_methods, .. }) => {
                    self.has_refused = true;
                    self.takes = Some(remaining_methods);
                    return Ok(false);
                }
                Err(_) => {
                    self.is_gone = true;
                    return Ok(false);
                }
            };
            let is_hidden = prompts.iter().any(|prompt| !prompt.echo);
            if is_hidden && is_told {
                self.tried.push("a second question of the server has no answer".to_owned());
                return Ok(false);
            }
            is_told |= is_hidden;
            let answer = |echo: bool| if echo { String::new() } else { password.to_owned() };
            let answers = prompts.iter().map(|prompt| answer(prompt.echo)).collect();
            asked = self.session.authenticate_keyboard_interactive_respond(answers).await;
        }
        Ok(matches!(asked, Ok(Asked::Success)))
    }

    /// Whether the server takes a kind of proof; one that did not say takes all.
    fn is_asked(&self, kind: MethodKind) -> bool {
        self.takes.as_ref().is_none_or(|takes| takes.contains(&kind))
    }

    /// Notes what the server said to a proof.
    fn is_in(&mut self, result: Result<AuthResult, russh::Error>) -> bool {
        match result {
            Ok(AuthResult::Success) => return true,
            Ok(AuthResult::Failure { remaining_methods, .. }) if !remaining_methods.is_empty() => {
                self.has_refused |= !self.tried.is_empty();
                self.takes = Some(remaining_methods);
            }
            Ok(AuthResult::Failure { .. }) | Err(_) => self.is_gone = true,
        }
        false
    }

    /// A connection for the next proof: servers end one over which they saw many.
    async fn stand(&mut self) -> Result<(), Refused> {
        if self.is_gone || self.session.is_closed() {
            self.session = meet(self.access).await?;
            self.is_gone = false;
        }
        Ok(())
    }

    /// How an RSA key signs: by SHA-2, as the server can, and where it did not say so, as all can that are in use.
    async fn hash(&self, key: &PublicKey) -> Option<HashAlg> {
        if !key.algorithm().is_rsa() {
            return None;
        }
        match self.session.best_supported_rsa_hash().await {
            Ok(Some(Some(hash))) => Some(hash),
            _ => Some(HashAlg::Sha512),
        }
    }

    fn refusal(&self) -> RemoteError {
        let Self { access: SftpAccess { user, host, .. }, is_gone, has_refused, takes, tried, .. } = self;
        if *is_gone && !has_refused {
            return RemoteError::new(RemoteFault::Passing, host, russh::Error::Disconnect);
        }
        let kinds = takes.iter().flat_map(|takes| takes.iter()).map(<&str>::from).collect::<Vec<_>>().join(", ");
        let tried = if tried.is_empty() { "no key, no password".to_owned() } else { tried.join(", ") };
        let detail = format!("{tried}; {host}: {kinds}");
        RemoteError::new(RemoteFault::Login, &format!("{user}@{host}"), detail)
    }
}

/// The agent and its keys.
async fn keys_of(socket: &Path) -> Option<(Agent, Vec<AgentIdentity>)> {
    #[cfg(unix)]
    let agent = AgentClient::connect_uds(socket).await;
    #[cfg(windows)]
    let agent = AgentClient::connect_named_pipe(socket).await;
    let mut agent = agent.ok()?.dynamic();
    let identities = agent.request_identities().await.ok()?;
    Some((agent, identities))
}
