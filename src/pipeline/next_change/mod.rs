//! When a rebuild would make something else, with the content as it is.

#[cfg(test)]
mod tests;

use chrono::NaiveDateTime;

use super::{Built, Memory, Order, build_made_on};

/// Times that are looked at before the search is given up.
pub const MOST_LOOKS: usize = 64;

/// When a rebuild is of use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextChange {
    /// Never: the present is fixed by `pinned_now`.
    Pinned,
    /// Never: nothing in the content depends on the present.
    Never,
    /// At this time, at +07:00.
    At(NaiveDateTime),
    /// Not before this time, the last of [`MOST_LOOKS`], at which nothing had changed yet.
    NotBefore(NaiveDateTime),
}

/// Builds the site for the present and then for one time after the other until the output differs. The day on which
/// pages say they were made stays the same, since it would make every day a change. Nothing where the site cannot be
/// built; a later time at which it could not be built leaves the site as it is. `report` hears how many times were
/// looked at.
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
