//! Entries as lines: what a file became, before references are resolved.

use std::fmt::Display;

use giothong::model::contact::{Contact, Registration};
use giothong::model::donor::Honor;
use giothong::model::drive::{Before, Drive};
use giothong::model::quota::Quota;
use giothong::model::reference::{Ref, RefOrText};
use giothong::model::site::AnyEntry;
use giothong::text::quantity::Quantity;

/// An entry in a paragraph: its id and name, then every field that is written, one to a line.
pub fn paragraph(entry: &AnyEntry) -> String {
    let glance = entry.glance();
    let mut lines = Lines(format!("{} = {:?}\n", glance.id, glance.title.value));
    lines.one("summary", glance.common.summary.as_ref());
    lines.one("body", glance.common.body.as_ref().map(|body| shortened(&body.text)));
    lines.one("draft", glance.common.draft);
    lines.all("former_ids", glance.common.former_ids.iter().map(|id| &id.value));
    match entry {
        AnyEntry::Drive(drive) => lines.drive(drive),
        AnyEntry::Quota(quota) => lines.quota(quota),
        AnyEntry::Donor(donor) => {
            lines.one("kind", Some(donor.kind.name()));
            lines.one("donations", donor.donations.as_ref().map(|number| number.value));
            lines.one("member_of", donor.member_of.as_ref().map(RefOrText::text));
            lines.all("honors", donor.honors.iter().map(honor));
            if let Some(consent) = &donor.consent {
                lines.one("consent.status", Some(consent.status.name()));
                lines.all("consent.scope", consent.scope.iter().map(|scope| scope.name()));
                lines.one("consent.given_on", consent.given_on.as_ref().map(|day| day.vi()));
            }
        }
        AnyEntry::Organization(organization) => {
            lines.one("abbr", organization.abbr.as_ref());
            lines.one("level", organization.level.map(|level| level.name()));
            lines.one("part_of", organization.part_of.as_ref().map(reference));
            lines.one("area", organization.area.as_ref().map(reference));
            lines.one("group", organization.group);
            lines.contact(organization.contact.as_ref());
        }
        AnyEntry::Place(place) => {
            lines.one("level", place.level.map(|level| level.name()));
            lines.one("within", place.within.as_ref().map(reference));
            lines.one("lat", place.lat.as_ref().map(|degrees| degrees.0));
            lines.one("lon", place.lon.as_ref().map(|degrees| degrees.0));
            lines.one("valid_from", place.valid_from.as_ref().map(|day| day.vi()));
        }
        AnyEntry::Service(service) => {
            lines.one("kind", Some(service.kind.name()));
            lines.one("provider", service.provider.as_ref().map(RefOrText::text));
            lines.one("area", service.area.as_ref().map(reference));
            lines.one("hours", service.hours.as_ref().map(|hours| &hours.value));
            lines.contact(service.contact.as_ref());
            lines.all("languages", service.languages.iter().map(|language| &language.0));
        }
        AnyEntry::Appeal(appeal) => {
            lines.all("blood_groups", appeal.blood_groups.iter().map(|group| group.name()));
            lines.one("issued_by", Some(appeal.issued_by.text()));
            lines.one("issued_at", Some(appeal.issued_at.0));
            lines.one("expires_at", appeal.expires_at.as_ref().map(|moment| moment.0));
            lines.contact(appeal.contact.as_ref());
        }
        other => lines.one("kind", Some(other.kind().facts().singular)),
    }
    lines.0
}

struct Lines(String);

impl Lines {
    fn one(&mut self, name: &str, value: Option<impl Display>) {
        if let Some(value) = value {
            self.0.push_str(&format!("  {name}: {}\n", value.to_string().escape_debug()));
        }
    }

    fn all(&mut self, name: &str, values: impl IntoIterator<Item = impl Display>) {
        let values: Vec<String> = values.into_iter().map(|value| value.to_string()).collect();
        self.one(name, (!values.is_empty()).then(|| values.join(" | ")));
    }

    fn drive(&mut self, drive: &Drive) {
        self.one("when", Some(drive.when.vi()));
        self.one("hours", drive.hours.as_ref().map(|hours| hours.vi()));
        self.one("lunar", drive.lunar.as_ref());
        self.one("venue", drive.venue.as_ref());
        self.one("address", drive.address.as_ref());
        self.one("area", drive.area.as_ref().map(reference));
        self.one("host", drive.host.as_ref().map(reference));
        self.one("campaign", drive.campaign.as_ref().map(reference));
        self.one("wave", drive.wave.as_ref().map(reference));
        self.one("status", drive.status.as_ref().map(|status| status.name()));
        for change in &drive.history {
            let Before { when, hours, venue, area, status } = &change.was;
            let on = change.on.as_ref().map_or("?".to_owned(), |on| on.value.to_string());
            let was = [
                when.as_ref().map(|when| when.vi()),
                hours.as_ref().map(|hours| hours.vi()),
                venue.clone(),
                area.as_ref().map(|area| reference(area).to_owned()),
                status.map(|status| status.name().to_owned()),
            ];
            let was = was.into_iter().flatten().collect::<Vec<_>>().join(", ");
            self.one("history", Some(format!("{on}: {was} ({})", change.why.as_deref().unwrap_or_default())));
        }
        self.one("target_units", drive.target_units.as_ref().map(|target| quantity(&target.value)));
        self.all("collects", drive.collects.iter().map(|component| component.name()));
        self.all("bring", &drive.bring);
        self.contact(drive.contact.as_ref());
        self.registration(drive.registration.as_ref());
        if let Some(result) = &drive.result {
            self.one("result.collected_units", result.collected_units.as_ref().map(|number| number.value));
            self.one("result.donors", result.donors.as_ref().map(|number| number.value));
        }
    }

    fn quota(&mut self, quota: &Quota) {
        self.one("year", Some(quota.year.value));
        self.one("for", Some(reference(&quota.r#for)));
        self.one("target_units", quota.target_units.as_ref().map(|target| quantity(&target.value)));
        self.one("collected_units", quota.collected_units.as_ref().map(|number| number.value));
        self.one("counted_on", quota.counted_on.as_ref().map(|day| day.value));
        self.one("provisional", quota.provisional);
    }

    fn contact(&mut self, contact: Option<&Contact>) {
        let Some(contact) = contact else { return };
        self.one("contact.name", contact.name.as_ref());
        self.all("contact.phone", &contact.phone);
        self.one("contact.zalo", contact.zalo.as_ref());
        self.one("contact.email", contact.email.first());
        self.one("contact.note", contact.note.as_ref());
    }

    fn registration(&mut self, registration: Option<&Registration>) {
        let Some(registration) = registration else { return };
        self.all("registration.phone", &registration.phone);
        self.one("registration.zalo", registration.zalo.as_ref());
    }
}

fn honor(honor: &Honor) -> String {
    let parts = [
        honor.tier.as_ref().map(|tier| tier.value.clone()),
        honor.award.clone(),
        honor.by.as_ref().map(|by| by.text().to_owned()),
        honor.when.as_ref().map(|when| when.vi()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn reference<K>(reference: &Ref<K>) -> &str {
    &reference.0.text
}

/// A long text by its beginning and the count of its characters.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(100) {
        Some((end, _)) => format!("{}… ({} characters)", &text[..end], text.chars().count()),
        None => text.to_owned(),
    }
}

fn quantity(target: &Quantity) -> String {
    target.exactly().map_or_else(|| target.vi(), |number| number.to_string())
}
