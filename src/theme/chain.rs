//! The chain of themes: the one the site names, the one it extends, and so on.

use std::collections::BTreeMap;

use super::declaration::{self, Declaration};
use super::embedded;
use super::files::{ByPath, ThemeFile, by_theme};
use super::problems::{THEME_CONTRACT, THEME_CYCLE, UNKNOWN_THEME};
use crate::bilingual;
use crate::diagnostics::{Diagnostic, Problems, Severity, Span, Spanned, nearest, one_of};
use crate::view::contract;

/// One theme of a chain.
#[derive(Debug)]
pub(super) struct Layer<'f> {
    pub name: String,
    /// What its `theme.yaml` says.
    pub declaration: Declaration,
    /// Its files by their path inside it.
    pub files: ByPath<'f>,
    /// Whether it comes with the program, unmodified.
    pub embedded: bool,
}

impl<'f> Layer<'f> {
    /// Its files below a folder, by the path that follows the folder.
    pub fn below(&self, folder: &'static str) -> impl Iterator<Item = (&'f str, &'f ThemeFile)> {
        self.files.iter().filter_map(move |(path, file)| {
            path.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/')).map(|rest| (rest, *file))
        })
    }
}

/// The themes in the order of their word's weight: the named one first, the one that extends nothing last. `None`
/// where one is missing or they run in a circle. A site's own theme stands before one of the same name in the program.
pub(super) fn resolve<'f>(
    site: &'f [ThemeFile],
    name: &str,
    span: Span,
    problems: &mut Problems,
) -> Option<Vec<Layer<'f>>> {
    let own = by_theme(site);
    let brought = by_theme(embedded::files());
    let mut chain: Vec<Layer<'f>> = Vec::new();
    let mut next = Some(Spanned { value: name.to_owned(), span });
    while let Some(wanted) = next {
        if chain.iter().any(|layer| layer.name == wanted.value) {
            problems.push(cycle(&chain, &wanted));
            return None;
        }
        let (files, embedded) = match (own.get(wanted.as_str()), brought.get(wanted.as_str())) {
            (Some(files), _) => (files.clone(), false),
            (None, Some(files)) => (files.clone(), true),
            (None, None) => {
                problems.push(unknown(&wanted, own.keys().chain(brought.keys()).copied()));
                return None;
            }
        };
        let known = problems.count(Severity::Error);
        let declaration = declare(&wanted.value, &files, problems);
        // What a broken declaration would have built on is not known, so nothing it lacks is reported.
        if declaration.extends.is_none() && problems.count(Severity::Error) > known {
            return None;
        }
        next = declaration.extends.clone();
        chain.push(Layer { name: wanted.value, declaration, files, embedded });
    }
    Some(chain)
}

fn declare(name: &str, files: &BTreeMap<&str, &ThemeFile>, problems: &mut Problems) -> Declaration {
    match files.get("theme.yaml") {
        Some(file) => declaration::read(file, problems),
        None => {
            let version = contract::VERSION;
            let path = format!("themes/{name}/theme.yaml");
            let message = bilingual!("giao diện `{name}` thiếu tệp `{path}`", "theme `{name}` has no `{path}`");
            problems.push(
                THEME_CONTRACT
                    .at(Span::whole(path.as_str().into()))
                    .message(message)
                    .help(bilingual!("tạo tệp với dòng `contract: {version}`", "write one with `contract: {version}`")),
            );
            Declaration::default()
        }
    }
}

fn cycle(chain: &[Layer<'_>], wanted: &Spanned<String>) -> Diagnostic {
    let names: Vec<&str> =
        chain.iter().map(|layer| layer.name.as_str()).chain(std::iter::once(wanted.as_str())).collect();
    let round = names.join(" → ");
    THEME_CYCLE.at(&wanted.span).message(bilingual!(
        "các giao diện dựa vòng lên nhau: {round}",
        "themes extend each other in a circle: {round}"
    ))
}

fn unknown<'a>(wanted: &Spanned<String>, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    let mut known: Vec<&str> = known.collect();
    known.sort_unstable();
    known.dedup();
    let name = &wanted.value;
    let near = nearest(name, known.iter().copied(), 1);
    let mut problem = UNKNOWN_THEME
        .at(&wanted.span)
        .message(bilingual!("không có giao diện `{name}`", "there is no theme `{name}`"))
        .found(name)
        .accepted(known.iter().copied());
    problem.label = one_of(&near);
    problem
}
