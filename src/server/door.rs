//! An open port of this machine, on which a form or a preview answers browsers.

use std::net::{IpAddr, TcpListener};

use super::{ServeError, address};

/// An open port. Browsers that come before anybody answers wait, so a form can hand it on to a preview.
#[derive(Debug)]
pub struct Door {
    pub(super) listener: TcpListener,
    /// The port that was tried first and is not available.
    pub(super) taken: Option<u16>,
}

impl Door {
    /// Opens a port at an address: the one that was asked for, 0 for any free one, or [`DEFAULT_PORT`] or the first
    /// free one after it.
    ///
    /// # Errors
    /// Every [`ServeError`] about ports and addresses.
    ///
    /// [`DEFAULT_PORT`]: super::DEFAULT_PORT
    pub fn open(host: IpAddr, port: Option<u16>) -> Result<Self, ServeError> {
        let (listener, taken) = address::bind(host, port)?;
        Ok(Self { listener, taken })
    }

    /// The address to open in the browser on this machine.
    pub(super) fn url(&self, base_path: &str) -> Result<String, ServeError> {
        address::url(&self.listener, base_path)
    }
}
