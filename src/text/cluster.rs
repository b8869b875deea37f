//! What a reader sees as one sign: a letter with all its marks.

use unicode_segmentation::UnicodeSegmentation;

use super::marked::{END, START};

/// The sign that puts the next consonant of Khmer below the one before it. Without one it is a stray mark.
const COENG: char = '\u{17D2}';

/// The text in pieces that are never parted: extended grapheme clusters ([Unicode Standard Annex 29]), and what Khmer
/// writes below a letter together with that letter.
///
/// [Unicode Standard Annex 29]: https://www.unicode.org/reports/tr29/#Grapheme_Cluster_Boundaries
pub fn clusters(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut length = 0;
        for cluster in rest.graphemes(true) {
            length += cluster.len();
            if !cluster.ends_with(COENG) {
                break;
            }
        }
        let (cluster, after) = rest.split_at(length);
        rest = after;
        (!cluster.is_empty()).then_some(cluster)
    })
}

/// Whole words up to a number of clusters, on one line, the last of them `…` where something was left out; of a single
/// word that is longer, what fits. The marks around words in the language of the page do not count and stay in pairs.
pub fn shortened(text: &str, most: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ");
    if fits(&line, most) {
        return line;
    }
    let room = most.saturating_sub(1);
    let (mut short, mut used) = (String::new(), 0);
    for word in words {
        let (gap, length) = (usize::from(used > 0), length(word));
        if used + gap + length > room {
            if used == 0 {
                short.extend(beginning(word, room));
            }
            break;
        }
        used += gap + length;
        short.extend((gap > 0).then_some(' '));
        short.push_str(word);
    }
    let begun = short.strip_suffix(START).map(|before| before.trim_end().len());
    short.truncate(begun.unwrap_or(short.len()));
    let is_open = short.rfind(START) > short.rfind(END);
    short.push('…');
    short.extend(is_open.then_some(END));
    short
}

/// The first clusters of a word with the marks among them.
fn beginning(word: &str, most: usize) -> impl Iterator<Item = &str> {
    let mut left = most;
    clusters(word).take_while(move |cluster| {
        let fits = is_mark(cluster) || left > 0;
        left = left.saturating_sub(usize::from(!is_mark(cluster)));
        fits
    })
}

/// Whether a text has so many clusters at most; of a longer one the rest is not looked at.
fn fits(text: &str, most: usize) -> bool {
    let alone = || text.chars().take_while(|c| stands_alone(*c)).filter(|c| !matches!(*c, START | END)).nth(most);
    let counted = || clusters(text).filter(|cluster| !is_mark(cluster)).nth(most);
    text.chars().nth(most).is_none() || (alone().is_none() && counted().is_none())
}

fn length(text: &str) -> usize {
    if text.chars().all(stands_alone) {
        return text.chars().filter(|c| !matches!(*c, START | END)).count();
    }
    clusters(text).filter(|cluster| !is_mark(cluster)).count()
}

/// Whether a character is a cluster of its own beside others of which this is true: Latin letters in one piece, digits,
/// the usual signs, and the marks. `\r` makes one cluster with `\n`.
fn stands_alone(c: char) -> bool {
    c != '\r' && matches!(c, ..'\u{300}' | '\u{1E00}'..='\u{1EFF}' | START | END)
}

fn is_mark(cluster: &str) -> bool {
    cluster.chars().all(|c| c == START || c == END)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::marked::{marked, unmarked};

    #[test]
    fn a_letter_is_never_parted_from_its_marks() {
        let letters = ["ê\u{306}", "Ư\u{306}", "ơ\u{306}", "e\u{302}\u{306}\u{301}", "ƀ"];
        assert_eq!(clusters(&letters.concat()).collect::<Vec<_>>(), letters);
        for most in 1..8 {
            let short = shortened(&"ê\u{306}".repeat(8), most);
            assert_eq!(short, format!("{}…", "ê\u{306}".repeat(most - 1)));
        }
    }

    #[test]
    fn what_khmer_writes_below_a_letter_stays_with_it() {
        assert_eq!(clusters("ភាសាខ្មែរ").collect::<Vec<_>>(), ["ភា", "សា", "ខ្មែ", "រ"]);
        assert_eq!(shortened("ភាសាខ្មែរ", 3), "ភាសា…");
        assert_eq!(shortened("ភាសាខ្មែរ", 4), "ភាសាខ្មែរ");
    }

    #[test]
    fn whole_words_stay_and_one_that_is_too_long_is_cut() {
        assert_eq!(shortened("Hiến  máu\ntình nguyện", 21), "Hiến máu tình nguyện");
        assert_eq!(shortened("Hiến máu tình nguyện", 19), "Hiến máu tình…");
        assert_eq!(shortened("Hiến máu", 8), "Hiến máu");
        assert_eq!(shortened("Hiến máu", 7), "Hiến…");
        assert_eq!(shortened("nghiêng", 4), "ngh…");
        assert_eq!(shortened("", 4), "");
    }

    #[test]
    fn marks_do_not_count_and_stay_in_pairs() {
        let words = format!("{} hai {}", marked("một"), marked("ba bốn"));
        assert_eq!(shortened(&words, 14), words);
        assert_eq!(shortened(&words, 11), format!("{} hai {}", marked("một"), marked("ba…")));
        assert_eq!(shortened(&words, 9), format!("{} hai…", marked("một")));
        assert_eq!(shortened(&marked("nghiêng"), 4), marked("ngh…"));
        assert_eq!(shortened(&marked("nghiêng"), 1), "…");
        assert_eq!(shortened(&marked(" một hai"), 4), marked("một…"), "a space before the first word");
    }

    proptest! {
        #[test]
        fn characters_that_stand_alone_are_clusters(text in "[\u{0}-\u{2FF}\u{1E00}-\u{1EFF}\u{FDD0}\u{FDD1}]{0,20}") {
            let text: String = text.chars().filter(|c| stands_alone(*c)).collect();
            prop_assert_eq!(clusters(&text).count(), text.chars().count());
        }

        #[test]
        fn nothing_is_longer_than_asked_for_and_pieces_lose_nothing(
            text in "([aêơ\u{306}\u{302}ខម\u{17D2}\u{17B6} ]|\\PC){0,40}", most in 1_usize..30
        ) {
            prop_assert_eq!(clusters(&text).collect::<String>(), text.as_str());
            let short = shortened(&marked(&text), most);
            prop_assert!(length(&short) <= most, "{short}");
            prop_assert_eq!(short.matches(START).count(), short.matches(END).count());
            prop_assert!(unmarked(&short).trim_end_matches('…').split_whitespace().count() <= most);
        }
    }
}
