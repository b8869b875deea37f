//! `themes/README.md`: the contract in words, made from the code, for the author of a theme.

use std::collections::BTreeSet;
use std::fmt::Write;

use serde_json::Value;

use crate::diagnostics::Problems;
use crate::theme::declaration::{self, fields as fields_of, read_yaml, text_of};
use crate::theme::files::EMBEDDED;
use crate::theme::sample::{STRUCTS, fields};
use crate::view::contract::{EVERYWHERE, SHARED_PAGE, TEMPLATES, VERSION};
use crate::view::words::ALL;

/// The part that does not depend on the views.
const GUIDE: &str = include_str!("guide.md");

/// The text before the table of words.
const SAID: &str = "What the views say (titles, states, labels of links) comes finished. A theme may say it otherwise, \
or in another language, in the same files: `say_schedule: …` in `strings/rad.yaml`. A language without a word of its own \
says it in Vietnamese. What stands in `{…}` is put in; a word puts the same values in every language.";

/// The filters for authors of themes: name, effect, example.
const FILTERS: [(&str, &str, &str); 3] = [
    (
        "asset",
        "The address of one of the theme's assets, from the site's root.",
        "{{ page.root }}{{ \"map.svg\" | asset }}",
    ),
    (
        "lang",
        "The language of words, as an attribute: ` lang=\"en\"`, and nothing on a Vietnamese page. For an element with words in an \
         attribute (`alt`, `aria-label`, `content`) or with text alone (`title`, `option`); other text gets its language when \
         the page is finished.",
        "<img{{ view.entry.cover.alt | lang }} alt=\"{{ view.entry.cover.alt }}\">",
    ),
    (
        "number",
        "A whole number with the sign between thousands that the page's language has: `1.234`, in English `1,234`.",
        "{{ view.groups | length | number }}",
    ),
];

/// The description of a struct or field.
fn description(schema: &Value) -> &str {
    schema["description"].as_str().unwrap_or_default()
}

pub(super) fn contract_readme() -> String {
    let mut out = GUIDE.replace("{version}", &VERSION.to_string());
    write_parts(&mut out).map_or_else(|_| String::new(), |()| out)
}

fn write_parts(out: &mut String) -> std::fmt::Result {
    options(out)?;
    said(out)?;
    writeln!(out, "\n## Filters\n\nBeside Tera's own:\n")?;
    for (name, doc, example) in FILTERS {
        writeln!(out, "- `{name}`: {doc} `{example}`")?;
    }
    writeln!(out, "\n## Variables of every template\n")?;
    writeln!(out, "`t` holds the strings in the page's language; `site`, `page` and `view` hold:")?;
    let mut reported = BTreeSet::new();
    for variable in &EVERYWHERE {
        heading(out, &format!("`{}`", variable.name), variable.view)?;
        reported.insert(variable.view);
    }
    heading(out, "`page` in templates of `shared/`", SHARED_PAGE.view)?;
    reported.insert(SHARED_PAGE.view);
    writeln!(out, "\n## `view`, template by template")?;
    for template in TEMPLATES {
        if reported.insert(template.view) {
            let same = TEMPLATES.iter().filter(|other| other.view == template.view);
            let names: Vec<String> = same.map(|other| format!("`pages/{}.html`", other.name)).collect();
            heading(out, &names.join(", "), template.view)?;
        }
    }
    writeln!(out, "\n## Pieces")?;
    for (name, schema) in STRUCTS.iter().filter(|(name, _)| !reported.contains(name.as_str())) {
        writeln!(out, "\n### {name}\n\n{}\n", description(schema))?;
        write_fields(out, name)?;
    }
    Ok(())
}

/// The words of views, which a theme may replace in any language.
fn said(out: &mut String) -> std::fmt::Result {
    writeln!(out, "\n## Words of the program\n\n{SAID}\n")?;
    writeln!(out, "| name | Vietnamese | English |\n|---|---|---|")?;
    for word in ALL.into_iter().flatten() {
        writeln!(out, "| `{}` | {} | {} |", word.name, word.vi, word.en)?;
    }
    Ok(())
}

/// The options of the default theme.
fn options(out: &mut String) -> std::fmt::Result {
    let problems = &mut Problems::default();
    let file = EMBEDDED.iter().find(|file| file.path.ends_with("/theme.yaml")).expect("the default theme has one");
    let written = read_yaml(file, problems).expect("it can be read");
    writeln!(out, "\nThe options of `giothong`:\n\n| option | type | default | what it does |\n|---|---|---|---|")?;
    for (name, option) in &declaration::read(file, problems).options {
        let doc = ["options", name, "doc"].iter().fold(&written, |written, key| {
            let entries = fields_of(written, &mut Problems::default()).expect("a mapping");
            &entries.iter().find(|(known, _)| known.text == *key).expect("what was read before").1
        });
        let doc = text_of(doc, problems).expect("text").value;
        let default = if option.default.is_empty() { "—".to_owned() } else { format!("`{}`", option.default) };
        writeln!(out, "| `{name}` | {} | {default} | {doc} |", option.kind.name())?;
    }
    Ok(())
}

fn heading(out: &mut String, title: &str, name: &str) -> std::fmt::Result {
    writeln!(out, "\n### {title}\n")?;
    write_fields(out, name)
}

fn write_fields(out: &mut String, name: &str) -> std::fmt::Result {
    writeln!(out, "| field | holds | meaning |\n|---|---|---|")?;
    for (name, schema) in fields(name) {
        let doc = description(schema).replace('\n', " ").replace('|', "\\|");
        writeln!(out, "| `{name}` | {} | {doc} |", words(schema))?;
    }
    Ok(())
}

/// The type of a value, in words.
fn words(schema: &Value) -> String {
    if let Some(name) = schema["$ref"].as_str().and_then(|reference| reference.rsplit('/').next()) {
        return match TEMPLATES.iter().any(|template| template.view == name) {
            true => format!("`{name}`"),
            false => format!("[{name}](#{})", name.to_lowercase()),
        };
    }
    let is_something = |of: &&Value| **of != "null" && of["type"] != "null";
    match schema["anyOf"].as_array().or(schema["type"].as_array()) {
        Some(either) => match either.iter().find(is_something) {
            Some(Value::String(name)) => format!("{}, or nothing", words_of_type(name, schema)),
            Some(of) => format!("{}, or nothing", words(of)),
            None => "nothing".to_owned(),
        },
        None => words_of_type(schema["type"].as_str().unwrap_or_default(), schema),
    }
}

fn words_of_type(name: &str, schema: &Value) -> String {
    match name {
        "string" => "text".to_owned(),
        "boolean" => "yes or no".to_owned(),
        "integer" => "number".to_owned(),
        "array" => format!("list of {}", words(&schema["items"])),
        "object" => format!("{} by name", words(&schema["additionalProperties"])),
        _ => "anything".to_owned(),
    }
}
