//! Where the links and pictures of a text lead.

use std::collections::{BTreeMap, BTreeSet};

use super::problems::{BROKEN_LINK, NOT_PUBLISHED};
use percent_encoding::percent_decode_str;

use super::{PageId, Routes};
use crate::assemble::{folder_and_id, moved};
use crate::bilingual;
use crate::diagnostics::{Checked, Diagnostic, FilePath, Problems, Span};
use crate::model::kind::Kind;
use crate::model::prose::Destination;
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

/// Finds where a destination leads. Entries are known by their targets, those that moved by their former ones; files by
/// their content paths, sorted.
pub fn resolve(
    destination: &Destination,
    known: &BTreeSet<Target>,
    successors: &BTreeMap<Target, Target>,
    present: &[FilePath],
) -> Checked<Option<Resolution>> {
    let text = &destination.text;
    let mut problems = Problems::default();
    if text.starts_with('#') || text.contains(':') {
        return Checked::new(Some(Resolution::AsWritten), problems);
    }
    let (path, fragment) = text.split_once('#').map_or((text.as_str(), ""), |(path, _)| (path, &text[path.len()..]));
    let path = &*canonical(&percent_decode_str(path).decode_utf8_lossy()).into_owned();
    if let Some(target) = entry_of(path, &destination.span).filter(|_| !destination.picture) {
        let fragment = fragment.to_owned();
        if known.contains(&target) {
            return Checked::new(Some(Resolution::Entry { target, fragment }), problems);
        }
        if let Some(successor) = successors.get(&target) {
            let new = format!("{}/{}", successor.kind.facts().folder, successor.id);
            problems.push(moved(path, &new, destination.span.clone()));
            return Checked::new(Some(Resolution::Entry { target: successor.clone(), fragment }), problems);
        }
    }
    match file_of(text, path, &destination.span, present) {
        Ok(path) => Checked::new(Some(Resolution::File(path)), problems),
        Err(problem) => {
            problems.push(problem);
            Checked::new(None, problems)
        }
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
    BROKEN_LINK
        .at(span)
        .message(bilingual!("liên kết `{text}` không dẫn đến đâu", "the link `{text}` leads nowhere"))
        .suggest(text, entries, 3)
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

/// The destinations of all texts, resolved once, by the place and words they were written with.
pub type Destinations = BTreeMap<(Span, String), Resolution>;
