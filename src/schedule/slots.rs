//! Host slots: a wave and one of its hosts. Derived, never written; drives and events that name both fill it.

use std::collections::BTreeMap;

use crate::model::common::Entry;
use crate::model::occasion::Occasion;
use crate::model::reference::{Id, Ref, Target};
use crate::model::site::Entries;
use crate::model::wave::Wave;

/// A host of a wave and the drives it holds in it.
#[derive(Clone, Debug)]
pub struct Slot<'a> {
    pub wave: &'a Entry<Wave>,
    pub host: &'a Target,
    /// Its drives in this wave, in the order of their days; none means there is no schedule yet.
    pub drives: Vec<Occasion<'a>>,
}

/// The drives of every wave, by host.
#[derive(Clone, Debug, Default)]
pub struct Slots<'a>(BTreeMap<(&'a Id, &'a Target), Vec<Occasion<'a>>>);

impl<'a> Slots<'a> {
    /// Sorts the drives that name a wave and a host.
    pub fn of(entries: &'a Entries) -> Self {
        let mut held: BTreeMap<_, Vec<Occasion<'a>>> = BTreeMap::new();
        for occasion in entries.occasions() {
            let wave = occasion.drive.wave.as_ref().and_then(Ref::id);
            if let (Some(wave), Some(host)) = (wave, occasion.host_entry()) {
                held.entry((wave, host)).or_default().push(occasion);
            }
        }
        for drives in held.values_mut() {
            drives.sort_by(|a, b| a.when.sort_key().cmp(&b.when.sort_key()).then(a.id.cmp(b.id)));
        }
        Self(held)
    }

    /// The slots of a wave, in the order its hosts are listed.
    pub fn of_wave(&self, wave: &'a Entry<Wave>) -> impl Iterator<Item = Slot<'a>> {
        let hosts = wave.hosts.iter().filter_map(Ref::target);
        hosts.map(|host| Slot { wave, host, drives: self.0.get(&(&wave.id, host)).cloned().unwrap_or_default() })
    }
}
