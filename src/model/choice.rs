//! Enumerated fields, which accept a fixed list of words in English and Vietnamese.

use super::field::{Choice, Shape};
use super::problems::UNKNOWN_CHOICE;
use super::read::scalar;
use super::written::Written;
use crate::bilingual;
use crate::diagnostics::{Bilingual, Problems, nearest};
use crate::text::fold::fold;

/// The index of the chosen word, by name or label, compared folded.
pub fn choose(written: &Written, choices: &'static [Choice], problems: &mut Problems) -> Option<usize> {
    let text = scalar(written, Shape::OneOf(choices), problems)?;
    let found = exact_choice(text, choices).or_else(|| folded_choice(text, choices));
    if found.is_none() {
        let near = nearest(text, choices.iter().flat_map(|choice| [choice.name, choice.label]), 1);
        let message = bilingual!("không nhận giá trị `{text}`", "`{text}` is not accepted here");
        let accepted = choices.iter().map(|choice| format!("{} ({})", choice.name, choice.label));
        let change = |meant: &str| bilingual!("đổi thành `{meant}`", "change it to `{meant}`");
        let otherwise = Bilingual::literal("chọn một từ trong danh sách", "choose a word of the list");
        let problem = written.refused(&UNKNOWN_CHOICE, text, message).accepted(accepted);
        problems.push(problem.change_to(&near, change, otherwise));
    }
    found
}

/// The choice that equals the text exactly. A minus sign or dash counts as a hyphen, so that `O−` is `O-`.
fn exact_choice(text: &str, choices: &[Choice]) -> Option<usize> {
    let plain = |word: &str| word.replace(['\u{2212}', '–'], "-").to_lowercase();
    let wanted = plain(text);
    choices.iter().position(|choice| plain(choice.name) == wanted || plain(choice.label) == wanted)
}

/// The single choice that equals the text apart from accents, case and punctuation; `None` where several do.
fn folded_choice(text: &str, choices: &[Choice]) -> Option<usize> {
    let wanted = fold(text);
    let mut alike = (0..choices.len()).filter(|&i| fold(choices[i].name) == wanted || fold(choices[i].label) == wanted);
    match (alike.next(), alike.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    }
}
