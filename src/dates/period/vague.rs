//! Times that are no days: what can be bounded is bounded, the rest stands as text.
//!
//! ```text
//! line     = lead… ( ("trước" | "sau" | "từ" | "đến") stretch | ["từ"] stretch [("đến" | "-" | ",") stretch] | Tết | frequency )
//! stretch  = part ["của"] (month | quarter | year)
//! part     = "đầu" | "giữa" | "cuối" | "nửa đầu" | "thượng tuần" | "tuần" number | number "tháng đầu" …
//! ```
//!
//! Bounds are so wide that every reading of the words lies within: "đầu" is the first half of what follows, "cuối" the
//! second, "giữa" its middle half; the second week may be counted from the first day, from Monday or by whole weeks.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::resolve::{self, LooseDate};
use super::token::{Cursor, tokens};
use super::{Partial, Period, PeriodError, YearMonth, lunar, vietnamese, written_date};

/// The bounds of a line, where they are known; or that a number in it is impossible.
pub(super) type Bounds = Result<Option<Period>, PeriodError>;

/// A part of a month, a quarter or a year.
#[derive(Clone, Copy)]
enum Part {
    Whole,
    FirstHalf,
    MiddleHalf,
    LastHalf,
    /// A third of a month, counted from 0.
    Third(u32),
    /// From one week of a month to another, counted from 1.
    Weeks(u32, u32),
    LastWeek,
    FirstMonths(u32),
    LastMonths(u32),
    FirstDays(u32),
    LastDays(u32),
}

/// A part of a date that may lack its year.
#[derive(Clone, Copy)]
struct Stretch {
    part: Part,
    of: LooseDate,
}

/// Words before a time that do not change what bounds it.
const LEADS: [&str; 22] = [
    "dự kiến",
    "trong khoảng thời gian",
    "trong khoảng",
    "vào khoảng",
    "khoảng",
    "tầm",
    "vào dịp",
    "trong dịp",
    "nhân dịp",
    "dịp",
    "vào",
    "trong",
    "hoàn thành",
    "thực hiện",
    "tổ chức",
    "ngay",
    "xong",
    "cận",
    "đón",
    "mừng",
    "chậm nhất là",
    "chậm nhất",
];

/// Reads folded text; `None` where it has no form that is known here. `year` is the year of a line that has none.
pub(super) fn parse(folded: &str, year: Option<i32>) -> Option<Bounds> {
    let tokens = tokens(folded);
    let forms = [tet, lunar_day, alternatives, halves_of_days, frequency, about, relative, stretches];
    forms.into_iter().find_map(|form| {
        let mut cursor = Cursor::new(&tokens);
        let found = form(&mut cursor, year)?;
        cursor.at_end().then_some(found)
    })
}

fn leads(c: &mut Cursor<'_>) {
    while c.any_phrase(&LEADS).is_some() || c.mark(':').is_some() {}
}

/// "trước Tết Nguyên đán 2026", "sau Tết Bính Ngọ", "trước Tết Dương lịch 2026".
fn tet(c: &mut Cursor<'_>, year: Option<i32>) -> Option<Bounds> {
    leads(c);
    let relation = relation(c);
    leads(c);
    c.phrase("tết")?;
    if c.any_phrase(&["dương lịch", "tây"]).is_some() {
        let first = Some(year_of_tet(c).or(year)).flatten().and_then(|year| NaiveDate::from_ymd_opt(year, 1, 1));
        return Some(Ok(first.and_then(|day| related(relation, day))));
    }
    c.any_phrase(&["nguyên đán", "âm lịch", "cổ truyền", "ta"]);
    let first = year_of_tet(c).or(year).and_then(lunar::new_year);
    Some(Ok(first.and_then(|day| related(relation, day))))
}

fn year_of_tet(c: &mut Cursor<'_>) -> Option<i32> {
    c.mark(',');
    c.phrase("năm");
    let number = c.number(4, 4).and_then(|year| i32::try_from(year).ok());
    number.or_else(|| {
        c.attempt(|c| {
            let parenthesis = c.mark('(');
            c.phrase("năm");
            let year = lunar::named_year(c.word()?, c.word()?)?;
            parenthesis.map_or(Some(()), |()| c.mark(')'))?;
            Some(year)
        })
    })
}

#[derive(Clone, Copy)]
enum Relation {
    Before,
    After,
    Until,
}

fn relation(c: &mut Cursor<'_>) -> Option<Relation> {
    if c.any_phrase(&["trước"]).is_some() {
        return Some(Relation::Before);
    }
    if c.any_phrase(&["sau"]).is_some() {
        return Some(Relation::After);
    }
    let until = ["từ nay đến hết", "từ nay đến", "đến hết", "đến trước", "đến", "hết"];
    c.any_phrase(&until).map(|()| Relation::Until)
}

/// What a relation to a day of Tết says; nothing where there is none, for nobody knows how long "dịp Tết" is.
fn related(relation: Option<Relation>, day: NaiveDate) -> Option<Period> {
    match relation? {
        Relation::Before => day.pred_opt().map(|day| Period::Until(Partial::Day(day))),
        Relation::After => Some(Period::After(Partial::Day(day))),
        Relation::Until => Some(Period::Until(Partial::Day(day))),
    }
}

/// "rằm tháng Giêng 2026", "mùng 6 tháng Giêng", "mùng 9 Tết". Of other months of the moon no day is known.
fn lunar_day(c: &mut Cursor<'_>, year: Option<i32>) -> Option<Bounds> {
    leads(c);
    c.phrase("ngày");
    let day = match c.any_phrase(&["rằm"]) {
        Some(()) => 15,
        None => {
            c.any_phrase(&["mùng", "mồng"])?;
            c.number(1, 2)?
        }
    };
    let is_first_month = c.phrase("tết").is_some() || c.phrase("tháng giêng").is_some();
    if !is_first_month {
        c.phrase("tháng")?;
        match c.number(1, 2) {
            Some(month) if !(1..=12).contains(&month) => return Some(Err(PeriodError::ImpossibleMonth { month })),
            Some(_) => {}
            None => drop(c.word()?),
        }
        c.any_phrase(&["âm lịch"]);
        year_of_tet(c);
        return Some(Ok(None));
    }
    c.any_phrase(&["nguyên đán", "âm lịch"]);
    let year = year_of_tet(c).or(year);
    if !(1..=30).contains(&day) {
        return Some(Err(PeriodError::Impossible { day, month: 1, year }));
    }
    Some(Ok(year.and_then(|year| lunar::day_of_first_month(year, day)).map(Period::Day)))
}

/// "15/3 hoặc 16/3/2025": within the first and the last of them.
fn alternatives(c: &mut Cursor<'_>, year: Option<i32>) -> Option<Bounds> {
    let or_as_and = c.with_word("hoặc", "và")?;
    *c = c.end();
    plain(Cursor::new(&or_as_and), year).map(|period| period.map(|period| hull(&period)))
}

/// "Sáng 15/3 và chiều 16/3/2025": the parts of the day belong to one day each, which no hours of a drive can say.
fn halves_of_days(c: &mut Cursor<'_>, year: Option<i32>) -> Option<Bounds> {
    let days = c.without_words(&["buổi", "sáng", "trưa", "chiều", "tối"])?;
    *c = c.end();
    plain(Cursor::new(&days), year).map(|period| period.map(|period| hull(&period)))
}

/// "hằng tháng", "thường xuyên trong năm 2026".
fn frequency(c: &mut Cursor<'_>, year: Option<i32>) -> Option<Bounds> {
    const OFTEN: [&str; 14] = [
        "thường xuyên",
        "liên tục",
        "định kỳ",
        "hằng tháng",
        "hàng tháng",
        "hằng quý",
        "hàng quý",
        "hằng tuần",
        "hàng tuần",
        "mỗi tháng",
        "mỗi quý",
        "mỗi tuần",
        "các tháng",
        "các quý",
    ];
    c.any_phrase(&OFTEN)?;
    while c.mark(',').is_some() || c.any_phrase(&OFTEN).is_some() {}
    if c.at_end() {
        return Some(Ok(None));
    }
    c.any_phrase(&["trong", "của"]);
    let rest = *c;
    *c = c.end();
    plain(rest, year).map(|period| period.map(Some))
}

/// "khoảng 15/3/2025": within its month, for it may be a few days off.
fn about(c: &mut Cursor<'_>, year: Option<i32>) -> Option<Bounds> {
    c.phrase("dự kiến");
    c.any_phrase(&["vào khoảng", "trong khoảng", "khoảng", "tầm"])?;
    let rest = *c;
    *c = c.end();
    plain(rest, year).map(|period| {
        period.map(|period| {
            let (first, last) = (YearMonth::of(period.earliest()?), YearMonth::of(period.latest()?));
            Period::range(Partial::Month(first), Partial::Month(last)).ok()
        })
    })
}

/// "trước cuối tháng 3/2026", "từ đầu quý II", "từ nay đến cuối năm", "trước 17h00 ngày 30/6/2026".
fn relative(c: &mut Cursor<'_>, year: Option<i32>) -> Option<Bounds> {
    leads(c);
    let from = c.attempt(|c| {
        c.any_phrase(&["kể từ", "từ"])?;
        let stretch = stretch(c)?;
        c.any_phrase(&["trở đi", "đến nay"]);
        let until = c.phrase("đến khi").inspect(|()| while c.word().is_some() {});
        (stretch.is_vague() || until.is_some()).then_some(stretch)
    });
    if let Some(stretch) = from {
        return Some(stretch.days(year).map(|days| days.map(|(first, _)| Period::Since(Partial::Day(first)))));
    }
    let relation = relation(c)?;
    let hour = crate::dates::hours::clock_time(c);
    let stretch = stretch(c).filter(|stretch| stretch.is_vague() || hour.is_some())?;
    Some(stretch.days(year).map(|days| {
        let (first, last) = days?;
        Some(match relation {
            // Before the end of something, or before an hour of a day, may be within it.
            Relation::Before | Relation::Until => Period::Until(Partial::Day(last)),
            Relation::After => Period::Since(Partial::Day(first)),
        })
    }))
}

/// "đầu tháng 3/2026", "cuối tháng 3 – đầu tháng 4/2026", "6 tháng đầu năm".
fn stretches(c: &mut Cursor<'_>, year: Option<i32>) -> Option<Bounds> {
    if c.any_phrase(&["trong cả năm", "cả năm", "trong năm"]).is_some() {
        return Some(
            Stretch { part: Part::Whole, of: LooseDate::Year(0) }.days(year).map(|days| days.and_then(between)),
        );
    }
    leads(c);
    c.phrase("từ");
    let first = stretch(c)?;
    let second = c.attempt(|c| {
        let comma = c.mark(',').or_else(|| c.mark('-'));
        c.any_phrase(&["đến hết", "đến", "tới", "và"]).or(comma)?;
        stretch(c)
    });
    // Plain dates alone are no time in words: a year may be missing.
    let Some(second) = second else {
        return first.is_vague().then(|| first.days(year).map(|days| days.and_then(between)));
    };
    if !first.is_vague() && !second.is_vague() {
        return None;
    }
    let lent = second.of.year().and_then(|year| i32::try_from(year).ok()).or(year);
    let days = first.days(lent).and_then(|first| Ok(first.zip(second.days(year)?)));
    Some(days.map(|days| {
        let ((mut start, _), (_, end)) = days?;
        // The end of one year and the beginning of the next.
        if start > end && first.of.year().is_none() {
            start = start.with_year(start.year() - 1)?;
        }
        between((start, end))
    }))
}

fn stretch(c: &mut Cursor<'_>) -> Option<Stretch> {
    c.attempt(|c| {
        c.any_phrase(&["khoảng", "vào", "ngày"]);
        let part = part(c)?;
        c.any_phrase(&["của", "trong", "/"]);
        c.mark('/').or_else(|| c.mark(','));
        let of = unit(c)?;
        let fits = match part {
            Part::Third(_) | Part::Weeks(..) | Part::LastWeek | Part::FirstDays(_) | Part::LastDays(_) => {
                matches!(of, LooseDate::Month { .. })
            }
            Part::FirstMonths(number) | Part::LastMonths(number) => match of {
                LooseDate::Quarter { .. } => number < 3,
                LooseDate::Year(_) => number < 12,
                _ => false,
            },
            _ => true,
        };
        fits.then_some(Stretch { part, of })
    })
    .or_else(|| {
        c.attempt(|c| {
            c.phrase("ngày");
            let of = written_date::dated(c)?;
            Some(Stretch { part: Part::Whole, of })
        })
    })
}

/// A month, a quarter or a year; "năm" alone is the year that the context says, written 0.
fn unit(c: &mut Cursor<'_>) -> Option<LooseDate> {
    let dated = c.attempt(|c| written_date::dated(c).filter(|date| !date.is_day()));
    dated.or_else(|| c.any_phrase(&["năm nay", "năm"]).map(|()| LooseDate::Year(0)))
}

fn part(c: &mut Cursor<'_>) -> Option<Part> {
    const PARTS: [(&[&str], Part); 8] = [
        (&["thượng tuần"], Part::Third(0)),
        (&["trung tuần"], Part::Third(1)),
        (&["hạ tuần"], Part::Third(2)),
        (&["tuần đầu tiên", "tuần đầu"], Part::Weeks(1, 1)),
        (&["tuần cuối cùng", "tuần cuối"], Part::LastWeek),
        (&["nửa đầu", "nửa trước", "đầu"], Part::FirstHalf),
        (&["giữa"], Part::MiddleHalf),
        (&["nửa cuối", "nửa sau", "cuối"], Part::LastHalf),
    ];
    let named =
        |c: &mut Cursor<'_>| PARTS.iter().find(|(words, _)| c.any_phrase(words).is_some()).map(|(_, part)| *part);
    let named = weeks(c).or_else(|| named(c));
    named.or_else(|| counted(c))
}

/// "tuần 2", "tuần thứ hai", "tuần II", "tuần 1-2".
fn weeks(c: &mut Cursor<'_>) -> Option<Part> {
    c.attempt(|c| {
        c.any_phrase(&["đầu", "giữa", "cuối"]);
        c.phrase("tuần")?;
        c.phrase("thứ");
        let first = small_number(c)?;
        let last = c.attempt(|c| {
            c.mark('-').or_else(|| c.mark(',')).or_else(|| c.phrase("và"))?;
            small_number(c)
        });
        Some(Part::Weeks(first, last.unwrap_or(first)))
    })
}

/// "6 tháng đầu", "sáu tháng cuối", "10 ngày đầu".
fn counted(c: &mut Cursor<'_>) -> Option<Part> {
    c.attempt(|c| {
        let number = c.number(1, 2).or_else(|| small_number(c))?;
        let months = c.phrase("tháng").is_some();
        if !months {
            c.phrase("ngày")?;
        }
        let is_first = c.phrase("đầu").is_some();
        if !is_first {
            c.phrase("cuối")?;
        }
        Some(match (months, is_first) {
            (true, true) => Part::FirstMonths(number),
            (true, false) => Part::LastMonths(number),
            (false, true) => Part::FirstDays(number),
            (false, false) => Part::LastDays(number),
        })
    })
}

fn small_number(c: &mut Cursor<'_>) -> Option<u32> {
    const NAMES: [(&[&str], u32); 9] = [
        (&["nhất", "một", "i"], 1),
        (&["hai", "ii"], 2),
        (&["ba", "iii"], 3),
        (&["tư", "bốn", "iv"], 4),
        (&["năm", "v"], 5),
        (&["sáu"], 6),
        (&["bảy"], 7),
        (&["tám"], 8),
        (&["chín"], 9),
    ];
    let named = |c: &mut Cursor<'_>| NAMES.iter().find(|(names, _)| c.any_phrase(names).is_some()).map(|(_, it)| *it);
    c.number(1, 2).or_else(|| named(c))
}

impl Stretch {
    /// Whether it is a part of a date and not the date.
    fn is_vague(self) -> bool {
        !matches!(self.part, Part::Whole)
    }

    /// The first and the last day it may be; `None` where no year is known.
    fn days(self, year: Option<i32>) -> Result<Option<(NaiveDate, NaiveDate)>, PeriodError> {
        let lent = year.and_then(|year| u32::try_from(year).ok());
        let of = match (self.of.year().filter(|year| *year > 0), lent) {
            (Some(_), _) => self.of,
            (None, Some(year)) => self.of.in_year(year),
            (None, None) => {
                let known = match self.of {
                    LooseDate::Year(_) => Ok(None),
                    date => match resolve::without_year(date) {
                        PeriodError::MissingYear { .. } => Ok(None),
                        wrong => Err(wrong),
                    },
                };
                return match self.part {
                    Part::Weeks(first, last) => weeks_exist(first, last).and(known),
                    _ => known,
                };
            }
        };
        let whole = resolve::point(of)?;
        let (start, end) = (whole.first(), whole.last());
        let length = (end - start).num_days().unsigned_abs() + 1;
        let after = |days: u64| start.checked_add_days(Days::new(days)).unwrap_or(end).min(end);
        let before = |days: u64| end.checked_sub_days(Days::new(days)).unwrap_or(start).max(start);
        let after_months = |months: u32| start.checked_add_months(chrono::Months::new(months)).unwrap_or(end);
        let day_before = |day: NaiveDate| day.pred_opt().unwrap_or(start).min(end);
        Ok(Some(match self.part {
            // A year is halved between its months.
            Part::FirstHalf if matches!(whole, Partial::Year(_)) => (start, day_before(after_months(6))),
            Part::LastHalf if matches!(whole, Partial::Year(_)) => (after_months(6), end),
            Part::MiddleHalf if matches!(whole, Partial::Year(_)) => (after_months(3), day_before(after_months(9))),
            Part::Whole => (start, end),
            Part::FirstHalf => (start, after(length.div_ceil(2) - 1)),
            Part::LastHalf => (before(length.div_ceil(2) - 1), end),
            Part::MiddleHalf => (after(length / 4), before(length / 4)),
            Part::Third(0) => (start, after(9)),
            Part::Third(1) => (after(10), after(19)),
            Part::Third(_) => (after(20), end),
            Part::Weeks(first, last) => {
                weeks_exist(first, last)?;
                (week(start, first).0, week(start, last).1.min(end))
            }
            Part::LastWeek => (before(10), end),
            Part::FirstMonths(number) => (start, day_before(after_months(number))),
            Part::LastMonths(number) => {
                let all = if matches!(whole, Partial::Year(_)) { 12 } else { 3 };
                (after_months(u32::saturating_sub(all, number)), end)
            }
            Part::FirstDays(number) => (start, after(u64::from(number).saturating_sub(1))),
            Part::LastDays(number) => (before(u64::from(number).saturating_sub(1)), end),
        }))
    }
}

/// A month has five weeks, or the ends of six; nobody writes the sixth.
fn weeks_exist(first: u32, last: u32) -> Result<Option<(NaiveDate, NaiveDate)>, PeriodError> {
    match (1..=5).contains(&first) && (first..=5).contains(&last) {
        true => Ok(None),
        false => Err(PeriodError::ImpossibleWeek { number: first.max(last) }),
    }
}

/// The first and the last day of a week of the month that begins on `start`, however weeks are counted: by sevens from
/// the first day, by rows of a calendar, or by whole weeks alone.
fn week(start: NaiveDate, number: u32) -> (NaiveDate, NaiveDate) {
    let sevens = u64::from(number.saturating_sub(1)) * 7;
    let in_row = u64::from(start.weekday().days_since(Weekday::Mon));
    let at = |days: u64| start.checked_add_days(Days::new(days)).unwrap_or(start);
    let row = at(sevens.saturating_sub(in_row));
    let last_whole = at(sevens + (7 - in_row) % 7 + 6);
    (row, last_whole)
}

/// The plain period of what is left of a line.
fn plain(c: Cursor<'_>, year: Option<i32>) -> Option<Result<Period, PeriodError>> {
    let written = vietnamese::line_of(c)?;
    match resolve::period(written.shape, "", year) {
        Err(PeriodError::MissingYear { .. }) => None,
        other => Some(other.map(|resolved| resolved.period)),
    }
}

/// The stretch from the first to the last day of a period.
pub(super) fn hull(period: &Period) -> Option<Period> {
    between((period.earliest()?, period.latest()?))
}

/// The period from one day to another, in months where both ends allow it.
fn between((first, last): (NaiveDate, NaiveDate)) -> Option<Period> {
    let (start, end) = (YearMonth::of(first), YearMonth::of(last));
    let whole = start.first() == first && end.last() == last;
    let ends = match whole {
        true => (Partial::Month(start), Partial::Month(end)),
        false => (Partial::Day(first), Partial::Day(last)),
    };
    Period::range(ends.0, ends.1).ok()
}
