//! Times that are no days: what can be bounded is bounded, the rest stands as text.
//!
//! ```text
//! line     = lead… ( ("trước" | "sau" | "từ" | "đến") stretch | ["từ"] stretch [("đến" | "-" | ",") stretch] | Tết | frequency )
//! ```
//!
//! A [`stretch`] is a part of a month, a quarter or a year.

use chrono::{Datelike, NaiveDate};

use super::resolve::{self, LooseDate};
use super::stretch::{Part, Stretch, between, hull, stretch};
use super::token::{Cursor, Token, tokens};
use super::weekday::weekday;
use super::{Partial, Period, PeriodError, YearMonth, lunar, vietnamese};

/// The bounds of a line, where they are known; or that a number in it is impossible.
pub(super) type Bounds = Result<Option<Period>, PeriodError>;

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
    let forms =
        [tet, lunar_day, alternatives, halves_of_days, weekdays_of_month, frequency, about, relative, stretches];
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
    let days: Vec<_> = days.into_iter().filter(|token| !matches!(token, Token::Mark('(' | ')'))).collect();
    *c = c.end();
    plain(Cursor::new(&days), year).map(|period| period.map(|period| hull(&period)))
}

/// "Thứ Bảy đầu tiên của tháng 4/2026", "Chủ nhật cuối tháng 4", "các ngày thứ Bảy trong tháng 3": within the month.
fn weekdays_of_month(c: &mut Cursor<'_>, year: Option<i32>) -> Option<Bounds> {
    leads(c);
    c.any_phrase(&["các ngày", "ngày", "các", "mỗi"]);
    weekday(c)?;
    if c.any_phrase(&["đầu tiên", "cuối cùng", "đầu", "cuối"]).is_none() && c.phrase("thứ").is_some() {
        c.number(1, 1).map(drop).or_else(|| c.any_phrase(&["nhất", "hai", "ba", "tư", "năm"]))?;
    }
    c.any_phrase(&["của", "trong"]);
    let rest = *c;
    *c = c.end();
    let month = plain(rest, year)?;
    matches!(month, Ok(Period::Month(_)) | Err(_)).then(|| month.map(Some))
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
    // "Chủ nhật tuần 2 tháng 4/2026"
    let weekday = c.attempt(weekday);
    c.phrase("từ");
    let first = stretch(c).filter(|stretch| weekday.is_none() || stretch.is_of_weeks())?;
    let second = c.attempt(|c| {
        let comma = c.mark(',').or_else(|| c.mark('-'));
        let parted = c.any_phrase(&["đến hết", "đến", "tới", "và"]).or(comma);
        // "cuối tháng 3 đầu tháng 4/2026"
        stretch(c).filter(|second| parted.is_some() || second.is_vague())
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

/// The plain period of what is left of a line.
fn plain(c: Cursor<'_>, year: Option<i32>) -> Option<Result<Period, PeriodError>> {
    let written = vietnamese::line_of(c)?;
    match resolve::period(written.shape, "", year) {
        Err(PeriodError::MissingYear { .. }) => None,
        other => Some(other.map(|resolved| resolved.period)),
    }
}
