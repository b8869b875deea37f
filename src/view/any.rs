//! Any page's data, and the template that draws it.

use serde::Serialize;

use super::prelude::*;
use super::{awareness, donor, eligibility, entries, home, languages, next_donation, results};
use crate::routes::Step;

/// A page to draw. Serializes as its data.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct View {
    /// The name of the template.
    #[serde(skip)]
    pub template: &'static str,
    /// The data that the template gets as `view`.
    pub data: Data,
}

/// Declares [`Data`]: one variant for each struct that a template gets.
macro_rules! data {
    ($($variant:ident($view:ty)),* $(,)?) => {
        /// The data of a page. Serializes as the struct inside.
        #[derive(Clone, Debug, Serialize)]
        #[serde(untagged)]
        #[expect(clippy::large_enum_variant, reason = "a view is made, drawn and dropped; boxing it would only cost")]
        pub enum Data {
            $(#[doc = concat!("A page of the struct `", stringify!($view), "`.")] $variant($view),)*
        }

        $(impl From<$view> for Data {
            fn from(view: $view) -> Self {
                Data::$variant(view)
            }
        })*
    };
}

data! {
    Home(HomeView), Schedule(ScheduleView), Changes(ChangesView), Drive(DriveView), Wave(WaveView), Program(ProgramView),
    Plain(PlainView), Honors(HonorsView), Donor(DonorView), Awareness(AwarenessView), Article(ArticleView), Document(DocumentView),
    File(FileView),
    Results(ResultsView), Quota(QuotaView), Appeal(AppealView), Service(ServiceView), List(ListView),
    Language(LanguageView), Eligibility(EligibilityView), Question(QuestionView), Deferred(DeferredView),
    Eligible(EligibleView), NextDonation(NextDonationView), Search(SearchView), NotFound(NotFoundView),
    Redirect(RedirectView),
}

impl View {
    fn new(template: &'static str, data: impl Into<Data>) -> Self {
        Self { template, data: data.into() }
    }

    /// The drive or event of the page, where the page is about one.
    pub fn drive(&self) -> Option<&DriveView> {
        if let Data::Drive(view) = &self.data { Some(view) } else { None }
    }

    /// Whether the page only redirects to another page.
    pub fn is_redirect(&self) -> bool {
        matches!(self.data, Data::Redirect(_))
    }
}

/// Builds the data of a page. `root` is the path from the page to the site's root. `None` where the entry does not
/// exist.
pub fn view(cx: ViewContext<'_>, page: &PageId, root: &str) -> Option<View> {
    let cx = ViewContext { root, ..cx };
    Some(match page {
        PageId::Home => View::new("home", home::home(cx)),
        PageId::Schedule(filter, number) => View::new("schedule", schedule::schedule(cx, filter, *number)),
        PageId::Changes => View::new("changes", schedule::changes(cx)),
        PageId::List(Kind::Donor) => View::new("honors", donor::honors(cx)),
        PageId::List(Kind::Article) => View::new("awareness", awareness::awareness(cx)),
        PageId::List(Kind::Quota) => View::new("results", results::results(cx)),
        PageId::List(kind) => View::new("list", home::list(cx, *kind)),
        PageId::Language(tag) => View::new("language", languages::language(cx, tag)),
        PageId::Eligibility(Step::Start) => View::new("eligibility", eligibility::start(cx)?),
        PageId::Eligibility(Step::Question(id)) => View::new("question", eligibility::question(cx, id)?),
        PageId::Eligibility(Step::Deferred(id)) => View::new("deferred", eligibility::deferred(cx, id)?),
        PageId::Eligibility(Step::End) => View::new("eligible", eligibility::eligible(cx)),
        PageId::NextDonation => View::new("next_donation", next_donation::next_donation(cx)),
        PageId::Search => View::new("search", home::search(cx)),
        PageId::NotFound => View::new("not_found", home::not_found(cx)),
        PageId::Entry(target) | PageId::Translation(_, target) => return of_entry(cx, target),
    })
}

/// Builds the redirect from a former address to a page.
pub fn redirect(cx: ViewContext<'_>, page: &PageId) -> Option<View> {
    let (PageId::Entry(target) | PageId::Translation(_, target)) = page else { return None };
    Some(View::new("redirect", RedirectView { target: cx.link(page, cx.title(target)?)? }))
}

/// Builds what stands at the address of a page that was taken down.
pub fn gone(cx: ViewContext<'_>) -> View {
    View::new("not_found", NotFoundView { gone: true, ..home::not_found(cx) })
}

fn of_entry(cx: ViewContext<'_>, target: &Target) -> Option<View> {
    let (all, id, kind) = (&cx.site.entries, &target.id, target.kind);
    macro_rules! page {
        ($template:literal, $entries:ident, $view:path) => {
            View::new($template, $view(cx, &cx.translated(kind, all.$entries.get(id)?)))
        };
    }
    Some(match kind {
        Kind::Campaign => page!("campaign", campaigns, entries::campaign),
        Kind::Program => page!("program", programs, entries::program),
        Kind::Wave => page!("wave", waves, entries::wave),
        Kind::Drive => View::new("drive", drive::drive(cx, &*cx.translated(kind, all.drives.get(id)?))?),
        Kind::Event => View::new("event", drive::drive(cx, &*cx.translated(kind, all.events.get(id)?))?),
        Kind::Observance => page!("observance", observances, entries::observance),
        Kind::Place => page!("place", places, entries::place),
        Kind::Organization => page!("organization", organizations, entries::organization),
        Kind::Donor => page!("donor", donors, donor::donor),
        Kind::Article => page!("article", articles, awareness::article),
        Kind::News => page!("news_item", news, entries::news),
        Kind::Document => page!("document", documents, entries::document),
        Kind::Quota => page!("quota", quotas, results::quota),
        Kind::Report => page!("report", reports, entries::report),
        Kind::Appeal => page!("appeal", appeals, entries::appeal),
        Kind::Service => page!("service", services, entries::service),
        Kind::Material => page!("material", materials, entries::material),
        Kind::Page => page!("page", pages, entries::page),
    })
}
