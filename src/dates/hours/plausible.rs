//! Hours that can be read and that blood is hardly given at.

use chrono::{Duration, NaiveTime};

use super::{Hours, Session};
use crate::dates::period::token::fold;

/// Whole hours from which and until which blood is given.
const DAY: (u32, u32) = (5, 21);

impl Hours {
    /// What hours were probably meant where they lie outside of 5 to 21 o'clock, or are called an afternoon and lie in the
    /// evening: those twelve hours on or back, if they lie within. `text` is what they were read from.
    pub fn doubted(&self, text: &str) -> Option<Option<Hours>> {
        let is_evening = |session: Session| session.start >= hour(19) && !fold(text).contains("tối");
        let is_called_afternoon = fold(text).contains("chiều") && self.sessions().any(is_evening);
        if self.sessions().all(lies_within) && !is_called_afternoon {
            return None;
        }
        let turn = |session: Session| {
            let half = Duration::hours(if session.start < hour(DAY.0) { 12 } else { -12 });
            let turned = |time: NaiveTime| {
                let (time, days) = time.overflowing_add_signed(half);
                (days == 0).then_some(time)
            };
            let end = match session.end {
                Some(end) => Some(turned(end)?),
                None => None,
            };
            Session::new(turned(session.start)?, end).ok()
        };
        let doubtful = |session: Session| !lies_within(session) || is_called_afternoon && is_evening(session);
        let meant = self.sessions().map(|session| if doubtful(session) { turn(session) } else { Some(session) });
        let meant = meant.collect::<Option<Vec<_>>>().and_then(|sessions| Hours::new(sessions).ok());
        Some(meant.filter(|meant| self.are_by_the_clock() && meant.sessions().all(lies_within)))
    }
}

fn lies_within(session: Session) -> bool {
    let last = session.end.unwrap_or(session.start);
    hour(DAY.0) <= session.start && last <= hour(DAY.1)
}

fn hour(hour: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or(NaiveTime::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubtful_hours_are_reported_with_what_was_meant() {
        let cases = [
            ("1h30 - 4h30", Some("13:30/16:30")),
            ("1h30", Some("13:30")),
            ("4h59", Some("16:59")),
            ("22h - 23h", Some("10:00/11:00")),
            ("Chiều: 7h30", Some("07:30")),
            ("Chiều 7h30 - 10h30", Some("07:30/10:30")),
            ("7h30 - 21h01", None),
            ("1h30 - 5h30", Some("13:30/17:30")),
            ("4h30 - 7h30", Some("16:30/19:30")),
            ("1h30 - 11h", None),
        ];
        for (text, meant) in cases {
            let hours = Hours::parse(text).expect(text);
            let doubted = hours.doubted(text).unwrap_or_else(|| panic!("{text} is not doubted"));
            assert_eq!(doubted.map(|hours| hours.machine()).as_deref(), meant, "{text}");
        }
    }

    #[test]
    fn hours_of_a_day_are_not_doubted() {
        for text in
            ["5h", "5h - 21h", "7h30 - 11h30, 13h30 - 16h30", "chiều 1h30 - 4h30", "chiều 6h", "tối 7h30", "19h30"]
        {
            assert!(Hours::parse(text).expect(text).doubted(text).is_none(), "{text}");
        }
        let both = "chiều 4h - 5h, tối 7h30 - 9h";
        assert!(Hours::parse(both).is_ok_and(|hours| hours.doubted(both).is_none()));
    }
}
