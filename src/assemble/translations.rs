//! Translations beside what they translate: whose source is there, what is stale, what may be shown.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::problems::{DUPLICATE_TRANSLATION, NO_SOURCE_WORDS, TRANSLATION_ALONE, UNDECLARED_LANGUAGE};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Span, nearest, one_of};
use crate::model::appeal::AppealState;
use crate::model::config::SiteConfig;
use crate::model::kind::Kind;
use crate::model::reference::{Id, Target};
use crate::model::site::{Glance, Site};
use crate::model::translation::{About, Follows, Rendition, Renditions, Stale, Translation};
use crate::model::values::LanguageTag;
use crate::model::words::{Words, WordsByField};
use crate::parse::markdown::blocks;
use crate::text::collation::collation_key;
use crate::text::fingerprint::fingerprint;
use crate::text::language::SOURCE;

/// The Vietnamese words of something.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// As they are written: what a translator has before the eyes.
    pub written: &'a WordsByField,
    /// What pages may show of them: of people only what their consent covers.
    pub covered: &'a WordsByField,
    pub place: &'a Span,
}

/// Translations of nothing that are told the ids they may have meant: looking for those takes every id of a kind.
const HINTED: usize = 20;

/// The translations of a site before their sources are known.
#[derive(Debug, Default)]
pub struct Waiting(BTreeMap<About, BTreeMap<LanguageTag, Translation>>);

impl Waiting {
    /// Files translations under what they are about. A language that the site does not declare, a second translation
    /// into one language, and a translation of nothing are reported and left out.
    pub fn new(
        translations: Vec<Translation>,
        config: &SiteConfig,
        known: &BTreeSet<Target>,
        problems: &mut Problems,
    ) -> Self {
        let mut waiting = Self::default();
        let mut alone_so_far = 0;
        // Where a file of a kind could not be read, any id may stand in it.
        let is_known =
            |target: &Target| known.contains(target) || known.contains(&Target { kind: target.kind, id: "".into() });
        for mut translation in translations {
            if let About::Entry(target) = &translation.about
                && !is_known(target)
            {
                alone_so_far += 1;
                let ids = known.iter().filter(|other| other.kind == target.kind).map(|other| &*other.id);
                let near = if alone_so_far <= HINTED { nearest(&target.id, ids, 3) } else { Vec::new() };
                problems.push(alone(&translation, target, &near));
                continue;
            }
            match config.meant(&translation.language.0) {
                Some(language) => translation.language = language.tag.clone(),
                // Without the languages of a `site.yaml` that could not be read nothing can be said.
                None if config.id.is_empty() => continue,
                None => {
                    problems.push(undeclared(&translation, config));
                    continue;
                }
            }
            let languages = waiting.0.entry(translation.about.clone()).or_default();
            match languages.get(&translation.language) {
                Some(first) => problems.push(twice(&translation, first)),
                None => {
                    languages.insert(translation.language.clone(), translation);
                }
            }
        }
        waiting
    }

    /// Whether something about this waits.
    pub fn has(&self, about: &About) -> bool {
        self.0.contains_key(about)
    }

    /// Moves the translations of one source to those that have one. `may_show` says whether pages may show a translation.
    pub fn meet(
        &mut self,
        about: About,
        source: Source<'_>,
        may_show: impl Fn(&Translation) -> bool,
        met: &mut Renditions,
        problems: &mut Problems,
    ) {
        let Some(languages) = self.0.remove(&about) else { return };
        let words = Arc::new(source.covered.clone());
        for (tag, mut translation) in languages {
            let unplaced: Vec<String> =
                translation.words.keys().filter(|path| !source.written.contains_key(*path)).cloned().collect();
            problems.0.extend(unplaced.iter().map(|path| no_source(&translation, path)));
            // What consent took away from the Vietnamese does not come back in another language.
            let withheld = |path: &String| source.written.contains_key(path) && !source.covered.contains_key(path);
            translation.words.retain(|path, _| !withheld(path));
            let stale = stale(&translation, source.covered);
            let shown = may_show(&translation);
            let (source, source_place) = (words.clone(), source.place.clone());
            let rendition = Rendition { translation, source, source_place, stale, unplaced, shown };
            met.entry(about.clone()).or_default().insert(tag, rendition);
        }
    }
}

/// What somebody should still translate, by language: the entries whose pages speak to citizens and of which there is no
/// note, reviewed or not, in Vietnamese order of their titles. Every language of the site has a list; of appeals only the
/// open ones are asked for.
pub fn missing(site: &Site) -> BTreeMap<LanguageTag, Vec<Target>> {
    let wanted = wanted(site);
    let missing = |tag| wanted.iter().filter(|target| !has_note(site, target, tag)).cloned().collect();
    site.config.languages.iter().map(|language| (language.tag.clone(), missing(&language.tag))).collect()
}

/// What somebody should still translate into one language, as [`missing`] tells it.
pub fn missing_in(site: &Site, tag: &LanguageTag) -> Vec<Target> {
    wanted(site).into_iter().filter(|target| !has_note(site, target, tag)).collect()
}

/// What should be told in every language, in Vietnamese order of the titles.
fn wanted(site: &Site) -> Vec<Target> {
    let all = site.entries.all().into_iter();
    let mut wanted: Vec<_> = all.filter(|entry| wants_note(site, &entry.target())).collect();
    wanted.sort_by_cached_key(|entry| (collation_key(entry.title), entry.target()));
    wanted.iter().map(Glance::target).collect()
}

/// Whether there is a note of an entry in a language, reviewed or not.
pub fn has_note(site: &Site, target: &Target, tag: &LanguageTag) -> bool {
    let renditions = site.translations.get(&About::Entry(target.clone()));
    renditions.and_then(|tags| tags.get(tag)).is_some_and(|rendition| rendition.translation.is_note())
}

/// Whether an entry should be told in every language of the site: its page speaks to citizens, and is neither an appeal
/// that is over nor one that specimens of letters belong to.
pub fn wants_note(site: &Site, target: &Target) -> bool {
    let is_over =
        |id: &Id| site.entries.appeals.get(id).is_some_and(|it| it.state(site.now).answer != AppealState::Open);
    let notes = site.translations.get(&About::Entry(target.clone()));
    let mut notes = notes.into_iter().flat_map(|languages| languages.values());
    let shows_letters = notes.any(|rendition| rendition.translation.credit.specimen.is_some());
    target.kind.wants_notes() && !shows_letters && !(target.kind == Kind::Appeal && is_over(&target.id))
}

/// The fingerprints of words: one for a line or a list, one for each block of a text.
pub fn fingerprints(words: &Words) -> Vec<String> {
    match words {
        Words::Text(text) => vec![fingerprint(text)],
        Words::Lines(lines) => vec![fingerprint(&lines.join("\n"))],
        Words::Prose(markdown) => {
            blocks(&markdown.text).into_iter().map(|block| fingerprint(&markdown.text[block])).collect()
        }
    }
}

/// The first words of some paragraphs of a text, by their numbers from 1.
pub fn openings(words: &Words, numbers: &[usize]) -> Vec<(usize, String)> {
    let Words::Prose(markdown) = words else { return Vec::new() };
    let blocks = blocks(&markdown.text);
    let block = |number: usize| blocks.get(number.checked_sub(1)?).cloned();
    numbers.iter().filter_map(|number| Some((*number, opening(&markdown.text[block(*number)?])))).collect()
}

/// Words of a paragraph that are enough to find it.
const OPENING: usize = 6;

fn opening(block: &str) -> String {
    let mut words = block.trim_start_matches(['#', '-', '*', '>', '|', ' ']).split_whitespace();
    let first: Vec<&str> = words.by_ref().take(OPENING).collect();
    let more = if words.next().is_some() { " …" } else { "" };
    format!("{}{more}", first.join(" "))
}

/// What `follows` of a translation is when it is true to its source today.
pub fn follows(translation: &Translation, source: &WordsByField) -> Follows {
    let followed = source.iter().filter(|(path, _)| translation.words.contains_key(*path));
    Follows(followed.map(|(path, words)| (path.clone(), fingerprints(words))).collect())
}

/// The fields whose Vietnamese is not the one that was translated. A specimen translates nothing.
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

/// The numbers, from 1, of blocks that were not there before. A block that was there once and is there twice is new
/// the second time.
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

fn alone(translation: &Translation, target: &Target, near: &[&str]) -> Diagnostic {
    let (id, folder, label) = (&target.id, target.kind.facts().folder, target.kind.facts().label);
    let help = one_of(near).unwrap_or(Bilingual::literal(
        "đặt tên tệp theo mã của bản tiếng Việt; nếu bản ấy không còn thì xóa tệp này",
        "name the file after the id of the Vietnamese; where that is gone, delete this file",
    ));
    TRANSLATION_ALONE
        .at(&translation.place)
        .message(bilingual!("không có {label} nào mã `{id}` để dịch", "there is no `{folder}/{id}` to translate"))
        .found(&**id)
        .help(help)
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
    UNDECLARED_LANGUAGE
        .at(&translation.place)
        .message(bilingual!(
            "trang này chưa khai báo ngôn ngữ `{tag}`",
            "the site does not declare the language `{tag}`"
        ))
        .found(tag.as_str())
        .accepted(config.languages.iter().map(|language| language.tag.0.as_str()))
        .help(help)
}

fn twice(translation: &Translation, first: &Translation) -> Diagnostic {
    let tag = &translation.language.0;
    DUPLICATE_TRANSLATION
        .at(&translation.place)
        .message(bilingual!("đã có một bản dịch khác sang `{tag}`", "there is another translation into `{tag}`"))
        .found(tag.as_str())
        .help(Bilingual::literal("gộp hai tệp làm một", "join the two files"))
        .related(first.place.clone(), Bilingual::literal("bản kia ở đây", "the other one is here"))
}

fn no_source(translation: &Translation, path: &str) -> Diagnostic {
    let place = translation.spans.get(path).unwrap_or(&translation.place);
    NO_SOURCE_WORDS
        .at(place)
        .message(bilingual!("bản tiếng Việt không có `{path}`", "the Vietnamese has no `{path}`"))
        .found(path)
        .help(bilingual!(
            "thêm `{path}` vào bản tiếng Việt, hoặc xóa khỏi bản dịch",
            "give the Vietnamese a `{path}`, or delete it here"
        ))
}

/// Whether a translation of an entry may be shown as far as people are concerned: of a donor nothing may stand on a page
/// that the consent does not cover, so where the Vietnamese sentences were taken away, others are too.
pub fn is_covered(kind: Kind, source: &WordsByField) -> bool {
    kind != Kind::Donor || source.keys().any(|path| path != "name")
}

#[cfg(test)]
mod tests;
