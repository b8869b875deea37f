//! Every name under which an entry can be referred to.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::model::kind::Kind;
use crate::model::reference::{Id, Target};
use crate::model::site::AnyEntry;
use crate::text::fold::fold;

/// The names and ids of all entries. Names are looked up in folded form.
pub struct EntryNames<'e> {
    /// The entries of each kind that has any.
    entries: BTreeMap<Kind, KindNames<'e>>,
    ids: HashSet<Target>,
    moved: BTreeMap<Target, Target>,
    broken: BTreeSet<Kind>,
}

/// The names of one kind. They are folded when the first of them is looked up: most sites refer to few kinds by name.
#[derive(Default)]
struct KindNames<'e> {
    entries: Vec<&'e AnyEntry>,
    folded: OnceCell<HashMap<String, BTreeSet<Target>>>,
}

impl<'e> EntryNames<'e> {
    /// Collects the names of entries, and the ids of entries that could not be read.
    pub fn new(entries: &'e [AnyEntry], broken: &[Target]) -> Self {
        let mut names = Self {
            entries: BTreeMap::new(),
            ids: broken.iter().cloned().collect(),
            moved: BTreeMap::new(),
            broken: broken.iter().map(|target| target.kind).collect(),
        };
        names.ids.reserve(entries.len());
        for entry in entries {
            let glance = entry.glance();
            names.ids.insert(glance.target());
            names.entries.entry(glance.kind).or_default().entries.push(entry);
            for former in &glance.common.former_ids {
                let former = Target { kind: glance.kind, id: former.as_str().into() };
                names.moved.entry(former).or_insert_with(|| glance.target());
            }
        }
        names
    }

    /// Every id in the content.
    pub fn ids(&self) -> &HashSet<Target> {
        &self.ids
    }

    /// Every id, and the present entries of former ids.
    pub fn into_ids(self) -> (HashSet<Target>, BTreeMap<Target, Target>) {
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
            true => self.with_name(&fold(text), accepts).collect(),
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
    pub fn candidates(&self, accepts: &[Kind]) -> Vec<&str> {
        let mut ids: Vec<&Target> = self.ids.iter().filter(|target| accepts.contains(&target.kind)).collect();
        ids.sort_unstable();
        let mut entries: Vec<&AnyEntry> = self.of_kinds(accepts).flat_map(|kind| &kind.entries).copied().collect();
        // Names follow in file order, whatever their kinds.
        entries.sort_by_key(|entry| entry.glance().place);
        ids.into_iter().map(|target| &*target.id).chain(entries.into_iter().flat_map(names)).collect()
    }

    fn of_kinds(&self, kinds: &[Kind]) -> impl Iterator<Item = &KindNames<'e>> {
        self.entries.iter().filter(|(kind, _)| kinds.contains(kind)).map(|(_, names)| names)
    }

    fn with_id(&self, id: &str) -> impl Iterator<Item = &Target> {
        let id: Id = id.into();
        Kind::ALL.into_iter().filter_map(move |kind| self.ids.get(&Target { kind, id: id.clone() }))
    }

    fn with_name(&self, folded: &str, kinds: &[Kind]) -> impl Iterator<Item = &Target> {
        self.of_kinds(kinds).filter_map(|kind| kind.folded().get(folded)).flatten()
    }
}

impl KindNames<'_> {
    fn folded(&self) -> &HashMap<String, BTreeSet<Target>> {
        self.folded.get_or_init(|| {
            let mut folded: HashMap<String, BTreeSet<Target>> = HashMap::new();
            for entry in &self.entries {
                for name in names(entry) {
                    folded.entry(fold(name)).or_default().insert(entry.target());
                }
            }
            folded
        })
    }
}

/// What an entry is called: its title and its other names.
fn names(entry: &AnyEntry) -> impl Iterator<Item = &str> {
    let (abbr, aka) = other_names(entry);
    let names = [&entry.glance().title.value].into_iter().chain(abbr).chain(aka);
    names.map(String::as_str).filter(|name| !name.is_empty())
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
