//! The files of a site as they were found on the disk.

use std::collections::{BTreeSet, HashSet};
use std::ffi::OsStr;
use std::path::PathBuf;

use rayon::prelude::*;

use super::Order;
use crate::diagnostics::Checked;
use crate::source::{FoundFile, find};

/// The files of `content/` and of `themes/` with their states, each sorted by path.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundFiles {
    pub content: Checked<Vec<FoundFile>>,
    pub themes: Checked<Vec<FoundFile>>,
}

impl FoundFiles {
    /// Looks through both folders.
    pub fn of(order: &Order) -> Self {
        let [content, themes] = ["content", "themes"].map(|folder| {
            let mut found = find(&order.root, folder);
            found.value.par_iter_mut().for_each(|file| {
                file.look();
            });
            found
        });
        Self { content, themes }
    }

    /// The same files, of which these alone are looked at again. `None` where one of them was not found before or is no
    /// file any more.
    pub fn after(mut self, written: &BTreeSet<PathBuf>) -> Option<Self> {
        let names: HashSet<&OsStr> = written.iter().map(|path| path.as_os_str()).collect();
        let files = self.content.value.iter_mut().chain(&mut self.themes.value);
        let again = files.filter(|file| names.contains(file.absolute.as_os_str())).map(FoundFile::look);
        let plain = again.filter(|is_plain| *is_plain).count();
        (plain == names.len()).then_some(self)
    }
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "tests write the files that are looked at")]
mod tests {
    use std::path::Path;

    use super::super::{Memory, prepare};
    use super::*;
    use chrono::NaiveDate;

    fn order(root: &Path) -> Order {
        Order {
            root: root.to_owned(),
            now: None,
            // Long after the files were written, so that those that did not change are not read again.
            clock: NaiveDate::from_ymd_opt(2031, 5, 1).and_then(|day| day.and_hms_opt(8, 0, 0)).unwrap(),
            drafts: false,
            unreviewed: false,
            base_url: None,
            links: None,
            published: None,
            each_unapproved: false,
            progress: Default::default(),
        }
    }

    /// The titles of the pages and the codes of the problems after a build that was told what was written.
    fn after(memory: &mut Memory, order: &Order, written: &[&str]) -> (Vec<String>, Vec<&'static str>) {
        memory.only_written(written.iter().map(|path| order.root.join(path)).collect());
        let (built, ready) = prepare(order, memory);
        let pages = ready.iter().flat_map(|ready| ready.assembled.site.entries.pages.values());
        let titles = pages.map(|page| page.title.value.clone()).collect();
        (titles, built.problems.0.iter().map(|problem| problem.problem.code).collect())
    }

    #[test]
    fn files_that_were_written_are_looked_at_alone_and_all_are_where_more_happened() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join("content/pages").join(name);
        let write = |name: &str, title: &str| {
            std::fs::write(path(name), format!("---\ntitle: {title}\n---\nChữ.\n")).unwrap();
        };
        std::fs::create_dir_all(folder.path().join("content/pages")).unwrap();
        std::fs::write(folder.path().join("content/site.yaml"), "id: a\ntitle: A\n").unwrap();
        write("mot.md", "Một");
        write("hai.md", "Hai");
        let (order, mut memory) = (order(folder.path()), Memory::default());
        let mut titles = |written: &[&str]| after(&mut memory, &order, written).0;
        assert_eq!(titles(&[]), ["Hai", "Một"], "nothing is known before the first build");

        write("mot.md", "Một nữa");
        write("hai.md", "Hai nữa");
        assert_eq!(titles(&["content/pages/mot.md"]), ["Hai", "Một nữa"], "nobody told of the other");
        assert_eq!(titles(&["content/pages/hai.md"]), ["Hai nữa", "Một nữa"]);

        write("ba.md", "Ba");
        write("mot.md", "Một");
        assert_eq!(titles(&["content/pages/mot.md"]), ["Hai nữa", "Một"], "nobody told of a new file");
        assert_eq!(titles(&["content/pages/ba.md"]), ["Ba", "Hai nữa", "Một"], "a file that was not known");
        std::fs::remove_file(path("hai.md")).unwrap();
        assert_eq!(titles(&["content/pages/hai.md"]), ["Ba", "Một"], "a file that is gone");
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_became_a_link_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let (content, text) = (folder.path().join("content"), folder.path().join("content/thu.md"));
        std::fs::create_dir(&content).unwrap();
        std::fs::write(content.join("site.yaml"), "id: a\ntitle: A\n").unwrap();
        std::fs::write(&text, "").unwrap();
        let (order, mut memory) = (order(folder.path()), Memory::default());
        assert!(!after(&mut memory, &order, &[]).1.contains(&"symlink"));
        std::fs::remove_file(&text).unwrap();
        std::os::unix::fs::symlink("/etc/hosts", &text).unwrap();
        assert!(!memory.is_present(&order));
        assert!(after(&mut memory, &order, &["content/thu.md"]).1.contains(&"symlink"));
    }
}
