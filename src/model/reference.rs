//! References between entries: written as an id, name, abbreviation or alias, resolved by `assemble`.

use std::marker::PhantomData;
use std::sync::Arc;

use super::field::Shape;
use super::kind::Kind;
use super::read::{Read, Visitor, scalar};
use super::written::Written;
use crate::diagnostics::{Problems, Span};

/// The id of an entry: its file's name, a slug.
pub type Id = Arc<str>;

/// The entry a reference stands for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Target {
    pub kind: Kind,
    pub id: Id,
}

impl Target {
    /// Some entry of a kind whose id could not be read: any reference to the kind may mean it.
    pub fn unread(kind: Kind) -> Self {
        Self { kind, id: "".into() }
    }
}

/// A reference as written, and what it stands for once resolved.
#[derive(Clone, Debug)]
pub struct Reference {
    pub text: String,
    pub span: Span,
    /// The kinds it may name.
    pub accepts: &'static [Kind],
    /// Whether it may be free text that names no entry.
    pub free: bool,
    /// The entry; `None` before `assemble`, for free text, and where nothing was found.
    pub target: Option<Target>,
}

/// The kinds a typed reference may name.
pub trait Accepts {
    /// In the order they are looked through.
    const KINDS: &'static [Kind];
}

/// A reference to an entry of the kinds `K` accepts; where it is `FREE`, words that name no entry will do as well.
#[derive(Clone, Debug)]
pub struct Ref<K, const FREE: bool = false>(pub Reference, PhantomData<K>);

/// A reference to an entry of the kinds `K` accepts, or free text.
pub type RefOrText<K> = Ref<K, true>;

impl<K, const FREE: bool> Ref<K, FREE> {
    /// The entry's id, once resolved.
    pub fn id(&self) -> Option<&Id> {
        self.target().map(|target| &target.id)
    }

    /// The entry, once resolved; `None` for free text.
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

    /// Its empty text is never looked up.
    fn missing() -> Self {
        let span = Span::whole("".into());
        let missing = Reference { text: String::new(), span, accepts: K::KINDS, free: true, target: None };
        Self(missing, PhantomData)
    }

    fn visit(&mut self, visitor: &mut dyn Visitor) {
        visitor.reference(&mut self.0);
    }
}
