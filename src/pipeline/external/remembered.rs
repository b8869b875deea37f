//! What is remembered between two runs, so that nobody is asked the same every day.

use std::collections::BTreeMap;

use chrono::{NaiveDateTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::outcome::Outcome;

/// Days that a good outcome holds.
const GOOD: TimeDelta = TimeDelta::days(7);
/// Days that a bad outcome holds: somebody may be mending it.
const BAD: TimeDelta = TimeDelta::days(1);
/// The form of the file.
const VERSION: u32 = 1;

/// Outcomes of earlier runs, by address.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Remembered {
    version: u32,
    addresses: BTreeMap<String, Seen>,
}

/// An outcome and its moment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Seen {
    at: NaiveDateTime,
    outcome: Outcome,
}

impl Default for Remembered {
    fn default() -> Self {
        Self { version: VERSION, addresses: BTreeMap::new() }
    }
}

impl Remembered {
    /// Reads what was remembered. What cannot be read is nothing: everything is asked again.
    pub fn read(bytes: &[u8]) -> Self {
        serde_json::from_slice(bytes).ok().filter(|read: &Self| read.version == VERSION).unwrap_or_default()
    }

    /// The bytes to keep.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut text = serde_json::to_vec_pretty(self).unwrap_or_default();
        text.push(b'\n');
        text
    }

    /// The outcome of an address, where it still holds.
    pub(super) fn fresh(&self, address: &str, now: NaiveDateTime) -> Option<&Outcome> {
        let seen = self.addresses.get(address)?;
        let holds = match seen.outcome {
            Outcome::Fine | Outcome::Moved(_) => GOOD,
            Outcome::Failed(_) | Outcome::Unasked => BAD,
        };
        let age = now.signed_duration_since(seen.at);
        (age >= TimeDelta::zero() && age < holds).then_some(&seen.outcome)
    }

    pub(super) fn note(&mut self, address: String, at: NaiveDateTime, outcome: Outcome) {
        self.addresses.insert(address, Seen { at, outcome });
    }

    /// Forgets what the site links to no more.
    pub(super) fn keep(&mut self, is_linked: impl Fn(&str) -> bool) {
        self.addresses.retain(|address, _| is_linked(address));
    }
}

#[cfg(test)]
mod tests {
    use super::super::outcome::Failure;
    use super::*;

    fn moment(day: u32, hour: u32) -> NaiveDateTime {
        let day = chrono::NaiveDate::from_ymd_opt(2025, 4, day).expect("a day");
        day.and_hms_opt(hour, 0, 0).expect("an hour")
    }

    #[test]
    fn good_outcomes_hold_for_a_week_and_bad_ones_for_a_day() {
        let (good, moved, bad) = (Outcome::Fine, Outcome::Moved("x".into()), Outcome::Failed(Failure::Status(404)));
        let mut remembered = Remembered::default();
        for (name, outcome) in [("good", &good), ("moved", &moved), ("bad", &bad)] {
            remembered.note(name.to_owned(), moment(1, 8), outcome.clone());
        }
        let remembered = Remembered::read(&remembered.to_bytes());
        assert_eq!(remembered.fresh("good", moment(8, 7)), Some(&good));
        assert_eq!(remembered.fresh("moved", moment(8, 7)), Some(&moved));
        assert_eq!(remembered.fresh("good", moment(8, 8)), None);
        assert_eq!(remembered.fresh("bad", moment(2, 7)), Some(&bad));
        assert_eq!(remembered.fresh("bad", moment(2, 8)), None);
        assert_eq!(remembered.fresh("never", moment(2, 8)), None);
    }

    #[test]
    fn a_moment_that_is_still_to_come_is_not_believed() {
        let mut remembered = Remembered::default();
        remembered.note("a".to_owned(), moment(5, 8), Outcome::Fine);
        assert_eq!(remembered.fresh("a", moment(4, 8)), None);
    }

    #[test]
    fn what_cannot_be_read_is_nothing() {
        for bytes in [&b""[..], b"{", b"\xFF\xFE", b"[]", br#"{"version": 2, "addresses": {}}"#] {
            assert_eq!(Remembered::read(bytes), Remembered::default());
        }
    }
}
