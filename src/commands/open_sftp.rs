//! Opens a folder of an SSH server, whose key is shown to whoever sits there the first time.

use super::Call;
use crate::diagnostics::Bilingual;
use crate::model::publish::PublishTarget;
use crate::publish::Remote;

/// Opens an SFTP target. With `may_ask` somebody is there who may be asked.
///
/// # Errors
/// What is missing in `site.yaml`, or what the server answered.
#[cfg(feature = "sftp")]
pub fn open(call: &Call, name: &str, target: &PublishTarget, may_ask: bool) -> Result<Box<dyn Remote>, Bilingual> {
    use std::io::IsTerminal;

    use crate::bilingual;
    use crate::publish::{Fingerprint, RemoteFault, SftpTarget};

    let speech = call.site_speech();
    let ask = |shown: &Fingerprint| {
        let host = &shown.host;
        let words = bilingual!(
            "Lần đầu gặp máy chủ `{host}`. Dấu vân tay khóa của nó là:\n  {shown}\nHãy hỏi người quản trị máy chủ xem có đúng dấu ấy không. Tin máy chủ này từ nay? (c = có, Enter = thôi)",
            "This is the first time that `{host}` is met. The fingerprint of its key is:\n  {shown}\nAsk the administrator of the server whether it is right. Trust this server from now on? (y = yes, Enter = no)"
        );
        let is_there = may_ask && std::io::stdin().is_terminal();
        if is_there {
            super::report::print(words.in_(speech));
        }
        is_there && super::report::says_yes()
    };
    let (access, without_password) = access(name, target)?;
    let opened = SftpTarget::open(access, &ask);
    opened.map(|target| -> Box<dyn Remote> { Box::new(target) }).map_err(|error| {
        let said = error.sentences();
        match without_password.filter(|_| error.fault == RemoteFault::Login) {
            Some(Bilingual { vi, en }) => Bilingual::new(format!("{} ({vi})", said.vi), format!("{} ({en})", said.en)),
            None => said,
        }
    })
}

/// How the server is reached, and how to tell a password where there is none: a key may do.
#[cfg(feature = "sftp")]
fn access(name: &str, target: &PublishTarget) -> Result<(crate::publish::SftpAccess, Option<Bilingual>), Bilingual> {
    use super::open_target::{needed, port};
    use super::secrets;

    let text = |value: &Option<crate::diagnostics::Spanned<String>>| value.as_ref().map(|value| value.value.clone());
    let (password, without_password) = match secrets::password(name) {
        Ok(password) => (Some(password), None),
        Err(missing) => (None, Some(missing)),
    };
    let access = crate::publish::SftpAccess {
        host: needed(name, text(&target.host).as_deref(), ("Máy chủ", "host"))?.to_owned(),
        port: port(target, crate::publish::SSH_PORT)?,
        user: needed(name, text(&target.user).as_deref(), ("Tài khoản", "user"))?.to_owned(),
        password,
        folder: text(&target.path).unwrap_or_default(),
        folder_of_keys: dirs::home_dir().unwrap_or_default().join(".ssh"),
        agent: agent(),
    };
    Ok((access, without_password))
}

/// Where the agent of SSH listens.
#[cfg(feature = "sftp")]
fn agent() -> Option<std::path::PathBuf> {
    let told = std::env::var_os("SSH_AUTH_SOCK").filter(|told| !told.is_empty());
    // The agent of Windows has one name, which nothing tells.
    let usual = cfg!(windows).then(|| r"\\.\pipe\openssh-ssh-agent".into());
    told.or(usual).map(Into::into)
}

/// Says that this program was built without SFTP.
///
/// # Errors
/// Always.
#[cfg(not(feature = "sftp"))]
pub fn open(_: &Call, _: &str, _: &PublishTarget, _: bool) -> Result<Box<dyn Remote>, Bilingual> {
    Err(crate::check::WITHOUT_SFTP)
}
