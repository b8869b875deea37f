//! People are shown as far as their recorded consent reaches (Law 91/2025/QH15, Articles 4 and 9).
//!
//! What a consent does not cover is removed here, so that no page, feed, list or file behind this stage can show it.

use crate::model::common::Entry;
use crate::model::donor::{ConsentScope, Donor, HonoreeKind};
use crate::model::present::{FirstChange, Now};

/// The donor with everything removed that may not be shown at the present.
pub fn redact(mut donor: Entry<Donor>, now: Now, first: &mut FirstChange) -> Entry<Donor> {
    let mut covered = |what| donor.own.may_show(what, now).noted(first);
    let (name, photo, story) =
        (covered(ConsentScope::Name), covered(ConsentScope::Photo), covered(ConsentScope::Story));
    let (unit, donations) = (covered(ConsentScope::Unit), covered(ConsentScope::Donations));
    if !name {
        donor.title.value = nameless(donor.kind).to_owned();
        donor.common.former_ids.clear();
        donor.own.sort_as = None;
    }
    if !name || !photo {
        donor.own.photo = None;
        donor.common.cover = None;
    }
    if !name || !story {
        // Sentences about a person are part of the story, wherever they stand.
        donor.own.story = None;
        donor.common.body = None;
        donor.common.summary = None;
        donor.common.sources.clear();
        donor.common.corrections.clear();
    }
    if !unit {
        donor.own.member_of = None;
    }
    if !donations {
        donor.own.donations = None;
    }
    donor
}

/// What stands in the place of a name.
fn nameless(kind: HonoreeKind) -> &'static str {
    match kind {
        HonoreeKind::Person => "Một người hiến máu",
        HonoreeKind::Family => "Một gia đình hiến máu",
        HonoreeKind::Collective => "Một tập thể",
    }
}

#[cfg(test)]
mod tests;
