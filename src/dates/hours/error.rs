//! Why a text is not hours.

use chrono::NaiveTime;

use super::{Session, clock, clock_vi};

/// Why a text is not hours, as data; [`sentences`](HoursError::sentences) has the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HoursError {
    Empty,
    /// No form of hours fits.
    NotUnderstood {
        text: String,
    },
    /// An hour or a minute the day does not have.
    Impossible {
        hour: u32,
        minute: u32,
    },
    /// An end that does not come after its start.
    Reversed {
        start: NaiveTime,
        end: NaiveTime,
    },
    /// A session that begins before the one before it ends, or while that has no end.
    Overlapping {
        earlier: Session,
        later: Session,
    },
}

impl HoursError {
    /// A text that would be accepted and probably says what was meant: an end of `1h30` after a
    /// start of `7h` is most likely 13 giờ 30.
    pub fn suggestion(&self) -> Option<String> {
        match self {
            HoursError::Reversed { start, end } => {
                let (afternoon, next_day) = end.overflowing_add_signed(chrono::TimeDelta::hours(12));
                let session = Session::new(*start, Some(afternoon)).ok()?;
                (next_day == 0).then(|| session.vi())
            }
            _ => None,
        }
    }

    /// One sentence in Vietnamese and the same in English, without a full stop.
    pub fn sentences(&self) -> (String, String) {
        match self {
            HoursError::Empty => ("chưa ghi giờ".to_owned(), "no hours are given".to_owned()),
            HoursError::NotUnderstood { text } => (
                format!(
                    "không hiểu giờ `{text}`; có thể viết như 7h30, 07:30, 7h30 - 11h30, \
                     7 giờ 30 đến 11 giờ"
                ),
                format!(
                    "`{text}` is not understood as hours; write them like 7h30, 07:30, \
                     7h30 - 11h30, 7 giờ 30 đến 11 giờ"
                ),
            ),
            HoursError::Impossible { hour, minute } => (
                format!("không có {hour} giờ {minute:02}: giờ từ 0 đến 23, phút từ 0 đến 59"),
                format!("there is no {hour}:{minute:02}: hours run from 0 to 23, minutes from 0 to 59"),
            ),
            HoursError::Reversed { start, end } => (
                format!("giờ kết thúc ({}) phải sau giờ bắt đầu ({})", clock_vi(*end), clock_vi(*start)),
                format!("the end ({}) must come after the start ({})", clock(*end), clock(*start)),
            ),
            HoursError::Overlapping { earlier, later } => (
                format!("hai buổi chồng lên nhau: {} và {}", earlier.vi(), later.vi()),
                format!(
                    "two sessions run into each other: {} and {}",
                    earlier.written("–", clock),
                    later.written("–", clock)
                ),
            ),
        }
    }
}
