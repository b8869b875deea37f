//! Waits for changes of the site's files. What changed is reported where files were written and nothing else happened.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, EventKind, MetadataKind, ModifyKind};
use notify::{Config, ErrorKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::{Changes, ServeError};

/// A save counts as finished after this time without changes.
const QUIET: Duration = Duration::from_millis(5);
/// The maximum time to wait while changes continue.
const MOST: Duration = Duration::from_millis(500);
/// The polling interval where the system gives no notifications.
const POLL: Duration = Duration::from_secs(1);

/// Watches folders and reports changes under them.
pub(super) struct Watcher {
    notices: Notices,
    places: Vec<PathBuf>,
    /// The folders as they were named by the caller, in the order of `places`.
    folders: Vec<PathBuf>,
    /// One message for each change.
    changes: Receiver<Notice>,
    /// A message that was received before it was waited for.
    received: Cell<Option<Notice>>,
}

/// A change under a watched folder.
struct Notice {
    at: Instant,
    /// The files that were written; `None` where something else happened or may have happened.
    written: Option<Vec<PathBuf>>,
    /// Whether a watched folder itself was created, removed or replaced.
    moved: bool,
}

/// The source of notifications: the system, or polling.
type Notices = Box<dyn notify::Watcher + Send>;

impl Watcher {
    /// Watches the folders. Also returns true if the system gives no notifications and the folders are polled instead.
    pub fn of(folders: &[PathBuf]) -> Result<(Self, bool), ServeError> {
        let places: Vec<PathBuf> = folders.iter().map(|folder| whole(folder)).collect();
        let (sender, changes) = channel();
        let noticed = RecommendedWatcher::new(handler(&places, &sender), Config::default())
            .and_then(|watcher| watching(Box::new(watcher), &places));
        let (notices, polling) = match noticed {
            Ok(notices) => (notices, false),
            Err(_) => (polling(&places, &sender, POLL).map_err(|source| ServeError::Watch { source })?, true),
        };
        Ok((Self { notices, places, folders: folders.to_vec(), changes, received: Cell::new(None) }, polling))
    }

    /// Waits until something has changed and no further change follows for a moment. `None` if no change can ever be
    /// reported again.
    pub fn wait(&mut self) -> Option<Changes> {
        let Notice { mut at, mut written, mut moved } = self.received.take().or_else(|| self.changes.recv().ok())?;
        let latest = Instant::now() + MOST;
        loop {
            let now = Instant::now();
            let patience = (at + QUIET).min(latest).saturating_duration_since(now);
            match self.changes.recv_timeout(patience) {
                Ok(next) => {
                    at = next.at;
                    moved |= next.moved;
                    written = written.zip(next.written).map(|(written, more)| [written, more].concat());
                    if now >= latest {
                        break;
                    }
                }
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
        if moved {
            self.watch_again();
        }
        Some(self.named(written.unwrap_or_default()))
    }

    /// Written files as the caller names them.
    fn named(&self, written: Vec<PathBuf>) -> Changes {
        let named = |path: &PathBuf| {
            let mut places = self.places.iter().zip(&self.folders);
            places.find_map(|(place, folder)| Some(folder.join(path.strip_prefix(place).ok()?)))
        };
        let files: Option<BTreeSet<PathBuf>> = written.iter().map(named).collect();
        files.filter(|files| !files.is_empty()).map_or(Changes::Any, Changes::Written)
    }

    /// Whether something has changed for which [`wait`](Self::wait) would not have to wait.
    pub fn has_changed(&self) -> bool {
        let received = self.received.take().or_else(|| self.changes.try_recv().ok());
        let is_some = received.is_some();
        self.received.set(received);
        is_some
    }

    /// A watch belongs to a folder and not to its name, so a folder that was created, removed or replaced is watched
    /// again.
    fn watch_again(&mut self) {
        for place in &self.places {
            // Both calls fail where no folder exists at present; the watch on the parent folder reports its creation.
            let _ = self.notices.unwatch(place);
            let _ = self.notices.watch(place, RecursiveMode::Recursive);
        }
    }
}

/// The handler called for every notification, on the watcher's thread.
fn handler(places: &[PathBuf], changes: &Sender<Notice>) -> impl notify::EventHandler + use<> {
    let (places, changes) = (places.to_vec(), changes.clone());
    move |event: notify::Result<notify::Event>| {
        let at = Instant::now();
        let notice = match event {
            Ok(event) => concerns(&event, &places).then(|| {
                let moved = moves(&event, &places);
                Notice { at, moved, written: is_written(&event).then_some(event.paths) }
            }),
            // After an error it is not known which changes were missed.
            Err(_) => Some(Notice { at, moved: true, written: None }),
        };
        if let Some(notice) = notice {
            // Sending fails when the receiver is gone.
            let _ = changes.send(notice);
        }
    }
}

/// Whether an event is a change under a watched folder. Reading does not count, since a build reads every file.
fn concerns(event: &notify::Event, places: &[PathBuf]) -> bool {
    let reading = match event.kind {
        EventKind::Access(kind) => kind != AccessKind::Close(AccessMode::Write),
        EventKind::Modify(ModifyKind::Metadata(kind)) => kind == MetadataKind::AccessTime,
        _ => false,
    };
    let here = || event.paths.iter().any(|path| places.iter().any(|place| path.starts_with(place)));
    event.need_rescan() || (!reading && here())
}

/// Whether an event tells of nothing but files whose content or state is another now.
fn is_written(event: &notify::Event) -> bool {
    let in_place = match event.kind {
        EventKind::Modify(ModifyKind::Any | ModifyKind::Data(_) | ModifyKind::Metadata(_)) => true,
        EventKind::Access(kind) => kind == AccessKind::Close(AccessMode::Write),
        _ => false,
    };
    in_place && !event.need_rescan()
}

/// Whether a watched folder itself was created, removed or replaced.
fn moves(event: &notify::Event, places: &[PathBuf]) -> bool {
    let coming_or_going = matches!(
        event.kind,
        EventKind::Create(_) | EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)) | EventKind::Any
    );
    coming_or_going && event.paths.iter().any(|path| places.contains(path))
}

/// Watches the existing folders recursively, and their parent folders, to notice folders that are created and removed.
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

/// The same with polling.
fn polling(places: &[PathBuf], changes: &Sender<Notice>, interval: Duration) -> notify::Result<Notices> {
    let watcher = PollWatcher::new(handler(places, changes), Config::default().with_poll_interval(interval))?;
    watching(Box::new(watcher), places)
}

/// A path as in notifications: absolute and without links. A folder that does not exist yet keeps its own name.
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
        let folders = vec![folder.path().to_owned()];
        let mut watcher = Watcher { notices, places, folders, changes, received: Cell::new(None) };
        assert!(watcher.changes.try_recv().is_err());
        std::fs::write(folder.path().join("a.yaml"), "a").unwrap();
        assert!(watcher.changes.recv_timeout(Duration::from_secs(5)).is_ok());
        std::fs::write(folder.path().join("b.yaml"), "b").unwrap();
        assert!(watcher.wait().is_some());
    }

    #[test]
    fn files_that_were_written_are_named_as_the_caller_names_them_and_all_else_is_anything() {
        let folder = tempfile::tempdir().unwrap();
        let here = folder.path().join("content");
        std::fs::create_dir_all(here.join("drives")).unwrap();
        let (one, other) = (here.join("site.yaml"), here.join("drives/a.md"));
        let both = |text: &str| [&one, &other].into_iter().for_each(|path| std::fs::write(path, text).unwrap());
        both("a");
        let named = here.join("../content");
        let (mut watcher, polling) = Watcher::of(&[named.clone(), folder.path().join("themes")]).unwrap();
        assert!(!polling);
        let mut after = |change: &dyn Fn()| {
            change();
            // Long enough for every notice of it to have come.
            std::thread::sleep(Duration::from_millis(100));
            watcher.wait().unwrap()
        };
        let written = |names: &[&str]| Changes::Written(names.iter().map(|name| named.join(name)).collect());
        assert_eq!(after(&|| std::fs::write(&one, "b").unwrap()), written(&["site.yaml"]));
        assert_eq!(after(&|| both("c")), written(&["drives/a.md", "site.yaml"]));
        let part = here.join(".part");
        let by_rename = || {
            std::fs::write(&part, "d").unwrap();
            std::fs::rename(&part, &one).unwrap();
        };
        assert_eq!(after(&by_rename), Changes::Any);
        assert_eq!(after(&|| std::fs::write(here.join("new.md"), "").unwrap()), Changes::Any);
        assert_eq!(after(&|| std::fs::remove_file(&other).unwrap()), Changes::Any);
        let both_kinds = || {
            std::fs::write(&one, "e").unwrap();
            std::fs::create_dir(here.join("places")).unwrap();
        };
        assert_eq!(after(&both_kinds), Changes::Any);
    }

    #[test]
    fn a_storm_of_changes_is_not_waited_out() {
        let folder = tempfile::tempdir().unwrap();
        let (mut watcher, _) = Watcher::of(&[folder.path().to_owned()]).unwrap();
        let (sender, changes) = std::sync::mpsc::sync_channel(1);
        watcher.changes = changes;
        let storm = std::thread::spawn(move || {
            // A little ahead, so that it is a storm on a busy machine too.
            let notice = || Notice { at: Instant::now() + MOST, written: None, moved: false };
            while sender.send(notice()).is_ok() {}
        });
        let begun = Instant::now();
        assert!(watcher.wait().is_some());
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
