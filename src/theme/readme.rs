//! `themes/README.md`: the contract in words, made from the code, for the author of a theme.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::declaration::{self, Declaration};
use super::embedded;
use super::filters::FILTERS;
use super::shape::{CONTRACT, Shape, Struct};
use crate::diagnostics::Problems;
use crate::view::contract::{SHARED, TEMPLATES, VERSION};
use crate::view::words::ALL;

/// What does not change with the views.
const GUIDE: &str = include_str!("guide.md");

/// What stands before the table of words.
const SAID: &str = "What the views say (titles, states, labels of links) comes finished. A theme may say it otherwise, \
or in another language, in the same files: `say_schedule: …` in `strings/rad.yaml`. A language without a word of its own \
says it in Vietnamese. What stands in `{…}` is put in; a word puts the same values in every language.";

pub fn contract_readme() -> String {
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
    for shared in &SHARED {
        heading(out, &format!("`{}`", shared.name), shared.view)?;
        reported.insert(shared.view);
    }
    writeln!(out, "\n## `view`, template by template")?;
    for template in TEMPLATES {
        if reported.insert(template.view) {
            let same = TEMPLATES.iter().filter(|other| other.view == template.view);
            let names: Vec<String> = same.map(|other| format!("`pages/{}.html`", other.name)).collect();
            heading(out, &names.join(", "), template.view)?;
        }
    }
    writeln!(out, "\n## Pieces")?;
    for (name, known) in CONTRACT.structs.iter().filter(|(name, _)| !reported.contains(name.as_str())) {
        writeln!(out, "\n### {name}\n\n{}\n", known.doc)?;
        fields(out, known)?;
    }
    Ok(())
}

/// The words of views, which a theme may give in any language.
fn said(out: &mut String) -> std::fmt::Result {
    writeln!(out, "\n## Words of the program\n\n{SAID}\n")?;
    writeln!(out, "| name | Vietnamese | English |\n|---|---|---|")?;
    for word in ALL.into_iter().flatten() {
        writeln!(out, "| `{}` | {} | {} |", word.name, word.vi, word.en)?;
    }
    Ok(())
}

/// The options of the theme that comes with the program.
fn options(out: &mut String) -> std::fmt::Result {
    let declared = embedded::files().iter().find(|file| file.path.ends_with("/theme.yaml"));
    let declared = declared.map_or_else(Declaration::default, |file| declaration::read(file, &mut Problems::default()));
    if declared.options.is_empty() {
        return Ok(());
    }
    writeln!(out, "\nThe options of `giothong`:\n\n| option | type | default | what it does |\n|---|---|---|---|")?;
    for (name, choice) in &declared.options {
        let default = if choice.default.is_empty() { "—".to_owned() } else { format!("`{}`", choice.default) };
        writeln!(out, "| `{name}` | {} | {default} | {} |", choice.kind.name(), choice.doc)?;
    }
    Ok(())
}

fn heading(out: &mut String, title: &str, name: &str) -> std::fmt::Result {
    writeln!(out, "\n### {title}\n")?;
    CONTRACT.structs.get(name).map_or(Ok(()), |known| fields(out, known))
}

fn fields(out: &mut String, known: &Struct) -> std::fmt::Result {
    writeln!(out, "| field | holds | meaning |\n|---|---|---|")?;
    for field in &known.fields {
        let doc = field.doc.replace('\n', " ").replace('|', "\\|");
        writeln!(out, "| `{}` | {} | {doc} |", field.name, words(&field.shape))?;
    }
    Ok(())
}

fn words(shape: &Shape) -> String {
    match shape {
        Shape::Text => "text".to_owned(),
        Shape::Flag => "yes or no".to_owned(),
        Shape::Integer => "number".to_owned(),
        Shape::Any => "anything".to_owned(),
        Shape::Optional(inner) => format!("{}, or nothing", words(inner)),
        Shape::List(inner) => format!("list of {}", words(inner)),
        Shape::Map(inner) => format!("{} by name", words(inner)),
        Shape::Struct(name) if TEMPLATES.iter().any(|template| template.view == name) => format!("`{name}`"),
        Shape::Struct(name) => format!("[{name}](#{})", name.to_lowercase()),
    }
}
