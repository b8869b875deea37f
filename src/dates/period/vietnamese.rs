//! The grammar of periods as Vietnamese offices write them. It says what was written, not yet
//! whether it exists.
//!
//! ```text
//! line     = beside… [weekdays ["," | "-"]] (shape | "(" shape ")") [("," | "-" | "(") weekdays [")"]] beside…
//! beside   = "dự kiến" | part of the day               "Sáng 15/3/2025", "15/3/2025 (buổi sáng)"
//! shape    = "thường xuyên" | ["hoàn thành"] "trước" point | "đến hết" point | "sau" point
//!          | "từ" point ["trở đi"] | point "hằng năm" | range | list | point
//! range    = ["từ"] point ("đến" | "-") point          "từ 01/01 đến 01/3/2023", "27–30/11/2025"
//! list     = span ("," | "và") span …                  "5, 12, 19/3/2023", "15-17, 20/3/2025", "quý III, IV/2023"
//! span     = point ["-" day]
//! ```

use std::mem::discriminant;

use chrono::Weekday;

use super::resolve::{LooseDate, LoosePeriod};
use super::token::{Cursor, tokens};
use super::weekday::weekday;
use super::written_date::{Bare, bare_after, bare_day, dated, day_of_month, hyphened_day, point};
use crate::dates::hours::part_of_day;

/// A line as written.
pub(super) struct WrittenLine {
    pub shape: LoosePeriod,
    /// The weekdays before or after the whole, in their order.
    pub weekdays: Vec<Weekday>,
    pub beside: LineBeside,
}

/// What a line says beside its dates.
#[derive(Clone, Default)]
pub(super) struct LineBeside {
    pub is_planned: bool,
    /// As written, in lower case: "sáng", "buổi chiều".
    pub part_of_day: Option<String>,
}

type PeriodForm = fn(&mut Cursor<'_>) -> Option<LoosePeriod>;

/// Tried in order; the first that takes the whole line wins.
const FORMS: [PeriodForm; 11] = [
    ongoing,
    |c| bounded(c, &["trước"], LoosePeriod::Before),
    |c| bounded(c, &["sau"], LoosePeriod::After),
    |c| bounded(c, &UNTIL, LoosePeriod::Until),
    since,
    yearly,
    range,
    hyphened,
    several,
    |c| dated(c).map(LoosePeriod::Point),
    single_hyphened,
];

const UNTIL: [&str; 14] = [
    "từ nay đến hết",
    "từ nay đến",
    "đến hết",
    "đến",
    "hết",
    "chậm nhất là",
    "chậm nhất",
    "muộn nhất là",
    "muộn nhất",
    "không quá",
    "hạn cuối là",
    "hạn cuối",
    "hạn chót",
    "tính đến",
];

/// Reads folded text; `None` when no form takes all of it.
pub(super) fn parse(folded: &str) -> Option<WrittenLine> {
    line_of(Cursor::new(&tokens(folded)))
}

/// As [`parse`], from a place in a line on.
pub(super) fn line_of(start: Cursor<'_>) -> Option<WrittenLine> {
    let mut announced = start;
    if days_announced(&mut announced).is_some()
        && let Some(found) = line_of(announced)
    {
        return Some(found);
    }
    let (mut start, mut beside) = (start, LineBeside::default());
    // The number of a week in front of its days.
    start.attempt(|c| {
        c.phrase("tuần")?;
        c.phrase("thứ");
        c.number(1, 2)?;
        let mut ahead = *c;
        c.mark(':').or_else(|| ahead.phrase("từ"))
    });
    while said_beside(&mut start, &mut beside).is_some() {
        start.mark(':').or_else(|| start.mark(',')).or_else(|| start.mark('-'));
    }
    // Until when something is finished says when it is; "hoàn thành" adds nothing.
    start.attempt(|c| {
        c.any_phrase(&["hoàn thành", "hoàn tất", "xong"])?;
        let mut ahead = *c;
        ahead.any_phrase(&["trước", "đến", "chậm nhất", "muộn nhất", "trong", "từ", "vào", "tháng", "quý", "năm"])
    });
    let mut after_weekday = start;
    let stated = weekdays(&mut after_weekday);
    after_weekday.mark(',').or_else(|| after_weekday.mark('-'));
    while said_beside(&mut after_weekday, &mut beside).is_some() {
        after_weekday.mark(',');
    }
    // "t4" is Wednesday in "T4, 05/4/2023" and April in "T4/2023".
    let with_weekdays = stated.and_then(|weekdays| line(after_weekday, &weekdays, &beside));
    with_weekdays.or_else(|| line(start, &[], &beside))
}

/// "dự kiến", or a part of the day, once each.
fn said_beside(c: &mut Cursor<'_>, beside: &mut LineBeside) -> Option<()> {
    if !beside.is_planned
        && c.any_phrase(&["thời gian dự kiến", "dự kiến vào", "dự kiến trong", "dự kiến", "dk"]).is_some()
    {
        beside.is_planned = true;
        return Some(());
    }
    if beside.part_of_day.is_some() {
        return None;
    }
    let start = *c;
    part_of_day(c)?;
    beside.part_of_day = Some(start.words_until(c));
    Some(())
}

/// The same after the dates: `, buổi sáng`, `(dự kiến)`.
fn beside_after(c: &mut Cursor<'_>, beside: &mut LineBeside) -> Option<()> {
    c.attempt(|c| {
        c.mark(',').or_else(|| c.mark('-'));
        let parenthesis = c.mark('(');
        said_beside(c, beside)?;
        parenthesis.map_or(Some(()), |()| c.mark(')'))
    })
}

/// One weekday or several: `thứ 7, CN`, `thứ Bảy và Chủ nhật`.
fn weekdays(c: &mut Cursor<'_>) -> Option<Vec<Weekday>> {
    let mut found = vec![weekday(c)?];
    while let Some(next) = c.attempt(|c| {
        between(c).or_else(|| c.phrase("đến")).or_else(|| c.mark('-'))?;
        weekday(c)
    }) {
        found.push(next);
    }
    Some(found)
}

/// Day and month of folded text that is a day without a year: `07/4`, `ngày 07 tháng 4`.
pub(super) fn month_day(folded: &str) -> Option<(u32, u32)> {
    let tokens = tokens(folded);
    let mut cursor = Cursor::new(&tokens);
    let found = day_of_month(&mut cursor)?;
    cursor.at_end().then_some(found)
}

fn line(start: Cursor<'_>, before: &[Weekday], beside: &LineBeside) -> Option<WrittenLine> {
    FORMS.iter().find_map(|form| {
        let (mut cursor, mut beside) = (start, beside.clone());
        let shape = parenthesized(&mut cursor, form).or_else(|| form(&mut cursor))?;
        // Of "Thứ Bảy 15/3 và Chủ nhật 16/3/2025" the first weekday is that of the first day alone.
        if !before.is_empty() && shape.names_weekdays() {
            return None;
        }
        let mut weekdays = before.to_vec();
        loop {
            if weekdays.is_empty()
                && let Some(after) = weekdays_after(&mut cursor)
            {
                weekdays = after;
            } else if beside_after(&mut cursor, &mut beside).is_none() {
                break;
            }
        }
        let are_days = matches!(&shape, LoosePeriod::Point(date) | LoosePeriod::Range(_, date) if date.is_day())
            || matches!(&shape, LoosePeriod::Several(dates) if dates.iter().all(|date| date.is_day()));
        let is_whole = cursor.at_end() && (weekdays.is_empty() || are_days);
        is_whole.then_some(WrittenLine { shape, weekdays, beside })
    })
}

/// A shape in parentheses, as after weekdays: `Thứ Bảy (15/3/2025)`.
fn parenthesized(c: &mut Cursor<'_>, form: &PeriodForm) -> Option<LoosePeriod> {
    c.attempt(|c| {
        c.mark('(')?;
        let shape = form(c)?;
        c.mark(')')?;
        Some(shape)
    })
}

fn weekdays_after(c: &mut Cursor<'_>) -> Option<Vec<Weekday>> {
    c.attempt(|c| {
        c.mark(',').or_else(|| c.mark('-'));
        let parenthesis = c.mark('(');
        let weekdays = weekdays(c)?;
        parenthesis.map_or(Some(()), |()| c.mark(')'))?;
        Some(weekdays)
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
    let to = c.any_phrase(&["đến hết", "đến", "tới"]);
    to.or_else(|| ['-', '~', '→'].into_iter().find_map(|mark| c.mark(mark)))?;
    let end = point(c, bare_after(start))?;
    completed(&[start, end]).then_some(LoosePeriod::Range(start, end))
}

fn several(c: &mut Cursor<'_>) -> Option<LoosePeriod> {
    c.phrase("các");
    let mut dates = span(c, Bare::Day)?;
    while let Some(more) = c.attempt(|c| {
        between(c)?;
        span(c, dates.last().copied().map_or(Bare::Day, bare_after))
    }) {
        dates.extend(more);
    }
    (dates.len() > 1 && alike(&dates) && completed(&dates)).then_some(LoosePeriod::Several(dates))
}

/// A member of a list: a date, or the days from one to another of a month, as in "15-17, 20/3/2025".
fn span(c: &mut Cursor<'_>, bare: Bare) -> Option<Vec<LooseDate>> {
    let first = point(c, bare)?;
    let LooseDate::Day { day: start, month: None, weekday: None, .. } = first else { return Some(vec![first]) };
    let through = c.attempt(|c| {
        c.mark('-')?;
        let last = point(c, Bare::Day)?;
        let LooseDate::Day { day: end, .. } = last else { return None };
        // 28/3 to 2/4 would need the length of March.
        let days = (start..end).map(|day| LooseDate::day(day, None, None));
        (start < end && end <= 31).then(|| days.chain([last]).collect())
    });
    Some(through.unwrap_or_else(|| vec![first]))
}

/// Days written with hyphens, as "01-3 và 02-3-2025", "18, 19 và 28-11".
fn hyphened(c: &mut Cursor<'_>) -> Option<LoosePeriod> {
    c.any_phrase(&["các", "từ"]);
    let day = |c: &mut Cursor<'_>| hyphened_day(c).or_else(|| bare_day(c));
    let mut dates = vec![day(c)?];
    if c.any_phrase(&["đến hết", "đến", "tới"]).is_some() {
        let (start, end) = (dates.pop()?, hyphened_day(c)?);
        return end.year().is_some().then_some(LoosePeriod::Range(start, end));
    }
    while let Some(date) = c.attempt(|c| {
        between(c)?;
        day(c)
    }) {
        dates.push(date);
    }
    let is_month_known = !matches!(dates.last()?, LooseDate::Day { month: None, .. });
    (dates.len() > 1 && is_month_known).then_some(LoosePeriod::Several(dates))
}

/// "15-3": the 15th of March, for it cannot be from the 15th to the 3rd.
fn single_hyphened(c: &mut Cursor<'_>) -> Option<LoosePeriod> {
    let date = hyphened_day(c)?;
    let LooseDate::Day { day, month: Some(month), .. } = date else { return None };
    (day > month).then_some(LoosePeriod::Point(date))
}

/// "trong 02 ngày:", "hai ngày" in front of the days themselves.
fn days_announced(c: &mut Cursor<'_>) -> Option<()> {
    c.attempt(|c| {
        c.phrase("trong");
        c.number(1, 2).map(|_| ()).or_else(|| c.any_phrase(&["hai", "ba", "bốn"]))?;
        c.phrase("ngày")?;
        c.any_phrase(&["liên tục", "liên tiếp"]);
        c.mark(':').or_else(|| c.phrase("vào"));
        Some(())
    })
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
