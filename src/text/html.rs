//! What HTML says of its elements.

/// Elements that have neither content nor an end tag ([WHATWG HTML, section 13.1.2]).
///
/// [WHATWG HTML, section 13.1.2]: https://html.spec.whatwg.org/multipage/syntax.html#void-elements
const VOID: [&[u8]; 13] =
    [b"area", b"base", b"br", b"col", b"embed", b"hr", b"img", b"input", b"link", b"meta", b"source", b"track", b"wbr"];

/// Whether an element, by its lower-case name, has neither content nor an end tag.
pub fn is_void(name: &[u8]) -> bool {
    VOID.contains(&name)
}
