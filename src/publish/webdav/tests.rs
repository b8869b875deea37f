//! A server that answers what it is told to, and writes down what it was asked.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread::{self, JoinHandle};

use super::*;

/// A request: what it began with, its headers in small letters, and its body.
#[derive(Debug)]
struct Asked {
    line: String,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

/// Answers one request after the other, each on a connection of its own; an empty answer breaks the connection.
fn server(answers: &[&str]) -> (String, JoinHandle<Vec<Asked>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/dav", listener.local_addr().unwrap());
    let answers: Vec<String> = answers.iter().map(|&answer| answer.to_owned()).collect();
    let asked = thread::spawn(move || {
        let serve = |answer: &String| {
            let (mut stream, _) = listener.accept().unwrap();
            let asked = request(&stream);
            let body = answer.split_once('|').map_or("", |(_, body)| body);
            let status = answer.split('|').next().unwrap_or_default();
            if !status.is_empty() {
                let length = if status.contains("Content-Length") { String::new() } else { length(body) };
                write!(stream, "HTTP/1.1 {status}\r\nConnection: close\r\n{length}\r\n{body}").unwrap();
            }
            asked
        };
        answers.iter().map(serve).collect()
    });
    (url, asked)
}

fn length(body: &str) -> String {
    format!("Content-Length: {}\r\n", body.len())
}

fn request(stream: &TcpStream) -> Asked {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).unwrap();
    let mut headers = BTreeMap::new();
    loop {
        let mut header = String::new();
        reader.read_line(&mut header).unwrap();
        let Some((name, value)) = header.trim().split_once(": ") else { break };
        headers.insert(name.to_lowercase(), value.to_owned());
    }
    let mut body = vec![0; headers.get("content-length").map_or(0, |length| length.parse().unwrap())];
    reader.read_exact(&mut body).unwrap();
    Asked { line: line.trim_end_matches(" HTTP/1.1\r\n").to_owned(), headers, body }
}

/// What is asked of a target whose server gives these answers.
fn asking<T>(answers: &[&str], work: impl FnOnce(&mut dyn Remote) -> T) -> (T, Vec<Asked>) {
    let (url, asked) = server(answers);
    let mut target = WebdavTarget::new(&url, None, Some(("an", "bí mật")), None);
    let done = work(&mut target);
    (done, asked.join().unwrap())
}

fn lines(asked: &[Asked]) -> Vec<&str> {
    asked.iter().map(|asked| asked.line.as_str()).collect()
}

/// The fault of a reading that was answered so.
fn fault(status: &str) -> RemoteFault {
    asking(&[status], |remote| remote.read("a").unwrap_err().fault).0
}

#[test]
fn a_file_is_read_and_measured_with_the_name_and_password() {
    let ((bytes, size, none), asked) =
        asking(&["200 OK|chữ", "200 OK\r\nContent-Length: 7", "404 Not Found|<h1>no</h1>"], |remote| {
            (remote.read("một/b c.html").unwrap(), remote.size("a").unwrap(), remote.read("b").unwrap())
        });
    assert_eq!((bytes.as_deref(), size, none), (Some("chữ".as_bytes()), Some(7), None));
    assert_eq!(lines(&asked), ["GET /dav/m%E1%BB%99t/b%20c.html", "HEAD /dav/a", "GET /dav/b"]);
    assert!(asked.iter().all(|asked| asked.headers["authorization"] == "Basic YW46YsOtIG3huq10"), "{asked:?}");
}

#[test]
fn each_answer_is_a_fault_of_its_kind_and_tells_no_password() {
    let kinds = [
        ("401 Unauthorized", RemoteFault::Login),
        ("403 Forbidden", RemoteFault::Denied),
        ("409 Conflict", RemoteFault::Missing),
        ("413 Payload Too Large", RemoteFault::Other),
        ("423 Locked", RemoteFault::Passing),
        ("429 Too Many Requests", RemoteFault::Passing),
        ("500 Internal Server Error", RemoteFault::Passing),
        ("501 Not Implemented", RemoteFault::Other),
        ("503 Service Unavailable", RemoteFault::Passing),
        ("507 Insufficient Storage", RemoteFault::Full),
    ];
    for (status, kind) in kinds {
        assert_eq!(fault(status), kind, "{status}");
    }
    let (error, _) = asking(&["401 Unauthorized"], |remote| remote.write("a", b"").unwrap_err());
    let words = format!("{error:?} {}", error.sentences().vi);
    assert!(words.contains("401") && !words.contains("bí mật") && !words.contains("YW46"), "{words}");
}

#[test]
fn a_broken_connection_passes_and_what_changes_nothing_is_asked_again() {
    let (read, asked) = asking(&["", "200 OK|a"], |remote| remote.read("a").unwrap());
    assert_eq!((read.as_deref(), asked.len()), (Some(&b"a"[..]), 2));
    let (error, asked) = asking(&[""], |remote| remote.write("a", b"b").unwrap_err());
    assert_eq!((error.fault, asked.len()), (RemoteFault::Passing, 1));
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let mut target = WebdavTarget::new(&format!("http://{closed}/"), None, None, None);
    assert_eq!(Remote::read(&mut target, "a").unwrap_err().fault, RemoteFault::Passing);
}

#[test]
fn the_password_goes_to_no_other_address() {
    let (other, _) = server(&[]);
    let (error, asked) =
        asking(&[&format!("302 Found\r\nLocation: {other}/a")], |remote| remote.read("a").unwrap_err());
    assert_eq!((error.fault, asked.len()), (RemoteFault::Other, 1));
    assert!(error.detail.contains(&other), "{}", error.detail);
}

#[test]
fn a_file_is_written_beside_its_place_and_moved_there() {
    let answers =
        ["201 Created", "405 Method Not Allowed", "201 Created", "204 No Content", "201 Created", "204 No Content"];
    let (done, asked) = asking(&answers, |remote| {
        remote.write("a/b/c.html", b"one")?;
        remote.write("a/b/d.html", b"two")
    });
    done.unwrap();
    let part = ["PUT /dav/a/b/c.html.giothong-part", "MOVE /dav/a/b/c.html.giothong-part"];
    let again = ["PUT /dav/a/b/d.html.giothong-part", "MOVE /dav/a/b/d.html.giothong-part"];
    assert_eq!(lines(&asked), [["MKCOL /dav/a/", "MKCOL /dav/a/b/"], part, again].concat());
    assert_eq!(asked[2].body, b"one");
    let (to, host) = (&asked[3].headers["destination"], &asked[3].headers["host"]);
    assert_eq!((to, asked[3].headers["overwrite"].as_str()), (&format!("http://{host}/dav/a/b/c.html"), "T"));
}

#[test]
fn where_files_do_not_move_they_are_written_in_their_place() {
    for refused in ["403 Forbidden", "405 Method Not Allowed", "501 Not Implemented", "502 Bad Gateway"] {
        let answers = ["201 Created", refused, "204 No Content", "201 Created", "201 Created"];
        let (done, asked) = asking(&answers, |remote| remote.write("a", b"1").and_then(|()| remote.write("b", b"2")));
        done.unwrap();
        let wanted = [
            "PUT /dav/a.giothong-part",
            "MOVE /dav/a.giothong-part",
            "DELETE /dav/a.giothong-part",
            "PUT /dav/a",
            "PUT /dav/b",
        ];
        assert_eq!(lines(&asked), wanted);
    }
    let full = ["201 Created", "507 Insufficient Storage", "204 No Content"];
    assert_eq!(asking(&full, |remote| remote.write("a", b"1").unwrap_err().fault).0, RemoteFault::Full);
}

#[test]
fn who_makes_the_folder_creates_the_file_and_gives_both_back() {
    let answers = [
        "201 Created",
        "404 Not Found",
        "201 Created",
        "200 OK|tôi",
        "204 No Content",
        "404 Not Found",
        "204 No Content",
    ];
    let (created, asked) = asking(&answers, |remote| {
        let created = remote.create("lock", "tôi".as_bytes()).unwrap();
        remote.remove("lock").unwrap();
        created
    });
    assert!(created);
    let made = ["MKCOL /dav/lock.giothong-claim/", "HEAD /dav/lock", "PUT /dav/lock", "GET /dav/lock"];
    let gone = ["DELETE /dav/lock", "DELETE /dav/lock.giothong-part", "DELETE /dav/lock.giothong-claim/"];
    assert_eq!(lines(&asked), [&made[..], &gone[..]].concat());
    assert_eq!(asked[2].headers["if-none-match"], "*");
}

#[test]
fn nobody_creates_what_another_has() {
    let create = |answers: &[&str]| asking(answers, |remote| remote.create("lock", b"me"));
    // The other made the folder and has written the file, or not yet.
    assert!(!create(&["405 Method Not Allowed", "200 OK\r\nContent-Length: 3"]).0.unwrap());
    assert!(!create(&["405 Method Not Allowed", "404 Not Found", "403 Forbidden"]).0.unwrap());
    // The other knows nothing of the folder, which is given back.
    let (created, asked) = create(&["201 Created", "200 OK\r\nContent-Length: 3", "204 No Content"]);
    assert!(!created.unwrap() && lines(&asked).last() == Some(&"DELETE /dav/lock.giothong-claim/"));
    let (created, asked) = create(&["201 Created", "404 Not Found", "412 Precondition Failed", "204 No Content"]);
    assert!(!created.unwrap() && asked.len() == 4);
    assert!(!create(&["201 Created", "404 Not Found", "201 Created", "200 OK|he", "204 No Content"]).0.unwrap());
    // A server that makes no folders is no WebDAV server, and a folder of the site that is not there is none.
    assert!(create(&["405 Method Not Allowed", "404 Not Found", "404 Not Found"]).0.is_err());
    assert_eq!(create(&["409 Conflict"]).0.unwrap_err().fault, RemoteFault::Missing);
}

#[test]
fn what_is_not_there_is_deleted_and_what_may_not_be_is_told() {
    assert!(asking(&["404 Not Found", "404 Not Found"], |remote| remote.remove("a/b")).0.is_ok());
    assert_eq!(asking(&["403 Forbidden"], |remote| remote.remove("a").unwrap_err().fault).0, RemoteFault::Denied);
    assert!(asking(&["207 Multi-Status|<a/>"], |remote| remote.remove("a")).0.is_err());
}

#[test]
fn a_folder_below_the_address_is_named_in_letters() {
    let (url, asked) = server(&["200 OK|a"]);
    let mut target = WebdavTarget::new(&format!("{url}/"), Some("/trang chủ/"), None, None);
    Remote::read(&mut target, "a").unwrap();
    let asked = asked.join().unwrap();
    assert_eq!(lines(&asked), ["GET /dav/trang%20ch%E1%BB%A7/a"]);
    assert!(!asked[0].headers.contains_key("authorization"));
}
