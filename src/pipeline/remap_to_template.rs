//! Remaps problems of finished pages to the files of the site's own theme from which they come.

use std::collections::BTreeSet;
use std::ops::Range;

use super::ready::{OutputFile, ReadySite};
use crate::audit::{DEAD_FRAGMENT, DEAD_LABEL, HEADING_ONE, HEAVY_FIRST_VIEW};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Related, Sources, Span};
use crate::routes::root;
use crate::theme::Written;
use crate::view;

/// Remaps the problems of the finished pages of one build.
pub struct TemplateRemapper<'a> {
    ready: &'a ReadySite,
    /// The folder before the paths of finished files.
    folder: &'a str,
    /// The places in templates that have been told, each with its code.
    told: BTreeSet<(&'static str, Span)>,
}

/// The place in the own theme that a problem comes from.
struct Cause {
    written: Written,
    /// What the template there lacks, and the one that it replaces has.
    lacks: Option<String>,
}

const ID_OF_EXPRESSION: &str = "id=\"{{";

impl<'a> TemplateRemapper<'a> {
    pub fn new(ready: &'a ReadySite, folder: &'a str) -> Self {
        Self { ready, folder, told: BTreeSet::new() }
    }

    /// The problem in the own theme, where it comes from there; otherwise as it is. `None` where the same was told of
    /// this place before. `sources` has the texts of the pages and gets those of templates.
    pub fn remap(&mut self, problem: Diagnostic, sources: &mut Sources) -> Option<Diagnostic> {
        let Some(path) = self.finished(&problem.span) else { return Some(problem) };
        if let Some(file) = self.own_asset(&problem.span) {
            return Some(Diagnostic { span: file, ..problem });
        }
        if problem.problem.code == HEAVY_FIRST_VIEW.code {
            return Some(self.at_heaviest(problem.clone(), path));
        }
        let Some(Cause { written, lacks }) = self.cause(&problem, path, sources) else { return Some(problem) };
        let (message, help) = (on_page(&problem.message, path), lacks.map(|lacks| put_back(&lacks)));
        let span = told_at(written, sources);
        let related = problem.related.iter().filter(|related| related.span.file == problem.span.file);
        let related = related.filter_map(|related| self.related(related, &span, path, sources)).collect();
        let remapped = Diagnostic { span, message, related, ..problem }.help_if(help);
        self.told.insert((remapped.problem.code, remapped.span.clone())).then_some(remapped)
    }

    /// A page that is too heavy with what it needs: told at the heaviest file, where that is the site's own.
    fn at_heaviest(&self, problem: Diagnostic, path: &str) -> Diagnostic {
        let heaviest = problem.related.first().and_then(|heaviest| self.own_asset(&heaviest.span));
        let Some(span) = heaviest else { return problem };
        let message = on_page(&problem.message, path);
        let others = problem.related.iter().skip(1);
        let others = others.filter_map(|other| Some(Related { span: self.own_asset(&other.span)?, ..other.clone() }));
        Diagnostic { related: others.collect(), span, message, ..problem }
    }

    /// The file of the site's own theme behind an asset.
    fn own_asset(&self, span: &Span) -> Option<Span> {
        let origin = self.ready.theme.origins.asset(self.finished(span)?)?;
        origin.is_own.then(|| Span::whole(origin.file.clone()))
    }

    /// The place in the own theme that a problem of a page comes from.
    fn cause(&self, problem: &Diagnostic, path: &str, sources: &Sources) -> Option<Cause> {
        let origins = &self.ready.theme.origins;
        let page = self.template(path)?;
        let drawn = self.drawn(&problem.span, page, None, sources);
        // Where a nearer theme took away what a link or label of another leads to, that theme is the cause.
        let taken = self.taken_away(problem, sources);
        let nearer = |taken: &Cause| drawn.as_ref().is_none_or(|drawn| taken.written.layer < drawn.layer);
        if let Some(taken) = taken.filter(nearer) {
            return Some(taken);
        }
        if let Some(written) = drawn.filter(|written| written.is_own) {
            return Some(Cause { written, lacks: None });
        }
        // Without a place, the page lacks its heading.
        if problem.problem.code != HEADING_ONE.code || !problem.span.range().is_empty() {
            return None;
        }
        let taken = origins.replaced_without(Some(page), "<h1");
        let taken = taken.map(|written| Cause { written, lacks: Some("<h1>".to_owned()) });
        taken.or_else(|| Some(Cause { written: origins.own_page(page)?, lacks: None }))
    }

    /// The own template without the id that a link or label leads to, where the template it replaces has it.
    fn taken_away(&self, problem: &Diagnostic, sources: &Sources) -> Option<Cause> {
        if ![DEAD_FRAGMENT.code, DEAD_LABEL.code].contains(&problem.problem.code) {
            return None;
        }
        let text = sources.text(&problem.span.file)?.get(problem.span.range())?;
        // A label may name several ids, and the sentence says which is not there.
        let ids = text.rsplit_once('#').map_or(text, |(_, fragment)| fragment).split_ascii_whitespace();
        let id = ids.into_iter().find(|id| problem.message.en.contains(*id))?;
        let lacks = format!("id=\"{id}\"");
        let origins = &self.ready.theme.origins;
        let written = origins.replaced_without(None, &lacks).or_else(|| origins.extended_without(None, &lacks));
        // An id that no template writes out comes from an expression.
        let written = written.or_else(|| origins.replaced_without(None, ID_OF_EXPRESSION))?;
        Some(Cause { written, lacks: Some(lacks) })
    }

    /// Another place that belongs to a problem, in a template where it is not the same place.
    fn related(&self, related: &Related, told: &Span, path: &str, sources: &mut Sources) -> Option<Related> {
        let written = self.drawn(&related.span, self.template(path)?, Some(told), sources)?;
        Some(Related { span: told_at(written, sources), message: related.message.clone() })
    }

    /// The part of a template that drew the part of a page: the same attribute of the tag, else the tag.
    fn drawn(&self, span: &Span, page: &str, except: Option<&Span>, sources: &Sources) -> Option<Written> {
        let html = sources.text(&span.file)?;
        let tag = tag_around(html, &span.range())?;
        let after = &html[tag.end..];
        let drawn = self.ready.theme.origins.tag(page, &html[tag.clone()], after, except)?;
        let within = attribute(&html[tag.start..span.start]);
        let value = within.and_then(|name| value_of(name, &drawn.text[drawn.span.range()]));
        let start = drawn.span.start;
        let place = value.map_or_else(|| drawn.span.range(), |value| start + value.start..start + value.end);
        Some(Written { span: Span::new(drawn.span.file, place), ..drawn })
    }

    /// The name of the template of a page, by the page's path.
    fn template(&self, path: &str) -> Option<&'static str> {
        let (cx, address) = (self.ready.context(), path.strip_suffix("index.html").unwrap_or(path));
        let view = match self.ready.output(path)? {
            OutputFile::Page(page) => view::view(cx, &page, &root(address)),
            OutputFile::Redirect(page) => view::redirect(cx, &page),
            OutputFile::Gone => Some(view::gone(cx)),
            _ => None,
        };
        view.map(|view| view.template)
    }

    /// The path of a finished file below the site's root.
    fn finished<'p>(&self, span: &'p Span) -> Option<&'p str> {
        span.file.strip_prefix(self.folder)?.strip_prefix('/')
    }
}

/// The sentence of a problem of a page that is told elsewhere.
fn on_page(Bilingual { vi, en }: &Bilingual, path: &str) -> Bilingual {
    bilingual!("ở `{path}`: {vi}", "on `{path}`: {en}")
}

fn put_back(lacks: &str) -> Bilingual {
    bilingual!(
        "mẫu cùng tên mà tệp này thay có `{lacks}`: đặt lại vào, hoặc thay cả chỗ cần đến nó",
        "the template of the same name that this file replaces has `{lacks}`: put it back, or replace what needs it too"
    )
}

/// The place, whose text is then among the sources.
fn told_at(written: Written, sources: &mut Sources) -> Span {
    if sources.text(&written.span.file).is_none() {
        sources.insert(written.span.file.clone(), written.text);
    }
    written.span
}

/// The start tag of a page that contains a place.
fn tag_around(html: &str, place: &Range<usize>) -> Option<Range<usize>> {
    let start = html.get(..place.end)?.rfind('<')?;
    let end = html.get(place.end..)?.find('>').map(|end| place.end + end + 1);
    match html[start..place.end].ends_with('>') {
        true => Some(start..place.end),
        false => Some(start..end?),
    }
}

/// The name of the attribute in whose value a tag breaks off.
fn attribute(tag: &str) -> Option<&str> {
    tag.strip_suffix("=\"")?.rsplit(' ').next()
}

/// The value of an attribute in a tag of a template.
fn value_of(name: &str, tag: &str) -> Option<Range<usize>> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    // An expression in the value may have quotation marks of its own.
    let mut end = start;
    loop {
        let rest = tag.get(end..)?;
        let quote = rest.find('"')?;
        match rest.find("{{").filter(|code| *code < quote) {
            Some(code) => end += code + rest[code..].find("}}")? + 2,
            None => return Some(start..end + quote),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_on_a_page_is_in_a_tag() {
        let html = "<p>a <a href=\"#b\" class=\"c\">b</a>";
        let tag = |place| tag_around(html, &place).map(|tag| &html[tag]);
        assert_eq!(tag(14..16), Some("<a href=\"#b\" class=\"c\">"));
        assert_eq!(tag(5..28), Some("<a href=\"#b\" class=\"c\">"));
        assert_eq!(tag(0..0), None);
        assert_eq!(attribute(&html[5..14]), Some("href"));
        assert_eq!(attribute(&html[5..5]), None);
    }

    #[test]
    fn the_value_of_an_attribute_ends_where_the_template_says() {
        let tag = "<a data-href=\"x\" href=\"{{ \"a\" | asset }}#b\" class=\"c\">";
        assert_eq!(value_of("href", tag).map(|value| &tag[value]), Some("{{ \"a\" | asset }}#b"));
        assert_eq!(value_of("id", tag), None);
    }
}
