//! Drives and events, which are held on a day and can be moved, postponed or called off.

use std::ops::Deref;
use std::sync::Arc;

use super::common::{Common, Entry};
use super::drive::Drive;
use super::event::Event;
use super::kind::Kind;
use super::reference::{Id, Reference, Target, Targets};
use super::site::Entries;
use crate::diagnostics::Spanned;
use crate::text::collation::CollationKey;

/// A drive or an event, with every field of a drive, which both have.
#[derive(Clone, Copy, Debug)]
pub struct Occasion<'a> {
    /// One of [`Kind::Drive`] and [`Kind::Event`].
    pub kind: Kind,
    pub id: &'a Id,
    /// What it is called.
    pub title: &'a Spanned<String>,
    /// The fields that every kind has.
    pub common: &'a Common,
    /// Time, place, status and history.
    pub drive: &'a Drive,
    /// The additional fields of an event.
    pub event: Option<&'a Event>,
}

impl<'a> Occasion<'a> {
    pub fn target(&self) -> Target {
        Target { kind: self.kind, id: self.id.clone() }
    }

    /// The host; for an event without one, the organization that leads it.
    pub fn host(&self) -> Option<&'a Reference> {
        let lead = || self.event.and_then(|event| event.lead.as_ref()).map(|lead| &lead.0);
        self.drive.host.as_ref().map(|host| &host.0).or_else(lead)
    }

    /// The entry of the host.
    pub fn host_entry<'t>(&self, targets: &'t Targets) -> Option<&'t Target> {
        self.host().and_then(|host| targets.of(host))
    }

    /// The place in which it is held: its own, else its host where that is a place.
    pub fn area<'t>(&self, targets: &'t Targets) -> Option<&'t Id> {
        let host = || self.host_entry(targets).filter(|host| host.kind == Kind::Place).map(|host| &host.id);
        self.drive.area.as_ref().and_then(|area| targets.id(area)).or_else(host)
    }

    /// Whether people can give blood at it: true for every drive, and for events that say so.
    pub fn gives_blood(&self) -> bool {
        self.event.is_none_or(Event::gives_blood)
    }
}

impl Deref for Occasion<'_> {
    type Target = Drive;

    fn deref(&self) -> &Drive {
        self.drive
    }
}

impl<'a> From<&'a Entry<Drive>> for Occasion<'a> {
    fn from(entry: &'a Entry<Drive>) -> Self {
        let Entry { id, title, common, own, .. } = entry;
        Self { kind: Kind::Drive, id, title, common, drive: own, event: None }
    }
}

impl<'a> From<&'a Entry<Event>> for Occasion<'a> {
    fn from(entry: &'a Entry<Event>) -> Self {
        let Entry { id, title, common, own, .. } = entry;
        Self { kind: Kind::Event, id, title, common, drive: &own.drive, event: Some(own) }
    }
}

/// The entry of a drive or an event, shared.
#[derive(Clone, Debug)]
pub enum OccasionEntry {
    Drive(Arc<Entry<Drive>>),
    Event(Arc<Entry<Event>>),
}

impl OccasionEntry {
    /// The place of its title in Vietnamese order.
    pub fn by_title(&self) -> &CollationKey {
        match self {
            OccasionEntry::Drive(entry) => &entry.by_title,
            OccasionEntry::Event(entry) => &entry.by_title,
        }
    }

    /// The drive or event.
    pub fn occasion(&self) -> Occasion<'_> {
        match self {
            OccasionEntry::Drive(entry) => Occasion::from(&**entry),
            OccasionEntry::Event(entry) => Occasion::from(&**entry),
        }
    }
}

impl Entries {
    /// Every drive, then every event, shared, in the order of their ids.
    pub fn occasion_entries(&self) -> impl Iterator<Item = OccasionEntry> {
        let drives = self.drives.values().cloned().map(OccasionEntry::Drive);
        drives.chain(self.events.values().cloned().map(OccasionEntry::Event))
    }

    /// Every drive, then every event, in the order of their ids.
    pub fn occasions(&self) -> impl Iterator<Item = Occasion<'_>> {
        self.drives.values().map(|it| Occasion::from(&**it)).chain(self.events.values().map(|it| Occasion::from(&**it)))
    }

    /// A drive or an event.
    pub fn occasion(&self, target: &Target) -> Option<Occasion<'_>> {
        match target.kind {
            Kind::Drive => self.drives.get(&target.id).map(|it| Occasion::from(&**it)),
            Kind::Event => self.events.get(&target.id).map(|it| Occasion::from(&**it)),
            _ => None,
        }
    }
}
