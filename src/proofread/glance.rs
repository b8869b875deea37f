//! One pass over a text says whether it is ordinary. Only what is not meets the careful checks, which alone report.

#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use crate::legacy::glance::{ALIEN, is_odd_pair, may_be_odd_pair, traits};
use crate::text::char_table::CharTable;
use crate::text::confusable::is_suspicious;
use crate::text::unprintable::is_unprintable;

/// Beside the traits of legacy text: no text, or perhaps a look-alike.
const ODD: u8 = 128;

static TRAITS: LazyLock<CharTable> =
    LazyLock::new(|| CharTable::new(|c| traits(c) | if is_unprintable(c) || is_suspicious(c) { ODD } else { 0 }));

/// What a text may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glance {
    /// Unprintable characters or look-alike letters.
    pub may_be_odd: bool,
    /// Words typed for a legacy font.
    pub may_be_legacy: bool,
}

/// Looks over a text. What is not seen here is not there.
pub fn glance(text: &str) -> Glance {
    let table = &*TRAITS;
    let mut before = ('\n', 0);
    let (mut seen, mut pairs) = (0, false);
    for (at, c) in text.char_indices() {
        let now = (c, table.get(c));
        seen |= now.1;
        pairs = pairs || may_be_odd_pair(before.1, now.1) && is_odd_pair(text, at, before, now);
        before = now;
    }
    Glance { may_be_odd: seen & ODD != 0, may_be_legacy: pairs || seen & ALIEN != 0 }
}
