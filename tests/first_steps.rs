//! The first steps of somebody new: what editors are told of the content, a new file, a new site.

mod support;

use serde_json::Value;
use support::Site;

use giothong::diagnostics::Speech;
use giothong::model::config::SiteConfig;
use giothong::model::fact::Facts;
use giothong::model::field::{Field, Shape};
use giothong::model::kind::Kind;
use giothong::model::read::Record;
use giothong::model::schema::{Subject, kind_tables, schema};

#[test]
fn the_schema_names_every_field_and_every_word_of_every_kind_in_both_languages() {
    for keys in [Speech::Vi, Speech::En] {
        for subject in Subject::all() {
            let text = schema(Some(subject), keys).to_string();
            for field in fields(subject) {
                assert!(text.contains(field.name), "{}: {}", subject.word(), field.name);
                for name in [field.label].iter().chain(field.spellings) {
                    let escaped = name.replace('(', "\\\\(").replace(')', "\\\\)");
                    assert!(text.contains(name) || text.contains(&escaped), "{}: {name}", subject.word());
                }
            }
        }
    }
}

#[test]
fn properties_of_the_schema_are_named_in_the_language_asked_for_and_else_in_that_of_the_site() {
    let site = Site::small();
    let english = site.run(["schema", "drive", "--keys", "en"]).ends_with(0).stdout;
    let vietnamese = site.run(["schema", "drive", "--keys", "vi"]).ends_with(0).stdout;
    assert_eq!(site.run(["schema", "drive"]).ends_with(0).stdout, vietnamese);
    site.write("content/site.yaml", format!("{}language: en\n", support::SITE));
    assert_eq!(site.run(["schema", "drive"]).ends_with(0).stdout, english);
    assert_eq!(site.run(["--lang", "vi", "schema", "drive"]).ends_with(0).stdout, vietnamese);
    let property = |text: &str, name: &str| json(text)["$defs"]["drive"]["properties"].get(name).is_some();
    assert!(property(&english, "target_units") && !property(&english, "Chỉ tiêu"));
    assert!(property(&vietnamese, "Chỉ tiêu") && !property(&vietnamese, "target_units"));
}

#[test]
fn the_whole_schema_defines_every_subject_and_every_reference_in_it_leads_somewhere() {
    for keys in ["vi", "en"] {
        let whole = json(&Site::new().run(["schema", "--keys", keys]).ends_with(0).stdout);
        let definitions = whole["$defs"].as_object().expect("definitions by name");
        for subject in Subject::all() {
            assert_eq!(definitions[subject.word()]["additionalProperties"], Value::Bool(false), "{}", subject.word());
        }
        let text = whole.to_string();
        let references: Vec<&str> =
            text.split("\"$ref\":\"#/$defs/").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(references.len() > Kind::ALL.len());
        for name in references {
            assert!(definitions.contains_key(name), "{name}");
        }
    }
}

#[test]
fn a_schema_of_a_kind_that_is_not_there_is_refused_with_the_kinds_that_are() {
    Site::small().run(["schema", "drvie"]).ends_with(2).says("không nhận giá trị `drvie`").says("drive");
    Site::small().run(["--lang", "en", "schema", "drvie"]).ends_with(2).says("does not take `drvie`").says("drive");
}

/// Every field of a subject, those of groups inside it too.
fn fields(subject: Subject) -> Vec<&'static Field> {
    let tables = match subject {
        Subject::Kind(kind) => kind_tables(kind).to_vec(),
        Subject::Site => vec![SiteConfig::FIELDS],
        Subject::Facts => vec![Facts::FIELDS],
    };
    let mut all = Vec::new();
    tables.into_iter().for_each(|table| collect(table, &mut all));
    all
}

fn collect(table: &'static [&'static Field], all: &mut Vec<&'static Field>) {
    for field in table {
        all.push(field);
        let mut shape = &field.shape;
        while let Shape::List(item) = shape {
            shape = item;
        }
        if let Shape::Record(inner) = shape {
            collect(inner, all);
        }
    }
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}
