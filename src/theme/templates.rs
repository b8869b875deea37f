//! The templates of a chain of themes as one engine.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{ErrorKind, Tera};

use super::chain::Layer;
use super::filters;
use super::locate::{file_of, located, reports};
use super::problems::{MISSING_TEMPLATE, TEMPLATE_REFERENCE, UNKNOWN_TEMPLATE};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Span, nearest, one_of};
use crate::view::contract::TEMPLATES;

/// The texts of templates by their full name: `giothong/pages/home.html`.
pub(super) type Texts = BTreeMap<String, Arc<str>>;

/// Every template of the chain.
pub(super) fn read(chain: &[Layer<'_>], problems: &mut Problems) -> Texts {
    let mut texts = Texts::new();
    for layer in chain {
        for (path, file) in layer.below("templates") {
            if let Some(problem) = misplaced(path, Span::whole(file.path.clone())) {
                problems.push(problem);
            } else if let Some(text) = file.text(problems) {
                texts.insert(format!("{}/{path}", layer.name), text);
            }
        }
    }
    texts
}

/// Puts the templates together. A plain name (`parts/card.html`) means that of the nearest theme; with a theme's name
/// before it, that theme's own.
pub(super) fn compile(
    chain: &[Layer<'_>],
    texts: &Texts,
    assets: Arc<BTreeMap<String, String>>,
    problems: &mut Problems,
) -> Option<Tera> {
    let empty = engine(chain, assets);
    let broken: Vec<Diagnostic> = texts.iter().filter_map(|(name, text)| syntax(&empty, name, text)).collect();
    if !broken.is_empty() {
        problems.0.extend(broken);
        return None;
    }
    let mut tera = empty;
    match tera.add_raw_templates(texts) {
        Ok(()) => {
            missing(&tera, chain, problems);
            Some(tera)
        }
        Err(error) => {
            problems.0.extend(unfit(&error, texts));
            None
        }
    }
}

fn engine(chain: &[Layer<'_>], assets: Arc<BTreeMap<String, String>>) -> Tera {
    let mut tera = Tera::default();
    filters::register(&mut tera, assets);
    let prefixes: Vec<String> = chain.iter().map(|layer| format!("{}/", layer.name)).collect();
    let set = tera.set_fallback_prefixes(prefixes);
    debug_assert!(set.is_ok(), "prefixes are set before templates are added");
    tera
}

/// The syntax error of one template by itself; whether it fits the others is another question.
fn syntax(empty: &Tera, name: &str, text: &str) -> Option<Diagnostic> {
    let error = empty.clone().add_raw_template(name, text).err()?;
    matches!(error.kind(), ErrorKind::SyntaxError(_)).then(|| located(&error, name))
}

fn unfit(error: &tera::Error, texts: &Texts) -> Vec<Diagnostic> {
    match error.kind() {
        ErrorKind::Msg(message) => {
            let found = reports(message, |name| texts.get(name).map(|text| text.to_string()));
            if !found.is_empty() {
                return found;
            }
            let first = texts.keys().find(|name| message.contains(name.as_str())).map_or("", String::as_str);
            vec![TEMPLATE_REFERENCE.at(Span::whole(file_of(first))).message(bilingual!(
                "các mẫu chưa khớp nhau ({message})",
                "the templates do not fit together: {message}"
            ))]
        }
        ErrorKind::MissingParent { current, parent } => {
            let mut problem = located(error, current);
            let at = texts.get(current).and_then(|text| text.find(parent.as_str()));
            if let Some(at) = at {
                problem.span = Span::new(file_of(current), at..at + parent.len());
            }
            let plain = texts.keys().filter_map(|name| name.split_once('/').map(|(_, path)| path));
            problem.label = one_of(&nearest(parent, texts.keys().map(String::as_str).chain(plain), 1));
            vec![problem]
        }
        _ => vec![located(error, "")],
    }
}

fn missing(tera: &Tera, chain: &[Layer<'_>], problems: &mut Problems) {
    let Some(theme) = chain.first().map(|layer| &layer.name) else { return };
    for template in TEMPLATES {
        let name = format!("pages/{}.html", template.name);
        if !tera.contains_template(&name) {
            problems.push(
                MISSING_TEMPLATE
                    .at(Span::whole(file_of(&format!("{theme}/{name}"))))
                    .message(bilingual!("giao diện thiếu mẫu `{name}`", "the theme has no template `{name}`"))
                    .help(Bilingual::literal(
                        "thêm tệp ấy, hoặc ghi `extends: giothong` trong `theme.yaml`",
                        "write that file, or say `extends: giothong` in `theme.yaml`",
                    )),
            );
        }
    }
}

/// A file that nothing would ever ask for.
fn misplaced(path: &str, span: Span) -> Option<Diagnostic> {
    let (folder, file) = path.split_once('/').unwrap_or(("", path));
    let name = file.strip_suffix(".html");
    let known = match folder {
        "layouts" | "parts" => name.is_some(),
        "pages" => TEMPLATES.iter().any(|template| Some(template.name) == name),
        _ => false,
    };
    (!known).then(|| {
        let message = bilingual!("giao ước không có mẫu `{path}`", "the contract has no template `{path}`");
        let mut problem = UNKNOWN_TEMPLATE.at(span).message(message).found(path);
        if folder == "pages" {
            let near = nearest(name.unwrap_or(file), TEMPLATES.iter().map(|template| template.name), 1);
            problem.label = one_of(&near);
        }
        problem
    })
}
