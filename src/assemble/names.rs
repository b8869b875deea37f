//! Every name under which an entry can be referred to.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::kind::Kind;
use crate::model::reference::{Id, Target};
use crate::model::site::AnyEntry;
use crate::text::fold::fold;

/// The names and ids of all entries, looked up in folded form.
pub struct EntryNames {
    by_name: BTreeMap<String, BTreeSet<Target>>,
    ids: BTreeSet<Target>,
    moved: BTreeMap<Target, Target>,
    broken: BTreeSet<Kind>,
    spelled: Vec<(Kind, String)>,
}

impl EntryNames {
    /// Collects the names of entries, and the ids of entries that could not be read.
    pub fn new(entries: &[AnyEntry], broken: &[Target]) -> Self {
        let mut names = Self {
            by_name: BTreeMap::new(),
            ids: broken.iter().cloned().collect(),
            moved: BTreeMap::new(),
            broken: broken.iter().map(|target| target.kind).collect(),
            spelled: Vec::new(),
        };
        for entry in entries {
            let glance = entry.glance();
            let target = glance.target();
            names.ids.insert(target.clone());
            for former in &glance.common.former_ids {
                let former = Target { kind: target.kind, id: former.as_str().into() };
                names.moved.entry(former).or_insert_with(|| target.clone());
            }
            let (abbr, aka) = other_names(entry);
            for name in [&glance.title.value].into_iter().chain(abbr).chain(aka).filter(|name| !name.is_empty()) {
                names.by_name.entry(fold(name)).or_default().insert(target.clone());
                names.spelled.push((target.kind, name.clone()));
            }
        }
        names
    }

    /// Every id in the content.
    pub fn ids(&self) -> &BTreeSet<Target> {
        &self.ids
    }

    /// Every id, and the present entries of former ids.
    pub fn into_ids(self) -> (BTreeSet<Target>, BTreeMap<Target, Target>) {
        (self.ids, self.moved)
    }

    /// The entries of the accepted kinds that had this id before.
    pub fn successors(&self, text: &str, accepts: &[Kind]) -> Vec<&Target> {
        let (folder, id) = folder_and_id(text).map_or((None, text.to_owned()), |(kind, id)| (Some(kind), id));
        let id: Id = id.into();
        let kinds = accepts.iter().filter(|kind| folder.is_none_or(|folder| folder == **kind));
        kinds.filter_map(|kind| self.moved.get(&Target { kind: *kind, id: id.clone() })).collect()
    }

    /// Entries of the accepted kinds with this id, or else with this name.
    pub fn find(&self, text: &str, accepts: &[Kind]) -> Vec<&Target> {
        let accepted = |target: &&Target| accepts.contains(&target.kind);
        if let Some((kind, id)) = folder_and_id(text) {
            return self.with_id(&id).filter(|target| target.kind == kind).filter(accepted).collect();
        }
        let by_id: Vec<&Target> = self.with_id(text).filter(accepted).collect();
        match by_id.is_empty() {
            false => by_id,
            true => self.by_name.get(&fold(text)).into_iter().flatten().filter(accepted).collect(),
        }
    }

    /// Whether entries of these kinds may exist that could not be read. Then an unknown name is not necessarily wrong.
    pub fn may_be_unread(&self, accepts: &[Kind]) -> bool {
        accepts.iter().any(|kind| self.broken.contains(kind))
    }

    /// Entries of any kind with this id or name.
    pub fn anywhere(&self, text: &str) -> Vec<&Target> {
        self.find(text, &Kind::ALL)
    }

    /// Ids and names of the accepted kinds, for suggestions.
    pub fn candidates<'a>(&'a self, accepts: &'a [Kind]) -> impl Iterator<Item = &'a str> {
        let ids = self.ids.iter().filter(|target| accepts.contains(&target.kind)).map(|target| &*target.id);
        ids.chain(self.spelled.iter().filter(|(kind, _)| accepts.contains(kind)).map(|(_, name)| name.as_str()))
    }

    fn with_id(&self, id: &str) -> impl Iterator<Item = &Target> {
        let id: Id = id.into();
        Kind::ALL.into_iter().filter_map(move |kind| self.ids.get(&Target { kind, id: id.clone() }))
    }
}

/// Splits `places/kon-tum` into a kind and an id.
pub fn folder_and_id(text: &str) -> Option<(Kind, String)> {
    let (folder, id) = text.split_once('/')?;
    Some((Kind::of_folder(folder)?, id.to_owned()))
}

fn other_names(entry: &AnyEntry) -> (Option<&String>, &[String]) {
    match entry {
        AnyEntry::Organization(own) => (own.abbr.as_ref(), &own.aka),
        AnyEntry::Place(own) => (None, &own.aka),
        AnyEntry::Campaign(own) => (None, &own.aka),
        AnyEntry::Observance(own) => (None, &own.aka),
        AnyEntry::Document(own) => (own.number.as_ref(), &[]),
        _ => (None, &[]),
    }
}
