//! What is asked of a server on its bad days.

mod known_keys;
mod server;

use std::fs;

use russh::MethodKind;
use russh::keys::ssh_key::LineEnding;
use russh::keys::{Algorithm, EcdsaCurve};
use russh_sftp::protocol::StatusCode;
use tempfile::TempDir;

use self::server::Instead::{Answer, Cut, CutAfter};
use self::server::{ALWAYS, Instead, PASSWORD, Shared, key, start};
use super::asking::IDLE;
use super::*;

type Rules = [(&'static str, Instead, usize)];
type Work = fn(&mut SftpTarget);

const FAILURE: Instead = Answer(StatusCode::Failure, "Failure");
const UNSUPPORTED: Instead = Answer(StatusCode::OpUnsupported, "");
const PART: &str = "web/a.giothong-part";

/// How a server is reached, with a folder of keys that is given up at the end.
fn access(port: u16) -> (SftpAccess, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let access = SftpAccess {
        host: "127.0.0.1".to_owned(),
        port,
        user: "an".to_owned(),
        password: Some(PASSWORD.to_owned()),
        folder: "web".to_owned(),
        folder_of_keys: folder.path().to_owned(),
        agent: None,
    };
    (access, folder)
}

/// A target on a server whose key was just met.
fn opened(rules: &Rules) -> (Shared, SftpTarget, TempDir) {
    let (server, port) = start(vec![key(Algorithm::Ed25519)], &[MethodKind::Password]);
    let (access, folder) = access(port);
    let target = SftpTarget::open(access, &|_| true).map_err(|error| format!("{error:?}")).unwrap();
    server.get().instead = rules.to_vec();
    server.get().asked.clear();
    (server, target, folder)
}

fn fault_of<T>(result: Result<T, RemoteError>) -> Option<(RemoteFault, String)> {
    result.err().map(|error| (error.fault, error.path))
}

fn files(server: &Shared) -> Vec<(String, Vec<u8>)> {
    server.get().files.clone().into_iter().collect()
}

fn file(path: &str, bytes: &[u8]) -> (String, Vec<u8>) {
    (path.to_owned(), bytes.to_vec())
}

#[test]
fn a_file_is_written_beside_its_name_and_then_put_in_place() {
    let (server, mut target, _folder) = opened(&[]);
    target.write("a/b/c.html", b"mot").unwrap();
    target.write("a/b/c.html", b"hai!").unwrap();
    assert_eq!(target.read("a/b/c.html").unwrap().unwrap(), b"hai!");
    assert_eq!(target.size("a/b/c.html").unwrap(), Some(4));
    assert_eq!((target.read("a/d").unwrap(), target.size("x/d").unwrap()), (None, None));
    assert_eq!(server.asked("OPEN web/a/b/c.html.giothong-part"), 2);
    assert_eq!((server.asked("MKDIR"), server.asked("LSTAT web/a/b/c.html"), server.asked("REMOVE")), (2, 4, 0));
    let modes = server.get().modes.clone();
    assert_eq!((modes["web/a"], modes["web/a/b"], modes["web/a/b/c.html"]), (0o755, 0o755, 0o644));
    target.remove("a/b/c.html").unwrap();
    target.remove("a/b/c.html").unwrap();
    assert_eq!((files(&server).len(), server.asked("RMDIR web/")), (0, 4));
    assert_eq!(server.get().folders.len(), 1);
    assert_eq!(server.get().connections, 2, "one to meet the key, one for the rest");
}

#[test]
fn a_file_larger_than_a_question_arrives_whole() {
    let (_server, mut target, _folder) = opened(&[]);
    let bytes: Vec<u8> = (0..2_000_000u32).map(|number| (number % 251) as u8).collect();
    target.write("a", &bytes).unwrap();
    assert!(target.read("a").unwrap().unwrap() == bytes);
}

#[test]
fn wherever_the_connection_breaks_the_work_is_done() {
    let works: [(&str, Work); 5] = [
        ("write", |target| target.write("b/c", b"hai").unwrap()),
        ("replace", |target| target.write("a", b"hai").unwrap()),
        ("create", |target| assert!(target.create("lock", b"mot").unwrap())),
        ("read", |target| assert_eq!(target.read("a").unwrap().unwrap(), b"mot")),
        ("remove", |target| target.remove("d/a").unwrap()),
    ];
    for (name, work) in works {
        let whole = |server: &Shared| {
            let mut server = server.get();
            server.files = [file("web/a", b"mot"), file("web/d/a", b"mot")].into();
            server.folders = ["web".to_owned(), "web/d".to_owned()].into();
            server.asked.clear();
        };
        let (server, mut target, _folder) = opened(&[]);
        whole(&server);
        work(&mut target);
        let (wanted, questions) = (files(&server), server.get().asked.len());
        for cut in 0..questions {
            whole(&server);
            target.folders.clear();
            server.get().cut_in = Some(cut);
            work(&mut target);
            assert_eq!(files(&server), wanted, "{name} cut at {cut}");
            assert_eq!(server.get().cut_in, None, "{name} cut at {cut}");
        }
    }
}

#[test]
fn a_rename_whose_answer_was_lost_is_not_done_again() {
    let (server, mut target, _folder) = opened(&[("EXTENDED", CutAfter, 1)]);
    server.get().files.insert("web/a".to_owned(), b"mot".to_vec());
    target.write("a", b"hai!").unwrap();
    assert_eq!((files(&server), server.asked("EXTENDED")), (vec![file("web/a", b"hai!")], 1));
}

#[test]
fn a_server_that_does_not_replace_is_asked_to_delete_first() {
    for (name, rules, extensions) in [
        ("not named", &[][..], vec![]),
        ("named and not known", &[("EXTENDED", UNSUPPORTED, ALWAYS)][..], vec!["posix-rename@openssh.com"]),
    ] {
        let (server, port) = start(vec![key(Algorithm::Ed25519)], &[MethodKind::Password]);
        server.get().extensions = extensions;
        server.get().instead = rules.to_vec();
        let (access, _folder) = access(port);
        let mut target = SftpTarget::open(access, &|_| true).map_err(drop).unwrap();
        server.get().files.insert("web/a".to_owned(), b"mot".to_vec());
        target.write("a", b"hai").unwrap();
        assert_eq!(files(&server), [file("web/a", b"hai")], "{name}");
        let asked = server.get().asked.clone();
        let delete = asked.iter().position(|asked| asked == "REMOVE web/a").unwrap();
        assert_eq!(asked[delete + 1], format!("RENAME {PART} web/a"), "{name}");
    }
}

#[test]
fn a_server_that_does_not_rename_has_the_file_written_at_its_place() {
    let (server, mut target, _folder) = opened(&[("EXTENDED", UNSUPPORTED, 1), ("RENAME", UNSUPPORTED, ALWAYS)]);
    server.get().files.insert("web/a".to_owned(), b"mot".to_vec());
    target.write("a", b"hai").unwrap();
    assert_eq!(files(&server), [file("web/a", b"hai")]);
}

#[test]
fn rights_that_cannot_be_set_are_no_fault() {
    let (server, mut target, _folder) = opened(&[("SETSTAT", UNSUPPORTED, ALWAYS), ("FSETSTAT", FAILURE, ALWAYS)]);
    target.write("b/a", b"mot").unwrap();
    assert_eq!((files(&server), server.get().modes.len()), (vec![file("web/b/a", b"mot")], 0));
}

#[test]
fn refusals_have_their_meanings_and_leave_nothing_behind() {
    let denied = Answer(StatusCode::PermissionDenied, "Permission denied");
    for (question, instead, room, fault) in [
        ("OPEN", denied, false, RemoteFault::Denied),
        ("EXTENDED posix", denied, false, RemoteFault::Denied),
        ("WRITE", Answer(StatusCode::Failure, "No space left on device"), false, RemoteFault::Full),
        ("WRITE", FAILURE, true, RemoteFault::Full),
        ("CLOSE", FAILURE, true, RemoteFault::Full),
        ("WRITE", FAILURE, false, RemoteFault::Other),
        ("WRITE", Answer(StatusCode::Failure, "bi-mat"), false, RemoteFault::Other),
    ] {
        let (server, port) = start(vec![key(Algorithm::Ed25519)], &[MethodKind::Password]);
        if room {
            server.get().extensions.push("statvfs@openssh.com");
        }
        let (access, _folder) = access(port);
        let mut target = SftpTarget::open(access, &|_| true).map_err(drop).unwrap();
        server.get().files.insert("web/a".to_owned(), b"mot".to_vec());
        server.get().instead = vec![(question, instead, 2)];
        let error = target.write("a", b"hai").unwrap_err();
        assert_eq!((error.fault, &*error.path), (fault, "a"), "{question} {instead:?}: {error:?}");
        assert!(!error.detail.contains(PASSWORD), "{error:?}");
        assert_eq!(files(&server), [file("web/a", b"mot")], "{question} {instead:?}");
    }
    let (server, mut target, _folder) = opened(&[("WRITE", Cut, ALWAYS)]);
    assert_eq!(fault_of(target.write("a", b"hai")), Some((RemoteFault::Passing, "a".to_owned())));
    assert_eq!(server.asked("WRITE"), 3);
}

#[test]
fn a_link_leads_nowhere() {
    let (server, mut target, _folder) = opened(&[]);
    server.get().links = ["web/ra-ngoai", "web/b", PART].map(str::to_owned).into();
    let in_the_way = |path: &str| Some((RemoteFault::InTheWay, path.to_owned()));
    assert_eq!(fault_of(target.write("ra-ngoai/a", b"mot")), in_the_way("ra-ngoai"));
    assert_eq!(fault_of(target.read("ra-ngoai/a")), in_the_way("ra-ngoai"));
    assert_eq!(fault_of(target.remove("ra-ngoai/a")), in_the_way("ra-ngoai"));
    assert_eq!(fault_of(target.write("b", b"mot")), in_the_way("b"));
    assert_eq!(fault_of(target.size("b")), in_the_way("b"));
    assert_eq!((server.asked("OPEN web/ra-ngoai"), files(&server).len()), (0, 0));
    target.write("a", b"mot").unwrap();
    assert_eq!((files(&server), server.get().links.contains(PART)), (vec![file("web/a", b"mot")], false));
}

#[test]
fn what_is_in_the_way_is_named() {
    let (server, mut target, _folder) = opened(&[]);
    server.get().files.insert("web/a".to_owned(), Vec::new());
    server.get().folders.insert("web/b".to_owned());
    assert_eq!(fault_of(target.write("a/c", b"mot")), Some((RemoteFault::InTheWay, "a".to_owned())));
    assert_eq!((target.read("a/c").unwrap(), target.size("b").unwrap()), (None, None));
    assert_eq!(fault_of(target.write("b", b"mot")), Some((RemoteFault::InTheWay, "b".to_owned())));
    assert_eq!(files(&server), [file("web/a", b"")]);
}

#[test]
fn of_two_that_create_a_file_one_wins() {
    let (server, mut target, _folder) = opened(&[]);
    assert!(target.create("lock", b"mot").unwrap());
    assert!(!target.create("lock", b"hai").unwrap());
    assert_eq!(files(&server), [file("web/lock", b"mot")]);
    server.get().instead = vec![("OPEN", Answer(StatusCode::PermissionDenied, ""), 1)];
    assert_eq!(fault_of(target.create("other", b"mot")), Some((RemoteFault::Denied, "other".to_owned())));
}

#[test]
fn a_connection_that_was_cut_while_nothing_was_asked_is_made_again() {
    let (server, mut target, _folder) = opened(&[("REALPATH", Cut, 1)]);
    target.used -= IDLE;
    assert!(target.create("a", b"mot").unwrap());
    assert_eq!(server.asked("REALPATH"), 1);
    assert_eq!(server.get().connections, 3);
}

#[test]
fn a_folder_that_was_deleted_meanwhile_is_made_again() {
    let (server, mut target, _folder) = opened(&[]);
    target.write("b/a", b"mot").unwrap();
    server.get().instead = vec![("OPEN", Answer(StatusCode::NoSuchFile, ""), 2)];
    server.get().folders.remove("web/b");
    assert_eq!(fault_of(target.write("b/a", b"mot")), Some((RemoteFault::Passing, "b/a".to_owned())));
    target.write("b/a", b"mot").unwrap();
    assert_eq!(server.asked("MKDIR web/b"), 2);
}

#[test]
fn half_a_file_is_not_read() {
    let (server, mut target, _folder) = opened(&[("READ", Answer(StatusCode::Eof, ""), 1)]);
    server.get().files.insert("web/a".to_owned(), b"mot".to_vec());
    assert_eq!(fault_of(target.read("a")), Some((RemoteFault::Passing, "a".to_owned())));
}

/// Why a target cannot be opened, or nothing.
fn tried(access: SftpAccess, ask: &dyn Fn(&Fingerprint) -> bool) -> Option<RemoteError> {
    SftpTarget::open(access, ask).err()
}

#[test]
fn the_folder_has_to_be_there() {
    let (server, port) = start(vec![key(Algorithm::Ed25519)], &[MethodKind::Password]);
    server.get().files.insert("tep".to_owned(), Vec::new());
    for (folder, fault) in [("khong-co", Some(RemoteFault::Missing)), ("tep", Some(RemoteFault::InTheWay)), ("", None)]
    {
        let (mut access, _folder) = access(port);
        access.folder = folder.to_owned();
        assert_eq!(tried(access, &|_| true).map(|error| error.fault), fault, "{folder}");
    }
    assert_eq!([root("/"), root("~/a/"), root("."), root("/a")].map(|root| root), ["/", "a/", "", "/a/"]);
}

#[test]
fn without_a_server_the_target_is_not_there() {
    let nowhere = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let error = tried(access(nowhere).0, &|_| true).unwrap();
    assert_eq!((error.fault, &*error.path), (RemoteFault::Missing, "127.0.0.1"));
}

#[test]
fn whoever_is_not_let_in_is_told_what_was_tried_and_never_the_password() {
    let (_server, port) = start(vec![key(Algorithm::Ed25519)], &[MethodKind::Password, MethodKind::PublicKey]);
    let (mut access, folder) = access(port);
    access.password = Some("sai-mat-khau".to_owned());
    access.agent = Some(folder.path().join("khong-co"));
    fs::write(folder.path().join("id_rsa"), "no key").unwrap();
    let own = key(Algorithm::Ed25519).to_openssh(LineEnding::LF).unwrap();
    fs::write(folder.path().join("id_ed25519"), &*own).unwrap();
    let error = tried(access, &|_| true).unwrap();
    assert_eq!((error.fault, &*error.path), (RemoteFault::Login, "an@127.0.0.1"));
    assert_eq!(error.detail, "agent (no answer), id_ed25519, id_rsa (unreadable), password; 127.0.0.1: publickey");
    let (access, _folder) = self::access(port);
    let error = tried(SftpAccess { password: None, ..access }, &|_| true).unwrap();
    assert_eq!((error.fault, &error.detail[..19]), (RemoteFault::Login, "no key, no password"));
}

#[test]
fn a_connection_that_breaks_while_somebody_is_let_in_is_made_again() {
    for (cuts, fault, connections) in [(2, None, 4), (ALWAYS, Some(RemoteFault::Passing), 4)] {
        let (server, port) = start(vec![key(Algorithm::Ed25519)], &[MethodKind::Password]);
        server.get().cut_logins = cuts;
        assert_eq!(tried(access(port).0, &|_| true).map(|error| error.fault), fault);
        assert_eq!(server.get().connections, connections);
    }
}

#[test]
fn a_key_in_a_file_needs_no_password() {
    let (server, port) = start(vec![key(Algorithm::Ed25519)], &[MethodKind::PublicKey]);
    let (mut access, folder) = access(port);
    access.password = None;
    let own = key(Algorithm::Ecdsa { curve: EcdsaCurve::NistP256 });
    fs::write(folder.path().join("id_ecdsa"), &*own.to_openssh(LineEnding::LF).unwrap()).unwrap();
    server.get().key = Some(own.public_key().clone());
    assert!(tried(access, &|_| true).is_none());
}

#[test]
fn a_server_that_only_asks_questions_is_answered() {
    let (_server, port) = start(vec![key(Algorithm::Ed25519)], &[MethodKind::KeyboardInteractive]);
    assert!(tried(access(port).0, &|_| true).is_none());
    let wrong = SftpAccess { password: Some("sai".to_owned()), ..access(port).0 };
    let error = tried(wrong, &|_| true).unwrap();
    assert_eq!(
        (error.fault, &*error.detail),
        (RemoteFault::Login, "keyboard-interactive; 127.0.0.1: keyboard-interactive")
    );
}
