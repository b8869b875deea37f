mod server;

use std::collections::BTreeSet;
use std::net::TcpListener;
use std::sync::Mutex;
use std::time::Duration;

use chrono::{NaiveDate, NaiveDateTime};

use ureq::http::Method;

use super::ask::Reply;
use super::remembered::Failure;
use super::*;
use crate::diagnostics::{Problems, Span};
use server::{ENDLESS, SILENCE, Server, status, with};

/// A policy with short times, for servers on this machine.
fn quick() -> RequestPolicy {
    RequestPolicy { pause: Duration::ZERO, whole: Duration::from_secs(5), ..RequestPolicy::default() }
}

fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2025, 4, 1).and_then(|day| day.and_hms_opt(8, 0, 0)).expect("a moment")
}

/// Links at the places 0, 1, 2 … of one file.
fn at_places<S: Into<String>>(texts: impl IntoIterator<Item = S>) -> Vec<Url> {
    let place = |at: usize| Span::new("content/news/a.md".into(), at..at + 1);
    texts.into_iter().enumerate().map(|(at, text)| Url { text: text.into(), span: place(at) }).collect()
}

fn run(links: &[Url], policy: &RequestPolicy) -> (Problems, Remembered) {
    let Checked { value, problems } = check(links, Remembered::default(), now(), policy, &Progress::default());
    (problems.ordered(), value)
}

/// Code and place of every problem.
fn found(problems: &Problems) -> Vec<(&'static str, usize)> {
    problems.0.iter().map(|problem| (problem.problem.code, problem.span.start)).collect()
}

fn answers(line: &str) -> String {
    match line.split('?').next().unwrap_or_default() {
        "HEAD /fine" | "GET /no-head" | "HEAD /new" => status(200),
        "HEAD /no-head" => status(405),
        "HEAD /gone" | "GET /gone" => status(410),
        "HEAD /members" | "GET /members" => status(403),
        "HEAD /old" => with(301, "Location: /new"),
        "HEAD /for-now" => with(302, "Location: /new"),
        "HEAD /circle" => with(301, "Location: /circle"),
        "HEAD /broken" | "GET /broken" => status(500),
        "HEAD /garbage" | "GET /garbage" => "xin chào\r\n\r\n".to_owned(),
        "HEAD /long" => status(501),
        "GET /long" => ENDLESS.to_owned(),
        "HEAD /again" => with(429, "Retry-After: 0"),
        "HEAD /leave-me" => with(429, "Retry-After: 86400"),
        _ => status(404),
    }
}

#[test]
fn what_is_wrong_with_a_link_is_reported_at_its_place() {
    let server = Server::start(answers);
    let paths =
        ["/fine", "/no-head", "/gone", "/members", "/old", "/for-now", "/circle", "/broken", "/garbage", "/none"];
    let (problems, _) = run(&at_places(paths.map(|path| format!("{}{path}", server.origin))), &quick());
    assert_eq!(
        found(&problems),
        [
            ("dead-external-link", 2),
            ("link-moved-permanently", 4),
            ("unanswered-link", 6),
            ("unanswered-link", 7),
            ("unanswered-link", 8),
            ("dead-external-link", 9)
        ]
    );
    let help = problems.0[1].help.as_ref().map(|help| help.en.to_string()).unwrap_or_default();
    assert!(help.contains(&format!("{}/new", server.origin)), "{help}");
}

#[test]
fn an_address_is_asked_once_by_head_and_by_get_only_where_head_is_refused() {
    let server = Server::start(answers);
    let paths = ["/fine", "/fine#phan", "/no-head", "/fine"];
    let (problems, _) = run(&at_places(paths.map(|path| format!("{}{path}", server.origin))), &quick());
    assert_eq!(found(&problems), []);
    let mut lines = server.lines();
    lines.sort();
    assert_eq!(lines, ["GET /no-head", "HEAD /fine", "HEAD /no-head"]);
    let name = concat!("user-agent: giothong/", env!("CARGO_PKG_VERSION"), " ");
    assert!(server.heads().iter().all(|head| head.to_lowercase().contains(name)), "{:?}", server.heads());
}

#[test]
fn one_address_at_several_places_is_one_problem_that_names_them_all() {
    let server = Server::start(answers);
    let links = at_places(["/none", "/fine", "/none#a"].map(|path| format!("{}{path}", server.origin)));
    let (problems, _) = run(&links, &quick());
    assert_eq!(found(&problems), [("dead-external-link", 0)]);
    assert_eq!(problems.0[0].related.iter().map(|related| related.span.start).collect::<Vec<_>>(), [2]);
}

#[test]
fn a_second_run_asks_nothing_and_says_the_same() {
    let server = Server::start(answers);
    let links = at_places(["/fine", "/none", "/old", "/broken"].map(|path| format!("{}{path}", server.origin)));
    let (first, remembered) = run(&links, &quick());
    let asked = server.lines().len();
    let again = check(&links, Remembered::read(&remembered.to_bytes()), now(), &quick(), &Progress::default());
    assert_eq!(again.problems.ordered(), first);
    assert_eq!(again.value, remembered);
    assert_eq!(server.lines().len(), asked);
    let without = check(&links[..1], remembered, now(), &quick(), &Progress::default()).value;
    assert!(!String::from_utf8_lossy(&without.to_bytes()).contains("/none"), "what is linked no more is forgotten");
}

#[test]
fn a_host_is_never_asked_by_two_requests_at_once() {
    let server = Server::start(answers);
    let links = |origin: &str| (0..12).map(|n| format!("{origin}/fine?{n}")).collect::<Vec<_>>();
    run(&at_places(links(&server.origin)), &quick());
    assert_eq!((server.lines().len(), server.most_open()), (12, 1));
}

#[test]
fn no_more_hosts_are_asked_at_once_than_allowed() {
    let server = Server::start(answers);
    let links = at_places((0..12).map(|n| match n % 2 {
        0 => format!("{}/fine?{n}", server.origin),
        _ => format!("{}/fine?{n}", server.other_name()),
    }));
    run(&links, &RequestPolicy { hosts: 1, ..quick() });
    assert_eq!(server.most_open(), 1);
}

#[test]
fn a_server_that_never_answers_holds_nobody_up_for_long() {
    let server = Server::start(|_| SILENCE.to_owned());
    let paths = ["/a", "/b", "/c", "/d", "/e"];
    let policy = RequestPolicy { whole: Duration::from_millis(60), ..quick() };
    let (problems, _) = run(&at_places(paths.map(|path| format!("{}{path}", server.origin))), &policy);
    assert_eq!(found(&problems), [0, 1, 2, 3, 4].map(|place| ("unanswered-link", place)));
    assert_eq!(server.lines().len(), 3, "three silences are enough: {:?}", server.lines());
}

#[test]
fn a_long_page_is_not_read() {
    let server = Server::start(answers);
    let (problems, _) = run(&at_places([format!("{}/long", server.origin)]), &quick());
    assert_eq!(found(&problems), []);
    assert!(server.sent() < 50_000_000, "{} bytes were taken", server.sent());
}

#[test]
fn a_server_that_wants_time_gets_it_and_one_that_wants_a_day_is_left_alone() {
    let server = Server::start(answers);
    let (problems, _) = run(&at_places([format!("{}/again", server.origin)]), &quick());
    assert_eq!((found(&problems), server.lines().len()), (vec![], 2));

    let server = Server::start(answers);
    let paths = ["/leave-me", "/none-1", "/none-2"].map(|path| format!("{}{path}", server.origin));
    let (problems, remembered) = run(&at_places(paths), &quick());
    assert_eq!(server.lines(), ["HEAD /leave-me"]);
    assert_eq!(found(&problems), [("external-unfinished", 0)]);
    assert!(problems.0[0].message.en.ends_with(": 2"), "{}", problems.0[0].message.en);
    assert!(!String::from_utf8_lossy(&remembered.to_bytes()).contains("/none"), "what was not asked is not remembered");
}

#[test]
fn a_run_makes_no_more_requests_than_its_number() {
    let server = Server::start(answers);
    let links = at_places((0..5).map(|n| format!("{}/fine?{n}", server.origin)));
    let (problems, remembered) = run(&links, &RequestPolicy { requests: 3, ..quick() });
    assert_eq!(server.lines().len(), 3);
    assert_eq!(found(&problems), [("external-unfinished", 0)]);
    let rest = check(&links, remembered, now(), &quick(), &Progress::default());
    assert_eq!((found(&rest.problems), server.lines().len()), (vec![], 5), "the next run goes on with the rest");
}

#[test]
fn a_port_that_nobody_listens_at_is_a_dead_link() {
    let port = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port").port();
    let (problems, _) = run(&at_places([format!("http://127.0.0.1:{port}/")]), &quick());
    assert_eq!(found(&problems), [("dead-external-link", 0)]);
    assert!(problems.0[0].message.en.ends_with("the server refuses connections"), "{}", problems.0[0].message.en);
}

#[test]
fn a_server_that_is_not_secure_where_it_should_be_is_a_dead_link() {
    let server = Server::start(answers);
    let (problems, _) = run(&at_places([server.origin.replace("http:", "https:")]), &quick());
    assert_eq!(found(&problems), [("dead-external-link", 0)]);
    assert!(problems.0[0].message.en.contains("no secure connection"), "{}", problems.0[0].message.en);
}

#[cfg(unix)]
#[test]
fn where_nobody_can_be_reached_one_note_says_so_and_nothing_is_remembered() {
    // A connection to a multicast address (RFC 5771) is never established, with or without network.
    let links = at_places(["http://224.0.0.1/a", "http://224.0.0.2/b", "https://224.0.0.1/c"]);
    let (problems, remembered) = run(&links, &quick());
    assert_eq!(found(&problems), [("external-unreachable", 0)]);
    assert_eq!(remembered, Remembered::default());
    assert_eq!(&*problems.0[0].span.file, "content/site.yaml");
    let (alone, _) = run(&links[1..2], &quick());
    assert_eq!(found(&alone), [("external-unreachable", 1)], "one link may have a misspelt host");

    let server = Server::start(answers);
    let links = at_places([format!("{}/fine", server.origin), "http://224.0.0.1/a".to_owned()]);
    assert_eq!(found(&run(&links, &quick()).0), [("unanswered-link", 1)], "where one is reached there is a network");
}

#[test]
fn no_links_are_no_questions_and_no_problems() {
    let (problems, remembered) = run(&[], &quick());
    assert_eq!((problems, remembered), (Problems::default(), Remembered::default()));
}

/// The response of a simulated server to a request.
type Answers = fn(&Address, &Method) -> Result<Reply, Failure>;

/// Requests addresses from a server that is a function. Returns the requests, and the state of each address.
fn pretended(links: &[&str], server: Answers) -> (Vec<String>, Vec<LinkState>) {
    let requests = Mutex::new(Vec::new());
    let send = |address: &Address, method: &Method| {
        requests.lock().expect("no panic among the requests").push(format!("{method} {address}"));
        server(address, method)
    };
    let addresses: BTreeSet<Address> = links.iter().filter_map(|link| Address::parse(link)).collect();
    let states = hosts::ask_all(addresses, &quick(), &send, &Progress::default());
    (requests.into_inner().expect("no panic among the requests"), states.into_values().collect())
}

/// A response with a status; after `>` its redirect target, or after `+` the seconds of `Retry-After`.
fn reply(text: &str) -> Reply {
    let (text, location) = text.split_once('>').map_or((text, None), |(text, to)| (text, Some(to.to_owned())));
    let (status, seconds) = text.split_once('+').map_or((text, None), |(text, time)| (text, time.parse().ok()));
    let status = status.parse().expect("a status");
    Reply { status, location, retry_after: seconds.map(Duration::from_secs) }
}

#[test]
fn a_name_that_leads_nowhere_is_looked_up_once() {
    let links = ["https://mau.example/a", "https://mau.example/b", "https://mau.example/c"];
    let (requests, states) = pretended(&links, |_, _| Err(Failure::UnknownName));
    assert_eq!(requests.len(), 1);
    assert_eq!(states, vec![LinkState::Failed(Failure::UnknownName); 3]);
}

#[test]
fn a_redirect_to_another_host_is_asked_of_that_host() {
    let (requests, states) = pretended(&["http://mau.example/a"], |at, _| match at.host() {
        "mau.example" => Ok(reply("301>https://khac.example/b")),
        _ => Ok(reply("200")),
    });
    assert_eq!(requests, ["HEAD http://mau.example/a", "HEAD https://khac.example/b"]);
    assert_eq!(states, [LinkState::Moved("https://khac.example/b".to_owned())]);
}

/// The state of a link whose requests get these responses in order; `-` means no response.
fn course(replies: &[&str]) -> LinkState {
    let mut left = replies.iter();
    let link = Address::parse("https://mau.example/a").expect("an address");
    let state = hosts::course(&link, &mut |_, _| match *left.next().expect("a reply more") {
        "-" => Err(LinkState::Failed(Failure::NoAnswer)),
        text => Ok(reply(text)),
    });
    assert_eq!(left.len(), 0, "{replies:?}");
    state
}

fn status_of(status: u16) -> LinkState {
    LinkState::Failed(Failure::Status(status))
}

#[test]
fn a_bad_answer_to_head_is_believed_of_get_alone() {
    for bad in ["400", "403", "404", "405", "500", "501", "-"] {
        assert_eq!(course(&[bad, "200"]), LinkState::Fine, "{bad}");
    }
    assert_eq!(course(&["404", "404"]), status_of(404));
}

#[test]
fn pages_that_are_not_for_programs_pass() {
    for kept in [&["401"][..], &["429"], &["451"], &["403", "403"], &["999"]] {
        assert_eq!(course(kept), LinkState::Fine, "{kept:?}");
    }
}

#[test]
fn the_new_address_is_where_permanent_redirects_alone_lead() {
    let moved = |to: &str| LinkState::Moved(format!("https://mau.example{to}"));
    assert_eq!(course(&["301>/b", "308>/c", "200"]), moved("/c"));
    assert_eq!(course(&["301>/b", "302>/c", "301>/d", "200"]), moved("/b"));
    assert_eq!(course(&["302>/b", "301>/c", "200"]), LinkState::Fine);
    assert_eq!(course(&["301>/b", "404", "404"]), status_of(404), "a page that moved to where nothing is");
}

#[test]
fn redirects_end() {
    assert_eq!(course(&["302>/a"; 6]), LinkState::Failed(Failure::Redirects));
}

#[test]
fn a_server_that_asks_for_a_little_time_gets_it_once() {
    assert_eq!(course(&["429+2", "404", "404"]), status_of(404));
    assert_eq!(course(&["429+2", "429+2"]), LinkState::Fine);
    assert_eq!(course(&["429+3600"]), LinkState::Fine);
}

#[test]
fn a_host_rests_between_two_requests() {
    let server = Server::start(answers);
    let links = at_places((0..4).map(|n| format!("{}/fine?{n}", server.origin)));
    let pause = Duration::from_millis(40);
    let start = std::time::Instant::now();
    run(&links, &RequestPolicy { pause, ..quick() });
    assert!(start.elapsed() >= pause * 3, "four requests have three rests between them");
}
