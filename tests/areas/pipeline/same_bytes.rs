//! The same input gives the same bytes, wherever, whenever and in however many steps.

#![allow(clippy::disallowed_methods, reason = "the length of the long run is in the environment")]

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::support::random::Random;
use crate::support::{Site, assert_same};
use chrono::{NaiveDate, NaiveDateTime};
use giothong::pipeline::{Built, Memory, Order, Pace, build_in_memory, finish, prepare};

/// Edits of the short run; `GIOTHONG_EDITS=1000` makes a long one.
const EDITS: usize = 30;

const SAMPLE: &str = "tests/sites/minh-hoa";

#[test]
fn a_site_is_the_same_in_every_folder_time_zone_and_environment() {
    let zones = ["UTC", "Asia/Ho_Chi_Minh", "America/Los_Angeles"];
    let trees = zones.map(|zone| {
        let site = Site::from(SAMPLE);
        let surroundings = [("TZ", zone), ("LANG", "tr_TR.UTF-8"), ("HOME", "/nowhere"), ("RAYON_NUM_THREADS", "1")];
        let used = if zone == "UTC" { &surroundings[..1] } else { &surroundings[..] };
        site.run_with(["build", "--output", "somewhere/else"], used).ends_with(0);
        site.tree("somewhere/else")
    });
    assert_same("UTC and Asia/Ho_Chi_Minh", &trees[0], &trees[1]);
    assert_same("UTC and America/Los_Angeles", &trees[0], &trees[2]);
}

#[test]
fn the_clock_reaches_no_page_of_a_site_with_a_pinned_present() {
    let site = Site::from(SAMPLE);
    let mut order = order(&site);
    let first = files(build_in_memory(&order, &mut Memory::default()));
    order.clock = moment(2031, 12, 24);
    same("two clocks", &first, &files(build_in_memory(&order, &mut Memory::default())));
}

#[test]
fn a_preview_shows_what_a_build_from_nothing_makes() {
    let edits = std::env::var("GIOTHONG_EDITS").ok().and_then(|count| count.parse().ok()).unwrap_or(EDITS);
    let site = Site::from(SAMPLE);
    let mut memory = Memory::default();
    // Long after the files were written, so that a file whose state has not changed is not read again.
    let order = Order { clock: moment(2031, 12, 24), ..order(&site) };
    let mut editor = Editor::new(&site);
    let (mut whole, mut failed) = (0, 0);
    for step in 0..edits {
        let what = editor.edit();
        let (prepared, ready) = prepare(&order, &mut memory);
        let (clean, files) = build_in_memory(&order, &mut Memory::default());
        let mut problems = prepared.problems;
        if let Some(ready) = &ready {
            problems.absorb(finish(ready, &mut (), Pace::Until(&|| false)).expect("nobody stops it").problems);
        }
        assert_eq!(problems.ordered(), clean.problems, "problems behind edit {step}: {what}");
        match (ready, &files) {
            (Some(ready), Some(files)) => {
                whole += 1;
                let made = |path: &String| (path.clone(), ready.make(path).expect("a file of a site without errors"));
                let shown: Files = ready.outputs.keys().map(made).collect();
                same(&format!("edit {step}: {what}"), &shown, files);
            }
            (_, None) => failed += 1,
            (None, Some(_)) => panic!("edit {step}: {what}: only the build from nothing went well"),
        }
    }
    assert!(whole > edits / 4 && failed > 0, "{whole} whole and {failed} failed builds: the edits try too little");
}

/// Makes small changes of the kind people make, in an order that a seed decides.
struct Editor<'s> {
    site: &'s Site,
    random: Random,
    /// Texts as they were first, by their paths.
    originals: BTreeMap<String, Vec<u8>>,
    /// What is broken now.
    broken: Vec<String>,
    added: usize,
}

impl<'s> Editor<'s> {
    fn new(site: &'s Site) -> Self {
        let texts = site.tree("content").into_iter().filter(|(path, _)| path.ends_with(".md"));
        let originals = texts.map(|(path, bytes)| (format!("content/{path}"), bytes)).collect();
        Self { site, random: Random::new(0x5EED), originals, broken: Vec::new(), added: 0 }
    }

    /// Changes something and says what. What is broken is mended more often than not.
    fn edit(&mut self) -> String {
        match self.random.below(10) {
            0..=5 if !self.broken.is_empty() => self.mend(),
            0..=3 => self.change(),
            4 => self.rename(),
            5 | 6 => self.add(),
            7 => self.delete(),
            _ => self.spoil(),
        }
    }

    fn change(&mut self) -> String {
        let path = self.any();
        let number = self.random.below(1000);
        self.append(&path, &format!("\nThêm câu số {number}.\n"));
        format!("a sentence more in {path}")
    }

    /// Another title: it reaches every page that names the entry.
    fn rename(&mut self) -> String {
        let path = self.any();
        let number = self.random.below(1000);
        let text = self.text(&path);
        let key =
            ["title: ", "name: ", "Tiêu đề: ", "Tên: "].into_iter().find(|key| text.contains(&format!("\n{key}")));
        let Some(key) = key else { return self.change() };
        let (before, behind) = text.split_once(&format!("\n{key}")).expect("the key is there");
        let rest = behind.split_once('\n').map_or("", |(_, rest)| rest);
        let aka = if rest.contains("aka") { "" } else { "summary: Đổi tên để thử\n" };
        let aka = if rest.contains("summary:") || rest.contains("Tóm tắt:") { "" } else { aka };
        self.site.write(&path, format!("{before}\n{key}Tên mới {number}\n{aka}{rest}"));
        self.note(&path);
        format!("another title of {path}")
    }

    fn add(&mut self) -> String {
        self.added += 1;
        let path = format!("content/drives/them-{}.md", self.added);
        let day = self.random.below(28) + 1;
        self.site.write(
            &path,
            format!(
                "---\ntitle: Buổi thêm {}\nwhen: {day}/5/2025\n---\nXem [lịch](pages/cach-doc-lich).\n",
                self.added
            ),
        );
        format!("{path} is new")
    }

    fn delete(&mut self) -> String {
        let path = self.any();
        self.site.remove(&path);
        self.broken.push(path.clone());
        format!("{path} is gone")
    }

    fn spoil(&mut self) -> String {
        let path = self.any();
        match self.random.below(3) {
            0 => self.site.write(&path, b"---\ntitle: \xFF\n---\n"),
            1 => self.site.write(&path, "---\ntitle: [\n---\n"),
            _ => self.append(&path, "\nXem [đâu đó](drives/khong-co).\n"),
        }
        self.broken.push(path.clone());
        format!("{path} is broken")
    }

    fn mend(&mut self) -> String {
        let index = self.random.below(self.broken.len());
        let path = self.broken.swap_remove(index);
        self.site.write(&path, &self.originals[&path]);
        self.broken.retain(|other| *other != path);
        format!("{path} is mended")
    }

    /// A title that others refer to is put back like something broken.
    fn note(&mut self, path: &str) {
        self.broken.push(path.to_owned());
    }

    fn append(&self, path: &str, more: &str) {
        let text = self.text(path);
        self.site.write(path, format!("{text}{more}"));
    }

    fn text(&self, path: &str) -> String {
        String::from_utf8_lossy(&self.originals[path]).into_owned()
    }

    /// An entry that is not broken.
    fn any(&mut self) -> String {
        let whole: Vec<String> = self.originals.keys().filter(|path| !self.broken.contains(path)).cloned().collect();
        let index = self.random.below(whole.len());
        whole[index].clone()
    }
}

type Files = BTreeMap<String, Arc<[u8]>>;

fn files((built, files): (Built, Option<Files>)) -> Files {
    files.unwrap_or_else(|| panic!("a build without errors: {:?}", built.problems))
}

#[track_caller]
fn same(what: &str, left: &Files, right: &Files) {
    let tree = |files: &Files| files.iter().map(|(path, bytes)| (path.clone(), bytes.to_vec())).collect();
    assert_same(what, &tree(left), &tree(right));
}

fn order(site: &Site) -> Order {
    Order {
        root: site.root().to_owned(),
        now: None,
        clock: moment(2025, 4, 1),
        drafts: false,
        unreviewed: false,
        base_url: None,
        links: None,
        published: None,
        progress: std::sync::Arc::default(),
    }
}

fn moment(year: i32, month: u32, day: u32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(year, month, day).and_then(|day| day.and_hms_opt(8, 0, 0)).expect("a real day")
}
