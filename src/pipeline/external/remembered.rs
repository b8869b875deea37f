//! The result of requesting an address, and how long it is remembered: no address is requested every day.

use std::collections::BTreeMap;

use chrono::{NaiveDateTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::address::Address;

/// The result of requesting an address, including redirects and second attempts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LinkState {
    /// The address works, or its server blocks programs.
    Fine,
    /// The page exists, and the server says that it has moved permanently to another address.
    Moved(String),
    Failed(Failure),
    /// Not requested this time: the limit of requests was reached, or the host asked for no more requests.
    Unasked,
}

/// The reason why no page was returned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Failure {
    /// A status from 400 (RFC 9110 §15.5 and §15.6).
    Status(u16),
    /// The host name is unknown.
    UnknownName,
    /// There is no route to the host.
    NoRoute,
    /// No connection was established in time.
    NoConnection,
    /// The host refused the connection.
    Refused,
    /// No secure connection was established: the certificate has expired, or belongs to another host.
    Insecure,
    /// A connection was established, but there was no response in time, or no HTTP response.
    NoAnswer,
    Redirects,
}

impl LinkState {
    /// Whether no host was reached, as on a machine without network.
    pub fn is_out_of_reach(&self) -> bool {
        matches!(self, Self::Failed(Failure::UnknownName | Failure::NoRoute | Failure::NoConnection))
    }
}

impl Failure {
    /// Whether a reader who follows the link today certainly gets an error; otherwise the server may only be busy.
    pub fn is_certain(self) -> bool {
        match self {
            Self::Status(408 | 425) => false,
            Self::Status(status) => status < 500,
            Self::UnknownName | Self::Refused | Self::Insecure => true,
            Self::NoRoute | Self::NoConnection | Self::NoAnswer | Self::Redirects => false,
        }
    }
}

/// How long a good result is valid.
const GOOD: TimeDelta = TimeDelta::days(7);
/// How long a bad result is valid. It is short, since the page may be repaired soon.
const BAD: TimeDelta = TimeDelta::days(1);
/// The version of the file format.
const VERSION: u32 = 1;

/// The results of earlier runs.
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
    /// Reads remembered results. Unreadable data counts as empty, so that everything is requested again.
    pub fn read(bytes: &[u8]) -> Self {
        serde_json::from_slice(bytes).ok().filter(|read: &Self| read.version == VERSION).unwrap_or_default()
    }

    /// The bytes to store.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut text = serde_json::to_vec_pretty(self).unwrap_or_default();
        text.push(b'\n');
        text
    }

    /// The result for an address, where it is still valid.
    pub(super) fn fresh(&self, address: &Address, now: NaiveDateTime) -> Option<&LinkState> {
        let seen = self.addresses.get(address)?;
        let holds = match seen.outcome {
            LinkState::Fine | LinkState::Moved(_) => GOOD,
            LinkState::Failed(_) | LinkState::Unasked => BAD,
        };
        let age = now.signed_duration_since(seen.at);
        (age >= TimeDelta::zero() && age < holds).then_some(&seen.outcome)
    }

    /// Remembers a result; states without a result are not remembered.
    pub(super) fn note(&mut self, address: &Address, at: NaiveDateTime, outcome: &LinkState) {
        if *outcome != LinkState::Unasked {
            self.addresses.insert(address.clone(), Seen { at, outcome: outcome.clone() });
        }
    }

    /// Removes addresses to which the site no longer links.
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
