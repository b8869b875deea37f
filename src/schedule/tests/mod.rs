//! The schedule of small sites, tested before and after a moment, a day or an hour.

mod areas;
mod compare;
mod history;
mod items;
mod ledger;
mod lists;
mod missing_notes;
mod nearby;
mod rebuild_times;
mod reported;

use chrono::NaiveDateTime;

use super::{Item, Timetable};
use crate::assemble::{Circumstances, assemble};
use crate::model::site::Site;
use crate::parse::{parse, parse_table};
use crate::source::{SourceFile, TableFile};

/// Calls `look` with a site of literal files and its schedule at a moment such as `2025-06-10T08:00`.
fn at<T>(now: &str, files: &[(&str, &str)], look: impl Fn(&Site, &Timetable) -> T) -> T {
    let now = NaiveDateTime::parse_from_str(now, "%Y-%m-%dT%H:%M").unwrap();
    let circumstances = Circumstances { now: Some(now), clock: now, drafts: false, unreviewed: false };
    let site_file = ("site.yaml", "id: thu\ntitle: Trang thử\n");
    let files = [site_file].into_iter().chain(files.iter().copied());
    let parsed = files.map(|(path, text)| {
        let name = format!("content/{path}").into();
        let parsed = match path.ends_with(".csv") {
            true => parse_table(&TableFile { path: name, bytes: text.as_bytes().into(), hash: [0; 32] }),
            false => parse(&SourceFile { path: name, text: text.into(), hash: [0; 32] }),
        };
        assert_eq!(parsed.problems.0, [], "{path}");
        parsed.value
    });
    let site = assemble(parsed.collect(), &[], circumstances).value.site;
    let timetable = Timetable::of(&site);
    look(&site, &timetable)
}

/// Calls `look` for every item of one drive with some lines.
fn items<T>(now: &str, lines: &str, look: impl Fn(&Item) -> T) -> Vec<T> {
    let drive = format!("---\ntitle: Buổi mẫu\n{lines}\n---\n");
    at(now, &[("drives/a.md", &drive)], |_, timetable| timetable.items.iter().map(&look).collect())
}

/// Calls `look` for a drive that is held once.
fn once<T>(now: &str, lines: &str, look: impl Fn(&Item) -> T) -> T {
    let mut found = items(now, lines, look);
    assert_eq!(found.len(), 1, "{lines}");
    found.remove(0)
}

/// The effective status and the time: `rescheduled 10/5/2025 8 giờ – 11 giờ`.
fn reported_as(item: &Item) -> String {
    let hours = item.hours().map_or_else(String::new, |hours| format!(" {}", hours.vi()));
    format!("{} {}{hours}", item.effective_status.name(), item.when().vi())
}
