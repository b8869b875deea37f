//! The same input gives the same bytes, wherever, whenever and in however many steps.

#![allow(clippy::disallowed_methods, reason = "the length of the long run is in the environment")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
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
    let (mut whole, mut failed, mut told) = (0, 0, 0);
    for step in 0..edits {
        let what = editor.edit();
        // As a preview is told: of files that were written in place, and of nothing else.
        if let Some(written) = editor.written.take() {
            told += 1;
            memory.only_written(written);
        }
        let (prepared, ready) = prepare(&order, &mut memory);
        let (clean, files) = build_in_memory(&order, &mut Memory::default());
        let mut problems = prepared.problems;
        if let Some(ready) = &ready {
            problems.absorb(finish(ready, &mut (), Pace::Until(&|| false)).expect("nobody stops it").problems);
        }
        assert_eq!(problems.ordered(), clean.problems, "problems behind edit {step}: {what}");
        assert!(memory.is_present(&order), "edit {step}: {what}");
        match (ready, &files) {
            (Some(ready), Some(files)) => {
                whole += 1;
                let made = |path: &String| (path.clone(), ready.make(path).expect("a file of a site without errors"));
                let shown: Files = ready.outputs().keys().chain(ready.search().keys()).map(made).collect();
                same(&format!("edit {step}: {what}"), &shown, files);
                let folders = files.keys().filter_map(|path| path.strip_suffix("index.html"));
                folders.for_each(|folder| assert!(ready.output(folder).is_none(), "{folder} is no file"));
            }
            (_, None) => failed += 1,
            (None, Some(_)) => panic!("edit {step}: {what}: only the build from nothing went well"),
        }
    }
    assert!(told > edits / 4 && told < edits, "{told} edits were told");
    assert!(whole > edits / 4 && failed > 0, "{whole} whole and {failed} failed builds: the edits try too little");
}

/// A part of the site's own theme.
const FOOTER: &str = "themes/thu/templates/parts/footer.html";

/// Makes small changes of the kind people make, in an order that a seed decides.
struct Editor<'s> {
    site: &'s Site,
    random: Random,
    /// Texts as they were first, by their paths.
    originals: BTreeMap<String, Vec<u8>>,
    /// What is broken now.
    broken: Vec<String>,
    added: usize,
    /// `site.yaml` as it was first, with a theme of the site's own.
    settings: String,
    /// The files that the last edit wrote; `None` where one of them is new or gone.
    written: Option<BTreeSet<PathBuf>>,
}

impl<'s> Editor<'s> {
    fn new(site: &'s Site) -> Self {
        let texts = site.tree("content").into_iter().filter(|(path, _)| path.ends_with(".md"));
        let texts = texts.map(|(path, bytes)| (format!("content/{path}"), bytes));
        let footer = include_bytes!("../../../themes/giothong/templates/parts/footer.html").to_vec();
        site.write(FOOTER, &footer);
        let originals = texts.chain([(FOOTER.to_owned(), footer)]).collect();
        site.write("themes/thu/theme.yaml", "contract: 1\nextends: giothong\n");
        let settings = String::from_utf8(site.tree("content")["site.yaml"].clone()).expect("text");
        let settings = settings.replacen("Giao diện: giothong", "Giao diện: thu", 1);
        site.write("content/site.yaml", &settings);
        Self { site, random: Random::new(0x5EED), originals, broken: Vec::new(), added: 0, settings, written: None }
    }

    /// Changes something and says what. What is broken is mended more often than not.
    fn edit(&mut self) -> String {
        self.written = Some(BTreeSet::new());
        match self.random.below(14) {
            0..=6 if !self.broken.is_empty() => self.mend(),
            0..=3 => self.change(),
            4 => self.rename(),
            5 | 6 => self.add(),
            7 => self.delete(),
            8 | 9 => self.spoil(),
            10 => self.settings(),
            11 => self.strings(),
            12 => self.template(),
            _ => self.table(),
        }
    }

    fn write(&mut self, path: &str, contents: impl AsRef<[u8]>) {
        let absolute = self.site.path(path);
        self.written = self.written.take().filter(|_| absolute.exists());
        self.written.as_mut().map(|written| written.insert(absolute));
        self.site.write(path, contents);
    }

    /// A sentence of `site.yaml`, which stands on every page.
    fn settings(&mut self) -> String {
        let number = self.random.below(1000);
        let text = self.settings.replacen("Mô tả: ", &format!("Mô tả: Lần {number}. "), 1);
        self.write("content/site.yaml", text);
        format!("description {number} of the site")
    }

    fn strings(&mut self) -> String {
        let number = self.random.below(1000);
        self.write("themes/thu/strings/vi.yaml", format!("share_address: Địa chỉ số {number}\n"));
        format!("string {number} of the theme")
    }

    /// A part of the theme: another one, or a broken one.
    fn template(&mut self) -> String {
        let number = self.random.below(1000);
        match number % 2 {
            0 => self.append(FOOTER, &format!("<p>Chân trang {number}</p>\n")),
            _ => self.append(FOOTER, &format!("{{{{ site.title\n<!-- {number} -->")),
        }
        self.broken.push(FOOTER.to_owned());
        format!("footer {number} of the theme")
    }

    /// A table of drives with other rows.
    fn table(&mut self) -> String {
        let rows = self.random.below(6);
        let row = |number| format!("hang-{number};Buổi hàng {number};{}/6/2025;Nhà văn hóa {rows}\n", number + 1);
        let rows: String = (0..rows).map(row).collect();
        self.write("content/drives/bang.csv", format!("Mã;Tiêu đề;Ngày;Địa điểm\n{rows}"));
        format!("a table with the rows\n{rows}")
    }

    fn change(&mut self) -> String {
        let path = self.any();
        let number = self.random.below(1000);
        self.append(&path, &format!("\nThêm câu số {number}.\n"));
        // A translation that is only spoken may have no sentence.
        self.note(&path);
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
        self.write(&path, format!("{before}\n{key}Tên mới {number}\n{aka}{rest}"));
        self.note(&path);
        format!("another title of {path}")
    }

    fn add(&mut self) -> String {
        self.added += 1;
        let path = format!("content/drives/them-{}.md", self.added);
        let day = self.random.below(28) + 1;
        self.write(
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
        self.written = None;
        self.broken.push(path.clone());
        format!("{path} is gone")
    }

    fn spoil(&mut self) -> String {
        let path = self.any();
        match self.random.below(3) {
            0 => self.write(&path, b"---\ntitle: \xFF\n---\n"),
            1 => self.write(&path, "---\ntitle: [\n---\n"),
            _ => self.append(&path, "\nXem [đâu đó](drives/khong-co).\n"),
        }
        self.broken.push(path.clone());
        format!("{path} is broken")
    }

    fn mend(&mut self) -> String {
        let index = self.random.below(self.broken.len());
        let path = self.broken.swap_remove(index);
        let original = self.originals[&path].clone();
        self.write(&path, original);
        self.broken.retain(|other| *other != path);
        format!("{path} is mended")
    }

    /// What may break something else is put back like something broken.
    fn note(&mut self, path: &str) {
        self.broken.push(path.to_owned());
    }

    fn append(&mut self, path: &str, more: &str) {
        let text = self.text(path);
        self.write(path, format!("{text}{more}"));
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
        each_unapproved: false,
        progress: std::sync::Arc::default(),
    }
}

fn moment(year: i32, month: u32, day: u32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(year, month, day).and_then(|day| day.and_hms_opt(8, 0, 0)).expect("a real day")
}
