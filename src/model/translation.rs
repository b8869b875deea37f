//! Translations and notes: the words of an entry in another language, with those who answer for them.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::approval::Approval;
use super::approved_content::ApprovedContent;
use super::config::Broadcast;
use super::field::Shape;
use super::personal::PersonalDatum;
use super::problems::BAD_FINGERPRINT;
use super::read::{Read, Visitor, mapping, scalar};
use super::reference::Target;
use super::values::{FileName, LanguageTag, Markdown};
use super::words::{Words, WordsByField};
use super::written::{Value, Written};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Problems, Span, Spanned};
use crate::record;
use crate::text::fingerprint::is_fingerprint;

record! {
    /// What a translation says of itself, beside its words.
    pub struct Credit {
        /// The person or group who translated it.
        translator: Option<Spanned<String>> = "Người dịch",
        /// Who read it and found it right. Without a name and a day it is not published.
        reviewed_by: Option<Spanned<String>> = "Người duyệt" | "Người đọc duyệt",
        /// The day of that.
        reviewed_on: Option<Spanned<NaiveDate>> = "Ngày duyệt",
        /// For each field and paragraph, a fingerprint of the Vietnamese words it was made from; written by
        /// `giothong translations stamp`.
        follows: Option<Follows> = "Theo bản tiếng Việt" | "Theo bản",
        /// A recording in the language.
        audio: Option<Audio> = "Bản nghe" | "Âm thanh",
        /// Broadcasts or pages elsewhere about the same thing in the language: linked, never copied.
        broadcasts: Vec<Broadcast> = "Chương trình phát thanh" | "Phát thanh",
        /// Where a text comes from that only shows the letters of the language and translates nothing.
        specimen: Option<Spanned<String>> = "Mẫu chữ",
        /// Kept out of the site unless drafts are asked for.
        draft: Option<bool> = "Bản nháp" | "Nháp",
        /// Who approved that it is published, where the site asks for that; written by `giothong approve`.
        approved: Option<Approval> = "Duyệt đăng" | "Duyệt",
    }
}

record! {
    pub struct Audio {
        /// The file, MP3 or M4A, beside the content.
        file: FileName = "Tệp",
        /// The person who speaks in the recording.
        speaker: Option<String> = "Người đọc" | "Người nói",
        /// What is said, in the language itself.
        transcript: Option<Markdown> = "Lời",
        /// What is said, in Vietnamese.
        transcript_vi: Option<Markdown> = "Lời tiếng Việt" | "Lời dịch",
    }
}

/// The Vietnamese text from which a translation was made: fingerprints by the path of a field, one for each block of a
/// text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Follows(pub BTreeMap<String, Vec<String>>);

/// The subject of a translation. Written as `site` or `awareness/truoc-khi-hien`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// The site as a whole: `site.rad.yaml`.
    Site,
    /// An entry, translated in `awareness/<id>.rad.md`.
    Entry(Target),
}

impl std::fmt::Display for About {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            About::Site => f.write_str("site"),
            About::Entry(target) => write!(f, "{}/{}", target.kind.facts().folder, target.id),
        }
    }
}

/// The words of an entry in another language.
#[derive(Clone, Debug)]
pub struct Translation {
    pub about: About,
    /// Its language, from the tag in the name of its file.
    pub language: LanguageTag,
    /// The place of the translation as a whole.
    pub place: Span,
    /// The translator and reviewer.
    pub credit: Credit,
    /// The words, by the path of their field.
    pub words: WordsByField,
    /// The place of each of the words.
    pub spans: BTreeMap<String, Span>,
    /// The personal data in what it publishes.
    pub personal: Vec<PersonalDatum>,
    /// What an approval of it covers.
    pub content: ApprovedContent,
}

/// A translation together with what it translates.
#[derive(Clone, Debug)]
pub struct Rendition {
    pub translation: Translation,
    /// The present Vietnamese words, by the path of their field.
    pub source: Arc<WordsByField>,
    /// The place of what it translates.
    pub source_place: Span,
    /// The fields whose Vietnamese has changed since the translation, in the order of the fields.
    pub stale: Vec<Stale>,
    /// Fields for which it has words although the Vietnamese has none.
    pub unplaced: Vec<String>,
    /// Whether pages may show it.
    pub shown: bool,
}

impl Rendition {
    /// Whether it makes a page in the language: it may be shown, and at least one of its words has a field in the
    /// Vietnamese.
    pub fn has_page(&self) -> bool {
        self.shown && self.translation.words.keys().any(|path| !self.unplaced.contains(path))
    }
}

/// A field whose Vietnamese differs from the one that was translated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    /// The path of the field: `body`, `cover.alt`.
    pub field: String,
    /// For a text, the numbers of its new or changed paragraphs, from 1. Removed paragraphs are not listed.
    pub blocks: Vec<usize>,
}

/// Every translation of a site, by subject and language.
pub type Renditions = BTreeMap<About, BTreeMap<LanguageTag, Rendition>>;

impl Translation {
    /// `awareness/truoc-khi-hien.rad`, `site.rad`.
    pub fn name(&self) -> String {
        format!("{}.{}", self.about, self.language.0)
    }

    /// Whether it was reviewed: it names a translator for its words, a person who read or heard it and approved it, and
    /// the day of the review. A specimen needs none of these, since it translates nothing.
    pub fn reviewed(&self) -> bool {
        self.lacks().is_empty()
    }

    /// Whether it has content for readers or listeners: words, a recording or a broadcast elsewhere. A specimen does
    /// not count, since it is no translation.
    pub fn is_note(&self) -> bool {
        let credit = &self.credit;
        let has_any = !self.words.is_empty() || credit.audio.is_some() || !credit.broadcasts.is_empty();
        has_any && credit.specimen.is_none()
    }

    /// The names of the fields of [`Credit`] that are missing for it to count as reviewed.
    pub fn lacks(&self) -> Vec<&'static str> {
        let credit = &self.credit;
        let given = [
            ("translator", credit.translator.is_some() || self.words.is_empty()),
            ("reviewed_by", credit.reviewed_by.is_some()),
            ("reviewed_on", credit.reviewed_on.is_some()),
        ];
        let is_specimen = credit.specimen.is_some();
        given.into_iter().filter(|(_, is_given)| !is_given && !is_specimen).map(|(name, _)| name).collect()
    }

    /// Passes every Markdown text, file name and address in it to a visitor.
    pub fn visit(&self, visitor: &mut dyn Visitor) {
        self.credit.visit(visitor);
        for words in self.words.values() {
            if let Words::Prose(markdown) = words {
                visitor.markdown(markdown);
            }
        }
    }
}

impl Read for Follows {
    const SHAPE: Shape = Shape::Map;

    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        let entries = mapping(written, Self::SHAPE, problems)?;
        let mut follows = BTreeMap::new();
        for (key, value) in entries {
            let items = match &value.value {
                Value::List(items) => items.iter().collect(),
                _ => vec![value],
            };
            let prints = items.into_iter().filter_map(|item| fingerprint(item, problems)).collect();
            follows.insert(key.text.clone(), prints);
        }
        Some(Self(follows))
    }

    fn missing() -> Self {
        Self::default()
    }
}

fn fingerprint(written: &Written, problems: &mut Problems) -> Option<String> {
    let text = scalar(written, Shape::Text, problems)?;
    if is_fingerprint(text) {
        return Some(text.to_owned());
    }
    let message =
        bilingual!("`{text}` không phải dấu vân tay của một đoạn chữ", "`{text}` is not the fingerprint of a text");
    let help = Bilingual::literal(
        "đừng ghi tay: chạy `giothong translations stamp` với tên tệp này",
        "do not write it by hand: run `giothong translations stamp` with the name of this file",
    );
    problems.push(written.refused(&BAD_FINGERPRINT, text, message).help(help));
    None
}
