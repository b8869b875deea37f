//! What came of asking for an address, and for how long it is remembered: nobody is asked the same every day.

use std::collections::BTreeMap;

use chrono::{NaiveDateTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::address::Address;

/// What came of asking for an address, every redirect and second try included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LinkState {
    /// Something is there, or a server that keeps programs away from it.
    Fine,
    /// Something is there, and the server says that it lives at another address for good.
    Moved(String),
    Failed(Failure),
    /// Not asked this time: enough requests were made, or the host wants to be left alone.
    Unasked,
}

/// Why no page came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Failure {
    /// A status from 400 up (RFC 9110 §15.5 and §15.6).
    Status(u16),
    /// The name of the host leads to no machine.
    UnknownName,
    /// No way to the machine.
    NoRoute,
    /// No connection came about in time.
    NoConnection,
    /// The machine is there and takes no connection.
    Refused,
    /// No secure connection came about: a certificate that is no longer valid, or one of another host.
    Insecure,
    /// A connection, and no answer in time, or none that is HTTP.
    NoAnswer,
    Redirects,
}

impl LinkState {
    /// Whether nobody was reached at all, as on a machine without network.
    pub fn is_out_of_reach(&self) -> bool {
        matches!(self, Self::Failed(Failure::UnknownName | Failure::NoRoute | Failure::NoConnection))
    }
}

impl Failure {
    /// Whether a reader who follows the link today surely meets an error; else the server may only be busy.
    pub fn is_certain(self) -> bool {
        match self {
            Self::Status(408 | 425) => false,
            Self::Status(status) => status < 500,
            Self::UnknownName | Self::Refused | Self::Insecure => true,
            Self::NoRoute | Self::NoConnection | Self::NoAnswer | Self::Redirects => false,
        }
    }
}

/// Days that a good outcome holds.
const GOOD: TimeDelta = TimeDelta::days(7);
/// Days that a bad outcome holds: somebody may be mending it.
const BAD: TimeDelta = TimeDelta::days(1);
/// The form of the file.
const VERSION: u32 = 1;

/// Outcomes of earlier runs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Remembered {
    version: u32,
    addresses: BTreeMap<Address, Seen>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Seen {
    /// The time at +07:00.
    at: NaiveDateTime,
    outcome: LinkState,
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
    pub(super) fn fresh(&self, address: &Address, now: NaiveDateTime) -> Option<&LinkState> {
        let seen = self.addresses.get(address)?;
        let holds = match seen.outcome {
            LinkState::Fine | LinkState::Moved(_) => GOOD,
            LinkState::Failed(_) | LinkState::Unasked => BAD,
        };
        let age = now.signed_duration_since(seen.at);
        (age >= TimeDelta::zero() && age < holds).then_some(&seen.outcome)
    }

    /// Remembers an outcome, where there is one.
    pub(super) fn note(&mut self, address: &Address, at: NaiveDateTime, outcome: &LinkState) {
        if *outcome != LinkState::Unasked {
            self.addresses.insert(address.clone(), Seen { at, outcome: outcome.clone() });
        }
    }

    /// Forgets what the site links to no more.
    pub(super) fn keep(&mut self, is_linked: impl Fn(&Address) -> bool) {
        self.addresses.retain(|address, _| is_linked(address));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(name: &str) -> Address {
        Address::parse(&format!("https://mau.example/{name}")).expect("an address")
    }

    fn moment(day: u32, hour: u32) -> NaiveDateTime {
        let day = chrono::NaiveDate::from_ymd_opt(2025, 4, day).expect("a day");
        day.and_hms_opt(hour, 0, 0).expect("an hour")
    }

    #[test]
    fn good_outcomes_hold_for_a_week_and_bad_ones_for_a_day() {
        let (good, moved, bad) =
            (LinkState::Fine, LinkState::Moved("x".into()), LinkState::Failed(Failure::Status(404)));
        let mut remembered = Remembered::default();
        for (name, outcome) in [("good", &good), ("moved", &moved), ("bad", &bad)] {
            remembered.note(&address(name), moment(1, 8), outcome);
        }
        let remembered = Remembered::read(&remembered.to_bytes());
        assert_eq!(remembered.fresh(&address("good"), moment(8, 7)), Some(&good));
        assert_eq!(remembered.fresh(&address("moved"), moment(8, 7)), Some(&moved));
        assert_eq!(remembered.fresh(&address("good"), moment(8, 8)), None);
        assert_eq!(remembered.fresh(&address("bad"), moment(2, 7)), Some(&bad));
        assert_eq!(remembered.fresh(&address("bad"), moment(2, 8)), None);
        assert_eq!(remembered.fresh(&address("never"), moment(2, 8)), None);
    }

    #[test]
    fn a_time_that_is_still_to_come_is_not_believed() {
        let mut remembered = Remembered::default();
        remembered.note(&address("a"), moment(5, 8), &LinkState::Fine);
        assert_eq!(remembered.fresh(&address("a"), moment(4, 8)), None);
    }

    #[test]
    fn what_cannot_be_read_is_nothing() {
        for bytes in [&b""[..], b"{", b"\xFF\xFE", b"[]", br#"{"version": 2, "addresses": {}}"#] {
            assert_eq!(Remembered::read(bytes), Remembered::default());
        }
    }
}
