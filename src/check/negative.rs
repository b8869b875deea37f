//! Nothing that is counted is less than none.

use crate::bilingual;
use crate::diagnostics::{Problems, Spanned};
use crate::model::site::Site;
use crate::problem;

problem! {
    /// Số đơn vị máu, số người và số lần hiến không thể âm. Thường là một gạch nối hay gạch đầu dòng dính vào con số.
    ///
    /// Units of blood, people and donations cannot be negative. Usually a hyphen or a list's dash sticks to the number.
    ///
    /// ```text
    /// Chỉ tiêu: -120
    /// ```
    ///
    /// ```text
    /// Chỉ tiêu: 120
    /// ```
    pub static NEGATIVE_NUMBER: Error = "negative-number";
}

/// Looks at every target, result and number of donations.
pub fn check(site: &Site, problems: &mut Problems) {
    for number in counts(site).into_iter().filter(|number| number.value < 0) {
        let value = number.value;
        let positive = value.unsigned_abs();
        problems.push(
            NEGATIVE_NUMBER
                .at(&number.span)
                .message(bilingual!("số `{value}` là số âm", "the number `{value}` is negative"))
                .found(value.to_string())
                .help(bilingual!("có thể là `{positive}`", "perhaps `{positive}`")),
        );
    }
}

fn counts(site: &Site) -> Vec<Spanned<i64>> {
    let entries = &site.entries;
    let results = entries
        .occasions()
        .flat_map(|occasion| occasion.drive.result.iter().flat_map(|result| [&result.collected_units, &result.donors]));
    let quotas = entries.quotas.values().flat_map(|quota| [&quota.collected_units, &quota.donors]);
    let donors = entries.donors.values().map(|donor| &donor.donations);
    let tiers = site.config.tiers.iter().map(|tier| &tier.donations);
    let counted = results.chain(quotas).chain(donors).chain(tiers).flatten().cloned();
    let targets = entries.occasions().map(|occasion| &occasion.drive.target_units);
    let targets = targets.chain(entries.quotas.values().map(|quota| &quota.target_units)).flatten();
    let exact =
        targets.filter_map(|target| Some(Spanned { value: target.value.exactly()?, span: target.span.clone() }));
    counted.chain(exact).collect()
}
