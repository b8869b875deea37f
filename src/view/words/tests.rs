use std::collections::BTreeSet;

use super::*;
use crate::dates::period::{YearMonth, weekday_en, weekday_vi};
use crate::model::drive::Status;
use crate::model::kind::Kind;
use crate::schedule::EffectiveStatus;

fn all() -> impl Iterator<Item = &'static Phrase> {
    ALL.into_iter().flatten()
}

#[test]
fn every_word_has_a_name_of_its_own_that_says_what_it_is() {
    let names: BTreeSet<&str> = all().map(|word| word.name).collect();
    assert_eq!(names.len(), all().count());
    for name in names {
        assert!(name.strip_prefix("say_").is_some_and(|rest| !rest.is_empty()), "{name}");
        assert_eq!(find(name).map(|word| word.name), Some(name));
    }
    assert_eq!(find("say_nothing"), None);
}

#[test]
fn every_constant_of_the_words_is_in_the_list() {
    let sources =
        [include_str!("mod.rs"), include_str!("kinds.rs"), include_str!("states.rs"), include_str!("times.rs")];
    let written = sources.iter().flat_map(|source| source.lines()).filter_map(|line| {
        let (constant, rest) = line.trim().split_once(" \"say_")?;
        Some((constant, rest.split_once("\":")?.0))
    });
    let written: Vec<(&str, &str)> = written.collect();
    for (constant, name) in &written {
        assert_eq!(constant.to_lowercase(), *name);
        assert!(find(&format!("say_{name}")).is_some(), "{name}");
    }
    assert_eq!(written.len(), all().count());
}

#[test]
fn both_languages_put_the_same_values() {
    for word in all() {
        assert!(!word.vi.is_empty() && !word.en.is_empty(), "{}", word.name);
        assert_eq!(values(word.vi), values(word.en), "{}", word.name);
    }
}

#[test]
fn the_words_of_states_and_kinds_are_those_of_the_model() {
    for status in Status::ALL {
        let own = EffectiveStatus::ALL.into_iter().find(|effective_status| effective_status.name() == status.name());
        assert_eq!(own.map(|effective_status| super::effective_status(effective_status).vi), Some(status.label()));
    }
    for each in Kind::ALL {
        assert_eq!(kind(each).vi, each.facts().label);
    }
}

#[test]
fn weekdays_and_months_are_those_that_dates_are_printed_with() {
    for number in 0..7 {
        let day = chrono::Weekday::try_from(number).unwrap();
        assert_eq!((weekday(day).vi, weekday(day).en), (weekday_vi(day), weekday_en(day)));
    }
    for number in 1..=12 {
        let of = YearMonth::new(2023, number).unwrap();
        let printed = crate::dates::period::Partial::Month(of);
        assert_eq!(format!("{}/2023", month(of).vi), printed.vi());
        assert_eq!(format!("{} 2023", month(of).en), printed.en());
    }
}
