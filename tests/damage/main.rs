//! Whatever an officer's files hold, the check ends, in problems that a person can find and read.
//!
//! Each damage has a number, which alone decides it. `GIOTHONG_DAMAGES=10000` makes as many as it says,
//! `GIOTHONG_DAMAGES=4711..4712` one of them again.

#![allow(clippy::disallowed_methods, reason = "the length of the long run is in the environment")]

mod fuzzing;
#[path = "../support/mod.rs"]
mod support;

use std::collections::BTreeSet;
use std::io::Write;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use giothong::diagnostics::{Bilingual, Diagnostic, Span, Speech, to_json, to_terminal};
use giothong::pipeline::{Built, Memory, Order, build_in_memory};
use support::damage::damage_site;
use support::random::Random;
use support::{Site, Tree, repository, tree, watched};

/// Damages of the short run.
const DAMAGES: u64 = 300;
/// Sites in turn: the one with one of each thing, the one with everything at once, and one that gets a table.
const SITES: [&str; 3] = ["tests/sites/nho", "tests/sites/minh-hoa", "tests/tables/site"];
/// Tables of offices; the first word of a name is the folder under `content/`.
const TABLES: &str = "tests/tables/files";
/// Of so many damages one is checked twice.
const TWICE: u64 = 20;
/// A check of a damaged site takes less than a second; after this it hangs. A program that is not optimised takes longer.
const HANGS: Duration = Duration::from_secs(if cfg!(debug_assertions) { 180 } else { 10 });
/// Memory that all of it may take, in kilobytes.
const MOST_MEMORY: u64 = 1_000_000;

#[test]
fn damaged_content_ends_in_problems_with_a_place_and_words() {
    let numbers = numbers();
    let (next, ended) = (AtomicU64::new(numbers.start), AtomicBool::new(false));
    let workers: Vec<Worker> =
        (0..thread::available_parallelism().map_or(1, usize::from)).map(|_| Worker::new()).collect();
    thread::scope(|scope| {
        scope.spawn(|| watch(&workers, &ended));
        let running: Vec<_> = workers.iter().map(|worker| scope.spawn(|| worker.work(&next, numbers.end))).collect();
        let broken = running.into_iter().map(thread::ScopedJoinHandle::join).filter(Result::is_err).count();
        ended.store(true, Ordering::Relaxed);
        assert_eq!(broken, 0, "every worker ends");
    });
    let tallies: Vec<Tally> = workers.into_iter().map(|worker| worker.tally.into_inner().expect("a tally")).collect();
    let failures: Vec<&str> = tallies.iter().flat_map(|tally| &tally.failures).map(String::as_str).collect();
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));

    let (whole, refused) = tallies.iter().fold((0, 0), |(w, r), tally| (w + tally.whole, r + tally.refused));
    let slowest = tallies.iter().filter_map(|tally| tally.slowest.as_ref()).max();
    writeln!(std::io::stderr(), "{whole} sites stayed whole, {refused} were refused; slowest: {slowest:?}")
        .expect("words");
    let dull = numbers.end - numbers.start > 100 && (whole < 10 || refused < whole);
    assert!(!dull, "{whole} whole and {refused} refused: the damages try too little");
}

/// The damages to make.
fn numbers() -> Range<u64> {
    let Ok(wanted) = std::env::var("GIOTHONG_DAMAGES") else { return 0..DAMAGES };
    let (first, behind) = wanted.split_once("..").unwrap_or(("0", &wanted));
    let number = |text: &str| text.parse().unwrap_or_else(|_| panic!("GIOTHONG_DAMAGES: `{text}` is no number"));
    number(first)..number(behind)
}

/// Damages sites of its own, one after the other.
struct Worker {
    /// The damage at work on and since when.
    now: Mutex<Option<(u64, Instant)>>,
    tally: Mutex<Tally>,
}

#[derive(Default)]
struct Tally {
    whole: u64,
    refused: u64,
    slowest: Option<(Duration, u64, String)>,
    failures: Vec<String>,
}

impl Worker {
    fn new() -> Self {
        Self { now: Mutex::default(), tally: Mutex::default() }
    }

    fn work(&self, next: &AtomicU64, end: u64) {
        let mut patients = SITES.map(Patient::new);
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= end {
                return;
            }
            let begun = Instant::now();
            *self.now.lock().expect("the watch") = Some((number, begun));
            let index = usize::try_from(number).unwrap_or(0) % SITES.len();
            let before = watched::peak("self");
            let (how, outcome) = patients[index].suffer(number);
            let memory = watched::peak("self");
            let is_greedy = memory > MOST_MEMORY && memory > before;
            let outcome = outcome.and_then(|whole| if is_greedy { Err(format!("{memory} kB")) } else { Ok(whole) });
            if outcome.is_err() {
                patients[index] = Patient::new(SITES[index]);
            }
            *self.now.lock().expect("the watch") = None;
            self.tally.lock().expect("the tally").count(number, how, outcome, begun.elapsed());
        }
    }
}

impl Tally {
    fn count(&mut self, number: u64, how: String, outcome: Result<bool, String>, took: Duration) {
        match outcome {
            Ok(true) => self.whole += 1,
            Ok(false) => self.refused += 1,
            Err(why) => self.failures.push(format!("damage {number} ({how}): {why}")),
        }
        let this = Some((took, number, how));
        if self.slowest < this {
            self.slowest = this;
        }
    }
}

/// Ends the whole run when a damage takes too long.
fn watch(workers: &[Worker], ended: &AtomicBool) {
    while !ended.load(Ordering::Relaxed) {
        thread::sleep(Duration::from_millis(20));
        for worker in workers {
            if let Some((number, _)) =
                worker.now.lock().expect("the watch").filter(|(_, begun)| begun.elapsed() > HANGS)
            {
                writeln!(std::io::stderr(), "damage {number} takes more than {HANGS:?}").expect("last words");
                std::process::exit(1);
            }
        }
    }
}

/// A site that is damaged and mended again and again. Its memory keeps what was not damaged.
struct Patient {
    site: Site,
    whole: Tree,
    tables: Tree,
    memory: Memory,
}

impl Patient {
    fn new(folder: &str) -> Self {
        let site = Site::from(folder);
        let whole = site.tree("content");
        let tables = if folder.starts_with("tests/tables/") { tree(&repository(TABLES)) } else { Tree::new() };
        Self { site, whole, tables, memory: Memory::default() }
    }

    /// How it was damaged, and whether it is still without errors; otherwise what the check does wrong.
    fn suffer(&mut self, number: u64) -> (String, Result<bool, String>) {
        let (mut damaged, mut random) = (self.whole.clone(), Random::new(number));
        let mut how = String::new();
        if let Some(name) = self.tables.keys().nth(random.below(self.tables.len())) {
            let folder = name.split('-').next().unwrap_or_default();
            let mut table = Tree::from([(format!("{folder}/{name}"), self.tables[name].clone())]);
            how = damage_site(&mut table, &mut random) + "; ";
            damaged.extend(table);
        }
        how += &damage_site(&mut damaged, &mut random);
        self.become_(&self.whole, &damaged);
        let outcome = catch_unwind(AssertUnwindSafe(|| self.examine(number)));
        self.become_(&damaged, &self.whole);
        (how, outcome.unwrap_or_else(|panic| Err(words_of(&*panic))))
    }

    /// Writes what differs between two trees.
    fn become_(&self, old: &Tree, new: &Tree) {
        for path in old.keys().filter(|path| !new.contains_key(*path)) {
            self.site.remove(&format!("content/{path}"));
        }
        for (path, bytes) in new.iter().filter(|(path, bytes)| old.get(*path) != Some(bytes)) {
            self.site.write(&format!("content/{path}"), bytes);
        }
    }

    fn examine(&mut self, number: u64) -> Result<bool, String> {
        let order = order(&self.site);
        let (built, files) = build_in_memory(&order, &mut self.memory);
        judge(&built)?;
        if number % TWICE < SITES.len() as u64 {
            let (again, files_again) = build_in_memory(&order, &mut Memory::default());
            let drawn = |built: &Built| to_terminal(&built.problems, &built.sources, Speech::En, true);
            if drawn(&built) != drawn(&again) || files != files_again {
                return Err("two checks of the same files differ".to_owned());
            }
        }
        Ok(files.is_some())
    }
}

/// What every check of every content keeps.
fn judge(built: &Built) -> Result<(), String> {
    let problems = &built.problems;
    for problem in &problems.0 {
        judge_one(problem, built).map_err(|why| {
            let Diagnostic { problem, span, message, .. } = problem;
            format!("{why}: {} at {span:?}: {}", problem.code, message.en)
        })?;
    }
    if !problems.0.is_sorted_by_key(|problem| (problem.span.file.clone(), problem.span.start)) {
        return Err("the problems are not in the order of files and places".to_owned());
    }
    let reported: BTreeSet<_> =
        problems.0.iter().map(|problem| (problem.problem.code, &problem.span, &problem.message.en)).collect();
    if reported.len() < problems.0.len() {
        return Err("a problem is told twice".to_owned());
    }
    for speech in [Speech::Vi, Speech::En] {
        let screen = to_terminal(problems, &built.sources, speech, false);
        let machine = to_json(problems, &built.sources, speech);
        if screen.matches("giothong explain").count() < problems.0.len()
            || machine["problems"].as_array().is_none_or(|listed| listed.len() != problems.0.len())
        {
            return Err("a problem is not shown".to_owned());
        }
    }
    Ok(())
}

fn judge_one(problem: &Diagnostic, built: &Built) -> Result<(), &'static str> {
    let sayings = [Some(&problem.message), problem.label.as_ref(), problem.help.as_ref()];
    let related = problem.related.iter().map(|related| &related.message);
    if sayings.into_iter().flatten().chain(related).any(is_silent) {
        return Err("no words in one of the languages");
    }
    std::iter::once(&problem.span)
        .chain(problem.related.iter().map(|related| &related.span))
        .try_for_each(|span| judge_place(span, built))
}

fn is_silent(saying: &Bilingual) -> bool {
    saying.vi.trim().is_empty() || saying.en.trim().is_empty()
}

/// A file, and in it letters from their first byte to after their last.
fn judge_place(span: &Span, built: &Built) -> Result<(), &'static str> {
    let whole = *span == Span::whole(span.file.clone());
    match built.sources.text(&span.file) {
        _ if span.file.is_empty() => Err("a place without a file"),
        Some(text) if text.get(span.range()).is_none() => Err("a place that is not in its file"),
        None if !whole => Err("a place in a file that has no text"),
        _ => Ok(()),
    }
}

fn order(site: &Site) -> Order {
    let clock = NaiveDate::from_ymd_opt(2025, 4, 1).and_then(|day| day.and_hms_opt(8, 0, 0)).expect("a real day");
    Order {
        root: site.root().to_owned(),
        now: None,
        clock,
        drafts: true,
        unreviewed: true,
        base_url: None,
        links: None,
        published: None,
        each_unapproved: false,
        progress: std::sync::Arc::default(),
    }
}

fn words_of(panic: &(dyn std::any::Any + Send)) -> String {
    let words = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    format!("panic: {}", words.unwrap_or("without words"))
}
