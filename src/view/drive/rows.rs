//! The facts of a drive, with their labels.

use crate::model::drive::Drive;
use crate::model::event::Event;
use crate::model::occasion::Occasion;
use crate::schedule::Item;
use crate::view::facts::{self, Rows};
use crate::view::parts::{Fact, Text};
use crate::view::scene::Scene;
use crate::view::words;

/// Every fact; those that people look for say so where nothing is known.
pub fn rows(scene: Scene<'_>, occasion: Occasion<'_>) -> Vec<Fact> {
    let drive = occasion.drive;
    let rows = match occasion.event {
        None => Rows::of::<Drive>(scene.tongue),
        Some(event) => of_event(scene, event),
    };
    rows.expect("hours", drive.hours.as_ref().map(|hours| Text::plain(scene.tongue.hours(hours))))
        .expect("venue", drive.venue.as_ref().map(Text::plain))
        .expect_if(occasion.gives_blood(), "address", drive.address.as_ref().map(Text::plain))
        .add("area", drive.area.as_ref().map(|area| scene.reference(area)))
        .expect("host", occasion.host().map(|host| scene.referred(host)))
        .add("campaign", drive.campaign.as_ref().map(|campaign| scene.reference(campaign)))
        .add("wave", drive.wave.as_ref().map(|wave| scene.reference(wave)))
        .add(
            "collects",
            drive
                .collects
                .iter()
                .map(|component| Text::plain(scene.tongue.choice(component.name(), component.label()))),
        )
        .add(
            "target_units",
            drive
                .target_units
                .as_ref()
                .map(|units| Text::plain(scene.tongue.count(units.value, words::UNIT, words::UNITS))),
        )
        .add("accessibility", drive.accessibility.as_ref().map(Text::plain))
        .add("repeats", drive.repeats.as_ref().map(|repeats| Text::plain(scene.tongue.rhythm(repeats))))
        .add("announced", drive.announced.as_ref().map(|day| Text::plain(scene.tongue.day(day.value).text)))
        .done()
}

/// What an event says besides.
fn of_event<'a>(scene: Scene<'a>, event: &Event) -> Rows<'a> {
    Rows::of::<Event>(scene.tongue)
        .add("kinds", event.kinds.iter().map(|kind| Text::plain(scene.tongue.choice(kind.name(), kind.label()))))
        .add("observance", event.observance.as_ref().map(|day| scene.reference(day)))
        .add("program", event.program.as_ref().map(|program| scene.reference(program)))
        .add("lead", event.lead.as_ref().map(|lead| scene.reference(lead)))
        .add("partners", facts::partners(scene, &event.partners))
}

/// Venue, address and place, from the narrowest to the widest. The address is that of the venue as it is written: where
/// a day is held elsewhere, none is known.
pub fn place(scene: Scene<'_>, item: &Item<'_>) -> Vec<Text> {
    let present = &item.history.present;
    let drive = item.occasion().map(|occasion| occasion.drive).filter(|drive| present.venue == drive.venue.as_deref());
    let address = drive.and_then(|drive| drive.address.as_deref());
    let written = present.venue.into_iter().chain(address).map(Text::plain);
    written.chain(present.area.map(|area| scene.reference(area))).collect()
}
