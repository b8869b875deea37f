//! The preview: the site served from memory, rebuilt when a file changes, and reloaded by the browser.
//!
//! It has two threads. The caller's thread answers browsers. The other waits for a change, builds, and replaces the
//! served site in one step. A build with errors keeps the previous site and shows its problems over the page. Nothing
//! is written to the disk: the script that reloads pages is added to them when they are sent to the browser.

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

/// The options of a preview.
#[derive(Clone, Debug)]
pub struct PreviewOptions {
    /// The address on which to listen; loopback by default, so that nobody else in the network sees a draft.
    pub host: IpAddr,
    /// The requested port, 0 for any free one. `None` means [`DEFAULT_PORT`] or the first free port after it.
    pub port: Option<u16>,
    /// The folder of `base_url`, such as `/giot-hong/`; `/` where there is none. The site is served under it and at
    /// `/`.
    pub base_path: String,
    /// The folders whose changes trigger a build. A folder that does not exist yet is watched once it is created.
    pub watch: Vec<PathBuf>,
    /// The language of the panel that lists problems.
    pub speech: Speech,
}

/// Events that the preview reports to the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PreviewEvent {
    /// A build has finished.
    Built {
        /// The number of errors. With errors the previous site is still shown.
        errors: usize,
        /// The number of files that differ from the site shown before.
        changed: usize,
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

/// Builds, serves, and rebuilds whenever a file under `options.watch` changes, until Ctrl-C.
///
/// `build` and `report` run on a thread of their own. A build that is running at Ctrl-C is not waited for: it ends with
/// the process.
///
/// # Errors
/// Every [`ServeError`]. Problems of the content are not errors here: the browser shows them.
pub fn serve(
    options: &PreviewOptions,
    build: impl FnMut() -> Built + Send + 'static,
    report: impl Fn(PreviewEvent) + Send + 'static,
) -> Result<(), ServeError> {
    let runtime = runtime::Builder::new_current_thread().enable_all().build().map_err(ServeError::System)?;
    runtime.block_on(serve_until(interrupted(), options, build, report))
}

/// Waits for Ctrl-C. If no handler can be set, the system's default handler ends the process.
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
    // The folders are watched before the first build reads a file, so that no change is missed between the two.
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

/// Builds, and replaces the served site in one step.
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
