//! Where the links and pictures of a text lead.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::problems::{BROKEN_LINK, NOT_PUBLISHED};
use percent_encoding::percent_decode_str;

use super::{PageId, Routes};
use crate::assemble::{Assembled, folder_and_id, moved};
use crate::bilingual;
use crate::diagnostics::{Diagnostic, FilePath, Problems, Span};
use crate::model::kind::Kind;
use crate::model::prose::{Destination, Prose};
use crate::model::reference::Target;
use crate::model::values::beside;
use crate::text::normal::canonical;

/// Kinds of files that a text may publish by naming them.
const PUBLISHED: [&str; 10] = ["avif", "gif", "jpeg", "jpg", "m4a", "mp3", "pdf", "png", "svg", "webp"];

/// Where a destination leads.
#[derive(Clone, Debug, PartialEq)]
pub enum Resolution {
    /// Outside the site, or to a part of the same page: stands as it is.
    AsWritten,
    /// To an entry, perhaps a part of its page.
    Entry { target: Target, fragment: String },
    /// To a file beside the text, by its path in the content.
    File(FilePath),
}

/// Everything to which links and pictures of texts can lead. Where each of them leads is found when it is asked for.
#[derive(Clone, Debug, Default)]
pub struct Destinations {
    known: Arc<HashSet<Target>>,
    moved: Arc<BTreeMap<Target, Target>>,
    wanted: Arc<BTreeMap<FilePath, Span>>,
    texts: Arc<Vec<Arc<Prose>>>,
    present: Arc<[FilePath]>,
}

impl Destinations {
    /// The destinations of a site. `present` has the content paths of its files, sorted.
    pub fn new(assembled: &Assembled, present: Arc<[FilePath]>) -> Self {
        let Assembled { known, moved, wanted, texts, .. } = assembled;
        Self { known: known.clone(), moved: moved.clone(), wanted: wanted.clone(), texts: texts.clone(), present }
    }

    /// Every link and picture of a text.
    pub fn all(&self) -> impl Iterator<Item = &Destination> {
        self.texts.iter().flat_map(|text| text.destinations())
    }

    /// Where a destination leads; `None` where it leads nowhere, which is reported.
    pub fn of(&self, destination: &Destination, problems: &mut Problems) -> Option<Resolution> {
        let text = &destination.text;
        if text.starts_with('#') || text.contains(':') {
            return Some(Resolution::AsWritten);
        }
        let (path, fragment) =
            text.split_once('#').map_or((text.as_str(), ""), |(path, _)| (path, &text[path.len()..]));
        let decoded = percent_decode_str(path).decode_utf8_lossy();
        let path = &*canonical(&decoded);
        if let Some(target) = entry_of(path, &destination.span).filter(|_| !destination.picture) {
            let fragment = fragment.to_owned();
            if self.known.contains(&target) {
                return Some(Resolution::Entry { target, fragment });
            }
            if let Some(successor) = self.moved.get(&target) {
                let new = format!("{}/{}", successor.kind.facts().folder, successor.id);
                problems.push(moved(path, &new, destination.span.clone()));
                return Some(Resolution::Entry { target: successor.clone(), fragment });
            }
        }
        let file = file_of(text, path, &destination.span, &self.present)
            .and_then(|file| self.unless_private(file, destination));
        file.map_err(|problem| problems.push(problem)).ok().map(Resolution::File)
    }

    /// Reports a link to a picture in the folder of donors, unless its donor publishes it: consent decides about such a
    /// picture.
    fn unless_private(&self, path: FilePath, destination: &Destination) -> Result<FilePath, Diagnostic> {
        if !path.starts_with("content/donors/") || self.wanted.contains_key(&path) {
            return Ok(path);
        }
        let message = bilingual!(
            "`{path}` thuộc về một người chưa đồng ý công khai ảnh",
            "`{path}` belongs to a person without consent to show it"
        );
        Err(NOT_PUBLISHED.at(&destination.span).message(message).found(destination.text.as_str()))
    }

    /// Reports destinations that lead nowhere. Returns the files to publish, each with the first place that asks for it.
    pub fn published(&self, problems: &mut Problems) -> BTreeMap<FilePath, Span> {
        let mut asked = BTreeMap::clone(&self.wanted);
        let mut in_texts: BTreeMap<FilePath, &Span> = BTreeMap::new();
        for destination in self.all() {
            if let Some(Resolution::File(path)) = self.of(destination, problems) {
                let first = in_texts.entry(path).or_insert(&destination.span);
                *first = (*first).min(&destination.span);
            }
        }
        for (path, span) in in_texts {
            asked.entry(path).or_insert_with(|| span.clone());
        }
        asked
    }
}

/// The file beside the text that a path names, if files of its kind are published.
fn file_of(text: &str, path: &str, span: &Span, present: &[FilePath]) -> Result<FilePath, Diagnostic> {
    let file = beside(&span.file, path);
    let extension = file.rsplit_once('.').map_or("", |(_, extension)| extension).to_lowercase();
    match present.binary_search_by(|present| (**present).cmp(&file)) {
        Ok(at) if PUBLISHED.contains(&extension.as_str()) => Ok(present[at].clone()),
        Ok(_) => Err(NOT_PUBLISHED
            .at(span)
            .message(bilingual!(
                "tệp `{path}` không được đăng từ trong bài viết",
                "`{path}` is not published from inside a text"
            ))
            .found(text)
            .accepted(PUBLISHED)),
        Err(_) => Err(broken(text, span, present)),
    }
}

/// `waves/dot-1`, `../waves/dot-1.md` or `dot-2.md` as an entry.
fn entry_of(path: &str, span: &Span) -> Option<Target> {
    let path = path.trim_end_matches('/');
    let direct = folder_and_id(path.trim_start_matches('/'));
    let (kind, id) = match direct {
        Some(found) => found,
        None => folder_and_id(beside(&span.file, path.strip_suffix(".md")?).strip_prefix("content/")?)?,
    };
    let id = id.strip_suffix(".md").unwrap_or(&id);
    Some(Target { kind, id: id.into() })
}

fn broken(text: &str, span: &Span, present: &[FilePath]) -> Diagnostic {
    let folders = Kind::ALL.map(|kind| kind.facts().folder);
    let entries = present.iter().filter_map(|path| {
        let inside = path.strip_prefix("content/")?;
        let id = inside.strip_suffix(".md")?;
        folders.iter().any(|folder| id.starts_with(folder)).then_some(id)
    });
    let problem = BROKEN_LINK
        .at(span)
        .message(bilingual!("liên kết `{text}` không dẫn đến đâu", "the link `{text}` leads nowhere"));
    let ending = text.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_lowercase());
    if !PUBLISHED.contains(&ending.as_str()) {
        return problem.suggest(text, entries, 3);
    }
    let folder = span.file.rsplit_once('/').map_or("", |(folder, _)| folder);
    problem.help(bilingual!(
        "chép tệp `{text}` vào thư mục `{folder}`",
        "copy the file `{text}` into the folder `{folder}`"
    ))
}

impl Routes {
    /// The address a resolved destination gets, relative to the page in `language` that stands at `root` from the
    /// site's root.
    pub fn place(&self, resolution: &Resolution, written: &str, root: &str, language: &str) -> String {
        match resolution {
            Resolution::AsWritten => written.to_owned(),
            Resolution::Entry { target, fragment } => match self.entry_in(language, target) {
                Some(href) => format!("{root}{href}{fragment}"),
                None => {
                    let list = self.href(&PageId::List(target.kind)).unwrap_or_else(|| self.link(""));
                    format!("{root}{list}")
                }
            },
            Resolution::File(path) => format!("{root}{}", self.file(path).unwrap_or_default()),
        }
    }
}
