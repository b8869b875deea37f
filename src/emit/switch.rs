//! The live tree and the spare change places.

use super::disk::Disk;
use super::error::EmitError;
use super::live;
use super::manifest::MANIFEST_NAME;
use super::places::Places;

/// Puts the finished spare in the live tree's place; the live tree becomes the spare.
///
/// In one step where the system can. Elsewhere in two, between which there is no live folder for a moment: should the
/// run end there, [`recover`] brings the previous site back.
pub(super) fn switch(disk: &Disk, places: &Places) -> Result<(), EmitError> {
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
    // The site is out. Should this fail, it is no failure of the build, and the next recovery does it.
    disk.rename(previous, spare).ok();
    Ok(())
}

/// Finishes or undoes a switch in two steps that was cut short.
///
/// Where the new site is in place the previous one becomes the spare; where nothing is, the previous one comes back.
pub(super) fn recover(disk: &Disk, places: &Places) -> Result<(), EmitError> {
    let (live, spare, previous) = (&places.live, &places.spare(), &places.previous());
    if !previous.is_dir() {
        return Ok(());
    }
    if live::is_bare(live)? {
        if live.exists() {
            disk.remove_tree(live)?;
        }
        return disk.rename(previous, live);
    }
    if !live.join(MANIFEST_NAME).exists() {
        // Somebody's things stand in its place: they stay, the previous site too, and the build refuses them by name.
        return Ok(());
    }
    if spare.exists() {
        disk.remove_tree(spare)?;
    }
    disk.rename(previous, spare)
}
