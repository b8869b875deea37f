//! The chain of themes: the theme that the site names, the theme that it extends, and so on.

use std::collections::BTreeSet;

use super::declaration::{self, Declaration};
use super::files::{ByPath, EMBEDDED, ThemeFile, by_theme};
use super::problems::{THEME_CONTRACT, THEME_CYCLE, UNKNOWN_THEME};
use crate::bilingual;
use crate::diagnostics::{Problems, Severity, Span, Spanned};
use crate::view::contract;

/// One theme of a chain.
#[derive(Debug)]
pub(super) struct Layer<'f> {
    /// Its name: that of its folder in `themes/`.
    pub name: String,
    /// The contents of its `theme.yaml`.
    pub declaration: Declaration,
    /// Its files by their path inside it.
    pub files: ByPath<'f>,
    /// Whether it is part of the program and unmodified.
    pub embedded: bool,
}

impl<'f> Layer<'f> {
    /// One of its files.
    pub fn file(&self, path: &str) -> Option<&'f ThemeFile> {
        self.files.get(path).copied()
    }

    /// Its files below a folder, by their path relative to that folder.
    pub fn below(&self, folder: &'static str) -> impl Iterator<Item = (&'f str, &'f ThemeFile)> {
        self.files.iter().filter_map(move |(path, file)| {
            path.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/')).map(|rest| (rest, *file))
        })
    }
}

/// Resolves the chain of themes, nearest first: the named theme, then the themes it extends. `None` where a theme is
/// missing or the themes extend each other in a circle. A theme of the site takes precedence over one of the same name
/// in the program.
pub(super) fn resolve<'f>(
    site: &'f [ThemeFile],
    name: &str,
    span: Span,
    problems: &mut Problems,
) -> Option<Vec<Layer<'f>>> {
    let own = by_theme(site);
    let brought = by_theme(&EMBEDDED);
    let mut chain: Vec<Layer<'f>> = Vec::new();
    let mut next = Some(Spanned { value: name.to_owned(), span });
    while let Some(wanted) = next {
        if chain.iter().any(|layer| layer.name == wanted.value) {
            let names: Vec<&str> = chain.iter().map(|layer| &*layer.name).chain([wanted.as_str()]).collect();
            let round = names.join(" → ");
            let message =
                bilingual!("các giao diện dựa vòng lên nhau: {round}", "themes extend each other in a circle: {round}");
            problems.push(THEME_CYCLE.at(wanted.span).message(message));
            return None;
        }
        let name = wanted.value;
        let (files, embedded) = match (own.get(name.as_str()), brought.get(name.as_str())) {
            (Some(files), _) => (files.clone(), false),
            (None, Some(files)) => (files.clone(), true),
            (None, None) => {
                let known: BTreeSet<&str> = own.keys().chain(brought.keys()).copied().collect();
                let message = bilingual!("không có giao diện `{name}`", "there is no theme `{name}`");
                let problem = UNKNOWN_THEME.at(wanted.span).message(message);
                problems.push(problem.meant(&name, known.iter().copied()).accepted(known));
                return None;
            }
        };
        let known = problems.count(Severity::Error);
        let declaration = declare(&name, &files, problems);
        // The base of a theme with a broken declaration is not known, so missing parts of it are not reported.
        if declaration.extends.is_none() && problems.count(Severity::Error) > known {
            return None;
        }
        next = declaration.extends.clone();
        chain.push(Layer { name, declaration, files, embedded });
    }
    Some(chain)
}

fn declare(name: &str, files: &ByPath<'_>, problems: &mut Problems) -> Declaration {
    if let Some(file) = files.get("theme.yaml") {
        return declaration::read(file, problems);
    }
    let version = contract::VERSION;
    let path = format!("themes/{name}/theme.yaml");
    let message = bilingual!("giao diện `{name}` thiếu tệp `{path}`", "theme `{name}` has no `{path}`");
    problems.push(
        THEME_CONTRACT
            .at(Span::whole(path.into()))
            .message(message)
            .help(bilingual!("tạo tệp với dòng `contract: {version}`", "write one with `contract: {version}`")),
    );
    Declaration::default()
}
