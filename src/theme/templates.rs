//! Compiles the templates of a chain of themes in one engine.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tera::{Error, ErrorKind, Kwargs, State, Tera, TeraResult, Value};

use super::chain::Layer;
use super::locate::{Texts, file_of, located, reports};
use super::problems::{MISSING_TEMPLATE, TEMPLATE_REFERENCE, UNKNOWN_TEMPLATE};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Span};
use crate::text::language::SOURCE;
use crate::text::marked::START;
use crate::view::contract::TEMPLATES;
use crate::view::locale::Locale;

/// The folder of the templates that are drawn once for many pages.
const SHARED: &str = "shared";

/// Reads every template of the chain.
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

/// Compiles the templates. A plain name (`parts/card.html`) means the template of the nearest theme; with a theme's
/// name before it, the one of that theme.
pub(super) fn compile(
    chain: &[Layer<'_>],
    texts: &Texts,
    assets: Arc<BTreeMap<String, String>>,
    problems: &mut Problems,
) -> Option<Tera> {
    let mut tera = Tera::default();
    register_filters(&mut tera, assets);
    let set = tera.set_fallback_prefixes(chain.iter().map(|layer| format!("{}/", layer.name)).collect::<Vec<_>>());
    debug_assert!(set.is_ok(), "prefixes are set before templates are added");
    let broken: Vec<Diagnostic> = texts.iter().filter_map(|(name, text)| syntax(&tera, name, text)).collect();
    if !broken.is_empty() {
        problems.0.extend(broken);
        return None;
    }
    if let Err(error) = tera.add_raw_templates(texts) {
        problems.0.extend(unfit(&error, texts));
        return None;
    }
    missing(&tera, chain, problems);
    Some(tera)
}

/// The names of the templates in `shared/`, without the ending.
pub(super) fn shared(texts: &Texts) -> BTreeSet<String> {
    texts.keys().filter_map(|full| shared_name(full)).map(str::to_owned).collect()
}

/// Whether a template, by its full name, stands in `shared/`.
pub(super) fn is_shared(full: &str) -> bool {
    shared_name(full).is_some()
}

fn shared_name(full: &str) -> Option<&str> {
    full.split_once('/')?.1.strip_prefix(SHARED)?.strip_prefix('/')?.strip_suffix(".html")
}

/// The template of a piece in `shared/`.
pub fn shared_path(name: &str) -> String {
    format!("{SHARED}/{name}.html")
}

/// Whether a text stands in a template that can be drawn: one that no nearer theme replaces, or that a template names
/// together with its theme.
pub(super) fn use_text(chain: &[Layer<'_>], texts: &Texts, text: &str) -> bool {
    let nearest =
        |path: &str| chain.iter().map(|layer| format!("{}/{path}", layer.name)).find(|name| texts.contains_key(name));
    let is_drawn = |name: &String| {
        let path = name.split_once('/').map_or(name.as_str(), |(_, path)| path);
        let replaces =
            |nearest: &String| nearest == name || texts.get(nearest).is_some_and(|own| !has_all(own, &texts[name]));
        nearest(path).as_ref().is_some_and(replaces) || texts.values().any(|text| text.contains(name.as_str()))
    };
    texts.iter().any(|(name, template)| template.contains(text) && is_drawn(name))
}

/// Whether a text defines every component of another, so that none of the other's is drawn.
fn has_all(text: &str, other: &str) -> bool {
    let components = |text: &str| -> BTreeSet<String> {
        let names = text.split("{% component ").skip(1).filter_map(|rest| rest.split_once('('));
        names.map(|(name, _)| name.trim().to_owned()).collect()
    };
    components(text).is_superset(&components(other))
}

/// Registers the filters of templates besides the engine's own. They are pure functions, since values are final words
/// already. `themes/README.md` documents them. `assets` maps names in `assets/` to addresses.
fn register_filters(tera: &mut Tera, assets: Arc<BTreeMap<String, String>>) {
    tera.register_filter("asset", move |name: &str, _: Kwargs, _: &State| {
        assets.get(name).cloned().ok_or_else(|| Error::message(format!("There is no `assets/{name}`")))
    });
    tera.register_filter("lang", |words: &str, _: Kwargs, state: &State| -> TeraResult<Value> {
        let page_lang = page_lang(state)?;
        let page_lang = page_lang.ok_or_else(|| Error::message("`lang` needs `page`: hand it on with `@page`"))?;
        // The first letters determine the language.
        let lang = match words.find(|c: char| c == START || c.is_alphabetic()) {
            Some(place) if page_lang != SOURCE && words[place..].starts_with(START) => &page_lang,
            Some(_) if page_lang != SOURCE => SOURCE,
            _ => return Ok(Value::safe_string("")),
        };
        Ok(Value::safe_string(&format!(" lang=\"{lang}\"")))
    });
    tera.register_filter("number", |number: i64, _: Kwargs, state: &State| -> TeraResult<String> {
        let tag = page_lang(state)?;
        Ok(tag.as_deref().map_or(Locale::VIETNAMESE, |tag| Locale::new(tag, None)).integer(number))
    });
}

fn page_lang(state: &State) -> TeraResult<Option<String>> {
    let page: Option<Value> = state.get("page")?;
    Ok(page.as_ref().and_then(|page| page.get_from_path("lang")?.as_str()).map(str::to_owned))
}

/// The syntax error of a single template. References to other templates are checked elsewhere.
pub(super) fn syntax(empty: &Tera, name: &str, text: &str) -> Option<Diagnostic> {
    let error = empty.clone().add_raw_template(name, text).err()?;
    matches!(error.kind(), ErrorKind::SyntaxError(_)).then(|| located(&error, name))
}

fn unfit(error: &Error, texts: &Texts) -> Vec<Diagnostic> {
    match error.kind() {
        ErrorKind::Msg(message) => {
            let found = reports(message, texts);
            if !found.is_empty() {
                return found;
            }
            let first = texts.keys().find(|name| message.contains(name.as_str())).map_or("", String::as_str);
            let message =
                bilingual!("các mẫu chưa khớp nhau ({message})", "the templates do not fit together: {message}");
            vec![TEMPLATE_REFERENCE.at(Span::whole(file_of(first))).message(message)]
        }
        ErrorKind::MissingParent { current, parent } => {
            let at = texts.get(current).and_then(|text| text.find(parent.as_str()));
            let place = Span::new(file_of(current), at.map_or(0..0, |at| at..at + parent.len()));
            let message = bilingual!("không có mẫu `{parent}` để dựa lên", "there is no template `{parent}` to extend");
            let plain = texts.keys().filter_map(|name| name.split_once('/').map(|(_, path)| path));
            let names = texts.keys().map(String::as_str).chain(plain);
            vec![TEMPLATE_REFERENCE.at(place).message(message).meant(parent, names)]
        }
        _ => vec![located(error, "")],
    }
}

fn missing(tera: &Tera, chain: &[Layer<'_>], problems: &mut Problems) {
    let theme = chain.first().map_or("", |layer| &layer.name);
    for name in TEMPLATES.iter().map(|template| format!("pages/{}.html", template.name)) {
        if !tera.contains_template(&name) {
            let file = file_of(&format!("{theme}/{name}"));
            let message = bilingual!("giao diện thiếu mẫu `{name}`", "the theme has no template `{name}`");
            problems.push(MISSING_TEMPLATE.at(Span::whole(file)).message(message).help(Bilingual::literal(
                "thêm tệp ấy, hoặc ghi `extends: giothong` trong `theme.yaml`",
                "write that file, or say `extends: giothong` in `theme.yaml`",
            )));
        }
    }
}

/// The problem of a file that no template or page uses.
fn misplaced(path: &str, span: Span) -> Option<Diagnostic> {
    let (folder, file) = path.split_once('/').unwrap_or(("", path));
    let name = file.strip_suffix(".html");
    let known = match folder {
        "layouts" | "parts" | SHARED => name.is_some(),
        "pages" => TEMPLATES.iter().any(|template| Some(template.name) == name),
        _ => false,
    };
    let message = bilingual!("giao ước không có mẫu `{path}`", "the contract has no template `{path}`");
    let near = TEMPLATES.iter().map(|template| template.name).filter(|_| folder == "pages");
    let problem = UNKNOWN_TEMPLATE.at(span).message(message).meant(name.unwrap_or(file), near).found(path);
    (!known).then_some(problem)
}
