//! Combines the records of all files and the present into a [`Site`]: duplicates, references, consent, translations.
//!
//! *Incremental:* cheap, recomputed for every build.

mod attached;
mod consent;
mod copies;
mod days_about;
mod names;
mod problems;
mod records;
mod resolve;
mod row_ids;
mod translations;
mod uses;

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDateTime;

pub use attached::Attached;
pub use names::folder_and_id;
pub use problems::PROBLEMS;
pub use resolve::moved;
pub use translations::{follows, openings};
pub use uses::Backlinks;

use crate::diagnostics::{Checked, FilePath, Problems, Span};
use crate::model::config::SiteConfig;
use crate::model::date_time::LocalDateTime;
use crate::model::outline::Outline;
use crate::model::present::{FirstChange, Now};
use crate::model::prose::Prose;
use crate::model::reference::Target;
use crate::model::site::{Entries, Site};
use crate::model::translation::Translation;
use crate::model::values::Url;
use crate::parse::Parsed;
use consent::redacted;
use copies::without_copies;
use names::EntryNames;
use records::{Records, joined};
use resolve::targets;
use translations::{filed, renditions};
use uses::{Uses, backlinks, uses};

/// The inputs of a build besides the content.
#[derive(Clone, Copy, Debug)]
pub struct Circumstances {
    /// The present given with `--now`; it takes precedence over `pinned_now`.
    pub now: Option<NaiveDateTime>,
    /// The clock, at +07:00; it is used where neither is given.
    pub clock: NaiveDateTime,
    /// Whether drafts are part of the site.
    pub drafts: bool,
    /// Whether translations that nobody has reviewed are part of the site, as in a preview.
    pub unreviewed: bool,
}

impl Circumstances {
    /// `--now`, else `pinned_now`, else the clock.
    fn present(&self, config: &SiteConfig) -> Now {
        let pinned = config.pinned_now.as_ref().map(|pinned| pinned.value.0);
        Now::new(self.now.or(pinned).unwrap_or(self.clock), pinned.is_some())
    }

    /// Whether pages may show a translation.
    fn may_show(&self, translation: &Translation) -> bool {
        let is_finished = translation.reviewed() || self.unreviewed;
        is_finished && (translation.credit.draft != Some(true) || self.drafts)
    }
}

/// A site and the files it publishes beside its pages.
#[derive(Clone, Debug)]
pub struct Assembled {
    pub site: Site,
    /// For each entry, the entries that refer to it.
    pub backlinks: Backlinks,
    /// Every id in the content, including those of drafts and of entries that could not be read.
    pub known: Arc<HashSet<Target>>,
    /// Former ids, with the entries that have other ids now.
    pub moved: Arc<BTreeMap<Target, Target>>,
    /// Every text, with its links and pictures.
    pub texts: Arc<Vec<Arc<Prose>>>,
    /// Every address outside the site in a field of an entry, a rule or `site.yaml`, except the site's own.
    pub urls: Arc<Vec<Url>>,
    /// Published files: the path below `content/`, and the place of the reference to it.
    pub wanted: Arc<BTreeMap<FilePath, Span>>,
    /// Where the site asks for approval, the files of each entry and translation.
    pub attached: Attached,
}

/// Combines the records of all files.
pub fn assemble(parsed: Vec<Parsed>, present: &[FilePath], circumstances: Circumstances) -> Checked<Assembled> {
    let mut problems = Problems::default();
    let parsed = without_copies(parsed).into_value(&mut problems);
    let Records { mut config, facts, mut entries, unread, personal, translations } =
        joined(parsed).into_value(&mut problems);
    let names = EntryNames::new(&entries, &unread);
    let waiting = filed(translations, &config, names.ids()).into_value(&mut problems);
    let now = circumstances.present(&config);
    let mut changes = FirstChange::default();
    let targets = targets(&config, &entries, &names, now, &mut changes).into_value(&mut problems);
    let (known, moved) = names.into_ids();
    entries.retain(|entry| {
        let common = entry.glance().common;
        let has_come = |from: &LocalDateTime| now.has_reached(Some(from.0)).noted(&mut changes);
        common.publish_from.as_deref().is_none_or(has_come) && (common.draft != Some(true) || circumstances.drafts)
    });

    let asks = config.asks_for_approval().is_some();
    let mut attached = if asks { attached::of_entries(&entries) } else { Attached::new() };
    let written = waiting.sources(&mut config, &entries);
    let (entries, nameless) = redacted(entries, &targets, &config, now, &mut changes).into_value(&mut problems);
    let covered = waiting.sources(&mut config, &entries);
    let may_show = |translation: &Translation| circumstances.may_show(translation);
    let translations = renditions(waiting, &written, covered, may_show).into_value(&mut problems);

    let backlinks = backlinks(&entries, &targets);
    let Uses { wanted, texts, urls } =
        uses(&entries, &translations, &config, &facts, present).into_value(&mut problems);
    let (facts, other_facts) = facts.into_iter().partition(|fact| fact.in_force(now).noted(&mut changes));
    let entries = Entries::new(entries, targets);
    let site = Site {
        config,
        facts,
        other_facts,
        namesakes: entries.namesakes(),
        predecessors: entries.predecessors(),
        entries,
        translations,
        personal,
        nameless,
        outline: Outline::default(),
        now,
        changes: changes.0,
        attached: BTreeMap::new(),
    };
    if asks {
        attached.extend(attached::of_translations(&site));
    }
    let (known, moved) = (Arc::new(known), Arc::new(moved));
    let (wanted, texts, urls) = (Arc::new(wanted), Arc::new(texts), Arc::new(urls));
    Checked::new(Assembled { site, backlinks, known, moved, texts, urls, wanted, attached }, problems)
}
