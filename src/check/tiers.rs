//! Honours name milestones that `site.yaml` has.

use crate::bilingual;
use crate::diagnostics::Problems;
use crate::model::site::Site;
use crate::problem;
use crate::text::fold::fold;

problem! {
    /// Mức tôn vinh này không có trong `tiers` của `content/site.yaml`. Mức là quy định của từng tỉnh nên được khai báo
    /// ở đó.
    ///
    /// This milestone is not among the `tiers` of `content/site.yaml`. Milestones differ by province and are declared
    /// there.
    ///
    /// ```text
    /// Khen thưởng: [{Mức: muc-25}]
    /// ```
    ///
    /// ```text
    /// Khen thưởng: [{Mức: muc-20}]
    /// ```
    pub static UNKNOWN_TIER: Error = "unknown-tier";
}

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
            UNKNOWN_TIER
                .at(&tier.span)
                .message(bilingual!("không có mức tôn vinh `{name}`", "there is no milestone `{name}`"))
                .suggest(name, names, 2)
                .accepted(tiers.iter().map(|known| known.id.value.clone())),
        );
    }
}
