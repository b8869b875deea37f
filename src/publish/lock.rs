//! One publication at a time: a file at the target that names its owner and is created in one step.

use serde::{Deserialize, Serialize};

use super::again::again;
use super::error::PublishError;
use super::remote::Remote;

/// The lock at a target.
const LOCK: &str = ".giothong-lock.json";

/// Who is publishing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LockOwner {
    /// `an@may-van-phong`.
    pub name: String,
    /// When it began, by the clock of that machine, at +07:00: `2026-03-05 07:30`.
    pub since: String,
    /// What tells two publications of one machine apart.
    pub token: String,
}

impl LockOwner {
    fn to_bytes(&self) -> Vec<u8> {
        // A struct of texts is always written.
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Takes the lock; with `by_force` also from another owner. `ended` are the tokens of publications that are known to
    /// run no more, and whose lock nobody else gives back.
    ///
    /// # Errors
    /// [`PublishError::Locked`] where somebody else has it.
    pub fn lock(&self, remote: &mut dyn Remote, by_force: bool, ended: &[String]) -> Result<(), PublishError> {
        if remote.create(LOCK, &self.to_bytes())? {
            return Ok(());
        }
        let found = remote.read(LOCK)?.unwrap_or_default();
        let found: Self = serde_json::from_slice(&found).unwrap_or_default();
        if by_force || ended.contains(&found.token) {
            return Ok(remote.write(LOCK, &self.to_bytes())?);
        }
        Err(PublishError::Locked(found))
    }

    /// Whether it still has the lock.
    ///
    /// # Errors
    /// [`PublishError::LockLost`] where it does not.
    pub fn hold(&self, remote: &mut dyn Remote) -> Result<(), PublishError> {
        match again(remote, |remote| remote.read(LOCK))? {
            Some(found) if found == self.to_bytes() => Ok(()),
            _ => Err(PublishError::LockLost),
        }
    }

    /// Gives the lock back, if it is still its own.
    pub fn unlock(&self, remote: &mut dyn Remote) {
        if self.hold(remote).is_ok() {
            // A lock that cannot be given back is told to whoever publishes next.
            let _ = remote.remove(LOCK);
        }
    }
}
