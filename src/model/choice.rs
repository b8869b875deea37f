//! Enumerated fields, which accept a fixed list of words in English and Vietnamese.

use super::field::{Choice, Shape};
use super::problems::UNKNOWN_CHOICE;
use super::read::scalar;
use super::written::Written;
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, spelling_of};
use crate::text::fold::fold;

/// The index of the chosen word, by name or label, compared folded.
pub fn choose(written: &Written, choices: &'static [Choice], problems: &mut Problems) -> Option<usize> {
    let text = scalar(written, Shape::OneOf(choices), problems)?;
    let found = chosen(text, choices);
    if found.is_none() {
        problems.push(not_a_choice(written, text, choices));
    }
    found
}

/// The indices of the chosen words. A text that is not a word of the list is read as several words with commas between.
pub fn choose_several(written: &Written, choices: &'static [Choice], problems: &mut Problems) -> Vec<usize> {
    let Some(text) = scalar(written, Shape::OneOf(choices), problems) else { return Vec::new() };
    let parts: Vec<&str> = match chosen(text, choices) {
        Some(_) => vec![text],
        None => text.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty()).collect(),
    };
    let mut found = Vec::new();
    for part in parts {
        match chosen(part, choices) {
            Some(index) => found.push(index),
            None => problems.push(not_a_choice(written, part, choices)),
        }
    }
    found
}

/// The index of the word that a text is: exactly, or apart from accents, case and punctuation.
pub fn chosen(text: &str, choices: &[Choice]) -> Option<usize> {
    exact_choice(text, choices).or_else(|| folded_choice(text, choices))
}

/// A text that is not in the list. Only another spelling of one word is offered as what was meant: a blood group, a
/// status or a level that is merely similar means something else.
pub fn not_a_choice(written: &Written, text: &str, choices: &'static [Choice]) -> Diagnostic {
    let meant = spelling_of(text, choices.iter().map(Choice::words));
    let message = bilingual!("không nhận giá trị `{text}`", "`{text}` is not accepted here");
    let accepted = choices.iter().map(|choice| match choice.label.contains(choice.name) {
        true => choice.label.to_owned(),
        false => format!("{} ({})", choice.label, choice.name),
    });
    let change = |meant: &str| bilingual!("đổi thành `{meant}`", "change it to `{meant}`");
    let otherwise = Bilingual::literal("chọn một từ trong danh sách", "choose a word of the list");
    let otherwise = begun_with(text, choices).unwrap_or(otherwise);
    let problem = written.refused(&UNKNOWN_CHOICE, text, message).accepted(accepted);
    // A word with a comma would be two in a list.
    let problem = match meant.filter(|meant| !meant.contains(',')) {
        Some(meant) => problem.edit(text, meant),
        None => problem,
    };
    problem.change_to(meant.as_slice(), change, otherwise)
}

/// The mend of a word of the list with more behind it: `Hoãn sang 25/4`, `Tạm hoãn (mưa)`.
fn begun_with(text: &str, choices: &[Choice]) -> Option<Bilingual> {
    let folded = fold(text);
    let begins = |word: &str| folded.starts_with(&format!("{} ", fold(word)));
    let choice = choices.iter().find(|choice| choice.words().any(|word| word.len() > 2 && begins(word)))?;
    let label = choice.label;
    Some(bilingual!(
        "chỉ ghi `{label}` ở đây; phần còn lại ghi vào trường của nó, như `Lý do` hoặc `Ngày cũ`",
        "write `{label}` alone here; the rest belongs into its own field, such as `Lý do` or `Ngày cũ`"
    ))
}

/// The choice that equals the text exactly. A minus sign or dash counts as a hyphen, so that `O−` is `O-`.
pub fn exact_choice(text: &str, choices: &[Choice]) -> Option<usize> {
    let plain = |word: &str| word.replace(['\u{2212}', '–'], "-").to_lowercase();
    let wanted = plain(text);
    choices.iter().position(|choice| choice.words().any(|word| plain(word) == wanted))
}

/// The single choice that equals the text apart from accents, case and punctuation; `None` where several do.
fn folded_choice(text: &str, choices: &[Choice]) -> Option<usize> {
    let wanted = fold(text);
    let is_alike = |choice: &Choice| choice.words().any(|word| fold(word) == wanted);
    let mut alike = choices.iter().enumerate().filter(|(_, choice)| is_alike(choice));
    match (alike.next(), alike.next()) {
        (Some((only, _)), None) => Some(only),
        _ => None,
    }
}
