//! `explain` shows content as Vietnamese offices write it: with Vietnamese names of fields.

use std::collections::BTreeSet;

use giothong::model::field::{FieldTable, Shape};
use giothong::model::kind::Kind;
use giothong::pipeline::every_problem;

/// The English names of fields, apart from those that are equal to their label.
fn english_names() -> BTreeSet<&'static str> {
    fn add(fields: FieldTable, names: &mut BTreeSet<&'static str>) {
        for field in fields {
            if names.insert(field.name) {
                inside(&field.shape, names);
            }
        }
    }
    fn inside(shape: &Shape, names: &mut BTreeSet<&'static str>) {
        match shape {
            Shape::List(inner) => inside(inner, names),
            Shape::Record(fields) => add(fields, names),
            _ => {}
        }
    }
    let mut names = BTreeSet::new();
    Kind::ALL.iter().flat_map(|kind| kind.tables()).for_each(|table| add(table, &mut names));
    names
}

#[test]
fn examples_have_vietnamese_keys() {
    let names = english_names();
    assert!(names.contains("when") && names.len() > 80, "{}", names.len());
    // The keys of themes are English.
    let of_themes = |code| giothong::theme::PROBLEMS.iter().any(|problem| problem.code == code);
    for problem in every_problem().into_iter().filter(|problem| !of_themes(problem.code)) {
        for example in problem.examples() {
            for part in example.split(['\n', '{', ',']) {
                let key = part.trim_start().trim_start_matches("- ").split_once(':').map_or("", |(key, _)| key.trim());
                assert!(!names.contains(key), "`{key}` in the examples of {}:\n{example}", problem.code);
            }
        }
    }
}
