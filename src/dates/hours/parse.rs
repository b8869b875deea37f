//! Text to hours.
//!
//! ```text
//! hours   = turn (("," | ";" | "và" | line break) turn)… ["(" words ")"] | words
//! turn    = [half [":"]] ["từ" | "lúc"] [(clock | hour) to] clock [to "hết" …] [half] | half "(" turn ")" | part of the day
//! half    = ["buổi"] ("sáng" | "trưa" | "chiều" | "tối") | "SA" | "CH" | "AM" | "PM"
//! to      = "-" | "/" | "đến"
//! clock   = hour (":" | "." | "h" | "g" | "giờ") [minute ["phút"] | "rưỡi"] [half]
//! ```

use chrono::NaiveTime;
use unicode_normalization::UnicodeNormalization;

use super::part_of_day::{PartOfDay, named};
use super::{Hours, HoursError, Session, Turn};
use crate::dates::period::token::{Cursor, fold, tokens};

/// The half of the day named beside a clock time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum HalfDay {
    Morning,
    Midday,
    Afternoon,
}

/// A clock time as written.
#[derive(Clone, Copy)]
struct Clock {
    hour: u32,
    minute: u32,
    half: Option<HalfDay>,
}

enum WrittenTurn {
    Clock { half: Option<HalfDay>, start: Clock, end: Option<Clock> },
    Named(PartOfDay),
}

struct WrittenHours {
    turns: Vec<WrittenTurn>,
    /// What is said beside the sessions, in lower case.
    words: Option<String>,
}

/// Words with which hours in words begin, words before a time that is a bound alone, and parts of the day that may stand
/// anywhere.
const BEGINNINGS: [&str; 8] = ["theo", "sẽ", "chưa", "tùy", "tuỳ", "linh hoạt", "thông báo", "đang"];
const BOUNDS: [&str; 3] = ["sau", "trước", "đến"];
const PARTS: [&str; 6] = ["sáng", "trưa", "chiều", "tối", "buổi", "ngày"];

impl Hours {
    /// Reads `07:30`, `7h30`, `7h`, `7g30`, `7.30 - 11.30`, `07 giờ 30 phút`, `7h00 sáng`, `1:30 CH`, ranges of them and
    /// several sessions: `7h30 - 11h30, 13h30 - 16h30`; and what is said in words: `Sáng`, `cả ngày`, `theo thông báo`.
    ///
    /// # Errors
    /// A [`HoursError`] for any text that is not wholly understood, for an hour the day does not
    /// have, for an end not after its start, and for sessions that run into each other.
    pub fn parse(text: &str) -> Result<Hours, HoursError> {
        if fold(text).is_empty() {
            return Err(HoursError::Empty);
        }
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        // A line of a cell is a session, or the second half of one.
        let whole = [lines.join("; "), lines.join(" ")];
        let found = whole.iter().find_map(|text| written(fold(text).trim_end_matches(['.', ',', ';', ' '])));
        let not_understood = || HoursError::NotUnderstood { text: text.trim().to_owned() };
        let Some(WrittenHours { turns, words }) = found else {
            return in_words(text).ok_or_else(not_understood);
        };
        let turns = turns.into_iter().map(|turn| match turn {
            WrittenTurn::Named(part) => Ok(Turn::Named(part)),
            WrittenTurn::Clock { half, start, end } => {
                session(half, start, end)?.map(Turn::Clock).ok_or_else(not_understood)
            }
        });
        Hours::of_turns(turns.collect::<Result<Vec<Turn>, HoursError>>()?, words)
    }
}

/// Hours said in words alone, kept as written. Words with a number in them may be hours that were not understood.
fn in_words(text: &str) -> Option<Hours> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let says_when = BEGINNINGS.iter().any(|start| folded.starts_with(start))
        || words.len() > 1 && PARTS.iter().any(|part| words.contains(part));
    let is_words = says_when && !folded.contains(|c: char| c.is_ascii_digit()) || is_bound(&folded);
    let words = is_words.then(|| text.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect())?;
    Hours::of_turns(Vec::new(), Some(words)).ok()
}

/// "sau 13h", "trước 10h": neither a beginning nor an end of a session.
fn is_bound(folded: &str) -> bool {
    let tokens = tokens(folded);
    let mut cursor = Cursor::new(&tokens);
    cursor.any_phrase(&BOUNDS).and_then(|()| clock_time(&mut cursor)).is_some_and(|()| cursor.at_end())
}

fn written(folded: &str) -> Option<WrittenHours> {
    let tokens = tokens(folded);
    let mut cursor = Cursor::new(&tokens);
    let mut words = None;
    let mut turns = vec![turn(&mut cursor, &mut words)?];
    loop {
        cursor.any_phrase(&["hằng ngày", "hàng ngày", "mỗi ngày", "các ngày"]);
        if cursor.at_end() {
            return Some(WrittenHours { turns, words });
        }
        if words.is_none()
            && let Some(note) = note(&mut cursor)
        {
            words = Some(note);
            continue;
        }
        let is_ended = !matches!(turns.last(), Some(WrittenTurn::Clock { end: None, .. }));
        let mark = [',', ';', '+', '&'].into_iter().find_map(|mark| cursor.mark(mark));
        let is_named = matches!(turns.last(), Some(WrittenTurn::Named(_)));
        let slash = || if is_ended { cursor.mark('/') } else { None };
        let mark = mark.or_else(slash).or_else(|| if is_named { cursor.mark('-') } else { None });
        let and = cursor.phrase("và");
        if and.or(mark).is_none() && !is_ended {
            return None;
        }
        turns.push(turn(&mut cursor, &mut words)?);
    }
}

/// Words without numbers in parentheses: "(nghỉ trưa)".
fn note(c: &mut Cursor<'_>) -> Option<String> {
    c.attempt(|c| {
        c.mark('(')?;
        let start = *c;
        while c.word().is_some() || c.mark(',').is_some() {}
        let words = start.words_until(c);
        c.mark(')')?;
        Some(words).filter(|words| !words.is_empty())
    })
}

fn turn(c: &mut Cursor<'_>, words: &mut Option<String>) -> Option<WrittenTurn> {
    c.attempt(|c| {
        let half = half_day(c);
        let all_day = if half.is_none() { c.any_phrase(&["cả ngày", "nguyên ngày"]) } else { None };
        let parenthesis = half.map(|_| ()).or(all_day).and_then(|()| {
            c.mark(':').or_else(|| c.mark(',')).or_else(|| c.mark('-'));
            c.mark('(')
        });
        let found = clocks(c, half, words)?;
        parenthesis.map_or(Some(()), |()| c.mark(')'))?;
        Some(found)
    })
    .or_else(|| named(c).map(WrittenTurn::Named))
}

fn clocks(c: &mut Cursor<'_>, half: Option<HalfDay>, words: &mut Option<String>) -> Option<WrittenTurn> {
    let about = if c.any_phrase(&["vào khoảng", "khoảng"]).is_some() { Some("khoảng") } else { None };
    let about = about.or_else(|| c.phrase("dự kiến").map(|()| "dự kiến"));
    c.any_phrase(&[
        "bắt đầu từ lúc",
        "bắt đầu từ",
        "bắt đầu lúc",
        "bắt đầu",
        "vào lúc",
        "lúc",
        "vào",
        "kể từ",
        "từ lúc",
        "từ",
    ]);
    let unit_written = clock(c);
    let start = unit_written.or_else(|| bare_hour(c))?;
    let end = c.attempt(|c| {
        to(c)?;
        clock(c)
    });
    unit_written.or(end)?;
    if end.is_none() {
        let open = until_over(c);
        *words = words.take().or(open);
        c.any_phrase(&["trở đi"]);
    }
    *words = words.take().or(about.map(str::to_owned));
    Some(WrittenTurn::Clock { half, start, end })
}

fn to(c: &mut Cursor<'_>) -> Option<()> {
    c.any_phrase(&["đến", "tới"]).or_else(|| ['-', '/', '~', '→'].into_iter().find_map(|mark| c.mark(mark)))
}

/// An end in words: "- hết", "đến khi đủ chỉ tiêu".
fn until_over(c: &mut Cursor<'_>) -> Option<String> {
    c.attempt(|c| {
        to(c)?;
        let start = *c;
        c.any_phrase(&["hết", "khi", "lúc", "xong", "kết thúc", "trưa", "chiều", "tối"])?;
        while c.word().is_some() {}
        Some(format!("đến {}", start.words_until(c)))
    })
}

/// The 7 of "7 - 11 giờ".
fn bare_hour(c: &mut Cursor<'_>) -> Option<Clock> {
    let hour = c.number(1, 2)?;
    Some(Clock { hour, minute: 0, half: half_day(c) })
}

fn half_day(c: &mut Cursor<'_>) -> Option<HalfDay> {
    c.attempt(|c| {
        c.phrase("buổi");
        let morning = c.any_phrase(&["sáng", "sa", "am"]).map(|()| HalfDay::Morning);
        let midday = morning.or_else(|| c.phrase("trưa").map(|()| HalfDay::Midday));
        midday.or_else(|| c.any_phrase(&["chiều", "tối", "ch", "pm"]).map(|()| HalfDay::Afternoon))
    })
}

/// One time by the clock, passed over.
pub(in crate::dates) fn clock_time(c: &mut Cursor<'_>) -> Option<()> {
    clock(c).map(|_| ())
}

fn clock(c: &mut Cursor<'_>) -> Option<Clock> {
    c.attempt(|c| {
        // "7.30"; "1.25" may be a number of days.
        const DOTTED: std::ops::RangeInclusive<u32> = 5..=21;
        let hour = c.number(1, 2)?;
        let minute = if c.mark(':').is_some() {
            let minute = c.number(2, 2)?;
            // Spreadsheets write seconds.
            c.attempt(|c| {
                c.mark(':')?;
                c.number(2, 2).filter(|second| *second == 0)
            });
            Some(minute)
        } else if DOTTED.contains(&hour) && c.mark('.').is_some() {
            let minute = c.number(2, 2)?;
            c.any_phrase(&["h", "g", "giờ"]);
            Some(minute)
        } else {
            c.any_phrase(&["giờ", "h", "g"])?;
            c.number(1, 2).or_else(|| c.phrase("rưỡi").map(|()| 30))
        };
        c.any_phrase(&["phút", "p", "ph"]).or_else(|| c.mark('\'')).or_else(|| c.mark('’'));
        Some(Clock { hour, minute: minute.unwrap_or(0), half: half_day(c) })
    })
}

/// `None` for a session whose hours do not belong to the half of the day it names. A half of the day beside the end
/// alone is that of the start too, where the start then comes first: "1:30 - 4:30 CH".
fn session(half: Option<HalfDay>, start: Clock, end: Option<Clock>) -> Result<Option<Session>, HoursError> {
    let later = end.and_then(|end| end.half).filter(|_| half.is_none() && start.half.is_none());
    let of_end = |clock: Clock| clock.half.or_else(|| half.filter(|half| *half == HalfDay::Afternoon));
    let until = end.map(|end| time(end, of_end(end))).transpose()?;
    let begins = |half: Option<HalfDay>| time(start, start.half.or(half));
    let with_end = later
        .and_then(|later| begins(Some(later)).ok()?.filter(|start| until.flatten().is_some_and(|end| *start < end)));
    let from = match with_end {
        Some(start) => Some(start),
        None => begins(half)?,
    };
    match (from, until) {
        (None, _) | (_, Some(None)) => Ok(None),
        (Some(start), until) => Session::new(start, until.flatten()).map(Some),
    }
}

/// "chiều 1 giờ 30" is 13:30. `None` where the hour does not belong to the half of the day.
fn time(clock: Clock, half: Option<HalfDay>) -> Result<Option<NaiveTime>, HoursError> {
    let Clock { hour, minute, .. } = clock;
    let hour = match half {
        Some(HalfDay::Morning) if hour >= 12 => return Ok(None),
        Some(HalfDay::Midday) if !(hour <= 2 || (10..=14).contains(&hour)) => return Ok(None),
        Some(HalfDay::Midday) if hour <= 2 => hour + 12,
        Some(HalfDay::Afternoon) if hour < 12 => hour + 12,
        _ => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, 0).map(Some).ok_or(HoursError::Impossible { hour: clock.hour, minute })
}
