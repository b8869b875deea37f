//! The words of a site in other languages than Vietnamese, each with its place.

use crate::model::site::Site;
use crate::theme::fonts::RunText;

/// The names that languages have in themselves.
pub fn runs(site: &Site) -> impl Iterator<Item = RunText<'_>> {
    site.config.languages.iter().filter_map(|language| {
        let name = language.own_name.as_ref()?;
        Some(RunText { span: name.span.clone(), lang: language.tag_with_script().into(), text: name.as_str() })
    })
}
