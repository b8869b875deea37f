//! Which days a period may be.

use chrono::NaiveDate;

use super::{MonthDay, Partial, Period, YearMonth};

/// The most months [`Period::months`] lists: ten years.
const MONTHS_LISTED: usize = 120;

/// A stretch of days, both ends included; `None` is an open end.
pub type DateSpan = (Option<NaiveDate>, Option<NaiveDate>);

/// The place of a period in a list. Dated periods come first, by their last possible day and then
/// by their first, an open start before every day and an open end after; then yearly days, then
/// "thường xuyên", then unknown times.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SortKey {
    rank: u8,
    latest: NaiveDate,
    earliest: NaiveDate,
    yearly: Option<MonthDay>,
}

impl Period {
    /// The first day it may be; `None` when it has no beginning in the calendar or none is known.
    pub fn earliest(&self) -> Option<NaiveDate> {
        if let Period::Day(day) = self {
            return Some(*day);
        }
        self.spans().first().and_then(|(start, _)| *start)
    }

    /// The last day it may be, included: 31/3 for "trước 01/4". `None` when it has no end or none
    /// is known.
    pub fn latest(&self) -> Option<NaiveDate> {
        if let Period::Day(day) = self {
            return Some(*day);
        }
        self.spans().last().and_then(|(_, end)| *end)
    }

    /// Whether it may fall on some day from `start` to `end`, both included. An unknown time never
    /// does, an ongoing one always.
    pub fn overlaps(&self, start: NaiveDate, end: NaiveDate) -> bool {
        match self {
            Period::Yearly(month_day) => return month_day.occurs_within(start, end),
            Period::InWords { within: Some(within), .. } => return within.overlaps(start, end),
            _ => {}
        }
        self.spans()
            .into_iter()
            .any(|(first, last)| first.is_none_or(|first| first <= end) && last.is_none_or(|last| start <= last))
    }

    /// Whether it may fall on that day.
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.overlaps(day, day)
    }

    /// Whether both allow exactly the same days, however they were put: "trước 01/4/2023" and
    /// `../2023-03-31`. A time in words never means the same as one that is not, since it only lies within its bounds.
    pub fn same_meaning(&self, other: &Period) -> bool {
        let are_alike = self.within().is_some() == other.within().is_some();
        self == other || (are_alike && !self.spans().is_empty() && merged(self.spans()) == merged(other.spans()))
    }

    /// The number of its days, where all of them are known.
    pub(super) fn count_days(&self) -> Option<i64> {
        match self {
            Period::Day(_) => Some(1),
            Period::Days(days) => i64::try_from(days.len()).ok(),
            Period::Range { start: Partial::Day(start), end: Partial::Day(end) } => {
                Some((*end - *start).num_days() + 1)
            }
            _ => None,
        }
    }

    pub fn is_exact_day(&self) -> bool {
        matches!(self, Period::Day(_))
    }

    pub fn sort_key(&self) -> SortKey {
        let (rank, yearly) = match self {
            Period::Yearly(month_day) => (1, Some(*month_day)),
            Period::Ongoing => (2, None),
            Period::InWords { within: None, .. } => (3, None),
            Period::InWords { within: Some(within), .. } => return within.sort_key(),
            _ => (0, None),
        };
        SortKey {
            rank,
            latest: self.latest().unwrap_or(NaiveDate::MAX),
            earliest: self.earliest().unwrap_or(NaiveDate::MIN),
            yearly,
        }
    }

    /// The months (year, month) in which it may fall, ascending, ten years of them at most. A
    /// period open at one end is listed in the one month of its other end.
    pub fn months(&self) -> Vec<(i32, u32)> {
        let mut months: Vec<YearMonth> = self.spans().into_iter().flat_map(months_of).take(MONTHS_LISTED).collect();
        months.dedup();
        months.into_iter().map(|month| (month.year(), month.month())).collect()
    }

    /// The month (year, month) of its last possible day.
    pub fn last_month(&self) -> Option<(i32, u32)> {
        let month = YearMonth::of(self.latest()?);
        Some((month.year(), month.month()))
    }

    /// The stretches of days it covers, ascending; none for a yearly day and for an unknown time.
    pub fn spans(&self) -> Vec<DateSpan> {
        let whole = |partial: Partial| (Some(partial.first()), Some(partial.last()));
        match self {
            Period::Day(day) => vec![(Some(*day), Some(*day))],
            Period::Days(days) => days.iter().map(|day| (Some(*day), Some(*day))).collect(),
            Period::Range { start, end } => vec![(Some(start.first()), Some(end.last()))],
            Period::Month(month) => vec![whole(Partial::Month(*month))],
            Period::Months(months) => months.iter().map(|month| whole(Partial::Month(*month))).collect(),
            Period::Quarters { year, quarters } => {
                quarters.iter().map(|&quarter| whole(Partial::Quarter { year: *year, quarter })).collect()
            }
            Period::Year(year) => vec![whole(Partial::Year(*year))],
            Period::Before(bound) => vec![(None, bound.first().pred_opt())],
            Period::Until(bound) => vec![(None, Some(bound.last()))],
            Period::Since(bound) => vec![(Some(bound.first()), None)],
            Period::After(bound) => vec![(bound.last().succ_opt(), None)],
            Period::Ongoing => vec![(None, None)],
            Period::InWords { within: Some(within), .. } => within.spans(),
            Period::Yearly(_) | Period::InWords { within: None, .. } => Vec::new(),
        }
    }
}

fn months_of((start, end): DateSpan) -> impl Iterator<Item = YearMonth> {
    let first = start.or(end).map(YearMonth::of);
    let last = end.or(start).map(YearMonth::of);
    std::iter::successors(first, move |month| Some(month.next()).filter(|next| last.is_some_and(|last| *next <= last)))
}

/// The same days with touching stretches joined.
fn merged(spans: Vec<DateSpan>) -> Vec<DateSpan> {
    let mut joined: Vec<DateSpan> = Vec::with_capacity(spans.len());
    for (start, end) in spans {
        match joined.last_mut() {
            Some((_, last)) if touches(*last, start) => *last = end,
            _ => joined.push((start, end)),
        }
    }
    joined
}

fn touches(end: Option<NaiveDate>, start: Option<NaiveDate>) -> bool {
    match (end, start) {
        (Some(end), Some(start)) => end.succ_opt() == Some(start),
        _ => false,
    }
}
