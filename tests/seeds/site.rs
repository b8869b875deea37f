//! The repository's site, built in memory.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::{NaiveDate, NaiveDateTime};
use giothong::pipeline::{Memory, Order, build_in_memory};

use super::page::Element;

/// The pages of the site, by their addresses: `dot/`, `dot/kt-dot-01-2023/`.
pub struct Site {
    pub pages: BTreeMap<String, Element>,
}

impl Site {
    /// Builds and reads the site.
    pub fn build() -> Self {
        let pages = files(clock(2023)).into_iter().filter(|(path, _)| path.ends_with(".html")).map(|(path, bytes)| {
            let html = String::from_utf8(bytes).expect("pages are UTF-8");
            (path.trim_end_matches("index.html").to_owned(), Element::read(&html))
        });
        Self { pages: pages.collect() }
    }

    /// What a page is about, without what stands on every page.
    pub fn main(&self, address: &str) -> Option<&Element> {
        self.pages.get(address)?.named("main").first().copied()
    }
}

/// The files of the site when the machine's clock stands at some time.
pub fn files(clock: NaiveDateTime) -> BTreeMap<String, Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).to_owned();
    let order = Order {
        root,
        now: None,
        clock,
        drafts: false,
        unreviewed: false,
        base_url: None,
        links: None,
        published: None,
        each_unapproved: false,
        progress: std::sync::Arc::default(),
    };
    let (built, files) = build_in_memory(&order, &mut Memory::default());
    let files = files.unwrap_or_else(|| panic!("the site has errors: {:#?}", built.problems));
    files.into_iter().map(|(path, bytes)| (path, bytes.to_vec())).collect()
}

/// New Year's morning of a year.
pub fn clock(year: i32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(year, 1, 1).and_then(|day| day.and_hms_opt(7, 30, 0)).expect("a day")
}
