//! One struct for each template: the data it gets as `view`.

use schemars::JsonSchema;
use serde::Serialize;

use super::page::{EntryView, LanguageLink};
use super::parts::*;

/// `pages/home.html`.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct HomeView {
    /// Open appeals; nothing else stands above them.
    pub appeals: Vec<Card>,
    /// Drives that changed and are still to come.
    pub changes: Vec<ScheduleRow>,
    /// The next rows of the schedule that are on, at most five.
    pub upcoming: Vec<ScheduleRow>,
    /// The whole schedule.
    pub schedule: Link,
    /// Places one can choose, each with its page.
    pub areas: Vec<Link>,
    /// Who may give: the first rules, in one sentence each.
    pub eligibility: Vec<Rule>,
    /// The page that says more, where there is one.
    pub eligibility_page: Option<Link>,
    /// Languages one can read or listen in.
    pub languages: Vec<LanguageLink>,
    /// Campaigns under way or to come.
    pub campaigns: Vec<Card>,
    /// Waves under way or to come.
    pub waves: Vec<Card>,
    /// The latest results.
    pub results: Vec<ResultRow>,
    /// People, families and collectives honoured last.
    pub honorees: Vec<HonoreeCard>,
    /// The latest news.
    pub news: Vec<Card>,
}

/// `pages/schedule.html`.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct ScheduleView {
    /// Months to come and the present one, in order.
    pub months: Vec<Month>,
    /// Months that are over, latest first.
    pub past: Vec<Month>,
    /// Rows whose month is not known.
    pub undated: Vec<ScheduleRow>,
    /// Places, as links to their pages.
    pub areas: Vec<Link>,
}

/// `pages/drive.html`.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct DriveView {
    /// What every entry shows.
    pub entry: EntryView,
    /// Whether it is on.
    pub status: StatusView,
    /// When.
    pub when: When,
    /// The hours.
    pub hours: Option<String>,
    /// Venue, address and place.
    pub place: Vec<Text>,
    /// Who holds it.
    pub host: Option<Text>,
    /// How to register. Empty where nothing is known.
    pub registration: Vec<Channel>,
    /// Whom to ask. Empty where nothing is known.
    pub contact: Vec<Channel>,
    /// Links to maps outside the site; `geo:` first.
    pub maps: Vec<Text>,
    /// What to bring.
    pub bring: Vec<String>,
    /// Who may give.
    pub eligibility: Vec<Rule>,
    /// What to do before, during and after.
    pub care: Vec<Rule>,
    /// What changed, newest first.
    pub changes: Vec<ChangeView>,
    /// What came of it.
    pub result: Option<ResultRow>,
    /// Where a drive is called off: the next ones.
    pub others: Vec<ScheduleRow>,
}

/// A change in a drive's history.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct ChangeView {
    /// The day of the change.
    pub on: When,
    /// What was true before.
    pub was: Vec<Fact>,
    /// The reason.
    pub why: Option<String>,
}

/// `pages/wave.html`.
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
}

/// A host of a wave.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct HostSlot {
    /// The host.
    pub host: Text,
    /// Its drives in this wave; empty means there is no schedule yet.
    pub drives: Vec<ScheduleRow>,
    /// The deadline that stands for it meanwhile.
    pub when: When,
}

/// `pages/program.html`.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct ProgramView {
    /// What every entry shows.
    pub entry: EntryView,
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
    /// Who, when.
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

/// `pages/donor.html`.
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
    /// Honours received.
    pub honors: Vec<HonorView>,
}

/// An honour.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct HonorView {
    /// The milestone or award.
    pub name: String,
    /// Who gave it, the decision.
    pub facts: Vec<Fact>,
    /// When.
    pub when: Option<When>,
}

/// `pages/honors.html`.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct HonorsView {
    /// Milestones, highest first, each with those who reached it.
    pub tiers: Vec<TierView>,
    /// Those honoured otherwise.
    pub others: Vec<HonoreeCard>,
    /// Sentences about what a plan says of honouring, with their sources.
    pub rules: Vec<Rule>,
}

/// A milestone and those who reached it.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct TierView {
    /// The milestone.
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
    /// The name, or words in its place where there is no consent.
    pub name: String,
    /// The page; absent where there is no consent.
    pub href: Option<String>,
    /// Person, family or collective.
    pub kind: String,
    /// The organization, where the consent covers it.
    pub unit: Option<Text>,
    /// The number of donations as printed, where the consent covers it.
    pub donations: Option<String>,
}

/// `pages/article.html`.
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

/// A doctor's review.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct ReviewView {
    /// Who.
    pub by: String,
    /// When.
    pub on: Option<When>,
}

/// `pages/awareness.html`.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct AwarenessView {
    /// Articles by topic.
    pub topics: Vec<Section>,
    /// Every rule, by topic.
    pub rules: Vec<RuleGroup>,
}

/// Rules on one topic.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct RuleGroup {
    /// The topic.
    pub heading: String,
    /// The fragment that leads to it.
    pub anchor: String,
    /// The rules.
    pub rules: Vec<Rule>,
}

/// `pages/appeal.html`.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct AppealView {
    /// What every entry shows.
    pub entry: EntryView,
    /// Open, met or expired.
    pub status: StatusView,
    /// Whom to call. Empty where nothing is known.
    pub contact: Vec<Channel>,
}

/// `pages/results.html`.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct ResultsView {
    /// Quotas with what came of them, latest year first.
    pub quotas: Vec<ResultRow>,
    /// Results of single drives, latest first.
    pub drives: Vec<ResultRow>,
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
}

/// `pages/quota.html`.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct QuotaView {
    /// What every entry shows.
    pub entry: EntryView,
    /// The numbers.
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
    /// Ways to reach it.
    pub contact: Vec<Channel>,
    /// A page elsewhere that this one is about.
    pub outside: Option<Text>,
}

/// Pages with a file: `pages/document.html`, `report.html`, `material.html`.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct FileView {
    /// What every entry shows.
    pub entry: EntryView,
    /// The file.
    pub file: Option<Download>,
}

/// `pages/service.html`.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct ServiceView {
    /// What every entry shows.
    pub entry: EntryView,
    /// Ways to reach it. Empty where nothing is known.
    pub contact: Vec<Channel>,
}

/// `pages/list.html`: the entries of a kind.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct ListView {
    /// Groups of entries, in order.
    pub groups: Vec<Section>,
    /// What is said when there are none at all.
    pub empty: String,
}

/// `pages/language.html`.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct LanguageView {
    /// The language.
    pub language: LanguageLink,
    /// Whether it is only spoken.
    pub audio_only: bool,
    /// Broadcasts elsewhere.
    pub broadcasts: Vec<Text>,
    /// Whether there is any note in the language yet; where not, the page asks for a translator.
    pub has_notes: bool,
    /// The next rows of the schedule, in Vietnamese.
    pub upcoming: Vec<ScheduleRow>,
    /// The whole schedule.
    pub schedule: Link,
}

/// `pages/search.html`: every page by its title, so that the browser's own search finds it without a script.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct SearchView {
    /// Entries by kind.
    pub groups: Vec<Section>,
}

/// `pages/not_found.html`.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct NotFoundView {
    /// Where to go from here.
    pub links: Vec<Link>,
}

/// `pages/redirect.html`: a former address.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct RedirectView {
    /// Where the entry stands now.
    pub target: Link,
}
