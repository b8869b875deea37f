//! A WebDAV target before a server that answers what it is told to.

use std::net::TcpListener;

use super::*;
use crate::publish::tests::server::{Asked, lines, server};

/// What is asked of a target whose server gives these answers.
fn asking<T>(answers: &[&str], work: impl FnOnce(&mut dyn Remote) -> T) -> (T, Vec<Asked>) {
    let (url, asked) = server(answers);
    let mut target = WebdavTarget::new(&format!("{url}/dav"), None, Some(("an", "bí mật")), None);
    let done = work(&mut target);
    (done, asked.join().unwrap())
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
    let mut target = WebdavTarget::new(&format!("{url}/dav/"), Some("/trang chủ/"), None, None);
    Remote::read(&mut target, "a").unwrap();
    let asked = asked.join().unwrap();
    assert_eq!(lines(&asked), ["GET /dav/trang%20ch%E1%BB%A7/a"]);
    assert!(!asked[0].headers.contains_key("authorization"));
}

#[test]
fn a_server_with_a_trash_is_known_by_its_names() {
    let kept = |answer: &str| {
        let done = |remote: &mut dyn Remote| remote.remove("a").map(|()| remote.keeps_old_versions());
        asking(&[answer, "404 Not Found"], done).0.unwrap()
    };
    assert_eq!(kept("204 No Content"), None);
    assert_eq!(kept("204 No Content\r\nServer: nginx\r\nDAV: 1"), None);
    for header in ["OC-FileId: 1", "DAV: 1, nextcloud-checksum-update", "MicrosoftSharePointTeamServices: 16"] {
        assert_eq!(kept(&format!("204 No Content\r\n{header}")), Some(OldVersions::Perhaps), "{header}");
    }
}
