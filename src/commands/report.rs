//! Prints results, problems and failures. Only this module and the line of `progress` write to the terminal.

use std::fmt::Display;
use std::io::{Error, IsTerminal, Result, Write};
use std::sync::OnceLock;

use super::{FINE, USAGE};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Problems, Sources, Speech, to_terminal};

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
    drawn_problems(&drawn(problems, sources, speech));
}

/// Problems in readable form for stderr.
pub fn drawn(problems: &Problems, sources: &Sources, speech: Speech) -> String {
    to_terminal(problems, sources, speech, std::io::stderr().is_terminal())
}

/// Prints problems that are already in readable form to stderr.
pub fn drawn_problems(drawn: &str) {
    if !drawn.is_empty() {
        complain(drawn.trim_end());
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

/// The lines that differ, each before and after. The change neither adds nor removes lines.
pub fn changed_lines(old: &str, new: &str) -> Vec<String> {
    let visible = |line: &str| line.trim_end().replace(char::is_control, " ");
    let pairs = (1..).zip(old.split('\n').zip(new.split('\n'))).filter(|(_, (old, new))| old != new);
    pairs.map(|(number, (old, new))| format!("{number:>5} - {}\n{:>5} + {}", visible(old), "", visible(new))).collect()
}

/// Whether the next line that is typed is a yes.
pub fn says_yes() -> bool {
    let mut answer = String::new();
    let read = std::io::stdin().read_line(&mut answer);
    read.is_ok() && matches!(answer.trim().to_lowercase().as_str(), "c" | "có" | "co" | "y" | "yes")
}
