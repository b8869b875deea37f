//! What stands at a target: its manifest, and what a publication did since that was cut.

use super::error::PublishError;
use super::journal::{self, Journal};
use super::manifest::{MANIFEST, PublishedSite};
use super::own_names::{self, OwnNames};
use super::remote::Remote;

/// What stands at a target.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// The site as it was published last, with what a cut publication did since; empty for a first one.
    pub site: PublishedSite,
    /// Whether there is a manifest.
    pub is_published: bool,
    /// How far a publication came that was cut.
    pub cut: Option<Journal>,
    /// The files that it was writing or deleting.
    pub(super) unfinished: Vec<String>,
    /// The parts of its journal.
    pub(super) parts: usize,
}

/// Reads what stands at a target. `was_published` is whether this machine remembers a publication to it.
///
/// # Errors
/// [`PublishError::Unknown`] where a site is there and no manifest, [`PublishError::Lost`] where a manifest was,
/// [`PublishError::BrokenManifest`]; none of them with `adopt`. What the target refuses.
pub fn standing(remote: &mut dyn Remote, adopt: bool, was_published: bool) -> Result<Standing, PublishError> {
    let dots = own_names::found(remote)?.unwrap_or(true);
    standing_by_names(&mut OwnNames { remote, dots }, adopt, was_published)
}

/// As [`standing`], of a target whose own names are known.
pub(super) fn standing_by_names(
    remote: &mut dyn Remote,
    adopt: bool,
    was_published: bool,
) -> Result<Standing, PublishError> {
    let manifest = remote.read(MANIFEST)?.map(|bytes| PublishedSite::read(&bytes)).transpose();
    let (manifest, journal) = match (manifest, Journal::whole(remote)) {
        (Err(PublishError::BrokenManifest { .. }), journal) if adopt => (None, journal.unwrap_or_default()),
        (manifest, Err(PublishError::BrokenManifest { .. })) if adopt => (manifest?, None),
        (manifest, journal) => (manifest?, journal?),
    };
    let (mut journal, parts) = journal.map_or((None, 0), |(journal, parts)| (Some(journal), parts));
    if manifest.is_none() && journal.is_none() && !adopt && remote.size("index.html")?.is_some() {
        return Err(PublishError::Unknown);
    }
    if manifest.is_none() && journal.is_none() && !adopt && was_published {
        return Err(PublishError::Lost);
    }
    // How these stand is seen at the target alone.
    let mut unfinished = Vec::new();
    if let Some(journal) = &mut journal {
        unfinished = std::mem::take(&mut journal.open).into_keys().collect();
        for path in &unfinished {
            match remote.listed(path)? {
                Some(file) => drop(journal.written.insert(path.clone(), file)),
                None => drop(journal.deleted.insert(path.clone())),
            }
        }
    }
    let is_published = manifest.is_some();
    let mut site = manifest.unwrap_or_default();
    if let Some(journal) = &journal {
        if is_published && journal.site != site.site {
            return Err(PublishError::BrokenManifest { detail: format!("{}: {}", journal::JOURNAL, journal.site) });
        }
        site.site.clone_from(&journal.site);
        journal.apply(&mut site);
    }
    Ok(Standing { site, is_published, cut: journal, unfinished, parts })
}
