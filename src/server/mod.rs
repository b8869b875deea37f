//! The preview: the site served from memory, built again when a file changes, shown again by the browser.
//!
//! Two threads. The caller's answers browsers; the other waits for a change, builds, and puts the finished site in the
//! place of the former one in one step. A build with errors leaves the former
//! site where it was and lays its problems over the page. Nothing is written anywhere: the script that reloads pages
//! is added to them on their way to the browser.

mod address;
mod error;
mod lookup;
mod overlay;
mod respond;
mod served;
#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "tests change files and run a server beside themselves")]
mod tests;
mod watch;

use std::collections::BTreeMap;
use std::future::Future;
use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use tokio::runtime;
use tokio::sync::{oneshot, watch as newest};

pub use address::DEFAULT_PORT;
pub use error::ServeError;

use crate::diagnostics::Speech;
use crate::pipeline::Built;
use served::Served;
use watch::Watcher;

/// The finished files: paths as `dot/dot-1/index.html`, and their bytes.
type SiteFiles = BTreeMap<String, Arc<[u8]>>;

/// Where and how to preview.
#[derive(Clone, Debug)]
pub struct PreviewOptions {
    /// The address to listen on; loopback by default, so that nobody else in the building sees a draft.
    pub host: IpAddr,
    /// The port asked for, 0 for any free one. Nothing asked for: [`DEFAULT_PORT`] or the first free one after it.
    pub port: Option<u16>,
    /// The folder of `base_url`, such as `/giot-hong/`; `/` where there is none. The site answers under it and at `/`.
    pub base_path: String,
    /// The folders whose changes call for a build. One that does not exist yet is waited for.
    pub watch: Vec<PathBuf>,
    /// The language of the panel that lists problems.
    pub speech: Speech,
}

/// What the preview reports to the person who started it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PreviewEvent {
    /// A build is done.
    Built {
        /// Problems that keep the site from being published: the former one is still shown.
        errors: usize,
        /// Files that differ from the site shown before.
        changed: usize,
    },
    /// Browsers can come. `taken` is the usual port, where another program had it.
    Listening {
        /// Where the site's first page is.
        url: String,
        /// The port that was tried first and could not be had.
        taken: Option<u16>,
    },
    /// The system gives no notice of changes, so the folders are looked through every second.
    Polling,
}

/// Builds, serves, and builds again whenever something under `options.watch` changes, until Ctrl-C.
///
/// `build` and `report` run on a thread of their own. A build that is under way at Ctrl-C is not waited for: it ends with
/// the process.
///
/// # Errors
/// Every [`ServeError`]. Problems of the content are none of them: they are shown in the browser.
pub fn serve(
    options: &PreviewOptions,
    build: impl FnMut() -> Built + Send + 'static,
    report: impl Fn(PreviewEvent) + Send + 'static,
) -> Result<(), ServeError> {
    let runtime = runtime::Builder::new_current_thread().enable_all().build().map_err(ServeError::System)?;
    runtime.block_on(serve_until(interrupted(), options, build, report))
}

/// Ctrl-C. Where no handler can be set the system's own ends the process.
async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

#[expect(clippy::disallowed_methods, reason = "the preview is one of the two homes of threads")]
async fn serve_until(
    stop: impl Future<Output = ()>,
    options: &PreviewOptions,
    mut build: impl FnMut() -> Built + Send + 'static,
    report: impl Fn(PreviewEvent) + Send + 'static,
) -> Result<(), ServeError> {
    let (listener, taken) = address::bind(options.host, options.port)?;
    let url = address::url(&listener, &options.base_path)?;
    // The folders are watched before the first build reads a file, so no change falls between the two.
    let (mut watcher, polling) = Watcher::of(&options.watch)?;
    let (sender, receiver) = newest::channel(Arc::new(Served::default()));
    let speech = options.speech;
    let (alive, died) = oneshot::channel::<()>();
    thread::spawn(move || {
        let _alive = alive;
        if polling {
            report(PreviewEvent::Polling);
        }
        rebuild(&mut build, &report, &sender, speech);
        report(PreviewEvent::Listening { url, taken });
        while watcher.wait() {
            rebuild(&mut build, &report, &sender, speech);
        }
    });
    tokio::select! {
        () = stop => Ok(()),
        _ = died => Err(ServeError::BuildDied),
        ended = respond::answer(listener, receiver, options) => ended.map_err(ServeError::System),
    }
}

/// Builds and puts the result in the place of the former one, in one step.
fn rebuild(
    build: &mut impl FnMut() -> Built,
    report: &impl Fn(PreviewEvent),
    sender: &newest::Sender<Arc<Served>>,
    speech: Speech,
) {
    let former = sender.borrow().clone();
    let (next, event) = former.followed_by(build(), speech);
    sender.send_replace(Arc::new(next));
    report(event);
}
