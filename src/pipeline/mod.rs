//! Composes the stages: from a site's folder to the files of the finished site and every problem. Only this folder
//! starts threads for a build and keeps data between two builds.

mod approve;
mod content;
pub mod external;
mod finish;
mod found;
mod memory;
mod next_change;
mod problems;
mod progress;
mod ready;
mod recordings;
mod remembered_theme;
mod remap_to_source;
mod remap_to_template;
mod runs;
mod seen;
mod sink;
mod stamp;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

pub use approve::{NewApproval, with_approvals};
use content::Content;
use external::OutsideLinks;
use finish::budget;
pub use finish::{Pace, finish};
pub use memory::Memory;
pub use next_change::{MOST_LOOKS, NextChange, next_change};
pub use problems::every_problem;
pub use progress::Progress;
pub use ready::ReadySite;
pub use seen::SeenFiles;
pub use sink::{Hashes, InMemory, Sink, SiteFiles};
pub use stamp::{not_in_the_site, stamped};

use crate::assemble::{Assembled, Circumstances, assemble};
use crate::check;
use crate::diagnostics::{Checked, FilePath, Problems, Sources};
use crate::model::config::Links;
use crate::model::dates::guess_years;
use crate::model::reference::Target;
use crate::model::site::Site;
use crate::routes::destination::Destinations;
use crate::routes::routes;
use crate::schedule::{Published, Timetable, compare, published};
use crate::source::recording::FileFacts;
use crate::theme;

/// The size limit of a font in kilobytes, where `site.yaml` has none.
const FONT_BUDGET_KB: u64 = 45;

/// The options of a build.
#[derive(Clone, Debug)]
pub struct Order {
    /// The folder that holds `content/`.
    pub root: PathBuf,
    /// The present given by the user.
    pub now: Option<NaiveDateTime>,
    /// The clock at +07:00.
    pub clock: NaiveDateTime,
    /// Whether drafts are part of the site.
    pub drafts: bool,
    /// Whether translations that nobody has reviewed are part of the site.
    pub unreviewed: bool,
    /// An address on the web that takes precedence over the one in `site.yaml`.
    pub base_url: Option<String>,
    /// A form of links that takes precedence over the one in `site.yaml`.
    pub links: Option<Links>,
    /// The schedule last shown to readers, where it is known. It affects reports only and no byte of the site.
    pub published: Option<Arc<Published>>,
    /// Whether each entry that waits for an approval is a problem of its own, as where the site is to be published.
    pub each_unapproved: bool,
    /// Where the build says what it is doing.
    pub progress: Arc<Progress>,
}

impl Order {
    /// Whether the build is the one shown to readers: without drafts or unreviewed translations, and with the site's
    /// own present.
    fn is_for_readers(&self) -> bool {
        !self.drafts && !self.unreviewed && self.now.is_none()
    }
}

/// The result of a build.
#[derive(Debug, Default)]
pub struct Built {
    /// All problems, in file order without duplicates.
    pub problems: Problems,
    /// The texts into which problems point.
    pub sources: Sources,
    /// The links out of the site. A build does not request them.
    pub links: OutsideLinks,
    /// The language of the site.
    pub language: Option<String>,
    /// The path of the site on its server: `/` or a folder.
    pub base_path: String,
    /// Whether the present is fixed by `pinned_now`.
    pub pinned: bool,
    /// The first moment at which a rebuild may give another result, at +07:00.
    pub next: Option<NaiveDateTime>,
    /// The schedule shown to readers; `None` for builds that are not for readers, such as those with drafts.
    pub schedule: Option<Published>,
    /// Whom a site for readers names, each by the id of the entry and what is shown, such as `nguyen-van-a: name`.
    pub persons: BTreeSet<String>,
    /// Whether problems compare the site with the one before it: once this site is published, they are no more.
    pub compares: bool,
    /// The files of the site as they were found; `None` where something about them is unusual.
    pub seen: Option<SeenFiles>,
    /// How long each stage took.
    pub timings: Vec<(&'static str, Duration)>,
    /// The files that took longest, with their times.
    pub slowest: Vec<(String, Duration)>,
    /// The paths at which stands that a page was taken down.
    pub gone: Vec<String>,
}

/// Builds a site into a sink. With the [`Memory`] of an earlier build, only changed files are parsed again; the result is
/// the same, byte for byte. Where the problems have errors, the files in the sink are not a site.
pub fn build(order: &Order, memory: &mut Memory, sink: &mut dyn Sink) -> Built {
    build_made_on(order, None, memory, sink)
}

/// Builds a site and returns its files; `None` where there are errors.
pub fn build_in_memory(order: &Order, memory: &mut Memory) -> (Built, Option<SiteFiles>) {
    let mut sink = InMemory::default();
    let built = build(order, memory, &mut sink);
    let files = Some(sink.into_files()).filter(|_| !built.problems.has_errors());
    (built, files)
}

/// As [`build`], with a given day on which pages say they were built.
pub fn build_made_on(order: &Order, made: Option<NaiveDate>, memory: &mut Memory, sink: &mut dyn Sink) -> Built {
    let (built, ready) = prepare_made_on(order, made, memory);
    finished(order, built, ready, sink)
}

/// As [`build`], with the paths of pages that readers may still have: where the site has none of its own, it says there
/// that it was taken down.
pub fn build_over(order: &Order, former: BTreeSet<String>, memory: &mut Memory, sink: &mut dyn Sink) -> Built {
    let (built, ready) = prepare_made_on(order, None, memory);
    finished(order, built, ready.map(|ready| ReadySite { former, ..ready }), sink)
}

fn finished(order: &Order, mut built: Built, ready: Option<ReadySite>, sink: &mut dyn Sink) -> Built {
    built.gone = ready.iter().flat_map(ReadySite::gone).cloned().collect();
    if let Some(finished) = ready.and_then(|ready| finish(&ready, sink, Pace::Fast(&order.progress))) {
        built.problems.absorb(finished.problems);
        built.problems = built.problems.ordered();
        built.sources.absorb(finished.sources);
        built.timings.extend(finished.timings);
        built.slowest = finished.slowest;
    }
    built
}

/// Does everything before the first page is drawn. The site is `None` where there are errors.
pub fn prepare(order: &Order, memory: &mut Memory) -> (Built, Option<ReadySite>) {
    prepare_made_on(order, None, memory)
}

fn prepare_made_on(order: &Order, made: Option<NaiveDate>, memory: &mut Memory) -> (Built, Option<ReadySite>) {
    let mut built = Built { base_path: "/".to_owned(), ..Built::default() };
    let mut problems = Problems::default();
    let mut watch = Watch::start();

    let (content, mut assembled) = join(order, memory, &mut built, &mut problems, &mut watch);
    if let Some(made) = made {
        assembled.site.now = assembled.site.now.made_on(made);
    }
    assembled.site.outline = content::outline(&content, &mut built.sources).into_value(&mut problems);
    let site = &assembled.site;
    let new_year = NaiveDate::from_ymd_opt(site.now.year().saturating_add(1), 1, 1);
    let guesses_until = new_year.filter(|_| guess_years(&mut problems, site.now.year()) && !site.now.is_pinned());
    let lengths = recordings::lengths(&content, &assembled, &mut problems);
    watch.lap("recordings", &mut built);
    let destinations = Destinations::new(&assembled, content.present.clone());
    let config = &site.config;
    let chosen = config.options.clone().unwrap_or_default();
    let mut load = || {
        memory.theme.load(&content.themes, config.theme.as_ref(), &chosen).and_problems(|theme| {
            let Some(theme) = theme.as_ref() else { return Problems::default() };
            let mut problems = theme::fonts::check(runs::runs(site), &theme.fonts);
            let budget_kb = budget(config.font_budget_kb.as_ref(), FONT_BUDGET_KB);
            problems.0.extend(theme::fonts::heavy(theme, budget_kb));
            problems
        })
    };
    let schedule = || {
        let timetable = Timetable::of(site);
        (routes(site, &timetable), timetable)
    };
    let judge = || (Checked::of(|problems| destinations.published(problems)), check::check(site), load());
    let ((routes, timetable), (asked, checked, theme)) = rayon::join(schedule, judge);
    problems.absorb(checked);
    if order.each_unapproved {
        problems.0.retain(|problem| problem.problem.code != check::UNAPPROVED.code);
        problems.absorb(check::each_unapproved(site));
    }
    built.links = OutsideLinks::of(&assembled);
    built.next = timetable.changes.into_iter().chain(guesses_until.map(|day| day.and_time(NaiveTime::MIN))).min();
    built.pinned = site.now.is_pinned();
    watch.lap("timetable, routes, check and theme", &mut built);

    let asked = asked.into_value(&mut problems);
    let files = content::files(&content, &asked, &mut built.sources, &mut problems);
    watch.lap("published files", &mut built);
    if order.is_for_readers() {
        // Entries that could not be read would be reported as vanished.
        if let Some(before) = order.published.as_ref().filter(|_| !problems.has_errors()) {
            let compared = compare(before, site, &assembled.moved);
            built.compares = !compared.0.is_empty();
            problems.absorb(compared);
        }
        built.schedule = Some(published(site));
        built.persons = site.named_persons();
    }
    let routes = routes.with_files(asked.into_keys()).into_value(&mut problems);
    let theme = theme.into_value(&mut problems);

    let base_path =
        config.base_url.as_ref().map_or_else(|| "/".to_owned(), |base| crate::routes::base_path(&base.text));
    built.base_path.clone_from(&base_path);
    let ready = theme.filter(|_| !problems.has_errors()).map(|theme| {
        let facts = |path: &FilePath, bytes: &[u8]| FileFacts {
            bytes: bytes.len() as u64,
            seconds: lengths.get(path).copied(),
        };
        let sizes = files.iter().map(|(path, bytes)| (path.clone(), facts(path, bytes))).collect();
        ReadySite {
            assembled,
            timetable,
            routes,
            destinations,
            theme,
            files,
            sizes,
            base_path,
            former: BTreeSet::new(),
            outputs: OnceLock::new(),
            search: OnceLock::new(),
        }
    });
    built.problems = problems.ordered();
    (built, ready)
}

/// Reads, parses and assembles the content: the stages shared by all commands on the content.
fn join(
    order: &Order,
    memory: &mut Memory,
    built: &mut Built,
    problems: &mut Problems,
    watch: &mut Watch,
) -> (Content, Assembled) {
    let mut content = content::gather(order, memory, &mut built.sources, problems);
    built.seen = content.seen.take();
    watch.lap("read", built);
    let mut parsed = content::parse(&content.inputs, memory, &order.progress, &mut built.sources, problems);
    content::override_config(order, &mut parsed);
    watch.lap("parse", built);

    let circumstances =
        Circumstances { now: order.now, clock: order.clock, drafts: order.drafts, unreviewed: order.unreviewed };
    let mut assembled = assemble(parsed, &content.present, circumstances).into_value(problems);
    assembled.site.attached = content::hashes(&content, std::mem::take(&mut assembled.attached));
    content::unread(&content, &assembled.wanted, problems);
    built.language = assembled.site.config.language.as_ref().map(|language| language.0.clone());
    watch.lap("assemble", built);
    (content, assembled)
}

/// The assembled site with the problems of reading and assembling it; no rule is checked and no page drawn. Where files
/// have errors, the site is as complete as possible.
pub fn read_site(order: &Order) -> (Built, Site) {
    let (mut built, mut problems) = (Built::default(), Problems::default());
    let (_, assembled) = join(order, &mut Memory::default(), &mut built, &mut problems, &mut Watch::start());
    built.problems = problems.ordered();
    (built, assembled.site)
}

/// Every id of the site, including ids of drafts and of entries with errors.
pub fn known_ids(order: &Order) -> BTreeSet<Target> {
    let (mut sources, mut problems) = (Sources::default(), Problems::default());
    let mut memory = Memory::default();
    let content = content::gather(order, &mut memory, &mut sources, &mut problems);
    let parsed = content::parse(&content.inputs, &mut memory, &order.progress, &mut sources, &mut problems);
    parsed.into_iter().flat_map(|file| file.entries.into_iter().map(|it| it.target()).chain(file.broken)).collect()
}

struct Watch(Instant);

impl Watch {
    fn start() -> Self {
        Self(Instant::now())
    }

    fn lap(&mut self, stage: &'static str, built: &mut Built) {
        built.timings.push((stage, self.0.elapsed()));
        self.0 = Instant::now();
    }
}
