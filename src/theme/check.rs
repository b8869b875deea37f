//! Checks a theme against the contract: every template is drawn once with complete sample data and once with minimal
//! sample data, so that a mistyped variable is reported at its place and does not leave a blank on a page.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use tera::value::{Key, ValueKind};
use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

use super::load::Theme;
use super::locate::{Texts, file_of, located};
use super::names::{NameUse, questions};
use super::problems::TEMPLATE_VARIABLE;
use super::sample::sample;
use super::templates::{is_shared, shared_path, syntax};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Span};
use crate::view::contract::{SHARED_PAGE, TEMPLATES, Template};

/// Draws every template with both samples. With the full sample it also looks up each name used by the template.
pub(super) fn check(theme: &Theme, texts: &Texts, problems: &mut Problems) {
    let (asking, lookup) = asking(theme, texts);
    let mut failed: Vec<Diagnostic> = Vec::new();
    let pages = TEMPLATES.iter().map(|template| (format!("pages/{}.html", template.name), Some(template)));
    let shared = theme.shared.iter().map(|name| (shared_path(name), None));
    for (name, template) in pages.chain(shared) {
        if !theme.tera.contains_template(&name) {
            continue;
        }
        let [full, least] = [true, false].map(|full| context(theme, template, full));
        // An error here is either an unknown name, which was noted, or caused by the transformed template.
        let _ = asking.render(&name, &full);
        let errors = [full, least].into_iter().filter_map(|context| theme.tera.render(&name, &context).err());
        failed.extend(errors.map(|error| located(&error, &name)));
    }
    let unknown = std::mem::take(&mut *lookup.found.lock().unwrap_or_else(PoisonError::into_inner));
    for problem in failed {
        if !unknown.keys().any(|span| overlap(span, &problem.span)) && !problems.0.contains(&problem) {
            problems.push(problem);
        }
    }
    problems.0.extend(unknown.into_values());
}

fn overlap(a: &Span, b: &Span) -> bool {
    a.file == b.file && a.start < b.end && b.start < a.end
}

/// The variables of a template of a page, or of a shared piece, with one of the samples.
fn context(theme: &Theme, page: Option<&Template>, full: bool) -> Context {
    let mut context = Context::new();
    let options = Value::from_serializable(&theme.options);
    context.insert_value("site", with(sample("SiteView", full), "options", options));
    context.insert_value("t", theme.strings_in(super::strings::SOURCE));
    match page {
        None => context.insert_value("page", sample(SHARED_PAGE.view, full)),
        Some(template) => {
            let piece = |name: &String| (name.clone(), Value::safe_string(name));
            context.insert_value("shared", Value::from(theme.shared.iter().map(piece).collect::<BTreeMap<_, _>>()));
            context.insert_value("page", with(sample("PageView", full), "template", template.name.into()));
            context.insert_value("view", sample(template.view, full));
        }
    }
    context
}

/// A struct with another value in a field.
fn with(owner: Value, field: &'static str, value: Value) -> Value {
    let mut fields = owner.into_map().unwrap_or_default();
    fields.insert(field.into(), value);
    Value::from(fields)
}

/// Transforms the templates into look-ups of their names, and creates the object that answers them.
fn asking(theme: &Theme, texts: &Texts) -> (Tera, Arc<TemplateNameResolver>) {
    let mut names = Vec::new();
    let mut asking = BTreeMap::new();
    for (template, text) in texts {
        let questions = questions(template, text, &mut names);
        if syntax(&Tera::default(), template, &questions).is_none() {
            asking.insert(template, questions);
        }
    }
    let strings = theme.strings_in(super::strings::SOURCE);
    let options = Value::from_serializable(&theme.options);
    let shared_page = sample(SHARED_PAGE.view, true);
    let lookup = Arc::new(TemplateNameResolver { names, strings, options, shared_page, found: Mutex::default() });
    let mut tera = theme.tera.clone();
    let answers = lookup.clone();
    tera.register_function("look", move |arguments: Kwargs, state: &State<'_>| -> TeraResult<Value> {
        let name = answers.names.get(arguments.must_get::<usize>("at")?);
        Ok(name.and_then(|name| answers.value(name, state)).unwrap_or_else(anything))
    });
    tera.register_function("keep", |arguments: Kwargs, state: &State<'_>| -> TeraResult<Value> {
        let value = arguments.get::<Value>("value")?.unwrap_or_else(anything);
        let before: Option<Value> = state.get(&arguments.must_get::<String>("name")?)?;
        Ok(if before.is_none_or(|before| alike(&before, &value)) { value } else { anything() })
    });
    // If the transformed templates do not compile, the originals stay, and their names are not checked.
    let _ = tera.add_raw_templates(asking);
    (tera, lookup)
}

/// The replacement for an unknown value: an empty list, which does not occur in a full sample.
fn anything() -> Value {
    Value::from(Vec::<Value>::new())
}

/// Whether two values have the same fields or the same type, so that the same look-ups work for both.
fn alike(one: &Value, other: &Value) -> bool {
    match (one.as_map(), other.as_map()) {
        (Some(one), Some(other)) => one.len() == other.len() && one.keys().all(|key| other.contains_key(key)),
        _ => one.kind() == other.kind(),
    }
}

/// Answers the look-ups of templates from the data with which they are drawn, and notes each failed look-up once.
struct TemplateNameResolver {
    names: Vec<NameUse>,
    strings: Value,
    options: Value,
    shared_page: Value,
    found: Mutex<BTreeMap<Span, Diagnostic>>,
}

impl TemplateNameResolver {
    /// The value of a name. `None` where it is not known, or does not exist, which is then noted.
    fn value(&self, name: &NameUse, state: &State<'_>) -> Option<Value> {
        let variable = |name: &str| state.get::<Value>(name).ok().flatten();
        let root = name.root();
        let Some(mut value) = variable(root) else {
            let message = bilingual!("không có biến `{root}`", "there is no variable `{root}`");
            let known = self.names.iter().map(NameUse::root).filter(|name| variable(name).is_some());
            self.note(name, 0..root.len(), message, known, root == "view" && is_shared(&name.template));
            return None;
        };
        let mut end = root.len();
        for field in name.text.split(['.', '?']).skip(1).filter(|field| !field.is_empty()) {
            let start = name.text.len() - name.text[end..].len() + name.text[end..].find(field)?;
            let found = value.as_map().and_then(|map| map.get(&Key::Str(field))).cloned();
            if found.is_none() {
                self.unknown_field(name, end, start..start + field.len(), &value);
            }
            value = found?;
            end = start + field.len();
        }
        (!value.is_none()).then_some(value)
    }

    fn unknown_field(&self, name: &NameUse, end: usize, range: Range<usize>, owner: &Value) {
        let (written, field) = (&name.text[..end], &name.text[range.clone()]);
        let message = match owner.kind() {
            _ if *owner == self.strings => {
                bilingual!("`strings/vi.yaml` không có `{field}`", "`strings/vi.yaml` has no `{field}`")
            }
            _ if *owner == self.options => {
                bilingual!("giao diện không có tùy chọn `{field}`", "the theme has no option `{field}`")
            }
            _ if *owner == self.shared_page => bilingual!(
                "mẫu trong `shared/` dùng chung cho nhiều trang, nên ở đó `{written}` không có trường `{field}`",
                "a template of `shared/` is drawn for many pages, so its `{written}` has no field `{field}`"
            ),
            ValueKind::Map => bilingual!("`{written}` không có trường `{field}`", "`{written}` has no field `{field}`"),
            ValueKind::None => return,
            ValueKind::Array if owner.len() == Some(0) => return,
            ValueKind::Array => bilingual!(
                "`{written}` là danh sách, không có trường `{field}`",
                "`{written}` is a list and has no field `{field}`"
            ),
            _ => bilingual!(
                "`{written}` là một giá trị đơn, không có trường `{field}`",
                "`{written}` is a single value and has no field `{field}`"
            ),
        };
        let known = owner.as_map().into_iter().flatten().filter_map(|(key, _)| key.as_str());
        self.note(name, range, message, known, *owner == self.shared_page);
    }

    /// `of_one_page`: whether the name is that of one page in a template that is drawn for many.
    fn note<'k>(
        &self,
        name: &NameUse,
        range: Range<usize>,
        message: Bilingual,
        known: impl Iterator<Item = &'k str>,
        of_one_page: bool,
    ) {
        let help = Bilingual::literal(
            "chuyển phần ấy sang một mẫu trong `parts/`, nơi mỗi trang được vẽ riêng",
            "put it into a template of `parts/`, where it is drawn for each page",
        );
        let span = Span::new(file_of(&name.template), name.start + range.start..name.start + range.end);
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        // A name in a loop is looked up many times; suggestions are computed once.
        found.entry(span.clone()).or_insert_with(|| {
            let problem = TEMPLATE_VARIABLE.at(span).message(message).meant(&name.text[range], known);
            problem.help_if(of_one_page.then_some(help))
        });
    }
}
