//! Honours name milestones that `site.yaml` has.

use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Problem, Problems, nearest, one_of};
use crate::model::site::Site;
use crate::text::fold::fold;

/// A milestone that does not exist.
pub static UNKNOWN_TIER: Problem = Problem::error(
    "unknown-tier",
    Bilingual::literal(
        "Mức tôn vinh này không có trong `tiers` của `content/site.yaml`. Mức là quy định của từng tỉnh nên được khai báo ở đó.",
        "This milestone is not among the `tiers` of `content/site.yaml`. Milestones differ by province and are declared there.",
    ),
    "honors: [{tier: muc-25}]",
    "honors: [{tier: muc-20}]",
);

/// Looks every named milestone up.
pub fn check(site: &Site, problems: &mut Problems) {
    if site.config.id.is_empty() {
        return; // `site.yaml` could not be read: what it would say is not known.
    }
    let tiers = &site.config.tiers;
    for tier in site.entries.donors.values().flat_map(|donor| &donor.own.honors).filter_map(|honor| honor.tier.as_ref())
    {
        let wanted = fold(tier);
        if tiers.iter().any(|known| fold(&known.id) == wanted || fold(&known.name) == wanted) {
            continue;
        }
        let names = tiers.iter().flat_map(|known| [known.id.as_str(), known.name.as_str()]);
        let name = &tier.value;
        problems.push(
            Diagnostic::new(
                &UNKNOWN_TIER,
                tier.span.clone(),
                bilingual!("không có mức tôn vinh `{name}`", "there is no milestone `{name}`"),
            )
            .found(name.as_str())
            .accepted(tiers.iter().map(|known| known.id.value.clone()))
            .help_if(one_of(&nearest(name, names, 2))),
        );
    }
}
