//! The small pieces that views are made of.

use schemars::JsonSchema;
use serde::Serialize;

/// Words on a page, perhaps a link.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, PartialEq)]
pub struct Text {
    pub text: String,
    /// Where they lead, from the site's root: put `root` before it. An address with a scheme stands as it is in `url`.
    pub href: Option<String>,
    /// Where they lead outside the site.
    pub url: Option<String>,
    /// The language of the words, where it is not the page's.
    pub lang: Option<String>,
    /// Words in brackets after them.
    pub note: Option<String>,
}

impl Text {
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Words that lead outside the site.
    pub fn outside(text: impl Into<String>, url: impl Into<String>) -> Self {
        Self { text: text.into(), url: Some(url.into()), ..Self::default() }
    }

    /// With words in brackets after.
    pub fn noted(mut self, note: Option<String>) -> Self {
        self.note = note;
        self
    }
}

/// A link inside the site.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, PartialEq)]
pub struct Link {
    /// The words of the link.
    pub text: String,
    /// From the site's root: put `root` before it.
    pub href: String,
    /// Whether it leads to the page itself, or to the part of the site the page is in.
    pub current: bool,
}

/// A time as printed, and as machines read it.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, PartialEq)]
pub struct When {
    /// As offices print it: `05/3/2023`, `trước 01/4/2023`.
    pub text: String,
    /// With the weekday, where it is a day: `Chủ nhật, 05/3/2023`.
    pub long: String,
    /// The value of `<time datetime>`; absent where HTML knows no form for it.
    pub datetime: Option<String>,
    /// Whether the day is known.
    pub exact: bool,
}

/// A row of facts: a label and what is known.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, PartialEq)]
pub struct Fact {
    pub label: String,
    /// What is known. Never empty.
    pub values: Vec<Text>,
    /// Whether nothing is known: `values` says so then.
    pub unknown: bool,
}

/// An entry in a list.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, PartialEq)]
pub struct Card {
    /// What it is called.
    pub title: String,
    /// Its page, from the site's root.
    pub href: String,
    /// The word for its kind.
    pub kind: String,
    /// One or two sentences.
    pub summary: Option<String>,
    pub when: Option<When>,
    /// A few facts: place, host, number.
    pub meta: Vec<Text>,
    /// Its state, where it has one.
    pub status: Option<StatusView>,
    /// The moment it is over, as in [`ScheduleRow`](super::pages::ScheduleRow); of drives and open appeals.
    pub ends: Option<String>,
}

/// A heading and the entries below it.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, PartialEq)]
pub struct Section {
    pub heading: String,
    /// The fragment that leads to it.
    pub anchor: String,
    pub cards: Vec<Card>,
    /// What is said when there are none.
    pub empty: Option<String>,
}

/// The state of a drive or appeal, said in a word.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, PartialEq)]
pub struct StatusView {
    /// `planned`, `confirmed`, `full`, `postponed`, `cancelled`, `rescheduled`, `moved`, `ended`; for appeals
    /// `announced`, `open`, `met`, `expired`; for slots `unscheduled`.
    pub name: String,
    /// The word people read.
    pub label: String,
    /// Whether people who knew the old state must notice: postponed, cancelled, rescheduled, moved, full.
    pub changed: bool,
}

/// Where a fact comes from.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, PartialEq)]
pub struct SourceView {
    /// The document or source.
    pub name: Text,
    /// The line or lines of it.
    pub lines: Option<String>,
    /// The words themselves, misprints included.
    pub quote: Option<String>,
    /// What a reader should know, such as a misprint.
    pub note: Option<String>,
    /// Where the document of this site can be read elsewhere.
    pub elsewhere: Option<Text>,
}

/// A mistake that was published and mended.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, PartialEq)]
pub struct CorrectionView {
    /// The day it was mended.
    pub on: When,
    /// What was wrong and what is right.
    pub text: String,
}

#[derive(Clone, Debug, Default, Serialize, JsonSchema, PartialEq)]
pub struct Picture {
    /// Its file, from the site's root.
    pub href: String,
    pub alt: String,
    pub credit: Option<String>,
}

/// A file to download.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, PartialEq)]
pub struct Download {
    /// The file, from the site's root.
    pub href: String,
    pub name: String,
    /// Its kind in capitals: `PDF`, `XLSX`.
    pub format: String,
    /// Its size as printed: `120 KB`.
    pub size: String,
}

/// A recording of a note.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, PartialEq)]
pub struct AudioView {
    /// The file, from the site's root.
    pub href: String,
    /// Its media type: `audio/mpeg` or `audio/mp4`.
    pub mime: String,
    /// Its kind in capitals: `MP3`, `M4A`.
    pub format: String,
    /// Its size as printed: `480 KB`.
    pub size: String,
    /// Its length as printed: `2 phút 05 giây`.
    pub length: Option<String>,
    /// The value of `<time datetime>` for the length: `PT2M5S`.
    pub datetime: Option<String>,
    pub speaker: Option<String>,
    /// What is said, in the language itself, as HTML.
    pub transcript: Option<String>,
    /// What is said, in Vietnamese, as HTML.
    pub transcript_vi: Option<String>,
    /// The language that is spoken, for `lang`.
    pub lang: String,
}

/// Ways to reach somebody, or to register.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, PartialEq)]
pub struct Channel {
    /// The way: a telephone, Zalo, a form, in person.
    pub label: String,
    /// The number, address or words; a link where it can be one.
    pub value: Text,
}

/// A rule with its legal source.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, PartialEq)]
pub struct Rule {
    /// The fragment that leads to it.
    pub anchor: String,
    /// The rule in one sentence.
    pub text: String,
    /// The number or range in it, where there is one.
    pub value: Option<String>,
    pub source: Text,
    /// The day somebody last compared it.
    pub checked_on: Option<When>,
    /// Whether it was compared with the legal text itself.
    pub verified: bool,
    /// The last day, month or year in which it holds, where one is known.
    pub until: Option<When>,
    /// What the law lists and this site does not.
    pub unlisted: Option<String>,
}

/// Who answers for a translation, and how far it can be trusted.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, PartialEq)]
pub struct Provenance {
    pub translator: Option<String>,
    /// Who read it and found it right.
    pub reviewed_by: Option<String>,
    /// The day of that.
    pub reviewed_on: Option<When>,
    /// Whether the Vietnamese has changed since.
    pub stale: bool,
    /// Whether nobody has reviewed it, so that it is seen only in a preview.
    pub unreviewed: bool,
    /// Where the text comes from, where it only shows the letters of the language and translates nothing.
    pub specimen: Option<String>,
    /// The page in Vietnamese.
    pub source: Option<Link>,
}

/// What there is about an entry in a language.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct NoteView {
    pub language: super::page::LanguageLink,
    /// What the entry is called.
    pub title: String,
    /// Its page in the language, else in Vietnamese, from the site's root.
    pub href: String,
    /// The word for its kind.
    pub kind: String,
    /// One or two plain sentences, where there is a page in the language.
    pub summary: Option<String>,
    /// Whether the page is in the language.
    pub has_page: bool,
    pub audio: Option<AudioView>,
    /// Broadcasts and pages elsewhere.
    pub broadcasts: Vec<Text>,
    /// Who answers for it.
    pub provenance: Provenance,
}
