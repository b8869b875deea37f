//! Renders a view with a theme into a page.

use serde::Serialize;
use tera::{Context, Value};

use super::annotate_lang::annotate_lang;
use crate::diagnostics::Diagnostic;
use crate::text::language::SOURCE;
use crate::theme::{Theme, located};
use crate::view::page::PageView;

/// Draws `pages/<template>.html`. `site` is the [`SiteView`](crate::view::page::SiteView) as a value of the template
/// engine, made once for all pages. Where the page is not in Vietnamese, every run of text gets its language. An error
/// of the template is reported at its place in the template.
///
/// The result depends on the arguments alone.
pub fn page<V: Serialize>(
    theme: &Theme,
    template: &str,
    site: &Value,
    page: &PageView,
    view: &V,
) -> Result<String, Diagnostic> {
    let mut context = Context::new();
    context.insert_value("site", site.clone());
    context.insert("page", page);
    context.insert("view", view);
    context.insert_value("t", theme.strings_in(&page.lang));
    let name = format!("pages/{template}.html");
    let html = theme.tera.render(&name, &context).map_err(|error| located(&error, &name))?;
    Ok(if page.lang == SOURCE { html } else { annotate_lang(&html, &page.lang) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::values::Options;
    use crate::text::marked::marked;
    use crate::theme::load;
    use crate::view::page::SiteView;
    use crate::view::pages::NotFoundView;

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
        let html = page(&theme, "not_found", &Value::from_serializable(&site), &view, &NotFoundView::default());
        let html = html.expect("the sample fits the template");
        assert!(html.contains("Không thấy trang") && html.contains("Trang &lt;mẫu&gt;"), "{html}");
    }

    #[test]
    fn a_page_in_another_language_says_which_words_are_vietnamese() {
        let theme = load(&[], None, &Options::default()).value.expect("the theme of the program");
        let site = SiteView { style: theme.style.clone(), options: theme.options.clone(), ..SiteView::default() };
        let title = format!("{}, Kon Tum", marked("Page not found"));
        let view = PageView { title, lang: "en".to_owned(), ..PageView::default() };
        let html = page(&theme, "not_found", &Value::from_serializable(&site), &view, &NotFoundView::default());
        let html = html.expect("the sample fits the template");
        assert!(html.contains("<h1><span lang=\"en\">Page not found</span>, Kon Tum</h1>"), "{html}");
    }

    #[test]
    fn data_of_another_template_is_a_problem_in_the_template() {
        let theme = load(&[], None, &Options::default()).value.expect("the theme of the program");
        let site = Value::from_serializable(&SiteView::default());
        let problem =
            page(&theme, "drive", &site, &PageView::default(), &NotFoundView::default()).expect_err("no drive");
        assert_eq!(problem.problem.code, "template-render");
        assert!(problem.span.file.starts_with("themes/giothong/templates/"), "{:?}", problem.span);
    }
}
