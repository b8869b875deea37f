//! Pages whose facts, text and related entries say everything.

use super::entry::entry;
use super::facts::{self, Rows};
use super::pages::{AppealView, PlainView, ServiceView};
use super::parts::Text;
use super::scene::Scene;
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

/// A campaign.
pub fn campaign(scene: Scene<'_>, campaign: &Entry<Campaign>, root: &str) -> PlainView {
    let rows = Rows::of::<Campaign>(scene.tongue)
        .add("when", [Text::plain(scene.tongue.period(&campaign.when))])
        .add("slogan", campaign.slogan.as_ref().map(Text::plain))
        .add("areas", campaign.areas.iter().map(|area| scene.reference(area)))
        .expect("lead", campaign.lead.as_ref().map(|lead| scene.reference(lead)))
        .add("partners", facts::partners(scene, &campaign.partners))
        .add("observance", campaign.observance.as_ref().map(|day| scene.reference(day)))
        .add("aka", campaign.aka.iter().map(Text::plain))
        .done();
    let related = [Kind::Event, Kind::Drive, Kind::News, Kind::Report, Kind::Material];
    PlainView {
        entry: entry(scene, Kind::Campaign, campaign, root, rows, &related),
        when: Some(scene.tongue.when(&campaign.when)),
        ..PlainView::default()
    }
}

/// A day kept every year.
pub fn observance(scene: Scene<'_>, observance: &Entry<Observance>, root: &str) -> PlainView {
    let when = crate::text::period::Period::Yearly(observance.month_day.value);
    let rows = Rows::of::<Observance>(scene.tongue)
        .add("month_day", [Text::plain(scene.tongue.period(&when))])
        .add("aka", observance.aka.iter().map(Text::plain))
        .add("legal_basis", observance.legal_basis.as_ref().map(|basis| scene.reference_or_text(basis)))
        .done();
    PlainView {
        entry: entry(
            scene,
            Kind::Observance,
            observance,
            root,
            rows,
            &[Kind::Event, Kind::Campaign, Kind::Program, Kind::News],
        ),
        when: Some(scene.tongue.when(&when)),
        ..PlainView::default()
    }
}

/// A place: what is held there and what belongs to it.
pub fn place(scene: Scene<'_>, place: &Entry<Place>, root: &str) -> PlainView {
    let rows = Rows::of::<Place>(scene.tongue)
        .add("level", place.level.map(|level| Text::plain(scene.tongue.choice(level.name(), level.label()))))
        .add("within", place.within.as_ref().map(|within| scene.reference(within)))
        .add("lat", place.lat.as_ref().map(|lat| Text::plain(lat.value.0.to_string())))
        .add("lon", place.lon.as_ref().map(|lon| Text::plain(lon.value.0.to_string())))
        .add("valid_from", place.valid_from.as_ref().map(|from| Text::plain(scene.tongue.partial(from.value).text)))
        .add("valid_to", place.valid_to.as_ref().map(|to| Text::plain(scene.tongue.partial(to.value).text)))
        .add("successors", place.successors.iter().map(|place| scene.reference(place)))
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
    PlainView { entry: entry(scene, Kind::Place, place, root, rows, &related), ..PlainView::default() }
}

/// An organization: a host and all its waves.
pub fn organization(scene: Scene<'_>, organization: &Entry<Organization>, root: &str) -> PlainView {
    let rows = Rows::of::<Organization>(scene.tongue)
        .add("abbr", organization.abbr.as_ref().map(Text::plain))
        .add("level", organization.level.map(|level| Text::plain(scene.tongue.choice(level.name(), level.label()))))
        .add("part_of", organization.part_of.as_ref().map(|whole| scene.reference(whole)))
        .add("directs", organization.directs.iter().map(|unit| scene.reference(unit)))
        .add("area", organization.area.as_ref().map(|area| scene.reference(area)))
        .add("group", (organization.group == Some(true)).then(|| Text::plain(scene.tongue.say(words::HOLDS))))
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
        entry: entry(scene, Kind::Organization, organization, root, rows, &related),
        contact: facts::contact(scene.tongue, organization.contact.as_ref()),
        ..PlainView::default()
    }
}

/// A piece of news.
pub fn news(scene: Scene<'_>, news: &Entry<News>, root: &str) -> PlainView {
    let rows = Rows::of::<News>(scene.tongue)
        .add("date", [Text::plain(scene.tongue.partial(news.date.value).text)])
        .add("outlet", news.outlet.as_ref().map(Text::plain))
        .add("campaign", news.campaign.as_ref().map(|campaign| scene.reference(campaign)))
        .done();
    PlainView {
        entry: entry(scene, Kind::News, news, root, rows, &[]),
        when: Some(scene.tongue.partial(news.date.value)),
        outside: news.url.as_ref().map(|url| Text::outside(news.outlet.as_deref().unwrap_or(&url.text), &url.text)),
        ..PlainView::default()
    }
}

/// A page of text.
pub fn page(scene: Scene<'_>, page: &Entry<Page>, root: &str) -> PlainView {
    PlainView { entry: entry(scene, Kind::Page, page, root, Vec::new(), &[]), ..PlainView::default() }
}

/// A service.
pub fn service(scene: Scene<'_>, service: &Entry<Service>, root: &str) -> ServiceView {
    let spoken = service.languages.iter().map(|tag| Text::plain(scene.tongue.language(&tag.0, None)));
    let rows = Rows::of::<Service>(scene.tongue)
        .add("kind", [Text::plain(scene.tongue.choice(service.kind.name(), service.kind.label()))])
        .add("provider", service.provider.as_ref().map(|provider| scene.reference_or_text(provider)))
        .add("area", service.area.as_ref().map(|area| scene.reference(area)))
        .expect("hours", service.hours.as_ref().map(|hours| Text::plain(&hours.value)))
        .add("languages", spoken)
        .done();
    ServiceView {
        entry: entry(scene, Kind::Service, service, root, rows, &[Kind::News]),
        contact: facts::contact(scene.tongue, service.contact.as_ref()),
    }
}

/// An appeal.
pub fn appeal(scene: Scene<'_>, appeal: &Entry<Appeal>, root: &str) -> AppealView {
    let groups = match appeal.blood_groups.is_empty() {
        true => vec![Text::plain(scene.tongue.say(words::ANY_GROUP))],
        false => appeal
            .blood_groups
            .iter()
            .map(|group| Text::plain(scene.tongue.choice(group.name(), group.label())))
            .collect(),
    };
    let at = |moment: &Moment| Text::plain(scene.tongue.moment(*moment));
    let rows = Rows::of::<Appeal>(scene.tongue)
        .add("blood_groups", groups)
        .add("issued_by", [scene.reference_or_text(&appeal.issued_by)])
        .add("issued_at", [at(&appeal.issued_at)])
        .add("expires_at", appeal.expires_at.as_ref().map(|moment| at(moment)))
        .add("met_at", appeal.met_at.as_ref().map(|moment| at(moment)))
        .expect("venue", appeal.venue.as_ref().map(Text::plain))
        .done();
    let target = Target { kind: Kind::Appeal, id: appeal.id.clone() };
    AppealView {
        entry: entry(scene, Kind::Appeal, appeal, root, rows, &[Kind::News]),
        status: times::status_of(scene, &target).unwrap_or_default(),
        ends: times::ends_of(scene, &target),
        contact: facts::contact(scene.tongue, appeal.contact.as_ref().or(scene.site.config.contact.as_ref())),
    }
}
