//! Requests many addresses within the request policy: several hosts in parallel, but only one request per host at a
//! time.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use ureq::http::Method;

use super::RequestPolicy;
use super::address::Address;
use super::ask::Reply;
use super::remembered::{Failure, LinkState};
use crate::diagnostics::Bilingual;
use crate::pipeline::Progress;

/// The number of consecutive requests without a response after which a host gets no more requests.
const SILENCES: usize = 3;
/// The maximum number of redirects followed for a link.
const REDIRECTS: usize = 5;
/// The longest `Retry-After` that is respected; a host that asks for more gets no more requests.
const LONGEST_WAIT: Duration = Duration::from_secs(30);
/// The number of hosts that may pause between requests for each host that is being requested.
const RESTING: usize = 8;

const ASKING: Bilingual = Bilingual::literal("hỏi địa chỉ ngoài trang", "asking for addresses outside the site");

pub type SendRequest<'a> = dyn Fn(&Address, &Method) -> Result<Reply, Failure> + Sync + 'a;

/// Requests every address with `send` and returns their states.
pub fn ask_all(
    addresses: BTreeSet<Address>,
    policy: &RequestPolicy,
    send: &SendRequest<'_>,
    progress: &Progress,
) -> BTreeMap<Address, LinkState> {
    progress.begin(ASKING, addresses.len());
    let mut of_hosts: BTreeMap<String, Vec<Address>> = BTreeMap::new();
    for address in addresses {
        of_hosts.entry(address.host().to_owned()).or_default().push(address);
    }
    let hosts = Hosts {
        policy,
        send,
        states: Mutex::default(),
        requests: AtomicUsize::new(0),
        under_way: Mutex::new(0),
        answered: Condvar::new(),
    };
    let (threads, done) = (of_hosts.len().min(policy.hosts * RESTING), Mutex::new(BTreeMap::new()));
    let waiting = Mutex::new(of_hosts.into_values());
    let work = || {
        loop {
            let Some(addresses) = lock(&waiting).next() else { return };
            for address in addresses {
                let state = course(&address, &mut |at, method| hosts.request(at, method));
                lock(&done).insert(address, state);
                progress.advance();
            }
        }
    };
    std::thread::scope(|scope| (0..threads).for_each(|_| drop(scope.spawn(work))));
    done.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// The states of all requested hosts.
struct Hosts<'a> {
    policy: &'a RequestPolicy,
    send: &'a SendRequest<'a>,
    /// The state of each host. Its lock is held while the host pauses and while it is requested.
    states: Mutex<BTreeMap<String, Arc<Mutex<HostState>>>>,
    /// The number of requests that were sent or are waiting for their host's pause.
    requests: AtomicUsize,
    under_way: Mutex<usize>,
    answered: Condvar,
}

#[derive(Default)]
struct HostState {
    /// The moment from which it may be requested again.
    free_at: Option<Instant>,
    /// The number of consecutive requests without a response.
    silences: usize,
    /// Whether it asked for a longer pause than a run lasts.
    is_closed: bool,
    /// The origins of the host to which no connection is possible, with the reason.
    lost: BTreeMap<String, Failure>,
}

impl Hosts<'_> {
    /// Sends a request after the host's pause, or returns a known state without a request.
    fn request(&self, at: &Address, method: &Method) -> Result<Reply, LinkState> {
        let host = lock(&self.states).entry(at.host().to_owned()).or_default().clone();
        let mut host = lock(&host);
        if let Some(failure) = host.lost.get(at.origin()) {
            return Err(LinkState::Failed(*failure));
        }
        if host.silences >= SILENCES {
            return Err(LinkState::Failed(Failure::NoAnswer));
        }
        if host.is_closed || self.requests.fetch_add(1, Ordering::Relaxed) >= self.policy.requests {
            return Err(LinkState::Unasked);
        }
        let rest = host.free_at.map(|at| at.saturating_duration_since(Instant::now()));
        std::thread::sleep(rest.unwrap_or_default());
        let reply = self.send_in_turn(at, method);
        let wanted = reply.as_ref().ok().and_then(|reply| reply.retry_after).unwrap_or_default();
        host.is_closed |= wanted > LONGEST_WAIT;
        host.free_at = Instant::now().checked_add(wanted.min(LONGEST_WAIT).max(self.policy.pause));
        host.silences = if let Err(Failure::NoAnswer) = reply { host.silences + 1 } else { 0 };
        // Any other failure is a connection failure, which applies to all addresses of the origin.
        if let Err(failure) = reply.as_ref()
            && *failure != Failure::NoAnswer
        {
            host.lost.insert(at.origin().to_owned(), *failure);
        }
        reply.map_err(LinkState::Failed)
    }

    /// Sends a request as soon as fewer hosts than allowed are being requested.
    fn send_in_turn(&self, at: &Address, method: &Method) -> Result<Reply, Failure> {
        let is_full = |under_way: &mut usize| *under_way >= self.policy.hosts;
        *self.answered.wait_while(lock(&self.under_way), is_full).unwrap_or_else(PoisonError::into_inner) += 1;
        let reply = (self.send)(at, method);
        *lock(&self.under_way) -= 1;
        self.answered.notify_one();
        reply
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Checks one address: HEAD, GET where HEAD is refused, and redirects.
pub fn course(link: &Address, request: &mut dyn FnMut(&Address, &Method) -> Result<Reply, LinkState>) -> LinkState {
    let (mut at, mut method) = (link.clone(), Method::HEAD);
    let (mut redirects, mut has_waited) = (0, false);
    // The address after permanent redirects only. Once a temporary redirect follows, later redirects say nothing about
    // the link.
    let (mut moved, mut is_permanent) = (None, true);
    loop {
        let reply = match request(&at, &method) {
            Ok(reply) => reply,
            Err(LinkState::Failed(Failure::NoAnswer)) if method == Method::HEAD => {
                method = Method::GET;
                continue;
            }
            Err(state) => return state,
        };
        let wants_time = reply.retry_after.is_some_and(|time| time <= LONGEST_WAIT);
        match reply.status {
            status @ (301 | 302 | 303 | 307 | 308) => {
                let Some(to) = reply.location.and_then(|location| at.join(&location)) else { break };
                if redirects == REDIRECTS {
                    return LinkState::Failed(Failure::Redirects);
                }
                redirects += 1;
                is_permanent &= matches!(status, 301 | 308);
                if is_permanent {
                    moved = Some(to.to_string());
                }
                (at, method) = (to, Method::HEAD);
            }
            429 | 503 if wants_time && !has_waited => has_waited = true,
            401 | 407 | 429 | 451 => break,
            // Some servers do not support HEAD and report that in various ways, so only a response to GET counts as an
            // error.
            400..600 if method == Method::HEAD => method = Method::GET,
            403 => break,
            status @ 400..600 => return LinkState::Failed(Failure::Status(status)),
            _ => break,
        }
    }
    moved.map_or(LinkState::Fine, LinkState::Moved)
}
