//! The course of asking for one address: HEAD, GET where HEAD is refused, redirects. Pure: from an answer to the next
//! request or to the outcome.

use std::time::Duration;

use super::address::Address;
use super::outcome::{Failure, Outcome};

/// How an address is asked (RFC 9110 §9.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Only what is said about the page.
    Head,
    /// The page; its content is not read.
    Get,
}

/// What one request brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    Answer(Answer),
    Failed(Failure),
}

/// What counts of an HTTP response.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    /// `Location` (RFC 9110 §10.2.2).
    pub location: Option<String>,
    /// `Retry-After` in seconds (RFC 9110 §10.2.3).
    pub retry_after: Option<Duration>,
}

/// An address on its way to an outcome: the next request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// The address in the content.
    pub link: Address,
    /// The address to ask now.
    pub at: Address,
    pub method: Method,
    /// Redirects followed so far.
    redirects: usize,
    /// Where permanent redirects alone have led.
    moved: Option<Address>,
    /// Whether a redirect so far was for this time only: what comes after it says nothing of the link.
    strayed: bool,
    /// Whether it was asked again after the time that the server wanted.
    waited: bool,
}

/// What follows from a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    Ask(Visit),
    Done(Outcome),
}

impl Visit {
    /// The first request for an address.
    pub fn new(link: Address) -> Self {
        let at = link.clone();
        Self { link, at, method: Method::Head, redirects: 0, moved: None, strayed: false, waited: false }
    }

    /// What follows from a reply. At most `most_redirects` are followed; a server that asks for time gets it once,
    /// if it is no longer than `longest_wait`.
    pub fn after(self, reply: &Reply, most_redirects: usize, longest_wait: Duration) -> Next {
        let answer = match reply {
            Reply::Answer(answer) => answer,
            Reply::Failed(Failure::NoAnswer) if self.method == Method::Head => return self.with_get(),
            Reply::Failed(failure) => return Next::Done(Outcome::Failed(*failure)),
        };
        let wanted_time = answer.retry_after.is_some_and(|time| time <= longest_wait);
        match answer.status {
            301 | 302 | 303 | 307 | 308 => self.redirected(answer, most_redirects),
            429 | 503 if wanted_time && !self.waited => Next::Ask(Self { waited: true, ..self }),
            401 | 407 | 429 | 451 => self.arrived(),
            // Some servers know no HEAD, and say so in many ways: only an answer to GET is believed.
            400..600 if self.method == Method::Head => self.with_get(),
            403 => self.arrived(),
            status @ 400..600 => Next::Done(Outcome::Failed(Failure::Status(status))),
            _ => self.arrived(),
        }
    }

    fn with_get(self) -> Next {
        Next::Ask(Self { method: Method::Get, ..self })
    }

    fn arrived(self) -> Next {
        Next::Done(self.moved.map_or(Outcome::Fine, |to| Outcome::Moved(to.to_string())))
    }

    fn redirected(self, answer: &Answer, most: usize) -> Next {
        let Some(to) = answer.location.as_deref().and_then(|location| self.at.join(location)) else {
            return self.arrived();
        };
        if self.redirects == most {
            return Next::Done(Outcome::Failed(Failure::Redirects));
        }
        let strayed = self.strayed || !matches!(answer.status, 301 | 308);
        let moved = if strayed { self.moved } else { Some(to.clone()) };
        Next::Ask(Self { at: to, method: Method::Head, redirects: self.redirects + 1, moved, strayed, ..self })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WAIT: Duration = Duration::from_secs(30);

    fn visit() -> Visit {
        Visit::new(Address::parse("https://mau.example/a").expect("an address"))
    }

    fn status(status: u16) -> Reply {
        Reply::Answer(Answer { status, ..Answer::default() })
    }

    fn redirect(status: u16, to: &str) -> Reply {
        Reply::Answer(Answer { status, location: Some(to.to_owned()), ..Answer::default() })
    }

    /// Goes on until the replies or the course end.
    fn course(replies: &[Reply]) -> Next {
        let mut next = Next::Ask(visit());
        for reply in replies {
            let Next::Ask(visit) = next else { panic!("{reply:?} is not asked for any more") };
            next = visit.after(reply, 5, WAIT);
        }
        next
    }

    fn done(outcome: Outcome) -> Next {
        Next::Done(outcome)
    }

    #[test]
    fn a_bad_answer_to_head_is_believed_of_get_alone() {
        for bad in [400, 403, 404, 405, 500, 501] {
            assert_eq!(course(&[status(bad), status(200)]), done(Outcome::Fine), "{bad}");
        }
        assert_eq!(course(&[status(404), status(404)]), done(Outcome::Failed(Failure::Status(404))));
        assert_eq!(course(&[Reply::Failed(Failure::NoAnswer), status(200)]), done(Outcome::Fine));
    }

    #[test]
    fn pages_that_are_not_for_programs_pass() {
        for kept in [401, 429, 451] {
            assert_eq!(course(&[status(kept)]), done(Outcome::Fine), "{kept}");
        }
        assert_eq!(course(&[status(403), status(403)]), done(Outcome::Fine));
        assert_eq!(course(&[status(999)]), done(Outcome::Fine));
    }

    #[test]
    fn the_new_address_is_where_permanent_redirects_alone_lead() {
        let moved = |to: &str| done(Outcome::Moved(format!("https://mau.example{to}")));
        assert_eq!(course(&[redirect(301, "/b"), redirect(308, "/c"), status(200)]), moved("/c"));
        assert_eq!(course(&[redirect(301, "/b"), redirect(302, "/c"), redirect(301, "/d"), status(200)]), moved("/b"));
        assert_eq!(course(&[redirect(302, "/b"), redirect(301, "/c"), status(200)]), done(Outcome::Fine));
    }

    #[test]
    fn a_page_that_moved_to_where_nothing_is_is_not_there() {
        let replies = [redirect(301, "/b"), status(404), status(404)];
        assert_eq!(course(&replies), done(Outcome::Failed(Failure::Status(404))));
    }

    #[test]
    fn redirects_end() {
        let replies = vec![redirect(302, "/a"); 6];
        assert_eq!(course(&replies), done(Outcome::Failed(Failure::Redirects)));
    }

    #[test]
    fn a_server_that_asks_for_a_little_time_gets_it_once() {
        let busy = |seconds| {
            Reply::Answer(Answer { status: 429, retry_after: Some(Duration::from_secs(seconds)), ..Answer::default() })
        };
        assert!(matches!(course(&[busy(2)]), Next::Ask(Visit { method: Method::Head, waited: true, .. })));
        assert_eq!(course(&[busy(2), busy(2)]), done(Outcome::Fine));
        assert_eq!(course(&[busy(3600)]), done(Outcome::Fine));
    }
}
