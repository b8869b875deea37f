//! `completions SHELL`: what a shell needs to complete commands and options with Tab.

use clap_complete::{Shell, generate};

use super::{FINE, arguments, report};
use crate::diagnostics::Speech;

/// Prints the script of a shell. Where it shows what a command does, it is in the language of messages.
pub fn run(shell: Shell, speech: Speech) -> u8 {
    report::print(script(shell, speech).trim_end());
    FINE
}

fn script(shell: Shell, speech: Speech) -> String {
    let mut script = Vec::new();
    generate(shell, &mut arguments::command(speech), "giothong", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::ValueEnum;

    #[test]
    fn the_script_of_every_shell_knows_every_command_and_its_options() {
        for shell in Shell::value_variants() {
            let script = script(*shell, Speech::Vi);
            for command in arguments::command(Speech::Vi).get_subcommands() {
                let name = command.get_name();
                assert!(script.contains(name), "{shell}: {name}");
                for option in command.get_arguments().filter_map(|argument| argument.get_long()) {
                    // PowerShell and elvish write `--open`, fish `-l open`.
                    let is_there = [format!("--{option}"), format!("-l {option}")].iter().any(|it| script.contains(it));
                    assert!(is_there, "{shell}: {name} --{option}");
                }
            }
        }
    }

    #[test]
    fn what_a_shell_shows_beside_a_command_is_in_one_language() {
        let of = |speech| script(Shell::Zsh, speech);
        assert!(of(Speech::Vi).contains("kiểm tra mọi quy tắc") && !of(Speech::Vi).contains("checks every rule"));
        assert!(of(Speech::En).contains("checks every rule") && !of(Speech::En).contains("kiểm tra mọi quy tắc"));
    }
}
