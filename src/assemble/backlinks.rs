//! Who refers to whom, turned round: what the page of a place, host or document lists.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::read::Visitor;
use crate::model::reference::{Reference, Target};

/// For every entry, the entries that refer to it.
pub type Backlinks = BTreeMap<Target, BTreeSet<Target>>;

/// Notes every resolved reference of one entry.
pub struct Collector<'a> {
    /// The entry that refers.
    pub owner: Target,
    /// What is noted so far.
    pub backlinks: &'a mut Backlinks,
}

impl Visitor for Collector<'_> {
    fn reference(&mut self, reference: &mut Reference) {
        if let Some(target) = &reference.target
            && *target != self.owner
        {
            self.backlinks.entry(target.clone()).or_default().insert(self.owner.clone());
        }
    }
}
