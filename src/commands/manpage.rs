//! `manpage [COMMAND]`: a page for `man`, of the program or of one command.

use std::io;

use clap::Command;
use clap_mangen::Man;

use super::{FINE, arguments, help, report};
use crate::diagnostics::Speech;

/// Prints the page in roff. It has no day, so that the same program prints the same page.
pub fn run(command: Option<&str>, speech: Speech) -> u8 {
    let mut program = arguments::command(speech);
    program.build();
    let page = match command {
        None => page(program),
        Some(name) => match program.find_subcommand(name) {
            Some(command) => page(command.clone().version(env!("CARGO_PKG_VERSION"))),
            None => return report::failure(&help::no_command(name), speech),
        },
    };
    match page {
        Ok(page) => {
            report::print(page.trim_end());
            FINE
        }
        Err(error) => report::failure(&crate::bilingual!("{error}", "{error}"), speech),
    }
}

fn page(command: Command) -> io::Result<String> {
    let mut page = Vec::new();
    Man::new(command).render(&mut page)?;
    Ok(String::from_utf8_lossy(&page).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: Option<&str>, speech: Speech) -> String {
        let mut program = arguments::command(speech);
        program.build();
        let command = name.map_or(Some(&program), |name| program.find_subcommand(name));
        page(command.expect("a command").clone()).expect("a page")
    }

    #[test]
    fn the_page_of_the_program_names_every_command_and_that_of_a_command_every_option() {
        let whole = of(None, Speech::En);
        assert!(whole.contains(".TH giothong 1") && whole.contains(".SH NAME") && whole.contains(".SH SYNOPSIS"));
        for command in arguments::command(Speech::En).get_subcommands() {
            let name = command.get_name();
            assert!(whole.contains(&format!("giothong\\-{}(1)", name.replace('-', "\\-"))), "{name}\n{whole}");
            let page = of(Some(name), Speech::En);
            for option in command.get_arguments().filter_map(|argument| argument.get_long()) {
                assert!(page.contains(&format!("\\-\\-{}", option.replace('-', "\\-"))), "{name} --{option}\n{page}");
            }
        }
    }

    #[test]
    fn a_page_is_in_one_language() {
        let [vi, en] = [Speech::Vi, Speech::En].map(|speech| of(Some("check"), speech));
        assert!(vi.contains("kiểm tra mọi quy tắc") && !vi.contains("checks every rule"));
        assert!(en.contains("checks every rule") && !en.contains("kiểm tra mọi quy tắc"));
    }
}
