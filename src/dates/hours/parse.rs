//! Text to hours.
//!
//! ```text
//! hours   = session ((","|";"|"và") session)…
//! session = ["buổi"] ["sáng"|"chiều"|"tối"] [":"] ["từ"] [(clock|hour) to] clock
//! to      = "-" | "/" | "đến"
//! clock   = hour (":"|"h"|"g"|"giờ") [minute ["phút"]]
//! ```

use chrono::NaiveTime;

use super::{Hours, HoursError, Session};
use crate::dates::period::token::{Cursor, fold, tokens};

/// The part of the day named before a session.
#[derive(Clone, Copy, PartialEq, Eq)]
enum HalfDay {
    Morning,
    Afternoon,
}

/// A clock time as written.
#[derive(Clone, Copy)]
struct Clock {
    hour: u32,
    minute: u32,
}

struct WrittenHours {
    half: Option<HalfDay>,
    start: Clock,
    end: Option<Clock>,
}

impl Hours {
    /// Reads `07:30`, `7h30`, `7h`, `7g30`, `07 giờ 30 phút`, ranges of them and several sessions:
    /// `7h30 - 11h30, 13h30 - 16h30`.
    ///
    /// # Errors
    /// A [`HoursError`] for any text that is not wholly understood, for an hour the day does not
    /// have, for an end not after its start, and for sessions that run into each other.
    pub fn parse(text: &str) -> Result<Hours, HoursError> {
        let folded = fold(text);
        if folded.is_empty() {
            return Err(HoursError::Empty);
        }
        let not_understood = || HoursError::NotUnderstood { text: text.trim().to_owned() };
        let written = written(folded.trim_end_matches(['.', ',', ';', ' ']));
        let sessions: Result<Vec<Session>, HoursError> = written
            .ok_or_else(not_understood)?
            .into_iter()
            .map(|written| session(&written)?.ok_or_else(not_understood))
            .collect();
        Hours::new(sessions?)
    }
}

fn written(folded: &str) -> Option<Vec<WrittenHours>> {
    let tokens = tokens(folded);
    let mut cursor = Cursor::new(&tokens);
    let mut sessions = vec![written_session(&mut cursor)?];
    while !cursor.at_end() {
        let comma = cursor.mark(',').or_else(|| cursor.mark(';'));
        cursor.phrase("và").or(comma)?;
        sessions.push(written_session(&mut cursor)?);
    }
    Some(sessions)
}

fn written_session(c: &mut Cursor<'_>) -> Option<WrittenHours> {
    let half = half_day(c);
    c.phrase("từ");
    let unit_written = clock(c);
    let start = unit_written.or_else(|| bare_hour(c))?;
    let end = c.attempt(|c| {
        c.any_phrase(&["đến", "tới"]).or_else(|| c.mark('-')).or_else(|| c.mark('/'))?;
        clock(c)
    });
    unit_written.or(end)?;
    Some(WrittenHours { half, start, end })
}

/// The 7 of "7 - 11 giờ".
fn bare_hour(c: &mut Cursor<'_>) -> Option<Clock> {
    let (hour, minute) = (c.number(1, 2)?, 0);
    Some(Clock { hour, minute })
}

fn half_day(c: &mut Cursor<'_>) -> Option<HalfDay> {
    c.attempt(|c| {
        c.phrase("buổi");
        let morning = c.phrase("sáng").map(|()| HalfDay::Morning);
        let half = morning.or_else(|| c.any_phrase(&["chiều", "tối"]).map(|()| HalfDay::Afternoon))?;
        c.mark(':');
        Some(half)
    })
}

fn clock(c: &mut Cursor<'_>) -> Option<Clock> {
    c.attempt(|c| {
        let hour = c.number(1, 2)?;
        let minute = if c.mark(':').is_some() {
            let minute = c.number(2, 2)?;
            // Spreadsheets write seconds.
            c.attempt(|c| {
                c.mark(':')?;
                c.number(2, 2).filter(|second| *second == 0)
            });
            Some(minute)
        } else {
            c.any_phrase(&["giờ", "h", "g"])?;
            c.number(1, 2)
        };
        c.any_phrase(&["phút", "p", "ph"]).or_else(|| c.mark('\'')).or_else(|| c.mark('’'));
        Some(Clock { hour, minute: minute.unwrap_or(0) })
    })
}

/// `None` for a session whose hours do not belong to the half of the day it names.
fn session(written: &WrittenHours) -> Result<Option<Session>, HoursError> {
    let start = time(written.start, written.half)?;
    let end =
        written.end.map(|clock| time(clock, written.half.filter(|half| *half == HalfDay::Afternoon))).transpose()?;
    if written.half == Some(HalfDay::Morning) && written.start.hour >= 12 {
        return Ok(None);
    }
    Session::new(start, end).map(Some)
}

/// "chiều 1 giờ 30" is 13:30.
fn time(clock: Clock, half: Option<HalfDay>) -> Result<NaiveTime, HoursError> {
    let Clock { hour, minute } = clock;
    let afternoon = half == Some(HalfDay::Afternoon) && hour < 12;
    NaiveTime::from_hms_opt(if afternoon { hour + 12 } else { hour }, minute, 0)
        .ok_or(HoursError::Impossible { hour, minute })
}
