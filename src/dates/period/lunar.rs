//! What the calendar of the moon says: the days of Tết, and the names of years.
//!
//! There is no conversion between the calendars here: only days that hang on Tết by a count are known.

use chrono::{Days, NaiveDate};

/// The first year of [`NEW_YEARS`].
const FIRST: i32 = 2010;

/// Month and day of the first day of Tết Nguyên đán from [`FIRST`] on, by Vietnamese time (UTC+7), computed with
/// the method of Hồ Ngọc Đức, *Thuật toán tính âm lịch*, 2004. In 2030 China has it a day later.
const NEW_YEARS: [(u32, u32); 41] = [
    (2, 14),
    (2, 3),
    (1, 23),
    (2, 10),
    (1, 31),
    (2, 19),
    (2, 8),
    (1, 28),
    (2, 16),
    (2, 5),
    (1, 25),
    (2, 12),
    (2, 1),
    (1, 22),
    (2, 10),
    (1, 29),
    (2, 17),
    (2, 6),
    (1, 26),
    (2, 13),
    (2, 2),
    (1, 23),
    (2, 11),
    (1, 31),
    (2, 19),
    (2, 8),
    (1, 28),
    (2, 15),
    (2, 4),
    (1, 24),
    (2, 12),
    (2, 1),
    (1, 22),
    (2, 10),
    (1, 30),
    (2, 17),
    (2, 6),
    (1, 26),
    (2, 14),
    (2, 2),
    (1, 23),
];

const STEMS: [&str; 10] = ["canh", "tân", "nhâm", "quý", "giáp", "ất", "bính", "đinh", "mậu", "kỷ"];
const BRANCHES: [&str; 12] = ["thân", "dậu", "tuất", "hợi", "tý", "sửu", "dần", "mão", "thìn", "tỵ", "ngọ", "mùi"];

/// The first day of Tết of a year; `None` outside of 2010 to 2050.
pub(super) fn new_year(year: i32) -> Option<NaiveDate> {
    let index = usize::try_from(year.checked_sub(FIRST)?).ok()?;
    let (month, day) = NEW_YEARS.get(index)?;
    NaiveDate::from_ymd_opt(year, *month, *day)
}

/// The day of the first month of the moon, which has 29 or 30 days: 15 is the rằm tháng Giêng.
pub(super) fn day_of_first_month(year: i32, day: u32) -> Option<NaiveDate> {
    let after = day.checked_sub(1).filter(|after| *after < 29)?;
    new_year(year)?.checked_add_days(Days::new(after.into()))
}

/// The year among those of [`NEW_YEARS`] that has a name, such as "bính ngọ" for 2026; the words are folded.
pub(super) fn named_year(stem: &str, branch: &str) -> Option<i32> {
    let stem = STEMS.iter().position(|name| *name == stem)?;
    let branch = BRANCHES.iter().position(|name| *name == other_spelling(branch))?;
    let years = FIRST..FIRST + NEW_YEARS.len() as i32;
    let is_named = |year: &i32| year.rem_euclid(10) as usize == stem && year.rem_euclid(12) as usize == branch;
    years.into_iter().find(is_named)
}

fn other_spelling(branch: &str) -> &str {
    match branch {
        "tí" => "tý",
        "tị" => "tỵ",
        "mẹo" => "mão",
        other => other,
    }
}

/// Whether a year is named in folded text, or the calendar of the moon itself.
pub(super) fn is_lunar(folded: &str) -> bool {
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    let names_year = words.windows(2).any(|pair| {
        matches!(pair, [stem, branch] if STEMS.contains(stem)
        && BRANCHES.contains(&other_spelling(branch)))
    });
    names_year || folded.contains("âm lịch") || words.iter().any(|word| ["âl", "chạp"].contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_have_their_names_and_their_first_day() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day);
        assert_eq!(named_year("bính", "ngọ"), Some(2026));
        assert_eq!(named_year("ất", "tị"), Some(2025));
        assert_eq!(named_year("giáp", "ngọ"), Some(2014));
        assert_eq!(named_year("giáp", "sửu"), None);
        assert_eq!(new_year(2026), day(2026, 2, 17));
        assert_eq!(new_year(2030), day(2030, 2, 2));
        assert_eq!(new_year(2050), day(2050, 1, 23));
        assert_eq!((new_year(2009), new_year(2051)), (None, None));
        assert_eq!(day_of_first_month(2026, 15), day(2026, 3, 3));
        assert_eq!(day_of_first_month(2026, 31), None);
    }

    #[test]
    fn every_new_year_is_a_new_moon() {
        // Twelve or thirteen months of 29.53 days lie between two of them.
        for year in FIRST + 1..=2050 {
            let days = (new_year(year).unwrap() - new_year(year - 1).unwrap()).num_days();
            assert!(matches!(days, 354 | 355 | 383 | 384 | 385), "{year}: {days}");
        }
    }
}
