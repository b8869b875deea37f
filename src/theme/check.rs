//! A theme against the contract: every template is drawn once with everything there and once with as little as there
//! may be, so that a mistyped variable is a problem at its place and not a blank on somebody's page.

use serde_json::json;
use tera::Context;

use super::load::Theme;
use super::locate::located;
use super::sample::sample;
use super::templates::Texts;
use crate::diagnostics::Problems;
use crate::view::contract::TEMPLATES;

/// Draws every template with both samples.
pub(super) fn check(theme: &Theme, _texts: &Texts, problems: &mut Problems) {
    for template in TEMPLATES {
        for full in [true, false] {
            let name = format!("pages/{}.html", template.name);
            if !theme.tera.contains_template(&name) {
                continue;
            }
            let context = context(theme, template.name, full);
            if let Err(error) = theme.tera.render(&name, &context) {
                let problem = located(&error, &name);
                if !problems.0.contains(&problem) {
                    problems.push(problem);
                }
            }
        }
    }
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
