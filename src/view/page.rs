//! What every template gets besides its own view.

use schemars::JsonSchema;
use serde::Serialize;

use super::parts::{Channel, CorrectionView, Fact, Link, NoteView, Picture, Provenance, Section, SourceView};

/// The site: the same on every page.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct SiteView {
    /// The name of the site.
    pub title: String,
    /// One sentence about it.
    pub description: Option<String>,
    /// A sentence that stands on every page, such as that the site is not an official one.
    pub notice: Option<String>,
    /// The label of an archive: `Tư liệu năm 2023`. Only where the present is pinned.
    pub archive: Option<String>,
    /// The emblem of the office, from the site's root.
    pub logo: Option<String>,
    /// The organization that runs it.
    pub organization: Option<String>,
    /// The parts of the site, in order.
    pub menu: Vec<Link>,
    /// What changed and is or was to be held within a week; shown on every page.
    pub alerts: Vec<super::pages::ScheduleRow>,
    /// The moment at which the last of them is over, as in [`ScheduleRow`](super::pages::ScheduleRow); absent where that
    /// is not known of each.
    pub alerts_end: Option<String>,
    /// The page of everything that changed.
    pub alerts_page: Link,
    /// The day the site was made; absent where the present is pinned.
    pub made: Option<super::parts::When>,
    /// Every list of the site, those without an entry too, so that each can be reached.
    pub sections: Vec<Link>,
    /// The sections that have something to show and are not in the menu.
    pub others: Vec<Link>,
    /// The languages, each with its own name and entry page.
    pub languages: Vec<LanguageLink>,
    pub contact: Vec<Channel>,
    /// Feeds, where they are made.
    pub feeds: Vec<Link>,
    /// The schedule as data for programs and spreadsheets, where it is made.
    pub data: Vec<Link>,
    /// The style sheet, from the site's root.
    pub style: String,
    /// The icon, from the site's root.
    pub icon: String,
    /// The content security policy that pages carry, where a host sends no headers of the site: a theme puts it into
    /// `<meta http-equiv="Content-Security-Policy">` before whatever loads.
    pub policy: Option<String>,
    /// What is told to other sites of an address, for `<meta name="referrer">`; beside `policy`.
    pub referrer: Option<String>,
    /// Options of the theme, by name.
    pub options: std::collections::BTreeMap<String, String>,
}

/// A language of the site.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct LanguageLink {
    /// Its tag, for `lang` and `hreflang`.
    pub tag: String,
    /// Its name in Vietnamese.
    pub name: String,
    /// Its name in itself, where a source gives one.
    pub own_name: Option<String>,
    /// Its entry page, from the site's root.
    pub href: String,
}

/// What is true of the page as a page.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct PageView {
    /// The template that draws it, such as `drive`.
    pub template: String,
    pub title: String,
    /// The title of the window: with a state before it where it matters, and the site's name after.
    pub window_title: String,
    /// The title of a share: with a state before it where it matters.
    pub share_title: String,
    /// One or two sentences for search engines and shares; of a drive, its state and day first.
    pub description: String,
    /// The language of the page.
    pub lang: String,
    /// The language of the page as Open Graph names it: `vi_VN`; empty where it has no name for it.
    pub locale: String,
    /// The script of that language (ISO 15924, such as `Latn`) where readers' devices may lack its letters: of every
    /// written language but Vietnamese and English. Else empty. The style sheet chooses a font by it.
    pub script: String,
    /// The path from the page to the site's root: `../../`. Put it before every `href`.
    pub root: String,
    /// The page's address on the web, where the site has one.
    pub canonical: Option<String>,
    /// The same page in other languages, by their addresses on the web.
    pub alternates: Vec<Alternate>,
    /// The languages the page can be read in, where there is more than one.
    pub languages: Vec<LanguageChoice>,
    /// From the home page to this one; empty on the home page.
    pub breadcrumbs: Vec<Link>,
    /// The picture for sharing, by its address on the web.
    pub image: Option<String>,
    /// Open Graph type: `website` or `article`.
    pub og_type: String,
    /// JSON-LD, safe to stand inside `<script type="application/ld+json">`.
    pub json_ld: String,
    /// Whether search engines should leave it out.
    pub noindex: bool,
}

/// What many pages have in common: those in one language with the same way to the site's root.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct SharedPageView {
    /// The language of the pages.
    pub lang: String,
    /// The language as Open Graph names it, as in [`PageView`].
    pub locale: String,
    /// The script of that language, as in [`PageView`].
    pub script: String,
    /// The path from the pages to the site's root.
    pub root: String,
}

impl From<&PageView> for SharedPageView {
    fn from(page: &PageView) -> Self {
        let PageView { lang, locale, script, root, .. } = page;
        Self { lang: lang.clone(), locale: locale.clone(), script: script.clone(), root: root.clone() }
    }
}

/// A language the page can be read in.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct LanguageChoice {
    pub tag: String,
    /// Its name in itself, else in Vietnamese.
    pub name: String,
    /// Whether the name is Vietnamese, since no source gives another.
    pub in_vietnamese: bool,
    /// The page, from the site's root.
    pub href: String,
    /// Whether it is the language of this page.
    pub current: bool,
}

/// A page in another language.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Alternate {
    /// The language tag, or `x-default`.
    pub lang: String,
    /// Its address on the web.
    pub url: String,
}

/// What pages of entries of every kind show.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct EntryView {
    /// The word for its kind.
    pub kind: String,
    /// The kind's list, from the site's root; absent where the kind has none.
    pub list: Option<Link>,
    /// One or two plain sentences.
    pub summary: Option<String>,
    /// Facts, each with its label; of a drive or event those that its own fields (`when`, `hours`, `place`) do not give.
    pub facts: Vec<Fact>,
    /// The text, as HTML.
    pub body: Option<String>,
    pub cover: Option<Picture>,
    /// The part of the schedule about it, where it has one.
    pub schedule: Option<Link>,
    pub sections: Vec<Section>,
    /// Where the facts come from.
    pub sources: Vec<SourceView>,
    /// Mistakes that were published and mended, newest first.
    pub corrections: Vec<CorrectionView>,
    /// Who answers for the words, on a page in another language than Vietnamese.
    pub provenance: Option<Provenance>,
    /// Recordings and broadcasts: in every language on a Vietnamese page, in its own on another.
    pub notes: Vec<NoteView>,
    /// The languages for which a translator is wanted.
    pub wanted: Vec<LanguageLink>,
    /// Whether it is a draft, seen only in a preview.
    pub draft: bool,
}
