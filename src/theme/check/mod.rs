//! A theme against the contract: every template is drawn once with everything there and once with as little as there
//! may be, so that a mistyped variable is a problem at its place and not a blank on somebody's page.

mod outline;
mod paths;
mod tokens;
mod walk;

use serde_json::json;
use tera::Context;

use super::load::Theme;
use super::locate::located;
use super::sample::sample;
use super::templates::Texts;
use crate::diagnostics::{Problems, Span};
use crate::view::contract::TEMPLATES;

/// Compares every name in the templates with the contract, then draws every template with both samples. `themes`: the
/// names of the chain, the nearest first; `strings`: the names of the strings.
pub(super) fn check<'n>(
    theme: &'n Theme,
    themes: &[&str],
    texts: &Texts,
    strings: impl Iterator<Item = &'n String>,
    problems: &mut Problems,
) {
    let unknown = walk::check(themes, texts, strings, theme.options.keys());
    for template in TEMPLATES {
        for full in [true, false] {
            let name = format!("pages/{}.html", template.name);
            if !theme.tera.contains_template(&name) {
                continue;
            }
            let context = context(theme, template.name, full);
            if let Err(error) = theme.tera.render(&name, &context) {
                let problem = located(&error, &name);
                let reported = unknown.iter().any(|known| overlap(&known.span, &problem.span));
                if !reported && !problems.0.contains(&problem) {
                    problems.push(problem);
                }
            }
        }
    }
    problems.0.extend(unknown);
}

fn overlap(a: &Span, b: &Span) -> bool {
    a.file == b.file && a.start < b.end && b.start < a.end
}

/// What a template gets with a sample.
fn context(theme: &Theme, template: &str, full: bool) -> Context {
    let mut sample = sample(template, full);
    sample["site"]["options"] = json!(theme.options);
    let mut context = Context::new();
    for name in ["site", "page", "view"] {
        context.insert(name, &sample[name]);
    }
    context.insert_value("t", theme.strings_in(super::strings::SOURCE));
    context
}
