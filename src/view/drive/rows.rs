//! The facts of a drive, with their labels.

use crate::model::drive::Drive;
use crate::model::event::Event;
use crate::model::occasion::Occasion;
use crate::schedule::Item;
use crate::view::context::ViewContext;
use crate::view::facts::{self, Rows};
use crate::view::parts::{Fact, Text};
use crate::view::words;

/// Every fact; those that people look for say so where nothing is known.
pub fn rows(cx: ViewContext<'_>, occasion: Occasion<'_>) -> Vec<Fact> {
    let drive = occasion.drive;
    let rows = match occasion.event {
        None => Rows::of::<Drive>(cx.locale),
        Some(event) => of_event(cx, event),
    };
    rows.expect("hours", drive.hours.as_ref().map(|hours| Text::plain(cx.locale.hours(hours))))
        .expect("venue", drive.venue.as_ref().map(Text::plain))
        .expect_if(occasion.gives_blood(), "address", drive.address.as_ref().map(Text::plain))
        .add("area", drive.area.as_ref().map(|area| cx.reference(area)))
        .expect("host", occasion.host().map(|host| cx.referred(host)))
        .add("campaign", drive.campaign.as_ref().map(|campaign| cx.reference(campaign)))
        .add("wave", drive.wave.as_ref().map(|wave| cx.reference(wave)))
        .add(
            "collects",
            drive.collects.iter().map(|component| Text::plain(cx.locale.choice(component.name(), component.label()))),
        )
        .add(
            "target_units",
            drive
                .target_units
                .as_ref()
                .map(|units| Text::plain(cx.locale.count(units.value, words::UNIT, words::UNITS))),
        )
        .add("accessibility", drive.accessibility.as_ref().map(Text::plain))
        .add("repeats", drive.repeats.as_ref().map(|repeats| Text::plain(cx.locale.recurrence(repeats))))
        .add("announced", drive.announced.as_ref().map(|day| Text::plain(cx.locale.day(day.value).text)))
        .done()
}

/// What an event says besides.
fn of_event<'a>(cx: ViewContext<'a>, event: &Event) -> Rows<'a> {
    Rows::of::<Event>(cx.locale)
        .add("kinds", event.kinds.iter().map(|kind| Text::plain(cx.locale.choice(kind.name(), kind.label()))))
        .add("observance", event.observance.as_ref().map(|day| cx.reference(day)))
        .add("program", event.program.as_ref().map(|program| cx.reference(program)))
        .add("lead", event.lead.as_ref().map(|lead| cx.reference(lead)))
        .add("partners", facts::partners(cx, &event.partners))
}

/// Venue, address and place, from the narrowest to the widest. The address is that of the venue as it is written: where
/// a day is held elsewhere, none is known.
pub fn place(cx: ViewContext<'_>, item: &Item<'_>) -> Vec<Text> {
    let present = &item.history.present;
    let drive = item.occasion().map(|occasion| occasion.drive).filter(|drive| present.venue == drive.venue.as_deref());
    let address = drive.and_then(|drive| drive.address.as_deref());
    let written = present.venue.into_iter().chain(address).map(Text::plain);
    written.chain(present.area.map(|area| cx.reference(area))).collect()
}
