//! What is said to somebody who has not said what they want, or said it wrongly.

use clap::ArgMatches;
use clap::error::{ContextKind, ErrorKind};

use super::{FINE, USAGE, arguments, report};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Speech};

/// Help for somebody who typed nothing but the program's name.
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
    report::print(words.in_(speech));
    FINE
}

pub fn help(options: &ArgMatches, speech: Speech) -> u8 {
    let mut program = arguments::command(speech);
    program.build();
    let Some(name) = options.get_one::<String>("command") else {
        report::print(program.render_help());
        return FINE;
    };
    match program.find_subcommand_mut(name) {
        Some(command) => {
            report::print(command.render_help());
            FINE
        }
        None => {
            report::failure(&bilingual!("không có lệnh `{name}`", "there is no command `{name}`"), speech);
            USAGE
        }
    }
}

/// Prints help where it was asked for; else says what is wrong with the call.
pub fn refuse(error: &clap::Error, speech: Speech) -> u8 {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        report::print(error.render());
        return FINE;
    }
    let named = |kind: ContextKind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let (what, value) = (named(ContextKind::InvalidArg), named(ContextKind::InvalidValue));
    let command = named(ContextKind::InvalidSubcommand);
    let message = match error.kind() {
        ErrorKind::InvalidSubcommand => bilingual!("không có lệnh `{command}`", "there is no command `{command}`"),
        ErrorKind::UnknownArgument => bilingual!("không có tùy chọn `{what}`", "there is no option `{what}`"),
        ErrorKind::InvalidValue if value.is_empty() => bilingual!("`{what}` cần một giá trị", "`{what}` needs a value"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let valid = named(ContextKind::ValidValue);
            let list = if valid.is_empty() { String::new() } else { format!(" ({valid})") };
            bilingual!("`{what}` không nhận giá trị `{value}`{list}", "`{what}` does not take `{value}`{list}")
        }
        ErrorKind::MissingRequiredArgument => bilingual!("lệnh còn thiếu {what}", "{what} is missing"),
        _ => Bilingual::new(error.to_string(), error.to_string()),
    };
    let word = Bilingual::literal("lỗi", "error");
    let help = Bilingual::literal("Xem `giothong --help`.", "See `giothong --help`.");
    report::complain(format_args!("{}: {}\n{}", word.in_(speech), message.in_(speech), help.in_(speech)));
    USAGE
}
