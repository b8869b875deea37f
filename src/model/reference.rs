//! References between entries: written as an id, name, abbreviation or alias, and what they mean after `assemble`.

use std::collections::HashMap;
use std::marker::PhantomData;
use std::sync::Arc;

use super::field::Shape;
use super::kind::Kind;
use super::read::{Read, Visitor, scalar};
use super::written::Written;
use crate::diagnostics::{Problems, Span};

/// The id of an entry: its file's name, a slug.
pub type Id = Arc<str>;

/// The entry to which a reference resolves.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Target {
    pub kind: Kind,
    pub id: Id,
}

impl Target {
    /// A placeholder for an entry of a kind whose id could not be read: any reference to the kind may mean it.
    pub fn unread(kind: Kind) -> Self {
        Self { kind, id: "".into() }
    }
}

/// A reference as written. The [`Targets`] of the site have the entry it means.
#[derive(Clone, Debug)]
pub struct Reference {
    pub text: Arc<str>,
    pub span: Span,
    /// The kinds of the entries to which it may refer.
    pub accepts: &'static [Kind],
    /// Whether it may also be free text that names no entry.
    pub free: bool,
}

/// The entry that each reference of a site means. It follows from the text of the reference and the kinds it accepts,
/// so that entries need not be changed to resolve what they refer to. Where a name is that of several entries, of which
/// the day decides, it follows from the place of the reference too.
#[derive(Clone, Debug, Default)]
pub struct Targets {
    by_text: HashMap<Arc<str>, Vec<(&'static [Kind], Target)>>,
    by_place: HashMap<(Arc<str>, Span), Target>,
}

impl Targets {
    /// Notes what a reference means, wherever it is written.
    pub fn insert(&mut self, reference: &Reference, target: Target) {
        let known = self.by_text.entry(reference.text.clone()).or_default();
        if known.iter().all(|(accepts, _)| *accepts != reference.accepts) {
            known.push((reference.accepts, target));
        }
    }

    /// Notes what a reference means where it is written. False where something else was noted for that place, as for a
    /// cell that several rows share.
    pub fn insert_here(&mut self, reference: &Reference, target: Target) -> bool {
        let here = (reference.text.clone(), reference.span.clone());
        *self.by_place.entry(here).or_insert_with(|| target.clone()) == target
    }

    /// The entry that a reference means; `None` for free text, and where no entry was found.
    pub fn of(&self, reference: &Reference) -> Option<&Target> {
        let known = self.by_text.get(&reference.text).into_iter().flatten();
        let everywhere = known.into_iter().find(|(accepts, _)| *accepts == reference.accepts).map(|(_, target)| target);
        everywhere.or_else(|| match self.by_place.is_empty() {
            true => None,
            false => self.by_place.get(&(reference.text.clone(), reference.span.clone())),
        })
    }

    /// The entry that a typed reference means.
    pub fn target<K, const FREE: bool>(&self, reference: &Ref<K, FREE>) -> Option<&Target> {
        self.of(&reference.0)
    }

    /// The id of the entry that a typed reference means.
    pub fn id<K, const FREE: bool>(&self, reference: &Ref<K, FREE>) -> Option<&Id> {
        self.target(reference).map(|target| &target.id)
    }
}

/// The kinds to which a typed reference may refer.
pub trait Accepts {
    /// The kinds, in the order in which they are searched.
    const KINDS: &'static [Kind];
}

/// A reference to an entry of the kinds that `K` accepts. Where `FREE` is true, text that names no entry is accepted
/// too.
#[derive(Clone, Debug)]
pub struct Ref<K, const FREE: bool = false>(pub Reference, PhantomData<K>);

/// A reference to an entry of the kinds `K` accepts, or free text.
pub type RefOrText<K> = Ref<K, true>;

impl<K, const FREE: bool> Ref<K, FREE> {
    pub fn text(&self) -> &str {
        &self.0.text
    }
}

impl<K: Accepts, const FREE: bool> Read for Ref<K, FREE> {
    const SHAPE: Shape = if FREE { Shape::ReferenceOrText(K::KINDS) } else { Shape::Reference(K::KINDS) };

    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        let text = scalar(written, Shape::Reference(K::KINDS), problems)?.into();
        let (span, accepts) = (written.span.clone(), K::KINDS);
        Some(Self(Reference { text, span, accepts, free: FREE }, PhantomData))
    }

    /// A missing reference has an empty text, which is never looked up.
    fn missing() -> Self {
        let span = Span::whole("".into());
        let missing = Reference { text: "".into(), span, accepts: K::KINDS, free: true };
        Self(missing, PhantomData)
    }

    fn visit(&self, visitor: &mut dyn Visitor) {
        visitor.reference(&self.0);
    }
}
