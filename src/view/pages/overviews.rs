//! Pages that show many entries, or none: home, lists, languages, what is not there.

use schemars::JsonSchema;
use serde::Serialize;

use super::{MapView, ScheduleRow, YearView};
use crate::view::page::LanguageLink;
use crate::view::parts::*;

#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct HomeView {
    /// Open appeals; nothing else stands above them.
    pub appeals: Vec<Card>,
    /// The first drives that changed and are still to come.
    pub changes: Vec<ScheduleRow>,
    /// The page of all changes, as the number of those that are not shown; absent where all are shown.
    pub changes_page: Link,
    /// The next rows of the schedule that are on: about twenty, of which a page shows the first that are not over.
    pub upcoming: Vec<ScheduleRow>,
    pub schedule: Link,
    /// Places one can choose, each with its page.
    pub areas: Vec<Link>,
    /// Who may give: the first rules, in one sentence each.
    pub eligibility: Vec<Rule>,
    /// The laws and circulars of these rules, each once.
    pub eligibility_sources: Vec<String>,
    /// The questions of the rules where there are any, else the page that says more.
    pub eligibility_page: Option<Link>,
    /// The page that works out the day of the next donation, where there is one.
    pub next_donation: Option<Link>,
    /// Languages one can read or listen in.
    pub languages: Vec<LanguageLink>,
    /// The present year as a picture, where there is a programme for it.
    pub year: Option<YearView>,
    /// Peaks of communication work under way, each with the page of its programme.
    pub peaks: Vec<Card>,
    /// Events under way or to come that the schedule does not list.
    pub events: Vec<Card>,
    /// Days that are kept every year, the next one first.
    pub observances: Vec<Card>,
    /// Campaigns under way or to come.
    pub campaigns: Vec<Card>,
    /// Waves under way or to come.
    pub waves: Vec<Card>,
    pub results: Vec<ResultRow>,
    /// People, families and collectives honoured last.
    pub honorees: Vec<HonoreeCard>,
    pub news: Vec<Card>,
}

#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct HonorsView {
    /// Milestones, highest first, each with those who reached it.
    pub tiers: Vec<TierView>,
    pub others: Vec<HonoreeCard>,
    /// Sentences about what a plan says of honouring, with their sources.
    pub rules: Vec<Rule>,
}

/// A milestone and those who reached it.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct TierView {
    pub name: String,
    /// The fragment that leads to it.
    pub anchor: String,
    /// The number of donations it stands for, as printed.
    pub donations: Option<String>,
    /// Those who reached it, by given name.
    pub honorees: Vec<HonoreeCard>,
}

/// Somebody honoured, as the consent allows.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, PartialEq)]
pub struct HonoreeCard {
    /// The name, or words in its place where there is no consent; of several without a name, a line that counts them.
    pub name: String,
    /// The page; absent where there is no consent.
    pub href: Option<String>,
    /// Person, family or collective; empty where several are counted.
    pub kind: String,
    /// The organization, where the consent covers it.
    pub unit: Option<Text>,
    /// The number of donations as printed, where the consent covers it.
    pub donations: Option<String>,
}

#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct AwarenessView {
    pub topics: Vec<Section>,
    /// Every rule, by topic.
    pub rules: Vec<RuleGroup>,
}

/// Rules on one topic.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct RuleGroup {
    pub heading: String,
    /// The fragment that leads to it.
    pub anchor: String,
    pub rules: Vec<Rule>,
}

#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct ResultsView {
    /// What came of all units of a year together, the last year first.
    pub years: Vec<ResultRow>,
    /// What came of the drives of a wave together, the last first.
    pub waves: Vec<ResultRow>,
    /// What came of the drives of a campaign together, the last first.
    pub campaigns: Vec<ResultRow>,
    /// Quotas with what came of them, latest year first.
    pub quotas: Vec<ResultRow>,
    /// Results of single drives, latest first.
    pub drives: Vec<ResultRow>,
    /// The way to those that are not listed, where there are more.
    pub more: Option<Link>,
}

/// A number of units, its date and what was asked for.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, PartialEq)]
pub struct ResultRow {
    /// What it is about.
    pub title: Text,
    /// The year or day it is for.
    pub when: When,
    /// Units collected, as printed; absent where nothing is known.
    pub collected: Option<String>,
    /// Units asked for, as printed; absent where nothing is known.
    pub target: Option<String>,
    /// Collected out of asked for, in whole percent, not above 100: the length of a bar.
    pub bar: Option<u32>,
    /// Collected out of asked for, as printed: `103 %`.
    pub percent: Option<String>,
    /// People who gave, as printed.
    pub donors: Option<String>,
    /// The day of the count.
    pub counted_on: Option<When>,
    /// Whether the count may still change.
    pub provisional: bool,
    /// Of several together: how many of them have a result.
    pub counted: Option<String>,
}

/// `pages/list.html`: the entries of a kind.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct ListView {
    /// Of places: where they are, where they have positions.
    pub map: Option<MapView>,
    /// Groups of entries, in order.
    pub groups: Vec<Section>,
    /// What is said when there are none at all.
    pub empty: String,
}

#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct LanguageView {
    pub language: LanguageLink,
    /// Whether it is only spoken.
    pub audio_only: bool,
    pub broadcasts: Vec<Text>,
    /// Everything there is in the language: first what can be heard.
    pub notes: Vec<NoteView>,
    /// What should be there and is not, by its Vietnamese title: the page asks for a translator.
    pub missing: Vec<Link>,
    /// The next rows of the schedule, in the words the language has.
    pub upcoming: Vec<ScheduleRow>,
    pub schedule: Link,
}

/// `pages/search.html`: every page by its title, so that the browser's own search finds it without a script.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct SearchView {
    pub groups: Vec<Section>,
}

#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct NotFoundView {
    /// Whether there was a page here once; then `page.title` says that it was taken down.
    pub gone: bool,
    /// Where to go from here.
    pub links: Vec<Link>,
}

/// `pages/redirect.html`: a former address.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct RedirectView {
    /// Where the entry stands now.
    pub target: Link,
}
