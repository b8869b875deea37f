//! The month and year that a table gives for days written without them, in a row above or in a column of its own.

use chrono::Datelike;

use crate::dates::period::Period;
use crate::text::fold::fold;

/// What is known about a day beside what its cell says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DayContext {
    month: Option<u32>,
    year: Option<i32>,
    /// The period as written, where a row without a day may have it as its time.
    whole: Option<String>,
}

impl DayContext {
    /// The time that words name and nothing else: `Tháng 3/2026`, `THÁNG 3 NĂM 2026`, `Tháng 3`, `Quý I/2026`,
    /// `Năm 2026`.
    pub fn named(words: &str) -> Option<Self> {
        let folded = fold(words);
        let parts: Vec<&str> = folded.split(' ').collect();
        let number = |word: &str| word.parse::<u32>().ok();
        let month = |word: &str| number(word).filter(|month| (1..=12).contains(month));
        let year = |word: &str| number(word).filter(|year| (2000..=2100).contains(year)).map(u32::cast_signed);
        match parts.as_slice() {
            ["thang", first] => Some(Self { month: Some(month(first)?), ..Self::default() }),
            ["thang", first, "nam", second] | ["thang", first, second] => {
                let (month, year) = (month(first)?, year(second)?);
                Some(Self { month: Some(month), year: Some(year), whole: Some(format!("tháng {month}/{year}")) })
            }
            ["nam", first] => Some(Self { year: Some(year(first)?), ..Self::default() }),
            ["quy", ..] => match Period::parse(words) {
                Ok(Period::Quarters { year, .. }) => {
                    Some(Self { month: None, year: Some(year), whole: Some(words.to_owned()) })
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// The context of a month of a year.
    pub fn of_month(month: u32, year: i32) -> Self {
        Self { month: Some(month), year: Some(year), whole: None }
    }

    /// The context of columns for the month and the year; `None` where a cell is neither.
    pub fn of_columns(month: Option<&str>, year: Option<&str>) -> Option<Self> {
        let year = match year {
            Some(written) => {
                Some(Self::named(&format!("năm {}", written.trim_start_matches(['N', 'n', 'ă', 'm', ' '])))?)
            }
            None => None,
        };
        let month = match month {
            Some(written) if fold(written).starts_with("thang") => Some(Self::named(written)?),
            Some(written) => Some(Self::named(&format!("tháng {written}"))?),
            None => None,
        };
        Some(month.unwrap_or_default().or(year.unwrap_or_default()))
    }

    /// What it says, and what another says where it does not.
    pub fn or(self, other: Self) -> Self {
        let (month, year) = (self.month.or(other.month), self.year.or(other.year));
        let whole = match (month, year) {
            (Some(month), Some(year)) => Some(format!("tháng {month}/{year}")),
            _ => self.whole.or(other.whole),
        };
        Self { month, year, whole }
    }

    /// The time of a row whose cell says no day.
    pub fn whole(&self) -> Option<&str> {
        self.whole.as_deref()
    }

    /// A day that lacks its month or year, with them; `None` for a text that lacks none or cannot be completed.
    pub fn complete(&self, day: &str) -> Option<String> {
        if is_whole(day) || !day.contains(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let year = self.year?;
        let is_meant = |text: &String| {
            let first = Period::parse(text).ok().filter(|_| is_whole(text)).and_then(|period| period.earliest());
            first.is_some_and(|first| first.year() == year && self.month.is_none_or(|month| first.month() == month))
        };
        let of_month = self.month.map(|month| format!("{day}/{month}/{year}"));
        // A day with its own month keeps it; the month of the group is for bare numbers.
        let of_year = Some(format!("{day}/{year}")).filter(|_| day.contains(['/', '-', '.']));
        of_year.filter(|text| is_whole(text)).or_else(|| of_month.filter(is_meant))
    }
}

/// Whether a text is a time that lacks neither month nor year.
fn is_whole(text: &str) -> bool {
    Period::parse(text).is_ok_and(|period| !matches!(period, Period::InWords { .. } | Period::Yearly(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_gets_the_month_and_year_that_it_lacks() {
        let of = |group: &str| DayContext::named(group).unwrap_or_default();
        let march = of("THÁNG 3 NĂM 2026");
        assert_eq!(march.complete("5").as_deref(), Some("5/3/2026"));
        assert_eq!(march.complete("05/3").as_deref(), Some("05/3/2026"));
        assert_eq!(march.complete("01/4").as_deref(), Some("01/4/2026"));
        assert_eq!(march.complete("5, 12, 19").as_deref(), Some("5, 12, 19/3/2026"));
        for complete in ["05/3/2025", "tháng 4/2026", "sẽ thông báo sau", "35", ""] {
            assert_eq!(march.complete(complete), None, "{complete}");
        }
        assert_eq!(of("Năm 2026").complete("05/3").as_deref(), Some("05/3/2026"));
        assert_eq!(of("Năm 2026").complete("5"), None);
        assert_eq!(of("Tháng 3").complete("5"), None);
        assert_eq!(of("Tháng 3").or(of("Năm 2026")).complete("5").as_deref(), Some("5/3/2026"));
    }

    #[test]
    fn only_words_that_are_a_time_and_nothing_else_name_one() {
        for words in ["Tháng 3/2026", "Tháng 3 năm 2026", "Quý I/2026", "Năm 2026", "tháng 12"] {
            assert!(DayContext::named(words).is_some(), "{words}");
        }
        for words in ["Tháng thanh niên", "Tháng 13", "Quý vị", "Năm học 2026", "Các buổi tháng 3", "Tháng 3, 4"]
        {
            assert_eq!(DayContext::named(words), None, "{words}");
        }
        assert_eq!(DayContext::named("Tháng 3/2026").and_then(|it| it.whole), Some("tháng 3/2026".into()));
    }

    #[test]
    fn columns_of_month_and_year_are_joined() {
        let of = |month, year| DayContext::of_columns(month, year).and_then(|it| it.complete("5"));
        assert_eq!(of(Some("3"), Some("2026")).as_deref(), Some("5/3/2026"));
        assert_eq!(of(Some("3/2026"), None).as_deref(), Some("5/3/2026"));
        assert_eq!(of(Some("Tháng 03/2026"), None).as_deref(), Some("5/3/2026"));
        assert!(DayContext::of_columns(Some("x"), None).is_none());
    }
}
