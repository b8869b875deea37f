//! `translations`: which notes there are, and what somebody should look at.

use std::collections::BTreeMap;

use clap::ArgMatches;
use serde_json::{Value, json};

use super::{CONTENT, Call, FINE, report, stamp};
use crate::assemble::translations::{missing, openings};
use crate::bilingual;
use crate::check::what_changed;
use crate::diagnostics::{Bilingual, Speech};
use crate::model::config::SiteLanguage;
use crate::model::kind::Kind;
use crate::model::reference::Target;
use crate::model::site::Site;
use crate::model::translation::{About, Rendition};
use crate::pipeline::read_site;
use crate::text::language;

/// Prints the list, and the problems of files that could not be read.
pub fn run(call: &Call, options: &ArgMatches) -> u8 {
    if let Some(("stamp", options)) = options.subcommand() {
        return stamp::run(call, options);
    }
    let (read, site) = read_site(&call.order(Some(options)));
    let speech = call.speech(read.language.as_deref());
    report::human(&read.problems, &read.sources, speech);
    match options.get_one::<String>("format").map(String::as_str) {
        Some("json") => report::print(format_args!("{:#}", as_json(&site))),
        _ => report::print(as_text(&site, speech)),
    }
    if read.problems.has_errors() { CONTENT } else { FINE }
}

/// Every translation, the order of languages in `site.yaml` within that of what they are about.
fn as_json(site: &Site) -> Value {
    let renditions = site.translations.values().flat_map(|languages| languages.values());
    let translations: Vec<Value> = renditions.map(one_as_json).collect();
    let mut absent = missing(site);
    let wanted =
        site.config.languages.iter().filter_map(|language| Some((&language.tag.0, absent.remove(&language.tag)?)));
    let missing: Vec<Value> = wanted
        .flat_map(|(tag, targets)| {
            targets.into_iter().map(move |target| json!({"about": About::Entry(target).to_string(), "language": tag}))
        })
        .collect();
    json!({"version": 1, "translations": translations, "missing": missing})
}

/// `fields` are those that are stale: each with its path, and of a text the paragraphs that changed, counted from 1, with
/// the words they begin with. `lacks` are the fields that keep it from being reviewed.
fn one_as_json(rendition: &Rendition) -> Value {
    let translation = &rendition.translation;
    let fields: Vec<Value> = rendition
        .stale
        .iter()
        .map(|stale| {
            let openings = rendition.source.get(&stale.field).map(|words| openings(words, &stale.blocks));
            let paragraphs = openings.unwrap_or_default().into_iter();
            let paragraphs = paragraphs.map(|(number, words)| json!({"number": number, "begins": words}));
            json!({"field": stale.field, "paragraphs": paragraphs.collect::<Vec<_>>()})
        })
        .collect();
    json!({
        "file": &*translation.place.file,
        "about": translation.about.to_string(),
        "language": translation.language.0,
        "stale": !rendition.stale.is_empty(),
        "reviewed": translation.reviewed(),
        "fields": fields,
        "lacks": translation.lacks(),
    })
}

/// Language by language, kind by kind: a line for each thing to know.
fn as_text(site: &Site, speech: Speech) -> String {
    let mut absent = missing(site);
    let parts: Vec<String> = site
        .config
        .languages
        .iter()
        .map(|language| {
            let mut lines = Lines::new();
            for target in absent.remove(&language.tag).unwrap_or_default() {
                let title = site.entries.find(&target).map_or("", |entry| entry.title);
                let Target { kind, .. } = target;
                let line = format!("{} “{title}”", About::Entry(target));
                lines.entry(Some(kind)).or_default().push((State::Missing, line));
            }
            let renditions = site.translations.values().filter_map(|tags| tags.get(&language.tag));
            renditions.for_each(|rendition| tell(rendition, speech, &mut lines));
            format!("{}\n{}", heading(language, &lines, speech), body(lines, speech))
        })
        .collect();
    match parts.is_empty() {
        true => Bilingual::literal(
            "trang này chưa khai báo ngôn ngữ nào ngoài tiếng Việt (`languages` trong content/site.yaml)",
            "the site declares no language beside Vietnamese (`languages` in content/site.yaml)",
        )
        .in_(speech)
        .to_owned(),
        false => parts.join("\n").trim_end().to_owned(),
    }
}

/// What is to be known of a note.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum State {
    Missing,
    Stale,
    Unreviewed,
    Current,
}

impl State {
    const ALL: [State; 4] = [State::Missing, State::Stale, State::Unreviewed, State::Current];

    fn word(self, speech: Speech) -> &'static str {
        let words = match self {
            State::Missing => Bilingual::literal("còn thiếu", "missing"),
            State::Stale => Bilingual::literal("đã cũ", "stale"),
            State::Unreviewed => Bilingual::literal("chưa duyệt", "unreviewed"),
            State::Current => Bilingual::literal("còn đúng", "current"),
        };
        words.word(speech)
    }
}

/// Lines by kind; those about the site as a whole come first.
type Lines = BTreeMap<Option<Kind>, Vec<(State, String)>>;

fn tell(rendition: &Rendition, speech: Speech, lines: &mut Lines) {
    let translation = &rendition.translation;
    let kind = match &translation.about {
        About::Site => None,
        About::Entry(target) => Some(target.kind),
    };
    let file = &translation.place.file;
    let lines = lines.entry(kind).or_default();
    if !rendition.stale.is_empty() {
        lines.push((State::Stale, format!("{file}: {}", what_changed(rendition).in_(speech))));
    }
    let lacks = translation.lacks().iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    if !lacks.is_empty() {
        let words = bilingual!("{file}: chưa ghi {lacks}", "{file}: without {lacks}");
        lines.push((State::Unreviewed, words.in_(speech).to_owned()));
    } else if rendition.stale.is_empty() {
        lines.push((State::Current, file.to_string()));
    }
}

/// "Ê Đê (rad): 2 còn thiếu, 1 đã cũ".
fn heading(language: &SiteLanguage, lines: &Lines, speech: Speech) -> String {
    let tag = &language.tag.0;
    let known = language::find(tag);
    let name = match speech {
        Speech::Vi => language.name.as_deref().or(known.map(|known| known.name_vi)),
        Speech::En => known.map(|known| known.name_en),
    };
    let counts: Vec<String> = State::ALL
        .into_iter()
        .map(|state| (lines.values().flatten().filter(|(of, _)| *of == state).count(), state.word(speech)))
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    let nothing = Bilingual::literal("không có gì để dịch", "nothing to translate");
    let counts = if counts.is_empty() { nothing.in_(speech).to_owned() } else { counts.join(", ") };
    format!("{} ({tag}): {counts}", name.unwrap_or(tag))
}

fn body(lines: Lines, speech: Speech) -> String {
    let mut text = String::new();
    for (kind, mut lines) in lines {
        lines.sort_by_key(|(state, _)| *state);
        let label = match (kind, speech) {
            (None, Speech::Vi) => "cả trang",
            (None, Speech::En) => "the site",
            (Some(kind), Speech::Vi) => kind.facts().label,
            (Some(kind), Speech::En) => kind.facts().singular,
        };
        text += &format!("  {label}\n");
        for (state, line) in lines {
            text += &format!("    {:<10} {line}\n", state.word(speech));
        }
    }
    text
}
