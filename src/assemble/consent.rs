//! Shows people only as far as their recorded consent allows (Law 91/2025/QH15, Articles 4 and 9).
//!
//! Everything outside the consent is removed here, so that no page, feed, list or file of a later stage can show it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::problems::SMALL_UNIT;
use crate::bilingual;
use crate::diagnostics::{Checked, Diagnostic, Problems};
use crate::model::common::{Common, Entry};
use crate::model::config::SiteConfig;
use crate::model::donor::{ConsentScope, Donor, HonoreeKind};
use crate::model::organization::Organization;
use crate::model::present::{FirstChange, Now};
use crate::model::reference::{Id, RefOrText, Target, Targets};
use crate::model::site::AnyEntry;
use crate::text::collation::collation_key;
use crate::text::fold::fold;

/// The number of honourees from which naming a unit no longer identifies a person.
const FEWEST: usize = 20;

/// A unit: an organization, or free text, folded.
type Unit = Result<Target, String>;

/// The entries, with donors reduced to what their consent allows at the present, and the donors who are not named.
pub fn redacted(
    mut entries: Vec<AnyEntry>,
    targets: &Targets,
    config: &SiteConfig,
    now: Now,
    changes: &mut FirstChange,
) -> Checked<(Vec<AnyEntry>, BTreeSet<Id>)> {
    let mut problems = Problems::default();
    let mut nameless = BTreeSet::new();
    let sizes = match config.privacy.as_ref().and_then(|privacy| privacy.small_units) {
        Some(true) => None,
        _ => Some(sizes(&entries, targets)),
    };
    for entry in &mut entries {
        if let AnyEntry::Donor(entry) = entry {
            let Entry { id, title, by_title, common, own: donor, .. } = Arc::make_mut(entry);
            let covered = ConsentScope::ALL.iter().filter(|scope| donor.may_show(**scope, now).noted(changes));
            let covered: Vec<ConsentScope> = covered.copied().collect();
            if !covered.contains(&ConsentScope::Name) {
                nameless.insert(id.clone());
            }
            redact(&mut title.value, common, donor, &covered);
            *by_title = collation_key(title);
            problems.0.extend(hide_small_unit(donor, &covered, targets, sizes.as_ref()));
        }
    }
    Checked::new((entries, nameless), problems)
}

/// The number of honourees of each unit, including those who are not named.
fn sizes(entries: &[AnyEntry], targets: &Targets) -> BTreeMap<Unit, usize> {
    let mut sizes = BTreeMap::new();
    for entry in entries {
        if let AnyEntry::Donor(donor) = entry
            && let Some(unit) = &donor.member_of
        {
            *sizes.entry(of_unit(unit, targets)).or_default() += 1;
        }
    }
    sizes
}

fn of_unit(unit: &RefOrText<Organization>, targets: &Targets) -> Unit {
    targets.target(unit).cloned().ok_or_else(|| fold(unit.text()))
}

/// Removes everything about a donor that may not be shown.
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
        // All sentences about a person count as the story, whichever field contains them.
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

/// Removes the unit of a donor without a name where the unit is so small that it would identify the person.
fn hide_small_unit(
    donor: &mut Donor,
    covered: &[ConsentScope],
    targets: &Targets,
    sizes: Option<&BTreeMap<Unit, usize>>,
) -> Option<Diagnostic> {
    let unit = donor.member_of.as_ref().filter(|_| !covered.contains(&ConsentScope::Name))?;
    let count = sizes?.get(&of_unit(unit, targets)).copied().unwrap_or_default();
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

/// The words in place of a name.
fn nameless(kind: HonoreeKind) -> &'static str {
    match kind {
        HonoreeKind::Person => "Một người hiến máu",
        HonoreeKind::Family => "Một gia đình hiến máu",
        HonoreeKind::Collective => "Một tập thể",
    }
}

#[cfg(test)]
mod tests;
