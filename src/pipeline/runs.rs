//! The words of a site in languages other than Vietnamese, each with its place.

use std::borrow::Cow;

use crate::model::site::Site;
use crate::model::translation::Rendition;
use crate::model::values::Markdown;
use crate::model::words::Words;
use crate::theme::fonts::RunText;

/// The names of languages in themselves, and the words of translations and transcripts that pages may show.
pub fn runs(site: &Site) -> Vec<RunText<'_>> {
    let languages = &site.config.languages;
    let names = languages.iter().filter_map(|language| {
        let name = language.own_name.as_ref()?;
        Some(RunText { span: name.span.clone(), lang: language.tag_with_script().into(), text: name.as_str() })
    });
    let translated = site
        .renditions()
        .filter(|rendition| rendition.shown)
        .flat_map(|rendition| of_translation(rendition, &site.config.tag_with_script(&rendition.translation.language)));
    names.chain(translated).collect()
}

fn of_translation<'a>(rendition: &'a Rendition, lang: &str) -> Vec<RunText<'a>> {
    let translation = &rendition.translation;
    let run = |span: &crate::diagnostics::Span, text: &'a str| RunText {
        span: span.clone(),
        lang: Cow::Owned(lang.to_owned()),
        text,
    };
    let prose = |markdown: &'a Markdown| {
        let plain = markdown.prose.as_ref().map_or(markdown.text.as_str(), |prose| prose.plain.as_str());
        run(&markdown.span, plain)
    };
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
