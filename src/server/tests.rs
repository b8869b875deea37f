//! The whole preview: a folder with changes, a build, and a browser that speaks HTTP.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

use super::*;
use crate::diagnostics::{Bilingual, Problems, Sources, Span};
use crate::problem;

/// The time limit of each step; a test that waits longer has failed.
const LONG: Duration = Duration::from_secs(5);
const PAGE: &str = "<html><body><h1>Chào</h1></body></html>";

fn options() -> PreviewOptions {
    PreviewOptions {
        host: IpAddr::V4(Ipv4Addr::LOCALHOST),
        port: Some(0),
        base_path: "/".to_owned(),
        watch: Vec::new(),
        speech: Speech::En,
    }
}

/// A running preview of a folder `content/`. Each file in it is a file of the site, and a file with the text `error`
/// makes the build fail.
struct Preview {
    folder: TempDir,
    authority: String,
    events: Receiver<PreviewEvent>,
    stop: Option<oneshot::Sender<()>>,
    server: Option<thread::JoinHandle<Result<(), ServeError>>>,
}

impl Preview {
    fn of(files: &[(&str, &str)]) -> Self {
        Self::under("/", files)
    }

    fn under(base_path: &str, files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let content = folder.path().join("content");
        fs::create_dir(&content).unwrap();
        for (path, text) in files {
            write(&content, path, text);
        }
        let options = PreviewOptions {
            base_path: base_path.to_owned(),
            watch: vec![content.clone(), folder.path().join("themes")],
            ..options()
        };
        let (report, events) = channel();
        let (stop, stopped) = oneshot::channel::<()>();
        let build = move || built(&content);
        let server = thread::spawn(move || {
            let runtime = runtime::Builder::new_current_thread().enable_all().build().map_err(ServeError::System)?;
            let stop = async move { drop(stopped.await) };
            runtime.block_on(serve_until(stop, &options, build, move |event| drop(report.send(event))))
        });
        let mut preview = Self { folder, authority: String::new(), events, stop: Some(stop), server: Some(server) };
        let url = preview.wait_for(|event| match event {
            PreviewEvent::Listening { url, .. } => Some(url),
            _ => None,
        });
        preview.authority = url.trim_start_matches("http://").split('/').next().unwrap().to_owned();
        preview
    }

    fn write(&self, path: &str, text: &str) {
        write(&self.folder.path().join("content"), path, text);
    }

    fn wait_for<T>(&self, wanted: impl Fn(PreviewEvent) -> Option<T>) -> T {
        loop {
            if let Some(found) = wanted(self.events.recv_timeout(LONG).unwrap()) {
                return found;
            }
        }
    }

    /// Waits for a build after which a condition is true.
    fn wait_until(&self, seen: impl Fn(&Self) -> bool) {
        self.wait_for(|event| (matches!(event, PreviewEvent::Built { .. }) && seen(self)).then_some(()));
    }

    fn send(&self, method: &str, path: &str, headers: &str) -> BufReader<TcpStream> {
        let mut stream = TcpStream::connect(&self.authority).unwrap();
        stream.set_read_timeout(Some(LONG)).unwrap();
        write!(stream, "{method} {path} HTTP/1.1\r\nConnection: close\r\n{headers}\r\n").unwrap();
        BufReader::new(stream)
    }

    /// Sends a request and returns the whole response, head and body.
    fn ask(&self, method: &str, path: &str, headers: &str) -> String {
        let mut answer = String::new();
        self.send(method, path, headers).read_to_string(&mut answer).unwrap();
        answer
    }

    fn get(&self, path: &str) -> String {
        self.ask("GET", path, "Host: localhost\r\n")
    }

    /// The events sent to a browser, one `data:` line after another.
    fn listen(&self) -> impl Iterator<Item = String> + use<> {
        let lines = self.send("GET", overlay::EVENTS, "Host: localhost\r\n").lines();
        lines.map_while(Result::ok).filter_map(|line| line.strip_prefix("data: ").map(str::to_owned))
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        drop(self.stop.take());
        let ended = self.server.take().map(thread::JoinHandle::join);
        if !thread::panicking() {
            assert!(matches!(ended, Some(Ok(Ok(())))), "stopping is no error");
        }
    }
}

/// Replaces a file in one step, as editors do: it is written outside of the content and then moved.
fn write(content: &Path, path: &str, text: &str) {
    let (path, part) = (content.join(path), content.with_extension("part"));
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&part, text).unwrap();
    fs::rename(part, path).unwrap();
}

problem! {
    ///
    ///
    /// ```text
    ///
    /// ```
    ///
    /// ```text
    ///
    /// ```
    static WRONG: Error = "wrong";
}

fn built(content: &Path) -> Built {
    let files = read(content, "");
    let (mut problems, mut sources) = (Problems::default(), Sources::default());
    if let Some((path, _)) = files.iter().find(|(_, bytes)| &***bytes == b"error") {
        sources.insert(path.as_str().into(), "error".into());
        let span = Span::new(path.as_str().into(), 1..2);
        problems.push(WRONG.at(span).message(Bilingual::literal("no <good>", "no <good>")));
    }
    Built { files: (!problems.has_errors()).then_some(files), problems, sources, ..Built::default() }
}

fn read(folder: &Path, above: &str) -> BTreeMap<String, Arc<[u8]>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = format!("{above}{}", entry.file_name().to_str().unwrap());
        match fs::read(entry.path()) {
            Ok(bytes) => drop(files.insert(name, Arc::from(bytes))),
            Err(_) => files.extend(read(&entry.path(), &format!("{name}/"))),
        }
    }
    files
}

#[test]
fn a_page_is_served_with_the_script_and_every_other_file_as_it_is() {
    let preview = Preview::of(&[("dot/dot-1/index.html", PAGE), ("a.css", "</body>"), ("a.svg", "<svg></body>")]);
    let page = preview.get("/dot/dot-1/");
    assert!(page.starts_with("HTTP/1.1 200 OK\r\n"), "{page}");
    assert!(page.contains("content-type: text/html; charset=utf-8\r\n"), "{page}");
    assert!(page.contains("cache-control: no-store\r\n"), "{page}");
    assert!(page.contains("<h1>Chào</h1><script src=\"/__giothong/overlay.js\""), "{page}");
    assert!(page.ends_with(" defer></script></body></html>"), "{page}");
    let style = preview.get("/a.css");
    assert!(
        style.contains("content-type: text/css; charset=utf-8\r\n") && style.ends_with("\r\n\r\n</body>"),
        "{style}"
    );
    assert!(preview.get("/a.svg").ends_with("\r\n\r\n<svg></body>"));
}

#[test]
fn the_preview_s_own_files_are_served() {
    let preview = Preview::of(&[("index.html", PAGE)]);
    assert!(preview.get(overlay::SCRIPT).contains("content-type: text/javascript; charset=utf-8\r\n"));
    assert!(preview.get(overlay::STYLE).ends_with(overlay::STYLE_TEXT));
}

#[test]
fn a_folder_without_its_slash_is_redirected_with_its_query() {
    let preview = Preview::of(&[("dot/dot-1/index.html", PAGE)]);
    let answer = preview.get("/dot/dot-1?q=a");
    assert!(answer.starts_with("HTTP/1.1 301 "), "{answer}");
    assert!(answer.contains("location: /dot/dot-1/?q=a\r\n"), "{answer}");
}

#[test]
fn an_unknown_path_gets_the_site_s_own_404_page() {
    let preview = Preview::of(&[("404.html", "<body>Không thấy</body>")]);
    let answer = preview.get("/x/../../etc/passwd");
    assert!(answer.starts_with("HTTP/1.1 404 ") && answer.contains("Không thấy<script"), "{answer}");
}

#[test]
fn a_site_without_a_404_page_still_says_404() {
    assert!(Preview::of(&[("index.html", PAGE)]).get("/x").starts_with("HTTP/1.1 404 "));
}

#[test]
fn under_a_folder_the_root_leads_into_it() {
    let preview = Preview::under("giot-hong", &[("index.html", PAGE)]);
    assert!(preview.get("/").contains("location: /giot-hong/\r\n"));
    assert!(preview.get("/giot-hong/").contains("Chào"));
}

#[test]
fn head_has_no_body_and_nothing_can_be_posted() {
    let preview = Preview::of(&[("a.txt", "abc")]);
    let head = preview.ask("HEAD", "/a.txt", "Host: localhost\r\n");
    assert!(head.contains("content-length: 3\r\n") && head.ends_with("\r\n\r\n"), "{head}");
    assert!(preview.ask("POST", "/a.txt", "Host: localhost\r\n").starts_with("HTTP/1.1 405 "));
}

#[test]
fn a_player_of_audio_gets_the_part_it_asks_for() {
    let preview = Preview::of(&[("a.mp3", "0123456789"), ("B.M4A", "0123456789")]);
    let part = preview.ask("GET", "/a.mp3", "Host: localhost\r\nRange: bytes=2-4\r\n");
    assert!(part.starts_with("HTTP/1.1 206 ") && part.ends_with("\r\n\r\n234"), "{part}");
    assert!(
        part.contains("content-range: bytes 2-4/10\r\n") && part.contains("content-type: audio/mpeg\r\n"),
        "{part}"
    );
    let last = preview.ask("GET", "/B.M4A", "Host: localhost\r\nRange: bytes=-2\r\n");
    assert!(last.starts_with("HTTP/1.1 206 ") && last.contains("content-type: audio/mp4\r\n"), "{last}");
    assert!(last.contains("accept-ranges: bytes\r\n") && last.ends_with("\r\n\r\n89"), "{last}");
    let beyond = preview.ask("GET", "/a.mp3", "Host: localhost\r\nRange: bytes=10-\r\n");
    assert!(beyond.starts_with("HTTP/1.1 416 ") && beyond.contains("content-range: bytes */10\r\n"), "{beyond}");
}

#[test]
fn a_foreign_host_is_refused_everywhere() {
    let preview = Preview::of(&[("index.html", PAGE)]);
    for path in ["/", overlay::EVENTS, overlay::PROBLEMS, overlay::SCRIPT] {
        let answer = preview.ask("GET", path, "Host: evil.example\r\n");
        assert!(answer.starts_with("HTTP/1.1 403 ") && !answer.contains("Chào"), "{path}: {answer}");
    }
}

#[test]
fn a_service_worker_of_the_site_is_replaced_by_one_that_leaves() {
    let preview = Preview::of(&[("sw.js", "keep()")]);
    let worker = preview.ask("GET", "/sw.js", "Host: localhost\r\nService-Worker: script\r\n");
    assert!(worker.ends_with(overlay::WORKER_TEXT) && preview.get("/sw.js").ends_with("keep()"), "{worker}");
}

#[test]
fn browsers_hear_of_a_change_and_get_the_new_page() {
    let preview = Preview::of(&[("index.html", PAGE)]);
    let mut heard = preview.listen();
    let first: Value = serde_json::from_str(&heard.next().unwrap()).unwrap();
    let mark = first["site"].as_str().unwrap();
    assert!(preview.get("/").contains(&format!("data-site=\"{mark}\"")));
    preview.write("index.html", "<body>Mới</body>");
    assert!(heard.any(|marks| !marks.contains(&format!("\"site\":\"{mark}\""))));
    assert!(preview.get("/").contains("Mới"));
}

#[test]
fn a_new_folder_a_removal_and_a_rename_are_changes_too() {
    let preview = Preview::of(&[("index.html", PAGE)]);
    let content = preview.folder.path().join("content");
    preview.write("moi/index.html", PAGE);
    preview.wait_until(|preview| preview.get("/moi/").contains("Chào"));
    fs::rename(content.join("moi"), content.join("khac")).unwrap();
    preview.wait_until(|preview| preview.get("/khac/").contains("Chào"));
    assert!(preview.get("/moi/").starts_with("HTTP/1.1 404 "));
    fs::remove_dir_all(content.join("khac")).unwrap();
    preview.wait_until(|preview| preview.get("/khac/").starts_with("HTTP/1.1 404 "));
}

#[test]
fn a_watched_folder_may_come_later() {
    let preview = Preview::of(&[("index.html", PAGE)]);
    let themes = preview.folder.path().join("themes");
    fs::create_dir(&themes).unwrap();
    preview.wait_until(|_| true);
    fs::write(themes.join("theme.yaml"), "").unwrap();
    preview.wait_until(|_| true);
}

#[test]
fn a_watched_folder_may_be_exchanged_for_another() {
    let preview = Preview::of(&[("index.html", PAGE)]);
    let (content, other) = (preview.folder.path().join("content"), preview.folder.path().join("other"));
    write(&other, "index.html", "<body>Khác</body>");
    fs::rename(&content, preview.folder.path().join("former")).unwrap();
    fs::rename(&other, &content).unwrap();
    preview.wait_until(|preview| preview.get("/").contains("Khác"));
    preview.write("index.html", "<body>Lần ba</body>");
    preview.wait_until(|preview| preview.get("/").contains("Lần ba"));
}

#[test]
fn a_build_that_reads_its_files_is_no_change() {
    let preview = Preview::of(&[("index.html", PAGE)]);
    preview.get("/");
    assert!(preview.events.recv_timeout(Duration::from_millis(300)).is_err());
}

#[test]
fn a_failed_build_keeps_the_former_site_and_lists_its_problems_until_mended() {
    let preview = Preview::of(&[("index.html", PAGE), ("a.txt", "fine")]);
    let mut heard = preview.listen();
    let before: Value = serde_json::from_str(&heard.next().unwrap()).unwrap();
    preview.write("a.txt", "error");
    preview.wait_for(|event| matches!(event, PreviewEvent::Built { errors: 1, changed: 0 }).then_some(()));
    assert!(preview.get("/").contains("Chào") && preview.get("/a.txt").ends_with("fine"));
    let problems = preview.get(overlay::PROBLEMS);
    assert!(problems.contains("\"urgent\":true") && problems.contains("\"place\":\"a.txt:1:2\""), "{problems}");
    let failed: Value = serde_json::from_str(&heard.next().unwrap()).unwrap();
    assert_eq!(failed["site"], before["site"], "a page is not reloaded for problems");
    assert_ne!(failed["problems"], before["problems"]);

    preview.write("a.txt", "fine again");
    preview.wait_until(|preview| preview.get("/a.txt").ends_with("fine again"));
    let problems = preview.get(overlay::PROBLEMS);
    assert!(problems.contains("\"urgent\":false") && problems.contains("\"problems\":[]"), "{problems}");
}

#[test]
fn a_first_build_with_errors_is_a_page_that_lists_them_until_there_is_a_site() {
    let preview = Preview::of(&[("index.html", "error")]);
    let page = preview.get("/any/page/");
    assert!(page.starts_with("HTTP/1.1 503 "), "{page}");
    assert!(page.contains("error[wrong]: no &lt;good&gt;") && page.contains("index.html:1:2"), "{page}");
    preview.write("index.html", PAGE);
    preview.wait_until(|preview| preview.get("/").contains("Chào"));
}

#[test]
fn a_port_that_was_asked_for_and_is_taken_is_an_error() {
    let busy = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = busy.local_addr().unwrap().port();
    let options = PreviewOptions { port: Some(port), ..options() };
    let error = serve(&options, Built::default, drop).unwrap_err();
    assert!(matches!(error, ServeError::PortTaken { port: said } if said == port));
    assert!(error.sentences().vi.contains(&port.to_string()));
}

#[test]
fn a_build_that_panics_ends_the_preview_with_an_error() {
    let options = options();
    let ended = serve(&options, || std::panic::resume_unwind(Box::new(())), drop);
    assert!(matches!(ended, Err(ServeError::BuildDied)));
}
