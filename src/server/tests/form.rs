//! A form, and the preview that follows at its door.

use super::*;
use crate::server::{Answers, Form, FormField, Refusals, ask};

/// A form that wants a folder named `good`, and what it took.
struct Shown {
    door: Arc<Door>,
    authority: String,
    asked: thread::JoinHandle<Option<String>>,
}

fn shown() -> Shown {
    let words = |text: &'static str| Bilingual::literal(text, text);
    let field = FormField {
        name: "folder",
        label: Bilingual::literal("Thư mục", "Folder"),
        hint: words("?"),
        value: "\"usual\"".to_owned(),
        choices: vec!["Đắk Lắk"],
    };
    let form = Form { title: words("<Trang>"), lead: words("!"), fields: vec![field], button: words("ok") };
    let take = |answers: &Answers| match answers.get("folder").map(String::as_str) {
        Some("good") => Ok("taken".to_owned()),
        _ => Err(Refusals::from([("folder", Bilingual::literal("không được", "not so"))])),
    };
    let door = Arc::new(door());
    let (sender, address) = channel();
    let asked = thread::spawn({
        let door = door.clone();
        move || ask(&door, form, |url| drop(sender.send(url.to_owned())), take).unwrap()
    });
    let url = address.recv_timeout(LONG).unwrap();
    let authority = url.trim_start_matches("http://").trim_end_matches('/').to_owned();
    Shown { door, authority, asked }
}

impl Shown {
    fn ask(&self, method: &str, headers: &str, body: &str) -> String {
        let mut stream = TcpStream::connect(&self.authority).unwrap();
        stream.set_read_timeout(Some(LONG)).unwrap();
        let length = body.len();
        write!(stream, "{method} HTTP/1.1\r\nConnection: close\r\n{headers}Content-Length: {length}\r\n\r\n{body}")
            .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    fn host(&self) -> String {
        format!("Host: {}\r\n", self.authority)
    }

    fn token(&self) -> String {
        let page = self.ask("GET /", &self.host(), "");
        let token = page.split("name=\"token\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        token.expect("a token").to_owned()
    }

    fn post(&self, more: &str, body: &str) -> String {
        let headers = format!("{}Content-Type: application/x-www-form-urlencoded\r\n{more}", self.host());
        self.ask("POST /", &headers, body)
    }

    /// Gives the right answer.
    fn submit(&self) {
        let origin = format!("Origin: http://{}\r\n", self.authority);
        let answer = self.post(&origin, &format!("folder=good&token={}", self.token()));
        assert!(answer.starts_with("HTTP/1.1 303 ") && answer.contains("location: /\r\n"), "{answer}");
    }

    /// What was taken, and the open door.
    fn end(self) -> (Option<String>, Door) {
        let taken = self.asked.join().unwrap();
        (taken, Arc::into_inner(self.door).unwrap())
    }
}

#[test]
fn the_form_shows_its_fields_and_may_be_shown_by_nobody_else() {
    let form = shown();
    let page = form.ask("GET /", &form.host(), "");
    assert!(page.contains("<h1>&lt;Trang&gt;") && page.contains("value=\"&quot;usual&quot;\""), "{page}");
    assert!(page.contains("<option value=\"Đắk Lắk\">") && page.contains("Thư mục <span lang=\"en\">Folder"), "{page}");
    assert!(page.contains("x-frame-options: DENY\r\n") && page.contains("form-action 'self'"), "{page}");
    assert!(page.contains("cache-control: no-store\r\n"), "{page}");
    assert_eq!(form.token().len(), 32);
    form.submit();
    form.end();
    assert_ne!(shown_token(), shown_token(), "every run has a token of its own");
}

fn shown_token() -> String {
    let form = shown();
    let token = form.token();
    form.submit();
    form.end();
    token
}

#[test]
fn only_a_post_from_the_form_s_own_page_to_this_machine_is_taken() {
    let form = shown();
    let token = form.token();
    let good = format!("folder=good&token={token}");
    let kind = "Content-Type: application/x-www-form-urlencoded\r\n";
    let refused = [
        ("another host", form.ask("POST /", &format!("Host: evil.example\r\n{kind}"), &good)),
        ("no token", form.post("", "folder=good")),
        ("a wrong token", form.post("", &format!("folder=good&token={}", "0".repeat(32)))),
        ("an empty token", form.post("", "folder=good&token=")),
        ("a page elsewhere", form.post("Origin: http://evil.example\r\n", &good)),
        ("a page in a frame", form.post("Origin: null\r\n", &good)),
        ("another type", form.ask("POST /", &format!("{}Content-Type: text/plain\r\n", form.host()), &good)),
    ];
    for (why, answer) in refused {
        assert!(answer.starts_with("HTTP/1.1 403 "), "{why}: {answer}");
        assert!(!form.asked.is_finished(), "{why}");
    }
    let got = form.ask(&format!("GET /?{good}"), &form.host(), "");
    assert!(got.starts_with("HTTP/1.1 200 ") && got.contains("<form"), "{got}");
    assert!(form.ask("PUT /", &form.host(), &good).starts_with("HTTP/1.1 405 "));
    form.submit();
    assert_eq!(form.end().0.as_deref(), Some("taken"));
}

#[test]
fn what_is_refused_stands_in_the_form_again_in_both_languages() {
    let form = shown();
    let answer = form.post("", &format!("folder=C%3A%5C%22%3Cb%3E+x&token={}", form.token()));
    assert!(answer.starts_with("HTTP/1.1 422 "), "{answer}");
    assert!(answer.contains("không được <span lang=\"en\">not so</span>"), "{answer}");
    assert!(answer.contains("value=\"C:\\&quot;&lt;b&gt; x\"") && answer.contains("aria-invalid=\"true\""), "{answer}");
    form.submit();
    form.end();
}

#[test]
fn a_browser_that_comes_again_at_the_moment_of_the_answer_waits_for_the_preview() {
    for _ in 0..20 {
        let form = shown();
        form.submit();
        let mut early = TcpStream::connect(&form.authority).unwrap();
        early.set_read_timeout(Some(LONG)).unwrap();
        write!(early, "GET / HTTP/1.1\r\nConnection: close\r\nHost: {}\r\n\r\n", form.authority).unwrap();
        let (taken, door) = form.end();
        assert_eq!(taken.as_deref(), Some("taken"));
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("index.html"), PAGE).unwrap();
        let preparer = Folder { content: folder.path().to_owned(), known: BTreeMap::new() };
        let (stop, stopped) = oneshot::channel::<()>();
        let server = thread::spawn(move || {
            let runtime = runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(serve_until(async { drop(stopped.await) }, door, &options(), preparer, drop))
        });
        let mut answer = String::new();
        early.read_to_string(&mut answer).unwrap();
        assert!(answer.contains("<h1>Chào</h1>"), "{answer}");
        drop(stop);
        server.join().unwrap().unwrap();
    }
}
