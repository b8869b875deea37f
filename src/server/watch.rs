//! The alarm clock of the preview: it says *that* something changed, never what.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, EventKind, MetadataKind, ModifyKind};
use notify::{Config, ErrorKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use super::ServeError;

/// A save is over when nothing has happened for so long.
const QUIET: Duration = Duration::from_millis(40);
/// A storm of changes is not waited out longer than this.
const MOST: Duration = Duration::from_millis(500);
/// How often folders are looked through where the system gives no notice.
const POLL: Duration = Duration::from_secs(1);

/// Rings when something under the watched folders changes.
pub(super) struct Alarm {
    watcher: Box<dyn Watcher + Send>,
    places: Vec<PathBuf>,
    rings: Receiver<()>,
    moved: Arc<AtomicBool>,
}

impl Alarm {
    /// Watches the folders; true with it where the system gives no notices and they are looked through instead.
    pub fn set(folders: &[PathBuf]) -> Result<(Self, bool), ServeError> {
        let places: Vec<PathBuf> = folders.iter().map(|folder| whole(folder)).collect();
        let (ring, rings) = sync_channel(1);
        let moved = Arc::new(AtomicBool::new(false));
        let bell = Bell { places: places.clone(), ring, moved: moved.clone() };
        let noticed = RecommendedWatcher::new(bell.clone(), Config::default())
            .map(|watcher| Box::new(watcher) as Box<dyn Watcher + Send>)
            .and_then(|watcher| watching(watcher, &places));
        let (watcher, polling) = match noticed {
            Ok(watcher) => (watcher, false),
            Err(_) => (looking(bell, &places, POLL).map_err(|source| ServeError::Watch { source })?, true),
        };
        Ok((Self { watcher, places, rings, moved }, polling))
    }

    /// Waits until something has changed and been quiet for a moment. False when nothing will ever ring again.
    pub fn wait(&mut self) -> bool {
        if self.rings.recv().is_err() {
            return false;
        }
        let latest = Instant::now() + MOST;
        loop {
            let patience = QUIET.min(latest.saturating_duration_since(Instant::now()));
            match self.rings.recv_timeout(patience) {
                Ok(()) if !patience.is_zero() => {}
                Err(RecvTimeoutError::Disconnected) => return false,
                Ok(()) | Err(RecvTimeoutError::Timeout) => break,
            }
        }
        if self.moved.swap(false, Ordering::Relaxed) {
            self.watch_again();
        }
        true
    }

    /// A watch belongs to a folder, not to its name: one that came, went or was exchanged is watched anew.
    fn watch_again(&mut self) {
        for place in &self.places {
            // Both fail where there is nothing now; the folder above rings when it comes.
            let _ = self.watcher.unwatch(place);
            let _ = self.watcher.watch(place, RecursiveMode::Recursive);
        }
    }
}

/// What the watcher calls, on a thread of its own.
#[derive(Clone)]
struct Bell {
    places: Vec<PathBuf>,
    ring: SyncSender<()>,
    moved: Arc<AtomicBool>,
}

impl notify::EventHandler for Bell {
    fn handle_event(&mut self, event: notify::Result<notify::Event>) {
        let (rings, moved) = match &event {
            Ok(event) => (self.concerns(event), self.moves(event)),
            // What was missed is not known.
            Err(_) => (true, true),
        };
        if moved {
            self.moved.store(true, Ordering::Relaxed);
        }
        if rings {
            // A full channel has rung already; a closed one has nobody listening.
            let _ = self.ring.try_send(());
        }
    }
}

impl Bell {
    /// True for a change under a watched folder. Reading is none: a build reads every file.
    fn concerns(&self, event: &notify::Event) -> bool {
        let reading = match event.kind {
            EventKind::Access(kind) => kind != AccessKind::Close(AccessMode::Write),
            EventKind::Modify(ModifyKind::Metadata(kind)) => kind == MetadataKind::AccessTime,
            _ => false,
        };
        let here = || event.paths.iter().any(|path| self.places.iter().any(|place| path.starts_with(place)));
        event.need_rescan() || (!reading && here())
    }

    /// True when a watched folder itself came, went or was exchanged.
    fn moves(&self, event: &notify::Event) -> bool {
        let coming_or_going = matches!(
            event.kind,
            EventKind::Create(_) | EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)) | EventKind::Any
        );
        coming_or_going && event.paths.iter().any(|path| self.places.contains(path))
    }
}

/// The folders that exist, watched with all they hold, and the folders above them, for those that come and go.
fn watching(mut watcher: Box<dyn Watcher + Send>, places: &[PathBuf]) -> notify::Result<Box<dyn Watcher + Send>> {
    let above: BTreeSet<&Path> = places.iter().filter_map(|place| place.parent()).collect();
    let above = above.into_iter().map(|folder| (folder, RecursiveMode::NonRecursive));
    let places = places.iter().map(|place| (place.as_path(), RecursiveMode::Recursive));
    for (folder, mode) in above.chain(places).filter(|(folder, _)| folder.exists()) {
        match watcher.watch(folder, mode) {
            Err(error) if matches!(error.kind, ErrorKind::PathNotFound) => {}
            other => other?,
        }
    }
    Ok(watcher)
}

/// The same by looking through the folders again and again.
fn looking(bell: Bell, places: &[PathBuf], interval: Duration) -> notify::Result<Box<dyn Watcher + Send>> {
    let watcher = PollWatcher::new(bell, Config::default().with_poll_interval(interval))?;
    watching(Box::new(watcher), places)
}

/// A path as notices name it: from the root, without links. A folder that does not exist yet keeps its own name.
fn whole(folder: &Path) -> PathBuf {
    let absolute = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let parent_and_name = || Some(absolute.parent()?.canonicalize().ok()?.join(absolute.file_name()?));
    absolute.canonicalize().ok().or_else(parent_and_name).unwrap_or_else(|| absolute.clone())
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "tests change files and ring from a thread of their own")]
mod tests {
    use super::*;

    #[test]
    fn without_notices_a_change_is_found_by_looking() {
        let folder = tempfile::tempdir().unwrap();
        let places = vec![whole(folder.path())];
        let (ring, rings) = sync_channel(1);
        let moved = Arc::new(AtomicBool::new(false));
        let bell = Bell { places: places.clone(), ring, moved: moved.clone() };
        let watcher = looking(bell, &places, Duration::from_millis(20)).unwrap();
        let mut alarm = Alarm { watcher, places, rings, moved };
        assert!(alarm.rings.try_recv().is_err());
        std::fs::write(folder.path().join("a.yaml"), "a").unwrap();
        assert!(alarm.rings.recv_timeout(Duration::from_secs(5)).is_ok());
        std::fs::write(folder.path().join("b.yaml"), "b").unwrap();
        assert!(alarm.wait());
    }

    #[test]
    fn a_storm_of_changes_is_not_waited_out() {
        let folder = tempfile::tempdir().unwrap();
        let (mut alarm, _) = Alarm::set(&[folder.path().to_owned()]).unwrap();
        let (ring, rings) = sync_channel(1);
        alarm.rings = rings;
        let storm = std::thread::spawn(move || while ring.send(()).is_ok() {});
        let begun = Instant::now();
        assert!(alarm.wait());
        assert!((MOST..MOST * 4).contains(&begun.elapsed()));
        drop(alarm);
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
