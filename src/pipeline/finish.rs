//! Makes every file of a site, looks at each finished page, and hands the files to a sink.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use rayon::prelude::*;

use super::ready::{Maker, OutputFile, ReadySite};
use super::remap_to_source::remap_to_source;
use super::remap_to_template::TemplateRemapper;
use super::{Progress, Sink};
use crate::audit::{self, PageFacts, SiteFacts};
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Sources, Spanned};

/// The size limits in kilobytes, compressed, of a page, a style sheet, a script, and a page with the style sheets and
/// scripts that it needs, where `site.yaml` has none.
const PAGE_BUDGET_KB: u64 = 30;
const STYLE_BUDGET_KB: u64 = 12;
const SCRIPT_BUDGET_KB: u64 = 10;
const FIRST_VIEW_BUDGET_KB: u64 = 50;
const MAKING: Bilingual = Bilingual::literal("làm trang", "making pages");
/// The number of files of which [`Finished::slowest`] tells.
const SLOWEST: usize = 10;

/// How the files are made.
#[derive(Clone, Copy)]
pub enum Pace<'a> {
    /// As fast as possible, on all threads, saying how far it is.
    Fast(&'a Progress),
    /// On this thread, until the function says to stop.
    Until(&'a dyn Fn() -> bool),
}

/// What is kept of a file after it went to the sink.
struct MadeFile {
    page: Option<PageFacts>,
    /// What is wrong with the bytes of a file that is no page.
    problem: Option<Diagnostic>,
    /// Why it could not be made.
    error: Option<Diagnostic>,
    time: Duration,
}

/// The number of files after which their facts are put together.
const BATCH: usize = 2048;

/// What was found while the files of a site were made.
#[derive(Debug, Default)]
pub struct Finished {
    /// The problems of templates and of finished pages.
    pub problems: Problems,
    /// The pages into which problems point.
    pub sources: Sources,
    /// How long each stage took.
    pub timings: Vec<(&'static str, Duration)>,
    /// The files that took longest, with their times.
    pub slowest: Vec<(String, Duration)>,
}

/// Makes every file of a site and audits the pages. `None` if it was stopped.
pub fn finish(ready: &ReadySite, sink: &mut dyn Sink, pace: Pace<'_>) -> Option<Finished> {
    let begun = Instant::now();
    // Nothing on a page depends on the index, so a preview makes it only for whoever searches.
    let search = match pace {
        Pace::Fast(_) => rayon::join(|| ready.outputs(), || ready.search()).1.keys().collect(),
        Pace::Until(_) => Vec::new(),
    };
    let search = search.into_iter().map(|path| (path, &OutputFile::Search));
    let mut outputs: Vec<(&String, &OutputFile)> = ready.outputs().iter().chain(search).collect();
    outputs.sort_by_key(|(path, _)| *path);
    sink.begin(&mut outputs.iter().map(|(path, _)| path.as_str()));
    let paths = outputs.iter().map(|(path, _)| path.as_str().into()).collect();
    // The largest files come first, so that no thread is left with one of them at the end. Where somebody may say to
    // stop, they come last, since nothing is stopped in the middle of a file.
    let is_large = |file: &OutputFile| matches!(file, OutputFile::Machine(_));
    outputs.sort_by_key(|(_, file)| is_large(file) == matches!(pace, Pace::Until(_)));
    let weights = audit::weights(ready.theme.assets.iter().map(|(path, bytes)| (path.as_str(), &**bytes)));
    let surroundings = audit::Surroundings { settings: settings(ready), paths, weights };
    let (maker, clock) = (Maker::of(ready), Clock::default());
    let sink: &dyn Sink = sink;
    let one = |(path, file): &(&String, &OutputFile)| make_one(&maker, path, file, &surroundings, sink, &clock);
    let (mut finished, mut facts, mut times) = (Finished::default(), SiteFacts::default(), Vec::new());
    if let Pace::Fast(progress) = pace {
        progress.begin(MAKING, outputs.len());
    }
    for batch in outputs.chunks(BATCH) {
        let made: Option<Vec<MadeFile>> = match pace {
            Pace::Fast(progress) => Some(batch.par_iter().map(one).inspect(|_| progress.advance()).collect()),
            Pace::Until(stops) => batch.iter().map(|output| (!stops()).then(|| one(output))).collect(),
        };
        let Some(made) = made else {
            // Whoever says to stop is in a hurry, and freeing so much takes a moment.
            rayon::spawn(move || drop((facts, surroundings)));
            return None;
        };
        for (made, (path, _)) in made.into_iter().zip(batch) {
            times.push((made.time, path.as_str()));
            made.page.into_iter().for_each(|page| facts.add(page));
            made.problem.into_iter().for_each(|problem| facts.add_problem(problem));
            finished.problems.0.extend(made.error);
        }
    }
    finished.slowest = slowest(times);
    finished.timings.push(("files", begun.elapsed()));
    finished.timings.extend(clock.read());
    let begun = Instant::now();
    let draw = |path: &str| maker.make(path, &ready.output(path)?).ok().flatten();
    let audited = audit::judge(facts, &surroundings, &draw);
    audited.texts.into_iter().for_each(|(file, text)| finished.sources.insert(file, text));
    let (cx, folder) = (ready.context(), &surroundings.settings.folder);
    let mut templates = TemplateRemapper::new(ready, folder);
    for problem in audited.problems.0 {
        let problem = remap_to_source(problem, cx, folder, &finished.sources);
        finished.problems.0.extend(templates.remap(problem, &mut finished.sources));
    }
    finished.timings.push(("audit of the whole", begun.elapsed()));
    Some(finished)
}

fn settings(ready: &ReadySite) -> audit::Settings {
    let config = &ready.assembled.site.config;
    audit::Settings {
        base_path: ready.base_path.clone(),
        base_url: config.base_url.as_ref().map(|base| base.text.clone()),
        page_budget_kb: budget(config.page_budget_kb.as_ref(), PAGE_BUDGET_KB),
        style_budget_kb: budget(config.style_budget_kb.as_ref(), STYLE_BUDGET_KB),
        script_budget_kb: budget(config.script_budget_kb.as_ref(), SCRIPT_BUDGET_KB),
        first_view_budget_kb: budget(config.first_view_budget_kb.as_ref(), FIRST_VIEW_BUDGET_KB),
        folder: "output".to_owned(),
    }
}

/// The kilobytes that are written, where they are a size.
pub(super) fn budget(written: Option<&Spanned<i64>>, otherwise: u64) -> u64 {
    written.and_then(|budget| u64::try_from(budget.value).ok()).unwrap_or(otherwise)
}

fn make_one(
    maker: &Maker<'_>,
    path: &str,
    file: &OutputFile,
    surroundings: &audit::Surroundings,
    sink: &dyn Sink,
    clock: &Clock,
) -> MadeFile {
    let begun = Instant::now();
    let (mut page, mut problem, mut error) = (None, None, None);
    match clock.measured(Work::Make, || maker.make(path, file)) {
        Ok(Some(bytes)) => {
            clock.measured(Work::Audit, || match audit::is_page(path) {
                true => page = Some(audit::inspect(path, &bytes, surroundings)),
                false => problem = audit::inspect_data(path, &bytes, &surroundings.settings),
            });
            clock.measured(Work::Write, || sink.take(path, &bytes));
        }
        Ok(None) => {}
        Err(found) => error = Some(found),
    }
    MadeFile { page, problem, error, time: begun.elapsed() }
}

fn slowest(mut times: Vec<(Duration, &str)>) -> Vec<(String, Duration)> {
    times.sort_by(|a, b| b.cmp(a));
    times.into_iter().take(SLOWEST).map(|(time, path)| (path.to_owned(), time)).collect()
}

/// The kinds of work on a file.
#[derive(Clone, Copy)]
enum Work {
    Make,
    Audit,
    Write,
}

/// Nanoseconds spent on each kind of work, on all threads together.
#[derive(Default)]
struct Clock([AtomicU64; 3]);

impl Clock {
    fn measured<T>(&self, work: Work, of: impl FnOnce() -> T) -> T {
        let begun = Instant::now();
        let result = of();
        let nanoseconds = u64::try_from(begun.elapsed().as_nanos()).unwrap_or(u64::MAX);
        self.0[work as usize].fetch_add(nanoseconds, Ordering::Relaxed);
        result
    }

    fn read(&self) -> [(&'static str, Duration); 3] {
        let time = |work: Work| Duration::from_nanos(self.0[work as usize].load(Ordering::Relaxed));
        [
            ("files: made, on all threads", time(Work::Make)),
            ("files: audited, on all threads", time(Work::Audit)),
            ("files: written, on all threads", time(Work::Write)),
        ]
    }
}
