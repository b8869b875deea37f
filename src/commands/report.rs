//! Problems and failures to the screen: the one place that writes to it.

use std::fmt::Display;
use std::io::{Error, IsTerminal, Result, Write};
use std::sync::OnceLock;

use super::{FINE, USAGE};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Problems, Sources, Speech, to_terminal};

/// The first failure to write to the screen. What is lost is reported once, at the end.
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

/// A result, to stdout. The exit status is [`FINE`].
pub fn result(words: &Bilingual, speech: Speech) -> u8 {
    print(words.in_(speech));
    FINE
}

/// Something in the way, to stderr. The exit status is [`USAGE`] unless it is the content.
pub fn failure(words: &Bilingual, speech: Speech) -> u8 {
    complain(format_args!("{}: {}", speech.choose("lỗi", "error"), words.in_(speech)));
    USAGE
}

/// What a command did, or why it did not.
pub fn outcome(outcome: std::result::Result<Bilingual, Bilingual>, speech: Speech) -> u8 {
    match outcome {
        Ok(words) => result(&words, speech),
        Err(words) => failure(&words, speech),
    }
}

/// Problems as people read them, to stderr.
pub fn problems(problems: &Problems, sources: &Sources, speech: Speech) {
    let drawn = to_terminal(problems, sources, speech, std::io::stderr().is_terminal());
    if !drawn.is_empty() {
        complain(drawn.trim_end());
    }
}

/// How far something is: one line of a terminal, gone with `None`. Nothing in a pipe.
pub fn progress(words: Option<&Bilingual>, speech: Speech) {
    if std::io::stderr().is_terminal() {
        let words = words.map_or("", |words| words.in_(speech));
        note(write!(anstream::stderr(), "\r\x1b[K{words}"));
    }
}

/// The exit status of the program, which is [`USAGE`] where a reader did not get all of it.
pub fn finish(status: u8, speech: Speech) -> u8 {
    note(anstream::stdout().flush());
    let Some(error) = UNWRITTEN.get() else { return status };
    failure(
        &bilingual!("không ghi được hết kết quả ra màn hình: {error}", "the results could not all be written: {error}"),
        speech,
    )
}
