//! The facts of a drive, with their labels.

use crate::model::drive::Drive;
use crate::view::facts::Rows;
use crate::view::parts::{Fact, Text};
use crate::view::scene::Scene;
use crate::view::words;

/// Every fact; those that people look for say so where nothing is known.
pub fn rows(scene: Scene<'_>, drive: &Drive) -> Vec<Fact> {
    Rows::of::<Drive>(scene.tongue)
        .expect("hours", drive.hours.as_ref().map(|hours| Text::plain(scene.tongue.hours(hours))))
        .expect("venue", drive.venue.as_ref().map(Text::plain))
        .expect("address", drive.address.as_ref().map(Text::plain))
        .add("area", drive.area.as_ref().map(|area| scene.reference(area)))
        .expect("host", drive.host.as_ref().map(|host| scene.reference(host)))
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

/// Venue, address and place, from the narrowest to the widest.
pub fn place(scene: Scene<'_>, drive: &Drive) -> Vec<Text> {
    let written = drive.venue.iter().chain(&drive.address).map(Text::plain);
    written.chain(drive.area.as_ref().map(|area| scene.reference(area))).collect()
}
