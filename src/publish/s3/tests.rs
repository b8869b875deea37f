//! A bucket before a server that answers what it is told to.

use super::*;
use crate::publish::tests::server::{Asked, lines, server};

const SECRET: &str = "khóa-bí-mật/7";

fn access(url: &str) -> S3Access {
    S3Access {
        url: url.to_owned(),
        bucket: "kho".to_owned(),
        region: "vn-1".to_owned(),
        is_host: false,
        folder: "/trang chủ/".to_owned(),
        user: "MAKHOA".to_owned(),
        password: SECRET.to_owned(),
    }
}

fn target(access: &S3Access) -> S3Target {
    S3Target { settled: Duration::ZERO, ..S3Target::new(access, None).unwrap() }
}

/// What is asked of a target whose server gives these answers, without what signs the addresses.
fn asking<T>(answers: &[&str], work: impl FnOnce(&mut dyn Remote) -> T) -> (T, Vec<Asked>) {
    let (url, asked) = server(answers);
    let done = work(&mut target(&access(&url)));
    let mut asked = asked.join().unwrap();
    for asked in &mut asked {
        let (line, signed) = asked.line.split_once('?').unwrap();
        for part in ["X-Amz-Credential=MAKHOA%2F", "%2Fvn-1%2Fs3%2Faws4_request", "X-Amz-Signature="] {
            assert!(signed.contains(part), "{signed}");
        }
        let bare = line.to_owned() + if signed.contains("versioning=") { "?versioning" } else { "" };
        asked.line = bare;
    }
    (done, asked)
}

/// How a reading fails that is answered so.
fn refused(answer: &str) -> RemoteError {
    asking(&[answer], |remote| remote.read("a").unwrap_err()).0
}

fn refusal(status: &str, code: &str, rest: &str) -> String {
    format!("{status}|<?xml version=\"1.0\"?><Error><Code>{code}</Code>{rest}<Signature>abc</Signature></Error>")
}

#[test]
fn a_bucket_is_named_in_the_path_or_in_the_host() {
    let address = |target: &S3Target| target.bucket.object_url(&target.key_of("một/b c.html")).to_string();
    let path = access("https://s3.example.org/");
    assert_eq!(address(&target(&path)), "https://s3.example.org/kho/trang%20ch%E1%BB%A7/m%E1%BB%99t/b%20c.html");
    let host = S3Access { is_host: true, folder: String::new(), ..access("https://s3.example.org:8443") };
    assert_eq!(address(&target(&host)), "https://kho.s3.example.org:8443/m%E1%BB%99t/b%20c.html");
    let wrong = [
        S3Access { folder: "../khac".to_owned(), ..access("https://s3.example.org") },
        S3Access { bucket: String::new(), ..access("https://s3.example.org") },
        S3Access { bucket: "a/b".to_owned(), is_host: true, ..access("https://s3.example.org") },
        S3Access { is_host: true, ..access("https://192.0.2.1") },
    ];
    for wrong in wrong {
        let said = S3Target::new(&wrong, None).err().unwrap();
        assert!(said.vi.contains("`Bucket`") && !said.vi.contains(SECRET));
    }
}

#[test]
fn a_file_is_sent_with_its_type_and_how_long_it_is_kept_and_nothing_else() {
    let (done, asked) = asking(&["200 OK", "200 OK", "200 OK"], |remote| {
        remote.write("lich.ics", b"BEGIN")?;
        remote.write("assets/s.1.css", b"")?;
        remote.write("tep.la", b"x")
    });
    done.unwrap();
    let prefix = "PUT /kho/trang%20ch%E1%BB%A7";
    assert_eq!(lines(&asked), ["lich.ics", "assets/s.1.css", "tep.la"].map(|path| format!("{prefix}/{path}")));
    let told = |asked: &Asked| (asked.headers["content-type"].clone(), asked.headers["cache-control"].clone());
    assert_eq!(told(&asked[0]), ("text/calendar; charset=utf-8".to_owned(), "no-cache".to_owned()));
    assert_eq!(
        told(&asked[1]),
        ("text/css; charset=utf-8".to_owned(), "public, max-age=31536000, immutable".to_owned())
    );
    assert_eq!(told(&asked[2]).0, "application/octet-stream");
    assert_eq!((&asked[0].body[..], &*asked[0].headers["content-length"]), (&b"BEGIN"[..], "5"));
    assert_eq!(asked[1].headers["content-length"], "0");
    for asked in &asked {
        let odd =
            |name: &&String| name.starts_with("x-amz") || ["transfer-encoding", "content-md5"].contains(&&***name);
        assert_eq!(asked.headers.keys().find(odd), None);
    }
}

#[test]
fn a_file_is_read_and_measured_with_the_hash_of_its_content() {
    let whole = "200 OK\r\nContent-Length: 7\r\nETag: \"0cc175b9c0f1b6a831c399e269772661\"";
    let sealed = format!("{whole}\r\nx-amz-server-side-encryption: aws:kms");
    let parts = "200 OK\r\nContent-Length: 7\r\nETag: \"0cc175b9c0f1b6a831c399e269772661-2\"";
    let (found, asked) = asking(&[whole, &sealed, parts, "404 Not Found", "200 OK|chữ"], |remote| {
        let stats = ["a", "b", "c", "d"].map(|path| remote.stat(path).unwrap());
        (stats, remote.read("e").unwrap())
    });
    let md5 = Some([0x0c, 0xc1, 0x75, 0xb9, 0xc0, 0xf1, 0xb6, 0xa8, 0x31, 0xc3, 0x99, 0xe2, 0x69, 0x77, 0x26, 0x61]);
    let stat = |md5| Some(Stat { size: 7, md5 });
    assert_eq!(found.0, [stat(md5), stat(None), stat(None), None]);
    assert_eq!(found.1.as_deref(), Some("chữ".as_bytes()));
    assert_eq!(
        (&*asked[0].line, &*asked[4].line),
        ("HEAD /kho/trang%20ch%E1%BB%A7/a", "GET /kho/trang%20ch%E1%BB%A7/e")
    );
}

#[test]
fn a_file_that_is_there_is_known_with_the_headers_it_was_sent_with() {
    let answer = |kind: &str| format!("200 OK\r\nContent-Type: {kind}\r\nCache-Control: no-cache|x");
    let (listed, _) = asking(&[&answer("text/calendar; charset=utf-8"), &answer("text/plain")], |remote| {
        let listed = ["a.ics", "a.ics"].map(|path| remote.listed(path).unwrap().unwrap());
        listed.map(|file| file.sent_as == remote.sent_as("a.ics"))
    });
    assert_eq!(listed, [true, false]);
}

#[test]
fn each_refusal_is_a_fault_of_its_kind() {
    let kinds = [
        ("403 Forbidden", "SignatureDoesNotMatch", RemoteFault::Login),
        ("403 Forbidden", "InvalidAccessKeyId", RemoteFault::Login),
        ("403 Forbidden", "AccessDenied", RemoteFault::Denied),
        ("404 Not Found", "NoSuchBucket", RemoteFault::Missing),
        ("301 Moved Permanently", "PermanentRedirect", RemoteFault::Missing),
        ("400 Bad Request", "EntityTooLarge", RemoteFault::Full),
        ("403 Forbidden", "QuotaExceeded", RemoteFault::Full),
        ("507 Insufficient Storage", "", RemoteFault::Full),
        ("503 Service Unavailable", "SlowDown", RemoteFault::Passing),
        ("500 Internal Server Error", "InternalError", RemoteFault::Passing),
        ("400 Bad Request", "RequestTimeout", RemoteFault::Passing),
        ("501 Not Implemented", "NotImplemented", RemoteFault::Other),
    ];
    for (status, code, kind) in kinds {
        assert_eq!(refused(&refusal(status, code, "")).fault, kind, "{status} {code}");
    }
    let none = refusal("404 Not Found", "NoSuchKey", "");
    assert_eq!(asking(&[&none], |remote| remote.read("a").unwrap()).0, None);
}

#[test]
fn what_is_to_be_done_is_told() {
    let said = |answer: &str| refused(answer).sentences();
    let rest = "<Message>the region 'vn-1' is wrong</Message><Region>vn-2</Region>";
    assert!(said(&refusal("400 Bad Request", "AuthorizationQueryParametersError", rest)).vi.contains("`Vùng: vn-2`"));
    let header = "301 Moved Permanently\r\nx-amz-bucket-region: vn-3";
    assert!(said(&refusal(header, "PermanentRedirect", "")).en.contains("`region: vn-3`"));
    let same = "403 Forbidden\r\nx-amz-bucket-region: vn-1";
    assert_eq!(refused(&refusal(same, "SignatureDoesNotMatch", "")).fault, RemoteFault::Login);
    let there = refusal("301 Moved Permanently", "PermanentRedirect", "<Endpoint>kho.s3.example.org</Endpoint>");
    assert!(said(&there).vi.contains("kho.s3.example.org"));
    let late = "403 Forbidden\r\nDate: Thu, 05 Mar 2026 00:00:00 GMT";
    for (code, message) in [("RequestTimeTooSkewed", ""), ("AccessDenied", "<Message>Request has expired</Message>")] {
        let said = said(&refusal(late, code, message));
        assert!(said.vi.contains("Đồng hồ") && said.vi.contains("05 Mar 2026"), "{}", said.vi);
    }
    assert!(said(&refusal("403 Forbidden", "AccessDenied", "")).vi.contains("`s3:ListBucket`"));
    assert!(said(&refusal("404 Not Found", "NoSuchBucket", "")).en.contains("has no bucket `kho`"));
}

#[test]
fn why_a_file_cannot_be_measured_is_asked_for_in_words() {
    let (error, asked) = asking(&["403 Forbidden", &refusal("403 Forbidden", "SignatureDoesNotMatch", "")], |remote| {
        remote.size("a").unwrap_err()
    });
    assert_eq!((error.fault, asked.len()), (RemoteFault::Login, 2));
}

#[test]
fn no_error_repeats_a_secret_or_a_signature() {
    let rest = "<StringToSign>X-Amz-Signature=abc</StringToSign><Message>X-Amz-Signature=abc</Message>\
                <Endpoint>kho/?X-Amz-Signature=abc</Endpoint>";
    let mut errors: Vec<RemoteError> = ["SignatureDoesNotMatch", "Other", "X-Amz-Signature=abc", "PermanentRedirect"]
        .iter()
        .map(|code| refused(&refusal("403 Forbidden", code, rest)))
        .collect();
    let moved = "302 Found\r\nLocation: http://192.0.2.1/?X-Amz-Signature=abc";
    errors.push(refused(moved));
    errors.push(asking(&["", ""], |remote| remote.read("a").unwrap_err()).0);
    for error in errors {
        let words = format!("{error:?} {0} {0:?}", error.sentences().vi);
        assert!(!words.contains("abc") && !words.contains("X-Amz") && !words.contains(SECRET), "{words}");
    }
}

#[test]
fn what_changes_nothing_is_asked_again_where_the_connection_broke() {
    let (read, asked) = asking(&["", "200 OK|a"], |remote| remote.read("a").unwrap());
    assert_eq!((read.as_deref(), asked.len()), (Some(&b"a"[..]), 2));
    let (error, asked) = asking(&[""], |remote| remote.write("a", b"b").unwrap_err());
    assert_eq!((error.fault, asked.len()), (RemoteFault::Passing, 1));
}

#[test]
fn a_lock_is_written_where_there_is_none() {
    let (created, asked) =
        asking(&["404 Not Found", "200 OK", "200 OK|me"], |remote| remote.create("lock", b"me").unwrap());
    assert!(created);
    assert_eq!(asked[1].headers["if-none-match"], "*");
    let create = |answers: &[&str]| asking(answers, |remote| remote.create("lock", b"me")).0;
    assert!(!create(&["200 OK\r\nContent-Length: 3"]).unwrap());
    let lost = refusal("412 Precondition Failed", "PreconditionFailed", "");
    assert!(!create(&["404 Not Found", &lost]).unwrap());
    let beside = refusal("409 Conflict", "ConditionalRequestConflict", "");
    assert!(!create(&["404 Not Found", &beside]).unwrap());
    // A server that ignores the condition wrote the file of another one over it.
    assert!(!create(&["404 Not Found", "200 OK", "200 OK|he"]).unwrap());
    // One that refuses to hear of it.
    let unknown = refusal("501 Not Implemented", "NotImplemented", "");
    assert!(create(&["404 Not Found", &unknown, "200 OK", "200 OK|me"]).unwrap());
    // It arrived although the connection broke.
    assert!(create(&["404 Not Found", "", "200 OK|me", "200 OK|me"]).unwrap());
    assert_eq!(create(&["404 Not Found", "", "404 Not Found"]).unwrap_err().fault, RemoteFault::Passing);
}

#[test]
fn a_bucket_that_keeps_old_versions_is_known_by_an_answer_or_by_asking() {
    let versions = |answers: &[&str]| {
        asking(answers, |remote| {
            remote.remove("a").unwrap();
            (remote.keeps_old_versions(), remote.keeps_old_versions()).0
        })
    };
    let kept = Some(OldVersions::Kept);
    assert_eq!(versions(&["204 No Content\r\nx-amz-delete-marker: true"]).0, kept);
    let said = |status: &str| {
        format!(
            "200 OK|<VersioningConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">{status}</VersioningConfiguration>"
        )
    };
    let (found, asked) = versions(&["204 No Content", &said("<Status>Suspended</Status>")]);
    assert_eq!((found, lines(&asked)[1]), (kept, "GET /kho/?versioning"));
    assert_eq!(versions(&["204 No Content", &said("")]).0, None);
    assert_eq!(versions(&["404 Not Found", &refusal("403 Forbidden", "AccessDenied", "")]).0, None);
    let (_, asked) = asking(&[], |remote| remote.remove("a.giothong-part").unwrap());
    assert!(asked.is_empty(), "there are no parts in a bucket");
}
