//! Pages of entries that consist mainly of facts, text and related entries.

use super::facts::contact;
use super::prelude::*;
use super::{letter, results, year};
use crate::dates::period::Period;
use crate::model::appeal::Appeal;
use crate::model::blood_group::is_every_group;
use crate::model::campaign::Campaign;
use crate::model::document::{Document, RecipientRole};
use crate::model::material::Material;
use crate::model::news::News;
use crate::model::observance::Observance;
use crate::model::organization::Organization;
use crate::model::place::Place;
use crate::model::program::{Program, Task};
use crate::model::report::Report;
use crate::model::service::Service;
use crate::model::values::FileName;
use crate::model::wave::Wave;

/// The maximum number of drives for which a wave lists all drives of each host. In a wave with more, each host shows
/// one drive; the wave's part of the schedule has them all.
const DRIVES: usize = 100;

/// The page of a campaign.
pub fn campaign(cx: ViewContext<'_>, campaign: &Entry<Campaign>) -> PlainView {
    let facts = facts!(cx, campaign.own; slogan, areas, lead or unknown, partners, observance, aka);
    PlainView {
        entry: entry(cx, Kind::Campaign, campaign, facts),
        when: Some(cx.locale.when(&campaign.when)),
        year: year::year(cx, year::Scope::Campaign(&campaign.id)),
        result: results::sums::campaign(cx, &campaign.id),
        ..PlainView::default()
    }
}

/// The page of an annual observance.
pub fn observance(cx: ViewContext<'_>, observance: &Entry<Observance>) -> PlainView {
    let facts = facts!(cx, observance.own; aka, legal_basis);
    PlainView {
        entry: entry(cx, Kind::Observance, observance, facts),
        when: Some(cx.locale.when(&Period::Yearly(observance.month_day.value))),
        ..PlainView::default()
    }
}

/// The page of a place: what is held there, what belongs to it, and what is held where it went.
pub fn place(cx: ViewContext<'_>, place: &Entry<Place>) -> PlainView {
    let mut facts = facts!(cx, place.own;
        level, within = standing::around(cx, place), lat, lon, valid_from, valid_to, successors, aka);
    facts.extend(standing::before(cx, place));
    let mut entry = entry(cx, Kind::Place, place, facts);
    let successors = place.successors.iter().filter_map(|place| cx.site.entries.targets.target(place).cloned());
    let own = Target { kind: Kind::Place, id: place.id.clone() };
    entry.sections.splice(0..0, standing::drives_of_successors(cx, &own, successors));
    PlainView { entry, ..PlainView::default() }
}

/// The page of an organization: what it holds, its waves, and what its successors hold.
pub fn organization(cx: ViewContext<'_>, organization: &Entry<Organization>) -> PlainView {
    let facts = facts!(cx, organization.own;
        abbr, level, part_of, directs, area, group, valid_from, valid_to, successors, aka);
    let mut entry = entry(cx, Kind::Organization, organization, facts);
    let successors = organization.successors.iter();
    let successors = successors.filter_map(|unit| cx.site.entries.targets.target(unit).cloned());
    let own = Target { kind: Kind::Organization, id: organization.id.clone() };
    entry.sections.splice(0..0, standing::drives_of_successors(cx, &own, successors));
    PlainView { entry, contact: contact(cx, organization.contact.as_ref()), ..PlainView::default() }
}

/// The page of a news item.
pub fn news(cx: ViewContext<'_>, news: &Entry<News>) -> PlainView {
    let facts = facts!(cx, news.own; outlet, campaign);
    PlainView {
        entry: entry(cx, Kind::News, news, facts),
        when: Some(cx.locale.partial(news.date.value)),
        outside: news.url.as_ref().map(|url| Text::outside(news.outlet.as_deref().unwrap_or(&url.text), &url.text)),
        ..PlainView::default()
    }
}

/// The page of a text that belongs to no other kind.
pub fn page(cx: ViewContext<'_>, page: &Entry<crate::model::page::Page>) -> PlainView {
    PlainView { entry: entry(cx, Kind::Page, page, Vec::new()), ..PlainView::default() }
}

/// The page of a service, with its contact.
pub fn service(cx: ViewContext<'_>, service: &Entry<Service>) -> ServiceView {
    let facts = facts!(cx, service.own; kind, provider, area, hours or unknown, languages);
    ServiceView { entry: entry(cx, Kind::Service, service, facts), contact: contact(cx, service.contact.as_ref()) }
}

/// The page of an appeal, with its contact.
pub fn appeal(cx: ViewContext<'_>, appeal: &Entry<Appeal>) -> AppealView {
    let groups = match is_every_group(&appeal.blood_groups) {
        true => vec![Text::plain(cx.locale.say(words::ANY_GROUP))],
        false => appeal.blood_groups.to_texts(cx),
    };
    let facts = facts!(cx, appeal.own;
        blood_groups = groups, issued_by, issued_at, expires_at, met_at, venue or unknown);
    let target = Target { kind: Kind::Appeal, id: appeal.id.clone() };
    AppealView {
        entry: entry(cx, Kind::Appeal, appeal, facts),
        status: times::status_of(cx, &target).unwrap_or_default(),
        ends: times::ends_of(cx, &target),
        contact: contact(cx, appeal.contact.as_ref().or(cx.site.config.contact.as_ref())),
    }
}

/// The page of an official document.
pub fn document(cx: ViewContext<'_>, document: &Entry<Document>) -> DocumentView {
    let letter = letter::letter(cx, document);
    // What a letter prints is not said again beside it.
    let printed = |line: &Option<String>| line.clone().filter(|_| letter.is_none());
    let mut facts = facts!(cx, document.own;
        kind, number or unknown, number_printed = printed(&document.number_printed), issued or unknown,
        issued_printed = printed(&document.issued_printed), subject_printed = printed(&document.subject_printed),
        issuer or unknown, signer, implements, cites, replaces, attachments);
    let roles = [RecipientRole::Addressed, RecipientRole::Copied].into_iter().filter(|_| letter.is_none());
    facts.extend(roles.filter_map(|role| letter::parties(cx, &document.recipients, role)));
    DocumentView {
        entry: entry(cx, Kind::Document, document, facts),
        letter,
        file: document.file.as_ref().and_then(|file| download(cx, file)),
    }
}

/// The page of a report.
pub fn report(cx: ViewContext<'_>, report: &Entry<Report>) -> FileView {
    let facts = facts!(cx, report.own; kind, period, about);
    FileView {
        entry: entry(cx, Kind::Report, report, facts),
        file: report.file.as_ref().and_then(|file| download(cx, file)),
    }
}

/// The page of a poster, leaflet or recording.
pub fn material(cx: ViewContext<'_>, material: &Entry<Material>) -> FileView {
    let facts = facts!(cx, material.own; kind, language, about, licence);
    FileView {
        entry: entry(cx, Kind::Material, material, facts),
        file: material.file.as_ref().and_then(|file| download(cx, file)),
    }
}

fn download(cx: ViewContext<'_>, file: &FileName) -> Option<Download> {
    let (stem, extension) = file.name.rsplit_once('.').unwrap_or((&file.name, ""));
    let bytes = cx.sizes.get(file.path().as_str()).map_or(0, |facts| facts.bytes);
    Some(Download {
        href: cx.file_href(file)?,
        name: stem.rsplit('/').next().unwrap_or(stem).to_owned(),
        format: extension.to_uppercase(),
        size: cx.locale.file_size(bytes),
    })
}

/// The page of a programme: its tasks and the peaks of its communication work.
pub fn program(cx: ViewContext<'_>, program: &Entry<Program>) -> ProgramView {
    let facts = facts!(cx, program.own; year = program.year.value.to_string(), area, based_on);
    let task = |task: &Task| TaskView {
        title: task.title.clone(),
        body: task.summary.as_ref().and_then(|summary| cx.html(summary)),
        facts: facts!(cx, *task; lead, partners, when, observances),
    };
    let peaks = program.peaks.iter().map(|peak| PeakView {
        number: cx.locale.integer(peak.number),
        title: peak.title.clone(),
        when: cx.locale.when(&peak.when),
    });
    ProgramView {
        entry: entry(cx, Kind::Program, program, facts),
        year: year::year(cx, year::Scope::Program(&program.id)),
        tasks: program.tasks.iter().map(task).collect(),
        peaks: peaks.collect(),
    }
}

/// The page of a wave: its deadline as written, and its hosts, each with its drives where they are known.
pub fn wave(cx: ViewContext<'_>, wave: &Entry<Wave>) -> WaveView {
    let facts = facts!(cx, wave.own;
        number = cx.locale.integer(wave.number.value), program, lead or unknown, partners);
    let slots: Vec<_> = cx.timetable.slots.of_wave(wave, &cx.site.entries).collect();
    let is_long = slots.iter().map(|(_, drives)| drives.len()).sum::<usize>() > DRIVES;
    let hosts = slots.iter().map(|(host, drives)| HostSlot {
        host: cx.name(host).unwrap_or_default(),
        drives: if is_long { next(cx, drives) } else { drives }
            .iter()
            .filter_map(|drive| cx.timetable.shown(drive))
            .map(|item| schedule::row(cx, item))
            .collect(),
        when: cx.locale.when(&wave.when),
    });
    WaveView {
        entry: entry(cx, Kind::Wave, wave, facts),
        when: cx.locale.when(&wave.when),
        hosts: hosts.collect(),
        declared: wave.declared_hosts.as_ref().map(|declared| cx.locale.integer(declared.value)),
        result: results::sums::wave(cx, &wave.id),
    }
}

/// The first drive that is not over, else the last.
fn next<'t>(cx: ViewContext<'_>, drives: &'t [Target]) -> &'t [Target] {
    let is_ahead = |drive: &Target| cx.timetable.shown(drive).is_some_and(|item| !item.is_past);
    let at = drives.iter().position(is_ahead).unwrap_or(drives.len().saturating_sub(1));
    drives.get(at..=at).unwrap_or_default()
}
