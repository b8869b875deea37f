//! Reads a period from what an officer wrote.

use chrono::{Datelike, NaiveDate, Weekday};
use unicode_normalization::UnicodeNormalization;

use super::token::{Cursor, Token, fold, tokens};
use super::vietnamese::LineBeside;
use super::{Partial, Period, PeriodError, edtf, resolve, vietnamese};

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
    /// The part of the day in words, which [`Hours::parse`](crate::dates::hours::Hours::parse) reads.
    pub part_of_day: Option<String>,
    /// The day by the moon, as written: "16/02 âm lịch".
    pub lunar: Option<String>,
}

/// Beginnings of a time given only in words.
const IN_WORDS: [&str; 4] = ["sau khi ", "ngay sau khi ", "trước khi ", "khi "];

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
        let folded = fold(solar);
        if folded.is_empty() {
            return Err(PeriodError::Empty);
        }
        if IN_WORDS.iter().any(|start| folded.starts_with(start)) {
            return Ok(Period::in_words(as_written(text), None).into());
        }
        let dated = without_ending(&folded);
        if let Some(period) = edtf::parse(dated) {
            return Ok(period?.into());
        }
        match vietnamese::parse(dated) {
            Some(written) => {
                let LineBeside { is_planned, part_of_day } = written.beside;
                let resolved = resolve::period(written.shape, text, year)?;
                let mut weekdays = resolved.weekdays;
                let beside_all = beside_days(&written.weekdays, &resolved.period);
                weekdays.extend(beside_all.ok_or_else(|| PeriodError::not_understood(text))?);
                let beside = Beside { is_planned, part_of_day, lunar: lunar.map(|note| note.nfc().collect()) };
                Ok(ParsedPeriod { period: resolved.period, weekdays, beside })
            }
            None if states_hour(dated) => Err(PeriodError::HoursInside { text: text.trim().to_owned() }),
            None => Err(PeriodError::not_understood(text)),
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
fn without_lunar_note(text: &str) -> (&str, Option<&str>) {
    let is_lunar = |note: &str| {
        let folded = fold(note);
        folded.contains("âm lịch") || folded.split(|c: char| !c.is_alphabetic()).any(|word| word == "âl")
    };
    let text = text.trim();
    let in_parentheses = text.strip_suffix(')').and_then(|inside| inside.rsplit_once('('));
    let after_word = || ["tức", "nhằm"].into_iter().find_map(|word| text.split_once(word));
    let parts =
        in_parentheses.filter(|(_, note)| is_lunar(note)).or_else(|| after_word().filter(|(_, note)| is_lunar(note)));
    match parts {
        Some((solar, note)) if solar.contains(|c: char| c.is_ascii_digit()) => {
            (solar.trim_end_matches([' ', ',', ';', '-', '–', '(']), Some(note.trim_matches([' ', ')'])))
        }
        _ => (text, None),
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
    tokens.windows(2).any(|pair| match pair {
        [Token::Number(_), Token::Mark(':')] => true,
        [Token::Number(_), after] => Cursor::new(&[*after]).any_phrase(&["giờ", "h", "g"]).is_some(),
        _ => false,
    })
}
