//! What the grammars of recurrences share.

use super::On;
use crate::dates::period::token::Cursor;

/// A grammar of one form; it may leave tokens after, and then does not fit.
pub(super) type RecurrenceForm = fn(&mut Cursor<'_>) -> Option<On>;

/// One `item` or several, parted by what `between` takes.
pub(super) fn several<'t, T>(
    c: &mut Cursor<'t>,
    between: impl Fn(&mut Cursor<'t>) -> Option<()>,
    mut item: impl FnMut(&mut Cursor<'t>, bool) -> Option<T>,
) -> Option<Vec<T>> {
    let mut items = vec![item(c, true)?];
    while let Some(next) = c.attempt(|c| {
        between(c)?;
        item(c, false)
    }) {
        items.push(next);
    }
    Some(items)
}

/// A comma or a word for "and", or both.
pub(super) fn and(c: &mut Cursor<'_>) -> Option<()> {
    let sign = [',', ';', '&', '+'].into_iter().find_map(|sign| c.mark(sign));
    c.any_phrase(&["và", "and"]).or(sign)
}
