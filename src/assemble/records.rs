//! Combines the records of all files: ids become unique, and `site.yaml` usable.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::problems::{DUPLICATE_ID, SOURCE_LANGUAGE};
use super::row_ids::make_row_ids_unique;
use crate::bilingual;
use crate::diagnostics::{Bilingual, Checked, Problems, Span};
use crate::model::config::{SiteConfig, SiteLanguage};
use crate::model::fact::SourcedFact;
use crate::model::personal::PersonalDatum;
use crate::model::read::Read;
use crate::model::reference::Target;
use crate::model::site::AnyEntry;
use crate::model::translation::Translation;
use crate::parse::Parsed;
use crate::text::language::SOURCE;

/// The records of all files.
pub struct Records {
    /// `site.yaml`; empty where it could not be read.
    pub config: SiteConfig,
    /// The rules of `facts.yaml`.
    pub facts: Vec<SourcedFact>,
    /// The entries; no two of one kind have the same id.
    pub entries: Vec<AnyEntry>,
    /// Entries that could not be read.
    pub unread: Vec<Target>,
    /// The personal data in `site.yaml`, in `facts.yaml` and in translations.
    pub personal: Vec<PersonalDatum>,
    /// Words in other languages.
    pub translations: Vec<Translation>,
}

/// Combines the records of all files.
pub fn joined(parsed: Vec<Parsed>) -> Checked<Records> {
    let mut problems = Problems::default();
    let mut config = SiteConfig::missing();
    let mut derived: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let (mut facts, mut entries, mut unread) = (Vec::new(), Vec::new(), Vec::new());
    let (mut personal, mut translations) = (Vec::new(), Vec::new());
    for file in parsed {
        config = file.config.map_or(config, Arc::unwrap_or_clone);
        facts.extend(file.facts.map(|found| Arc::unwrap_or_clone(found).facts).unwrap_or_default());
        personal.extend(file.personal);
        unread.extend(file.broken);
        derived.extend(file.derived.into_iter().map(|(index, ids)| (index + entries.len(), ids)));
        entries.extend(file.entries);
        translations.extend(file.translations);
    }
    let config = usable(config, &mut problems);
    make_row_ids_unique(&mut entries, &derived, &mut problems);
    let mut entries = without_duplicates(entries, &mut problems);
    personal.extend(translations.iter_mut().flat_map(|translation: &mut Translation| translation.personal.drain(..)));
    if config.id.is_empty() || !unread.is_empty() {
        // A file that could not be read may contain the declaration that a number is public.
        entries.iter_mut().for_each(|entry| entry.retain_personal(|datum| !datum.may_be_public()));
        personal.retain(|datum| !datum.may_be_public());
    }
    Checked::new(Records { config, facts, entries, unread, personal, translations }, problems)
}

/// `site.yaml` with a final slash in its address, and without Vietnamese among its languages, since Vietnamese is the
/// source of all translations.
fn usable(mut config: SiteConfig, problems: &mut Problems) -> SiteConfig {
    if let Some(base) = &mut config.base_url
        && base.text.starts_with("http")
        && !base.text.ends_with('/')
        && !base.text.contains(['?', '#'])
    {
        base.text.push('/');
    }
    if config.languages.iter().any(SiteLanguage::is_source) {
        let message = Bilingual::literal(
            "tiếng Việt nằm trong `languages`, dù là bản gốc",
            "Vietnamese stands among `languages`, although it is the source",
        );
        let help = Bilingual::literal("xóa mục `tag: vi`", "delete the entry `tag: vi`");
        let place = Span::whole("content/site.yaml".into());
        problems.push(SOURCE_LANGUAGE.at(place).message(message).found(SOURCE).help(help));
        config.languages.retain(|language| !language.is_source());
    }
    config
}

/// Keeps the first of two entries with the same kind and id, and reports the second.
fn without_duplicates(mut entries: Vec<AnyEntry>, problems: &mut Problems) -> Vec<AnyEntry> {
    let mut first: HashMap<Target, Span> = HashMap::with_capacity(entries.len());
    entries.retain(|entry| {
        let (target, own_place) = (entry.target(), entry.glance().place);
        let Some(place) = first.get(&target) else {
            first.insert(target, own_place.clone());
            return true;
        };
        let (id, label, folder) = (&target.id, target.kind.facts().label, target.kind.facts().folder);
        let message = bilingual!("mã `{id}` đã dùng cho một {label} khác", "the id `{id}` is used twice in `{folder}`");
        let help = Bilingual::literal("đổi mã của một trong hai mục", "change the id of one of the two");
        let other = Bilingual::literal("mục kia ở đây", "the other one is here");
        let problem = DUPLICATE_ID.at(own_place).message(message).found(&**id).help(help);
        problems.push(problem.related(place.clone(), other));
        false
    });
    entries
}
