//! The theme contract: which template gets which data. `themes/README.md` and the load-time samples are made from it.

use schemars::{JsonSchema, Schema, SchemaGenerator};

use super::page::{PageView, SiteView};
use super::pages::*;

/// The version themes name in `theme.yaml`. It rises when a template could break.
pub const VERSION: i64 = 1;

/// A template and the data it gets as `view`.
#[derive(Debug)]
pub struct Template {
    pub name: &'static str,
    /// The struct, by name.
    pub view: &'static str,
    pub schema: fn(&mut SchemaGenerator) -> Schema,
}

/// Variables that every template gets besides `view`: name, struct, schema.
pub const SHARED: [Template; 2] = [template::<SiteView>("site", "SiteView"), template::<PageView>("page", "PageView")];

/// Every template of the contract.
pub const TEMPLATES: &[Template] = &[
    template::<HomeView>("home", "HomeView"),
    template::<ScheduleView>("schedule", "ScheduleView"),
    template::<ChangesView>("changes", "ChangesView"),
    template::<DriveView>("drive", "DriveView"),
    template::<WaveView>("wave", "WaveView"),
    template::<PlainView>("campaign", "PlainView"),
    template::<ProgramView>("program", "ProgramView"),
    template::<DriveView>("event", "DriveView"),
    template::<PlainView>("observance", "PlainView"),
    template::<PlainView>("place", "PlainView"),
    template::<PlainView>("organization", "PlainView"),
    template::<HonorsView>("honors", "HonorsView"),
    template::<DonorView>("donor", "DonorView"),
    template::<AwarenessView>("awareness", "AwarenessView"),
    template::<ArticleView>("article", "ArticleView"),
    template::<PlainView>("news_item", "PlainView"),
    template::<FileView>("document", "FileView"),
    template::<ResultsView>("results", "ResultsView"),
    template::<QuotaView>("quota", "QuotaView"),
    template::<FileView>("report", "FileView"),
    template::<AppealView>("appeal", "AppealView"),
    template::<ServiceView>("service", "ServiceView"),
    template::<FileView>("material", "FileView"),
    template::<PlainView>("page", "PlainView"),
    template::<ListView>("list", "ListView"),
    template::<LanguageView>("language", "LanguageView"),
    template::<EligibilityView>("eligibility", "EligibilityView"),
    template::<QuestionView>("question", "QuestionView"),
    template::<DeferredView>("deferred", "DeferredView"),
    template::<EligibleView>("eligible", "EligibleView"),
    template::<NextDonationView>("next_donation", "NextDonationView"),
    template::<SearchView>("search", "SearchView"),
    template::<NotFoundView>("not_found", "NotFoundView"),
    template::<RedirectView>("redirect", "RedirectView"),
];

const fn template<T: JsonSchema>(name: &'static str, view: &'static str) -> Template {
    Template { name, view, schema: SchemaGenerator::subschema_for::<T> }
}
