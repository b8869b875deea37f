//! Text to the days of a recurrence.

use super::{On, english, vietnamese};
use crate::dates::period::MonthDay;
use crate::dates::period::token::{Cursor, fold, tokens};

/// A grammar of one form; it may leave tokens after, and then does not fit.
pub(super) type RecurrenceForm = fn(&mut Cursor<'_>) -> Option<On>;

impl On {
    /// Reads "thứ Ba", "thứ 2, 4, 6", "T2 - T6", "ngày 01 và 15 hằng tháng", "ngày cuối tháng", "Chủ nhật đầu tiên của
    /// tháng", "thứ Bảy tuần thứ hai", "07/4", and the same in English.
    ///
    /// Case, Unicode form, dashes and spaces do not matter. `None` for any text that is not wholly understood; among
    /// it are days of the moon ("mùng 1", "rằm"), which no calendar of the sun has.
    pub fn parse(text: &str) -> Option<On> {
        let folded = fold(text);
        let line = folded.trim_end_matches(['.', ',', ';', ' ']);
        let tokens = tokens(line);
        let whole = |form: &RecurrenceForm| {
            let mut cursor = Cursor::new(&tokens);
            form(&mut cursor).filter(|_| cursor.at_end())
        };
        let mut forms = vietnamese::FORMS.iter().chain(&english::FORMS);
        forms.find_map(whole).or_else(|| MonthDay::parse(line).ok().map(On::DayOfYear))
    }
}

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
