//! A server of a few lines that answers as real ones do on bad days.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use super::*;
use crate::publish::LockOwner;

type Files = BTreeMap<String, Vec<u8>>;

/// What the server has, was asked, and answers otherwise than it would.
#[derive(Default)]
struct Server {
    files: Files,
    folders: BTreeSet<String>,
    asked: Vec<String>,
    /// Answers to commands that begin so, each given so many times. An empty one cuts the connection.
    instead: Vec<(&'static str, &'static str, usize)>,
}

type Shared = Arc<Mutex<Server>>;

fn server(instead: &[(&'static str, &'static str, usize)]) -> (Shared, FtpAccess) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let shared = Shared::new(Mutex::new(Server { instead: instead.to_vec(), ..Server::default() }));
    let served = Arc::clone(&shared);
    thread::spawn(move || {
        for stream in listener.incoming() {
            let served = Arc::clone(&served);
            thread::spawn(move || serve(stream.unwrap(), &served));
        }
    });
    let access = FtpAccess {
        host: "127.0.0.1".to_owned(),
        port,
        user: "an".to_owned(),
        password: "bi-mat".to_owned(),
        folder: "web".to_owned(),
        is_secure: false,
        certificates: None,
    };
    (shared, access)
}

/// One connection, until it is cut.
fn serve(stream: TcpStream, server: &Shared) -> Option<()> {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
    let say = |words: &str| (&stream).write_all(format!("{words}\r\n").as_bytes()).ok();
    let (mut data, mut from) = (None::<TcpListener>, String::new());
    let open = |address| (TcpListener::bind("127.0.0.1:0").unwrap(), address);
    let mut line = "GREETING".to_owned();
    loop {
        let (verb, rest) = line.split_once(' ').unwrap_or((&line, ""));
        let mut it = server.lock().unwrap();
        it.asked.push(line.clone());
        if let Some((_, words, left)) =
            it.instead.iter_mut().find(|(begin, _, left)| line.starts_with(begin) && *left > 0)
        {
            *left -= 1;
            let words = *words;
            drop(it);
            if words.is_empty() {
                return None;
            }
            say(words)?;
            line = lines.next()?.ok()?;
            continue;
        }
        let rest_ = rest.to_owned();
        match verb {
            "GREETING" => say("220 hi"),
            "USER" => say("331 password"),
            "PASS" => say("230 in"),
            "EPSV" | "PASV" => {
                let (listener, is_new) = open(verb == "EPSV");
                let port = listener.local_addr().unwrap().port();
                data = Some(listener);
                match is_new {
                    true => say(&format!("229 here (|||{port}|)")),
                    // Nobody is there.
                    false => say(&format!("227 here (10,255,255,1,{},{})", port / 256, port % 256)),
                }
            }
            "STOR" => {
                let mut bytes = Vec::new();
                say("150 go")?;
                data.take()?.accept().ok()?.0.read_to_end(&mut bytes).ok()?;
                it.files.insert(rest_, bytes);
                say("226 there")
            }
            "RETR" => match it.files.get(rest) {
                None => say("550 no such file"),
                Some(bytes) => {
                    say("150 go")?;
                    data.take()?.accept().ok()?.0.write_all(bytes).ok()?;
                    say("226 done")
                }
            },
            "SIZE" => match it.files.get(rest) {
                None => say("550 no such file"),
                Some(bytes) => say(&format!("213 {}", bytes.len())),
            },
            "MKD" => match it.folders.insert(rest_) {
                true => say("257 made"),
                false => say("550 is there"),
            },
            "RMD" => {
                match it.folders.remove(rest) && !it.files.keys().any(|path| path.starts_with(&format!("{rest}/"))) {
                    true => say("250 gone"),
                    false => say("550 no"),
                }
            }
            "DELE" => match it.files.remove(rest) {
                Some(_) => say("250 gone"),
                None => say("550 no such file"),
            },
            "RNFR" => {
                from = rest_;
                say("350 to what?")
            }
            "RNTO" => {
                let bytes = it.files.remove(&from)?;
                it.files.insert(rest_, bytes);
                say("250 renamed")
            }
            "CWD" => match rest == "web" || it.folders.contains(rest) {
                true => say("250 in it"),
                false => say("550 no such folder"),
            },
            "CDUP" => say("250 up"),
            "QUIT" => say("221 bye"),
            "TYPE" | "NOOP" | "SITE" => say("200 fine"),
            _ => say("502 what?"),
        }?;
        drop(it);
        line = lines.next()?.ok()?;
    }
}

fn opened(instead: &[(&'static str, &'static str, usize)]) -> (Shared, FtpTarget) {
    let (server, access) = server(instead);
    (server, FtpTarget::open(access).map_err(|error| format!("{error:?}")).unwrap())
}

/// Why a target cannot be opened.
fn refused(instead: &[(&'static str, &'static str, usize)]) -> RemoteError {
    match FtpTarget::open(server(instead).1) {
        Ok(_) => panic!("it was opened"),
        Err(error) => error,
    }
}

fn asked(server: &Shared, verb: &str) -> usize {
    server.lock().unwrap().asked.iter().filter(|line| line.starts_with(verb)).count()
}

const ALWAYS: usize = usize::MAX;

#[test]
fn a_file_is_written_beside_its_name_and_then_put_in_place() {
    let (server, mut target) = opened(&[]);
    target.write("a/b/c.html", b"mot").unwrap();
    target.write("a/b/c.html", b"hai!").unwrap();
    assert_eq!(target.read("a/b/c.html").unwrap().unwrap(), b"hai!");
    assert_eq!(target.size("a/b/c.html").unwrap(), Some(4));
    assert_eq!((target.read("a/d").unwrap(), target.size("a/d").unwrap()), (None, None));
    {
        let server = server.lock().unwrap();
        assert!(server.asked.contains(&"STOR a/b/c.html.giothong-part".to_owned()));
        assert!(!server.asked.contains(&"STOR a/b/c.html".to_owned()));
        assert!(server.asked.contains(&"SITE CHMOD 644 a/b/c.html.giothong-part".to_owned()));
        let at = |words: &str| server.asked.iter().position(|line| line.starts_with(words));
        assert!(at("TYPE I") < at("SIZE"));
    }
    assert_eq!(asked(&server, "MKD"), 2);
    target.remove("a/b/c.html").unwrap();
    target.remove("a/b/c.html").unwrap();
    let server = server.lock().unwrap();
    assert!(server.files.is_empty() && server.folders.is_empty(), "{:?} {:?}", server.files, server.folders);
}

#[test]
fn without_epsv_only_the_port_of_an_answer_is_taken() {
    let (server, mut target) = opened(&[("EPSV", "500 what?", ALWAYS)]);
    target.write("a", b"mot").unwrap();
    target.write("b", b"hai").unwrap();
    assert_eq!(target.read("a").unwrap().unwrap(), b"mot");
    assert_eq!((asked(&server, "EPSV"), asked(&server, "PASV")), (1, 3));
}

#[test]
fn a_server_that_does_not_replace_is_asked_to_delete_first() {
    let (server, mut target) = opened(&[("RNTO", "553 is there", 1)]);
    server.lock().unwrap().files.insert("a".to_owned(), b"mot".to_vec());
    target.write("a", b"hai").unwrap();
    let server = server.lock().unwrap();
    assert_eq!(server.files, Files::from([("a".to_owned(), b"hai".to_vec())]));
    let delete = server.asked.iter().position(|line| line == "DELE a").unwrap();
    assert_eq!(server.asked[delete + 1..delete + 3], ["RNFR a.giothong-part", "RNTO a"]);
}

#[test]
fn where_nothing_is_renamed_files_are_written_where_they_belong() {
    let (server, mut target) = opened(&[("RNTO", "550 Permission denied.", ALWAYS)]);
    target.write("a", b"mot").unwrap();
    target.write("b", b"hai").unwrap();
    assert_eq!(asked(&server, "RNTO"), 1, "it is remembered");
    let files = [("a".to_owned(), b"mot".to_vec()), ("b".to_owned(), b"hai".to_vec())];
    assert_eq!(server.lock().unwrap().files, Files::from(files), "nothing is left over");
    server.lock().unwrap().instead.push(("STOR", "553 no", ALWAYS));
    assert_eq!(target.write("a", b"ba").unwrap_err().fault, RemoteFault::Denied);
    assert_eq!(server.lock().unwrap().files["a"], b"mot", "the former file stands");
}

#[test]
fn of_two_that_create_a_file_one_wins() {
    let (server, access) = server(&[]);
    let mut other = FtpTarget::open(FtpAccess { ..access_of(&access) }).map_err(drop).unwrap();
    let mut target = FtpTarget::open(access).map_err(drop).unwrap();
    assert!(target.create(".giothong-lock.json", b"mot").unwrap());
    assert!(!other.create(".giothong-lock.json", b"hai").unwrap());
    assert_eq!(other.read(".giothong-lock.json").unwrap().unwrap(), b"mot");
    target.remove(".giothong-lock.json").unwrap();
    assert!(server.lock().unwrap().folders.is_empty());
    assert!(other.create(".giothong-lock.json", b"hai").unwrap());
    // Somebody who came when the folder was made and the file was not there yet.
    server.lock().unwrap().files.clear();
    assert!(!target.create(".giothong-lock.json", b"mot").unwrap());
    let owner = LockOwner { name: "an@may".to_owned(), ..LockOwner::default() };
    owner.lock(&mut target, true, &[]).unwrap();
    owner.unlock(&mut target);
    assert!(server.lock().unwrap().folders.is_empty(), "a lock that was taken over is given back whole");
}

fn access_of(access: &FtpAccess) -> FtpAccess {
    FtpAccess {
        host: access.host.clone(),
        port: access.port,
        user: access.user.clone(),
        password: access.password.clone(),
        folder: access.folder.clone(),
        is_secure: access.is_secure,
        certificates: None,
    }
}

#[test]
fn what_may_not_be_created_is_not_taken_for_a_lock() {
    let (_, mut target) = opened(&[("MKD", "550 Permission denied.", ALWAYS)]);
    assert_eq!(target.create(".giothong-lock.json", b"").unwrap_err().fault, RemoteFault::Denied);
}

#[test]
fn refusals_have_their_meanings() {
    for (command, words, fault) in [
        ("STOR", "553 Could not create file.", RemoteFault::Denied),
        ("STOR", "550 Permission denied.", RemoteFault::Denied),
        ("STOR", "552 Quota exceeded.", RemoteFault::Full),
        ("STOR", "452 No space left.", RemoteFault::Full),
        ("STOR", "450 Busy.", RemoteFault::Passing),
        ("STOR", "421 Timeout.", RemoteFault::Passing),
        ("STOR", "", RemoteFault::Passing),
    ] {
        let (server, mut target) = opened(&[(command, words, 1)]);
        let error = target.write("a", b"mot").unwrap_err();
        assert_eq!(error.fault, fault, "{command} {words}: {error:?}");
        assert!(error.detail.contains(words), "{error:?}");
        target.write("a", b"mot").unwrap();
        assert_eq!(server.lock().unwrap().files["a"], b"mot", "the next one works");
        let connections = if matches!(fault, RemoteFault::Passing) { 2 } else { 1 };
        assert_eq!(asked(&server, "GREETING"), connections, "{command} {words}");
    }
}

#[test]
fn a_file_in_the_place_of_a_folder_is_named() {
    let (server, mut target) = opened(&[("MKD", "550 is there", ALWAYS), ("STOR", "553 no", ALWAYS)]);
    server.lock().unwrap().files.insert("a".to_owned(), Vec::new());
    let error = target.write("a/b.html", b"mot").unwrap_err();
    assert_eq!((error.fault, &*error.path), (RemoteFault::InTheWay, "a"));
}

#[test]
fn a_connection_that_was_cut_while_nothing_was_asked_is_made_again() {
    let (server, mut target) = opened(&[("NOOP", "421 No transfer for a long time.", 1)]);
    target.used -= IDLE;
    assert!(target.create("a", b"mot").unwrap());
    assert_eq!((asked(&server, "GREETING"), asked(&server, "NOOP")), (2, 1));
}

#[test]
fn who_is_not_let_in_is_told_why_and_never_the_password() {
    let wrong = refused(&[("PASS", "530 Login incorrect: bi-mat", ALWAYS)]);
    assert_eq!((wrong.fault, &*wrong.path), (RemoteFault::Login, "an@127.0.0.1"));
    let said = format!("{wrong:?} {:?}", wrong.sentences());
    assert!(said.contains("Login incorrect") && !said.contains("bi-mat"), "{said}");
    let crowded = refused(&[("PASS", "530 Sorry, the maximum number of clients is connected.", ALWAYS)]);
    assert_eq!(crowded.fault, RemoteFault::Passing);
    opened(&[("PASS", "530 Too many connections.", 2), ("GREETING", "421 Busy.", 1)]);
    let elsewhere = refused(&[("CWD", "550 No such folder.", 1)]);
    assert_eq!((elsewhere.fault, &*elsewhere.path), (RemoteFault::Missing, "web"));
}

#[test]
fn without_a_server_the_target_is_not_there() {
    let nowhere = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let access = FtpAccess { port: nowhere, ..server(&[]).1 };
    assert_eq!(FtpTarget::open(access).map_err(|error| error.fault).err(), Some(RemoteFault::Missing));
}

#[test]
fn without_tls_a_secure_target_tells_no_password() {
    let (server, access) = server(&[]);
    let error = FtpTarget::open(FtpAccess { is_secure: true, ..access }).map_err(|error| error.fault).err();
    assert_eq!((error, asked(&server, "PASS"), asked(&server, "AUTH")), (Some(RemoteFault::Other), 0, 1));
}

#[test]
fn half_a_file_is_not_read() {
    let (server, mut target) = opened(&[("SIZE", "213 4", 1)]);
    server.lock().unwrap().files.insert("a".to_owned(), b"mot".to_vec());
    assert_eq!(target.read("a").unwrap_err().fault, RemoteFault::Passing);
}
