//! Prints results, problems and failures. Only this module writes to the terminal.

use std::fmt::Display;
use std::io::{Error, IsTerminal, Result, Write};
use std::sync::OnceLock;

use super::{FINE, USAGE};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Problems, Sources, Speech, to_terminal};
use crate::pipeline::Built;

/// The first failure to write to the terminal. Lost output is reported once, at the end.
static UNWRITTEN: OnceLock<Error> = OnceLock::new();

fn note(written: Result<()>) {
    if let Err(error) = written {
        UNWRITTEN.get_or_init(|| error);
    }
}

/// Prints one or more lines to stdout.
pub fn print(text: impl Display) {
    note(writeln!(anstream::stdout(), "{text}"));
}

/// Prints one or more lines to stderr.
pub fn complain(text: impl Display) {
    note(writeln!(anstream::stderr(), "{text}"));
}

/// Prints a result to stdout. Returns the exit status [`FINE`].
pub fn result(words: &Bilingual, speech: Speech) -> u8 {
    print(words.in_(speech));
    FINE
}

/// Prints an error to stderr. Returns the exit status [`USAGE`].
pub fn failure(words: &Bilingual, speech: Speech) -> u8 {
    complain(format_args!("{}: {}", speech.choose("lỗi", "error"), words.in_(speech)));
    USAGE
}

/// Prints the result of a command, or the reason why it failed. Returns the exit status.
pub fn outcome(outcome: std::result::Result<Bilingual, Bilingual>, speech: Speech) -> u8 {
    match outcome {
        Ok(words) => result(&words, speech),
        Err(words) => failure(&words, speech),
    }
}

/// Prints problems in readable form to stderr.
pub fn problems(problems: &Problems, sources: &Sources, speech: Speech) {
    drawn_problems(&to_terminal(problems, sources, speech, std::io::stderr().is_terminal()));
}

/// Prints problems that are already in readable form to stderr.
pub fn drawn_problems(drawn: &str) {
    if !drawn.is_empty() {
        complain(drawn.trim_end());
    }
}

/// Prints how long each stage of a build took, and the files that took longest.
pub fn timings(built: &Built) {
    let stages = built.timings.iter().map(|(stage, time)| (*stage, time));
    let files = built.slowest.iter().map(|(path, time)| (path.as_str(), time));
    for (what, time) in stages.chain(files) {
        print(format_args!("{what}: {:.1} ms", time.as_secs_f64() * 1000.0));
    }
}

/// Shows progress in one line of the terminal; `None` clears the line. Prints nothing into a pipe.
pub fn progress(words: Option<&Bilingual>, speech: Speech) {
    if std::io::stderr().is_terminal() {
        let words = words.map_or("", |words| words.in_(speech));
        note(write!(anstream::stderr(), "\r\x1b[K{words}"));
    }
}

/// The exit status of the program: [`USAGE`] if some output could not be written.
pub fn finish(status: u8, speech: Speech) -> u8 {
    note(anstream::stdout().flush());
    let Some(error) = UNWRITTEN.get() else { return status };
    failure(
        &bilingual!("không ghi được hết kết quả ra màn hình: {error}", "the results could not all be written: {error}"),
        speech,
    )
}
