//! The order of [`collation_key`] against ICU's own `vi` collation with numeric ordering.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;
use proptest::prelude::*;

use super::names::{letters, names};
use super::{CollationKey, collation_key};

const DIGITS_AND_SIGNS: &str = "0 1 2 9 - – , . ( ) ' ‘ ’ \" “ / & +";

fn vietnamese() -> CollatorBorrowed<'static> {
    let mut preferences = CollatorPreferences::from(locale!("vi"));
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    Collator::try_new(preferences, CollatorOptions::default()).expect("the collation is compiled in")
}

/// Asserts that wherever ICU distinguishes two texts, their keys are in the same order.
fn assert_same_order(icu: &CollatorBorrowed<'_>, left: &str, right: &str) {
    assert_keys_in_order(icu, (left, &collation_key(left)), (right, &collation_key(right)));
}

fn assert_keys_in_order(
    icu: &CollatorBorrowed<'_>,
    (left, left_key): (&str, &CollationKey),
    (right, right_key): (&str, &CollationKey),
) {
    let expected = icu.compare(left, right);
    if expected != Ordering::Equal {
        assert_eq!(left_key.cmp(right_key), expected, "{left:?} and {right:?}");
    }
}

#[test]
fn more_than_five_hundred_names_are_in_the_order_of_icu_each_before_each() {
    let names: BTreeSet<String> = names().into_iter().collect();
    assert!(names.len() >= 500, "{}", names.len());
    let mut keyed: Vec<(&str, CollationKey)> = names.iter().map(|name| (name.as_str(), collation_key(name))).collect();
    let icu = vietnamese();
    for (left, left_key) in &keyed {
        for (right, right_key) in &keyed {
            assert_keys_in_order(&icu, (left, left_key), (right, right_key));
        }
    }
    keyed.sort_by(|left, right| left.1.cmp(&right.1));
    let order: Vec<&str> = keyed.iter().map(|(name, _)| *name).collect();
    // A stable sort by ICU leaves an order that is already its own.
    let mut sorted_by_icu = order.clone();
    sorted_by_icu.sort_by(|left, right| icu.compare(left, right));
    assert_eq!(order, sorted_by_icu);
}

#[test]
fn every_letter_of_every_language_is_in_the_order_of_icu() {
    let icu = vietnamese();
    let letters = letters();
    for left in &letters {
        for right in &letters {
            assert_same_order(&icu, left, right);
            // Within a word the letters around it must not hide it.
            assert_same_order(&icu, &format!("k{left}n"), &format!("k{right}m"));
        }
    }
}

proptest! {
    #[test]
    fn any_spelling_is_in_the_order_of_icu(
        stem in spelling(3), left in spelling(4), right in spelling(4), capital: bool
    ) {
        let (mut left, right) = (format!("{stem}{left}"), format!("{stem}{right}"));
        if capital {
            left = left.to_uppercase();
        }
        assert_same_order(&vietnamese(), &left, &right);
    }
}

fn spelling(most: usize) -> impl Strategy<Value = String> {
    let small = letters().into_iter().filter(|letter| letter.to_lowercase() == *letter);
    let parts: Vec<String> = small.chain(DIGITS_AND_SIGNS.split_whitespace().chain([" "]).map(str::to_owned)).collect();
    prop::collection::vec(prop::sample::select(parts), 0..=most).prop_map(|parts| parts.concat())
}
