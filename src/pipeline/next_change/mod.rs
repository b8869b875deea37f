//! Finds the next moment at which a rebuild of unchanged content would give another result.

#[cfg(test)]
mod tests;

use chrono::NaiveDateTime;

use super::{Built, Memory, Order, build_made_on};

/// The maximum number of moments that the search tries.
pub const MOST_LOOKS: usize = 64;

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
/// moment at which it could not be built counts as no change. `report` gets the number of moments tried.
pub fn next_change(order: &Order, memory: &mut Memory, report: &dyn Fn(usize)) -> (Built, Option<NextChange>) {
    let built = build_made_on(order, None, memory);
    let Some(files) = &built.files else { return (built, None) };
    if built.pinned {
        return (built, Some(NextChange::Pinned));
    }
    let made = order.now.unwrap_or(order.clock).date();
    let (mut next, mut last) = (built.next, None);
    for looks in 0..MOST_LOOKS {
        let Some(moment) = next else { return (built, Some(NextChange::Never)) };
        report(looks);
        let then = build_made_on(&Order { now: Some(moment), ..order.clone() }, Some(made), memory);
        if then.files.is_some_and(|then| then != *files) {
            return (built, Some(NextChange::At(moment)));
        }
        (next, last) = (then.next, Some(moment));
    }
    (built, Some(last.map_or(NextChange::Never, NextChange::NotBefore)))
}
