//! `translations`: lists the notes in other languages, and what somebody should look at.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::arguments::{StampOptions, TranslationsOptions};
use super::{CONTENT, Call, FINE, report, stamp};
use crate::assemble::openings;
use crate::bilingual;
use crate::check::what_changed;
use crate::diagnostics::Speech;
use crate::model::config::SiteLanguage;
use crate::model::kind::Kind;
use crate::model::site::Site;
use crate::model::translation::{About, Rendition};
use crate::pipeline::read_site;
use crate::schedule::missing_notes::missing_notes;
use crate::text::language;

/// Prints the list, and the problems of files that could not be read.
pub fn run(call: &Call, options: &TranslationsOptions) -> u8 {
    if let Some(StampOptions::Stamp { files }) = &options.stamp {
        return stamp::run(call, files);
    }
    let (read, site) = read_site(&call.order(None, false));
    let speech = call.speech(read.language.as_deref());
    report::problems(&read.problems, &read.sources, speech);
    match options.format.as_str() {
        "json" => report::print(format_args!("{:#}", as_json(&site))),
        _ => report::print(as_text(&site, speech)),
    }
    if read.problems.has_errors() { CONTENT } else { FINE }
}

/// Every translation, sorted by what it translates, then by the order of languages in `site.yaml`.
fn as_json(site: &Site) -> Value {
    let translations: Vec<Value> = site.renditions().map(one_as_json).collect();
    let mut absent = missing_notes(site);
    let mut missing = Vec::new();
    for SiteLanguage { tag, .. } in &site.config.languages {
        let targets = absent.remove(tag).unwrap_or_default().into_iter();
        missing.extend(targets.map(|target| json!({"about": About::Entry(target).to_string(), "language": tag.0})));
    }
    json!({"version": 1, "translations": translations, "missing": missing})
}

/// A translation as JSON. `fields` are the stale fields: each with its path and, for a text, the changed paragraphs,
/// numbered from 1, with their first words. `lacks` are the missing fields that keep it from being reviewed.
fn one_as_json(rendition: &Rendition) -> Value {
    let translation = &rendition.translation;
    let fields = rendition.stale.iter().map(|stale| {
        let openings = rendition.source.get(&stale.field).map(|words| openings(words, &stale.blocks));
        let paragraphs = openings.unwrap_or_default().into_iter();
        let paragraphs = paragraphs.map(|(number, words)| json!({"number": number, "begins": words}));
        json!({"field": stale.field, "paragraphs": paragraphs.collect::<Vec<_>>()})
    });
    json!({
        "file": &*translation.place.file,
        "about": translation.about.to_string(),
        "language": translation.language.0,
        "stale": !rendition.stale.is_empty(),
        "reviewed": translation.reviewed(),
        "fields": fields.collect::<Vec<_>>(),
        "lacks": translation.lacks(),
    })
}

/// The notes by language and kind, with lines on those that are missing, stale, unreviewed or current.
fn as_text(site: &Site, speech: Speech) -> String {
    if site.config.languages.is_empty() {
        let words = speech.choose(
            "trang này chưa khai báo ngôn ngữ nào ngoài tiếng Việt (`languages` trong content/site.yaml)",
            "the site declares no language beside Vietnamese (`languages` in content/site.yaml)",
        );
        return words.to_owned();
    }
    let mut absent = missing_notes(site);
    let mut text = String::new();
    for language in &site.config.languages {
        let mut lines = LinesByKind::new();
        for target in absent.remove(&language.tag).unwrap_or_default() {
            let title = site.entries.find(&target).map_or("", |entry| entry.title);
            let about = About::Entry(target);
            lines.entry(kind_of(&about)).or_default().push((TranslationState::Missing, format!("{about} “{title}”")));
        }
        for rendition in site.renditions().filter(|it| it.translation.language == language.tag) {
            let kind = kind_of(&rendition.translation.about);
            lines.entry(kind).or_default().extend(lines_of(rendition, speech));
        }
        text += &format!("{}\n{}\n", heading(language, &lines, speech), body(lines, speech));
    }
    text.trim_end().to_owned()
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum TranslationState {
    Missing,
    Stale,
    Unreviewed,
    Current,
}

impl TranslationState {
    const ALL: [Self; 4] = [Self::Missing, Self::Stale, Self::Unreviewed, Self::Current];

    fn word(self, speech: Speech) -> &'static str {
        match self {
            Self::Missing => speech.choose("còn thiếu", "missing"),
            Self::Stale => speech.choose("đã cũ", "stale"),
            Self::Unreviewed => speech.choose("chưa duyệt", "unreviewed"),
            Self::Current => speech.choose("còn đúng", "current"),
        }
    }
}

/// Lines by kind; lines about the site as a whole come first.
type LinesByKind = BTreeMap<Option<Kind>, Vec<(TranslationState, String)>>;

fn kind_of(about: &About) -> Option<Kind> {
    match about {
        About::Site => None,
        About::Entry(target) => Some(target.kind),
    }
}

fn lines_of(rendition: &Rendition, speech: Speech) -> Vec<(TranslationState, String)> {
    let file = &rendition.translation.place.file;
    let mut lines = Vec::new();
    if !rendition.stale.is_empty() {
        lines.push((TranslationState::Stale, format!("{file}: {}", what_changed(rendition).in_(speech))));
    }
    let lacks = rendition.translation.lacks().iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    if !lacks.is_empty() {
        let words = bilingual!("{file}: chưa ghi {lacks}", "{file}: without {lacks}");
        lines.push((TranslationState::Unreviewed, words.in_(speech).to_owned()));
    }
    if lines.is_empty() {
        lines.push((TranslationState::Current, file.to_string()));
    }
    lines
}

/// "Ê Đê (rad): 2 còn thiếu, 1 đã cũ".
fn heading(language: &SiteLanguage, lines: &LinesByKind, speech: Speech) -> String {
    let tag = &language.tag.0;
    let known = language::find(tag);
    let name_vi = language.name.as_deref().or(known.map(|known| known.name_vi));
    let name = speech.choose(name_vi, known.map(|known| known.name_en));
    let count = |state| lines.values().flatten().filter(|(of, _)| *of == state).count();
    let counts = TranslationState::ALL.map(|state| (count(state), state.word(speech)));
    let counts = counts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}"));
    let counts = match lines.is_empty() {
        true => speech.choose("không có gì để dịch", "nothing to translate").to_owned(),
        false => counts.collect::<Vec<_>>().join(", "),
    };
    format!("{} ({tag}): {counts}", name.unwrap_or(tag))
}

fn body(lines: LinesByKind, speech: Speech) -> String {
    let mut text = String::new();
    for (kind, mut lines) in lines {
        lines.sort_by_key(|(state, _)| *state);
        let of_site = speech.choose("cả trang", "the site");
        text += &format!("  {}\n", kind.map_or(of_site, |kind| kind.word(speech)));
        for (state, line) in lines {
            text += &format!("    {:<10} {line}\n", state.word(speech));
        }
    }
    text
}
