//! The stages that read: files → records, and the files that pages bring along.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::{Memory, Order};
use crate::assemble::Assembled;
use crate::both;
use crate::diagnostics::{Bilingual, Checked, Diagnostic, FilePath, Problems, Sources, Span, Spanned};
use crate::model::prose::Destination;
use crate::model::values::Url;
use crate::parse::{Parsed, UNKNOWN_FILE};
use crate::routes::destination::{Destinations, Resolution, resolve};
use crate::routes::{NOT_PUBLISHED, Routes};
use crate::source::{EMPTY_FOLDER, Found, SourceFile, find, read, read_bytes};
use crate::theme::ThemeFile;

/// Everything below a site's folder.
pub struct Content {
    /// Text files of `content/`, read.
    pub texts: Vec<SourceFile>,
    /// Every path of `content/`, sorted.
    pub present: Vec<FilePath>,
    /// The files of `content/` that are not text.
    others: BTreeMap<FilePath, Found>,
    /// The files of `themes/`.
    pub themes: Vec<ThemeFile>,
}

/// Endings of files that hold entries.
const TEXTS: [&str; 3] = ["md", "yaml", "yml"];
/// Endings of files whose rows or words would be lost without a word: tables, and texts saved under a second ending.
const UNREAD: [&str; 8] = [".csv", ".md.txt", ".ods", ".tsv", ".xls", ".xlsx", ".yaml.txt", ".yml.txt"];

/// Finds and reads.
pub fn gather(order: &Order, sources: &mut Sources, problems: &mut Problems) -> Content {
    let found = find(&order.root, "content").into_value(problems);
    if !found.iter().any(|file| &*file.path == "content/site.yaml") {
        let message = Bilingual::literal("không có tệp `content/site.yaml`", "there is no `content/site.yaml`");
        problems.push(Diagnostic::new(&EMPTY_FOLDER, Span::whole("content/site.yaml".into()), message));
    }
    let present = found.iter().map(|file| file.path.clone()).collect();
    let (texts, others): (Vec<Found>, Vec<Found>) =
        found.into_iter().partition(|file| TEXTS.contains(&&*ending(&file.path)));
    let read: Vec<_> = texts.par_iter().map(read).collect();
    let mut kept = Vec::with_capacity(read.len());
    for file in read {
        match file {
            Ok(file) => {
                sources.insert(file.path.clone(), file.text.clone());
                kept.push(file);
            }
            Err(problem) => problems.push(problem),
        }
    }
    let others = others.into_iter().map(|file| (file.path.clone(), file)).collect();
    Content { texts: kept, present, others, themes: themes(order, sources, problems) }
}

fn themes(order: &Order, sources: &mut Sources, problems: &mut Problems) -> Vec<ThemeFile> {
    let mut files = Vec::new();
    for found in find(&order.root, "themes").into_value(problems) {
        match read_bytes(&found.absolute, &found.path) {
            Ok(bytes) => {
                if let Ok(text) = std::str::from_utf8(&bytes) {
                    sources.insert(found.path.clone(), text.into());
                }
                files.push(ThemeFile { path: found.path, bytes: bytes.into() });
            }
            Err(problem) => problems.push(problem),
        }
    }
    files
}

/// Parses every text file; files whose hash is remembered are not parsed again.
pub fn parse(texts: &[SourceFile], memory: &mut Memory, problems: &mut Problems) -> Vec<Parsed> {
    let known = std::mem::take(&mut memory.parsed);
    let parsed: Vec<Arc<Checked<Parsed>>> = texts
        .par_iter()
        .map(|file| match known.get(&file.path) {
            Some((hash, parsed)) if *hash == file.hash => parsed.clone(),
            _ => Arc::new(crate::parse::parse(file)),
        })
        .collect();
    if memory.keeps_pages {
        let entries = texts.iter().zip(&parsed).map(|(file, parsed)| (file.path.clone(), (file.hash, parsed.clone())));
        memory.parsed = entries.collect();
    }
    parsed
        .into_iter()
        .map(|checked| {
            let checked = Arc::unwrap_or_clone(checked);
            checked.into_value(problems)
        })
        .collect()
}

/// What the person ordered wins over `site.yaml`.
pub fn override_config(order: &Order, parsed: &mut [Parsed]) {
    for config in parsed.iter_mut().filter_map(|file| file.config.as_mut()) {
        let config = Arc::make_mut(config);
        if let Some(base) = &order.base_url {
            config.base_url = Some(Spanned { value: Url(base.clone()), span: config.id.span.clone() });
        }
        if order.links.is_some() {
            config.links = order.links;
        }
    }
}

/// Tables and misnamed texts that no entry declares as a download. Other files beside the content are nobody's business:
/// they never reach the site.
pub fn unread(content: &Content, wanted: &BTreeMap<FilePath, Span>, problems: &mut Problems) {
    for path in content
        .others
        .keys()
        .filter(|path| UNREAD.iter().any(|ending| path.to_lowercase().ends_with(ending)) && !wanted.contains_key(*path))
    {
        problems.push(
            Diagnostic::new(
                &UNKNOWN_FILE,
                Span::whole(path.clone()),
                both!("tệp `{path}` không được đọc", "the file `{path}` is not read"),
            )
            .accepted([".md", ".yaml"])
            .help(Bilingual::literal(
                "chuyển thành .md hoặc danh sách .yaml, hoặc khai báo nó trong trường `file` của một mục",
                "turn it into .md or a .yaml list, or declare it in the `file` field of an entry",
            )),
        );
    }
}

/// Where every link and picture of a text leads.
pub fn destinations(assembled: &Assembled, present: &[FilePath], problems: &mut Problems) -> Destinations {
    let mut destinations = Destinations::new();
    for destination in &assembled.destinations {
        let resolution = resolve(destination, &assembled.known, &assembled.moved, present).into_value(problems);
        let Some(resolution) = resolution else { continue };
        match unless_private(resolution, destination, assembled) {
            Ok(resolution) => {
                destinations.insert((destination.span.clone(), destination.text.clone()), resolution);
            }
            Err(problem) => problems.push(problem),
        }
    }
    destinations
}

/// A picture in the folder of donors is published by its donor, as far as the consent reaches, and by nobody else.
fn unless_private(
    resolution: Resolution,
    destination: &Destination,
    assembled: &Assembled,
) -> Result<Resolution, Diagnostic> {
    match &resolution {
        Resolution::File(path) if path.starts_with("content/donors/") && !assembled.wanted.contains_key(path) => {
            let message = both!(
                "`{path}` thuộc về một người chưa đồng ý công khai ảnh",
                "`{path}` belongs to a person without consent to show it"
            );
            Err(Diagnostic::new(&NOT_PUBLISHED, destination.span.clone(), message).found(destination.text.as_str()))
        }
        _ => Ok(resolution),
    }
}

/// Files that the site publishes beside its pages.
pub fn published(assembled: &Assembled, destinations: &Destinations) -> BTreeSet<FilePath> {
    let linked = destinations.values().filter_map(|resolution| match resolution {
        Resolution::File(path) => Some(path.clone()),
        _ => None,
    });
    assembled.wanted.keys().cloned().chain(linked).collect()
}

/// The bytes of published files.
pub fn files(content: &Content, routes: &Routes, problems: &mut Problems) -> BTreeMap<FilePath, Arc<[u8]>> {
    let mut files = BTreeMap::new();
    for (path, _) in routes.files() {
        let bytes = match content.others.get(path) {
            Some(found) => read_bytes(&found.absolute, path),
            None => Err(Diagnostic::new(
                &NOT_PUBLISHED,
                Span::whole(path.clone()),
                both!("`{path}` không phải tệp để đăng", "`{path}` is not a file to publish"),
            )),
        };
        match bytes {
            Ok(bytes) => {
                files.insert(path.clone(), bytes.into());
            }
            Err(problem) => problems.push(problem),
        }
    }
    files
}

fn ending(path: &str) -> String {
    path.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_lowercase())
}
