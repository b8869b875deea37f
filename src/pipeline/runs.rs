//! The words of a site in languages other than Vietnamese, each with its place.

use std::borrow::Cow;

use crate::diagnostics::Span;
use crate::model::site::Site;
use crate::model::translation::Rendition;
use crate::model::values::Markdown;
use crate::model::words::Words;
use crate::parse::markdown::plain;
use crate::theme::fonts::RunText;

/// The names of languages in themselves, and the words of translations and transcripts that pages may show.
pub fn runs(site: &Site) -> Vec<RunText<'_>> {
    let languages = &site.config.languages;
    let names = languages.iter().filter_map(|language| {
        let name = language.own_name.as_ref()?;
        Some(RunText { span: name.span.clone(), lang: language.tag_with_script().into(), text: name.as_str().into() })
    });
    let translated = site
        .renditions()
        .filter(|rendition| rendition.shown)
        .flat_map(|rendition| of_translation(rendition, &site.config.tag_with_script(&rendition.translation.language)));
    names.chain(translated).collect()
}

fn of_translation<'a>(rendition: &'a Rendition, lang: &str) -> Vec<RunText<'a>> {
    let translation = &rendition.translation;
    let spoken =
        |span: &Span, text: Cow<'a, str>| RunText { span: span.clone(), lang: Cow::Owned(lang.to_owned()), text };
    let run = |span: &Span, text: &'a str| spoken(span, text.into());
    let prose = |markdown: &'a Markdown| spoken(&markdown.span, plain(&markdown.text).into());
    let mut runs = Vec::new();
    for (path, words) in &translation.words {
        let span = translation.spans.get(path).unwrap_or(&translation.place);
        match words {
            Words::Text(text) => runs.push(run(span, text)),
            Words::Lines(lines) => runs.extend(lines.iter().map(|line| run(span, line))),
            Words::Prose(markdown) => runs.push(prose(markdown)),
        }
    }
    let audio = translation.credit.audio.as_ref();
    runs.extend(audio.and_then(|audio| audio.transcript.as_ref()).map(prose));
    runs
}
