//! Editorial rules over the assembled site. A rule is a file with its problem and its check; this is the registry.
//!
//! *Incremental:* cheap, recomputed for every build.

mod base_url;
mod consent;
mod coordinates;
mod day_changes;
mod days;
mod declared_hosts;
mod drafts;
mod duplicate_host;
mod duplicate_language;
mod early_result;
mod empty_alt;
mod fact_ids;
mod fact_validity;
mod far_years;
mod history;
mod implausible_result;
mod incomplete_fact;
mod language_script;
mod logo;
mod missing_result;
mod needless_exception;
mod negative;
mod outside_period;
mod overlapping_facts;
mod part_cycle;
mod place_validity;
mod private_data;
mod publish_fields;
mod publish_target;
mod readable_password;
mod same_venue;
mod security;
mod stale_fact;
mod stale_translation;
mod tiers;
mod transcripts;
mod unapproved;
mod unexplained_status;
mod unread_recurrence;
mod unreviewed;
mod unreviewed_translation;
mod unwritten_language;

#[cfg(test)]
mod tests;

pub use base_url::is_site_address;
pub use publish_fields::{WITHOUT_SFTP, is_target_address};
pub use stale_translation::what_changed;
pub use unapproved::{UNAPPROVED, Unapproved, WhyUnapproved, each_unapproved, unapproved};

use crate::diagnostics::{Problem, Problems};
use crate::model::site::Site;

/// A rule: what it finds, and how.
struct CheckRule {
    problem: &'static Problem,
    check: fn(&Site, &mut Problems),
}

static RULES: &[CheckRule] = &[
    CheckRule { problem: &base_url::BAD_BASE_URL, check: base_url::check },
    CheckRule { problem: &base_url::NO_BASE_URL, check: base_url::note },
    CheckRule { problem: &consent::MISSING_CONSENT, check: consent::check },
    CheckRule { problem: &coordinates::BAD_COORDINATES, check: coordinates::check_earth },
    CheckRule { problem: &coordinates::OUTSIDE_VIETNAM, check: coordinates::check_country },
    CheckRule { problem: &coordinates::OUTSIDE_OUTLINE, check: coordinates::check_outline },
    CheckRule { problem: &day_changes::UNUSED_DAY_CHANGE, check: day_changes::check },
    CheckRule { problem: &declared_hosts::DECLARED_HOSTS, check: declared_hosts::check },
    CheckRule { problem: &duplicate_host::DUPLICATE_HOST, check: duplicate_host::check },
    CheckRule { problem: &duplicate_language::DUPLICATE_LANGUAGE, check: duplicate_language::check },
    CheckRule { problem: &early_result::EARLY_RESULT, check: early_result::check },
    CheckRule { problem: &empty_alt::EMPTY_ALT, check: empty_alt::check },
    CheckRule { problem: &language_script::BAD_SCRIPT, check: language_script::check },
    CheckRule { problem: &fact_ids::DUPLICATE_FACT, check: fact_ids::check },
    CheckRule { problem: &fact_validity::FACT_NEVER_HOLDS, check: fact_validity::check_days },
    CheckRule { problem: &fact_validity::UNKNOWN_FACT, check: fact_validity::check_replaced },
    CheckRule { problem: &far_years::FAR_YEAR, check: far_years::check },
    CheckRule { problem: &history::HISTORY_ORDER, check: history::check_order },
    CheckRule { problem: &history::HISTORY_DATE, check: history::check_dates },
    CheckRule { problem: &implausible_result::IMPLAUSIBLE_RESULT, check: implausible_result::check },
    CheckRule { problem: &incomplete_fact::INCOMPLETE_FACT, check: incomplete_fact::check },
    CheckRule { problem: &logo::BAD_LOGO, check: logo::check },
    CheckRule { problem: &missing_result::MISSING_RESULT, check: missing_result::check },
    CheckRule { problem: &needless_exception::NEEDLESS_EXCEPTION, check: needless_exception::check },
    CheckRule { problem: &negative::NEGATIVE_NUMBER, check: negative::check },
    CheckRule { problem: &outside_period::OUTSIDE_PERIOD, check: outside_period::check },
    CheckRule { problem: &overlapping_facts::OVERLAPPING_FACTS, check: overlapping_facts::check },
    CheckRule { problem: &part_cycle::PART_CYCLE, check: part_cycle::check },
    CheckRule { problem: &place_validity::PLACE_NOT_VALID, check: place_validity::check_places },
    CheckRule { problem: &place_validity::ORGANIZATION_NOT_VALID, check: place_validity::check_organizations },
    CheckRule { problem: &private_data::PRIVATE_DATA, check: private_data::check },
    CheckRule { problem: &publish_fields::BAD_PUBLISH_URL, check: publish_fields::check_urls },
    CheckRule { problem: &publish_fields::INCOMPLETE_TARGET, check: publish_fields::check },
    CheckRule { problem: &publish_target::UNKNOWN_TARGET, check: publish_target::check },
    CheckRule { problem: &readable_password::READABLE_PASSWORD, check: readable_password::check },
    CheckRule { problem: &same_venue::SAME_VENUE, check: same_venue::check },
    CheckRule { problem: &security::BAD_CONTACT, check: security::check },
    CheckRule { problem: &security::EXPIRY, check: security::check_expiry },
    CheckRule { problem: &stale_fact::STALE_FACT, check: stale_fact::check },
    CheckRule { problem: &stale_translation::STALE_TRANSLATION, check: stale_translation::check },
    CheckRule { problem: &tiers::UNKNOWN_TIER, check: tiers::check },
    CheckRule { problem: &transcripts::NO_TRANSCRIPT, check: transcripts::check },
    CheckRule { problem: &transcripts::UNWRITTEN_TRANSCRIPT, check: transcripts::check_writing },
    CheckRule { problem: &unapproved::UNAPPROVED, check: unapproved::check },
    CheckRule { problem: &unexplained_status::UNEXPLAINED_STATUS, check: unexplained_status::check },
    CheckRule { problem: &unread_recurrence::UNREAD_RECURRENCE, check: unread_recurrence::check },
    CheckRule { problem: &unreviewed::UNREVIEWED_ARTICLE, check: unreviewed::check },
    CheckRule { problem: &unreviewed_translation::UNREVIEWED_TRANSLATION, check: unreviewed_translation::check },
    CheckRule { problem: &unwritten_language::UNWRITTEN_LANGUAGE, check: unwritten_language::check },
];

pub fn check(site: &Site) -> Problems {
    let mut problems = Problems::default();
    for rule in RULES {
        (rule.check)(site, &mut problems);
    }
    problems
}

/// Every problem of this stage.
pub fn problems() -> impl Iterator<Item = &'static Problem> {
    RULES.iter().map(|rule| rule.problem)
}
