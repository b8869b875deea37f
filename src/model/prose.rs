//! A Markdown text after parsing: HTML with holes where links and pictures will stand.

use crate::diagnostics::Span;

/// Parsed prose. Independent of the page it will stand on, so it is made once per file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prose {
    /// HTML and holes, in order.
    pub pieces: Vec<Piece>,
    /// Its text without markup, for search and descriptions.
    pub plain: String,
}

/// A part of prose.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    Html(String),
    /// The destination of a link or picture, to be filled in with an address.
    Destination(Destination),
}

/// Where a link or picture in prose leads.
#[derive(Clone, Debug, PartialEq)]
pub struct Destination {
    /// As written: `drives/x`, `../places/y.md`, `#phan`, `https://…`, `anh.jpg`.
    pub text: String,
    /// Where it is written.
    pub span: Span,
    /// Whether it is a picture.
    pub picture: bool,
}
