//! The grammar of periods as Vietnamese offices write them. It says what was written, not yet
//! whether it exists.
//!
//! ```text
//! line     = [weekday ["," | "-"]] shape [("," | "(") weekday [")"]]
//! shape    = "thường xuyên" | "trước" point | "đến hết" point | "sau" point
//!          | "từ" point ["trở đi"] | point "hằng năm" | range | list | point
//! range    = ["từ"] point ("đến" | "-") point          "từ 01/01 đến 01/3/2023", "27–30/11/2025"
//! list     = point ("," | "và") point …                "5, 12, 19/3/2023", "quý III, IV/2023"
//! ```

use std::mem::discriminant;

use chrono::Weekday;

use super::resolve::{LooseDate, LoosePeriod};
use super::token::{Cursor, tokens};
use super::weekday::weekday;
use super::written_date::{Bare, bare_after, dated, day_of_month, point};

/// A line as written.
pub(super) struct WrittenLine {
    pub shape: LoosePeriod,
    pub weekday: Option<Weekday>,
}

type PeriodForm = fn(&mut Cursor<'_>) -> Option<LoosePeriod>;

/// Tried in order; the first that takes the whole line wins.
const FORMS: [PeriodForm; 9] = [
    ongoing,
    |c| bounded(c, &["trước"], LoosePeriod::Before),
    |c| bounded(c, &["sau"], LoosePeriod::After),
    |c| bounded(c, &["đến hết", "đến", "chậm nhất"], LoosePeriod::Until),
    since,
    yearly,
    range,
    several,
    |c| dated(c).map(LoosePeriod::Point),
];

/// Reads folded text; `None` when no form takes all of it.
pub(super) fn parse(folded: &str) -> Option<WrittenLine> {
    let tokens = tokens(folded);
    let plain = Cursor::new(&tokens);
    let mut after_weekday = plain;
    let stated = weekday(&mut after_weekday);
    after_weekday.mark(',').or_else(|| after_weekday.mark('-'));
    // "t4" is Wednesday in "T4, 05/4/2023" and April in "T4/2023".
    stated.and_then(|weekday| line(after_weekday, Some(weekday))).or_else(|| line(plain, None))
}

/// Day and month of folded text that is a day without a year: `07/4`, `ngày 07 tháng 4`.
pub(super) fn month_day(folded: &str) -> Option<(u32, u32)> {
    let tokens = tokens(folded);
    let mut cursor = Cursor::new(&tokens);
    let found = day_of_month(&mut cursor)?;
    cursor.at_end().then_some(found)
}

fn line(start: Cursor<'_>, before: Option<Weekday>) -> Option<WrittenLine> {
    FORMS.iter().find_map(|form| {
        let mut cursor = start;
        let shape = form(&mut cursor)?;
        let weekday = before.or_else(|| weekday_after(&mut cursor));
        let beside_a_day = matches!(shape, LoosePeriod::Point(LooseDate::Day { .. }));
        let whole = cursor.at_end() && (weekday.is_none() || beside_a_day);
        whole.then_some(WrittenLine { shape, weekday })
    })
}

fn weekday_after(c: &mut Cursor<'_>) -> Option<Weekday> {
    c.attempt(|c| {
        c.mark(',');
        let parenthesis = c.mark('(');
        let weekday = weekday(c)?;
        parenthesis.map_or(Some(()), |()| c.mark(')'))?;
        Some(weekday)
    })
}

fn ongoing(c: &mut Cursor<'_>) -> Option<LoosePeriod> {
    c.phrase("thường xuyên").map(|()| LoosePeriod::Ongoing)
}

fn bounded(c: &mut Cursor<'_>, words: &[&str], shape: fn(LooseDate) -> LoosePeriod) -> Option<LoosePeriod> {
    c.any_phrase(words)?;
    dated(c).map(shape)
}

fn since(c: &mut Cursor<'_>) -> Option<LoosePeriod> {
    c.any_phrase(&["kể từ", "từ"])?;
    let start = dated(c)?;
    c.any_phrase(&["trở đi", "đến nay"]);
    Some(LoosePeriod::Since(start))
}

fn yearly(c: &mut Cursor<'_>) -> Option<LoosePeriod> {
    let (day, month) = day_of_month(c)?;
    c.any_phrase(&["hằng năm", "hàng năm"])?;
    Some(LoosePeriod::Yearly { day, month })
}

fn range(c: &mut Cursor<'_>) -> Option<LoosePeriod> {
    c.phrase("từ");
    let start = point(c, Bare::Day)?;
    c.any_phrase(&["đến hết", "đến", "tới"]).or_else(|| c.mark('-'))?;
    let end = point(c, bare_after(start))?;
    completed(&[start, end]).then_some(LoosePeriod::Range(start, end))
}

fn several(c: &mut Cursor<'_>) -> Option<LoosePeriod> {
    c.phrase("các");
    let mut dates = vec![point(c, Bare::Day)?];
    while let Some(date) = c.attempt(|c| {
        between(c)?;
        point(c, dates.last().copied().map_or(Bare::Day, bare_after))
    }) {
        dates.push(date);
    }
    (dates.len() > 1 && alike(&dates) && completed(&dates)).then_some(LoosePeriod::Several(dates))
}

/// Whether the dates are all days, all months, all quarters or all years.
fn alike(dates: &[LooseDate]) -> bool {
    let mut kinds = dates.iter().map(discriminant);
    let first = kinds.next();
    kinds.all(|kind| Some(kind) == first)
}

/// Whether every day without a month stands before a day that may lend it one.
fn completed(dates: &[LooseDate]) -> bool {
    let lenders = dates.iter().skip(1).map(Some).chain([None]);
    dates.iter().zip(lenders).all(|(date, lender)| match date {
        LooseDate::Day { month: None, .. } => matches!(lender, Some(LooseDate::Day { .. })),
        _ => true,
    })
}

/// What stands between the members of a list: `,` `;` `&` `+` `và`, or a comma and `và`.
fn between(c: &mut Cursor<'_>) -> Option<()> {
    let mark = [',', ';', '&', '+'].into_iter().find_map(|mark| c.mark(mark));
    c.phrase("và").or(mark)
}
