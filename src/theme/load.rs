//! Loads a theme: from its files to templates that are checked against the contract.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tera::{Tera, Value};

use super::chain::{self, Layer};
use super::files::ThemeFile;
use super::fonts::{self, Font};
use super::origins::Origins;
use super::{assets, check, options, strings, templates};
use crate::diagnostics::{Checked, Problems, Span, Spanned};
use crate::model::values::Options;
use crate::view::locale::Locale;

/// The theme of a site that does not name one.
pub const DEFAULT: &str = "giothong";

/// A theme that fulfils the contract.
#[derive(Clone, Debug)]
pub struct Theme {
    /// The templates. A plain name such as `pages/home.html` means the template of the nearest theme.
    pub tera: Tera,
    /// The names of its templates in `shared/`, each drawn once for many pages.
    pub shared: BTreeSet<String>,
    /// The strings for templates, by language. A string that is missing in a language is Vietnamese.
    pub strings: BTreeMap<String, Value>,
    /// Words that replace those of the views, by language and by the names of [`Phrase`](crate::view::words::Phrase).
    pub said: BTreeMap<String, BTreeMap<String, String>>,
    /// The style sheet, from the site's root.
    pub style: String,
    /// The icon, from the site's root.
    pub icon: String,
    /// Every asset by its address from the site's root: `assets/style.1a2b3c4d.css`.
    pub assets: BTreeMap<String, Arc<[u8]>>,
    /// Its fonts for languages other than Vietnamese and English, those of the nearest theme first.
    pub fonts: Vec<Font>,
    /// The options by name: the site's choice, else the default. A flag is `true` or empty.
    pub options: BTreeMap<String, String>,
    /// The files from which pages and assets are made.
    pub origins: Origins,
    /// Whether a template shows QR codes, so that they are made.
    pub shows_qr: bool,
    /// Whether its search page has a script, so that an index is made.
    pub searches: bool,
}

impl Theme {
    /// The strings for a page in a language: those in the language are enclosed in the marks of
    /// [`marked`](crate::text::marked), the others are Vietnamese.
    pub fn strings_in(&self, tag: &str) -> Value {
        of_language(&self.strings, tag)
            .or_else(|| self.strings.get(strings::SOURCE))
            .cloned()
            .unwrap_or_else(Value::none)
    }

    /// The locale for a language of the site. `written` is its tag with the script, where that is not the usual one.
    pub fn locale<'a>(&'a self, tag: &'a str, written: &str) -> Locale<'a> {
        Locale::new(tag, of_language(&self.said, written))
    }
}

/// The value for a tag, else for its language alone: `blt-Latn`, else `blt`.
fn of_language<'a, T>(by_tag: &'a BTreeMap<String, T>, tag: &str) -> Option<&'a T> {
    by_tag.get(tag).or_else(|| by_tag.get(tag.split('-').next()?))
}

/// Loads the theme that a site names, with the options it chose. `site_files` are the files below the site's `themes/`.
///
/// All problems are found in one pass, each with its place; with an error there is no theme. Templates are checked
/// against the contract where the site has files of its own in the chain; the theme in the program is checked by its
/// tests.
pub fn load(site_files: &[ThemeFile], name: Option<&Spanned<String>>, chosen: &Options) -> Checked<Option<Theme>> {
    let mut problems = Problems::default();
    let span = name.map_or_else(|| Span::whole("content/site.yaml".into()), |name| name.span.clone());
    let name = name.map_or(DEFAULT, |name| name.as_str());
    let theme =
        chain::resolve(site_files, name, span, &mut problems).and_then(|chain| build(&chain, chosen, &mut problems));
    let theme = theme.filter(|_| !problems.has_errors());
    Checked::new(theme, problems)
}

fn build(chain: &[Layer<'_>], chosen: &Options, problems: &mut Problems) -> Option<Theme> {
    let options = options::choose(chain, chosen, problems);
    let assets = assets::gather(chain, &options::style(chain, &options), problems);
    let fonts = fonts::gather(chain, &assets, problems);
    let strings = strings::read(chain, &fonts, problems);
    let texts = templates::read(chain, problems);
    let tera = templates::compile(chain, &texts, Arc::new(assets.addresses.clone()), problems)?;
    let theme = Theme {
        origins: Origins::of(chain, &texts, &assets),
        tera,
        shared: templates::shared(&texts),
        strings: strings.templates.iter().map(|(tag, words)| (tag.clone(), Value::from_serializable(words))).collect(),
        said: strings.views,
        style: assets.address(assets::STYLE),
        icon: assets.address(assets::ICON),
        assets: assets.files,
        fonts,
        shows_qr: templates::use_text(chain, &texts, ".qr"),
        searches: templates::use_text(chain, &texts, "\"search.js\""),
        options,
    };
    if !chain.iter().all(|layer| layer.embedded) {
        check::check(&theme, &texts, problems);
    }
    Some(theme)
}
