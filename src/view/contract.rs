//! The theme contract: which template gets which data. `themes/README.md` and the load-time samples are made from it.

use schemars::{Schema, SchemaGenerator};

use super::page::{PageView, SharedPageView, SiteView};
use super::pages::*;

/// The contract version that themes name in `theme.yaml`. It is raised when a change could break a template.
pub const VERSION: i64 = 1;

/// A template and the data it gets as `view`.
#[derive(Debug)]
pub struct Template {
    /// The name of the file: `pages/<name>.html`.
    pub name: &'static str,
    /// The struct, by name.
    pub view: &'static str,
    /// The JSON Schema of the struct.
    pub schema: fn(&mut SchemaGenerator) -> Schema,
}

/// Templates by name, each with the struct it gets.
macro_rules! templates {
    ($($name:ident: $view:ident),* $(,)?) => {
        [$(Template {
            name: stringify!($name),
            view: stringify!($view),
            schema: SchemaGenerator::subschema_for::<$view>,
        }),*]
    };
}

/// Variables that every template gets besides `view`.
pub const EVERYWHERE: [Template; 2] = templates! { site: SiteView, page: PageView };

/// What stands for [`PageView`] in the templates of `shared/`.
pub const SHARED_PAGE: Template = {
    let [page] = templates! { page: SharedPageView };
    page
};

/// Every template of the contract.
pub const TEMPLATES: &[Template] = &templates! {
    home: HomeView, schedule: ScheduleView, changes: ChangesView, drive: DriveView, wave: WaveView,
    campaign: PlainView, program: ProgramView, event: DriveView, observance: PlainView, place: PlainView,
    organization: PlainView, honors: HonorsView, donor: DonorView, awareness: AwarenessView, article: ArticleView,
    news_item: PlainView, document: DocumentView, results: ResultsView, quota: QuotaView, report: FileView,
    appeal: AppealView, service: ServiceView, material: FileView, page: PlainView, list: ListView,
    language: LanguageView, eligibility: EligibilityView, question: QuestionView, deferred: DeferredView,
    eligible: EligibleView, next_donation: NextDonationView, search: SearchView, not_found: NotFoundView,
    redirect: RedirectView,
};
