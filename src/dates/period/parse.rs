//! Reads a period from what an officer wrote.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate, Weekday};
use unicode_normalization::UnicodeNormalization;

use super::token::{Cursor, Token, fold, tokens};
use super::vietnamese::LineBeside;
use super::{Partial, Period, PeriodError, edtf, lunar, resolve, vague, vietnamese, words};
use crate::text::called_off::find_called_off;

/// A period together with what its author wrote beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParsedPeriod {
    pub period: Period,
    /// The weekdays as stated, right or wrong, each with its day.
    pub weekdays: Vec<(Weekday, NaiveDate)>,
    pub beside: Beside,
}

/// What stands beside a date without being a part of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// "dự kiến".
    pub is_planned: bool,
    /// The hours or the part of the day, which [`Hours::parse`](crate::dates::hours::Hours::parse) reads.
    pub hours: Option<String>,
    /// The day by the moon, as written: "16/02 âm lịch".
    pub lunar: Option<String>,
}

/// Beginnings of a time given only in words.
const IN_WORDS: [&str; 4] = ["sau khi ", "ngay sau khi ", "trước khi ", "khi "];

/// The longest text in bytes that is searched for what stands beside a day.
pub(super) const LONGEST: usize = 400;

/// What spreadsheets append to a date that has no hour.
const MIDNIGHTS: [&str; 4] = ["t00:00:00", " 00:00:00", " 0:00:00", " 00:00"];

/// The most days among which weekdays are told apart.
const DAYS_NAMED: usize = 31;

impl ParsedPeriod {
    /// Reads a period and what is stated with it: `Chủ nhật, 19/03/2023`, `Sáng 15/3/2025`.
    ///
    /// # Errors
    /// A [`PeriodError`] for any text that is not wholly understood.
    pub fn parse(text: &str) -> Result<ParsedPeriod, PeriodError> {
        ParsedPeriod::parse_in(text, None)
    }

    /// As [`parse`](ParsedPeriod::parse), where a date that says no year is of `year`.
    ///
    /// # Errors
    /// A [`PeriodError`] for any text that is not wholly understood.
    pub fn parse_in(text: &str, year: Option<i32>) -> Result<ParsedPeriod, PeriodError> {
        let (solar, lunar) = without_lunar_note(text);
        let folded = fold(&solar);
        if folded.is_empty() {
            return Err(PeriodError::Empty);
        }
        if IN_WORDS.iter().any(|start| folded.starts_with(start)) && find_called_off(text).is_none() {
            return Ok(Period::in_words(as_written(text), None).into());
        }
        let dated = without_ending(&folded);
        if let Some(period) = edtf::parse(dated) {
            return Ok(period?.into());
        }
        let lines = || solar.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("; ");
        let of_lines = || vietnamese::parse(without_ending(&fold(&lines()))).filter(|_| solar.contains('\n'));
        let plain = vietnamese::parse(dated).or_else(of_lines).map(|written| {
            let LineBeside { is_planned, part_of_day } = written.beside;
            let resolved = resolve::period(written.shape, text, year.filter(|_| !is_weekday_or_month(dated)))?;
            let mut weekdays = resolved.weekdays;
            let beside_all = beside_days(&written.weekdays, &resolved.period);
            weekdays.extend(beside_all.ok_or_else(|| PeriodError::not_understood(text))?);
            let beside = Beside { is_planned, hours: part_of_day, lunar: lunar.clone() };
            Ok(ParsedPeriod { period: resolved.period, weekdays, beside })
        });
        match plain {
            Some(Err(PeriodError::MissingYear { .. })) | None => {}
            Some(found) => return found,
        }
        if let Some(period) = in_words(text, dated, year, plain.is_none()) {
            return period.map(ParsedPeriod::from);
        }
        match plain {
            Some(missing) => missing,
            None if states_hour(dated) => Err(PeriodError::HoursInside { text: text.trim().to_owned() }),
            None => noted(text, year).unwrap_or_else(|| Err(PeriodError::not_understood(text))),
        }
    }

    /// Whether the period is in words that do not seem to speak of time. They may be a name in the wrong place.
    pub fn is_doubtful(&self) -> bool {
        matches!(&self.period, Period::InWords { text, within: None } if !words::speak_of_time(&fold(text)))
    }

    /// A day with its year, as written, in words that were not read as a day: `05/03/2027` of `05/03/2027 hoặc 06/03/2027`.
    /// Words that say of themselves that they are no day (*khoảng, trước, đến*) have none.
    pub fn unread_day(&self) -> Option<String> {
        match &self.period {
            Period::InWords { text, .. } => words::unread_day(&fold(text)),
            _ => None,
        }
    }

    /// The period together with what was said beside it, which is then a time in words within the period. `text` is what
    /// it was read from.
    pub fn whole(self, text: &str) -> Period {
        match self.beside == Beside::default() {
            true => self.period,
            false => Period::in_words(as_written(text), Some(self.period)),
        }
    }

    /// A stated weekday and the true one, where they differ.
    pub fn wrong_weekday(&self) -> Option<(Weekday, Weekday)> {
        let mut stated = self.weekdays.iter().map(|(stated, day)| (*stated, day.weekday()));
        stated.find(|(stated, actual)| stated != actual)
    }
}

/// A time in words, with its bounds where it has some. A year that is lent to the words is written behind them. Words
/// without any bounds count only where `may_be_unknown`: a date that lacks its year alone is none.
fn in_words(text: &str, dated: &str, year: Option<i32>, may_be_unknown: bool) -> Option<Result<Period, PeriodError>> {
    if is_weekday_or_month(dated) {
        return None;
    }
    let Some(bounds) = vague::parse(dated, year) else {
        let said = words::parse(text, dated).filter(|_| may_be_unknown)?;
        return Some(said.map(|within| Period::in_words(as_written(text), within)));
    };
    let is_lent = matches!(vague::parse(dated, None), Some(Ok(None)));
    Some(bounds.map(|within| {
        let text = as_written(text);
        let text = match (year, &within) {
            (Some(year), Some(_)) if is_lent && dated.ends_with(" năm") => format!("{text} {year}"),
            (Some(year), Some(_)) if is_lent => format!("{text} năm {year}"),
            _ => text,
        };
        Period::in_words(text, within)
    }))
}

/// "T7" is a Saturday or the month of July.
fn is_weekday_or_month(dated: &str) -> bool {
    matches!(tokens(dated).as_slice(), [Token::Word("t"), Token::Number("2" | "3" | "4" | "5" | "6" | "7")])
}

/// A period that is no day, with a note behind it: "trước 01/4/2023 (đợt 1)". Beside a day a note may take it back.
fn noted(text: &str, year: Option<i32>) -> Option<Result<ParsedPeriod, PeriodError>> {
    let (rest, note) = text.trim().strip_suffix(')')?.rsplit_once('(')?;
    if rest.contains('(') || find_called_off(text).is_some() || note.contains('/') || fold(note).contains("nếu") {
        return None;
    }
    match ParsedPeriod::parse_in(rest, year) {
        Ok(parsed) if counts_days(&fold(note)).is_some_and(|count| parsed.period.count_days() == Some(count)) => {
            Some(Ok(parsed))
        }
        Ok(parsed) if !matches!(parsed.period, Period::Day(_) | Period::Days(_)) => {
            Some(Ok(Period::in_words(as_written(text), Some(parsed.period)).into()))
        }
        Ok(_) | Err(PeriodError::NotUnderstood { .. }) => None,
        Err(error) => Some(Err(error)),
    }
}

/// The number of days that a note states and nothing else: `2 ngày`, `trong 02 ngày`, `hai ngày`.
fn counts_days(note: &str) -> Option<i64> {
    let words: Vec<&str> = note.split(' ').filter(|word| !matches!(*word, "trong" | "gồm" | "cả")).collect();
    let ([_, "ngày"] | [_, "ngày", "liên", "tục" | "tiếp"]) = words.as_slice() else { return None };
    match *words.first()? {
        "một" => Some(1),
        "hai" => Some(2),
        "ba" => Some(3),
        "bốn" => Some(4),
        "năm" => Some(5),
        digits => digits.parse().ok(),
    }
}

/// A time in words as its author wrote it, on one line.
fn as_written(text: &str) -> String {
    text.trim().replace(['\r', '\n'], " ").nfc().collect()
}

impl From<Period> for ParsedPeriod {
    fn from(period: Period) -> ParsedPeriod {
        ParsedPeriod { period, weekdays: Vec::new(), beside: Beside::default() }
    }
}

/// The weekdays in front of or after all days, each with its day; `None` where it is not clear which is whose.
fn beside_days(weekdays: &[Weekday], period: &Period) -> Option<Vec<(Weekday, NaiveDate)>> {
    if weekdays.is_empty() {
        return Some(Vec::new());
    }
    let days: Vec<NaiveDate> = match period {
        Period::Day(day) => vec![*day],
        Period::Days(days) => days.clone(),
        Period::Range { start: Partial::Day(start), end: Partial::Day(end) } => {
            let days = start.iter_days().take_while(|day| day <= end).take(DAYS_NAMED);
            let ends = vec![*start, *end];
            if weekdays.len() == 2 { ends } else { days.collect() }
        }
        _ => return None,
    };
    match weekdays {
        [all] if !matches!(period, Period::Range { .. }) => Some(days.iter().map(|day| (*all, *day)).collect()),
        _ if weekdays.len() == days.len() => Some(weekdays.iter().copied().zip(days).collect()),
        _ => None,
    }
}

/// The text without a note on the day by the moon, and that note: "15/3/2025 (16/02 âm lịch)".
fn without_lunar_note(text: &str) -> (Cow<'_, str>, Option<String>) {
    let text = text.trim();
    if text.len() > LONGEST {
        return (text.into(), None);
    }
    let has_day = |solar: &str| solar.contains(|c: char| c.is_ascii_digit());
    let in_parentheses = text.match_indices('(').find_map(|(at, _)| {
        let (solar, inside) = text.split_at_checked(at)?;
        let (note, after) = inside.get(1..)?.split_once(')')?;
        (has_day(solar) && lunar::is_lunar(&fold(note))).then(|| (format!("{solar}{after}"), note))
    });
    if let Some((solar, note)) = in_parentheses {
        return (solar.into(), Some(note.trim().nfc().collect()));
    }
    let behind = ["tức là", "tức", "nhằm"].into_iter().find_map(|word| text.split_once(word));
    match behind.filter(|(solar, note)| has_day(solar) && lunar::is_lunar(&fold(note))) {
        Some((solar, note)) => {
            let solar = solar.trim_end_matches([' ', ',', ';', '-', '–']);
            (solar.into(), Some(note.trim().nfc().collect()))
        }
        None => (text.into(), None),
    }
}

impl Period {
    /// Reads EDTF and the forms Vietnamese offices write; a day always stands before its month.
    ///
    /// Case, Unicode form, dashes and spaces do not matter. A weekday beside a day is passed over
    /// here and kept by [`ParsedPeriod::parse`].
    ///
    /// # Errors
    /// A [`PeriodError`] for any text that is not wholly understood.
    pub fn parse(text: &str) -> Result<Period, PeriodError> {
        ParsedPeriod::parse(text).map(|parsed| parsed.whole(text))
    }
}

/// The text without a midnight a spreadsheet added and without the punctuation that ends a
/// sentence.
fn without_ending(folded: &str) -> &str {
    let dated = MIDNIGHTS.iter().find_map(|midnight| folded.strip_suffix(midnight)).unwrap_or(folded);
    // "2023-01-01/.." ends in dots that mean something.
    if dated.ends_with("..") {
        return dated;
    }
    dated.trim_end_matches(['.', ',', ';', ' '])
}

/// Whether an hour such as `7h30`, `07:30` or `07 giờ` stands in the text.
fn states_hour(folded: &str) -> bool {
    let tokens = tokens(folded);
    // "Đợt 1: 15/3/2025" has a space.
    let by_colon =
        |three: &[u8]| matches!(three, [hour, b':', minute] if hour.is_ascii_digit() && minute.is_ascii_digit());
    let by_word = tokens.windows(2).any(|pair| match pair {
        [Token::Number(_), after] => Cursor::new(&[*after]).any_phrase(&["giờ", "h", "g"]).is_some(),
        _ => false,
    });
    by_word || folded.as_bytes().windows(3).any(by_colon)
}
