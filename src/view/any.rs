//! Any page's data, and the template that draws it.

use serde::{Serialize, Serializer};

use super::context::ViewContext;
use super::pages::*;
use super::parts::{Link, StatusView};
use super::{article, changes, donor, drive, eligibility, file, home, list, next_donation, plain, program, results};
use super::{schedule, site, wave};
use crate::model::kind::Kind;
use crate::model::reference::Target;
use crate::routes::{Page, Step};

/// The data of a page. Serializes as the struct inside.
#[derive(Clone, Debug)]
#[expect(clippy::large_enum_variant, reason = "a view is made, drawn and dropped; boxing it would only cost")]
pub enum View {
    Home(HomeView),
    Schedule(ScheduleView),
    Changes(ChangesView),
    /// A template whose view is [`DriveView`].
    Drive(&'static str, DriveView),
    Wave(WaveView),
    Program(ProgramView),
    /// A template whose view is [`PlainView`].
    Plain(&'static str, PlainView),
    Honors(HonorsView),
    Donor(DonorView),
    Awareness(AwarenessView),
    Article(ArticleView),
    /// A template whose view is [`FileView`].
    File(&'static str, FileView),
    Results(ResultsView),
    Quota(QuotaView),
    Appeal(AppealView),
    Service(ServiceView),
    List(ListView),
    Language(LanguageView),
    Eligibility(EligibilityView),
    Question(QuestionView),
    Deferred(DeferredView),
    Eligible(EligibleView),
    NextDonation(NextDonationView),
    Search(SearchView),
    NotFound(NotFoundView),
    Redirect(RedirectView),
}

impl View {
    /// The name of the template.
    pub fn template(&self) -> &'static str {
        match self {
            View::Home(_) => "home",
            View::Schedule(_) => "schedule",
            View::Changes(_) => "changes",
            View::Wave(_) => "wave",
            View::Program(_) => "program",
            View::Drive(template, _) | View::Plain(template, _) | View::File(template, _) => template,
            View::Honors(_) => "honors",
            View::Donor(_) => "donor",
            View::Awareness(_) => "awareness",
            View::Article(_) => "article",
            View::Results(_) => "results",
            View::Quota(_) => "quota",
            View::Appeal(_) => "appeal",
            View::Service(_) => "service",
            View::List(_) => "list",
            View::Language(_) => "language",
            View::Eligibility(_) => "eligibility",
            View::Question(_) => "question",
            View::Deferred(_) => "deferred",
            View::Eligible(_) => "eligible",
            View::NextDonation(_) => "next_donation",
            View::Search(_) => "search",
            View::NotFound(_) => "not_found",
            View::Redirect(_) => "redirect",
        }
    }

    /// The state that belongs into the window's title.
    pub fn status(&self) -> Option<&StatusView> {
        match self {
            View::Drive(_, view) => Some(&view.status),
            _ => None,
        }
    }

    /// What a share says before anything else.
    pub fn headline(&self) -> Option<String> {
        match self {
            View::Drive(_, view) => Some(drive::headline(view)),
            _ => None,
        }
    }
}

impl Serialize for View {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            View::Home(view) => view.serialize(serializer),
            View::Schedule(view) => view.serialize(serializer),
            View::Changes(view) => view.serialize(serializer),
            View::Drive(_, view) => view.serialize(serializer),
            View::Wave(view) => view.serialize(serializer),
            View::Program(view) => view.serialize(serializer),
            View::Plain(_, view) => view.serialize(serializer),
            View::Honors(view) => view.serialize(serializer),
            View::Donor(view) => view.serialize(serializer),
            View::Awareness(view) => view.serialize(serializer),
            View::Article(view) => view.serialize(serializer),
            View::File(_, view) => view.serialize(serializer),
            View::Results(view) => view.serialize(serializer),
            View::Quota(view) => view.serialize(serializer),
            View::Appeal(view) => view.serialize(serializer),
            View::Service(view) => view.serialize(serializer),
            View::List(view) => view.serialize(serializer),
            View::Language(view) => view.serialize(serializer),
            View::Eligibility(view) => view.serialize(serializer),
            View::Question(view) => view.serialize(serializer),
            View::Deferred(view) => view.serialize(serializer),
            View::Eligible(view) => view.serialize(serializer),
            View::NextDonation(view) => view.serialize(serializer),
            View::Search(view) => view.serialize(serializer),
            View::NotFound(view) => view.serialize(serializer),
            View::Redirect(view) => view.serialize(serializer),
        }
    }
}

/// The data of a page that stands at `root` from the site's root. `None` for an entry that is not there.
pub fn view(cx: ViewContext<'_>, page: &Page, root: &str) -> Option<View> {
    Some(match page {
        Page::Home => View::Home(home::home(cx)),
        Page::Schedule(filter, number) => View::Schedule(schedule::schedule(cx, filter, *number)),
        Page::Changes => View::Changes(changes::changes(cx)),
        Page::List(Kind::Donor) => View::Honors(donor::honors(cx)),
        Page::List(Kind::Article) => View::Awareness(article::awareness(cx)),
        Page::List(Kind::Quota) => View::Results(results::results(cx)),
        Page::List(kind) => View::List(list::list(cx, *kind)),
        Page::Language(tag) => View::Language(site::language(cx, tag, root)),
        Page::Eligibility(Step::Start) => View::Eligibility(eligibility::start(cx)?),
        Page::Eligibility(Step::Question(id)) => View::Question(eligibility::question(cx, id)?),
        Page::Eligibility(Step::Deferred(id)) => View::Deferred(eligibility::deferred(cx, id)?),
        Page::Eligibility(Step::End) => View::Eligible(eligibility::eligible(cx)),
        Page::NextDonation => View::NextDonation(next_donation::next_donation(cx)),
        Page::Search => View::Search(list::search(cx)),
        Page::NotFound => View::NotFound(NotFoundView { links: home::ways_on(cx) }),
        Page::Entry(target) | Page::Translation(_, target) => return entry(cx, target, root),
    })
}

/// A former address that leads to a page.
pub fn redirect(cx: ViewContext<'_>, page: &Page) -> Option<View> {
    let (Page::Entry(target) | Page::Translation(_, target)) = page else { return None };
    let target: Link = cx.link(page, cx.title(target)?)?;
    Some(View::Redirect(RedirectView { target }))
}

fn entry(cx: ViewContext<'_>, target: &Target, root: &str) -> Option<View> {
    let (entries, id, kind) = (&cx.site.entries, &target.id, target.kind);
    Some(match target.kind {
        Kind::Campaign => {
            View::Plain("campaign", plain::campaign(cx, &cx.translated(kind, entries.campaigns.get(id)?), root))
        }
        Kind::Program => View::Program(program::program(cx, &cx.translated(kind, entries.programs.get(id)?), root)),
        Kind::Wave => View::Wave(wave::wave(cx, &cx.translated(kind, entries.waves.get(id)?), root)),
        Kind::Drive => View::Drive("drive", drive::drive(cx, &*cx.translated(kind, entries.drives.get(id)?), root)?),
        Kind::Event => View::Drive("event", drive::drive(cx, &*cx.translated(kind, entries.events.get(id)?), root)?),
        Kind::Observance => {
            View::Plain("observance", plain::observance(cx, &cx.translated(kind, entries.observances.get(id)?), root))
        }
        Kind::Place => View::Plain("place", plain::place(cx, &cx.translated(kind, entries.places.get(id)?), root)),
        Kind::Organization => View::Plain(
            "organization",
            plain::organization(cx, &cx.translated(kind, entries.organizations.get(id)?), root),
        ),
        Kind::Donor => View::Donor(donor::donor(cx, &cx.translated(kind, entries.donors.get(id)?), root)),
        Kind::Article => View::Article(article::article(cx, &cx.translated(kind, entries.articles.get(id)?), root)),
        Kind::News => View::Plain("news_item", plain::news(cx, &cx.translated(kind, entries.news.get(id)?), root)),
        Kind::Document => {
            View::File("document", file::document(cx, &cx.translated(kind, entries.documents.get(id)?), root))
        }
        Kind::Quota => View::Quota(results::quota(cx, &cx.translated(kind, entries.quotas.get(id)?), root)),
        Kind::Report => View::File("report", file::report(cx, &cx.translated(kind, entries.reports.get(id)?), root)),
        Kind::Appeal => View::Appeal(plain::appeal(cx, &cx.translated(kind, entries.appeals.get(id)?), root)),
        Kind::Service => View::Service(plain::service(cx, &cx.translated(kind, entries.services.get(id)?), root)),
        Kind::Material => {
            View::File("material", file::material(cx, &cx.translated(kind, entries.materials.get(id)?), root))
        }
        Kind::Page => View::Plain("page", plain::page(cx, &cx.translated(kind, entries.pages.get(id)?), root)),
    })
}
