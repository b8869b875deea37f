//! One round of asking: several hosts at once, and never a host by two requests at once.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::Manners;
use super::address::Address;
use super::outcome::{Failure, Outcome};
use super::visit::{Next, Reply, Visit};

/// Requests in a row that a host leaves without an answer before it is asked no more.
const PATIENCE: usize = 3;

/// Asks for every address, by `ask`, and says what came of each. `report` hears how many are done, of how many.
pub fn round(
    addresses: BTreeSet<Address>,
    manners: &Manners,
    ask: &(dyn Fn(&Visit) -> Reply + Sync),
    report: &(dyn Fn(usize, usize) + Sync),
) -> BTreeMap<Address, Outcome> {
    let total = addresses.len();
    let round = Round { manners, state: Mutex::new(State::new(addresses)), changed: Condvar::new() };
    std::thread::scope(|scope| {
        for _ in 0..manners.hosts.min(total) {
            scope.spawn(|| {
                while let Some(visit) = round.take() {
                    let reply = ask(&visit);
                    report(round.give(visit, &reply), total);
                }
            });
        }
    });
    // The last ones may have had their outcome without a request.
    report(total, total);
    round.state.into_inner().unwrap_or_else(PoisonError::into_inner).outcomes
}

struct Round<'a> {
    manners: &'a Manners,
    state: Mutex<State>,
    /// Something was given back: another host may be free, or everything done.
    changed: Condvar,
}

#[derive(Default)]
struct State {
    hosts: BTreeMap<String, Host>,
    /// Origins that nobody can connect to, and why.
    lost: BTreeMap<String, Failure>,
    /// Visits without an outcome, those that are under way among them.
    open: usize,
    requests: usize,
    outcomes: BTreeMap<Address, Outcome>,
}

#[derive(Default)]
struct Host {
    waiting: VecDeque<Visit>,
    is_busy: bool,
    /// When it may be asked again.
    free_at: Option<Instant>,
    /// Requests in a row without an answer.
    silences: usize,
    /// It wants to be left alone for longer than a run lasts.
    is_closed: bool,
}

impl State {
    fn new(addresses: BTreeSet<Address>) -> Self {
        let mut state = Self { open: addresses.len(), ..Self::default() };
        for address in addresses {
            state.hosts.entry(address.host().to_owned()).or_default().waiting.push_back(Visit::new(address));
        }
        state
    }

    fn finish(&mut self, visit: Visit, outcome: Outcome) {
        self.open -= 1;
        self.outcomes.insert(visit.link, outcome);
    }

    /// Ends every waiting visit whose outcome is known without a request.
    fn settle(&mut self, most_requests: usize) {
        let spent = self.requests >= most_requests;
        let mut settled = Vec::new();
        for host in self.hosts.values_mut().filter(|host| !host.is_busy) {
            for visit in std::mem::take(&mut host.waiting) {
                let lost = self.lost.get(&visit.at.origin());
                match lost {
                    Some(failure) => settled.push((visit, Outcome::Failed(*failure))),
                    None if host.silences >= PATIENCE => settled.push((visit, Outcome::Failed(Failure::NoAnswer))),
                    None if host.is_closed || spent => settled.push((visit, Outcome::Unasked)),
                    None => host.waiting.push_back(visit),
                }
            }
        }
        for (visit, outcome) in settled {
            self.finish(visit, outcome);
        }
    }

    /// The visit to make now, else how long until one may be made; `None` while every host is busy.
    fn next(&mut self) -> Result<Visit, Option<Duration>> {
        let now = Instant::now();
        let idle = self.hosts.values_mut().filter(|host| !host.is_busy && !host.waiting.is_empty());
        let Some(host) = idle.min_by_key(|host| host.free_at) else { return Err(None) };
        let wait = host.free_at.map_or(Duration::ZERO, |at| at.saturating_duration_since(now));
        match host.waiting.pop_front() {
            Some(visit) if wait.is_zero() => {
                host.is_busy = true;
                self.requests += 1;
                Ok(visit)
            }
            visit => {
                visit.into_iter().for_each(|visit| host.waiting.push_front(visit));
                Err(Some(wait))
            }
        }
    }
}

impl Round<'_> {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next visit to make, as soon as there is one; `None` when everything has its outcome.
    fn take(&self) -> Option<Visit> {
        let mut state = self.state();
        loop {
            state.settle(self.manners.requests);
            if state.open == 0 {
                self.changed.notify_all();
                return None;
            }
            state = match state.next() {
                Ok(visit) => return Some(visit),
                Err(Some(wait)) => self
                    .changed
                    .wait_timeout(state, wait)
                    .map_or_else(|broken| broken.into_inner().0, |(state, _)| state),
                Err(None) => self.changed.wait(state).unwrap_or_else(PoisonError::into_inner),
            };
        }
    }

    /// Takes a reply and the host back; how many visits are done.
    fn give(&self, visit: Visit, reply: &Reply) -> usize {
        let manners = self.manners;
        let mut state = self.state();
        let host = state.hosts.entry(visit.at.host().to_owned()).or_default();
        host.is_busy = false;
        host.silences = if *reply == Reply::Failed(Failure::NoAnswer) { host.silences + 1 } else { 0 };
        let wanted = match reply {
            Reply::Answer(answer) => answer.retry_after.unwrap_or_default(),
            Reply::Failed(_) => Duration::ZERO,
        };
        host.is_closed |= wanted > manners.longest_wait;
        host.free_at = Instant::now().checked_add(wanted.min(manners.longest_wait).max(manners.pause));
        if let Reply::Failed(failure) = reply
            && failure.is_of_the_origin()
        {
            state.lost.insert(visit.at.origin(), *failure);
        }
        match visit.clone().after(reply, manners.redirects, manners.longest_wait) {
            Next::Ask(next) => {
                state.hosts.entry(next.at.host().to_owned()).or_default().waiting.push_front(next);
            }
            Next::Done(outcome) => state.finish(visit, outcome),
        }
        self.changed.notify_all();
        state.outcomes.len()
    }
}
