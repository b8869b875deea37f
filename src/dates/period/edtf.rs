//! The machine forms: EDTF (ISO 8601-2:2019), and `--MM-DD` of ISO 8601:2000 for a yearly day.

use chrono::{Datelike, NaiveDate};

use super::{MonthDay, Partial, Period, PeriodError, Quarter, YearMonth, resolve};

/// EDTF numbers the quarters 33 to 36 in the place of the month.
const BEFORE_QUARTERS: u32 = 32;

/// Reads folded text. `None` when it does not have the shape of the machine forms.
pub(super) fn parse(folded: &str) -> Option<Result<Period, PeriodError>> {
    if let Some(month_day) = folded.strip_prefix("--") {
        return yearly(month_day);
    }
    if let Some(members) = folded.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
        return set(members);
    }
    match folded.split_once('/') {
        Some((start, end)) => interval(start.trim(), end.trim()),
        None => Some(date(folded)?.map(Period::from)),
    }
}

fn interval(start: &str, end: &str) -> Option<Result<Period, PeriodError>> {
    let period = match (is_open(start), is_open(end)) {
        (true, true) => return None,
        (true, false) => date(end)?.map(Period::Until),
        (false, true) => date(start)?.map(Period::Since),
        (false, false) => {
            let (start, end) = (date(start)?, date(end)?);
            start.and_then(|start| Period::range(start, end?))
        }
    };
    Some(period)
}

fn is_open(end: &str) -> bool {
    matches!(end, "" | "..")
}

/// All the members of `{2023-03-05,2023-03-12}`: days, or quarters of one year.
fn set(members: &str) -> Option<Result<Period, PeriodError>> {
    let members: Option<Vec<_>> = members.split(',').map(|member| date(member.trim())).collect();
    match members?.into_iter().collect::<Result<Vec<Partial>, _>>() {
        Ok(members) => resolve::several(&members).map(Ok),
        Err(error) => Some(Err(error)),
    }
}

fn yearly(text: &str) -> Option<Result<Period, PeriodError>> {
    let (month, day) = text.split_once('-')?;
    let (month, day) = (digits(month, 2)?, digits(day, 2)?);
    let period = MonthDay::new(month, day).map(Period::Yearly);
    Some(period.ok_or(PeriodError::Impossible { day, month, year: None }))
}

/// `2023`, `2023-02`, `2023-33`, `2023-q3`, `2023-02-05`.
fn date(text: &str) -> Option<Result<Partial, PeriodError>> {
    let mut parts = text.split('-');
    let year = resolve::year(digits(parts.next()?, 4)?);
    let (month, day) = (parts.next(), parts.next());
    if parts.next().is_some() {
        return None;
    }
    let read = match (month, day) {
        (None, _) => year.map(Partial::Year),
        (Some(month), None) => {
            let month = match month.strip_prefix('q') {
                Some(quarter) => BEFORE_QUARTERS + digits(quarter, 1)?,
                None => digits(month, 2)?,
            };
            year.and_then(|year| month_or_quarter(year, month))
        }
        (Some(month), Some(day)) => {
            let (month, day) = (digits(month, 2)?, digits(day, 2)?);
            year.and_then(|year| resolve::day(day, month, year))
        }
    };
    Some(read)
}

fn month_or_quarter(year: i32, number: u32) -> Result<Partial, PeriodError> {
    let quarter = number.checked_sub(BEFORE_QUARTERS).and_then(Quarter::from_number);
    match quarter {
        Some(quarter) => Ok(Partial::Quarter { year, quarter }),
        None => resolve::month(number, year),
    }
}

/// The value of text that is exactly `width` ASCII digits.
fn digits(text: &str, width: usize) -> Option<u32> {
    let exact = text.len() == width && text.bytes().all(|byte| byte.is_ascii_digit());
    exact.then(|| text.parse().ok()).flatten()
}

impl Period {
    /// The machine form, with the same meaning when read again. EDTF ends are inclusive, so "trước
    /// 01/4/2023" is `../2023-03-31`. `None` for what EDTF cannot say: "thường xuyên" and times
    /// given in words.
    pub fn edtf(&self) -> Option<String> {
        match self {
            Period::Day(_) | Period::Month(_) | Period::Year(_) => self.as_partial().map(Partial::edtf),
            Period::Days(days) => Some(set_of(days.iter().map(|day| Partial::Day(*day)))),
            Period::Months(months) => Some(set_of(months.iter().map(|month| Partial::Month(*month)))),
            Period::Quarters { year, quarters } => match self.as_partial() {
                Some(quarter) => Some(quarter.edtf()),
                None => Some(set_of(quarters.iter().map(|&quarter| Partial::Quarter { year: *year, quarter }))),
            },
            Period::Range { start, end } => Some(format!("{}/{}", start.edtf(), end.edtf())),
            Period::Before(bound) => bound.previous().map(|last| format!("../{}", last.edtf())),
            Period::Until(bound) => Some(format!("../{}", bound.edtf())),
            Period::Since(bound) => Some(format!("{}/..", bound.edtf())),
            Period::After(bound) => bound.next().map(|first| format!("{}/..", first.edtf())),
            Period::Yearly(month_day) => Some(month_day.edtf()),
            Period::Ongoing | Period::InWords { .. } => None,
        }
    }

    /// What `<time datetime>` of HTML can carry: a day, a month or a year.
    pub fn html_datetime(&self) -> Option<String> {
        match self {
            Period::Day(_) | Period::Month(_) | Period::Year(_) => self.edtf(),
            _ => None,
        }
    }
}

impl Partial {
    /// `2023-04-07`, `2023-04`, `2023-34`, `2023`.
    pub fn edtf(self) -> String {
        match self {
            Partial::Day(day) => iso(day),
            Partial::Month(month) => month.edtf(),
            Partial::Quarter { year, quarter } => {
                format!("{year:04}-{}", BEFORE_QUARTERS + quarter.number())
            }
            Partial::Year(year) => format!("{year:04}"),
        }
    }
}

impl YearMonth {
    pub fn edtf(self) -> String {
        format!("{:04}-{:02}", self.year(), self.month())
    }
}

impl MonthDay {
    pub fn edtf(self) -> String {
        format!("--{:02}-{:02}", self.month(), self.day())
    }
}

fn iso(day: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

fn set_of(members: impl Iterator<Item = Partial>) -> String {
    let members: Vec<String> = members.map(Partial::edtf).collect();
    format!("{{{}}}", members.join(","))
}
