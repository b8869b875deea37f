//! The preview: pages are made when a browser asks for them, from the present site, and browsers reload after a change.
//!
//! It has two threads. The caller's thread answers browsers. The other waits for a change, prepares the site, and
//! replaces the one on show in one step; then it looks at every page and reports what it finds, until the next change.
//! With errors in the content, the former site stays on show under its problems. Nothing is written to the disk: the
//! script that reloads pages is added to them when they are sent to the browser.
//!
//! Where there is no site yet, [`ask`] shows a form at the same [`Door`], and the preview follows on it.

mod address;
mod door;
mod error;
mod form;
mod lookup;
mod overlay;
mod respond;
mod served;
#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "tests change files and run a server beside themselves")]
mod tests;
mod watch;

use std::collections::BTreeSet;
use std::future::Future;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use tokio::runtime;
use tokio::sync::{oneshot, watch as newest};

pub use address::DEFAULT_PORT;
pub use door::Door;
pub use error::ServeError;
pub use form::{Answers, Form, FormField, Refusals, ask};

use crate::diagnostics::{Problems, Sources, Speech};
use served::Served;
use watch::Watcher;

/// A site whose files are made one by one.
pub trait MadeOnRequest: Send + Sync + 'static {
    /// Whether the site has a file at this path: `dot/dot-1/index.html`.
    fn has(&self, path: &str) -> bool;

    /// Makes a file. `None` where the site has none at this path, or it cannot be made.
    fn file(&self, path: &str) -> Option<Arc<[u8]>>;
}

/// Makes the sites of a preview.
pub trait Preparer: Send + 'static {
    type Site: MadeOnRequest;

    /// Reads the content after some changes. Without errors there is a site, of which no page has been looked at.
    fn prepare(&mut self, changes: Changes) -> (Report, Option<Self::Site>);

    /// Whether the folders hold something else than the last site was prepared from.
    fn is_behind(&self) -> bool;

    /// Makes every file of the site and returns what is wrong with it. `None` if it was stopped.
    fn audit(&self, site: &Self::Site, stops: &dyn Fn() -> bool) -> Option<Report>;
}

/// What happened to the watched folders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changes {
    /// Perhaps anything.
    Any,
    /// As far as the system tells, these files were written and nothing came, went or was renamed.
    Written(BTreeSet<PathBuf>),
}

/// Problems, and the texts into which they point.
#[derive(Clone, Debug, Default)]
pub struct Report {
    pub problems: Problems,
    pub sources: Sources,
}

/// The options of a preview.
#[derive(Clone, Debug)]
pub struct PreviewOptions {
    /// The folder of `base_url`, such as `/giot-hong/`; `/` where there is none. The site is served under it and at
    /// `/`.
    pub base_path: String,
    /// The folders whose changes trigger a build. A folder that does not exist yet is watched once it is created.
    pub watch: Vec<PathBuf>,
    /// The language of the panel that lists problems.
    pub speech: Speech,
}

/// Events that the preview reports to the user.
#[derive(Clone, Debug)]
pub enum PreviewEvent {
    /// The content was read and, if it has no errors, every page looked at.
    Built {
        /// Whether the site on show is the one with these problems, and not a former one.
        is_present: bool,
        report: Arc<Report>,
    },
    /// The preview accepts browsers. `taken` is the usual port, if another program uses it.
    Listening {
        /// The address of the site's first page.
        url: String,
        /// The port that was tried first and is not available.
        taken: Option<u16>,
    },
    /// The system gives no notifications of changes, so the folders are polled every second.
    Polling,
}

/// Serves a site at an open port, and prepares it again whenever a file under `options.watch` changes, until Ctrl-C.
///
/// `preparer` and `report` are used on a thread of their own. Work that is under way at Ctrl-C is not waited for: it ends
/// with the process.
///
/// # Errors
/// Every [`ServeError`]. Problems of the content are not errors here: the browser shows them.
pub fn serve(
    door: Door,
    options: &PreviewOptions,
    preparer: impl Preparer,
    report: impl Fn(PreviewEvent) + Send + 'static,
) -> Result<(), ServeError> {
    let runtime = runtime::Builder::new_current_thread().enable_all().build().map_err(ServeError::System)?;
    runtime.block_on(serve_until(interrupted(), door, options, preparer, report))
}

/// Waits for Ctrl-C. If no handler can be set, the system's default handler ends the process.
async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

#[expect(clippy::disallowed_methods, reason = "the preview is one of the two homes of threads")]
async fn serve_until<P: Preparer>(
    stop: impl Future<Output = ()>,
    door: Door,
    options: &PreviewOptions,
    mut preparer: P,
    report: impl Fn(PreviewEvent) + Send + 'static,
) -> Result<(), ServeError> {
    let url = door.url(&options.base_path)?;
    let Door { listener, taken } = door;
    // The folders are watched before the first file is read, so that no change is missed between the two.
    let (mut watcher, polling) = Watcher::of(&options.watch)?;
    let (sender, receiver) = newest::channel(Arc::new(Served::nothing()));
    let (alive, died) = oneshot::channel::<()>();
    thread::spawn(move || {
        let _alive = alive;
        if polling {
            report(PreviewEvent::Polling);
        }
        let mut listening = Some(PreviewEvent::Listening { url, taken });
        let mut changes = Changes::Any;
        loop {
            let is_whole = changes == Changes::Any;
            let site = prepare(&mut preparer, changes, &sender, &report);
            listening.take().into_iter().for_each(&report);
            // Systems do not tell of every change, such as one on another machine. What is on show is right even then.
            if !is_whole && !watcher.has_changed() && preparer.is_behind() {
                changes = Changes::Any;
                continue;
            }
            if let Some((site, before)) = site {
                audit(&preparer, &site, &before, &sender, &report, &|| watcher.has_changed());
            }
            let Some(next) = watcher.wait() else { return };
            changes = next;
        }
    });
    tokio::select! {
        () = stop => Ok(()),
        _ = died => Err(ServeError::BuildDied),
        ended = respond::answer(listener, receiver, options) => ended.map_err(ServeError::System),
    }
}

/// Prepares the site and puts it on show in one step. Returns it with the problems found so far.
fn prepare<P: Preparer>(
    preparer: &mut P,
    changes: Changes,
    sender: &newest::Sender<Arc<Served<P::Site>>>,
    report: &impl Fn(PreviewEvent),
) -> Option<(Arc<P::Site>, Arc<Report>)> {
    let (found, site) = preparer.prepare(changes);
    let (found, site) = (Arc::new(found), site.map(Arc::new));
    let next = sender.borrow().with_site(site.clone(), found.clone());
    sender.send_replace(Arc::new(next));
    if site.is_none() {
        report(PreviewEvent::Built { is_present: false, report: found.clone() });
    }
    Some((site?, found))
}

/// Looks at every page of the site on show, until `stops`, and adds what is found to the problems found before.
fn audit<P: Preparer>(
    preparer: &P,
    site: &P::Site,
    before: &Report,
    sender: &newest::Sender<Arc<Served<P::Site>>>,
    report: &impl Fn(PreviewEvent),
    stops: &dyn Fn() -> bool,
) {
    let Some(found) = preparer.audit(site, stops) else { return };
    let mut all = before.clone();
    all.problems.absorb(found.problems);
    all.problems = all.problems.ordered();
    all.sources.absorb(found.sources);
    let all = Arc::new(all);
    let next = sender.borrow().with_audit(all.clone());
    sender.send_replace(Arc::new(next));
    report(PreviewEvent::Built { is_present: true, report: all });
}
