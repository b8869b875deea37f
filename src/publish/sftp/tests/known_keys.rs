//! How the key of a server is met.

use russh::keys::PrivateKey;

use super::*;
use crate::publish::sftp::host_key::HostKey;

/// A server with a key, and a folder of keys where these lines are remembered, `{}` being the key of a kind.
fn remembered(lines: &str, key: &PrivateKey, port: u16) -> (SftpAccess, TempDir) {
    let (access, folder) = access(port);
    let key = key.public_key().to_openssh().unwrap();
    let text = lines.replace("{host}", &format!("[127.0.0.1]:{port}")).replace("{}", &key);
    fs::write(folder.path().join(KNOWN_HOSTS), text).unwrap();
    (access, folder)
}

#[test]
fn an_unknown_key_is_asked_about_once() {
    let (server, port) = start(vec![key(Algorithm::Ed25519)], &[MethodKind::Password]);
    let (access, folder) = access(port);
    let again = || SftpAccess { folder_of_keys: folder.path().to_owned(), ..self::access(port).0 };
    let asked = Cell::new(String::new());
    let error = tried(access, &|shown| {
        asked.set(shown.to_string());
        false
    });
    let error = error.unwrap();
    assert_eq!((error.fault, error.path), (RemoteFault::HostKeyUnknown, format!("[127.0.0.1]:{port}")));
    assert_eq!((asked.take(), error.detail.len()), (error.detail.clone(), "ED25519 SHA256:".len() + 43));
    assert!(!folder.path().join(KNOWN_HOSTS).exists());
    assert!(tried(again(), &|shown| shown.to_string() == error.detail).is_none());
    assert!(tried(again(), &|_| panic!("the key is known")).is_none());
    assert_eq!(server.get().connections, 4);
}

#[test]
fn a_changed_key_is_refused_and_stays_remembered() {
    let (server, port) = start(vec![key(Algorithm::Ed25519)], &[MethodKind::Password]);
    let ecdsa = key(Algorithm::Ecdsa { curve: EcdsaCurve::NistP256 });
    for other in [key(Algorithm::Ed25519), ecdsa] {
        let (access, folder) = remembered("# mot\n\nkhac {}\n{host} {}\n", &other, port);
        let before = fs::read(folder.path().join(KNOWN_HOSTS)).unwrap();
        let error = tried(access, &|_| panic!("nobody is asked")).unwrap();
        assert_eq!(error.fault, RemoteFault::HostKeyChanged);
        assert!(error.detail.ends_with("known_hosts:4"), "{error:?}");
        assert_eq!(fs::read(folder.path().join(KNOWN_HOSTS)).unwrap(), before);
    }
    assert_eq!(server.get().asked.len(), 0);
}

#[test]
fn a_key_that_was_called_off_is_refused() {
    let own = key(Algorithm::Ed25519);
    let (_server, port) = start(vec![own.clone()], &[MethodKind::Password]);
    let (access, _folder) = remembered("{host} {}\n@revoked * {}\n", &own, port);
    let error = tried(access, &|_| true).unwrap();
    assert_eq!((error.fault, error.detail.ends_with("known_hosts:2")), (RemoteFault::HostKeyChanged, true));
}

#[test]
fn a_server_of_several_keys_shows_the_one_that_is_known() {
    let known = key(Algorithm::Ecdsa { curve: EcdsaCurve::NistP256 });
    let (_server, port) = start(vec![key(Algorithm::Ed25519), known.clone()], &[MethodKind::Password]);
    let (access, _folder) = remembered("{host} {}\n", &known, port);
    assert!(tried(access, &|_| panic!("the key is known")).is_none());
}

#[test]
fn a_name_that_was_made_unreadable_is_known() {
    // `example.com` under HMAC-SHA1 with a salt, as `ssh-keygen -H` leaves names.
    let line = "|1|O33ESRMWPVkMYIwJ1Uw+n877jTo=|nuuC5vEqXlEZ/8BXQR7m619W6Ak= ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILIG2T/B0l0gaqj3puu510tu9N1OkQ4znY3LYuEm5zCF\n";
    let folder = tempfile::tempdir().unwrap();
    let known_hosts = folder.path().join(KNOWN_HOSTS);
    fs::write(&known_hosts, line).unwrap();
    let shown = russh::keys::parse_public_key_base64(line.split(' ').nth(2).unwrap().trim()).unwrap();
    let verdict = HostKey::new("Example.com", PORT, shown).judge(&known_hosts);
    assert!(matches!(verdict, host_key::Verdict::Known), "{verdict:?}");
}
