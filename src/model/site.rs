//! The whole site after `assemble`: every entry, sorted by id.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDateTime;

use super::approved_content::ApprovedContent;
use super::common::{Common, Entry, Named, Titled};
use super::config::SiteConfig;
use super::donor::ConsentScope;
use super::fact::SourcedFact;
use super::field::FieldTable;
use super::kind::Kind;
use super::outline::Outline;
use super::personal::PersonalDatum;
use super::present::Now;
use super::read::{Completer, Record, Visitor};
use super::reference::{Accepts, Id, Target, Targets};
use super::translation::{Rendition, Renditions};
use super::validity::Validity;
use super::words::{Slot, WordsByField, put, slots, words_in};
use crate::text::collation::{CollationKey, collation_key};

macro_rules! kinds {
    ($($kind:ident, $module:ident, $field:ident;)*) => {
        /// The fields of one entry, whatever its kind.
        #[derive(Clone, Debug)]
        #[expect(clippy::large_enum_variant, reason = "most entries are drives, the largest kind")]
        pub enum Own {
            $(
                #[doc = concat!("Fields of a ", stringify!($kind), ".")]
                $kind(super::$module::$kind),
            )*
        }

        impl Own {
            /// Reads the fields of a kind from a form, starting at slot `first`.
            pub fn from_form(kind: Kind, form: &mut super::form::Form<'_, '_>, first: usize) -> Self {
                match kind {
                    $(Kind::$kind => Own::$kind(super::read::Record::from_form(form, first)),)*
                }
            }

            pub const fn kind(&self) -> Kind {
                match self {
                    $(Own::$kind(_) => Kind::$kind,)*
                }
            }

            /// Passes every Markdown text in it to a completer.
            fn complete(&mut self, completer: &mut dyn Completer) {
                match self {
                    $(Own::$kind(own) => super::read::Record::complete_fields(own, completer),)*
                }
            }
        }

        /// An entry of any kind. Copies share the entry until one of them is changed.
        #[derive(Clone, Debug)]
        pub enum AnyEntry {
            $(
                #[doc = concat!("An entry of the kind ", stringify!($kind), ".")]
                $kind(Arc<Entry<super::$module::$kind>>),
            )*
        }

        impl From<Entry<Own>> for AnyEntry {
            fn from(entry: Entry<Own>) -> Self {
                let Entry { id, title, by_title, common, own, place, personal, content } = entry;
                match own {
                    $(Own::$kind(own) => {
                        AnyEntry::$kind(Arc::new(Entry { id, title, by_title, common, own, place, personal, content }))
                    })*
                }
            }
        }

        impl AnyEntry {
            /// Its common data.
            pub fn glance(&self) -> Glance<'_> {
                match self {
                    $(AnyEntry::$kind(entry) => Glance::of(Kind::$kind, entry),)*
                }
            }

            /// Passes every reference, Markdown text, file name and address in it to a visitor.
            pub fn visit(&self, visitor: &mut dyn Visitor) {
                match self {
                    $(AnyEntry::$kind(entry) => entry.visit(visitor),)*
                }
            }

            /// Gives it another id.
            pub fn set_id(&mut self, id: Id) {
                match self {
                    $(AnyEntry::$kind(entry) => Arc::make_mut(entry).id = id,)*
                }
            }

            /// Keeps only the personal data for which `keep` is true.
            pub fn retain_personal(&mut self, keep: impl Fn(&PersonalDatum) -> bool) {
                if self.glance().personal.iter().all(&keep) {
                    return;
                }
                match self {
                    $(AnyEntry::$kind(entry) => Arc::make_mut(entry).personal.retain(keep),)*
                }
            }

            /// The words that a translation may replace, by the paths of their fields.
            pub fn words(&self) -> WordsByField {
                match self {
                    $(AnyEntry::$kind(entry) => entry.words(Kind::$kind),)*
                }
            }
        }

        impl Kind {
            /// The field tables of the kind, in the order in which keys are looked up: the title or name, the common
            /// fields, its own.
            pub const fn tables(self) -> [FieldTable; 3] {
                let name = match self.facts().title_field.as_bytes() {
                    b"name" => Named::FIELDS,
                    _ => Titled::FIELDS,
                };
                [name, Common::FIELDS, self.own_fields()]
            }

            /// The kind's own fields.
            pub const fn own_fields(self) -> FieldTable {
                match self {
                    $(Kind::$kind => <super::$module::$kind as super::read::Record>::FIELDS,)*
                }
            }
        }

        $(impl Accepts for super::$module::$kind {
            const KINDS: &'static [Kind] = &[Kind::$kind];
        })*

        /// Every entry of the site, by kind and id, and what the references between them mean.
        #[derive(Clone, Debug, Default)]
        pub struct Entries {
            $(
                #[doc = concat!("Entries of the kind ", stringify!($kind), ", by id.")]
                pub $field: BTreeMap<Id, Arc<Entry<super::$module::$kind>>>,
            )*
            /// The entries that references mean.
            pub targets: Targets,
        }

        impl Entries {
            /// Sorts entries by kind and id. No two entries of a kind have the same id.
            pub fn new(all: Vec<AnyEntry>, targets: Targets) -> Self {
                $(let mut $field = Vec::new();)*
                for entry in all {
                    match entry {
                        $(AnyEntry::$kind(entry) => $field.push((entry.id.clone(), entry)),)*
                    }
                }
                // A map made of a whole list costs one comparison for each entry that is in order already.
                Self { $($field: BTreeMap::from_iter($field),)* targets }
            }

            /// The common data of an entry of any kind.
            pub fn find(&self, target: &Target) -> Option<Glance<'_>> {
                match target.kind {
                    $(Kind::$kind => self.$field.get(&target.id).map(|entry| Glance::of(Kind::$kind, entry)),)*
                }
            }

            /// The words of an entry that a translation may replace, by the paths of their fields.
            pub fn words(&self, target: &Target) -> Option<WordsByField> {
                match target.kind {
                    $(Kind::$kind => Some(self.$field.get(&target.id)?.words(target.kind)),)*
                }
            }

            /// The common data of every entry, sorted by kind and id.
            pub fn all(&self) -> Vec<Glance<'_>> {
                let mut all = Vec::new();
                $(all.extend(self.$field.values().map(|entry| Glance::of(Kind::$kind, entry)));)*
                all
            }
        }
    };
}

kinds! {
    Campaign, campaign, campaigns;
    Program, program, programs;
    Wave, wave, waves;
    Drive, drive, drives;
    Event, event, events;
    Observance, observance, observances;
    Place, place, places;
    Organization, organization, organizations;
    Donor, donor, donors;
    Article, article, articles;
    News, news, news;
    Document, document, documents;
    Quota, quota, quotas;
    Report, report, reports;
    Appeal, appeal, appeals;
    Service, service, services;
    Material, material, materials;
    Page, page, pages;
}

impl Entry<Own> {
    /// Passes every Markdown text in it to a completer.
    pub fn complete(&mut self, completer: &mut dyn Completer) {
        self.common.complete_fields(completer);
        self.own.complete(completer);
    }
}

impl AnyEntry {
    pub fn kind(&self) -> Kind {
        self.glance().kind
    }

    /// The target to which references to it resolve.
    pub fn target(&self) -> Target {
        self.glance().target()
    }

    /// The days on which it exists, where its kind says so; else always.
    pub fn validity(&self) -> Validity {
        match self {
            AnyEntry::Place(place) => place.validity(),
            AnyEntry::Organization(organization) => organization.validity(),
            _ => Validity::default(),
        }
    }
}

impl<T: Record + Clone> Entry<T> {
    fn visit(&self, visitor: &mut dyn Visitor) {
        self.common.visit_fields(visitor);
        self.own.visit_fields(visitor);
    }

    fn words(&self, kind: Kind) -> WordsByField {
        words_in(self.clone().slots(kind))
    }

    fn slots(&mut self, kind: Kind) -> Vec<(&'static str, Slot<'_>)> {
        let title = (kind.facts().title_field, Slot::Text(&mut self.title.value));
        [title].into_iter().chain(slots(&mut self.common)).chain(slots(&mut self.own)).collect()
    }

    /// The entry with its words replaced by other words.
    pub fn with_words(mut self, kind: Kind, words: &WordsByField) -> Self {
        put(self.slots(kind), words);
        self.by_title = collation_key(&self.title);
        self
    }
}

/// The data that entries of every kind have.
#[derive(Clone, Copy, Debug)]
pub struct Glance<'a> {
    pub kind: Kind,
    pub id: &'a Id,
    /// What it is called.
    pub title: &'a crate::diagnostics::Spanned<String>,
    /// The place of its title in Vietnamese order.
    pub by_title: &'a CollationKey,
    pub common: &'a super::common::Common,
    pub place: &'a crate::diagnostics::Span,
    /// The personal data in what it publishes.
    pub personal: &'a [PersonalDatum],
    /// What an approval of it covers.
    pub content: ApprovedContent,
}

impl<'a> Glance<'a> {
    fn of<T>(kind: Kind, entry: &'a Entry<T>) -> Self {
        let Entry { id, title, by_title, common, place, personal, content, .. } = entry;
        Self { kind, id, title, by_title, common, place, personal, content: *content }
    }

    /// The target to which references to it resolve.
    pub fn target(&self) -> Target {
        Target { kind: self.kind, id: self.id.clone() }
    }
}

#[derive(Clone, Debug)]
pub struct Site {
    pub config: SiteConfig,
    /// The rules of `facts.yaml` that are in force.
    pub facts: Vec<SourcedFact>,
    /// Its rules that are not in force yet, or no longer.
    pub other_facts: Vec<SourcedFact>,
    pub entries: Entries,
    /// Words in other languages.
    pub translations: Renditions,
    /// The personal data in `site.yaml`, in `facts.yaml` and in translations.
    pub personal: Vec<PersonalDatum>,
    /// Places and organizations of one name in several provinces, each with its province, which is shown beside the name.
    pub namesakes: BTreeMap<Target, Id>,
    /// For each place that took over from others, those others.
    pub predecessors: BTreeMap<Id, Vec<Id>>,
    /// The outline of the area, for maps.
    pub outline: Outline,
    /// Donors whose names may not be shown at the present.
    pub nameless: BTreeSet<Id>,
    /// The present for which the site is built.
    pub now: Now,
    /// The first time at which a consent or a rule comes into force or ends, at +07:00.
    pub changes: Option<NaiveDateTime>,
    /// Where the site asks for approval, the hashes of the files of each entry and translation, in the order of their
    /// paths.
    pub attached: BTreeMap<String, Vec<blake3::Hash>>,
}

impl Site {
    /// Every rule of `facts.yaml`, in force or not.
    pub fn all_facts(&self) -> impl Iterator<Item = &SourcedFact> {
        self.facts.iter().chain(&self.other_facts)
    }

    /// What is shown of whom at the present, each as the id of the donor and the name of a [`ConsentScope`].
    pub fn named_persons(&self) -> BTreeSet<String> {
        let shown = self.entries.donors.values().flat_map(|donor| {
            let scopes = ConsentScope::ALL.iter().filter(|scope| donor.may_show(**scope, self.now).answer);
            scopes.map(|scope| format!("{}: {}", donor.id, scope.name()))
        });
        shown.collect()
    }

    /// Every translation, by what it is about, then by its language.
    pub fn renditions(&self) -> impl Iterator<Item = &Rendition> {
        self.translations.values().flat_map(BTreeMap::values)
    }
}
