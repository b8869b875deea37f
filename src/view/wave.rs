//! The page of a wave: its deadline as written, its hosts with what is known of each.

use super::entry::entry;
use super::facts::{self, Rows};
use super::pages::{HostSlot, WaveView};
use super::parts::Text;
use super::scene::{self, Scene};
use super::schedule;
use crate::model::common::Entry;
use crate::model::kind::Kind;
use crate::model::wave::Wave;
use crate::text::number::print_integer;

/// The view of a wave.
pub fn wave(scene: Scene<'_>, wave: &Entry<Wave>, root: &str) -> WaveView {
    let rows = Rows::of::<Wave>()
        .add("number", [Text::plain(print_integer(wave.number.value))])
        .add("when", [Text::plain(wave.when.vi())])
        .add("program", wave.program.as_ref().map(|program| scene.reference(program)))
        .expect("lead", wave.lead.as_ref().map(|lead| scene.reference(lead)))
        .add("partners", facts::partners(scene, &wave.partners))
        .done();
    let hosts = scene.timetable.slots.of_wave(wave).map(|slot| HostSlot {
        host: scene.name(slot.host).unwrap_or_default(),
        drives: slot.drives.iter().map(|drive| schedule::drive_row(scene, drive)).collect(),
        when: scene::when(&wave.when),
    });
    WaveView {
        entry: entry(scene, Kind::Wave, wave, root, rows, &[Kind::News, Kind::Report, Kind::Material]),
        when: scene::when(&wave.when),
        hosts: hosts.collect(),
        declared: wave.declared_hosts.as_ref().map(|declared| print_integer(declared.value)),
    }
}
