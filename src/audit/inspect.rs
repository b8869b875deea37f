//! Inspects one page in a single pass.

use std::ops::Range;

use super::access::{Access, Found};
use super::address::{AddressKind, address_kind, resolve};
use super::alternates::{Alternate, counterparts};
use super::facts::{Anchors, FragmentLink, PageFacts, Place};
use super::noncharacter::noncharacter;
use super::problems::*;
use super::tag::{Attribute, Tag};
use super::tokens::{self, Listener};
use super::weight::{FirstView, heavy_page};
use super::{Surroundings, is_page};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, FilePath, Problem, Span, nearest, one_of};
use crate::text::language::is_valid_tag;

/// Inspects a finished page. `path` is its path below the site's root.
pub fn inspect(path: &str, html: &[u8], surroundings: &Surroundings) -> PageFacts {
    let mut reader = Reader {
        path,
        html,
        surroundings,
        file: surroundings.settings.file(path),
        problems: Vec::new(),
        target: String::new(),
        ids: Vec::new(),
        anchors: Vec::new(),
        own_fragments: Vec::new(),
        links: Vec::new(),
        alternates: Vec::new(),
        root: None,
        language: false,
        access: Access::default(),
        first_view: FirstView::default(),
    };
    tokens::read(html, &mut reader);
    reader.finish()
}

/// The state while a page is read.
struct Reader<'a> {
    path: &'a str,
    html: &'a [u8],
    surroundings: &'a Surroundings,
    file: FilePath,
    problems: Vec<Diagnostic>,
    /// The file of the last link, kept so that a link needs no allocation.
    target: String,
    ids: Vec<(Box<str>, Range<usize>)>,
    /// The possible targets of a `#fragment` besides the ids.
    anchors: Vec<Box<str>>,
    /// The fragments of links within the page.
    own_fragments: Vec<(Box<str>, Range<usize>)>,
    /// The links to parts of other pages.
    links: Vec<FragmentLink>,
    alternates: Vec<Alternate>,
    /// The tag `<html>`.
    root: Option<Range<usize>>,
    /// Whether it states the language.
    language: bool,
    access: Access,
    first_view: FirstView,
}

impl Listener for Reader<'_> {
    fn start(&mut self, tag: &Tag, self_closing: bool) {
        self.element(tag);
        self.access.start(tag, self_closing);
    }

    fn text(&mut self, text: &[u8]) {
        self.access.text(text);
    }

    fn wants_text(&self) -> bool {
        self.access.wants_text()
    }

    fn end(&mut self, name: &[u8]) {
        self.access.end(name);
    }
}

impl Reader<'_> {
    fn element(&mut self, tag: &Tag) {
        self.global_attributes(tag);
        self.loads(tag);
        match tag.name.as_slice() {
            b"html" => {
                self.root = Some(tag.place.clone());
                self.language |= tag.says(Attribute::Lang);
            }
            b"a" | b"area" => {
                self.follow(tag, Attribute::Href);
                self.anchors.extend(tag.get(Attribute::Name).map(Box::from));
            }
            b"form" => self.follow(tag, Attribute::Action),
            b"link" if !loading(tag) => {
                self.follow(tag, Attribute::Href);
                self.alternate(tag);
            }
            b"link" => {
                self.load(tag, Attribute::Href);
                self.first_needs(tag, Attribute::Href);
            }
            b"image" | b"use" => self.load(tag, Attribute::Href),
            b"object" => self.load(tag, Attribute::Data),
            b"meta" => self.refresh(tag),
            b"script" => {
                self.script(tag);
                self.first_needs(tag, Attribute::Src);
            }
            _ => {}
        }
    }

    fn global_attributes(&mut self, tag: &Tag) {
        if let Some(id) = tag.get(Attribute::Id) {
            self.ids.push((id.into(), tag.place_of(Attribute::Id)));
        }
        if let Some(language) = tag.get(Attribute::Lang).filter(|language| !is_valid_tag(language)) {
            let message = match language.trim() {
                // It is missing then.
                "" if tag.name == b"html" => None,
                "" => Some(Bilingual::literal("`lang` để trống", "`lang` is empty")),
                _ => Some(bilingual!("`{language}` không phải mã ngôn ngữ", "`{language}` is no language tag")),
            };
            if let Some(message) = message {
                self.problem(&BAD_LANG, tag.place_of(Attribute::Lang), message);
            }
        }
        if tag.get(Attribute::On).is_some() {
            let message =
                Bilingual::literal("thẻ có mã lệnh trong thuộc tính `on…`", "the tag has code in an `on…` attribute");
            self.problem(&INLINE_SCRIPT, tag.place_of(Attribute::On), message);
        }
    }

    /// Checks the files that an element loads.
    fn loads(&mut self, tag: &Tag) {
        self.load(tag, Attribute::Src);
        self.load(tag, Attribute::Poster);
        // A `srcset` with a `data:` address is not split, since such an address contains commas.
        if let Some(candidates) = tag.get(Attribute::Srcset).filter(|candidates| !candidates.contains("data:")) {
            for candidate in candidates.split(',') {
                let address = candidate.split_whitespace().next().unwrap_or_default();
                self.asset(address, tag.place_of(Attribute::Srcset));
            }
        }
    }

    fn load(&mut self, tag: &Tag, attribute: Attribute) {
        if let Some(address) = tag.get(attribute) {
            self.asset(address.trim(), tag.place_of(attribute));
        }
    }

    fn asset(&mut self, address: &str, place: Range<usize>) {
        match address_kind(address) {
            AddressKind::Web => {
                let message =
                    bilingual!("trang tải `{address}` từ nơi khác", "the page loads `{address}` from elsewhere");
                self.problem(&THIRD_PARTY, place, message);
            }
            _ => self.address(address, place),
        }
    }

    fn follow(&mut self, tag: &Tag, attribute: Attribute) {
        if let Some(address) = tag.get(attribute) {
            self.address(address.trim(), tag.place_of(attribute));
        }
    }

    /// Checks an address that the page links to and does not load.
    fn address(&mut self, address: &str, place: Range<usize>) {
        // The server shows this page at any depth, so only this page needs addresses from the root of the server.
        let anywhere = self.path == "404.html";
        match (address_kind(address), anywhere) {
            (AddressKind::Web | AddressKind::Other, _) => {}
            (AddressKind::Code, _) => {
                let message = Bilingual::literal("liên kết chứa mã lệnh", "the link holds code");
                self.problem(&INLINE_SCRIPT, place, message);
            }
            (AddressKind::Rooted, false) => {
                let message =
                    bilingual!("địa chỉ `{address}` bắt đầu bằng `/`", "the address `{address}` begins with `/`");
                self.problem(&ROOTED_ADDRESS, place, message);
            }
            (AddressKind::Relative, true) => {
                let message = bilingual!(
                    "địa chỉ `{address}` trong `404.html` không bắt đầu bằng `/`",
                    "the address `{address}` in `404.html` does not begin with `/`"
                );
                self.problem(&RELATIVE_ON_404, place, message);
            }
            (AddressKind::Rooted | AddressKind::Relative | AddressKind::Same, _) => {
                let mut file = std::mem::take(&mut self.target);
                let (target, fragment) = resolve(self.path, address, &self.surroundings.settings.base_path, &mut file);
                self.link(target, &fragment, place);
                self.target = file;
            }
        }
    }

    /// Checks a link into the site, or a file of the site that the page loads. The target is `None` where it is outside
    /// of the site's folder.
    fn link(&mut self, target: Option<&str>, fragment: &str, place: Range<usize>) {
        let Some(target) = target else {
            let address = self.written(&place);
            let message = bilingual!("địa chỉ `{address}` ra ngoài trang", "the address `{address}` leaves the site");
            self.problems.push(DEAD_LINK.at(self.span(place)).message(message).found(address));
            return;
        };
        let paths = &self.surroundings.paths;
        match paths.get(target) {
            _ if target == self.path => self.own_fragments.push((fragment.into(), place)),
            Some(target) if !fragment.is_empty() && is_page(target) => {
                let link =
                    FragmentLink { target: target.clone(), fragment: fragment.into(), place: Place::new(&place) };
                self.links.push(link);
            }
            Some(_) => {}
            None => {
                let message = bilingual!("không có tệp `{target}`", "there is no file `{target}`");
                let folder = format!("{target}/index.html");
                let slash = bilingual!("thêm `/` vào cuối địa chỉ", "put `/` at the end of the address");
                let help = paths.contains(folder.as_str()).then_some(slash);
                let found = self.written(&place);
                self.problems.push(DEAD_LINK.at(self.span(place)).message(message).found(found).help_if(help));
            }
        }
    }

    /// The bytes of the page at a place.
    fn written(&self, place: &Range<usize>) -> String {
        String::from_utf8_lossy(self.html.get(place.clone()).unwrap_or_default()).into_owned()
    }

    /// Collects an alternate of the page in another language.
    fn alternate(&mut self, tag: &Tag) {
        let mut words = tag.get(Attribute::Rel).unwrap_or_default().split_whitespace();
        let is_alternate = words.any(|word| word.eq_ignore_ascii_case("alternate"));
        let (language, address) = (tag.get(Attribute::Hreflang), tag.get(Attribute::Href));
        if let (true, Some(language), Some(address)) = (is_alternate, language, address) {
            let (language, address) = (language.trim().into(), address.trim().into());
            self.alternates.push(Alternate { language, address, place: tag.place_of(Attribute::Href) });
        }
    }

    /// Counts a style sheet or script of the site to what a reader needs before the page is shown.
    fn first_needs(&mut self, tag: &Tag, attribute: Attribute) {
        let Some(address) = tag.get(attribute) else { return };
        let mut file = std::mem::take(&mut self.target);
        let (target, _) = resolve(self.path, address.trim(), &self.surroundings.settings.base_path, &mut file);
        if let Some((path, bytes)) = target.and_then(|target| self.surroundings.weights.get_key_value(target)) {
            self.first_view.add(path, *bytes);
        }
        self.target = file;
    }

    /// Checks `<meta http-equiv="refresh" content="0; url=…">`: the target of a redirect.
    fn refresh(&mut self, tag: &Tag) {
        if !tag.get(Attribute::HttpEquiv).is_some_and(|name| name.eq_ignore_ascii_case("refresh")) {
            return;
        }
        let content = tag.get(Attribute::Content).unwrap_or_default();
        let Some((_, rest)) = content.split_once([';', ',']) else { return };
        let rest = rest.trim();
        let address = match rest.get(..4) {
            Some(word) if word.eq_ignore_ascii_case("url=") => rest[4..].trim_matches(['"', '\'', ' ']),
            _ => rest,
        };
        self.address(address, tag.place_of(Attribute::Content));
    }

    fn script(&mut self, tag: &Tag) {
        let data = tag.get(Attribute::Type).is_some_and(|kind| kind.eq_ignore_ascii_case("application/ld+json"));
        if !data && tag.get(Attribute::Src).is_none() {
            let message =
                Bilingual::literal("trang có mã lệnh viết thẳng vào trang", "a script is written into the page");
            self.problem(&INLINE_SCRIPT, tag.place.clone(), message);
        }
    }

    fn span(&self, place: Range<usize>) -> Span {
        Span::new(self.file.clone(), place)
    }

    fn problem(&mut self, problem: &'static Problem, place: Range<usize>, message: Bilingual) {
        self.problems.push(problem.at(self.span(place)).message(message));
    }

    fn finish(mut self) -> PageFacts {
        if !self.language {
            let message = Bilingual::literal("thẻ `<html>` không có `lang`", "`<html>` has no `lang`");
            self.problem(&MISSING_LANG, self.root.clone().unwrap_or_default(), message);
        }
        let settings = &self.surroundings.settings;
        self.problems.extend(heavy_page(self.path, self.html, &self.first_view, settings));
        self.unique_ids();
        self.anchors.sort_unstable();
        self.access();
        let anchors = Anchors::new(&self.anchors);
        self.fragments(&anchors);
        let counterparts = counterparts(self.path, &self.alternates, self.surroundings, &mut self.problems);
        self.problems.extend(noncharacter(self.path, self.html, settings));
        let links = self.links.into_boxed_slice();
        PageFacts { path: self.path.into(), anchors, links, counterparts, problems: self.problems }
    }

    /// Reports what keeps people from using the page.
    fn access(&mut self) {
        let access = std::mem::take(&mut self.access);
        let has_id = |id: &str| self.anchors.binary_search_by(|known| (**known).cmp(id)).is_ok();
        for Found { problem, place, message, related } in access.finish(has_id) {
            let found = problem.at(self.span(place)).message(message);
            self.problems.push(match related {
                Some((place, message)) => found.related(self.span(place), message),
                None => found,
            });
        }
    }

    /// Reports duplicate ids. Every id can be the target of a fragment.
    fn unique_ids(&mut self) {
        let mut ids = std::mem::take(&mut self.ids);
        ids.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.start.cmp(&b.1.start)));
        for pair in ids.windows(2) {
            let [(first, place), (second, again)] = pair else { continue };
            if first == second {
                let message = bilingual!("`id=\"{second}\"` có hai lần", "`id=\"{second}\"` stands twice");
                let before = Bilingual::literal("lần trước ở đây", "the time before is here");
                let problem = DUPLICATE_HTML_ID.at(self.span(again.clone())).message(message);
                self.problems.push(problem.related(self.span(place.clone()), before));
            }
        }
        self.anchors.extend(ids.into_iter().map(|(id, _)| id));
    }

    /// Reports links to parts of this page that are not there.
    fn fragments(&mut self, anchors: &Anchors) {
        for (fragment, place) in std::mem::take(&mut self.own_fragments) {
            if !anchors.has(&fragment) {
                let message = bilingual!("trang không có phần `#{fragment}`", "the page has no part `#{fragment}`");
                let help = one_of(&nearest(&fragment, anchors.iter(), 1));
                let found = self.written(&place);
                self.problems.push(DEAD_FRAGMENT.at(self.span(place)).message(message).found(found).help_if(help));
            }
        }
    }
}

/// Whether a `<link>` makes the browser load or contact its address.
fn loading(tag: &Tag) -> bool {
    const LOADING: [&str; 10] = [
        "apple-touch-icon",
        "dns-prefetch",
        "icon",
        "manifest",
        "mask-icon",
        "modulepreload",
        "preconnect",
        "prefetch",
        "preload",
        "stylesheet",
    ];
    let mut words = tag.get(Attribute::Rel).unwrap_or_default().split_whitespace();
    words.any(|word| LOADING.iter().any(|loading| word.eq_ignore_ascii_case(loading)))
}
