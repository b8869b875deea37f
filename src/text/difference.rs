//! How two names that make one address differ.

use super::cluster::clusters;
use super::fold::fold;
use super::normal::canonical;

/// The letters in which two names with one slug differ, first name first: `é` and `ẻ` of *ảnh bé* and *ảnh bẻ*. Each
/// pair once, in order. Empty where they differ in capitals, spaces and signs alone, or are the same, or where they do
/// not have the same letters in the same order.
pub fn marks(one: &str, other: &str) -> Vec<(String, String)> {
    let (one, other) = (letters(one), letters(other));
    let is_alike = one.iter().map(|(_, folded)| folded).eq(other.iter().map(|(_, folded)| folded));
    let mut pairs = Vec::new();
    for ((a, _), (b, _)) in one.into_iter().zip(other).filter(|_| is_alike) {
        let pair = (a, b);
        if pair.0.to_lowercase() != pair.1.to_lowercase() && !pairs.contains(&pair) {
            pairs.push(pair);
        }
    }
    pairs
}

/// The pairs as people read them: `é ↔ ẻ, ô ↔ ố`.
pub fn written(pairs: &[(String, String)]) -> String {
    pairs.iter().map(|(one, other)| format!("{one} ↔ {other}")).collect::<Vec<_>>().join(", ")
}

/// Each letter and digit as it is written and as it is folded.
fn letters(text: &str) -> Vec<(String, String)> {
    let text = canonical(text);
    let folded = clusters(&text).map(|cluster| (cluster.to_owned(), fold(cluster)));
    folded.filter(|(_, folded)| !folded.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tone_marks_that_differ_are_reported() {
        for (one, other, reported) in [
            ("ảnh bé.jpg", "ảnh bẻ.jpg", "é ↔ ẻ"),
            ("Trường Đô Lương", "truong do luong", "ư ↔ u, ờ ↔ o, Đ ↔ d, ô ↔ o, ơ ↔ o"),
            ("Čư\u{306} Mgar", "Cư M’gar", "Č ↔ C, ư\u{306} ↔ ư"),
            ("e\u{306}\u{302}", "ê", "ê\u{306} ↔ ê"),
            ("Ƀuôn Hồ", "Buôn Hô", "Ƀ ↔ B, ồ ↔ ô"),
            ("xã xa xã", "xa xã xã", "ã ↔ a, a ↔ ã"),
        ] {
            assert_eq!(written(&marks(one, other)), reported);
        }
    }

    #[test]
    fn capitals_spaces_signs_and_forms_of_one_letter_are_no_difference() {
        for (one, other) in [
            ("Kế hoạch", "ke\u{302}\u{301} hoạch"),
            ("Kế hoạch", "KẾ-HOẠCH."),
            ("Ia H'Drai", "Ia H’Drai"),
            ("ảnh", "bé"),
            ("", ""),
        ] {
            assert_eq!(marks(one, other), [], "{one} and {other}");
        }
    }
}
