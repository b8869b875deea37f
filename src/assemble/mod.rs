//! Records of all files and the present → [`Site`]: duplicates, references, consent.
//!
//! *Incremental:* cheap, recomputed for every build.

pub mod backlinks;
mod consent;
mod copies;
mod names;
mod problems;
mod resolve;
mod row_ids;
pub mod translations;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDateTime;

pub use names::folder_and_id;
pub use problems::PROBLEMS;
pub use resolve::moved;

use crate::bilingual;
use crate::diagnostics::{Bilingual, Checked, Diagnostic, FilePath, Problems, Span};
use crate::model::common::Entry;
use crate::model::config::{SiteConfig, SiteLanguage};
use crate::model::donor::ConsentScope;
use crate::model::fact::Fact;
use crate::model::present::{FirstChange, Now};
use crate::model::prose::{Destination, Piece};
use crate::model::read::{Read, Record, Visitor};
use crate::model::reference::Target;
use crate::model::site::{Entries, Own, Site};
use crate::model::translation::{About, Renditions, Translation};
use crate::model::values::{FileName, Markdown, Url};
use crate::model::words::{slots, words_in};
use crate::parse::Parsed;
use crate::text::language::SOURCE;
use backlinks::{Backlinks, Collector};
use consent::Units;
use names::Names;
use resolve::Resolver;
use row_ids::settle_row_ids;
use translations::{Source, Waiting, is_covered};

/// What a build is told besides the content.
#[derive(Clone, Copy, Debug)]
pub struct Circumstances {
    /// The present given by the person (`--now`); it wins over `pinned_now`.
    pub now: Option<NaiveDateTime>,
    /// The clock, at +07:00; it counts where neither is given.
    pub clock: NaiveDateTime,
    /// Whether drafts are part of the site.
    pub drafts: bool,
    /// Whether translations that nobody has reviewed are part of the site, as in a preview.
    pub unreviewed: bool,
}

impl Circumstances {
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
    /// Who refers to whom.
    pub backlinks: Backlinks,
    /// Every id that is written somewhere, drafts and entries that could not be read among them.
    pub known: BTreeSet<Target>,
    /// Former ids, and the entries that have other ids now.
    pub moved: BTreeMap<Target, Target>,
    /// Every link and picture in a text.
    pub destinations: Vec<Destination>,
    /// Every address outside the site that a field of an entry, a rule or `site.yaml` names, but for the site's own.
    pub urls: Vec<Url>,
    /// Published files: the path each has under `content/`, and where it was asked for.
    pub wanted: BTreeMap<FilePath, Span>,
}

/// Joins the records of all files.
pub fn assemble(parsed: Vec<Parsed>, present: &[FilePath], circumstances: Circumstances) -> Checked<Assembled> {
    let mut problems = Problems::default();
    let mut config = SiteConfig::missing();
    let mut facts = Vec::new();
    let mut written: Vec<Entry<Own>> = Vec::new();
    let mut derived: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let mut known: Vec<Target> = Vec::new();
    let mut personal = Vec::new();
    let mut translations: Vec<Translation> = Vec::new();
    for file in copies::without_copies(parsed, &mut problems) {
        if let Some(found) = file.config {
            config = std::sync::Arc::unwrap_or_clone(found);
        }
        if let Some(found) = file.facts {
            facts.extend(std::sync::Arc::unwrap_or_clone(found).facts);
        }
        personal.extend(file.personal);
        known.extend(file.broken);
        derived.extend(file.derived.into_iter().map(|(index, ids)| (index + written.len(), ids)));
        written.extend(file.entries);
        translations.extend(file.translations);
    }
    if let Some(base) = &mut config.base_url
        && base.text.starts_with("http")
        && !base.text.ends_with('/')
        && !base.text.contains(['?', '#'])
    {
        base.text.push('/');
    }
    // The source is no translation, even where somebody lists it among the languages.
    if config.languages.iter().any(SiteLanguage::is_source) {
        problems.push(source_language());
        config.languages.retain(|language| !language.is_source());
    }
    settle_row_ids(&mut written, &derived, &mut problems);
    let mut written = without_duplicates(written, &mut problems);
    if config.id.is_empty() || !known.is_empty() {
        // A file that could not be read may be the one that declares a number public.
        let noted = written.iter_mut().map(|entry| &mut entry.personal);
        let noted = noted.chain(translations.iter_mut().map(|translation| &mut translation.personal));
        let noted = noted.chain([&mut personal]);
        noted.for_each(|personal| personal.retain(|datum| !datum.may_be_public()));
    }
    let ids = written.iter().map(|entry| Target { kind: entry.own.kind(), id: entry.id.clone() });
    let ids: BTreeSet<Target> = ids.chain(known.iter().cloned()).collect();
    personal.extend(translations.iter().flat_map(|translation| translation.personal.iter().cloned()));
    let mut waiting = Waiting::new(translations, &config, &ids, &mut problems);
    let mut translations = Renditions::new();
    let names = Names::new(&written, &known);
    let drafts = circumstances.drafts;
    let mut wanted =
        Wanted { present, files: BTreeMap::new(), destinations: Vec::new(), urls: Vec::new(), problems: Vec::new() };
    let mut entries = Entries::default();
    let mut backlinks = Backlinks::new();
    let now = present_of(&config, circumstances);
    let mut first = FirstChange::default();
    let mut nameless = BTreeSet::new();
    let mut resolver = Resolver { names: &names, problems: &mut problems };
    config.visit_fields(&mut resolver);
    for entry in &mut written {
        entry.common.visit_fields(&mut resolver);
        entry.own.visit(&mut resolver);
    }
    written.retain(|entry| entry.common.draft != Some(true) || drafts);
    let names_units = config.privacy.as_ref().and_then(|privacy| privacy.small_units) == Some(true);
    let units = Units::of(&written, names_units);
    for mut entry in written {
        let about = About::Entry(Target { kind: entry.own.kind(), id: entry.id.clone() });
        let written = waiting.has(&about).then(|| entry.words());
        if let Own::Donor(donor) = &entry.own
            && !donor.may_show(ConsentScope::Name, now).noted(&mut first)
        {
            nameless.insert(entry.id.clone());
        }
        let mut entry = redacted(entry, now, &units, &mut first, resolver.problems);
        if let Some(written) = written {
            let covered = entry.words();
            let is_covered = is_covered(entry.own.kind(), &covered);
            let may_show = |translation: &Translation| is_covered && circumstances.may_show(translation);
            let source = Source { written: &written, covered: &covered, place: &entry.title.span };
            waiting.meet(about, source, may_show, &mut translations, resolver.problems);
        }
        let owner = Target { kind: entry.own.kind(), id: entry.id.clone() };
        let mut collector = Collector { owner, backlinks: &mut backlinks };
        for visitor in [&mut collector as &mut dyn Visitor, &mut wanted] {
            entry.common.visit_fields(visitor);
            entry.own.visit(visitor);
        }
        entries.insert(entry);
    }
    let source = words_in(slots(&mut config));
    let place = Span::whole("content/site.yaml".into());
    let source = Source { written: &source, covered: &source, place: &place };
    waiting.meet(About::Site, source, |it| circumstances.may_show(it), &mut translations, &mut problems);
    let shown = translations.values_mut().flat_map(|languages| languages.values_mut()).filter(|it| it.shown);
    shown.for_each(|rendition| rendition.translation.visit(&mut wanted));
    config.visit_fields(&mut wanted);
    facts.iter_mut().for_each(|fact: &mut Fact| fact.visit_fields(&mut wanted));
    wanted.urls.retain(|url| Some(url) != config.base_url.as_ref());
    problems.0.append(&mut wanted.problems);
    let (facts, facts_to_come) = facts.into_iter().partition(|fact| fact.in_force(now).noted(&mut first));
    let changes = first.0;
    let site = Site { config, facts, facts_to_come, entries, translations, personal, nameless, now, changes };
    let Wanted { files: wanted, destinations, urls, .. } = wanted;
    let (known, moved) = names.into_ids();
    Checked::new(Assembled { site, backlinks, known, moved, destinations, urls, wanted }, problems)
}

fn source_language() -> Diagnostic {
    let message = Bilingual::literal(
        "tiếng Việt nằm trong `languages`, dù là bản gốc",
        "Vietnamese stands among `languages`, although it is the source",
    );
    problems::SOURCE_LANGUAGE
        .at(Span::whole("content/site.yaml".into()))
        .message(message)
        .found(SOURCE)
        .help(Bilingual::literal("xóa mục `tag: vi`", "delete the entry `tag: vi`"))
}

/// People as far as their consent reaches; every other entry as it is.
fn redacted(
    entry: Entry<Own>,
    now: Now,
    units: &Units,
    first: &mut FirstChange,
    problems: &mut Problems,
) -> Entry<Own> {
    match entry {
        Entry { id, title, common, own: Own::Donor(own), place, personal } => {
            let Entry { id, title, common, own, place, personal } =
                consent::redact(Entry { id, title, common, own, place, personal }, now, units, first, problems);
            Entry { id, title, common, own: Own::Donor(own), place, personal }
        }
        other => other,
    }
}

/// `--now`, else `pinned_now`, else the clock.
fn present_of(config: &SiteConfig, circumstances: Circumstances) -> Now {
    let pinned = config.pinned_now.as_ref().map(|pinned| pinned.value.0);
    Now::new(circumstances.now.or(pinned).unwrap_or(circumstances.clock), pinned.is_some())
}

/// The first of two entries of one kind and id stays; the second is reported.
fn without_duplicates(entries: Vec<Entry<Own>>, problems: &mut Problems) -> Vec<Entry<Own>> {
    let mut first: BTreeMap<Target, Span> = BTreeMap::new();
    let mut kept = Vec::with_capacity(entries.len());
    for entry in entries {
        let target = Target { kind: entry.own.kind(), id: entry.id.clone() };
        match first.get(&target) {
            None => {
                first.insert(target, entry.place.clone());
                kept.push(entry);
            }
            Some(place) => {
                let (id, label, folder) = (&target.id, target.kind.facts().label, target.kind.facts().folder);
                problems.push(
                    problems::DUPLICATE_ID
                        .at(&entry.place)
                        .message(bilingual!(
                            "mã `{id}` đã dùng cho một {label} khác",
                            "the id `{id}` is used twice in `{folder}`"
                        ))
                        .found(&**id)
                        .help(Bilingual::literal("đổi mã của một trong hai mục", "change the id of one of the two"))
                        .related(place.clone(), Bilingual::literal("mục kia ở đây", "the other one is here")),
                );
            }
        }
    }
    kept
}

/// Collects the files that entries publish, the links of their texts and the addresses in their fields; a file that is
/// not there is a problem.
struct Wanted<'a> {
    present: &'a [FilePath],
    files: BTreeMap<FilePath, Span>,
    destinations: Vec<Destination>,
    urls: Vec<Url>,
    problems: Vec<Diagnostic>,
}

impl Visitor for Wanted<'_> {
    fn markdown(&mut self, markdown: &mut Markdown) {
        let pieces = markdown.prose.iter().flat_map(|prose| &prose.pieces);
        self.destinations.extend(pieces.filter_map(|piece| match piece {
            Piece::Destination(destination) => Some(destination.clone()),
            Piece::Html(_) => None,
        }));
    }

    fn file(&mut self, file: &mut FileName) {
        if file.name.is_empty() {
            return;
        }
        let path = file.path();
        match self.present.binary_search_by(|present| (**present).cmp(&path)) {
            Ok(_) if TEXTS.iter().any(|ending| path.to_lowercase().ends_with(ending)) => {
                let name = &file.name;
                let message = bilingual!(
                    "`{name}` là nội dung của trang, không phải tệp để đăng",
                    "`{name}` is content of the site, not a file to publish"
                );
                self.problems.push(problems::MISSING_FILE.at(&file.span).message(message).found(name.as_str()));
            }
            Ok(at) => {
                self.files.entry(self.present[at].clone()).or_insert_with(|| file.span.clone());
            }
            Err(_) => self.problems.push(missing_file(&file.name, &path, file.span.clone(), self.present)),
        }
    }

    fn url(&mut self, url: &mut Url) {
        self.urls.push(url.clone());
    }
}

/// Endings of files that hold content.
const TEXTS: [&str; 3] = [".md", ".yaml", ".yml"];

/// A file that is named and not there.
pub fn missing_file(name: &str, path: &str, span: Span, present: &[FilePath]) -> Diagnostic {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let ending = |path: &str| path.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    let neighbours: Vec<&str> = present
        .iter()
        .filter_map(|present| present.strip_prefix(folder)?.strip_prefix('/'))
        .filter(|neighbour| ending(neighbour) == ending(name))
        .collect();
    let near = crate::diagnostics::nearest(name, neighbours, 3);
    problems::MISSING_FILE
        .at(span)
        .message(bilingual!("không có tệp `{path}`", "there is no file `{path}`"))
        .found(name)
        .help_if(crate::diagnostics::one_of(&near))
}
