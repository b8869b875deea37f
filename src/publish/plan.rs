//! What is to be done at a target, from what is there and what shall be there. Nothing is asked of the target here.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::manifest::PublishedSite;
use crate::emit::ListedFile;

/// How long style sheets, scripts and fonts stay after no page needs them: pages that somebody keeps open, and copies of
/// pages in caches, still ask for them.
const KEPT: Days = Days::new(30);

/// The order in which files are written: what pages need before the pages, what lists pages after them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    Assets,
    Media,
    Data,
    NewPages,
    ChangedPages,
    /// The home page, from which readers reach all others.
    Home,
    /// Feeds, calendars, the sitemap.
    Lists,
    /// What the server is told, which it may fail on.
    ServerRules,
}

/// A file to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    pub phase: Phase,
    pub path: String,
    pub file: ListedFile,
}

/// What is to be done, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    pub uploads: Vec<Upload>,
    /// Files to delete after all others are written.
    pub deletions: Vec<String>,
    /// What stays although no page needs it, by path, with the day it was superseded.
    pub superseded: BTreeMap<String, NaiveDate>,
}

impl Plan {
    /// Whether nothing is to be done.
    pub fn is_empty(&self) -> bool {
        self.uploads.is_empty() && self.deletions.is_empty()
    }

    /// The bytes to write.
    pub fn bytes(&self) -> u64 {
        self.uploads.iter().map(|upload| upload.file.size).sum()
    }

    /// The pages that readers lose.
    pub fn deleted_pages(&self) -> usize {
        self.deletions.iter().filter(|path| is_page(path)).count()
    }
}

/// Compares what a target has with what it shall have on a day. `before` is empty for a first publication.
pub fn plan(before: &PublishedSite, now: &BTreeMap<String, ListedFile>, today: NaiveDate) -> Plan {
    let uploads = now.iter().filter(|(path, file)| before.files.get(*path) != Some(file));
    let mut uploads: Vec<Upload> = uploads
        .map(|(path, file)| {
            let phase = phase(path, !before.files.contains_key(path));
            Upload { phase, path: path.clone(), file: file.clone() }
        })
        .collect();
    uploads.sort_by(|a, b| (a.phase, &a.path).cmp(&(b.phase, &b.path)));
    let gone =
        before.files.keys().map(|path| (path, today)).chain(before.superseded.iter().map(|(path, day)| (path, *day)));
    let mut plan = Plan { uploads, ..Plan::default() };
    for (path, since) in gone.filter(|(path, _)| !now.contains_key(*path)) {
        match stays(path) && since.checked_add_days(KEPT).is_some_and(|end| today < end) {
            true => drop(plan.superseded.insert(path.clone(), since)),
            false => plan.deletions.push(path.clone()),
        }
    }
    plan.deletions.sort();
    plan
}

fn phase(path: &str, is_new: bool) -> Phase {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    match (path, ending) {
        _ if SERVER_RULES.contains(&path) => Phase::ServerRules,
        _ if path.starts_with("assets/") => Phase::Assets,
        // New ones are linked from pages.
        ("feed.xml" | "feed.json" | "sitemap.xml" | "robots.txt", _) | (_, "ics") if is_new => Phase::Data,
        ("feed.xml" | "feed.json" | "sitemap.xml" | "robots.txt", _) | (_, "ics") => Phase::Lists,
        ("index.html", _) => Phase::Home,
        (_, "html") if is_new => Phase::NewPages,
        (_, "html") => Phase::ChangedPages,
        (_, "json" | "csv" | "js" | "txt" | "webmanifest") => Phase::Data,
        _ => Phase::Media,
    }
}

/// Files that a server reads as its rules, and may fail on.
pub const SERVER_RULES: [&str; 2] = [".htaccess", "web.config"];

/// Whether a file of before may stay although no page needs it.
fn stays(path: &str) -> bool {
    let endings = [".css", ".js", ".woff2"];
    path.starts_with("assets/") && endings.iter().any(|ending| path.ends_with(ending))
}

/// Whether a path is a page.
pub fn is_page(path: &str) -> bool {
    path.ends_with(".html")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn file(text: &str) -> ListedFile {
        ListedFile { hash: text.to_owned(), size: text.len() as u64, sent_as: None }
    }

    fn files(of: &[(&str, &str)]) -> BTreeMap<String, ListedFile> {
        of.iter().map(|(path, text)| ((*path).to_owned(), file(text))).collect()
    }

    fn before(of: &[(&str, &str)]) -> PublishedSite {
        PublishedSite { files: files(of), ..PublishedSite::default() }
    }

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 1, day).unwrap()
    }

    #[test]
    fn what_pages_need_comes_before_them_and_what_lists_them_after() {
        let now = files(&[
            ("index.html", "b"),
            ("a/index.html", "a"),
            ("assets/style.1.css", "s"),
            ("tep/anh.jpg", "j"),
            ("schedule.json", "d"),
            ("sitemap.xml", "m"),
            ("lich.ics", "i"),
            ("moi.ics", "i"),
            (".htaccess", "h"),
            ("same.html", "x"),
        ]);
        let plan = plan(
            &before(&[("index.html", "a"), ("same.html", "x"), ("lich.ics", "a"), ("sitemap.xml", "a")]),
            &now,
            day(1),
        );
        let order: Vec<&str> = plan.uploads.iter().map(|upload| upload.path.as_str()).collect();
        assert_eq!(
            order,
            [
                "assets/style.1.css",
                "tep/anh.jpg",
                "moi.ics",
                "schedule.json",
                "a/index.html",
                "index.html",
                "lich.ics",
                "sitemap.xml",
                ".htaccess"
            ]
        );
    }

    #[test]
    fn pages_go_at_once_and_style_sheets_stay_for_thirty_days() {
        let old = [
            ("a.html", "a"),
            ("assets/style.1.css", "s"),
            ("assets/f.woff2", "f"),
            ("assets/p.svg", "p"),
            ("tep/a.jpg", "j"),
        ];
        let first = plan(&before(&old), &files(&[]), day(1));
        assert_eq!(first.deletions, ["a.html", "assets/p.svg", "tep/a.jpg"]);
        assert_eq!(first.superseded.keys().collect::<Vec<_>>(), ["assets/f.woff2", "assets/style.1.css"]);
        let kept = PublishedSite { superseded: first.superseded, ..PublishedSite::default() };
        assert!(plan(&kept, &files(&[]), day(30)).deletions.is_empty());
        assert_eq!(plan(&kept, &files(&[]), day(31)).deletions.len(), 2);
    }

    #[test]
    fn what_is_needed_again_is_kept_no_more_and_written_again() {
        let kept =
            PublishedSite { superseded: [("assets/s.css".to_owned(), day(1))].into(), ..PublishedSite::default() };
        let plan = plan(&kept, &files(&[("assets/s.css", "s")]), day(31));
        assert!(plan.deletions.is_empty() && plan.superseded.is_empty());
        assert_eq!(plan.uploads.len(), 1);
    }

    proptest! {
        #[test]
        fn after_a_plan_the_target_has_exactly_what_it_shall_have(
            old in prop::collection::btree_map("(assets/)?[ab][.](css|html|jpg)", "[xy]", 0..6),
            new in prop::collection::btree_map("(assets/)?[ab][.](css|html|jpg)", "[xy]", 0..6),
        ) {
            let listed = |of: &BTreeMap<String, String>| -> BTreeMap<String, ListedFile> {
                of.iter().map(|(path, text)| (path.clone(), file(text))).collect()
            };
            let (old, new) = (listed(&old), listed(&new));
            let plan = plan(&PublishedSite { files: old.clone(), ..PublishedSite::default() }, &new, day(1));
            let mut target = old;
            for upload in plan.uploads {
                target.insert(upload.path, upload.file);
            }
            for path in plan.deletions {
                prop_assert!(target.remove(&path).is_some());
            }
            target.retain(|path, _| !plan.superseded.contains_key(path));
            prop_assert_eq!(target, new);
        }
    }
}
