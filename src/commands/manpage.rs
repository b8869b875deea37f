//! `manpage [COMMAND]`: a page for `man`, of the program or of one command.

use std::io;

use clap::Command;
use clap_mangen::Man;

use super::{FINE, arguments, help, report};
use crate::bilingual;
use crate::diagnostics::Speech;

/// Prints the page in roff. It has no day, so that the same program prints the same page.
pub fn run(command: &[String], speech: Speech) -> u8 {
    let Some(command) = find(command, speech) else {
        return report::failure(&help::no_command(&command.join(" ")), speech);
    };
    match page(command) {
        Ok(page) => {
            report::print(page.trim_end());
            FINE
        }
        Err(error) => report::failure(&bilingual!("{error}", "{error}"), speech),
    }
}

/// The command of these words; without words, the program.
fn find(words: &[impl AsRef<str>], speech: Speech) -> Option<Command> {
    let mut program = arguments::command(speech);
    program.build();
    let found = words.iter().try_fold(&program, |command, word| command.find_subcommand(word.as_ref()));
    found.map(|command| command.clone().version(env!("CARGO_PKG_VERSION")))
}

fn page(command: Command) -> io::Result<String> {
    let mut page = Vec::new();
    Man::new(command).render(&mut page)?;
    Ok(String::from_utf8_lossy(&page).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: &[&str], speech: Speech) -> String {
        page(find(words, speech).expect("a command")).expect("a page")
    }

    #[test]
    fn the_page_of_the_program_names_every_command_and_that_of_a_command_every_option() {
        let whole = of(&[], Speech::En);
        assert!(whole.contains(".TH giothong 1") && whole.contains(".SH NAME") && whole.contains(".SH SYNOPSIS"));
        for command in arguments::command(Speech::En).get_subcommands() {
            let name = command.get_name();
            assert!(whole.contains(&format!("giothong\\-{}(1)", name.replace('-', "\\-"))), "{name}\n{whole}");
            let page = of(&[name], Speech::En);
            for option in command.get_arguments().filter_map(|argument| argument.get_long()) {
                assert!(page.contains(&format!("\\-\\-{}", option.replace('-', "\\-"))), "{name} --{option}\n{page}");
            }
        }
    }

    #[test]
    fn a_command_of_a_command_has_its_page_and_an_unknown_one_has_none() {
        assert!(of(&["translations", "stamp"], Speech::En).contains("marks translations as following"));
        assert!(find(&["translations", "check"], Speech::En).is_none() && find(&["chek"], Speech::En).is_none());
    }

    #[test]
    fn a_page_is_in_one_language() {
        let [vi, en] = [Speech::Vi, Speech::En].map(|speech| of(&["check"], speech));
        assert!(vi.contains("kiểm tra mọi quy tắc") && !vi.contains("checks every rule"));
        assert!(en.contains("checks every rule") && !en.contains("kiểm tra mọi quy tắc"));
    }
}
