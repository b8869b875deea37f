//! Problems and failures to the screen: the one place that writes to it.

use std::fmt::Display;
use std::io::{Error, IsTerminal, Result, Write};
use std::sync::OnceLock;

use super::USAGE;
use crate::bilingual;
use crate::diagnostics::{Bilingual, Problems, Sources, Speech, to_json, to_terminal};

/// The first failure to write to the screen. What is lost is told once, at the end.
static UNWRITTEN: OnceLock<Error> = OnceLock::new();

fn note(written: Result<()>) {
    if let Err(error) = written {
        UNWRITTEN.get_or_init(|| error);
    }
}

/// A line or several to stdout.
pub fn print(text: impl Display) {
    note(writeln!(anstream::stdout(), "{text}"));
}

/// A line or several to stderr.
pub fn complain(text: impl Display) {
    note(writeln!(anstream::stderr(), "{text}"));
}

/// The exit status of the program, which is [`USAGE`] where a reader did not get all of it.
pub fn finish(status: u8, speech: Speech) -> u8 {
    note(anstream::stdout().flush());
    let Some(error) = UNWRITTEN.get() else { return status };
    failure(
        &bilingual!("không ghi được hết kết quả ra màn hình: {error}", "the results could not all be written: {error}"),
        speech,
    );
    USAGE
}

/// Problems as people read them, to stderr.
pub fn human(problems: &Problems, sources: &Sources, speech: Speech) {
    let drawn = to_terminal(problems, sources, speech, std::io::stderr().is_terminal());
    if !drawn.is_empty() {
        complain(drawn.trim_end());
    }
}

/// Problems as JSON, to stdout.
pub fn json(problems: &Problems, sources: &Sources, speech: Speech) {
    print(format_args!("{:#}", to_json(problems, sources, speech)));
}

/// Problems as annotations of GitHub Actions ("workflow commands"), to stdout.
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
        print(format_args!("::{word} file={file},line={line},col={column},title={code}::{cell}{message}"));
    }
}

/// How many addresses were asked for: one line of a terminal, gone when all were. Nothing in a pipe.
pub fn progress(done: usize, total: usize, speech: Speech) {
    if !std::io::stderr().is_terminal() {
        return;
    }
    let words = bilingual!(
        "đã hỏi {done}/{total} địa chỉ ngoài trang",
        "asked for {done} of {total} addresses outside the site"
    );
    match done < total {
        true => overwrite(words.in_(speech)),
        false => overwrite(""),
    }
}

/// How many moments were looked at: one line of a terminal, gone with 0. Nothing in a pipe.
pub fn looks(looks: usize, speech: Speech) {
    if !std::io::stderr().is_terminal() {
        return;
    }
    let words = bilingual!("đã xem {looks} thời điểm", "looked at {looks} moments");
    match looks > 0 {
        true => overwrite(words.in_(speech)),
        false => overwrite(""),
    }
}

/// Puts words in the place of the line that the cursor stands in.
fn overwrite(words: &str) {
    note(write!(anstream::stderr(), "\r\x1b[K{words}"));
}

/// A result, to stdout.
pub fn result(words: &Bilingual, speech: Speech) {
    print(words.in_(speech));
}

/// Something in the way that is not the content, to stderr.
pub fn failure(words: &Bilingual, speech: Speech) {
    let word = Bilingual::literal("lỗi", "error");
    complain(format_args!("{}: {}", word.in_(speech), words.in_(speech)));
}

fn escaped(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    escaped(text).replace(':', "%3A").replace(',', "%2C")
}
