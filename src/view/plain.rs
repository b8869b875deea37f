//! Pages whose facts, text and related entries say everything.

use super::context::ViewContext;
use super::entry::entry;
use super::facts::{self, Rows};
use super::pages::{AppealView, PlainView, ServiceView};
use super::parts::Text;
use super::{times, words};
use crate::model::appeal::Appeal;
use crate::model::campaign::Campaign;
use crate::model::common::Entry;
use crate::model::kind::Kind;
use crate::model::moment::Moment;
use crate::model::news::News;
use crate::model::observance::Observance;
use crate::model::organization::Organization;
use crate::model::page::Page;
use crate::model::place::Place;
use crate::model::reference::Target;
use crate::model::service::Service;

pub fn campaign(cx: ViewContext<'_>, campaign: &Entry<Campaign>, root: &str) -> PlainView {
    let rows = Rows::of::<Campaign>(cx.locale)
        .add("when", [Text::plain(cx.locale.period(&campaign.when))])
        .add("slogan", campaign.slogan.as_ref().map(Text::plain))
        .add("areas", campaign.areas.iter().map(|area| cx.reference(area)))
        .expect("lead", campaign.lead.as_ref().map(|lead| cx.reference(lead)))
        .add("partners", facts::partners(cx, &campaign.partners))
        .add("observance", campaign.observance.as_ref().map(|day| cx.reference(day)))
        .add("aka", campaign.aka.iter().map(Text::plain))
        .done();
    let related = [Kind::Event, Kind::Drive, Kind::News, Kind::Report, Kind::Material];
    PlainView {
        entry: entry(cx, Kind::Campaign, campaign, root, rows, &related),
        when: Some(cx.locale.when(&campaign.when)),
        ..PlainView::default()
    }
}

/// A day kept every year.
pub fn observance(cx: ViewContext<'_>, observance: &Entry<Observance>, root: &str) -> PlainView {
    let when = crate::dates::period::Period::Yearly(observance.month_day.value);
    let rows = Rows::of::<Observance>(cx.locale)
        .add("month_day", [Text::plain(cx.locale.period(&when))])
        .add("aka", observance.aka.iter().map(Text::plain))
        .add("legal_basis", observance.legal_basis.as_ref().map(|basis| cx.reference_or_text(basis)))
        .done();
    PlainView {
        entry: entry(
            cx,
            Kind::Observance,
            observance,
            root,
            rows,
            &[Kind::Event, Kind::Campaign, Kind::Program, Kind::News],
        ),
        when: Some(cx.locale.when(&when)),
        ..PlainView::default()
    }
}

/// A place: what is held there and what belongs to it.
pub fn place(cx: ViewContext<'_>, place: &Entry<Place>, root: &str) -> PlainView {
    let rows = Rows::of::<Place>(cx.locale)
        .add("level", place.level.map(|level| Text::plain(cx.locale.choice(level.name(), level.label()))))
        .add("within", place.within.as_ref().map(|within| cx.reference(within)))
        .add("lat", place.lat.as_ref().map(|lat| Text::plain(lat.value.0.to_string())))
        .add("lon", place.lon.as_ref().map(|lon| Text::plain(lon.value.0.to_string())))
        .add("valid_from", place.valid_from.as_ref().map(|from| Text::plain(cx.locale.partial(from.value).text)))
        .add("valid_to", place.valid_to.as_ref().map(|to| Text::plain(cx.locale.partial(to.value).text)))
        .add("successors", place.successors.iter().map(|place| cx.reference(place)))
        .add("aka", place.aka.iter().map(Text::plain))
        .done();
    let related = [
        Kind::Wave,
        Kind::Drive,
        Kind::Event,
        Kind::Campaign,
        Kind::Service,
        Kind::Organization,
        Kind::Program,
        Kind::Quota,
        Kind::Place,
    ];
    PlainView { entry: entry(cx, Kind::Place, place, root, rows, &related), ..PlainView::default() }
}

/// An organization: a host and all its waves.
pub fn organization(cx: ViewContext<'_>, organization: &Entry<Organization>, root: &str) -> PlainView {
    let rows = Rows::of::<Organization>(cx.locale)
        .add("abbr", organization.abbr.as_ref().map(Text::plain))
        .add("level", organization.level.map(|level| Text::plain(cx.locale.choice(level.name(), level.label()))))
        .add("part_of", organization.part_of.as_ref().map(|whole| cx.reference(whole)))
        .add("directs", organization.directs.iter().map(|unit| cx.reference(unit)))
        .add("area", organization.area.as_ref().map(|area| cx.reference(area)))
        .add("group", (organization.group == Some(true)).then(|| Text::plain(cx.locale.say(words::HOLDS))))
        .add("aka", organization.aka.iter().map(Text::plain))
        .done();
    let related = [
        Kind::Wave,
        Kind::Drive,
        Kind::Event,
        Kind::Campaign,
        Kind::Program,
        Kind::Service,
        Kind::Quota,
        Kind::Document,
        Kind::Organization,
        Kind::Report,
        Kind::Appeal,
    ];
    PlainView {
        entry: entry(cx, Kind::Organization, organization, root, rows, &related),
        contact: facts::contact(cx.locale, organization.contact.as_ref()),
        ..PlainView::default()
    }
}

/// A piece of news.
pub fn news(cx: ViewContext<'_>, news: &Entry<News>, root: &str) -> PlainView {
    let rows = Rows::of::<News>(cx.locale)
        .add("date", [Text::plain(cx.locale.partial(news.date.value).text)])
        .add("outlet", news.outlet.as_ref().map(Text::plain))
        .add("campaign", news.campaign.as_ref().map(|campaign| cx.reference(campaign)))
        .done();
    PlainView {
        entry: entry(cx, Kind::News, news, root, rows, &[]),
        when: Some(cx.locale.partial(news.date.value)),
        outside: news.url.as_ref().map(|url| Text::outside(news.outlet.as_deref().unwrap_or(&url.text), &url.text)),
        ..PlainView::default()
    }
}

/// A page of text.
pub fn page(cx: ViewContext<'_>, page: &Entry<Page>, root: &str) -> PlainView {
    PlainView { entry: entry(cx, Kind::Page, page, root, Vec::new(), &[]), ..PlainView::default() }
}

pub fn service(cx: ViewContext<'_>, service: &Entry<Service>, root: &str) -> ServiceView {
    let spoken = service.languages.iter().map(|tag| Text::plain(cx.locale.language(&tag.0, None)));
    let rows = Rows::of::<Service>(cx.locale)
        .add("kind", [Text::plain(cx.locale.choice(service.kind.name(), service.kind.label()))])
        .add("provider", service.provider.as_ref().map(|provider| cx.reference_or_text(provider)))
        .add("area", service.area.as_ref().map(|area| cx.reference(area)))
        .expect("hours", service.hours.as_ref().map(|hours| Text::plain(&hours.value)))
        .add("languages", spoken)
        .done();
    ServiceView {
        entry: entry(cx, Kind::Service, service, root, rows, &[Kind::News]),
        contact: facts::contact(cx.locale, service.contact.as_ref()),
    }
}

pub fn appeal(cx: ViewContext<'_>, appeal: &Entry<Appeal>, root: &str) -> AppealView {
    let groups = match appeal.blood_groups.is_empty() {
        true => vec![Text::plain(cx.locale.say(words::ANY_GROUP))],
        false => {
            appeal.blood_groups.iter().map(|group| Text::plain(cx.locale.choice(group.name(), group.label()))).collect()
        }
    };
    let at = |moment: &Moment| Text::plain(cx.locale.moment(*moment));
    let rows = Rows::of::<Appeal>(cx.locale)
        .add("blood_groups", groups)
        .add("issued_by", [cx.reference_or_text(&appeal.issued_by)])
        .add("issued_at", [at(&appeal.issued_at)])
        .add("expires_at", appeal.expires_at.as_ref().map(|moment| at(moment)))
        .add("met_at", appeal.met_at.as_ref().map(|moment| at(moment)))
        .expect("venue", appeal.venue.as_ref().map(Text::plain))
        .done();
    let target = Target { kind: Kind::Appeal, id: appeal.id.clone() };
    AppealView {
        entry: entry(cx, Kind::Appeal, appeal, root, rows, &[Kind::News]),
        status: times::status_of(cx, &target).unwrap_or_default(),
        ends: times::ends_of(cx, &target),
        contact: facts::contact(cx.locale, appeal.contact.as_ref().or(cx.site.config.contact.as_ref())),
    }
}
