//! References between entries: written as an id, name, abbreviation or alias, resolved by `assemble`.

use std::marker::PhantomData;
use std::sync::Arc;

use super::field::Shape;
use super::kind::Kind;
use super::read::{Completer, Read, Visitor, scalar};
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

/// A reference as written, with the entry to which it was resolved.
#[derive(Clone, Debug)]
pub struct Reference {
    pub text: String,
    pub span: Span,
    /// The kinds of the entries to which it may refer.
    pub accepts: &'static [Kind],
    /// Whether it may also be free text that names no entry.
    pub free: bool,
    /// The entry; `None` before `assemble`, for free text, and where no entry was found.
    pub target: Option<Target>,
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
    /// The id of the entry, after references were resolved.
    pub fn id(&self) -> Option<&Id> {
        self.target().map(|target| &target.id)
    }

    /// The entry, after references were resolved; `None` for free text.
    pub fn target(&self) -> Option<&Target> {
        self.0.target.as_ref()
    }

    pub fn text(&self) -> &str {
        &self.0.text
    }
}

impl<K: Accepts, const FREE: bool> Read for Ref<K, FREE> {
    const SHAPE: Shape = if FREE { Shape::ReferenceOrText(K::KINDS) } else { Shape::Reference(K::KINDS) };

    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        let text = scalar(written, Shape::Reference(K::KINDS), problems)?.to_owned();
        let (span, accepts) = (written.span.clone(), K::KINDS);
        Some(Self(Reference { text, span, accepts, free: FREE, target: None }, PhantomData))
    }

    /// A missing reference has an empty text, which is never looked up.
    fn missing() -> Self {
        let span = Span::whole("".into());
        let missing = Reference { text: String::new(), span, accepts: K::KINDS, free: true, target: None };
        Self(missing, PhantomData)
    }

    fn visit(&self, visitor: &mut dyn Visitor) {
        visitor.reference(&self.0);
    }

    fn complete(&mut self, completer: &mut dyn Completer) {
        completer.reference(&mut self.0);
    }
}
