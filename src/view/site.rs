//! The site as every page sees it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use super::calendar::joined;
use super::prelude::*;
use super::{facts, languages, policy};
use crate::model::config::MachineFormat;
use crate::routes::{Step, has_list};

/// The file with the schedule as data, for programs.
pub const SCHEDULE_JSON: &str = "schedule.json";
/// The file with the schedule as a table, for spreadsheets.
pub const SCHEDULE_CSV: &str = "schedule.csv";

/// The parts of the site that stand in the menu when they have something to show, those that most people look for first:
/// a theme may show the first few and fold the rest.
const MENU: [Kind; 9] = {
    use Kind::*;
    [Article, News, Donor, Campaign, Wave, Event, Program, Quota, Document]
};

/// What the theme adds to the site: addresses of its assets, and its options.
#[derive(Clone, Debug, Default)]
pub struct ThemeAssets {
    /// The style sheet, from the site's root.
    pub style: String,
    /// The icon, from the site's root.
    pub icon: String,
    /// The options that `site.yaml` chose, by name.
    pub options: BTreeMap<String, String>,
}

/// The view of the site.
pub fn site(cx: ViewContext<'_>, assets: ThemeAssets) -> SiteView {
    let config = cx.config();
    let alerts = schedule::alerts(cx);
    let menu = menu(cx);
    SiteView {
        title: config.title.value.clone(),
        description: config.description.clone(),
        notice: config.notice.clone(),
        archive: archive(cx),
        logo: config.logo.as_ref().and_then(|logo| cx.file_href(logo)),
        organization: config.organization.as_ref().map(|organization| cx.reference(organization).text),
        // Times at one offset are ordered as they are written.
        alerts_end: alerts.iter().map(|row| row.ends.clone()).collect::<Option<Vec<_>>>().into_iter().flatten().max(),
        alerts,
        alerts_page: cx.to(&PageId::Changes).unwrap_or_default(),
        made: cx.site.now.made().map(|day| cx.locale.day(day)),
        sections: sections().filter_map(|page| cx.to(&page)).collect(),
        others: others(cx, &menu),
        languages: languages::languages(cx),
        contact: facts::contact(cx, config.contact.as_ref()),
        feeds: files(cx, [(MachineFormat::Atom, "feed.xml"), (MachineFormat::JsonFeed, "feed.json")]),
        data: files(cx, [(MachineFormat::ScheduleJson, SCHEDULE_JSON), (MachineFormat::ScheduleCsv, SCHEDULE_CSV)]),
        style: assets.style,
        icon: assets.icon,
        policy: policy::stands_in_pages(&cx.site.config).then(|| policy::CSP_IN_PAGE.to_owned()),
        referrer: policy::stands_in_pages(&cx.site.config).then(|| policy::REFERRER.to_owned()),
        options: assets.options,
        menu,
    }
}

/// What a site whose present is fixed says of itself: "Tư liệu năm 2023".
pub fn archive(cx: ViewContext<'_>) -> Option<String> {
    let day = cx.site.now.archive_of()?;
    Some(cx.locale.say_with(words::ARCHIVE, &[("year", &day.year().to_string())]))
}

/// What the site says about itself, and the sentence that stands on all of it.
pub fn about(cx: ViewContext<'_>) -> Option<String> {
    let config = &cx.site.config;
    joined([config.description.clone(), config.notice.clone()].into_iter().flatten().collect(), " – ")
}

pub(super) fn menu(cx: ViewContext<'_>) -> Vec<Link> {
    let there = kinds(cx);
    let kinds = MENU.into_iter().filter(|kind| there.contains(kind)).map(PageId::List);
    let first = [PageId::SCHEDULE, PageId::Eligibility(Step::Start), PageId::Search];
    let mut pages: Vec<_> =
        cx.site.entries.pages.values().filter_map(|page| Some((page.menu.as_ref()?.value, page))).collect();
    pages.sort_by_cached_key(|(position, page)| (*position, collation_key(&page.title), page.id.clone()));
    let own = pages.into_iter().filter_map(|(_, page)| {
        let target = Target { kind: Kind::Page, id: page.id.clone() };
        Some(Link { text: cx.title(&target)?, href: cx.entry_href(&target)?, current: false })
    });
    let first = first.into_iter().filter_map(|page| cx.to(&page));
    first.chain(own).chain(kinds.filter_map(|page| cx.to(&page))).collect()
}

/// The kinds of the entries that there are.
fn kinds(cx: ViewContext<'_>) -> BTreeSet<Kind> {
    cx.site.entries.all().iter().map(|glance| glance.kind).collect()
}

/// The sections that have something to show and are not in the menu.
fn others(cx: ViewContext<'_>, menu: &[Link]) -> Vec<Link> {
    let there = kinds(cx);
    let is_empty = |page: &PageId| match page {
        // Beside the quotas it shows the results of drives.
        PageId::List(Kind::Quota) => cx.site.entries.occasions().all(|occasion| occasion.result.is_none()),
        PageId::List(kind) => !there.contains(kind),
        _ => false,
    };
    let shown = sections().filter(|page| !is_empty(page)).filter_map(|page| cx.to(&page));
    shown.filter(|link| menu.iter().all(|other| other.href != link.href)).collect()
}

/// The schedule, what helps a donor, and the list of every kind that has one.
fn sections() -> impl Iterator<Item = PageId> {
    let lists = Kind::ALL.into_iter().filter(|kind| has_list(*kind)).map(PageId::List);
    let first = [PageId::SCHEDULE, PageId::Changes, PageId::Eligibility(Step::Start), PageId::NextDonation];
    first.into_iter().chain(lists)
}

/// Whether a file for machines is made: all are where nothing is written, but for those that need the site's address.
pub fn makes(cx: ViewContext<'_>, format: MachineFormat) -> bool {
    let config = &cx.site.config;
    let needs_address = matches!(format, MachineFormat::Atom | MachineFormat::JsonFeed | MachineFormat::Sitemap);
    let wanted = config.outputs.as_ref().is_none_or(|outputs| outputs.contains(&format));
    wanted && (!needs_address || config.base_url.is_some())
}

/// Links to the files for machines that are made.
fn files(cx: ViewContext<'_>, files: [(MachineFormat, &str); 2]) -> Vec<Link> {
    let made = files.into_iter().filter(|(format, _)| makes(cx, *format));
    made.map(|(format, file)| Link { text: cx.locale.chosen(format), href: file.to_owned(), current: false }).collect()
}
