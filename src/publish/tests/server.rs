//! A server that answers what it is told to, and writes down what it was asked.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread::{self, JoinHandle};

/// A request: what it began with, its headers in small letters, and its body.
#[derive(Debug)]
pub struct Asked {
    pub line: String,
    pub headers: BTreeMap<String, String>,
    pub body: Vec<u8>,
}

/// Answers one request after the other, each on a connection of its own; an empty answer breaks the connection.
pub fn server(answers: &[&str]) -> (String, JoinHandle<Vec<Asked>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
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

pub fn lines(asked: &[Asked]) -> Vec<&str> {
    asked.iter().map(|asked| asked.line.as_str()).collect()
}
