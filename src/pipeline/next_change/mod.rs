//! Finds the next moment at which a rebuild of unchanged content would give another result.

#[cfg(test)]
mod tests;

use std::sync::Arc;

use chrono::NaiveDateTime;

use super::{Built, Hashes, Memory, Order, build_made_on};
use crate::diagnostics::Bilingual;

/// The maximum number of moments that the search tries.
pub const MOST_LOOKS: usize = 64;

const LOOKING: Bilingual = Bilingual::literal("xem từng thời điểm", "looking at moments");

/// The next moment at which a rebuild is useful.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextChange {
    /// Never: the present is fixed by `pinned_now`.
    Pinned,
    /// Never: nothing in the content depends on the present.
    Never,
    /// At this time, at +07:00.
    At(NaiveDateTime),
    /// Not before this moment, which was the last of [`MOST_LOOKS`] tried moments and gave no change.
    NotBefore(NaiveDateTime),
}

/// Builds the site for the present, then for one moment after another until the output differs. The day on which pages
/// say they were built is kept, since it would make every day a change. `None` where the site cannot be built. A later
/// moment at which it could not be built counts as no change.
pub fn next_change(order: &Order, memory: &mut Memory) -> (Built, Option<NextChange>) {
    let mut files = Hashes::default();
    let built = build_made_on(order, None, memory, &mut files);
    if built.problems.has_errors() {
        return (built, None);
    }
    let files = files.into_map();
    if built.pinned {
        return (built, Some(NextChange::Pinned));
    }
    let made = order.now.unwrap_or(order.clock).date();
    let (mut next, mut last) = (built.next, None);
    order.progress.begin(LOOKING, 0);
    for _ in 0..MOST_LOOKS {
        let Some(moment) = next else { return (built, Some(NextChange::Never)) };
        let mut files_then = Hashes::default();
        // The stages of each build would hide how many moments have been looked at.
        let then = Order { now: Some(moment), progress: Arc::default(), ..order.clone() };
        let then = build_made_on(&then, Some(made), memory, &mut files_then);
        order.progress.advance();
        if !then.problems.has_errors() && files_then.into_map() != files {
            return (built, Some(NextChange::At(moment)));
        }
        (next, last) = (then.next, Some(moment));
    }
    (built, Some(last.map_or(NextChange::Never, NextChange::NotBefore)))
}
