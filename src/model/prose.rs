//! A Markdown text after parsing: HTML with placeholders for the addresses of links and pictures.

use crate::diagnostics::Span;

/// Parsed prose. It does not depend on the page that shows it, so it is made once per file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prose {
    /// HTML and destinations, in order.
    pub pieces: Vec<Piece>,
}

impl Prose {
    /// The links and pictures, in order.
    pub fn destinations(&self) -> impl Iterator<Item = &Destination> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Destination(destination) => Some(destination),
            Piece::Html(_) => None,
        })
    }
}

/// A part of prose.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    Html(String),
    /// The destination of a link or picture, which a page replaces with an address.
    Destination(Destination),
}

/// The destination of a link or picture in prose.
#[derive(Clone, Debug, PartialEq)]
pub struct Destination {
    /// As written: `drives/x`, `../places/y.md`, `#phan`, `https://…`, `anh.jpg`.
    pub text: String,
    /// The place where it is written.
    pub span: Span,
    /// Whether it is a picture.
    pub picture: bool,
}
