//! The last build of an output folder, kept beside it: a build of the same input has nothing to do.

use std::io::IsTerminal;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{Call, report};
use crate::bilingual;
use crate::diagnostics::to_terminal;
use crate::emit::{keep_beside, kept_beside, standing};
use crate::pipeline::{Built, Order, Seen};

/// The file in the work folder beside the output.
const NAME: &str = "last-build.json";

/// A finished build.
#[derive(Serialize, Deserialize)]
pub struct LastBuild {
    seen: Seen,
    /// The hash of the manifest of the site that was written.
    site: String,
    /// The problems as they were printed.
    problems: String,
    /// The number of files of the site.
    total: usize,
}

/// Prints the results of the last build again if this one would see the same input and the output is as it was left.
/// Returns the exit status.
pub fn repeat(call: &Call, order: &Order, output: &Path) -> Option<u8> {
    let last: LastBuild = serde_json::from_slice(&kept_beside(output, NAME)?).ok()?;
    if !last.seen.is_same(order, &options(call, order)?) || standing(output)? != last.site {
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

/// What a build is about to see; `None` where it cannot be said.
pub fn look(call: &Call, order: &Order) -> Option<Seen> {
    Seen::before(order, options(call, order)?)
}

/// Keeps a finished build. A record that cannot be kept only means that the next build is a whole one.
pub fn remember(seen: Option<Seen>, built: &Built, call: &Call, output: &Path, total: usize) {
    let (Some(mut seen), Some(site), false) = (seen, standing(output), built.compares) else { return };
    seen.until = built.next.filter(|_| !built.pinned);
    let speech = call.speech(built.language.as_deref());
    let problems = to_terminal(&built.problems, &built.sources, speech, std::io::stderr().is_terminal());
    let last = LastBuild { seen, site, problems, total };
    if let Ok(json) = serde_json::to_vec(&last) {
        let _ = keep_beside(output, NAME, &json);
    }
}

/// The program, and the options that decide about the site and how its problems are printed.
fn options(call: &Call, order: &Order) -> Option<String> {
    let program = std::env::current_exe().ok()?;
    let metadata = program.metadata().ok()?;
    let Order { root, now, drafts, unreviewed, base_url, links, clock: _, published: _, progress: _ } = order;
    let root = std::path::absolute(root).ok()?;
    let modified = metadata.modified().ok()?;
    let seen = (program, metadata.len(), modified, root, now, drafts, unreviewed, base_url, links);
    Some(format!("{seen:?} {:?} {}", call.speech, std::io::stderr().is_terminal()))
}
