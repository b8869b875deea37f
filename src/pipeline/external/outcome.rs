//! What came of asking for an address.

use serde::{Deserialize, Serialize};

/// What came of asking for an address, every redirect and second try included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
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

    /// Whether nobody was reached at all, as on a machine without network.
    pub fn is_out_of_reach(self) -> bool {
        matches!(self, Self::UnknownName | Self::NoRoute | Self::NoConnection)
    }

    /// Whether every other address of the same host, scheme and port shares this fate.
    pub fn is_of_the_origin(self) -> bool {
        self.is_out_of_reach() || matches!(self, Self::Refused | Self::Insecure)
    }
}
