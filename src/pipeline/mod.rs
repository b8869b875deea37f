//! Composes the stages: from a site's folder to the files of the finished site and every problem. Only this folder
//! starts threads for a build and keeps data between two builds.

mod content;
pub mod external;
mod memory;
mod next_change;
mod pages;
mod problems;
mod recordings;
mod remap_to_source;
mod runs;
mod stamp;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{NaiveDate, NaiveDateTime};

use content::Content;
pub use memory::Memory;
pub use next_change::{MOST_LOOKS, NextChange, next_change};
pub use problems::every_problem;
pub use stamp::{not_in_the_site, stamped};

use crate::assemble::{Assembled, Circumstances, assemble};
use crate::diagnostics::{FilePath, Problems, Sources};
use crate::model::config::Links;
use crate::model::reference::Target;
use crate::model::site::Site;
use crate::model::values::Url;
use crate::routes::routes;
use crate::schedule::{Published, Timetable, compare, published};
use crate::source::recording::FileFacts;
use crate::text::language::SOURCE;
use crate::theme;
use crate::{check, view};

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
    /// The finished site; `None` where there are errors.
    pub files: Option<BTreeMap<String, Arc<[u8]>>>,
    /// All problems, in file order without duplicates.
    pub problems: Problems,
    /// The texts into which problems point.
    pub sources: Sources,
    /// The links out of the site, in file order. A build does not request them.
    pub links: Vec<Url>,
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
    /// The number of pages that were drawn and not taken from memory.
    pub drawn: usize,
    /// How long each stage took.
    pub timings: Vec<(&'static str, Duration)>,
}

/// Builds a site. With the [`Memory`] of an earlier build, only changed files and pages are parsed and drawn again; the
/// result is the same, byte for byte.
pub fn build(order: &Order, memory: &mut Memory) -> Built {
    build_made_on(order, None, memory)
}

/// As [`build`], with a given day on which pages say they were built.
fn build_made_on(order: &Order, made: Option<NaiveDate>, memory: &mut Memory) -> Built {
    let mut built = Built { base_path: "/".to_owned(), ..Built::default() };
    let mut problems = Problems::default();
    let mut watch = Watch::start();

    let (content, mut assembled) = join(order, memory, &mut built, &mut problems, &mut watch);
    if let Some(made) = made {
        assembled.site.now = assembled.site.now.made_on(made);
    }
    built.links = external::links(&assembled);
    let lengths = recordings::lengths(&content, &assembled, &mut problems);
    watch.lap("recordings", &mut built);
    problems.absorb(check::check(&assembled.site));
    watch.lap("check", &mut built);

    let destinations = content::destinations(&assembled, &content.present, &mut problems);
    let asked = content::published(&assembled, &destinations);
    let files = content::files(&content, &asked, &mut built.sources, &mut problems);
    watch.lap("published files", &mut built);
    let timetable = Timetable::of(&assembled.site);
    if order.is_for_readers() {
        // Entries that could not be read would be reported as vanished.
        if let Some(before) = order.published.as_ref().filter(|_| !problems.has_errors()) {
            problems.absorb(compare(before, &assembled.site, &assembled.moved));
        }
        built.schedule = Some(published(&assembled.site));
    }
    built.next = timetable.changes;
    built.pinned = assembled.site.now.is_pinned();
    let routes = routes(&assembled.site, &timetable, asked.into_keys()).into_value(&mut problems);
    watch.lap("routes", &mut built);

    let config = &assembled.site.config;
    let chosen = config.options.clone().unwrap_or_default();
    let theme = theme::load(&content.themes, config.theme.as_ref(), &chosen).into_value(&mut problems);
    if let Some(theme) = &theme {
        problems.absorb(theme::fonts::check(runs::runs(&assembled.site), &theme.fonts));
    }
    watch.lap("theme", &mut built);

    if let Some(theme) = theme.filter(|_| !problems.has_errors()) {
        let facts = |path: &FilePath, bytes: &[u8]| FileFacts {
            bytes: bytes.len() as u64,
            seconds: lengths.get(path).copied(),
        };
        let sizes = files.iter().map(|(path, bytes)| (path.clone(), facts(path, bytes))).collect();
        let cx = view::context::ViewContext {
            site: &assembled.site,
            backlinks: &assembled.backlinks,
            routes: &routes,
            destinations: &destinations,
            timetable: &timetable,
            sizes: &sizes,
            locale: theme.locale(SOURCE, SOURCE),
            root: "",
        };
        built.base_path =
            config.base_url.as_ref().map_or_else(|| "/".to_owned(), |base| crate::routes::base_path(&base.text));
        let mut output = pages::draw(cx, &theme, memory, &mut problems);
        built.drawn = output.drawn;
        watch.lap("view and render", &mut built);
        pages::add_files(&mut output.files, &files, &routes, &theme);
        pages::add_machine_files(&mut output.files, cx);
        pages::add_calendars(&mut output.files, cx);
        watch.lap("files for machines", &mut built);
        pages::audit(&output.files, cx, &built.base_path, &mut problems, &mut built.sources);
        watch.lap("audit", &mut built);
        built.files = Some(output.files).filter(|_| !problems.has_errors());
    }
    built.problems = problems.ordered();
    built
}

/// Reads, parses and assembles the content: the stages shared by all commands on the content.
fn join(
    order: &Order,
    memory: &mut Memory,
    built: &mut Built,
    problems: &mut Problems,
    watch: &mut Watch,
) -> (Content, Assembled) {
    let content = content::gather(order, &mut built.sources, problems);
    watch.lap("read", built);
    let mut parsed = content::parse(&content.inputs, memory, &mut built.sources, problems);
    content::override_config(order, &mut parsed);
    watch.lap("parse", built);

    let circumstances =
        Circumstances { now: order.now, clock: order.clock, drafts: order.drafts, unreviewed: order.unreviewed };
    let assembled = assemble(parsed, &content.present, circumstances).into_value(problems);
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
    let content = content::gather(order, &mut sources, &mut problems);
    let parsed = content::parse(&content.inputs, &mut Memory::default(), &mut sources, &mut problems);
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
