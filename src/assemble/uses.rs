//! References from entries: to other entries, to files beside the content, in links, and to addresses outside the site.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::problems::MISSING_FILE;
use crate::bilingual;
use crate::diagnostics::{Checked, Diagnostic, FilePath, Problems, Span};
use crate::model::config::SiteConfig;
use crate::model::fact::SourcedFact;
use crate::model::prose::Prose;
use crate::model::read::{Record, Visitor};
use crate::model::reference::{Reference, Target, Targets};
use crate::model::site::AnyEntry;
use crate::model::translation::Renditions;
use crate::model::values::{FileName, Markdown, Url};

/// For every entry, the entries that refer to it, by kind and id. The pages of places, hosts and documents list them.
pub type Backlinks = HashMap<Target, Vec<Target>>;

/// Endings of files that hold content.
const TEXTS: [&str; 3] = [".md", ".yaml", ".yml"];

/// Inverts the references of all entries.
pub fn backlinks(entries: &[AnyEntry], targets: &Targets) -> Backlinks {
    let mut backlinks = Backlinks::new();
    for entry in entries {
        let owner = entry.target();
        entry.visit(&mut Collector { owner, targets, backlinks: &mut backlinks });
    }
    backlinks.values_mut().for_each(|owners| owners.sort_unstable());
    backlinks
}

struct Collector<'a> {
    owner: Target,
    targets: &'a Targets,
    backlinks: &'a mut Backlinks,
}

impl Visitor for Collector<'_> {
    fn reference(&mut self, reference: &Reference) {
        if let Some(target) = self.targets.of(reference)
            && *target != self.owner
        {
            let owners = self.backlinks.entry(target.clone()).or_default();
            if owners.last() != Some(&self.owner) {
                owners.push(self.owner.clone());
            }
        }
    }
}

/// Files and addresses that a site refers to.
pub struct Uses {
    /// Published files: the path below `content/`, and the place of the first reference to it.
    pub wanted: BTreeMap<FilePath, Span>,
    /// Every text, with its links and pictures.
    pub texts: Vec<Arc<Prose>>,
    /// Every address outside the site, except the site's own.
    pub urls: Vec<Url>,
}

/// Collects the references in everything that pages show. A named file that is not in `present` is reported.
pub fn uses(
    entries: &[AnyEntry],
    translations: &Renditions,
    config: &SiteConfig,
    facts: &[SourcedFact],
    present: &[FilePath],
) -> Checked<Uses> {
    let found = Uses { wanted: BTreeMap::new(), texts: Vec::new(), urls: Vec::new() };
    let mut finder = Finder { present, found, problems: Problems::default() };
    entries.iter().for_each(|entry| entry.visit(&mut finder));
    let shown = translations.values().flat_map(BTreeMap::values).filter(|it| it.shown);
    shown.for_each(|rendition| rendition.translation.visit(&mut finder));
    config.visit_fields(&mut finder);
    facts.iter().for_each(|fact| fact.visit_fields(&mut finder));
    let Finder { mut found, problems, .. } = finder;
    found.urls.retain(|url| Some(url) != config.base_url.as_ref());
    Checked::new(found, problems)
}

struct Finder<'a> {
    present: &'a [FilePath],
    found: Uses,
    problems: Problems,
}

impl Visitor for Finder<'_> {
    fn markdown(&mut self, markdown: &Markdown) {
        self.found.texts.extend(markdown.prose.clone());
    }

    fn file(&mut self, file: &FileName) {
        if file.name.is_empty() {
            return;
        }
        let path = file.path();
        match self.present.binary_search_by(|present| (**present).cmp(&path)) {
            Ok(_) if TEXTS.iter().any(|ending| path.to_lowercase().ends_with(ending)) => {
                let name = &file.name;
                let message = bilingual!(
                    "`{name}` là nội dung của trang, không phải tệp để đăng",
                    "`{name}` is content of the site, not a file to publish"
                );
                self.problems.push(MISSING_FILE.at(&file.span).message(message).found(name.as_str()));
            }
            Ok(at) => {
                self.found.wanted.entry(self.present[at].clone()).or_insert_with(|| file.span.clone());
            }
            Err(_) => self.problems.push(missing_file(file, &path, self.present)),
        }
    }

    fn url(&mut self, url: &Url) {
        self.found.urls.push(url.clone());
    }
}

/// The problem of a missing file, with similar names of files of the same type in the same folder.
fn missing_file(file: &FileName, path: &str, present: &[FilePath]) -> Diagnostic {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let ending = |path: &str| path.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    let neighbours = present
        .iter()
        .filter_map(|present| present.strip_prefix(folder)?.strip_prefix('/'))
        .filter(|neighbour| ending(neighbour) == ending(&file.name));
    let message = bilingual!("không có tệp `{path}`", "there is no file `{path}`");
    let name = &file.name;
    let copy = bilingual!(
        "chép tệp `{name}` vào thư mục `{folder}`, hoặc sửa tên",
        "copy the file `{name}` into the folder `{folder}`, or correct the name"
    );
    MISSING_FILE.at(&file.span).message(message).help(copy).suggest(name, neighbours, 3)
}
