//! "Did you mean": the candidates most similar to the typed text.

use super::Bilingual;
use crate::text::fold::{fold, letters};

/// The maximum number of slips in a word.
const SLIPS: usize = 2;

/// Up to `most` candidates of which `typed` is probably a misspelling, the most similar first, ties in the given order.
/// They are compared folded, so tone marks, case and apostrophes do not count. Word for word only a letter or two may
/// differ: `Huyện Lạ` is no misspelling of `Huyện Mẫu`, and what has another word in front is something else.
pub fn nearest<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str>, most: usize) -> Vec<&'a str> {
    let wanted = fold(typed);
    // Folding is what costs time where many names are compared, so those of another length are left out before it.
    let (count, most_slips) = (letters(&wanted), SLIPS * (wanted.matches(' ').count() + 1));
    let is_as_long = |candidate: &&str| letters(candidate).abs_diff(count) <= most_slips;
    let near = candidates.into_iter().filter(is_as_long);
    let near = near.filter_map(|candidate| Some((slips(&wanted, &fold(candidate))?, candidate)));
    let mut scored: Vec<(usize, &str)> = near.collect();
    scored.sort_by_key(|(slips, _)| *slips);
    scored.dedup_by(|a, b| a.1 == b.1);
    scored.into_iter().take(most).map(|(_, candidate)| candidate).collect()
}

/// The number of slips of the keyboard that make one folded text the other; `None` where they are more than slips.
fn slips(typed: &str, meant: &str) -> Option<usize> {
    let parts = |text: &'_ str| text.split([' ', '-', '_', '.', '/']).map(str::to_owned).collect::<Vec<String>>();
    let (typed_words, meant_words) = (parts(typed), parts(meant));
    if typed_words.len() != meant_words.len() {
        // A space too many or too few.
        return (typed_words.concat() == meant_words.concat()).then_some(1);
    }
    let mut all = 0;
    for (typed, meant) in typed_words.iter().zip(&meant_words) {
        let count = strsim::osa_distance(typed, meant);
        let lengths = (typed.chars().count(), meant.chars().count());
        let most = match lengths.0.max(lengths.1) {
            // A letter may be missing; another letter is another name.
            0..=2 => usize::from(lengths.0 != lengths.1),
            3..=7 => 1,
            _ => SLIPS,
        };
        let digits = |word: &str| word.chars().filter(char::is_ascii_digit).collect::<String>();
        if count > most || digits(typed) != digits(meant) {
            return None;
        }
        all += count;
    }
    Some(all)
}

/// The first spelling of the one choice that `typed` is a misspelling of: a letter or two differ, after folding, and no
/// other choice is nearly as similar. For lists in which a similar word means something else, such as blood groups.
pub fn spelling_of<'a, Words: IntoIterator<Item = &'a str>>(
    typed: &str,
    choices: impl IntoIterator<Item = Words>,
) -> Option<&'a str> {
    let wanted = fold(typed);
    let limit = match wanted.chars().count() {
        0..=3 => return None,
        4..=11 => 1,
        _ => 2,
    };
    let distance = |spelling: &str| strsim::osa_distance(&wanted, &fold(spelling));
    let near = choices.into_iter().filter_map(|spellings| {
        let spellings = spellings.into_iter().map(|spelling| (distance(spelling), spelling));
        spellings.min_by_key(|near| near.0).filter(|near| near.0 <= limit + 1)
    });
    match near.collect::<Vec<_>>().as_slice() {
        [(distance, spelling)] if *distance <= limit => Some(spelling),
        _ => None,
    }
}

/// "có phải ý bạn là `a` hoặc `b`?"; `None` without similar candidates.
pub fn one_of(near: &[&str]) -> Option<Bilingual> {
    let quoted: Vec<String> = near.iter().map(|name| format!("`{name}`")).collect();
    (!near.is_empty()).then(|| {
        let (vi, en) = (quoted.join(" hoặc "), quoted.join(" or "));
        crate::bilingual!("có phải ý bạn là {vi}?", "did you mean {en}?")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_swapped_letter_is_near_and_an_unrelated_word_is_not() {
        assert_eq!(nearest("wehn", ["when", "hours", "title"], 3), ["when"]);
        assert!(nearest("zzz", ["when", "hours"], 3).is_empty());
    }

    #[test]
    fn tone_marks_and_case_do_not_count() {
        assert_eq!(nearest("ia hdrai", ["Ia H'Drai", "Sa Thầy"], 1), ["Ia H'Drai"]);
    }
}
