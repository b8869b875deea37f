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

/// A reference to an entry of the kinds `K` accepts.
#[derive(Clone, Debug)]
pub struct Ref<K>(pub Reference, PhantomData<K>);

/// A reference to an entry of the kinds `K` accepts, or free text.
#[derive(Clone, Debug)]
pub struct RefOrText<K>(pub Reference, PhantomData<K>);

impl<K> Ref<K> {
    /// The entry's id, once resolved.
    pub fn id(&self) -> Option<&Id> {
        self.0.target.as_ref().map(|target| &target.id)
    }

    /// The entry, once resolved.
    pub fn target(&self) -> Option<&Target> {
        self.0.target.as_ref()
    }
}

impl<K> RefOrText<K> {
    /// The entry, once resolved; `None` for free text.
    pub fn target(&self) -> Option<&Target> {
        self.0.target.as_ref()
    }

    pub fn text(&self) -> &str {
        &self.0.text
    }
}

impl<K: Accepts> Read for Ref<K> {
    const SHAPE: Shape = Shape::Reference(K::KINDS);

    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        read(written, K::KINDS, false, problems).map(|reference| Self(reference, PhantomData))
    }

    fn missing() -> Self {
        Self(missing(K::KINDS), PhantomData)
    }

    fn visit(&mut self, visitor: &mut dyn Visitor) {
        visitor.reference(&mut self.0);
    }
}

impl<K: Accepts> Read for RefOrText<K> {
    const SHAPE: Shape = Shape::ReferenceOrText(K::KINDS);

    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        read(written, K::KINDS, true, problems).map(|reference| Self(reference, PhantomData))
    }

    fn missing() -> Self {
        Self(missing(K::KINDS), PhantomData)
    }

    fn visit(&mut self, visitor: &mut dyn Visitor) {
        visitor.reference(&mut self.0);
    }
}

fn read(written: &Written, accepts: &'static [Kind], free: bool, problems: &mut Problems) -> Option<Reference> {
    let text = scalar(written, Shape::Reference(accepts), problems)?.to_owned();
    Some(Reference { text, span: written.span.clone(), accepts, free, target: None })
}

/// Stands for a broken reference; its empty text is never looked up.
fn missing(accepts: &'static [Kind]) -> Reference {
    Reference { text: String::new(), span: Span::whole("".into()), accepts, free: true, target: None }
}
