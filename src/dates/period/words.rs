//! Times in words that say no day, and what is no time at all.

use super::resolve;
use super::token::{Cursor, Token, tokens};
use super::{MonthDay, Partial, Period, PeriodError, lunar};
use crate::dates::recurrence::On;
use crate::text::called_off::find_called_off;

/// Beginnings after which a day is that of a document, of an anniversary or of something else that is waited for.
const BEGINNINGS: [&str; 18] = [
    "ngày lễ",
    "nghỉ lễ",
    "lễ",
    "sau lễ",
    "trước lễ",
    "theo",
    "tuần",
    "căn cứ",
    "dịp",
    "nhân",
    "trong dịp",
    "chào mừng",
    "kỷ niệm",
    "hưởng ứng",
    "sau khi",
    "ngay sau",
    "khi",
    "học kỳ",
];

/// Signs and words for "the same as above".
const DITTO: [&str; 6] = ["nt", "n/t", "như trên", "như hàng trên", "như dòng trên", "ditto"];

/// Words of which at least one is in nearly every time: the rest is told to the author.
const OF_TIME: [&str; 59] = [
    "ngày",
    "tháng",
    "năm",
    "quý",
    "tuần",
    "giờ",
    "buổi",
    "thứ",
    "nhật",
    "kỳ",
    "dịp",
    "đợt",
    "mùa",
    "hè",
    "xuân",
    "thu",
    "đông",
    "tết",
    "lễ",
    "rằm",
    "mùng",
    "mồng",
    "chạp",
    "giêng",
    "trước",
    "sau",
    "trong",
    "khi",
    "đầu",
    "giữa",
    "cuối",
    "đến",
    "từ",
    "sớm",
    "muộn",
    "theo",
    "hằng",
    "hàng",
    "mỗi",
    "thường",
    "liên",
    "đột",
    "chưa",
    "sẽ",
    "thông",
    "lịch",
    "kế",
    "dự",
    "chờ",
    "đang",
    "nay",
    "xuyên",
    "thời",
    "lúc",
    "suốt",
    "tùy",
    "tuỳ",
    "rõ",
    "giỗ",
];

/// Whether the words speak of time as far as can be seen, so that they are no name or remark in the wrong place.
pub(super) fn speak_of_time(folded: &str) -> bool {
    words(folded).any(|word| OF_TIME.contains(&word))
}

/// The first day with its year in folded words that do not say of themselves that they are no day: `05/03/2027`, and
/// `mùng 5 tháng 3 năm 2027`, which may be of either calendar.
pub(super) fn unread_day(folded: &str) -> Option<String> {
    const NO_DAY: [&str; 14] = [
        "khoảng",
        "tầm",
        "vào khoảng",
        "trong khoảng",
        "dự kiến",
        "trước",
        "sau",
        "đến",
        "từ nay",
        "hết",
        "chậm nhất",
        "muộn nhất",
        "hạn",
        "hoàn thành",
    ];
    if NO_DAY.iter().any(|start| folded.starts_with(start)) || lunar::is_lunar(folded) {
        return None;
    }
    let tokens = tokens(folded);
    let number = |digits: &str, most: usize| digits.parse::<u32>().ok().filter(|_| digits.len() <= most);
    // The second week of a month and a weekday have numbers too.
    let counts = |at: usize| matches!(tokens.get(at), Some(Token::Word("tuần" | "thứ")));
    (0..tokens.len()).filter(|at| !at.checked_sub(1).is_some_and(counts)).find_map(|at| {
        let (day, month, year) = match tokens.get(at..)? {
            [
                Token::Number(day),
                Token::Mark('/' | '.' | '-'),
                Token::Number(month),
                Token::Mark('/' | '.' | '-'),
                Token::Number(year),
                ..,
            ]
            | [
                Token::Number(day),
                Token::Word("tháng"),
                Token::Number(month),
                Token::Word("năm"),
                Token::Number(year),
                ..,
            ]
            | [
                Token::Number(day),
                Token::Word("tháng"),
                Token::Number(month),
                Token::Mark('/'),
                Token::Number(year),
                ..,
            ] => (day, month, year),
            _ => return None,
        };
        let is_day = MonthDay::new(number(month, 2)?, number(day, 2)?).is_some() && year.len() == 4;
        is_day.then(|| format!("{day}/{month}/{year}"))
    })
}

/// Reads folded text that is a time in words; `None` where it may be a day that is not understood.
pub(super) fn parse(text: &str, folded: &str) -> Option<Result<Option<Period>, PeriodError>> {
    if find_called_off(text).is_some() || DITTO.contains(&folded) {
        return Some(Err(PeriodError::NoTime { text: text.trim().to_owned() }));
    }
    if !folded.contains(|c: char| c.is_ascii_digit()) {
        const UNFINISHED: [&str; 9] = ["từ", "đến", "trước", "sau", "ngày", "tháng", "năm", "quý", "thứ"];
        let is_said = match words(folded).collect::<Vec<_>>().as_slice() {
            [] => false,
            [only] => speak_of_time(folded) && !UNFINISHED.contains(only),
            _ => true,
        };
        return is_said.then_some(Ok(None));
    }
    let tokens = tokens(folded);
    if let Some(wrong) = impossible_day(&tokens) {
        return Some(Err(wrong));
    }
    let is_said = BEGINNINGS.iter().any(|start| folded.starts_with(start)) || is_frequency(folded, &tokens);
    // "16/02 năm Ất Tỵ" is a day by the moon.
    if is_said || lunar::is_lunar(folded) {
        return Some(Ok(None));
    }
    years(folded, &tokens).map(Ok)
}

fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty())
}

/// What looks like a day of a month and is none: "theo lịch ngày 31/4".
fn impossible_day(tokens: &[Token<'_>]) -> Option<PeriodError> {
    let number = |digits: &str| digits.parse().ok().filter(|_| digits.len() <= 2);
    (0..tokens.len()).find_map(|at| {
        let before = at.checked_sub(1).and_then(|before| tokens.get(before));
        let [Token::Number(day), Token::Mark('/' | '.') | Token::Word("tháng"), Token::Number(month), rest @ ..] =
            tokens.get(at..)?
        else {
            return None;
        };
        // Numbers of documents go on: "12/3/QĐ-UBND".
        let goes_on = matches!(rest, [Token::Mark('/'), Token::Word(_), ..])
            || matches!(before, Some(Token::Mark('/') | Token::Word("số")));
        let (day, month): (u32, u32) = (number(day)?, number(month)?);
        (!goes_on && MonthDay::new(month, day).is_none()).then_some(PeriodError::Impossible { day, month, year: None })
    })
}

/// "thứ 7 hằng tuần", "ngày 15 hằng tháng", "04 đợt/năm", "3 tháng một lần".
fn is_frequency(folded: &str, tokens: &[Token<'_>]) -> bool {
    let again = ["hằng", "hàng", "mỗi", "mọi"];
    let has = |wanted: &[&str]| words(folded).any(|word| wanted.contains(&word));
    let days = folded.rsplit_once(": ").map_or(folded, |(_, days)| days);
    let is_recurrence = match On::of_weeks_and_months(days) {
        Some(On::Weekdays(_) | On::WeekdaysOfMonth(_)) => true,
        Some(On::DaysOfMonth(_)) => has(&again),
        Some(On::DayOfYear(_)) | None => false,
    };
    let is_counted = has(&["lần", "đợt", "buổi", "kỳ"])
        && tokens.iter().all(|token| !matches!(token, Token::Number(digits) if digits.len() > 2))
        && tokens.windows(2).all(|pair| !matches!(pair, [Token::Mark('/' | '.' | '-' | ':'), Token::Number(_)]));
    is_recurrence || is_counted
}

/// "Hè 2026", "Năm học 2025-2026": within the years that end the words, where they speak of time. What lies before or
/// after something has no such bounds.
fn years(folded: &str, tokens: &[Token<'_>]) -> Option<Option<Period>> {
    let (before, years) = match tokens {
        [before @ .., Token::Number(first), Token::Mark('-' | '/'), Token::Number(last)] => (before, (*first, *last)),
        [before @ .., Token::Number(year)] => (before, (*year, *year)),
        _ => return None,
    };
    let is_year = |digits: &str| digits.len() == 4;
    let are_words = before.iter().all(|token| !matches!(token, Token::Number(_)));
    if before.is_empty() || !are_words || !is_year(years.0) || !is_year(years.1) || !speak_of_time(folded) {
        return None;
    }
    // "sau hội nghị năm 2026"
    let mut start = Cursor::new(before);
    if start.any_phrase(&["trước", "sau", "từ", "đến", "hết", "kể từ"]).is_some() {
        return Some(None);
    }
    let year = |digits: &str| digits.parse().ok().and_then(|year| resolve::year(year).ok()).map(Partial::Year);
    Period::range(year(years.0)?, year(years.1)?).ok().map(Some)
}
