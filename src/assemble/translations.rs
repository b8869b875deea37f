//! Joins translations with what they translate, and finds which are without a source, stale, or not to be shown.

use std::collections::btree_map;
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::problems::{DUPLICATE_TRANSLATION, NO_SOURCE_WORDS, TRANSLATION_ALONE, UNDECLARED_LANGUAGE};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Checked, Diagnostic, Problems, Span};
use crate::model::config::SiteConfig;
use crate::model::kind::Kind;
use crate::model::reference::Target;
use crate::model::site::AnyEntry;
use crate::model::translation::{About, Follows, Rendition, Renditions, Stale, Translation};
use crate::model::values::LanguageTag;
use crate::model::words::{Words, WordsByField, slots, words_in};
use crate::parse::markdown::blocks;
use crate::text::fingerprint::fingerprint;
use crate::text::language::SOURCE;

/// The Vietnamese words of an entry or of the site.
pub struct SourceWords {
    place: Span,
    words: Arc<WordsByField>,
}

/// The Vietnamese words of everything that is translated.
pub type TranslatedSources = BTreeMap<About, SourceWords>;

/// The maximum number of translations without a source that get suggestions of ids: each search compares all ids of a
/// kind.
const HINTED: usize = 20;

/// The translations of a site before they are joined with their sources.
#[derive(Debug, Default)]
pub struct Waiting(BTreeMap<About, BTreeMap<LanguageTag, Translation>>);

/// Groups translations by what they translate. Undeclared languages, second translations into the same language and
/// translations without a source are reported and left out.
pub fn filed(translations: Vec<Translation>, config: &SiteConfig, known: &HashSet<Target>) -> Checked<Waiting> {
    let mut problems = Problems::default();
    let mut waiting = Waiting::default();
    let mut alone_so_far = 0;
    // Where a file of a kind could not be read, it may contain any id.
    let is_known = |target: &Target| known.contains(target) || known.contains(&Target::unread(target.kind));
    for mut translation in translations {
        if let About::Entry(target) = &translation.about
            && !is_known(target)
        {
            alone_so_far += 1;
            let of_kind = known.iter().filter(|other| other.kind == target.kind && alone_so_far <= HINTED);
            let mut ids: Vec<&str> = of_kind.map(|other| &*other.id).collect();
            ids.sort_unstable();
            problems.push(alone(&translation, target, ids.into_iter()));
            continue;
        }
        let Some(language) = config.meant(&translation.language.0) else {
            // Where `site.yaml` could not be read, its languages are not known and nothing is reported.
            problems.0.extend((!config.id.is_empty()).then(|| undeclared(&translation, config)));
            continue;
        };
        translation.language = language.tag.clone();
        match waiting.0.entry(translation.about.clone()).or_default().entry(translation.language.clone()) {
            btree_map::Entry::Occupied(first) => problems.push(twice(&translation, first.get())),
            btree_map::Entry::Vacant(place) => drop(place.insert(translation)),
        }
    }
    Checked::new(waiting, problems)
}

impl Waiting {
    /// The present Vietnamese words of everything that is translated.
    pub fn sources(&self, config: &mut SiteConfig, entries: &[AnyEntry]) -> TranslatedSources {
        let mut sources = TranslatedSources::new();
        let mut add = |about: About, place: Span, words: WordsByField| {
            sources.insert(about, SourceWords { place, words: Arc::new(words) });
        };
        if self.0.contains_key(&About::Site) {
            add(About::Site, Span::whole("content/site.yaml".into()), words_in(slots(config)));
        }
        for entry in entries {
            let about = About::Entry(entry.target());
            if self.0.contains_key(&about) {
                add(about, entry.glance().title.span.clone(), entry.words());
            }
        }
        sources
    }
}

/// Joins translations with what they translate. `written` has the Vietnamese as it is in the files, which translators
/// see; `covered` has it as far as consent allows. `may_show` decides whether pages may show a translation.
pub fn renditions(
    waiting: Waiting,
    written: &TranslatedSources,
    covered: TranslatedSources,
    may_show: impl Fn(&Translation) -> bool,
) -> Checked<Renditions> {
    let mut problems = Problems::default();
    let mut renditions = Renditions::new();
    for (about, languages) in waiting.0 {
        let (Some(written), Some(covered)) = (written.get(&about), covered.get(&about)) else { continue };
        let is_covered = is_covered(&about, &covered.words);
        for (tag, mut translation) in languages {
            let unplaced = translation.words.keys().filter(|path| !written.words.contains_key(*path));
            let unplaced: Vec<String> = unplaced.cloned().collect();
            problems.0.extend(unplaced.iter().map(|path| no_source(&translation, path)));
            // What the consent removed from the Vietnamese must not reappear in another language.
            let withheld = |path: &String| written.words.contains_key(path) && !covered.words.contains_key(path);
            translation.words.retain(|path, _| !withheld(path));
            let stale = stale(&translation, &covered.words);
            let shown = is_covered && may_show(&translation);
            let (source, source_place) = (covered.words.clone(), covered.place.clone());
            let rendition = Rendition { translation, source, source_place, stale, unplaced, shown };
            renditions.entry(about.clone()).or_default().insert(tag, rendition);
        }
    }
    Checked::new(renditions, problems)
}

/// Whether consent allows a translation to be shown. Pages may show nothing about a donor that the consent does not
/// cover, so where the Vietnamese sentences were removed, their translation is not shown either.
fn is_covered(about: &About, source: &WordsByField) -> bool {
    let is_donor = matches!(about, About::Entry(target) if target.kind == Kind::Donor);
    !is_donor || source.keys().any(|path| path != "name")
}

/// The fingerprints of words: one for a line or a list, or one for each block of a text.
pub fn fingerprints(words: &Words) -> Vec<String> {
    match words {
        Words::Text(text) => vec![fingerprint(text)],
        Words::Lines(lines) => vec![fingerprint(&lines.join("\n"))],
        Words::Prose(markdown) => {
            blocks(&markdown.text).into_iter().map(|block| fingerprint(&markdown.text[block])).collect()
        }
    }
}

/// The first words of some paragraphs of a text; paragraphs are numbered from 1.
pub fn openings(words: &Words, numbers: &[usize]) -> Vec<(usize, String)> {
    let Words::Prose(markdown) = words else { return Vec::new() };
    let blocks = blocks(&markdown.text);
    let block = |number: usize| blocks.get(number.checked_sub(1)?).cloned();
    numbers.iter().filter_map(|number| Some((*number, opening(&markdown.text[block(*number)?])))).collect()
}

/// The number of words that are enough to find a paragraph.
const OPENING: usize = 6;

fn opening(block: &str) -> String {
    let mut words = block.trim_start_matches(['#', '-', '*', '>', '|', ' ']).split_whitespace();
    let first: Vec<&str> = words.by_ref().take(OPENING).collect();
    let more = if words.next().is_some() { " …" } else { "" };
    format!("{}{more}", first.join(" "))
}

/// The value that `follows` of a translation has when the translation is up to date.
pub fn follows(translation: &Translation, source: &WordsByField) -> Follows {
    let followed = source.iter().filter(|(path, _)| translation.words.contains_key(*path));
    Follows(followed.map(|(path, words)| (path.clone(), fingerprints(words))).collect())
}

/// The fields whose Vietnamese differs from the one that was translated. A specimen has none, since it translates
/// nothing.
fn stale(translation: &Translation, source: &WordsByField) -> Vec<Stale> {
    if translation.credit.specimen.is_some() {
        return Vec::new();
    }
    let none = Follows::default();
    let followed = &translation.credit.follows.as_ref().unwrap_or(&none).0;
    let present = follows(translation, source).0;
    let changed = present.into_iter().filter(|(path, prints)| followed.get(path) != Some(prints));
    changed
        .map(|(path, prints)| {
            let before: &[String] = followed.get(&path).map_or(&[], Vec::as_slice);
            let is_prose = matches!(source.get(&path), Some(Words::Prose(_)));
            let blocks = match is_prose {
                true => new_blocks(&prints, before),
                false => Vec::new(),
            };
            Stale { field: path, blocks }
        })
        .collect()
}

/// The numbers, from 1, of the blocks that are new. Where a block occurs more often than before, its additional
/// occurrences are new.
fn new_blocks(present: &[String], before: &[String]) -> Vec<usize> {
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    for print in before {
        *left.entry(print).or_default() += 1;
    }
    let is_new = |print: &str| match left.get_mut(print) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    let mut is_new = is_new;
    present.iter().enumerate().filter(|(_, print)| is_new(print)).map(|(at, _)| at + 1).collect()
}

fn alone<'a>(translation: &Translation, target: &Target, ids: impl Iterator<Item = &'a str>) -> Diagnostic {
    let (id, folder, label) = (&target.id, target.kind.facts().folder, target.kind.facts().label);
    let help = Bilingual::literal(
        "đặt tên tệp theo mã của bản tiếng Việt; nếu bản ấy không còn thì xóa tệp này",
        "name the file after the id of the Vietnamese; where that is gone, delete this file",
    );
    let message = bilingual!("không có {label} nào mã `{id}` để dịch", "there is no `{folder}/{id}` to translate");
    TRANSLATION_ALONE.at(&translation.place).message(message).help(help).suggest(id, ids, 3)
}

fn undeclared(translation: &Translation, config: &SiteConfig) -> Diagnostic {
    let tag = &translation.language.0;
    let is_source = tag.eq_ignore_ascii_case(SOURCE);
    let help = match is_source {
        true => Bilingual::literal(
            "tiếng Việt là bản gốc: bỏ `.vi` khỏi tên tệp",
            "Vietnamese is the source: take `.vi` out of the file's name",
        ),
        false => bilingual!(
            "thêm `- tag: {tag}` vào `languages` của `content/site.yaml`",
            "add `- tag: {tag}` to `languages` in `content/site.yaml`"
        ),
    };
    let message =
        bilingual!("trang này chưa khai báo ngôn ngữ `{tag}`", "the site does not declare the language `{tag}`");
    UNDECLARED_LANGUAGE
        .at(&translation.place)
        .message(message)
        .found(tag.as_str())
        .accepted(config.languages.iter().map(|language| language.tag.0.as_str()))
        .help(help)
}

fn twice(translation: &Translation, first: &Translation) -> Diagnostic {
    let tag = &translation.language.0;
    let message = bilingual!("đã có một bản dịch khác sang `{tag}`", "there is another translation into `{tag}`");
    DUPLICATE_TRANSLATION
        .at(&translation.place)
        .message(message)
        .found(tag.as_str())
        .help(Bilingual::literal("gộp hai tệp làm một", "join the two files"))
        .related(first.place.clone(), Bilingual::literal("bản kia ở đây", "the other one is here"))
}

fn no_source(translation: &Translation, path: &str) -> Diagnostic {
    let place = translation.spans.get(path).unwrap_or(&translation.place);
    let message = bilingual!("bản tiếng Việt không có `{path}`", "the Vietnamese has no `{path}`");
    NO_SOURCE_WORDS.at(place).message(message).found(path).help(bilingual!(
        "thêm `{path}` vào bản tiếng Việt, hoặc xóa khỏi bản dịch",
        "give the Vietnamese a `{path}`, or delete it here"
    ))
}

#[cfg(test)]
mod tests;
