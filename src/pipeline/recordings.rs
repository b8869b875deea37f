//! The recordings of a site. Each is inspected once, before any page is drawn.

use std::collections::BTreeMap;

use super::content::Content;
use crate::assemble::Assembled;
use crate::diagnostics::{FilePath, Problems};
use crate::model::material::MaterialKind;
use crate::model::site::Site;
use crate::model::values::FileName;
use crate::source::media::media;
use crate::source::recording::recording;

/// The lengths of recordings in seconds, by content path: of notes, whose problems are reported, and of materials,
/// which may be files of any type and size.
pub fn lengths(content: &Content, assembled: &Assembled, problems: &mut Problems) -> BTreeMap<FilePath, u64> {
    let mut lengths = BTreeMap::new();
    for file in of_notes(&assembled.site) {
        let Some((path, read)) = content.bytes(&file.path()) else { continue };
        let bytes = read.map_err(|problem| problems.push(problem)).ok();
        let found = bytes.and_then(|bytes| recording(file, &bytes, problems));
        lengths.extend(found.map(|media| (path, media.seconds)));
    }
    for file in of_materials(&assembled.site) {
        // A file that cannot be read is reported when it is published.
        let found = content.bytes(&file.path()).and_then(|(path, read)| Some((path, media(&read.ok()?).ok()?)));
        lengths.extend(found.map(|(path, media)| (path, media.seconds)));
    }
    lengths
}

fn of_notes(site: &Site) -> impl Iterator<Item = &FileName> {
    let shown = site.renditions().filter(|rendition| rendition.shown);
    shown.filter_map(|rendition| Some(&rendition.translation.credit.audio.as_ref()?.file))
}

fn of_materials(site: &Site) -> impl Iterator<Item = &FileName> {
    let materials = site.entries.materials.values();
    materials.filter(|material| material.kind == MaterialKind::Audio).filter_map(|material| material.file.as_ref())
}
