//! Exchanges the live folder with the spare, which is the tree beside it.

use super::disk::Disk;
use super::error::EmitError;
use super::paths::MANIFEST_NAME;
use super::places::OutputPlaces;
use super::survey::is_bare;

/// Replaces the live tree with the finished spare; the live tree becomes the spare.
///
/// This is one step where the system supports it. Elsewhere there are two, and for a moment there is no live folder. If
/// the program ends at that moment, [`recover`] restores the previous site.
pub(super) fn switch(disk: &Disk, places: &OutputPlaces) -> Result<(), EmitError> {
    let (live, spare, previous) = (&places.live, &places.spare(), &places.previous());
    if !live.exists() {
        return disk.rename(spare, live);
    }
    if disk.exchange(spare, live)? {
        return Ok(());
    }
    disk.rename(live, previous)?;
    if let Err(error) = disk.rename(spare, live) {
        disk.rename(previous, live)?;
        return Err(error);
    }
    // The new site is live. If this fails, the build has not failed, and the next recovery repeats it.
    disk.rename(previous, spare).ok();
    Ok(())
}

/// Finishes or undoes an interrupted switch in two steps.
///
/// Where the new site is live, the previous one becomes the spare; where there is none, the previous one is restored.
pub(super) fn recover(disk: &Disk, places: &OutputPlaces) -> Result<(), EmitError> {
    let (live, spare, previous) = (&places.live, &places.spare(), &places.previous());
    if !previous.is_dir() {
        return Ok(());
    }
    if is_bare(live)? {
        if live.exists() {
            disk.remove_tree(live)?;
        }
        return disk.rename(previous, live);
    }
    if !live.join(MANIFEST_NAME).exists() {
        // The live folder contains files of somebody else. They and the previous site are kept, and the build names and
        // refuses them.
        return Ok(());
    }
    if spare.exists() {
        disk.remove_tree(spare)?;
    }
    disk.rename(previous, spare)
}
