//! Links that lead out of the site: whether somebody is still there. `check --external` alone comes here; no build asks
//! the network for anything.
//!
//! Each address is asked once, however many pages link to it: by HEAD, and by GET where HEAD is refused. A host is
//! never asked by two requests at once, rests between two of them, and is left alone when it says so. What came of it
//! is [`Remembered`]: good answers hold for a week, bad ones for a day.
//!
//! Not asked are hosts whose names are not written in ASCII, and the pages of the site itself: those are the audit's.
//!
//! *Incremental:* outcomes that still hold are not asked for again.

mod address;
mod ask;
mod hosts;
mod remembered;
mod report;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use chrono::NaiveDateTime;

pub use remembered::Remembered;
pub use report::PROBLEMS;

use crate::assemble::Assembled;
use crate::diagnostics::{Checked, Problems};
use crate::model::values::Url;
use address::Address;
use remembered::LinkState;
use report::LinksByAddress;

/// How servers are treated.
#[derive(Clone, Debug)]
pub struct RequestPolicy {
    /// Hosts that are asked at once.
    pub hosts: usize,
    /// The rest that a host gets between two requests.
    pub pause: Duration,
    /// How long a request may take altogether.
    pub whole: Duration,
    /// Requests of one run.
    pub requests: usize,
    /// The way out of an office's network, where it has one.
    pub proxy: Option<ureq::Proxy>,
}

impl Default for RequestPolicy {
    fn default() -> Self {
        Self { hosts: 4, pause: Duration::from_secs(1), whole: Duration::from_secs(15), requests: 500, proxy: None }
    }
}

/// Every link of a site's texts and fields that leads out of it.
pub fn links(assembled: &Assembled) -> Vec<Url> {
    let texts = assembled.destinations.iter().filter(|destination| !destination.picture);
    let texts = texts.map(|destination| Url { text: destination.text.clone(), span: destination.span.clone() });
    let base = assembled.site.config.base_url.as_ref().map(|base| base.text.as_str());
    let is_own = |url: &Url| base.is_some_and(|base| url.text.starts_with(base));
    let mut links: Vec<Url> = texts.chain(assembled.urls.iter().cloned()).collect();
    links.retain(|url| Address::parse(&url.text).is_some() && !is_own(url));
    links.sort_by(|a, b| a.span.cmp(&b.span));
    links.dedup();
    links
}

/// Asks for the links whose outcome is not remembered or holds no longer, and reports what is wrong with links. `now` is
/// the time at +07:00; `progress` hears how many addresses are done, of how many. The value is what to remember.
pub fn check(
    links: &[Url],
    mut remembered: Remembered,
    now: NaiveDateTime,
    policy: &RequestPolicy,
    progress: &(dyn Fn(usize, usize) + Sync),
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
    // That this machine has no network says nothing about an address.
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
