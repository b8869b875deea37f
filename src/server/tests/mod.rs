//! The whole preview: a folder with changes, a build, and a browser that speaks HTTP.

mod changes;
mod form;
mod requests;

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

use super::*;
use crate::diagnostics::{Bilingual, Span};
use crate::problem;

/// The time limit of each step; a test that waits longer has failed.
const LONG: Duration = Duration::from_secs(5);
const PAGE: &str = "<html><body><h1>Chào</h1></body></html>";

fn door() -> Door {
    Door::open(Ipv4Addr::LOCALHOST.into(), Some(0)).unwrap()
}

fn options() -> PreviewOptions {
    PreviewOptions { base_path: "/".to_owned(), watch: Vec::new(), speech: Speech::En }
}

/// A running preview of a folder `content/`. Each file in it is a file of the site. A file with the text `error` is an
/// error of the content, one with `wrong` is found wrong when it is looked at, and one with `unmakeable` cannot be made.
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
        let preparer = Folder { content, known: BTreeMap::new() };
        let server = thread::spawn(move || {
            let runtime = runtime::Builder::new_current_thread().enable_all().build().map_err(ServeError::System)?;
            let stop = async move { drop(stopped.await) };
            runtime.block_on(serve_until(stop, door(), &options, preparer, move |event| drop(report.send(event))))
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

/// Reads again what is said to have been written.
struct Folder {
    content: PathBuf,
    known: BTreeMap<String, Arc<[u8]>>,
}

impl Preparer for Folder {
    type Site = BTreeMap<String, Arc<[u8]>>;

    fn prepare(&mut self, changes: Changes) -> (Report, Option<Self::Site>) {
        match changes {
            Changes::Any => self.known = read(&self.content, ""),
            Changes::Written(files) => self.known.extend(files.iter().map(|file| {
                let name = file.strip_prefix(&self.content).unwrap().to_str().unwrap();
                (name.to_owned(), fs::read(file).unwrap().into())
            })),
        }
        let report = report_of(&self.known, "error");
        let site = (!report.problems.has_errors()).then_some(self.known.clone());
        (report, site)
    }

    fn is_behind(&self) -> bool {
        self.known != read(&self.content, "")
    }

    fn audit(&self, site: &Self::Site, stops: &dyn Fn() -> bool) -> Option<Report> {
        (!stops()).then(|| report_of(site, "wrong"))
    }
}

impl MadeOnRequest for BTreeMap<String, Arc<[u8]>> {
    fn has(&self, path: &str) -> bool {
        self.contains_key(path)
    }

    fn file(&self, path: &str) -> Option<Arc<[u8]>> {
        self.get(path).filter(|bytes| &***bytes != b"unmakeable").cloned()
    }
}

/// An error at the file with this text, where there is one.
fn report_of(files: &BTreeMap<String, Arc<[u8]>>, text: &str) -> Report {
    let mut report = Report::default();
    if let Some((path, _)) = files.iter().find(|(_, bytes)| &***bytes == text.as_bytes()) {
        report.sources.insert(path.as_str().into(), text.into());
        let span = Span::new(path.as_str().into(), 1..2);
        report.problems.push(WRONG.at(span).message(Bilingual::literal("no <good>", "no <good>")));
    }
    report
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

/// A preparer that does not survive.
struct Doomed;

impl Preparer for Doomed {
    type Site = BTreeMap<String, Arc<[u8]>>;

    fn prepare(&mut self, _: Changes) -> (Report, Option<Self::Site>) {
        std::panic::resume_unwind(Box::new(()))
    }

    fn is_behind(&self) -> bool {
        false
    }

    fn audit(&self, _: &Self::Site, _: &dyn Fn() -> bool) -> Option<Report> {
        None
    }
}

#[test]
fn a_port_that_was_asked_for_and_is_taken_is_an_error() {
    let busy = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = busy.local_addr().unwrap().port();
    let error = Door::open(Ipv4Addr::LOCALHOST.into(), Some(port)).unwrap_err();
    assert!(matches!(error, ServeError::PortTaken { port: said } if said == port));
    assert!(error.sentences().vi.contains(&port.to_string()));
}

#[test]
fn a_build_that_panics_ends_the_preview_with_an_error() {
    assert!(matches!(serve(door(), &options(), Doomed, drop), Err(ServeError::BuildDied)));
}
