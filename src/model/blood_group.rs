//! Blood groups, as people write them.

use unicode_normalization::UnicodeNormalization;

use super::choice::{exact_choice, not_a_choice};
use super::read::{Read, scalar};
use super::written::Written;
use crate::choices;
use crate::diagnostics::Problems;
use crate::text::fold::fold;
use crate::text::normal::is_accent;

choices! {
    /// A blood group of the ABO system, with its Rh(D) type or whatever that is.
    pub enum BloodGroup read by blood_groups {
        OPositive = "O+", "O Rh(D) dương (O+)";
        ONegative = "O-", "O Rh(D) âm (O−)";
        APositive = "A+", "A Rh(D) dương (A+)";
        ANegative = "A-", "A Rh(D) âm (A−)";
        BPositive = "B+", "B Rh(D) dương (B+)";
        BNegative = "B-", "B Rh(D) âm (B−)";
        AbPositive = "AB+", "AB Rh(D) dương (AB+)";
        AbNegative = "AB-", "AB Rh(D) âm (AB−)";
        O = "O", "O (Rh(D) dương và âm)";
        A = "A", "A (Rh(D) dương và âm)";
        B = "B", "B (Rh(D) dương và âm)";
        Ab = "AB", "AB (Rh(D) dương và âm)";
    }
}

impl BloodGroup {
    /// The groups of the ABO system, whatever the Rh(D) type: together they are every group.
    pub const ABO: [Self; 4] = [Self::O, Self::A, Self::B, Self::Ab];
    const POSITIVE: [Self; 4] = [Self::OPositive, Self::APositive, Self::BPositive, Self::AbPositive];
    const NEGATIVE: [Self; 4] = [Self::ONegative, Self::ANegative, Self::BNegative, Self::AbNegative];
}

/// Whether groups asked for are every group: none is named, or each of the ABO system.
pub fn is_every_group(groups: &[BloodGroup]) -> bool {
    groups.is_empty() || BloodGroup::ABO.iter().all(|group| groups.contains(group))
}

/// The groups that a text means: `O−`, `B Rh(D) âm`, `nhóm AB`, `O+, A+`, `mọi nhóm Rh âm`. A text in which one part is
/// not clear is refused whole, since a guess could ask the wrong donors to come.
fn blood_groups(written: &Written, problems: &mut Problems) -> Vec<BloodGroup> {
    let Some(text) = scalar(written, BloodGroup::SHAPE, problems) else { return Vec::new() };
    let groups = match exact_choice(text, BloodGroup::CHOICES).and_then(|index| BloodGroup::ALL.get(index)) {
        Some(group) => Some(vec![*group]),
        None => groups_in(text),
    };
    groups.unwrap_or_else(|| {
        problems.push(not_a_choice(written, text, BloodGroup::CHOICES));
        Vec::new()
    })
}

/// Words between two groups.
const BETWEEN: [&str; 5] = ["và", "hoặc", "hay", "and", "or"];
/// Folded words that say nothing about which group it is.
const SILENT: [&str; 7] = ["nhom", "mau", "blood", "group", "groups", "type", "loai"];
/// Folded words for every group.
const EVERY: [&str; 6] = ["moi", "tat ca", "tat ca cac", "cac", "all", "any"];

/// `None` where a part is anything but a group, or where it is not clear what the Rh(D) type belongs to: `A, B Rh âm`.
fn groups_in(text: &str) -> Option<Vec<BloodGroup>> {
    let spaced = with_plain_signs(text);
    let spaced = spaced.split_whitespace().map(|word| if BETWEEN.contains(&word) { ";" } else { word });
    let joined = spaced.collect::<Vec<_>>().join(" ");
    let parts = joined.split([',', ';', '/', '&']).map(str::trim).filter(|part| !part.is_empty());
    let mut all = Vec::new();
    let mut is_bare_before = false;
    for part in parts {
        let groups = one_part(part)?;
        let is_bare = groups.iter().all(|group| BloodGroup::ABO.contains(group));
        if is_bare_before && !is_bare && !part.ends_with(['+', '-']) {
            return None;
        }
        is_bare_before |= is_bare;
        all.extend_from_slice(groups);
    }
    all.sort();
    all.dedup();
    (!all.is_empty()).then_some(all)
}

/// The text in small letters, with every form of a plus or minus sign as `+` or `-`, and no full-width letters.
fn with_plain_signs(text: &str) -> String {
    let plain = |c: char| match c {
        '\u{2212}' | '\u{2010}'..='\u{2015}' | '\u{2796}' => '-',
        '\u{2795}' => '+',
        c => c,
    };
    text.nfkc().map(plain).flat_map(char::to_lowercase).collect()
}

/// The groups of one part: an ABO group, an ABO group with its Rh(D) type, or every group (of one type).
fn one_part(part: &str) -> Option<&'static [BloodGroup]> {
    let is_known = |c: char| c.is_alphanumeric() || c.is_whitespace() || is_accent(c) || "+-().:".contains(c);
    if !part.chars().all(is_known) {
        return None;
    }
    // A folded text has no signs, so they are put into words first.
    let folded = fold(&part.replace('+', " duong ").replace('-', " am "));
    let words: Vec<&str> = folded.split(' ').filter(|word| !SILENT.contains(word)).collect();
    let every = (1..=words.len().min(3)).rev().find(|count| EVERY.contains(&words[..*count].join(" ").as_str()));
    let (index, rest) = match every {
        Some(count) => (None, words[count..].concat()),
        None => {
            let names = [("ab", 3), ("a", 1), ("b", 2), ("o", 0), ("0", 0)];
            let first = words.first()?;
            let (name, index) = names.into_iter().find(|(name, _)| first.starts_with(name))?;
            (Some(index), words.concat().split_off(name.len()))
        }
    };
    let groups = match rest.as_str() {
        "" => &BloodGroup::ABO,
        rest => {
            ["", "rh", "rhd", "d", "rhesus", "rhesusd"].iter().find_map(|name| rh_type(rest.strip_prefix(name)?))?
        }
    };
    match index {
        Some(index) => groups.get(index..=index),
        None => Some(groups),
    }
}

/// The groups with an Rh(D) type, by its folded word.
fn rh_type(word: &str) -> Option<&'static [BloodGroup; 4]> {
    match word {
        "duong" | "duongtinh" | "positive" | "pos" => Some(&BloodGroup::POSITIVE),
        "am" | "amtinh" | "negative" | "neg" => Some(&BloodGroup::NEGATIVE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Span;
    use crate::model::written::Value;

    /// The canonical words of the groups read, or `?` where the text is refused.
    fn read(text: &str) -> String {
        let value = Value::Text { text: text.to_owned(), quoted: false };
        let mut problems = Problems::default();
        let groups = blood_groups(&Written { value, span: Span::whole("".into()) }, &mut problems);
        assert_eq!(groups.is_empty(), problems.has_errors(), "{text}");
        if groups.is_empty() {
            "?".into()
        } else {
            groups.iter().map(|group| group.name()).collect::<Vec<_>>().join(" ")
        }
    }

    /// Spellings of public appeals and of hospitals' lists, with the groups they ask for.
    const SPELLINGS: &str = "
        O+: O+ | O + | o+ | O(+) | O (+) | O＋ | Ｏ＋ | 0+ | O dương | O dương tính | O Rh+ | O Rh (+) | O Rh(D)+ | O Rh(D) dương
            | O RhD dương tính | ORh+ | nhóm máu O+ | Nhóm O Rh dương | O duong | O positive | O Rh D dương | O⁺
        O-: O- | O− | O – | O(-) | O (−) | O Rh- | O Rh(-) | O Rh âm | O Rh(D) âm | O âm tính | NHÓM MÁU O RH ÂM | O Rh (D) âm tính | O neg | 0−
        A+: A+ | A Rh(D) dương (A+) | máu A+ | A Dương
        A-: A- | A âm | A Rh(D)- | A Rh(D) âm (A−)
        B+: B+ | B dương tính
        B-: B Rh âm | B Rh âm tính | B—
        AB+: AB+ | AB Rh(D) dương | ab dương
        AB-: AB- | AB Rh(D) âm | AB Rh(D) âm (AB−) | nhóm AB Rh(-)
        O: O | nhóm O | Nhóm máu O | máu O | o | 0 | blood group O | O (Rh(D) dương và âm)
        A: A | nhóm A
        B: B | loại máu B
        AB: AB | nhóm AB | Nhóm máu AB | ab
        O A B AB: mọi nhóm | Mọi nhóm máu | tất cả các nhóm máu | các nhóm máu | Tất cả | all groups | O, A, B, AB | A/B/O/AB | A, B, AB và O
        O- A- B- AB-: mọi nhóm Rh âm | các nhóm máu Rh(D) âm | tất cả các nhóm Rh-
        O+ A+: O+, A+ | A+ và O+ | O+/A+ | nhóm máu O+ hoặc A+ | O+; A+ | O dương, A dương
        O A: nhóm O, nhóm A | O và A | O & A
        O- AB: O-, AB
        ?: Rh- | Rh âm | âm | dương | hiếm | nhóm hiếm | C | O Rh | A B | A+B | A-B | O+/- | O± | O, Rh- | A, B Rh âm | A B O | ABO | A1 | B3
            | O dương âm | O+ âm | A Rh(D) dương (A−) | AB âm hoặc dương | O? | không rõ | - | +
    ";

    #[test]
    fn what_people_write_is_the_group_they_mean() {
        let mut meaning = "";
        for line in SPELLINGS.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let spellings = match line.split_once(": ") {
                Some((groups, spellings)) => {
                    meaning = groups;
                    spellings
                }
                None => line,
            };
            for spelling in spellings.split('|').map(str::trim).filter(|spelling| !spelling.is_empty()) {
                assert_eq!(read(spelling), meaning, "{spelling}");
            }
        }
    }

    #[test]
    fn every_group_is_none_named_or_all_of_abo() {
        assert!(is_every_group(&[]) && is_every_group(&BloodGroup::ABO));
        assert!(!is_every_group(&BloodGroup::NEGATIVE) && !is_every_group(&BloodGroup::ABO[1..]));
    }
}
