//! Renders views with a theme into pages.

use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock};

use serde::Serialize;
use tera::{Context, Value};

use super::annotate_lang::annotate_lang;
use crate::diagnostics::Diagnostic;
use crate::text::language::SOURCE;
use crate::theme::{Theme, located, shared_path};
use crate::view::page::{PageView, SharedPageView, SiteView};

/// Draws the pages of a site in one language. What is the same on many of them is drawn once.
pub struct PageRenderer<'a> {
    theme: &'a Theme,
    site: Value,
    /// The finished pieces of `shared/` by name, for each path to the site's root.
    shared: RwLock<BTreeMap<String, Value>>,
}

impl<'a> PageRenderer<'a> {
    /// `site` is the view of the site in the language of the pages.
    pub fn new(theme: &'a Theme, site: &SiteView) -> Self {
        Self { theme, site: Value::from_serializable(site), shared: RwLock::default() }
    }

    /// Draws `pages/<template>.html`. Where the page is not in Vietnamese, every run of text gets its language. An error
    /// of a template is reported at its place in the template.
    ///
    /// The result depends on the arguments alone, whatever was drawn before.
    pub fn page<V: Serialize>(&self, template: &str, page: &PageView, view: &V) -> Result<String, Diagnostic> {
        let mut context = self.context(&page.lang);
        context.insert_value("shared", self.shared(page)?);
        context.insert("page", page);
        context.insert("view", view);
        let html = self.draw(&format!("pages/{template}.html"), &context)?;
        Ok(if page.lang == SOURCE { html } else { annotate_lang(&html, &page.lang) })
    }

    /// The pieces of `shared/` for a page. Their words keep the marks of their languages until the page is finished.
    fn shared(&self, page: &PageView) -> Result<Value, Diagnostic> {
        if let Some(drawn) = self.shared.read().unwrap_or_else(PoisonError::into_inner).get(&page.root) {
            return Ok(drawn.clone());
        }
        let mut context = self.context(&page.lang);
        context.insert("page", &SharedPageView::from(page));
        let piece = |name: &String| Ok((name.clone(), Value::safe_string(&self.draw(&shared_path(name), &context)?)));
        let drawn = Value::from(self.theme.shared.iter().map(piece).collect::<Result<BTreeMap<_, _>, _>>()?);
        let mut known = self.shared.write().unwrap_or_else(PoisonError::into_inner);
        Ok(known.entry(page.root.clone()).or_insert(drawn).clone())
    }

    /// What every template sees.
    fn context(&self, lang: &str) -> Context {
        let mut context = Context::new();
        context.insert_value("site", self.site.clone());
        context.insert_value("t", self.theme.strings_in(lang));
        context
    }

    fn draw(&self, name: &str, context: &Context) -> Result<String, Diagnostic> {
        self.theme.tera.render(name, context).map_err(|error| located(&error, name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Problems, Span, Spanned};
    use crate::model::values::Options;
    use crate::text::marked::marked;
    use crate::theme::{ThemeFile, load};
    use crate::view::pages::NotFoundView;

    const BASE: &str = "themes/own/templates/";

    /// The theme of the program with other templates.
    fn theme_with(templates: &[(&str, &str)]) -> Theme {
        let file = |path: String, text: &str| ThemeFile { path: path.into(), bytes: text.as_bytes().into() };
        let mut files = vec![file("themes/own/theme.yaml".to_owned(), "contract: 1\nextends: giothong\n")];
        files.extend(templates.iter().map(|(path, text)| file(format!("{BASE}{path}"), text)));
        let name = Spanned { value: "own".to_owned(), span: Span::whole("content/site.yaml".into()) };
        let loaded = load(&files, Some(&name), &Options::default());
        assert_eq!(loaded.problems, Problems::default());
        loaded.value.expect("a theme without problems")
    }

    #[test]
    fn a_page_holds_the_words_of_its_view_escaped() {
        let theme = load(&[], None, &Options::default()).value.expect("the theme of the program");
        let site = SiteView {
            title: "Trang <mẫu>".to_owned(),
            style: theme.style.clone(),
            options: theme.options.clone(),
            ..SiteView::default()
        };
        let view = PageView { title: "Không thấy trang".to_owned(), lang: "vi".to_owned(), ..PageView::default() };
        let html = PageRenderer::new(&theme, &site).page("not_found", &view, &NotFoundView::default());
        let html = html.expect("the sample fits the template");
        assert!(html.contains("Không thấy trang") && html.contains("Trang &lt;mẫu&gt;"), "{html}");
    }

    #[test]
    fn a_page_in_another_language_says_which_words_are_vietnamese() {
        let theme = load(&[], None, &Options::default()).value.expect("the theme of the program");
        let site = SiteView { style: theme.style.clone(), options: theme.options.clone(), ..SiteView::default() };
        let title = format!("{}, Kon Tum", marked("Page not found"));
        let view = PageView { title, lang: "en".to_owned(), ..PageView::default() };
        let html = PageRenderer::new(&theme, &site).page("not_found", &view, &NotFoundView::default());
        let html = html.expect("the sample fits the template");
        assert!(html.contains("<h1><span lang=\"en\">Page not found</span>, Kon Tum</h1>"), "{html}");
    }

    #[test]
    fn a_shared_piece_is_that_of_the_depth_and_of_the_nearest_theme() {
        let theme = theme_with(&[
            ("pages/not_found.html", "{{ page.title }} {{ shared.way }} {{ shared.own }}"),
            ("shared/way.html", "<a href=\"{{ page.root }}\">{{ page.lang }}</a>"),
            ("shared/own.html", "<b>{{ site.title }}</b>"),
        ]);
        let site = SiteView { title: "A & B".to_owned(), ..SiteView::default() };
        let pages = PageRenderer::new(&theme, &site);
        for (title, root) in [("1", "../"), ("2", "../../"), ("3", "../")] {
            let view = PageView { title: title.into(), root: root.into(), lang: "vi".into(), ..PageView::default() };
            let html = pages.page("not_found", &view, &NotFoundView::default()).expect("the sample fits the template");
            assert_eq!(html, format!("{title} <a href=\"{root}\">vi</a> <b>A &amp; B</b>"));
        }
    }

    #[test]
    fn words_of_a_shared_piece_have_their_language() {
        let theme =
            theme_with(&[("pages/not_found.html", "<p>{{ shared.own }}</p>"), ("shared/own.html", "{{ site.title }}")]);
        let site = SiteView { title: format!("{}, Kon Tum", marked("Drives")), ..SiteView::default() };
        let pages = PageRenderer::new(&theme, &site);
        let view = PageView { lang: "en".to_owned(), ..PageView::default() };
        for _ in 0..2 {
            let html = pages.page("not_found", &view, &NotFoundView::default()).expect("the sample fits the template");
            assert_eq!(html, "<p><span lang=\"en\">Drives</span>, Kon Tum</p>");
        }
    }

    #[test]
    fn a_footer_that_has_to_know_its_page_stands_in_parts() {
        let theme = theme_with(&[("parts/footer.html", "<footer>{{ page.title }}{{ shared.footer }}</footer>")]);
        let pages = PageRenderer::new(&theme, &SiteView { title: "Trang".to_owned(), ..SiteView::default() });
        for title in ["Một", "Hai"] {
            let view = PageView { title: title.to_owned(), lang: "vi".to_owned(), ..PageView::default() };
            let html = pages.page("not_found", &view, &NotFoundView::default()).expect("the sample fits the template");
            assert!(html.contains(&format!("<footer>{title}<footer class=\"foot\">")), "{html}");
        }
    }

    #[test]
    fn data_of_another_template_is_a_problem_in_the_template() {
        let theme = load(&[], None, &Options::default()).value.expect("the theme of the program");
        let pages = PageRenderer::new(&theme, &SiteView::default());
        let problem = pages.page("drive", &PageView::default(), &NotFoundView::default()).expect_err("no drive");
        assert_eq!(problem.problem.code, "template-render");
        assert!(problem.span.file.starts_with("themes/giothong/templates/"), "{:?}", problem.span);
    }
}
