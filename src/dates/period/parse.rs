//! Reads a period from what an officer wrote.

use chrono::{Datelike, NaiveDate, Weekday};
use unicode_normalization::UnicodeNormalization;

use super::token::{Cursor, Token, fold, tokens};
use super::{Period, PeriodError, edtf, resolve, vietnamese};

/// A period together with the day of the week its author wrote beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParsedPeriod {
    pub period: Period,
    /// As stated, right or wrong; only ever beside a single day.
    pub weekday: Option<Weekday>,
}

/// Beginnings of a time given only in words.
const IN_WORDS: [&str; 4] = ["sau khi ", "ngay sau khi ", "trước khi ", "khi "];

/// What spreadsheets append to a date that has no hour.
const MIDNIGHTS: [&str; 4] = ["t00:00:00", " 00:00:00", " 0:00:00", " 00:00"];

impl ParsedPeriod {
    /// Reads a period and the weekday stated with it: `Chủ nhật, 19/03/2023`.
    ///
    /// # Errors
    /// A [`PeriodError`] for any text that is not wholly understood.
    pub fn parse(text: &str) -> Result<ParsedPeriod, PeriodError> {
        let folded = fold(text);
        if folded.is_empty() {
            return Err(PeriodError::Empty);
        }
        if IN_WORDS.iter().any(|start| folded.starts_with(start)) {
            let text = text.trim().nfc().collect();
            return Ok(Period::Unknown { text }.into());
        }
        let dated = without_ending(&folded);
        if let Some(period) = edtf::parse(dated) {
            return Ok(period?.into());
        }
        match vietnamese::parse(dated) {
            Some(written) => {
                Ok(ParsedPeriod { period: resolve::period(written.shape, text)?, weekday: written.weekday })
            }
            None if states_hour(dated) => Err(PeriodError::HoursInside { text: text.trim().to_owned() }),
            None => Err(PeriodError::not_understood(text)),
        }
    }

    /// The stated weekday and the true one, when they differ.
    pub fn wrong_weekday(&self) -> Option<(Weekday, Weekday)> {
        let stated = self.weekday?;
        let actual = self.day()?.weekday();
        (stated != actual).then_some((stated, actual))
    }

    fn day(&self) -> Option<NaiveDate> {
        match self.period {
            Period::Day(day) => Some(day),
            _ => None,
        }
    }
}

impl From<Period> for ParsedPeriod {
    fn from(period: Period) -> ParsedPeriod {
        ParsedPeriod { period, weekday: None }
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
        ParsedPeriod::parse(text).map(|parsed| parsed.period)
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
