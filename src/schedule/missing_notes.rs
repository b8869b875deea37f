//! What somebody should still write in another language: of appeals only the open ones.

use std::collections::BTreeMap;

use crate::model::appeal::AppealState;
use crate::model::kind::Kind;
use crate::model::reference::{Id, Target};
use crate::model::site::{Glance, Site};
use crate::model::translation::About;
use crate::model::values::LanguageTag;
use crate::text::collation::collation_key;

/// The entries of which there is no note in a language of the site, reviewed or not, in Vietnamese order of their titles.
/// Every language of the site has a list.
pub fn missing_notes(site: &Site) -> BTreeMap<LanguageTag, Vec<Target>> {
    let wanted = wanted(site);
    let missing = |tag| wanted.iter().filter(|target| !has_note(site, target, tag)).cloned().collect();
    site.config.languages.iter().map(|language| (language.tag.clone(), missing(&language.tag))).collect()
}

/// Those that are missing in one language.
pub fn missing_notes_in(site: &Site, tag: &LanguageTag) -> Vec<Target> {
    wanted(site).into_iter().filter(|target| !has_note(site, target, tag)).collect()
}

fn wanted(site: &Site) -> Vec<Target> {
    let all = site.entries.all().into_iter();
    let mut wanted: Vec<_> = all.filter(|entry| wants_note(site, &entry.target())).collect();
    wanted.sort_by_cached_key(|entry| (collation_key(entry.title), entry.target()));
    wanted.iter().map(Glance::target).collect()
}

/// Whether there is a note of an entry in a language, reviewed or not.
pub fn has_note(site: &Site, target: &Target, tag: &LanguageTag) -> bool {
    let renditions = site.translations.get(&About::Entry(target.clone()));
    renditions.and_then(|tags| tags.get(tag)).is_some_and(|rendition| rendition.translation.is_note())
}

/// Whether an entry should be written in every language of the site: its page speaks to citizens, and is neither an appeal
/// that is over nor one that specimens of letters belong to.
pub fn wants_note(site: &Site, target: &Target) -> bool {
    let is_over =
        |id: &Id| site.entries.appeals.get(id).is_some_and(|it| it.state(site.now).answer != AppealState::Open);
    let notes = site.translations.get(&About::Entry(target.clone()));
    let mut notes = notes.into_iter().flat_map(|languages| languages.values());
    let shows_letters = notes.any(|rendition| rendition.translation.credit.specimen.is_some());
    target.kind.wants_notes() && !shows_letters && !(target.kind == Kind::Appeal && is_over(&target.id))
}
