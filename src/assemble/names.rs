//! Every name under which an entry can be referred to.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::model::kind::Kind;
use crate::model::place_name::{is_spelt_alike, keys_of_name, keys_of_text, keys_without_level};
use crate::model::reference::{Id, Target};
use crate::model::site::AnyEntry;
use crate::model::validity::Validity;
use crate::text::fold::fold;

/// The names and ids of all entries. Names are looked up in folded form.
pub struct EntryNames<'e> {
    /// The entries of each kind that has any.
    entries: BTreeMap<Kind, KindNames<'e>>,
    ids: HashSet<Target>,
    moved: BTreeMap<Target, Target>,
    broken: BTreeSet<Kind>,
    /// The places by the [keys](keys_of_name) of their names.
    places: OnceCell<HashMap<String, BTreeSet<Target>>>,
    /// When those exist that did not always exist, or will not.
    validity: HashMap<Target, Validity>,
}

/// The names of one kind. They are folded when the first of them is looked up: most sites refer to few kinds by name.
#[derive(Default)]
struct KindNames<'e> {
    entries: Vec<&'e AnyEntry>,
    /// The index of each entry.
    by_id: OnceCell<HashMap<Id, usize>>,
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
            places: OnceCell::new(),
            validity: HashMap::new(),
        };
        names.ids.reserve(entries.len());
        for entry in entries {
            let glance = entry.glance();
            names.ids.insert(glance.target());
            names.entries.entry(glance.kind).or_default().entries.push(entry);
            if let Some(validity) = entry.validity().bounded() {
                names.validity.insert(glance.target(), validity);
            }
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

    /// Entries of the accepted kinds with this id.
    pub fn by_id(&self, text: &str, accepts: &[Kind]) -> Vec<&Target> {
        let accepted = |target: &&Target| accepts.contains(&target.kind);
        match folder_and_id(text) {
            Some((kind, id)) => self.with_id(&id).filter(|target| target.kind == kind).filter(accepted).collect(),
            None => self.with_id(text).filter(accepted).collect(),
        }
    }

    /// Entries of the accepted kinds with this name.
    pub fn by_name(&self, text: &str, accepts: &[Kind]) -> Vec<&Target> {
        self.with_name(&fold(text), accepts).collect()
    }

    /// Places that people call so: with the level abbreviated, or without the level. Empty where no places are accepted.
    pub fn places_called(&self, text: &str, accepts: &[Kind]) -> BTreeSet<&Target> {
        self.places_with(keys_of_text(text), accepts)
    }

    /// Places that are called so but for the level.
    pub fn places_of_another_level(&self, text: &str, accepts: &[Kind]) -> BTreeSet<&Target> {
        self.places_with(keys_without_level(text), accepts)
    }

    /// The days on which an entry exists.
    pub fn validity(&self, target: &Target) -> Validity {
        self.validity.get(target).copied().unwrap_or_default()
    }

    /// Whether an entry that a text means has that name with its accents too, whatever is written of its level.
    pub fn is_spelt_so(&self, text: &str, target: &Target) -> bool {
        self.entry(target).is_some_and(|entry| names(entry).any(|name| is_spelt_alike(text, name)))
    }

    /// The title of an entry.
    pub fn title(&self, target: &Target) -> Option<&str> {
        self.entry(target).map(|entry| entry.glance().title.value.as_str())
    }

    /// Whether entries of these kinds may exist that could not be read. Then an unknown name is not necessarily wrong.
    pub fn may_be_unread(&self, accepts: &[Kind]) -> bool {
        accepts.iter().any(|kind| self.broken.contains(kind))
    }

    /// Entries of any kind with this id or name.
    pub fn anywhere(&self, text: &str) -> Vec<&Target> {
        let by_id = self.by_id(text, &Kind::ALL);
        if by_id.is_empty() { self.by_name(text, &Kind::ALL) } else { by_id }
    }

    /// Ids and names of the accepted kinds, for suggestions, each with its entry.
    pub fn candidates(&self, accepts: &[Kind]) -> Vec<(&str, Target)> {
        let mut ids: Vec<&Target> = self.ids.iter().filter(|target| accepts.contains(&target.kind)).collect();
        ids.sort_unstable();
        let mut entries: Vec<&AnyEntry> = self.of_kinds(accepts).flat_map(|kind| &kind.entries).copied().collect();
        // Names follow in file order, whatever their kinds.
        entries.sort_by_key(|entry| entry.glance().place);
        let names = entries.into_iter().flat_map(|entry| names(entry).map(|name| (name, entry.target())));
        ids.into_iter().map(|target| (&*target.id, target.clone())).chain(names).collect()
    }

    fn of_kinds(&self, kinds: &[Kind]) -> impl Iterator<Item = &KindNames<'e>> {
        self.entries.iter().filter(|(kind, _)| kinds.contains(kind)).map(|(_, names)| names)
    }

    fn entry(&self, target: &Target) -> Option<&'e AnyEntry> {
        self.entries.get(&target.kind)?.with_id(&target.id)
    }

    fn places_with(&self, keys: Vec<String>, accepts: &[Kind]) -> BTreeSet<&Target> {
        if !accepts.contains(&Kind::Place) {
            return BTreeSet::new();
        }
        let places = self.places.get_or_init(|| {
            let mut places: HashMap<String, BTreeSet<Target>> = HashMap::new();
            for entry in self.of_kinds(&[Kind::Place]).flat_map(|kind| &kind.entries) {
                let level = if let AnyEntry::Place(place) = entry { place.level } else { None };
                for key in names(entry).flat_map(|name| keys_of_name(name, level)) {
                    places.entry(key).or_default().insert(entry.target());
                }
            }
            places
        });
        keys.iter().filter_map(|key| places.get(key)).flatten().collect()
    }

    fn with_id(&self, id: &str) -> impl Iterator<Item = &Target> {
        let id: Id = id.into();
        Kind::ALL.into_iter().filter_map(move |kind| self.ids.get(&Target { kind, id: id.clone() }))
    }

    fn with_name(&self, folded: &str, kinds: &[Kind]) -> impl Iterator<Item = &Target> {
        self.of_kinds(kinds).filter_map(|kind| kind.folded().get(folded)).flatten()
    }
}

impl<'e> KindNames<'e> {
    fn with_id(&self, id: &Id) -> Option<&'e AnyEntry> {
        let ids = || self.entries.iter().enumerate().map(|(at, entry)| (entry.glance().id.clone(), at)).collect();
        self.entries.get(*self.by_id.get_or_init(ids).get(id)?).copied()
    }

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
