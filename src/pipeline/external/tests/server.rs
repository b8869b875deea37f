//! A server on this machine that answers as it is set up and remembers who asked for what.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What the server does with a request, by its first line: `HEAD /a`.
pub type Answers = fn(&str) -> String;

/// An answer that never comes.
pub const SILENCE: &str = "silence";
/// A good answer with more after it than anybody should read.
pub const ENDLESS: &str = "endless";

pub struct Server {
    pub origin: String,
    seen: Arc<Seen>,
}

#[derive(Default)]
struct Seen {
    requests: Mutex<Vec<String>>,
    /// Bytes of contents that were taken.
    sent: AtomicUsize,
    /// Requests without an answer yet.
    open: AtomicUsize,
    most_open: AtomicUsize,
}

impl Server {
    #[allow(clippy::disallowed_methods, reason = "the pipeline is a home of threads, and a server needs its own")]
    pub fn start(answers: Answers) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let origin = format!("http://{}", listener.local_addr().expect("an address"));
        let seen = Arc::new(Seen::default());
        let own = seen.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let (Ok(stream), seen) = (stream, own.clone()) else { continue };
                std::thread::spawn(move || seen.serve(stream, answers));
            }
        });
        Self { origin, seen }
    }

    /// The same machine by another name: another host.
    pub fn other_name(&self) -> String {
        self.origin.replace("127.0.0.1", "localhost")
    }

    /// The requests so far, as `HEAD /a`.
    pub fn lines(&self) -> Vec<String> {
        self.heads().iter().map(|head| head.split(" HTTP/").next().unwrap_or_default().to_owned()).collect()
    }

    /// The requests so far with their headers.
    pub fn heads(&self) -> Vec<String> {
        self.seen.requests.lock().expect("no panic among the requests").clone()
    }

    pub fn most_open(&self) -> usize {
        self.seen.most_open.load(Ordering::SeqCst)
    }

    pub fn sent(&self) -> usize {
        self.seen.sent.load(Ordering::SeqCst)
    }
}

impl Seen {
    fn serve(&self, mut stream: TcpStream, answers: Answers) {
        let open = self.open.fetch_add(1, Ordering::SeqCst) + 1;
        self.most_open.fetch_max(open, Ordering::SeqCst);
        let head = head_of(&mut stream);
        self.requests.lock().expect("no panic among the requests").push(head.clone());
        let line = head.split(" HTTP/").next().unwrap_or_default();
        // Long enough that two requests at once would meet.
        std::thread::sleep(Duration::from_millis(5));
        // The client knows that the answer is there sooner than this thread knows that it was sent.
        self.open.fetch_sub(1, Ordering::SeqCst);
        match answers(line).as_str() {
            // Until the other side has had enough.
            SILENCE => drop(stream.read(&mut [0])),
            ENDLESS => {
                let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n");
                while stream.write_all(&[b'a'; 4096]).is_ok() && self.sent.load(Ordering::SeqCst) < 100_000_000 {
                    self.sent.fetch_add(4096, Ordering::SeqCst);
                }
            }
            answer => drop(stream.write_all(answer.as_bytes())),
        }
        // A connection that is closed over unread bytes takes the answer with it.
        let _ = stream.shutdown(Shutdown::Write);
        let _ = std::io::copy(&mut stream, &mut std::io::sink());
    }
}

fn head_of(stream: &mut TcpStream) -> String {
    // The first byte of a TLS record that begins a connection (RFC 8446 §5.1): no text will come.
    const HANDSHAKE: u8 = 22;
    let mut head = Vec::new();
    let mut byte = [0];
    while head.first() != Some(&HANDSHAKE)
        && !head.ends_with(b"\r\n\r\n")
        && head.len() < 10_000
        && stream.read(&mut byte).is_ok_and(|read| read > 0)
    {
        head.push(byte[0]);
    }
    String::from_utf8_lossy(&head).into_owned()
}

/// A response without content.
pub fn status(status: u16) -> String {
    format!("HTTP/1.1 {status} X\r\nContent-Length: 0\r\n\r\n")
}

/// A response with a header.
pub fn with(code: u16, header: &str) -> String {
    format!("HTTP/1.1 {code} X\r\n{header}\r\nContent-Length: 0\r\n\r\n")
}
