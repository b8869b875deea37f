//! Host slots: a wave and one of its hosts. Derived, never written; drives that name both fill it.

use crate::model::common::Entry;
use crate::model::drive::Drive;
use crate::model::reference::Target;
use crate::model::site::Entries;
use crate::model::wave::Wave;

/// A host of a wave and the drives it holds in it.
#[derive(Clone, Debug)]
pub struct Slot<'a> {
    /// The wave.
    pub wave: &'a Entry<Wave>,
    /// The host.
    pub host: &'a Target,
    /// Its drives in this wave, in the order of their days; none means there is no schedule yet.
    pub drives: Vec<&'a Entry<Drive>>,
}

/// The slots of a wave, in the order its hosts are listed.
pub fn slots<'a>(wave: &'a Entry<Wave>, entries: &'a Entries) -> Vec<Slot<'a>> {
    wave.hosts
        .iter()
        .filter_map(|host| host.target())
        .map(|host| {
            let mut drives: Vec<_> = entries
                .drives
                .values()
                .filter(|drive| drive.wave.as_ref().and_then(|wave| wave.id()) == Some(&wave.id))
                .filter(|drive| drive.host.as_ref().and_then(|host| host.target()) == Some(host))
                .collect();
            drives.sort_by(|a, b| a.when.sort_key().cmp(&b.when.sort_key()).then(a.id.cmp(&b.id)));
            Slot { wave, host, drives }
        })
        .collect()
}
