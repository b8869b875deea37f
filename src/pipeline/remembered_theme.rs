//! The theme kept between two builds of one process: templates are compiled again only where something of it changed.

use std::sync::Arc;

use crate::diagnostics::{Checked, Span, Spanned};
use crate::model::values::Options;
use crate::theme::{self, Theme, ThemeFile};

/// The theme that was loaded last, with everything it was loaded from.
#[derive(Debug, Default)]
pub(super) struct RememberedTheme(Option<(LoadedFrom, Checked<Option<Arc<Theme>>>)>);

#[derive(Debug, PartialEq)]
struct LoadedFrom {
    files: Vec<(Arc<str>, Arc<[u8]>)>,
    name: Option<Spanned<String>>,
    chosen: Vec<(String, String, Span)>,
}

impl RememberedTheme {
    /// As [`theme::load`]; from the same input the theme is the one that was loaded before.
    pub fn load(
        &mut self,
        files: &[ThemeFile],
        name: Option<&Spanned<String>>,
        chosen: &Options,
    ) -> Checked<Option<Arc<Theme>>> {
        let from = LoadedFrom {
            files: files.iter().map(|file| (file.path.clone(), file.bytes.clone())).collect(),
            name: name.cloned(),
            chosen: chosen.0.clone(),
        };
        if let Some((known, theme)) = &self.0
            && *known == from
        {
            return theme.clone();
        }
        let Checked { value, problems } = theme::load(files, name, chosen);
        let theme = Checked::new(value.map(Arc::new), problems);
        self.0 = Some((from, theme.clone()));
        theme
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> ThemeFile {
        ThemeFile { path: path.into(), bytes: text.as_bytes().into() }
    }

    fn name(start: usize) -> Spanned<String> {
        Spanned { value: "thu".to_owned(), span: Span::new("content/site.yaml".into(), start..start + 3) }
    }

    #[test]
    fn only_the_same_input_gives_the_theme_of_before() {
        let declaration = file("themes/thu/theme.yaml", "contract: 1\nextends: giothong\n");
        let strings = |word: &str| file("themes/thu/strings/vi.yaml", &format!("share_address: {word}\n"));
        let option = |value: &str| {
            let span = Span::new("content/site.yaml".into(), 20..30);
            Options(vec![("accent".to_owned(), value.to_owned(), span)])
        };
        let before = [declaration.clone(), strings("Một")];
        let others = [
            (vec![declaration.clone(), strings("Hai")], name(6), Options::default()),
            (
                vec![declaration, file("themes/thu/strings/en.yaml", "share_address: Một\n")],
                name(6),
                Options::default(),
            ),
            (before.to_vec(), name(7), Options::default()),
            (before.to_vec(), name(6), option("do")),
        ];
        for (files, other_name, chosen) in &others {
            let mut memory = RememberedTheme::default();
            let first = memory.load(&before, Some(&name(6)), &Options::default()).value.unwrap();
            let mut is_first = |files: &[ThemeFile], name: &Spanned<String>, chosen: &Options| {
                memory.load(files, Some(name), chosen).value.is_some_and(|theme| Arc::ptr_eq(&theme, &first))
            };
            assert!(is_first(&before, &name(6), &Options::default()));
            assert!(!is_first(files, other_name, chosen), "{files:?} {other_name:?} {chosen:?}");
        }
    }
}
