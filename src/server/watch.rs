//! Waits for changes of the site's files: it says *that* something changed, never what.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, EventKind, MetadataKind, ModifyKind};
use notify::{Config, ErrorKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::ServeError;

/// A save is over when nothing has happened for so long.
const QUIET: Duration = Duration::from_millis(40);
/// A storm of changes is not waited out longer than this.
const MOST: Duration = Duration::from_millis(500);
/// How often folders are looked through where the system gives no notice.
const POLL: Duration = Duration::from_secs(1);

/// Reports when something under the watched folders changes.
pub(super) struct Watcher {
    notices: Notices,
    places: Vec<PathBuf>,
    /// A message for each change: whether a watched folder itself came, went or was exchanged.
    changes: Receiver<bool>,
}

/// What the system, or a look through the folders, gives notice of.
type Notices = Box<dyn notify::Watcher + Send>;

impl Watcher {
    /// Watches the folders; true with it where the system gives no notices and they are looked through instead.
    pub fn of(folders: &[PathBuf]) -> Result<(Self, bool), ServeError> {
        let places: Vec<PathBuf> = folders.iter().map(|folder| whole(folder)).collect();
        let (sender, changes) = channel();
        let noticed = RecommendedWatcher::new(handler(&places, &sender), Config::default())
            .and_then(|watcher| watching(Box::new(watcher), &places));
        let (notices, polling) = match noticed {
            Ok(notices) => (notices, false),
            Err(_) => (polling(&places, &sender, POLL).map_err(|source| ServeError::Watch { source })?, true),
        };
        Ok((Self { notices, places, changes }, polling))
    }

    /// Waits until something has changed and been quiet for a while. False when nothing will ever change again.
    pub fn wait(&mut self) -> bool {
        let Ok(mut moved) = self.changes.recv() else { return false };
        let latest = Instant::now() + MOST;
        loop {
            let patience = QUIET.min(latest.saturating_duration_since(Instant::now()));
            match self.changes.recv_timeout(patience) {
                Ok(also_moved) => {
                    moved |= also_moved;
                    if patience.is_zero() {
                        break;
                    }
                }
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
        if moved {
            self.watch_again();
        }
        true
    }

    /// A watch belongs to a folder, not to its name: one that came, went or was exchanged is watched anew.
    fn watch_again(&mut self) {
        for place in &self.places {
            // Both fail where there is nothing now; the folder above gives notice when it comes.
            let _ = self.notices.unwatch(place);
            let _ = self.notices.watch(place, RecursiveMode::Recursive);
        }
    }
}

/// What is called for every notice, on a thread of the watcher's own.
fn handler(places: &[PathBuf], changes: &Sender<bool>) -> impl notify::EventHandler + use<> {
    let (places, changes) = (places.to_vec(), changes.clone());
    move |event: notify::Result<notify::Event>| {
        let change = match event {
            Ok(event) => concerns(&event, &places).then(|| moves(&event, &places)),
            // What was missed is not known.
            Err(_) => Some(true),
        };
        if let Some(moved) = change {
            // It fails when nobody listens any more.
            let _ = changes.send(moved);
        }
    }
}

/// True for a change under a watched folder. Reading is none: a build reads every file.
fn concerns(event: &notify::Event, places: &[PathBuf]) -> bool {
    let reading = match event.kind {
        EventKind::Access(kind) => kind != AccessKind::Close(AccessMode::Write),
        EventKind::Modify(ModifyKind::Metadata(kind)) => kind == MetadataKind::AccessTime,
        _ => false,
    };
    let here = || event.paths.iter().any(|path| places.iter().any(|place| path.starts_with(place)));
    event.need_rescan() || (!reading && here())
}

/// True when a watched folder itself came, went or was exchanged.
fn moves(event: &notify::Event, places: &[PathBuf]) -> bool {
    let coming_or_going = matches!(
        event.kind,
        EventKind::Create(_) | EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)) | EventKind::Any
    );
    coming_or_going && event.paths.iter().any(|path| places.contains(path))
}

/// The folders that exist, watched with all they hold, and the folders above them, for those that come and go.
fn watching(mut notices: Notices, places: &[PathBuf]) -> notify::Result<Notices> {
    let above: BTreeSet<&Path> = places.iter().filter_map(|place| place.parent()).collect();
    let above = above.into_iter().map(|folder| (folder, RecursiveMode::NonRecursive));
    let places = places.iter().map(|place| (place.as_path(), RecursiveMode::Recursive));
    for (folder, mode) in above.chain(places).filter(|(folder, _)| folder.exists()) {
        match notices.watch(folder, mode) {
            Err(error) if matches!(error.kind, ErrorKind::PathNotFound) => {}
            other => other?,
        }
    }
    Ok(notices)
}

/// The same by looking through the folders again and again.
fn polling(places: &[PathBuf], changes: &Sender<bool>, interval: Duration) -> notify::Result<Notices> {
    let watcher = PollWatcher::new(handler(places, changes), Config::default().with_poll_interval(interval))?;
    watching(Box::new(watcher), places)
}

/// A path as notices name it: from the root, without links. A folder that does not exist yet keeps its own name.
fn whole(folder: &Path) -> PathBuf {
    let absolute = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let parent_and_name = || Some(absolute.parent()?.canonicalize().ok()?.join(absolute.file_name()?));
    absolute.canonicalize().ok().or_else(parent_and_name).unwrap_or_else(|| absolute.clone())
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "tests change files, one from a thread of its own")]
mod tests {
    use super::*;

    #[test]
    fn without_notices_a_change_is_found_by_looking() {
        let folder = tempfile::tempdir().unwrap();
        let places = vec![whole(folder.path())];
        let (sender, changes) = channel();
        let notices = polling(&places, &sender, Duration::from_millis(20)).unwrap();
        let mut watcher = Watcher { notices, places, changes };
        assert!(watcher.changes.try_recv().is_err());
        std::fs::write(folder.path().join("a.yaml"), "a").unwrap();
        assert!(watcher.changes.recv_timeout(Duration::from_secs(5)).is_ok());
        std::fs::write(folder.path().join("b.yaml"), "b").unwrap();
        assert!(watcher.wait());
    }

    #[test]
    fn a_storm_of_changes_is_not_waited_out() {
        let folder = tempfile::tempdir().unwrap();
        let (mut watcher, _) = Watcher::of(&[folder.path().to_owned()]).unwrap();
        let (sender, changes) = std::sync::mpsc::sync_channel(1);
        watcher.changes = changes;
        let storm = std::thread::spawn(move || while sender.send(false).is_ok() {});
        let begun = Instant::now();
        assert!(watcher.wait());
        assert!((MOST..MOST * 4).contains(&begun.elapsed()));
        drop(watcher);
        storm.join().unwrap();
    }

    #[test]
    fn a_folder_that_is_not_there_yet_is_named_as_notices_will_name_it() {
        let folder = tempfile::tempdir().unwrap();
        let place = whole(&folder.path().join("themes"));
        std::fs::create_dir(&place).unwrap();
        assert_eq!(place, place.canonicalize().unwrap());
    }
}
