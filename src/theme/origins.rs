//! The files of a theme from which pages and assets are made, so that a problem of a finished file is told where it
//! comes from.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::assets::{Assets, EXTRA, STYLE};
use super::chain::Layer;
use super::locate::{Texts, file_of};
use super::written_tags::most_like;
use crate::diagnostics::{FilePath, Span};

/// The files behind a theme.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    /// Those of the nearest theme first.
    templates: Vec<Template>,
    /// The file of each asset, by its address from the site's root.
    assets: BTreeMap<String, Origin>,
}

/// A file of a theme.
#[derive(Clone, Debug)]
pub struct Origin {
    pub file: FilePath,
    /// Whether it is the site's own, and not of the program.
    pub is_own: bool,
}

#[derive(Clone, Debug)]
struct Template {
    origin: Origin,
    /// The number of themes that are nearer.
    layer: usize,
    /// Its path in `templates/`: `parts/footer.html`.
    path: String,
    text: Arc<str>,
}

/// A place in a template.
pub struct Written {
    pub span: Span,
    pub is_own: bool,
    /// The number of themes that are nearer than that of the template.
    pub layer: usize,
    /// The text of the template.
    pub text: Arc<str>,
}

impl Origins {
    pub(super) fn of(chain: &[Layer<'_>], texts: &Texts, assets: &Assets) -> Self {
        let of_layer = |(nearer, layer): (usize, &Layer<'_>)| {
            let inside = |name: &String| Some(name.strip_prefix(&layer.name)?.strip_prefix('/')?.to_owned());
            let template = |(name, text): (&String, &Arc<str>)| {
                let origin = Origin { file: file_of(name), is_own: !layer.embedded };
                Some(Template { origin, layer: nearer, path: inside(name)?, text: text.clone() })
            };
            texts.iter().filter_map(template).collect::<Vec<_>>()
        };
        let templates = chain.iter().enumerate().flat_map(of_layer);
        let asset = |name: &str| {
            let of_layer = |layer: &Layer<'_>| {
                let extra = Some(EXTRA).filter(|_| name == STYLE);
                let mut names = extra.into_iter().chain([name]);
                let file = names.find_map(|name| layer.file(&format!("assets/{name}")))?;
                Some(Origin { file: file.path.clone(), is_own: !layer.embedded })
            };
            chain.iter().find_map(of_layer)
        };
        let assets = assets.addresses.iter().filter_map(|(name, address)| Some((address.clone(), asset(name)?)));
        Self { templates: templates.collect(), assets: assets.collect() }
    }

    /// The file of an asset, by its address from the site's root.
    pub fn asset(&self, address: &str) -> Option<&Origin> {
        self.assets.get(address)
    }

    /// The assets whose names end so, by their addresses from the site's root.
    pub fn assets_that_end(&self, endings: &'static [&'static str]) -> impl Iterator<Item = (&str, &Origin)> {
        let fits = move |address: &str| endings.iter().any(|ending| address.ends_with(ending));
        self.assets.iter().map(|(address, origin)| (address.as_str(), origin)).filter(move |(address, _)| fits(address))
    }

    /// The tag of a template that drew a tag of a page: the one that is most like it, of the nearest theme where several
    /// are. `page` is the name of the page's template, and `after` is what follows the tag on the page. The tag around
    /// `except` is not it.
    pub fn tag(&self, page: &str, tag: &str, after: &str, except: Option<&Span>) -> Option<Written> {
        let mut best: Option<(usize, Written)> = None;
        for template in self.used_on(page) {
            let except = except.filter(|except| except.file == template.origin.file).map(|except| except.start);
            let Some((likeness, place)) = most_like(&template.text, tag, after, except) else { continue };
            if best.as_ref().is_none_or(|(known, _)| likeness > *known) {
                best = Some((likeness, template.written(place)));
            }
        }
        best.map(|(_, written)| written)
    }

    /// The site's own template that replaces one with this text, does not have it, and does not draw the one it replaces
    /// either. `page` is the name of the page's template; without it, a template of any page may be meant.
    pub fn replaced_without(&self, page: Option<&str>, text: &str) -> Option<Written> {
        self.without(page, text, false)
    }

    /// As [`Origins::replaced_without`], of a template that extends or includes the one it replaces: a block of it may be
    /// what is not drawn.
    pub fn extended_without(&self, page: Option<&str>, text: &str) -> Option<Written> {
        self.without(page, text, true)
    }

    fn without(&self, page: Option<&str>, text: &str, draws_below: bool) -> Option<Written> {
        let has = |template: &Template| template.text.contains(text);
        let used: Vec<&Template> = match page {
            Some(page) => self.used_on(page),
            None => self.templates.iter().collect(),
        };
        let lacks = |index: usize, template: &Template| {
            let mut below = used.iter().skip(index + 1).filter(|below| below.path == template.path);
            let fits = template.origin.is_own && template.draws_below() == draws_below;
            fits && !has(template) && below.any(|below| has(below))
        };
        let lacking = used.iter().enumerate().find(|(index, template)| lacks(*index, template));
        lacking.map(|(_, template)| template.written(0..0))
    }

    /// The site's own template of a page.
    pub fn own_page(&self, page: &str) -> Option<Written> {
        let path = page_path(page);
        let template = self.templates.iter().find(|template| template.path == path);
        template.filter(|template| template.origin.is_own).map(|template| template.written(0..0))
    }

    /// The templates that a page may be made with: its own, those of pages that it extends, and all that are for no page
    /// in particular.
    fn used_on(&self, page: &str) -> Vec<&Template> {
        let mut pages = vec![page_path(page)];
        let mut next = 0;
        while let Some(path) = pages.get(next).cloned() {
            let texts = self.templates.iter().filter(|template| template.path == path).map(|template| &template.text);
            for extended in texts.filter_map(|text| extended(text)) {
                let path = extended.find("pages/").map_or(extended, |at| &extended[at..]).to_owned();
                if !pages.contains(&path) {
                    pages.push(path);
                }
            }
            next += 1;
        }
        let is_used = |path: &String| !path.starts_with("pages/") || pages.contains(path);
        self.templates.iter().filter(|template| is_used(&template.path)).collect()
    }
}

impl Template {
    /// Whether it extends or includes the template of the same name in another theme.
    fn draws_below(&self) -> bool {
        self.text.contains(&format!("/{}\"", self.path))
    }

    fn written(&self, place: Range<usize>) -> Written {
        let span = Span::new(self.origin.file.clone(), place);
        Written { span, is_own: self.origin.is_own, layer: self.layer, text: self.text.clone() }
    }
}

fn page_path(page: &str) -> String {
    format!("pages/{page}.html")
}

/// The template that a template extends, as it is written.
fn extended(text: &str) -> Option<&str> {
    text.split_once("{% extends \"")?.1.split_once('"').map(|(name, _)| name)
}
