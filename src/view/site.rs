//! The site as every page sees it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use super::context::ViewContext;
use super::page::{LanguageLink, SiteView};
use super::pages::LanguageView;
use super::parts::Link;
use super::schedule;
use super::words;
use super::{changes, facts, notes};
use crate::model::config::{MachineFormat, SiteLanguage};
use crate::model::kind::Kind;
use crate::model::reference::Target;
use crate::model::values::LanguageTag;
use crate::routes::{Page, Step, has_list};
use crate::text::collation::collation_key;
use crate::text::language;

/// The file with the schedule as data, for programs.
pub const SCHEDULE_JSON: &str = "schedule.json";
/// The file with the schedule as a table, for spreadsheets.
pub const SCHEDULE_CSV: &str = "schedule.csv";

/// The parts of the site that stand in the menu when they have something to show.
const MENU: [Kind; 9] = [
    Kind::Wave,
    Kind::Campaign,
    Kind::Event,
    Kind::Program,
    Kind::Article,
    Kind::Donor,
    Kind::Quota,
    Kind::News,
    Kind::Document,
];

/// What the theme adds to the site: addresses of its assets, and its options.
#[derive(Clone, Debug, Default)]
pub struct ThemeAssets {
    /// The style sheet, from the site's root.
    pub style: String,
    /// The icon, from the site's root.
    pub icon: String,
    pub options: BTreeMap<String, String>,
}

/// The view of the site.
pub fn site(cx: ViewContext<'_>, assets: ThemeAssets) -> SiteView {
    let config = cx.config();
    let organization = config.organization.as_ref().map(|organization| cx.reference(organization).text);
    let alerts = changes::alerts(cx);
    SiteView {
        title: config.title.value.clone(),
        description: config.description.clone(),
        notice: config.notice.clone(),
        archive: archive(cx),
        organization,
        menu: menu(cx),
        // Moments at one offset are ordered as they are written.
        alerts_end: alerts
            .iter()
            .map(|row| row.ends.clone())
            .collect::<Option<Vec<_>>>()
            .and_then(|ends| ends.into_iter().max()),
        alerts,
        alerts_page: cx.way(&Page::Changes, words::CHANGES).unwrap_or_default(),
        made: cx.site.now.made().map(|day| cx.locale.day(day)),
        sections: sections(cx),
        languages: languages(cx),
        contact: facts::contact(cx.locale, config.contact.as_ref()),
        feeds: files(cx, [(MachineFormat::Atom, "feed.xml"), (MachineFormat::JsonFeed, "feed.json")]),
        data: files(cx, [(MachineFormat::ScheduleJson, SCHEDULE_JSON), (MachineFormat::ScheduleCsv, SCHEDULE_CSV)]),
        style: assets.style,
        icon: assets.icon,
        options: assets.options,
    }
}

/// What a site whose present is fixed says of itself: "Tư liệu năm 2023".
pub fn archive(cx: ViewContext<'_>) -> Option<String> {
    let day = cx.site.now.archive_of()?;
    Some(cx.locale.say_with(words::ARCHIVE, &[("year", &day.year().to_string())]))
}

pub(super) fn menu(cx: ViewContext<'_>) -> Vec<Link> {
    let mut links =
        vec![cx.way(&Page::SCHEDULE, words::SCHEDULE), cx.way(&Page::Eligibility(Step::Start), words::ELIGIBILITY)];
    let there: BTreeSet<Kind> = cx.site.entries.all().iter().map(|glance| glance.kind).collect();
    let kinds = MENU.into_iter().filter(|kind| there.contains(kind));
    links.extend(kinds.map(|kind| cx.way(&Page::List(kind), words::list_title(kind))));
    let mut pages: Vec<_> =
        cx.site.entries.pages.values().filter_map(|page| Some((page.menu.as_ref()?.value, page))).collect();
    pages.sort_by_cached_key(|(position, page)| (*position, collation_key(&page.title), page.id.clone()));
    links.extend(pages.into_iter().map(|(_, page)| {
        let target = Target { kind: Kind::Page, id: page.id.clone() };
        Some(Link { text: cx.title(&target)?, href: cx.entry_href(&target)?, current: false })
    }));
    links.push(cx.way(&Page::Search, words::SEARCH));
    links.into_iter().flatten().collect()
}

/// The schedule, what helps a donor, and the list of every kind that has one.
fn sections(cx: ViewContext<'_>) -> Vec<Link> {
    let lists = Kind::ALL.into_iter().filter(|kind| has_list(*kind));
    let links = lists.filter_map(|kind| cx.way(&Page::List(kind), words::list_title(kind)));
    let first = [
        cx.way(&Page::SCHEDULE, words::SCHEDULE),
        cx.way(&Page::Changes, words::CHANGES),
        cx.way(&Page::Eligibility(Step::Start), words::ELIGIBILITY),
        cx.way(&Page::NextDonation, words::NEXT_DONATION),
    ];
    first.into_iter().flatten().chain(links).collect()
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
    made.map(|(format, file)| Link {
        text: cx.locale.choice(format.name(), format.label()),
        href: file.to_owned(),
        current: false,
    })
    .collect()
}

/// The languages of the site beside Vietnamese.
pub fn languages(cx: ViewContext<'_>) -> Vec<LanguageLink> {
    cx.site.config.languages.iter().filter_map(|language| language_link(cx, language)).collect()
}

/// A language and where its page is.
pub fn language_link(cx: ViewContext<'_>, written: &SiteLanguage) -> Option<LanguageLink> {
    let tag = written.tag.0.clone();
    let known = language::find(&tag);
    Some(LanguageLink {
        name: cx.locale.language(&tag, written.name.as_deref()),
        own_name: written
            .own_name
            .as_ref()
            .map(|name| name.value.clone())
            .or(known.and_then(|known| known.own_name).map(str::to_owned)),
        href: cx.routes.href(&Page::Language(tag))?,
        tag: written.tag_with_script(),
    })
}

/// The entry page of a language.
pub fn language(cx: ViewContext<'_>, tag: &str, root: &str) -> LanguageView {
    let tag = LanguageTag(tag.to_owned());
    let written = cx.site.config.declared(&tag);
    LanguageView {
        language: written.and_then(|written| language_link(cx, written)).unwrap_or_default(),
        audio_only: written.is_some_and(SiteLanguage::is_audio_only),
        broadcasts: written.map_or_else(Vec::new, |written| written.broadcasts.iter().map(notes::broadcast).collect()),
        notes: notes::of_language(cx, &tag, root),
        missing: written.map_or_else(Vec::new, |written| notes::missing(cx, &written.tag)),
        upcoming: cx.timetable.ahead().take(schedule::COMING).map(|item| schedule::row(cx, item)).collect(),
        schedule: cx.way(&Page::SCHEDULE, words::SCHEDULE).unwrap_or_default(),
    }
}
