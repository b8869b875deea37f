//! The last build of an output folder, kept beside it: a build of the same input has nothing to do.

use std::io::IsTerminal;
use std::path::Path;

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::{Call, report};
use crate::bilingual;
use crate::emit::{FinishedTree, keep_beside, kept_beside, standing};
use crate::pipeline::{Built, Order, SeenFiles};

/// The file in the work folder beside the output.
const NAME: &str = "last-build.json";

/// A finished build.
#[derive(Serialize, Deserialize)]
pub struct LastBuild {
    /// The program, and the options that decide about the site and how its problems are printed.
    options: String,
    time: BuildTime,
    seen: SeenFiles,
    /// The hash of the manifest of the site that was written.
    site: String,
    /// The problems as they were printed.
    problems: String,
    /// The number of files of the site.
    total: usize,
}

/// When a build began, and up to when another one gives the same on the same day, at +07:00.
#[derive(Serialize, Deserialize)]
struct BuildTime {
    begun: NaiveDateTime,
    until: Option<NaiveDateTime>,
}

impl BuildTime {
    /// Whether a build at another time gives the same result. Pages say the day on which they were built.
    fn covers(&self, clock: NaiveDateTime) -> bool {
        self.begun <= clock && self.until.is_none_or(|until| clock < until) && self.begun.date() == clock.date()
    }
}

/// Prints the results of the last build again if this one would see the same input and the output is as it was left.
/// Returns the exit status.
pub fn repeat(call: &Call, order: &Order, output: &Path) -> Option<u8> {
    let last: LastBuild = serde_json::from_slice(&kept_beside(output, NAME)?).ok()?;
    let is_same_time = order.now.is_some() || last.time.covers(order.clock);
    if !is_same_time || last.options != options(call, order)? || !last.seen.are_as(order) {
        return None;
    }
    if standing(output)? != last.site {
        return None;
    }
    report::drawn_problems(&last.problems);
    let (place, total) = (output.display(), last.total);
    let words = bilingual!(
        "không có gì đổi từ lần dựng trước: {total} tệp trong {place} vẫn đúng",
        "nothing has changed since the last build: the {total} files in {place} are still right"
    );
    Some(report::result(&words, call.site_speech()))
}

/// Keeps a finished build with its problems as they were printed. A record that cannot be kept only means that the next
/// build is a whole one.
pub fn remember(call: &Call, order: &Order, output: &Path, built: Built, problems: String, tree: &FinishedTree) {
    let (Some(seen), Some(options), false) = (built.seen, options(call, order), built.compares) else { return };
    let time = BuildTime { begun: order.clock, until: built.next.filter(|_| !built.pinned) };
    let last = LastBuild { options, time, seen, site: tree.hash.clone(), problems, total: tree.files.total() };
    if let Ok(json) = serde_json::to_vec(&last) {
        let _ = keep_beside(output, NAME, &json);
    }
}

fn options(call: &Call, order: &Order) -> Option<String> {
    let program = std::env::current_exe().ok()?;
    let metadata = program.metadata().ok()?;
    let Order {
        root,
        now,
        drafts,
        unreviewed,
        base_url,
        links,
        clock: _,
        published: _,
        each_unapproved: _,
        progress: _,
    } = order;
    let root = std::path::absolute(root).ok()?;
    let modified = metadata.modified().ok()?;
    let seen = (program, metadata.len(), modified, root, now, drafts, unreviewed, base_url, links);
    Some(format!("{seen:?} {:?} {}", call.speech, std::io::stderr().is_terminal()))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    #[test]
    fn a_result_holds_until_the_next_change_of_the_same_day() {
        let day = NaiveDate::from_ymd_opt(2031, 5, 1).unwrap();
        let at = |hour, minute, second| day.and_hms_opt(hour, minute, second).unwrap();
        let mut time = BuildTime { begun: at(8, 0, 0), until: None };
        assert!(time.covers(at(8, 0, 0)) && time.covers(at(23, 59, 59)));
        assert!(!time.covers(at(7, 59, 59)), "a clock that was put back");
        assert!(!time.covers(day.succ_opt().unwrap().and_hms_opt(0, 0, 0).unwrap()), "another day");
        time.until = Some(at(11, 30, 0));
        assert!(time.covers(at(11, 29, 59)) && !time.covers(at(11, 30, 0)));
    }
}
