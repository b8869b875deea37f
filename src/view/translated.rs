//! The words of entries in the language of the page. Words without a translation are Vietnamese.

use std::borrow::Cow;
use std::sync::Arc;

use super::prelude::*;
use crate::model::config::SiteConfig;
use crate::model::prose::{Piece, Prose};
use crate::model::read::Record;
use crate::model::translation::{About, Rendition};
use crate::model::values::{LanguageTag, Markdown};
use crate::model::words::{Words, WordsByField, put, slots};
use crate::parse::markdown::plain;
use crate::text::marked::{END, START, marked};

impl<'a> ViewContext<'a> {
    /// The translation of an entry into the language of the page, where it may be shown.
    pub fn rendition(&self, target: &Target) -> Option<&'a Rendition> {
        self.rendition_of(&About::Entry(target.clone()))
    }

    fn rendition_of(&self, about: &About) -> Option<&'a Rendition> {
        if self.locale.is_vietnamese() {
            return None;
        }
        let languages = self.site.translations.get(about)?;
        languages.get(&LanguageTag(self.locale.tag.to_owned())).filter(|rendition| rendition.shown)
    }

    /// An entry with its words replaced by their translations, where they are translated.
    pub fn translated<T: Record + Clone>(&self, kind: Kind, entry: &'a Entry<T>) -> Cow<'a, Entry<T>> {
        match self.rendition(&Target { kind, id: entry.id.clone() }) {
            None => Cow::Borrowed(entry),
            Some(rendition) => Cow::Owned(entry.clone().with_words(kind, &own_words(rendition))),
        }
    }

    /// `site.yaml` with its words replaced by their translations, where they are translated.
    pub fn config(&self) -> Cow<'a, SiteConfig> {
        match self.rendition_of(&About::Site) {
            None => Cow::Borrowed(&self.site.config),
            Some(rendition) => {
                let mut config = self.site.config.clone();
                put(slots(&mut config), &own_words(rendition));
                Cow::Owned(config)
            }
        }
    }

    /// The title of an entry, translated where a translation exists; with its province, where another province has one of
    /// that name.
    pub fn title(&self, target: &Target) -> Option<String> {
        let own = self.own_line(target, target.kind.facts().title_field);
        let title = own.or_else(|| self.site.entries.find(target).map(|glance| glance.title.value.clone()))?;
        let province = self.site.namesakes.get(target).filter(|province| **province != target.id);
        let province = province.and_then(|id| self.title(&Target { kind: Kind::Place, id: id.clone() }));
        Some(match province {
            Some(province) => self.locale.say_with(words::NAME_WITH_NOTE, &[("name", &title), ("note", &province)]),
            None => title,
        })
    }

    /// The summary of an entry, translated where a translation exists.
    pub fn summary(&self, target: &Target) -> Option<String> {
        let own = self.own_line(target, "summary");
        own.or_else(|| self.site.entries.find(target)?.common.summary.clone())
    }

    /// The text of an entry without markup, translated where a translation exists.
    pub fn plain_body(&self, target: &Target) -> Option<String> {
        let own = match self.own(target, "body") {
            Some(Words::Prose(markdown)) => Some(marked(&plain(&markdown.text))),
            _ => None,
        };
        let source = || Some(plain(&self.site.entries.find(target)?.common.body.as_ref()?.text));
        own.or_else(source)
    }

    fn own_line(&self, target: &Target, path: &str) -> Option<String> {
        match self.own(target, path)? {
            Words::Text(text) => Some(marked(text)),
            _ => None,
        }
    }

    /// Translated words, only where the Vietnamese has a value in that field: what the consent removed from the
    /// Vietnamese must not reappear in another language.
    fn own(&self, target: &Target, path: &str) -> Option<&'a Words> {
        let rendition = self.rendition(target)?;
        let is_unplaced = rendition.unplaced.iter().any(|unplaced| unplaced == path);
        rendition.translation.words.get(path).filter(|_| !is_unplaced)
    }
}

/// The words of a translation, marked as being in the language of the page.
fn own_words(rendition: &Rendition) -> WordsByField {
    let words = rendition.translation.words.iter();
    words
        .map(|(path, words)| {
            let words = match words {
                Words::Text(text) => Words::Text(marked(text)),
                Words::Lines(lines) => Words::Lines(lines.iter().map(|line| marked(line)).collect()),
                Words::Prose(markdown) => Words::Prose(marked_prose(markdown)),
            };
            (path.clone(), words)
        })
        .collect()
}

/// Puts one mark around the whole text.
fn marked_prose(markdown: &Markdown) -> Markdown {
    let prose = markdown.prose.as_ref().map(|prose| {
        let mut pieces = vec![Piece::Html(START.to_string())];
        pieces.extend(prose.pieces.iter().cloned());
        pieces.push(Piece::Html(END.to_string()));
        Arc::new(Prose { pieces })
    });
    Markdown { prose, ..markdown.clone() }
}
