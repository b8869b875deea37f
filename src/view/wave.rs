//! The page of a wave: its deadline as written, its hosts with what is known of each.

use super::context::ViewContext;
use super::entry::entry;
use super::facts::{self, Rows};
use super::pages::{HostSlot, WaveView};
use super::parts::Text;
use super::schedule;
use crate::model::common::Entry;
use crate::model::kind::Kind;
use crate::model::occasion::Occasion;
use crate::model::wave::Wave;
use crate::schedule::slots::Slot;

/// Drives that are listed host by host; of more, each host shows one, and the schedule of the wave has them all.
const DRIVES: usize = 100;

/// The view of a wave.
pub fn wave(cx: ViewContext<'_>, wave: &Entry<Wave>, root: &str) -> WaveView {
    let rows = Rows::of::<Wave>(cx.locale)
        .add("number", [Text::plain(cx.locale.integer(wave.number.value))])
        .add("when", [Text::plain(cx.locale.period(&wave.when))])
        .add("program", wave.program.as_ref().map(|program| cx.reference(program)))
        .expect("lead", wave.lead.as_ref().map(|lead| cx.reference(lead)))
        .add("partners", facts::partners(cx, &wave.partners))
        .done();
    let slots: Vec<Slot<'_>> = cx.timetable.slots.of_wave(wave).collect();
    let is_long = slots.iter().map(|slot| slot.drives.len()).sum::<usize>() > DRIVES;
    let hosts = slots.iter().map(|slot| HostSlot {
        host: cx.name(slot.host).unwrap_or_default(),
        drives: if is_long { next(cx, &slot.drives) } else { slot.drives.as_slice() }
            .iter()
            .filter_map(|drive| cx.timetable.shown(&drive.target()))
            .map(|item| schedule::row(cx, item))
            .collect(),
        when: cx.locale.when(&wave.when),
    });
    WaveView {
        entry: entry(cx, Kind::Wave, wave, root, rows, &[Kind::News, Kind::Report, Kind::Material]),
        when: cx.locale.when(&wave.when),
        hosts: hosts.collect(),
        declared: wave.declared_hosts.as_ref().map(|declared| cx.locale.integer(declared.value)),
    }
}

/// The first drive that is not over, else the last.
fn next<'s, 'a>(cx: ViewContext<'_>, drives: &'s [Occasion<'a>]) -> &'s [Occasion<'a>] {
    let is_ahead = |drive: &Occasion<'_>| cx.timetable.shown(&drive.target()).is_some_and(|item| !item.is_past);
    let at = drives.iter().position(is_ahead).unwrap_or(drives.len().saturating_sub(1));
    drives.get(at..=at).unwrap_or_default()
}
