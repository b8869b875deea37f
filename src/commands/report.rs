//! Problems and failures to the screen.

use std::io::IsTerminal;

use anstream::{eprint, eprintln, println};

use crate::both;
use crate::diagnostics::{Bilingual, Problems, Sources, Speech, to_json, to_terminal};

/// Problems as people read them, to stderr.
#[expect(clippy::disallowed_macros, reason = "commands/ is the home of printing")]
pub fn human(problems: &Problems, sources: &Sources, speech: Speech) {
    let drawn = to_terminal(problems, sources, speech, std::io::stderr().is_terminal());
    if !drawn.is_empty() {
        eprintln!("{}", drawn.trim_end());
    }
}

/// Problems as JSON, to stdout.
#[expect(clippy::disallowed_macros, reason = "commands/ is the home of printing")]
pub fn json(problems: &Problems, sources: &Sources, speech: Speech) {
    println!("{:#}", to_json(problems, sources, speech));
}

/// Problems as annotations of GitHub Actions ("workflow commands"), to stdout.
#[expect(clippy::disallowed_macros, reason = "commands/ is the home of printing")]
pub fn github(problems: &Problems, sources: &Sources, speech: Speech) {
    for problem in &problems.0 {
        let word = match problem.severity().name() {
            "note" => "notice",
            word => word,
        };
        let position = sources.position(&problem.span);
        let (file, line, column) = (property(&problem.span.file), position.line, position.column);
        let (code, message) = (problem.problem.code, escaped(problem.message.in_(speech)));
        let cell = match (position.sheet, position.cell) {
            (Some(sheet), Some(cell)) => escaped(&format!("{sheet}!{cell}: ")),
            (None, Some(cell)) => format!("{cell}: "),
            _ => String::new(),
        };
        println!("::{word} file={file},line={line},col={column},title={code}::{cell}{message}");
    }
}

/// How many addresses were asked for: one line of a terminal, gone when all were. Nothing in a pipe.
#[expect(clippy::disallowed_macros, reason = "commands/ is the home of printing")]
pub fn progress(done: usize, total: usize, speech: Speech) {
    if !std::io::stderr().is_terminal() {
        return;
    }
    let words =
        both!("đã hỏi {done}/{total} địa chỉ ngoài trang", "asked for {done} of {total} addresses outside the site");
    match done < total {
        true => eprint!("\r\x1b[K{}", words.in_(speech)),
        false => eprint!("\r\x1b[K"),
    }
}

/// How many moments were looked at: one line of a terminal, gone with 0. Nothing in a pipe.
#[expect(clippy::disallowed_macros, reason = "commands/ is the home of printing")]
pub fn looks(looks: usize, speech: Speech) {
    if !std::io::stderr().is_terminal() {
        return;
    }
    let words = both!("đã xem {looks} thời điểm", "looked at {looks} moments");
    match looks > 0 {
        true => eprint!("\r\x1b[K{}", words.in_(speech)),
        false => eprint!("\r\x1b[K"),
    }
}

/// A result, to stdout.
#[expect(clippy::disallowed_macros, reason = "commands/ is the home of printing")]
pub fn result(words: &Bilingual, speech: Speech) {
    println!("{}", words.in_(speech));
}

/// Something in the way that is not the content, to stderr.
#[expect(clippy::disallowed_macros, reason = "commands/ is the home of printing")]
pub fn failure(words: &Bilingual, speech: Speech) {
    let word = Bilingual::literal("lỗi", "error");
    eprintln!("{}: {}", word.in_(speech), words.in_(speech));
}

fn escaped(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    escaped(text).replace(':', "%3A").replace(',', "%2C")
}
