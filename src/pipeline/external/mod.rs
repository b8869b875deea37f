//! Checks whether links out of the site still work. Only `check --external` uses this; no build sends requests.
//!
//! Each address is requested once, however many links have it: by HEAD, and by GET where HEAD is refused. A host gets
//! only one request at a time, with a pause between two requests, and no more requests when it asks for that. The
//! results are [`Remembered`]: good ones for a week, bad ones for a day.
//!
//! Hosts whose names are not in ASCII are not requested, nor are pages of the site itself, which the audit checks.
//!
//! *Incremental:* addresses with results that are still valid are not requested again.

mod address;
mod ask;
mod hosts;
mod remembered;
mod report;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use chrono::NaiveDateTime;

pub use remembered::Remembered;
pub use report::PROBLEMS;

use super::progress::Progress;
use crate::assemble::Assembled;
use crate::diagnostics::{Checked, Problems};
use crate::model::prose::Prose;
use crate::model::values::Url;
use address::Address;
use remembered::LinkState;
use report::LinksByAddress;

/// The limits for requests to servers.
#[derive(Clone, Debug)]
pub struct RequestPolicy {
    /// The number of hosts that are requested in parallel.
    pub hosts: usize,
    /// The pause between two requests to a host.
    pub pause: Duration,
    /// The maximum duration of a request.
    pub whole: Duration,
    /// The maximum number of requests in a run.
    pub requests: usize,
    /// The proxy of the network, where it has one.
    pub proxy: Option<ureq::Proxy>,
}

impl Default for RequestPolicy {
    fn default() -> Self {
        Self { hosts: 4, pause: Duration::from_secs(1), whole: Duration::from_secs(15), requests: 500, proxy: None }
    }
}

/// The texts and fields of a site in which links out of it are looked for.
#[derive(Debug, Default)]
pub struct OutsideLinks {
    texts: Arc<Vec<Arc<Prose>>>,
    urls: Arc<Vec<Url>>,
    /// The address of the site itself.
    base: Option<String>,
}

impl OutsideLinks {
    pub(super) fn of(assembled: &Assembled) -> Self {
        let base = assembled.site.config.base_url.as_ref().map(|base| base.text.clone());
        Self { texts: assembled.texts.clone(), urls: assembled.urls.clone(), base }
    }

    /// Every link out of the site, in file order.
    pub fn list(&self) -> Vec<Url> {
        let texts = self.texts.iter().flat_map(|text| text.destinations()).filter(|it| !it.picture);
        let texts = texts.map(|destination| (&destination.text, &destination.span));
        let is_own = |text: &str| self.base.as_ref().is_some_and(|base| text.starts_with(base.as_str()));
        let all = texts.chain(self.urls.iter().map(|url| (&url.text, &url.span)));
        let outside = all.filter(|(text, _)| Address::parse(text).is_some() && !is_own(text));
        let mut links: Vec<Url> = outside.map(|(text, span)| Url { text: text.clone(), span: span.clone() }).collect();
        links.sort_by(|a, b| a.span.cmp(&b.span));
        links.dedup();
        links
    }
}

/// Requests the links without a valid remembered result and reports problems. `now` is the moment at +07:00; The value is what to remember.
pub fn check(
    links: &[Url],
    mut remembered: Remembered,
    now: NaiveDateTime,
    policy: &RequestPolicy,
    progress: &Progress,
) -> Checked<Remembered> {
    let mut by_address = LinksByAddress::new();
    for link in links {
        if let Some(address) = Address::parse(&link.text) {
            by_address.entry(address).or_default().push(link);
        }
    }
    let known = |address: &Address| Some((address.clone(), remembered.fresh(address, now)?.clone()));
    let mut states: BTreeMap<Address, LinkState> = by_address.keys().filter_map(known).collect();
    let missing: BTreeSet<Address> = by_address.keys().filter(|it| !states.contains_key(it)).cloned().collect();
    let agent = ask::agent(policy);
    let send = |address: &Address, method: &_| ask::ask(&agent, address, method);
    let asked = hosts::ask_all(missing, policy, &send, progress);
    let mut problems = Problems::default();
    // If no address could be reached, this machine has no network, which says nothing about the addresses.
    if !asked.is_empty() && asked.values().all(LinkState::is_out_of_reach) {
        problems.push(report::unreachable(&asked, &by_address));
    } else {
        asked.iter().for_each(|(address, state)| remembered.note(address, now, state));
        states.extend(asked);
    }
    remembered.keep(|address| by_address.contains_key(address));
    problems.absorb(report::report(&by_address, &states));
    Checked::new(remembered, problems)
}
