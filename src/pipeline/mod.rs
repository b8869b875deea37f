//! Composes the stages: a site's folder → the files of the finished site and every problem. The only home of a
//! build's threads and of what is remembered between two builds.

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
use crate::model::common::Entry;
use crate::model::config::Links;
use crate::model::reference::Target;
use crate::model::site::{Own, Site};
use crate::model::values::Url;
use crate::routes::routes;
use crate::schedule::{Published, Timetable, compare, published};
use crate::source::recording::FileFacts;
use crate::text::language::SOURCE;
use crate::theme;
use crate::{check, view};

/// The settings of a build by the person who starts it.
#[derive(Clone, Debug)]
pub struct Order {
    /// The folder that holds `content/`.
    pub root: PathBuf,
    /// The present they gave.
    pub now: Option<NaiveDateTime>,
    /// The clock at +07:00.
    pub clock: NaiveDateTime,
    /// Whether drafts are part of the site.
    pub drafts: bool,
    /// Whether translations that nobody has reviewed are part of the site.
    pub unreviewed: bool,
    /// An address on the web that wins over the one in `site.yaml`.
    pub base_url: Option<String>,
    /// A form of links that wins over the one in `site.yaml`.
    pub links: Option<Links>,
    /// The schedule that readers were shown last, where it is known. It changes what is reported and no byte of the site.
    pub published: Option<Arc<Published>>,
}

impl Order {
    /// Whether what is built is what readers are shown: nothing unfinished, and no other present than the site's.
    fn is_for_readers(&self) -> bool {
        !self.drafts && !self.unreviewed && self.now.is_none()
    }
}

/// What a build makes.
#[derive(Debug, Default)]
pub struct Built {
    /// The finished site; `None` when there are errors.
    pub files: Option<BTreeMap<String, Arc<[u8]>>>,
    /// Everything that was found, in file order, none twice.
    pub problems: Problems,
    /// The texts that problems point into.
    pub sources: Sources,
    /// The links that lead out of the site, in file order. They are not asked for here.
    pub links: Vec<Url>,
    /// The language of the site.
    pub language: Option<String>,
    /// The path of the site on its server: `/` or a folder.
    pub base_path: String,
    /// Whether the present is fixed by `pinned_now`.
    pub pinned: bool,
    /// The first time at which a rebuild may make something else, at +07:00.
    pub next: Option<NaiveDateTime>,
    /// The schedule that its readers are shown; `None` of a site that is not for them, as with drafts.
    pub schedule: Option<Published>,
    /// How many pages were drawn and not remembered.
    pub drawn: usize,
    /// How long each stage took.
    pub timings: Vec<(&'static str, Duration)>,
}

/// Builds a site. With the [`Memory`] of an earlier build only what changed is parsed and drawn again; the result is
/// the same, byte for byte.
pub fn build(order: &Order, memory: &mut Memory) -> Built {
    build_made_on(order, None, memory)
}

/// As [`build`], with another day than the present on which pages say they were made.
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
        // What could not be read would seem to be gone.
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

/// Reads and parses what is there, and joins it: the stages that every command about the content has in common.
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

/// The site as its files describe it, with the problems of reading and joining them; no rule is checked and no page drawn.
/// It is as good as it can be made where files have errors.
pub fn read_site(order: &Order) -> (Built, Site) {
    let (mut built, mut problems) = (Built::default(), Problems::default());
    let (_, assembled) = join(order, &mut Memory::default(), &mut built, &mut problems, &mut Watch::start());
    built.problems = problems.ordered();
    (built, assembled.site)
}

/// Every id of the site, whatever state its entry is in.
pub fn known_ids(order: &Order) -> BTreeSet<Target> {
    let (mut sources, mut problems) = (Sources::default(), Problems::default());
    let content = content::gather(order, &mut sources, &mut problems);
    let parsed = content::parse(&content.inputs, &mut Memory::default(), &mut sources, &mut problems);
    let whole = |entry: Entry<Own>| Target { kind: entry.own.kind(), id: entry.id };
    parsed.into_iter().flat_map(|file| file.entries.into_iter().map(whole).chain(file.broken)).collect()
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
