//! "Did you mean": the candidates most similar to the typed text.

use super::Bilingual;
use crate::text::fold::fold;

/// Up to `most` candidates that are similar enough to `typed`, the most similar first, ties in the given order. They
/// are compared folded, so tone marks, case and apostrophes do not count.
pub fn nearest<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str>, most: usize) -> Vec<&'a str> {
    let wanted = fold(typed);
    let mut scored: Vec<(usize, &str)> = candidates
        .into_iter()
        .filter_map(|candidate| {
            let folded = fold(candidate);
            let distance = strsim::osa_distance(&wanted, &folded);
            let contained =
                wanted.len() >= 4 && (folded.contains(&wanted) || wanted.contains(&folded) && folded.len() >= 4);
            let limit = (wanted.chars().count() / 4).clamp(1, 3);
            (distance <= limit || contained).then_some((distance, candidate))
        })
        .collect();
    scored.sort_by_key(|(distance, _)| *distance);
    scored.dedup_by(|a, b| a.1 == b.1);
    scored.into_iter().take(most).map(|(_, candidate)| candidate).collect()
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
