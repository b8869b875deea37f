mod server;

use std::collections::BTreeSet;
use std::net::TcpListener;
use std::sync::Mutex;
use std::time::Duration;

use chrono::{NaiveDate, NaiveDateTime};

use super::outcome::Failure;
use super::visit::{Answer, Reply, Visit};
use super::*;
use crate::diagnostics::{Problems, Span};
use server::{ENDLESS, SILENCE, Server, status, with};

/// Manners of somebody in a hurry, for servers on this machine.
fn quick() -> Manners {
    Manners {
        pause: Duration::ZERO,
        connect: Duration::from_secs(5),
        whole: Duration::from_secs(5),
        ..Manners::default()
    }
}

fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2025, 4, 1).and_then(|day| day.and_hms_opt(8, 0, 0)).expect("a moment")
}

/// Links at the places 0, 1, 2 … of one file.
fn at_places<S: Into<String>>(texts: impl IntoIterator<Item = S>) -> Vec<Url> {
    let place = |at: usize| Span::new("content/news/a.md".into(), at..at + 1);
    texts.into_iter().enumerate().map(|(at, text)| Url { text: text.into(), span: place(at) }).collect()
}

fn run(links: &[Url], manners: &Manners) -> (Problems, Remembered) {
    let Checked { value, problems } = check(links, Remembered::default(), now(), manners, &|_, _| {});
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
fn what_is_wrong_with_a_link_is_told_at_its_place() {
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
    let again = check(&links, Remembered::read(&remembered.to_bytes()), now(), &quick(), &|_, _| {});
    assert_eq!(again.problems.ordered(), first);
    assert_eq!(again.value, remembered);
    assert_eq!(server.lines().len(), asked);
    let without = check(&links[..1], remembered, now(), &quick(), &|_, _| {}).value;
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
    run(&links, &Manners { hosts: 1, ..quick() });
    assert_eq!(server.most_open(), 1);
}

#[test]
fn a_server_that_never_answers_holds_nobody_up_for_long() {
    let server = Server::start(|_| SILENCE.to_owned());
    let paths = ["/a", "/b", "/c", "/d", "/e"];
    let manners = Manners { whole: Duration::from_millis(60), ..quick() };
    let (problems, _) = run(&at_places(paths.map(|path| format!("{}{path}", server.origin))), &manners);
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
    let (problems, remembered) = run(&links, &Manners { requests: 3, ..quick() });
    assert_eq!(server.lines().len(), 3);
    assert_eq!(found(&problems), [("external-unfinished", 0)]);
    let rest = check(&links, remembered, now(), &quick(), &|_, _| {});
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
    // No connection to a group of machines (RFC 5771) ever comes about, with or without network.
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

/// A round with a server that is only a function: the requests, and what came of each address.
fn pretended(links: &[&str], server: fn(&Visit) -> Reply) -> (Vec<String>, Vec<Outcome>) {
    let requests = Mutex::new(Vec::new());
    let ask = |visit: &Visit| {
        requests.lock().expect("no panic among the requests").push(visit.at.to_string());
        server(visit)
    };
    let addresses: BTreeSet<Address> = links.iter().filter_map(|link| Address::parse(link)).collect();
    let outcomes = round::round(addresses, &quick(), &ask, &|_, _| {});
    (requests.into_inner().expect("no panic among the requests"), outcomes.into_values().collect())
}

#[test]
fn a_name_that_leads_nowhere_is_looked_up_once() {
    let links = ["https://mau.example/a", "https://mau.example/b", "https://mau.example/c"];
    let (requests, outcomes) = pretended(&links, |_| Reply::Failed(Failure::UnknownName));
    assert_eq!(requests.len(), 1);
    assert_eq!(outcomes, vec![Outcome::Failed(Failure::UnknownName); 3]);
}

#[test]
fn a_redirect_to_another_host_is_asked_of_that_host() {
    let (requests, outcomes) = pretended(&["http://mau.example/a"], |visit| match visit.at.host() {
        "mau.example" => Reply::Answer(Answer {
            status: 301,
            location: Some("https://khac.example/b".to_owned()),
            ..Answer::default()
        }),
        _ => Reply::Answer(Answer { status: 200, ..Answer::default() }),
    });
    assert_eq!(requests, ["http://mau.example/a", "https://khac.example/b"]);
    assert_eq!(outcomes, [Outcome::Moved("https://khac.example/b".to_owned())]);
}

#[test]
fn a_host_rests_between_two_requests() {
    let server = Server::start(answers);
    let links = at_places((0..4).map(|n| format!("{}/fine?{n}", server.origin)));
    let pause = Duration::from_millis(40);
    let start = std::time::Instant::now();
    run(&links, &Manners { pause, ..quick() });
    assert!(start.elapsed() >= pause * 3, "four requests have three rests between them");
}
