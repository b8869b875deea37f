//! The pages of entries.

use schemars::JsonSchema;
use serde::Serialize;

use super::{ResultRow, ScheduleRow, YearView};
use crate::view::page::EntryView;
use crate::view::parts::*;

#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct WaveView {
    /// What every entry shows.
    pub entry: EntryView,
    /// Its deadline or period, as written.
    pub when: When,
    /// Its hosts, in the order of the document, with what is known of each.
    pub hosts: Vec<HostSlot>,
    /// How many hosts the document says there are.
    pub declared: Option<String>,
    /// What came of its drives together.
    pub result: Option<ResultRow>,
}

/// A host of a wave.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct HostSlot {
    pub host: Text,
    /// Its drives in this wave; empty means there is no schedule yet.
    pub drives: Vec<ScheduleRow>,
    /// The deadline that stands for it meanwhile.
    pub when: When,
}

#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct ProgramView {
    /// What every entry shows.
    pub entry: EntryView,
    /// Its year as a picture.
    pub year: Option<YearView>,
    /// Its tasks, in order.
    pub tasks: Vec<TaskView>,
    /// The peaks of its communication work.
    pub peaks: Vec<PeakView>,
}

/// A task of a programme.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct TaskView {
    /// What is to be done.
    pub title: String,
    /// More about it, as HTML.
    pub body: Option<String>,
    pub facts: Vec<Fact>,
}

/// A peak of communication work.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct PeakView {
    /// Its number, as printed.
    pub number: String,
    /// What it is about.
    pub title: Option<String>,
    /// From when to when.
    pub when: When,
}

#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct DonorView {
    /// What every entry shows.
    pub entry: EntryView,
    /// Person, family or collective.
    pub kind: String,
    /// The photograph, where the consent covers it.
    pub photo: Option<Picture>,
    /// The story as HTML, where the consent covers it.
    pub story: Option<String>,
    pub honors: Vec<HonorView>,
}

#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct HonorView {
    /// The milestone or award.
    pub name: String,
    /// Who gave it, the decision.
    pub facts: Vec<Fact>,
    pub when: Option<When>,
}

#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct ArticleView {
    /// What every entry shows.
    pub entry: EntryView,
    /// At most three plain sentences.
    pub plain: Vec<String>,
    /// Who reviewed it and when; absent means no doctor has.
    pub reviewed: Option<ReviewView>,
    /// Rules the article is about.
    pub rules: Vec<Rule>,
}

#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct ReviewView {
    pub by: String,
    pub on: Option<When>,
}

#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct AppealView {
    /// What every entry shows.
    pub entry: EntryView,
    /// Open, met or expired.
    pub status: StatusView,
    /// The moment it expires, while it is open, as in [`ScheduleRow`]; absent where the present is pinned.
    pub ends: Option<String>,
    /// Whom to call. Empty where nothing is known.
    pub contact: Vec<Channel>,
}

#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct QuotaView {
    /// What every entry shows.
    pub entry: EntryView,
    pub result: ResultRow,
}

/// Pages whose facts and sections say everything: `pages/campaign.html`, `event.html`, `observance.html`, `place.html`,
/// `organization.html`, `news_item.html`, `page.html`.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct PlainView {
    /// What every entry shows.
    pub entry: EntryView,
    /// When, where the kind has a time.
    pub when: Option<When>,
    /// Of a campaign: its year as a picture.
    pub year: Option<YearView>,
    /// Of a campaign: what came of its drives and events together.
    pub result: Option<ResultRow>,
    /// Ways to reach it.
    pub contact: Vec<Channel>,
    /// A page elsewhere that this one is about.
    pub outside: Option<Text>,
}

/// `pages/document.html`: an official document.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct DocumentView {
    /// What every entry shows.
    pub entry: EntryView,
    /// What stands around the text where that is the whole text of the document.
    pub letter: Option<LetterView>,
    pub file: Option<Download>,
}

/// What is printed around the text of a document.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct LetterView {
    /// The line with its number.
    pub number: Option<String>,
    /// The line about its subject.
    pub subject: Option<String>,
    /// Place and day.
    pub issued: Option<String>,
    /// To whom it is addressed, with a label.
    pub addressed: Option<Fact>,
    /// To whom it is copied, with a label.
    pub copied: Option<Fact>,
    /// In what capacity it was signed, one line each.
    pub offices: Vec<String>,
    /// Who signed it.
    pub signer: Option<String>,
}

/// Pages with a file: `pages/report.html`, `material.html`.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct FileView {
    /// What every entry shows.
    pub entry: EntryView,
    pub file: Option<Download>,
}

#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct ServiceView {
    /// What every entry shows.
    pub entry: EntryView,
    /// Ways to reach it. Empty where nothing is known.
    pub contact: Vec<Channel>,
}
