//! Links that lead out of the site: whether somebody is still there. `check --external` alone comes here; no build asks
//! the network for anything.
//!
//! Each address is asked once, whoever links to it: by HEAD, and by GET where HEAD is refused. A host is never asked by
//! two requests at once, rests between two of them, and is left alone when it says so. What came of it is
//! [`Remembered`]: good answers hold for a week, bad ones for a day.
//!
//! Not asked are hosts whose names are not written in ASCII, and the pages of the site itself: those are the audit's.
//!
//! *Incremental:* outcomes that still hold are not asked for again.

mod address;
mod ask;
mod outcome;
mod problems;
mod remembered;
mod report;
mod round;
#[cfg(test)]
mod tests;
mod visit;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use chrono::NaiveDateTime;

pub use problems::PROBLEMS;
pub use remembered::Remembered;

use crate::assemble::Assembled;
use crate::diagnostics::{Checked, Problems};
use crate::model::values::Url;
use address::Address;
use outcome::Outcome;
use report::Links;

/// How servers are treated.
#[derive(Clone, Debug)]
pub struct Manners {
    /// Hosts that are asked at once.
    pub hosts: usize,
    /// The rest that a host gets between two requests.
    pub pause: Duration,
    /// How long a name may be looked up, and how long a connection may take.
    pub connect: Duration,
    /// How long a request may take altogether.
    pub whole: Duration,
    /// Redirects that are followed for one link.
    pub redirects: usize,
    /// The longest time that a server may ask for (`Retry-After`); who asks for more is asked no more.
    pub longest_wait: Duration,
    /// Requests of one run.
    pub requests: usize,
    /// The way out of an office's network, where it has one.
    pub proxy: Option<ureq::Proxy>,
}

impl Default for Manners {
    fn default() -> Self {
        Self {
            hosts: 4,
            pause: Duration::from_secs(1),
            connect: Duration::from_secs(5),
            whole: Duration::from_secs(15),
            redirects: 5,
            longest_wait: Duration::from_secs(30),
            requests: 500,
            proxy: None,
        }
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

/// Asks for the links whose outcome is not remembered or holds no longer, and tells what is wrong with links. `now` is
/// the moment at +07:00; `report` hears how many addresses are done, of how many. The value is what to remember.
pub fn check(
    links: &[Url],
    remembered: Remembered,
    now: NaiveDateTime,
    manners: &Manners,
    report: &(dyn Fn(usize, usize) + Sync),
) -> Checked<Remembered> {
    let mut by_address: Links<'_> = Links::new();
    for link in links {
        if let Some(address) = Address::parse(&link.text) {
            by_address.entry(address).or_default().push(link);
        }
    }
    let fresh = |address: &Address| remembered.fresh(&address.to_string(), now).cloned();
    let mut outcomes: BTreeMap<Address, Outcome> =
        by_address.keys().filter_map(|address| Some((address.clone(), fresh(address)?))).collect();
    let missing: BTreeSet<Address> =
        by_address.keys().filter(|address| !outcomes.contains_key(address)).cloned().collect();

    let mut remembered = remembered;
    let mut problems = Problems::default();
    let asked = match missing.is_empty() {
        true => BTreeMap::new(),
        false => {
            let agent = ask::agent(manners);
            round::round(missing, manners, &|visit| ask::ask(&agent, visit), report)
        }
    };
    if !asked.is_empty() && asked.values().all(is_out_of_reach) {
        problems.push(report::unreachable(&asked, &by_address));
    } else {
        for (address, outcome) in asked.iter().filter(|(_, outcome)| **outcome != Outcome::Unasked) {
            remembered.note(address.to_string(), now, outcome.clone());
        }
        outcomes.extend(asked);
    }
    let known: BTreeSet<String> = by_address.keys().map(Address::to_string).collect();
    remembered.keep(|address| known.contains(address));
    problems.absorb(report::report(&by_address, &outcomes));
    Checked::new(remembered, problems)
}

/// Whether an address says that this machine has no network, and nothing about itself.
fn is_out_of_reach(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Failed(failure) if failure.is_out_of_reach())
}
