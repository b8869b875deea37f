//! People are shown as far as their recorded consent reaches (Law 91/2025/QH15, Articles 4 and 9).
//!
//! What a consent does not cover is removed here, so that no page, feed, list or file after this stage can show it.

use std::collections::{BTreeMap, BTreeSet};

use super::problems::SMALL_UNIT;
use crate::bilingual;
use crate::diagnostics::{Checked, Diagnostic, Problems};
use crate::model::common::{Common, Entry};
use crate::model::config::SiteConfig;
use crate::model::donor::{ConsentScope, Donor, HonoreeKind};
use crate::model::organization::Organization;
use crate::model::present::{FirstChange, Now};
use crate::model::reference::{Id, RefOrText, Target};
use crate::model::site::Own;
use crate::text::fold::fold;

/// Honourees a unit has before naming it says of nobody who they are.
const FEWEST: usize = 20;

/// A unit: an organization, or words that name none, folded.
type Unit = Result<Target, String>;

/// People as far as their consent reaches at the present, every other entry as it is; and who is not named.
pub fn redacted(
    mut entries: Vec<Entry<Own>>,
    config: &SiteConfig,
    now: Now,
    changes: &mut FirstChange,
) -> Checked<(Vec<Entry<Own>>, BTreeSet<Id>)> {
    let mut problems = Problems::default();
    let mut nameless = BTreeSet::new();
    let sizes = match config.privacy.as_ref().and_then(|privacy| privacy.small_units) {
        Some(true) => None,
        _ => Some(sizes(&entries)),
    };
    for entry in &mut entries {
        if let Own::Donor(donor) = &mut entry.own {
            let covered = ConsentScope::ALL.iter().filter(|scope| donor.may_show(**scope, now).noted(changes));
            let covered: Vec<ConsentScope> = covered.copied().collect();
            if !covered.contains(&ConsentScope::Name) {
                nameless.insert(entry.id.clone());
            }
            redact(&mut entry.title.value, &mut entry.common, donor, &covered);
            problems.0.extend(hide_small_unit(donor, &covered, sizes.as_ref()));
        }
    }
    Checked::new((entries, nameless), problems)
}

/// How many are honoured of each unit, the nameless among them.
fn sizes(entries: &[Entry<Own>]) -> BTreeMap<Unit, usize> {
    let mut sizes = BTreeMap::new();
    for entry in entries {
        if let Own::Donor(Donor { member_of: Some(unit), .. }) = &entry.own {
            *sizes.entry(of_unit(unit)).or_default() += 1;
        }
    }
    sizes
}

fn of_unit(unit: &RefOrText<Organization>) -> Unit {
    unit.target().cloned().ok_or_else(|| fold(unit.text()))
}

/// Takes away what may not be shown of a donor.
fn redact(title: &mut String, common: &mut Common, donor: &mut Donor, covered: &[ConsentScope]) {
    let [name, photo, story] =
        [ConsentScope::Name, ConsentScope::Photo, ConsentScope::Story].map(|scope| covered.contains(&scope));
    if !name {
        *title = nameless(donor.kind).to_owned();
        common.former_ids.clear();
        donor.sort_as = None;
    }
    if !name || !photo {
        donor.photo = None;
        common.cover = None;
    }
    if !name || !story {
        // Sentences about a person are part of the story, wherever they stand.
        donor.story = None;
        common.body = None;
        common.summary = None;
        common.sources.clear();
        common.corrections.clear();
    }
    if !covered.contains(&ConsentScope::Unit) {
        donor.member_of = None;
    }
    if !covered.contains(&ConsentScope::Donations) {
        donor.donations = None;
    }
}

/// Takes away a unit that is so small that it gives away who somebody without a name is.
fn hide_small_unit(
    donor: &mut Donor,
    covered: &[ConsentScope],
    sizes: Option<&BTreeMap<Unit, usize>>,
) -> Option<Diagnostic> {
    let unit = donor.member_of.as_ref().filter(|_| !covered.contains(&ConsentScope::Name))?;
    let count = sizes?.get(&of_unit(unit)).copied().unwrap_or_default();
    let problem = (count < FEWEST).then(|| small_unit(unit, count))?;
    donor.member_of = None;
    Some(problem)
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
