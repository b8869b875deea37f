//! People are shown as far as their recorded consent reaches (Law 91/2025/QH15, Articles 4 and 9).
//!
//! What a consent does not cover is removed here, so that no page, feed, list or file after this stage can show it.

use std::collections::BTreeMap;

use super::problems::SMALL_UNIT;
use crate::bilingual;
use crate::diagnostics::{Diagnostic, Problems};
use crate::model::common::Entry;
use crate::model::donor::{ConsentScope, Donor, HonoreeKind};
use crate::model::organization::Organization;
use crate::model::present::{FirstChange, Now};
use crate::model::reference::{RefOrText, Target};
use crate::model::site::Own;
use crate::text::fold::fold;

/// Honourees a unit has before naming it says of nobody who they are.
const FEWEST: usize = 20;

/// How many are honoured of each unit.
pub struct Units {
    count: BTreeMap<Unit, usize>,
    /// Whether the site names the units of nameless people however small they are.
    named: bool,
}

/// A unit: an organization, or words that name none, folded.
type Unit = Result<Target, String>;

impl Units {
    /// Counts the units of everybody honoured, the nameless among them.
    pub fn of(entries: &[Entry<Own>], named: bool) -> Self {
        let mut count = BTreeMap::new();
        for entry in entries {
            if let Own::Donor(Donor { member_of: Some(unit), .. }) = &entry.own {
                *count.entry(of_unit(unit)).or_default() += 1;
            }
        }
        Self { count, named }
    }

    /// The number honoured of a unit, where it is so small that it tells who somebody is.
    fn small(&self, unit: &RefOrText<Organization>) -> Option<usize> {
        let count = self.count.get(&of_unit(unit)).copied().unwrap_or_default();
        (count < FEWEST && !self.named).then_some(count)
    }
}

fn of_unit(unit: &RefOrText<Organization>) -> Unit {
    unit.target().cloned().ok_or_else(|| fold(unit.text()))
}

/// The donor with everything removed that may not be shown at the present. Nor is a small unit, beside somebody without a name.
pub fn redact(
    mut donor: Entry<Donor>,
    now: Now,
    units: &Units,
    first: &mut FirstChange,
    problems: &mut Problems,
) -> Entry<Donor> {
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
    let small =
        donor.own.member_of.as_ref().filter(|_| unit && !name).and_then(|unit| Some((unit, units.small(unit)?)));
    if let Some((unit, count)) = small {
        problems.push(small_unit(unit, count));
    }
    if !unit || small.is_some() {
        donor.own.member_of = None;
    }
    if !donations {
        donor.own.donations = None;
    }
    donor
}

fn small_unit(unit: &RefOrText<Organization>, count: usize) -> Diagnostic {
    let message = bilingual!(
        "không nêu đơn vị của người này: mới có {count} người của đơn vị được tôn vinh, ít hơn {FEWEST}",
        "the unit of this person is not named: {count} of it are honoured, fewer than {FEWEST}"
    );
    SMALL_UNIT.at(&unit.0.span).message(message).found(unit.text())
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
