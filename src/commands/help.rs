//! Commands about the program itself: its help, its problems, and the schema of the content.

use std::error::Error;

use clap::error::{ContextKind, ErrorKind};

use super::{FINE, USAGE, arguments, report};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Problem, Speech, nearest, one_of};
use crate::model::schema::{self, Subject};
use crate::pipeline::every_problem;

/// Help for a call without arguments.
pub fn introduce(speech: Speech) -> u8 {
    let words = Bilingual::literal(
        "Giọt Hồng dựng trang thông tin hiến máu từ một thư mục nội dung.\n\n\
         Ở đây chưa có trang nào (không thấy content/site.yaml).\n\n  \
         giothong init THƯ-MỤC            tạo một trang mới\n  \
         giothong --site THƯ-MỤC serve    xem trước một trang đã có\n  \
         giothong --help                  mọi lệnh và tùy chọn",
        "Giọt Hồng builds a blood-donation website from a folder of content.\n\n\
         There is no site here (no content/site.yaml).\n\n  \
         giothong init FOLDER             make a new site\n  \
         giothong --site FOLDER serve     preview a site\n  \
         giothong --help                  every command and option",
    );
    report::result(&words, speech)
}

/// `help [COMMAND]`: the same help as `--help` of the program or of one command.
pub fn help(command: Option<&str>, speech: Speech) -> u8 {
    let mut program = arguments::command(speech);
    program.build();
    let help = match command {
        None => program.render_help(),
        Some(name) => match program.find_subcommand_mut(name) {
            Some(command) => command.render_help(),
            None => return report::failure(&no_command(name), speech),
        },
    };
    report::print(help);
    FINE
}

/// The message that there is no command of this name.
pub fn no_command(name: &str) -> Bilingual {
    bilingual!("không có lệnh `{name}`", "there is no command `{name}`")
}

/// Prints help where it was asked for; otherwise reports the error in the call.
pub fn refuse(error: &clap::Error, speech: Speech) -> u8 {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        report::print(error.render());
        return FINE;
    }
    let named = |kind: ContextKind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let (what, value) = (named(ContextKind::InvalidArg), named(ContextKind::InvalidValue));
    let message = match error.kind() {
        ErrorKind::InvalidSubcommand => no_command(&named(ContextKind::InvalidSubcommand)),
        ErrorKind::UnknownArgument => bilingual!("không có tùy chọn `{what}`", "there is no option `{what}`"),
        ErrorKind::InvalidValue if value.is_empty() => bilingual!("`{what}` cần một giá trị", "`{what}` needs a value"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            // A parser of values that has no fixed list gives its words or examples as the error.
            let examples = || error.source().map(ToString::to_string).unwrap_or_default();
            let valid = Some(named(ContextKind::ValidValue)).filter(|valid| !valid.is_empty()).unwrap_or_else(examples);
            let list = if valid.is_empty() { String::new() } else { format!(" ({valid})") };
            bilingual!("`{what}` không nhận giá trị `{value}`{list}", "`{what}` does not take `{value}`{list}")
        }
        ErrorKind::MissingRequiredArgument => bilingual!("lệnh còn thiếu {what}", "{what} is missing"),
        _ => bilingual!("{error}", "{error}"),
    };
    report::failure(&message, speech);
    report::complain(speech.choose("Xem `giothong --help`.", "See `giothong --help`."));
    USAGE
}

/// `explain [CODE]`: the meaning of a problem, its reason and how to fix it; without a code, a list of all problems.
pub fn explain(code: Option<&str>, speech: Speech) -> u8 {
    let problems = every_problem();
    let Some(code) = code else {
        for problem in problems {
            let about = problem.about();
            let about = about.in_(speech);
            let first_sentence = about.split_inclusive(". ").next().unwrap_or(about).trim();
            report::print(format_args!("{:<22} {first_sentence}", problem.code));
        }
        return FINE;
    };
    let Some(problem) = problems.iter().find(|problem| problem.code == code) else {
        return unknown_code(code, speech);
    };
    report::print(explanation(problem, speech));
    FINE
}

/// Reports that no problem has the code, with a suggestion.
pub fn unknown_code(code: &str, speech: Speech) -> u8 {
    let near = nearest(code, every_problem().iter().map(|problem| problem.code), 3);
    let Bilingual { vi, en } = one_of(&near)
        .unwrap_or(Bilingual::literal("`giothong explain` liệt kê mọi mã", "`giothong explain` lists every code"));
    report::failure(&bilingual!("không có mã `{code}`; {vi}", "there is no code `{code}`; {en}"), speech)
}

fn explanation(problem: &Problem, speech: Speech) -> String {
    let [wrong, right] = problem.examples();
    let indented = |lines: &str| lines.lines().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n");
    format!(
        "{}[{}]\n\n{}\n\n{}:\n{}\n\n{}:\n{}",
        problem.severity.word().in_(speech),
        problem.code,
        problem.about().in_(speech),
        speech.choose("Sai", "Wrong"),
        indented(&wrong),
        speech.choose("Đúng", "Right"),
        indented(&right),
    )
}

/// `schema [KIND]`: JSON Schema of one kind of content or of all, for editors.
pub fn schema(kind: Option<Subject>, keys: Speech) -> u8 {
    report::print(format_args!("{:#}", schema::schema(kind, keys)));
    FINE
}
