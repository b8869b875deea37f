//! The grammar of one date as Vietnamese offices write it: a day, a month, a quarter or a year.

use super::resolve::LooseDate;
use super::token::Cursor;
use super::weekday::weekday;

/// What a bare number stands for, by the word before its neighbour: a month in "tháng 3, 4", a
/// quarter in "quý III, IV".
#[derive(Clone, Copy)]
pub(super) enum Bare {
    Day,
    Month,
    Quarter,
}

/// A date that names at least its month, quarter or year.
pub(super) fn dated(c: &mut Cursor<'_>) -> Option<LooseDate> {
    c.any_phrase(&["vào", "trong", "cả"]);
    on_weekday(c, day)
        .or_else(|| quarter(c))
        .or_else(|| month(c))
        .or_else(|| year_first(c))
        .or_else(|| day(c))
        .or_else(|| month_of_year(c))
        .or_else(|| year(c))
}

/// A date, or the bare number that its neighbour completes.
pub(super) fn point(c: &mut Cursor<'_>, bare: Bare) -> Option<LooseDate> {
    match bare {
        Bare::Day => dated(c).or_else(|| on_weekday(c, bare_day)).or_else(|| bare_day(c)),
        Bare::Month => dated(c).or_else(|| month_after_word(c)),
        // First, for the end of "quý 3, 4/2023" has the look of a month.
        Bare::Quarter => quarter_after_word(c).or_else(|| dated(c)),
    }
}

/// `07/4`, `07.4`, `07 tháng 4`, `07, tháng 4`, `ngày 07 tháng Tư`.
pub(super) fn day_of_month(c: &mut Cursor<'_>) -> Option<(u32, u32)> {
    c.attempt(|c| {
        let named = c.phrase("ngày");
        let day = c.number(1, 2)?;
        if c.mark('/').or_else(|| c.mark('.')).is_some() {
            return Some((day, c.number(1, 2)?));
        }
        c.mark(',');
        c.phrase("tháng")?;
        // "3 tháng Năm 2025" may be three months of a year.
        let month = if named.is_some() { month_number(c)? } else { c.number(1, 2)? };
        Some((day, month))
    })
}

/// What a bare number means after `date`.
pub(super) fn bare_after(date: LooseDate) -> Bare {
    match date {
        LooseDate::Month { .. } => Bare::Month,
        LooseDate::Quarter { .. } => Bare::Quarter,
        LooseDate::Day { .. } | LooseDate::Year(_) => Bare::Day,
    }
}

pub(super) fn bare_day(c: &mut Cursor<'_>) -> Option<LooseDate> {
    c.attempt(|c| {
        c.phrase("ngày");
        Some(LooseDate::day(c.number(1, 2)?, None, None))
    })
}

/// A day with its weekday in front: `thứ Bảy 15/3/2025`, `CN, ngày 16/3`.
fn on_weekday(c: &mut Cursor<'_>, day: fn(&mut Cursor<'_>) -> Option<LooseDate>) -> Option<LooseDate> {
    c.attempt(|c| {
        let said = weekday(c)?;
        c.mark(',').or_else(|| c.mark('-'));
        let parenthesis = c.mark('(');
        let LooseDate::Day { day, month, year, .. } = day(c)? else { return None };
        parenthesis.map_or(Some(()), |()| c.mark(')'))?;
        Some(LooseDate::Day { day, month, year, weekday: Some(said) })
    })
}

fn quarter(c: &mut Cursor<'_>) -> Option<LooseDate> {
    c.attempt(|c| {
        const SHORT: [(&str, u32); 4] = [("qi", 1), ("qii", 2), ("qiii", 3), ("qiv", 4)];
        if let Some((_, number)) = SHORT.iter().find(|(short, _)| c.phrase(short).is_some()) {
            return Some(LooseDate::Quarter { number: *number, year: year_after(c) });
        }
        c.any_phrase(&["quý", "qúy", "quí", "q"])?;
        quarter_after_word(c)
    })
}

fn quarter_after_word(c: &mut Cursor<'_>) -> Option<LooseDate> {
    const ROMAN: [(&str, u32); 5] = [("i", 1), ("ii", 2), ("iii", 3), ("iv", 4), ("v", 5)];
    c.attempt(|c| {
        let roman = ROMAN.iter().find(|(roman, _)| c.phrase(roman).is_some());
        let number = match roman {
            Some((_, number)) => *number,
            None => c.number(1, 1)?,
        };
        let year = year_after(c);
        Some(LooseDate::Quarter { number, year })
    })
}

fn month(c: &mut Cursor<'_>) -> Option<LooseDate> {
    c.attempt(|c| {
        if c.phrase("tháng").is_none() {
            c.phrase("t")?;
            c.mark('.');
        }
        month_after_word(c)
    })
}

fn month_after_word(c: &mut Cursor<'_>) -> Option<LooseDate> {
    c.attempt(|c| {
        let month = month_number(c)?;
        let year = year_after(c);
        Some(LooseDate::Month { month, year })
    })
}

/// The number of a month, in digits or by its name: `3`, `Ba`. "Giêng" and "Chạp" are months of the moon.
fn month_number(c: &mut Cursor<'_>) -> Option<u32> {
    const NAMES: [(&str, u32); 13] = [
        ("mười hai", 12),
        ("mười một", 11),
        ("mười", 10),
        ("một", 1),
        ("hai", 2),
        ("ba", 3),
        ("tư", 4),
        ("năm", 5),
        ("sáu", 6),
        ("bảy", 7),
        ("bẩy", 7),
        ("tám", 8),
        ("chín", 9),
    ];
    let named = |c: &mut Cursor<'_>| NAMES.iter().find(|(name, _)| c.phrase(name).is_some()).map(|(_, number)| *number);
    c.number(1, 2).or_else(|| named(c))
}

fn month_of_year(c: &mut Cursor<'_>) -> Option<LooseDate> {
    c.attempt(|c| {
        let month = c.number(1, 2)?;
        separator(c)?;
        let year = Some(c.number(4, 4)?);
        Some(LooseDate::Month { month, year })
    })
}

fn year(c: &mut Cursor<'_>) -> Option<LooseDate> {
    c.attempt(|c| {
        c.phrase("năm");
        c.number(4, 4).map(LooseDate::Year)
    })
}

/// The year after a month or a quarter: `/2023`, `năm 2023`, `, năm 2023`, `2023`.
fn year_after(c: &mut Cursor<'_>) -> Option<u32> {
    c.attempt(|c| {
        separator(c);
        c.number(4, 4)
    })
    .or_else(|| year_in_words(c))
}

fn year_in_words(c: &mut Cursor<'_>) -> Option<u32> {
    c.attempt(|c| {
        c.mark(',');
        c.phrase("năm")?;
        c.number(4, 4)
    })
}

fn separator(c: &mut Cursor<'_>) -> Option<char> {
    ['/', '-', '.'].into_iter().find(|mark| c.mark(*mark).is_some())
}

fn year_first(c: &mut Cursor<'_>) -> Option<LooseDate> {
    c.attempt(|c| {
        let year = Some(c.number(4, 4)?);
        let mark = separator(c)?;
        let month = Some(c.number(1, 2)?);
        c.mark(mark)?;
        let day = c.number(1, 2)?;
        Some(LooseDate::day(day, month, year))
    })
}

/// A day with its month and, if written, its year.
fn day(c: &mut Cursor<'_>) -> Option<LooseDate> {
    hyphenated_day(c).or_else(|| {
        c.attempt(|c| {
            let (day, month) = day_of_month(c)?;
            let year = year_in_words(c).or_else(|| year_after_mark(c)).or_else(|| year_behind(c));
            Some(LooseDate::day(day, Some(month), year))
        })
    })
}

/// `7-4-2023`. Without a year the hyphen stands between two dates: `27-30/11/2025`.
fn hyphenated_day(c: &mut Cursor<'_>) -> Option<LooseDate> {
    c.attempt(|c| {
        c.phrase("ngày");
        let day = c.number(1, 2)?;
        c.mark('-')?;
        let month = Some(c.number(1, 2)?);
        c.mark('-')?;
        let year = c
            .number(4, 4)
            // Two digits and more after them are another date: "27-30-11-2025".
            .or_else(|| c.number(2, 2).filter(|_| c.at_end()));
        Some(LooseDate::day(day, month, Some(year?)))
    })
}

/// The year of "15 tháng 3, 2025".
fn year_behind(c: &mut Cursor<'_>) -> Option<u32> {
    c.attempt(|c| {
        c.mark(',');
        let year = c.number(4, 4)?;
        c.at_end().then_some(year)
    })
}

/// `/2023`, `.2023`, `-2023`; or the two digits that are refused later with the year they may mean.
fn year_after_mark(c: &mut Cursor<'_>) -> Option<u32> {
    c.attempt(|c| {
        let mark = separator(c)?;
        c.number(4, 4)
            // After a hyphen two digits may begin another date: "01/4-05/4/2023".
            .or_else(|| (mark != '-').then(|| c.number(2, 2)).flatten())
    })
}

/// `01-3`, `02-3-2025`: a day of a list that is written with hyphens.
pub(super) fn hyphened_day(c: &mut Cursor<'_>) -> Option<LooseDate> {
    hyphenated_day(c).or_else(|| {
        c.attempt(|c| {
            c.phrase("ngày");
            let day = c.number(1, 2)?;
            c.mark('-')?;
            let month = c.number(1, 2).filter(|month| *month <= 12)?;
            Some(LooseDate::day(day, Some(month), None))
        })
    })
}
